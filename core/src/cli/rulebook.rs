//! `rulebook show` and `rulebook check`.

use super::args::{CheckArgs, ShowArgs};
use super::failure::{Failure, Format};
use super::{DONE, Streams, source};
use crate::door;
use crate::rulebook::{Rulebook, SourceInfo, ValueInfo};
use serde_json::json;

pub(super) fn show(args: &ShowArgs, streams: &mut Streams<'_>) -> Result<u8, Failure> {
    let book = source::rulebook(&args.rules)?;
    let name = args.name.as_deref();
    let refused = |refusal| Failure::refused(String::new(), refusal);
    let text = match args.format {
        Format::Json => door::rulebook(&book, name).map_err(refused)? + "\n",
        Format::Text => {
            let (values, sources) = door::entries(&book, name).map_err(refused)?;
            shown(&book, &values, &sources)
        }
    };
    streams.output.write_all(text.as_bytes())?;
    Ok(DONE)
}

fn shown(book: &Rulebook, values: &[&ValueInfo], sources: &[&SourceInfo]) -> String {
    let mut parts = vec![format!("rulebook {}, SHA-256 {}\n", book.version(), book.digest())];
    parts.extend(sources.iter().map(|source| {
        let places: Vec<String> = source.place.iter().map(|place| format!("  {place}\n")).collect();
        format!("\n{} ({})\n  {}\n{}", source.id, source.kind, source.title, places.concat())
    }));
    parts.extend(values.iter().map(|value| format!("\n{}", entry(value))));
    parts.concat()
}

/// An entry in a few lines: its name and scope, what it says, and what it rests on.
pub(super) fn entry(value: &ValueInfo) -> String {
    let unit = if value.unit.is_empty() { String::new() } else { format!(" ({})", value.unit) };
    let from = value.from_grade.map_or_else(String::new, |grade| format!("; its first day is of grade {grade}"));
    let note = value.note.as_ref().map_or_else(String::new, |note| format!("  note: {note}\n"));
    let facts = value.facts.join(", ");
    format!("{}\n  {}{unit}\n  {}: {facts}{from}\n{note}", heading(value), value.value, value.grade)
}

/// The name of an entry with what it is for: `fees.payment.card [from 2018-06-04 to 2023-01-01]`.
pub(super) fn heading(value: &ValueInfo) -> String {
    let mut scope: Vec<String> = value.editions.iter().map(|edition| edition.name().to_owned()).collect();
    scope.extend(value.scope.iter().map(ToString::to_string));
    scope.extend(value.from.map(|from| format!("from {from}")));
    scope.extend(value.to.map(|to| format!("before {to}")));
    if scope.is_empty() { value.name.to_string() } else { format!("{} [{}]", value.name, scope.join(", ")) }
}

pub(super) fn check(args: &CheckArgs, streams: &mut Streams<'_>) -> Result<u8, Failure> {
    let book = source::rulebook_at(&args.files)?;
    let (version, digest, entries) = (book.version(), book.digest(), book.values().len());
    match args.format {
        Format::Json => {
            writeln!(streams.output, "{}", json!({ "version": version, "digest": digest, "entries": entries }))?;
        }
        Format::Text => writeln!(streams.output, "sound: rulebook {version}, {entries} entries, SHA-256 {digest}")?,
    }
    Ok(DONE)
}
