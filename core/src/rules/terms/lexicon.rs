//! The rulebook's word lists, arranged for finding their phrases in texts.

use super::text::{fold, next_token};
use crate::rulebook::Text;
use crate::shelves::Shelves;

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
    /// Its first word, folded.
    first: Text,
    /// The list it is in.
    pub(super) list: List,
    /// The phrase as the rulebook writes it.
    pub(super) written: Text,
}

/// Every phrase of every list by its first word, so that a text asks once for each of its words, not
/// once for each list, and most words begin no phrase.
#[derive(Clone, Debug)]
pub struct Lexicon {
    by_first_word: Shelves<Phrase>,
}

impl Lexicon {
    /// Arranges the lists that a look-up by name gives.
    pub fn new<'w>(words: impl Fn(&str) -> &'w [Text]) -> Self {
        let lists = || List::ALL.iter().map(|list| (*list, words(list.name())));
        let mut phrases = Vec::with_capacity(lists().map(|(_, phrases)| phrases.len()).sum());
        for (list, written) in lists() {
            let phrase = |written| Some(Phrase { first: first_word(written)?, list, written: written.clone() });
            phrases.extend(written.iter().filter_map(phrase));
        }
        Self { by_first_word: Shelves::new(phrases, |phrase| &phrase.first) }
    }

    /// The phrases of all lists that begin with a word, which is given folded, and perhaps others.
    pub(super) fn beginning_with(&self, word: &str) -> &[Phrase] {
        self.by_first_word.of(word)
    }
}

/// The first word of a phrase, folded; the phrase's own letters where that changes none.
fn first_word(written: &Text) -> Option<Text> {
    let (_, start, end) = next_token(written, 0)?;
    let plain = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    Some(match written {
        Text::Borrowed(written) if written.as_bytes()[start..end].iter().all(plain) => written[start..end].into(),
        written => written[start..end].chars().map(fold).collect::<String>().into(),
    })
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
        let bounds: [Text; 3] = ["Ａt least", "±", ""].map(Into::into);
        let lexicon = Lexicon::new(|name| if name == List::Bounds.name() { &bounds } else { &[] });
        let found = |word| {
            let phrases = lexicon.beginning_with(word).iter().filter(|phrase| phrase.first == word);
            phrases.map(|phrase| phrase.written.as_ref()).collect()
        };
        let found: [Vec<&str>; 3] = ["at", "±", ""].map(found);
        assert_eq!(found, [vec!["Ａt least"], vec!["±"], vec![]]);
        assert_eq!(lexicon.beginning_with("at")[0].list, List::Bounds);
    }
}
