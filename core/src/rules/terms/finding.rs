//! What the linter says.

use super::Words;
use super::lexicon::Lexicon;
use super::text::Text;
use crate::rule::Rule;
use crate::rulebook;

codes! {
    /// How much a finding weighs.
    Severity {
        /// A claim would fail on it, or be left to somebody's discretion (`CLM-TERM-*`).
        Blocking = 1 "blocking",
        /// Protection or evidence would be weaker.
        Warning = 2 "warning",
        /// The contract would be clearer.
        Advice = 3 "advice",
    }
}

/// One remark on a contract draft.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct TermFinding {
    /// The rule that makes it: one of `TRM-*`.
    pub code: Rule,
    /// How much it weighs.
    pub severity: Severity,
    /// The field of the draft document it is about: `terms.quality[2].requirement`.
    pub path: String,
    /// What stands there; empty where nothing does.
    pub found: String,
    /// The facts that the rule protects, by their IDs in the rulebook.
    pub protects: Vec<String>,
    /// What is wrong with it.
    pub message: String,
    /// A wording in its place, with slots (`___`) to fill in; empty where the remedy is to leave it out.
    pub wording: String,
}

/// The findings of one rule, as they are made.
pub(super) struct Report<'w, W> {
    rule: Rule,
    words: &'w W,
    pub(super) lexicon: &'w Lexicon,
    findings: Vec<TermFinding>,
}

impl<'w, W: Words> Report<'w, W> {
    pub(super) fn new(rule: Rule, words: &'w W, lexicon: &'w Lexicon) -> Self {
        Self { rule, words, lexicon, findings: Vec::new() }
    }

    /// Adds one finding; where and what was found, what is wrong, and a better wording.
    pub(super) fn add(
        &mut self,
        severity: Severity,
        (path, found): (impl Into<String>, impl Into<String>),
        message: impl Into<String>,
        wording: impl Into<String>,
    ) {
        self.findings.push(TermFinding {
            code: self.rule,
            severity,
            path: path.into(),
            found: found.into(),
            protects: self.words.facts(self.rule).iter().map(ToString::to_string).collect(),
            message: message.into(),
            wording: wording.into(),
        });
    }

    /// A text, with the phrases that begin at its words.
    pub(super) fn read<'t>(&self, raw: &'t str) -> Text<'t>
    where
        'w: 't,
    {
        Text::new(raw, self.lexicon)
    }

    /// A list of codes or names, as the rulebook writes them.
    pub(super) fn list(&self, name: &str) -> &'w [rulebook::Text] {
        self.words.words(name)
    }

    pub(super) fn finish(self) -> Vec<TermFinding> {
        self.findings
    }
}
