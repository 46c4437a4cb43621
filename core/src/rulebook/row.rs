//! Checked entries: cited, graded and dated.

use super::catalogue::Citable;
use super::file::{Basis, Cited};
use super::info::{Text, ValueInfo};
use super::problem::{Problems, RulebookCode};
use super::read::{Place, Read};
use super::terms::ValueRef;
use super::text::{Date, Keep, Quoted};
use super::value::{Wrong, day};
use crate::codes::{Code, Edition, Grade, names};
use crate::time::Day;
use std::cmp::Ordering;

/// A span of creation days, half-open, as day numbers; without an end it holds for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Days {
    pub(super) from: i32,
    pub(super) to: i32,
}

impl Days {
    /// Every day.
    pub(super) const ALL: Self = Self { from: i32::MIN, to: i32::MAX };

    /// Whether a day lies in it.
    pub(super) const fn contains(self, day: i32) -> bool {
        self.from <= day && day < self.to
    }

    /// The days of both.
    pub(super) fn intersect(self, other: Self) -> Option<Self> {
        let both = Self { from: self.from.max(other.from), to: self.to.min(other.to) };
        (both.from < both.to).then_some(both)
    }

    /// Its first day, where it has one.
    pub(super) fn first(self) -> Option<Day> {
        Day::from_number(self.from)
    }

    /// The first day after it, where there is one.
    pub(super) fn end(self) -> Option<Day> {
        Day::from_number(self.to)
    }
}

impl std::fmt::Display for Days {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.first(), self.end()) {
            (Some(first), Some(end)) => write!(f, "from {first} to {} (included)", end.plus(-1)),
            (Some(first), None) => write!(f, "from {first} on"),
            (None, Some(end)) => write!(f, "to {} (included)", end.plus(-1)),
            (None, None) => f.write_str("always"),
        }
    }
}

/// A checked entry.
#[derive(Debug)]
pub(super) struct Row<'f, T> {
    pub(super) place: Place<'f>,
    pub(super) days: Days,
    pub(super) data: T,
    pub(super) info: ValueInfo,
    pub(super) source: ValueRef,
}

/// What an entry is called and says, for [`ValueInfo`].
#[derive(Default)]
pub(super) struct Said {
    pub(super) name: Text,
    pub(super) value: Text,
    pub(super) unit: Text,
    pub(super) editions: Vec<Edition>,
    pub(super) scope: Vec<Text>,
}

impl<T> Row<'_, T> {
    /// Its place, for a message.
    pub(super) fn path(&self) -> String {
        self.place.entry(&self.info.name)
    }

    /// The rulebook's order, the same whatever file an entry stands in.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let key = |row: &Self| (row.days, row.info.editions.first().copied());
        let rest = |info: &ValueInfo, other: &ValueInfo| {
            (&info.scope, &info.value, &info.editions).cmp(&(&other.scope, &other.value, &other.editions))
        };
        key(self).cmp(&key(other)).then_with(|| rest(&self.info, &other.info))
    }
}

/// An entry as the checks see it, whatever its kind: so they are compiled once and not once for each kind.
pub(super) trait Stated<'f> {
    /// Where it stands.
    fn place(&self) -> Place<'f>;
    /// Its footing.
    fn basis(&self) -> Basis<'_, 'f>;
    /// The place of one of its fields, for a message.
    fn field(&self, field: &str) -> String;
}

impl<'f, E: Cited<'f>> Stated<'f> for Read<'f, E> {
    fn place(&self) -> Place<'f> {
        self.place
    }
    fn basis(&self) -> Basis<'_, 'f> {
        self.entry.basis()
    }
    fn field(&self, field: &str) -> String {
        Self::field(self, field)
    }
}

/// What checking an entry needs: what may be cited, how texts are kept, and where problems go.
pub(super) struct Checker<'c, 'f> {
    /// The IDs that may be cited; nothing where they are not all known.
    pub(super) citable: Option<Citable<'c>>,
    pub(super) keep: Keep<'f>,
    pub(super) problems: &'c mut Problems,
}

impl<'f> Checker<'_, 'f> {
    /// The entry with its footing checked; nothing where its days cannot be told.
    pub(super) fn row<T>(&mut self, read: &dyn Stated<'f>, data: T, said: Said) -> Option<Row<'f, T>> {
        let (days, info) = self.info(read, said)?;
        let source = ValueRef { index: 0, grade: info.grade };
        Some(Row { place: read.place(), days, data, info, source })
    }

    fn info(&mut self, read: &dyn Stated<'f>, said: Said) -> Option<(Days, ValueInfo)> {
        let basis = read.basis();
        self.citations(read, basis.facts);
        let grade = self.grade(read, "grade", Some(basis.grade)).unwrap_or(Grade::Assumption);
        let from_grade = self.grade(read, "from_grade", basis.from_grade);
        let from = self.date(read, "from", basis.from);
        let to = self.date(read, "to", basis.to);
        let days = self.days(read, from?, to?)?;
        let info = ValueInfo {
            name: said.name,
            value: said.value,
            unit: said.unit,
            editions: said.editions,
            scope: said.scope,
            from: days.first(),
            to: days.end(),
            from_grade,
            facts: basis.facts.iter().map(self.keep).collect(),
            grade,
            note: basis.note.map(self.keep),
        };
        Some((days, info))
    }

    fn citations(&mut self, read: &dyn Stated<'_>, facts: &[Quoted<'_>]) {
        let accepted = "the `id` of a `[[fact]]` or `[[source]]`";
        if facts.is_empty() {
            self.problems.expect(RulebookCode::UnknownSource, read.field("facts"), "cites nothing", accepted);
        }
        let Some(citable) = &self.citable else { return };
        for fact in facts.iter().filter(|fact| !citable.contains(fact)) {
            let message = format!("`{fact}` is not in the rulebook");
            self.problems.expect(RulebookCode::UnknownSource, read.field("facts"), message, accepted);
        }
    }

    fn grade(&mut self, read: &dyn Stated<'_>, field: &str, text: Option<&str>) -> Option<Grade> {
        self.name(read, field, text?)
    }

    /// A date, where one is given; nothing where it is none.
    #[expect(clippy::option_option, reason = "outside: whether it could be read; inside: whether it was given")]
    pub(super) fn date(&mut self, read: &dyn Stated<'_>, field: &str, date: Option<&Date<'_>>) -> Option<Option<Day>> {
        let Some(date) = date else { return Some(None) };
        self.take(read, field, day(&date.0)).map(Some)
    }

    fn days(&mut self, read: &dyn Stated<'_>, from: Option<Day>, to: Option<Day>) -> Option<Days> {
        let days = Days { from: from.map_or(i32::MIN, Day::number), to: to.map_or(i32::MAX, Day::number) };
        if days.from < days.to {
            return Some(days);
        }
        let message = "is not after `from`; the day itself is the first that no longer counts";
        self.problems.add(RulebookCode::BadValue, read.field("to"), message);
        None
    }

    /// A word of a closed list that says what an entry is about.
    pub(super) fn name<C: Code>(&mut self, read: &dyn Stated<'_>, field: &str, text: &str) -> Option<C> {
        let found = C::ALL.iter().copied().find(|code| code.name() == text);
        if found.is_none() {
            self.problems.unknown(read.field(field), text, &names::<C>());
        }
        found
    }

    /// Words of a closed list; all of them where none is named, nothing where one is misspelt or none is left.
    pub(super) fn names<C: Code>(
        &mut self,
        read: &dyn Stated<'_>,
        field: &str,
        list: Option<&[Quoted<'_>]>,
    ) -> Option<Vec<C>> {
        let Some(list) = list else { return Some(C::ALL.to_vec()) };
        if list.is_empty() {
            self.problems.add(RulebookCode::BadValue, read.field(field), "names nothing; leave it out to mean all");
            return None;
        }
        let named: Vec<Option<C>> = list.iter().map(|text| self.name(read, field, text)).collect();
        named.into_iter().collect()
    }

    /// What could be read, or a problem and nothing.
    pub(super) fn take<V>(&mut self, read: &dyn Stated<'_>, field: &str, value: Result<V, Wrong>) -> Option<V> {
        match value {
            Ok(value) => Some(value),
            Err(Wrong { message, accepted }) => {
                self.problems.expect(RulebookCode::BadValue, read.field(field), message, accepted);
                None
            }
        }
    }
}
