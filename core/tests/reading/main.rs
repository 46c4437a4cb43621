//! Strict reading of the order document: what is refused, how it is named, and that nothing is lost.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that fails says so by panicking")]

mod hostile;
mod mistakes;
mod table;
mod values;

use serde_json::{Value, json};
use trade_assurance::order::{Order, OrderErrors, Problem, ProblemCode};

/// A document in which every field of the order and its parts, and every type of event, is given.
fn full() -> Value {
    json!({
        "id": "PO-7 \u{201c}ö\" \\", "created_at": "2021-03-01T09:00:00.125Z", "default_zone": "Asia/Shanghai",
        "marketplace": "alibaba.com", "order_type": "trade_assurance", "currency": "EUR", "usd_rate": "1.1345",
        "total": "12000.50", "tax": "100.00", "shipping_fee": "250.25",
        "supplier": {"country": "CN", "enrolled": true, "gold_member": false, "verified": true,
            "limit_available": "50000.00"},
        "buyer": {"country": "DE", "tier": "enterprise_pro"},
        "destination_country": "DE", "buy_now": false, "logistics": "third_party", "onetouch": true,
        "product_kind": "custom", "transport": "sea", "incoterm": "FOB", "coverage_type": "post_delivery",
        "release_model": "completion",
        "fee_schedule": [{"ratio": "0.01", "max_fee": "100.00", "currency": "EUR", "onetouch": true,
            "logistics": "alibaba"}],
        "terms": {
            "ship_within": {"days": 30, "after": "initial_payment"},
            "quantity": [{"item": "bowl", "amount": "500.5", "unit": "kg"}],
            "quality": [{"aspect": "colour", "requirement": "Pantone 185 C", "measurable": true}],
            "packaging": "carton", "inspection": {"booked": true, "tied_to_balance": false},
            "delivery_guarantee": {"specified_on": "2021-06-01"}, "easy_return": true, "defects_disclosed": false
        },
        "events": events()
    })
}

fn events() -> Value {
    json!([
        {"type": "contract_confirmed", "at": "2021-03-01T10:00:00Z", "id": "e1", "by": "programme"},
        {"type": "payment", "at": "2021-03-02T10:00:00Z", "amount": "3600.15", "currency": "EUR", "method": "card",
         "route": "on_platform", "part": "initial", "status": "processing"},
        {"type": "ship_date_amended", "at": "2021-03-03T10:00:00Z", "ship_by": "2021-04-20", "agreed": true},
        {"type": "inspection", "at": "2021-03-04T10:00:00Z", "passed": false},
        {"type": "shipped", "at": "2021-03-05T10:00:00Z", "complete": false},
        {"type": "customs_cleared", "at": "2021-03-06T10:00:00Z"},
        {"type": "delivered", "at": "2021-03-07T10:00:00Z"},
        {"type": "receipt_confirmed", "at": "2021-03-08T10:00:00Z"},
        {"type": "supplier_refused", "at": "2021-03-09T10:00:00Z"},
        {"type": "receipt_extended", "at": "2021-03-10T10:00:00Z", "by": "buyer"},
        {"type": "issue_found", "at": "2021-03-11T10:00:00Z", "ground": "quality"},
        {"type": "breach_accepted", "at": "2021-03-12T10:00:00Z", "ground": "quantity"},
        {"type": "guarantee_claimed", "at": "2021-03-13T10:00:00Z"},
        {"type": "return_requested", "at": "2021-03-14T10:00:00Z"},
        {"type": "return_approved", "at": "2021-03-15T10:00:00Z"},
        {"type": "return_sent", "at": "2021-03-16T10:00:00Z"},
        {"type": "order_cancelled", "at": "2021-03-17T10:00:00Z", "by": "buyer"},
        {"type": "order_closed", "at": "2021-03-18T10:00:00Z", "by": "programme"},
        {"type": "address_changed", "at": "2021-03-19T10:00:00Z"},
        {"type": "dispute_opened", "at": "2021-03-20T10:00:00Z", "ground": "buyer_not_paid", "claim": "1.00",
         "by": "supplier", "evidence": [{"name": "a.jpg", "bytes": 1024}]},
        {"type": "reply", "at": "2021-03-21T10:00:00Z", "by": "supplier", "refund": "2.00"},
        {"type": "accept", "at": "2021-03-22T10:00:00Z", "by": "buyer"},
        {"type": "escalate", "at": "2021-03-23T10:00:00Z", "by": "buyer"},
        {"type": "withdraw", "at": "2021-03-24T10:00:00Z", "by": "buyer"},
        {"type": "evidence_requested", "at": "2021-03-25T10:00:00Z", "from": "both", "due": "2021-03-28T10:00:00Z"},
        {"type": "evidence_submitted", "at": "2021-03-26T10:00:00Z", "by": "supplier", "evidence": []},
        {"type": "settlement", "at": "2021-03-27T10:00:00Z", "refund": "3.00"},
        {"type": "ruling", "at": "2021-03-28T10:00:00Z", "refund": "0.00"},
        {"type": "refund_paid", "at": "2021-03-29T10:00:00Z", "by": "programme", "amount": "3.00"}
    ])
}

/// The least that is a document, in a currency, with further fields.
fn with(currency: &str, fields: &str) -> String {
    let comma = if fields.is_empty() { "" } else { "," };
    format!(r#"{{"id":"x","created_at":"2021-03-01T09:00:00Z","currency":"{currency}"{comma}{fields}}}"#)
}

fn event(fields: &str) -> String {
    with("USD", &format!(r#""events":[{{"at":"2021-03-02T09:00:00Z",{fields}}}]"#))
}

fn read(text: &str) -> Result<Order, OrderErrors> {
    Order::from_json(text.as_bytes())
}

fn problems(text: &str) -> Vec<Problem> {
    read(text).err().map(|errors| errors.problems).unwrap_or_default()
}

fn codes(text: &str) -> Vec<(ProblemCode, String)> {
    problems(text).into_iter().map(|problem| (problem.code, problem.path)).collect()
}

fn good(text: &str) -> Order {
    read(text).unwrap_or_else(|errors| panic!("{errors}\n{text}"))
}
