//! The rulebook's word lists, arranged for finding their phrases in texts.

use super::text::{fold, next_token};
use std::collections::HashMap;

/// The lists whose phrases are looked for in texts, each with its name in the rulebook.
macro_rules! lists {
    ($($list:ident = $name:literal),+ $(,)?) => {
        /// A list of phrases; the rulebook's entry of its name says what it is for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum List { $($list),+ }

        impl List {
            const ALL: &'static [Self] = &[$(Self::$list),+];

            /// The name of the list in the rulebook.
            pub(super) const fn name(self) -> &'static str {
                match self { $(Self::$list => $name),+ }
            }
        }
    };
}

lists! {
    UnitsLength = "lint.units.length",
    UnitsMass = "lint.units.mass",
    UnitsOther = "lint.units.other",
    UnitsTime = "lint.units.time",
    UnitsCount = "lint.units.count",
    UnitsQuantity = "lint.units.quantity",
    Percent = "lint.percent",
    Bounds = "lint.bounds",
    Range = "lint.range",
    Colours = "lint.colours",
    ColourSuffixes = "lint.colour_suffixes.capitals",
    Materials = "lint.materials",
    Standards = "lint.standards",
    StandardsCapitals = "lint.standards.capitals",
    StandardsNumbered = "lint.standards.numbered",
    StandardsNumberedCapitals = "lint.standards.numbered.capitals",
    Fillers = "lint.fillers",
    Compliance = "lint.compliance",
    References = "lint.references",
    FileExtensions = "lint.file_extensions",
    Praise = "lint.praise",
    Vague = "lint.vague",
    Open = "lint.open",
    Refusals = "lint.refusals",
    Schedule = "lint.schedule",
    Months = "lint.months",
    VagueDates = "lint.vague_dates",
    DayUnits = "lint.day_units",
    AspectsColour = "lint.aspects.colour",
    AspectsMaterial = "lint.aspects.material",
    AspectsStandard = "lint.aspects.standard",
    AspectsDesign = "lint.aspects.design",
    AspectsDimensions = "lint.aspects.dimensions",
    AspectsWeight = "lint.aspects.weight",
    OffPlatform = "lint.off_platform",
    PromisesWarranty = "lint.promises.warranty",
    PromisesReplacement = "lint.promises.replacement",
    PromisesAfterSales = "lint.promises.after_sales",
}

/// One phrase of a list.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// The list it is in.
    pub(super) list: List,
    /// The phrase as the rulebook writes it.
    pub(super) written: String,
}

/// Every phrase of every list by its first word, so that a text asks once for each of its words, not
/// once for each list, and most words begin no phrase.
#[derive(Clone, Debug)]
pub struct Lexicon {
    by_first_word: HashMap<String, Vec<Phrase>>,
}

impl Lexicon {
    /// Arranges the lists that a look-up by name gives.
    pub fn new<'w>(words: impl Fn(&str) -> &'w [String]) -> Self {
        let mut by_first_word: HashMap<String, Vec<Phrase>> = HashMap::new();
        for list in List::ALL.iter().copied() {
            for written in words(list.name()) {
                let Some((_, start, end)) = next_token(written, 0) else { continue };
                let mut first = String::with_capacity(end - start);
                first.extend(written[start..end].chars().map(fold));
                by_first_word.entry(first).or_default().push(Phrase { list, written: written.clone() });
            }
        }
        Self { by_first_word }
    }

    /// The phrases of all lists that begin with a word, which is given folded.
    pub(super) fn beginning_with(&self, word: &str) -> &[Phrase] {
        self.by_first_word.get(word).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lexicon asks the rulebook for every list; whether a rule asks for it in turn shows only here.
    #[test]
    fn every_list_is_looked_for() {
        let rules = concat!(
            include_str!("agreed.rs"),
            include_str!("measure.rs"),
            include_str!("mod.rs"),
            include_str!("product.rs"),
            include_str!("settlement.rs"),
        );
        let named: Vec<&str> = rules.split(|c: char| !c.is_alphanumeric()).collect();
        let unused = List::ALL.iter().map(|list| format!("{list:?}")).filter(|list| !named.contains(&list.as_str()));
        assert_eq!(unused.collect::<Vec<_>>(), Vec::<String>::new());
    }

    #[test]
    fn a_phrase_is_found_under_its_first_word_in_plain_small_letters() {
        let bounds = ["Ａt least".to_owned(), "±".to_owned(), String::new()];
        let lexicon = Lexicon::new(|name| if name == List::Bounds.name() { &bounds } else { &[] });
        let found = |word: &str| lexicon.beginning_with(word).iter().map(|phrase| phrase.written.as_str()).collect();
        let found: [Vec<&str>; 3] = ["at", "±", ""].map(found);
        assert_eq!(found, [vec!["Ａt least"], vec!["±"], vec![]]);
        assert_eq!(lexicon.beginning_with("at")[0].list, List::Bounds);
    }
}
