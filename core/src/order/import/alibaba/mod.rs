//! The platform's own answers on an order, in both generations of its interface.
//!
//! The older one (TOP, `alibaba.seller.order.get`, `….fund.get`, `….logistics.get`) wraps each answer
//! under its method's name and each list in an object of one member; the newer one (Open Platform v2,
//! `/alibaba/order/get`, `/alibaba/order/fund/query`, `/order/logistics/query`,
//! `/order/logistics/tracking/get`) wraps answers in `code` and `value` and writes every scalar as
//! text. Which one it is is told by shape, value by value, so mixtures and unwrapped answers do too.
//!
//! The responses on one order may come as several bodies, as one JSON array, or as the members of one
//! object, in any order and any envelope. One order response is required. The same response given
//! twice counts once; two different ones of a kind are an error, as are responses on different orders.
//!
//! | order document | from | decision |
//! |---|---|---|
//! | `id` | `trade_id` | a masked one is kept, with a note |
//! | `created_at` | `create_date` | milliseconds, else the text in PDT or PST [F-163]; required |
//! | `marketplace` | | `alibaba.com`: nobody else answers so |
//! | `order_type` | `fulfillment_channel` | `TAD`, `TAO`: `trade_assurance` (1); any other: unknown |
//! | `onetouch` | the channel, `export_service_type` | `TAO`, `onetouch_service`: true; contradiction: unknown |
//! | `currency`, `total` | `total_amount` | exact; decimals beyond the currency's must be zeros |
//! | `shipping_fee` | `shipment_fee` | left out where it is more than the total |
//! | `tax` | `vat_amount` + `duty_amount` | only where the total is seen to contain them (2) |
//! | `buyer.country` | `buyer.country`, else `nation` | the latter with a note |
//! | `destination_country` | `shipping_address.country_code` | |
//! | `supplier` | | not told; the caller's own [`ImportOptions::supplier`] |
//! | `incoterm` | `trade_term` | |
//! | `transport` | `shipment_method`, else `logistics_type` | `multimodal_transport` is none of the five |
//! | `logistics` | `carrier`, `service_provider` | where a name says whose service it is (3) |
//! | `terms.ship_by` | `agreed_shipment_date` | its civil date in the platform's zone |
//! | `terms.ship_within` | `shipment_date` | without an agreed date (4) |
//! | `terms.quantity` | `order_products` | lines marked as deleted are left out |
//! | `terms.inspection.booked` | `inspection_service_amount` | true where it costs something, else unknown |
//! | `payment` | `fund_pay_list` | `on_platform`; the amount received (5) |
//! | its `part` | `pay_step` | `ADVANCE` initial, `BALANCE` balance, `FULL` full |
//! | its `status` | `pay_status` | `PAYING` processing; `UNPAY`, `PAY_FAILED` no payment (6) |
//! | its `method` | `pay_method` | `TT` wire, `CREDIT_CARD` card, `PAYPAL_BNPL` paypal (7) |
//! | `refund_paid` | `refund_list` | without its dispute it does not count yet: note |
//! | `shipped` | the logistics response's `shipment_date` | partial where fewer goods are listed than ordered |
//! | `delivered` | tracking | needs [`ImportOptions::tracking_zone`], and every parcel delivered |
//! | `receipt_confirmed` | `trade_status` completed | needs [`ImportOptions::status_since`] |
//! | `order_closed`, `order_cancelled` | `trade_status` closed | the same; cancelled where nothing was received |
//! | everything else | | unknown |
//!
//! 1. The platform's interface makes Trade Assurance orders (`alibaba.trade.order.create`) and knows these
//!    two channels for them (`alibaba.trade.fulfillment.channel.get`), so an order that has one was made
//!    in that flow. No source says so in words: grade `derived`.
//! 2. VAT is usually paid on top, outside the total [F-114]. It is inside where goods, freight, VAT and
//!    duty, with or without insurance and inspection, add up to the total and nothing else explains it.
//! 3. Names of Alibaba's or Cainiao's services and codes that begin with `EX_ASP_`: `alibaba`; the
//!    seller's own method: `third_party`. A courier's name tells nothing, since both use the same ones.
//! 4. The days run from the initial payment or the balance [F-022], and the response does not say which:
//!    `pay_step` names what is due next. With one instalment there is no question; with two the caller
//!    says it in [`ImportOptions::ship_after`], or the terms stay unknown.
//! 5. `receive_amount`, since `pay_amount` may be in the payer's currency; dated by `receive_time`. The
//!    single payments count where they add up to their instalment, else the instalment's own figures.
//! 6. `PAID`, `CAPTURED`, `FULFILLED` and `PAY_SUCCESS` are received.
//! 7. Other methods are known where the name is ours in capitals.
//!
//! **Events** are given only where the list says no untruth: a list without a payment says that nothing
//! was paid. Where a payment, the shipment or the end of the order is missing or not dated, `events`
//! stays unknown, unless [`ImportOptions::keep_incomplete_events`] is set.
//!
//! **Status words** [F-170 to F-172]: `to_be_audited`, `intention_processing` awaiting_confirmation;
//! `unpay` awaiting_payment; `paying`, `relating` payment_processing; `paid`, `captured`, `undeliver`,
//! `wait_seller_send` awaiting_shipment (the first two, and `unpay`, awaiting_balance where the balance is
//! due next); `delivering`, `wait_confirm_receipt` shipped; `trade_success`, `trade_finished` completed;
//! `trade_close`, `trade_closed`, `cancel` closed; `frozen`, `charge_back`, `wait_confirm_modify`,
//! `trade_unavailable` no one state; any other is reported and tells nothing.
//!
//! Words that are not known are kept in a note and leave what they tell unknown.

mod dates;
mod facts;
mod funds;
mod problems;
mod responses;
mod shipment;
mod status;
mod terms;
mod timeline;
mod wire;

use super::{ImportOptions, Imported, NoteCode};
use crate::codes::Marketplace;
use crate::iso::Currency;
use crate::money::Fraction;
use crate::order::{Buyer, Order, OrderErrors};
use responses::Responses;
use status::Status;
use timeline::Timeline;
use wire::{Log, Node, Wire};

/// Makes an order document of the platform's answers on one order; see the module for what becomes of what.
///
/// # Errors
/// Every problem of every response: JSON that cannot be read, an answer that is an error or no answer
/// on one order, two different answers of one kind, responses on different orders, malformed amounts,
/// no order number, no creation date and no currency.
pub fn alibaba(responses: &[&[u8]], options: &ImportOptions) -> Result<Imported, OrderErrors> {
    let mut log = Log::default();
    let mut bodies: Vec<(String, Wire)> = Vec::new();
    for (at, body) in responses.iter().enumerate() {
        let path = format!("responses[{at}]");
        bodies.extend(wire::read(body, &path, &mut log).map(|wire| (path, wire)));
    }
    let found = Responses::collect(&bodies, &mut log);
    if found.order().is_none() {
        log.problems.push(problems::missing("order", "an order response"));
    }
    let imported = found.order().and_then(|order| import(order, &found, options, &mut log));
    match imported {
        Some(imported) if log.problems.is_empty() => Ok(Imported { notes: log.notes, ..imported }),
        _ => Err(OrderErrors { problems: log.problems }),
    }
}

fn import(order: &Node<'_>, found: &Responses<'_>, options: &ImportOptions, log: &mut Log) -> Option<Imported> {
    let status = status::read(order, log);
    let document = document(order, found, options, log);
    let currency = document.as_ref().map_or(Currency::USD, |document| document.currency);
    let mut timeline = Timeline::new();
    let fees = funds::read(found.fund(), currency, status.progress, &mut timeline, log);
    list_events(order, found, &status, options, &mut timeline, log);
    let events = timeline.finish(options, log);
    Some(Imported {
        order: Order { events, ..document? },
        notes: Vec::new(),
        charged_service_fee: fees.service,
        charged_payment_fee: fees.processing,
        platform_status: status.reported,
    })
}

/// The order without its events; nothing where a required fact is missing.
fn document(order: &Node<'_>, found: &Responses<'_>, options: &ImportOptions, log: &mut Log) -> Option<Order> {
    let id = facts::id(order, log);
    let created_at = order.date("create_date", log);
    if created_at.is_none() {
        log.problems.push(problems::missing(&order.at("create_date"), "a date; it selects the rules"));
    }
    let amounts = facts::amounts(order, log);
    let (order_type, onetouch) = facts::channel(order, log);
    let (buyer, destination_country) = facts::countries(order, log);
    let vouchers = shipment::vouchers(found.logistics(), log);
    let transport = facts::transport(order, &vouchers, log);
    let logistics = facts::logistics(order, &vouchers, log);
    let incoterm = facts::incoterm(order, log);
    let single = amounts.as_ref().and_then(|amounts| amounts.single_instalment);
    let terms = terms::read(order, found.logistics(), single, options, log);
    if options.supplier.country.is_none() {
        let text = "no response tells the supplier's country, membership or limit: add what you know";
        log.note(NoteCode::NotGiven, "order.seller", None, text);
    }
    let amounts = amounts?;
    Some(Order {
        id: id?,
        created_at: created_at?,
        default_zone: None,
        marketplace: Some(Marketplace::AlibabaCom),
        order_type,
        currency: amounts.currency,
        usd_rate: (amounts.currency == Currency::USD).then_some(Fraction::ONE),
        total: amounts.total,
        tax: amounts.tax,
        shipping_fee: amounts.shipping_fee,
        supplier: options.supplier,
        buyer: Buyer { country: buyer, tier: None },
        destination_country,
        buy_now: None,
        logistics,
        onetouch,
        product_kind: None,
        transport,
        incoterm,
        coverage_type: None,
        release_model: None,
        fee_schedule: None,
        terms,
        events: None,
    })
}

fn list_events(
    order: &Node<'_>,
    found: &Responses<'_>,
    status: &Status,
    options: &ImportOptions,
    timeline: &mut Timeline,
    log: &mut Log,
) {
    shipment::shipped(order, found.logistics(), status.progress, timeline, log);
    shipment::delivered(found.tracking(), options, timeline, log);
    shipment::ended(status, options, timeline, log);
}
