//! What a column says, put into every row of a chunk.

use super::chunk::Chunk;
use super::lanes::Found;
use super::spec::{ColumnSpec, Place};
use crate::codes::{
    BuyerTier, CoverageType, FieldSet, GroundSet, Incoterm, Logistics, Marketplace, OrderType, ProductKind,
    QualityTerms, ReleaseModel, Transport,
};
use crate::flat::{Column, UNKNOWN, YES};
use crate::iso::Country;
use crate::money::Fraction;
use crate::time::Instant;

impl Chunk {
    pub(super) fn put_numbers(&mut self, spec: &ColumnSpec, numbers: &[u8]) {
        use Column as C;
        let Place::Flat(column) = spec.place else { return };
        let (rows, parts) = (&mut self.rows, &mut self.parts);
        match column {
            C::Marketplace => each(rows, numbers, |row, n| row.marketplace = Marketplace::from_number(n)),
            C::OrderType => each(rows, numbers, |row, n| row.order_type = OrderType::from_number(n)),
            C::BuyerTier => each(rows, numbers, |row, n| row.buyer_tier = BuyerTier::from_number(n)),
            C::Logistics => each(rows, numbers, |row, n| row.logistics = Logistics::from_number(n)),
            C::ProductKind => each(rows, numbers, |row, n| row.product_kind = ProductKind::from_number(n)),
            C::Transport => each(rows, numbers, |row, n| row.transport = Transport::from_number(n)),
            C::Incoterm => each(rows, numbers, |row, n| row.incoterm = Incoterm::from_number(n)),
            C::CoverageType => each(rows, numbers, |row, n| row.coverage_type = CoverageType::from_number(n)),
            C::ReleaseModel => each(rows, numbers, |row, n| row.release_model = ReleaseModel::from_number(n)),
            C::QualityTerms => each(rows, numbers, |row, n| row.quality_terms = QualityTerms::from_number(n)),
            C::Enrolled => each(rows, numbers, |row, n| row.enrolled = said(n)),
            C::GoldMember => each(rows, numbers, |row, n| row.gold_member = said(n)),
            C::Verified => each(rows, numbers, |row, n| row.verified = said(n)),
            C::Onetouch => each(rows, numbers, |row, n| row.onetouch = said(n)),
            C::QuantityTerm => each(rows, numbers, |row, n| row.quantity_term = said(n)),
            C::InspectionBooked => each(rows, numbers, |row, n| row.inspection_booked = said(n)),
            C::DefectsDisclosed => each(rows, numbers, |row, n| row.defects_disclosed = said(n)),
            C::InspectionPassed => each(rows, numbers, |row, n| row.inspection_passed = said(n)),
            C::TermsKnown => each(rows, numbers, |row, n| row.terms_known = n == YES),
            C::Cancelled => each(rows, numbers, |row, n| row.cancelled = n == YES),
            C::ReleaseConditionMet => each(rows, numbers, |row, n| row.release_condition_met = n == YES),
            C::ConditionReleased => each(rows, numbers, |row, n| row.condition_released = n == YES),
            C::ExtendedByBuyer => each(parts, numbers, |part, n| part.extended_by_buyer = n),
            C::ExtendedBySupplier => each(parts, numbers, |part, n| part.extended_by_supplier = n),
            C::ShipByState => each(parts, numbers, |part, n| part.ship_by_state = n),
            C::DisputeState => each(parts, numbers, |part, n| part.dispute_state = n),
            C::DisputeCause => each(parts, numbers, |part, n| part.dispute_cause = n),
            C::Ground => each(parts, numbers, |part, n| part.ground = n),
            C::Claimant => each(parts, numbers, |part, n| part.claimant = n),
            C::Turn => each(parts, numbers, |part, n| part.turn = n),
            C::SupplierReplied => each(parts, numbers, |part, n| part.supplier_replied = n),
            C::WindowAtFiling => each(parts, numbers, |part, n| part.window_at_filing = n),
            C::WindowReason => each(parts, numbers, |part, n| part.window_reason = n),
            C::PotsKnown => each(parts, numbers, |part, n| part.pots_known = n),
            C::FeeSchedule => each(parts, numbers, |part, n| part.fee_schedule = n),
            _ => {}
        }
    }

    pub(super) fn put_sets(&mut self, spec: &ColumnSpec, sets: &[u64]) {
        use Column as C;
        let Place::Flat(column) = spec.place else { return };
        let (rows, parts) = (&mut self.rows, &mut self.parts);
        match column {
            C::Issues => each(rows, sets, |row, bits| row.issues = GroundSet::from_bits(bits)),
            C::Accepted => each(rows, sets, |row, bits| row.accepted = GroundSet::from_bits(bits)),
            C::Open => each(rows, sets, |row, bits| row.open = FieldSet::from_bits(bits)),
            C::Disputed => each(parts, sets, |part, bits| part.disputed = bits),
            C::WindowMissing => each(parts, sets, |part, bits| part.window_missing = bits),
            C::ScheduledMissing => each(parts, sets, |part, bits| part.scheduled_missing = bits),
            _ => {}
        }
    }

    pub(super) fn put_countries(&mut self, spec: &ColumnSpec, countries: &[Found<Country>]) {
        let rows = &mut self.rows;
        match spec.place {
            Place::Flat(Column::SupplierCountry) => {
                each(rows, countries, |row, country| row.supplier_country = country.flatten());
            }
            Place::Flat(Column::BuyerCountry) => {
                each(rows, countries, |row, country| row.buyer_country = country.flatten());
            }
            _ => {}
        }
    }

    pub(super) fn put_instants(&mut self, spec: &ColumnSpec, instants: &[Option<Instant>]) {
        use Column as C;
        let Place::Flat(column) = spec.place else { return };
        let (rows, parts) = (&mut self.rows, &mut self.parts);
        match column {
            // A row without one is faulty already.
            C::CreatedAt => each(rows, instants, |row, at| row.created_at = at.unwrap_or(row.created_at)),
            C::AsOf => {
                let default = self.as_of;
                each(rows, instants, |row, at| row.as_of = at.or(default).unwrap_or(row.as_of));
            }
            C::LastPaidAt => each(rows, instants, |row, at| row.last_paid_at = at),
            C::ConfirmedAt => each(rows, instants, |row, at| row.confirmed_at = at),
            C::ShippedAt => each(rows, instants, |row, at| row.shipped_at = at),
            C::ClearedAt => each(rows, instants, |row, at| row.cleared_at = at),
            C::DeliveredAt => each(rows, instants, |row, at| row.delivered_at = at),
            C::ReceiptConfirmedAt => each(rows, instants, |row, at| row.completed_at = at),
            C::ClosedAt => each(rows, instants, |row, at| row.closed_at = at),
            C::RefusedAt => each(rows, instants, |row, at| row.refused_at = at),
            C::InspectionFailedAt => each(rows, instants, |row, at| row.inspection_failed_at = at),
            C::DisputeEndedAt => each(rows, instants, |row, at| row.dispute_ended_at = at),
            C::DisputeOpenedAt => each(parts, instants, |part, at| part.dispute_opened_at = micros(at)),
            C::EscalatedAt => each(parts, instants, |part, at| part.escalated_at = micros(at)),
            C::DisputeEnteredAt => each(parts, instants, |part, at| part.dispute_entered_at = micros(at)),
            C::TurnSince => each(parts, instants, |part, at| part.turn_since = micros(at)),
            C::BuyerEvidenceDue => each(parts, instants, |part, at| part.buyer_evidence_due = micros(at)),
            C::SupplierEvidenceDue => each(parts, instants, |part, at| part.supplier_evidence_due = micros(at)),
            C::EvidenceAt => each(parts, instants, |part, at| part.evidence_at = micros(at)),
            C::SettledAt => each(parts, instants, |part, at| part.settled_at = micros(at)),
            _ => {}
        }
    }

    pub(super) fn put_amounts(&mut self, spec: &ColumnSpec, amounts: &[i64]) {
        use Column as C;
        let Place::Flat(column) = spec.place else { return };
        let (rows, parts) = (&mut self.rows, &mut self.parts);
        match column {
            C::Total => each(rows, amounts, |row, minor| row.total = known(minor)),
            C::Tax => each(rows, amounts, |row, minor| row.tax = known(minor)),
            C::LimitAvailable => each(rows, amounts, |row, minor| row.limit_available = known(minor)),
            C::PaidOnPlatform => each(rows, amounts, |row, minor| row.paid_on_platform = known(minor)),
            C::PaidOffPlatform => each(rows, amounts, |row, minor| row.paid_off_platform = known(minor).unwrap_or(0)),
            C::PaidUnrouted => each(rows, amounts, |row, minor| row.paid_unrouted = known(minor).unwrap_or(0)),
            C::InitialPaid => each(rows, amounts, |row, minor| row.initial_paid = known(minor).unwrap_or(0)),
            C::UnpartedPaid => each(rows, amounts, |row, minor| row.unparted_paid = known(minor).unwrap_or(0)),
            C::Released => each(parts, amounts, |part, minor| part.released = minor),
            C::Frozen => each(parts, amounts, |part, minor| part.frozen = minor),
            C::Held => each(parts, amounts, |part, minor| part.held = minor),
            C::RefundedFromEscrow => each(parts, amounts, |part, minor| part.refunded_from_escrow = minor),
            C::RefundDue => each(parts, amounts, |part, minor| part.refund_due = minor),
            C::Refunded => each(parts, amounts, |part, minor| part.refunded = minor),
            C::Claim => each(parts, amounts, |part, minor| part.claim = minor),
            C::ClaimantProposal => each(parts, amounts, |part, minor| part.claimant_proposal = minor),
            C::RespondentProposal => each(parts, amounts, |part, minor| part.respondent_proposal = minor),
            C::Refund => each(parts, amounts, |part, minor| part.refund = minor),
            C::ScheduledFeeMin => each(parts, amounts, |part, minor| part.scheduled_fee_min = minor),
            C::ScheduledFeeMax => each(parts, amounts, |part, minor| part.scheduled_fee_max = minor),
            C::ScheduledCap => each(parts, amounts, |part, minor| part.scheduled_cap = minor),
            _ => {}
        }
    }

    pub(super) fn put_rate(&mut self, exchange: bool, place: usize, rate: Option<Fraction>) {
        if exchange {
            self.rows[place].usd_rate = rate;
            return;
        }
        self.parts[place].scheduled_rate = rate.map_or(UNKNOWN, Fraction::value);
        self.parts[place].scheduled_rate_scale = rate.map_or(0, Fraction::scale);
    }
}

/// Sets one field of every row.
#[inline]
fn each<R, V: Copy>(rows: &mut [R], values: &[V], set: impl Fn(&mut R, V)) {
    rows.iter_mut().zip(values).for_each(|(row, value)| set(row, *value));
}

const fn said(number: u8) -> Option<bool> {
    match number {
        0 => None,
        number => Some(number == YES),
    }
}

fn micros(at: Option<Instant>) -> i64 {
    at.map_or(UNKNOWN, Instant::micros)
}

fn known(minor: i64) -> Option<i64> {
    (minor != UNKNOWN).then_some(minor)
}
