//! `batch` on tables: a row per order in, a row per decision out.
//!
//! As with documents, parts of the table are dealt to the threads in turn and collected in the same turn, so
//! that at most a few parts per thread are in memory, however long the table is.

mod csv;
mod parquet;

use super::{BLOCKS_AHEAD, Table, Tally, progress, threads};
use crate::cli::args::BatchArgs;
use crate::cli::failure::Failure;
use crate::cli::{BAD_INPUT, DONE, Streams, source};
use crate::columns::{LostRow, Options, Plan, SchemaErrors};
use crate::rulebook::Rulebook;
use arrow_array::{Array, RecordBatch};
use arrow_schema::{Fields, SchemaRef};
use indicatif::ProgressBar;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// The most rows of a part.
const PART_ROWS: usize = 8_192;

/// Some rows of a table.
struct Part {
    rows: RecordBatch,
    /// Rows that cannot be read at all.
    lost: Vec<LostRow>,
    /// How much of the file they are.
    bytes: u64,
}

/// The parts of a table, in turn.
type Parts = Box<dyn Iterator<Item = io::Result<Part>> + Send>;

/// The answers to a part, as far as a thread can make them ready.
struct Answers {
    ready: Ready,
    rows: usize,
    bad: usize,
    bytes: u64,
}

enum Ready {
    Text(Vec<u8>),
    Table(RecordBatch),
}

/// Where answers go.
enum Out<'o> {
    Text(Box<dyn Write + 'o>),
    Table(Box<parquet::Writer>),
}

pub(super) fn batch(args: &BatchArgs, table: Table, streams: &mut Streams<'_>) -> Result<u8, Failure> {
    let form = form_of(&args.out)?;
    let book = source::rulebook(&args.rules)?;
    let as_of = source::asked(args.when, streams)?;
    let file = source::shown(&args.input);
    let (fields, parts) = open(&args.input, table).map_err(|error| Failure::File { file: file.clone(), error })?;
    let options = Options { as_of, zoneless_is_utc: args.utc, texts: table == Table::Csv };
    let plan = Plan::new(&fields, options).map_err(|errors| Failure::Table { file: file.clone(), errors })?;
    let progress = progress(args, streams);
    let unwritable = |error| Failure::File { file: source::shown(&args.out), error };
    let mut out = Out::open(&args.out, form, plan.output(), streams).map_err(unwritable)?;
    let job = Job { book: &book, plan: &plan, form, threads: threads(args), file };
    let tally = job.run(parts, &mut out, &progress)?;
    out.close().map_err(unwritable)?;
    progress.finish_and_clear();
    if tally.bad == 0 {
        return Ok(DONE);
    }
    let _ =
        writeln!(streams.errors, "{} of {} rows are not right; each says why in its `error`", tally.bad, tally.lines);
    Ok(BAD_INPUT)
}

/// What the answers to a table are written as.
fn form_of(out: &Path) -> Result<Table, Failure> {
    if out == Path::new("-") {
        return Ok(Table::Csv);
    }
    let unknown = || Failure::Usage(format!("{}: the answers to a table go to .csv or .parquet", source::shown(out)));
    Table::of(out).ok_or_else(unknown)
}

fn open(path: &Path, table: Table) -> io::Result<(Fields, Parts)> {
    let file = File::open(path)?;
    match table {
        Table::Csv => csv::read(file),
        Table::Parquet => parquet::read(file),
    }
}

impl<'o> Out<'o> {
    fn open(path: &Path, form: Table, schema: &SchemaRef, streams: &'o mut Streams<'_>) -> io::Result<Self> {
        if form == Table::Parquet {
            return Ok(Self::Table(Box::new(parquet::Writer::create(path, schema)?)));
        }
        let mut out: Box<dyn Write + 'o> = if path == Path::new("-") {
            Box::new(&mut *streams.output)
        } else {
            Box::new(BufWriter::new(File::create(path)?))
        };
        out.write_all(&csv::header(schema)?)?;
        Ok(Self::Text(out))
    }

    fn write(&mut self, ready: &Ready) -> io::Result<()> {
        match (self, ready) {
            (Self::Text(out), Ready::Text(text)) => out.write_all(text),
            (Self::Table(out), Ready::Table(table)) => out.write(table),
            _ => Ok(()),
        }
    }

    fn close(self) -> io::Result<()> {
        match self {
            Self::Text(mut out) => out.flush(),
            Self::Table(out) => out.close(),
        }
    }
}

/// What every thread needs.
struct Job<'b> {
    book: &'b Rulebook,
    plan: &'b Plan,
    form: Table,
    threads: usize,
    file: String,
}

impl Job<'_> {
    /// Deals parts to the threads and writes their answers, both in turn.
    fn run(&self, parts: Parts, out: &mut Out<'_>, progress: &ProgressBar) -> Result<Tally, Failure> {
        thread::scope(|scope| {
            let (mut dealt, mut answers) = (Vec::new(), Vec::new());
            for _ in 0..self.threads {
                let (give, take) = sync_channel::<Part>(BLOCKS_AHEAD);
                let (answer, collect) = sync_channel(BLOCKS_AHEAD);
                dealt.push(give);
                answers.push(collect);
                scope.spawn(move || self.work(&take, &answer));
            }
            let reading = scope.spawn(move || deal(parts, &dealt));
            let written = self.write_in_turn(&answers, out, progress);
            // The threads must not wait for a writer that has gone.
            drop(answers);
            let read = reading.join().unwrap_or_else(|_| Err(io::Error::other("reading stopped")));
            let tally = written?;
            read.map_err(|error| Failure::File { file: self.file.clone(), error })?;
            Ok(tally)
        })
    }

    fn work(&self, take: &Receiver<Part>, answer: &SyncSender<Result<Answers, SchemaErrors>>) {
        for part in take {
            if answer.send(self.answers(&part)).is_err() {
                return;
            }
        }
    }

    fn answers(&self, part: &Part) -> Result<Answers, SchemaErrors> {
        let table = self.plan.decide_but(self.book, &part.rows, &part.lost)?;
        let bad = table.column_by_name("error").map_or(0, |errors| errors.len() - errors.null_count());
        let rows = table.num_rows();
        let ready = match self.form {
            Table::Csv => Ready::Text(csv::lines(&table)),
            Table::Parquet => Ready::Table(table),
        };
        Ok(Answers { ready, rows, bad, bytes: part.bytes })
    }

    /// Writes the answers of the threads in the order in which the parts were dealt.
    fn write_in_turn(
        &self,
        threads: &[Receiver<Result<Answers, SchemaErrors>>],
        out: &mut Out<'_>,
        progress: &ProgressBar,
    ) -> Result<Tally, Failure> {
        let mut tally = Tally::default();
        for thread in threads.iter().cycle() {
            // Parts are dealt in turn: where one thread gets none any more, nor does any after it.
            let Ok(answers) = thread.recv() else { break };
            let answers = answers.map_err(|errors| Failure::Table { file: self.file.clone(), errors })?;
            out.write(&answers.ready)?;
            tally.lines += answers.rows;
            tally.bad += answers.bad;
            progress.inc(answers.bytes);
            if tally.bad > 0 {
                progress.set_message(format!("{} not right", tally.bad));
            }
        }
        Ok(tally)
    }
}

/// Gives the parts to the threads in turn, until a thread has gone.
fn deal(parts: Parts, threads: &[SyncSender<Part>]) -> io::Result<()> {
    for (part, thread) in parts.zip(threads.iter().cycle()) {
        if thread.send(part?).is_err() {
            return Ok(());
        }
    }
    Ok(())
}
