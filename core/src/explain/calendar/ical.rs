//! The calendar as iCalendar [RFC 5545].

use super::csv::summary;
use super::uid;
use crate::assessment::Assessment;
use crate::calendar::Entry;
use crate::explain::Words;
use crate::explain::report::moment;
use crate::rulebook::Rulebook;
use crate::time::{Band, Instant};
use icalendar::{Calendar, Component, Event, EventLike};

/// The calendar as one iCalendar object: an event at the instant at which each right or duty closes, or
/// opens by itself where nothing closes it. What has no instant to come has no event.
///
/// UIDs are those of [`uid`], and `DTSTAMP` is the instant of the assessment: importing a later export
/// moves the events of an earlier one.
pub fn ical(book: &Rulebook, assessment: &Assessment<'_>) -> String {
    let mut calendar = Calendar::empty();
    for property in [("VERSION", "2.0"), ("PRODID", "-//trade-assurance//calendar//EN"), ("CALSCALE", "GREGORIAN")] {
        calendar.append_property(property);
    }
    for entry in &assessment.calendar {
        if let Some(at) = moment_of(entry, assessment.as_of) {
            calendar.push(event(book, assessment, entry, at));
        }
    }
    calendar.to_string()
}

/// The closing under this library's reading, or the earliest where a missing fact leaves it open.
fn moment_of(entry: &Entry, as_of: Instant) -> Option<Instant> {
    let instant = |band: Band| band.at.unwrap_or(band.earliest);
    entry.closes.map(instant).or_else(|| entry.opens.map(instant).filter(|opens| *opens > as_of))
}

fn event(book: &Rulebook, assessment: &Assessment<'_>, entry: &Entry, at: Instant) -> Event {
    let summary = format!("{} [{}]", summary(entry), printable(assessment.order));
    Event::new()
        .uid(&uid(assessment.order, entry))
        .timestamp(assessment.as_of.to_chrono())
        .starts(at.to_chrono())
        .summary(&summary)
        .description(&description(book, assessment, entry))
        .add_property("TRANSP", "TRANSPARENT")
        .done()
}

fn description(book: &Rulebook, assessment: &Assessment<'_>, entry: &Entry) -> String {
    let zone = book.zone();
    let mut lines: Vec<String> = Vec::new();
    if let Some(closes) = entry.closes {
        let safest = if closes.earliest == closes.latest { "" } else { " (safest reading)" };
        lines.push(format!("Act before {}{safest}.", moment::instant(zone, closes.earliest)));
        if closes.earliest != closes.latest {
            lines.push(format!("Over for certain from {}.", moment::instant(zone, closes.latest)));
        }
    }
    lines.extend(entry.on_silence.map(|on_silence| format!("If nothing is done: {}.", on_silence.words())));
    lines.push(format!("Rule {} (grade {}): {}", entry.rule, entry.grade, book.rule(entry.rule).statement));
    lines.push(format!("Order {}, rulebook {}.", printable(assessment.order), assessment.rulebook.version));
    lines.push("What the published rules give, not a decision of the programme.".to_owned());
    lines.join("\n")
}

/// The caller's own name without characters that a calendar cannot hold.
fn printable(order: &str) -> String {
    order.replace(char::is_control, " ")
}
