//! What comes next: release, escalation, the close of the claim window, and the next deadline.

use super::State;
use super::days::{self, Days, instant};
use super::state::{closes, escalation, longer, quick_refund, silence};
use trade_assurance::codes::{DisputeState, Edition, Ground, OnSilence, Party};
use trade_assurance::decide::{Deadline, Decision};
use trade_assurance::row::{Dispute, Row, ShipBy};

/// Fills what a decision says of the future.
pub fn fill(decision: &mut Decision, days: &Days, row: &Row, state: &State) {
    let due = if completion_awaited(row, state) { state.completion_due(days, row) } else { None };
    let waits = state.pots.frozen + state.pots.held > 0 && !state.active();
    decision.next_release_at = due.filter(|_| waits).map(instant);
    let closes = closes(days, row, state, state.completed);
    let late = row.dispute.as_ref().is_some_and(|dispute| dispute.ground == Ground::LateShipment);
    let never = late && state.pre_shipment;
    let longer = longer(days, row, state);
    decision.claim_closes_at = closes.filter(|_| !never && longer.is_none()).map(instant);
    if let (Some(dispute), DisputeState::Negotiating) = (&row.dispute, state.dispute) {
        let nth = if state.protected { 4 } else { 6 };
        let from = days.start(days.day(dispute.opened_at.micros()) + nth - 1);
        decision.may_escalate_from = Some(instant(from));
    }
    let mut next = Next { as_of: row.as_of.micros(), found: None };
    if !row.cancelled {
        order(&mut next, days, row, state);
        claim(&mut next, days, row, state, closes.map(|closes| (closes, longer)));
    }
    if let Some(dispute) = &row.dispute {
        in_dispute(&mut next, days, row, state, dispute);
    }
    receipt(&mut next, days, state, due);
    decision.next_deadline = next.deadline();
}

/// The next deadline of an order that no edition covers: only its confirmation and payment have one.
pub fn without_edition(days: &Days, row: &Row) -> Option<Deadline> {
    let mut next = Next { as_of: row.as_of.micros(), found: None };
    let over = row.cancelled || row.closed_at.is_some() || row.completed_at.is_some() || row.shipped_at.is_some();
    if !over && row.events_known() {
        unpaid(&mut next, days, row);
    }
    next.deadline()
}

fn unpaid(next: &mut Next, days: &Days, row: &Row) {
    if row.last_paid_at.is_some() {
        return;
    }
    match row.confirmed_at {
        None => next.window(days, days.window(row.created_at.micros(), 30), Party::Supplier, OnSilence::Cancelled),
        Some(at) => next.window(days, days.window(at.micros(), 60), Party::Buyer, OnSilence::Cancelled),
    }
}

#[derive(Clone, Copy)]
struct Found {
    at: i64,
    /// Whether a missing fact decides between the ends.
    open: bool,
    earliest: i64,
    latest: i64,
    party: Party,
    on_silence: OnSilence,
}

/// The earliest deadline so far.
struct Next {
    as_of: i64,
    found: Option<Found>,
}

impl Next {
    fn deadline(&self) -> Option<Deadline> {
        self.found.map(|found| Deadline {
            at: (!found.open).then(|| instant(found.at)),
            earliest: instant(found.earliest),
            latest: instant(found.latest),
            party: found.party,
            on_silence: found.on_silence,
        })
    }

    fn exact(&mut self, at: i64, party: Party, on_silence: OnSilence) {
        self.add(Found { at, open: false, earliest: at, latest: at, party, on_silence });
    }

    /// A window: its band begins a day before it closes.
    fn window(&mut self, days: &Days, at: i64, party: Party, on_silence: OnSilence) {
        let earliest = days.start(days.day(at - 1));
        self.add(Found { at, open: false, earliest, latest: at, party, on_silence });
    }

    fn add(&mut self, found: Found) {
        if found.at > self.as_of && self.found.is_none_or(|earlier| found.at < earlier.at) {
            self.found = Some(found);
        }
    }
}

fn completion_awaited(row: &Row, state: &State) -> bool {
    state.completed.is_none() && row.closed_at.is_none() && !row.cancelled
}

fn order(next: &mut Next, days: &Days, row: &Row, state: &State) {
    if row.closed_at.is_some() || state.completed.is_some() || row.shipped_at.is_some() {
        return;
    }
    unpaid(next, days, row);
    if let ShipBy::On(day) = row.ship_by {
        let after = i64::from(day.number()) + 1;
        let shanghai = state.edition == Edition::Intl2015;
        let at = if shanghai { days::shanghai_start(after) } else { days.start(after) };
        next.exact(at, Party::Supplier, OnSilence::ClaimOpens);
    }
}

fn claim(next: &mut Next, days: &Days, row: &Row, state: &State, closes: Option<(i64, Option<i64>)>) {
    let lapsed = matches!(state.dispute, DisputeState::ClosedSilence | DisputeState::CancelledNoEvidence);
    let refile = state.protected && !matches!(state.edition, Edition::Intl2015 | Edition::Intl2017);
    let paid = if state.protected { row.paid_on_platform.unwrap_or(0) } else { row.paid_in_all() };
    let (Some((closes, longer)), true) = (closes, row.dispute.is_none() || (lapsed && refile)) else { return };
    if paid > 0 {
        let earliest = days.start(days.day(closes - 1));
        let (at, open) = (longer.unwrap_or(closes), longer.is_some());
        next.add(Found { at, open, earliest, latest: at, party: Party::Buyer, on_silence: OnSilence::ClaimLapses });
    }
}

fn in_dispute(next: &mut Next, days: &Days, row: &Row, state: &State, dispute: &Dispute) {
    match state.dispute {
        DisputeState::Negotiating => negotiating(next, days, row, state, dispute),
        DisputeState::Escalated => {
            if let Some(due) = dispute.buyer_evidence_due {
                next.exact(due.micros(), Party::Buyer, OnSilence::CancelledNoEvidence);
            }
            if let Some(due) = state.supplier_due {
                next.exact(due, Party::Supplier, OnSilence::DecidedWithoutEvidence);
            }
        }
        DisputeState::Agreed | DisputeState::Ruled if state.pots.refund_due > 0 && state.protected => {
            if let Some(settled) = state.settled_at {
                let day = days.working(settled, 7);
                let (earliest, at) = (days.start(day), days.start(day + 1));
                let (party, on_silence) = (Party::Supplier, OnSilence::ProgrammeAdvances);
                next.add(Found { at, open: false, earliest, latest: at, party, on_silence });
            }
        }
        _ => {}
    }
}

fn negotiating(next: &mut Next, days: &Days, row: &Row, state: &State, dispute: &Dispute) {
    let escalates = escalation(days, row, state, dispute, 0).map(|at| Found {
        at,
        open: false,
        earliest: escalation(days, row, state, dispute, 1).unwrap_or(at),
        latest: escalation(days, row, state, dispute, 2).unwrap_or(at),
        party: dispute.turn,
        on_silence: OnSilence::Escalated,
    });
    match silence(days, state, dispute) {
        Some(at) if dispute.turn == dispute.claimant => next.window(days, at, dispute.turn, OnSilence::ClosedSilence),
        Some(at) => next.window(days, at, dispute.turn, OnSilence::Escalated),
        None => escalates.into_iter().for_each(|found| next.add(found)),
    }
    if let Some(at) = quick_refund(days, row, state, dispute) {
        next.window(days, at, dispute.claimant.other(), OnSilence::QuickRefund);
    }
    if let Some(found) = escalates {
        next.add(Found { party: dispute.claimant, ..found });
    }
}

fn receipt(next: &mut Next, days: &Days, state: &State, due: Option<i64>) {
    let (Some(due), false) = (due, state.active()) else { return };
    match state.dispute_ended {
        Some(ended) if ended > due => next.exact(ended, Party::Buyer, OnSilence::Completed),
        _ => next.window(days, due, Party::Buyer, OnSilence::Completed),
    }
}
