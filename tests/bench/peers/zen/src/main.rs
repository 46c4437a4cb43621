//! zen-engine: the same decisions as a decision model, measured by `python/measure.py`.
//!
//! ```text
//! peers-zen orders MODEL FILE ROWS    its contestant on the first rows of that file, as standard input asks
//! peers-zen tamini MODEL FILE ROWS
//! ```

#![deny(unsafe_code)]
#![expect(unreachable_pub, reason = "a command has no users outside itself")]

mod engine;
mod orders;
mod tamini;

use engine::{Engine, Model};
use peers_common::{Failure, serve, table};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["orders", model, file, rows] => engine::<orders::Orders>(model, file, rows),
        ["tamini", model, file, rows] => engine::<tamini::TaMini>(model, file, rows),
        _ => Err("see the head of main.rs for how to call this".into()),
    };
    match done.and_then(|engine| serve(&[("zen", Box::new(engine))])) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn engine<M: Model>(model: &str, file: &str, rows: &str) -> Result<Engine, Failure> {
    let table = table::read(file)?;
    Engine::new::<M>(&std::fs::read_to_string(model)?, &table.slice(0, table.num_rows().min(rows.parse()?)))
}
