//! What must hold of every order, tested on thousands of made-up ones.
//!
//! A failure prints the seed and a smaller order. `PROPERTY_CASES` and `PROPERTY_SEED` ask for more.

#![allow(clippy::panic, clippy::unwrap_used, reason = "tests fail by panicking")]
#![allow(clippy::needless_pass_by_value, clippy::type_complexity, reason = "made for one line of use each")]

mod absence;
mod calendar;
mod clocks;
mod money;
mod postings;
mod replay;
mod rights;
