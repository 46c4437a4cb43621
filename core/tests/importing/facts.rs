//! Channel, countries, logistics and contract terms.

use super::*;

#[test]
fn a_contradiction_on_onetouch_is_unknown() {
    for (channel, export, onetouch) in [
        ("TAD", "onetouch_service", None),
        ("TAO", "self_run_service", None),
        ("TAO", "onetouch_service", Some(true)),
        ("TAD", "self_run_service", Some(false)),
    ] {
        let document =
            patch(with("/order/fulfillment_channel", json!(channel)), "/order/export_service_type", json!(export));
        let imported = import(&document);
        assert_eq!(imported.order.onetouch, onetouch);
        assert_eq!(has_note(&imported, NoteCode::Contradiction, "order.export_service_type"), onetouch.is_none());
        assert_eq!(imported.order.order_type, Some(OrderType::TradeAssurance));
    }
}

#[test]
fn countries_are_iso_or_unknown() {
    let imported = import(&with("/order/shipping_address/country_code", json!("xxx")));
    assert_eq!(imported.order.destination_country, None);
    assert_note(&imported, NoteCode::UnknownCountry, "order.shipping_address.country_code");
    let imported = import(&with("/order/buyer/country", json!("UK")));
    assert_eq!(imported.order.buyer.country, Country::parse("GB"));
    let imported = import(&patch(with("/order/buyer", Value::Null), "/order/nation", json!("DE")));
    assert_eq!(imported.order.buyer.country, Country::parse("DE"));
    let imported = import(&with("/order/nation", json!("DE")));
    assert_eq!(imported.order.buyer.country, Some(Country::US));
    assert_note(&imported, NoteCode::Contradiction, "order.nation");
    let imported = import(&with("/order/buyer", Value::Null));
    assert_note(&imported, NoteCode::NotGiven, "order.buyer.country");
}

#[test]
fn logistics_are_known_where_a_name_says_whose() {
    for (code, whose) in [
        ("EX_ASP_Economy_Express_3C", Some(Logistics::Alibaba)),
        ("CAINIAO_STANDARD", Some(Logistics::Alibaba)),
        ("seller_oversea_distributor_usps", Some(Logistics::ThirdParty)),
        ("FEDEX", None),
    ] {
        assert_eq!(import(&with("/order/carrier/code", json!(code))).order.logistics, whose);
    }
    let voucher = json!([{"voucher": {"service_provider": "seller_method", "logistics_type": "EXPRESS"}}]);
    let imported = import(&with("/logistics/shipping_order_list", voucher.clone()));
    assert_eq!(imported.order.logistics, None, "carrier and voucher contradict each other");
    let document = patch(with("/logistics/shipping_order_list", voucher), "/order/shipment_method", Value::Null);
    assert_eq!(import(&document).order.transport, Some(Transport::Express));
}

#[test]
fn a_relative_ship_term_needs_its_payment() {
    assert_eq!(terms(&import(&plain())).ship_within, Some(ShipWithin { days: 7, after: ShipAfter::InitialPayment }));
    let two = with("/order/balance_amount", price("84.00"));
    let imported = import(&two);
    assert_eq!(imported.order.terms, None);
    assert_note(&imported, NoteCode::NotGiven, "order.shipment_date");
    assert_note(&imported, NoteCode::TermsUnknown, "order.shipment_date");
    let options = ImportOptions { ship_after: Some(ShipAfter::Balance), ..ImportOptions::default() };
    let imported = import_with(&two, &options).unwrap();
    assert_eq!(terms(&imported).ship_within, Some(ShipWithin { days: 7, after: ShipAfter::Balance }));
    for days in [json!("7.5"), json!(-7), json!(70_000), json!("soon")] {
        assert_eq!(problem_paths(&with("/order/shipment_date/duration", days)), ["order.shipment_date.duration"]);
    }
    assert_eq!(import(&with("/order/shipment_date", Value::Null)).order.terms, None);
}

#[test]
fn an_agreed_ship_date_is_the_platforms_civil_day() {
    let document = with("/logistics/agreed_shipment_date", json!({"timestamp": "1776754799000"}));
    let imported = import(&document);
    assert_eq!((terms(&imported).ship_by, terms(&imported).ship_within), (Day::parse("2026-04-20"), None));
    let fixed = json!({"type": "fixed", "date": {"format_date": "Apr. 20, 2026, 23:59:59 PDT."}});
    let imported = import(&with("/order/shipment_date", fixed));
    assert_eq!(terms(&imported).ship_by, Day::parse("2026-04-20"));
    assert_note(&imported, NoteCode::UnknownWord, "order.shipment_date.type");
}

#[test]
fn an_inspection_that_costs_something_is_booked() {
    assert_eq!(
        terms(&import(&with("/order/inspection_service_amount", price("123.00")))).inspection.booked,
        Some(true)
    );
    assert_eq!(terms(&import(&with("/order/inspection_service_amount", price("0.00")))).inspection.booked, None);
}

#[test]
fn deleted_lines_are_no_terms() {
    let products = json!([{"name": "a", "quantity": "1", "item_status": "delete"}, {"name": "b", "quantity": "2"}]);
    let imported = import(&with("/order/order_products", products));
    assert_note(&imported, NoteCode::Deleted, "order.order_products[0]");
    assert_eq!(terms(&imported).quantity.as_ref().unwrap().len(), 1);
    assert_eq!(
        problem_paths(&with("/order/order_products/0/quantity", json!("many"))),
        ["order.order_products[0].quantity"]
    );
}
