//! One answer over all ends of what is not known: what they share is said, what they differ on is unknown.

use crate::assessment::{ConditionAnswer, DisputeAnswer, GroundAnswer, GuaranteeAnswer, Window};
use crate::calendar::{self, Entry};
use crate::codes::{FieldSet, Outcome, Reason};
use crate::decide::{PotRanges, agreed};
use crate::fold::Ends;
use crate::rules::claims;
use crate::rules::coverage::CoveredAmount;
use crate::rules::funds::Release;
use crate::trace::Condition;

/// What is said of an order at one end.
pub(super) struct EndAnswer<'a> {
    pub(super) grounds: Vec<GroundAnswer<'a>>,
    pub(super) paid_on: Option<i64>,
    pub(super) paid_off: Option<i64>,
    pub(super) funds: Option<PotRanges>,
    pub(super) dispute: DisputeAnswer,
    pub(super) locked: Option<bool>,
    pub(super) release: Option<Release>,
    pub(super) entries: Vec<Entry>,
    pub(super) lifecycle: Result<crate::codes::LifecycleState, FieldSet>,
    pub(super) guarantees: Vec<GuaranteeAnswer<'a>>,
    pub(super) amount: CoveredAmount,
}
impl<'a> EndAnswer<'a> {
    /// What all ends say together; what they differ on is unknown for want of the facts that part them.
    pub(super) fn merge(ends: &Ends, answers: &[Self]) -> Self {
        let first = &answers[0];
        let rest = || answers[1..].iter();
        let grounds = (0..first.grounds.len()).map(|place| {
            let twins: Vec<&GroundAnswer<'a>> = answers.iter().map(|end| &end.grounds[place]).collect();
            GroundAnswer::merge(ends, &twins)
        });
        let guarantees = (0..first.guarantees.len()).map(|place| {
            let twins: Vec<&GuaranteeAnswer<'a>> = answers.iter().map(|end| &end.guarantees[place]).collect();
            GuaranteeAnswer::merge(ends, &twins)
        });
        let differing = ends.differing(answers, |end| end.lifecycle);
        Self {
            grounds: grounds.collect(),
            paid_on: rest().fold(first.paid_on, |paid, end| agreed(paid, end.paid_on)),
            paid_off: rest().fold(first.paid_off, |paid, end| agreed(paid, end.paid_off)),
            funds: rest().fold(first.funds, |funds, end| funds.zip(end.funds).map(|(one, other)| one.hull(other))),
            dispute: rest().fold(first.dispute, |dispute, end| dispute.merge(&end.dispute)),
            locked: rest().fold(first.locked, |locked, end| agreed(locked, end.locked)),
            release: rest()
                .fold(first.release, |release, end| release.zip(end.release).map(|(one, two)| one.merge(two))),
            entries: merged_calendar(answers),
            lifecycle: if differing.is_empty() { first.lifecycle } else { Err(differing) },
            guarantees: guarantees.collect(),
            amount: rest().fold(first.amount, |amount, end| amount.hull(end.amount)),
        }
    }
}

/// The calendar over all ends.
fn merged_calendar(answers: &[EndAnswer<'_>]) -> Vec<Entry> {
    let mut merged = calendar::Merged::default();
    for end in answers {
        merged.add(&end.entries);
    }
    merged.entries().to_vec()
}

impl DisputeAnswer {
    fn merge(&self, other: &Self) -> Self {
        Self {
            state: agreed(self.state, other.state),
            cause: agreed(self.cause, other.cause),
            ground: agreed(self.ground, other.ground),
            claim: agreed(self.claim, other.claim),
            opened_at: agreed(self.opened_at, other.opened_at),
            turn: agreed(self.turn, other.turn),
            turn_since: agreed(self.turn_since, other.turn_since),
            refund: agreed(self.refund, other.refund),
            day: agreed(self.day, other.day),
            entered_at: agreed(self.entered_at, other.entered_at),
        }
    }
}

impl<'a> GroundAnswer<'a> {
    fn merge(ends: &Ends, twins: &[&Self]) -> Self {
        let lists: Vec<&[ConditionAnswer<'a>]> = twins.iter().map(|twin| twin.conditions.as_slice()).collect();
        let conditions = merge_conditions(ends, &lists);
        let plain: Vec<Condition> = conditions.iter().map(ConditionAnswer::plain).collect();
        let windows = twins.iter().map(|twin| twin.window);
        let window = windows.reduce(|one, other| {
            one.zip(other).map(|(one, other)| Window {
                opens: calendar::merge_bands(one.opens, other.opens),
                closes: calendar::merge_bands(one.closes, other.closes),
            })
        });
        Self {
            ground: twins[0].ground,
            verdict: claims::verdict(&plain, true),
            if_breached: claims::verdict(&plain, false),
            conditions,
            window: window.flatten(),
        }
    }
}

impl<'a> GuaranteeAnswer<'a> {
    fn merge(ends: &Ends, twins: &[&Self]) -> Self {
        let lists: Vec<&[ConditionAnswer<'a>]> = twins.iter().map(|twin| twin.conditions.as_slice()).collect();
        let same = twins.iter().all(|twin| twin.eligible == twins[0].eligible);
        let claim_by = twins.iter().map(|twin| twin.claim_by).reduce(calendar::merge_bands);
        Self {
            eligible: if same { twins[0].eligible } else { Outcome::Unknown },
            claim_by: claim_by.flatten(),
            conditions: merge_conditions(ends, &lists),
            ..twins[0].clone()
        }
    }
}

/// Conditions of all ends: unknown where the outcomes differ, and without a reason where only the reasons do.
pub(super) fn merge_conditions<'a>(ends: &Ends, lists: &[&[ConditionAnswer<'a>]]) -> Vec<ConditionAnswer<'a>> {
    let longest = lists.iter().copied().max_by_key(|list| list.len()).unwrap_or_default();
    let merged = longest.iter().enumerate().map(|(place, condition)| {
        let twins: Vec<Option<&ConditionAnswer<'a>>> = lists.iter().map(|list| list.get(place)).collect();
        let open = ends.differing(&twins, |twin| twin.map(|twin| twin.outcome));
        let same_reason = twins.iter().flatten().all(|twin| twin.reason == condition.reason);
        let missing = twins.iter().flatten().fold(open, |missing, twin| missing.union(twin.missing));
        let (outcome, reason) = if open.is_empty() {
            (condition.outcome, condition.reason.filter(|_| same_reason))
        } else {
            (Outcome::Unknown, Some(Reason::FactMissing))
        };
        ConditionAnswer { outcome, reason, missing, ..condition.clone() }
    });
    merged.collect()
}

impl ConditionAnswer<'_> {
    pub(super) fn plain(&self) -> Condition {
        Condition {
            rule: self.rule,
            outcome: self.outcome,
            reason: self.reason,
            missing: self.missing,
            grade: self.grade,
        }
    }
}
