//! The front door: documents in, documents out, and everything that is wrong told at once.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use serde_json::{Value, json};
use trade_assurance::codes::{Ground, PaymentMethod};
use trade_assurance::door::{self, CalendarPage, Page, PlannedPayment, Refusal};
use trade_assurance::explain::Style;
use trade_assurance::order::{OrderErrors, ProblemCode};
use trade_assurance::rulebook::Rulebook;
use trade_assurance::time::Instant;

const LATE: &[u8] = include_bytes!("../examples/late-shipment.json");
const DISPUTED: &[u8] = include_bytes!("../examples/dispute-counter-proposal.json");

fn book() -> Rulebook {
    Rulebook::embedded().unwrap()
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn quote(order: &Value) -> Vec<u8> {
    let mut document = json!({
        "id": "Q", "created_at": "2021-05-01T12:00:00Z", "currency": "USD", "order_type": "trade_assurance",
        "supplier": { "country": "CN" }, "buyer": { "country": "DE" },
    });
    for (name, value) in order.as_object().unwrap() {
        document[name] = value.clone();
    }
    document.to_string().into_bytes()
}

fn codes(errors: &OrderErrors) -> Vec<(ProblemCode, &str)> {
    errors.problems.iter().map(|problem| (problem.code, problem.path.as_str())).collect()
}

#[test]
fn every_page_of_an_order_is_about_that_order() {
    let book = book();
    let answer = parsed(&door::assess(&book, LATE, None, Page::Json).unwrap());
    let calendar = parsed(&door::calendar(&book, LATE, None, CalendarPage::Json).unwrap());
    assert_eq!(answer["order"], calendar["order"]);
    assert_eq!(answer["calendar"].as_array().unwrap().len(), calendar["calendar"].as_array().unwrap().len());
    let text = door::assess(&book, LATE, None, Page::Text(Style::PLAIN)).unwrap();
    assert!(text.contains(answer["order"].as_str().unwrap()) && text.ends_with('\n'));
    assert!(door::assess(&book, LATE, None, Page::Html).unwrap().starts_with("<!doctype html>"));
    assert!(door::calendar(&book, LATE, None, CalendarPage::Csv).unwrap().starts_with("uid,"));
}

#[test]
fn the_dispute_alone_is_the_dispute_of_the_assessment() {
    let book = book();
    let answer = parsed(&door::assess(&book, DISPUTED, None, Page::Json).unwrap());
    let alone = parsed(&door::dispute_timeline(&book, DISPUTED, None).unwrap());
    assert_eq!(alone["dispute"], answer["dispute"]);
    let entries = alone["calendar"].as_array().unwrap();
    assert!(!entries.is_empty() && entries.iter().all(|entry| answer["calendar"].as_array().unwrap().contains(entry)));
}

#[test]
fn the_claim_window_alone_is_the_window_of_the_assessment() {
    let book = book();
    for document in [LATE, DISPUTED] {
        let answer = parsed(&door::assess(&book, document, None, Page::Json).unwrap());
        for ground in [Ground::NotShipped, Ground::LateShipment, Ground::Quality, Ground::Quantity] {
            let alone = parsed(&door::claim_window(&book, document, None, ground).unwrap());
            let mut of_ground = answer["coverage"]["grounds"].as_array().unwrap().iter();
            let of_ground = of_ground.find(|one| one["ground"] == ground.name()).unwrap();
            assert_eq!(alone["closes"], of_ground["window"]["closes"], "{ground}");
            let condition = of_ground["conditions"].as_array().unwrap().iter().find(|one| one["rule"] == "CLM-WINDOW");
            assert_eq!(alone["outcome"], condition.unwrap()["outcome"], "{ground}");
        }
    }
}

#[test]
fn an_instant_before_the_order_is_refused_everywhere() {
    let (book, early) = (book(), Some(Instant::parse("2001-01-01T00:00:00Z").unwrap()));
    let refused = [
        door::assess(&book, LATE, early, Page::Json).unwrap_err(),
        door::calendar(&book, LATE, early, CalendarPage::Csv).unwrap_err(),
        door::dispute_timeline(&book, LATE, early).unwrap_err(),
        door::claim_window(&book, LATE, early, Ground::Quality).unwrap_err(),
    ];
    for errors in &refused {
        assert_eq!(codes(errors), [(ProblemCode::AsOfBeforeCreated, "as_of")]);
    }
    let text = parsed(&Refusal::from(refused[0].clone()).to_json());
    assert_eq!(text["errors"][0]["code"], "AS_OF_BEFORE_CREATED");
}

/// 2 % of 4,000.00 is 80.00, below the cap of 100.00 [F-078, F-079].
#[test]
fn a_fee_is_quoted_from_a_few_facts() {
    let document = quote(&json!({ "total": "4000.00", "logistics": "third_party" }));
    let fee = parsed(&door::fee_quote(&book(), &document).unwrap());
    assert_eq!((&fee["status"], &fee["min"], &fee["max"]), (&json!("exact"), &json!("80.00"), &json!("80.00")));
    // 2.95 % of 1,000.00 [F-090].
    let planned = PlannedPayment { method: PaymentMethod::Card, amount: "1000", at: None };
    let fee = parsed(&door::payment_fee(&book(), &document, planned).unwrap());
    assert_eq!(fee["max"], "29.50");
    let planned = PlannedPayment { amount: "1000.001", ..planned };
    let errors = door::payment_fee(&book(), &document, planned).unwrap_err();
    assert_eq!(codes(&errors), [(ProblemCode::TooManyDecimals, "amount")]);
}

/// The total less 2 % is 980.00 at 1,000.00; 1,000.00 and 2.95 % of it are 1,029.50.
#[test]
fn totals_are_found_for_a_net_and_for_a_budget() {
    let (book, document) = (book(), quote(&json!({ "logistics": "third_party" })));
    let found = parsed(&door::fee_for_net(&book, &document, "980.00").unwrap());
    assert_eq!(
        (&found["total"], &found["exact"], &found["fee"]["max"]),
        (&json!("1000.00"), &json!(true), &json!("20.00"))
    );
    assert_eq!(found["net"], "980.00");
    let planned = PlannedPayment { method: PaymentMethod::Card, amount: "1029.50", at: None };
    let found = parsed(&door::fee_for_budget(&book, &document, planned).unwrap());
    assert_eq!((&found["total"], &found["budget"]), (&json!("1000.00"), &json!("1029.50")));
    let unknown = quote(&json!({ "supplier": {} }));
    let refusal = door::fee_for_net(&book, &unknown, "980.00").unwrap_err();
    let Refusal::NoAnswer { code, message } = &refusal else { panic!("{refusal}") };
    assert_eq!(*code, "NO_TOTAL");
    assert!(message.contains("supplier.country"), "{message}");
    assert_eq!(parsed(&refusal.to_json())["errors"][0]["code"], "NO_TOTAL");
    let refusal = door::fee_for_net(&book, &document, "-1").unwrap_err();
    assert!(matches!(&refusal, Refusal::Document(errors) if codes(errors) == [(ProblemCode::NegativeAmount, "net")]));
}

#[test]
fn import_options_are_read_strictly_and_all_their_errors_told() {
    let responses: [&[u8]; 2] = [
        include_bytes!("../../tests/alibaba/v2_order_get.json"),
        include_bytes!("../../tests/alibaba/v2_fund_query.json"),
    ];
    let options = json!({ "supplier": { "country": "CN", "limit_available": "5000.00" }, "ship_after": "balance" });
    let imported = parsed(&door::import_alibaba(&responses, options.to_string().as_bytes()).unwrap());
    assert_eq!(imported["order"]["supplier"]["country"], "CN");
    assert!(imported["notes"].is_array() && imported["platform_status"]["code"].is_string());
    let wrong = br#"{ "suplier": {}, "supplier": { "country": "XX" }, "ship_after": 7, "tracking_zone": "Mars" }"#;
    let errors = door::import_alibaba(&responses, wrong).unwrap_err();
    let expected = [
        (ProblemCode::UnknownField, "suplier"),
        (ProblemCode::WrongType, "ship_after"),
        (ProblemCode::NotAZone, "tracking_zone"),
        (ProblemCode::NotACountry, "supplier.country"),
    ];
    assert_eq!(codes(&errors), expected);
    assert_eq!(errors.problems[0].nearest.as_deref(), Some("supplier"));
    for text in ["[1]", "{", "{}x", "\u{FEFF}"] {
        assert!(!door::import_alibaba(&responses, text.as_bytes()).unwrap_err().problems.is_empty(), "{text}");
    }
    assert!(door::import_alibaba(&responses, b"{\"a\": \xff}").is_err());
    assert!(door::import_alibaba(&responses, b"{}").is_ok());
}

#[test]
fn a_draft_is_linted_as_a_document_and_as_a_page() {
    let draft = br#"{ "currency": "USD", "terms": { "quality": [ { "requirement": "good quality" } ] } }"#;
    let found = parsed(&door::lint(&book(), draft).unwrap());
    assert!(found["findings"].as_array().unwrap().iter().any(|finding| finding["code"] == "TRM-QUALITY"));
    assert!(door::lint_text(&book(), draft, Style::PLAIN).unwrap().contains("TRM-QUALITY"));
    assert!(door::lint(&book(), b"{ \"currency\": 5 }").is_err());
}

#[test]
fn schemas_and_rulebook_can_be_asked_for() {
    for document in [door::Document::Order, door::Document::Assessment] {
        assert!(parsed(door::schema(document))["$schema"].is_string());
    }
    let all = parsed(&door::rulebook(&book(), None).unwrap());
    let some = parsed(&door::rulebook(&book(), Some("F-150")).unwrap());
    assert!(all["values"].as_array().unwrap().len() > some["values"].as_array().unwrap().len());
    assert_eq!(some["sources"][0]["id"], "F-150");
    assert!(matches!(door::rulebook(&book(), Some("nonsense")), Err(Refusal::NoAnswer { code: "NO_ENTRY", .. })));
}
