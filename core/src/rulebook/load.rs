//! From texts to a checked rulebook: read, check, number, compile.

use super::catalogue::{self, Action};
use super::editions::EditionRow;
use super::fees::Fees;
use super::file::{EditionEntry, Entry};
use super::info::{RuleInfo, Text, ValueInfo};
use super::names::Key;
use super::problem::{Problems, RulebookCode};
use super::read::{self, Entries};
use super::row::{Checker, Row};
use super::terms::{ActionRow, ValueRef};
use super::text::{Keep, Quoted};
use super::value::Value;
use super::values::{Datum, Values};
use super::{Rulebook, RulebookErrors, canonical, compile, cover, editions, fees, tables};
use crate::codes::Grade;
use crate::rule::Rule;
use crate::rules::terms::Lexicon;
use crate::time::Zone;

/// The rulebook that ships with the library, in canonical form, and its digest.
///
/// `UPDATE_RULEBOOK=1 cargo test -p trade-assurance --lib rulebook` makes both anew of the TOML files.
const EMBEDDED: &str = include_str!("../../rulebooks/embedded.txt");
const EMBEDDED_DIGEST: &str = include_str!("../../rulebooks/embedded.sha256");

/// Everything that was checked, not yet numbered.
struct Checked<'f> {
    rules: Vec<Row<'f, Rule>>,
    editions: Vec<EditionRow<'f>>,
    values: Values<'f>,
    fees: Fees<'f>,
    actions: Vec<Row<'f, Action>>,
    zones: Vec<Zone>,
}

/// The rulebook that ships with the library.
pub(super) fn embedded() -> Result<Rulebook, RulebookErrors> {
    let mut problems = Problems::default();
    let entries = canonical::read("embedded.txt", EMBEDDED, &mut problems);
    let digest = EMBEDDED_DIGEST.split(' ').next().map(str::to_owned);
    checked(&entries, problems, Clone::clone, |_| digest)
}

/// A rulebook of TOML files.
pub(super) fn load(files: &[(&str, &str)]) -> Result<Rulebook, RulebookErrors> {
    let mut problems = Problems::default();
    let entries = read::read(files, &mut problems);
    let copied = |text: &Quoted<'_>| Text::Owned(text.to_string());
    checked(&entries, problems, copied, |entries| canonical::digest(&canonical::of(entries)?))
}

/// Checks and compiles.
fn checked<'f>(
    entries: &Entries<'f>,
    mut problems: Problems,
    keep: Keep<'f>,
    digest: impl FnOnce(&Entries<'f>) -> Option<String>,
) -> Result<Rulebook, RulebookErrors> {
    let version = version(entries, &mut problems);
    let mut checked = check(entries, keep, &mut problems);
    problems.finish()?;

    let mut problems = Problems::default();
    number(&mut checked);
    let spells = compile::editions(&checked.editions, &checked.values.rows, &checked.zones, &mut problems);
    let actions = checked.actions.iter().map(action).collect();
    let common = compile::common(&checked.values.rows, &checked.zones, actions);
    let digest = digest(entries);
    if common.is_none() {
        problems.add(RulebookCode::MissingValue, "rulebook", "a value that every edition needs is absent");
    }
    let (Some(common), Some(digest)) = (common, digest) else { return Err(problems.all()) };
    problems.finish()?;

    let zone = &checked.zones[0];
    let (terms, span_starts, spans) = tables::select(&checked.editions, spells, zone);
    let (fees, fee_starts, fee_days) = tables::fees(&checked.fees, zone);
    let words: Vec<(Text, Vec<Text>)> = checked.values.words.iter_mut().map(list).collect();
    Ok(Rulebook {
        version,
        digest,
        common,
        terms,
        spans,
        span_starts,
        fees,
        fee_starts,
        fee_days,
        rule_sources: sources(&checked.rules),
        rules: checked.rules.iter().map(rule).collect(),
        sources: catalogue::sources(entries, keep),
        lexicon: Lexicon::new(|name| super::words(&words, name)),
        words,
        zones: std::mem::take(&mut checked.zones),
        values: values(checked),
    })
}

fn version(entries: &Entries<'_>, problems: &mut Problems) -> String {
    if entries.heads.is_empty() && entries.is_whole("rulebook") {
        let accepted = "one table `[rulebook]` with `version`";
        problems.expect(RulebookCode::MissingValue, "rulebook", "no file names the version", accepted);
    }
    for read in entries.heads.iter().skip(1) {
        problems.add(RulebookCode::DuplicateId, read.place.entry("version"), "the version is given twice");
    }
    entries.heads.first().map(|read| read.entry.version.to_string()).unwrap_or_default()
}

fn check<'f>(entries: &Entries<'f>, keep: Keep<'f>, problems: &mut Problems) -> Checked<'f> {
    let citable = catalogue::citable(entries, problems);
    let mut checker = Checker { citable, keep, problems };
    let rules = catalogue::rules(entries, &mut checker);
    let editions = editions::read(entries, &mut checker);
    let values = Values::read(entries, &mut checker);
    let fees = fees::read(entries, &mut checker);
    let actions = catalogue::actions(&entries.action, &mut checker);
    let all_editions = entries.is_whole(EditionEntry::KIND) && editions.len() == entries.edition.len();
    cover::values(&values, &editions, all_editions, problems);
    let zones = zones(&values.rows, problems);
    Checked { rules, editions, values, fees, actions, zones }
}

/// The zones that the rulebook names, the platform's first.
fn zones(rows: &[Row<'_, Datum>], problems: &mut Problems) -> Vec<Zone> {
    let mut zones: Vec<Zone> = Vec::new();
    let mut unknown: Vec<&str> = Vec::new();
    for row in rows {
        let Value::Zone(name) = &row.data.value else { continue };
        if zones.iter().any(|zone| zone.name() == name) || unknown.contains(&name.as_ref()) {
            continue;
        }
        match Zone::named(name) {
            Some(zone) if row.data.key == Key::PlatformZone => zones.insert(0, zone),
            Some(zone) => zones.push(zone),
            None => {
                unknown.push(name);
                let message = format!("`{name}` is no time zone");
                let accepted = "a zone of the IANA data, such as `America/Los_Angeles`";
                problems.expect(RulebookCode::BadValue, row.path(), message, accepted);
            }
        }
    }
    zones
}

/// Gives every entry its place in the rulebook.
fn number(checked: &mut Checked<'_>) {
    let mut next = 0;
    place(&mut checked.rules, &mut next);
    place(&mut checked.editions, &mut next);
    place(&mut checked.values.rows, &mut next);
    place(&mut checked.values.words, &mut next);
    place(&mut checked.fees.supplier, &mut next);
    place(&mut checked.fees.payment, &mut next);
    place(&mut checked.fees.limits, &mut next);
    place(&mut checked.fees.withdrawal, &mut next);
    place(&mut checked.actions, &mut next);
}

fn place<T>(rows: &mut [Row<'_, T>], next: &mut u16) {
    for row in rows {
        row.source.index = *next;
        *next = next.saturating_add(1);
    }
}

/// What the entries say, by their places.
fn values(checked: Checked<'_>) -> Vec<ValueInfo> {
    let Checked { rules, editions, values, fees, actions, zones: _ } = checked;
    let mut infos = Vec::with_capacity(rules.len() + values.rows.len() + actions.len());
    take(rules, &mut infos);
    take(editions, &mut infos);
    take(values.rows, &mut infos);
    take(values.words, &mut infos);
    take(fees.supplier, &mut infos);
    take(fees.payment, &mut infos);
    take(fees.limits, &mut infos);
    take(fees.withdrawal, &mut infos);
    take(actions, &mut infos);
    infos
}

fn take<T>(rows: Vec<Row<'_, T>>, infos: &mut Vec<ValueInfo>) {
    infos.extend(rows.into_iter().map(|row| row.info));
}

fn list(row: &mut Row<'_, Vec<Text>>) -> (Text, Vec<Text>) {
    (row.info.name.clone(), std::mem::take(&mut row.data))
}

fn rule(row: &Row<'_, Rule>) -> RuleInfo {
    RuleInfo {
        rule: row.data,
        statement: row.info.value.clone(),
        facts: row.info.facts.clone(),
        grade: row.info.grade,
        source: row.source,
    }
}

fn sources(rules: &[Row<'_, Rule>]) -> [ValueRef; Rule::COUNT] {
    let mut sources = [ValueRef { index: 0, grade: Grade::Assumption }; Rule::COUNT];
    for row in rules {
        sources[row.data.place()] = row.source;
    }
    sources
}

fn action(row: &Row<'_, Action>) -> ActionRow {
    let Action { state, party, what, needs, editions } = &row.data;
    ActionRow {
        state: *state,
        party: *party,
        action: what.clone(),
        needs: needs.clone(),
        editions: *editions,
        source: row.source,
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use std::path::Path;

    /// The files that people write.
    const FILES: &[(&str, &str)] = &[
        ("editions.toml", include_str!("../../rulebooks/editions.toml")),
        ("coverage.toml", include_str!("../../rulebooks/coverage.toml")),
        ("fees.toml", include_str!("../../rulebooks/fees.toml")),
        ("funds.toml", include_str!("../../rulebooks/funds.toml")),
        ("disputes.toml", include_str!("../../rulebooks/disputes.toml")),
        ("guarantees.toml", include_str!("../../rulebooks/guarantees.toml")),
        ("lifecycle.toml", include_str!("../../rulebooks/lifecycle.toml")),
        ("terms.toml", include_str!("../../rulebooks/terms.toml")),
        ("rules.toml", include_str!("../../rulebooks/rules.toml")),
        ("sources.toml", include_str!("../../rulebooks/sources.toml")),
    ];

    /// The canonical form of the TOML files and the line that names its digest.
    fn written() -> (String, String) {
        let mut problems = Problems::default();
        let entries = read::read(FILES, &mut problems);
        assert_eq!(problems.finish(), Ok(()));
        let canonical = canonical::of(&entries).expect("every entry can be written");
        let digest = canonical::digest(&canonical).expect("a digest can be written");
        (String::from_utf8(canonical).expect("JSON is text"), format!("{digest}  embedded.txt\n"))
    }

    #[test]
    fn the_embedded_form_is_current() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rulebooks");
        let (canonical, digest) = written();
        for (name, text) in [("embedded.txt", canonical), ("embedded.sha256", digest)] {
            let path = folder.join(name);
            if std::env::var_os("UPDATE_RULEBOOK").is_some() {
                std::fs::write(&path, &text).expect("the file can be written");
            }
            let current = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(current == text, "{name} is not current; run this test with UPDATE_RULEBOOK=1");
        }
    }

    #[test]
    fn both_forms_are_one_rulebook() {
        let (embedded, written) = (embedded().expect("it loads"), load(FILES).expect("it loads"));
        assert_eq!(embedded.digest, written.digest);
        assert_eq!(embedded.version, written.version);
        assert_eq!(embedded.values, written.values);
        assert_eq!(embedded.sources, written.sources);
        assert_eq!(embedded.rules, written.rules);
        assert_eq!(embedded.words, written.words);
        assert_eq!(embedded.zones, written.zones);
        assert_eq!(embedded.fee_days, written.fee_days);
        // The rest has no equality of its own; what it prints tells every value of it.
        let by_day = |book: &Rulebook| format!("{:?}", (&book.span_starts, &book.spans, &book.fee_starts, &book.fees));
        assert_eq!(by_day(&embedded), by_day(&written));
        let rest = |book: &Rulebook| format!("{:?}", (&book.common, &book.terms, &book.rule_sources));
        assert_eq!(rest(&embedded), rest(&written));
    }
}
