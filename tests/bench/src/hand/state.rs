//! The order brought to its instant: where its money stands and what has lapsed.

use super::days::{self, Days};
use super::fee;
use trade_assurance::codes::{BuyerTier, CoverageType, DisputeCause, DisputeState, Edition, Ground, ReleaseModel};
use trade_assurance::iso::Country;
use trade_assurance::row::{Dispute, Pots, Row, ShipBy};
use trade_assurance::time::Instant;

/// What time has made of a row.
pub struct State {
    pub edition: Edition,
    pub pre_shipment: bool,
    pub protected: bool,
    pub completion_days: Option<i64>,
    pub pots: Pots,
    pub dispute: DisputeState,
    pub cause: Option<DisputeCause>,
    pub settled_at: Option<i64>,
    pub supplier_due: Option<i64>,
    pub dispute_ended: Option<i64>,
    pub completed: Option<i64>,
    model: ReleaseModel,
}

impl State {
    pub fn at(days: &Days, row: &Row, edition: Edition) -> Self {
        let early = row.created_at.micros() < days::Y2015_07_22;
        let default = if early { CoverageType::PreShipment } else { CoverageType::PostDelivery };
        let pre_shipment =
            edition == Edition::Intl2015 && row.coverage_type.unwrap_or(default) == CoverageType::PreShipment;
        let mut state = Self {
            edition,
            pre_shipment,
            protected: row.is_protected_type(),
            completion_days: completion_days(row, edition),
            pots: Pots::default(),
            dispute: row.dispute_state(),
            cause: row.dispute.as_ref().and_then(|dispute| dispute.cause),
            settled_at: row.dispute.as_ref().and_then(|dispute| dispute.settled_at).map(Instant::micros),
            supplier_due: row.dispute.as_ref().and_then(|dispute| dispute.supplier_evidence_due).map(Instant::micros),
            dispute_ended: row.dispute_ended_at.map(Instant::micros),
            completed: row.completed_at.map(Instant::micros),
            model: model(row, edition, pre_shipment),
        };
        state.fill_pots(row);
        state.advance(days, row);
        state.release_if_due(days, row);
        state
    }

    pub fn active(&self) -> bool {
        self.dispute.is_active()
    }

    fn fill_pots(&mut self, row: &Row) {
        let paid = row.paid_on_platform.unwrap_or(0);
        let pots = &mut self.pots;
        if !self.protected || row.completed_at.is_some() {
            pots.released = paid;
        } else if self.model == ReleaseModel::Limit {
            pots.released = paid.min(fee::converted(row, row.limit_available.unwrap_or(0)));
            pots.frozen = paid - pots.released;
        } else {
            pots.held = paid;
        }
        pots.refund_due = row.refund_due;
        let returned = row.refunded_from_escrow.min(pots.frozen + pots.held);
        let from_held = returned.min(pots.held);
        pots.held -= from_held;
        pots.frozen -= returned - from_held;
        pots.released -= row.refunded_from_escrow - returned;
        pots.refunded = row.refunded.max(row.refunded_from_escrow);
        if row.closed_at.is_some() {
            pots.refunded += pots.frozen + pots.held;
            (pots.frozen, pots.held) = (0, 0);
        }
    }

    fn advance(&mut self, days: &Days, row: &Row) {
        let until = row.as_of.micros();
        if let Some(dispute) = &row.dispute {
            if self.dispute == DisputeState::Negotiating {
                self.negotiate(days, row, dispute, until);
            }
            if self.dispute == DisputeState::Escalated {
                self.lapse_evidence(days, row, dispute, until);
            }
        }
        let open = self.completed.is_none() && row.closed_at.is_none() && !row.cancelled && !self.active();
        if let (true, Some(due)) = (open, self.completion_due(days, row)) {
            let at = self.dispute_ended.map_or(due, |ended| ended.max(due));
            if at <= until {
                self.completed = Some(at);
                self.release_all();
            }
        }
    }

    fn negotiate(&mut self, days: &Days, row: &Row, dispute: &Dispute, until: i64) {
        let quick = quick_refund(days, row, self, dispute).unwrap_or(i64::MAX);
        let silence = silence(days, self, dispute).unwrap_or(i64::MAX);
        let escalation = escalation(days, row, self, dispute, 0).unwrap_or(i64::MAX);
        let first = quick.min(silence).min(escalation);
        if first > until {
            return;
        }
        if first == quick {
            self.settle(days, row, dispute.claimant_proposal, first);
        } else if first == silence && dispute.turn == dispute.claimant {
            self.end(days, row, DisputeState::ClosedSilence, DisputeCause::Silence, first);
        } else if first == silence {
            (self.dispute, self.cause) = (DisputeState::Escalated, Some(DisputeCause::Silence));
        } else {
            let domestic = self.edition == Edition::Us2019 && self.protected;
            let cause = if domestic { DisputeCause::EvidenceReview } else { DisputeCause::Time };
            (self.dispute, self.cause) = (DisputeState::Escalated, Some(cause));
        }
    }

    fn lapse_evidence(&mut self, days: &Days, row: &Row, dispute: &Dispute, until: i64) {
        let buyer = dispute.buyer_evidence_due.map_or(i64::MAX, Instant::micros);
        if self.supplier_due.is_some_and(|due| due <= until && due < buyer) {
            self.supplier_due = None;
        }
        if buyer <= until {
            self.end(days, row, DisputeState::CancelledNoEvidence, DisputeCause::NoEvidence, buyer);
        }
    }

    fn settle(&mut self, days: &Days, row: &Row, refund: i64, at: i64) {
        let refund = refund.min((row.paid_on_platform.unwrap_or(0) - self.pots.refunded).max(0));
        (self.settled_at, self.supplier_due) = (Some(at), None);
        if refund == 0 {
            return self.end(days, row, DisputeState::Rejected, DisputeCause::QuickRefund, at);
        }
        let escrow = refund.min(self.pots.frozen + self.pots.held);
        let from_held = escrow.min(self.pots.held);
        self.pots.held -= from_held;
        self.pots.frozen -= escrow - from_held;
        self.pots.refunded += escrow;
        self.pots.refund_due = refund - escrow;
        if self.pots.refund_due == 0 {
            return self.end(days, row, DisputeState::Refunded, DisputeCause::QuickRefund, at);
        }
        (self.dispute, self.cause) = (DisputeState::Agreed, Some(DisputeCause::QuickRefund));
    }

    fn end(&mut self, days: &Days, row: &Row, state: DisputeState, cause: DisputeCause, at: i64) {
        (self.dispute, self.cause, self.dispute_ended) = (state, Some(cause), Some(at));
        self.release_if_due(days, row);
    }

    fn release_all(&mut self) {
        self.pots.released += self.pots.frozen + self.pots.held;
        (self.pots.frozen, self.pots.held) = (0, 0);
    }

    fn release_if_due(&mut self, days: &Days, row: &Row) {
        if !self.protected || self.model != ReleaseModel::InspectionAndShipment || self.active() {
            return;
        }
        let in_time = match (row.shipped_at, row.ship_by) {
            (Some(shipped), ShipBy::On(day)) => {
                shipment_day(days, self.edition, shipped.micros()) <= i64::from(day.number())
            }
            _ => false,
        };
        let passed = row.inspection_booked == Some(false) || row.inspection_passed == Some(true);
        if row.release_condition_met || (in_time && passed) {
            self.release_all();
        }
    }

    /// When automatic completion is due.
    pub fn completion_due(&self, days: &Days, row: &Row) -> Option<i64> {
        let extended = i64::from(row.extended_by_buyer) + i64::from(row.extended_by_supplier);
        Some(days.window(row.shipped_at?.micros(), self.completion_days? + 15 * extended))
    }
}

fn model(row: &Row, edition: Edition, pre_shipment: bool) -> ReleaseModel {
    row.release_model.unwrap_or(match edition {
        _ if pre_shipment => ReleaseModel::InspectionAndShipment,
        Edition::Us2019 => ReleaseModel::Completion,
        _ => ReleaseModel::Limit,
    })
}

fn completion_days(row: &Row, edition: Edition) -> Option<i64> {
    let days = [15, 15, 30, 45, 60][usize::from(row.transport?.number()) - 1];
    (edition != Edition::Us2019).then_some(days)
}

fn shipment_day(days: &Days, edition: Edition, shipped: i64) -> i64 {
    if edition == Edition::Intl2015 { days::shanghai(shipped) } else { days.day(shipped) }
}

/// When silence ends the negotiation.
pub fn silence(days: &Days, state: &State, dispute: &Dispute) -> Option<i64> {
    let counts = state.protected && !matches!(state.edition, Edition::Intl2015 | Edition::Intl2017);
    counts.then(|| days.window(dispute.turn_since.micros(), 7))
}

/// When negotiation ends by itself: the instant (0), or the earliest (1) or latest (2) end of its band.
pub fn escalation(days: &Days, row: &Row, state: &State, dispute: &Dispute, end: usize) -> Option<i64> {
    let opened = dispute.opened_at.micros();
    let (anchor, nth) = match state.edition {
        _ if !state.protected => (opened, [11, 11, 12]),
        Edition::Intl2015 => (row.inspection_failed_at?.micros(), [16, 16, 17]),
        Edition::Intl2017 => (opened, [8, 7, 9]),
        _ => (opened, [31, 31, 32]),
    };
    Some(days.start(days.day(anchor) + nth[end] - 1).max(opened))
}

/// When the quick refund fires.
pub fn quick_refund(days: &Days, row: &Row, state: &State, dispute: &Dispute) -> Option<i64> {
    let there = matches!(state.edition, Edition::Intl2022 | Edition::Intl2023) && state.protected;
    if !there || row.supplier_country != Some(Country::CN) {
        return None;
    }
    let limit = match row.buyer_tier? {
        BuyerTier::Registered => 500,
        BuyerTier::Seed | BuyerTier::Scaleup => return None,
        _ => 1_000,
    };
    if !fee::at_most(row, limit) {
        return None;
    }
    if dispute.window_at_filing.is_none() && overdue(days, row, state, dispute) {
        return Some(dispute.opened_at.micros());
    }
    (!dispute.respondent_replied).then(|| days.window(dispute.opened_at.micros(), 5))
}

/// Whether a claim of late or missing shipment had a footing when it was filed.
fn overdue(days: &Days, row: &Row, state: &State, dispute: &Dispute) -> bool {
    let (ShipBy::On(ship_by), opened) = (row.ship_by, dispute.opened_at.micros()) else { return false };
    let ship_by = i64::from(ship_by.number());
    let breach = match (dispute.ground, row.shipped_at) {
        (Ground::NotShipped, _) if row.refused_at.is_some() => true,
        (Ground::NotShipped, None) => days.day(opened) > ship_by,
        (Ground::LateShipment, Some(shipped)) => days.day(shipped.micros()) > ship_by,
        _ => false,
    };
    let closes = closes(days, row, state, state.completed);
    breach && !row.accepted.contains(dispute.ground) && closes.is_none_or(|closes| opened < closes)
}

/// When it would close for a buyer of a large tier, where the tier is not known.
pub fn longer(days: &Days, row: &Row, state: &State) -> Option<i64> {
    let counts = state.protected && state.edition == Edition::Intl2023 && row.closed_at.is_none();
    state.completed.filter(|_| counts && row.buyer_tier.is_none()).map(|completed| days.window(completed, 60))
}

/// When the claim window closes.
pub fn closes(days: &Days, row: &Row, state: &State, completed: Option<i64>) -> Option<i64> {
    if !state.protected {
        let paid = row.last_paid_at.map(|at| days.day(at.micros()));
        let anchor = paid.max(row.ship_by.day().map(|day| i64::from(day.number())))?;
        return Some(days.start(anchor + 91));
    }
    if let Some(closed) = row.closed_at {
        return Some(days.window(closed.micros(), 30));
    }
    match (state.edition, row.cleared_at, row.shipped_at) {
        (Edition::Intl2015, ..) if state.pre_shipment => None,
        (Edition::Intl2015, Some(cleared), _) => Some(days.window(cleared.micros(), 15)),
        (Edition::Intl2015, None, Some(shipped)) => Some(days.window(shipped.micros(), 90)),
        (Edition::Intl2015, None, None) => None,
        (edition, ..) => {
            let large = matches!(row.buyer_tier, Some(BuyerTier::Enterprise | BuyerTier::EnterprisePro));
            Some(days.window(completed?, if edition == Edition::Intl2023 && large { 60 } else { 30 }))
        }
    }
}
