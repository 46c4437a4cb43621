//! The two shapes of TOML values that need more than a derive: dates, and values of any shape.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// The key under which the TOML reader hands over a date.
const DATE_KEY: &str = "$__toml_private_datetime";

/// A date as written, in quotes or as a TOML date; not yet checked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub(super) struct Date(pub(super) String);

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match Raw::deserialize(from)? {
            Raw::Text(text) => Ok(Self(text)),
            other => {
                Err(D::Error::custom(format_args!("expected a date such as `2019-07-25`, found {}", other.shape())))
            }
        }
    }
}

/// A value as written: a text, a list of texts or a table of texts.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
pub(super) enum Raw {
    /// One text.
    Text(String),
    /// A list.
    List(Vec<String>),
    /// A table, in the order written.
    #[serde(serialize_with = "table")]
    Table(Vec<(String, String)>),
    /// A number or truth value that should have been a text, as written.
    Bare(String),
}

fn table<S: serde::Serializer>(pairs: &[(String, String)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(pairs.iter().map(|(key, value)| (key, value)))
}

impl Raw {
    /// What was found, for a message.
    pub(super) fn shape(&self) -> String {
        match self {
            Self::Text(text) => format!("`{text}`"),
            Self::List(list) => format!("a list of {}", list.len()),
            Self::Table(_) => "a table".to_owned(),
            Self::Bare(text) => format!("`{text}` without quotes"),
        }
    }
}

impl fmt::Display for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) | Self::Bare(text) => f.write_str(text),
            Self::List(list) => f.write_str(&list.join(", ")),
            Self::Table(pairs) => {
                let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{key} {value}")).collect();
                f.write_str(&pairs.join(", "))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text in quotes, a list of texts or a table of texts")
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }
    fn visit_string<E: Error>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }
    fn visit_bool<E: Error>(self, flag: bool) -> Result<Raw, E> {
        Ok(Raw::Bare(flag.to_string()))
    }
    fn visit_i64<E: Error>(self, number: i64) -> Result<Raw, E> {
        Ok(Raw::Bare(number.to_string()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(text) = seq.next_element()? {
            list.push(text);
        }
        Ok(Raw::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        match pairs.as_mut_slice() {
            [(key, date)] if key == DATE_KEY => Ok(Raw::Text(std::mem::take(date))),
            _ => Ok(Raw::Table(pairs)),
        }
    }
}
