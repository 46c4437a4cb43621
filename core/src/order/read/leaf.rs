//! One value: from its JSON text to what it means, exactly.

use super::fields::{Kind, Shape};
use super::problem::ProblemCode as Code;
use super::zone::ZoneRule;
use crate::iso::{Country, Currency};
use crate::money::{AmountError, Fraction, parse_minor, parse_plain};
use crate::time::{Day, Instant, InstantError};
use std::borrow::Cow;

/// How deeply values may be nested: what `serde_json` itself admits where it recurses.
const DEPTH_MAX: usize = 128;

/// A checked value.
pub(super) enum Value<'a> {
    Text(Cow<'a, str>),
    Instant(Instant),
    Day(Day),
    Country(Country),
    Currency(Currency),
    /// An amount in minor units.
    Minor(i64),
    Fraction(Fraction),
    Flag(bool),
    Count(u64),
    /// The permanent number of a word.
    Word(u8),
    /// An object, as text that is read on its own, and what it may hold.
    Object(&'a str, &'static Shape),
    /// A list of such objects.
    List(&'a str, &'static Shape),
    /// An object or list whose content was set apart when the text was read.
    Apart,
    /// Right as far as can be told, but what it depends on (the currency, the zone) is itself in
    /// error: there is a problem elsewhere, and none here.
    Unsettled,
}

/// What a value depends on besides its own text.
#[derive(Clone, Copy)]
pub(super) struct Scope<'s> {
    /// The currency of amounts that name none.
    pub(super) money: Option<Currency>,
    /// The currency of the order.
    pub(super) order: Option<Currency>,
    /// How zone-less instants are read.
    pub(super) zone: &'s ZoneRule,
}

/// Reads the text of one value, which is JSON but not `null`.
pub(super) fn read<'a>(kind: Kind, raw: &'a str, scope: Scope<'_>) -> Result<Value<'a>, Code> {
    match kind {
        Kind::Text => string(raw).map(Value::Text),
        Kind::Instant => scope.zone.instant(&string(raw)?),
        Kind::Date => day(&string(raw)?).map(Value::Day),
        Kind::Zone => super::zone::name(string(raw)?).map(Value::Text),
        Kind::Country => Country::parse(&string(raw)?).map(Value::Country).ok_or(Code::NotACountry),
        Kind::Currency => Currency::parse(&string(raw)?).map(Value::Currency).ok_or(Code::NotACurrency),
        Kind::SameCurrency => same_currency(&string(raw)?, scope.order),
        Kind::Money => money(&decimal(raw)?, scope.money),
        Kind::Dollars => money(&decimal(raw)?, Some(Currency::USD)),
        Kind::Rate => fraction(&decimal(raw)?, |rate| rate.value() > 0),
        Kind::Share => fraction(&decimal(raw)?, |share| share.decimal() <= Fraction::ONE.decimal()),
        Kind::Decimal => plain(decimal(raw)?),
        Kind::Flag => flag(raw).map(Value::Flag),
        Kind::Count(max) => count(raw, max).map(Value::Count),
        Kind::Word(words) => (words.number)(&string(raw)?).map(Value::Word).ok_or(Code::UnknownCode),
        Kind::Object(shape) => opening(raw, '{').map(|()| Value::Object(raw, shape)),
        Kind::List(shape) => opening(raw, '[').map(|()| Value::List(raw, shape)),
        Kind::Document => opening(raw, '{').map(|()| Value::Apart),
        Kind::Events => opening(raw, '[').map(|()| Value::Apart),
    }
}

/// The text of a JSON string, without a copy where it has no escapes.
pub(super) fn string(raw: &str) -> Result<Cow<'_, str>, Code> {
    if !raw.starts_with('"') {
        return Err(wrong_type(raw));
    }
    let inner = &raw[1..raw.len() - 1];
    if inner.as_bytes().contains(&b'\\') {
        return serde_json::from_str::<String>(raw).map(Cow::Owned).map_err(|_| Code::NotText);
    }
    Ok(Cow::Borrowed(inner))
}

/// The digits of a JSON number or string, as written.
fn decimal(raw: &str) -> Result<Cow<'_, str>, Code> {
    if raw.starts_with(|first: char| first == '-' || first.is_ascii_digit()) { Ok(raw.into()) } else { string(raw) }
}

/// The code for a value of another JSON type.
pub(super) fn wrong_type(raw: &str) -> Code {
    if depth(raw) > DEPTH_MAX { Code::TooDeep } else { Code::WrongType }
}

/// How many lists and objects stand around the innermost value of a JSON text.
fn depth(raw: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let (mut in_string, mut escaped) = (false, false);
    for byte in raw.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => depth += 1,
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn opening(raw: &str, first: char) -> Result<(), Code> {
    if raw.starts_with(first) { Ok(()) } else { Err(wrong_type(raw)) }
}

fn flag(raw: &str) -> Result<bool, Code> {
    match raw {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(wrong_type(raw)),
    }
}

/// A whole number, written as one.
fn count(raw: &str, max: u64) -> Result<u64, Code> {
    let digits = raw.strip_prefix('-').unwrap_or(raw);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(wrong_type(raw));
    }
    raw.parse().ok().filter(|count| *count <= max).ok_or(Code::OutOfRange)
}

/// Exactly `YYYY-MM-DD`.
fn day(text: &str) -> Result<Day, Code> {
    let shaped = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    match Day::parse(text) {
        Some(day) if shaped => Ok(day),
        None if shaped && text.parse::<chrono::NaiveDate>().is_ok() => Err(Code::OutOfRange),
        _ => Err(Code::NotADate),
    }
}

fn same_currency(text: &str, order: Option<Currency>) -> Result<Value<'static>, Code> {
    let currency = Currency::parse(text).ok_or(Code::NotACurrency)?;
    if order.is_some_and(|order| order != currency) {
        return Err(Code::CurrencyMismatch);
    }
    Ok(Value::Currency(currency))
}

fn money(text: &str, currency: Option<Currency>) -> Result<Value<'static>, Code> {
    match currency {
        Some(currency) => parse_minor(text, currency).map(Value::Minor),
        // Without a currency there are no minor units, but most mistakes can still be seen.
        None => parse_plain(text).map(|_| Value::Unsettled),
    }
    .map_err(amount_code)
}

fn fraction(text: &str, in_range: fn(&Fraction) -> bool) -> Result<Value<'static>, Code> {
    let fraction = Fraction::parse(text).map_err(amount_code)?;
    if in_range(&fraction) { Ok(Value::Fraction(fraction)) } else { Err(Code::OutOfRange) }
}

fn plain(text: Cow<'_, str>) -> Result<Value<'_>, Code> {
    parse_plain(&text).map_err(amount_code)?;
    Ok(Value::Text(text))
}

fn amount_code(error: AmountError) -> Code {
    match error {
        AmountError::NotADecimal => Code::NotAnAmount,
        AmountError::Negative => Code::NegativeAmount,
        AmountError::TooManyDecimals => Code::TooManyDecimals,
        AmountError::TooLarge => Code::AmountTooLarge,
    }
}

pub(super) fn instant_code(error: InstantError) -> Code {
    match error {
        InstantError::NotAnInstant => Code::NotAnInstant,
        InstantError::NoOffset => Code::NoOffset,
        InstantError::TooFine => Code::TooFine,
        InstantError::OutOfRange => Code::OutOfRange,
        InstantError::Skipped => Code::SkippedInstant,
        InstantError::Ambiguous => Code::AmbiguousInstant,
    }
}
