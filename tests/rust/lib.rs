//! What the tests share: made-up orders, and a way to state what must hold of each of them.

#![allow(clippy::panic, reason = "a harness fails by panicking")]

pub mod generate;
pub mod harness;
pub mod prove;
pub mod random;
pub mod table;

use serde_json::Value;
use std::sync::OnceLock;
use trade_assurance::assess::assess;
use trade_assurance::assessment::Assessment;
use trade_assurance::order::Order;
use trade_assurance::rulebook::{Rulebook, Selection};
use trade_assurance::time::Instant;

/// The rulebook that ships with the library.
///
/// # Panics
/// Where it does not load.
pub fn book() -> &'static Rulebook {
    static BOOK: OnceLock<Rulebook> = OnceLock::new();
    BOOK.get_or_init(|| Rulebook::embedded().unwrap_or_else(|errors| panic!("{errors}")))
}

/// A document through the strict reader.
///
/// # Panics
/// Where the reader refuses it.
pub fn read(document: &Value) -> Order {
    let text = document.to_string();
    Order::from_json(text.as_bytes()).unwrap_or_else(|errors| panic!("{errors}\n{document:#}"))
}

/// An order's assessment at an instant that is not before its creation.
///
/// # Panics
/// Where the instant is before the creation.
pub fn assessed(order: &Order, as_of: Instant) -> Assessment<'_> {
    assess(book(), order, as_of).unwrap_or_else(|error| panic!("{error}"))
}

/// The terms of an order.
pub fn chosen(order: &Order) -> Selection<'static> {
    book().select(order.created_at, order.supplier.country, order.buyer.country)
}

/// An instant so many microseconds away.
///
/// # Panics
/// Outside the years that the library takes.
pub fn shifted(at: Instant, micros: i64) -> Instant {
    generate::instant(at.micros() + micros)
}
