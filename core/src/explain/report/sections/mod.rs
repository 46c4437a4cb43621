//! What a page says, section by section: first what matters, then what it rests on.

mod basis;
mod claims;
pub(super) mod money;
mod next;
pub(super) mod terms;
mod verdict;

use super::Words;
use super::moment;
use super::page::{Page, Section, Tone};
use crate::assessment::{Assessment, ConditionAnswer};
use crate::codes::{FieldSet, Outcome, Reason};
use crate::order::Order;
use crate::rulebook::Rulebook;
use crate::time::{Band, Instant};

/// An answer and what its words are taken from.
#[derive(Clone, Copy)]
pub(super) struct Told<'t, 'a> {
    book: &'t Rulebook,
    order: &'t Order,
    answer: &'t Assessment<'a>,
}

/// The calendar alone.
pub(super) fn calendar(book: &Rulebook, order: &Order, answer: &Assessment<'_>) -> Page {
    let told = Told { book, order, answer };
    let mut sections = vec![next::now(&told), next::later(&told)];
    sections.retain(|section| !section.blocks.is_empty());
    if sections.is_empty() {
        let mut section = Section::new("Nothing to do");
        section.say(Tone::Plain, "The rules give no right and no duty that is open or to come.");
        sections.push(section);
    }
    told.page(sections)
}

/// The whole page; sections that have nothing to say are left out.
pub(super) fn page(book: &Rulebook, order: &Order, answer: &Assessment<'_>) -> Page {
    let told = Told { book, order, answer };
    let sections: Vec<Section> = [
        verdict::section(&told),
        money::funds(&told),
        money::fees(&told),
        next::now(&told),
        next::later(&told),
        claims::dispute(&told),
        claims::grounds(&told),
        claims::guarantees(&told),
        basis::findings(&told),
        basis::questions(&told),
        basis::conditions(&told),
        basis::stamp(&told),
    ]
    .into_iter()
    .filter(|section| !section.blocks.is_empty())
    .collect();
    told.page(sections)
}

impl Told<'_, '_> {
    fn page(&self, sections: Vec<Section>) -> Page {
        let title = format!("Order {}", self.answer.order);
        Page { title, beside: format!("as of {}", self.instant(self.answer.as_of)), sections }.clean()
    }

    fn instant(&self, at: Instant) -> String {
        moment::instant(self.book.zone(), at)
    }

    /// An instant with its distance from the one that the answer is for.
    fn instant_from_now(&self, at: Instant) -> String {
        format!("{}, {}", self.instant(at), moment::distance(self.answer.as_of, at))
    }

    /// A computed instant under every reading, for somebody who only wants to know when.
    fn band(&self, band: Band) -> String {
        match band.at {
            Some(at) if band.earliest == band.latest => self.instant_from_now(at),
            Some(at) if at == band.earliest => {
                format!("{}; by another reading as late as {}", self.instant_from_now(at), self.instant(band.latest))
            }
            Some(at) => {
                format!("{}; by another reading as early as {}", self.instant_from_now(at), self.instant(band.earliest))
            }
            None => format!(
                "between {} and {}, depending on a missing fact",
                self.instant(band.earliest),
                self.instant(band.latest)
            ),
        }
    }
}

/// Why a condition came out as it did, with the facts it lacks.
fn because(condition: &ConditionAnswer<'_>) -> Option<String> {
    let missing: Vec<&str> = condition.missing.iter().map(crate::codes::Field::name).collect();
    match (condition.reason, missing.is_empty()) {
        (Some(Reason::FactMissing) | None, false) => Some(format!("not known: {}", missing.join(", "))),
        (Some(reason), false) => Some(format!("{}; not known: {}", reason.words(), missing.join(", "))),
        (Some(reason), true) => Some(reason.words().to_owned()),
        (None, true) => None,
    }
}

/// The reasons of those conditions that came out in one way, each once, and then the facts they lack.
fn reasons(conditions: &[ConditionAnswer<'_>], outcome: Outcome) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut missing = FieldSet::EMPTY;
    for condition in conditions.iter().filter(|condition| condition.outcome == outcome) {
        missing = missing.union(condition.missing);
        let said = condition.reason.filter(|reason| *reason != Reason::FactMissing).map(Words::words);
        words.extend(said.filter(|said| !words.iter().any(|word| word == said)).map(str::to_owned));
    }
    let missing: Vec<String> = missing.iter().map(|field| field.name().to_owned()).collect();
    if !missing.is_empty() {
        words.push(format!("not known: {}", missing.join(", ")));
    }
    words
}

/// `a; b`: reasons that may hold commas of their own.
fn joined(words: &[String]) -> String {
    words.join("; ")
}

/// `a, b and c`.
fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
