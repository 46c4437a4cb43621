//! The events, and whether they are all there.

use super::super::{ImportOptions, NoteCode};
use super::problems;
use super::wire::Log;
use crate::order::{Event, EventKind};
use crate::sort::sort_by;
use crate::time::Instant;
use std::collections::HashSet;

/// The most that all payments of an order document may come to, in minor units.
const PAYMENTS_MAX: i64 = 9_000_000_000_000_000;

/// The events found so far.
///
/// A list of events says of everything that is not in it that it did not happen. So it is given only
/// where nothing is known to be missing, unless the caller wants it all the same.
pub(super) struct Timeline {
    events: Vec<Event>,
    ids: HashSet<String>,
    complete: bool,
}

impl Timeline {
    pub(super) fn new() -> Self {
        Self { events: Vec::new(), ids: HashSet::new(), complete: true }
    }

    /// Adds an event; a second one of the same name is left out with a note.
    pub(super) fn add(&mut self, id: Option<String>, at: Instant, kind: EventKind, path: &str, log: &mut Log) {
        if id.as_ref().is_some_and(|id| !self.ids.insert(id.clone())) {
            let text = "listed before; it counts once";
            return log.note(NoteCode::DuplicatePayment, path, id.as_deref(), text);
        }
        self.events.push(Event { id, at, kind });
    }

    /// Something that is known to have happened, or may have, cannot be listed.
    pub(super) fn gap(&mut self, code: NoteCode, path: &str, found: Option<&str>, text: &str, log: &mut Log) {
        self.complete = false;
        log.note(code, path, found, text);
    }

    fn check_payments(&self, log: &mut Log) {
        let amount = |event: &Event| match event.kind {
            EventKind::Payment(payment) => i128::from(payment.amount),
            _ => 0,
        };
        let paid: i128 = self.events.iter().map(amount).sum();
        if paid > i128::from(PAYMENTS_MAX) {
            log.problems.push(problems::payments(paid, PAYMENTS_MAX));
        }
    }

    pub(super) fn events(&self) -> &[Event] {
        &self.events
    }

    /// The events in the order of their instants, or nothing where they are incomplete.
    pub(super) fn finish(mut self, options: &ImportOptions, log: &mut Log) -> Option<Vec<Event>> {
        self.check_payments(log);
        sort_by(&mut self.events, |event, other| event.at.cmp(&other.at));
        if self.complete {
            return Some(self.events);
        }
        let text = if options.keep_incomplete_events {
            "not everything that happened is listed; add what the other notes name"
        } else {
            "left unknown, since a list would say that what is missing did not happen; add what the other notes name"
        };
        log.note(NoteCode::EventsIncomplete, "events", None, text);
        options.keep_incomplete_events.then_some(self.events)
    }
}
