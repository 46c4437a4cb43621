//! `batch`: many orders, streamed, answered in their order.
//!
//! Blocks of lines are dealt to the threads in turn and collected in the same turn, so that answers
//! come out in order and at most a few blocks per thread are in memory, however long the file is.

#[cfg(feature = "tables")]
mod tables;

use super::args::BatchArgs;
use super::failure::Failure;
use super::{BAD_INPUT, DONE, Streams, source};
use crate::assess::assess;
use crate::door::as_of_problem;
use crate::order::{Order, OrderErrors};
use crate::rulebook::Rulebook;
use crate::time::Instant;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// A block is closed with so many lines, or so many bytes.
const BLOCK_LINES: usize = 128;
const BLOCK_BYTES: usize = 1 << 20;
/// How many blocks wait for a thread, and how many of its answers wait to be written.
const BLOCKS_AHEAD: usize = 2;

/// Lines with their numbers, from 1.
#[derive(Default)]
struct Block {
    lines: Vec<(usize, Vec<u8>)>,
    bytes: usize,
}

/// The answers to a block.
struct Answers {
    text: String,
    lines: usize,
    bad: usize,
    bytes: usize,
}

/// What has been done so far.
#[derive(Default)]
struct Tally {
    lines: usize,
    bad: usize,
}

pub(super) fn batch(args: &BatchArgs, streams: &mut Streams<'_>) -> Result<u8, Failure> {
    refuse_own_input(args)?;
    if let Some(table) = Table::of(&args.input) {
        return tables::batch(args, table, streams);
    }
    let book = source::rulebook(&args.rules)?;
    let as_of = source::asked(args.when, streams)?;
    let threads = threads(args);
    let job = Job { book: &book, as_of, threads, file: source::shown(&args.input) };
    let progress = progress(args, streams);
    let tally = if args.out == Path::new("-") {
        let Streams { input, output, .. } = streams;
        job.from(&args.input, *input, *output, &progress)?
    } else {
        let unwritable = |error| Failure::File { file: source::shown(&args.out), error };
        let mut out = BufWriter::new(File::create(&args.out).map_err(unwritable)?);
        let tally = job.from(&args.input, streams.input, &mut out, &progress)?;
        out.flush().map_err(unwritable)?;
        tally
    };
    progress.finish_and_clear();
    if tally.bad == 0 {
        return Ok(DONE);
    }
    let _ =
        writeln!(streams.errors, "{} of {} lines are not right; each says why in its place", tally.bad, tally.lines);
    Ok(BAD_INPUT)
}

/// How many threads to use.
fn threads(args: &BatchArgs) -> usize {
    let one_at_least = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    args.threads.unwrap_or_else(one_at_least).get()
}

/// What a table's name ends in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Table {
    Csv,
    Parquet,
}

impl Table {
    /// What a file is by its name, where it is a table.
    fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "csv" => Some(Self::Csv),
            "parquet" => Some(Self::Parquet),
            _ => None,
        }
    }
}

#[cfg(not(feature = "tables"))]
mod tables {
    use super::{BatchArgs, Failure, Streams, Table, source};

    pub(super) fn batch(args: &BatchArgs, _: Table, _: &mut Streams<'_>) -> Result<u8, Failure> {
        Err(Failure::Usage(format!(
            "{} is a table, and this program was built to read documents alone, one per line (NDJSON); \
             built with the feature `tables` it reads and writes csv and parquet",
            source::shown(&args.input)
        )))
    }
}

/// Writing begins before reading ends: onto the input it would lose it.
fn refuse_own_input(args: &BatchArgs) -> Result<(), Failure> {
    let place = |path: &Path| std::fs::canonicalize(path).ok();
    if place(&args.input).is_some_and(|input| place(&args.out) == Some(input)) {
        let file = source::shown(&args.input);
        return Err(Failure::Usage(format!("--out: {file} is the input, which the answers would overwrite")));
    }
    Ok(())
}

/// A bar on a terminal, nothing anywhere else.
fn progress(args: &BatchArgs, streams: &Streams<'_>) -> ProgressBar {
    let length = std::fs::metadata(&args.input).ok().filter(std::fs::Metadata::is_file).map(|data| data.len());
    let target = if streams.progress { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(length, target);
    let form = if length.is_some() {
        "{bar:40} {bytes}/{total_bytes}  {eta} left  {msg}"
    } else {
        "{spinner} {bytes}  {elapsed}  {msg}"
    };
    match ProgressStyle::with_template(form) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// What every thread needs.
struct Job<'b> {
    book: &'b Rulebook,
    as_of: Option<Instant>,
    threads: usize,
    file: String,
}

impl Job<'_> {
    fn from(
        &self,
        path: &Path,
        standard: &mut (dyn BufRead + Send),
        out: &mut dyn Write,
        progress: &ProgressBar,
    ) -> Result<Tally, Failure> {
        if path == Path::new("-") {
            return self.run(standard, out, progress);
        }
        let file = File::open(path).map_err(|error| Failure::File { file: self.file.clone(), error })?;
        self.run(&mut BufReader::new(file), out, progress)
    }

    /// Deals blocks to the threads and writes their answers, both in turn.
    fn run(
        &self,
        input: &mut (dyn BufRead + Send),
        out: &mut dyn Write,
        progress: &ProgressBar,
    ) -> Result<Tally, Failure> {
        thread::scope(|scope| {
            let (mut blocks, mut answers) = (Vec::new(), Vec::new());
            for _ in 0..self.threads {
                let (give, take) = sync_channel::<Block>(BLOCKS_AHEAD);
                let (answer, collect) = sync_channel::<Answers>(BLOCKS_AHEAD);
                blocks.push(give);
                answers.push(collect);
                scope.spawn(move || self.work(&take, &answer));
            }
            let reading = scope.spawn(move || deal(input, &blocks));
            let written = write_in_turn(&answers, out, progress);
            // The threads must not wait for a writer that has gone.
            drop(answers);
            let read = reading.join().unwrap_or_else(|_| Err(io::Error::other("reading stopped")));
            let tally = written.map_err(Failure::Output)?;
            read.map_err(|error| Failure::File { file: self.file.clone(), error })?;
            Ok(tally)
        })
    }

    fn work(&self, take: &Receiver<Block>, answer: &SyncSender<Answers>) {
        for block in take {
            if answer.send(self.answers(&block)).is_err() {
                return;
            }
        }
    }

    fn answers(&self, block: &Block) -> Answers {
        let mut answers = Answers { text: String::new(), lines: block.lines.len(), bad: 0, bytes: block.bytes };
        for (number, line) in &block.lines {
            match self.answer(line) {
                Ok(text) => answers.text += &text,
                Err(errors) => {
                    answers.bad += 1;
                    answers.text += &serde_json::json!({ "line": number, "errors": errors.problems }).to_string();
                }
            }
            answers.text.push('\n');
        }
        answers
    }

    fn answer(&self, line: &[u8]) -> Result<String, OrderErrors> {
        let (order, own) = Order::from_json_with_as_of(line)?;
        let as_of = own.or(self.as_of).unwrap_or_else(|| order.last_event_at());
        assess(self.book, &order, as_of).map(|answer| answer.to_json()).map_err(as_of_problem)
    }
}

/// Reads lines and gives blocks of them to the threads in turn, until a thread has gone.
fn deal(input: &mut (dyn BufRead + Send), threads: &[SyncSender<Block>]) -> io::Result<()> {
    let (mut block, mut turn, mut number) = (Block::default(), 0, 0);
    loop {
        let mut line = Vec::new();
        let read = input.read_until(b'\n', &mut line)?;
        number += 1;
        block.bytes += read;
        if !line.trim_ascii().is_empty() {
            block.lines.push((number, line));
        }
        let full = block.lines.len() >= BLOCK_LINES || block.bytes >= BLOCK_BYTES;
        if (full || read == 0) && threads[turn % threads.len()].send(std::mem::take(&mut block)).is_err() {
            return Ok(());
        }
        if read == 0 {
            return Ok(());
        }
        turn += usize::from(full);
    }
}

/// Writes the answers of the threads in the order in which the blocks were dealt.
fn write_in_turn(threads: &[Receiver<Answers>], out: &mut dyn Write, progress: &ProgressBar) -> io::Result<Tally> {
    let mut tally = Tally::default();
    for thread in threads.iter().cycle() {
        // Blocks are dealt in turn: where one thread gets none any more, nor does any after it.
        let Ok(answers) = thread.recv() else { break };
        out.write_all(answers.text.as_bytes())?;
        tally.lines += answers.lines;
        tally.bad += answers.bad;
        progress.inc(answers.bytes as u64);
        if tally.bad > 0 {
            progress.set_message(format!("{} not right", tally.bad));
        }
    }
    out.flush()?;
    Ok(tally)
}
