//! The named values: which entry gives what, to which editions and order types.

use super::file::{AbsentEntry, Entry, ValueEntry};
use super::info::Text;
use super::names::{Key, Kind, OPTIONAL, Reach, TOGETHER, WORD_LISTS};
use super::problem::{RulebookCode, nearest};
use super::read::{Entries, Read};
use super::row::{Checker, Row, Said, Stated};
use super::text::Quoted;
use super::value::{self, Value};
use crate::codes::{Edition, OrderType};
use crate::sort::sort_by;

/// What one entry gives.
#[derive(Debug)]
pub(super) struct Datum {
    pub(super) key: Key,
    /// Empty where the value does not differ by edition.
    pub(super) editions: Vec<Edition>,
    /// Empty where the value does not differ by order type.
    pub(super) order_types: Vec<OrderType>,
    pub(super) value: Value,
}

/// All named values.
#[derive(Debug, Default)]
pub(super) struct Values<'f> {
    pub(super) rows: Vec<Row<'f, Datum>>,
    pub(super) words: Vec<Row<'f, Vec<Text>>>,
    /// Names of which an entry could not be read: their gaps are told by that entry's own problem.
    pub(super) suspect: Vec<Key>,
}

impl<'f> Values<'f> {
    /// Checks every entry by itself.
    pub(super) fn read(entries: &Entries<'f>, checker: &mut Checker<'_, 'f>) -> Self {
        let mut all = Self::default();
        for broken in entries.broken(&[ValueEntry::KIND, AbsentEntry::KIND]) {
            match Key::parse(&broken.label) {
                Some(key) => all.suspect.push(key),
                None => all.suspect.extend(Key::ALL),
            }
        }
        for read in &entries.value {
            match Key::parse(&read.entry.name) {
                Some(key) => {
                    let row = datum(read, key, checker);
                    all.keep(key, row);
                }
                None if read.entry.name.starts_with(WORD_LISTS) => all.words.extend(words(read, checker)),
                None => all.misspelt(read.field("name"), &read.entry.name, checker),
            }
        }
        for read in &entries.absent {
            for name in &read.entry.names {
                match Key::parse(name) {
                    Some(key) => {
                        let row = absent(read, key, checker);
                        all.keep(key, row);
                    }
                    None => all.misspelt(read.field("names"), name, checker),
                }
            }
        }
        sort_by(&mut all.rows, |row, other| row.data.key.cmp(&other.data.key).then_with(|| row.order(other)));
        sort_by(&mut all.words, |row, other| row.info.name.cmp(&other.info.name));
        for pair in all.words.windows(2).filter(|pair| pair[0].info.name == pair[1].info.name) {
            checker.problems.add(RulebookCode::DuplicateId, pair[1].path(), "another entry has this list");
        }
        all
    }

    fn keep(&mut self, key: Key, row: Option<Row<'f, Datum>>) {
        match row {
            Some(row) => self.rows.push(row),
            None => self.suspect.push(key),
        }
    }

    fn misspelt(&mut self, path: String, name: &str, checker: &mut Checker<'_, '_>) {
        let names: Vec<&str> = Key::ALL.iter().map(|key| key.name()).collect();
        self.suspect.extend(nearest(name, &names).and_then(Key::parse));
        checker.problems.unknown(path, name, &names);
    }
}

fn datum<'f>(read: &Read<'f, ValueEntry<'f>>, key: Key, checker: &mut Checker<'_, 'f>) -> Option<Row<'f, Datum>> {
    let entry = &read.entry;
    unit(read, key.kind().unit(), checker);
    let reach = reach(read, key, entry.editions.as_deref(), entry.order_types.as_deref(), checker);
    let common = key.reach() == Reach::Common;
    if common && (entry.from.is_some() || entry.to.is_some()) {
        let message = format!("`{}` holds always; it takes no dates", key.name());
        checker.problems.add(RulebookCode::BadValue, read.field("from"), message);
    }
    let value = given(read, key.kind(), checker);
    let (editions, order_types) = reach?;
    let said =
        said(key, &order_types, &editions, entry.value.as_ref().map_or(Text::default(), |raw| raw.line(checker.keep)));
    checker.row(read, Datum { key, editions, order_types, value: value? }, said)
}

fn absent<'f>(read: &Read<'f, AbsentEntry<'f>>, key: Key, checker: &mut Checker<'_, 'f>) -> Option<Row<'f, Datum>> {
    let entry = &read.entry;
    if !OPTIONAL.contains(&key) && !TOGETHER.iter().any(|group| group.contains(&key)) {
        let message = format!("every edition needs `{}`", key.name());
        checker.problems.add(RulebookCode::BadValue, read.field("names"), message);
    }
    let (editions, order_types) = reach(read, key, entry.editions.as_deref(), entry.order_types.as_deref(), checker)?;
    let said = said(key, &order_types, &editions, "none".into());
    checker.row(read, Datum { key, editions, order_types, value: Value::Absent }, said)
}

fn words<'f>(read: &Read<'f, ValueEntry<'f>>, checker: &mut Checker<'_, 'f>) -> Option<Row<'f, Vec<Text>>> {
    unit(read, Kind::Words.unit(), checker);
    let Some(Value::Words(words)) = given(read, Kind::Words, checker) else { return None };
    let (name, unit) = ((checker.keep)(&read.entry.name), Kind::Words.unit().into());
    let said = Said { name, value: words.join(", ").into(), unit, ..Said::default() };
    checker.row(read, words, said)
}

fn said(key: Key, order_types: &[OrderType], editions: &[Edition], value: Text) -> Said {
    let all_types = order_types.len() == OrderType::ALL.len();
    let scope = if all_types { Vec::new() } else { order_types.iter().map(|kind| kind.name().into()).collect() };
    let (name, unit) = (key.name().into(), key.kind().unit().into());
    Said { name, value, unit, editions: editions.to_vec(), scope }
}

fn given<'f>(read: &Read<'f, ValueEntry<'f>>, kind: Kind, checker: &mut Checker<'_, 'f>) -> Option<Value> {
    let Some(raw) = &read.entry.value else {
        checker.problems.add(RulebookCode::MissingValue, read.field("value"), "has no value");
        return None;
    };
    checker.take(read, "value", value::read(kind, raw, checker.keep))
}

fn unit<'f>(read: &Read<'f, ValueEntry<'f>>, unit: &str, checker: &mut Checker<'_, '_>) {
    let accepted = || format!("`{unit}`");
    match read.entry.unit.as_deref() {
        Some(found) if found == unit => {}
        Some(found) => {
            let message = format!("`{found}` is not the unit of `{}`", read.entry.name);
            checker.problems.expect(RulebookCode::BadValue, read.field("unit"), message, accepted());
        }
        None => checker.problems.expect(RulebookCode::MissingUnit, read.field("unit"), "has no unit", accepted()),
    }
}

/// The editions and order types that an entry is for.
fn reach(
    read: &dyn Stated<'_>,
    key: Key,
    editions: Option<&[Quoted<'_>]>,
    order_types: Option<&[Quoted<'_>]>,
    checker: &mut Checker<'_, '_>,
) -> Option<(Vec<Edition>, Vec<OrderType>)> {
    let mut refuse = |field: &str, given: bool, what: &str| {
        if given {
            let message = format!("`{}` does not differ by {what}", key.name());
            checker.problems.add(RulebookCode::BadValue, read.field(field), message);
        }
    };
    match key.reach() {
        Reach::Common => {
            refuse("editions", editions.is_some(), "edition");
            refuse("order_types", order_types.is_some(), "order type");
            Some((Vec::new(), Vec::new()))
        }
        Reach::Edition => {
            refuse("order_types", order_types.is_some(), "order type");
            Some((checker.names(read, "editions", editions)?, Vec::new()))
        }
        Reach::OrderType => {
            let editions = checker.names(read, "editions", editions);
            Some((editions?, checker.names(read, "order_types", order_types)?))
        }
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl Datum {
    /// Whether the entry speaks of an edition and an order type.
    pub(super) fn is_for(&self, edition: Option<Edition>, order_type: Option<OrderType>) -> bool {
        edition.is_none_or(|edition| self.editions.contains(&edition))
            && order_type.is_none_or(|order_type| self.order_types.contains(&order_type))
    }

    /// Whether it speaks of a place of a table; a value that is no table has only the first.
    pub(super) fn names_slot(&self, slot: usize) -> bool {
        match &self.value {
            Value::Table(slots) => slots[slot] != value::Slot::Unnamed,
            _ => true,
        }
    }
}

/// How many places a value of a name has.
pub(super) fn slots(key: Key) -> usize {
    match key.kind() {
        Kind::DaysByTransport => crate::codes::Transport::ALL.len(),
        Kind::UsdByTier => value::SLOTS,
        _ => 1,
    }
}
