//! Is a contract draft worded so that a claim can stand on it? [rules section 8]
//!
//! [`lint`] reads a [`Draft`] before anybody pays and says what would weaken it later, with a wording to
//! put in its place. A draft without a blocking finding can never fail `CLM-TERM-DATE`,
//! `CLM-TERM-QUALITY` or `CLM-TERM-QUANTITY`, nor leave them to anybody's discretion.
//!
//! [`measurable`] and [`quality_terms`] are the reading of quality terms that those rules share. The
//! words by which texts are read are the rulebook's ([`Words`]); what is done with them is here.

mod agreed;
mod details;
mod draft;
mod finding;
mod lexicon;
mod measure;
mod product;
mod settlement;
mod text;

pub use draft::{Draft, DraftDetails, PlannedPayment};
pub use finding::{Severity, TermFinding};
pub use lexicon::Lexicon;
pub use measure::{measurable, quality_terms};

use crate::rule::Rule;
use crate::rulebook::{Rulebook, Text};
use finding::Report;
use lexicon::List;
use std::borrow::Cow;

/// The rulebook's words: named lists, and the facts that a rule protects.
pub trait Words {
    /// The list of this name; empty where there is none.
    fn words(&self, name: &str) -> &[Text];
    /// The facts and sources that a rule rests on, by their IDs.
    fn facts(&self, rule: Rule) -> &[Text];
    /// The lists arranged for finding their phrases in texts: arranged anew for every reading, unless the
    /// words never change and are kept arranged.
    fn lexicon(&self) -> Cow<'_, Lexicon> {
        Cow::Owned(Lexicon::new(|name| self.words(name)))
    }
}

impl Words for Rulebook {
    fn words(&self, name: &str) -> &[Text] {
        self.words(name)
    }

    fn facts(&self, rule: Rule) -> &[Text] {
        &self.rule(rule).facts
    }

    fn lexicon(&self) -> Cow<'_, Lexicon> {
        Cow::Borrowed(self.lexicon())
    }
}

/// The word lists of promises that are never covered, and what each is called [F-046].
const PROMISES: [(List, &str); 3] = [
    (List::PromisesWarranty, "a warranty"),
    (List::PromisesReplacement, "a replacement"),
    (List::PromisesAfterSales, "service after the sale"),
];

type Check<W> = fn(&Draft, &mut Report<'_, W>);

/// Every rule and its function, in the order of the rules.
const fn checks<W: Words>() -> [(Rule, Check<W>); 13] {
    [
        (Rule::TrmShip, agreed::ship),
        (Rule::TrmQuantity, agreed::quantity),
        (Rule::TrmQuality, agreed::quality),
        (Rule::TrmDimensions, product::dimensions),
        (Rule::TrmWeight, product::weight),
        (Rule::TrmPackaging, product::packaging),
        (Rule::TrmInspection, settlement::inspection),
        (Rule::TrmAttachment, product::attachment),
        (Rule::TrmOffPlatform, settlement::off_platform),
        (Rule::TrmFreight, settlement::freight),
        (Rule::TrmRemarks, settlement::remarks),
        (Rule::TrmTestPayment, settlement::test_payment),
        (Rule::TrmPromise, settlement::promise),
    ]
}

/// Every finding on a draft, in the order of the rules and, within one, of the document.
pub fn lint(words: &impl Words, draft: &Draft) -> Vec<TermFinding> {
    let lexicon = words.lexicon();
    let run = |(rule, check): (Rule, Check<_>)| {
        let mut report = Report::new(rule, words, &lexicon);
        check(draft, &mut report);
        report.finish()
    };
    checks().into_iter().flat_map(run).collect()
}
