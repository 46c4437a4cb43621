//! From a net or a budget back to the order total [rules 4.4].

use super::fees::Fee;
use crate::codes::{FeeStatus, FieldSet};
use crate::money::MAX_MINOR;
use crate::sort::sort;

/// An order total found from a net or a budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inverse {
    /// The total, in minor units.
    pub total: i64,
    /// Its fee; on a band the dearer end counts.
    pub fee: Fee,
    /// What the total leaves (net) or costs (budget).
    pub reached: i64,
    /// Whether it reaches what was asked to the minor unit.
    pub exact: bool,
    /// The next total on the other side of what was asked, and what that one leaves or costs.
    pub neighbour: Option<(i64, i64)>,
}

/// Why no total can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InverseError {
    /// The fee is not known, not published or not applicable for the facts given.
    #[error("the fee is {}", status.name())]
    NoFee {
        /// How the fee stands.
        status: FeeStatus,
        /// The facts that would settle it.
        missing: FieldSet,
    },
    /// No total within the amounts this library takes.
    #[error("no order total reaches that")]
    OutOfReach,
}

/// `FEE-INVERSE`: the smallest total that leaves the supplier at least `net` after its fee.
///
/// What a total leaves is monotone only between the thresholds of the fee table, so each piece
/// between `splits` is searched, smallest first.
///
/// # Errors
/// See [`InverseError`].
pub fn for_net(net: i64, splits: &[i64], fee_at: impl Fn(i64) -> Fee) -> Result<Inverse, InverseError> {
    let left = |total: i64| dearest(&fee_at(total)).map(|fee| total - fee);
    let mut refused = None;
    for (first, last) in pieces(splits) {
        match (left(first), left(last)) {
            (Ok(_), Ok(most)) if most >= net => {
                let total = lowest(first, last, |total| left(total).is_ok_and(|left| left >= net));
                return Ok(answer(total, net, &fee_at, left, total.checked_sub(1)));
            }
            (Err(error), _) | (_, Err(error)) => refused = Some(error),
            _ => {}
        }
    }
    Err(refused.unwrap_or(InverseError::OutOfReach))
}

/// `FEE-INVERSE`: the largest total that, with the fee of paying it at once, stays within `budget`.
///
/// # Errors
/// See [`InverseError`].
pub fn for_budget(budget: i64, splits: &[i64], fee_at: impl Fn(i64) -> Fee) -> Result<Inverse, InverseError> {
    let cost = |total: i64| dearest(&fee_at(total)).map(|fee| total + fee);
    let mut refused = None;
    for (first, last) in pieces(splits).into_iter().rev() {
        match cost(first) {
            Ok(least) if least <= budget => {
                let over = lowest(first, last, |total| !cost(total).is_ok_and(|cost| cost <= budget));
                let total = if cost(over).is_ok_and(|cost| cost <= budget) { over } else { over - 1 };
                return Ok(answer(total, budget, &fee_at, cost, total.checked_add(1)));
            }
            Ok(_) => {}
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    Err(refused.unwrap_or(InverseError::OutOfReach))
}

fn answer(
    total: i64,
    asked: i64,
    fee_at: &impl Fn(i64) -> Fee,
    reach: impl Fn(i64) -> Result<i64, InverseError>,
    beside: Option<i64>,
) -> Inverse {
    let reached = reach(total).unwrap_or(asked);
    let exact = reached == asked;
    let neighbour = beside.filter(|total| !exact && (0..=MAX_MINOR).contains(total));
    let neighbour = neighbour.and_then(|total| reach(total).ok().map(|reached| (total, reached)));
    Inverse { total, fee: fee_at(total), reached, exact, neighbour }
}

/// The most a fee can be.
fn dearest(fee: &Fee) -> Result<i64, InverseError> {
    let refused = InverseError::NoFee { status: fee.status, missing: fee.missing };
    fee.amount.map(|amount| amount.max).ok_or(refused)
}

/// The spans of totals between the thresholds of a fee table.
fn pieces(splits: &[i64]) -> Vec<(i64, i64)> {
    let mut starts: Vec<i64> = splits.iter().copied().filter(|split| (1..=MAX_MINOR).contains(split)).collect();
    starts.push(0);
    sort(&mut starts);
    starts.dedup();
    let ends = starts.iter().skip(1).map(|next| next - 1).chain([MAX_MINOR]);
    starts.iter().copied().zip(ends).collect()
}

/// The lowest number of a span with a property that, once gained, is kept; the last where none has it.
fn lowest(first: i64, last: i64, holds: impl Fn(i64) -> bool) -> i64 {
    let (mut low, mut high) = (first, last);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// The totals at which a dollar threshold is reached, and passed, in the order's currency.
pub fn splits_of(dollars: crate::money::Dollars, usd_cents: i64) -> [i64; 2] {
    let reached = lowest(0, MAX_MINOR, |minor| dollars.compare(minor, usd_cents).is_ge());
    let passed = lowest(0, MAX_MINOR, |minor| dollars.compare(minor, usd_cents).is_gt());
    [reached, passed]
}
