#![forbid(unsafe_code)]
//! x
#[macro_use]
pub mod codes;
pub mod ask;
pub mod assess;
pub mod assessment;
pub mod calendar;
#[cfg(feature = "cli")]
pub mod cli;
pub mod decide;
pub mod explain;
pub mod finding;
pub mod fold;
pub mod iso;
pub mod money;
pub mod order;
pub mod postings;
pub mod row;
pub mod rule;
pub mod rulebook;
pub mod rules;
#[cfg(feature = "schema")]
pub mod schema;
pub mod time;
pub mod trace;
