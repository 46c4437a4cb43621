//! The look-up tables behind [`Rulebook::select`](super::Rulebook::select) and
//! [`Rulebook::fees`](super::Rulebook::fees).

use super::compile::Spell;
use super::editions::EditionRow;
use super::fees::{ByCountry, ByMethod, Fees};
use super::row::{Days, Row};
use super::select::{Choice, Span, Starts};
use super::terms::{FeeTerms, Param, PaymentFeeRow, SupplierFeeRow, Terms, WithdrawalRow};
use crate::codes::PaymentMethod;
use crate::sort::{sort, sort_by};
use crate::time::{Day, Zone};

/// All terms in one list, and by creation instant which of them are in force for whom.
pub(super) fn select(
    editions: &[EditionRow<'_>],
    spells: Vec<Vec<Spell>>,
    zone: &Zone,
) -> (Vec<Terms>, Starts, Vec<Span>) {
    let mut terms = Vec::new();
    let mut placed: Vec<(Days, &EditionRow<'_>, usize)> = Vec::new();
    for (edition, spells) in editions.iter().zip(spells) {
        for spell in spells {
            placed.push((spell.days, edition, terms.len()));
            terms.push(spell.terms);
        }
    }
    // Editions for certain parties are asked first.
    sort_by(&mut placed, |(_, edition, _), (_, other, _)| other.data.is_special().cmp(&edition.data.is_special()));
    let mut starts: Vec<i32> = placed.iter().map(|(days, ..)| days.from).collect();
    sort(&mut starts);
    starts.dedup();
    let span = |day: Day| {
        let in_force = placed.iter().filter(|(days, ..)| days.contains(day.number()));
        let choice = |(_, edition, terms): &(Days, &EditionRow<'_>, usize)| Choice {
            suppliers: edition.data.suppliers,
            buyers: edition.data.buyers,
            terms: *terms,
        };
        Span { choices: in_force.map(choice).collect() }
    };
    let days: Vec<Day> = starts.into_iter().filter_map(Day::from_number).collect();
    let spans = days.iter().map(|day| span(*day)).collect();
    (terms, starts_of(&days, zone), spans)
}

/// The fees by creation day: one span before every row, then one from each day on which a row begins or ends.
pub(super) fn fees(fees: &Fees<'_>, zone: &Zone) -> (Vec<FeeTerms>, Starts, Vec<Day>) {
    let mut cuts: Vec<i32> = Vec::new();
    cuts.extend(ends(&fees.supplier));
    cuts.extend(ends(&fees.payment));
    cuts.extend(ends(&fees.limits));
    cuts.extend(ends(&fees.withdrawal));
    sort(&mut cuts);
    cuts.dedup();
    let days: Vec<Day> = cuts.into_iter().filter_map(Day::from_number).collect();
    let first = std::iter::once(i32::MIN);
    let terms = first.chain(days.iter().map(|day| day.number())).map(|day| on(fees, day)).collect();
    (terms, starts_of(&days, zone), days)
}

fn starts_of(days: &[Day], zone: &Zone) -> Starts {
    Starts::new(days.iter().map(|day| zone.start(*day)).collect())
}

fn ends<T>(rows: &[Row<'_, T>]) -> impl Iterator<Item = i32> {
    rows.iter().flat_map(|row| [row.days.from, row.days.to])
}

/// The fees in force on one day.
fn on(fees: &Fees<'_>, day: i32) -> FeeTerms {
    FeeTerms {
        supplier: by_country(&fees.supplier, day)
            .map(|(row, since)| SupplierFeeRow {
                countries: row.data.countries,
                rule: Param { value: row.data.fee, source: row.source },
                since,
            })
            .collect(),
        payments: PaymentMethod::ALL.iter().filter_map(|method| payment(fees, *method, day)).collect(),
        withdrawal: by_country(&fees.withdrawal, day)
            .map(|(row, since)| WithdrawalRow {
                countries: row.data.countries,
                usd_cents: Param { value: row.data.fee, source: row.source },
                since,
            })
            .collect(),
    }
}

fn by_country<'r, 'f, T>(
    rows: &'r [Row<'f, ByCountry<T>>],
    day: i32,
) -> impl Iterator<Item = (&'r Row<'f, ByCountry<T>>, Day)> {
    let in_force = rows.iter().filter(move |row| row.days.contains(day));
    in_force.filter_map(|row| Some((row, row.days.first()?)))
}

fn by_method<'r, 'f, T>(
    rows: &'r [Row<'f, ByMethod<T>>],
    method: PaymentMethod,
    day: i32,
) -> Option<&'r Row<'f, ByMethod<T>>> {
    rows.iter().find(|row| row.data.method == method && row.days.contains(day))
}

fn payment(fees: &Fees<'_>, method: PaymentMethod, day: i32) -> Option<PaymentFeeRow> {
    let limits = by_method(&fees.limits, method, day)?;
    let row = by_method(&fees.payment, method, day);
    let fee = row.and_then(|row| Some(Param { value: row.data.data.clone()?, source: row.source }));
    let since = row.filter(|_| fee.is_some()).and_then(|row| row.days.first());
    let limits = Param { value: limits.data.data.clone(), source: limits.source };
    Some(PaymentFeeRow { method, fee, since, limits })
}
