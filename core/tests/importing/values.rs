//! Scalars, lists, amounts and dates in the platform's loose writing.

use super::*;

#[test]
fn scalars_may_be_texts_or_not() {
    let texts = patch(
        with("/order/shipment_date/duration", json!("7")),
        "/order/create_date/timestamp",
        json!("1774977330000"),
    );
    assert_eq!(import(&texts), import(&plain()));
    let number = patch(plain(), "/order/trade_id", json!(271_207_727_001_028_893_i64));
    assert_eq!(import(&number), import(&plain()));
    assert_eq!(problem_paths(&with("/order/trade_id", json!({"a": 1}))), ["order.trade_id", "order.trade_id"]);
}

#[test]
fn an_amount_that_is_a_number_is_read_from_its_text() {
    let text = with("/order/total_amount/amount", json!("here")).to_string().replace("\"here\"", "1234567890123.45");
    let imported = alibaba(&[text.as_bytes()], &ImportOptions::default()).unwrap();
    assert_eq!(imported.order.total, Some(123_456_789_012_345));
}

#[test]
fn the_text_null_and_an_empty_text_stand_for_nothing() {
    for nothing in [json!("null"), json!(""), json!(" ")] {
        let imported = import(&with("/order/trade_term", nothing.clone()));
        assert_eq!(imported.order.incoterm, None);
        assert_eq!(note_paths(&imported), note_paths(&import(&plain())), "nothing is not an unknown word");
        assert_eq!(import(&with("/logistics/shipment_date", nothing)).order, import(&plain()).order);
    }
}

#[test]
fn lists_may_be_wrapped_empty_or_plain() {
    let products = plain()["order"]["order_products"].clone();
    for wrapped in [json!({"trade_ecology_order_product": products}), json!({"x": products[0]})] {
        assert_eq!(import(&with("/order/order_products", wrapped)), import(&plain()));
    }
    for empty in [json!({}), json!([]), json!({"fund_pay": []}), json!({"fund_pay": null})] {
        assert!(events(&import(&with("/fund/fund_pay_list", empty))).is_empty());
    }
    let imported = import(&with("/order/order_products", json!({})));
    assert_eq!(terms(&imported).quantity, None, "an order of nothing tells nothing");
    assert_eq!(problem_paths(&with("/fund/fund_pay_list", json!("x"))), ["fund.fund_pay_list"]);
    assert_eq!(problem_paths(&with("/fund/fund_pay_list", json!({"a": 1, "b": 2}))), ["fund.fund_pay_list"]);
}

#[test]
fn amounts_have_any_decimals_that_are_exact() {
    for text in ["120", "120.0", "120.00", "120.0000", "120.000000000000000000"] {
        assert_eq!(import(&with("/order/total_amount/amount", json!(text))).order.total, Some(12_000));
    }
    for text in ["120.001", "120.0001", "-1.00", "1e3", "1,000.00", "12x", "9999999999999999.00"] {
        assert_eq!(problem_paths(&with("/fund/service_fee", price(text))), ["fund.service_fee.amount"]);
        assert_eq!(problem_paths(&with("/order/total_amount/amount", json!(text))), ["order.total_amount.amount"]);
    }
    let yen = patch(plain(), "/order/total_amount", json!({"amount": "120.5", "currency": "JPY"}));
    assert!(problem_paths(&yen).contains(&"order.total_amount.amount".to_owned()));
}

#[test]
fn seconds_are_never_read_as_milliseconds() {
    for stamp in [json!(1_774_977_330), json!("12345"), json!(0), json!(-1), json!("x"), json!(i64::MAX)] {
        let document = with("/fund/fund_pay_list/0/receive_time/timestamp", stamp.clone());
        let imported = import(&document);
        assert_note(&imported, NoteCode::TimestampImplausible, "fund.fund_pay_list[0].receive_time");
        assert_note(&imported, NoteCode::Undated, "fund.fund_pay_list[0]");
        assert_eq!(imported.order.events, None, "{stamp}");
        assert_eq!(problem_paths(&with("/order/create_date/timestamp", stamp)), ["order.create_date"]);
    }
}

#[test]
fn the_timestamp_wins_over_the_text() {
    let date = json!({"timestamp": "1733821832000", "format_date": "Dec. 10, 2025, 10:30:32 PST."});
    let imported = import(&with("/order/create_date", date));
    assert_eq!(imported.order.created_at, at("2024-12-10T09:10:32Z"));
    assert_note(&imported, NoteCode::DatesDiffer, "order.create_date");
    let agreeing = json!({"timestamp": "1754021376123", "format_date": "Jul. 31, 2025, 21:09:36 PDT."});
    let imported = import(&with("/order/create_date", agreeing));
    assert!(!has_note(&imported, NoteCode::DatesDiffer, "order.create_date"));
}

#[test]
fn the_text_stands_in_for_a_timestamp() {
    let texts = [
        ("Jul. 31, 2025, 21:09:36 PDT.", "2025-08-01T04:09:36Z"),
        ("May. 3, 2024, 00:00:00 PDT.", "2024-05-03T07:00:00Z"),
        ("Jan. 02, 2026, 23:59:59 PST.", "2026-01-03T07:59:59Z"),
    ];
    for (text, instant) in texts {
        let imported = import(&with("/order/create_date", json!({"format_date": text})));
        assert_eq!(imported.order.created_at, at(instant));
        assert_note(&imported, NoteCode::DateFromText, "order.create_date");
    }
    for text in ["MMM. d, yyyy, HH:mm:ss z.", "Jul. 31, 2025, 21:09:36 CST.", "Jul. 31, 2025, 21:09:36 PST."] {
        assert_eq!(problem_paths(&with("/order/create_date", json!({"format_date": text}))), ["order.create_date"]);
    }
}

#[test]
fn unknown_words_are_kept_and_leave_the_fact_unknown() {
    let words = [
        ("/order/trade_status", "order.trade_status"),
        ("/order/fulfillment_channel", "order.fulfillment_channel"),
        ("/order/export_service_type", "order.export_service_type"),
        ("/order/shipment_method", "order.shipment_method"),
        ("/order/trade_term", "order.trade_term"),
        ("/fund/fund_pay_list/0/pay_step", "fund.fund_pay_list[0].pay_step"),
        ("/fund/fund_pay_list/0/pay_status", "fund.fund_pay_list[0].pay_status"),
        ("/fund/fund_pay_list/0/pay_method", "fund.fund_pay_list[0].pay_method"),
        ("/logistics/logistic_status", "logistics.logistic_status"),
    ];
    for (pointer, path) in words {
        let imported = import(&with(pointer, json!("SOMETHING_NEW")));
        let note = imported.notes.iter().find(|note| note.code == NoteCode::UnknownWord && note.path == path);
        assert_eq!(note.unwrap().found.as_deref(), Some("SOMETHING_NEW"));
    }
    let imported = import(&with("/order/fulfillment_channel", json!("TAX")));
    assert_eq!((imported.order.order_type, imported.order.onetouch), (None, Some(false)));
    let imported = import(&with("/order/shipment_method", json!("multimodal_transport")));
    assert_eq!(imported.order.transport, None);
    let imported = import(&with("/fund/fund_pay_list/0/pay_method", json!("MOON_PAY")));
    assert_eq!(payments(&imported)[0].0.method, None);
    let imported = import(&with("/fund/fund_pay_list/0/pay_status", json!("HALF_PAID")));
    assert_eq!(imported.order.events, None, "whether it was paid is unknown");
}

#[test]
fn words_of_the_enumerations_are_known() {
    let methods = [
        ("TT", PaymentMethod::Wire),
        ("CREDIT_CARD", PaymentMethod::Card),
        ("PAYPAL", PaymentMethod::Paypal),
        ("PAYPAL_BNPL", PaymentMethod::Paypal),
        ("WESTERN_UNION", PaymentMethod::WesternUnion),
    ];
    for (word, method) in methods {
        let imported = import(&with("/fund/fund_pay_list/0/pay_method", json!(word)));
        assert_eq!(payments(&imported)[0].0.method, Some(method));
    }
    let parts = [("ADVANCE", PaymentPart::Initial), ("BALANCE", PaymentPart::Balance), ("FULL", PaymentPart::Full)];
    for (word, part) in parts {
        let imported = import(&with("/fund/fund_pay_list/0/pay_step", json!(word)));
        assert_eq!(payments(&imported)[0].0.part, Some(part));
    }
    for (word, transport) in [("EXPRESS", Transport::Express), ("POST", Transport::Postal), ("sea", Transport::Sea)] {
        assert_eq!(import(&with("/order/shipment_method", json!(word))).order.transport, Some(transport));
    }
}
