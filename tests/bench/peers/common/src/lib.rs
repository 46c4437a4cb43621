//! What the contestants in Rust share: Parquet files read and written, a clock, and the talk with the measuring script.

mod clock;
mod serve;
pub mod table;

pub use clock::{Spent, spent};
pub use serve::{Contestant, Failure, serve};
