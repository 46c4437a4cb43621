//! The order document as a serde user would declare it: borrowed text, nothing checked but shapes.

use serde::Deserialize;

/// An order; every text is borrowed from the document.
#[derive(Debug, Deserialize)]
#[expect(dead_code, clippy::struct_field_names, reason = "read and dropped; the names are the document's")]
pub struct Order<'a> {
    id: &'a str,
    created_at: &'a str,
    default_zone: Option<&'a str>,
    marketplace: Option<&'a str>,
    order_type: Option<&'a str>,
    currency: &'a str,
    usd_rate: Option<&'a str>,
    total: Option<&'a str>,
    tax: Option<&'a str>,
    shipping_fee: Option<&'a str>,
    #[serde(borrow)]
    supplier: Option<Supplier<'a>>,
    buyer: Option<Buyer<'a>>,
    destination_country: Option<&'a str>,
    buy_now: Option<bool>,
    logistics: Option<&'a str>,
    onetouch: Option<bool>,
    product_kind: Option<&'a str>,
    transport: Option<&'a str>,
    incoterm: Option<&'a str>,
    coverage_type: Option<&'a str>,
    release_model: Option<&'a str>,
    terms: Option<Terms<'a>>,
    events: Option<Vec<Event<'a>>>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "as above")]
struct Supplier<'a> {
    country: Option<&'a str>,
    enrolled: Option<bool>,
    gold_member: Option<bool>,
    verified: Option<bool>,
    limit_available: Option<&'a str>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "as above")]
struct Buyer<'a> {
    country: Option<&'a str>,
    tier: Option<&'a str>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "as above")]
struct Terms<'a> {
    ship_by: Option<&'a str>,
    #[serde(borrow)]
    quantity: Option<Vec<Quantity<'a>>>,
    quality: Option<Vec<Quality<'a>>>,
    packaging: Option<&'a str>,
    inspection: Option<Inspection>,
    defects_disclosed: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "as above")]
struct Quantity<'a> {
    item: Option<&'a str>,
    amount: Option<&'a str>,
    unit: Option<&'a str>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "as above")]
struct Quality<'a> {
    aspect: Option<&'a str>,
    requirement: Option<&'a str>,
    measurable: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "as above")]
struct Inspection {
    booked: Option<bool>,
    tied_to_balance: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "as above")]
struct Event<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    at: &'a str,
    id: Option<&'a str>,
    by: Option<&'a str>,
    amount: Option<&'a str>,
    method: Option<&'a str>,
    route: Option<&'a str>,
    part: Option<&'a str>,
    passed: Option<bool>,
    complete: Option<bool>,
    ground: Option<&'a str>,
    claim: Option<&'a str>,
    refund: Option<&'a str>,
}
