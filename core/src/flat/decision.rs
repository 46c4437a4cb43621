//! The decision as plain numbers.

use super::write::{as_flag, micros, or_unknown};
use super::{RowProblem, UNKNOWN};
use crate::codes::{DisputeCause, DisputeState};
use crate::decide::Decision;

/// The decision on a row, as plain numbers.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FlatDecision {
    /// `sizeof` of the structure, set by the caller.
    pub size: u32,
    /// What is wrong with the row: a number of `RowFault`; 0 where it is good. Where it is not 0,
    /// everything else but `error_column` is unknown.
    pub error: u8,
    /// Which column is wrong: a number of `Column`.
    pub error_column: u8,
    /// The edition: a number of `Edition`; 0 where there is none or a missing country decides.
    pub edition: u8,
    /// Whether the order is protected: a number of `Coverage`.
    pub coverage: u8,
    /// The first rule that failed, or that is unknown where none failed: a number of `Rule`.
    pub reason: u8,
    /// How far the supplier's fee is known: a number of `FeeStatus`.
    pub fee_status: u8,
    /// Whether a dispute locks what is not released: a flag.
    pub locked: u8,
    /// The state of the dispute: a number of `DisputeState`.
    pub dispute_state: u8,
    /// What brought it about: a number of `DisputeCause`.
    pub dispute_cause: u8,
    /// Whose the next deadline is: a number of `Party`.
    pub next_deadline_party: u8,
    /// What happens if nothing is done: a number of `OnSilence`.
    pub next_deadline_on_silence: u8,
    /// The weakest grade that edition, coverage and fee rest on: a number of `Grade`.
    pub weakest_grade: u8,
    /// The least that is covered.
    pub covered_min: i64,
    /// The most that is covered.
    pub covered_max: i64,
    /// The least of the supplier's fee.
    pub supplier_fee_min: i64,
    /// Its most.
    pub supplier_fee_max: i64,
    /// Released to the supplier.
    pub released: i64,
    /// Frozen above its limit.
    pub frozen: i64,
    /// Held until a condition or completion.
    pub held: i64,
    /// When the next release comes if nobody acts.
    pub next_release_at: i64,
    /// From when the claimant may escalate.
    pub may_escalate_from: i64,
    /// When the next deadline closes; unknown where a missing fact decides.
    pub next_deadline_at: i64,
    /// The earliest it may close: who must act should trust this one.
    pub next_deadline_earliest: i64,
    /// The latest: who profits from the lapse should trust this one.
    pub next_deadline_latest: i64,
    /// When the claim window closes.
    pub claim_closes_at: i64,
    /// The facts that would settle what is unknown: the bit `1 << number` of each `Field`.
    pub missing: u64,
}

impl FlatDecision {
    /// The size that this library knows.
    #[expect(clippy::cast_possible_truncation, reason = "a few hundred bytes")]
    pub const SIZE: u32 = size_of::<Self>() as u32;

    /// A decision in which nothing is known.
    pub const UNKNOWN: Self = Self {
        size: Self::SIZE,
        error: 0,
        error_column: 0,
        edition: 0,
        coverage: 0,
        reason: 0,
        fee_status: 0,
        locked: 0,
        dispute_state: 0,
        dispute_cause: 0,
        next_deadline_party: 0,
        next_deadline_on_silence: 0,
        weakest_grade: 0,
        covered_min: UNKNOWN,
        covered_max: UNKNOWN,
        supplier_fee_min: UNKNOWN,
        supplier_fee_max: UNKNOWN,
        released: UNKNOWN,
        frozen: UNKNOWN,
        held: UNKNOWN,
        next_release_at: UNKNOWN,
        may_escalate_from: UNKNOWN,
        next_deadline_at: UNKNOWN,
        next_deadline_earliest: UNKNOWN,
        next_deadline_latest: UNKNOWN,
        claim_closes_at: UNKNOWN,
        missing: 0,
    };

    /// A row that cannot be decided.
    pub const fn refused(problem: RowProblem) -> Self {
        Self { error: problem.fault.number(), error_column: problem.column.number(), ..Self::UNKNOWN }
    }
}

impl From<&Decision> for FlatDecision {
    #[inline]
    fn from(decision: &Decision) -> Self {
        let deadline = decision.next_deadline;
        Self {
            edition: decision.edition.map_or(0, crate::codes::Edition::number),
            coverage: decision.coverage.number(),
            reason: decision.reason.map_or(0, crate::rule::Rule::number),
            fee_status: decision.fee_status.number(),
            locked: as_flag(decision.locked),
            dispute_state: decision.dispute_state.map_or(0, DisputeState::number),
            dispute_cause: decision.dispute_cause.map_or(0, DisputeCause::number),
            next_deadline_party: deadline.map_or(0, |deadline| deadline.party.number()),
            next_deadline_on_silence: deadline.map_or(0, |deadline| deadline.on_silence.number()),
            weakest_grade: decision.weakest_grade.number(),
            covered_min: or_unknown(decision.covered_min),
            covered_max: or_unknown(decision.covered_max),
            supplier_fee_min: or_unknown(decision.supplier_fee_min),
            supplier_fee_max: or_unknown(decision.supplier_fee_max),
            released: or_unknown(decision.released),
            frozen: or_unknown(decision.frozen),
            held: or_unknown(decision.held),
            next_release_at: micros(decision.next_release_at),
            may_escalate_from: micros(decision.may_escalate_from),
            next_deadline_at: micros(deadline.and_then(|deadline| deadline.at)),
            next_deadline_earliest: micros(deadline.map(|deadline| deadline.earliest)),
            next_deadline_latest: micros(deadline.map(|deadline| deadline.latest)),
            claim_closes_at: micros(decision.claim_closes_at),
            missing: decision.missing.bits(),
            ..Self::UNKNOWN
        }
    }
}
