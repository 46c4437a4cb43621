//! One value: from the text of the rulebook to a typed value, by the kind its name asks for.

use super::info::Text;
use super::names::Kind;
use super::problem::misspelt;
use super::terms::EscalationAnchor;
use super::text::{Keep, Quoted, Raw};
use crate::codes::{
    BuyerTier, Code, CodeSet, DisputeCause, Incoterm, Outcome, PaymentMethod, ReleaseModel, Rounding, Transport, list,
    names,
};
use crate::iso::{Country, CountrySet, Currency};
use crate::money::{Fraction, parse_minor};
use crate::sort::sort;
use crate::time::Day;

/// A value of the rulebook.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// The editions named have none.
    Absent,
    Number(u16),
    Band((u16, u16)),
    Cents(i64),
    Share(Fraction),
    Date(Day),
    Dates(Vec<Day>),
    Flag(bool),
    Countries(CountrySet),
    Tiers(CodeSet<BuyerTier>),
    Incoterms(CodeSet<Incoterm>),
    Rounding(Rounding),
    Release(ReleaseModel),
    Outcome(Outcome),
    Method(PaymentMethod),
    Anchor(EscalationAnchor),
    Cause(DisputeCause),
    Zone(Text),
    /// By the place of a transport or tier in its list: not named here, named without a value, or a value.
    Table([Slot; SLOTS]),
    Words(Vec<Text>),
}

/// As many places as the longest list that a table goes by.
pub(super) const SLOTS: usize = BuyerTier::ALL.len();

/// One place of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Slot {
    /// Another entry says it.
    #[default]
    Unnamed,
    /// There is none.
    None,
    /// Days or US cents.
    Some(i64),
}

/// What is wrong with a value, and what is accepted.
pub(super) struct Wrong {
    pub(super) message: String,
    pub(super) accepted: String,
}

fn wrong<T>(message: impl Into<String>, accepted: impl Into<String>) -> Result<T, Wrong> {
    Err(Wrong { message: message.into(), accepted: accepted.into() })
}

/// Reads a value of a kind.
pub(super) fn read<'f>(kind: Kind, raw: &Raw<'f>, keep: Keep<'f>) -> Result<Value, Wrong> {
    match kind {
        Kind::Days | Kind::DayNumber | Kind::WorkingDays | Kind::Files | Kind::Mebibytes => {
            number(text(raw)?).map(Value::Number)
        }
        Kind::DayBand => band(texts(raw)?).map(Value::Band),
        Kind::Usd => cents(text(raw)?).map(Value::Cents),
        Kind::Percent => share(text(raw)?).map(Value::Share),
        Kind::Date => day(text(raw)?).map(Value::Date),
        Kind::Dates => dates(texts(raw)?).map(Value::Dates),
        Kind::Flag => flag(text(raw)?).map(Value::Flag),
        Kind::Countries => countries(texts(raw)?).map(Value::Countries),
        Kind::Tiers => set(texts(raw)?).map(Value::Tiers),
        Kind::Incoterms => set(texts(raw)?).map(Value::Incoterms),
        Kind::Rounding => code(text(raw)?).map(Value::Rounding),
        Kind::ReleaseModel => code(text(raw)?).map(Value::Release),
        Kind::Outcome => outcome(text(raw)?).map(Value::Outcome),
        Kind::Method => code(text(raw)?).map(Value::Method),
        Kind::Anchor => anchor(text(raw)?).map(Value::Anchor),
        Kind::Cause => cause(text(raw)?).map(Value::Cause),
        Kind::Zone => text(raw).map(|_| Value::Zone(raw.line(keep))),
        Kind::DaysByTransport => table::<Transport>(raw, false, |text| number(text).map(i64::from)),
        Kind::UsdByTier => table::<BuyerTier>(raw, true, cents),
        Kind::Words => Ok(Value::Words(texts(raw)?.iter().map(keep).collect())),
    }
}

fn text<'r>(raw: &'r Raw<'_>) -> Result<&'r str, Wrong> {
    match raw {
        Raw::Text(text) => Ok(text),
        other => wrong(format!("found {}", other.shape()), "one value in quotes, as printed"),
    }
}

fn texts<'r, 'f>(raw: &'r Raw<'f>) -> Result<&'r [Quoted<'f>], Wrong> {
    match raw {
        Raw::List(list) => Ok(list),
        other => wrong(format!("found {}", other.shape()), "a list of values in quotes, such as `[\"a\", \"b\"]`"),
    }
}

fn table<C: Code>(raw: &Raw<'_>, takes_none: bool, read: fn(&str) -> Result<i64, Wrong>) -> Result<Value, Wrong> {
    let Raw::Table(pairs) = raw else {
        return wrong(format!("found {}", raw.shape()), format!("a table with some of {}", list::<C>()));
    };
    let mut slots = [Slot::Unnamed; SLOTS];
    for (name, text) in pairs {
        let word: C = code(name)?;
        let value = if takes_none && text == "none" { Slot::None } else { Slot::Some(read(text)?) };
        if let Some(at) = C::ALL.iter().position(|known| known.name() == word.name()) {
            slots[at] = value;
        }
    }
    Ok(Value::Table(slots))
}

/// A whole number from 1.
pub(super) fn number(text: &str) -> Result<u16, Wrong> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse() {
        Ok(number) if digits && number > 0 => Ok(number),
        _ => wrong(format!("`{text}` is no number of that kind"), "a whole number from 1 to 65535 in quotes"),
    }
}

fn band(list: &[Quoted<'_>]) -> Result<(u16, u16), Wrong> {
    match list {
        [earliest, latest] => match (number(earliest)?, number(latest)?) {
            band if band.0 <= band.1 => Ok(band),
            _ => wrong("the last day is before the first", "two days, the earlier first"),
        },
        _ => wrong(format!("found {} days", list.len()), "two days, the earlier first"),
    }
}

/// A sum in dollars, in cents.
pub(super) fn cents(text: &str) -> Result<i64, Wrong> {
    parse_minor(text, Currency::USD)
        .or_else(|error| wrong(format!("`{text}` {error}"), "an amount of US dollars such as `\"100\"` or `\"4.95\"`"))
}

/// A percentage, as the fraction that it is.
pub(super) fn share(text: &str) -> Result<Fraction, Wrong> {
    let accepted = "a percentage such as `\"2.99\"`, at most 100";
    match Fraction::parse(text) {
        Ok(percent) if percent.decimal() <= rust_decimal::Decimal::ONE_HUNDRED => {
            let fraction = Fraction::new(percent.value(), percent.scale() + 2);
            fraction.ok_or(Wrong { message: format!("`{text}` has too many digits"), accepted: accepted.to_owned() })
        }
        Ok(_) => wrong(format!("`{text}` is more than the whole"), accepted),
        Err(error) => wrong(format!("`{text}` {error}"), accepted),
    }
}

/// A civil date.
pub(super) fn day(text: &str) -> Result<Day, Wrong> {
    match Day::parse(text) {
        Some(day) => Ok(day),
        None => wrong(format!("`{text}` is no date"), "a date from 2000 to 2099 as YYYY-MM-DD"),
    }
}

fn dates(list: &[Quoted<'_>]) -> Result<Vec<Day>, Wrong> {
    let mut days = list.iter().map(|text| day(text)).collect::<Result<Vec<_>, _>>()?;
    sort(&mut days);
    Ok(days)
}

/// Yes or no.
pub(super) fn flag(text: &str) -> Result<bool, Wrong> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => wrong(format!("`{text}` is neither"), "`\"yes\"` or `\"no\"`"),
    }
}

/// Countries by their codes.
pub(super) fn countries(list: &[Quoted<'_>]) -> Result<CountrySet, Wrong> {
    list.iter().try_fold(CountrySet::EMPTY, |set, text| Ok(set.with(country(text)?)))
}

/// A country by its code.
pub(super) fn country(text: &str) -> Result<Country, Wrong> {
    match Country::parse(text) {
        Some(country) => Ok(country),
        None => wrong(format!("`{text}` is no country"), "a country of ISO 3166-1 alpha-2, in capitals"),
    }
}

/// Currencies by their codes.
pub(super) fn currencies(list: &[Quoted<'_>]) -> Result<Vec<Currency>, Wrong> {
    let read = |text: &Quoted<'_>| match Currency::parse(text) {
        Some(currency) => Ok(currency),
        None => wrong(format!("`{text}` is no currency"), "a currency of ISO 4217, in capitals"),
    };
    list.iter().map(read).collect()
}

/// A word of a closed list.
pub(super) fn code<C: Code>(text: &str) -> Result<C, Wrong> {
    let found = C::ALL.iter().copied().find(|code| code.name() == text);
    found.ok_or_else(|| Wrong { message: misspelt(text, &names::<C>()), accepted: list::<C>() })
}

fn set<C: Code + Into<u8>>(list: &[Quoted<'_>]) -> Result<CodeSet<C>, Wrong> {
    list.iter().try_fold(CodeSet::EMPTY, |set: CodeSet<C>, text| Ok(set.with(code(text)?)))
}

fn outcome(text: &str) -> Result<Outcome, Wrong> {
    match code(text) {
        Ok(outcome @ (Outcome::Failed | Outcome::Unknown)) => Ok(outcome),
        _ => wrong(format!("`{text}` is neither"), "`failed` or `unknown`"),
    }
}

fn anchor(text: &str) -> Result<EscalationAnchor, Wrong> {
    match text {
        "filing" => Ok(EscalationAnchor::Filing),
        "failed_inspection" => Ok(EscalationAnchor::FailedInspection),
        _ => wrong(format!("`{text}` is neither"), "`filing` or `failed_inspection`"),
    }
}

fn cause(text: &str) -> Result<DisputeCause, Wrong> {
    match code(text) {
        Ok(cause @ (DisputeCause::Time | DisputeCause::EvidenceReview)) => Ok(cause),
        _ => wrong(format!("`{text}` is neither"), "`time` or `evidence_review`"),
    }
}

/// A type that one kind of value has.
pub(super) trait Typed: Clone {
    /// The value as this type; nothing where it is of another kind or absent.
    fn of(value: &Value) -> Option<Self>;
}

macro_rules! typed {
    ($($type:ty = $variant:ident),+ $(,)?) => {
        $(impl Typed for $type {
            fn of(value: &Value) -> Option<Self> {
                match value { Value::$variant(inner) => Some(inner.clone()), _ => None }
            }
        })+
    };
}

typed! {
    u16 = Number, (u16, u16) = Band, i64 = Cents, Fraction = Share, Day = Date, Vec<Day> = Dates, bool = Flag,
    CountrySet = Countries, CodeSet<BuyerTier> = Tiers, CodeSet<Incoterm> = Incoterms, Rounding = Rounding,
    ReleaseModel = Release, Outcome = Outcome, PaymentMethod = Method, EscalationAnchor = Anchor,
    DisputeCause = Cause, Text = Zone, Vec<Text> = Words,
}
