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
}

impl Ours {
    pub fn new(
        table: RecordBatch,
        book: &Arc<Rulebook>,
        as_of: Option<Instant>,
        names: Names,
    ) -> Result<Self, Failure> {
        let mut plan = Plan::new(table.schema_ref().fields(), Options { as_of, ..Options::default() })?;
        if !names.is_empty() {
            plan = plan.answering(names)?;
        }
        Ok(Self { table, plan, book: book.clone() })
    }
}

impl Contestant for Ours {
    fn rows(&self) -> usize {
        self.table.num_rows()
    }

    fn answers(&self, rows: Range<usize>) -> Result<RecordBatch, Failure> {
        Ok(self.plan.decide(&self.book, &self.table.slice(rows.start, rows.len()))?)
    }

    fn shared(&self) -> Option<&(dyn Contestant + Sync)> {
        Some(self)
    }
}
