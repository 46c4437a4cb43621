//! Is the order protected, and for how much? [rules section 3]

use super::Matter;
use crate::codes::{Coverage, CoverageType, Field, FieldSet, Marketplace, OrderType, Outcome, Reason};
use crate::money::Range;
use crate::row::Row;
use crate::rule::Rule;
use crate::rulebook::terms::CoverageTerms;
use crate::rulebook::{Rulebook, Selection};
use crate::trace::{Condition, Trace, Verdict};

/// The conditions in the order in which they are reported.
pub fn conditions<T: Trace>(book: &Rulebook, chosen: &Selection<'_>, row: &Row, trace: &mut T) -> [Condition; 4] {
    [market(book, row, trace), flow(book, row, trace), supplier(book, chosen, row, trace), payment(book, row, trace)]
}

/// `COV-MARKET`: the order was made on alibaba.com [SEED-000].
pub fn market<T: Trace>(book: &Rulebook, row: &Row, trace: &mut T) -> Condition {
    let verdict = match row.marketplace {
        Some(Marketplace::AlibabaCom) => Verdict::MET,
        Some(_) => Verdict::failed(Reason::OtherMarketplace),
        None => Verdict::missing(Field::Marketplace),
    };
    trace.conclude(book, Rule::CovMarket, verdict)
}

/// `COV-FLOW`: the order was made in the Trade Assurance flow [F-036, F-038, F-155].
pub fn flow<T: Trace>(book: &Rulebook, row: &Row, trace: &mut T) -> Condition {
    let verdict = match row.order_type {
        Some(OrderType::TradeAssurance) => Verdict::MET,
        Some(_) => Verdict::failed(Reason::NotTradeAssurance),
        None => Verdict::missing(Field::OrderType),
    };
    trace.conclude(book, Rule::CovFlow, verdict)
}

/// `COV-SUPPLIER`: the supplier has joined, or must have, by country and membership [F-063 to F-066, C-03].
pub fn supplier<T: Trace>(book: &Rulebook, chosen: &Selection<'_>, row: &Row, trace: &mut T) -> Condition {
    let verdict = match (row.enrolled, chosen) {
        (Some(true), _) => Verdict::MET,
        (Some(false), _) => Verdict::failed(Reason::NotEnrolled),
        (None, Selection::In(terms)) => membership(&terms.coverage, row, trace),
        (None, Selection::BeforeFirst) => Verdict::open(Reason::NoEdition),
        (None, Selection::Unknown(missing)) => Verdict::unknown(Reason::EditionUnknown, *missing),
    };
    trace.conclude(book, Rule::CovSupplier, verdict)
}

/// Whether membership stands for enrolment: country, Gold membership and, in some countries, verification.
fn membership<T: Trace>(terms: &CoverageTerms, row: &Row, trace: &mut T) -> Verdict {
    let listed = row.supplier_country.map(|country| trace.read(terms.supplier_countries).contains(country));
    let verify = row.supplier_country.is_some_and(|country| trace.read(terms.verified_countries).contains(country));
    if listed == Some(false) && trace.read(terms.unlisted_country) == Outcome::Failed {
        return Verdict::failed(Reason::CountryNotListed);
    }
    if row.gold_member == Some(false) {
        return Verdict::failed(Reason::NotGoldMember);
    }
    if verify && row.verified == Some(false) {
        return Verdict::failed(Reason::NotVerified);
    }
    let verified = !verify || row.verified == Some(true);
    let in_flow = row.order_type == Some(OrderType::TradeAssurance);
    if listed == Some(true) && row.gold_member == Some(true) && verified && in_flow {
        return Verdict::met(Reason::DerivedFromMembership);
    }
    let missing = FieldSet::of(Field::SupplierEnrolled)
        .with_if(row.supplier_country.is_none(), Field::SupplierCountry)
        .with_if(row.gold_member.is_none(), Field::SupplierGoldMember)
        .with_if(verify && row.verified.is_none(), Field::SupplierVerified)
        .with_if(row.order_type.is_none(), Field::OrderType);
    let reason = if listed == Some(false) { Reason::SelectedOverseasCountries } else { Reason::FactMissing };
    Verdict::unknown(reason, missing)
}

/// `COV-PAYMENT`: money was received on the platform [F-036, F-128, SEED-000].
pub fn payment<T: Trace>(book: &Rulebook, row: &Row, trace: &mut T) -> Condition {
    let verdict = match row.paid_on_platform {
        None => Verdict::missing(Field::Events),
        Some(on_platform) if on_platform > 0 => Verdict::MET,
        Some(_) if row.paid_unrouted > 0 => Verdict::missing(Field::EventRoute),
        Some(_) if row.paid_off_platform > 0 => Verdict::failed(Reason::PaidOffPlatform),
        Some(_) => Verdict::failed(Reason::NotPaid),
    };
    trace.conclude(book, Rule::CovPayment, verdict)
}

/// The verdict over the conditions: any failed, else any unknown, else by where the money went.
pub fn verdict(conditions: &[Condition], chosen: &Selection<'_>, row: &Row) -> Coverage {
    // Every condition is counted: where to stop would have to be guessed.
    let any = |outcome| conditions.iter().filter(|condition| condition.outcome == outcome).count() > 0;
    match chosen {
        Selection::BeforeFirst => Coverage::Unpublished,
        Selection::Unknown(_) => Coverage::Undetermined,
        Selection::In(_) if any(Outcome::Failed) => Coverage::NotCovered,
        Selection::In(_) if any(Outcome::Unknown) => Coverage::Undetermined,
        Selection::In(_) if row.paid_off_platform > 0 => Coverage::PartlyCovered,
        Selection::In(_) => Coverage::Covered,
    }
}

/// The covered amount, in minor units of the order's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CoveredAmount {
    /// The least; unknown where the supplier's limit is.
    pub min: Option<i64>,
    /// The most.
    pub max: i64,
    /// The facts that would narrow it.
    pub missing: FieldSet,
}

/// `COV-AMOUNT`: what is covered, before refunds are taken off [F-025, F-027, F-124].
///
/// `refunded` is what has been paid back already.
#[expect(clippy::inline_always, reason = "a copy of what it gives costs more than the work")]
#[inline(always)]
pub fn amount<T: Trace>(matter: &Matter<'_>, refunded: i64, trace: &mut T) -> CoveredAmount {
    let (base, missing) = covered_base(matter, trace);
    let capped = limit_in_order_currency(matter, trace);
    let less_refunds = |minor: i64| (minor - refunded).max(0);
    let amount = match capped {
        Cap::None => CoveredAmount { min: Some(base.min), max: base.max, missing },
        Cap::At(limit) => CoveredAmount { min: Some(base.min.min(limit)), max: base.max.min(limit), missing },
        Cap::Unknown(fields) => CoveredAmount { min: None, max: base.max, missing: missing.union(fields) },
    };
    let verdict =
        if amount.missing.is_empty() { Verdict::MET } else { Verdict::unknown(Reason::FactMissing, amount.missing) };
    trace.conclude(matter.book, Rule::CovAmount, verdict);
    CoveredAmount { min: amount.min.map(less_refunds), max: less_refunds(amount.max), missing: amount.missing }
}

/// What the cover is measured by: the initial payments, or everything paid on the platform.
fn covered_base<T: Trace>(matter: &Matter<'_>, trace: &mut T) -> (Range, FieldSet) {
    let row = matter.row;
    let everything = Range::exact(row.paid_on_platform.unwrap_or(0));
    let Some(kind) = matter.coverage_type(trace) else {
        return (everything, FieldSet::EMPTY);
    };
    let unparted = FieldSet::EMPTY.with_if(row.unparted_paid > 0, Field::EventPart);
    let initial = Range { min: row.initial_paid, max: row.initial_paid + row.unparted_paid };
    match (row.coverage_type, kind) {
        (_, CoverageType::PreShipment) => (initial, unparted),
        (Some(CoverageType::PostDelivery), _) => (everything, FieldSet::EMPTY),
        (_, CoverageType::PostDelivery) => (initial.hull(everything), unparted.with(Field::CoverageType)),
    }
}

enum Cap {
    None,
    At(i64),
    Unknown(FieldSet),
}

/// In the edition that caps the cover by it: the supplier's limit in the order's currency [F-027].
fn limit_in_order_currency<T: Trace>(matter: &Matter<'_>, trace: &mut T) -> Cap {
    let capped = matter.terms.coverage.coverage_types.as_ref().is_some_and(|terms| trace.read(terms.limit_caps_cover));
    if !capped {
        return Cap::None;
    }
    match super::funds::limit(matter.book, matter.row) {
        Ok(limit) => Cap::At(limit),
        Err(missing) => Cap::Unknown(missing),
    }
}
