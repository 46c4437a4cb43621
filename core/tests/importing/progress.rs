//! Statuses, shipment and whether the events are all there.

use super::*;

#[test]
fn two_statuses_that_differ_conclude_nothing() {
    let document = with("/order/status_action", json!({"status": "trade_success", "actions": {"action": []}}));
    let imported = import(&document);
    assert_note(&imported, NoteCode::Contradiction, "order.status_action.status");
    assert_eq!(imported.platform_status.code.as_deref(), Some("undeliver"));
    assert_eq!(imported.order.events, None);
    let same = with("/order/status_action", json!({"status": "undeliver"}));
    assert_eq!(import(&same), import(&plain()));
}

#[test]
fn tracking_times_need_a_zone() {
    let responses: Vec<&[u8]> = V2.into_iter().chain([TRACKING]).collect();
    let imported = alibaba(&responses, &ImportOptions::default()).unwrap();
    assert_note(&imported, NoteCode::NoZone, "tracking.tracking_list[0].event_list[0].event_time");
    assert!(!events(&imported).iter().any(|event| event.kind == EventKind::Delivered));
    let options = ImportOptions { tracking_zone: Zone::named("America/New_York"), ..ImportOptions::default() };
    let imported = alibaba(&responses, &options).unwrap();
    let last = events(&imported).last().unwrap();
    assert_eq!((last.at, &last.kind), (at("2026-04-23T19:53:00Z"), &EventKind::Delivered));
}

#[test]
fn events_are_given_only_where_nothing_is_missing() {
    let without_fund = with("/fund", Value::Null);
    let imported = import(&without_fund);
    assert_note(&imported, NoteCode::NotGiven, "fund.fund_pay_list");
    assert_note(&imported, NoteCode::EventsIncomplete, "events");
    assert_eq!(imported.order.events, None);
    let unpaid = patch(patch(without_fund, "/order/trade_status", json!("unpay")), "/logistics", Value::Null);
    assert_eq!(import(&unpaid).order.events, Some(vec![]), "its status says that nothing was paid or shipped");
    let balance = patch(unpaid, "/order/pay_step", json!("BALANCE"));
    assert_eq!(import(&balance).order.events, None, "the first instalment was paid");
    assert_eq!(import(&balance).platform_status.state, Some(LifecycleState::AwaitingBalance));
    // The v2 answer on the payments' fee alone does not say that nothing was paid.
    let fee = import(&with("/fund", json!({"payment_transaction_fee": price("11")})));
    assert_eq!((fee.order.events, fee.charged_payment_fee), (None, Some(1_100)));
}

#[test]
fn a_shipment_needs_its_date() {
    let shipped = with("/order/trade_status", json!("wait_confirm_receipt"));
    let document = patch(shipped, "/logistics", Value::Null);
    let imported = import(&document);
    assert_note(&imported, NoteCode::Undated, "logistics.shipment_date");
    assert_eq!(imported.order.events, None, "without the shipment the list would say that nothing was shipped");
    let options = ImportOptions { keep_incomplete_events: true, ..ImportOptions::default() };
    let imported = import_with(&document, &options).unwrap();
    assert_eq!(events(&imported).len(), 1);
    assert_note(&imported, NoteCode::EventsIncomplete, "events");
    let contradicting = with("/logistics/shipment_date", json!({"timestamp": 1_776_000_000_000_i64}));
    let imported = import(&contradicting);
    assert_note(&imported, NoteCode::Contradiction, "logistics.shipment_date");
    assert_eq!(events(&imported).last().unwrap().kind, EventKind::Shipped { complete: true });
}

#[test]
fn a_shipment_of_fewer_goods_is_partial() {
    let shipped = |quantity: &str| {
        let parcels =
            json!({"shippingorderlist": [{"voucher": {}, "goods": [{"product_id": "1", "quantity": quantity}]}]});
        let logistics = json!({"shipment_date": {"timestamp": 1_776_000_000_000_i64}, "shipping_order_list": parcels});
        let document = patch(with("/logistics", logistics), "/order/trade_status", json!("delivering"));
        events(&import(&document)).last().unwrap().kind.clone()
    };
    assert_eq!(shipped("1"), EventKind::Shipped { complete: false });
    assert_eq!(shipped("2.0000"), EventKind::Shipped { complete: true });
    assert_eq!(shipped("?"), EventKind::Shipped { complete: true }, "not told");
}

#[test]
fn an_end_is_dated_by_the_caller() {
    let options = ImportOptions { status_since: Some(at("2026-05-01T00:00:00Z")), ..ImportOptions::default() };
    let ending = |status: &str| with("/order/trade_status", json!(status));
    let last = |document: &Value| events(&import_with(document, &options).unwrap()).last().unwrap().kind.clone();
    assert_eq!(last(&ending("trade_close")), EventKind::OrderClosed { by: None });
    assert_eq!(
        last(&patch(ending("cancel"), "/fund/fund_pay_list", json!([]))),
        EventKind::OrderCancelled { by: None }
    );
    let done = patch(ending("trade_success"), "/logistics/logistic_status", Value::Null);
    let done = patch(done, "/logistics/shipment_date", json!({"timestamp": 1_776_000_000_000_i64}));
    assert_eq!(last(&done), EventKind::ReceiptConfirmed);
    for document in [&done, &ending("trade_close"), &ending("frozen"), &ending("charge_back")] {
        let imported = import(document);
        assert_note(&imported, NoteCode::Undated, "order.trade_status");
        assert_eq!(imported.order.events, None);
    }
}

#[test]
fn every_status_word_is_mapped() {
    use LifecycleState as State;
    for (word, state) in [
        ("to_be_audited", Some(State::AwaitingConfirmation)),
        ("intention_processing", Some(State::AwaitingConfirmation)),
        ("unpay", Some(State::AwaitingPayment)),
        ("paying", Some(State::PaymentProcessing)),
        ("relating", Some(State::PaymentProcessing)),
        ("paid", Some(State::AwaitingShipment)),
        ("captured", Some(State::AwaitingShipment)),
        ("undeliver", Some(State::AwaitingShipment)),
        ("wait_seller_send", Some(State::AwaitingShipment)),
        ("delivering", Some(State::Shipped)),
        ("wait_confirm_receipt", Some(State::Shipped)),
        ("trade_success", Some(State::Completed)),
        ("trade_finished", Some(State::Completed)),
        ("trade_close", Some(State::Closed)),
        ("trade_closed", Some(State::Closed)),
        ("cancel", Some(State::Closed)),
        ("frozen", None),
        ("charge_back", None),
        ("wait_confirm_modify", None),
        ("trade_unavailable", None),
        ("brand_new", None),
    ] {
        let imported = import(&with("/order/trade_status", json!(word)));
        assert_eq!((imported.platform_status.code.as_deref(), imported.platform_status.state), (Some(word), state));
        let unknown = has_note(&imported, NoteCode::UnknownWord, "order.trade_status");
        assert_eq!(unknown, word == "brand_new");
    }
}
