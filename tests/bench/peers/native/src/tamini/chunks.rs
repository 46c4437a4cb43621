//! The reference without a branch: each answer in a loop of its own over a chunk that the nearest cache holds.

#![expect(clippy::needless_bitwise_bool, reason = "a lazy operator would be a branch")]
#![expect(clippy::needless_range_loop, reason = "several columns at one place")]

use super::{Answers, Columns, NO_DAY};
use arrow_array::RecordBatch;
use peers_common::{Contestant, Failure};
use std::ops::Range;

const CHUNK: usize = 1_024;
/// By fee class: percent, and the most.
const RATE: [i64; 3] = [2, 3, 0];
const CAP: [i64; 3] = [10_000, i64::MAX, i64::MAX];

/// The branch-free code with its table.
#[derive(Debug)]
pub struct InChunks(pub RecordBatch);

impl Contestant for InChunks {
    fn rows(&self) -> usize {
        self.0.num_rows()
    }

    fn answers(&self, rows: Range<usize>) -> Result<RecordBatch, Failure> {
        let batch = self.0.slice(rows.start, rows.len());
        let columns = Columns::of(&batch)?;
        let mut answers = Answers::with_room(rows.len());
        for from in (0..rows.len()).step_by(CHUNK) {
            let part = columns.part(from, CHUNK.min(rows.len() - from));
            reasons(&part, &mut answers);
            money(&part, &mut answers, from);
            disputes(&part, &mut answers);
        }
        answers.finish()
    }

    fn shared(&self) -> Option<&(dyn Contestant + Sync)> {
        Some(self)
    }
}

impl Columns<'_> {
    fn part(&self, from: usize, count: usize) -> Self {
        fn cut<T>(column: &[T], from: usize, count: usize) -> &[T] {
            &column[from..from + count]
        }
        Self {
            channel: cut(self.channel, from, count),
            marketplace: cut(self.marketplace, from, count),
            gold_member: cut(self.gold_member, from, count),
            fee_class: cut(self.fee_class, from, count),
            order_amount: cut(self.order_amount, from, count),
            paid_on_platform: cut(self.paid_on_platform, from, count),
            coverage_limit: cut(self.coverage_limit, from, count),
            agreed_ship_date: cut(self.agreed_ship_date, from, count),
            actual_ship_date: cut(self.actual_ship_date, from, count),
            as_of: cut(self.as_of, from, count),
            has_quality_terms: cut(self.has_quality_terms, from, count),
            issue: cut(self.issue, from, count),
            dispute_opened_on: cut(self.dispute_opened_on, from, count),
            last_supplier_reply: cut(self.last_supplier_reply, from, count),
            last_buyer_reply: cut(self.last_buyer_reply, from, count),
            escalated: cut(self.escalated, from, count),
        }
    }
}

/// One or the other, without a jump.
#[inline]
fn pick<T: Copy>(first: bool, one: T, other: T) -> T {
    if first { one } else { other }
}

fn reasons(part: &Columns<'_>, answers: &mut Answers) {
    let count = part.issue.len();
    // Conditions on wide columns become bytes first, so that the last loop is of bytes alone.
    let (mut unpaid, mut not_late, mut not_due) = ([0_u8; CHUNK], [0_u8; CHUNK], [0_u8; CHUNK]);
    for row in 0..count {
        unpaid[row] = u8::from(part.paid_on_platform[row] == 0);
    }
    for row in 0..count {
        let (actual, agreed, as_of) = (part.actual_ship_date[row], part.agreed_ship_date[row], part.as_of[row]);
        let shipped = actual != NO_DAY;
        not_late[row] = u8::from(pick(shipped, actual, as_of) <= agreed);
        not_due[row] = u8::from(shipped | (as_of <= agreed));
    }
    let from = answers.reason.len();
    answers.reason.resize(from + count, 8);
    let reasons = &mut answers.reason[from..];
    for row in 0..count {
        let issue = part.issue[row];
        let mut reason = 8;
        reason = pick((issue == 2) & (not_due[row] != 0), 7, reason);
        reason = pick((issue == 1) & (not_late[row] != 0), 6, reason);
        reason = pick((issue >= 3) & (part.has_quality_terms[row] == 0), 5, reason);
        reason = pick(unpaid[row] != 0, 4, reason);
        reason = pick(part.fee_class[row] == 2, 3, reason);
        reason = pick(part.gold_member[row] == 0, 2, reason);
        reason = pick(part.marketplace[row] != 0, 1, reason);
        reasons[row] = pick(part.channel[row] != 0, 0, reason);
    }
    answers.covered.extend(reasons.iter().map(|reason| u8::from(*reason == 8)));
}

fn money(part: &Columns<'_>, answers: &mut Answers, from: usize) {
    let fees = part.order_amount.iter().zip(part.fee_class).map(|(amount, class)| {
        let class = usize::from(*class).min(2);
        ((amount * RATE[class] + 50) / 100).min(CAP[class])
    });
    answers.fee.extend(fees);
    let released = part.paid_on_platform.iter().zip(part.coverage_limit).map(|(paid, limit)| *paid.min(limit));
    answers.released_now.extend(released);
    let released = &answers.released_now[from..];
    answers.frozen.extend(part.paid_on_platform.iter().zip(released).map(|(paid, released)| paid - released));
    let asked = answers.covered[from..].iter().zip(part.issue).map(|(covered, issue)| (*covered != 0) & (*issue != 0));
    answers.refund_claimable.extend(asked.zip(released).map(|(asked, released)| pick(asked, *released, 0)));
}

fn disputes(part: &Columns<'_>, answers: &mut Answers) {
    let count = part.issue.len();
    let (mut states, mut deadlines) = ([0_i32; CHUNK], [0_i32; CHUNK]);
    for row in 0..count {
        let (opened, as_of) = (part.dispute_opened_on[row], part.as_of[row]);
        let (supplier, buyer) = (part.last_supplier_reply[row], part.last_buyer_reply[row]);
        let (supplier, buyer) = (pick(supplier == NO_DAY, opened, supplier), pick(buyer == NO_DAY, opened, buyer));
        let day = as_of.wrapping_sub(opened);
        let early = day < 4;
        let mut state = pick(early, 4, 3);
        state = pick(day >= 31, 1, state);
        state = pick(as_of.wrapping_sub(buyer) > 7, 2, state);
        state = pick((as_of.wrapping_sub(supplier) > 7) | (part.escalated[row] != 0), 1, state);
        state = pick(opened == NO_DAY, 0, state);
        let silence = supplier.min(buyer).wrapping_add(8);
        let deadline = opened.wrapping_add(pick(early, 4, 31)).min(silence);
        states[row] = state;
        deadlines[row] = pick(state >= 3, deadline, NO_DAY);
    }
    answers.dispute_state.extend(states[..count].iter().map(|state| state.to_le_bytes()[0]));
    answers.next_deadline.extend_from_slice(&deadlines[..count]);
}
