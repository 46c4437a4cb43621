//! The contract terms, as far as the responses tell them.

use super::super::{ImportOptions, NoteCode};
use super::dates::platform_day;
use super::problems;
use super::wire::{Log, Node};
use crate::codes::ShipAfter;
use crate::money::parse_plain;
use crate::order::{ContractTerms, Inspection, QuantityTerm, ShipWithin};
use crate::time::Day;

/// The agreed time of shipment.
enum ShipTerm {
    By(Day),
    Within(ShipWithin),
}

/// Reads the terms. Terms without a ship date would say that none was agreed, so where the date is
/// not known they are left unknown as a whole.
pub(super) fn read(
    order: &Node<'_>,
    logistics: Option<&Node<'_>>,
    single_instalment: Option<bool>,
    options: &ImportOptions,
    log: &mut Log,
) -> Option<ContractTerms> {
    let quantity = quantity(order, log);
    let inspection = Inspection { booked: inspection_booked(order, log), tied_to_balance: None };
    let ship = ship_term(order, logistics, single_instalment, options, log);
    let Some(ship) = ship else {
        let text = "the contract terms stay unknown, since their ship date is";
        log.note(NoteCode::TermsUnknown, &order.at("shipment_date"), None, text);
        return None;
    };
    let (ship_by, ship_within) = match ship {
        ShipTerm::By(day) => (Some(day), None),
        ShipTerm::Within(within) => (None, Some(within)),
    };
    Some(ContractTerms { ship_by, ship_within, quantity, inspection, ..ContractTerms::default() })
}

/// The platform's own agreed date, else the term of the contract.
fn ship_term(
    order: &Node<'_>,
    logistics: Option<&Node<'_>>,
    single_instalment: Option<bool>,
    options: &ImportOptions,
    log: &mut Log,
) -> Option<ShipTerm> {
    let agreed = logistics.and_then(|logistics| logistics.date("agreed_shipment_date", log));
    if let Some(day) = agreed.and_then(platform_day) {
        return Some(ShipTerm::By(day));
    }
    let term = order.get("shipment_date")?;
    let Some(kind) = term.text("type", log) else {
        return term.date("date", log).and_then(platform_day).map(ShipTerm::By);
    };
    if kind != "relative" {
        log.note(NoteCode::UnknownWord, &term.at("type"), Some(kind), "not a relative term, so its date counts");
        return term.date("date", log).and_then(platform_day).map(ShipTerm::By);
    }
    let days = term.days("duration", log)?;
    // With one instalment there is one payment to count from, whichever way one names it.
    let single = single_instalment == Some(true);
    let after = options.ship_after.or(single.then_some(ShipAfter::InitialPayment));
    let Some(after) = after else {
        let text = "days after a payment, and the responses do not say after which of two: name it in `ship_after`";
        log.note(NoteCode::NotGiven, &term.path, Some(&days.to_string()), text);
        return None;
    };
    Some(ShipTerm::Within(ShipWithin { days, after }))
}

/// The ordered quantities. An order without products does not exist, so an empty list tells nothing.
fn quantity(order: &Node<'_>, log: &mut Log) -> Option<Vec<QuantityTerm>> {
    let mut terms = Vec::new();
    for product in order.list("order_products", log)? {
        if product.text("item_status", log) == Some("delete") {
            log.note(NoteCode::Deleted, &product.path, product.peek("id"), "a deleted line; left out");
            continue;
        }
        let name = ["name", "sku_code", "sku_id", "product_id"].into_iter().find_map(|key| product.text(key, log));
        let amount = product.text("quantity", log);
        if let Some((text, Err(error))) = amount.map(|text| (text, parse_plain(text))) {
            log.problems.push(problems::quantity(&product.at("quantity"), text, error));
        }
        let own = |text: Option<&str>| text.map(str::to_owned);
        terms.push(QuantityTerm { item: own(name), amount: own(amount), unit: own(product.text("unit", log)) });
    }
    (!terms.is_empty()).then_some(terms)
}

/// An inspection service that costs something was booked with the order; one of another provider may be, too.
fn inspection_booked(order: &Node<'_>, log: &mut Log) -> Option<bool> {
    let price = order.price("inspection_service_amount", log)?;
    (price.minor > 0).then_some(true)
}
