//! Values, dates and citations as a reader of the page sees them.

use trade_assurance::codes::Edition;
use trade_assurance::rulebook::{Text, ValueInfo};

/// A text inside a table cell.
pub(crate) fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

/// The name of the place that an ID's links lead to.
pub(crate) fn anchor(id: &str) -> String {
    id.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' }).collect()
}

/// IDs as links into the source list.
pub(crate) fn links(ids: &[Text]) -> String {
    ids.iter().map(|id| format!("[{id}](#{})", anchor(id))).collect::<Vec<_>>().join(", ")
}

/// The creation days of the orders that a value is for; the last day is the day before the next value's first.
pub(crate) fn dates(value: &ValueInfo) -> String {
    let graded = value.from_grade.map(|grade| format!(" (day: {grade})")).unwrap_or_default();
    match (value.from, value.to) {
        (None, None) => "always".to_owned(),
        (Some(from), None) => format!("from {from}{graded}"),
        (None, Some(to)) => format!("to {}", to.plus(-1)),
        (Some(from), Some(to)) => format!("{from}{graded} to {}", to.plus(-1)),
    }
}

/// The editions, order types, countries or states that a value is for.
pub(crate) fn scope(value: &ValueInfo) -> String {
    let every = value.editions.is_empty() || value.editions.len() == Edition::ALL.len();
    let editions = value.editions.iter().filter(|_| !every).map(|edition| edition.name().to_owned());
    let all: Vec<String> = editions.chain(value.scope.iter().map(ToString::to_string)).collect();
    if all.is_empty() { "every edition".to_owned() } else { all.join(", ") }
}
