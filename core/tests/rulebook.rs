//! The rulebook that ships with the library: it loads, covers every day once and says what the tables say.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use trade_assurance::codes::{
    BuyerTier, DisputeCause, Edition, Field, FieldSet, Grade, OrderType, PaymentMethod, ReleaseModel, Rounding,
};
use trade_assurance::iso::Country;
use trade_assurance::money::Fraction;
use trade_assurance::rule::Rule;
use trade_assurance::rulebook::terms::{EscalationAnchor, PaymentFee, SupplierFee};
use trade_assurance::rulebook::{Rulebook, Selection, Terms};
use trade_assurance::time::{Day, Instant, Zone};

fn embedded() -> Rulebook {
    Rulebook::embedded().unwrap_or_else(|errors| panic!("{errors}"))
}

fn country(code: &str) -> Country {
    Country::parse(code).expect("a country")
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// The terms of an order created at noon of a day.
fn terms<'r>(book: &'r Rulebook, created: &str, supplier: &str, buyer: &str) -> &'r Terms {
    let at = Instant::from_micros(book.zone().start(day(created)).micros() + 43_200_000_000).expect("an instant");
    match book.select(at, Some(country(supplier)), Some(country(buyer))) {
        Selection::In(terms) => terms,
        other => panic!("{created} {supplier} {buyer}: {other:?}"),
    }
}

#[test]
fn the_embedded_rulebook_loads() {
    let book = embedded();
    assert_eq!(book.version(), "2026.1");
    assert_eq!(book.zone().name(), "America/Los_Angeles");
    let zones: Vec<&str> = book.zones().iter().map(Zone::name).collect();
    assert_eq!(zones, ["America/Los_Angeles", "Asia/Shanghai"]);
    assert_eq!(book.digest().len(), 64);
    assert!(book.digest().bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)));
}

#[test]
fn every_rule_is_stated_and_can_be_cited() {
    let book = embedded();
    for rule in Rule::ALL {
        let info = book.rule(*rule);
        assert_eq!(info.rule, *rule);
        assert!(info.statement.ends_with('.'), "{rule}: {}", info.statement);
        assert_eq!(book.rule_source(*rule), info.source);
        assert_eq!(book.value(info.source).name, rule.name());
        assert_eq!(book.value(info.source).grade, info.grade);
    }
}

#[test]
fn every_citation_points_at_a_source_and_every_fact_is_cited() {
    let book = embedded();
    let known: BTreeSet<&str> = book.sources().iter().map(|source| source.id.as_ref()).collect();
    let mut cited: BTreeSet<&str> = BTreeSet::new();
    for value in book.values() {
        assert!(!value.facts.is_empty(), "{}", value.name);
        cited.extend(value.facts.iter().map(AsRef::as_ref));
    }
    for source in book.sources().iter().filter(|source| source.id.starts_with("F-")) {
        cited.extend(source.place.iter().map(AsRef::as_ref));
    }
    assert!(cited.is_subset(&known));
    let idle: Vec<_> = known.difference(&cited).collect();
    assert!(idle.is_empty(), "never cited: {idle:?}");
}

#[test]
fn exactly_one_edition_fits_every_pair_of_parties_on_every_day() {
    let book = embedded();
    let parties = ["US", "CN", "DE"].map(|code| Some(country(code)));
    let first = day("2015-02-04");
    let mut day_at = day("2015-01-01");
    while day_at <= day("2027-12-31") {
        let start = book.zone().start(day_at);
        let last = Instant::from_micros(book.zone().start(day_at.plus(1)).micros() - 1).expect("an instant");
        for (supplier, buyer) in parties.iter().flat_map(|supplier| parties.map(|buyer| (*supplier, buyer))) {
            let expected = (day_at >= first).then(|| by_the_table(day_at, supplier, buyer));
            for at in [start, last] {
                let found = match book.select(at, supplier, buyer) {
                    Selection::In(terms) => Some(terms.edition.value),
                    Selection::BeforeFirst => None,
                    Selection::Unknown(_) => panic!("{day_at}: both countries are known"),
                };
                assert_eq!(found, expected, "{day_at} {supplier:?} {buyer:?}");
            }
        }
        day_at = day_at.plus(1);
    }
}

/// The table of editions, written a second time.
fn by_the_table(created: Day, supplier: Option<Country>, buyer: Option<Country>) -> Edition {
    let domestic = supplier == Some(Country::US) && buyer == Some(Country::US);
    match created {
        created if created < day("2017-12-08") => Edition::Intl2015,
        created if created < day("2019-07-25") => Edition::Intl2017,
        _ if domestic => Edition::Us2019,
        created if created < day("2022-02-17") => Edition::Intl2019,
        created if created < day("2023-01-01") => Edition::Intl2022,
        _ => Edition::Intl2023,
    }
}

#[test]
fn a_missing_country_is_named_only_where_it_decides() {
    let book = embedded();
    let at = |text: &str| Instant::parse(text).expect("an instant");
    let edition = |created: &str, supplier: Option<&str>, buyer: Option<&str>| match book.select(
        at(created),
        supplier.map(country),
        buyer.map(country),
    ) {
        Selection::In(terms) => Ok(Some(terms.edition.value)),
        Selection::BeforeFirst => Ok(None),
        Selection::Unknown(missing) => Err(missing),
    };
    let [supplier, buyer] = [Field::SupplierCountry, Field::BuyerCountry].map(FieldSet::of);
    assert_eq!(edition("2019-07-25T06:59:59Z", None, None), Ok(Some(Edition::Intl2017)));
    assert_eq!(edition("2019-07-25T07:00:00Z", None, None), Err(supplier.union(buyer)));
    assert_eq!(edition("2021-05-01T00:00:00Z", Some("US"), None), Err(buyer));
    assert_eq!(edition("2021-05-01T00:00:00Z", None, Some("US")), Err(supplier));
    assert_eq!(edition("2021-05-01T00:00:00Z", Some("CN"), None), Ok(Some(Edition::Intl2019)));
    assert_eq!(edition("2021-05-01T00:00:00Z", None, Some("DE")), Ok(Some(Edition::Intl2019)));
    assert_eq!(edition("2015-02-04T07:59:59Z", None, None), Ok(None));
    assert_eq!(edition("2015-02-04T08:00:00Z", None, None), Ok(Some(Edition::Intl2015)));
}

#[test]
fn terms_follow_the_tables() {
    let book = embedded();
    let first = terms(&book, "2016-01-01", "CN", "DE");
    let types = first.coverage.coverage_types.as_ref().expect("two coverage types");
    assert_eq!((types.clearance_days.value, types.shipment_days.value), (15, 90));
    assert_eq!(types.pre_shipment_before.value, day("2015-07-22"));
    assert_eq!(types.pre_shipment_release.value, ReleaseModel::InspectionAndShipment);
    assert_eq!(book.zones()[usize::from(first.claims.shipment_zone.value)].name(), "Asia/Shanghai");
    let auto = first.dispute(None).auto_escalation.expect("by itself");
    assert_eq!((auto.day.value, auto.anchor), (16, EscalationAnchor::FailedInspection));
    assert!(first.funds.advance_limited.value);

    let second = terms(&book, "2018-01-01", "CN", "DE");
    assert!(second.coverage.coverage_types.is_none());
    assert_eq!(second.dispute(None).auto_escalation.expect("by itself").band.value, (7, 9));
    assert!(second.dispute(None).silence_days.is_none());

    let domestic = terms(&book, "2020-01-01", "US", "US");
    assert_eq!(domestic.funds.release_model.value, ReleaseModel::Completion);
    assert!(domestic.funds.completion_days.is_none());
    assert_eq!(domestic.dispute(None).auto_escalation.expect("by itself").cause, DisputeCause::EvidenceReview);
    assert_eq!(domestic.claims.receipt_days.source.grade, Grade::Assumption);

    let last = terms(&book, "2024-01-01", "CN", "DE");
    assert_eq!(last.claims.long_receipt.as_ref().expect("a longer window").days.value, 60);
    let guarantee = last.delivery_guarantee.as_ref().expect("a guarantee");
    assert_eq!((guarantee.rate.value, guarantee.cap.value), (Fraction::new(10, 2).expect("a tenth"), 10_000));
    assert_eq!(last.easy_return.as_ref().expect("a return").max_total.value, 300_000);
    let days = last.funds.completion_days.expect("by itself").map(|days| days.value);
    assert_eq!(days, [15, 15, 30, 45, 60]);
}

#[test]
fn offline_and_direct_pay_disputes_have_their_own_clock_in_every_edition() {
    let book = embedded();
    for created in ["2016-01-01", "2018-01-01", "2020-01-01", "2022-06-01", "2024-01-01"] {
        for order_type in [OrderType::Offline, OrderType::DirectPay] {
            let dispute = terms(&book, created, "US", "US").dispute(Some(order_type));
            assert_eq!(dispute.escalate_from_day.value, 6);
            assert_eq!(dispute.auto_escalation.expect("by itself").day.value, 11);
            assert!(!dispute.ruling.value && !dispute.refile.value);
            assert!(dispute.quick_refund.is_none() && dispute.silence_days.is_none());
        }
    }
}

#[test]
fn the_team_and_the_quick_refund_change_inside_editions() {
    let book = embedded();
    let team = |created: &str| {
        let dispute = terms(&book, created, "CN", "DE").dispute(None);
        (dispute.team_join_days.map(|days| days.value), dispute.team_decide_days.map(|days| days.value))
    };
    assert_eq!(team("2019-07-24"), (None, None));
    assert_eq!(team("2020-12-31"), (Some(2), Some(2)));
    assert_eq!(team("2021-01-01"), (Some(5), None));
    assert_eq!(team("2022-12-31"), (Some(5), None));
    assert_eq!(team("2023-01-01"), (Some(3), Some(3)));

    let quick = |created: &str| terms(&book, created, "CN", "DE").dispute(None).quick_refund.as_ref();
    assert!(quick("2019-07-24").is_none());
    assert!(!quick("2022-02-16").expect("known").fires.value);
    let limits = quick("2022-02-17").expect("in force").limits;
    let limit = |tier: BuyerTier| limits[usize::from(tier.number()) - 1].map(|limit| (limit.value, limit.source.grade));
    assert_eq!(limit(BuyerTier::Registered), Some((50_000, Grade::Secondary)));
    assert_eq!(limit(BuyerTier::Gold), Some((100_000, Grade::Secondary)));
    assert_eq!(limit(BuyerTier::EnterprisePro), Some((100_000, Grade::Assumption)));
    assert_eq!(limit(BuyerTier::Seed), None);
}

#[test]
fn supplier_fees_follow_the_table() {
    let book = embedded();
    let fee = |created: &str, supplier: &str| {
        let supplier = country(supplier);
        let rows = &book.fees_on(day(created)).supplier;
        let mut fitting = rows.iter().filter(|row| row.countries.contains(supplier));
        let row = fitting.next().map(|row| (row.rule.value, row.since, row.rule.source.grade));
        assert!(fitting.next().is_none(), "one row at most");
        row
    };
    assert_eq!(fee("2015-02-03", "CN"), None);
    assert_eq!(fee("2017-03-31", "CN"), Some((SupplierFee::Free, day("2015-02-04"), Grade::Official)));
    assert!(matches!(
        fee("2017-04-01", "CN"),
        Some((SupplierFee::SmallOrders { below: 100_000, none_from: 300_000, .. }, ..))
    ));
    assert!(matches!(
        fee("2018-04-02", "CN"),
        Some((SupplierFee::BySize { up_to: 500_000, .. }, _, Grade::Assumption))
    ));
    let capped = |created: &str| match fee(created, "CN") {
        Some((SupplierFee::Capped { cap, onetouch_free_above, .. }, since, grade)) => {
            (cap, onetouch_free_above, since, grade)
        }
        other => panic!("{created}: {other:?}"),
    };
    assert_eq!(capped("2020-12-31"), (10_000, Some(500_000), day("2019-04-01"), Grade::Official));
    assert_eq!(capped("2021-01-01"), (10_000, None, day("2021-01-01"), Grade::Seed));
    assert_eq!(capped("2025-12-31"), (10_000, None, day("2023-01-01"), Grade::Assumption));
    assert!(matches!(fee("2026-01-01", "CN"), Some((SupplierFee::CappedOrFlat { .. }, ..))));
    assert_eq!(fee("2020-12-31", "TW"), None);
    assert!(fee("2021-01-01", "TW").is_some());
    assert_eq!(fee("2019-07-24", "US"), None);
    let three_percent = SupplierFee::LessTax { rate: Fraction::parse("0.03").expect("a rate") };
    assert_eq!(fee("2019-07-25", "US").map(|(fee, ..)| fee), Some(three_percent));
    assert_eq!(fee("2024-01-01", "MY"), None);
}

#[test]
fn payment_fees_follow_the_table() {
    let book = embedded();
    let row =
        |created: &str, method: PaymentMethod| &book.fees_on(day(created)).payments[usize::from(method.number()) - 1];
    let card = |created: &str| match row(created, PaymentMethod::Card).fee.as_ref().map(|fee| &fee.value) {
        Some(PaymentFee::Share { rate, buy_now_free }) => Some((rate.to_string(), *buy_now_free)),
        None => None,
        other => panic!("{created}: {other:?}"),
    };
    let share = |rate: &str, free| Some((rate.to_owned(), free));
    assert_eq!(card("2015-02-03"), None);
    assert_eq!(card("2017-06-30"), share("0.028", true));
    assert_eq!(card("2018-06-03"), share("0.024", false));
    assert_eq!(card("2018-06-04"), share("0.0295", false));
    assert_eq!(card("2022-12-31"), share("0.0295", false));
    assert_eq!(card("2023-01-01"), share("0.0299", false));
    for (place, method) in PaymentMethod::ALL.iter().enumerate() {
        assert_eq!(book.fees_on(day("2024-01-01")).payments[place].method, *method);
    }
    let bank = row("2018-01-01", PaymentMethod::OnlineBank);
    let waived = Some((day("2017-12-15"), day("2019-03-31")));
    assert_eq!(bank.fee.as_ref().map(|fee| &fee.value), Some(&PaymentFee::Flat { usd_cents: 1500, waived }));
    assert_eq!(bank.limits.value.restricted_from, Some(day("2020-12-29")));
    assert!(row("2024-01-01", PaymentMethod::Wire).fee.is_none());
    let pay_later = row("2016-01-01", PaymentMethod::PayLater);
    assert_eq!(pay_later.limits.value.max, Some(15_000_000));
}

#[test]
fn fees_by_instant_and_by_day_agree() {
    let book = embedded();
    let mut day_at = day("2015-01-01");
    while day_at <= day("2026-12-31") {
        let start = book.zone().start(day_at);
        assert!(std::ptr::eq(book.fees(start), book.fees_on(day_at)), "{day_at}");
        day_at = day_at.plus(1);
    }
}

#[test]
fn common_values_are_there() {
    let book = embedded();
    let common = book.common();
    assert_eq!(common.rounding.value, Rounding::HalfUp);
    assert_eq!((common.confirm_days.value, common.pay_days.value, common.ship_extension_days.value), (30, 60, 90));
    assert_eq!((common.evidence.value.files_max, common.evidence.value.bytes_max), (5, 10_485_760));
    assert_eq!(common.evidence.value.extensions, ["jpg", "jpeg", "png", "gif", "zip"]);
    assert_eq!((common.offline_evidence.value.files_max, common.offline_evidence.value.bytes_max), (1, 2_097_152));
    assert_eq!(common.us_method.value, PaymentMethod::Card);
    assert!(common.holidays.is_empty());
    assert!(common.actions.iter().any(|row| row.action == "extend_receipt"));
}
