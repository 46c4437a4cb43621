//! Words for an answer: pages for people, and the calendar in other programs' formats.
//!
//! Nothing is decided here. [`text`] and [`html`] show one and the same page, first what matters
//! most: the verdict, the money, what to do next and by when; then what all this rests on.
//! [`calendar`] exports the obligations as JSON, CSV and iCalendar. [`Words`] has the words for every
//! code of every closed list.

pub mod calendar;
mod html;
mod moment;
mod page;
mod sections;
mod text;
mod words;

pub use words::Words;

use crate::assessment::{Assessment, FeeComponent};
use crate::finding::{FindingCode, Note};
use crate::money::Money;
use crate::order::Order;
use crate::rulebook::Rulebook;
use crate::rules::terms::TermFinding;
use moment::amount;

/// How a page is set for a terminal or a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether to mark good, bad and open with ANSI colours.
    pub colour: bool,
    /// The width of a line in characters; at least [`Style::MIN_WIDTH`] is used.
    pub width: usize,
}

impl Style {
    /// The narrowest page that can still be read.
    pub const MIN_WIDTH: usize = 60;
    /// No colours, 80 characters wide.
    pub const PLAIN: Self = Self { colour: false, width: 80 };
}

/// An assessment as a page of text, ending in a line break.
///
/// `order` and `book` must be those that the assessment was made of; they give the words that an
/// answer cites only by name. Instants are shown in the platform's zone, and in UTC.
pub fn text(book: &Rulebook, order: &Order, assessment: &Assessment<'_>, style: Style) -> String {
    text::render(&sections::page(book, order, assessment), style)
}

/// The page of [`text`] as one HTML document: no scripts, nothing loaded, fit to print.
pub fn html(book: &Rulebook, order: &Order, assessment: &Assessment<'_>) -> String {
    html::render(&sections::page(book, order, assessment))
}

/// The calendar alone as a page of text; see [`text`].
pub fn calendar_text(book: &Rulebook, order: &Order, assessment: &Assessment<'_>, style: Style) -> String {
    text::render(&sections::calendar(book, order, assessment), style)
}

/// The remarks of the contract linter as a page of text.
pub fn terms_text(findings: &[TermFinding], style: Style) -> String {
    text::render(&sections::terms::page(findings), style)
}

/// A fee in one line: how much, how it comes about, and what it rests on.
pub fn fee_text(component: &FeeComponent<'_>) -> String {
    sections::money::quoted(component)
}

/// A finding in words; what the document says at its path stays with the caller.
pub fn finding_text(note: &Note) -> String {
    let mut text = note.code.words().to_owned();
    if let Some(reason) = note.ignored {
        text = format!("{text}: {}", words::ignored_because(reason));
    }
    let state = note.state.filter(|_| note.code == FindingCode::EventIgnored);
    if let Some(state) = state {
        text = format!("{text}; state of the dispute then: {} ({})", state.words(), state.name());
    }
    text + "."
}

/// The service fee that the platform charged beside the one that the rules give (`FEE_DIFFERS`).
pub fn fee_differs_text(charged: Money, rules: &FeeComponent<'_>) -> String {
    let given = match (rules.min, rules.max) {
        (Some(min), Some(max)) if min == max => amount(min),
        (Some(min), Some(max)) => format!("between {} and {}", amount(min), amount(max)),
        _ => rules.status.words().to_owned(),
    };
    format!("The platform charged a service fee of {}; the rules give {given} ({}).", amount(charged), rules.rule)
}
