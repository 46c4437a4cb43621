//! The answer: everything the rules say of an order at one instant [order document, section 2].
//!
//! Plain data that borrows its citations from the rulebook. Its JSON form has a fixed order of keys
//! and lists, so equal inputs give equal bytes through every door.

use crate::calendar::Entry;
use crate::codes::{
    Claimability, Coverage, DisputeCause, DisputeState, Edition, FeeStatus, FieldSet, Grade, Ground, LifecycleState,
    Outcome, Party, Reason,
};
use crate::finding::FindingCode;
use crate::iso::Currency;
use crate::money::{Fraction, Money};
use crate::rule::Rule;
use crate::rules::guarantees::GuaranteeForm;
use crate::time::{Band, Day, Instant};
use serde::Serialize;

/// What the rules say of an order at one instant.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assessment<'a> {
    /// The caller's own name for the order.
    pub order: &'a str,
    /// The instant it was looked at.
    pub as_of: Instant,
    /// The edition it was created under.
    pub edition: EditionAnswer,
    /// Which rulebook gave the answer.
    pub rulebook: RulebookStamp<'a>,
    /// Whether it is protected, and on which grounds a claim has a footing.
    pub coverage: CoverageAnswer<'a>,
    /// What it costs.
    pub fees: FeesAnswer<'a>,
    /// Where the money is.
    pub funds: FundsAnswer,
    /// How the dispute stands.
    pub dispute: DisputeAnswer,
    /// Where the order stands.
    pub lifecycle: LifecycleAnswer<'a>,
    /// Who must or may do what by when.
    pub calendar: Vec<Entry>,
    /// The guarantees of the programme.
    pub guarantees: Vec<GuaranteeAnswer<'a>>,
    /// What was odd.
    pub findings: Vec<Finding>,
    /// The weakest grade that edition, coverage and the supplier's fee rest on.
    pub weakest_grade: Grade,
    /// The facts that would settle what is unknown.
    pub missing: FieldSet,
    /// The currency of the order, for whoever turns this into words; documents name it per fee.
    #[serde(skip)]
    pub currency: Currency,
}

impl Assessment<'_> {
    /// The assessment as a JSON document, without line breaks.
    pub fn to_json(&self) -> String {
        // Serialising these types cannot fail: no maps with odd keys, no floats, no I/O.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The edition, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditionAnswer {
    /// The order was created before the first edition: `null` in documents.
    BeforeFirst,
    /// A missing country decides: `"unknown"` in documents.
    Unknown,
    /// The edition.
    In(Edition),
}

impl Serialize for EditionAnswer {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::BeforeFirst => s.serialize_none(),
            Self::Unknown => s.serialize_str("unknown"),
            Self::In(edition) => edition.serialize(s),
        }
    }
}

/// Which rulebook gave an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RulebookStamp<'a> {
    /// Its version.
    pub version: &'a str,
    /// The SHA-256 of its canonical form.
    pub digest: &'a str,
}

/// An amount between two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AmountBand {
    /// The least; unknown where absent.
    pub min: Option<Money>,
    /// The most; unknown where absent.
    pub max: Option<Money>,
}

/// Whether the order is protected.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CoverageAnswer<'a> {
    /// The verdict.
    pub verdict: Coverage,
    /// For how much, where it is protected.
    pub covered_amount: Option<AmountBand>,
    /// Every condition, failed or not.
    pub conditions: Vec<ConditionAnswer<'a>>,
    /// Every ground a claim could name.
    pub grounds: Vec<GroundAnswer<'a>>,
}

/// One condition and what it rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ConditionAnswer<'a> {
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
    /// The facts of the sources it rests on.
    pub cites: Vec<&'a str>,
}

/// Whether a claim on one ground has a footing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GroundAnswer<'a> {
    /// The ground.
    pub ground: Ground,
    /// The verdict.
    pub verdict: Claimability,
    /// The verdict if the breach had happened.
    pub if_breached: Claimability,
    /// Its conditions.
    pub conditions: Vec<ConditionAnswer<'a>>,
    /// When it can be claimed; absent for grounds that are never covered.
    pub window: Option<Window>,
}

/// The time in which a claim can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Window {
    /// From when, where a rule fixes it.
    pub opens: Option<Band>,
    /// Until when, where it is fixed yet.
    pub closes: Option<Band>,
}

/// What the order costs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FeesAnswer<'a> {
    /// The supplier's transaction fee.
    pub supplier: FeeComponent<'a>,
    /// The processing of each payment, in the order of their instants.
    pub payments: Vec<FeeComponent<'a>>,
    /// One withdrawal of the supplier.
    pub withdrawal: FeeComponent<'a>,
}

/// One fee.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FeeComponent<'a> {
    /// The rule.
    pub rule: Rule,
    /// How far it is known.
    pub status: FeeStatus,
    /// The least.
    pub min: Option<Money>,
    /// The most.
    pub max: Option<Money>,
    /// Its currency.
    pub currency: Currency,
    /// What it is a share of.
    pub base: Option<Money>,
    /// The share.
    pub rate: Option<Fraction>,
    /// The cap.
    pub cap: Option<Money>,
    /// The facts that would settle it.
    pub missing: FieldSet,
    /// The weakest grade it rests on.
    pub grade: Grade,
    /// The facts of the sources it rests on.
    pub cites: Vec<&'a str>,
    /// The day from which the rate has been in force.
    pub since: Option<Day>,
}

/// Where the money is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FundsAnswer {
    /// Received on the platform.
    pub paid_on_platform: Option<Money>,
    /// Received off the platform.
    pub paid_off_platform: Option<Money>,
    /// Passed on to the supplier.
    pub released: Option<Money>,
    /// Frozen above the supplier's limit.
    pub frozen: Option<Money>,
    /// Held until a condition or completion.
    pub held: Option<Money>,
    /// Returned to the buyer from escrow.
    pub refunded_from_escrow: Option<Money>,
    /// Whether a dispute locks what is unreleased.
    pub locked: Option<bool>,
    /// Settled and still owed by the supplier.
    pub refund_due_from_supplier: Option<Money>,
    /// The amounts that are known between two ends only.
    pub bands: FundBands,
    /// The next release if nobody acts.
    pub next_release: Option<NextRelease>,
}

/// Amounts that are known between two ends only; those that are known are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FundBands {
    /// Passed on to the supplier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub released: Option<AmountBand>,
    /// Frozen above the supplier's limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frozen: Option<AmountBand>,
    /// Held until a condition or completion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<AmountBand>,
    /// Returned to the buyer from escrow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refunded_from_escrow: Option<AmountBand>,
    /// Settled and still owed by the supplier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refund_due_from_supplier: Option<AmountBand>,
}

/// The next release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NextRelease {
    /// When; open where a missing fact decides.
    pub at: Option<Instant>,
    /// The earliest it may come.
    pub earliest: Instant,
    /// The latest.
    pub latest: Instant,
    /// How much.
    pub amount: Option<Money>,
    /// Why.
    pub cause: ReleaseCause,
}

codes! {
    /// What lets money go.
    ReleaseCause { AutomaticCompletion = 1 "automatic_completion" }
}

/// How the dispute stands; everything is unknown where the order's events or edition are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DisputeAnswer {
    /// The state.
    pub state: Option<DisputeState>,
    /// What brought it about.
    pub cause: Option<DisputeCause>,
    /// What the claim is about.
    pub ground: Option<Ground>,
    /// What was claimed.
    pub claim: Option<Money>,
    /// When it was filed.
    pub opened_at: Option<Instant>,
    /// Whose answer is awaited while negotiating.
    pub turn: Option<Party>,
    /// Since when.
    pub turn_since: Option<Instant>,
    /// The settled refund, after the cap.
    pub refund: Option<Money>,
    /// The ordinal day of the dispute: today while it is active, else the day it ended.
    pub day: Option<i32>,
    /// When it entered its state.
    pub entered_at: Option<Instant>,
}

/// Where the order stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LifecycleAnswer<'a> {
    /// The state.
    pub state: Option<LifecycleState>,
    /// What may be changed.
    pub allowed: Vec<AllowedChange<'a>>,
}

/// A change that one party may make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AllowedChange<'a> {
    /// Who may.
    pub party: Party,
    /// What.
    pub action: &'a str,
    /// What the other side must do.
    pub needs: Option<&'a str>,
}

/// A guarantee of the programme.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GuaranteeAnswer<'a> {
    /// The rule.
    pub rule: Rule,
    /// Whether the order is entitled to it.
    pub eligible: Outcome,
    /// What it pays, where that is known.
    pub amount: Option<AmountBand>,
    /// In what.
    pub form: GuaranteeForm,
    /// Until when to claim it.
    pub claim_by: Option<Band>,
    /// On which date it comes without a claim.
    pub automatic_on: Option<Day>,
    /// Its conditions.
    pub conditions: Vec<ConditionAnswer<'a>>,
}

/// Something odd about the order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// What kind.
    pub code: FindingCode,
    /// Where in the document; the order as a whole where absent.
    pub path: Option<String>,
    /// In words.
    pub text: String,
}
