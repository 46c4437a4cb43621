//! Words for codes: one table for each closed list, and nothing decided.
//!
//! A table is an exhaustive `match`, so a new code without words does not compile.

mod answers;
mod facts;
mod findings;
mod reasons;
mod rules;

use crate::codes::Code;

/// A closed list whose words can be said to a person.
pub trait Words: Code {
    /// What the word means, for a reader who has not read the rules; no full stop, no capital.
    fn words(self) -> &'static str;
}

macro_rules! words {
    ($name:ident { $($variant:ident => $text:literal),+ $(,)? }) => {
        impl $crate::explain::words::Words for $name {
            fn words(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
    };
}
use words;

pub(super) use findings::ignored_because;

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::assessment::ReleaseCause;
    use crate::calendar::Action;
    use crate::codes::*;
    use crate::finding::{FindingCode, Ignored};
    use crate::rule::Rule;
    use crate::rules::guarantees::GuaranteeForm;

    /// Words must read as words, and two codes of one list must not sound alike.
    fn check<C: Words>() {
        let mut seen: Vec<&str> = Vec::new();
        for code in C::ALL {
            let words = code.words();
            assert!(!words.trim().is_empty(), "`{}` has no words", code.name());
            assert!(!words.contains('_'), "`{}` is still a code: {words}", code.name());
            assert!(!seen.contains(&words), "`{}` sounds like another code: {words}", code.name());
            seen.push(words);
        }
    }

    #[test]
    fn every_code_of_every_list_has_words_of_its_own() {
        check::<Marketplace>();
        check::<OrderType>();
        check::<BuyerTier>();
        check::<Logistics>();
        check::<ProductKind>();
        check::<Transport>();
        check::<Incoterm>();
        check::<CoverageType>();
        check::<ReleaseModel>();
        check::<Party>();
        check::<Ground>();
        check::<PaymentMethod>();
        check::<Route>();
        check::<PaymentPart>();
        check::<PaymentStatus>();
        check::<ShipAfter>();
        check::<EvidenceFrom>();
        check::<QualityTerms>();
        check::<Edition>();
        check::<Grade>();
        check::<Outcome>();
        check::<Coverage>();
        check::<Claimability>();
        check::<FeeStatus>();
        check::<DisputeState>();
        check::<DisputeCause>();
        check::<LifecycleState>();
        check::<OnSilence>();
        check::<Reason>();
        check::<Field>();
        check::<Rounding>();
        check::<Action>();
        check::<Rule>();
        check::<FindingCode>();
        check::<Ignored>();
        check::<GuaranteeForm>();
        check::<ReleaseCause>();
    }

    #[test]
    fn every_missing_fact_is_asked_for_as_a_question() {
        for field in Field::ALL {
            assert!(field.words().ends_with('?'), "{}: {}", field.name(), field.words());
        }
    }
}
