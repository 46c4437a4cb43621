//! What does the order cost, and whom? [rules section 4]

use crate::codes::{
    Edition, FeeStatus, Field, FieldSet, Logistics, OrderType, PaymentMethod, ProductKind, Reason, Route,
};
use crate::finding::FindingCode;
use crate::iso::{Country, Currency};
use crate::money::{Fraction, Range, Rounding};
use crate::order::{Payment, ScheduledFee};
use crate::row::{Row, ScheduledSupplierFee};
use crate::rule::Rule;
use crate::rulebook::terms::{FeeTerms, LogisticsRates, PaymentFee, PaymentFeeRow, PaymentLimits, SupplierFee};
use crate::rulebook::{Rulebook, Selection};
use crate::time::{Day, Instant};
use crate::trace::{Condition, Trace, Verdict};
use arrayvec::ArrayVec;

/// A fee, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fee {
    /// How far it is known.
    pub status: FeeStatus,
    /// The amount or the band, in minor units of `currency`.
    pub amount: Option<Range>,
    /// The currency of the fee.
    pub currency: Currency,
    /// What it is a share of, in minor units of the order's currency.
    pub base: Option<i64>,
    /// The share, where one applies.
    pub rate: Option<Fraction>,
    /// The cap, in minor units of `currency`.
    pub cap: Option<i64>,
    /// The facts that would settle it.
    pub missing: FieldSet,
    /// The day from which the rate has been in force.
    pub since: Option<Day>,
}

impl Fee {
    const fn bare(status: FeeStatus, currency: Currency) -> Self {
        Self {
            status,
            amount: None,
            currency,
            base: None,
            rate: None,
            cap: None,
            missing: FieldSet::EMPTY,
            since: None,
        }
    }
    fn unknown(missing: FieldSet, currency: Currency) -> Self {
        Self { missing, ..Self::bare(FeeStatus::Unknown, currency) }
    }
    fn known(amount: Range, missing: FieldSet, currency: Currency) -> Self {
        let status = if amount.single().is_some() { FeeStatus::Exact } else { FeeStatus::Band };
        let missing = if status == FeeStatus::Exact { FieldSet::EMPTY } else { missing };
        Self { amount: Some(amount), missing, ..Self::bare(status, currency) }
    }
    fn none(currency: Currency) -> Self {
        Self { rate: Some(Fraction::ZERO), ..Self::known(Range::exact(0), FieldSet::EMPTY, currency) }
    }

    fn conclude<T: Trace>(self, book: &Rulebook, rule: Rule, trace: &mut T) -> (Self, Condition) {
        let verdict = match self.status {
            FeeStatus::Unknown => Verdict::unknown(Reason::FactMissing, self.missing),
            _ => Verdict::MET,
        };
        (self, trace.conclude(book, rule, verdict))
    }
}

/// `FEE-SUPPLIER`: the supplier's transaction fee, by the order's creation date [rules 4.1].
pub fn supplier<T: Trace>(book: &Rulebook, row: &Row, trace: &mut T) -> (Fee, Condition) {
    let fee = supplier_fee(book, book.fees(row.created_at), row, trace);
    fee.conclude(book, Rule::FeeSupplier, trace)
}

fn supplier_fee<T: Trace>(book: &Rulebook, terms: &FeeTerms, row: &Row, trace: &mut T) -> Fee {
    let currency = row.currency;
    if row.order_type.is_some_and(|kind| kind != OrderType::TradeAssurance) {
        return Fee::bare(FeeStatus::NotApplicable, currency);
    }
    let (Some(total), Some(country), Some(_)) = (row.total, row.supplier_country, row.order_type) else {
        let missing = FieldSet::EMPTY
            .with_if(row.order_type.is_none(), Field::OrderType)
            .with_if(row.total.is_none(), Field::Total)
            .with_if(row.supplier_country.is_none(), Field::SupplierCountry);
        return Fee::unknown(missing, currency);
    };
    if let Some(own) = row.scheduled_fee {
        return scheduled(own, row, total, country);
    }
    let Some(entry) = terms.supplier.iter().find(|entry| entry.countries.contains(country)) else {
        return Fee::bare(FeeStatus::Unpublished, currency);
    };
    let rounding = book.common().rounding;
    trace.cite(entry.rule.source);
    let mut fee = by_table(&entry.rule.value, row, total, rounding.value);
    if fee.amount.is_some() && fee.rate != Some(Fraction::ZERO) {
        trace.cite(rounding.source);
    }
    fee.since = Some(entry.since);
    fee
}

/// The fee that a row of the table gives.
#[expect(clippy::inline_always, reason = "who only wants the amount is spared the rest of the fee")]
#[inline(always)]
fn by_table(rule: &SupplierFee, row: &Row, total: i64, rounding: Rounding) -> Fee {
    let order = Order { row, total, rounding };
    match *rule {
        SupplierFee::Free => Fee { base: Some(total), ..Fee::none(row.currency) },
        SupplierFee::SmallOrders { below, none_from, rates } => order.small_orders(below, none_from, rates),
        SupplierFee::BySize { up_to, wholesale, custom } => order.by_size(up_to, wholesale, custom),
        SupplierFee::Capped { rates, cap, onetouch_free_above } => order.capped(rates, cap, onetouch_free_above),
        SupplierFee::CappedOrFlat { rates, cap, flat } => order.capped_or_flat(rates, cap, flat),
        SupplierFee::LessTax { rate } => order.less_tax(rate),
    }
}

/// An order whose total is known, as the fee table looks at it.
#[derive(Clone, Copy)]
struct Order<'a> {
    row: &'a Row,
    total: i64,
    rounding: Rounding,
}

/// Rates that are still possible, and the facts that would choose.
struct Rates {
    low: Fraction,
    high: Fraction,
    missing: FieldSet,
}

impl Order<'_> {
    /// The rate by logistics: both where the logistics are not known.
    fn rates(&self, rates: LogisticsRates) -> Rates {
        let own = self.row.logistics;
        Rates {
            low: if own == Some(Logistics::ThirdParty) { rates.third_party } else { rates.alibaba },
            high: if own == Some(Logistics::Alibaba) { rates.alibaba } else { rates.third_party },
            missing: FieldSet::EMPTY.with_if(own.is_none(), Field::Logistics),
        }
    }

    /// A share of the total at the possible rates, with a cap in the order's currency.
    #[expect(clippy::inline_always, reason = "who only wants the amount is spared the rest of the fee")]
    #[inline(always)]
    fn share(&self, rates: &Rates, cap: Option<i64>) -> Fee {
        let at = |rate: Fraction| {
            let fee = rate.of(self.total, self.rounding);
            cap.map_or(fee, |cap| fee.min(cap))
        };
        let rate = (rates.low == rates.high).then_some(rates.low);
        let low = Range::exact(at(rates.low));
        let amount = if rate.is_some() { low } else { low.hull(Range::exact(at(rates.high))) };
        let fee = Fee::known(amount, rates.missing, self.row.currency);
        Fee { base: Some(self.total), rate, cap, ..fee }
    }

    /// The same fee, or none at all: which of the two, the named facts would say.
    fn or_none(fee: Fee, missing: FieldSet) -> Fee {
        let Some(amount) = fee.amount else { return fee };
        let band = Fee::known(amount.hull(Range::exact(0)), fee.missing.union(missing), fee.currency);
        Fee { base: fee.base, cap: fee.cap, rate: None, ..band }
    }

    fn none(&self) -> Fee {
        Fee { base: Some(self.total), ..Fee::none(self.row.currency) }
    }

    fn usd_rate_missing(&self) -> Fee {
        Fee::unknown(FieldSet::of(Field::UsdRate), self.row.currency)
    }

    /// Small orders outside OneTouch [F-075, F-076].
    #[expect(clippy::inline_always, reason = "who only wants the amount is spared the rest of the fee")]
    #[inline(always)]
    fn small_orders(&self, below: i64, none_from: i64, rates: LogisticsRates) -> Fee {
        if self.row.onetouch == Some(true) {
            return self.none();
        }
        let Some(dollars) = self.row.dollars() else { return self.usd_rate_missing() };
        if dollars.compare(self.total, none_from).is_ge() {
            return self.none();
        }
        let fee = self.share(&self.rates(rates), None);
        let certain = dollars.compare(self.total, below).is_lt() && self.row.onetouch == Some(false);
        let missing = FieldSet::EMPTY.with_if(self.row.onetouch.is_none(), Field::Onetouch);
        if certain { fee } else { Self::or_none(fee, missing) }
    }

    /// Up to a total by product and logistics; above it OneTouch orders pay nothing [F-077].
    #[expect(clippy::inline_always, reason = "who only wants the amount is spared the rest of the fee")]
    #[inline(always)]
    fn by_size(&self, up_to: i64, wholesale: Fraction, custom: LogisticsRates) -> Fee {
        let Some(dollars) = self.row.dollars() else { return self.usd_rate_missing() };
        if dollars.compare(self.total, up_to).is_gt() {
            return match self.row.onetouch {
                Some(true) => self.none(),
                Some(false) => Fee::bare(FeeStatus::Unpublished, self.row.currency),
                None => Fee::unknown(FieldSet::of(Field::Onetouch), self.row.currency),
            };
        }
        let (stock, made) = (Rates { low: wholesale, high: wholesale, missing: FieldSet::EMPTY }, self.rates(custom));
        match self.row.product_kind {
            Some(ProductKind::Wholesale) => self.share(&stock, None),
            Some(ProductKind::Custom) => self.share(&made, None),
            None => {
                let missing = made.missing.with(Field::ProductKind);
                self.share(&Rates { low: made.low.least(stock.low), high: made.high.most(stock.high), missing }, None)
            }
        }
    }

    /// A capped rate by logistics; above a total OneTouch orders are free, and at it the sources are silent [F-078, C-02].
    #[expect(clippy::inline_always, reason = "who only wants the amount is spared the rest of the fee")]
    #[inline(always)]
    fn capped(&self, rates: LogisticsRates, cap: i64, onetouch_free_above: Option<i64>) -> Fee {
        let Some(dollars) = self.row.dollars() else { return self.usd_rate_missing() };
        let fee = self.share(&self.rates(rates), dollars.convert(cap, self.rounding));
        let Some(free_above) = onetouch_free_above else { return fee };
        let size = dollars.compare(self.total, free_above);
        match self.row.onetouch {
            Some(true) if size.is_gt() => self.none(),
            Some(true) if size.is_eq() => Self::or_none(fee, FieldSet::EMPTY),
            None if size.is_ge() => Self::or_none(fee, FieldSet::of(Field::Onetouch)),
            _ => fee,
        }
    }

    /// The sources conflict: a capped rate by logistics, or a flat rate without cap [C-25].
    #[expect(clippy::inline_always, reason = "who only wants the amount is spared the rest of the fee")]
    #[inline(always)]
    fn capped_or_flat(&self, rates: LogisticsRates, cap: i64, flat: Fraction) -> Fee {
        let capped = self.capped(rates, cap, None);
        let Some(amount) = capped.amount else { return capped };
        let other = Range::exact(flat.of(self.total, self.rounding));
        let band = Fee::known(amount.hull(other), capped.missing, self.row.currency);
        Fee { base: Some(self.total), ..band }
    }

    /// A rate on the total less tax [F-081, F-116].
    #[expect(clippy::inline_always, reason = "who only wants the amount is spared the rest of the fee")]
    #[inline(always)]
    fn less_tax(&self, rate: Fraction) -> Fee {
        let Some(total) = without_tax(self.row, self.total) else {
            return Fee::unknown(FieldSet::of(Field::Tax), self.row.currency);
        };
        let less = Self { total, ..*self };
        less.share(&Rates { low: rate, high: rate, missing: FieldSet::EMPTY }, None)
    }
}

impl Fraction {
    fn least(self, other: Self) -> Self {
        if self.decimal() <= other.decimal() { self } else { other }
    }
    fn most(self, other: Self) -> Self {
        if self.decimal() >= other.decimal() { self } else { other }
    }
}

/// The total less tax; nothing where the tax is not known, and one beyond the total is none.
#[inline]
fn without_tax(row: &Row, total: i64) -> Option<i64> {
    row.tax.filter(|tax| *tax <= total).map(|tax| total - tax)
}

/// The fee of the platform's own table, which takes the place of the rulebook's [F-080].
fn scheduled(own: ScheduledSupplierFee, row: &Row, total: i64, country: Country) -> Fee {
    let base = if country == Country::US { without_tax(row, total) } else { Some(total) };
    if base.is_none() {
        return Fee::unknown(FieldSet::of(Field::Tax), row.currency);
    }
    if own.status == FeeStatus::Unpublished {
        return Fee::bare(FeeStatus::Unpublished, row.currency);
    }
    // Whichever of the two a caller's row calls the smallest.
    let amount = Range::exact(own.min).hull(Range::exact(own.max));
    Fee { base, rate: own.rate, cap: own.cap, ..Fee::known(amount, own.missing, row.currency) }
}

/// The fees of the rows of the platform's own table that fit the order, and what would narrow them.
pub fn schedule(rows: &[ScheduledFee], row: &Row, rounding: Rounding) -> ScheduledSupplierFee {
    let fitting = fitting_fees(rows, row, rounding);
    let narrows = |narrower: Row| fitting_fees(rows, &narrower, rounding) != fitting;
    let onetouch = [true, false].map(|onetouch| Row { onetouch: Some(onetouch), ..*row });
    let logistics = [Logistics::Alibaba, Logistics::ThirdParty].map(|own| Row { logistics: Some(own), ..*row });
    let missing = FieldSet::EMPTY
        .with_if(row.onetouch.is_none() && onetouch.into_iter().any(narrows), Field::Onetouch)
        .with_if(row.logistics.is_none() && logistics.into_iter().any(narrows), Field::Logistics);
    match fitting {
        None => ScheduledSupplierFee::UNPUBLISHED,
        Some(Range { min, max }) => {
            let status = if min == max { FeeStatus::Exact } else { FeeStatus::Band };
            let mut fitting = rows.iter().filter(|entry| fits(entry, row));
            let only = fitting
                .next()
                .filter(|first| fitting.all(|other| other.ratio == first.ratio && other.max_fee == first.max_fee));
            let (rate, cap) = (only.map(|entry| entry.ratio), only.and_then(|entry| entry.max_fee));
            ScheduledSupplierFee { status, min, max, rate, cap, missing }
        }
    }
}

/// Whether no known fact contradicts a row of the platform's own table.
fn fits(entry: &ScheduledFee, row: &Row) -> bool {
    let agrees_onetouch = entry.onetouch.is_none() || row.onetouch.is_none() || entry.onetouch == row.onetouch;
    let agrees_logistics = entry.logistics.is_none() || row.logistics.is_none() || entry.logistics == row.logistics;
    entry.currency == row.currency && agrees_onetouch && agrees_logistics
}

/// The band of the fees of all rows that no known fact contradicts.
fn fitting_fees(rows: &[ScheduledFee], row: &Row, rounding: Rounding) -> Option<Range> {
    let less = if row.supplier_country == Some(Country::US) { row.tax.unwrap_or(0) } else { 0 };
    let base = (row.total.unwrap_or(0) - less).max(0);
    let fees = rows.iter().filter(|entry| fits(entry, row)).map(|entry| {
        let fee = entry.ratio.of(base, rounding);
        Range::exact(entry.max_fee.map_or(fee, |cap| fee.min(cap)))
    });
    fees.reduce(Range::hull)
}

/// What a payment's fee depends on besides the payment.
#[derive(Clone, Copy, Debug)]
pub struct PaymentContext<'a> {
    /// The rulebook.
    pub book: &'a Rulebook,
    /// The edition of the order.
    pub chosen: &'a Selection<'a>,
    /// When the order was created.
    pub created_at: Instant,
    /// The order's currency.
    pub currency: Currency,
    /// US dollars for one unit of it.
    pub usd_rate: Option<Fraction>,
    /// The buyer's country.
    pub buyer_country: Option<Country>,
    /// Whether the order was an instant checkout.
    pub buy_now: Option<bool>,
}

/// `FEE-PAYMENT`: what processing one payment costs the buyer [rules 4.2], and whether the method was open to it.
pub fn payment<T: Trace>(
    context: &PaymentContext<'_>,
    payment: &Payment,
    at: Instant,
    trace: &mut T,
) -> (Fee, Condition, Oddities) {
    let (fee, odd) = payment_fee(context, payment, at, trace);
    let (fee, condition) = fee.conclude(context.book, Rule::FeePayment, trace);
    (fee, condition, odd)
}

/// What is odd about the method of one payment.
pub type Oddities = ArrayVec<FindingCode, 2>;

fn one_oddity(code: FindingCode) -> Oddities {
    std::iter::once(code).collect()
}

fn payment_fee<T: Trace>(
    context: &PaymentContext<'_>,
    payment: &Payment,
    at: Instant,
    trace: &mut T,
) -> (Fee, Oddities) {
    let currency = context.currency;
    let usual = Oddities::new();
    if payment.route == Some(Route::OffPlatform) {
        return (Fee::bare(FeeStatus::NotApplicable, currency), usual);
    }
    let terms = match context.chosen {
        Selection::BeforeFirst => return (Fee::bare(FeeStatus::Unpublished, currency), usual),
        Selection::Unknown(missing) => return (Fee::unknown(*missing, currency), usual),
        Selection::In(terms) => terms,
    };
    let (Some(_), Some(method)) = (payment.route, payment.method) else {
        let missing = FieldSet::EMPTY
            .with_if(payment.route.is_none(), Field::EventRoute)
            .with_if(payment.method.is_none(), Field::EventMethod);
        return (Fee::unknown(missing, currency), usual);
    };
    if terms.edition.value == Edition::Us2019 {
        return domestic_us(context, method, payment.amount, trace);
    }
    let table = context.book.fees(context.created_at);
    let Some(entry) = table.payments.iter().find(|entry| entry.method == method) else {
        return (Fee::bare(FeeStatus::Unpublished, currency), usual);
    };
    let fee = method_fee(context, entry, payment.amount, at, trace);
    let odd = availability(context, &entry.limits.value, payment.amount, &fee, at);
    if !odd.is_empty() {
        trace.cite(entry.limits.source);
    }
    (fee, odd)
}

/// Domestic US orders are paid by card, without a fee [SEED-003, C-18].
fn domestic_us<T: Trace>(
    context: &PaymentContext<'_>,
    method: PaymentMethod,
    amount: i64,
    trace: &mut T,
) -> (Fee, Oddities) {
    if method == trace.read(context.book.common().us_method) {
        return (Fee { base: Some(amount), ..Fee::none(context.currency) }, Oddities::new());
    }
    (Fee::bare(FeeStatus::Unpublished, context.currency), one_oddity(FindingCode::PaymentMethodUnavailable))
}

fn method_fee<T: Trace>(
    context: &PaymentContext<'_>,
    entry: &PaymentFeeRow,
    amount: i64,
    at: Instant,
    trace: &mut T,
) -> Fee {
    let currency = context.currency;
    let Some(fee) = &entry.fee else { return Fee::bare(FeeStatus::Unpublished, currency) };
    trace.cite(fee.source);
    let rounding = context.book.common().rounding;
    let since = entry.since;
    match &fee.value {
        PaymentFee::Free => Fee { base: Some(amount), since, ..Fee::none(currency) },
        PaymentFee::Share { rate, buy_now_free } => {
            let share = Range::exact(rate.of(amount, trace.read(rounding)));
            let rated = |fee: Fee, rate| Fee { base: Some(amount), rate, since, ..fee };
            match context.buy_now {
                Some(true) if *buy_now_free => rated(Fee::none(currency), Some(Fraction::ZERO)),
                None if *buy_now_free => {
                    let missing = FieldSet::of(Field::BuyNow);
                    rated(Fee::known(share.hull(Range::exact(0)), missing, currency), None)
                }
                _ => rated(Fee::known(share, FieldSet::EMPTY, currency), Some(*rate)),
            }
        }
        PaymentFee::Flat { usd_cents, waived } => {
            let day = context.book.zone().day(at);
            let waived = waived.is_some_and(|(first, last)| first <= day && day <= last);
            let cents = if waived { 0 } else { *usd_cents };
            Fee { base: Some(amount), since, ..Fee::known(Range::exact(cents), FieldSet::EMPTY, Currency::USD) }
        }
        PaymentFee::UpToUnits { units, unpublished_countries } => match context.buyer_country {
            None => Fee::unknown(FieldSet::of(Field::BuyerCountry), currency),
            Some(country) if unpublished_countries.contains(country) => Fee::bare(FeeStatus::Unpublished, currency),
            Some(_) => {
                let most = units * crate::money::POWERS[usize::from(currency.decimals())];
                let band = Range { min: 0, max: most };
                Fee { base: Some(amount), since, ..Fee::known(band, FieldSet::EMPTY, currency) }
            }
        },
        PaymentFee::Steps(steps) => stepped(context, steps, amount, since),
    }
}

/// A fee by the payment's amount in dollars; above the last step nothing is published [F-106, G-08].
fn stepped(context: &PaymentContext<'_>, steps: &[(i64, i64)], amount: i64, since: Option<Day>) -> Fee {
    let Some(dollars) = context.dollars() else {
        return Fee::unknown(FieldSet::of(Field::UsdRate), context.currency);
    };
    match steps.iter().find(|(up_to, _)| dollars.compare(amount, *up_to).is_le()) {
        Some((_, fee)) => {
            Fee { base: Some(amount), since, ..Fee::known(Range::exact(*fee), FieldSet::EMPTY, Currency::USD) }
        }
        None => Fee::bare(FeeStatus::Unpublished, context.currency),
    }
}

impl<'a> PaymentContext<'a> {
    /// What the fees of a document's payments depend on.
    pub const fn of(book: &'a Rulebook, chosen: &'a Selection<'a>, order: &crate::order::Order) -> Self {
        Self {
            book,
            chosen,
            created_at: order.created_at,
            currency: order.currency,
            usd_rate: order.usd_rate,
            buyer_country: order.buyer.country,
            buy_now: order.buy_now,
        }
    }

    /// What the fee of a single payment depends on.
    pub const fn of_row(book: &'a Rulebook, chosen: &'a Selection<'a>, row: &Row, buy_now: Option<bool>) -> Self {
        Self {
            book,
            chosen,
            created_at: row.created_at,
            currency: row.currency,
            usd_rate: row.usd_rate,
            buyer_country: row.buyer_country,
            buy_now,
        }
    }

    fn dollars(&self) -> Option<crate::money::Dollars> {
        let rate = if self.currency == Currency::USD { Some(Fraction::ONE) } else { self.usd_rate };
        rate.map(|rate| crate::money::Dollars { rate, currency: self.currency })
    }
}

/// The dollar amounts, in cents, at which a method's fee steps up.
pub fn steps_of(book: &Rulebook, created_at: Instant, method: PaymentMethod) -> Vec<i64> {
    let entry = book.fees(created_at).payments.iter().find(|entry| entry.method == method);
    match entry.and_then(|entry| entry.fee.as_ref()).map(|fee| &fee.value) {
        Some(PaymentFee::Steps(steps)) => steps.iter().map(|(up_to, _)| *up_to).collect(),
        _ => Vec::new(),
    }
}

/// Whether the method was open to this payment, as far as the facts tell.
fn availability(context: &PaymentContext<'_>, limits: &PaymentLimits, amount: i64, fee: &Fee, at: Instant) -> Oddities {
    let zone = context.book.zone();
    let too_early = limits.from.is_some_and(|from| zone.day(context.created_at) < from);
    let wrong_currency = limits.currencies.as_ref().is_some_and(|known| !known.contains(&context.currency));
    let wrong_country = context.buyer_country.is_some_and(|country| {
        limits.countries.is_some_and(|served| !served.contains(country))
            || limits.excluded.is_some_and(|excluded| excluded.contains(country))
    });
    let restricted = limits.restricted_from.is_some_and(|from| zone.day(at) >= from);
    let beyond = !too_early && (restricted || above_limit(context, limits, amount, fee));
    let checks = [
        (FindingCode::PaymentMethodLimit, beyond),
        (FindingCode::PaymentMethodUnavailable, too_early || wrong_currency || wrong_country),
    ];
    checks.into_iter().filter(|(_, holds)| *holds).map(|(code, _)| code).collect()
}

fn above_limit(context: &PaymentContext<'_>, limits: &PaymentLimits, amount: i64, fee: &Fee) -> bool {
    let Some(max) = limits.max else { return false };
    if limits.dollars_unlimited && context.currency == Currency::USD {
        return false;
    }
    let most = context.dollars().and_then(|dollars| dollars.convert(max, context.book.common().rounding.value));
    let with_fee = if limits.max_includes_fee { fee.amount.map_or(0, |range| range.min) } else { 0 };
    most.is_some_and(|most| amount + with_fee > most)
}

/// `FEE-WITHDRAWAL`: what one withdrawal costs the supplier [F-083].
pub fn withdrawal<T: Trace>(book: &Rulebook, row: &Row, trace: &mut T) -> (Fee, Condition) {
    let currency = row.currency;
    let fee = match (row.order_type, row.supplier_country) {
        (Some(OrderType::DirectPay | OrderType::Offline), _) => Fee::bare(FeeStatus::NotApplicable, currency),
        (_, None) => Fee::unknown(FieldSet::of(Field::SupplierCountry), currency),
        (_, Some(country)) => {
            let terms = book.fees(row.created_at);
            match terms.withdrawal.iter().find(|entry| entry.countries.contains(country)) {
                None => Fee::bare(FeeStatus::Unpublished, currency),
                Some(entry) => {
                    let amount = Range::exact(trace.read(entry.usd_cents));
                    Fee { since: Some(entry.since), ..Fee::known(amount, FieldSet::EMPTY, Currency::USD) }
                }
            }
        }
    };
    fee.conclude(book, Rule::FeeWithdrawal, trace)
}
