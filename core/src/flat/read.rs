//! From plain numbers to a row, every number checked.

use super::{AMOUNT_MAX, Column, FlatRow, Letters, NO, RowFault, RowProblem, ShipByState, UNKNOWN, UNKNOWN_DAY, YES};
use crate::codes::{
    BuyerTier, CoverageType, DisputeCause, DisputeState, FeeStatus, FieldSet, Ground, GroundSet, Incoterm, Logistics,
    Marketplace, OrderType, Outcome, Party, ProductKind, QualityTerms, Reason, ReleaseModel, Transport,
};
use crate::iso::{Country, Currency};
use crate::money::Fraction;
use crate::row::{Dispute, Pots, Row, ScheduledSupplierFee, ShipBy};
use crate::time::{Day, Instant};
use crate::trace::Verdict;

type Read<T> = Result<T, RowProblem>;

#[cold]
const fn wrong<T>(column: Column, fault: RowFault) -> Read<T> {
    Err(RowProblem { column, fault })
}

/// A value that must be there.
fn required<T>(column: Column, value: Option<T>) -> Read<T> {
    value.ok_or(RowProblem { column, fault: RowFault::Missing })
}

#[inline]
fn code<C>(column: Column, number: u8, from_number: impl Fn(u8) -> Option<C>) -> Read<Option<C>> {
    match from_number(number) {
        None if number != 0 => wrong(column, RowFault::Code),
        code => Ok(code),
    }
}

#[inline]
fn flag(column: Column, number: u8) -> Read<Option<bool>> {
    match number {
        0 => Ok(None),
        NO => Ok(Some(false)),
        YES => Ok(Some(true)),
        _ => wrong(column, RowFault::Code),
    }
}

#[inline]
fn holds(column: Column, number: u8) -> Read<bool> {
    Ok(flag(column, number)?.unwrap_or(false))
}

#[inline]
fn amount(column: Column, minor: i64) -> Read<Option<i64>> {
    match minor {
        UNKNOWN => Ok(None),
        0..=AMOUNT_MAX => Ok(Some(minor)),
        _ => wrong(column, RowFault::Amount),
    }
}

#[inline]
fn sum(column: Column, minor: i64) -> Read<i64> {
    Ok(amount(column, minor)?.unwrap_or(0))
}

#[inline]
fn instant(column: Column, micros: i64) -> Read<Option<Instant>> {
    match Instant::from_micros(micros) {
        None if micros != UNKNOWN => wrong(column, RowFault::Time),
        instant => Ok(instant),
    }
}

#[inline]
fn rate(column: Column, value: i64, scale: u8) -> Read<Option<Fraction>> {
    match Fraction::new(value, scale) {
        None if value != UNKNOWN => wrong(column, RowFault::Rate),
        rate => Ok(rate),
    }
}

/// The bytes of a code; `char` is signed on some machines and unsigned on others, its bits are the letter on all.
#[inline]
fn text(letters: Letters) -> [u8; 4] {
    letters.map(|letter| letter.to_ne_bytes()[0])
}

#[inline]
fn country(column: Column, letters: Letters) -> Read<Option<Country>> {
    let country = match text(letters) {
        [0, 0, 0, 0] => return Ok(None),
        [first, second, 0, 0] => Country::from_letters([first, second]),
        _ => None,
    };
    country.map(Some).ok_or(RowProblem { column, fault: RowFault::Letters })
}

#[inline]
fn currency(column: Column, letters: Letters) -> Read<Currency> {
    let currency = match text(letters) {
        [0, 0, 0, 0] => return wrong(column, RowFault::Missing),
        [first, second, third, 0] => Currency::from_letters([first, second, third]),
        _ => None,
    };
    currency.ok_or(RowProblem { column, fault: RowFault::Letters })
}

impl FlatRow {
    /// The row, every number checked.
    ///
    /// # Errors
    /// The first column that is wrong.
    pub fn row(&self) -> Result<Row, RowProblem> {
        let created_at = required(Column::CreatedAt, instant(Column::CreatedAt, self.created_at)?)?;
        let as_of = required(Column::AsOf, instant(Column::AsOf, self.as_of)?)?;
        let currency = currency(Column::Currency, self.currency)?;
        // Filled where it stands: a row is too long to be moved about.
        let mut read = Ok(Row::new(created_at, as_of, currency));
        if let Ok(row) = &mut read
            && let Err(problem) = self.fill(row)
        {
            read = Err(problem);
        }
        read
    }

    #[inline]
    fn fill(&self, row: &mut Row) -> Read<()> {
        self.read_facts(row)?;
        self.read_events(row)?;
        self.read_money(row)?;
        row.dispute = self.dispute()?;
        if let Some(dispute) = &row.dispute {
            row.disputed = row.disputed.with(dispute.ground);
        }
        Ok(())
    }

    #[inline]
    fn read_facts(&self, row: &mut Row) -> Read<()> {
        use Column as C;
        row.marketplace = code(C::Marketplace, self.marketplace, Marketplace::from_number)?;
        row.order_type = code(C::OrderType, self.order_type, OrderType::from_number)?;
        row.supplier_country = country(C::SupplierCountry, self.supplier_country)?;
        row.buyer_country = country(C::BuyerCountry, self.buyer_country)?;
        row.buyer_tier = code(C::BuyerTier, self.buyer_tier, BuyerTier::from_number)?;
        row.usd_rate = self.positive_rate()?;
        row.total = amount(C::Total, self.total)?;
        row.tax = amount(C::Tax, self.tax)?;
        row.limit_available = amount(C::LimitAvailable, self.limit_available)?;
        row.enrolled = flag(C::Enrolled, self.enrolled)?;
        row.gold_member = flag(C::GoldMember, self.gold_member)?;
        row.verified = flag(C::Verified, self.verified)?;
        row.onetouch = flag(C::Onetouch, self.onetouch)?;
        row.logistics = code(C::Logistics, self.logistics, Logistics::from_number)?;
        row.product_kind = code(C::ProductKind, self.product_kind, ProductKind::from_number)?;
        row.transport = code(C::Transport, self.transport, Transport::from_number)?;
        row.incoterm = code(C::Incoterm, self.incoterm, Incoterm::from_number)?;
        row.coverage_type = code(C::CoverageType, self.coverage_type, CoverageType::from_number)?;
        row.release_model = code(C::ReleaseModel, self.release_model, ReleaseModel::from_number)?;
        row.scheduled_fee = self.scheduled_fee()?;
        row.ship_by = self.ship_by()?;
        row.quality_terms = code(C::QualityTerms, self.quality_terms, QualityTerms::from_number)?;
        row.quantity_term = flag(C::QuantityTerm, self.quantity_term)?;
        row.inspection_booked = flag(C::InspectionBooked, self.inspection_booked)?;
        row.defects_disclosed = flag(C::DefectsDisclosed, self.defects_disclosed)?;
        row.terms_known = holds(C::TermsKnown, self.terms_known)?;
        row.open = FieldSet::from_bits(self.open);
        Ok(())
    }

    /// What happened to the order, but for disputes and for the money that came back.
    #[inline]
    fn read_events(&self, row: &mut Row) -> Read<()> {
        use Column as C;
        row.paid_on_platform = amount(C::PaidOnPlatform, self.paid_on_platform)?;
        row.paid_off_platform = sum(C::PaidOffPlatform, self.paid_off_platform)?;
        row.paid_unrouted = sum(C::PaidUnrouted, self.paid_unrouted)?;
        row.initial_paid = sum(C::InitialPaid, self.initial_paid)?;
        row.unparted_paid = sum(C::UnpartedPaid, self.unparted_paid)?;
        row.last_paid_at = instant(C::LastPaidAt, self.last_paid_at)?;
        row.confirmed_at = instant(C::ConfirmedAt, self.confirmed_at)?;
        row.shipped_at = instant(C::ShippedAt, self.shipped_at)?;
        row.cleared_at = instant(C::ClearedAt, self.cleared_at)?;
        row.delivered_at = instant(C::DeliveredAt, self.delivered_at)?;
        row.completed_at = instant(C::ReceiptConfirmedAt, self.receipt_confirmed_at)?;
        row.closed_at = instant(C::ClosedAt, self.closed_at)?;
        row.cancelled = holds(C::Cancelled, self.cancelled)?;
        row.refused_at = instant(C::RefusedAt, self.refused_at)?;
        row.inspection_passed = flag(C::InspectionPassed, self.inspection_passed)?;
        row.inspection_failed_at = instant(C::InspectionFailedAt, self.inspection_failed_at)?;
        row.extended_by_buyer = holds(C::ExtendedByBuyer, self.extended_by_buyer)?;
        row.extended_by_supplier = holds(C::ExtendedBySupplier, self.extended_by_supplier)?;
        row.release_condition_met = holds(C::ReleaseConditionMet, self.release_condition_met)?;
        row.condition_released = holds(C::ConditionReleased, self.condition_released)?;
        row.issues = GroundSet::from_bits(self.issues);
        row.disputed = GroundSet::from_bits(self.disputed);
        row.accepted = GroundSet::from_bits(self.accepted);
        row.dispute_ended_at = instant(C::DisputeEndedAt, self.dispute_ended_at)?;
        Ok(())
    }

    /// Where the money is, or what came back of it.
    #[inline]
    pub(crate) fn read_money(&self, row: &mut Row) -> Read<()> {
        use Column as C;
        let refunded_from_escrow = sum(C::RefundedFromEscrow, self.refunded_from_escrow)?;
        let refund_due = sum(C::RefundDue, self.refund_due)?;
        let refunded = sum(C::Refunded, self.refunded)?;
        if !holds(C::PotsKnown, self.pots_known)? {
            (row.refunded, row.refunded_from_escrow, row.refund_due) = (refunded, refunded_from_escrow, refund_due);
            return Ok(());
        }
        row.pots = Some(Pots {
            released: required(C::Released, amount(C::Released, self.released)?)?,
            frozen: required(C::Frozen, amount(C::Frozen, self.frozen)?)?,
            held: required(C::Held, amount(C::Held, self.held)?)?,
            refunded_from_escrow,
            refund_due,
            refunded,
        });
        Ok(())
    }

    #[inline]
    fn positive_rate(&self) -> Read<Option<Fraction>> {
        if self.usd_rate == 0 {
            return wrong(Column::UsdRate, RowFault::Rate);
        }
        rate(Column::UsdRate, self.usd_rate, self.usd_rate_scale)
    }

    #[inline]
    pub(crate) fn ship_by(&self) -> Read<ShipBy> {
        Ok(match code(Column::ShipByState, self.ship_by_state, ShipByState::from_number)? {
            None => ShipBy::Unknown,
            Some(ShipByState::Absent) => ShipBy::Absent,
            Some(ShipByState::AwaitingPayment) => ShipBy::AwaitingPayment,
            Some(ShipByState::UnknownPart) => ShipBy::UnknownPart,
            Some(ShipByState::UnknownRoute) => ShipBy::UnknownRoute,
            Some(ShipByState::Date) if self.ship_by == UNKNOWN_DAY => return wrong(Column::ShipBy, RowFault::Missing),
            Some(ShipByState::Date) => match Day::from_number(self.ship_by) {
                Some(day) => ShipBy::On(day),
                None => return wrong(Column::ShipBy, RowFault::Time),
            },
        })
    }

    #[inline]
    pub(crate) fn scheduled_fee(&self) -> Read<Option<ScheduledSupplierFee>> {
        use Column as C;
        let Some(status) = code(C::FeeSchedule, self.fee_schedule, FeeStatus::from_number)? else { return Ok(None) };
        match status {
            FeeStatus::Unpublished => return Ok(Some(ScheduledSupplierFee::UNPUBLISHED)),
            FeeStatus::Exact | FeeStatus::Band => {}
            FeeStatus::NotApplicable | FeeStatus::Unknown => return wrong(C::FeeSchedule, RowFault::Code),
        }
        Ok(Some(ScheduledSupplierFee {
            status,
            min: required(C::ScheduledFeeMin, amount(C::ScheduledFeeMin, self.scheduled_fee_min)?)?,
            max: required(C::ScheduledFeeMax, amount(C::ScheduledFeeMax, self.scheduled_fee_max)?)?,
            rate: rate(C::ScheduledRate, self.scheduled_rate, self.scheduled_rate_scale)?,
            cap: amount(C::ScheduledCap, self.scheduled_cap)?,
            missing: FieldSet::from_bits(self.scheduled_missing),
        }))
    }

    #[inline]
    pub(crate) fn dispute(&self) -> Read<Option<Dispute>> {
        if self.dispute_opened_at == UNKNOWN {
            let state = code(Column::DisputeState, self.dispute_state, DisputeState::from_number)?;
            let none = matches!(state, None | Some(DisputeState::None));
            return if none { Ok(None) } else { wrong(Column::DisputeOpenedAt, RowFault::Missing) };
        }
        self.open_dispute().map(Some)
    }

    /// A dispute that was filed, whatever has become of it.
    fn open_dispute(&self) -> Read<Dispute> {
        use Column as C;
        let opened_at = required(C::DisputeOpenedAt, instant(C::DisputeOpenedAt, self.dispute_opened_at)?)?;
        let escalated_at = instant(C::EscalatedAt, self.escalated_at)?;
        let state = self.dispute_state(escalated_at.is_some())?;
        let negotiating = state == DisputeState::Negotiating;
        let entered_at = match state {
            DisputeState::Negotiating => opened_at,
            DisputeState::Escalated => required(C::EscalatedAt, escalated_at)?,
            _ => required(C::DisputeEnteredAt, instant(C::DisputeEnteredAt, self.dispute_entered_at)?)?,
        };
        let claim = required(C::Claim, amount(C::Claim, self.claim)?)?;
        let claimant = code(C::Claimant, self.claimant, trader)?.unwrap_or(Party::Buyer);
        let turn = code(C::Turn, self.turn, trader)?;
        let turn_since = instant(C::TurnSince, self.turn_since)?;
        let filed = negotiating.then_some(DisputeCause::Filed);
        Ok(Dispute {
            state,
            cause: code(C::DisputeCause, self.dispute_cause, DisputeCause::from_number)?.or(filed),
            ground: required(C::Ground, code(C::Ground, self.ground, Ground::from_number)?)?,
            claim,
            claimant,
            opened_at,
            entered_at,
            // Once the negotiation is over nobody's answer is awaited any more.
            turn: if negotiating { required(C::Turn, turn)? } else { turn.unwrap_or(claimant.other()) },
            turn_since: if negotiating { required(C::TurnSince, turn_since)? } else { turn_since.unwrap_or(opened_at) },
            respondent_replied: holds(C::SupplierReplied, self.supplier_replied)?,
            claimant_proposal: amount(C::ClaimantProposal, self.claimant_proposal)?.unwrap_or(claim),
            respondent_proposal: amount(C::RespondentProposal, self.respondent_proposal)?,
            buyer_evidence_due: instant(C::BuyerEvidenceDue, self.buyer_evidence_due)?,
            supplier_evidence_due: instant(C::SupplierEvidenceDue, self.supplier_evidence_due)?,
            evidence_at: instant(C::EvidenceAt, self.evidence_at)?,
            refund: amount(C::Refund, self.refund)?,
            settled_at: instant(C::SettledAt, self.settled_at)?,
            window_at_filing: self.window_at_filing()?,
        })
    }

    fn dispute_state(&self, escalated: bool) -> Read<DisputeState> {
        match code(Column::DisputeState, self.dispute_state, DisputeState::from_number)? {
            None if escalated => Ok(DisputeState::Escalated),
            None => Ok(DisputeState::Negotiating),
            Some(DisputeState::None) => wrong(Column::DisputeState, RowFault::Code),
            Some(state) => Ok(state),
        }
    }

    fn window_at_filing(&self) -> Read<Option<Verdict>> {
        let outcome = code(Column::WindowAtFiling, self.window_at_filing, Outcome::from_number)?;
        let reason = code(Column::WindowReason, self.window_reason, Reason::from_number)?;
        Ok(outcome.map(|outcome| Verdict { outcome, reason, missing: FieldSet::from_bits(self.window_missing) }))
    }
}

/// The two that trade.
fn trader(number: u8) -> Option<Party> {
    Party::from_number(number).filter(|party| matches!(party, Party::Buyer | Party::Supplier))
}
