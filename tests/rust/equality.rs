//! The row path and the document path give one answer [order document, section 3].
//!
//! `decide(&fold(order, as_of))` is held against the assessment, column by column, on made-up orders.

#![allow(clippy::panic, clippy::needless_pass_by_value, reason = "tests fail by panicking, and compare plain values")]

use std::cell::Cell;
use std::fmt::Debug;
use trade_assurance::assessment::{Assessment, EditionAnswer};
use trade_assurance::calendar::Entry;
use trade_assurance::codes::{Edition, Ground, OnSilence, Outcome, Party};
use trade_assurance::decide::{Decision, decide};
use trade_assurance::fold::fold;
use trade_assurance::money::Money;
use trade_assurance::row::Row;
use trade_assurance::rule::Rule;
use trade_assurance::time::Instant;
use trade_assurance_tests::prove::{Finding, holds};
use trade_assurance_tests::{assessed, book, read};

const ORDERS: u64 = 20_000;

#[test]
fn a_folded_row_decides_as_the_assessment_says() {
    let (rows, open) = (Cell::new(0_u64), Cell::new(0_u64));
    holds(ORDERS, |case| {
        let order = read(&case.document);
        let row = fold(book(), &order, case.as_of);
        let decision = decided(&row)?;
        rows.set(rows.get() + 1);
        open.set(open.get() + u64::from(!row.open.is_empty()));
        same(&decision, &assessed(&order, case.as_of), !row.open.is_empty())
    });
    println!("{} of {} rows have a history that hangs on an unknown fact", open.get(), rows.get());
    // The made-up orders leave the limit or the transport out far more often than real ones.
    assert!(open.get() * 25 < rows.get(), "{} of {} rows are open: 4 % is the most", open.get(), rows.get());
}

/// Who fills a row by hand need not say where the money is, as long as nothing was settled.
#[test]
fn pots_are_worked_out_where_nothing_was_settled() {
    let compared = Cell::new(0_u64);
    holds(ORDERS / 2, |case| {
        let order = read(&case.document);
        let row = fold(book(), &order, case.as_of);
        let settled = row.dispute.is_some_and(|dispute| dispute.settled_at.is_some());
        if row.pots.is_none() || settled {
            return Ok(());
        }
        compared.set(compared.get() + 1);
        let by_hand = Row { pots: None, refunded: 0, refunded_from_escrow: 0, refund_due: 0, ..row };
        equal("decision", decided(&by_hand)?, decided(&row)?)
    });
    assert!(compared.get() > ORDERS / 4, "only {} rows were compared", compared.get());
}

fn decided(row: &Row) -> Result<Decision, String> {
    decide(book(), row).map_err(|error| error.to_string())
}

fn equal<A: PartialEq + Debug>(column: &str, row: A, document: A) -> Finding {
    if row == document { Ok(()) } else { Err(format!("{column}: {row:?} by the row, {document:?} by the document")) }
}

/// Every column. Where the history is open, money and dispute may be left unknown, but never wrong.
fn same(row: &Decision, document: &Assessment<'_>, open: bool) -> Finding {
    standing_columns(row, document)?;
    let blank = |none: bool| open && none;
    let covered = document.coverage.covered_amount;
    let funds = &document.funds;
    let money = [
        ("covered_min", row.covered_min, minor(covered.and_then(|band| band.min))),
        ("covered_max", row.covered_max, minor(covered.and_then(|band| band.max))),
        ("released", row.released, minor(funds.released)),
        ("frozen", row.frozen, minor(funds.frozen)),
        ("held", row.held, minor(funds.held)),
    ];
    for (column, found, expected) in money {
        if !blank(found.is_none()) {
            equal(column, found, expected)?;
        }
    }
    let instants = [
        ("next_release_at", row.next_release_at, funds.next_release.and_then(|release| release.at)),
        ("claim_closes_at", row.claim_closes_at, claim_closes(document)),
        ("may_escalate_from", row.may_escalate_from, may_escalate_from(document)),
    ];
    for (column, found, expected) in instants {
        if !blank(found.is_none()) {
            equal(column, found, expected)?;
        }
    }
    if !blank(row.locked.is_none()) {
        equal("locked", row.locked, funds.locked)?;
    }
    if !blank(row.dispute_state.is_none()) {
        equal("dispute_state", row.dispute_state, document.dispute.state)?;
        equal("dispute_cause", row.dispute_cause, document.dispute.cause)?;
    }
    if blank(row.next_deadline.is_none()) {
        Ok(())
    } else {
        equal("next_deadline", row_deadline(row), document_deadline(document))
    }
}

/// The columns that no history can open.
fn standing_columns(row: &Decision, document: &Assessment<'_>) -> Finding {
    equal("edition", row.edition, edition(document))?;
    equal("coverage", row.coverage, document.coverage.verdict)?;
    equal("reason", row.reason, reason(document))?;
    let fee = &document.fees.supplier;
    equal("fee_status", row.fee_status, fee.status)?;
    equal("supplier_fee_min", row.supplier_fee_min, minor(fee.min))?;
    equal("supplier_fee_max", row.supplier_fee_max, minor(fee.max))?;
    equal("weakest_grade", row.weakest_grade, document.weakest_grade)
}

const fn edition(document: &Assessment<'_>) -> Option<Edition> {
    match document.edition {
        EditionAnswer::In(edition) => Some(edition),
        _ => None,
    }
}

/// The first condition that failed, else the first that is unknown.
fn reason(document: &Assessment<'_>) -> Option<Rule> {
    let first = |outcome| document.coverage.conditions.iter().find(|condition| condition.outcome == outcome);
    first(Outcome::Failed).or_else(|| first(Outcome::Unknown)).map(|condition| condition.rule)
}

fn minor(money: Option<Money>) -> Option<i64> {
    money.map(|money| money.minor)
}

/// The closing of the window of the dispute's ground; of non-shipment, which always has one, elsewhere.
fn claim_closes(document: &Assessment<'_>) -> Option<Instant> {
    let window = |ground| document.coverage.grounds.iter().find(|one| one.ground == ground).and_then(|one| one.window);
    let own = document.dispute.ground.and_then(window);
    own.or_else(|| window(Ground::NotShipped)).and_then(|window| window.closes).and_then(|band| band.at)
}

fn may_escalate_from(document: &Assessment<'_>) -> Option<Instant> {
    let entry = document.calendar.iter().find(|entry| entry.rule == Rule::DisEscalate);
    entry.and_then(|entry| entry.opens).and_then(|band| band.at)
}

/// A deadline as both paths can show it.
type Shown = Option<(Option<Instant>, Instant, Instant, Party, OnSilence)>;

/// The earliest closing of an entry whose lapse changes something; rows know nothing of guarantees.
fn document_deadline(document: &Assessment<'_>) -> Shown {
    let closing = |entry: &Entry| {
        let (closes, on_silence) = entry.closes.zip(entry.on_silence)?;
        Some((closes.at, closes.earliest, closes.latest, entry.party, on_silence))
    };
    let counted = document.calendar.iter().filter(|entry| !entry.rule.name().starts_with("GUA-"));
    counted.filter_map(closing).min_by_key(|(at, _, latest, ..)| at.unwrap_or(*latest))
}

fn row_deadline(row: &Decision) -> Shown {
    row.next_deadline.map(|next| (next.at, next.earliest, next.latest, next.party, next.on_silence))
}
