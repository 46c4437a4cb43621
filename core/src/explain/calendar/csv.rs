//! The calendar as comma-separated values [RFC 4180].

use super::uid;
use crate::assessment::Assessment;
use crate::calendar::Entry;
use crate::codes::OnSilence;
use crate::explain::Words;
use crate::explain::report::page::capital;
use crate::time::{Band, Instant};

/// The names of the columns, in their order; instants are RFC 3339 in UTC, and empty where there is none.
pub const FIELDS: [&str; 16] = [
    "uid",
    "order",
    "as_of",
    "rule",
    "party",
    "action",
    "opens",
    "opens_earliest",
    "opens_latest",
    "closes",
    "closes_earliest",
    "closes_latest",
    "on_silence",
    "grade",
    "summary",
    "edition",
];

/// The calendar as a table with a header, one line for each entry, each line ending in CR LF.
pub fn csv(assessment: &Assessment<'_>) -> String {
    let mut out = line(FIELDS.map(str::to_owned));
    for entry in &assessment.calendar {
        out += &line(record(assessment, entry));
    }
    out
}

/// `Buyer: open a dispute`.
pub(super) fn summary(entry: &Entry) -> String {
    format!("{}: {}", capital(entry.party.words()), entry.action.words())
}

fn record(assessment: &Assessment<'_>, entry: &Entry) -> [String; 16] {
    let [opens, opens_earliest, opens_latest] = instants(entry.opens);
    let [closes, closes_earliest, closes_latest] = instants(entry.closes);
    let edition = match assessment.edition {
        crate::assessment::EditionAnswer::In(edition) => edition.name(),
        _ => "",
    };
    [
        uid(assessment.order, entry),
        assessment.order.to_owned(),
        assessment.as_of.to_string(),
        entry.rule.name().to_owned(),
        entry.party.name().to_owned(),
        entry.action.name().to_owned(),
        opens,
        opens_earliest,
        opens_latest,
        closes,
        closes_earliest,
        closes_latest,
        entry.on_silence.map_or("", OnSilence::name).to_owned(),
        entry.grade.name().to_owned(),
        summary(entry),
        edition.to_owned(),
    ]
}

fn instants(band: Option<Band>) -> [String; 3] {
    let shown = |at: Option<Instant>| at.map_or_else(String::new, |at| at.to_string());
    [shown(band.and_then(|band| band.at)), shown(band.map(|band| band.earliest)), shown(band.map(|band| band.latest))]
}

fn line(fields: [String; 16]) -> String {
    fields.map(|field| quoted(&field)).join(",") + "\r\n"
}

/// A field that reads back as it was: in quotes where it holds a comma, a quote or a line break.
///
/// What a spreadsheet would run as a formula is also made plain text, by a leading apostrophe.
fn quoted(field: &str) -> String {
    let formula = field.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let field = if formula { format!("'{field}") } else { field.to_owned() };
    if field.contains([',', '"', '\n', '\r']) {
        return format!("\"{}\"", field.replace('"', "\"\""));
    }
    field
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn what_would_break_the_table_is_quoted() {
        assert_eq!(quoted("plain words"), "plain words");
        assert_eq!(quoted("a,b"), "\"a,b\"");
        assert_eq!(quoted("say \"so\""), "\"say \"\"so\"\"\"");
        assert_eq!(quoted("two\nlines"), "\"two\nlines\"");
    }

    #[test]
    fn an_order_id_cannot_become_a_formula() {
        assert_eq!(quoted("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
    }
}
