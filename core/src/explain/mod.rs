//! Words for an answer: pages for people, and the calendar in other programs' formats.
//!
//! Nothing is decided here. With the feature `report`, [`text`] and [`html`] show one and the same page,
//! first what matters most: the verdict, the money, what to do next and by when; then what all this rests
//! on. [`calendar`] exports the obligations as JSON, CSV and iCalendar. [`Words`] has the words for every
//! code of every closed list.

pub mod calendar;
#[cfg(feature = "report")]
mod report;
mod words;

#[cfg(feature = "report")]
pub use report::{Style, calendar_text, fee_text, html, terms_text, text};
pub use words::Words;

use crate::assessment::FeeComponent;
use crate::finding::{FindingCode, Note};
use crate::money::Money;

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

/// `USD 18,400.00`.
fn amount(money: Money) -> String {
    let digits = money.to_string();
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{} {sign}{grouped}{point}{fraction}", money.currency)
}
