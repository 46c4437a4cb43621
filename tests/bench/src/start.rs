//! What comes before the first answer: loading the rulebook, starting the command.

use crate::clock::interleaved;
use crate::report::Report;
use std::error::Error;
use std::hint::black_box;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Instant;
use trade_assurance::rulebook::Rulebook;

/// Loading the rulebook that ships with the library: read, checked, compiled, zones built.
pub fn loading(rounds: usize, report: &mut Report) {
    let mut load = || drop(black_box(Rulebook::embedded()));
    let times = interleaved(rounds.max(3), 1, &mut [&mut load]);
    report.section("**Rulebook**");
    report.plain("`Rulebook::embedded`", times[0]);
}

/// The command from its start to its end on one order: wall time, the quickest of many.
pub fn process(program: &str, report: &mut Report) -> Result<(), Box<dyn Error>> {
    let mut quickest = u128::MAX;
    for _ in 0..30 {
        let before = Instant::now();
        let mut child = Command::new(program)
            .args(["assess", "-", "--format", "json"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()?;
        if let Some(mut input) = child.stdin.take() {
            input.write_all(crate::documents::PLAIN)?;
        }
        if !child.wait()?.success() {
            return Err(format!("`{program} assess -` failed").into());
        }
        quickest = quickest.min(before.elapsed().as_nanos());
    }
    report.section("**Command, from start to answer (wall time, quickest of 30)**");
    report.plain("`trade-assurance assess -`", u64::try_from(quickest * 1_000)?);
    Ok(())
}
