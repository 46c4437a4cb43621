//! Which answers are taken, and what the sample order says.

use super::*;

#[test]
fn both_generations_give_one_order() {
    let top = alibaba(&TOP, &ImportOptions::default()).unwrap();
    let v2 = alibaba(&V2, &ImportOptions::default()).unwrap();
    assert_eq!(top.order, v2.order);
    assert_eq!((top.charged_service_fee, &top.platform_status), (v2.charged_service_fee, &v2.platform_status));
    // What differs is where the buyer's country stands.
    assert_note(&v2, NoteCode::Derived, "order.nation");
    assert_eq!(note_paths(&top), ["derived order.fulfillment_channel", "not_given order.seller"]);
}

#[test]
fn the_sample_order_has_its_facts() {
    let Imported { order, charged_service_fee, platform_status, .. } =
        alibaba(&TOP, &ImportOptions::default()).unwrap();
    assert_eq!((order.id.as_str(), order.created_at), ("271207727001028893", at("2026-03-31T17:15:30Z")));
    assert_eq!((order.total, order.shipping_fee, order.tax), (Some(129_370), Some(9_370), None));
    assert_eq!(order.marketplace, Some(Marketplace::AlibabaCom));
    assert_eq!((order.order_type, order.onetouch), (Some(OrderType::TradeAssurance), Some(false)));
    assert_eq!((order.transport, order.logistics), (Some(Transport::Express), Some(Logistics::Alibaba)));
    assert_eq!((order.incoterm, order.currency.code()), (Some(Incoterm::Dap), "USD"));
    assert_eq!((order.buyer.country, order.destination_country), (Some(Country::US), Some(Country::US)));
    let terms = order.terms.unwrap();
    assert_eq!(terms.ship_by, Day::parse("2026-04-20"), "ends 06:59:59Z of the next day");
    assert_eq!(terms.quantity.unwrap()[1].amount.as_deref(), Some("25.0000"));
    assert_eq!(charged_service_fee, Some(3_881));
    assert_eq!(platform_status.code.as_deref(), Some("wait_confirm_receipt"));
    assert_eq!(platform_status.state, Some(LifecycleState::Shipped));
}

#[test]
fn the_sample_order_has_its_events() {
    let imported = alibaba(&V2, &ImportOptions::default()).unwrap();
    let paid = |amount, method, part| Payment {
        amount,
        method: Some(method),
        route: Some(Route::OnPlatform),
        part: Some(part),
        status: PaymentStatus::Received,
    };
    // The card payment was made in euros; what was received is in dollars.
    let expected = [
        (paid(38_811, PaymentMethod::Card, PaymentPart::Initial), "2026-04-01T16:02:11Z".to_owned()),
        (paid(40_000, PaymentMethod::Wire, PaymentPart::Balance), "2026-04-15T01:40:00Z".to_owned()),
        (paid(50_559, PaymentMethod::Wire, PaymentPart::Balance), "2026-04-16T01:40:00Z".to_owned()),
    ];
    assert_eq!(payments(&imported), expected);
    let last = events(&imported).last().unwrap();
    assert_eq!((last.at, &last.kind), (at("2026-04-18T03:10:13Z"), &EventKind::Shipped { complete: true }));
    assert_eq!(events(&imported)[0].id.as_deref(), Some("payment-900000001"));
}

#[test]
fn responses_come_in_any_order_and_envelope() {
    let expected = alibaba(&TOP, &ImportOptions::default()).unwrap();
    let bodies: Vec<Value> = TOP.iter().map(|body| serde_json::from_slice(body).unwrap()).collect();
    let value = |at: usize| bodies[at].as_object().unwrap().values().next().unwrap()["value"].clone();
    let mut envelopes = serde_json::Map::new();
    for body in &bodies {
        envelopes.extend(body.as_object().unwrap().clone());
    }
    let mixtures = [
        json!([bodies[2], bodies[0], bodies[1]]),
        json!([value(1), value(2), value(0)]),
        json!({"money": bodies[1], "order": value(0), "goods": {"code": 0, "value": value(2)}, "tracking": null}),
        Value::Object(envelopes),
    ];
    for mixture in &mixtures {
        assert_eq!(import(mixture), expected);
    }
    assert_eq!(alibaba(&[TOP[2], TOP[1], TOP[0]], &ImportOptions::default()).unwrap(), expected);
}

#[test]
fn a_merged_object_is_read_as_all_that_it_is() {
    let mut merged = plain()["order"].clone();
    for part in ["fund", "logistics"] {
        merged.as_object_mut().unwrap().extend(plain()[part].as_object().unwrap().clone());
    }
    let imported = import(&merged);
    assert_eq!(imported.order, import(&plain()).order);
    assert_eq!(events(&imported).len(), 1, "the contract's shipment_date is no shipment");
}

#[test]
fn the_documentation_samples_keep_what_they_say() {
    let v2 = alibaba(&[sample!("doc_v2_order_get.json")], &ImportOptions::default()).unwrap();
    assert_eq!((v2.order.total, v2.order.created_at), (Some(487), at("2024-12-10T09:10:32Z")));
    assert_eq!(terms(&v2).ship_within, Some(ShipWithin { days: 7, after: ShipAfter::InitialPayment }));
    assert_note(&v2, NoteCode::TaxOutsideTotal, "order.vat_amount");
    assert_note(&v2, NoteCode::Contradiction, "order.status_action.status");
    assert_note(&v2, NoteCode::NotTelling, "order.carrier.name");
    assert_eq!((v2.order.tax, v2.order.logistics, v2.order.events), (None, None, None));
    // Its only date is a placeholder, and an order without a date has no rules.
    let top: [&[u8]; 2] = [sample!("doc_top_order_get.json"), sample!("doc_top_fund_get.json")];
    assert_eq!(problem_paths_of(&top), ["order.create_date"]);
}

#[test]
fn a_masked_number_is_kept_with_a_note() {
    let imported = import(&with("/order/trade_id", json!("224***414")));
    assert_eq!(imported.order.id, "224***414");
    assert_note(&imported, NoteCode::IdMasked, "order.trade_id");
}

#[test]
fn answers_that_are_no_order_are_errors() {
    let errors = [
        json!({"error_response": {"code": 15, "msg": "Remote service error", "sub_msg": "isv.no-right"}}),
        json!({"code": "IllegalAccessToken", "type": "ISV", "message": "the token has expired"}),
        json!({"code": "0", "value": {"total_count": "2", "order_list": [{"trade_id": "1"}]}}),
        json!({"message_type": 3, "data": {"status": "trade_close"}}),
        json!("text"),
        json!([[[[[[]]]]]]),
        json!({}),
    ];
    for error in &errors {
        assert_eq!(problem_paths(error).last().map(String::as_str), Some("order"), "{error}");
        assert_eq!(problem_paths(error).len(), 2, "{error}");
    }
    assert_eq!(problem_paths_of(&[]), ["order"]);
    let other = with("/logistics/trade_id", json!("1"));
    assert_eq!(problem_paths(&other), ["logistics.trade_id"]);
}

#[test]
fn all_errors_come_at_once() {
    let document = patch(with("/order/total_amount/amount", json!("1.001")), "/order/create_date", Value::Null);
    let document = patch(document, "/order/shipment_fee/currency", json!("ZZZ"));
    let document = patch(document, "/fund/fund_pay_list/0/receive_amount/amount", json!("x"));
    let found = problem_paths(&document);
    let expected = [
        "order.create_date",
        "order.total_amount.amount",
        "order.shipment_fee.currency",
        "fund.fund_pay_list[0].receive_amount.amount",
    ];
    assert_eq!(found, expected);
}

#[test]
fn hostile_bodies_are_errors_and_never_panics() {
    let deep = "[".repeat(200_000);
    let closed = "[".repeat(200_000) + &"]".repeat(200_000);
    let bodies: [&[u8]; 8] = [
        b"",
        b"{",
        b"\xff\xfe",
        b"{\"a\":1,\"a\":2}",
        b"{\"value\":{\"trade_status\":\"\\ud800\"}}",
        b"nul",
        deep.as_bytes(),
        closed.as_bytes(),
    ];
    for body in bodies {
        assert_eq!(problem_paths_of(&[body]).len(), 2);
    }
    let whole = plain().to_string();
    for cut in 0..whole.len() {
        assert!(alibaba(&[&whole.as_bytes()[..cut]], &ImportOptions::default()).is_err());
    }
}

#[test]
fn any_value_anywhere_is_an_answer_or_an_error() {
    fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
        let below: Vec<(String, &Value)> = match value {
            Value::Object(members) => members.iter().map(|(key, value)| (key.clone(), value)).collect(),
            Value::Array(items) => items.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
            _ => vec![],
        };
        for (key, value) in below {
            let pointer = format!("{at}/{key}");
            pointers(value, &pointer, all);
            all.push(pointer);
        }
    }
    let mut all = Vec::new();
    pointers(&plain(), "", &mut all);
    let values = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1e300),
        json!("\u{0}é"),
        json!([]),
        json!([1]),
        json!({}),
        json!({"x": {"y": []}}),
        json!("99999999999999999999999999.99"),
        json!("9".repeat(400)),
    ];
    let keep = ImportOptions { keep_incomplete_events: true, ..ImportOptions::default() };
    for pointer in all {
        for value in &values {
            let Ok(imported) = import_with(&with(&pointer, value.clone()), &keep) else { continue };
            assert_readable(&imported.order);
        }
    }
}

/// What is imported is a document that the strict reader takes and reads back alike.
#[track_caller]
fn assert_readable(order: &Order) {
    assert_eq!(Order::from_json(order.to_json().as_bytes()).as_ref(), Ok(order));
}

#[test]
fn an_imported_order_is_a_document() {
    for responses in [TOP, V2] {
        let imported = alibaba(&responses, &ImportOptions::default()).unwrap();
        assert_readable(&imported.order);
    }
    let large = price("10000000000000.00");
    let payment = patch(plain(), "/fund/fund_pay_list/0/receive_amount", large.clone());
    assert_readable(&import(&patch(payment.clone(), "/order/total_amount", large)).order);
    let list = vec![payment["fund"]["fund_pay_list"][0].clone(); 10];
    assert_eq!(problem_paths(&with("/fund/fund_pay_list", json!(list))), ["fund.fund_pay_list"]);
}
