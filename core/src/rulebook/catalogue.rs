//! The rules and the lifecycle changes: entries that are stated rather than dated.

use super::file::{ActionEntry, Entry, FactEntry, RuleEntry, SourceEntry};
use super::info::{SourceInfo, Text};
use super::problem::{Problems, RulebookCode, nearest};
use super::read::{Entries, Read};
use super::row::{Checker, Row, Said};
use super::text::Keep;
use crate::codes::{CodeSet, Edition, LifecycleState, Party};
use crate::rule::Rule;
use crate::shelves::Shelves;
use crate::sort::sort_by;

/// A lifecycle change, before it is numbered.
#[derive(Debug)]
pub(super) struct Action {
    pub(super) state: LifecycleState,
    pub(super) party: Party,
    pub(super) what: Text,
    pub(super) needs: Option<Text>,
    pub(super) editions: CodeSet<Edition>,
}

/// The IDs that may be cited, each with its place among them.
pub(super) struct Citable<'e>(Shelves<(usize, &'e str)>);

impl Citable<'_> {
    /// The first place that an ID has.
    fn place(&self, id: &str) -> Option<usize> {
        self.0.of(id).iter().find(|(_, known)| *known == id).map(|(place, _)| *place)
    }

    /// Whether an ID is among them.
    pub(super) fn contains(&self, id: &str) -> bool {
        self.place(id).is_some()
    }
}

/// Everything that may be cited: documents, and facts taken from them.
///
/// Nothing where one of them could not be read: then an ID that is not there may still exist.
pub(super) fn citable<'e>(entries: &'e Entries<'_>, problems: &mut Problems) -> Option<Citable<'e>> {
    let documents = entries.source.iter().map(|read| read.entry.id.as_ref());
    let ids = documents.chain(entries.fact.iter().map(|read| read.entry.id.as_ref())).enumerate();
    let known = Citable(Shelves::new(ids.collect(), |(_, id)| id));
    for (place, read) in entries.source.iter().enumerate() {
        unique(&known, place, read, &read.entry.id, problems);
    }
    for (place, read) in entries.fact.iter().enumerate() {
        unique(&known, entries.source.len() + place, read, &read.entry.id, problems);
    }
    if !entries.is_whole(SourceEntry::KIND) || !entries.is_whole(FactEntry::KIND) {
        return None;
    }
    for read in &entries.fact {
        for source in read.entry.sources.iter().filter(|source| !known.contains(source)) {
            let message = format!("`{source}` is not in the rulebook");
            let accepted = "the `id` of a `[[source]]` or `[[fact]]`";
            problems.expect(RulebookCode::UnknownSource, read.field("sources"), message, accepted);
        }
    }
    Some(known)
}

/// Reports an ID that another entry already has.
fn unique<'f, E: Entry<'f>>(known: &Citable<'_>, place: usize, read: &Read<'f, E>, id: &str, problems: &mut Problems) {
    if known.place(id) != Some(place) {
        problems.add(RulebookCode::DuplicateId, read.field("id"), format!("`{id}` is already taken"));
    }
}

/// Documents and facts as text, in the order of their IDs.
pub(super) fn sources<'f>(entries: &Entries<'f>, keep: Keep<'f>) -> Vec<SourceInfo> {
    let documents = entries.source.iter().map(|Read { entry, .. }| SourceInfo {
        id: keep(&entry.id),
        title: keep(&entry.title),
        kind: keep(&entry.kind),
        place: vec![keep(&entry.place)],
    });
    let facts = entries.fact.iter().map(|Read { entry, .. }| SourceInfo {
        kind: kind(&entry.id).into(),
        id: keep(&entry.id),
        title: keep(&entry.states),
        place: entry.sources.iter().map(keep).collect(),
    });
    let mut all: Vec<SourceInfo> = documents.chain(facts).collect();
    sort_by(&mut all, |source, other| source.id.cmp(&other.id));
    all
}

/// What a fact is, by its ID: `F-` a fact, `C-` how a conflict of sources is read, `G-` what no source states.
fn kind(id: &str) -> &'static str {
    match id.get(..2) {
        Some("C-") => "reading",
        Some("G-") => "gap",
        _ => "fact",
    }
}

/// The rules in the order of the catalogue, each exactly once.
pub(super) fn rules<'f>(entries: &Entries<'f>, checker: &mut Checker<'_, 'f>) -> Vec<Row<'f, Rule>> {
    let names: Vec<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
    let mut rows: Vec<Row<'f, Rule>> = Vec::with_capacity(Rule::COUNT);
    // What was met, and what need not be, since the entry that means it has a problem of its own.
    let (mut seen, mut excused) = ([false; Rule::COUNT], [false; Rule::COUNT]);
    for broken in entries.broken(&[RuleEntry::KIND]) {
        match Rule::parse(&broken.label) {
            Some(rule) => excused[rule.place()] = true,
            None => excused = [true; Rule::COUNT],
        }
    }
    for read in &entries.rule {
        let id = &read.entry.id;
        let Some(rule) = Rule::parse(id) else {
            checker.problems.unknown(read.field("id"), id, &names);
            if let Some(meant) = nearest(id, &names).and_then(Rule::parse) {
                excused[meant.place()] = true;
            }
            continue;
        };
        if std::mem::replace(&mut seen[rule.place()], true) {
            checker.problems.add(RulebookCode::DuplicateId, read.field("id"), format!("`{id}` is already taken"));
        }
        let (value, unit) = ((checker.keep)(&read.entry.statement), "rule".into());
        rows.extend(checker.row(read, rule, Said { name: rule.name().into(), value, unit, ..Said::default() }));
    }
    for rule in Rule::ALL.iter().filter(|rule| !seen[rule.place()] && !excused[rule.place()]) {
        let message = "the rulebook does not state it";
        checker.problems.add(RulebookCode::MissingValue, format!("rule {rule}"), message);
    }
    sort_by(&mut rows, |row, other| row.data.place().cmp(&other.data.place()));
    rows
}

/// The lifecycle changes, by state and party.
pub(super) fn actions<'f>(
    entries: &[Read<'f, ActionEntry<'f>>],
    checker: &mut Checker<'_, 'f>,
) -> Vec<Row<'f, Action>> {
    let mut rows: Vec<Row<'f, Action>> = Vec::new();
    for read in entries {
        let party: Option<Party> = checker.name(read, "party", &read.entry.party);
        let editions: Option<Vec<Edition>> = checker.names(read, "editions", read.entry.editions.as_deref());
        let states: Option<Vec<LifecycleState>> = checker.names(read, "states", Some(&read.entry.states));
        let (Some(party), Some(editions), Some(states)) = (party, editions, states) else { continue };
        for state in states {
            let action = Action {
                state,
                party,
                what: (checker.keep)(&read.entry.action),
                needs: read.entry.needs.as_ref().map(checker.keep),
                editions: editions.iter().fold(CodeSet::EMPTY, |set, edition| set.with(*edition)),
            };
            if rows.iter().any(|row| row.data.is_same(&action)) {
                let message = format!("the {party} has this action in {state} already");
                checker.problems.add(RulebookCode::DuplicateId, read.path(), message);
            }
            let said = said(read, party, state, &editions);
            rows.extend(checker.row(read, action, said));
        }
    }
    sort_by(&mut rows, |row, other| row.data.key().cmp(&other.data.key()));
    rows
}

fn said<'f>(read: &Read<'f, ActionEntry<'f>>, party: Party, state: LifecycleState, editions: &[Edition]) -> Said {
    let needs = read.entry.needs.as_ref().map_or(String::new(), |needs| format!(", needs {needs}"));
    let all = editions.len() == Edition::ALL.len();
    Said {
        name: "lifecycle.action".into(),
        value: format!("{}{needs}", read.entry.action).into(),
        unit: "change".into(),
        editions: if all { Vec::new() } else { editions.to_vec() },
        scope: vec![state.name().into(), party.name().into()],
    }
}

impl Action {
    fn is_same(&self, other: &Self) -> bool {
        let shared = self.editions.bits() & other.editions.bits() != 0;
        shared && (self.state, self.party, &self.what) == (other.state, other.party, &other.what)
    }

    fn key(&self) -> (LifecycleState, Party, &str, u64) {
        (self.state, self.party, &self.what, self.editions.bits())
    }
}
