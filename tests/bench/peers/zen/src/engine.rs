//! A decision model, compiled, and rows as the engine's own objects, made beforehand.

use arrow_array::RecordBatch;
use peers_common::{Contestant, Failure};
use std::ops::Range;
use std::sync::Arc;
use tokio::runtime::{Builder, Runtime};
use zen_engine::{Decision, Variable};

/// What a workload needs of its rows and answers.
pub trait Model {
    /// An order as the engine's own object.
    fn orders(table: &RecordBatch) -> Result<Vec<Variable>, Failure>;

    /// Columns of the answers.
    fn columns(answers: &[Variable]) -> Result<RecordBatch, Failure>;
}

/// The engine with its rows.
pub struct Engine {
    decision: Decision,
    runtime: Runtime,
    orders: Vec<Variable>,
    columns: fn(&[Variable]) -> Result<RecordBatch, Failure>,
}

impl Engine {
    /// With the decision model of this text, as the engine's editor writes it.
    pub fn new<M: Model>(text: &str, table: &RecordBatch) -> Result<Self, Failure> {
        let mut decision = Decision::from(Arc::new(serde_json::from_str(text)?));
        decision.validate().map_err(|error| format!("{error:?}"))?;
        decision.compile();
        let runtime = Builder::new_current_thread().build()?;
        Ok(Self { decision, runtime, orders: M::orders(table)?, columns: M::columns })
    }

    async fn decide(&self, rows: Range<usize>) -> Result<Vec<Variable>, Failure> {
        let mut answers = Vec::with_capacity(rows.len());
        for order in &self.orders[rows] {
            let response = self.decision.evaluate(order.clone()).await;
            answers.push(response.map_err(|error| format!("{error}"))?.result);
        }
        Ok(answers)
    }
}

impl Contestant for Engine {
    fn rows(&self) -> usize {
        self.orders.len()
    }

    fn answers(&self, rows: Range<usize>) -> Result<RecordBatch, Failure> {
        (self.columns)(&self.runtime.block_on(self.decide(rows))?)
    }
}
