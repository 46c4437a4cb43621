//! Varied, deterministic, valid orders, each with an instant to judge it at.
//!
//! They are JSON documents, so that every use of them also passes the strict reader. Histories are
//! drawn so that they cluster at the thresholds of the rules: editions and fee changes, dollar
//! amounts, ship-by dates, claim windows, answering times, changes of clocks.

mod events;
mod header;
mod timeline;

use crate::random::Random;
use serde_json::Value;
use std::sync::OnceLock;
use timeline::Timeline;
use trade_assurance::time::{Day, Instant, Zone};

/// A second, in microseconds.
pub const SECOND: i64 = 1_000_000;
/// An hour, in microseconds.
pub const HOUR: i64 = 3_600 * SECOND;
/// A day of 24 hours, in microseconds.
pub const DAY: i64 = 24 * HOUR;

/// One made-up order.
#[derive(Clone, Debug)]
pub struct Case {
    /// The seed it came from.
    pub seed: u64,
    /// The order document.
    pub document: Value,
    /// The instant to judge it at; never before its creation.
    pub as_of: Instant,
}

/// The order of a seed.
pub fn case(seed: u64) -> Case {
    let mut random = Random::new(seed);
    let created = header::created_at(&mut random);
    let (order, purse) = header::header(&mut random, &format!("G-{seed}"), created);
    let knows_events = random.chance(95);
    let mut line = Timeline::new(&mut random, order, purse, created);
    line.live();
    let as_of = instant(line.as_of().max(created));
    Case { seed, document: line.document(knows_events), as_of }
}

/// An instant from microseconds since 1970.
///
/// # Panics
/// Outside the years that the library takes.
pub fn instant(micros: i64) -> Instant {
    Instant::from_micros(micros).unwrap_or_else(|| panic!("{micros} is an instant"))
}

/// The platform's zone.
///
/// # Panics
/// Where the zone is not built in.
pub fn zone() -> &'static Zone {
    static ZONE: OnceLock<Zone> = OnceLock::new();
    ZONE.get_or_init(|| Zone::named("America/Los_Angeles").unwrap_or_else(|| panic!("the zone is built in")))
}

/// The first instant of a platform day, in microseconds.
pub fn day_start(day: Day) -> i64 {
    zone().start(day).micros()
}

/// The platform day of an instant in microseconds.
pub fn day_of(micros: i64) -> Day {
    zone().day(instant(micros))
}

/// A day from its text.
///
/// # Panics
/// Where the text is no day.
pub fn calendar_day(text: &str) -> Day {
    Day::parse(text).unwrap_or_else(|| panic!("{text} is a day"))
}
