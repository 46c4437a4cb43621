//! The ends of what a replay hangs on and nobody knows.

use crate::codes::{Field, FieldSet, ReleaseModel};
use crate::row::{Row, ShipBy};
use crate::rulebook::Rulebook;
use crate::rulebook::terms::{Param, Terms};
use crate::rules::{self, End, funds};
use crate::trace::Deaf;
use arrayvec::ArrayVec;

/// The most ends: two for each of three facts that a replay can hang on.
pub const ENDS_MAX: usize = 8;

/// The facts a replay can hang on, in the order of the bits that number the ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dimension {
    /// The bit.
    pub bit: usize,
    /// The facts whose absence opens it.
    pub missing: FieldSet,
}

/// Every end of what is not known, with the facts that would close each dimension.
#[derive(Clone, Debug, Default)]
pub struct Ends {
    /// The ends, numbered by bits: end `i` has bit `b` set where dimension `b` is at its other end.
    pub ends: ArrayVec<End, ENDS_MAX>,
    /// The dimensions that are open.
    pub dimensions: ArrayVec<Dimension, 3>,
}

/// What a replay hangs on: its first end, and the facts whose absence opens others.
#[derive(Clone, Copy, Debug)]
pub struct Hinges {
    /// The one end, or the first of several.
    first: End,
    /// What the supplier's limit lacks.
    limit: FieldSet,
    /// The most days to completion, where the transport is not known; the first end has the fewest.
    most_days: Option<Param<u16>>,
    /// What the release condition may lack.
    condition: FieldSet,
}

impl Hinges {
    /// What a row under its terms hangs on.
    ///
    /// `pays` and `ships` tell whether the limit and the transport can matter at all.
    #[expect(clippy::inline_always, reason = "a copy of what it gives costs more than the work")]
    #[inline(always)]
    pub fn of(book: &Rulebook, terms: &Terms, row: &Row, pays: bool, ships: bool) -> Self {
        let completion_days = row.transport.and_then(|transport| terms.funds.days_for(transport));
        let release_model = rules::release_model(book, terms, row, &mut Deaf);
        let first = End { limit: None, completion_days, condition_if_open: false, release_model };
        let mut hinges = Self { first, limit: FieldSet::EMPTY, most_days: None, condition: FieldSet::EMPTY };
        if row.transport.is_none() && ships {
            hinges.completion(terms);
        }
        if row.is_protected_type() {
            match release_model {
                ReleaseModel::Limit if pays => match funds::limit(book, row) {
                    Ok(limit) => hinges.first.limit = Some(limit),
                    Err(missing) => hinges.limit = missing,
                },
                ReleaseModel::InspectionAndShipment if ships => hinges.condition = condition_facts(row),
                _ => {}
            }
        }
        hinges
    }

    fn completion(&mut self, terms: &Terms) {
        if let Some((fewest, most)) = terms.funds.days_range() {
            (self.first.completion_days, self.most_days) = (Some(fewest), Some(most));
        }
    }

    /// The end of a row of which everything is known that its replay hangs on.
    #[inline]
    pub fn only(&self) -> Option<End> {
        let known = self.limit.is_empty() && self.most_days.is_none() && self.condition.is_empty();
        known.then_some(self.first)
    }

    /// The first end, which every replay has.
    pub const fn first(&self) -> End {
        self.first
    }
}

impl From<Hinges> for Ends {
    fn from(hinges: Hinges) -> Self {
        let mut ends = Self::default();
        ends.ends.push(hinges.first);
        if !hinges.limit.is_empty() {
            ends.open(hinges.limit, |end| end.limit = Some(0));
        }
        if let Some(most) = hinges.most_days {
            ends.open(FieldSet::of(Field::Transport), |end| end.completion_days = Some(most));
        }
        if !hinges.condition.is_empty() {
            ends.open(hinges.condition, |end| end.condition_if_open = true);
        }
        ends
    }
}

impl Ends {
    /// The ends of a row under its terms; see [`Hinges::of`].
    pub fn of(book: &Rulebook, terms: &Terms, row: &Row, pays: bool, ships: bool) -> Self {
        Hinges::of(book, terms, row, pays, ships).into()
    }

    /// Names the facts that the release condition wanted, where its dimension is open.
    pub(super) fn name_condition(&mut self, undecided: FieldSet) {
        let opens = |dimension: &&mut Dimension| self.ends[dimension.bit].condition_if_open;
        if let Some(dimension) = self.dimensions.iter_mut().find(opens) {
            dimension.missing = undecided;
        }
    }

    fn open(&mut self, missing: FieldSet, other: impl Fn(&mut End)) {
        let bit = self.ends.len();
        for place in 0..bit {
            let mut end = self.ends[place];
            other(&mut end);
            self.ends.push(end);
        }
        self.dimensions.push(Dimension { bit, missing });
    }

    /// The facts that matter: those of every dimension along which two ends differ.
    pub fn differing<A, B: PartialEq>(&self, answers: &[A], view: impl Fn(&A) -> B) -> FieldSet {
        let mut missing = FieldSet::EMPTY;
        for dimension in &self.dimensions {
            let differs = (0..answers.len())
                .filter(|place| place & dimension.bit == 0)
                .any(|place| view(&answers[place]) != view(&answers[place | dimension.bit]));
            if differs {
                missing = missing.union(dimension.missing);
            }
        }
        missing
    }
}

/// The facts for want of which the condition of `inspection_and_shipment` may be undecided.
fn condition_facts(row: &Row) -> FieldSet {
    // Before the replay a relative date still awaits its payment, which may not say what it is for.
    let awaited = row.ship_by == ShipBy::AwaitingPayment;
    FieldSet::EMPTY
        .with_if(row.ship_by == ShipBy::Unknown || !row.terms_known, Field::Terms)
        .with_if(awaited || row.ship_by == ShipBy::UnknownPart, Field::EventPart)
        .with_if(awaited || row.ship_by == ShipBy::UnknownRoute, Field::EventRoute)
        .with_if(row.terms_known && row.inspection_booked.is_none(), Field::TermsInspection)
}
