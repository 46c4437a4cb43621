//! Pages for people: text and HTML.

mod html;
pub(super) mod moment;
pub(super) mod page;
mod sections;
mod text;

use super::Words;
use crate::assessment::{Assessment, FeeComponent};
use crate::order::Order;
use crate::rulebook::Rulebook;
use crate::rules::terms::TermFinding;

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
