//! The rulebook as text: what every entry says, where it stands and how good its source is.
//!
//! Answers cite by [`ValueRef`]; these are what the citations point at.

use super::terms::ValueRef;
use crate::codes::{Edition, Grade};
use crate::rule::Rule;
use crate::time::Day;
use std::borrow::Cow;

/// A text of a rulebook: the library's own, or one that was read.
pub type Text = Cow<'static, str>;

/// One entry of the rulebook: a value, a row of a table, an edition or a rule.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ValueInfo {
    /// Its name: `claims.receipt_days`, `fees.payment.card`, or a rule's ID.
    pub name: Text,
    /// What it says, as printed; `none` where the editions named have no such value.
    pub value: Text,
    /// The unit of the value.
    pub unit: Text,
    /// The editions it holds for; empty where it holds whatever the edition.
    pub editions: Vec<Edition>,
    /// What else it is for: order types, countries or the state of a change; empty where for everything.
    pub scope: Vec<Text>,
    /// The first creation day of orders it holds for; none where it always did.
    pub from: Option<Day>,
    /// The first creation day it no longer holds for; none where it still does.
    pub to: Option<Day>,
    /// How good the source of `from` is, where that is another grade than the value's own.
    pub from_grade: Option<Grade>,
    /// The facts and sources it rests on, by their IDs.
    pub facts: Vec<Text>,
    /// How good these are.
    pub grade: Grade,
    /// What a reader should know besides.
    pub note: Option<Text>,
}

impl ValueInfo {
    /// Whether its name holds this text, or it rests on the fact of this name; capitals do not matter.
    pub fn is_about(&self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        self.name.to_ascii_lowercase().contains(&name) || self.facts.iter().any(|fact| fact.eq_ignore_ascii_case(&name))
    }
}

/// A rule, as the rulebook states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// Which rule.
    pub rule: Rule,
    /// What it says, in one or two sentences.
    pub statement: Text,
    /// The facts and sources it rests on, by their IDs.
    pub facts: Vec<Text>,
    /// How good these are.
    pub grade: Grade,
    /// The rule's own entry in [`Rulebook::values`](super::Rulebook::values).
    pub source: ValueRef,
}

/// A document that facts were taken from, or a fact taken from it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct SourceInfo {
    /// Its ID, by which values and rules cite it.
    pub id: Text,
    /// What the document is, or what the fact states.
    pub title: Text,
    /// For a fact `fact`, `reading` (how a conflict of sources is read) or `gap` (what no source states);
    /// for a document what sort it is.
    pub kind: Text,
    /// Where to find it: an address, or for a fact the documents that state it.
    pub place: Vec<Text>,
}
