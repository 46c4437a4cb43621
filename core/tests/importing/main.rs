//! Importing the platform's answers: every trap of its JSON, and the two generations side by side.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

macro_rules! sample {
    ($name:literal) => {
        include_bytes!(concat!("../../../tests/alibaba/", $name))
    };
}

mod facts;
mod money;
mod progress;
mod responses;
mod values;

use serde_json::{Value, json};
use trade_assurance::codes::{
    Incoterm, LifecycleState, Logistics, Marketplace, OrderType, PaymentMethod, PaymentPart, PaymentStatus, Route,
    ShipAfter, Transport,
};
use trade_assurance::iso::Country;
use trade_assurance::order::import::{ImportOptions, Imported, NoteCode, alibaba};
use trade_assurance::order::{ContractTerms, Event, EventKind, Order, OrderErrors, Payment, ShipWithin};
use trade_assurance::time::{Day, Instant, Zone};

const TOP: [&[u8]; 3] =
    [sample!("top_order_get.json"), sample!("top_fund_get.json"), sample!("top_logistics_get.json")];
const V2: [&[u8]; 3] =
    [sample!("v2_order_get.json"), sample!("v2_fund_query.json"), sample!("v2_logistics_query.json")];
const TRACKING: &[u8] = sample!("v2_tracking_get.json");

/// An order, fund and logistics response without anything odd: unpaid, 100.00 + 20.00, TAD.
fn plain() -> Value {
    json!({
        "order": {
            "trade_id": "271207727001028893", "trade_status": "undeliver",
            "create_date": {"timestamp": 1_774_977_330_000_i64},
            "fulfillment_channel": "TAD", "export_service_type": "self_run_service",
            "total_amount": {"amount": "120.00", "currency": "USD"},
            "product_total_amount": {"amount": "100.00", "currency": "USD"},
            "shipment_fee": {"amount": "20.00", "currency": "USD"},
            "balance_amount": {"amount": "0.00", "currency": "USD"},
            "shipment_date": {"type": "relative", "duration": 7},
            "shipment_method": "express", "trade_term": "DAP",
            "carrier": {"code": "EX_ASP_JYC_FEDEX"},
            "order_products": [{"name": "example", "quantity": "2.0000", "unit": "Pieces"}],
            "buyer": {"country": "US"}, "shipping_address": {"country_code": "US"},
        },
        "fund": {"fund_pay_list": [{
            "pay_step": "FULL", "pay_status": "PAID", "pay_method": "CREDIT_CARD",
            "pay_amount": {"amount": "120.00", "currency": "USD"},
            "receive_amount": {"amount": "120.00", "currency": "USD"},
            "receive_time": {"timestamp": 1_775_000_000_000_i64},
        }]},
        "logistics": {"logistic_status": "UNDELIVERED", "shipping_order_list": {}},
    })
}

/// The plain responses with one value replaced, added or, where it is null, taken away.
fn with(pointer: &str, value: Value) -> Value {
    patch(plain(), pointer, value)
}

fn patch(mut document: Value, pointer: &str, value: Value) -> Value {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = document.pointer_mut(parent).unwrap();
    match parent {
        Value::Array(items) => items[key.parse::<usize>().unwrap()] = value,
        _ if value.is_null() => drop(parent.as_object_mut().unwrap().remove(key)),
        _ => drop(parent.as_object_mut().unwrap().insert(key.into(), value)),
    }
    document
}

fn import_with(document: &Value, options: &ImportOptions) -> Result<Imported, OrderErrors> {
    alibaba(&[document.to_string().as_bytes()], options)
}

fn import(document: &Value) -> Imported {
    import_with(document, &ImportOptions::default()).unwrap()
}

fn problem_paths(document: &Value) -> Vec<String> {
    problem_paths_of(&[document.to_string().as_bytes()])
}

fn problem_paths_of(responses: &[&[u8]]) -> Vec<String> {
    let errors = alibaba(responses, &ImportOptions::default()).unwrap_err();
    errors.problems.into_iter().map(|problem| problem.path).collect()
}

fn has_note(imported: &Imported, code: NoteCode, path: &str) -> bool {
    imported.notes.iter().any(|note| note.code == code && note.path == path)
}

#[track_caller]
fn assert_note(imported: &Imported, code: NoteCode, path: &str) {
    assert!(has_note(imported, code, path), "no {code} at {path} in {:#?}", imported.notes);
}

fn note_paths(imported: &Imported) -> Vec<String> {
    imported.notes.iter().map(|note| format!("{} {}", note.code, note.path)).collect()
}

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn price(amount: &str) -> Value {
    json!({"amount": amount, "currency": "USD"})
}

fn events(imported: &Imported) -> &[Event] {
    imported.order.events.as_deref().unwrap()
}

fn payments(imported: &Imported) -> Vec<(Payment, String)> {
    let payment = |event: &Event| match event.kind {
        EventKind::Payment(payment) => Some((payment, event.at.to_string())),
        _ => None,
    };
    events(imported).iter().filter_map(payment).collect()
}

fn terms(imported: &Imported) -> &ContractTerms {
    imported.order.terms.as_ref().unwrap()
}
