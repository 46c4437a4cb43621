//! The rulebook: every number, date and list of the rules, dated, with its source and grade.
//!
//! [`Rulebook::embedded`] loads the one that ships with the library; [`Rulebook::from_toml`] loads
//! another in its place. Loading checks everything and reports all problems at once. The rules
//! themselves are functions ([`crate::rules`]); what the sources print is here.

mod amounts;
mod canonical;
mod catalogue;
mod compile;
mod cover;
mod editions;
mod fees;
mod file;
mod info;
mod load;
mod names;
mod payments;
mod problem;
mod read;
mod row;
mod select;
mod tables;
pub mod terms;
mod text;
mod value;
mod values;

pub use info::{RuleInfo, SourceInfo, Text, ValueInfo};
pub use problem::{RulebookCode, RulebookErrors, RulebookProblem};
pub use select::Selection;
pub use terms::{Common, FeeTerms, Param, Terms, ValueRef};

use crate::rule::Rule;
use crate::rules::terms::Lexicon;
use crate::time::{Day, Zone};

/// A checked rulebook. Immutable, and safe to share between threads.
#[derive(Clone)]
pub struct Rulebook {
    version: String,
    digest: String,
    zones: Vec<Zone>,
    common: Common,
    terms: Vec<Terms>,
    spans: Vec<select::Span>,
    span_starts: select::Starts,
    fees: Vec<FeeTerms>,
    /// Where each fee span but the first starts.
    fee_starts: select::Starts,
    /// The same as days in the platform's zone.
    fee_days: Vec<Day>,
    rules: Vec<RuleInfo>,
    rule_sources: [ValueRef; Rule::COUNT],
    values: Vec<ValueInfo>,
    sources: Vec<SourceInfo>,
    /// The lists of words, sorted by their names.
    words: Vec<(Text, Vec<Text>)>,
    lexicon: Lexicon,
}

impl Rulebook {
    /// The rulebook that ships with the library.
    ///
    /// # Errors
    /// None as long as the library's own tests pass; the signature is that of any other rulebook.
    pub fn embedded() -> Result<Self, RulebookErrors> {
        load::embedded()
    }

    /// A rulebook from the names and texts of its files, in any order; one file is enough.
    ///
    /// # Errors
    /// Every problem of every file at once.
    pub fn from_toml(files: &[(&str, &str)]) -> Result<Self, RulebookErrors> {
        load::load(files)
    }

    /// The version that the rulebook gives itself.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// SHA-256 of the rulebook's canonical form, in small hexadecimal digits.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The platform's zone, in which civil days are counted [F-163, F-164].
    #[inline]
    pub fn zone(&self) -> &Zone {
        &self.zones[0]
    }

    /// Every zone that the rulebook names, the platform's first.
    pub fn zones(&self) -> &[Zone] {
        &self.zones
    }

    /// What holds in every edition.
    pub fn common(&self) -> &Common {
        &self.common
    }

    /// What the rulebook says about a rule: its statement, sources and grade.
    pub fn rule(&self, rule: Rule) -> &RuleInfo {
        &self.rules[rule.place()]
    }

    /// A rule's own entry, for citing it.
    #[inline]
    pub fn rule_source(&self, rule: Rule) -> ValueRef {
        self.rule_sources[rule.place()]
    }

    /// The entry that a citation points at.
    pub fn value(&self, source: ValueRef) -> &ValueInfo {
        &self.values[usize::from(source.index)]
    }

    /// Every entry: rules, editions, values by name and date, fees, lifecycle changes, word lists.
    pub fn values(&self) -> &[ValueInfo] {
        &self.values
    }

    /// Every document, and every fact taken from one, that the rulebook may cite.
    pub fn sources(&self) -> &[SourceInfo] {
        &self.sources
    }

    /// A named list of words; empty where the rulebook has none of that name.
    pub fn words(&self, name: &str) -> &[Text] {
        words(&self.words, name)
    }

    /// The lists of words by which texts are read, arranged for that once.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }
}

/// The list of a name, of lists sorted by their names.
fn words<'w>(lists: &'w [(Text, Vec<Text>)], name: &str) -> &'w [Text] {
    let place = lists.binary_search_by(|(known, _)| known.as_ref().cmp(name));
    place.map_or(&[], |place| lists[place].1.as_slice())
}

impl std::fmt::Debug for Rulebook {
    /// Which rulebook it is, without its thousands of values.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rulebook").field("version", &self.version).field("digest", &self.digest).finish_non_exhaustive()
    }
}
