//! What is wrong with a document, and how it is said.

use crate::{codes, event, problems, read, with};
use serde_json::json;
use trade_assurance::order::{Order, OrderErrors, ProblemCode};

/// Documents with exactly one thing wrong: its code, its path, the document.
fn single_mistakes() -> Vec<(ProblemCode, &'static str, String)> {
    use ProblemCode as C;
    let usd = |fields: &str| with("USD", fields);
    let deep = format!(r#""terms":{{"packaging":{}{}}}"#, "[".repeat(200), "]".repeat(200));
    let zone = |instant: &str| {
        format!(r#"{{"id":"x","currency":"USD","created_at":"{instant}","default_zone":"America/Los_Angeles"}}"#)
    };
    let big = format!(r#"{{"type":"payment","at":"2021-03-02T09:00:00Z","amount":"{}"}}"#, "9999999999999.99");
    let paid = format!(r#""events":[{}]"#, vec![big; 10].join(","));
    vec![
        (C::Syntax, "$", String::new()),
        (C::Syntax, "$", "nonsense".to_owned()),
        (C::Syntax, "$", usd("") + "}"),
        (C::Syntax, "$", usd(r#""total":01"#)),
        (C::Syntax, "$", r#"{"id":"x","created_at":"2021-03-01T09:00:00Z"#.to_owned()),
        (C::NotText, "terms.packaging", usd(r#""terms":{"packaging":"\ud800"}"#)),
        (C::TooDeep, "terms.packaging", usd(&deep)),
        (C::DuplicateKey, "total", usd(r#""total":"1","tot\u0061l":"2""#)),
        (C::DuplicateKey, "events", usd(r#""events":[],"events":[]"#)),
        (C::DuplicateKey, "events[0].at", event(r#""type":"delivered","at":"2021-03-02T09:00:00Z""#)),
        (C::UnknownField, "totl", usd(r#""totl":"1""#)),
        (C::UnknownField, "supplier[\"gold member\"]", usd(r#""supplier":{"gold member":true}"#)),
        (C::UnknownField, "events[0].ship_by", event(r#""type":"payment","amount":"1","ship_by":"2021-04-01""#)),
        (C::UnknownField, "order", usd(r#""order":{}"#)),
        (C::MissingField, "id", r#"{"created_at":"2021-03-01T09:00:00Z","currency":"USD"}"#.to_owned()),
        (C::MissingField, "events[0].amount", event(r#""type":"payment","amount":null"#)),
        (C::MissingField, "events[0].type", event(r#""amount":"1""#)),
        (C::MissingField, "terms.ship_within.after", usd(r#""terms":{"ship_within":{"days":1}}"#)),
        (C::WrongType, "$", "[1]".to_owned()),
        (C::WrongType, "$", "12.5".to_owned()),
        (C::WrongType, "buy_now", usd(r#""buy_now":"true""#)),
        (C::WrongType, "id", r#"{"id":5,"created_at":"2021-03-01T09:00:00Z","currency":"USD"}"#.to_owned()),
        (C::WrongType, "supplier", usd(r#""supplier":1e999"#)),
        (C::WrongType, "events", usd(r#""events":{}"#)),
        (C::WrongType, "events", usd(r#""events":1e999"#)),
        (C::WrongType, "events[1]", usd(r#""events":[{"type":"delivered","at":"2021-03-02T09:00:00Z"},null]"#)),
        (C::WrongType, "terms.quality[0]", usd(r#""terms":{"quality":["blue"]}"#)),
        (C::WrongType, "terms.ship_within.days", usd(r#""terms":{"ship_within":{"days":1.5,"after":"balance"}}"#)),
        (C::UnknownCode, "marketplace", usd(r#""marketplace":"Alibaba.com""#)),
        (C::UnknownCode, "events[0].type", event(r#""type":"paymnt","amount":"1""#)),
        (C::UnknownCode, "events[0].by", event(r#""type":"reply","by":"programme""#)),
        (C::UnknownCode, "events[0].by", event(r#""type":"refund_paid","amount":"1","by":"buyer""#)),
        (C::NotACountry, "buyer.country", usd(r#""buyer":{"country":"UK"}"#)),
        (C::NotACurrency, "currency", with("EURO", r#""total":"1.00""#)),
        (C::NotAnAmount, "total", usd(r#""total":"1,000""#)),
        (C::NotAnAmount, "total", usd(r#""total":1e3"#)),
        (C::NotAnAmount, "tax", usd(r#""tax":"""#)),
        (C::NegativeAmount, "total", usd(r#""total":-1"#)),
        (C::TooManyDecimals, "total", usd(r#""total":12.345"#)),
        (C::TooManyDecimals, "total", with("JPY", r#""total":"12.5""#)),
        (C::TooManyDecimals, "supplier.limit_available", with("KWD", r#""supplier":{"limit_available":"1.234"}"#)),
        (C::AmountTooLarge, "total", usd(r#""total":"10000000000000.01""#)),
        (C::AmountTooLarge, "events", usd(&paid)),
        (C::NotAnInstant, "created_at", r#"{"id":"x","created_at":"yesterday","currency":"USD"}"#.to_owned()),
        (C::NotAnInstant, "created_at", zone("2021-3-1T9:00:00")),
        (C::NotAnInstant, "created_at", zone("2021-03-01T09:00:60")),
        (C::NoOffset, "created_at", r#"{"id":"x","created_at":"2021-03-01T09:00:00","currency":"USD"}"#.to_owned()),
        (C::TooFine, "created_at", zone("2021-03-01T09:00:00.1234567Z")),
        (C::OutOfRange, "created_at", zone("1999-12-31T09:00:00Z")),
        (C::OutOfRange, "terms.ship_by", usd(r#""terms":{"ship_by":"2100-01-01"}"#)),
        (C::OutOfRange, "terms.ship_within.days", usd(r#""terms":{"ship_within":{"days":3651,"after":"balance"}}"#)),
        (C::OutOfRange, "usd_rate", with("EUR", r#""usd_rate":0"#)),
        (C::OutOfRange, "fee_schedule[0].ratio", usd(r#""fee_schedule":[{"ratio":3,"currency":"USD"}]"#)),
        (C::NotADate, "terms.ship_by", usd(r#""terms":{"ship_by":"2021-02-30"}"#)),
        (C::NotADate, "terms.ship_by", usd(r#""terms":{"ship_by":"+2021-4-02"}"#)),
        (C::NotAZone, "default_zone", zone("2021-03-01T09:00:00").replace("Los_Angeles", "los_angeles")),
        (C::SkippedInstant, "created_at", zone("2021-03-14T02:30:00")),
        (C::AmbiguousInstant, "created_at", zone("2021-11-07T01:30:00")),
        (C::CurrencyMismatch, "events[0].currency", event(r#""type":"payment","amount":"1.234","currency":"KWD""#)),
        (C::AmountInconsistent, "usd_rate", usd(r#""usd_rate":"1.01""#)),
        (C::AmountInconsistent, "tax", usd(r#""total":"10","tax":"10.01""#)),
        (C::AmountInconsistent, "shipping_fee", usd(r#""total":"10","shipping_fee":"10.01""#)),
        (C::AmountInconsistent, "shipping_fee", usd(r#""total":"10","tax":"5","shipping_fee":"5.01""#)),
        (
            C::ConflictingFields,
            "terms.ship_within",
            usd(r#""terms":{"ship_by":"2021-04-01","ship_within":{"days":1,"after":"balance"}}"#),
        ),
    ]
}

#[test]
fn one_mistake_is_one_problem_with_its_code_and_path() {
    for (code, path, text) in single_mistakes() {
        assert_eq!(codes(&text), [(code, path.to_owned())], "{text}");
    }
}

#[test]
fn every_code_has_a_document() {
    let tested: Vec<ProblemCode> = single_mistakes().into_iter().map(|(code, ..)| code).collect();
    // The first has a test of its own below; the second belongs to the assessment.
    let elsewhere = [ProblemCode::TooMany, ProblemCode::AsOfBeforeCreated];
    for code in ProblemCode::ALL {
        assert!(tested.contains(code) != elsewhere.contains(code), "{code}");
    }
}

#[test]
fn messages_say_what_was_found_what_is_accepted_and_what_is_near() {
    let problem = |text: &str| problems(text).remove(0);
    let amount = problem(&with("JPY", r#""total":"12.5""#));
    assert_eq!(amount.message, "`12.5` has more decimals than JPY, which has 0");
    assert_eq!(
        amount.accepted.as_deref(),
        Some("an amount from 0 to 1000000000000000 with at most 0 decimals, as a string or a number")
    );
    assert_eq!(amount.found, "12.5");
    let exponent = problem(&with("USD", r#""total":1e3"#));
    assert_eq!((exponent.found.as_str(), exponent.nearest), ("1e3", None));
    assert!(exponent.message.contains("exponent"), "{}", exponent.message);
    let foreign = problem(&event(r#""type":"payment","amount":"1","ship_by":"2021-04-01""#));
    assert_eq!(foreign.message, "`ship_by` is a field of `ship_date_amended`, not of a `payment` event");
    for (text, nearest) in [
        (with("USD", r#""createdAt":1"#), "created_at"),
        (with("USD", r#""incoterm":"fob""#), "FOB"),
        (with("USD", r#""buyer":{"country":"de"}"#), "DE"),
        (with("EURO", ""), "EUR"),
        (event(r#""type":"paymnt""#), "payment"),
        (event(r#""type":"payment","amount":1,"methd":1"#), "method"),
        (with("USD", r#""default_zone":"Asia/Shangai""#), "Asia/Shanghai"),
    ] {
        assert_eq!(problem(&text).nearest.as_deref(), Some(nearest), "{text}");
    }
}

#[test]
fn a_problem_has_one_shape_in_json_and_one_line_of_text() {
    let errors = read(&with("EURO", "")).expect_err("no currency");
    let expected = json!([{
        "code": "NOT_A_CURRENCY", "path": "currency", "message": "`EURO` is not a currency of ISO 4217",
        "found": "EURO", "accepted": "a currency of ISO 4217, such as `USD`", "nearest": "EUR"
    }]);
    assert_eq!(serde_json::to_value(&errors).expect("plain values"), expected);
    assert_eq!(
        errors.to_string(),
        "NOT_A_CURRENCY at currency: `EURO` is not a currency of ISO 4217; \
         accepted: a currency of ISO 4217, such as `USD`; nearest: `EUR`"
    );
}

#[test]
fn all_mistakes_are_reported_at_once() {
    let text = r#"{
        "created_at": "2021-03-01", "currency": "EURO", "totl": "1", "total": "-5", "buy_now": 1,
        "incoterm": "fob", "supplier": {"country": "China", "limit_available": "1.001"},
        "terms": {"ship_by": "soon", "quantity": {}},
        "events": [{"type": "payment", "at": "2021-03-02T09:00:00Z"}, 7]
    }"#;
    let paths: Vec<String> = codes(text).into_iter().map(|(_, path)| path).collect();
    assert_eq!(
        paths,
        [
            "created_at",
            "currency",
            "totl",
            "total",
            "buy_now",
            "incoterm",
            "id",
            "supplier.country",
            "supplier.limit_available",
            "terms.ship_by",
            "terms.quantity",
            "events[0].amount",
            "events[1]",
        ]
    );
}

#[test]
fn problems_before_a_syntax_error_are_reported_with_it() {
    let text = "{\"id\": 5,\n \"currency\": \"EURO\", \"events\": [{\"type\": \"payment\", \"amount\": \"-1\", ! ]}";
    let found = problems(text);
    let named: Vec<(ProblemCode, &str)> = found.iter().map(|problem| (problem.code, problem.path.as_str())).collect();
    assert_eq!(
        named,
        [
            (ProblemCode::WrongType, "id"),
            (ProblemCode::NotACurrency, "currency"),
            (ProblemCode::NegativeAmount, "events[0].amount"),
            (ProblemCode::Syntax, "$"),
        ]
    );
    assert!(found[3].message.contains("line 2 column 69"), "{}", found[3].message);
    assert_eq!(found[3].found, "! ]}");
}

#[test]
fn bytes_that_are_not_utf8_are_named_with_their_place() {
    let mut bytes = with("USD", "\n\"totl\":1").into_bytes();
    bytes.truncate(bytes.len() - 1);
    bytes.extend(b",\"x\":\"\xff\"}");
    let errors = Order::from_json(&bytes).expect_err("not UTF-8").problems;
    assert_eq!(errors.len(), 2, "{errors:?}");
    assert_eq!((errors[0].path.as_str(), errors[1].code), ("totl", ProblemCode::Syntax));
    assert_eq!(errors[1].message, "the text is not UTF-8 at line 2 column 15");
    assert_eq!(errors[1].found, "byte 0xFF");
    let mut trailing = with("USD", "").into_bytes();
    trailing.push(0xC3);
    let errors = Order::from_json(&trailing).expect_err("not UTF-8").problems;
    assert_eq!((errors.len(), errors[0].code), (1, ProblemCode::Syntax));
    assert_eq!(Order::from_json(b"\xff").expect_err("not UTF-8").problems[0].code, ProblemCode::Syntax);
}

#[test]
fn problems_beyond_the_limit_are_counted() {
    let rows: Vec<String> = (0..5000).map(|at| format!(r#"{{"type":"payment","x{at}":1}}"#)).collect();
    let found = problems(&with("USD", &format!(r#""events":[{}]"#, rows.join(","))));
    assert_eq!(found.len(), OrderErrors::MAX + 1);
    let last = &found[OrderErrors::MAX];
    assert_eq!((last.code, last.path.as_str(), last.found.as_str()), (ProblemCode::TooMany, "$", "14000"));
}
