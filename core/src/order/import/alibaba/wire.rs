//! The platform's loose JSON: scalars that may be strings, strings that mean null, wrapped lists.

use super::super::{ImportNote, NoteCode};
use super::problems;
use crate::iso::Currency;
use crate::money::{Money, parse_minor, parse_plain};
use crate::order::Problem;
use crate::sort::sort;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// How deep a response may nest; the real ones reach eight.
const DEPTH_MAX: usize = 64;

/// The most days that an order document takes.
const DAYS_MAX: u16 = 3650;

/// A JSON value whose numbers keep their text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wire {
    Null,
    Flag(bool),
    Number(String),
    Text(String),
    List(Vec<Wire>),
    Object(Vec<(String, Wire)>),
}

/// Everything to report at the end.
#[derive(Default)]
pub(super) struct Log {
    pub(super) problems: Vec<Problem>,
    pub(super) notes: Vec<ImportNote>,
}

impl Log {
    pub(super) fn note(&mut self, code: NoteCode, path: &str, found: Option<&str>, text: &str) {
        self.notes.push(ImportNote { code, path: path.into(), found: found.map(Into::into), text: text.into() });
    }
}

/// Reads one response body.
pub(super) fn read(body: &[u8], path: &str, log: &mut Log) -> Option<Wire> {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    let result = serde_json::from_slice::<&RawValue>(body).map_err(|error| Box::new(problems::syntax(path, &error)));
    match result.and_then(|raw| value(raw, path, DEPTH_MAX)) {
        Ok(wire) => Some(wire),
        Err(problem) => {
            log.problems.push(*problem);
            None
        }
    }
}

fn value(raw: &RawValue, path: &str, depth: usize) -> Result<Wire, Box<Problem>> {
    let text = raw.get();
    let Some(below) = depth.checked_sub(1) else { return Err(Box::new(problems::too_deep(path, DEPTH_MAX))) };
    let syntax = |error| Box::new(problems::syntax(path, &error));
    Ok(match text.as_bytes().first() {
        Some(b'{') => {
            let Entries(entries) = serde_json::from_str(text).map_err(syntax)?;
            Wire::Object(object(entries, path, below)?)
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(text).map_err(syntax)?;
            let items = items.iter().enumerate().map(|(at, item)| value(item, &format!("{path}[{at}]"), below));
            Wire::List(items.collect::<Result<_, _>>()?)
        }
        Some(b'"') => Wire::Text(serde_json::from_str(text).map_err(syntax)?),
        Some(b't' | b'f') => Wire::Flag(text == "true"),
        Some(b'n') | None => Wire::Null,
        Some(_) => Wire::Number(text.to_owned()),
    })
}

fn object(entries: Vec<(String, &RawValue)>, path: &str, depth: usize) -> Result<Vec<(String, Wire)>, Box<Problem>> {
    let mut keys: Vec<&str> = entries.iter().map(|(key, _)| key.as_str()).collect();
    sort(&mut keys);
    if let Some(twice) = keys.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(Box::new(problems::duplicate_key(path, twice[0])));
    }
    entries.into_iter().map(|(key, raw)| value(raw, &join(path, &key), depth).map(|wire| (key, wire))).collect()
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// The members of an object in their order, duplicates included.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Entries<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry::<String, &RawValue>()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Members)
    }
}

impl Wire {
    /// A member of an object.
    pub(super) fn member(&self, key: &str) -> Option<&Self> {
        let Self::Object(entries) = self else { return None };
        entries.iter().find(|(name, _)| name == key).map(|(_, wire)| wire)
    }

    /// A scalar as text.
    pub(super) fn scalar(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text),
            Self::Flag(true) => Some("true"),
            Self::Flag(false) => Some("false"),
            Self::Null | Self::List(_) | Self::Object(_) => None,
        }
    }

    /// Null, an empty text, or the text that stands for null.
    pub(super) fn is_nothing(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.trim().is_empty() || text == "null",
            _ => false,
        }
    }

    /// What a message calls it.
    pub(super) fn describe(&self) -> String {
        match self {
            Self::Null => "null".into(),
            Self::List(_) => "a list".into(),
            Self::Object(_) => "an object".into(),
            scalar => scalar.scalar().unwrap_or_default().to_owned(),
        }
    }
}

/// A value of a response and where it stands.
#[derive(Clone)]
pub(super) struct Node<'a> {
    pub(super) wire: &'a Wire,
    pub(super) path: String,
}

impl<'a> Node<'a> {
    pub(super) fn new(wire: &'a Wire, path: impl Into<String>) -> Self {
        Self { wire, path: path.into() }
    }

    /// The path of a member.
    pub(super) fn at(&self, key: &str) -> String {
        join(&self.path, key)
    }

    /// A member that says something.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let wire = self.wire.member(key).filter(|wire| !wire.is_nothing())?;
        Some(Self { wire, path: self.at(key) })
    }

    /// A scalar member as trimmed text.
    pub(super) fn text(&self, key: &str, log: &mut Log) -> Option<&'a str> {
        let node = self.get(key)?;
        let text = node.wire.scalar();
        if text.is_none() {
            log.problems.push(problems::wrong_type(&node, "a text or a number"));
        }
        text.map(str::trim)
    }

    /// A scalar member that is read elsewhere, where anything wrong with it is reported.
    pub(super) fn peek(&self, key: &str) -> Option<&'a str> {
        self.get(key)?.wire.scalar()
    }

    /// A member that is a list: plain, or wrapped in an object of one member; an empty object is an empty list.
    pub(super) fn list(&self, key: &str, log: &mut Log) -> Option<Vec<Self>> {
        let node = self.get(key)?;
        let items = match node.wire {
            Wire::List(items) => items.as_slice(),
            Wire::Object(entries) => match entries.as_slice() {
                [] => &[],
                [(_, Wire::List(items))] => items.as_slice(),
                [(_, wire)] if wire.is_nothing() => &[],
                [(_, item @ Wire::Object(_))] => std::slice::from_ref(item),
                _ => return node.not_a_list(log),
            },
            _ => return node.not_a_list(log),
        };
        let item = |(at, wire)| Self { wire, path: format!("{}[{at}]", node.path) };
        Some(items.iter().enumerate().map(item).collect())
    }

    fn not_a_list(&self, log: &mut Log) -> Option<Vec<Self>> {
        log.problems.push(problems::wrong_type(self, "a list, plain or in a wrapper of one member"));
        None
    }

    /// A number of days, written `7`, `"7"` or `"7.00"`.
    pub(super) fn days(&self, key: &str, log: &mut Log) -> Option<u16> {
        let text = self.text(key, log)?;
        let days = parse_plain(text).ok().filter(|(_, scale)| *scale == 0);
        let days = days.and_then(|(days, _)| u16::try_from(days).ok()).filter(|days| *days <= DAYS_MAX);
        if days.is_none() {
            log.problems.push(problems::days(&self.at(key), text, DAYS_MAX));
        }
        days
    }

    /// An amount with its currency, exactly.
    pub(super) fn price(&self, key: &str, log: &mut Log) -> Option<Money> {
        let price = self.get(key)?;
        if !matches!(price.wire, Wire::Object(_)) {
            log.problems.push(problems::wrong_type(&price, "an object of `amount` and `currency`"));
            return None;
        }
        let (amount, code) = (price.text("amount", log)?, price.text("currency", log));
        let Some(currency) = code.and_then(Currency::parse) else {
            log.problems.push(problems::currency(&price.at("currency"), code));
            return None;
        };
        match parse_minor(amount, currency) {
            Ok(minor) => Some(Money { minor, currency }),
            Err(error) => {
                log.problems.push(problems::amount(&price.at("amount"), amount, error, currency));
                None
            }
        }
    }
}
