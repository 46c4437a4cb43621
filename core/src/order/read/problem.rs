//! What can be wrong with a document, and the list of everything that is.

codes! {
    /// The codes of problems. Codes and numbers are permanent.
    ProblemCode {
        /// The text is not JSON, or not UTF-8. Reading stops there; everything found before is reported too.
        Syntax = 1 "SYNTAX",
        /// A string with an escape that stands for no character, such as half a surrogate pair.
        NotText = 2 "NOT_TEXT",
        /// A value with more than 128 levels of lists and objects.
        TooDeep = 3 "TOO_DEEP",
        /// There are more problems than are listed.
        TooMany = 4 "TOO_MANY",
        /// An object names one field twice; the first counts.
        DuplicateKey = 5 "DUPLICATE_KEY",
        /// A field that the object does not have.
        UnknownField = 6 "UNKNOWN_FIELD",
        /// A required field is absent or null.
        MissingField = 7 "MISSING_FIELD",
        /// A number where a string belongs, a list where an object belongs, and so on.
        WrongType = 8 "WRONG_TYPE",
        /// A word that is not in the closed list.
        UnknownCode = 9 "UNKNOWN_CODE",
        /// Not a country of ISO 3166-1 alpha-2.
        NotACountry = 10 "NOT_A_COUNTRY",
        /// Not a currency of ISO 4217.
        NotACurrency = 11 "NOT_A_CURRENCY",
        /// Not digits with at most one point.
        NotAnAmount = 12 "NOT_AN_AMOUNT",
        /// Below zero.
        NegativeAmount = 13 "NEGATIVE_AMOUNT",
        /// More decimals than the currency, or the field, has.
        TooManyDecimals = 14 "TOO_MANY_DECIMALS",
        /// More than the library takes, in one amount or in all payments together.
        AmountTooLarge = 15 "AMOUNT_TOO_LARGE",
        /// Not an instant of RFC 3339.
        NotAnInstant = 16 "NOT_AN_INSTANT",
        /// A zone-less instant in a document without `default_zone`.
        NoOffset = 17 "NO_OFFSET",
        /// More than 6 fractional digits of a second.
        TooFine = 18 "TOO_FINE",
        /// A date, instant, count or rate outside what the library takes.
        OutOfRange = 19 "OUT_OF_RANGE",
        /// Not a date written `YYYY-MM-DD`.
        NotADate = 20 "NOT_A_DATE",
        /// Not the exact name of an IANA time zone.
        NotAZone = 21 "NOT_A_ZONE",
        /// A zone-less instant that the clock of the zone skipped.
        SkippedInstant = 22 "SKIPPED_INSTANT",
        /// A zone-less instant that the clock of the zone showed twice.
        AmbiguousInstant = 23 "AMBIGUOUS_INSTANT",
        /// A payment in another currency than the order's [rules 5.1].
        CurrencyMismatch = 24 "CURRENCY_MISMATCH",
        /// Amounts that cannot be true together.
        AmountInconsistent = 25 "AMOUNT_INCONSISTENT",
        /// Two fields of which only one may be given.
        ConflictingFields = 26 "CONFLICTING_FIELDS",
        /// The instant to assess at lies before the order [rules 1.1].
        AsOfBeforeCreated = 27 "AS_OF_BEFORE_CREATED",
    }
}

/// One thing that is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[error("{}", self.line())]
pub struct Problem {
    /// Which sort of problem it is.
    pub code: ProblemCode,
    /// Where: a JSON path such as `events[3].amount`, and `$` for the document itself.
    pub path: String,
    /// What is wrong, in words.
    pub message: String,
    /// What was found there, shortened; a string without its quotes, empty where nothing was.
    pub found: String,
    /// What is accepted there, where that can be said.
    pub accepted: Option<String>,
    /// The nearest valid name or word, where one is near.
    pub nearest: Option<String>,
}

impl Problem {
    fn line(&self) -> String {
        let mut line = format!("{} at {}: {}", self.code, self.path, self.message);
        if let Some(accepted) = &self.accepted {
            line = line + "; accepted: " + accepted;
        }
        if let Some(nearest) = &self.nearest {
            line = line + "; nearest: `" + nearest + "`";
        }
        line
    }
}

/// Everything that is wrong with a document: at least one problem, in the document's order as far as
/// it has one. Written as JSON it is the list of them.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[serde(transparent)]
#[error("{}", self.lines())]
pub struct OrderErrors {
    /// The problems; at most [`OrderErrors::MAX`], and then one [`ProblemCode::TooMany`].
    pub problems: Vec<Problem>,
}

impl OrderErrors {
    /// How many problems are listed before the rest is only counted.
    pub const MAX: usize = 1000;

    fn lines(&self) -> String {
        let lines: Vec<String> = self.problems.iter().map(Problem::line).collect();
        lines.join("\n")
    }
}

/// Problems while they are collected.
#[derive(Default)]
pub(super) struct Problems {
    listed: Vec<Problem>,
    more: usize,
}

impl Problems {
    /// Adds a problem. Past the limit it is only counted and not even put into words, so that a
    /// document full of mistakes is read as quickly as another.
    pub(super) fn add(&mut self, problem: impl FnOnce() -> Problem) {
        if self.listed.len() < OrderErrors::MAX {
            self.listed.push(problem());
        } else {
            self.more += 1;
        }
    }

    /// The errors, where there are any.
    pub(super) fn into_errors(mut self) -> Option<OrderErrors> {
        if self.more > 0 {
            self.listed.push(Problem {
                code: ProblemCode::TooMany,
                path: "$".to_owned(),
                message: format!("{} more problems are not listed", self.more),
                found: self.more.to_string(),
                accepted: None,
                nearest: None,
            });
        }
        (!self.listed.is_empty()).then_some(OrderErrors { problems: self.listed })
    }
}
