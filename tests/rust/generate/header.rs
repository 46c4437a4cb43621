//! The order's own facts: everything but its events.

use super::{DAY, HOUR, SECOND, calendar_day, day_start};
use crate::random::Random;
use serde_json::{Map, Value, json};
use trade_assurance::iso::Currency;
use trade_assurance::money::{Fraction, Money};

/// First days of editions and of single parameters.
const BORDERS: [&str; 15] = [
    "2015-02-04",
    "2015-07-22",
    "2017-04-01",
    "2017-07-01",
    "2017-12-08",
    "2017-12-15",
    "2018-04-02",
    "2018-06-04",
    "2019-04-01",
    "2019-07-25",
    "2020-01-01",
    "2021-01-01",
    "2022-02-17",
    "2023-01-01",
    "2026-01-01",
];
/// Days on which the platform's clocks change.
const CHANGES: [&str; 10] = [
    "2016-03-13",
    "2018-03-11",
    "2020-03-08",
    "2022-03-13",
    "2024-03-10",
    "2016-11-06",
    "2018-11-04",
    "2019-11-03",
    "2022-11-06",
    "2024-11-03",
];
/// Spans of creation days, each within one edition, and how often each is drawn.
const SPANS: [((&str, &str), i64); 8] = [
    (("2015-02-04", "2015-07-21"), 8),
    (("2015-07-22", "2017-12-07"), 10),
    (("2017-12-08", "2019-07-24"), 14),
    (("2019-07-25", "2022-02-16"), 22),
    (("2022-02-17", "2022-12-31"), 16),
    (("2023-01-01", "2025-12-31"), 22),
    (("2026-01-01", "2026-06-30"), 5),
    (("2014-11-01", "2015-02-03"), 3),
];
/// Dollar amounts at which some rule changes.
const MARKS: [i64; 15] =
    [50, 100, 150, 250, 500, 750, 1_000, 2_000, 3_000, 5_000, 10_000, 12_000, 50_000, 150_000, 1_000_000];

/// The money of an order that is being made up.
#[derive(Clone, Debug)]
pub(super) struct Purse {
    pub(super) currency: Currency,
    pub(super) rate: Fraction,
    pub(super) total: i64,
}

impl Purse {
    /// An amount as document text.
    pub(super) fn text(&self, minor: i64) -> String {
        Money { minor, currency: self.currency }.to_string()
    }

    /// Dollars in the order's currency, rounded down.
    fn of_dollars(&self, usd_cents: i64) -> i64 {
        let scale = u32::from(self.currency.decimals()) + u32::from(self.rate.scale());
        let minor = i128::from(usd_cents) * 10_i128.pow(scale) / i128::from(self.rate.value()) / 100;
        i64::try_from(minor).unwrap_or(1)
    }

    /// An amount at a dollar threshold, one minor unit beside it, or anywhere.
    pub(super) fn amount(&self, random: &mut Random) -> i64 {
        let minor = if random.chance(50) {
            self.of_dollars(random.pick(&MARKS) * 100) + random.pick(&[-1, 0, 0, 1])
        } else {
            self.of_dollars(random.below(2_000_000) + 1)
        };
        minor.max(1)
    }
}

/// An instant of creation: near a border, around a change of clocks, or anywhere.
pub(super) fn created_at(random: &mut Random) -> i64 {
    let roll = random.below(100);
    if roll < 15 {
        let midnight = day_start(calendar_day(random.pick(&BORDERS)));
        return midnight + random.pick(&[-HOUR, -SECOND, 0, SECOND, HOUR, 12 * HOUR]);
    }
    if roll < 22 {
        let day = calendar_day(random.pick(&CHANGES)).plus(-random.pick(&[0, 1, 8, 31]));
        return day_start(day) + random.below(DAY / SECOND) * SECOND;
    }
    let (first, last) = random.weighted(&SPANS);
    let (first, last) = (calendar_day(first), calendar_day(last));
    let days = random.below(i64::from(last.number() - first.number()) + 1);
    day_start(first.plus(i32::try_from(days).unwrap_or(0))) + random.below(86_000) * SECOND
}

/// Absent, or present so many times in a hundred.
pub(super) fn maybe(random: &mut Random, percent: i64, value: impl Into<Value>) -> Value {
    if random.chance(percent) { value.into() } else { Value::Null }
}

/// A document without events and its money.
pub(super) fn header(random: &mut Random, name: &str, created: i64) -> (Map<String, Value>, Purse) {
    let (mut purse, rate) = purse(random);
    let (supplier, buyer) = countries(random);
    let mut order = Map::new();
    let mut put = |key: &str, value: Value| order.insert(key.to_owned(), value);
    put("id", name.into());
    put("currency", purse.currency.code().into());
    put("usd_rate", rate);
    put(
        "marketplace",
        random.weighted(&[(Some("alibaba.com"), 86), (Some("1688"), 4), (Some("other"), 3), (None, 7)]).into(),
    );
    let kinds = [(Some("trade_assurance"), 74), (Some("offline"), 12), (Some("direct_pay"), 7), (None, 7)];
    put("order_type", random.weighted(&kinds).into());
    purse.total = total(random, &purse);
    if random.chance(90) {
        put("total", purse.text(purse.total).into());
        let part = purse.text(purse.total * random.below(30) / 100);
        put("tax", maybe(random, 60, part.clone()));
        put("shipping_fee", maybe(random, 30, part));
    }
    put("supplier", supplier_facts(random, supplier, &purse));
    let tiers = [
        "registered",
        "registered",
        "registered",
        "potential",
        "small_business",
        "enterprise",
        "enterprise_pro",
        "gold",
        "seed",
        "scaleup",
    ];
    let tier = random.pick(&tiers);
    put("buyer", json!({ "country": buyer, "tier": maybe(random, 75, tier) }));
    let day = super::zone().day(super::instant(created));
    if (calendar_day("2015-02-04")..calendar_day("2017-12-08")).contains(&day) {
        let kind = random.pick(&["pre_shipment", "post_delivery"]);
        put("coverage_type", maybe(random, 70, kind));
    }
    put("release_model", release_model(random));
    put("fee_schedule", if random.chance(8) { schedule(random, &purse) } else { Value::Null });
    put("terms", if random.chance(90) { terms(random, day) } else { Value::Null });
    circumstances(random, &mut put);
    (order, purse)
}

/// A currency with its rate, which the document may not say.
fn purse(random: &mut Random) -> (Purse, Value) {
    let codes = [("USD", 62), ("EUR", 12), ("JPY", 9), ("KWD", 8), ("CNY", 9)];
    let code = random.weighted(&codes);
    let rates: &[&str] = match code {
        "EUR" => &["1.1", "1.0834", "0.99"],
        "JPY" => &["0.0091", "0.006712"],
        "KWD" => &["3.25", "3.3"],
        "CNY" => &["0.14", "0.1389", "0.15"],
        _ => &["1"],
    };
    let rate = random.pick(rates);
    let said = maybe(random, if code == "USD" { 20 } else { 80 }, rate);
    let currency = Currency::parse(code).unwrap_or(Currency::USD);
    (Purse { currency, rate: Fraction::parse(rate).unwrap_or(Fraction::ONE), total: 0 }, said)
}

/// An order total; small enough for quick refunds and returns more often than not.
fn total(random: &mut Random, purse: &Purse) -> i64 {
    let total = purse.amount(random);
    if random.chance(70) { total } else { (total.min(purse.amount(random)) / random.pick(&[1, 7, 30])).max(1) }
}

fn countries(random: &mut Random) -> (Option<&'static str>, Option<&'static str>) {
    if random.chance(6) {
        return (Some("US"), Some("US"));
    }
    let suppliers = [
        (Some("CN"), 58),
        (Some("HK"), 6),
        (Some("TW"), 6),
        (Some("MY"), 5),
        (Some("US"), 14),
        (Some("VN"), 5),
        (None, 6),
    ];
    let buyers = [
        (Some("US"), 5),
        (Some("CA"), 1),
        (Some("GB"), 1),
        (Some("DE"), 1),
        (Some("JP"), 1),
        (Some("NZ"), 1),
        (Some("AU"), 1),
        (Some("IN"), 1),
        (Some("BR"), 1),
        (Some("NG"), 1),
        (None, 1),
    ];
    (random.weighted(&suppliers), random.weighted(&buyers))
}

fn yes_no(random: &mut Random, yes: i64, no: i64) -> Option<bool> {
    random.weighted(&[(Some(true), yes), (Some(false), no), (None, 100 - yes - no)])
}

fn supplier_facts(random: &mut Random, country: Option<&str>, purse: &Purse) -> Value {
    let tenths = random.pick(&[0, 1, 3, 5, 7, 10, 10, 15, 20]);
    let scale = u32::from(purse.currency.decimals()) + u32::from(purse.rate.scale());
    let share = i128::from(purse.total) * i128::from(purse.rate.value()) * i128::from(tenths) * 10;
    let cents = i64::try_from(share / 10_i128.pow(scale)).unwrap_or(0) + random.pick(&[-1, 0, 0, 1]);
    let limit = Money { minor: cents.max(1), currency: Currency::USD }.to_string();
    json!({
        "country": country,
        "enrolled": yes_no(random, 55, 7),
        "gold_member": yes_no(random, 70, 10),
        "verified": yes_no(random, 55, 15),
        "limit_available": maybe(random, 72, limit),
    })
}

fn release_model(random: &mut Random) -> Value {
    let model = random.pick(&["limit", "completion", "inspection_and_shipment"]);
    maybe(random, 20, model)
}

/// What else may be known of an order.
fn circumstances(random: &mut Random, put: &mut impl FnMut(&str, Value) -> Option<Value>) {
    let words: [(&str, &[&str]); 5] = [
        ("destination_country", &["US", "DE", "NG", "AU"]),
        ("logistics", &["alibaba", "third_party"]),
        ("product_kind", &["wholesale", "custom"]),
        ("transport", &["express", "air", "land", "sea", "postal"]),
        ("incoterm", &["EXW", "FOB", "CIF", "CPT", "DAP", "DDP", "DPU"]),
    ];
    for (key, list) in words {
        let word = random.pick(list);
        put(key, maybe(random, 72, word));
    }
    for key in ["buy_now", "onetouch"] {
        let truth = random.chance(50);
        put(key, maybe(random, 72, truth));
    }
}

/// Contract terms, each of them absent with decent probability.
fn terms(random: &mut Random, created: trade_assurance::time::Day) -> Value {
    let mut found = Map::new();
    let mut put = |key: &str, value: Value| found.insert(key.to_owned(), value);
    let roll = random.below(100);
    if roll < 50 {
        put("ship_by", created.plus(random.pick(&[0, 1, 3, 7, 10, 14, 20, 30, 60])).to_string().into());
    } else if roll < 88 {
        let (days, after) = (random.pick(&[0, 1, 3, 7, 10, 15, 30]), random.pick(&["initial_payment", "balance"]));
        put("ship_within", json!({ "days": days, "after": after }));
    }
    if random.chance(80) {
        let some = json!([{ "item": "valve", "amount": "500", "unit": "piece" }]);
        put("quantity", if random.chance(15) { json!([]) } else { some });
    }
    if random.chance(80) {
        let lists: [&[bool]; 5] = [&[], &[true], &[false], &[false, true], &[false, false]];
        let term =
            |measurable: &bool| json!({ "aspect": "weight", "requirement": "250 g +/- 5 g", "measurable": measurable });
        put("quality", random.pick(&lists).iter().map(term).collect());
    }
    if random.chance(70) {
        let booked = yes_no(random, 40, 40);
        put("inspection", json!({ "booked": booked, "tied_to_balance": maybe(random, 30, true) }));
    }
    let disclosed = random.chance(12);
    put("defects_disclosed", maybe(random, 75, disclosed));
    let promised = created.plus(random.pick(&[10, 20, 35])).to_string();
    put("delivery_guarantee", if random.chance(20) { json!({ "specified_on": promised }) } else { Value::Null });
    let marked = random.chance(85);
    put("easy_return", maybe(random, 25, marked));
    Value::Object(found)
}

/// The platform's own fee table.
fn schedule(random: &mut Random, purse: &Purse) -> Value {
    let row = |random: &mut Random| {
        let (onetouch, logistics) = (random.chance(50), random.pick(&["alibaba", "third_party"]));
        json!({
            "ratio": random.pick(&["0.01", "0.02", "0.035"]),
            "currency": random.pick(&[purse.currency.code(), purse.currency.code(), "USD"]),
            "max_fee": maybe(random, 60, "100"),
            "onetouch": maybe(random, 50, onetouch),
            "logistics": maybe(random, 50, logistics),
        })
    };
    (0..random.below(4)).map(|_| row(random)).collect()
}
