//! What do the rules say of an order?
//!
//! `cargo run --example assess -- core/examples/late-shipment.json 2025-10-13T14:30:00Z`

use std::error::Error;
use trade_assurance::assess::assess;
use trade_assurance::order::Order;
use trade_assurance::rulebook::Rulebook;
use trade_assurance::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("name an order document")?;
    let as_of = arguments.next().ok_or("name an instant")?;

    let book = Rulebook::embedded()?;
    let order = Order::from_json(&std::fs::read(file)?)?;
    let answer = assess(&book, &order, Instant::parse(&as_of)?)?;

    println!("{}: {}", answer.order, answer.coverage.verdict);
    for entry in &answer.calendar {
        // The party that must act trusts the earliest reading.
        let before = entry.closes.map_or_else(|| "no closing yet".to_owned(), |closes| closes.earliest.to_string());
        println!("{} may {} ({}): {before}", entry.party, entry.action, entry.rule);
    }
    Ok(())
}
