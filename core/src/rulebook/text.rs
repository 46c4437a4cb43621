//! The values of a rulebook file as written: texts, lists, dates, and values of any shape.

use crate::sort::sort_by;
use std::borrow::Cow;
use std::fmt;
use toml::de::DeValue;

/// A value before anything is asked of it, whatever form the rulebook has.
#[derive(Debug)]
pub(super) enum Node<'t> {
    /// A text in quotes.
    Text(Cow<'t, str>),
    /// A date without quotes.
    Date(String),
    /// A number or truth value, as written.
    Bare(String),
    /// A list.
    List(Vec<Node<'t>>),
    /// A table, in the order written.
    Table(Vec<Member<'t>>),
}

/// A name in a table and what it stands for.
pub(super) type Member<'t> = (Cow<'t, str>, Node<'t>);

impl<'t> Node<'t> {
    /// The value as TOML has it.
    pub(super) fn of(value: DeValue<'t>) -> Self {
        match value {
            DeValue::String(text) => Self::Text(text),
            DeValue::Integer(number) => Self::Bare(number.to_string()),
            DeValue::Float(number) => Self::Bare(number.to_string()),
            DeValue::Boolean(flag) => Self::Bare(flag.to_string()),
            DeValue::Datetime(date) => Self::Date(date.to_string()),
            DeValue::Array(list) => Self::List(list.into_iter().map(|value| Self::of(value.into_inner())).collect()),
            DeValue::Table(table) => {
                let mut pairs: Vec<_> = table.into_iter().collect();
                // The parser sorts by key; a table counts in the order it was written.
                sort_by(&mut pairs, |(key, _), (other, _)| key.span().start.cmp(&other.span().start));
                Self::Table(
                    pairs.into_iter().map(|(key, value)| (key.into_inner(), Self::of(value.into_inner()))).collect(),
                )
            }
        }
    }

    /// What was found, for a message.
    fn shape(&self) -> String {
        match self {
            Self::Text(text) => format!("`{text}`"),
            Self::Date(text) | Self::Bare(text) => format!("`{text}` without quotes"),
            Self::List(list) => format!("a list of {}", list.len()),
            Self::Table(_) => "a table".to_owned(),
        }
    }
}

/// What a field can hold.
pub(super) trait Written: Default {
    /// Reads it, or says what was found in its place and what is expected.
    fn read(value: &Node<'_>) -> Result<Self, String>;
}

impl Written for String {
    fn read(value: &Node<'_>) -> Result<Self, String> {
        match value {
            Node::Text(text) => Ok(text.to_string()),
            other => Err(format!("expected a text in quotes, found {}", other.shape())),
        }
    }
}

impl<T: Written> Written for Vec<T> {
    fn read(value: &Node<'_>) -> Result<Self, String> {
        let Node::List(list) = value else { return Err(format!("expected a list, found {}", value.shape())) };
        let mut all = Self::with_capacity(list.len());
        for value in list {
            all.push(T::read(value)?);
        }
        Ok(all)
    }
}

impl Written for (String, String) {
    fn read(value: &Node<'_>) -> Result<Self, String> {
        let mut pair = Vec::<String>::read(value)?.into_iter();
        match (pair.next(), pair.next(), pair.next()) {
            (Some(first), Some(second), None) => Ok((first, second)),
            _ => Err("expected a list of two texts".to_owned()),
        }
    }
}

impl Written for Date {
    fn read(value: &Node<'_>) -> Result<Self, String> {
        match value {
            Node::Text(text) => Ok(Self(text.to_string())),
            Node::Date(text) => Ok(Self(text.clone())),
            other => Err(format!("expected a date such as `2019-07-25`, found {}", other.shape())),
        }
    }
}

impl Written for Raw {
    fn read(value: &Node<'_>) -> Result<Self, String> {
        Ok(match value {
            Node::Text(text) => Self::Text(text.to_string()),
            Node::Date(text) => Self::Text(text.clone()),
            Node::Bare(text) => Self::Bare(text.clone()),
            Node::List(_) => Self::List(Vec::read(value)?),
            Node::Table(pairs) => {
                let read = |(key, value): &Member<'_>| Ok((key.to_string(), String::read(value)?));
                Self::Table(pairs.iter().map(read).collect::<Result<_, String>>()?)
            }
        })
    }
}

/// A date as written, in quotes or as a TOML date; not yet checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
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

impl Default for Raw {
    fn default() -> Self {
        Self::Text(String::new())
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
