//! Where does the order stand, and what may be changed? [rules section 7]

use crate::codes::{Edition, Field, FieldSet, LifecycleState};
use crate::fold::Life;
use crate::row::Row;
use crate::rulebook::Rulebook;
use crate::rulebook::terms::ActionRow;

/// `LIF-STATE`: the state of the order [F-170, F-173]; where it is open, the facts that would tell.
///
/// # Errors
/// The facts that are missing.
pub fn state(book: &Rulebook, row: &Row, life: &Life) -> Result<LifecycleState, FieldSet> {
    use LifecycleState as L;
    let Some(_) = row.paid_on_platform else { return Err(FieldSet::of(Field::Events)) };
    let settled = [
        (row.cancelled, L::Cancelled),
        (row.closed_at.is_some(), L::Closed),
        (row.completed_at.is_some(), L::Completed),
        (row.shipped_at.is_some(), L::Shipped),
        (life.partly_shipped, L::PartlyShipped),
        (life.payment_processing, L::PaymentProcessing),
    ];
    if let Some((_, state)) = settled.into_iter().find(|(holds, _)| *holds) {
        return Ok(state);
    }
    if row.last_paid_at.is_none() {
        return Ok(before_payment(book, row));
    }
    match fully_paid(row, life) {
        Some(true) => Ok(L::AwaitingShipment),
        Some(false) => Ok(L::AwaitingBalance),
        None => Err(FieldSet::of(Field::Total)),
    }
}

/// Before any payment: awaited, or cancelled by the lapse of `LIF-CONFIRM` or `LIF-PAY` [F-173].
fn before_payment(book: &Rulebook, row: &Row) -> LifecycleState {
    let common = book.common();
    let (from, days, waiting) = match row.confirmed_at {
        None => (row.created_at, common.confirm_days, LifecycleState::AwaitingConfirmation),
        Some(confirmed) => (confirmed, common.pay_days, LifecycleState::AwaitingPayment),
    };
    let lapses = book.zone().window(from, days.value).or_latest();
    if row.as_of >= lapses { LifecycleState::Cancelled } else { waiting }
}

/// Whether everything is paid: by the total, else by what the payments say they are.
fn fully_paid(row: &Row, life: &Life) -> Option<bool> {
    match row.total {
        Some(total) => Some(row.paid_in_all() >= total),
        None if life.balance_received => Some(true),
        None => life.part_known.then_some(false),
    }
}

/// `LIF-CHANGE`: what may be changed in a state, by whom, and what the other side must do [F-178 to F-187].
pub fn allowed(book: &Rulebook, edition: Edition, state: LifecycleState) -> impl Iterator<Item = &ActionRow> {
    book.common().actions.iter().filter(move |row| row.state == state && row.editions.contains(edition))
}
