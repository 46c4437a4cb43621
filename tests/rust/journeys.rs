//! Whole orders, step by step: after every event, and at every instant named, the order is assessed
//! anew from its first event on, as a host would after each change.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use trade_assurance::rulebook::Rulebook;
use trade_assurance_tests::harness::journey::{Journey, all_journeys};
use trade_assurance_tests::harness::run::{answer, compare};

/// Everything that comes out otherwise than expected.
fn walk(book: &Rulebook, journey: &Journey) -> Result<Vec<String>, String> {
    let mut differences = Vec::new();
    for stop in journey.stops()? {
        let found = answer(book, &stop.order, &stop.at)?.map_err(|codes| format!("step {}: {codes:?}", stop.number))?;
        let lines = compare(&found, &stop.expect);
        differences.extend(lines.into_iter().map(|line| format!("step {} at {}: {line}", stop.number, stop.at)));
    }
    Ok(differences)
}

#[test]
fn every_journey_goes_as_the_rules_say() {
    let book = Rulebook::embedded().expect("the embedded rulebook is good");
    let journeys = all_journeys().expect("the journeys are good");
    assert!(journeys.len() >= 12, "only {} journeys", journeys.len());
    let mut failed = Vec::new();
    for journey in journeys {
        assert!(!journey.cites.is_empty(), "{} cites nothing", journey.title);
        let differences = walk(&book, &journey).unwrap_or_else(|error| vec![error]);
        if !differences.is_empty() {
            failed.push(format!("{} ({})\n  {}", journey.title, journey.why, differences.join("\n  ")));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}
