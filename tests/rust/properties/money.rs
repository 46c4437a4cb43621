//! `paid_on_platform = released + frozen + held + refunded_from_escrow`, at every instant [rules 1.2].

use trade_assurance::assessment::{AmountBand, FundsAnswer};
use trade_assurance::fold::replay;
use trade_assurance::money::Money;
use trade_assurance::order::Order;
use trade_assurance::row::Row;
use trade_assurance::time::Instant;
use trade_assurance_tests::generate::{Case, DAY, SECOND};
use trade_assurance_tests::prove::{Finding, holds};
use trade_assurance_tests::{assessed, book, chosen, read, shifted};

#[test]
fn money_is_conserved_at_every_instant() {
    holds(4_000, |case| {
        let order = read(&case.document);
        instants(case, &order).into_iter().try_for_each(|at| conserved(&order, at))
    });
}

/// A second before, at and after every event and every instant of the calendar, and long after.
pub(crate) fn instants(case: &Case, order: &Order) -> Vec<Instant> {
    let calendar = assessed(order, case.as_of).calendar;
    let bands = calendar.iter().flat_map(|entry| [entry.opens, entry.closes]).flatten();
    let announced = bands.flat_map(|band| [Some(band.earliest), band.at, Some(band.latest)]).flatten();
    let events = order.events.iter().flatten().map(|event| event.at);
    let centres = events.chain(announced).chain([case.as_of, shifted(case.as_of, 120 * DAY)]);
    let mut all: Vec<Instant> = centres
        .flat_map(|at| [-SECOND, 0, SECOND].map(|away| shifted(at, away)))
        .filter(|at| *at >= order.created_at)
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn conserved(order: &Order, at: Instant) -> Finding {
    let folded = replay(book(), &chosen(order), order, at);
    folded.rows.iter().try_for_each(|row| end_conserves(row).map_err(|why| format!("at {at}: {why}")))?;
    let answer = assessed(order, at);
    answer_conserves(&answer.funds).map_err(|why| format!("at {at}: {why} in {:?}", answer.funds))
}

/// One end of what is not known.
fn end_conserves(row: &Row) -> Finding {
    let (Some(paid), Some(pots)) = (row.paid_on_platform, row.pots) else { return Ok(()) };
    let parts = [pots.released, pots.frozen, pots.held, pots.refunded_from_escrow, pots.refund_due, pots.refunded];
    if parts.iter().any(|part| *part < 0) {
        return Err(format!("an amount is negative: {pots:?}"));
    }
    let sum = pots.released + pots.frozen + pots.held + pots.refunded_from_escrow;
    if sum != paid {
        return Err(format!("{paid} paid on the platform, {sum} accounted for: {pots:?}"));
    }
    if pots.refunded < pots.refunded_from_escrow {
        return Err(format!("more came back from escrow than came back at all: {pots:?}"));
    }
    Ok(())
}

/// What an answer says: exact amounts add up, and so do the ends of bands as far as they can.
fn answer_conserves(funds: &FundsAnswer) -> Finding {
    let (Some(paid), Some(_)) = (funds.paid_on_platform, funds.locked) else { return Ok(()) };
    let parts = [
        (funds.released, funds.bands.released),
        (funds.frozen, funds.bands.frozen),
        (funds.held, funds.bands.held),
        (funds.refunded_from_escrow, funds.bands.refunded_from_escrow),
    ];
    let (mut least, mut most) = (0, 0);
    for (exact, band) in parts {
        let (min, max) = ends(exact, band).ok_or("an amount is neither exact nor a band")?;
        if min > max || min < 0 {
            return Err(format!("a band runs from {min} to {max}"));
        }
        (least, most) = (least + min, most + max);
    }
    let all_exact = parts.iter().all(|(exact, _)| exact.is_some());
    if all_exact && least != paid.minor {
        return Err(format!("{least} accounted for of {}", paid.minor));
    }
    if (least..=most).contains(&paid.minor) {
        Ok(())
    } else {
        Err(format!("{} is not in {least} to {most}", paid.minor))
    }
}

/// The ends of an amount that is exact or a band.
pub(crate) fn ends(exact: Option<Money>, band: Option<AmountBand>) -> Option<(i64, i64)> {
    match (exact, band) {
        (Some(exact), _) => Some((exact.minor, exact.minor)),
        (None, Some(AmountBand { min: Some(min), max: Some(max) })) => Some((min.minor, max.minor)),
        _ => None,
    }
}
