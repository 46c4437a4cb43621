//! The `trade-assurance` command, as a function of its arguments and streams.
//!
//! The binary of this crate and the Python package run the same [`run`]. This is the outer shell: it
//! alone reads files and, where `--now` asks for it, the clock; what it calls does neither.

mod args;
mod assess;
mod batch;
mod diff;
mod failure;
mod fees;
mod import;
mod lint;
mod rulebook;
mod source;

use args::{Arguments, Command, RulebookCommand};
use clap::Parser;
use failure::{Failure, Format};
use std::ffi::OsString;
use std::io::{BufRead, IsTerminal, Write};
use std::time::{SystemTime, UNIX_EPOCH};

/// Done.
pub const DONE: u8 = 0;
/// The input was read and is not right.
pub const BAD_INPUT: u8 = 1;
/// The command was not called as it can be.
pub const USAGE: u8 = 2;

/// What a command reads from and writes to, and what it may know of its surroundings.
pub struct Streams<'s> {
    /// What `-` reads.
    pub input: &'s mut (dyn BufRead + Send),
    /// Where answers go.
    pub output: &'s mut dyn Write,
    /// Where errors and notes go.
    pub errors: &'s mut dyn Write,
    /// Whether answers may have colours.
    pub colour: bool,
    /// Whether progress may be drawn on the process's standard error.
    pub progress: bool,
    /// The width of a line of text, where it is known.
    pub width: Option<usize>,
    /// Microseconds since 1970, for `--now` alone.
    pub now: fn() -> Option<i64>,
}

/// Runs a command: the first argument is the name it was called by.
///
/// Gives the exit status: [`DONE`], [`BAD_INPUT`] or [`USAGE`]. A reader that stops reading is no error.
pub fn run(arguments: impl IntoIterator<Item = OsString>, mut streams: Streams<'_>) -> u8 {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return explain_usage(&error, &mut streams),
    };
    let format = arguments.command.errors_as();
    let status = match dispatch(arguments.command, &mut streams) {
        Ok(status) => status,
        Err(failure) => failure.report(format, streams.errors),
    };
    match streams.output.flush() {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => BAD_INPUT,
        _ => status,
    }
}

/// Runs a command on the process's own streams, with colours and progress on a terminal only.
pub fn run_in_process(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let (output, errors) = (std::io::stdout(), std::io::stderr());
    let colour = output.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let width = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let progress = errors.is_terminal();
    let mut input = std::io::BufReader::new(std::io::stdin());
    let mut output = std::io::BufWriter::new(output.lock());
    let streams = Streams {
        input: &mut input,
        output: &mut output,
        errors: &mut errors.lock(),
        colour,
        progress,
        width,
        now: clock,
    };
    run(arguments, streams)
}

fn clock() -> Option<i64> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_micros()).ok()
}

fn explain_usage(error: &clap::Error, streams: &mut Streams<'_>) -> u8 {
    // Nothing can be told to somebody who does not read it.
    if error.use_stderr() {
        let _ = write!(streams.errors, "{error}");
        return USAGE;
    }
    let _ = write!(streams.output, "{error}").and_then(|()| streams.output.flush());
    DONE
}

fn dispatch(command: Command, streams: &mut Streams<'_>) -> Result<u8, Failure> {
    match command {
        Command::Assess(args) => assess::assess(&args, streams),
        Command::Calendar(args) => assess::calendar(&args, streams),
        Command::Batch(args) => batch::batch(&args, streams),
        Command::Fees(args) => fees::fees(&args, streams),
        Command::Lint(args) => lint::lint(&args, streams),
        Command::Import(args::ImportCommand::Alibaba(args)) => import::alibaba(&args, streams),
        Command::Rulebook(RulebookCommand::Show(args)) => rulebook::show(&args, streams),
        Command::Rulebook(RulebookCommand::Check(args)) => rulebook::check(&args, streams),
        Command::Rulebook(RulebookCommand::Diff(args)) => diff::diff(&args, streams),
    }
}

impl Command {
    /// How errors are told.
    const fn errors_as(&self) -> Format {
        match self {
            Self::Assess(args) => args.format.errors_as(),
            Self::Calendar(args) => args.format.errors_as(),
            Self::Batch(_) => Format::Text,
            Self::Fees(args) => args.format,
            Self::Lint(args) => args.format,
            Self::Import(args::ImportCommand::Alibaba(args)) => args.format,
            Self::Rulebook(RulebookCommand::Show(args)) => args.format,
            Self::Rulebook(RulebookCommand::Check(args)) => args.format,
            Self::Rulebook(RulebookCommand::Diff(args)) => args.format,
        }
    }
}
