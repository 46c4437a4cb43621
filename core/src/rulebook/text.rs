//! The values of a rulebook file as written: texts, lists, dates, and values of any shape.

use std::fmt;
use toml::de::DeValue;

/// What a field can hold.
pub(super) trait Written: Sized {
    /// Reads it, or says what was found in its place and what is expected.
    fn read(value: &DeValue<'_>) -> Result<Self, String>;
}

impl Written for String {
    fn read(value: &DeValue<'_>) -> Result<Self, String> {
        match value {
            DeValue::String(text) => Ok(text.to_string()),
            other => Err(format!("expected a text in quotes, found {}", shape(other))),
        }
    }
}

impl<T: Written> Written for Vec<T> {
    fn read(value: &DeValue<'_>) -> Result<Self, String> {
        match value {
            DeValue::Array(list) => list.iter().map(|value| T::read(value.get_ref())).collect(),
            other => Err(format!("expected a list, found {}", shape(other))),
        }
    }
}

impl Written for (String, String) {
    fn read(value: &DeValue<'_>) -> Result<Self, String> {
        let mut pair = Vec::<String>::read(value)?.into_iter();
        match (pair.next(), pair.next(), pair.next()) {
            (Some(first), Some(second), None) => Ok((first, second)),
            _ => Err("expected a list of two texts".to_owned()),
        }
    }
}

impl Written for Date {
    fn read(value: &DeValue<'_>) -> Result<Self, String> {
        match value {
            DeValue::String(text) => Ok(Self(text.to_string())),
            DeValue::Datetime(date) => Ok(Self(date.to_string())),
            other => Err(format!("expected a date such as `2019-07-25`, found {}", shape(other))),
        }
    }
}

impl Written for Raw {
    fn read(value: &DeValue<'_>) -> Result<Self, String> {
        Ok(match value {
            DeValue::String(text) => Self::Text(text.to_string()),
            DeValue::Datetime(date) => Self::Text(date.to_string()),
            DeValue::Array(_) => Self::List(Vec::read(value)?),
            DeValue::Table(table) => {
                let mut pairs: Vec<_> = table.iter().collect();
                // The parser sorts by key; a table counts in the order it was written.
                pairs.sort_by_key(|(key, _)| key.span().start);
                let read = |(key, value): (&toml::Spanned<_>, &toml::Spanned<DeValue<'_>>)| {
                    let key: &std::borrow::Cow<'_, str> = key.get_ref();
                    String::read(value.get_ref()).map(|value| (key.to_string(), value))
                };
                Self::Table(pairs.into_iter().map(read).collect::<Result<_, _>>()?)
            }
            other => Self::Bare(bare(other)),
        })
    }
}

/// What was found, for a message.
fn shape(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("`{text}`"),
        DeValue::Array(list) => format!("a list of {}", list.len()),
        DeValue::Table(_) => "a table".to_owned(),
        other => format!("`{}` without quotes", bare(other)),
    }
}

/// A number, truth value or date as written.
fn bare(value: &DeValue<'_>) -> String {
    match value {
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.to_string(),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        _ => String::new(),
    }
}

/// A date as written, in quotes or as a TOML date; not yet checked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub(super) struct Date(pub(super) String);

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
