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

/// A span of creation instants in which no terms change; it ends where the next starts.
#[derive(Clone, Debug)]
pub(super) struct Span {
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

/// Instants in order, and at once how many of them have come by another.
///
/// Time is cut into stretches; for each it is kept how many came before it, so that hardly one is left to look at.
#[derive(Clone, Debug)]
pub(super) struct Starts {
    at: Vec<Instant>,
    before: Vec<usize>,
}

impl Starts {
    pub(super) fn new(at: Vec<Instant>) -> Self {
        let after_all = at.last().map_or(0, |last| Self::stretch(*last) + 1);
        let before = |stretch| at.partition_point(|start| Self::stretch(*start) < stretch);
        Self { before: (0..=after_all).map(before).collect(), at }
    }

    /// Which stretch an instant lies in: they are 2^41 microseconds long, some 25 days.
    #[inline]
    fn stretch(at: Instant) -> usize {
        usize::try_from(at.micros() >> 41).unwrap_or(0)
    }

    /// How many lie at or before an instant.
    #[inline]
    fn begun(&self, at: Instant) -> usize {
        let stretch = Self::stretch(at).min(self.before.len() - 1);
        let mut begun = self.before[stretch];
        while self.at.get(begun).is_some_and(|start| *start <= at) {
            begun += 1;
        }
        begun
    }
}

impl Rulebook {
    /// `EDI-SELECT`: the terms of an order created at an instant between two countries [F-004, F-005].
    #[expect(clippy::inline_always, reason = "every decision begins with it")]
    #[inline(always)]
    pub fn select(&self, created_at: Instant, supplier: Option<Country>, buyer: Option<Country>) -> Selection<'_> {
        let begun = self.span_starts.begun(created_at);
        let Some(span) = begun.checked_sub(1).and_then(|last| self.spans.get(last)) else {
            return Selection::BeforeFirst;
        };
        for choice in &span.choices {
            if choice.suppliers.is_none() && choice.buyers.is_none() {
                return Selection::In(&self.terms[choice.terms]);
            }
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
        &self.fees[self.fee_starts.begun(created_at)]
    }

    /// The fees for orders created on a day in the platform zone.
    #[inline]
    pub fn fees_on(&self, created: Day) -> &FeeTerms {
        let later = self.fee_days.partition_point(|day| *day <= created);
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

#[cfg(test)]
mod tests {
    use super::Starts;
    use crate::time::Instant;

    #[test]
    fn as_many_have_come_as_lie_before() {
        let days = [15_000, 15_001, 15_020, 16_470, 16_470, 19_358];
        let at: Vec<Instant> = days.iter().filter_map(|day| Instant::from_micros(day * 86_400_000_000)).collect();
        let starts = Starts::new(at.clone());
        let around = |day: i64| [-1, 0, 1].map(|away| day * 86_400_000_000 + away);
        let instants = (10_958..25_000).flat_map(around).filter_map(Instant::from_micros);
        assert_eq!(at.len(), days.len());
        for instant in instants {
            assert_eq!(starts.begun(instant), at.iter().filter(|start| **start <= instant).count(), "{instant}");
            assert_eq!(Starts::new(Vec::new()).begun(instant), 0);
        }
    }
}
