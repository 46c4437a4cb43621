//! Has a claim on a ground a footing, and until when? [rules section 3, "Grounds"]

use super::Matter;
use crate::calendar::merge_bands;
use crate::codes::{
    BuyerTier, Claimability, CoverageType, Field, FieldSet, Ground, Incoterm, OrderType, Outcome, Party, QualityTerms,
    Reason,
};
use crate::row::{Dispute, ShipBy};
use crate::rule::Rule;
use crate::rulebook::terms::Param;
use crate::time::{Band, Instant};
use crate::trace::{Condition, Trace, Verdict};
use arrayvec::ArrayVec;

/// The most conditions that one ground has.
pub const CONDITIONS_MAX: usize = 8;

/// The conditions of one ground.
pub type Conditions = ArrayVec<Condition, CONDITIONS_MAX>;

/// Every condition of a ground, in the order of the rules.
pub fn conditions<T: Trace>(matter: &Matter<'_>, ground: Ground, trace: &mut T) -> Conditions {
    let mut all = Conditions::new();
    all.push(covered_ground(matter, ground, trace));
    // These two hang on facts of the carriage; the other uncovered grounds have no claim to judge.
    let hangs_on_facts =
        matter.row.is_protected_type() && matches!(ground, Ground::TransitDamage | Ground::CarrierChanged);
    if all[0].outcome == Outcome::Failed && !hangs_on_facts {
        return all;
    }
    match ground {
        Ground::NotShipped | Ground::LateShipment => all.push(term_date(matter, trace)),
        Ground::Quality => all.push(term_quality(matter, trace)),
        Ground::Quantity => all.push(term_quantity(matter, trace)),
        _ => {}
    }
    if ground == Ground::BuyerNotPaid && matter.row.order_type != Some(OrderType::Offline) {
        return all;
    }
    if ground.is_covered() || ground == Ground::BuyerNotPaid {
        all.push(breach(matter, ground, trace));
    }
    all.push(window(matter, ground, trace));
    all.push(accepted(matter, ground, trace));
    if ground == Ground::Quality {
        all.push(excluded(matter, trace));
        all.push(inspection(matter, trace));
    }
    all
}

/// The verdict over a ground's conditions, `CLM-BREACH` left out or not.
pub fn verdict(conditions: &[Condition], with_breach: bool) -> Claimability {
    let counted = || conditions.iter().filter(|condition| with_breach || condition.rule != Rule::ClmBreach);
    let any = |outcome| counted().any(|condition| condition.outcome == outcome);
    if any(Outcome::Failed) {
        Claimability::NotClaimable
    } else if any(Outcome::Unknown) {
        Claimability::Undetermined
    } else if any(Outcome::Discretionary) {
        Claimability::Discretionary
    } else {
        Claimability::Claimable
    }
}

/// `CLM-GROUND`: the programme covers such a ground at all, on such an order [F-038, F-043 to F-048, F-155].
pub fn covered_ground<T: Trace>(matter: &Matter<'_>, ground: Ground, trace: &mut T) -> Condition {
    let never = never_covered(matter, ground, trace);
    let verdict = if never.outcome == Outcome::Failed { never } else { on_order_type(matter, ground, never) };
    trace.conclude(matter.book, Rule::ClmGround, verdict)
}

/// Whether the ground is one that the programme never covers, whatever the order type.
fn never_covered<T: Trace>(matter: &Matter<'_>, ground: Ground, trace: &mut T) -> Verdict {
    use Ground as G;
    match ground {
        G::NotShipped | G::LateShipment | G::Quality | G::Quantity | G::BuyerNotPaid => Verdict::MET,
        G::LateDelivery => Verdict::failed(Reason::DeliveryGuaranteeOnly),
        G::ChangeOfMind | G::AfterSales | G::Warranty | G::Replacement | G::DestinationCost => {
            Verdict::failed(Reason::NeverCovered)
        }
        G::TransitDamage => match matter.row.incoterm {
            None => Verdict::missing(Field::Incoterm),
            Some(term) if buyer_bears_risk(matter, term, trace) => Verdict::failed(Reason::BuyerBearsTransportRisk),
            Some(_) => Verdict::discretionary(Reason::SupplierBearsTransportRisk),
        },
        G::CarrierChanged if !matter.row.events_known() => Verdict::missing(Field::Events),
        G::CarrierChanged => {
            let received = matter.row.delivered_at.is_some() || matter.row.completed_at.is_some();
            if received {
                Verdict::failed(Reason::GoodsReceived)
            } else {
                Verdict::discretionary(Reason::GoodsNotReceived)
            }
        }
    }
}

fn buyer_bears_risk<T: Trace>(matter: &Matter<'_>, term: Incoterm, trace: &mut T) -> bool {
    trace.read(matter.terms.claims.buyer_risk_incoterms).contains(term)
}

/// What the order type leaves of a ground: outside Trade Assurance only non-shipment, and on offline
/// orders the supplier's own complaint.
fn on_order_type(matter: &Matter<'_>, ground: Ground, otherwise: Verdict) -> Verdict {
    let admitted = match (matter.row.order_type, ground) {
        (Some(OrderType::TradeAssurance), _) => ground != Ground::BuyerNotPaid,
        (_, Ground::NotShipped) | (Some(OrderType::Offline), Ground::BuyerNotPaid) => true,
        (Some(OrderType::Offline | OrderType::DirectPay), _) => false,
        (None, _) => {
            let missing = otherwise.missing.with(Field::OrderType);
            return Verdict::unknown(Reason::FactMissing, missing);
        }
    };
    if admitted { otherwise } else { Verdict::failed(Reason::NotForThisOrderType) }
}

/// `CLM-TERM-DATE`: an effective ship-by date exists [F-022].
pub fn term_date<T: Trace>(matter: &Matter<'_>, trace: &mut T) -> Condition {
    let verdict = match matter.row.ship_by {
        ShipBy::On(_) => Verdict::MET,
        ShipBy::Absent => Verdict::failed(Reason::NoShipDate),
        ShipBy::AwaitingPayment => Verdict::open(Reason::PaymentNotReceived),
        // A known contract whose date is not known counts from a payment that only events can tell.
        ShipBy::Unknown if matter.row.terms_known => Verdict::missing(Field::Events),
        unknown => Verdict::missing(unknown.missing().unwrap_or(Field::Terms)),
    };
    trace.conclude(matter.book, Rule::ClmTermDate, verdict)
}

/// `CLM-TERM-QUALITY`: a measurable quality term exists; unclear ones are left to the inspector's standard [F-040].
pub fn term_quality<T: Trace>(matter: &Matter<'_>, trace: &mut T) -> Condition {
    let verdict = match matter.row.quality_terms {
        Some(QualityTerms::Measurable) => Verdict::MET,
        Some(QualityTerms::Unclear) => Verdict::discretionary(Reason::TermsNotMeasurable),
        Some(QualityTerms::None) => Verdict::failed(Reason::NoQualityTerms),
        None => Verdict::missing(if matter.row.terms_known { Field::TermsQuality } else { Field::Terms }),
    };
    trace.conclude(matter.book, Rule::ClmTermQuality, verdict)
}

/// `CLM-TERM-QUANTITY`: an agreed quantity exists.
pub fn term_quantity<T: Trace>(matter: &Matter<'_>, trace: &mut T) -> Condition {
    let verdict = match matter.row.quantity_term {
        Some(true) => Verdict::MET,
        Some(false) => Verdict::failed(Reason::NoQuantityTerms),
        None => Verdict::missing(if matter.row.terms_known { Field::TermsQuantity } else { Field::Terms }),
    };
    trace.conclude(matter.book, Rule::ClmTermQuantity, verdict)
}

/// `CLM-BREACH`: the breach has happened [F-012 to F-015]; one that may still come is `not_yet`.
pub fn breach<T: Trace>(matter: &Matter<'_>, ground: Ground, trace: &mut T) -> Condition {
    let verdict = if matter.row.events_known() {
        match ground {
            Ground::NotShipped => not_shipped(matter),
            Ground::LateShipment => shipped_late(matter, trace),
            Ground::BuyerNotPaid if matter.row.delivered_at.is_some() => Verdict::met(Reason::DeliveredUnpaid),
            Ground::BuyerNotPaid => Verdict::open(Reason::NotYet),
            _ => nonconforming(matter, ground),
        }
    } else {
        Verdict::missing(Field::Events)
    };
    trace.conclude(matter.book, Rule::ClmBreach, verdict)
}

fn not_shipped(matter: &Matter<'_>) -> Verdict {
    let row = matter.row;
    if row.refused_at.is_some() {
        return Verdict::met(Reason::SupplierRefused);
    }
    if row.shipped_at.is_some() {
        return Verdict::failed(Reason::Shipped);
    }
    match row.ship_by {
        ShipBy::On(day) if matter.day(row.as_of) > day => Verdict::met(Reason::ShipDatePassed),
        date => date.missing().map_or(Verdict::open(Reason::NotYet), Verdict::missing),
    }
}

fn shipped_late<T: Trace>(matter: &Matter<'_>, trace: &mut T) -> Verdict {
    let row = matter.row;
    let Some(shipped) = row.shipped_at else {
        return if row.ship_by == ShipBy::Absent {
            Verdict::failed(Reason::NoShipDate)
        } else {
            Verdict::open(Reason::NotYet)
        };
    };
    match row.ship_by {
        ShipBy::On(day) if matter.shipment_day(shipped, trace) > day => Verdict::met(Reason::ShippedLate),
        ShipBy::On(_) => Verdict::failed(Reason::ShippedOnTime),
        ShipBy::Absent => Verdict::failed(Reason::NoShipDate),
        date => date.missing().map_or(Verdict::open(Reason::NotYet), Verdict::missing),
    }
}

fn nonconforming(matter: &Matter<'_>, ground: Ground) -> Verdict {
    let row = matter.row;
    if row.disputed.contains(ground) {
        Verdict::met(Reason::DisputeNamesGround)
    } else if row.issues.contains(ground) {
        Verdict::met(Reason::IssueFound)
    } else if ground == Ground::Quality && row.inspection_passed == Some(false) {
        Verdict::met(Reason::InspectionFailed)
    } else {
        Verdict::open(Reason::NotYet)
    }
}

/// `CLM-WINDOW`: the claim comes in time [F-026, F-028 to F-030, F-033, F-175].
///
/// A dispute that is open is judged, for its own ground, at the instant it was filed.
pub fn window<T: Trace>(matter: &Matter<'_>, ground: Ground, trace: &mut T) -> Condition {
    let own = |dispute: &&Dispute| dispute.state.is_active() && dispute.ground == ground;
    let filed = matter.row.dispute.as_ref().filter(own);
    let verdict = match filed {
        Some(dispute) => {
            let now = window_at(matter, ground, dispute.opened_at, trace);
            as_filed(dispute.window_at_filing.unwrap_or(now))
        }
        None => window_at(matter, ground, matter.row.as_of, trace),
    };
    trace.conclude(matter.book, Rule::ClmWindow, verdict)
}

fn as_filed(verdict: Verdict) -> Verdict {
    if verdict.outcome == Outcome::Met { Verdict::met(Reason::JudgedAtFiling) } else { verdict }
}

/// How the window stands at an instant, by what had happened up to the row's instant.
pub fn window_at<T: Trace>(matter: &Matter<'_>, ground: Ground, at: Instant, trace: &mut T) -> Verdict {
    if !matter.row.events_known() {
        return Verdict::missing(Field::Events);
    }
    match matter.row.order_type {
        Some(OrderType::TradeAssurance) => protected_window(matter, ground, at, trace),
        Some(OrderType::Offline | OrderType::DirectPay) => unprotected_window(matter, at, trace),
        None => {
            let protected = protected_window(matter, ground, at, trace);
            let unprotected = unprotected_window(matter, at, trace);
            if protected.outcome == unprotected.outcome {
                return Verdict { missing: protected.missing.union(unprotected.missing), ..protected };
            }
            let missing = protected.missing.union(unprotected.missing).with(Field::OrderType);
            Verdict::unknown(Reason::FactMissing, missing)
        }
    }
}

/// The window of a Trade Assurance order.
pub fn protected_window<T: Trace>(matter: &Matter<'_>, ground: Ground, at: Instant, trace: &mut T) -> Verdict {
    let pre_shipment = matter.coverage_type(trace) == Some(CoverageType::PreShipment);
    let shipped = matter.row.closed_at.is_none() && matter.row.shipped_at.is_some_and(|shipped| shipped <= at);
    if pre_shipment && (ground == Ground::LateShipment || shipped) {
        return Verdict::failed(Reason::WindowClosedByShipment);
    }
    let Some(closing) = closing(matter, trace) else {
        // Before shipment the pre-shipment window is open; every other window has yet to begin.
        return Verdict::met(if pre_shipment { Reason::WindowOpen } else { Reason::WindowNotBegun });
    };
    if at < closing.sure.or_latest() {
        Verdict::met(Reason::WindowOpen)
    } else if closing.perhaps.is_some_and(|longer| at < longer.or_latest()) {
        Verdict::missing(Field::BuyerTier)
    } else {
        Verdict::failed(Reason::WindowClosed)
    }
}

/// When a claim window closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The closing that is sure.
    pub sure: Band,
    /// The later closing of buyer tiers that have a longer window, where the tier is not known.
    pub perhaps: Option<Band>,
}

impl Closing {
    /// The closing as one band; its instant is open where the tier decides it.
    pub fn band(self) -> Band {
        self.perhaps.map_or(self.sure, |longer| Band::between(self.sure, longer))
    }
}

/// When the window of a Trade Assurance order closes, as far as what happened fixes it.
#[expect(clippy::inline_always, reason = "a copy of what it gives costs more than the work")]
#[inline(always)]
fn closing<T: Trace>(matter: &Matter<'_>, trace: &mut T) -> Option<Closing> {
    let Counted { from, days, perhaps } = counted(matter, trace)?;
    let mut window = |days| matter.zone().window(from, trace.read(days));
    Some(Closing { sure: window(days), perhaps: perhaps.map(window) })
}

/// What a window counts from, and its days; the longer days of some tiers, where the tier is not known.
struct Counted {
    from: Instant,
    days: Param<u16>,
    perhaps: Option<Param<u16>>,
}

#[expect(clippy::inline_always, reason = "a copy of what it gives costs more than the work")]
#[inline(always)]
fn counted<T: Trace>(matter: &Matter<'_>, trace: &mut T) -> Option<Counted> {
    let (row, claims) = (matter.row, &matter.terms.claims);
    let sure = |from, days| Some(Counted { from, days, perhaps: None });
    if let Some(closed) = row.closed_at {
        return sure(closed, claims.closing_days);
    }
    if let Some(types) = &matter.terms.coverage.coverage_types {
        if matter.coverage_type(trace) == Some(CoverageType::PreShipment) {
            return None;
        }
        return match (row.cleared_at, row.shipped_at) {
            (Some(cleared), _) => sure(cleared, types.clearance_days),
            (None, Some(shipped)) => sure(shipped, types.shipment_days),
            (None, None) => None,
        };
    }
    let (received, usual) = (row.completed_at?, claims.receipt_days);
    let Some(long) = &claims.long_receipt else { return sure(received, usual) };
    let has_long = |tier: BuyerTier| long.tiers.value.contains(tier);
    match row.buyer_tier {
        Some(tier) if has_long(tier) => {
            trace.cite(usual.source);
            sure(received, long.days)
        }
        Some(_) => sure(received, usual),
        None => Some(Counted { from: received, days: usual, perhaps: Some(long.days) }),
    }
}

/// The window of `offline` and `direct_pay` orders: from the later of ship-by date and last payment [F-033].
fn unprotected_window<T: Trace>(matter: &Matter<'_>, at: Instant, trace: &mut T) -> Verdict {
    let unknown_date = matter.row.ship_by.missing().map(Verdict::missing);
    match unprotected_closing(matter, trace) {
        None => unknown_date.unwrap_or(Verdict::met(Reason::WindowNotBegun)),
        Some(closes) if at < closes.or_latest() => Verdict::met(Reason::WindowOpen),
        // A later ship-by date would keep the window open longer.
        Some(_) => unknown_date.unwrap_or(Verdict::failed(Reason::WindowClosed)),
    }
}

fn unprotected_closing<T: Trace>(matter: &Matter<'_>, trace: &mut T) -> Option<Band> {
    let paid = matter.row.last_paid_at.map(|paid| matter.day(paid));
    let anchor = paid.max(matter.row.ship_by.day())?;
    Some(matter.zone().window_after(anchor, trace.read(matter.terms.claims.unprotected_days)))
}

/// When the claim window of a ground closes, where that is fixed.
pub fn closes<T: Trace>(matter: &Matter<'_>, ground: Ground, trace: &mut T) -> Option<Band> {
    if never_opens(matter, ground, trace) { None } else { order_closes(matter, trace) }
}

/// Whether a ground has no window at all: late shipment, where shipment closes the window [F-026].
#[inline]
pub fn never_opens<T: Trace>(matter: &Matter<'_>, ground: Ground, trace: &mut T) -> bool {
    ground == Ground::LateShipment && matter.coverage_type(trace) == Some(CoverageType::PreShipment)
}

/// When the claim windows of an order close, where that is fixed: all that open at all close together.
#[expect(clippy::inline_always, reason = "a copy of what it gives costs more than the work")]
#[inline(always)]
pub fn order_closes<T: Trace>(matter: &Matter<'_>, trace: &mut T) -> Option<Band> {
    if !matter.row.events_known() {
        return None;
    }
    match matter.row.order_type {
        Some(OrderType::TradeAssurance) => closing(matter, trace).map(Closing::band),
        _ if matter.row.ship_by.missing().is_some() => None,
        Some(_) => unprotected_closing(matter, trace),
        None => either_closes(matter, trace),
    }
}

/// What the closings of an order share whose type is not known.
#[cold]
fn either_closes<T: Trace>(matter: &Matter<'_>, trace: &mut T) -> Option<Band> {
    merge_bands(closing(matter, trace).map(Closing::band), unprotected_closing(matter, trace))
}

/// When a ground's claim can first be made, where a rule fixes it: non-shipment after the ship-by date.
pub fn opens(matter: &Matter<'_>, ground: Ground) -> Option<Band> {
    let row = matter.row;
    match ground {
        Ground::NotShipped => match (row.refused_at, row.ship_by.day()) {
            (Some(refused), _) => Some(Band::exact(refused)),
            (None, Some(day)) => Some(Band::exact(matter.zone().start(day.plus(1)))),
            (None, None) => None,
        },
        Ground::LateShipment => row.shipped_at.map(Band::exact),
        Ground::BuyerNotPaid => row.delivered_at.map(Band::exact),
        _ => None,
    }
}

/// `CLM-ACCEPTED`: the buyer did not accept the breach [F-047].
pub fn accepted<T: Trace>(matter: &Matter<'_>, ground: Ground, trace: &mut T) -> Condition {
    let verdict = if !matter.row.events_known() {
        Verdict::missing(Field::Events)
    } else if matter.row.accepted.contains(ground) {
        Verdict::failed(Reason::BreachAccepted)
    } else {
        Verdict::MET
    };
    trace.conclude(matter.book, Rule::ClmAccepted, verdict)
}

/// `CLM-EXCLUDED`: the defects were not disclosed, and the last inspection did not pass the goods [F-048].
pub fn excluded<T: Trace>(matter: &Matter<'_>, trace: &mut T) -> Condition {
    let row = matter.row;
    let verdict = match (row.defects_disclosed, row.inspection_passed) {
        (Some(true), _) => Verdict::failed(Reason::DefectsDisclosed),
        (_, Some(true)) => Verdict::failed(Reason::InspectionPassed),
        (disclosed, _) => {
            let missing = FieldSet::EMPTY
                .with_if(disclosed.is_none() && !row.terms_known, Field::Terms)
                .with_if(disclosed.is_none() && row.terms_known, Field::DefectsDisclosed)
                .with_if(!row.events_known(), Field::Events);
            if missing.is_empty() { Verdict::MET } else { Verdict::unknown(Reason::FactMissing, missing) }
        }
    };
    trace.conclude(matter.book, Rule::ClmExcluded, verdict)
}

/// `CLM-INSPECTION`: under pre-shipment cover an inspection was booked [SEED-001]; elsewhere later reports count [F-059].
pub fn inspection<T: Trace>(matter: &Matter<'_>, trace: &mut T) -> Condition {
    let pre_shipment = matter.coverage_type(trace) == Some(CoverageType::PreShipment);
    let verdict = match matter.row.inspection_booked {
        _ if !pre_shipment => Verdict::MET,
        Some(true) => Verdict::MET,
        Some(false) => Verdict::discretionary(Reason::NotBooked),
        None => Verdict::missing(if matter.row.terms_known { Field::TermsInspection } else { Field::Terms }),
    };
    trace.conclude(matter.book, Rule::ClmInspection, verdict)
}

/// Who may claim on a ground: the buyer, but for the supplier's complaint of an unpaid delivery.
pub const fn claimant(ground: Ground) -> Party {
    match ground {
        Ground::BuyerNotPaid => Party::Supplier,
        _ => Party::Buyer,
    }
}
