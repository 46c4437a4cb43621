//! One question at a time, with only the facts it needs.
//!
//! Each function takes a [`Row`] of which only the named facts need to be filled; what is missing is
//! named in the answer. [`crate::assess`] answers all of them at once for a whole document.

use crate::assess::{component, dispute_answer};
use crate::assessment::{Assessment, DisputeAnswer, FeeComponent};
use crate::calendar::{self, Entry};
use crate::codes::{FieldSet, Ground, Reason};
use crate::fold::{Ends, Hinges};
use crate::money::Money;
use crate::order::Payment;
use crate::row::Row;
use crate::rulebook::terms::SupplierFee;
use crate::rulebook::{Rulebook, Selection};
use crate::rules::claims;
use crate::rules::dispute::Machine;
use crate::rules::fees::{self, PaymentContext};
use crate::rules::inverse::{self, Inverse, InverseError};
use crate::time::{Band, Instant};
use crate::trace::{Recorder, Silent, Verdict};
use serde::Serialize;

/// `FEE-SUPPLIER` alone: needs `created_at`, `order_type`, `supplier_country`, `currency`, `total`, and what the
/// fee of that country and day depends on.
pub fn fee_quote<'a>(book: &'a Rulebook, row: &Row) -> FeeComponent<'a> {
    let mut recorder = Recorder::default();
    let (fee, _) = fees::supplier(book, row, &mut recorder);
    component(book, row.currency, &fee, &recorder, 0)
}

/// `FEE-PAYMENT` alone: needs `created_at`, both countries, `currency`, the payment and its instant.
pub fn payment_fee_quote<'a>(
    book: &'a Rulebook,
    row: &Row,
    payment: &Payment,
    at: Instant,
    buy_now: Option<bool>,
) -> FeeComponent<'a> {
    let chosen = book.select(row.created_at, row.supplier_country, row.buyer_country);
    let mut recorder = Recorder::default();
    let (fee, ..) = fees::payment(&PaymentContext::of_row(book, &chosen, row, buy_now), payment, at, &mut recorder);
    component(book, row.currency, &fee, &recorder, 0)
}

/// `FEE-INVERSE` for a net: the smallest total that leaves the supplier at least `net` minor units.
///
/// # Errors
/// The fee is not known for such an order, or no total reaches the net.
pub fn total_for_net(book: &Rulebook, row: &Row, net: i64) -> Result<Inverse, InverseError> {
    // The tax is a part of the total that is asked for; only US suppliers' fees depend on it.
    let fee_at = |total: i64| {
        let tax = row.tax.map(|tax| tax.min(total));
        fees::supplier(book, &Row { total: Some(total), tax, ..*row }, &mut Silent::default()).0
    };
    inverse::for_net(net, &fee_splits(book, row), fee_at)
}

/// `FEE-INVERSE` for a budget: the largest total that, paid at once by this payment's method, stays within `budget`.
///
/// # Errors
/// The fee of the method is not known, or no total fits.
pub fn total_for_budget(
    book: &Rulebook,
    row: &Row,
    payment: &Payment,
    at: Instant,
    buy_now: Option<bool>,
    budget: i64,
) -> Result<Inverse, InverseError> {
    let chosen = book.select(row.created_at, row.supplier_country, row.buyer_country);
    let context = PaymentContext::of_row(book, &chosen, row, buy_now);
    let fee_at = |total: i64| {
        let fee = fees::payment(&context, &Payment { amount: total, ..*payment }, at, &mut Silent::default()).0;
        // A fee in another currency than the budget's cannot be added to it.
        if fee.currency == row.currency { fee } else { fees::Fee { amount: None, ..fee } }
    };
    let steps = payment.method.map(|method| fees::steps_of(book, row.created_at, method)).unwrap_or_default();
    let splits: Vec<i64> = row
        .dollars()
        .iter()
        .flat_map(|dollars| steps.iter().flat_map(|cents| inverse::splits_of(*dollars, *cents)))
        .collect();
    inverse::for_budget(budget, &splits, fee_at)
}

/// An order total found from a net or a budget, as documents show it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TotalAnswer<'a> {
    /// The net that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net: Option<Money>,
    /// The budget that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget: Option<Money>,
    /// The total.
    pub total: Money,
    /// What it leaves (net) or costs (budget).
    pub reached: Money,
    /// Whether that is what was asked for, to the minor unit.
    pub exact: bool,
    /// The next total on the other side of what was asked for.
    pub neighbour: Option<Neighbour>,
    /// The fee of the total.
    pub fee: FeeComponent<'a>,
}

/// The total beside the one that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Neighbour {
    /// The total.
    pub total: Money,
    /// What it leaves or costs.
    pub reached: Money,
}

/// [`total_for_net`], with the fee of the total that was found.
///
/// # Errors
/// As [`total_for_net`].
pub fn answer_for_net<'a>(book: &'a Rulebook, row: &Row, net: i64) -> Result<TotalAnswer<'a>, InverseError> {
    let found = total_for_net(book, row, net)?;
    let tax = row.tax.map(|tax| tax.min(found.total));
    let fee = fee_quote(book, &Row { total: Some(found.total), tax, ..*row });
    let net = Some(Money { minor: net, currency: row.currency });
    Ok(TotalAnswer { net, ..TotalAnswer::of(row, &found, fee) })
}

/// [`total_for_budget`], with the fee of paying the total that was found; the payment's amount is the budget.
///
/// # Errors
/// As [`total_for_budget`].
pub fn answer_for_budget<'a>(
    book: &'a Rulebook,
    row: &Row,
    payment: &Payment,
    at: Instant,
    buy_now: Option<bool>,
) -> Result<TotalAnswer<'a>, InverseError> {
    let found = total_for_budget(book, row, payment, at, buy_now, payment.amount)?;
    let row = Row { total: Some(found.total), ..*row };
    let fee = payment_fee_quote(book, &row, &Payment { amount: found.total, ..*payment }, at, buy_now);
    let budget = Some(Money { minor: payment.amount, currency: row.currency });
    Ok(TotalAnswer { budget, ..TotalAnswer::of(&row, &found, fee) })
}

impl<'a> TotalAnswer<'a> {
    fn of(row: &Row, found: &Inverse, fee: FeeComponent<'a>) -> Self {
        let money = |minor: i64| Money { minor, currency: row.currency };
        let neighbour = found.neighbour.map(|(total, reached)| (money(total), money(reached)));
        let neighbour = neighbour.map(|(total, reached)| Neighbour { total, reached });
        let (total, reached) = (money(found.total), money(found.reached));
        Self { net: None, budget: None, total, reached, exact: found.exact, neighbour, fee }
    }
}

/// The totals at which the supplier's fee changes its rule.
fn fee_splits(book: &Rulebook, row: &Row) -> Vec<i64> {
    let (Some(country), Some(dollars)) = (row.supplier_country, row.dollars()) else { return Vec::new() };
    let entry = book.fees(row.created_at).supplier.iter().find(|entry| entry.countries.contains(country));
    let thresholds: Vec<i64> = match entry.map(|entry| entry.rule.value) {
        Some(SupplierFee::SmallOrders { below, none_from, .. }) => vec![below, none_from],
        Some(SupplierFee::BySize { up_to, .. }) => vec![up_to],
        Some(SupplierFee::Capped { onetouch_free_above, .. }) => onetouch_free_above.into_iter().collect(),
        _ => Vec::new(),
    };
    thresholds.into_iter().flat_map(|cents| inverse::splits_of(dollars, cents)).collect()
}

/// How a claim window stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimWindow {
    /// Whether a claim comes in time.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// When the window closes, where that is fixed.
    pub closes: Option<Band>,
}

/// `CLM-WINDOW` alone, at the row's instant: needs `created_at`, both countries, `order_type`,
/// `paid_on_platform` (that events are known), and the events that the edition's window counts from.
pub fn claim_window(book: &Rulebook, row: &Row, ground: Ground) -> ClaimWindow {
    let chosen = book.select(row.created_at, row.supplier_country, row.buyer_country);
    let terms = match &chosen {
        Selection::In(terms) => *terms,
        Selection::BeforeFirst => return ClaimWindow::open(Verdict::open(Reason::NoEdition)),
        Selection::Unknown(missing) => {
            return ClaimWindow::open(Verdict::unknown(Reason::EditionUnknown, *missing));
        }
    };
    if !row.open.is_empty() {
        return ClaimWindow::open(Verdict::unknown(Reason::FactMissing, row.open));
    }
    let ends = Ends::of(book, terms, row, false, row.shipped_at.is_some());
    let mut windows = ends.ends.iter().map(|end| {
        let mut settled = Machine::new(book, terms, *end, row);
        crate::decide::settle(&mut settled);
        let matter = settled.matter();
        let condition = claims::window(&matter, ground, &mut Silent::default());
        let verdict = Verdict { outcome: condition.outcome, reason: condition.reason, missing: condition.missing };
        ClaimWindow { verdict, closes: claims::closes(&matter, ground, &mut Silent::default()) }
    });
    let Some(first) = windows.next() else { return ClaimWindow::open(Verdict::MET) };
    let open = ends.dimensions.iter().fold(FieldSet::EMPTY, |all, dimension| all.union(dimension.missing));
    windows.fold(first, |one, other| one.merge(other, open))
}

impl ClaimWindow {
    const fn open(verdict: Verdict) -> Self {
        Self { verdict, closes: None }
    }

    fn merge(self, other: Self, open: FieldSet) -> Self {
        let same = self.verdict.outcome == other.verdict.outcome;
        let verdict = if same { self.verdict } else { Verdict::unknown(Reason::FactMissing, open) };
        Self { verdict, closes: calendar::merge_bands(self.closes, other.closes) }
    }
}

/// A dispute on its own: where it stands and what must be done by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DisputeTimeline {
    /// How it stands at the row's instant, after everything that lapsed.
    pub dispute: DisputeAnswer,
    /// The rights and duties that are open or to come.
    pub calendar: Vec<Entry>,
    /// The facts for want of which there is no timeline.
    pub missing: FieldSet,
}

/// `DIS-*` alone, at the row's instant: needs `created_at`, both countries, `order_type`, `paid_on_platform` and the dispute.
pub fn dispute_timeline(book: &Rulebook, row: &Row) -> DisputeTimeline {
    let chosen = book.select(row.created_at, row.supplier_country, row.buyer_country);
    let terms = match &chosen {
        Selection::In(terms) => *terms,
        Selection::BeforeFirst => return DisputeTimeline::without(FieldSet::EMPTY),
        Selection::Unknown(missing) => return DisputeTimeline::without(*missing),
    };
    let end = Hinges::of(book, terms, row, false, false).first();
    let mut settled = Machine::new(book, terms, end, row);
    crate::decide::settle(&mut settled);
    let mut calendar = Vec::new();
    calendar::visit(&settled.matter(), |entry| calendar.push(entry));
    calendar.retain(is_of_dispute);
    DisputeTimeline { dispute: dispute_answer(book, &settled.row), calendar, missing: FieldSet::EMPTY }
}

fn is_of_dispute(entry: &Entry) -> bool {
    entry.rule.name().starts_with("DIS-") || entry.rule == crate::rule::Rule::RelStart
}

impl DisputeTimeline {
    /// The part of an assessment that is about the dispute.
    pub fn of(assessment: &Assessment<'_>) -> Self {
        let calendar = assessment.calendar.iter().copied().filter(is_of_dispute).collect();
        let missing = if assessment.dispute.state.is_some() { FieldSet::EMPTY } else { assessment.missing };
        Self { dispute: assessment.dispute, calendar, missing }
    }

    fn without(missing: FieldSet) -> Self {
        Self { dispute: DisputeAnswer::default(), calendar: Vec::new(), missing }
    }
}
