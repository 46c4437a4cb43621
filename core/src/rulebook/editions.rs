//! The editions: from when to when, for whom, and that exactly one fits every pair of parties.

use super::cover::{self, Fault, faults};
use super::file::{EditionEntry, Entry};
use super::problem::{Problems, RulebookCode};
use super::read::{Entries, Read};
use super::row::{Checker, Days, Row, Said};
use super::text::Quoted;
use super::value::{countries, country};
use crate::codes::Edition;
use crate::iso::{Country, CountrySet};
use crate::sort::{sort, sort_by};

/// An edition and the parties it is for.
#[derive(Debug)]
pub(super) struct EditionData {
    pub(super) edition: Edition,
    pub(super) suppliers: Option<CountrySet>,
    pub(super) buyers: Option<CountrySet>,
}

/// An edition of the rulebook.
pub(super) type EditionRow<'f> = Row<'f, EditionData>;

/// Reads the editions and checks that they fit together.
pub(super) fn read<'f>(entries: &Entries<'f>, checker: &mut Checker<'_, 'f>) -> Vec<EditionRow<'f>> {
    let mut rows: Vec<EditionRow<'f>> = entries.edition.iter().filter_map(|read| one(read, checker)).collect();
    sort_by(&mut rows, |row, other| row.data.edition.cmp(&other.data.edition));
    for pair in rows.windows(2).filter(|pair| pair[0].data.edition == pair[1].data.edition) {
        let message = "another entry has this edition; one has one span of days";
        checker.problems.add(RulebookCode::DuplicateId, pair[1].path(), message);
    }
    // Where one could not be read or stands twice, the gap or overlap is not a second problem.
    let unique = rows.windows(2).all(|pair| pair[0].data.edition != pair[1].data.edition);
    if unique && rows.len() == entries.edition.len() && entries.is_whole(EditionEntry::KIND) {
        pairs(&rows, &named(&entries.edition), checker.problems);
    }
    rows
}

fn one<'f>(read: &Read<'f, EditionEntry<'f>>, checker: &mut Checker<'_, 'f>) -> Option<EditionRow<'f>> {
    let edition: Option<Edition> = checker.name(read, "id", &read.entry.id);
    let mut side = |field: &str, list: &Option<Vec<Quoted<'f>>>| match list {
        None => Some(None),
        Some(list) => checker.take(read, field, countries(list)).map(Some),
    };
    let suppliers = side("suppliers", &read.entry.suppliers);
    let buyers = side("buyers", &read.entry.buyers);
    let data = EditionData { edition: edition?, suppliers: suppliers?, buyers: buyers? };
    let list = |list: &Option<Vec<Quoted<'f>>>| list.as_ref().map_or("any other".to_owned(), |list| list.join(", "));
    let said = Said {
        name: format!("edition.{}", read.entry.id).into(),
        value: format!("suppliers {}, buyers {}", list(&read.entry.suppliers), list(&read.entry.buyers)).into(),
        unit: "parties".into(),
        editions: vec![data.edition],
        scope: Vec::new(),
    };
    checker.row(read, data, said)
}

/// Every country that an edition names, and one that none does.
fn named<'f>(entries: &[Read<'f, EditionEntry<'f>>]) -> Vec<Option<Country>> {
    let lists = entries.iter().flat_map(|read| [&read.entry.suppliers, &read.entry.buyers]).flatten().flatten();
    let mut named: Vec<Option<Country>> = lists.filter_map(|code| country(code).ok()).map(Some).collect();
    sort(&mut named);
    named.dedup();
    named.push(None);
    named
}

/// Checks that from the first edition's first day on exactly one edition fits every pair of parties.
fn pairs(rows: &[EditionRow<'_>], named: &[Option<Country>], problems: &mut Problems) {
    let Some(first) = rows.iter().map(|row| row.days.from).min() else {
        problems.add(RulebookCode::MissingValue, "edition", "the rulebook has no edition");
        return;
    };
    let whole = Days { from: first, to: i32::MAX };
    let mut told: Vec<Fault> = Vec::new();
    for (supplier, buyer) in named.iter().flat_map(|supplier| named.iter().map(move |buyer| (*supplier, *buyer))) {
        let mut new = of_pair(rows, supplier, buyer, whole);
        new.retain(|fault| !told.contains(fault));
        let show = |side: Option<Country>| side.map_or("any other".to_owned(), |country| country.to_string());
        let path = || format!("edition for supplier {}, buyer {}", show(supplier), show(buyer));
        cover::report(&new, &path, "edition", problems);
        told.extend(new);
    }
}

/// The faults of one pair: editions that name its countries go before those that name none.
fn of_pair(rows: &[EditionRow<'_>], supplier: Option<Country>, buyer: Option<Country>, whole: Days) -> Vec<Fault> {
    let fits = |set: Option<&CountrySet>, country: Option<Country>| match (set, country) {
        (None, _) => true,
        (Some(set), Some(country)) => set.contains(country),
        (Some(_), None) => false,
    };
    let fitting = |special: bool| {
        let fitting = rows.iter().filter(move |row| row.data.is_special() == special);
        let fitting =
            fitting.filter(|row| fits(row.data.suppliers.as_ref(), supplier) && fits(row.data.buyers.as_ref(), buyer));
        fitting.map(|row| row.days).collect::<Vec<_>>()
    };
    let (special, general) = (fitting(true), fitting(false));
    let overlaps = |spans: &[Days]| {
        let mut found = faults(spans.to_vec(), whole);
        found.retain(|fault| matches!(fault, Fault::Overlap(_)));
        found
    };
    let mut found = overlaps(&special);
    found.extend(overlaps(&general));
    let mut gaps = faults([special, general].concat(), whole);
    gaps.retain(|fault| matches!(fault, Fault::Gap(_)));
    found.extend(gaps);
    found
}

impl EditionData {
    /// Whether it is for certain parties only.
    pub(super) const fn is_special(&self) -> bool {
        self.suppliers.is_some() || self.buyers.is_some()
    }
}
