//! Numbers, amounts and instants as people read them.

pub(super) use crate::explain::amount;

use crate::assessment::AmountBand;
use crate::money::Fraction;
use crate::time::{Day, Instant, Zone};
use rust_decimal::Decimal;

const MICROS_PER_HOUR: i64 = 3_600_000_000;

/// One amount, two ends, or what is known of them.
pub(super) fn amount_band(band: AmountBand) -> String {
    match (band.min, band.max) {
        (Some(min), Some(max)) if min == max => amount(min),
        (Some(min), Some(max)) => format!("between {} and {}", amount(min), amount(max)),
        (None, Some(max)) => format!("at most {}", amount(max)),
        (Some(min), None) => format!("at least {}", amount(min)),
        (None, None) => "an unknown amount".to_owned(),
    }
}

/// `2.99 %`.
pub(super) fn percent(rate: Fraction) -> String {
    format!("{} %", (rate.decimal() * Decimal::ONE_HUNDRED).normalize())
}

/// `Fri 2025-10-17`.
pub(super) fn day(day: Day) -> String {
    day.to_chrono().format("%a %Y-%m-%d").to_string()
}

/// `Fri 2025-10-17 00:00 -07:00 (07:00 UTC)`: the platform's clock first, since its days count.
pub(in crate::explain) fn instant(zone: &Zone, at: Instant) -> String {
    let utc = at.to_chrono();
    let local = zone.day(at);
    let form = if utc.date_naive() == local.to_chrono() { "%H:%M UTC" } else { "%Y-%m-%d %H:%M UTC" };
    format!("{} {} ({})", local.to_chrono().format("%a"), zone.show(at), utc.format(form))
}

/// `in 3 days`, `in 20 hours`, `5 days ago`: the distance in whole units, rounded down.
pub(super) fn distance(from: Instant, to: Instant) -> String {
    let hours = (to.micros() - from.micros()).abs() / MICROS_PER_HOUR;
    let (count, unit) = if hours < 48 { (hours, "hour") } else { (hours / 24, "day") };
    let plural = if count == 1 { "" } else { "s" };
    match (count, to >= from) {
        (0, true) => "within the hour".to_owned(),
        (0, false) => "just now".to_owned(),
        (_, true) => format!("in {count} {unit}{plural}"),
        (_, false) => format!("{count} {unit}{plural} ago"),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::{amount, distance, instant, percent};
    use crate::iso::Currency;
    use crate::money::{Fraction, Money};
    use crate::time::{Instant, Zone};

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    #[test]
    fn amounts_are_grouped_and_keep_their_decimals() {
        let shown = |minor, code| amount(Money { minor, currency: Currency::parse(code).unwrap() });
        assert_eq!(shown(1_840_000, "USD"), "USD 18,400.00");
        assert_eq!(shown(99, "USD"), "USD 0.99");
        assert_eq!(shown(100_000, "JPY"), "JPY 100,000");
        assert_eq!(shown(-1_234_567, "USD"), "USD -12,345.67");
    }

    #[test]
    fn rates_are_percentages_without_trailing_zeros() {
        assert_eq!(percent(Fraction::parse("0.0299").unwrap()), "2.99 %");
        assert_eq!(percent(Fraction::parse("0.02").unwrap()), "2 %");
    }

    #[test]
    fn the_utc_date_is_named_only_where_it_is_another() {
        let zone = Zone::named("America/Los_Angeles").unwrap();
        assert_eq!(instant(&zone, at("2025-10-17T07:00:00Z")), "Fri 2025-10-17 00:00 -07:00 (07:00 UTC)");
        assert_eq!(instant(&zone, at("2025-10-18T03:30:00Z")), "Fri 2025-10-17 20:30 -07:00 (2025-10-18 03:30 UTC)");
    }

    #[test]
    fn distances_are_rounded_down() {
        let now = at("2025-10-13T09:00:00Z");
        assert_eq!(distance(now, at("2025-10-17T08:59:00Z")), "in 3 days");
        assert_eq!(distance(now, at("2025-10-14T09:00:00Z")), "in 24 hours");
        assert_eq!(distance(now, at("2025-10-13T10:00:00Z")), "in 1 hour");
        assert_eq!(distance(now, at("2025-10-10T08:00:00Z")), "3 days ago");
    }
}
