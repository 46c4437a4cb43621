//! A later instant never revives a lapsed right.

use trade_assurance::assessment::{Assessment, GroundAnswer};
use trade_assurance::calendar::Entry;
use trade_assurance::codes::{Ground, Outcome, Party};
use trade_assurance::fold::replay;
use trade_assurance::order::{EventKind, Order};
use trade_assurance::rule::Rule;
use trade_assurance::rulebook::Selection;
use trade_assurance::time::Instant;
use trade_assurance_tests::generate::{Case, DAY};
use trade_assurance_tests::prove::{Finding, holds};
use trade_assurance_tests::{assessed, book, chosen, read, shifted};

/// Instants after everything that happened: every announced one and its neighbours, and a grid of days.
fn afterwards(case: &Case, order: &Order) -> Vec<Instant> {
    let last = order.events.iter().flatten().map(|event| event.at).max();
    let from = last.map_or(order.created_at, |last| last.max(order.created_at));
    let mut all: Vec<Instant> = super::money::instants(case, order).into_iter().filter(|at| *at >= from).collect();
    all.extend((0..40).map(|step| shifted(from, step * 4 * DAY)));
    all.sort_unstable();
    all.dedup();
    all
}

#[test]
fn a_closed_claim_window_stays_closed() {
    holds(1_500, |case| {
        let order = read(&case.document);
        let mut closed: Vec<(Ground, Instant)> = Vec::new();
        for at in afterwards(case, &order) {
            for (ground, outcome) in windows(&assessed(&order, at)) {
                let before = closed.iter().find(|(same, _)| *same == ground);
                match (before, outcome) {
                    (None, Outcome::Failed) => closed.push((ground, at)),
                    (Some((_, since)), outcome) if outcome != Outcome::Failed => {
                        return Err(format!("the window of {ground} was closed at {since} and is {outcome} at {at}"));
                    }
                    _ => {}
                }
            }
        }
        Ok(())
    });
}

/// How the claim windows stand, of the grounds that have one.
fn windows(answer: &Assessment<'_>) -> Vec<(Ground, Outcome)> {
    let of_ground = |ground: &GroundAnswer<'_>| {
        let window = ground.conditions.iter().find(|condition| condition.rule == Rule::ClmWindow);
        window.map(|condition| (ground.ground, condition.outcome))
    };
    answer.coverage.grounds.iter().filter_map(of_ground).collect()
}

#[test]
fn a_calendar_entry_does_not_come_back_after_its_closing() {
    holds(1_500, |case| {
        let order = read(&case.document);
        let mut seen: Vec<Entry> = Vec::new();
        for at in afterwards(case, &order) {
            let calendar = assessed(&order, at).calendar;
            for entry in &calendar {
                came_back(entry, at, &seen)?;
            }
            seen.extend(calendar);
        }
        Ok(())
    });
}

/// Whether an entry stands in the calendar although an earlier one of its kind has closed.
fn came_back(entry: &Entry, at: Instant, seen: &[Entry]) -> Finding {
    let kind = |entry: &Entry| (entry.rule, entry.party, entry.action);
    let closed = seen
        .iter()
        .find(|earlier| kind(earlier) == kind(entry) && earlier.closes.is_some_and(|closes| closes.latest <= at));
    match closed {
        Some(earlier) => Err(format!("{earlier:?} closed, and at {at} there is {entry:?}")),
        None => Ok(()),
    }
}

#[test]
fn what_ended_stays_ended() {
    holds(1_500, |case| {
        let order = read(&case.document);
        let mut before = None;
        for at in afterwards(case, &order) {
            let answer = assessed(&order, at);
            if let Some((state, since)) = before
                && answer.dispute.state != Some(state)
            {
                return Err(format!("the dispute was {state} at {since} and is {:?} at {at}", answer.dispute.state));
            }
            let ended = answer.dispute.state.filter(|state| !state.is_active());
            before = ended.map(|state| (state, at));
        }
        Ok(())
    });
}

/// A party extends the receiving time once: after that the calendar never offers it again.
#[test]
fn a_used_extension_stays_used() {
    holds(4_000, |case| {
        let order = read(&case.document);
        let events = order.events.as_deref().unwrap_or_default();
        let selection = chosen(&order);
        if !matches!(selection, Selection::In(_)) {
            return Ok(());
        }
        let folded = replay(book(), &selection, &order, case.as_of);
        let used = folded.taken.iter().filter_map(|place| match events[*place].kind {
            EventKind::ReceiptExtended { by } => Some((by, events[*place].at)),
            _ => None,
        });
        let used: Vec<(Party, Instant)> = used.collect();
        for party in [Party::Buyer, Party::Supplier] {
            if used.iter().filter(|(by, _)| *by == party).count() > 1 {
                return Err(format!("{party} extended twice"));
            }
        }
        for (party, since) in used {
            let later = super::money::instants(case, &order).into_iter().filter(|at| *at >= since);
            for at in later {
                let offered = assessed(&order, at).calendar.into_iter();
                if offered.clone().any(|entry| entry.rule == Rule::RelExtend && entry.party == party) {
                    return Err(format!("{party} extended at {since} and may again at {at}"));
                }
            }
        }
        Ok(())
    });
}
