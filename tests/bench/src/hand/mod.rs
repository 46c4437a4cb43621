//! The floor: the same decisions by hand-written integer code.
//!
//! Every rate, day count and country is a constant, days are looked up in a table, and nothing is
//! said of sources (`weakest_grade` is left at its best). It reads the same rows and fills the same
//! answer as the library, for rows whose supplier's limit, transport, contract and countries are known.
//! This is what somebody would write who needs no second edition of the rules, no citations and no
//! change of numbers without a change of code.

mod coverage;
mod days;
mod deadlines;
mod fee;
mod state;
mod table;

pub use days::Days;
use state::State;
pub use table::Table;
use trade_assurance::codes::{Coverage, Edition, FieldSet, Grade};
use trade_assurance::decide::Decision;
use trade_assurance::iso::Country;
use trade_assurance::row::Row;

/// Decides a row.
pub fn decide(days: &Days, row: &Row) -> Option<Decision> {
    check(row)?;
    let edition = edition(row);
    let (verdict, reason, missing) = coverage::verdict(row, edition);
    let fee = fee::supplier(row);
    let mut decision = Decision {
        edition,
        coverage: verdict,
        reason,
        covered_min: None,
        covered_max: None,
        fee_status: fee.status,
        supplier_fee_min: fee.ends.map(|(min, _)| min),
        supplier_fee_max: fee.ends.map(|(_, max)| max),
        released: None,
        frozen: None,
        held: None,
        locked: None,
        next_release_at: None,
        dispute_state: None,
        dispute_cause: None,
        may_escalate_from: None,
        next_deadline: None,
        claim_closes_at: None,
        weakest_grade: Grade::Official,
        missing: missing.union(fee.missing),
    };
    if let Some(edition) = edition {
        let state = State::at(days, row, edition);
        fill(&mut decision, days, row, &state);
    } else {
        decision.next_deadline = deadlines::without_edition(days, row);
    }
    Some(decision)
}

fn check(row: &Row) -> Option<()> {
    let sound = row.as_of >= row.created_at
        && row.total >= Some(0)
        && row.tax <= row.total
        && row.limit_available >= Some(0)
        && row.paid_on_platform >= Some(row.refunded_from_escrow)
        && row.paid_off_platform >= 0
        && row.initial_paid >= 0
        && row.refunded >= 0
        && row.refund_due >= 0;
    sound.then_some(())
}

fn edition(row: &Row) -> Option<Edition> {
    let domestic = row.supplier_country == Some(Country::US) && row.buyer_country == Some(Country::US);
    match row.created_at.micros() {
        at if at < days::Y2015_02_04 => None,
        at if at < days::Y2017_12_08 => Some(Edition::Intl2015),
        at if at < days::Y2019_07_25 => Some(Edition::Intl2017),
        _ if domestic => Some(Edition::Us2019),
        at if at < days::Y2022_02_17 => Some(Edition::Intl2019),
        at if at < days::Y2023_01_01 => Some(Edition::Intl2022),
        _ => Some(Edition::Intl2023),
    }
}

fn fill(decision: &mut Decision, days: &Days, row: &Row, state: &State) {
    if matches!(decision.coverage, Coverage::Covered | Coverage::PartlyCovered) {
        let (min, max, missing) = coverage::amount(row, state);
        (decision.covered_min, decision.covered_max) = (Some(min), Some(max));
        decision.missing = FieldSet::union(decision.missing, missing);
    }
    decision.released = Some(state.pots.released);
    decision.frozen = Some(state.pots.frozen);
    decision.held = Some(state.pots.held);
    decision.locked = Some(state.active());
    decision.dispute_state = Some(state.dispute);
    decision.dispute_cause = state.cause;
    deadlines::fill(decision, days, row, state);
}
