//! From a row to plain numbers.

use super::{FlatRow, Letters, NO, ShipByState, UNKNOWN, UNKNOWN_DAY, YES};
use crate::codes::{
    BuyerTier, CoverageType, DisputeCause, DisputeState, Incoterm, Logistics, Marketplace, OrderType, ProductKind,
    QualityTerms, Reason, ReleaseModel, Transport,
};
use crate::money::Fraction;
use crate::row::{Dispute, Row, ScheduledSupplierFee, ShipBy};
use crate::time::{Day, Instant};
use std::ffi::c_char;

/// The letters of an ISO code.
pub fn letters(code: &str) -> Letters {
    let mut letters = [0; 4];
    for (letter, byte) in letters.iter_mut().zip(code.bytes()) {
        *letter = c_char::from_ne_bytes([byte]);
    }
    letters
}

pub(super) fn or_unknown(value: Option<i64>) -> i64 {
    value.unwrap_or(UNKNOWN)
}

pub(super) fn micros(at: Option<Instant>) -> i64 {
    at.map_or(UNKNOWN, Instant::micros)
}

pub(super) fn as_flag(value: Option<bool>) -> u8 {
    value.map_or(0, |holds| if holds { YES } else { NO })
}

fn if_holds(value: bool) -> u8 {
    if value { YES } else { NO }
}

impl From<&Row> for FlatRow {
    fn from(row: &Row) -> Self {
        let mut flat = Self::new(row.created_at, row.as_of, row.currency);
        flat.put_facts(row);
        flat.put_events(row);
        flat.put_money(row);
        if let Some(fee) = &row.scheduled_fee {
            flat.put_scheduled_fee(fee);
        }
        if let Some(dispute) = &row.dispute {
            flat.put_dispute(dispute);
        }
        flat
    }
}

impl FlatRow {
    fn put_facts(&mut self, row: &Row) {
        self.marketplace = row.marketplace.map_or(0, Marketplace::number);
        self.order_type = row.order_type.map_or(0, OrderType::number);
        self.supplier_country = row.supplier_country.map_or([0; 4], |country| letters(country.code()));
        self.buyer_country = row.buyer_country.map_or([0; 4], |country| letters(country.code()));
        self.buyer_tier = row.buyer_tier.map_or(0, BuyerTier::number);
        self.usd_rate = row.usd_rate.map_or(UNKNOWN, Fraction::value);
        self.usd_rate_scale = row.usd_rate.map_or(0, Fraction::scale);
        self.total = or_unknown(row.total);
        self.tax = or_unknown(row.tax);
        self.limit_available = or_unknown(row.limit_available);
        self.enrolled = as_flag(row.enrolled);
        self.gold_member = as_flag(row.gold_member);
        self.verified = as_flag(row.verified);
        self.onetouch = as_flag(row.onetouch);
        self.logistics = row.logistics.map_or(0, Logistics::number);
        self.product_kind = row.product_kind.map_or(0, ProductKind::number);
        self.transport = row.transport.map_or(0, Transport::number);
        self.incoterm = row.incoterm.map_or(0, Incoterm::number);
        self.coverage_type = row.coverage_type.map_or(0, CoverageType::number);
        self.release_model = row.release_model.map_or(0, ReleaseModel::number);
        self.put_ship_by(row.ship_by);
        self.quality_terms = row.quality_terms.map_or(0, QualityTerms::number);
        self.quantity_term = as_flag(row.quantity_term);
        self.inspection_booked = as_flag(row.inspection_booked);
        self.defects_disclosed = as_flag(row.defects_disclosed);
        self.terms_known = if_holds(row.terms_known);
        self.open = row.open.bits();
    }

    fn put_ship_by(&mut self, ship_by: ShipBy) {
        let state = match ship_by {
            ShipBy::Unknown => None,
            ShipBy::Absent => Some(ShipByState::Absent),
            ShipBy::AwaitingPayment => Some(ShipByState::AwaitingPayment),
            ShipBy::UnknownPart => Some(ShipByState::UnknownPart),
            ShipBy::UnknownRoute => Some(ShipByState::UnknownRoute),
            ShipBy::On(_) => Some(ShipByState::Date),
        };
        self.ship_by_state = state.map_or(0, ShipByState::number);
        self.ship_by = ship_by.day().map_or(UNKNOWN_DAY, Day::number);
    }

    fn put_events(&mut self, row: &Row) {
        self.last_paid_at = micros(row.last_paid_at);
        self.confirmed_at = micros(row.confirmed_at);
        self.shipped_at = micros(row.shipped_at);
        self.cleared_at = micros(row.cleared_at);
        self.delivered_at = micros(row.delivered_at);
        self.receipt_confirmed_at = micros(row.completed_at);
        self.closed_at = micros(row.closed_at);
        self.cancelled = if_holds(row.cancelled);
        self.refused_at = micros(row.refused_at);
        self.inspection_passed = as_flag(row.inspection_passed);
        self.inspection_failed_at = micros(row.inspection_failed_at);
        self.extended_by_buyer = if_holds(row.extended_by_buyer);
        self.extended_by_supplier = if_holds(row.extended_by_supplier);
        self.release_condition_met = if_holds(row.release_condition_met);
        self.condition_released = if_holds(row.condition_released);
        self.issues = row.issues.bits();
        self.disputed = row.disputed.bits();
        self.accepted = row.accepted.bits();
        self.dispute_ended_at = micros(row.dispute_ended_at);
    }

    fn put_money(&mut self, row: &Row) {
        self.paid_on_platform = or_unknown(row.paid_on_platform);
        self.paid_off_platform = row.paid_off_platform;
        self.paid_unrouted = row.paid_unrouted;
        self.initial_paid = row.initial_paid;
        self.unparted_paid = row.unparted_paid;
        self.pots_known = if_holds(row.pots.is_some());
        if let Some(pots) = &row.pots {
            (self.released, self.frozen, self.held) = (pots.released, pots.frozen, pots.held);
        }
        let refunds = row.pots.map(|pots| (pots.refunded_from_escrow, pots.refund_due, pots.refunded));
        (self.refunded_from_escrow, self.refund_due, self.refunded) =
            refunds.unwrap_or((row.refunded_from_escrow, row.refund_due, row.refunded));
    }

    fn put_scheduled_fee(&mut self, fee: &ScheduledSupplierFee) {
        self.fee_schedule = fee.status.number();
        self.scheduled_fee_min = fee.min;
        self.scheduled_fee_max = fee.max;
        self.scheduled_rate = fee.rate.map_or(UNKNOWN, Fraction::value);
        self.scheduled_rate_scale = fee.rate.map_or(0, Fraction::scale);
        self.scheduled_cap = or_unknown(fee.cap);
        self.scheduled_missing = fee.missing.bits();
    }

    fn put_dispute(&mut self, dispute: &Dispute) {
        self.dispute_state = dispute.state.number();
        self.dispute_cause = dispute.cause.map_or(0, DisputeCause::number);
        self.ground = dispute.ground.number();
        self.claimant = dispute.claimant.number();
        self.turn = dispute.turn.number();
        self.supplier_replied = if_holds(dispute.respondent_replied);
        self.dispute_opened_at = dispute.opened_at.micros();
        self.dispute_entered_at = dispute.entered_at.micros();
        if dispute.state == DisputeState::Escalated {
            self.escalated_at = dispute.entered_at.micros();
        }
        self.turn_since = dispute.turn_since.micros();
        self.claim = dispute.claim;
        self.claimant_proposal = dispute.claimant_proposal;
        self.respondent_proposal = or_unknown(dispute.respondent_proposal);
        self.buyer_evidence_due = micros(dispute.buyer_evidence_due);
        self.supplier_evidence_due = micros(dispute.supplier_evidence_due);
        self.evidence_at = micros(dispute.evidence_at);
        self.refund = or_unknown(dispute.refund);
        self.settled_at = micros(dispute.settled_at);
        if let Some(window) = dispute.window_at_filing {
            self.window_at_filing = window.outcome.number();
            self.window_reason = window.reason.map_or(0, Reason::number);
            self.window_missing = window.missing.bits();
        }
    }
}
