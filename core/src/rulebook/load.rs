//! From texts to a checked rulebook: read, check, number, compile.

use super::catalogue::{self, Action};
use super::editions::EditionRow;
use super::fees::Fees;
use super::file::{EditionEntry, Entry};
use super::info::{RuleInfo, ValueInfo};
use super::names::Key;
use super::problem::{Problems, RulebookCode};
use super::read::{self, Entries};
use super::row::{Checker, Row};
use super::terms::{ActionRow, ValueRef};
use super::value::Value;
use super::values::{Datum, Values};
use super::{Rulebook, RulebookErrors, compile, cover, digest, editions, fees, tables};
use crate::codes::Grade;
use crate::rule::Rule;
use crate::rules::terms::Lexicon;
use crate::time::Zone;
use std::collections::BTreeMap;

/// The files that ship with the library.
pub(super) const EMBEDDED: &[(&str, &str)] = &[
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

/// Everything that was checked, not yet numbered.
struct Checked<'f> {
    rules: Vec<Row<'f, Rule>>,
    editions: Vec<EditionRow<'f>>,
    values: Values<'f>,
    fees: Fees<'f>,
    actions: Vec<Row<'f, Action>>,
    zones: Vec<Zone>,
}

/// Reads, checks and compiles.
pub(super) fn load(files: &[(&str, &str)]) -> Result<Rulebook, RulebookErrors> {
    let mut problems = Problems::default();
    let entries = read::read(files, &mut problems);
    let version = version(&entries, &mut problems);
    let mut checked = check(&entries, &mut problems);
    problems.finish()?;

    let mut problems = Problems::default();
    let values = number(&mut checked);
    let spells = compile::editions(&checked.editions, &checked.values.rows, &checked.zones, &mut problems);
    let actions = checked.actions.drain(..).map(action).collect();
    let common = compile::common(&checked.values.rows, &checked.zones, actions);
    let digest = digest::of(&entries);
    if common.is_none() {
        problems.add(RulebookCode::MissingValue, "rulebook", "a value that every edition needs is absent");
    }
    let (Some(common), Some(digest)) = (common, digest) else { return Err(problems.all()) };
    problems.finish()?;

    let zone = &checked.zones[0];
    let (terms, span_starts, spans) = tables::select(&checked.editions, spells, zone);
    let (fees, fee_starts, fee_days) = tables::fees(&checked.fees, zone);
    let words: BTreeMap<String, Vec<String>> =
        checked.values.words.into_iter().map(|row| (row.info.name, row.data)).collect();
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
        values,
        sources: catalogue::sources(&entries),
        lexicon: Lexicon::new(|name| words.get(name).map_or(&[], Vec::as_slice)),
        words,
        zones: checked.zones,
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
    entries.heads.first().map(|read| read.entry.version.clone()).unwrap_or_default()
}

fn check<'f>(entries: &Entries<'f>, problems: &mut Problems) -> Checked<'f> {
    let citable = catalogue::citable(entries, problems);
    let mut checker = Checker { citable, problems };
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
        if zones.iter().any(|zone| zone.name() == name) || unknown.contains(&name.as_str()) {
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

/// Gives every entry its place in the rulebook, and takes its text.
fn number(checked: &mut Checked<'_>) -> Vec<ValueInfo> {
    let mut infos = Vec::new();
    take(&mut checked.rules, &mut infos);
    take(&mut checked.editions, &mut infos);
    take(&mut checked.values.rows, &mut infos);
    take(&mut checked.values.words, &mut infos);
    take(&mut checked.fees.supplier, &mut infos);
    take(&mut checked.fees.payment, &mut infos);
    take(&mut checked.fees.limits, &mut infos);
    take(&mut checked.fees.withdrawal, &mut infos);
    take(&mut checked.actions, &mut infos);
    infos
}

fn take<T>(rows: &mut [Row<'_, T>], infos: &mut Vec<ValueInfo>) {
    for row in rows {
        row.source.index = u16::try_from(infos.len()).unwrap_or(u16::MAX);
        infos.push(row.info.clone());
    }
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

fn action(row: Row<'_, Action>) -> ActionRow {
    let Action { state, party, what, needs, editions } = row.data;
    ActionRow { state, party, action: what, needs, editions, source: row.source }
}
