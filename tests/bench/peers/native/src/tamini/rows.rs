//! (a) The reference in a plain loop over the columns.

use super::decide::{Order, decide};
use super::{Answers, Columns, NO_DAY};
use arrow_array::RecordBatch;
use peers_common::{Contestant, Failure};
use std::ops::Range;

/// The reference with its table.
#[derive(Debug)]
pub struct RowByRow(pub RecordBatch);

impl Contestant for RowByRow {
    fn rows(&self) -> usize {
        self.0.num_rows()
    }

    fn answers(&self, rows: Range<usize>) -> Result<RecordBatch, Failure> {
        let batch = self.0.slice(rows.start, rows.len());
        let columns = Columns::of(&batch)?;
        let mut answers = Answers::with_room(rows.len());
        for row in 0..rows.len() {
            let decision = decide(&columns.order(row));
            answers.covered.push(u8::from(decision.covered));
            answers.reason.push(decision.reason);
            answers.fee.push(decision.fee);
            answers.released_now.push(decision.released_now);
            answers.frozen.push(decision.frozen);
            answers.refund_claimable.push(decision.refund_claimable);
            answers.dispute_state.push(decision.dispute_state);
            answers.next_deadline.push(decision.next_deadline.unwrap_or(NO_DAY));
        }
        answers.finish()
    }

    fn shared(&self) -> Option<&(dyn Contestant + Sync)> {
        Some(self)
    }
}

impl Columns<'_> {
    #[inline]
    fn order(&self, row: usize) -> Order {
        let day = |column: &[i32]| Some(column[row]).filter(|day| *day != NO_DAY);
        Order {
            channel: self.channel[row],
            marketplace: self.marketplace[row],
            gold_member: self.gold_member[row] != 0,
            fee_class: self.fee_class[row],
            order_amount: self.order_amount[row],
            paid_on_platform: self.paid_on_platform[row],
            coverage_limit: self.coverage_limit[row],
            agreed_ship_date: self.agreed_ship_date[row],
            actual_ship_date: day(self.actual_ship_date),
            as_of: self.as_of[row],
            has_quality_terms: self.has_quality_terms[row] != 0,
            issue: self.issue[row],
            dispute_opened_on: day(self.dispute_opened_on),
            last_supplier_reply: day(self.last_supplier_reply),
            last_buyer_reply: day(self.last_buyer_reply),
            escalated: self.escalated[row] != 0,
        }
    }
}
