//! One contestant a fixed number of times, for counting instructions.
//!
//! Set-up is the same whatever the count, so two runs with different counts give the instructions of
//! the difference.

use crate::{c, columns, decisions, documents};
use std::error::Error;
use std::hint::black_box;
use trade_assurance::rulebook::Rulebook;

/// Contestants and how often to run each under callgrind.
const CONTESTANTS: &[(&str, usize)] = &[
    ("hand", 100_000),
    ("decide", 100_000),
    ("traced", 100_000),
    ("table", 100_000),
    ("flat", 100_000),
    ("ta_decide", 100_000),
    ("serde", 1_000),
    ("read", 1_000),
    ("assess", 1_000),
    ("json", 1_000),
    ("fold10", 1_000),
    ("fold10000", 2),
    ("load", 2),
];

/// Runs a contestant so many times.
pub fn run(name: &str, count: &str) -> Result<(), Box<dyn Error>> {
    let count: usize = count.parse()?;
    let book = Rulebook::embedded().map_err(|errors| format!("{errors:?}"))?;
    match name {
        "hand" | "decide" | "traced" => decisions::fixed(&book, name, count),
        "table" => columns::fixed(&book, count),
        "flat" | "ta_decide" => c::fixed(&book, name, count)?,
        "serde" | "read" | "assess" | "json" | "fold10" | "fold10000" => documents::fixed(&book, name, count)?,
        "load" => (0..count).for_each(|_| drop(black_box(Rulebook::embedded()))),
        _ => return Err(format!("`{name}` is no contestant").into()),
    }
    Ok(())
}

/// The commands that count instructions; `callgrind.sh` runs them and takes the set-up off.
pub fn print_commands() {
    for (name, count) in CONTESTANTS {
        for count in [0, *count] {
            println!(
                "valgrind --tool=callgrind --callgrind-out-file=callgrind.{name}.{count} \
                 target/release/trade-assurance-bench --run {name} {count}"
            );
        }
    }
}
