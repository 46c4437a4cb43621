//! TA-mini: a small workload *inspired by* Trade Assurance, the same for every engine. It is a benchmark, no statement
//! of the rules: its thresholds and the order of its reasons were fixed so that answers can be compared row by row.

mod chunks;
mod decide;
mod generate;
mod rows;

pub use chunks::InChunks;
pub use generate::generate;
pub use rows::RowByRow;

use arrow_array::types::{Int32Type, Int64Type, UInt8Type};
use arrow_array::{Int32Array, Int64Array, RecordBatch, UInt8Array};
use peers_common::Failure;
use peers_common::table::numbers;
use std::sync::Arc;

/// A day that is not there.
pub const NO_DAY: i32 = i32::MIN;

/// The columns of the orders, 56 bytes a row: codes, cents, days since 1970.
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a> {
    pub channel: &'a [u8],
    pub marketplace: &'a [u8],
    pub gold_member: &'a [u8],
    pub fee_class: &'a [u8],
    pub order_amount: &'a [i64],
    pub paid_on_platform: &'a [i64],
    pub coverage_limit: &'a [i64],
    pub agreed_ship_date: &'a [i32],
    pub actual_ship_date: &'a [i32],
    pub as_of: &'a [i32],
    pub has_quality_terms: &'a [u8],
    pub issue: &'a [u8],
    pub dispute_opened_on: &'a [i32],
    pub last_supplier_reply: &'a [i32],
    pub last_buyer_reply: &'a [i32],
    pub escalated: &'a [u8],
}

impl<'a> Columns<'a> {
    pub fn of(batch: &'a RecordBatch) -> Result<Self, Failure> {
        let codes = |name| numbers::<UInt8Type>(batch, name).map(|column| &column.values()[..]);
        let cents = |name| numbers::<Int64Type>(batch, name).map(|column| &column.values()[..]);
        let days = |name| numbers::<Int32Type>(batch, name).map(|column| &column.values()[..]);
        Ok(Self {
            channel: codes("channel")?,
            marketplace: codes("marketplace")?,
            gold_member: codes("gold_member")?,
            fee_class: codes("supplier_region_fee_class")?,
            order_amount: cents("order_amount")?,
            paid_on_platform: cents("paid_on_platform")?,
            coverage_limit: cents("coverage_limit")?,
            agreed_ship_date: days("agreed_ship_date")?,
            actual_ship_date: days("actual_ship_date")?,
            as_of: days("as_of")?,
            has_quality_terms: codes("has_quality_terms")?,
            issue: codes("issue")?,
            dispute_opened_on: days("dispute_opened_on")?,
            last_supplier_reply: days("last_supplier_reply")?,
            last_buyer_reply: days("last_buyer_reply")?,
            escalated: codes("escalated")?,
        })
    }
}

/// The columns of the answers, 39 bytes a row.
#[derive(Debug, Default)]
pub struct Answers {
    pub covered: Vec<u8>,
    pub reason: Vec<u8>,
    pub fee: Vec<i64>,
    pub released_now: Vec<i64>,
    pub frozen: Vec<i64>,
    pub refund_claimable: Vec<i64>,
    pub dispute_state: Vec<u8>,
    pub next_deadline: Vec<i32>,
}

impl Answers {
    pub fn with_room(rows: usize) -> Self {
        Self {
            covered: Vec::with_capacity(rows),
            reason: Vec::with_capacity(rows),
            fee: Vec::with_capacity(rows),
            released_now: Vec::with_capacity(rows),
            frozen: Vec::with_capacity(rows),
            refund_claimable: Vec::with_capacity(rows),
            dispute_state: Vec::with_capacity(rows),
            next_deadline: Vec::with_capacity(rows),
        }
    }

    pub fn finish(self) -> Result<RecordBatch, Failure> {
        Ok(RecordBatch::try_from_iter([
            ("covered", Arc::new(UInt8Array::from(self.covered)) as _),
            ("reason", Arc::new(UInt8Array::from(self.reason)) as _),
            ("fee", Arc::new(Int64Array::from(self.fee)) as _),
            ("released_now", Arc::new(Int64Array::from(self.released_now)) as _),
            ("frozen", Arc::new(Int64Array::from(self.frozen)) as _),
            ("refund_claimable", Arc::new(Int64Array::from(self.refund_claimable)) as _),
            ("dispute_state", Arc::new(UInt8Array::from(self.dispute_state)) as _),
            ("next_deadline", Arc::new(Int32Array::from(self.next_deadline)) as _),
        ])?)
    }
}
