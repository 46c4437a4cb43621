//! The values of a rulebook file as written: texts, lists, dates, and values of any shape.

use super::info::Text;
use crate::sort::sort_by;
use std::borrow::Cow;
use toml::de::DeValue;

/// A value before anything is asked of it, whatever form the rulebook has.
#[derive(Debug)]
pub(super) enum Node<'t> {
    /// A text in quotes.
    Text(Quoted<'t>),
    /// A date without quotes.
    Date(String),
    /// A number or truth value, as written.
    Bare(String),
    /// A list.
    List(Vec<Node<'t>>),
    /// A table, in the order written.
    Table(Vec<Member<'t>>),
}

/// A text in quotes: the file's own letters, unless the quotes hide some.
pub(super) type Quoted<'t> = Cow<'t, str>;

/// How a text of a file becomes one of the rulebook: lent by a file that is never given back, else copied.
pub(super) type Keep<'t> = fn(&Quoted<'t>) -> Text;

/// A name in a table and what it stands for.
pub(super) type Member<'t> = (Quoted<'t>, Node<'t>);

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
pub(super) trait Written<'t>: Default {
    /// Reads it, or says what was found in its place and what is expected.
    fn read(value: &Node<'t>) -> Result<Self, String>;
}

impl<'t> Written<'t> for Quoted<'t> {
    fn read(value: &Node<'t>) -> Result<Self, String> {
        match value {
            Node::Text(text) => Ok(text.clone()),
            other => Err(format!("expected a text in quotes, found {}", other.shape())),
        }
    }
}

impl<'t, T: Written<'t>> Written<'t> for Vec<T> {
    fn read(value: &Node<'t>) -> Result<Self, String> {
        let Node::List(list) = value else { return Err(format!("expected a list, found {}", value.shape())) };
        let mut all = Self::with_capacity(list.len());
        for value in list {
            all.push(T::read(value)?);
        }
        Ok(all)
    }
}

impl<'t> Written<'t> for (Quoted<'t>, Quoted<'t>) {
    fn read(value: &Node<'t>) -> Result<Self, String> {
        let mut pair = Vec::<Quoted<'t>>::read(value)?.into_iter();
        match (pair.next(), pair.next(), pair.next()) {
            (Some(first), Some(second), None) => Ok((first, second)),
            _ => Err("expected a list of two texts".to_owned()),
        }
    }
}

impl<'t> Written<'t> for Date<'t> {
    fn read(value: &Node<'t>) -> Result<Self, String> {
        match value {
            Node::Text(text) => Ok(Self(text.clone())),
            Node::Date(text) => Ok(Self(text.clone().into())),
            other => Err(format!("expected a date such as `2019-07-25`, found {}", other.shape())),
        }
    }
}

impl<'t> Written<'t> for Raw<'t> {
    fn read(value: &Node<'t>) -> Result<Self, String> {
        Ok(match value {
            Node::Text(text) => Self::Text(text.clone()),
            Node::Date(text) => Self::Text(text.clone().into()),
            Node::Bare(text) => Self::Bare(text.clone()),
            Node::List(_) => Self::List(Vec::read(value)?),
            Node::Table(pairs) => {
                let read = |(key, value): &Member<'t>| Ok((key.clone(), Quoted::read(value)?));
                Self::Table(pairs.iter().map(read).collect::<Result<_, String>>()?)
            }
        })
    }
}

/// A date as written, in quotes or as a TOML date; not yet checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub(super) struct Date<'t>(pub(super) Quoted<'t>);

/// A value as written: a text, a list of texts or a table of texts.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
pub(super) enum Raw<'t> {
    /// One text.
    Text(Quoted<'t>),
    /// A list.
    List(Vec<Quoted<'t>>),
    /// A table, in the order written.
    #[serde(serialize_with = "table")]
    Table(Vec<(Quoted<'t>, Quoted<'t>)>),
    /// A number or truth value that should have been a text, as written.
    Bare(String),
}

fn table<S: serde::Serializer>(pairs: &[(Quoted<'_>, Quoted<'_>)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(pairs.iter().map(|(key, value)| (key, value)))
}

impl<'t> Raw<'t> {
    /// What was found, for a message.
    pub(super) fn shape(&self) -> String {
        match self {
            Self::Text(text) => format!("`{text}`"),
            Self::List(list) => format!("a list of {}", list.len()),
            Self::Table(_) => "a table".to_owned(),
            Self::Bare(text) => format!("`{text}` without quotes"),
        }
    }

    /// What it says, in one line.
    pub(super) fn line(&self, keep: Keep<'t>) -> Text {
        match self {
            Self::Text(text) => keep(text),
            Self::Bare(text) => text.clone().into(),
            Self::List(list) => list.join(", ").into(),
            Self::Table(pairs) => {
                let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{key} {value}")).collect();
                pairs.join(", ").into()
            }
        }
    }
}

impl Default for Raw<'_> {
    fn default() -> Self {
        Self::Text(Quoted::default())
    }
}
