//! Hostile documents: an answer or errors, never a panic, and never in more than linear time.

#![allow(clippy::panic, clippy::unwrap_used, clippy::needless_pass_by_value, reason = "tests fail by panicking")]

use serde_json::{Value, json};
use std::time::{Duration, Instant as Clock};
use trade_assurance::assess::assess;
use trade_assurance::decide::decide;
use trade_assurance::fold::fold;
use trade_assurance::order::Order;
use trade_assurance::postings::postings;
use trade_assurance::time::Instant;
use trade_assurance_tests::book;
use trade_assurance_tests::generate::{DAY, HOUR, SECOND, case, instant};
use trade_assurance_tests::random::Random;

/// Everything that can be asked of a document, at several instants.
fn answer_to_all(bytes: &[u8]) {
    let Ok(order) = Order::from_json(bytes) else { return };
    let last = order.events.iter().flatten().map(|event| event.at).max().unwrap_or(order.created_at);
    let later = [0, SECOND, 40 * DAY, 4_000 * DAY].map(|away| Instant::from_micros(last.micros() + away));
    for as_of in later.into_iter().flatten().chain([order.created_at]) {
        if let Ok(answer) = assess(book(), &order, as_of) {
            assert!(answer.to_json().starts_with('{'));
        }
        let _ = postings(book(), &order, as_of);
        let _ = decide(book(), &fold(book(), &order, as_of));
    }
}

fn document(facts: Value, events: Vec<Value>) -> Vec<u8> {
    let mut order = json!({ "id": "hostile", "created_at": "2022-03-01T00:00:00Z", "currency": "USD" });
    let fields = order.as_object_mut().unwrap();
    fields.extend(facts.as_object().unwrap().clone());
    fields.insert("events".to_owned(), events.into());
    order.to_string().into_bytes()
}

fn at(seconds: usize) -> String {
    let start = Instant::parse("2022-03-01T00:00:00Z").unwrap();
    instant(start.micros() + i64::try_from(seconds).unwrap() * SECOND).to_string()
}

/// Payments, replies without a dispute, refused extensions and issues: some count, most are ignored.
fn mixed(count: usize) -> Vec<Value> {
    let event = |number: usize| match number % 5 {
        0 => json!({ "type": "payment", "at": at(number), "amount": "1.00", "route": "on_platform", "method": "card" }),
        1 => json!({ "type": "reply", "at": at(number), "by": "supplier" }),
        2 => json!({ "type": "receipt_extended", "at": at(number), "by": "buyer", "id": format!("e{number}") }),
        3 => json!({ "type": "issue_found", "at": at(number), "ground": "quality" }),
        _ => {
            json!({ "type": "ship_date_amended", "at": at(number), "ship_by": "2022-09-01", "agreed": number.is_multiple_of(2) })
        }
    };
    (0..count).map(event).collect()
}

fn payments_at_one_instant(count: usize) -> Vec<Value> {
    (0..count)
        .map(|_| json!({ "type": "payment", "at": at(5), "amount": "0.01", "route": "on_platform", "method": "card" }))
        .collect()
}

fn duplicates(count: usize) -> Vec<Value> {
    (0..count).map(|number| json!({ "type": "delivered", "at": at(number), "id": "one" })).collect()
}

/// One dispute and nothing but replies in it, in reverse order of their instants.
fn haggling(count: usize) -> Vec<Value> {
    let mut events: Vec<Value> = (2..count)
        .rev()
        .map(|number| json!({ "type": "reply", "at": at(number), "by": "buyer", "refund": "2" }))
        .collect();
    events.push(json!({ "type": "payment", "at": at(0), "amount": "9.00", "route": "on_platform" }));
    events.push(json!({ "type": "dispute_opened", "at": at(1), "ground": "quality", "claim": "5.00" }));
    events
}

/// **A timed test**, of a ratio and not of a time: ten times the events may take forty times as long.
///
/// The quickest of several runs counts on each side, so that another process does not fail it; work
/// that is quadratic anywhere takes a hundred times as long.
#[test]
fn a_hundred_thousand_events_take_linear_time() {
    let known = || json!({ "supplier": { "country": "CN", "limit_available": "100.00" }, "buyer": { "country": "DE" }, "transport": "sea" });
    let unknown = || json!({ "supplier": { "country": "CN" }, "buyer": { "country": "DE" } });
    type Events = fn(usize) -> Vec<Value>;
    let histories: [(&str, Events); 4] = [
        ("mixed", mixed),
        ("payments at one instant", payments_at_one_instant),
        ("duplicates", duplicates),
        ("haggling", haggling),
    ];
    let mut slow = Vec::new();
    for (name, events) in histories {
        for (facts, what) in [(known(), "known"), (unknown(), "unknown")] {
            let few = quickest(&document(facts.clone(), events(10_000)), 4);
            let many = quickest(&document(facts, events(100_000)), 2);
            let times = format!("{name}, limit {what}: 10,000 events {few:?}, 100,000 events {many:?}");
            println!("{times}");
            slow.extend((many > few * 40).then_some(times));
        }
    }
    assert!(slow.is_empty(), "{slow:#?}");
}

/// The least time of several runs from bytes to every answer.
fn quickest(bytes: &[u8], runs: usize) -> Duration {
    let run = || {
        let start = Clock::now();
        let order = Order::from_json(bytes).unwrap_or_else(|errors| panic!("{errors}"));
        let as_of = order.events.iter().flatten().map(|event| event.at).max().unwrap();
        let answer = assess(book(), &order, as_of).unwrap_or_else(|error| panic!("{error}"));
        assert!(!answer.to_json().is_empty());
        let _ = postings(book(), &order, as_of);
        start.elapsed()
    };
    (0..runs).map(|_| run()).min().unwrap_or_default()
}

#[test]
fn ten_megabytes_are_read_or_refused() {
    let long = "x".repeat(10 * 1024 * 1024);
    answer_to_all(&document(json!({ "id": long }), Vec::new()));
    answer_to_all(&document(json!({ "supplier": { "country": long } }), Vec::new()));
    answer_to_all(&document(json!({ (long.as_str()): 1 }), Vec::new()));
    answer_to_all(&document(json!({ "total": "9".repeat(10 * 1024 * 1024) }), Vec::new()));
    answer_to_all(&document(json!({ "terms": { "quality": [{ "requirement": long }] } }), Vec::new()));
    let many: Vec<Value> =
        (0..100_000).map(|number| json!({ "type": "x", "number": number, "also": [null, {}] })).collect();
    answer_to_all(&document(json!({}), many));
    answer_to_all(long.as_bytes());
    answer_to_all(&vec![b' '; 10 * 1024 * 1024]);
    answer_to_all(&vec![0; 10 * 1024 * 1024]);
}

#[test]
fn deep_nesting_is_refused() {
    for depth in [100, 127, 128, 129, 1_000, 1_000_000] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("{\"terms\":", "}"), ("{\"events\":[", "]}")] {
            let whole = open.repeat(depth) + "1" + &close.repeat(depth);
            for inside in [whole.clone(), open.repeat(depth), format!("{{\"id\":\"x\",\"terms\":{whole}}}")] {
                let refused = Order::from_json(inside.as_bytes());
                assert!(refused.is_err(), "{depth} times {open}");
            }
        }
    }
}

#[test]
fn every_truncation_is_refused() {
    for seed in 1..=60 {
        let bytes = case(seed).document.to_string().into_bytes();
        assert!(Order::from_json(&bytes).is_ok(), "seed {seed}");
        for end in 0..bytes.len() {
            assert!(Order::from_json(&bytes[..end]).is_err(), "seed {seed}, the first {end} bytes");
        }
    }
}

#[test]
fn mutated_bytes_are_answered_or_refused() {
    let pieces: [&[u8]; 18] = [
        b"\"",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"-",
        b"0",
        b"9999999999999",
        b".",
        b"e9",
        b"null",
        b"\xff",
        b"\\u0000",
        b"\xe2\x80",
        b"true",
        b"\n",
    ];
    for round in 0..20_000_u64 {
        let mut random = Random::new(round);
        let mut bytes = case(round % 400 + 1).document.to_string().into_bytes();
        for _ in 0..=random.below(3) {
            let place = random.place(bytes.len());
            match random.below(4) {
                0 => bytes[place] = u8::try_from(random.below(256)).unwrap(),
                1 => drop(bytes.remove(place)),
                2 => drop(bytes.splice(place..place, random.pick(&pieces).iter().copied())),
                _ => bytes[place] ^= 1 << random.below(8),
            }
        }
        answer_to_all(&bytes);
    }
}

/// The far ends of everything that the reader takes.
#[test]
fn extremes_are_answered() {
    let most = "10000000000000.00";
    let payment = json!({ "type": "payment", "at": at(1), "amount": most, "route": "on_platform", "part": "full" });
    let dispute = json!({ "type": "dispute_opened", "at": at(2), "ground": "quality", "claim": most });
    for rate in ["0", "0.000000000000001", "999999999999999", "1.1"] {
        for currency in ["USD", "JPY", "KWD"] {
            for country in ["CN", "US", "HK"] {
                let facts = json!({
                    "currency": currency, "usd_rate": if currency == "USD" { "1" } else { rate }, "total": most.trim_end_matches(".00"),
                    "supplier": { "country": country, "limit_available": most }, "buyer": { "country": "DE" },
                    "order_type": "trade_assurance", "terms": { "ship_within": { "days": 65_535, "after": "initial_payment" } },
                });
                answer_to_all(&document(facts, vec![payment.clone(), dispute.clone(), payment.clone()]));
            }
        }
    }
    last_moments();
}

/// Orders of the last moments of the years that the library takes: every window runs past them.
fn last_moments() {
    let end = Instant::parse("2099-12-31T23:59:59Z").unwrap();
    for country in ["CN", "US"] {
        for away in [0, HOUR, 20 * DAY, 70 * DAY] {
            let at = instant(end.micros() - away).to_string();
            let events = ["payment", "shipped", "dispute_opened", "reply", "receipt_confirmed"].map(|kind| {
                json!({ "type": kind, "at": at, "amount": "1", "route": "on_platform", "ground": "quality", "claim": "1", "by": "buyer" })
            });
            let only = |event: &Value, fields: &[&str]| {
                let mut event = event.clone();
                event.as_object_mut().unwrap().retain(|key, _| fields.contains(&key.as_str()));
                event
            };
            let events = vec![
                only(&events[0], &["type", "at", "amount", "route"]),
                only(&events[1], &["type", "at"]),
                only(&events[2], &["type", "at", "ground", "claim", "by"]),
                only(&events[3], &["type", "at", "by"]),
                only(&events[4], &["type", "at"]),
            ];
            let facts = json!({ "created_at": at, "supplier": { "country": country }, "buyer": { "country": "US" } });
            let bytes = document(facts, events);
            assert!(Order::from_json(&bytes).is_ok());
            answer_to_all(&bytes);
        }
    }
}
