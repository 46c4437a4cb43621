//! Whole documents: JSON in, JSON out, against serde doing the same reading and writing and no work
//! between; and the folding of events alone.

use crate::clock::interleaved;
use crate::report::Report;
use crate::wire;
use std::error::Error;
use std::hint::black_box;
use trade_assurance::assess::assess;
use trade_assurance::codes::{Party, PaymentMethod, PaymentPart, PaymentStatus, Route};
use trade_assurance::fold::fold;
use trade_assurance::order::{Event, EventKind, Order, Payment};
use trade_assurance::rulebook::Rulebook;
use trade_assurance::time::Instant;

/// A short order: paid, not shipped.
pub const PLAIN: &[u8] = include_bytes!("../data/plain.json");
/// A long one: two instalments, an inspection, a quarrel about quality.
pub const DISPUTED: &[u8] = include_bytes!("../data/disputed.json");
const TIMES: usize = 1_000;

struct Document {
    name: &'static str,
    text: &'static [u8],
    as_of: Instant,
}

fn documents() -> Result<[Document; 2], Box<dyn Error>> {
    Ok([
        Document { name: "short order", text: PLAIN, as_of: Instant::parse("2023-05-20T00:00:00Z")? },
        Document { name: "disputed order", text: DISPUTED, as_of: Instant::parse("2021-06-01T00:00:00Z")? },
    ])
}

/// JSON to JSON, and its three parts.
pub fn whole(book: &Rulebook, rounds: usize, report: &mut Report) -> Result<(), Box<dyn Error>> {
    for document in documents()? {
        let Document { name, text, as_of } = document;
        let order = Order::from_json(text)?;
        let answer = assess(book, &order, as_of)?;
        let json = answer.to_json();
        let value: serde_json::Value = serde_json::from_str(&json)?;
        let times = interleaved(
            rounds,
            TIMES as u64,
            &mut [
                &mut || {
                    repeat(|| {
                        drop(black_box(serde_json::from_slice::<wire::Order<'_>>(text)));
                        drop(black_box(serde_json::to_string(&answer)));
                    });
                },
                &mut || {
                    repeat(|| {
                        drop(black_box(serde_json::from_slice::<serde_json::Value>(text)));
                        drop(black_box(serde_json::to_string(&value)));
                    });
                },
                &mut || repeat(|| drop(black_box(json_to_json(book, text, as_of)))),
                &mut || repeat(|| drop(black_box(Order::from_json(text)))),
                &mut || repeat(|| drop(black_box(assess(book, &order, as_of)))),
                &mut || repeat(|| drop(black_box(answer.to_json()))),
            ],
        );
        report.section(format!("**JSON to JSON, {name}** ({} bytes in, {} bytes out)", text.len(), json.len()));
        let serde = ("serde", times[0]);
        report.plain("serde alone: borrowed struct in, the same answer out", times[0]);
        report.against("serde alone: `Value` in, the answer as a `Value` out", times[1], serde, "");
        report.against("read, assess, write", times[2], serde, "<= 4 x");
        report.against("of it reading: `Order::from_json`", times[3], serde, "");
        report.against("of it `assess`", times[4], serde, "");
        report.against("of it writing: `Assessment::to_json`", times[5], serde, "");
    }
    Ok(())
}

fn repeat(mut work: impl FnMut()) {
    for _ in 0..TIMES {
        work();
    }
}

fn json_to_json(book: &Rulebook, text: &[u8], as_of: Instant) -> Option<String> {
    let order = Order::from_json(text).ok()?;
    assess(book, &order, as_of).ok().map(|answer| answer.to_json())
}

/// Folding events into a row, short and long.
pub fn folding(book: &Rulebook, rounds: usize, report: &mut Report) -> Result<(), Box<dyn Error>> {
    report.section("**Folding events into a row, for each event**");
    for (events, times) in [(10, 2_000), (10_000, 2)] {
        let (order, as_of) = long_order(events)?;
        let mut work = || {
            for _ in 0..times {
                let _ = black_box(fold(book, &order, as_of));
            }
        };
        let picos = interleaved(rounds, (events * times) as u64, &mut [&mut work]);
        report.plain(format!("an order of {events} events"), picos[0]);
    }
    Ok(())
}

/// The disputed order with so many events: payments, then offers to and fro until as_of.
fn long_order(events: usize) -> Result<(Order, Instant), Box<dyn Error>> {
    const MINUTE: i64 = 60_000_000;
    let [_, disputed] = documents()?;
    let mut order = Order::from_json(disputed.text)?;
    let known = order.events.take().unwrap_or_default();
    let (before, quarrel) = known.split_at(8);
    let mut all = before[4..].to_vec();
    let opened = quarrel[0].at.micros();
    for minutes in 0..i64::try_from(events / 2)? {
        let at = instant(order.created_at.micros() + minutes * MINUTE)?;
        let (method, route) = (Some(PaymentMethod::Card), Some(Route::OnPlatform));
        let part = Some(PaymentPart::Initial);
        let payment = Payment { amount: 100, method, route, part, status: PaymentStatus::Received };
        all.push(Event { id: None, at, kind: EventKind::Payment(payment) });
    }
    all.push(quarrel[0].clone());
    let mut last = quarrel[0].at;
    while all.len() < events {
        let place = i64::try_from(all.len())?;
        let by = if place % 2 == 0 { Party::Supplier } else { Party::Buyer };
        last = instant(opened + place * MINUTE)?;
        all.push(Event { id: None, at: last, kind: EventKind::Reply { by, refund: Some(place) } });
    }
    order.events = Some(all);
    Ok((order, last))
}

fn instant(micros: i64) -> Result<Instant, Box<dyn Error>> {
    Instant::from_micros(micros).ok_or_else(|| "outside the years taken".into())
}

/// Runs a contestant a fixed number of times, untimed.
pub fn fixed(book: &Rulebook, name: &str, count: usize) -> Result<(), Box<dyn Error>> {
    let [_, Document { text, as_of, .. }] = documents()?;
    let order = Order::from_json(text)?;
    let answer = assess(book, &order, as_of)?;
    let (long, until) = long_order(if name == "fold10" { 10 } else { 10_000 })?;
    for _ in 0..count {
        match name {
            "serde" => {
                drop(black_box(serde_json::from_slice::<wire::Order<'_>>(text)));
                drop(black_box(serde_json::to_string(&answer)));
            }
            "read" => drop(black_box(Order::from_json(text))),
            "assess" => drop(black_box(assess(book, &order, as_of))),
            "json" => drop(black_box(json_to_json(book, text, as_of))),
            _ => drop(black_box(fold(book, &long, until))),
        }
    }
    Ok(())
}
