//! Whole tables: Arrow columns of rows in, Arrow columns of decisions out [order document, section 3].
//!
//! Every answer is the one of [`decide`](crate::decide::decide) on the same row. The columns of a table are
//! [`COLUMNS`], those of its answer [`ANSWERS`]; both stand, with their types and meaning, in
//! `core/schemas/tables.md`. Columns are read in place, whatever the layout of their texts, the unit of their
//! timestamps and the scale of their decimals; what cannot be read exactly is refused by name.
//!
//! What is wrong with the columns themselves is told all at once, before any row is read. What is wrong with a row
//! stands in its `error` column and stops nothing.
//!
//! ```
//! use arrow_array::{ArrayRef, RecordBatch, StringArray, TimestampMicrosecondArray};
//! use std::sync::Arc;
//! use trade_assurance::{columns, rulebook::Rulebook, time::Instant};
//!
//! let as_of = Instant::parse("2021-04-02T09:00:00Z")?;
//! let created = TimestampMicrosecondArray::from(vec![as_of.micros() - 1; 2]).with_timezone("UTC");
//! let currency = StringArray::from(vec!["USD", "USX"]);
//! let rows = RecordBatch::try_from_iter([
//!     ("created_at", Arc::new(created) as ArrayRef),
//!     ("currency", Arc::new(currency) as ArrayRef),
//! ])?;
//! let answers = columns::decide(&Rulebook::embedded()?, &rows, Some(as_of))?;
//! assert_eq!((answers.num_rows(), answers.num_columns()), (2, columns::ANSWERS.len()));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod answers;
mod asked;
mod chunk;
mod import;
pub(crate) mod lanes;
mod load;
mod plan;
mod rows;
mod schema;
mod spec;
mod words;

pub use import::fits;
#[cfg(feature = "tables")]
pub(crate) use plan::LostRow;
pub use plan::{Options, Plan};
pub use rows::rows;
pub use schema::{SchemaErrors, SchemaProblem, SchemaProblemCode};
pub use spec::{AMOUNT_SCALE, ANSWERS, Answer, COLUMNS, ColumnSpec, Holds};

use crate::rulebook::Rulebook;
use crate::time::Instant;
use arrow_array::{RecordBatch, StructArray};

/// Decides every row of a batch, at its own `as_of` or else at this one.
///
/// For many batches of the same columns, [`Plan`] works out the columns once.
///
/// # Errors
/// Everything that is wrong with the columns, at once.
pub fn decide(book: &Rulebook, batch: &RecordBatch, as_of: Option<Instant>) -> Result<RecordBatch, SchemaErrors> {
    Plan::new(batch.schema_ref().fields(), Options { as_of, ..Options::default() })?.decide(book, batch)
}

/// Decides every row of a structure, whose fields are the columns, in the same way.
///
/// # Errors
/// As [`decide`].
pub fn decide_struct(book: &Rulebook, rows: &StructArray, as_of: Option<Instant>) -> Result<RecordBatch, SchemaErrors> {
    Plan::new(rows.fields(), Options { as_of, ..Options::default() })?.decide_struct(book, rows)
}
