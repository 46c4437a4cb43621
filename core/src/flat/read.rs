//! From plain numbers to a row.
//!
//! The numbers of a structure are all checked; those of columns were checked with their column, and are only held
//! against each other here. They are first read without asking which of them is wrong, only whether any is: hardly any
//! row has one, and a question less is a branch less. Where one is, the same functions read the row again and name it.

use super::source::Numbers;
use super::{
    AMOUNT_MAX, Column as C, FlatDecision, FlatRow, NO, RowFault, RowProblem, ShipByState, UNKNOWN, UNKNOWN_DAY, YES,
};
use crate::codes::{
    BuyerTier, CoverageType, DisputeCause, DisputeState, FeeStatus, FieldSet, Ground, GroundSet, Incoterm, Logistics,
    Marketplace, OrderType, Outcome, Party, ProductKind, QualityTerms, Reason, ReleaseModel, Transport,
};
use crate::decide::{Decision, Parts, decide_parts};
use crate::iso::Currency;
use crate::money::Fraction;
use crate::row::{Dispute, Pots, Row, ScheduledSupplierFee, ShipBy};
use crate::rulebook::Rulebook;
use crate::time::{Day, Instant};
use crate::trace::Verdict;

/// Who hears of what is wrong with a row.
trait Faults {
    /// Whether numbers may lie outside their lists and ranges; else they are only held against each other.
    const RANGES: bool;
    /// Something is wrong, or is not.
    fn check(&mut self, wrong: bool, column: C, fault: RowFault);
}

/// Whether anything is.
#[derive(Default)]
struct Any<const RANGES: bool>(bool);

impl<const RANGES: bool> Faults for Any<RANGES> {
    const RANGES: bool = RANGES;

    #[inline]
    fn check(&mut self, wrong: bool, _: C, _: RowFault) {
        self.0 |= wrong;
    }
}

/// What is wrong first.
struct First(Option<RowProblem>);

impl Faults for First {
    const RANGES: bool = true;

    fn check(&mut self, wrong: bool, column: C, fault: RowFault) {
        if wrong && self.0.is_none() {
            self.0 = Some(RowProblem { column, fault });
        }
    }
}

/// Stands where a row has no instant, and is then refused.
const NO_INSTANT: Instant = Instant::FIRST;

#[inline]
fn code<F: Faults, T>(faults: &mut F, column: C, number: u8, from_number: impl Fn(u8) -> Option<T>) -> Option<T> {
    let code = from_number(number);
    if F::RANGES {
        faults.check(code.is_none() && number != 0, column, RowFault::Code);
    }
    code
}

#[inline]
fn flag<F: Faults>(faults: &mut F, column: C, number: u8) -> Option<bool> {
    if F::RANGES {
        faults.check(number > YES, column, RowFault::Code);
    }
    if number == 0 { None } else { Some(number != NO) }
}

#[inline]
fn holds<F: Faults>(faults: &mut F, column: C, number: u8) -> bool {
    flag(faults, column, number) == Some(true)
}

#[inline]
fn amount<F: Faults>(faults: &mut F, column: C, minor: i64) -> Option<i64> {
    let known = minor != UNKNOWN;
    if F::RANGES {
        faults.check(known && minor.cast_unsigned() > AMOUNT_MAX.cast_unsigned(), column, RowFault::Amount);
    }
    if known { Some(minor) } else { None }
}

/// An amount; nothing where it is not known.
#[inline]
fn sum<F: Faults>(faults: &mut F, column: C, minor: i64) -> i64 {
    amount(faults, column, minor).unwrap_or(0)
}

/// An amount that must be there.
#[inline]
fn due<F: Faults>(faults: &mut F, column: C, minor: i64) -> i64 {
    faults.check(minor == UNKNOWN, column, RowFault::Missing);
    sum(faults, column, minor)
}

#[inline]
fn instant<F: Faults>(faults: &mut F, column: C, micros: i64) -> Option<Instant> {
    if !F::RANGES {
        return if micros == UNKNOWN { None } else { Some(Instant::counted(micros)) };
    }
    let instant = Instant::from_micros(micros);
    faults.check(instant.is_none() && micros != UNKNOWN, column, RowFault::Time);
    instant
}

/// A value that must be there, where `needed`.
#[inline]
fn needed<F: Faults, T>(faults: &mut F, column: C, needed: bool, value: Option<T>) -> Option<T> {
    faults.check(needed && value.is_none(), column, RowFault::Missing);
    value
}

/// An instant that must be there.
#[inline]
fn moment<F: Faults>(faults: &mut F, column: C, micros: i64) -> Instant {
    let instant = instant(faults, column, micros);
    needed(faults, column, true, instant).unwrap_or(NO_INSTANT)
}

#[inline]
fn rate<F: Faults>(faults: &mut F, column: C, value: i64, scale: u8) -> Option<Fraction> {
    let rate = Fraction::new(value, scale);
    faults.check(rate.is_none() && value != UNKNOWN, column, RowFault::Rate);
    rate
}

#[inline]
fn iso<F: Faults, T>(faults: &mut F, column: C, code: Result<T, RowFault>, unknown: T) -> T {
    code.unwrap_or_else(|fault| {
        faults.check(true, column, fault);
        unknown
    })
}

/// The two that trade.
fn trader(number: u8) -> Option<Party> {
    Party::from_number(number).filter(|party| matches!(party, Party::Buyer | Party::Supplier))
}

impl FlatRow {
    /// The row, every number checked.
    ///
    /// # Errors
    /// A column that is wrong; which of several is not promised.
    pub fn row(&self) -> Result<Row, RowProblem> {
        let mut any = Any::<true>::default();
        let row = read(self, &mut any);
        if any.0 { Err(first(self)) } else { Ok(row) }
    }

    /// Decides the row. A row that is not right has its error.
    #[expect(
        clippy::inline_always,
        reason = "a decision is written where it is wanted: it is too long to be moved about"
    )]
    #[inline(always)]
    pub fn decide(&self, book: &Rulebook) -> FlatDecision {
        match decide::<true>(book, self, Parts::ALL) {
            Ok(decision) => FlatDecision::from(&decision),
            Err(problem) => FlatDecision::refused(problem),
        }
    }
}

/// Decides a row of plain numbers, of which some may be out of their range (`RANGES`), or only contradict each other.
///
/// # Errors
/// A column that is wrong; which of several is not promised.
#[expect(clippy::inline_always, reason = "a row is read where it is decided: it is too long to be moved about")]
#[inline(always)]
pub(crate) fn decide<const RANGES: bool>(
    book: &Rulebook,
    numbers: &impl Numbers,
    parts: Parts,
) -> Result<Decision, RowProblem> {
    let mut any = Any::<RANGES>::default();
    let row = read(numbers, &mut any);
    if any.0 {
        return Err(first(numbers));
    }
    Ok(decide_parts(book, &row, parts)?)
}

/// What is wrong first with a row of which something is.
#[cold]
#[inline(never)]
fn first(numbers: &impl Numbers) -> RowProblem {
    let mut first = First(None);
    read(numbers, &mut first);
    first.0.unwrap_or(RowProblem { column: C::Size, fault: RowFault::Size })
}

/// The row; where something is wrong with it, `faults` has been told and it says nothing.
#[expect(clippy::inline_always, reason = "a row is read where it is decided: it is too long to be moved about")]
#[inline(always)]
fn read<N: Numbers, F: Faults>(from: &N, faults: &mut F) -> Row {
    let created_at = moment(faults, C::CreatedAt, from.created_at());
    let as_of = moment(faults, C::AsOf, from.as_of());
    let currency = iso(faults, C::Currency, from.currency(), Currency::USD);
    let money = Money::read(from, faults);
    let dispute = dispute(from, faults);
    let disputed = GroundSet::from_bits(from.disputed());
    Row {
        created_at,
        as_of,
        currency,
        marketplace: code(faults, C::Marketplace, from.marketplace(), Marketplace::from_number),
        order_type: code(faults, C::OrderType, from.order_type(), OrderType::from_number),
        supplier_country: iso(faults, C::SupplierCountry, from.supplier_country(), None),
        buyer_country: iso(faults, C::BuyerCountry, from.buyer_country(), None),
        buyer_tier: code(faults, C::BuyerTier, from.buyer_tier(), BuyerTier::from_number),
        usd_rate: positive_rate(from, faults),
        total: amount(faults, C::Total, from.total()),
        tax: amount(faults, C::Tax, from.tax()),
        limit_available: amount(faults, C::LimitAvailable, from.limit_available()),
        enrolled: flag(faults, C::Enrolled, from.enrolled()),
        gold_member: flag(faults, C::GoldMember, from.gold_member()),
        verified: flag(faults, C::Verified, from.verified()),
        onetouch: flag(faults, C::Onetouch, from.onetouch()),
        logistics: code(faults, C::Logistics, from.logistics(), Logistics::from_number),
        product_kind: code(faults, C::ProductKind, from.product_kind(), ProductKind::from_number),
        transport: code(faults, C::Transport, from.transport(), Transport::from_number),
        incoterm: code(faults, C::Incoterm, from.incoterm(), Incoterm::from_number),
        coverage_type: code(faults, C::CoverageType, from.coverage_type(), CoverageType::from_number),
        release_model: code(faults, C::ReleaseModel, from.release_model(), ReleaseModel::from_number),
        scheduled_fee: scheduled_fee(from, faults),
        ship_by: ship_by(from, faults),
        quality_terms: code(faults, C::QualityTerms, from.quality_terms(), QualityTerms::from_number),
        quantity_term: flag(faults, C::QuantityTerm, from.quantity_term()),
        inspection_booked: flag(faults, C::InspectionBooked, from.inspection_booked()),
        defects_disclosed: flag(faults, C::DefectsDisclosed, from.defects_disclosed()),
        terms_known: holds(faults, C::TermsKnown, from.terms_known()),
        paid_on_platform: amount(faults, C::PaidOnPlatform, from.paid_on_platform()),
        paid_off_platform: sum(faults, C::PaidOffPlatform, from.paid_off_platform()),
        paid_unrouted: sum(faults, C::PaidUnrouted, from.paid_unrouted()),
        initial_paid: sum(faults, C::InitialPaid, from.initial_paid()),
        unparted_paid: sum(faults, C::UnpartedPaid, from.unparted_paid()),
        last_paid_at: instant(faults, C::LastPaidAt, from.last_paid_at()),
        confirmed_at: instant(faults, C::ConfirmedAt, from.confirmed_at()),
        shipped_at: instant(faults, C::ShippedAt, from.shipped_at()),
        cleared_at: instant(faults, C::ClearedAt, from.cleared_at()),
        delivered_at: instant(faults, C::DeliveredAt, from.delivered_at()),
        completed_at: instant(faults, C::ReceiptConfirmedAt, from.receipt_confirmed_at()),
        closed_at: instant(faults, C::ClosedAt, from.closed_at()),
        cancelled: holds(faults, C::Cancelled, from.cancelled()),
        refused_at: instant(faults, C::RefusedAt, from.refused_at()),
        inspection_passed: flag(faults, C::InspectionPassed, from.inspection_passed()),
        inspection_failed_at: instant(faults, C::InspectionFailedAt, from.inspection_failed_at()),
        extended_by_buyer: holds(faults, C::ExtendedByBuyer, from.extended_by_buyer()),
        extended_by_supplier: holds(faults, C::ExtendedBySupplier, from.extended_by_supplier()),
        release_condition_met: holds(faults, C::ReleaseConditionMet, from.release_condition_met()),
        condition_released: holds(faults, C::ConditionReleased, from.condition_released()),
        issues: GroundSet::from_bits(from.issues()),
        disputed: dispute.map_or(disputed, |dispute| disputed.with(dispute.ground)),
        accepted: GroundSet::from_bits(from.accepted()),
        pots: money.pots,
        refunded: money.refunded,
        refunded_from_escrow: money.refunded_from_escrow,
        refund_due: money.refund_due,
        dispute,
        dispute_ended_at: instant(faults, C::DisputeEndedAt, from.dispute_ended_at()),
        open: FieldSet::from_bits(from.open()),
    }
}

/// Where the money is, or what came back of it.
struct Money {
    pots: Option<Pots>,
    refunded: i64,
    refunded_from_escrow: i64,
    refund_due: i64,
}

impl Money {
    #[inline]
    fn read<N: Numbers, F: Faults>(from: &N, faults: &mut F) -> Self {
        let refunded_from_escrow = sum(faults, C::RefundedFromEscrow, from.refunded_from_escrow());
        let refund_due = sum(faults, C::RefundDue, from.refund_due());
        let refunded = sum(faults, C::Refunded, from.refunded());
        if !holds(faults, C::PotsKnown, from.pots_known()) {
            return Self { pots: None, refunded, refunded_from_escrow, refund_due };
        }
        let (released, frozen) = (due(faults, C::Released, from.released()), due(faults, C::Frozen, from.frozen()));
        let held = due(faults, C::Held, from.held());
        let pots = Some(Pots { released, frozen, held, refunded_from_escrow, refund_due, refunded });
        Self { pots, refunded: 0, refunded_from_escrow: 0, refund_due: 0 }
    }
}

#[inline]
fn positive_rate<N: Numbers, F: Faults>(from: &N, faults: &mut F) -> Option<Fraction> {
    faults.check(from.usd_rate() == 0, C::UsdRate, RowFault::Rate);
    rate(faults, C::UsdRate, from.usd_rate(), from.usd_rate_scale())
}

#[inline]
fn ship_by<N: Numbers, F: Faults>(from: &N, faults: &mut F) -> ShipBy {
    match code(faults, C::ShipByState, from.ship_by_state(), ShipByState::from_number) {
        None => ShipBy::Unknown,
        Some(ShipByState::Absent) => ShipBy::Absent,
        Some(ShipByState::AwaitingPayment) => ShipBy::AwaitingPayment,
        Some(ShipByState::UnknownPart) => ShipBy::UnknownPart,
        Some(ShipByState::UnknownRoute) => ShipBy::UnknownRoute,
        Some(ShipByState::Date) => {
            let day = Day::from_number(from.ship_by());
            let fault = if from.ship_by() == UNKNOWN_DAY { RowFault::Missing } else { RowFault::Time };
            faults.check(day.is_none(), C::ShipBy, fault);
            day.map_or(ShipBy::Unknown, ShipBy::On)
        }
    }
}

#[inline]
fn scheduled_fee<N: Numbers, F: Faults>(from: &N, faults: &mut F) -> Option<ScheduledSupplierFee> {
    let status = code(faults, C::FeeSchedule, from.fee_schedule(), FeeStatus::from_number)?;
    match status {
        FeeStatus::Unpublished => return Some(ScheduledSupplierFee::UNPUBLISHED),
        FeeStatus::Exact | FeeStatus::Band => {}
        FeeStatus::NotApplicable | FeeStatus::Unknown => faults.check(true, C::FeeSchedule, RowFault::Code),
    }
    Some(ScheduledSupplierFee {
        status,
        min: due(faults, C::ScheduledFeeMin, from.scheduled_fee_min()),
        max: due(faults, C::ScheduledFeeMax, from.scheduled_fee_max()),
        rate: rate(faults, C::ScheduledRate, from.scheduled_rate(), from.scheduled_rate_scale()),
        cap: amount(faults, C::ScheduledCap, from.scheduled_cap()),
        missing: FieldSet::from_bits(from.scheduled_missing()),
    })
}

#[inline]
fn dispute<N: Numbers, F: Faults>(from: &N, faults: &mut F) -> Option<Dispute> {
    if from.dispute_opened_at() == UNKNOWN {
        let state = code(faults, C::DisputeState, from.dispute_state(), DisputeState::from_number);
        let none = matches!(state, None | Some(DisputeState::None));
        faults.check(!none, C::DisputeOpenedAt, RowFault::Missing);
        return None;
    }
    Some(filed(from, faults))
}

/// A dispute that was filed, whatever has become of it.
#[inline]
fn filed<N: Numbers, F: Faults>(from: &N, faults: &mut F) -> Dispute {
    let opened_at = moment(faults, C::DisputeOpenedAt, from.dispute_opened_at());
    let escalated_at = instant(faults, C::EscalatedAt, from.escalated_at());
    let state = dispute_state(from, faults, escalated_at.is_some());
    let negotiating = state == DisputeState::Negotiating;
    let entered_at = match state {
        DisputeState::Negotiating => opened_at,
        DisputeState::Escalated => needed(faults, C::EscalatedAt, true, escalated_at).unwrap_or(NO_INSTANT),
        _ => moment(faults, C::DisputeEnteredAt, from.dispute_entered_at()),
    };
    let claim = due(faults, C::Claim, from.claim());
    let claimant = code(faults, C::Claimant, from.claimant(), trader).unwrap_or(Party::Buyer);
    // Once the negotiation is over nobody's answer is awaited any more.
    let turn = code(faults, C::Turn, from.turn(), trader);
    let turn = needed(faults, C::Turn, negotiating, turn).unwrap_or(claimant.other());
    let turn_since = instant(faults, C::TurnSince, from.turn_since());
    let turn_since = needed(faults, C::TurnSince, negotiating, turn_since).unwrap_or(opened_at);
    let cause = code(faults, C::DisputeCause, from.dispute_cause(), DisputeCause::from_number);
    let ground = code(faults, C::Ground, from.ground(), Ground::from_number);
    Dispute {
        state,
        cause: cause.or(negotiating.then_some(DisputeCause::Filed)),
        ground: needed(faults, C::Ground, true, ground).unwrap_or(Ground::NotShipped),
        claim,
        claimant,
        opened_at,
        entered_at,
        turn,
        turn_since,
        respondent_replied: holds(faults, C::SupplierReplied, from.supplier_replied()),
        claimant_proposal: amount(faults, C::ClaimantProposal, from.claimant_proposal()).unwrap_or(claim),
        respondent_proposal: amount(faults, C::RespondentProposal, from.respondent_proposal()),
        buyer_evidence_due: instant(faults, C::BuyerEvidenceDue, from.buyer_evidence_due()),
        supplier_evidence_due: instant(faults, C::SupplierEvidenceDue, from.supplier_evidence_due()),
        evidence_at: instant(faults, C::EvidenceAt, from.evidence_at()),
        refund: amount(faults, C::Refund, from.refund()),
        settled_at: instant(faults, C::SettledAt, from.settled_at()),
        window_at_filing: window_at_filing(from, faults),
    }
}

#[inline]
fn dispute_state<N: Numbers, F: Faults>(from: &N, faults: &mut F, escalated: bool) -> DisputeState {
    let state = code(faults, C::DisputeState, from.dispute_state(), DisputeState::from_number);
    faults.check(state == Some(DisputeState::None), C::DisputeState, RowFault::Code);
    state.unwrap_or(if escalated { DisputeState::Escalated } else { DisputeState::Negotiating })
}

#[inline]
fn window_at_filing<N: Numbers, F: Faults>(from: &N, faults: &mut F) -> Option<Verdict> {
    let outcome = code(faults, C::WindowAtFiling, from.window_at_filing(), Outcome::from_number);
    let reason = code(faults, C::WindowReason, from.window_reason(), Reason::from_number);
    outcome.map(|outcome| Verdict { outcome, reason, missing: FieldSet::from_bits(from.window_missing()) })
}
