//! The answer depends on the document and the instant, and on nothing else.

use serde_json::Value;
use std::collections::HashSet;
use trade_assurance_tests::prove::holds;
use trade_assurance_tests::random::Random;
use trade_assurance_tests::{assessed, read};

#[test]
fn the_same_document_gives_the_same_bytes() {
    holds(4_000, |case| {
        let (one, other) = (read(&case.document), read(&case.document));
        let (first, second) = (assessed(&one, case.as_of).to_json(), assessed(&one, case.as_of).to_json());
        let third = assessed(&other, case.as_of).to_json();
        if first == second && first == third { Ok(()) } else { Err(format!("{first}\n{second}\n{third}")) }
    });
}

/// Events at distinct instants may stand in any order: only the paths `events[i]` follow them.
#[test]
fn the_order_of_events_in_the_document_does_not_matter() {
    holds(4_000, |case| {
        let order = read(&case.document);
        let events = order.events.as_deref().unwrap_or_default();
        let instants: HashSet<_> = events.iter().map(|event| event.at).collect();
        let named: Vec<&str> = events.iter().filter_map(|event| event.id.as_deref()).collect();
        let distinct: HashSet<_> = named.iter().collect();
        // At one instant, and for two events of one name, the document's order is what counts.
        if instants.len() < events.len() || distinct.len() < named.len() || events.len() < 2 {
            return Ok(());
        }
        let (document, places) = permuted(&case.document, case.seed);
        let plain = renumbered(&assessed(&order, case.as_of).to_json(), &places);
        let other = read(&document);
        let permuted = assessed(&other, case.as_of).to_json();
        if plain == permuted { Ok(()) } else { Err(format!("{places:?}\n{plain}\n{permuted}")) }
    });
}

/// The document with its events in another order, and where each of them went.
fn permuted(document: &Value, seed: u64) -> (Value, Vec<usize>) {
    let events = document["events"].as_array().cloned().unwrap_or_default();
    let mut from: Vec<usize> = (0..events.len()).collect();
    Random::new(!seed).shuffle(&mut from);
    let mut places = vec![0; events.len()];
    for (new, old) in from.iter().enumerate() {
        places[*old] = new;
    }
    let mut document = document.clone();
    document["events"] = from.iter().map(|place| events[*place].clone()).collect();
    (document, places)
}

/// The text with every `events[i]` turned into where event i went.
fn renumbered(text: &str, places: &[usize]) -> String {
    let mut parts = text.split("events[");
    let mut found = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
        found.push_str("events[");
        match digits.parse::<usize>() {
            Ok(place) => found.push_str(&places[place].to_string()),
            Err(_) => found.push_str(&digits),
        }
        found.push_str(&part[digits.len()..]);
    }
    found
}
