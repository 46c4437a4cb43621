//! Windows and ordinals over every change of clocks from 2015 to 2027 [rules 1.1].
//!
//! What a day's start must be is worked out here from the law of the change alone (second Sunday of
//! March to first Sunday of November), not from zone data.

use serde_json::json;
use trade_assurance::calendar::Action;
use trade_assurance::rule::Rule;
use trade_assurance::time::Day;
use trade_assurance_tests::generate::{HOUR, SECOND, calendar_day, day_start, instant, zone};
use trade_assurance_tests::{assessed, read, shifted};

const DAY_SECONDS: i64 = 86_400;

/// The first day of a month that is a Sunday.
fn first_sunday(year: i32, month: u32) -> Day {
    let first = calendar_day(&format!("{year}-{month:02}-01"));
    // 1970-01-01 was a Thursday.
    let past_sunday = (first.number() + 4).rem_euclid(7);
    first.plus((7 - past_sunday) % 7)
}

/// The days on which the clocks change in a year: forward, and back.
fn changes(year: i32) -> (Day, Day) {
    (first_sunday(year, 3).plus(7), first_sunday(year, 11))
}

/// The first instant of a day, by the law: clocks change at two in the morning.
fn start_by_law(day: Day) -> i64 {
    let year: i32 = day.to_string()[..4].parse().unwrap();
    let (forward, back) = changes(year);
    let hours = if day > forward && day <= back { 7 } else { 8 };
    i64::from(day.number()) * DAY_SECONDS * SECOND + hours * HOUR
}

#[test]
fn days_start_as_the_law_says() {
    for day in calendar_day("2015-01-01").number()..calendar_day("2027-12-31").number() {
        let day = Day::from_number(day).unwrap();
        assert_eq!(day_start(day), start_by_law(day), "{day}");
    }
}

/// Every window and ordinal of up to 95 days that begins within 95 days before a change.
#[test]
fn windows_and_ordinals_have_the_right_length_over_every_change() {
    for year in 2015..=2027 {
        let (forward, back) = changes(year);
        for change in [forward, back] {
            for before in -2..95 {
                let from = change.plus(-before);
                for within in [0, HOUR, 12 * HOUR, 22 * HOUR] {
                    let anchor = instant(start_by_law(from) + within);
                    for days in [1, 2, 3, 5, 7, 8, 15, 30, 31, 60, 75, 90] {
                        check(anchor, from, days);
                    }
                }
            }
        }
    }
}

fn check(anchor: trade_assurance::time::Instant, from: Day, days: u16) {
    let close = instant(start_by_law(from.plus(i32::from(days) + 1)));
    let window = zone().window(anchor, days);
    assert_eq!(window.at, Some(close), "window of {days} days from {anchor}");
    assert_eq!(window.latest, close, "window of {days} days from {anchor}");
    assert_eq!(
        window.earliest,
        instant(start_by_law(from.plus(i32::from(days)))),
        "window of {days} days from {anchor}"
    );
    assert_eq!(
        zone().day(shifted(close, -1)),
        from.plus(i32::from(days)),
        "the last moment of {days} days from {anchor}"
    );
    let ordinal = zone().ordinal(anchor, days);
    let opens = instant(start_by_law(from.plus(i32::from(days) - 1)));
    assert_eq!(ordinal.at, Some(opens), "day {days} of {anchor}");
    assert_eq!(ordinal.earliest, opens, "day {days} of {anchor}");
    assert_eq!(ordinal.latest, instant(start_by_law(from.plus(i32::from(days)))), "day {days} of {anchor}");
}

/// The same through a whole order: answering time, first escalation and completion around each change.
#[test]
fn deadlines_of_orders_cross_every_change() {
    for year in 2019..=2027 {
        let (forward, back) = changes(year);
        for change in [forward, back] {
            if change < calendar_day("2019-08-01") {
                continue;
            }
            for before in 0..35 {
                disputed_before(change.plus(-before));
                shipped_before(change.plus(-before));
            }
        }
    }
}

fn paid_order(day: Day, event: serde_json::Value) -> serde_json::Value {
    let paid = instant(start_by_law(day));
    json!({
        "id": "clocks", "created_at": paid.to_string(), "currency": "USD", "total": "9000.00", "transport": "land",
        "order_type": "trade_assurance", "marketplace": "alibaba.com",
        "supplier": { "country": "CN", "enrolled": true, "limit_available": "100.00" }, "buyer": { "country": "DE" },
        "events": [
            { "type": "payment", "at": paid.to_string(), "amount": "9000.00", "route": "on_platform", "part": "full" },
            event,
        ],
    })
}

fn disputed_before(day: Day) {
    let filed = instant(start_by_law(day) + 22 * HOUR);
    let event = json!({ "type": "dispute_opened", "at": filed.to_string(), "ground": "quality", "claim": "10.00" });
    let order = read(&paid_order(day, event));
    let answer = assessed(&order, filed);
    let find = |rule| answer.calendar.iter().find(|entry| entry.rule == rule).copied();
    let silence = find(Rule::DisSilence).and_then(|entry| entry.closes).and_then(|band| band.at);
    assert_eq!(silence, Some(instant(start_by_law(day.plus(8)))), "silence after a filing on {day}");
    let escalate = find(Rule::DisEscalate).and_then(|entry| entry.opens).and_then(|band| band.at);
    assert_eq!(escalate, Some(instant(start_by_law(day.plus(3)))), "fourth day of a filing on {day}");
    let automatic = find(Rule::DisAuto).and_then(|entry| entry.opens).and_then(|band| band.at);
    assert_eq!(automatic, Some(instant(start_by_law(day.plus(30)))), "31st day of a filing on {day}");
}

fn shipped_before(day: Day) {
    let shipped = instant(start_by_law(day) + HOUR);
    let order = read(&paid_order(day, json!({ "type": "shipped", "at": shipped.to_string() })));
    let answer = assessed(&order, shipped);
    let due = instant(start_by_law(day.plus(31)));
    assert_eq!(answer.funds.next_release.and_then(|release| release.at), Some(due), "completion after {day}");
    let confirm = answer.calendar.iter().find(|entry| entry.action == Action::ConfirmReceipt);
    assert_eq!(confirm.and_then(|entry| entry.closes).and_then(|band| band.at), Some(due), "receipt after {day}");
}
