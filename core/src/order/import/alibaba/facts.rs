//! The facts of the order response that stand for themselves.

use super::super::NoteCode;
use super::problems;
use super::wire::{Log, Node};
use crate::codes::{Incoterm, Logistics, OrderType, Transport};
use crate::iso::{Country, Currency};
use crate::money::Money;

/// The order's own number.
pub(super) fn id(order: &Node<'_>, log: &mut Log) -> Option<String> {
    let Some(id) = order.text("trade_id", log) else {
        log.problems.push(problems::missing(&order.at("trade_id"), "the order's number"));
        return None;
    };
    if id.contains('*') {
        let text = "the number is masked: the token may not see it, and the order cannot be told from others by it";
        log.note(NoteCode::IdMasked, &order.at("trade_id"), Some(id), text);
    }
    Some(id.to_owned())
}

/// The amounts of the order, and the currency of them all.
pub(super) struct Amounts {
    pub(super) currency: Currency,
    pub(super) total: Option<i64>,
    pub(super) tax: Option<i64>,
    pub(super) shipping_fee: Option<i64>,
    /// Nothing is due after the first instalment.
    pub(super) single_instalment: Option<bool>,
}

/// Reads the amounts; the currency is the total's, or of the first amount that is given.
pub(super) fn amounts(order: &Node<'_>, log: &mut Log) -> Option<Amounts> {
    let keys = ["total_amount", "product_total_amount", "shipment_fee", "advance_amount", "balance_amount"];
    let [total, goods, freight, advance, balance] = keys.map(|key| order.price(key, log));
    let Some(currency) = [total, goods, freight, advance, balance].iter().flatten().next().map(|price| price.currency)
    else {
        log.problems.push(problems::missing(&order.at("total_amount"), "an amount with the order's currency"));
        return None;
    };
    if total.is_none() {
        log.note(NoteCode::NotGiven, &order.at("total_amount"), None, "the order total is not told; it stays unknown");
    }
    let [total, goods, freight, _, balance] = [0, 1, 2, 3, 4].map(|at| {
        let price = [total, goods, freight, advance, balance][at]?;
        in_currency(price, currency, &order.at(keys[at]), log)
    });
    let shipping_fee = freight.filter(|fee| total.is_none_or(|total| *fee <= total));
    if let (None, Some(fee)) = (shipping_fee, freight) {
        let found = Money { minor: fee, currency }.to_string();
        let text = "more than the order total, so the total does not contain it; left out";
        log.note(NoteCode::AmountsDiffer, &order.at("shipment_fee"), Some(&found), text);
    }
    let tax = tax(order, [total, goods, freight], currency, log);
    Some(Amounts { currency, total, tax, shipping_fee, single_instalment: balance.map(|due| due == 0) })
}

/// An amount in the order's currency; another currency is noted.
pub(super) fn in_currency(price: Money, currency: Currency, path: &str, log: &mut Log) -> Option<i64> {
    if price.currency == currency {
        return Some(price.minor);
    }
    let found = format!("{price} {}", price.currency);
    log.note(NoteCode::OtherCurrency, path, Some(&found), &format!("the order is in {currency}; not taken over"));
    None
}

/// VAT and duty, where the total provably contains them. They are usually paid on top [F-114].
fn tax(order: &Node<'_>, parts: [Option<i64>; 3], currency: Currency, log: &mut Log) -> Option<i64> {
    let keys = ["vat_amount", "duty_amount", "shipment_insurance_fee", "inspection_service_amount"];
    let [vat, duty, insurance, inspection] = keys.map(|key| {
        let price = order.price(key, log)?;
        in_currency(price, currency, &order.at(key), log)
    });
    if vat.is_none() && duty.is_none() {
        return None;
    }
    let tax = vat.unwrap_or(0) + duty.unwrap_or(0);
    let services = insurance.unwrap_or(0) + inspection.unwrap_or(0);
    if tax == 0 {
        return None;
    }
    let beyond = match parts {
        [Some(total), Some(goods), Some(freight)] => Some(total - goods - freight),
        _ => None,
    };
    let contained = beyond.is_some_and(|rest| (rest == tax && services != tax) || (rest == tax + services));
    if contained {
        return Some(tax);
    }
    let found = Money { minor: tax, currency }.to_string();
    let text = "VAT and duty, which the order total is not seen to contain; the tax within the total stays unknown";
    log.note(NoteCode::TaxOutsideTotal, &order.at("vat_amount"), Some(&found), text);
    None
}

/// How the order was made, and whether it is exported through OneTouch.
pub(super) fn channel(order: &Node<'_>, log: &mut Log) -> (Option<OrderType>, Option<bool>) {
    let channel = known(order, "fulfillment_channel", log, |word| match word {
        "TAO" => Some(true),
        "TAD" => Some(false),
        _ => None,
    });
    let export = known(order, "export_service_type", log, |word| match word {
        "onetouch_service" => Some(true),
        "self_run_service" => Some(false),
        _ => None,
    });
    let path = order.at("fulfillment_channel");
    if channel.is_some() {
        let text = "order_type trade_assurance: orders of this channel are made in the Trade Assurance flow";
        log.note(NoteCode::Derived, &path, order.peek("fulfillment_channel"), text);
    } else {
        log.note(NoteCode::NotGiven, &path, None, "no known channel, so how the order was made stays unknown");
    }
    let onetouch = match (channel, export) {
        (Some(channel), Some(export)) if channel != export => {
            let text = "contradicts `fulfillment_channel`; whether OneTouch exports it stays unknown";
            let found = order.peek("export_service_type");
            log.note(NoteCode::Contradiction, &order.at("export_service_type"), found, text);
            None
        }
        (channel, export) => channel.or(export),
    };
    (channel.map(|_| OrderType::TradeAssurance), onetouch)
}

/// A word with a known meaning; an unknown one is noted.
pub(super) fn known<T>(node: &Node<'_>, key: &str, log: &mut Log, meaning: impl Fn(&str) -> Option<T>) -> Option<T> {
    let word = node.text(key, log)?;
    let found = meaning(word);
    if found.is_none() {
        let text = "not a word this library knows; what it tells stays unknown";
        log.note(NoteCode::UnknownWord, &node.at(key), Some(word), text);
    }
    found
}

/// The countries of the buyer and of the destination.
pub(super) fn countries(order: &Node<'_>, log: &mut Log) -> (Option<Country>, Option<Country>) {
    let buyer = order.get("buyer").and_then(|buyer| country(&buyer, "country", log));
    let nation = country(order, "nation", log);
    let address = order.get("shipping_address");
    let destination = address.and_then(|address| country(&address, "country_code", log));
    match (buyer, nation) {
        (Some(buyer), Some(nation)) if buyer != nation => {
            let text = format!("`buyer.country` says {buyer}, which counts as the buyer's country");
            log.note(NoteCode::Contradiction, &order.at("nation"), Some(nation.code()), &text);
        }
        (None, Some(nation)) => {
            let text = "taken as the buyer's country, which the response does not name";
            log.note(NoteCode::Derived, &order.at("nation"), Some(nation.code()), text);
        }
        (None, None) => {
            let text = "the buyer's country is not told; it may decide which rules apply";
            log.note(NoteCode::NotGiven, &order.at("buyer.country"), None, text);
        }
        _ => {}
    }
    (buyer.or(nation), destination)
}

fn country(node: &Node<'_>, key: &str, log: &mut Log) -> Option<Country> {
    let code = node.text(key, log)?;
    let found = match code.to_ascii_uppercase().as_str() {
        // Reserved in ISO 3166 for the United Kingdom, and written for it.
        "UK" => Country::parse("GB"),
        upper => Country::parse(upper),
    };
    if found.is_none() {
        log.note(NoteCode::UnknownCountry, &node.at(key), Some(code), "not a country of ISO 3166; it stays unknown");
    }
    found
}

/// The trade term.
pub(super) fn incoterm(order: &Node<'_>, log: &mut Log) -> Option<Incoterm> {
    known(order, "trade_term", log, |word| Incoterm::parse(&word.to_ascii_uppercase()))
}

/// The way of transport: the order's, else the one on which all vouchers of the logistics response agree.
pub(super) fn transport(order: &Node<'_>, vouchers: &[Node<'_>], log: &mut Log) -> Option<Transport> {
    if order.get("shipment_method").is_some() {
        return known(order, "shipment_method", log, transport_word);
    }
    let all = vouchers.iter().map(|voucher| known(voucher, "logistics_type", log, transport_word));
    agreed(&all.flatten().collect::<Vec<_>>(), "logistics.shipping_order_list", log)
}

fn transport_word(word: &str) -> Option<Transport> {
    match word.to_ascii_lowercase().as_str() {
        "post" => Some(Transport::Postal),
        other => Transport::parse(other),
    }
}

/// Whose logistics carry the goods, where a carrier's or provider's name says it.
///
/// A courier's own name says nothing: the platform's logistics use the same couriers.
pub(super) fn logistics(order: &Node<'_>, vouchers: &[Node<'_>], log: &mut Log) -> Option<Logistics> {
    let carrier = order.get("carrier");
    let named = carrier.iter().flat_map(|carrier| [(carrier, "code"), (carrier, "name")]);
    let all = named.chain(vouchers.iter().map(|voucher| (voucher, "service_provider")));
    let mut found = Vec::new();
    let mut silent = None;
    for (node, key) in all {
        if let Some(name) = node.text(key, log) {
            match logistics_word(name) {
                Some(whose) => found.push(whose),
                None => silent = Some((node.at(key), name)),
            }
        }
    }
    if let (true, Some((path, name))) = (found.is_empty(), silent) {
        log.note(NoteCode::NotTelling, &path, Some(name), "does not say whose logistics carry the goods");
    }
    agreed(&found, &order.at("carrier"), log)
}

fn logistics_word(name: &str) -> Option<Logistics> {
    let name = name.to_ascii_lowercase();
    if name.contains("alibaba") || name.contains("cainiao") || name.starts_with("ex_asp_") {
        Some(Logistics::Alibaba)
    } else if name.starts_with("seller_") || name.starts_with("seller's shipping") {
        Some(Logistics::ThirdParty)
    } else {
        None
    }
}

/// The one value on which all statements agree.
fn agreed<T: Copy + PartialEq>(all: &[T], path: &str, log: &mut Log) -> Option<T> {
    let first = *all.first()?;
    if all.iter().all(|value| *value == first) {
        return Some(first);
    }
    log.note(NoteCode::Contradiction, path, None, "the statements differ; it stays unknown");
    None
}
