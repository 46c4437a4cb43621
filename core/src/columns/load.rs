//! One column of a chunk: read, held against what it may be, put into the rows.

use super::chunk::{CHUNK, Chunk, UNCOUNTED};
use super::lanes::{Dates, Found, Instants, Known, Lane, Meanings, Number, Numbers, Unit, Values, set};
use super::spec::{ColumnSpec, Place};
use super::words::Words;
use crate::flat::{Column, NO, RowFault, UNKNOWN, UNKNOWN_DAY};
use crate::iso::{Country, Currency};
use crate::money::{AmountError, Fraction};
use crate::order::read::describe::{nearest, shorten};
use crate::time::Day;

const DOLLARS: [u8; CHUNK] = [2; CHUNK];

impl Chunk {
    /// Reads the column with this number, of the rows from one on.
    pub(super) fn load(&mut self, number: usize, lane: &Lane<'_>, from: usize, count: usize) {
        let (spec, known) = (lane.spec, lane.known(from, count));
        let none = known.none();
        if self.needed(spec) {
            (0..count).filter(|place| !known.has(*place)).for_each(|place| self.missing(place, spec));
        } else if none && self.blank[number] {
            // The rows say so already.
            return;
        }
        self.blank[number] = none;
        self.active.add(spec);
        match &lane.values {
            Values::Unknown => {}
            Values::Words(words, meanings) => self.load_words(spec, (words, meanings), from, count, known),
            Values::Sets(words, meanings) => self.load_sets(spec, (words, meanings), from, count, known),
            Values::SetLists(words, lists) => {
                let mut sets = [0; CHUNK];
                known.fill(&mut sets[..count], 0, |place| {
                    lists.set(words, from + place).unwrap_or_else(|word| {
                        self.wrong(place, spec, none_of(word, words.names()));
                        0
                    })
                });
                self.put_sets(spec, &sets[..count]);
            }
            Values::Currencies(words, meanings) => {
                self.load_currencies(spec, (words, meanings), from, count, known);
            }
            Values::Countries(meanings) => self.load_countries(spec, meanings, from, count, known),
            Values::Flags(array) => {
                let (mut numbers, flags) = ([0; CHUNK], Known::bits(array.values(), from, count));
                known.choose(&mut numbers[..count], 0, |place| NO + u8::from(flags.has(place)));
                self.put_numbers(spec, &numbers[..count]);
            }
            Values::Instants(instants) => self.load_instants(spec, instants, from, count, known),
            Values::Dates(dates) => self.load_dates(spec, dates, from, count),
            Values::Amounts(numbers, unit) => self.load_amounts(spec, (numbers, *unit), from, count, known),
            Values::Rates(numbers) => self.load_rates(spec, numbers, from, count),
            Values::Counts(numbers) => self.load_counts(spec, numbers, from, count),
        }
    }

    fn load_words(
        &mut self,
        spec: &ColumnSpec,
        (words, meanings): (&Words<u8>, &Meanings<'_, u8>),
        from: usize,
        count: usize,
        known: Known,
    ) {
        let mut numbers = [0; CHUNK];
        let find = |text: &str| words.find(text);
        meanings.load(from, &mut numbers[..count], known, find, |place, text| {
            self.wrong(place, spec, none_of(text, words.names()));
        });
        self.put_numbers(spec, &numbers[..count]);
    }

    fn load_sets(
        &mut self,
        spec: &ColumnSpec,
        (words, meanings): (&Words<u8>, &Meanings<'_, u64>),
        from: usize,
        count: usize,
        known: Known,
    ) {
        let mut sets = [0; CHUNK];
        let find = |text: &str| set(words, text);
        meanings.load(from, &mut sets[..count], known, find, |place, text| {
            let wrong = text.split(' ').find(|word| set(words, word).is_none()).unwrap_or(text);
            self.wrong(place, spec, none_of(wrong, words.names()));
        });
        self.put_sets(spec, &sets[..count]);
    }

    fn load_currencies(
        &mut self,
        spec: &ColumnSpec,
        (words, meanings): (&Words<Currency>, &Meanings<'_, Found<Currency>>),
        from: usize,
        count: usize,
        known: Known,
    ) {
        let mut found = [Some(None); CHUNK];
        let find = |text: &str| words.find(text).map(|currency| Some(Some(currency)));
        meanings.load(from, &mut found[..count], known, find, |place, text| {
            self.wrong(place, spec, no_code(text, "currency of ISO 4217", Currency::codes()));
        });
        for (place, currency) in found[..count].iter().enumerate() {
            // A row without one is faulty already.
            let currency = currency.flatten().unwrap_or(Currency::USD);
            self.rows[place].currency = currency;
            self.decimals[place] = currency.decimals();
        }
    }

    fn load_countries(
        &mut self,
        spec: &ColumnSpec,
        meanings: &Meanings<'_, Found<Country>>,
        from: usize,
        count: usize,
        known: Known,
    ) {
        let mut found = [Some(None); CHUNK];
        let find = |text: &str| Country::parse(text).map(|country| Some(Some(country)));
        meanings.load(from, &mut found[..count], known, find, |place, text| {
            self.wrong(place, spec, no_code(text, "country of ISO 3166-1 alpha-2", Country::codes()));
        });
        self.put_countries(spec, &found[..count]);
    }

    fn load_instants(&mut self, spec: &ColumnSpec, instants: &Instants<'_>, from: usize, count: usize, known: Known) {
        let mut found = [None; CHUNK];
        let found = &mut found[..count];
        instants.load(from, found, known);
        if Known::those(found.iter().map(Option::is_some)) != known {
            for place in 0..count {
                if let Err(error) = instants.at(from + place) {
                    self.wrong(place, spec, error);
                }
            }
        }
        self.put_instants(spec, found);
    }

    fn load_dates(&mut self, spec: &ColumnSpec, dates: &Dates<'_>, from: usize, count: usize) {
        for place in 0..count {
            let day = dates.at(from + place).unwrap_or_else(|error| {
                self.wrong(place, spec, error);
                None
            });
            self.parts[place].ship_by = day.map_or(UNKNOWN_DAY, Day::number);
        }
    }

    fn load_amounts(
        &mut self,
        spec: &ColumnSpec,
        (numbers, unit): (&Numbers<'_>, Unit),
        from: usize,
        count: usize,
        known: Known,
    ) {
        let mut minor = [UNKNOWN; CHUNK];
        let minor = &mut minor[..count];
        let decimals = if unit == Unit::Dollars { &DOLLARS } else { &self.decimals };
        numbers.load(from, minor, known, decimals);
        if Known::those(minor.iter().map(|minor| *minor != UNKNOWN)) != known {
            self.tell_amounts(spec, (numbers, unit), from, count);
        }
        self.put_amounts(spec, minor);
    }

    /// What is wrong with the amounts of a column.
    #[cold]
    fn tell_amounts(&mut self, spec: &ColumnSpec, (numbers, unit): (&Numbers<'_>, Unit), from: usize, count: usize) {
        for place in 0..count {
            let currency = if unit == Unit::Dollars { Currency::USD } else { self.rows[place].currency };
            let number = numbers.at(from + place);
            let minor = number.and_then(|number| number.map(|number| number.minor(currency.decimals())).transpose());
            if let Err(error) = minor {
                self.wrong(place, spec, no_amount(number, error, currency));
            }
        }
    }

    fn load_rates(&mut self, spec: &ColumnSpec, numbers: &Numbers<'_>, from: usize, count: usize) {
        let exchange = spec.place == Place::Flat(Column::UsdRate);
        for place in 0..count {
            let number = numbers.at(from + place);
            let rate = number.ok().flatten().map(Number::fraction);
            let good = |rate: &Option<Fraction>| rate.is_some_and(|rate| !exchange || rate.value() > 0);
            if number.is_err() || rate.is_some_and(|rate| !good(&rate)) {
                self.wrong(place, spec, RowFault::Rate.words());
            }
            self.put_rate(exchange, place, rate.flatten());
        }
    }

    fn load_counts(&mut self, spec: &ColumnSpec, numbers: &Numbers<'_>, from: usize, count: usize) {
        for place in 0..count {
            let number = numbers.at(from + place).map(|number| number.map(|number| number.minor(0)));
            self.extensions[place] = match number {
                Ok(None) => UNCOUNTED,
                Ok(Some(Ok(number @ 0..=2))) => number.to_le_bytes()[0],
                _ => {
                    self.wrong(place, spec, "is not 0, 1 or 2");
                    UNCOUNTED
                }
            };
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
