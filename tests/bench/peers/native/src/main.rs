//! The library's tables and the hand-written code beside them, measured by `python/measure.py`.
//!
//! ```text
//! peers-native generate ROWS FILE                            orders of TA-mini, as a Parquet file
//! peers-native memory                                        the machine's memory
//! peers-native orders FILE AS_OF                             contestants on that file, as standard input asks
//! peers-native tamini FILE ROWS_FILE RULEBOOK_FOLDER         the same; ROWS_FILE is what our rules read
//! peers-native ours FILE AS_OF                               the library alone
//! ```

#![deny(unsafe_code)]
#![expect(unreachable_pub, reason = "a command has no users outside itself")]

mod memory;
mod orders;
mod ours;
mod tamini;

use ours::{Names, Ours};
use peers_common::{Contestant, Failure, serve, table};
use std::process::ExitCode;
use std::sync::Arc;
use trade_assurance::rulebook::Rulebook;
use trade_assurance::time::Instant;

const SUBSET: Names = &[
    "edition",
    "coverage",
    "reason",
    "covered_max",
    "fee_status",
    "supplier_fee_min",
    "supplier_fee_max",
    "claim_closes_at",
];
const MINI_SUBSET: Names = &[
    "coverage",
    "reason",
    "supplier_fee_max",
    "released",
    "frozen",
    "dispute_state",
    "may_escalate_from",
    "next_deadline_at",
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["generate", rows, file] => generate(rows, file),
        ["memory"] => {
            memory();
            Ok(())
        }
        ["orders", file, as_of] => orders(file, as_of),
        ["tamini", file, rows, folder] => tamini(file, rows, folder),
        ["ours", file, as_of] => ours(file, as_of),
        _ => Err("see the head of main.rs for how to call this".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn generate(rows: &str, file: &str) -> Result<(), Failure> {
    table::write(&tamini::generate(rows.parse()?)?, file)
}

/// One line for each number of threads: summing and copying, in hundredths of a gigabyte a second.
fn memory() {
    for threads in 1..=2 {
        let (sum, copy) = memory::bandwidth(threads);
        println!("{sum} {copy}");
    }
}

fn ours(file: &str, as_of: &str) -> Result<(), Failure> {
    let (book, as_of) = (embedded()?, Some(Instant::parse(as_of)?));
    let table = table::read(file)?;
    serve(&[
        ("ours", boxed(Ours::new(table.clone(), &book, as_of, &[])?)),
        ("ours_subset", boxed(Ours::new(table, &book, as_of, SUBSET)?)),
    ])
}

fn orders(file: &str, as_of: &str) -> Result<(), Failure> {
    let (book, as_of) = (embedded()?, Instant::parse(as_of)?);
    let table = table::read(file)?;
    serve(&[
        ("hand", boxed(orders::ByHand::new(table.clone(), book.zone(), as_of.micros()))),
        ("ours", boxed(Ours::new(table.clone(), &book, Some(as_of), &[])?)),
        ("ours_subset", boxed(Ours::new(table, &book, Some(as_of), SUBSET)?)),
    ])
}

fn tamini(file: &str, rows: &str, folder: &str) -> Result<(), Failure> {
    let book = Arc::new(from_folder(folder)?);
    let (table, rows) = (table::read(file)?, table::read(rows)?);
    serve(&[
        ("rows", boxed(tamini::RowByRow(table.clone()))),
        ("chunks", boxed(tamini::InChunks(table))),
        ("ours", boxed(Ours::new(rows.clone(), &book, None, &[])?)),
        ("ours_subset", boxed(Ours::new(rows, &book, None, MINI_SUBSET)?)),
    ])
}

fn boxed(contestant: impl Contestant + 'static) -> Box<dyn Contestant> {
    Box::new(contestant)
}

fn embedded() -> Result<Arc<Rulebook>, Failure> {
    Ok(Arc::new(Rulebook::embedded().map_err(|errors| format!("{errors:?}"))?))
}

fn from_folder(folder: &str) -> Result<Rulebook, Failure> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        files.push((path.display().to_string(), std::fs::read_to_string(&path)?));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    Rulebook::from_toml(&files).map_err(|errors| format!("{errors:?}").into())
}
