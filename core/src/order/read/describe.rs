//! Problems in words.

use super::events::EventType;
use super::fields::{Field, Kind, Owner, Shape};
use super::leaf;
use super::names::Name;
use super::object::Step;
use super::problem::{Problem, ProblemCode as Code};
use crate::iso::{Country, Currency};
use crate::money::{MAX_MINOR, Money};
use crate::zones;
use std::borrow::Cow;

/// The most characters of the document that a problem repeats.
const FOUND_MAX: usize = 80;

/// A problem without its place.
pub(super) struct Wording {
    code: Code,
    found: String,
    message: String,
    accepted: Option<String>,
    nearest: Option<String>,
}

impl Wording {
    pub(super) fn new(code: Code, found: &str, message: String) -> Self {
        Self { code, found: shorten(found), message, accepted: None, nearest: None }
    }

    pub(super) fn accepting(mut self, accepted: impl Into<String>) -> Self {
        self.accepted = Some(accepted.into());
        self
    }

    fn near(mut self, nearest: Option<&str>) -> Self {
        self.nearest = nearest.map(str::to_owned);
        self
    }

    pub(super) fn at(self, path: String) -> Problem {
        let Self { code, found, message, accepted, nearest } = self;
        Problem { code, path, message, found, accepted, nearest }
    }
}

/// A JSON path: `events[3].amount`; `$` is the document.
pub(super) fn path(steps: &[Step], last: Option<&str>) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Field(name) => push_key(&mut path, name.text()),
            Step::Element(index) => path = path + "[" + &index.to_string() + "]",
        }
    }
    if let Some(key) = last {
        push_key(&mut path, key);
    }
    if path.is_empty() { "$".to_owned() } else { path }
}

fn push_key(path: &mut String, key: &str) {
    let plain = !key.is_empty() && key.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-".contains(letter));
    let (before, after) = match (plain, path.is_empty()) {
        (true, true) => ("", ""),
        (true, false) => (".", ""),
        (false, _) => ("[\"", "\"]"),
    };
    path.push_str(before);
    path.push_str(&shorten(key));
    path.push_str(after);
}

/// A text in one line of at most [`FOUND_MAX`] characters.
pub(crate) fn shorten(text: &str) -> String {
    let mut short = String::new();
    let mut letters = 0;
    for letter in text.chars() {
        letters += 1;
        if letters > FOUND_MAX {
            short.pop();
            short.push('…');
            break;
        }
        short.push(if letter.is_control() { '\u{FFFD}' } else { letter });
    }
    short
}

/// What a JSON text says: a string without its quotes, anything else as written.
fn content(raw: &str) -> Cow<'_, str> {
    leaf::string(raw).unwrap_or(Cow::Borrowed(raw))
}

fn type_name(raw: &str) -> &'static str {
    match raw.as_bytes().first() {
        Some(b'"') => "a string",
        Some(b'[') => "a list",
        Some(b'{') => "an object",
        Some(b't' | b'f') => "a boolean",
        Some(b'n') => "null",
        _ => "a number",
    }
}

/// A value that is not what its field must be.
pub(super) fn value(code: Code, kind: Kind, raw: &str, money: Option<Currency>, order: Option<Currency>) -> Wording {
    let text = content(raw);
    let accepted = accepted(kind, money, order);
    let message = match code {
        Code::WrongType => format!("is {}, not {accepted}", type_name(raw)),
        Code::NotAnAmount if has_exponent(&text) => "has an exponent; all digits must be written out".to_owned(),
        Code::TooManyDecimals => match (kind, money) {
            (Kind::Money, Some(currency)) => {
                format!("has more decimals than {currency}, which has {}", currency.decimals())
            }
            _ => "has too many decimals".to_owned(),
        },
        Code::OutOfRange if matches!(kind, Kind::Instant | Kind::Date) => {
            "is outside the years 2000 to 2099".to_owned()
        }
        _ => statement(code).to_owned(),
    };
    let message = format!("`{}` {message}", shorten(&text));
    let mut wording = Wording::new(code, &text, message).accepting(accepted);
    if matches!(code, Code::UnknownCode | Code::NotACountry | Code::NotACurrency | Code::NotAZone) {
        wording.nearest = nearest_word(kind, &text);
    }
    wording
}

/// What the code says of a value, where nothing more needs saying.
fn statement(code: Code) -> &'static str {
    match code {
        Code::NotText => "has an escape that stands for no character",
        Code::TooDeep => "is nested more than 128 levels deep",
        Code::UnknownCode => "is not one of the accepted words",
        Code::NotACountry => "is not a country of ISO 3166-1 alpha-2",
        Code::NotACurrency => "is not a currency of ISO 4217",
        Code::NotAnAmount => "is not a plain decimal number",
        Code::NegativeAmount => "is negative",
        Code::AmountTooLarge => "is larger than anything taken here",
        Code::NotAnInstant => "is not an instant of RFC 3339",
        Code::NoOffset => "has no offset, and no `default_zone` says how to read it",
        Code::TooFine => "has more than 6 fractional digits of a second",
        Code::OutOfRange => "is out of range",
        Code::NotADate => "is not a date",
        Code::NotAZone => "is not the name of an IANA time zone",
        Code::SkippedInstant => "does not exist in the document's `default_zone`: the clock was put forward",
        Code::AmbiguousInstant => "happened twice in the document's `default_zone`: the clock was put back",
        Code::CurrencyMismatch => "is not the order's currency",
        _ => "is not accepted",
    }
}

fn has_exponent(text: &str) -> bool {
    text.starts_with(|first: char| first == '-' || first.is_ascii_digit()) && text.contains(['e', 'E'])
}

/// What a field takes, in words.
fn accepted(kind: Kind, money: Option<Currency>, order: Option<Currency>) -> String {
    let words = match kind {
        Kind::Text => "a string",
        Kind::Instant => "an instant such as `2021-04-02T09:00:00Z`",
        Kind::Date => "a date such as `2021-04-02`",
        Kind::Zone => "the name of an IANA time zone, such as `Asia/Shanghai`",
        Kind::Country => "a country of ISO 3166-1 alpha-2, such as `CN`",
        Kind::Currency => "a currency of ISO 4217, such as `USD`",
        Kind::SameCurrency => return order.map_or("the order's currency".to_owned(), |code| format!("`{code}`")),
        Kind::Money => return accepted_money(money),
        Kind::Dollars => return accepted_money(Some(Currency::USD)),
        Kind::Rate => "a decimal above 0 of at most 15 digits, such as `0.1412`",
        Kind::Share => "a decimal from 0 to 1 of at most 15 digits, such as `0.01`",
        Kind::Decimal => "a decimal without sign or exponent, such as `500` or `2.5`",
        Kind::Flag => "true or false",
        Kind::Count(u64::MAX) => "a whole number from 0",
        Kind::Count(max) => return format!("a whole number from 0 to {max}"),
        Kind::Word(words) => return quoted((words.names)().into_iter()),
        Kind::Object(_) | Kind::Document => "an object",
        Kind::List(_) | Kind::Events => "a list of objects",
    };
    words.to_owned()
}

fn accepted_money(currency: Option<Currency>) -> String {
    let Some(currency) = currency else { return "an amount such as `12000.00`".to_owned() };
    let (most, decimals) = (Money { minor: MAX_MINOR, currency }, currency.decimals());
    format!("an amount from 0 to {most} with at most {decimals} decimals, as a string or a number")
}

fn quoted<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

fn nearest_word(kind: Kind, text: &str) -> Option<String> {
    match kind {
        Kind::Word(words) => nearest(text, (words.names)().into_iter()),
        Kind::Country => nearest(text, Country::codes()),
        Kind::Currency | Kind::SameCurrency => nearest(text, Currency::codes()),
        Kind::Zone => nearest(text, zones::names()),
        _ => None,
    }
    .map(str::to_owned)
}

/// The name that differs least, if it differs little: in at most a third of its letters, and at most
/// three. Upper and lower case do not count.
pub fn nearest<'n>(text: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return None;
    }
    let text = text.to_lowercase();
    let distances = names.map(|name| (strsim::osa_distance(&text, &name.to_lowercase()), name));
    let near = distances.filter(|(distance, name)| *distance <= (text.len().max(name.len()) / 3).min(3));
    near.min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

fn of_what(owner: Owner) -> String {
    match owner {
        Owner::Part(words) => words.to_owned(),
        Owner::Event(event) => format!("a `{event}` event"),
        Owner::AnyEvent => "an event".to_owned(),
    }
}

/// A field that an object does not have.
pub(super) fn unknown_field(shape: &Shape, key: &str, known: Option<Name>) -> Wording {
    let owner = of_what(shape.owner);
    let elsewhere: Vec<&str> = match (shape.owner, known) {
        (Owner::Event(_), Some(name)) => EventType::with_field(name).map(EventType::name).collect(),
        _ => Vec::new(),
    };
    let message = if elsewhere.is_empty() {
        format!("`{}` is not a field of {owner}", shorten(key))
    } else {
        format!("`{key}` is a field of {}, not of {owner}", quoted(elsewhere.into_iter()))
    };
    let names: Vec<&str> = match shape.owner {
        Owner::AnyEvent => EventType::all_field_names(),
        _ => shape.fields().map(|field| field.name.text()).collect(),
    };
    let near = nearest(key, names.iter().copied());
    Wording::new(Code::UnknownField, key, message).accepting(quoted(names.iter().copied())).near(near)
}

/// A value that is too deep to be looked into.
pub(super) fn too_deep(raw: &str) -> Wording {
    Wording::new(Code::TooDeep, raw, format!("`{}` {}", shorten(raw), statement(Code::TooDeep)))
}

/// A field that an object names twice.
pub(super) fn duplicate(name: Name) -> Wording {
    Wording::new(Code::DuplicateKey, name.text(), format!("`{}` is given twice", name.text())).accepting("one of them")
}

/// A required field that is absent.
pub(super) fn missing(shape: &Shape, field: &Field) -> Wording {
    let message = format!("`{}` is required in {}", field.name.text(), of_what(shape.owner));
    Wording::new(Code::MissingField, "", message).accepting(accepted(field.kind, None, None))
}

/// Something else where an object must be.
pub(super) fn not_an_object(code: Code, raw: &str) -> Wording {
    if code == Code::TooDeep {
        return too_deep(raw);
    }
    let text = content(raw);
    let message = format!("`{}` is {}, not an object", shorten(&text), type_name(raw));
    Wording::new(code, &text, message).accepting("an object")
}

/// Text that is not JSON; `rest` is what stands where it stops being it.
pub(super) fn syntax(message: String, rest: &str) -> Wording {
    Wording::new(Code::Syntax, rest, message).accepting("a JSON object in UTF-8")
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let names = ["amount", "method", "route", "created_at", "US", "GB", "FOB"];
        for (text, expected) in [
            ("amout", Some("amount")),
            ("createdAt", Some("created_at")),
            ("us", Some("US")),
            ("UK", None),
            ("fob", Some("FOB")),
            ("FOBX", Some("FOB")),
            ("price", None),
            ("", None),
        ] {
            assert_eq!(nearest(text, names.into_iter()), expected, "{text}");
        }
    }
}
