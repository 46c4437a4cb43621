//! The calendar never misses: whoever acts only on what it announces sees every change [rules section 9].

use trade_assurance::assessment::{Assessment, FundBands};
use trade_assurance::codes::{DisputeCause, DisputeState, LifecycleState, Party};
use trade_assurance::money::Money;
use trade_assurance::order::Order;
use trade_assurance::time::{Band, Instant};
use trade_assurance_tests::generate::{Case, DAY};
use trade_assurance_tests::prove::{Finding, holds};
use trade_assurance_tests::{assessed, read, shifted};

/// The most jumps that the calendar of one order can ask for.
const JUMPS_MAX: usize = 60;

#[test]
fn every_change_is_announced() {
    holds(4_000, |case| {
        let order = read(&case.document);
        let mut at = quiet_from(case, &order);
        for _ in 0..JUMPS_MAX {
            let answer = assessed(&order, at);
            let next = announced(&answer).into_iter().filter(|instant| *instant > at).min();
            // Where nothing more is announced, nothing may change for a very long time.
            let until = next.unwrap_or_else(|| shifted(at, 800 * DAY));
            unchanged(&order, &answer, shifted(until, -1))?;
            match next {
                Some(next) => at = next,
                None => return Ok(()),
            }
        }
        Err(format!("the calendar still announces something at {at}"))
    });
}

/// From when on nothing but time happens.
fn quiet_from(case: &Case, order: &Order) -> Instant {
    let last = order.events.iter().flatten().map(|event| event.at).filter(|at| *at >= case.as_of).max();
    last.unwrap_or(case.as_of)
}

/// What of an answer only changes at announced instants.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Standing {
    dispute: (Option<DisputeState>, Option<DisputeCause>, Option<Party>, Option<Instant>, Option<Money>),
    lifecycle: Option<LifecycleState>,
    money: [Option<Money>; 5],
    bands: FundBands,
    locked: Option<bool>,
}

fn standing(answer: &Assessment<'_>) -> Standing {
    let (dispute, funds) = (answer.dispute, answer.funds);
    Standing {
        dispute: (dispute.state, dispute.cause, dispute.turn, dispute.entered_at, dispute.refund),
        lifecycle: answer.lifecycle.state,
        money: [funds.released, funds.frozen, funds.held, funds.refunded_from_escrow, funds.refund_due_from_supplier],
        bands: funds.bands,
        locked: funds.locked,
    }
}

/// Every instant that the calendar and the next release name.
fn announced(answer: &Assessment<'_>) -> Vec<Instant> {
    bands(answer).into_iter().flat_map(|band| [band.at, Some(band.earliest), Some(band.latest)]).flatten().collect()
}

fn bands(answer: &Assessment<'_>) -> Vec<Band> {
    let entries = answer.calendar.iter().flat_map(|entry| [entry.opens, entry.closes]).flatten();
    let release =
        answer.funds.next_release.map(|next| Band { at: next.at, earliest: next.earliest, latest: next.latest });
    entries.chain(release).collect()
}

/// Nothing changes up to `until`; but within a band whose instant is open, anything it stands for may.
fn unchanged(order: &Order, answer: &Assessment<'_>, until: Instant) -> Finding {
    let before = standing(answer);
    let after = standing(&assessed(order, until));
    if before == after {
        return Ok(());
    }
    let changed = change_between(order, answer.as_of, until);
    let open =
        bands(answer).into_iter().any(|band| band.at.is_none() && (band.earliest..=band.latest).contains(&changed));
    if open {
        return Ok(());
    }
    let calendar = &answer.calendar;
    Err(format!(
        "at {changed} unannounced:\nbefore {before:?}\nafter {after:?}\ncalendar at {} {calendar:#?}",
        answer.as_of
    ))
}

/// The first instant, to the microsecond, at which the standing is no longer what it was.
fn change_between(order: &Order, from: Instant, until: Instant) -> Instant {
    let before = standing(&assessed(order, from));
    let (mut same, mut other) = (from, until);
    while other.micros() - same.micros() > 1 {
        let middle = shifted(same, (other.micros() - same.micros()) / 2);
        if standing(&assessed(order, middle)) == before {
            same = middle;
        } else {
            other = middle;
        }
    }
    other
}
