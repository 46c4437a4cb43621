//! The C interface beside the same calls in Rust.
//!
//! Functions are called through pointers that the optimiser cannot see through, as a program calls a library.

#![allow(unsafe_code, reason = "C's functions are unsafe to call")]

use crate::clock::interleaved;
use crate::documents::{DISPUTED, PLAIN};
use crate::random::Random;
use crate::report::Report;
use crate::rows;
use std::error::Error;
use std::hint::black_box;
use std::ptr::null_mut;
use trade_assurance::decide::decide;
use trade_assurance::door::{self, Page};
use trade_assurance::flat::{FlatDecision, FlatRow, UNKNOWN};
use trade_assurance::row::Row;
use trade_assurance::rulebook::Rulebook;
use trade_assurance_c::{
    ta_assess, ta_buffer, ta_buffer_free, ta_decide, ta_format, ta_rulebook, ta_rulebook_embedded, ta_rulebook_free,
    ta_status,
};

const SEED: u64 = 20_150_204;
const ROWS: usize = 1_000;
const TIMES: usize = 100;
const DOCUMENTS: usize = 300;

type Decide = unsafe extern "C" fn(*const ta_rulebook, *const FlatRow, *mut FlatDecision, usize) -> ta_status;

/// A rulebook of C.
struct Handle(*mut ta_rulebook);

impl Handle {
    fn new() -> Result<Self, Box<dyn Error>> {
        let mut book = null_mut();
        // SAFETY: a place for a pointer.
        let status = unsafe { ta_rulebook_embedded(&raw mut book) };
        if status == ta_status::Ok { Ok(Self(book)) } else { Err("no rulebook".into()) }
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        // SAFETY: the library's own, given back once.
        unsafe { ta_rulebook_free(self.0) };
    }
}

/// Rows as both sides have them.
struct Rows {
    rust: Vec<Row>,
    flat: Vec<FlatRow>,
    decisions: Vec<FlatDecision>,
}

impl Rows {
    fn new() -> Self {
        let rust = rows::batch(&mut Random::new(SEED), ROWS);
        let flat = rust.iter().map(FlatRow::from).collect();
        Self { rust, flat, decisions: vec![FlatDecision::UNKNOWN; ROWS] }
    }

    fn one_by_one(&mut self, handle: &Handle, call: Decide) {
        for (row, decision) in self.flat.iter().zip(&mut self.decisions) {
            // SAFETY: one row, one decision.
            black_box(unsafe { call(handle.0, row, decision, 1) });
        }
    }

    fn all_at_once(&mut self, handle: &Handle, call: Decide) {
        // SAFETY: both arrays have so many structures.
        black_box(unsafe { call(handle.0, self.flat.as_ptr(), self.decisions.as_mut_ptr(), ROWS) });
    }

    fn agree(&mut self, book: &Rulebook, handle: &Handle) -> Result<(), Box<dyn Error>> {
        self.all_at_once(handle, ta_decide);
        for (row, found) in self.rust.iter().zip(&self.decisions) {
            if FlatDecision::from(&decide(book, row)?) != *found {
                return Err(format!("C and Rust differ on {row:#?}").into());
            }
        }
        Ok(())
    }
}

/// Rows: one at a time, and many at once.
pub fn decisions(book: &Rulebook, rounds: usize, report: &mut Report) -> Result<(), Box<dyn Error>> {
    let handle = Handle::new()?;
    let mut rows = Rows::new();
    rows.agree(book, &handle)?;
    let call = black_box(ta_decide as Decide);
    let (mut single, mut many) = (Rows::new(), Rows::new());
    let (known, flat) = (rows.rust.clone(), rows.flat.clone());
    let times = interleaved(
        rounds,
        (ROWS * TIMES) as u64,
        &mut [
            &mut || repeat(TIMES, || known.iter().for_each(|row| seen(decide(book, row)))),
            &mut || repeat(TIMES, || flat.iter().for_each(|row| seen(row.row()))),
            &mut || repeat(TIMES, || single.one_by_one(&handle, call)),
            &mut || repeat(TIMES, || many.all_at_once(&handle, call)),
        ],
    );
    report.section(format!("**The C interface, {ROWS} rows over and over**"));
    report.plain("`decide`, a `Row` at a time", times[0]);
    report.plain("of what C does more: every number of the structure checked", times[1]);
    report.against("`ta_decide`, a row at a time", times[2], ("`decide`", times[0]), "20 ns above");
    report.against("`ta_decide`, 1,000 rows at once", times[3], ("`decide`", times[0]), "<= 1.1 x");
    Ok(())
}

/// Keeps an answer from being optimised away.
fn seen<T>(answer: T) {
    let _ = black_box(answer);
}

fn repeat(times: usize, mut work: impl FnMut()) {
    for _ in 0..times {
        work();
    }
}

/// Documents: the same text to the same text.
pub fn documents(book: &Rulebook, rounds: usize, report: &mut Report) -> Result<(), Box<dyn Error>> {
    let handle = Handle::new()?;
    report.section("**The C interface, JSON to JSON**");
    for (name, text) in [("short order", PLAIN), ("disputed order", DISPUTED)] {
        let times = interleaved(
            rounds,
            DOCUMENTS as u64,
            &mut [
                &mut || repeat(DOCUMENTS, || drop(black_box(door::assess(book, text, None, Page::Json)))),
                &mut || repeat(DOCUMENTS, || assess(&handle, text)),
            ],
        );
        report.plain(format!("`door::assess`, {name}"), times[0]);
        report.against(format!("`ta_assess`, {name}"), times[1], ("in Rust", times[0]), "<= 1.05 x");
    }
    Ok(())
}

fn assess(handle: &Handle, text: &[u8]) {
    let mut answer = ta_buffer { data: null_mut(), size: 0 };
    let (data, json) = (text.as_ptr().cast(), ta_format::Json as i32);
    // SAFETY: the text is as long as said; the answer is given back once.
    unsafe {
        black_box(ta_assess(handle.0, data, text.len(), UNKNOWN, json, &raw mut answer));
        ta_buffer_free(black_box(&raw mut answer));
    }
}

/// Runs a contestant a fixed number of times, untimed.
pub fn fixed(book: &Rulebook, name: &str, count: usize) -> Result<(), Box<dyn Error>> {
    let handle = Handle::new()?;
    let mut rows = Rows::new();
    rows.agree(book, &handle)?;
    let call = black_box(ta_decide as Decide);
    let mut decision = FlatDecision::UNKNOWN;
    for row in rows.flat.iter().cycle().take(count) {
        match name {
            "flat" => seen(row.row()),
            // SAFETY: one row, one decision.
            _ => seen(unsafe { call(handle.0, row, &raw mut decision, 1) }),
        }
    }
    Ok(())
}
