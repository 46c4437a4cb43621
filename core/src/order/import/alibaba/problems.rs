//! What can be wrong with a response, as the order reader's problems.

use super::wire::Node;
use crate::iso::Currency;
use crate::money::AmountError;
use crate::order::{Problem, ProblemCode};

/// The longest piece of a response that a message repeats, in characters.
const FOUND_MAX: usize = 80;

fn problem(code: ProblemCode, path: &str, message: String, found: &str, accepted: &str) -> Problem {
    let found = found.chars().take(FOUND_MAX).collect();
    Problem { code, path: path.into(), message, found, accepted: Some(accepted.into()), nearest: None }
}

pub(super) fn syntax(path: &str, error: &serde_json::Error) -> Problem {
    problem(ProblemCode::Syntax, path, format!("is not JSON: {error}"), "", "one JSON value in UTF-8")
}

pub(super) fn too_deep(path: &str, depth: usize) -> Problem {
    let message = "has too many levels of lists and objects".into();
    problem(ProblemCode::TooDeep, path, message, "", &format!("at most {depth} levels"))
}

pub(super) fn duplicate_key(path: &str, key: &str) -> Problem {
    problem(ProblemCode::DuplicateKey, path, "names one member twice".into(), key, "each name once")
}

pub(super) fn wrong_type(node: &Node<'_>, accepted: &str) -> Problem {
    let message = format!("is not {accepted}");
    problem(ProblemCode::WrongType, &node.path, message, &node.wire.describe(), accepted)
}

pub(super) fn days(path: &str, found: &str, most: u16) -> Problem {
    let message = "is no number of days".into();
    problem(ProblemCode::OutOfRange, path, message, found, &format!("a whole number up to {most}"))
}

pub(super) fn missing(path: &str, accepted: &str) -> Problem {
    problem(ProblemCode::MissingField, path, "is required".into(), "", accepted)
}

pub(super) fn currency(path: &str, found: Option<&str>) -> Problem {
    let message = "is not a currency of ISO 4217".into();
    problem(ProblemCode::NotACurrency, path, message, found.unwrap_or_default(), "three capital letters")
}

pub(super) fn amount(path: &str, found: &str, error: AmountError, currency: Currency) -> Problem {
    let accepted = format!("a plain decimal of at most {} decimals, for {currency}", currency.decimals());
    problem(code_of(error), path, error.to_string(), found, &accepted)
}

pub(super) fn quantity(path: &str, found: &str, error: AmountError) -> Problem {
    problem(code_of(error), path, error.to_string(), found, "a plain decimal")
}

pub(super) fn payments(paid: i128, most: i64) -> Problem {
    let message = "all payments together are more than is taken".into();
    let accepted = format!("at most {most} minor units");
    problem(ProblemCode::AmountTooLarge, "fund.fund_pay_list", message, &paid.to_string(), &accepted)
}

const fn code_of(error: AmountError) -> ProblemCode {
    match error {
        AmountError::NotADecimal => ProblemCode::NotAnAmount,
        AmountError::Negative => ProblemCode::NegativeAmount,
        AmountError::TooManyDecimals => ProblemCode::TooManyDecimals,
        AmountError::TooLarge => ProblemCode::AmountTooLarge,
    }
}

pub(super) fn platform(path: &str, found: &str) -> Problem {
    let message = "is an error that the platform answered with".into();
    problem(ProblemCode::WrongType, path, message, found, "an answer on one order")
}

pub(super) fn response(path: &str, found: &str) -> Problem {
    let message = "is no answer on one order".into();
    problem(ProblemCode::WrongType, path, message, found, "an order, fund, logistics or tracking response")
}

pub(super) fn conflict(path: &str, found: &str, accepted: &str) -> Problem {
    let message = "contradicts another response".into();
    problem(ProblemCode::ConflictingFields, path, message, found, accepted)
}
