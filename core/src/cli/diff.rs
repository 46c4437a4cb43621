//! `rulebook diff`: what one rulebook changes against another.

use super::args::DiffArgs;
use super::failure::{Failure, Format};
use super::rulebook::{entry, heading};
use super::{DONE, Streams, source};
use crate::rulebook::{Rulebook, ValueInfo};
use serde_json::json;

/// What differs; entries are one and the same where name, editions, scope and first day are.
#[derive(Default)]
struct Difference<'r> {
    removed: Vec<&'r ValueInfo>,
    added: Vec<&'r ValueInfo>,
    changed: Vec<(&'r ValueInfo, &'r ValueInfo)>,
}

pub(super) fn diff(args: &DiffArgs, streams: &mut Streams<'_>) -> Result<u8, Failure> {
    let first = source::rulebook_at(std::slice::from_ref(&args.first))?;
    let (before, after) = match &args.second {
        Some(second) => (first, source::rulebook_at(std::slice::from_ref(second))?),
        None => (source::embedded()?, first),
    };
    let difference = Difference::between(&before, &after);
    let text = match args.format {
        Format::Json => difference.json(&before, &after),
        Format::Text => difference.text(&before, &after),
    };
    streams.output.write_all(text.as_bytes())?;
    Ok(DONE)
}

impl<'r> Difference<'r> {
    fn between(before: &'r Rulebook, after: &'r Rulebook) -> Self {
        let mut difference = Self::default();
        let mut left: Vec<&ValueInfo> = after.values().iter().collect();
        for old in before.values() {
            match left.iter().position(|new| same(old, new)) {
                None => difference.removed.push(old),
                Some(place) => {
                    let new = left.remove(place);
                    if old != new {
                        difference.changed.push((old, new));
                    }
                }
            }
        }
        difference.added = left;
        difference
    }

    fn json(&self, before: &Rulebook, after: &Rulebook) -> String {
        let changed: Vec<_> = self.changed.iter().map(|(old, new)| json!({ "before": old, "after": new })).collect();
        let stamp = |book: &Rulebook| json!({ "version": book.version(), "digest": book.digest() });
        let (before, after) = (stamp(before), stamp(after));
        let (removed, added) = (&self.removed, &self.added);
        json!({ "before": before, "after": after, "changed": changed, "added": added, "removed": removed }).to_string()
            + "\n"
    }

    fn text(&self, before: &Rulebook, after: &Rulebook) -> String {
        let mut parts = vec![format!("from rulebook {} to {}\n", before.version(), after.version())];
        if self.changed.is_empty() && self.added.is_empty() && self.removed.is_empty() {
            parts.push("no differences\n".to_owned());
        }
        parts.extend(self.changed.iter().map(|(old, new)| {
            let changes: Vec<String> = changes(old, new).iter().map(|change| format!("  {change}\n")).collect();
            format!("\nchanged  {}\n{}", heading(new), changes.concat())
        }));
        parts.extend(self.added.iter().map(|value| format!("\nadded    {}", entry(value))));
        parts.extend(self.removed.iter().map(|value| format!("\nremoved  {}", entry(value))));
        parts.concat()
    }
}

fn same(one: &ValueInfo, other: &ValueInfo) -> bool {
    one.name == other.name && one.editions == other.editions && one.scope == other.scope && one.from == other.from
}

/// What changed in an entry, a line for each thing.
fn changes(old: &ValueInfo, new: &ValueInfo) -> Vec<String> {
    let shown = |day: Option<crate::time::Day>| day.map_or_else(|| "none".to_owned(), |day| day.to_string());
    let grade = |grade: Option<crate::codes::Grade>| grade.map_or("none", crate::codes::Grade::name).to_owned();
    let note = |value: &ValueInfo| value.note.as_ref().map_or_else(|| "none".to_owned(), ToString::to_string);
    let things = [
        ("value", old.value.to_string(), new.value.to_string()),
        ("unit", old.unit.to_string(), new.unit.to_string()),
        ("before", shown(old.to), shown(new.to)),
        ("facts", old.facts.join(", "), new.facts.join(", ")),
        ("grade", old.grade.to_string(), new.grade.to_string()),
        ("grade of the first day", grade(old.from_grade), grade(new.from_grade)),
        ("note", note(old), note(new)),
    ];
    let differing = things.into_iter().filter(|(_, old, new)| old != new);
    differing.map(|(thing, old, new)| format!("{thing}: {old} -> {new}")).collect()
}
