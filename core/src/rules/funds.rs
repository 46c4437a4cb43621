//! When does whose money move? [rules section 5]
//!
//! Every amount on the platform is in one of four pots: released, frozen, held, or returned to the
//! buyer from escrow. Money only moves between them in the functions below, so
//! `paid_on_platform = released + frozen + held + refunded_from_escrow` holds at every instant.

use super::Matter;
use crate::calendar::merge_bands;
use crate::codes::{Field, FieldSet, Outcome, ReleaseModel};
use crate::money::Range;
use crate::row::{Pots, Row, ShipBy};
use crate::rulebook::Rulebook;
use crate::time::{Band, Instant};
use crate::trace::Trace;

impl Pots {
    /// What the supplier does not have yet and the buyer has not got back: locked while a dispute is active.
    pub const fn unreleased(&self) -> i64 {
        self.frozen + self.held
    }

    /// `REL-MODEL`: a payment arrives [F-117, F-119, F-120]. `room` is what the supplier's limit still takes.
    pub fn receive(&mut self, amount: i64, model: Arrival) {
        match model {
            Arrival::Released => self.released += amount,
            Arrival::Held => self.held += amount,
            Arrival::UpToLimit(limit) => {
                let room = limit.map_or(amount, |limit| (limit - self.released).max(0));
                let released = amount.min(room);
                self.released += released;
                self.frozen += amount - released;
            }
        }
    }

    /// `REL-COMPLETE`: everything held or frozen goes to the supplier [F-117, F-121].
    pub fn release_all(&mut self) {
        self.released += self.unreleased();
        (self.frozen, self.held) = (0, 0);
    }

    /// The order is closed: everything held or frozen goes back to the buyer (an assumption on F-127).
    pub fn return_all(&mut self) {
        let returned = self.unreleased();
        self.refunded_from_escrow += returned;
        self.refunded += returned;
        (self.frozen, self.held) = (0, 0);
    }

    /// `REL-REFUND`: a settled refund is taken from escrow first; the rest is owed by the supplier [F-125].
    pub fn settle(&mut self, refund: i64) {
        let from_escrow = refund.min(self.unreleased());
        let from_held = from_escrow.min(self.held);
        self.held -= from_held;
        self.frozen -= from_escrow - from_held;
        self.refunded_from_escrow += from_escrow;
        self.refunded += from_escrow;
        self.refund_due = refund - from_escrow;
    }

    /// A refund payment counts up to what is due.
    pub fn pay_refund(&mut self, amount: i64) {
        let counted = amount.min(self.refund_due);
        self.refund_due -= counted;
        self.refunded += counted;
    }
}

/// Where an arriving payment goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// To the supplier at once.
    Released,
    /// Into escrow.
    Held,
    /// To the supplier up to its limit (in minor units; none is no limit), the rest into escrow.
    UpToLimit(Option<i64>),
}

/// The supplier's limit in the order's currency, or the facts that are missing for it.
///
/// # Errors
/// The limit itself or the exchange rate is not known.
pub fn limit(book: &Rulebook, row: &Row) -> Result<i64, FieldSet> {
    let missing = FieldSet::EMPTY
        .with_if(row.limit_available.is_none(), Field::SupplierLimit)
        .with_if(row.dollars().is_none(), Field::UsdRate);
    match (row.limit_available, row.dollars()) {
        (Some(cents), Some(dollars)) => {
            dollars.convert(cents, book.common().rounding.value).ok_or(FieldSet::of(Field::UsdRate))
        }
        _ => Err(missing),
    }
}

/// Where a payment that arrives now goes.
#[inline]
pub fn arrival(matter: &Matter<'_>) -> Arrival {
    if !matter.row.is_protected_type() || matter.row.completed_at.is_some() {
        return Arrival::Released;
    }
    match matter.end.release_model {
        ReleaseModel::Limit => Arrival::UpToLimit(matter.end.limit),
        ReleaseModel::Completion | ReleaseModel::InspectionAndShipment => Arrival::Held,
    }
}

/// The condition of `inspection_and_shipment`: shipped in time and, where one was booked, inspected and passed [F-119].
///
/// The second answer names the facts that an unknown outcome lacks.
pub fn release_condition<T: Trace>(matter: &Matter<'_>, trace: &mut T) -> (Outcome, FieldSet) {
    let row = matter.row;
    let Some(shipped) = row.shipped_at else { return (Outcome::Failed, FieldSet::EMPTY) };
    let mut missing = FieldSet::EMPTY;
    match row.ship_by {
        ShipBy::On(day) if matter.shipment_day(shipped, trace) <= day => {}
        ShipBy::On(_) | ShipBy::Absent | ShipBy::AwaitingPayment => return (Outcome::Failed, FieldSet::EMPTY),
        unknown => missing = unknown.missing().map_or(missing, FieldSet::of),
    }
    match (row.inspection_booked, row.inspection_passed) {
        (Some(false), _) | (_, Some(true)) => {}
        (Some(true), _) => return (Outcome::Failed, FieldSet::EMPTY),
        (None, _) => missing = missing.with(if row.terms_known { Field::TermsInspection } else { Field::Terms }),
    }
    (if missing.is_empty() { Outcome::Met } else { Outcome::Unknown }, missing)
}

/// `REL-COMPLETE`: when automatic completion is due: N days, and 15 more for each extension, after shipment [F-121, F-123].
pub fn completion_due<T: Trace>(matter: &Matter<'_>, trace: &mut T) -> Option<Band> {
    let row = matter.row;
    let days = matter.end.completion_days?;
    let shipped = row.shipped_at?;
    let extensions = u16::from(row.extended_by_buyer) + u16::from(row.extended_by_supplier);
    let (days, more) = (trace.read(days), matter.terms.funds.extension_days);
    if extensions > 0 {
        trace.cite(more.source);
    }
    Some(matter.zone().window(shipped, days + more.value * extensions))
}

/// Whether automatic completion can still come: nothing has completed, closed or cancelled the order.
pub const fn completion_awaited(row: &Row) -> bool {
    row.completed_at.is_none() && row.closed_at.is_none() && !row.cancelled
}

/// The release that comes if nobody acts, at one end or over several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Release {
    /// When completion lets the money go, or has let it go.
    band: Option<Band>,
    /// How much it lets go, in minor units.
    amount: Range,
}

impl Release {
    /// The release of one end, by when its completion is due.
    #[inline]
    pub fn of(row: &Row, pots: &Pots, due: Option<Band>) -> Self {
        // An end that has completed still tells when: another end may not have got there yet.
        let awaited = completion_awaited(row) && !row.dispute_active();
        let due = due.filter(|_| awaited || row.completed_at.is_some());
        Self { band: due, amount: Range::exact(pots.unreleased()) }
    }

    /// The release over both ends.
    #[must_use]
    pub fn merge(self, other: Self) -> Self {
        Self { band: merge_bands(self.band, other.band), amount: self.amount.hull(other.amount) }
    }

    /// When it comes and how much, where anything is left to release.
    pub fn coming(self) -> Option<(Band, Range)> {
        self.band.filter(|_| self.amount.max > 0).map(|band| (band, self.amount))
    }
}

/// The most that a settlement can give back: what was paid and not yet refunded [rules 5.3].
pub fn refundable(row: &Row, pots: &Pots) -> i64 {
    let paid = if row.is_protected_type() { row.paid_on_platform.unwrap_or(0) } else { row.paid_in_all() };
    (paid - pots.refunded).max(0)
}

/// The pots of a row that was filled by hand: what the release model makes of its payments, less what
/// it says has come back from escrow.
#[inline]
pub fn derive_pots(matter: &Matter<'_>) -> Pots {
    let row = matter.row;
    let mut pots = Pots { refund_due: row.refund_due, ..Pots::default() };
    pots.receive(row.paid_on_platform.unwrap_or(0), arrival(matter));
    let returned = row.refunded_from_escrow.min(pots.unreleased());
    let from_held = returned.min(pots.held);
    pots.held -= from_held;
    pots.frozen -= returned - from_held;
    pots.released -= row.refunded_from_escrow - returned;
    pots.refunded_from_escrow = row.refunded_from_escrow;
    pots.refunded = row.refunded.max(row.refunded_from_escrow);
    if row.closed_at.is_some() {
        pots.return_all();
    }
    if row.condition_released {
        pots.release_all();
    }
    pots
}

/// The instant at which automatic completion happens once no dispute is active.
pub fn completion_instant(due: Band, dispute_ended: Option<Instant>) -> Instant {
    let due = due.or_latest();
    dispute_ended.map_or(due, |ended| ended.max(due))
}
