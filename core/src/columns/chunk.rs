//! Some rows of a batch: filled column by column, then decided one by one.

use super::answers::Decided;
use super::spec::{ColumnSpec, Place as Which};
use crate::decide::Parts;
use crate::flat::{
    Column, FlatDecision, Lot, NO, Place, RowFault, ShipByState, UNKNOWN, UNKNOWN_DAY, YES, decide_numbers,
};
use crate::rulebook::Rulebook;
use crate::time::Instant;
use std::ops::Range;

/// No number of extensions is known.
pub(super) const UNCOUNTED: u8 = u8::MAX;

const EXTENSIONS_CONTRADICT: &str = "extensions: does not go with extended_by_buyer and extended_by_supplier";
const STATE_CONTRADICTS: &str = "ship_by_state: says that there is no date, but ship_by gives one";

/// What is wrong with a row.
pub(super) struct Fault {
    pub(super) place: usize,
    pub(super) text: String,
}

/// What is wrong with some rows.
#[derive(Default)]
pub(super) struct Faults {
    /// In the order in which they were found.
    pub(super) all: Vec<Fault>,
    /// Whether each row has a fault, so far as any has.
    faulty: Vec<bool>,
    /// The rows that hold nothing, for a reason told beforehand.
    lost: Vec<usize>,
}

impl Faults {
    #[inline]
    fn has(&self, place: usize) -> bool {
        self.faulty.get(place).is_some_and(|faulty| *faulty)
    }

    #[cold]
    fn add(&mut self, place: usize, text: String) {
        if self.lost.contains(&place) {
            return;
        }
        if self.faulty.len() <= place {
            self.faulty.resize(place + 1, false);
        }
        self.faulty[place] = true;
        self.all.push(Fault { place, text });
    }

    fn clear(&mut self) {
        self.all.clear();
        self.faulty.clear();
        self.lost.clear();
    }

    #[cold]
    pub(super) fn wrong(&mut self, place: usize, column: &ColumnSpec, what: impl std::fmt::Display) {
        self.add(place, format!("{}: {what}", column.name()));
    }

    #[cold]
    pub(super) fn missing(&mut self, place: usize, column: &ColumnSpec) {
        self.wrong(place, column, RowFault::Missing.words());
    }
}

/// Some rows, `N` at most, with what each column said of them.
pub(super) struct Chunk<const N: usize> {
    /// Where a row names no instant to look at.
    pub(super) as_of: i64,
    pub(super) lot: Lot<N>,
    pub(super) extensions: [u8; N],
    /// Of each row's currency.
    pub(super) decimals: [u8; N],
    /// Whether the rows say nothing where a column does.
    pub(super) blank: Vec<bool>,
    /// Whether the table has a date, whose state goes without saying.
    dated: bool,
    /// Whether it has a number of extensions, of which the parties' own may be worked out.
    counted: bool,
    pub(super) faults: Faults,
    pub(super) decided: Decided,
}

impl<const N: usize> Chunk<N> {
    pub(super) fn new(columns: usize, as_of: Option<Instant>) -> Self {
        let as_of = as_of.map_or(UNKNOWN, Instant::micros);
        let mut lot = Lot::new();
        lot.as_of = [as_of; N];
        Self {
            as_of,
            lot,
            extensions: [UNCOUNTED; N],
            decimals: [0; N],
            blank: vec![true; columns],
            dated: false,
            counted: false,
            faults: Faults::default(),
            decided: Decided::new(),
        }
    }

    /// Begins with other rows. What was worked out of the rows before is what no column of these rows says.
    pub(super) fn clear(&mut self) {
        if self.dated {
            self.lot.ship_by_state = [0; N];
        }
        if self.counted {
            (self.lot.extended_by_buyer, self.lot.extended_by_supplier) = ([0; N], [0; N]);
        }
        (self.dated, self.counted) = (false, false);
        self.faults.clear();
    }

    /// Gives a row up: what its columns say is no matter.
    #[cold]
    pub(super) fn lose(&mut self, place: usize, text: String) {
        self.faults.add(place, text);
        self.faults.lost.push(place);
    }

    /// Hears that the table has this column.
    pub(super) fn add(&mut self, column: &ColumnSpec) {
        self.dated |= column.place == Which::Flat(Column::ShipBy);
        self.counted |= column.place == Which::Extensions;
    }

    /// Whether every row must name it.
    pub(super) fn needed(&self, column: &ColumnSpec) -> bool {
        column.required() || (column.place == Which::Flat(Column::AsOf) && self.as_of == UNKNOWN)
    }

    /// Works out what goes without saying, once every column has been read.
    pub(super) fn complete(&mut self, count: usize) {
        if self.dated {
            self.state_ship_by(count);
        }
        if self.counted {
            self.tell_extensions(count);
        }
    }

    /// Decides some rows, those that have no fault, as far as these parts.
    pub(super) fn decide(&mut self, book: &Rulebook, parts: Parts, places: Range<usize>) {
        self.decided.clear();
        for place in places {
            if self.faults.has(place) {
                self.decided.push(&FlatDecision::UNKNOWN);
                continue;
            }
            match decide_numbers::<false>(book, &Place { lot: &self.lot, place }, parts) {
                Ok(decision) => self.decided.push(&FlatDecision::from(&decision)),
                Err(problem) => {
                    self.faults.add(place, problem.to_string());
                    self.decided.push(&FlatDecision::UNKNOWN);
                }
            }
        }
    }

    /// A date needs no state beside it, and admits none but `date`.
    fn state_ship_by(&mut self, count: usize) {
        let date = ShipByState::Date.number();
        for (place, state) in self.lot.ship_by_state.iter_mut().enumerate().take(count) {
            if self.lot.ship_by[place] == UNKNOWN_DAY || *state == date {
                continue;
            }
            if *state != 0 && !self.faults.has(place) {
                self.faults.add(place, STATE_CONTRADICTS.to_owned());
            }
            *state = date;
        }
    }

    /// Who extended the receiving time, where that is told as a number.
    fn tell_extensions(&mut self, count: usize) {
        for place in 0..count {
            let (buyer, supplier) = (self.lot.extended_by_buyer[place], self.lot.extended_by_supplier[place]);
            match extended(buyer, supplier, self.extensions[place]) {
                Some(told) => {
                    (self.lot.extended_by_buyer[place], self.lot.extended_by_supplier[place]) = told;
                }
                None if self.faults.has(place) => {}
                None => self.faults.add(place, EXTENSIONS_CONTRADICT.to_owned()),
            }
        }
    }
}

/// Buyer and supplier, each as a flag; nothing where the count is not theirs.
///
/// Where only the count is told, the buyer is taken first.
fn extended(buyer: u8, supplier: u8, count: u8) -> Option<(u8, u8)> {
    if count == UNCOUNTED {
        return Some((buyer, supplier));
    }
    let counted = |buyer: u8, supplier: u8| u8::from(buyer == YES) + u8::from(supplier == YES);
    let told = |flag: u8, others: u8| match flag {
        0 if others < count => YES,
        0 => NO,
        flag => flag,
    };
    let buyer = told(buyer, counted(buyer, supplier));
    let supplier = told(supplier, counted(buyer, supplier));
    (counted(buyer, supplier) == count).then_some((buyer, supplier))
}
