//! Which terms and fees an order has: found by its creation instant, without allocating.

use super::Rulebook;
use super::terms::{FeeTerms, Terms};
use crate::codes::{Field, FieldSet};
use crate::iso::{Country, CountrySet};
use crate::time::{Day, Instant};

/// The terms of an order, where they can be told [rules section 2].
#[derive(Clone, Copy, Debug)]
pub enum Selection<'r> {
    /// These terms.
    In(&'r Terms),
    /// It was created before the first edition (`NO_EDITION`).
    BeforeFirst,
    /// It depends on a country that is missing.
    Unknown(FieldSet),
}

/// A span of creation instants in which no terms change.
#[derive(Clone, Debug)]
pub(super) struct Span {
    /// Its first instant; it ends where the next span starts.
    pub(super) start: Instant,
    /// The editions in force, those for certain parties before those for everybody else.
    pub(super) choices: Vec<Choice>,
}

/// An edition in force, and for whom.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    /// The suppliers' countries; any where none is named.
    pub(super) suppliers: Option<CountrySet>,
    /// The buyers' countries; any where none is named.
    pub(super) buyers: Option<CountrySet>,
    /// The place of its terms.
    pub(super) terms: usize,
}

impl Rulebook {
    /// `EDI-SELECT`: the terms of an order created at an instant between two countries [F-004, F-005].
    #[inline]
    pub fn select(&self, created_at: Instant, supplier: Option<Country>, buyer: Option<Country>) -> Selection<'_> {
        // All starts are looked at: that is quicker than to guess at which to stop.
        let begun = self.spans.iter().filter(|span| span.start <= created_at).count();
        let Some(span) = begun.checked_sub(1).and_then(|last| self.spans.get(last)) else {
            return Selection::BeforeFirst;
        };
        for choice in &span.choices {
            match (side(choice.suppliers.as_ref(), supplier), side(choice.buyers.as_ref(), buyer)) {
                (Some(true), Some(true)) => return Selection::In(&self.terms[choice.terms]),
                (Some(false), _) | (_, Some(false)) => {}
                _ => return Selection::Unknown(absent(supplier, buyer)),
            }
        }
        Selection::BeforeFirst
    }

    /// The fees for orders created at an instant.
    #[inline]
    pub fn fees(&self, created_at: Instant) -> &FeeTerms {
        let later = self.fee_starts.partition_point(|(start, _)| *start <= created_at);
        &self.fees[later]
    }

    /// The fees for orders created on a day in the platform zone.
    #[inline]
    pub fn fees_on(&self, created: Day) -> &FeeTerms {
        let later = self.fee_starts.partition_point(|(_, day)| *day <= created);
        &self.fees[later]
    }
}

/// Whether a country is among those named; nothing where that depends on a country that is missing.
#[inline]
fn side(named: Option<&CountrySet>, country: Option<Country>) -> Option<bool> {
    match (named, country) {
        (None, _) => Some(true),
        (Some(set), Some(country)) => Some(set.contains(country)),
        (Some(_), None) => None,
    }
}

fn absent(supplier: Option<Country>, buyer: Option<Country>) -> FieldSet {
    FieldSet::EMPTY.with_if(supplier.is_none(), Field::SupplierCountry).with_if(buyer.is_none(), Field::BuyerCountry)
}
