//! What a rule says, and who listens.
//!
//! Rule functions are generic over a [`Trace`]. The quick path listens for nothing but the weakest
//! grade; the explaining path writes everything down. Both run the same functions, so speed and
//! explanation cannot disagree.

use crate::codes::{Field, FieldSet, Grade, Outcome, Reason};
use crate::rule::Rule;
use crate::rulebook::Rulebook;
use crate::rulebook::terms::{Param, ValueRef};
use arrayvec::ArrayVec;

/// The answer of one condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The rule.
    pub rule: Rule,
    /// How it came out.
    pub outcome: Outcome,
    /// Why.
    pub reason: Option<Reason>,
    /// The facts it lacked.
    pub missing: FieldSet,
    /// The weakest grade it rests on.
    pub grade: Grade,
}

/// An outcome with its reason, before it is tied to a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Verdict {
    /// How it came out.
    pub outcome: Outcome,
    /// Why.
    pub reason: Option<Reason>,
    /// The facts it lacked.
    pub missing: FieldSet,
}

impl Verdict {
    /// Met, with nothing more to say.
    pub const MET: Self = Self { outcome: Outcome::Met, reason: None, missing: FieldSet::EMPTY };

    /// The grade of the way to it: what follows from other facts only is `derived` [rules section 3, `COV-SUPPLIER`].
    fn grade(&self) -> Grade {
        if self.reason == Some(Reason::DerivedFromMembership) { Grade::Derived } else { Grade::Official }
    }

    /// Met for a reason worth naming.
    pub const fn met(reason: Reason) -> Self {
        Self { outcome: Outcome::Met, reason: Some(reason), missing: FieldSet::EMPTY }
    }
    /// Failed.
    pub const fn failed(reason: Reason) -> Self {
        Self { outcome: Outcome::Failed, reason: Some(reason), missing: FieldSet::EMPTY }
    }
    /// Left to the programme.
    pub const fn discretionary(reason: Reason) -> Self {
        Self { outcome: Outcome::Discretionary, reason: Some(reason), missing: FieldSet::EMPTY }
    }
    /// Unknown although no fact of the document is missing.
    pub const fn open(reason: Reason) -> Self {
        Self { outcome: Outcome::Unknown, reason: Some(reason), missing: FieldSet::EMPTY }
    }
    /// Unknown for want of facts.
    pub const fn unknown(reason: Reason, missing: FieldSet) -> Self {
        Self { outcome: Outcome::Unknown, reason: Some(reason), missing }
    }
    /// Unknown for want of one fact.
    pub fn missing(field: Field) -> Self {
        Self::unknown(Reason::FactMissing, FieldSet::of(field))
    }
}

/// Who listens to the rules.
pub trait Trace {
    /// Whether answers are wanted that decide nothing and only explain.
    const EXPLAINS: bool = true;

    /// A rule read a value of the rulebook.
    fn cite(&mut self, source: ValueRef);

    /// A rule came to its answer: the values cited since the last answer belong to it.
    fn conclude(&mut self, rulebook: &Rulebook, rule: Rule, verdict: Verdict) -> Condition;

    /// Reads a value, citing it.
    #[inline]
    fn read<T: Copy>(&mut self, param: Param<T>) -> T {
        self.cite(param.source);
        param.value
    }
}

/// Listens for the weakest grade only.
#[derive(Clone, Copy, Debug)]
pub struct Silent {
    since: Grade,
}

impl Default for Silent {
    fn default() -> Self {
        Self { since: Grade::Official }
    }
}

impl Trace for Silent {
    const EXPLAINS: bool = false;

    #[inline]
    fn cite(&mut self, source: ValueRef) {
        self.since = self.since.weaker(source.grade);
    }

    #[inline]
    fn conclude(&mut self, rulebook: &Rulebook, rule: Rule, verdict: Verdict) -> Condition {
        let grade = self.since.weaker(rulebook.rule_source(rule).grade).weaker(verdict.grade());
        self.since = Grade::Official;
        Condition { rule, outcome: verdict.outcome, reason: verdict.reason, missing: verdict.missing, grade }
    }
}

/// Listens to nothing, for who wants what the rules say and not what it rests on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Deaf;

impl Trace for Deaf {
    const EXPLAINS: bool = false;

    #[inline]
    fn cite(&mut self, _: ValueRef) {}

    /// The condition is right but for its grade, of which nothing was heard.
    #[inline]
    fn conclude(&mut self, _: &Rulebook, rule: Rule, verdict: Verdict) -> Condition {
        let Verdict { outcome, reason, missing } = verdict;
        Condition { rule, outcome, reason, missing, grade: Grade::Official }
    }
}

/// The most answers that one order's rules give.
const ANSWERS_MAX: usize = 96;
/// The most values that they cite.
const CITES_MAX: usize = 288;

/// Writes everything down: plain numbers, turned into words only on demand.
#[derive(Clone, Debug, Default)]
pub struct Recorder {
    answers: ArrayVec<Answer, ANSWERS_MAX>,
    cites: ArrayVec<ValueRef, CITES_MAX>,
    from: usize,
}

/// One written-down answer and where its citations stand.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// The answer.
    pub condition: Condition,
    from: u16,
    to: u16,
}

impl Recorder {
    /// Every answer in the order given.
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// The values that an answer rests on.
    pub fn cites(&self, answer: &Answer) -> &[ValueRef] {
        &self.cites[usize::from(answer.from)..usize::from(answer.to)]
    }

    /// Forgets everything, keeping the room.
    pub fn clear(&mut self) {
        self.answers.clear();
        self.cites.clear();
        self.from = 0;
    }
}

impl Trace for Recorder {
    fn cite(&mut self, source: ValueRef) {
        // A full list drops a citation rather than the answer; a test keeps the room ample.
        let _ = self.cites.try_push(source);
    }

    #[expect(clippy::cast_possible_truncation, reason = "bounded by CITES_MAX")]
    fn conclude(&mut self, rulebook: &Rulebook, rule: Rule, verdict: Verdict) -> Condition {
        self.cite(rulebook.rule_source(rule));
        let used = &self.cites[self.from..];
        let grade = used.iter().fold(verdict.grade(), |grade, source| grade.weaker(source.grade));
        let condition =
            Condition { rule, outcome: verdict.outcome, reason: verdict.reason, missing: verdict.missing, grade };
        let (from, to) = (self.from as u16, self.cites.len() as u16);
        self.from = self.cites.len();
        let _ = self.answers.try_push(Answer { condition, from, to });
        condition
    }
}
