//! The rules, one function each.
//!
//! A rule's function carries the rule's ID first in its doc comment, reads facts from the [`Row`] and
//! values from the [`Terms`], and says what it found to a [`Trace`]. Composition
//! happens in [`crate::decide`] and [`crate::assess`], never here.
//!
//! How the words of the sources are coded, everywhere:
//!
//! | the source says | coded as |
//! |---|---|
//! | "from the Nth day of X" | [`Zone::ordinal`](crate::time::Zone::ordinal): X's own date is day 1 |
//! | "within N days of X" | [`Zone::window`](crate::time::Zone::window): X's own date is left out, `t < closes` |
//! | "after the date" | `day(t) > date` |
//! | "on or before the date" | `day(t) <= date` |
//! | "less than", "under" | `<` |
//! | "up to", "at most" | `<=` |
//! | "over", "above", "exceeds" | `>` |

pub mod claims;
pub mod coverage;
pub mod dispute;
pub mod evidence;
pub mod fees;
pub mod funds;
pub mod guarantees;
pub mod inverse;
pub mod lifecycle;
pub mod terms;

use crate::codes::{CoverageType, ReleaseModel};
use crate::row::{Pots, Row};
use crate::rulebook::Rulebook;
use crate::rulebook::terms::{Param, Terms};
use crate::time::{Day, Instant, Zone};
use crate::trace::Trace;

/// One of the possible values of facts that the whole replay depends on [rules 5.1].
///
/// Where the supplier's limit or the way of transport is not known, an order is looked at under both
/// ends of what they can be; where the ends agree the answer is known all the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    /// What the supplier's limit has room for, in minor units of the order; nothing is no limit.
    pub limit: Option<i64>,
    /// Days from shipment to automatic completion; nothing where unpublished.
    pub completion_days: Option<Param<u16>>,
    /// What a release condition that cannot be decided is taken for.
    pub condition_if_open: bool,
    /// The release model: never open, but asked for whenever money may move.
    pub release_model: ReleaseModel,
}

/// The coverage type of an order; see [`Matter::coverage_type`].
#[inline]
fn coverage_type<T: Trace>(book: &Rulebook, terms: &Terms, row: &Row, trace: &mut T) -> Option<CoverageType> {
    let terms = terms.coverage.coverage_types.as_ref()?;
    Some(row.coverage_type.unwrap_or_else(|| {
        let before = trace.read(terms.pre_shipment_before);
        if book.zone().day(row.created_at) < before { CoverageType::PreShipment } else { CoverageType::PostDelivery }
    }))
}

/// `REL-MODEL`: the order's own release model, else its coverage type's, else the edition's.
#[inline]
pub fn release_model<T: Trace>(book: &Rulebook, terms: &Terms, row: &Row, trace: &mut T) -> ReleaseModel {
    if let Some(own) = row.release_model {
        return own;
    }
    match (coverage_type(book, terms, row, trace), &terms.coverage.coverage_types) {
        (Some(CoverageType::PreShipment), Some(terms)) => trace.read(terms.pre_shipment_release),
        _ => trace.read(terms.funds.release_model),
    }
}

/// What a rule looks at: an order at one end, under the terms of its edition.
#[derive(Clone, Copy, Debug)]
pub struct Matter<'a> {
    /// The rulebook.
    pub book: &'a Rulebook,
    /// The terms of the order's edition.
    pub terms: &'a Terms,
    /// The order.
    pub row: &'a Row,
    /// The end of the unknown facts.
    pub end: End,
    /// Its money, where it is known.
    pub pots: Option<&'a Pots>,
}

impl<'a> Matter<'a> {
    /// A row at one end, its money as the row has it.
    #[inline]
    pub fn of(book: &'a Rulebook, terms: &'a Terms, row: &'a Row, end: End) -> Self {
        Self { book, terms, row, end, pots: row.pots.as_ref() }
    }

    /// The platform's zone.
    #[inline]
    pub fn zone(&self) -> &'a Zone {
        self.book.zone()
    }

    /// The civil day of an instant in the platform's zone.
    #[inline]
    pub fn day(&self, instant: Instant) -> Day {
        self.book.zone().day(instant)
    }

    /// The coverage type that everything but the covered amount goes by; none where the edition has none.
    ///
    /// Absent: `pre_shipment` before the upgrade of 2015, `post_delivery` from then [F-003, F-049].
    #[inline]
    pub fn coverage_type<T: Trace>(&self, trace: &mut T) -> Option<CoverageType> {
        coverage_type(self.book, self.terms, self.row, trace)
    }

    /// The civil date of a shipment, in the zone in which the edition dates shipments [F-018, C-15].
    pub fn shipment_day<T: Trace>(&self, shipped: Instant, trace: &mut T) -> Day {
        let zone = trace.read(self.terms.claims.shipment_zone);
        self.book.zones()[usize::from(zone)].day(shipped)
    }
}
