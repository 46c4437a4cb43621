//! The delivery guarantee and Easy Return [rules 6.2, 6.3].

use super::Matter;
use crate::codes::{Field, FieldSet, Ground, Outcome, Reason};
use crate::fold::Life;
use crate::money::Range;
use crate::order::Order;
use crate::rule::Rule;
use crate::rulebook::terms::{DeliveryGuaranteeTerms, EasyReturnTerms};
use crate::time::{Band, Day};
use crate::trace::{Condition, Trace, Verdict};

codes! {
    /// What a guarantee pays in.
    GuaranteeForm { Coupon = 1 "coupon", Refund = 2 "refund" }
}

/// A guarantee of the programme and whether the order is entitled to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guarantee {
    /// The rule.
    pub rule: Rule,
    /// `Met`, `Failed` or `Unknown`.
    pub eligible: Outcome,
    /// What it pays, in minor units of the order's currency.
    pub amount: Option<Range>,
    /// In what.
    pub form: GuaranteeForm,
    /// Until when to claim it.
    pub claim_by: Option<Band>,
    /// On which date it comes without a claim.
    pub automatic_on: Option<Day>,
    /// Its conditions.
    pub conditions: Vec<Condition>,
}

/// What the guarantees look at: the matter, and what only the document says.
#[derive(Clone, Copy, Debug)]
pub struct Promise<'a> {
    /// The order as the rules see it.
    pub matter: Matter<'a>,
    /// The document.
    pub order: &'a Order,
    /// What the replay kept for it.
    pub life: &'a Life,
}

/// Every guarantee that the edition has and the order is marked with.
pub fn all<T: Trace>(promise: &Promise<'_>, trace: &mut T) -> Vec<Guarantee> {
    let terms = promise.matter.terms;
    let Some(contract) = &promise.order.terms else { return Vec::new() };
    let delivery = terms.delivery_guarantee.as_ref().zip(contract.delivery_guarantee);
    let returned = terms.easy_return.as_ref().filter(|_| contract.easy_return == Some(true));
    let delivery = delivery.map(|(terms, specified)| delivery_guarantee(promise, terms, specified, trace));
    delivery.into_iter().chain(returned.map(|terms| easy_return(promise, terms, trace))).collect()
}

fn conclude<T: Trace>(
    promise: &Promise<'_>,
    rule: Rule,
    verdicts: impl IntoIterator<Item = Verdict>,
    trace: &mut T,
) -> (Outcome, Vec<Condition>) {
    let conditions: Vec<Condition> =
        verdicts.into_iter().map(|verdict| trace.conclude(promise.matter.book, rule, verdict)).collect();
    let any = |outcome| conditions.iter().any(|condition| condition.outcome == outcome);
    let eligible = if any(Outcome::Failed) {
        Outcome::Failed
    } else if any(Outcome::Unknown) {
        Outcome::Unknown
    } else {
        Outcome::Met
    };
    (eligible, conditions)
}

/// `GUA-DELIVERY`: delivered after the specified date gives a coupon [F-050 to F-054].
fn delivery_guarantee<T: Trace>(
    promise: &Promise<'_>,
    terms: &DeliveryGuaranteeTerms,
    specified: Day,
    trace: &mut T,
) -> Guarantee {
    let claim_by = promise.matter.zone().window_after(specified, trace.read(terms.claim_days));
    let automatic = promise.matter.row.buyer_tier.map(|tier| trace.read(terms.automatic_tiers).contains(tier));
    let verdicts =
        [unchanged(promise), delivered_late(promise, specified), claimed_in_time(promise, claim_by, automatic)];
    let (eligible, conditions) = conclude(promise, Rule::GuaDelivery, verdicts, trace);
    let after = i32::from(terms.automatic_after_days.value);
    Guarantee {
        rule: Rule::GuaDelivery,
        eligible,
        amount: coupon(promise, terms, trace),
        form: GuaranteeForm::Coupon,
        claim_by: Some(claim_by),
        automatic_on: (automatic == Some(true)).then(|| specified.plus(after)),
        conditions,
    }
}

/// The buyer neither cancelled nor changed the address after payment [F-054].
fn unchanged(promise: &Promise<'_>) -> Verdict {
    let (row, life) = (promise.matter.row, promise.life);
    if !row.events_known() {
        return Verdict::missing(Field::Events);
    }
    let moved = life.address_changed_at.zip(life.first_paid_at).is_some_and(|(changed, paid)| changed >= paid);
    if life.cancelled_by_buyer || moved { Verdict::failed(Reason::OrderChanged) } else { Verdict::MET }
}

fn delivered_late(promise: &Promise<'_>, specified: Day) -> Verdict {
    let row = promise.matter.row;
    if !row.events_known() {
        return Verdict::missing(Field::Events);
    }
    match promise.life.first_delivered_at {
        Some(delivered) if promise.matter.day(delivered) > specified => Verdict::MET,
        Some(_) => Verdict::failed(Reason::DeliveredOnTime),
        None if promise.matter.day(row.as_of) > specified => Verdict::MET,
        None => Verdict::open(Reason::NotYet),
    }
}

fn claimed_in_time(promise: &Promise<'_>, closes: Band, automatic: Option<bool>) -> Verdict {
    let at = promise.life.guarantee_claimed_at.unwrap_or(promise.matter.row.as_of);
    if at < closes.or_latest() || automatic == Some(true) {
        return Verdict::MET;
    }
    if !promise.matter.row.events_known() {
        return Verdict::missing(Field::Events);
    }
    if automatic.is_none() { Verdict::missing(Field::BuyerTier) } else { Verdict::failed(Reason::WindowClosed) }
}

/// The coupon: a share of the total, at most the cap.
fn coupon<T: Trace>(promise: &Promise<'_>, terms: &DeliveryGuaranteeTerms, trace: &mut T) -> Option<Range> {
    let (row, rounding) = (promise.matter.row, promise.matter.book.common().rounding.value);
    let share = trace.read(terms.rate).of(row.total?, rounding);
    let cap = row.dollars()?.convert(trace.read(terms.cap), rounding)?;
    Some(Range::exact(share.min(cap)))
}

/// `GUA-RETURN`: quality trouble on a marked order, small enough and in time, to a listed country [F-055, F-057].
fn easy_return<T: Trace>(promise: &Promise<'_>, terms: &EasyReturnTerms, trace: &mut T) -> Guarantee {
    let row = promise.matter.row;
    let claim_by =
        row.completed_at.map(|received| promise.matter.zone().window(received, trace.read(terms.receipt_days)));
    let goods = row.total.zip(row.tax).map(|(total, tax)| total - tax);
    let verdicts = [
        quality_matter(promise),
        small_enough(promise, goods, trace.read(terms.max_total)),
        requested_in_time(promise, claim_by),
        match promise.order.destination_country {
            None => Verdict::missing(Field::DestinationCountry),
            Some(country) if trace.read(terms.countries).contains(country) => Verdict::MET,
            Some(_) => Verdict::failed(Reason::CountryOutside),
        },
    ];
    let (eligible, conditions) = conclude(promise, Rule::GuaReturn, verdicts, trace);
    Guarantee {
        rule: Rule::GuaReturn,
        eligible,
        amount: goods.map(Range::exact),
        form: GuaranteeForm::Refund,
        claim_by,
        automatic_on: None,
        conditions,
    }
}

fn quality_matter(promise: &Promise<'_>) -> Verdict {
    let row = promise.matter.row;
    if !row.events_known() {
        return Verdict::missing(Field::Events);
    }
    let named = row.issues.contains(Ground::Quality) || row.disputed.contains(Ground::Quality);
    if named { Verdict::MET } else { Verdict::open(Reason::NotYet) }
}

fn small_enough(promise: &Promise<'_>, goods: Option<i64>, max_cents: i64) -> Verdict {
    let row = promise.matter.row;
    let missing = FieldSet::EMPTY
        .with_if(row.total.is_none(), Field::Total)
        .with_if(row.tax.is_none(), Field::Tax)
        .with_if(row.dollars().is_none(), Field::UsdRate);
    match goods.zip(row.dollars()) {
        Some((goods, dollars)) if dollars.compare(goods, max_cents).is_le() => Verdict::MET,
        Some(_) => Verdict::failed(Reason::AmountTooHigh),
        None => Verdict::unknown(Reason::FactMissing, missing),
    }
}

fn requested_in_time(promise: &Promise<'_>, claim_by: Option<Band>) -> Verdict {
    if !promise.matter.row.events_known() {
        return Verdict::missing(Field::Events);
    }
    let at = promise.life.return_requested_at.unwrap_or(promise.matter.row.as_of);
    match claim_by {
        None => Verdict::open(Reason::NotYet),
        Some(closes) if at < closes.or_latest() => Verdict::MET,
        Some(_) => Verdict::failed(Reason::WindowClosed),
    }
}
