//! One column of a chunk: read, held against what it may be, put into the rows.

use super::chunk::{Chunk, Faults, UNCOUNTED};
use super::lanes::{Dates, Instants, Known, Lane, Number, Numbers, Unit, Values, set};
use super::spec::{ColumnSpec, Place};
use crate::flat::{Column, RowFault, UNKNOWN, UNKNOWN_DAY, WORD};
use crate::iso::{Country, Currency};
use crate::money::{AmountError, Fraction};
use crate::order::read::describe::{nearest, shorten};
use crate::time::Day;

const DOLLARS: [u8; WORD] = [2; WORD];

/// Some rows of a batch, as many as a word of bits tells of: from one on, those that are known, and their places in
/// the chunk.
#[derive(Clone, Copy)]
struct Rows {
    from: usize,
    known: Known,
    at: usize,
    count: usize,
}

impl Rows {
    const fn places(self) -> std::ops::Range<usize> {
        self.at..self.at + self.count
    }
}

impl<const N: usize> Chunk<N> {
    /// Reads the column with this number, of the rows from one on.
    pub(super) fn load(&mut self, number: usize, lane: &Lane<'_>, from: usize, count: usize) {
        self.add(lane.spec);
        let mut blank = true;
        for at in (0..count).step_by(WORD) {
            let (from, count) = (from + at, WORD.min(count - at));
            let rows = Rows { from, known: lane.known(from, count), at, count };
            blank &= rows.known.none();
            if self.needed(lane.spec) {
                rows.known.others(count).for_each(|place| self.faults.missing(at + place, lane.spec));
            } else if rows.known.none() && self.blank[number] {
                // The rows say so already.
                continue;
            }
            self.read(lane.spec, &lane.values, rows);
        }
        self.blank[number] = blank;
    }

    fn read(&mut self, spec: &ColumnSpec, values: &Values<'_>, rows: Rows) {
        match spec.place {
            Place::OrderId => {}
            Place::Extensions => self.load_extensions(spec, values, rows),
            Place::Flat(Column::Currency) => self.load_currencies(spec, values, rows),
            Place::Flat(column @ (Column::SupplierCountry | Column::BuyerCountry)) => {
                self.load_countries(column, spec, values, rows);
            }
            Place::Flat(column) => self.load_numbers(column, spec, values, rows),
        }
    }

    /// Any column of plain numbers.
    fn load_numbers(&mut self, column: Column, spec: &ColumnSpec, values: &Values<'_>, rows: Rows) {
        match values {
            Values::Rates(numbers) => return self.load_rates(column, spec, numbers, rows),
            Values::Amounts(numbers, unit) => return self.load_amounts(column, spec, (numbers, *unit), rows),
            Values::Dates(dates) => return self.load_dates(spec, dates, rows),
            _ => {}
        }
        if let Some(into) = self.lot.words(column) {
            load_words(&mut into[rows.places()], spec, values, rows, &mut self.faults);
        } else if let Some(into) = self.lot.sets(column) {
            load_sets(&mut into[rows.places()], spec, values, rows, &mut self.faults);
        } else if let (Some(into), Values::Instants(instants)) = (self.lot.longs(column), values) {
            let unknown = if column == Column::AsOf { self.as_of } else { UNKNOWN };
            if !instants.load(rows.from, &mut into[rows.places()], rows.known, unknown) {
                tell_instants(spec, instants, rows, &mut self.faults);
            }
        } else {
            self.forget(column, rows);
        }
    }

    /// A column without a value in any row.
    fn forget(&mut self, column: Column, rows: Rows) {
        if let Some(into) = self.lot.longs(column) {
            into[rows.places()].fill(if column == Column::AsOf { self.as_of } else { UNKNOWN });
        } else if let Some(into) = self.lot.days(column) {
            into[rows.places()].fill(UNKNOWN_DAY);
        }
    }

    fn load_currencies(&mut self, spec: &ColumnSpec, values: &Values<'_>, rows: Rows) {
        let mut found = [Some(None); WORD];
        let found = &mut found[..rows.count];
        if let Values::Currencies(meanings) = values {
            let find = |text: &str| Currency::parse(text).map(|currency| Some(Some(currency)));
            meanings.load(rows.from, found, rows.known, find, |place, text| {
                self.faults.wrong(rows.at + place, spec, no_code(text, "currency of ISO 4217", Currency::codes()));
            });
        }
        for (place, currency) in found.iter().enumerate() {
            // A row without one is faulty already.
            let currency = currency.flatten().unwrap_or(Currency::USD);
            self.lot.currency[rows.at + place] = currency;
            self.decimals[rows.at + place] = currency.decimals();
        }
    }

    fn load_countries(&mut self, column: Column, spec: &ColumnSpec, values: &Values<'_>, rows: Rows) {
        let mut found = [Some(None); WORD];
        let found = &mut found[..rows.count];
        if let Values::Countries(meanings) = values {
            let find = |text: &str| Country::parse(text).map(|country| Some(Some(country)));
            meanings.load(rows.from, found, rows.known, find, |place, text| {
                self.faults.wrong(
                    rows.at + place,
                    spec,
                    no_code(text, "country of ISO 3166-1 alpha-2", Country::codes()),
                );
            });
        }
        let lot = &mut self.lot;
        let into = if column == Column::SupplierCountry { &mut lot.supplier_country } else { &mut lot.buyer_country };
        into[rows.places()].iter_mut().zip(found).for_each(|(into, country)| *into = country.flatten());
    }

    fn load_dates(&mut self, spec: &ColumnSpec, dates: &Dates<'_>, rows: Rows) {
        for (place, into) in self.lot.ship_by[rows.places()].iter_mut().enumerate() {
            let day = dates.at(rows.from + place).unwrap_or_else(|error| {
                self.faults.wrong(rows.at + place, spec, error);
                None
            });
            *into = day.map_or(UNKNOWN_DAY, Day::number);
        }
    }

    fn load_amounts(&mut self, column: Column, spec: &ColumnSpec, amounts: (&Numbers<'_>, Unit), rows: Rows) {
        let (numbers, unit) = amounts;
        let Some(into) = self.lot.longs(column) else { return };
        let decimals = if unit == Unit::Dollars { &DOLLARS } else { &self.decimals[rows.places()] };
        if !numbers.load(rows.from, &mut into[rows.places()], rows.known, decimals) {
            self.tell_amounts(spec, amounts, rows);
        }
    }

    /// What is wrong with the amounts of a column.
    #[cold]
    fn tell_amounts(&mut self, spec: &ColumnSpec, (numbers, unit): (&Numbers<'_>, Unit), rows: Rows) {
        for place in 0..rows.count {
            let currency = if unit == Unit::Dollars { Currency::USD } else { self.lot.currency[rows.at + place] };
            let number = numbers.at(rows.from + place);
            let minor = number.and_then(|number| number.map(|number| number.minor(currency.decimals())).transpose());
            if let Err(error) = minor {
                self.faults.wrong(rows.at + place, spec, no_amount(number, error, currency));
            }
        }
    }

    fn load_rates(&mut self, column: Column, spec: &ColumnSpec, numbers: &Numbers<'_>, rows: Rows) {
        let exchange = column == Column::UsdRate;
        for place in 0..rows.count {
            let number = numbers.at(rows.from + place);
            let rate = number.ok().flatten().map(Number::fraction);
            let good = |rate: &Option<Fraction>| rate.is_some_and(|rate| !exchange || rate.value() > 0);
            if number.is_err() || rate.is_some_and(|rate| !good(&rate)) {
                self.faults.wrong(rows.at + place, spec, RowFault::Rate.words());
            }
            let (value, scale) = rate.flatten().map_or((UNKNOWN, 0), |rate| (rate.value(), rate.scale()));
            let (lot, place) = (&mut self.lot, rows.at + place);
            if exchange {
                (lot.usd_rate[place], lot.usd_rate_scale[place]) = (value, scale);
            } else {
                (lot.scheduled_rate[place], lot.scheduled_rate_scale[place]) = (value, scale);
            }
        }
    }

    fn load_extensions(&mut self, spec: &ColumnSpec, values: &Values<'_>, rows: Rows) {
        let Values::Counts(numbers) = values else {
            return self.extensions[rows.places()].fill(UNCOUNTED);
        };
        for place in 0..rows.count {
            let number = numbers.at(rows.from + place).map(|number| number.map(|number| number.minor(0)));
            self.extensions[rows.at + place] = match number {
                Ok(None) => UNCOUNTED,
                Ok(Some(Ok(number @ 0..=2))) => number.to_le_bytes()[0],
                _ => {
                    self.faults.wrong(rows.at + place, spec, "is not 0, 1 or 2");
                    UNCOUNTED
                }
            };
        }
    }
}

/// Words and flags, as their numbers.
fn load_words(into: &mut [u8], spec: &ColumnSpec, values: &Values<'_>, rows: Rows, faults: &mut Faults) {
    match values {
        Values::Words(words, meanings) => {
            let find = |text: &str| words.find(text);
            meanings.load(rows.from, into, rows.known, find, |place, text| {
                faults.wrong(rows.at + place, spec, none_of(text, words.names()));
            });
        }
        Values::Flags(array) => rows.known.flags(Known::bits(array.values(), rows.from, rows.count), into),
        _ => into.fill(0),
    }
}

/// Sets of words, as the bits of their numbers.
fn load_sets(into: &mut [u64], spec: &ColumnSpec, values: &Values<'_>, rows: Rows, faults: &mut Faults) {
    match values {
        Values::Sets(words, meanings) => {
            let find = |text: &str| set(words, text);
            meanings.load(rows.from, into, rows.known, find, |place, text| {
                let wrong = text.split(' ').find(|word| set(words, word).is_none()).unwrap_or(text);
                faults.wrong(rows.at + place, spec, none_of(wrong, words.names()));
            });
        }
        Values::SetLists(words, lists) => rows.known.fill(into, 0, |place| {
            lists.set(words, rows.from + place).unwrap_or_else(|word| {
                faults.wrong(rows.at + place, spec, none_of(word, words.names()));
                0
            })
        }),
        _ => into.fill(0),
    }
}

/// What is wrong with the instants of a column.
#[cold]
fn tell_instants(spec: &ColumnSpec, instants: &Instants<'_>, rows: Rows, faults: &mut Faults) {
    for place in 0..rows.count {
        if let Err(error) = instants.at(rows.from + place) {
            faults.wrong(rows.at + place, spec, error);
        }
    }
}

/// A word that is none of its list.
fn none_of<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.collect();
    let near = nearest(word, names.iter().copied()).map_or(String::new(), |name| format!("; did you mean `{name}`?"));
    let accepted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    format!("`{}` is none of {}{near}", shorten(word), accepted.join(", "))
}

/// Letters that are no code.
fn no_code<'n>(text: &str, what: &str, codes: impl Iterator<Item = &'n str>) -> String {
    let near = nearest(text, codes).map_or(String::new(), |code| format!("; did you mean `{code}`?"));
    format!("`{}` is no {what}{near}", shorten(text))
}

/// A number that is no amount.
fn no_amount(number: Result<Option<Number>, AmountError>, error: AmountError, currency: Currency) -> String {
    let shown = number.ok().flatten().map_or(String::new(), |number| format!("{} ", shorten(&number.to_string())));
    match error {
        AmountError::TooManyDecimals => {
            format!("{shown}{error} ({currency} has {})", currency.decimals())
        }
        _ => format!("{shown}{error}"),
    }
}
