//! What to do next and by when: the calendar, most urgent first.

use super::{Told, list};
use crate::calendar::{Action, Entry};
use crate::codes::{Claimability, Party};
use crate::explain::Words;
use crate::explain::report::page::{Item, Section, Tone, capital};
use crate::sort::sort_by;
use crate::time::{Band, Instant};

/// Rights and duties that are open.
pub(super) fn now(told: &Told<'_, '_>) -> Section {
    let mut section = Section::new("What to do next");
    let entries = sorted(told, |opens, as_of| opens.is_none_or(|opens| opens <= as_of));
    let running = |entry: &&Entry| entry.closes.is_some() && entry.on_silence.is_some();
    if !told.answer.calendar.iter().any(|entry| running(&entry)) && !told.answer.calendar.is_empty() {
        section.say(Tone::Plain, "No deadline is running: what stands here may be done, and nothing closes it yet.");
    }
    for entry in entries {
        section.item(item(told, entry));
    }
    section
}

/// Rights and duties that are still to come.
pub(super) fn later(told: &Told<'_, '_>) -> Section {
    let mut section = Section::new("What comes later");
    let entries = sorted(told, |opens, as_of| opens.is_some_and(|opens| opens > as_of));
    for entry in entries {
        section.item(item(told, entry));
    }
    section
}

/// The entries of one kind: those that close first come first, then those that open, then the rest.
fn sorted<'t>(told: &Told<'t, '_>, wanted: impl Fn(Option<Instant>, Instant) -> bool) -> Vec<&'t Entry> {
    let as_of = told.answer.as_of;
    let opens = |entry: &Entry| entry.opens.map(Band::or_latest);
    let calendar: &'t [Entry] = &told.answer.calendar;
    let mut entries: Vec<&Entry> = calendar.iter().filter(|entry| wanted(opens(entry), as_of)).collect();
    let closes = |entry: &Entry| entry.closes.map(|closes| closes.earliest);
    let coming = |entry: &Entry| opens(entry).filter(|opens| *opens > as_of);
    let urgency = |entry: &Entry| closes(entry).or(coming(entry));
    let key = |entry: &Entry| (urgency(entry).is_none(), urgency(entry), entry.party);
    sort_by(&mut entries, |entry, other| key(entry).cmp(&key(other)));
    entries
}

fn item(told: &Told<'_, '_>, entry: &Entry) -> Item {
    let mut table: Vec<(String, String)> = Vec::new();
    let mut line = |name: &str, words: String| table.push((name.to_owned(), words));
    if let Some(opens) = entry.opens.filter(|opens| opens.or_latest() > told.answer.as_of) {
        line(if entry.party == Party::Programme { "from" } else { "open from" }, told.band(opens));
    }
    match entry.closes {
        Some(closes) if entry.party == Party::Programme => line("expected by", told.band(closes)),
        Some(closes) => {
            line("act before", act_before(told, closes));
            if let Some(words) = lapsed(told, closes) {
                line("over", words);
            }
        }
        None => {}
    }
    match entry.on_silence {
        Some(on_silence) if entry.closes.is_some() => line("if not", on_silence.words().to_owned()),
        Some(on_silence) => {
            line("until", format!("nothing closes it yet; once its time is over, {}", on_silence.words()));
        }
        None => {}
    }
    line("rule", told.book.rule(entry.rule).statement.to_string());
    let tone = match (entry.closes, entry.party) {
        (Some(_), Party::Buyer) if entry.on_silence.is_some() => Tone::Bad,
        (Some(_), _) => Tone::Open,
        _ => Tone::Plain,
    };
    let name = format!("{}: {}", capital(entry.party.words()), what(told, entry));
    Item { tone, name, beside: format!("{}, {}", entry.rule, entry.grade), table }
}

fn what(told: &Told<'_, '_>, entry: &Entry) -> String {
    let words = entry.action.words();
    match (entry.action, told.answer.dispute.claim) {
        (Action::OpenDispute, _) => format!("{words}{}", grounds(told)),
        (Action::Reply, Some(claim)) if entry.party == Party::Supplier => {
            format!("{words} (claim: {})", crate::explain::report::moment::amount(claim))
        }
        _ => words.to_owned(),
    }
}

/// The grounds on which the buyer's dispute would have a footing now.
fn grounds(told: &Told<'_, '_>) -> String {
    let grounds = told.answer.coverage.grounds.iter().filter(|ground| ground.verdict == Claimability::Claimable);
    let words: Vec<String> = grounds.map(|ground| ground.ground.words().to_owned()).collect();
    if words.is_empty() { String::new() } else { format!(": {}", list(&words)) }
}

/// Until when it is safe to act, under every reading.
fn act_before(told: &Told<'_, '_>, closes: Band) -> String {
    let safest = if closes.earliest == closes.latest { "" } else { " (safest reading)" };
    if closes.earliest <= told.answer.as_of {
        return format!("at once: by the strictest reading it closed {}", told.instant_from_now(closes.earliest));
    }
    format!("{}{safest}", told.instant_from_now(closes.earliest))
}

/// From when it is over: for our reading, and for certain.
fn lapsed(told: &Told<'_, '_>, closes: Band) -> Option<String> {
    match closes.at {
        _ if closes.earliest == closes.latest => None,
        Some(at) if at == closes.latest => Some(format!("for certain from {}", told.instant(at))),
        Some(at) => Some(format!("from {}, for certain from {}", told.instant(at), told.instant(closes.latest))),
        None => Some(format!("for certain from {}; a missing fact decides", told.instant(closes.latest))),
    }
}
