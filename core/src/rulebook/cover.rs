//! Whether exactly one entry is in force on every day.

use super::editions::EditionRow;
use super::names::{Key, Reach};
use super::problem::{Problems, RulebookCode};
use super::row::{Days, Row};
use super::values::{Datum, Values, slots};
use crate::codes::{Edition, OrderType};
use crate::sort::sort;

/// A stretch of days on which not exactly one entry is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// None is.
    Gap(Days),
    /// More than one is.
    Overlap(Days),
}

/// The faults of entries that should fill `whole` and not cross each other.
pub(super) fn faults(mut spans: Vec<Days>, whole: Days) -> Vec<Fault> {
    spans.retain_mut(|span| span.intersect(whole).inspect(|both| *span = *both).is_some());
    sort(&mut spans);
    let (mut faults, mut reached) = (Vec::new(), whole.from);
    for span in spans {
        if span.from > reached {
            faults.push(Fault::Gap(Days { from: reached, to: span.from }));
        } else if span.from < reached {
            faults.push(Fault::Overlap(Days { from: span.from, to: reached.min(span.to) }));
        }
        reached = reached.max(span.to);
    }
    if reached < whole.to {
        faults.push(Fault::Gap(Days { from: reached, to: whole.to }));
    }
    faults
}

/// Reports faults.
pub(super) fn report(faults: &[Fault], path: &dyn Fn() -> String, what: &str, problems: &mut Problems) {
    for fault in faults {
        match fault {
            Fault::Gap(days) => problems.expect(
                RulebookCode::Gap,
                path(),
                format!("nothing is in force {days}"),
                format!("exactly one {what} for every day"),
            ),
            Fault::Overlap(days) => problems.expect(
                RulebookCode::Overlap,
                path(),
                format!("more than one is in force {days}"),
                format!("exactly one {what} for every day"),
            ),
        }
    }
}

/// Checks that every value is there, once, for every edition, order type and day.
///
/// `complete` tells whether every edition could be read; if not, a value may be for one that is missing here.
pub(super) fn values(values: &Values<'_>, editions: &[EditionRow<'_>], complete: bool, problems: &mut Problems) {
    for key in Key::ALL.iter().copied().filter(|key| !values.suspect.contains(key)) {
        let first = values.rows.partition_point(|row| row.data.key < key);
        let last = values.rows.partition_point(|row| row.data.key <= key);
        let rows = &values.rows[first..last];
        if rows.is_empty() {
            problems.add(RulebookCode::MissingValue, key.name(), "is not in the rulebook");
        } else {
            of_key(key, rows, editions, problems);
            if complete && key.reach() != Reach::Common {
                idle(rows, editions, problems);
            }
        }
    }
}

fn of_key(key: Key, rows: &[Row<'_, Datum>], editions: &[EditionRow<'_>], problems: &mut Problems) {
    if key.reach() == Reach::Common {
        cell(key, rows, None, &[None], problems);
        return;
    }
    let by_type: Vec<Option<OrderType>> = match key.reach() {
        Reach::OrderType => OrderType::ALL.iter().copied().map(Some).collect(),
        _ => vec![None],
    };
    for edition in editions {
        cell(key, rows, Some(edition), &by_type, problems);
    }
}

/// Reports entries that are for no day of the editions they name.
fn idle(rows: &[Row<'_, Datum>], editions: &[EditionRow<'_>], problems: &mut Problems) {
    for row in rows {
        let mut days = editions.iter().filter(|edition| row.data.editions.contains(&edition.data.edition));
        if !days.any(|edition| edition.days.intersect(row.days).is_some()) {
            let message = format!("no day of the editions that it names lies {}", row.days);
            problems.add(RulebookCode::BadValue, row.path(), message);
        }
    }
}

/// Checks one edition; what is wrong for several order types or places of a table is told once.
fn cell(
    key: Key,
    rows: &[Row<'_, Datum>],
    edition: Option<&EditionRow<'_>>,
    order_types: &[Option<OrderType>],
    problems: &mut Problems,
) {
    let id: Option<Edition> = edition.map(|row| row.data.edition);
    let whole = edition.map_or(Days::ALL, |row| row.days);
    let mut told: Vec<Fault> = Vec::new();
    for order_type in order_types {
        for slot in 0..slots(key) {
            let named = rows.iter().filter(|row| row.data.is_for(id, *order_type) && row.data.names_slot(slot));
            let mut new = faults(named.map(|row| row.days).collect(), whole);
            new.retain(|fault| !told.contains(fault));
            report(&new, &|| place(key, id, *order_type), "value", problems);
            told.extend(new);
        }
    }
}

/// Where a value is looked for, for a message.
fn place(key: Key, edition: Option<Edition>, order_type: Option<OrderType>) -> String {
    let parts = [edition.map(Edition::name), order_type.map(OrderType::name)].into_iter().flatten();
    parts.fold(key.name().to_owned(), |path, part| format!("{path} in {part}"))
}
