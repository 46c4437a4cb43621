//! One command that says how fast orders are decided.
//!
//! Every figure is CPU time of the measuring thread, and every claim is a ratio to something measured
//! in the same run: hand-written code that does the same work, or serde reading and writing the same
//! documents. Nothing here is asserted; see the README beside this package for what the figures mean.

#![deny(unsafe_code)]
#![expect(unreachable_pub, reason = "a command has no users outside itself")]

mod c;
mod clock;
mod columns;
mod decisions;
mod documents;
mod fixed;
mod hand;
mod random;
mod report;
mod rows;
mod start;
mod wire;

use report::Report;
use std::error::Error;
use std::process::ExitCode;
use trade_assurance::rulebook::Rulebook;

const USAGE: &str = "usage: trade-assurance-bench [--quick] [--cli PROGRAM]
       trade-assurance-bench --tables            the part about tables
       trade-assurance-bench --run NAME COUNT    one contestant so many times, untimed (for instruction counts)
       trade-assurance-bench --callgrind         the commands that count instructions";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["--run", name, count] => fixed::run(name, count),
        ["--callgrind"] => {
            fixed::print_commands();
            Ok(())
        }
        [] => measure(false, None),
        ["--tables"] => tables(),
        ["--quick"] => measure(true, None),
        ["--cli", program] => measure(false, Some(program)),
        ["--quick", "--cli", program] => measure(true, Some(program)),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The part of the report that is about tables.
fn tables() -> Result<(), Box<dyn Error>> {
    let mut report = Report::default();
    columns::tables(&Rulebook::embedded().map_err(|errors| format!("{errors:?}"))?, 10, &mut report)?;
    report.print();
    Ok(())
}

/// The whole report; `quick` runs a tenth of it.
fn measure(quick: bool, cli: Option<&str>) -> Result<(), Box<dyn Error>> {
    let book = Rulebook::embedded().map_err(|errors| format!("{errors:?}"))?;
    let mut report = Report::default();
    let batches = if quick { 1 } else { 10 };
    decisions::streamed(&book, batches, &mut report)?;
    decisions::hot(&book, batches, &mut report)?;
    columns::tables(&book, batches, &mut report)?;
    documents::whole(&book, batches, &mut report)?;
    documents::folding(&book, batches, &mut report)?;
    c::decisions(&book, batches, &mut report)?;
    c::documents(&book, batches, &mut report)?;
    start::loading(batches, &mut report);
    if let Some(program) = cli {
        start::process(program, &mut report)?;
    }
    report.print();
    Ok(())
}
