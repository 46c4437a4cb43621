//! What a good document says is read exactly, and written again as it was.

use crate::{codes, event, full, good, with};
use serde_json::Value;
use trade_assurance::money::Money;
use trade_assurance::order::{Order, ProblemCode};

#[test]
fn the_order_of_keys_does_not_matter() {
    let forwards = r#"{"id":"x","currency":"KWD","default_zone":"Asia/Tokyo","created_at":"2021-03-01T09:00:00",
        "total":"1.234","fee_schedule":[{"currency":"KWD","ratio":"0.01","max_fee":"0.001"}],
        "events":[{"type":"payment","at":"2021-03-02T09:00:00","currency":"KWD","amount":"1.001"}]}"#;
    let backwards = r#"{"events":[{"amount":1.001,"currency":"KWD","at":"2021-03-02T09:00:00","type":"payment"}],
        "fee_schedule":[{"max_fee":0.001,"ratio":0.01,"currency":"KWD"}],
        "total":1.234,"created_at":"2021-03-01T09:00:00","default_zone":"Asia/Tokyo","currency":"KWD","id":"x"}"#;
    let order = good(forwards);
    assert_eq!(order, good(backwards));
    assert_eq!(order.created_at.to_string(), "2021-03-01T00:00:00Z");
    assert_eq!(order.total, Some(1234));
}

#[test]
fn amounts_are_read_exactly_from_their_text() {
    for (currency, written, minor) in [
        ("USD", "0.1", 10),
        ("USD", "\"0.10\"", 10),
        ("USD", "1.10", 110),
        ("USD", "9007199254740.93", 900_719_925_474_093),
        ("USD", "\"10000000000000.00\"", 1_000_000_000_000_000),
        ("USD", "12000.0000000", 1_200_000),
        ("USD", "\"\\u0031.5\"", 150),
        ("USD", "-0", 0),
        ("KWD", "999999999999.999", 999_999_999_999_999),
        ("KWD", "450359962737.497", 450_359_962_737_497),
        ("JPY", "\"12000\"", 12000),
        ("JPY", "12000.0", 12000),
    ] {
        let text = with(currency, &format!(r#""total":{written}"#));
        assert_eq!(good(&text).total, Some(minor), "{text}");
    }
    let order = good(&with("EUR", r#""usd_rate":1.13456789012345,"terms":{"quantity":[{"amount":0.30}]}"#));
    assert_eq!(order.usd_rate.map(|rate| (rate.value(), rate.scale())), Some((113_456_789_012_345, 14)));
    let quantity = order.terms.and_then(|terms| terms.quantity).unwrap_or_default();
    assert_eq!(quantity[0].amount.as_deref(), Some("0.30"));
}

#[test]
fn null_is_absence_and_an_empty_list_is_none() {
    let nulls = good(&with("USD", r#""total":null,"supplier":null,"terms":null,"events":null,"fee_schedule":null"#));
    assert_eq!(nulls, good(&with("USD", "")));
    assert_eq!(nulls.events, None);
    let empty = good(&with("USD", r#""events":[],"terms":{"quality":[],"quantity":null},"supplier":{}"#));
    assert_eq!(empty.events, Some(vec![]));
    let terms = empty.terms.unwrap_or_default();
    assert_eq!((terms.quality, terms.quantity), (Some(vec![]), None));
}

#[test]
fn escapes_in_keys_and_strings_are_the_letters_they_stand_for() {
    let order = good(
        r#"{"\u0069d":"a\u00e9\n\"\ud83d\ude00","created\u005fat":"2021-03-01T09:00:00\u005a","currency":"\u0055SD"}"#,
    );
    assert_eq!(order.id, "aé\n\"😀");
    assert_eq!(codes(&with("USD", r#""t\u006ftl":1"#)), [(ProblemCode::UnknownField, "totl".to_owned())]);
}

#[test]
fn a_document_written_and_read_again_is_the_same() {
    let order = good(&full().to_string());
    let written = order.to_json();
    assert_eq!(good(&written), order);
    let mut expected = full();
    expected["events"][1].as_object_mut().expect("an event").remove("currency");
    assert_eq!(serde_json::from_str::<Value>(&written).expect("JSON"), expected);
    let least = good(&with("JPY", ""));
    assert_eq!(least.to_json(), with("JPY", ""));
    let defaults = good(&event(r#""type":"dispute_opened","ground":"quality","claim":"1""#));
    assert_eq!(good(&defaults.to_json()), defaults);
}

#[test]
fn a_line_is_a_document_or_a_document_with_an_instant() {
    let document = with("USD", r#""default_zone":"Asia/Tokyo""#);
    let line = |text: &str| Order::from_json_with_as_of(text.as_bytes());
    let order = good(&document);
    let as_of = trade_assurance::time::Instant::parse("2022-01-01T00:00:00Z").ok();
    assert_eq!(line(&document), Ok((order.clone(), None)));
    assert_eq!(line(&format!(r#"{{"order":{document}}}"#)), Ok((order.clone(), None)));
    assert_eq!(line(&format!(r#"{{"order":{document},"as_of":null}}"#)), Ok((order.clone(), None)));
    assert_eq!(line(&format!(r#"{{"as_of":"2022-01-01T00:00:00Z","order":{document}}}"#)), Ok((order, as_of)));
    let named = |text: &str| {
        let problems = line(text).expect_err("a mistake").problems;
        problems.into_iter().map(|problem| (problem.code.name(), problem.path)).collect::<Vec<_>>()
    };
    let found = |code, path: &str| (code, path.to_owned());
    assert_eq!(named(r#"{"as_of":"2022-01-01T00:00:00Z"}"#), [found("MISSING_FIELD", "order")]);
    assert_eq!(named(r#"{"order":[]}"#), [found("WRONG_TYPE", "order")]);
    assert_eq!(
        named(&format!(r#"{{"order":{document},"as_of":"2022-01-01T00:00:00"}}"#)),
        [found("NO_OFFSET", "as_of")]
    );
    assert_eq!(named(&format!(r#"{{"order":{document},"at":1}}"#)), [found("UNKNOWN_FIELD", "at")]);
    let bad = with("USD", r#""events":[3],"total":true"#);
    assert_eq!(
        named(&format!(r#"{{"order":{bad},"as_of":1}}"#)),
        [found("WRONG_TYPE", "as_of"), found("WRONG_TYPE", "order.total"), found("WRONG_TYPE", "order.events[0]")]
    );
    assert_eq!(named(&with("USD", r#""order":{}"#)), [found("UNKNOWN_FIELD", "order")]);
}

#[test]
fn a_shown_amount_is_read_back() {
    for minor in [0, 1, 99, 100, 123_456, 1_000_000_000_000_000] {
        for currency in ["USD", "KWD", "JPY"] {
            let currency = trade_assurance::iso::Currency::parse(currency).expect("it exists");
            let shown = Money { minor, currency };
            assert_eq!(good(&with(currency.code(), &format!(r#""total":"{shown}""#))).total, Some(minor));
        }
    }
}
