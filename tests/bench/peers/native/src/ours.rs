//! The library's own tables: what is asked of it, and the answers that are compared.

use arrow_array::RecordBatch;
use peers_common::{Contestant, Failure};
use std::ops::Range;
use std::sync::Arc;
use trade_assurance::columns::{Options, Plan};
use trade_assurance::rulebook::Rulebook;
use trade_assurance::time::Instant;

/// The answers that are asked for; no names are all of them.
pub type Names = &'static [&'static str];

/// The library with its table.
#[derive(Debug)]
pub struct Ours {
    table: RecordBatch,
    plan: Plan,
    book: Arc<Rulebook>,
    names: Names,
}

impl Ours {
    pub fn new(
        table: RecordBatch,
        book: &Arc<Rulebook>,
        as_of: Option<Instant>,
        names: Names,
    ) -> Result<Self, Failure> {
        let plan = Plan::new(table.schema_ref().fields(), Options { as_of, ..Options::default() })?;
        Ok(Self { table, plan, book: book.clone(), names })
    }
}

impl Contestant for Ours {
    fn rows(&self) -> usize {
        self.table.num_rows()
    }

    fn answers(&self, rows: Range<usize>) -> Result<RecordBatch, Failure> {
        let answers = self.plan.decide(&self.book, &self.table.slice(rows.start, rows.len()))?;
        select(&answers, self.names)
    }

    fn shared(&self) -> Option<&(dyn Contestant + Sync)> {
        Some(self)
    }
}

/// The columns of these names: **the one place where the library will be asked for them alone**.
fn select(answers: &RecordBatch, names: Names) -> Result<RecordBatch, Failure> {
    if names.is_empty() {
        return Ok(answers.clone());
    }
    let places = names.iter().map(|name| answers.schema_ref().index_of(name)).collect::<Result<Vec<_>, _>>()?;
    Ok(answers.project(&places)?)
}
