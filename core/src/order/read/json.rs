//! From text to fields: one pass over the JSON that notes, for every object, its keys and the text of
//! their values. What the values mean is decided afterwards, when the currency and the zone are known,
//! wherever in the document they stand.

use super::names::Name;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// A key of an object with the text of its value.
pub(super) struct Entry<'a> {
    pub(super) key: Key<'a>,
    pub(super) raw: &'a str,
}

/// A key.
pub(super) enum Key<'a> {
    /// A name that the document knows, somewhere.
    Known(Name),
    /// Any other.
    Unknown(Cow<'a, str>),
}

impl Key<'_> {
    fn is(&self, name: Name) -> bool {
        matches!(self, Key::Known(known) if *known == name)
    }
}

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_str(KeyVisitor)
    }
}

struct KeyVisitor;

impl<'a> Visitor<'a> for KeyVisitor {
    type Value = Key<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, key: &'a str) -> Result<Key<'a>, E> {
        Ok(Name::parse(key).map_or(Key::Unknown(Cow::Borrowed(key)), Key::Known))
    }

    fn visit_str<E>(self, key: &str) -> Result<Key<'a>, E> {
        Ok(Name::parse(key).map_or_else(|| Key::Unknown(Cow::Owned(key.to_owned())), Key::Known))
    }
}

/// An element of the list of events.
pub(super) enum Item<'a> {
    /// An object: its entries end here in [`Draft::event_entries`], and begin where the one before ends.
    Object { end: usize },
    /// Something else.
    Other(&'a str),
}

/// A document as far as its text is understood.
#[derive(Default)]
pub(super) struct Draft<'a> {
    /// The fields around the document, where it is wrapped as a line of a batch.
    pub(super) line: Option<Vec<Entry<'a>>>,
    /// The fields of the document.
    pub(super) order: Vec<Entry<'a>>,
    /// The fields of all events, one after another.
    pub(super) event_entries: Vec<Entry<'a>>,
    /// The events.
    pub(super) items: Vec<Item<'a>>,
}

/// Stands in an [`Entry`] for a list that was read on its way.
const READ_LIST: &str = "[]";
/// Stands in an [`Entry`] for an object that was read on its way.
const READ_OBJECT: &str = "{}";

/// What the text may be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A document.
    Document,
    /// A document, or `{"order": document, "as_of": instant}`.
    Line,
}

/// Reads an object's text into a draft, and says where the text stops being JSON.
///
/// Events are read as they come. Where an event or the list of them turns out to be something else,
/// which serde cannot step over, the text is read again with those parts noted as text first.
pub(super) fn draft(text: &str, form: Form) -> (Draft<'_>, Option<serde_json::Error>) {
    let mut draft = Draft::default();
    let mut error = Top { draft: &mut draft, form, streams: true }.read(text).err();
    let stepped_on = |error: &serde_json::Error| error.is_data() || serde_json::from_str::<&RawValue>(text).is_ok();
    if error.as_ref().is_some_and(stepped_on) {
        draft = Draft::default();
        error = Top { draft: &mut draft, form, streams: false }.read(text).err();
        draft.expand();
    }
    // What was read of an event before the text broke off is still looked at.
    draft.end_event();
    (draft, error)
}

/// The elements of a list, from text that is known to be one.
pub(super) fn list(raw: &str) -> Vec<&RawValue> {
    serde_json::from_str(raw).unwrap_or_default()
}

/// The fields of an object, from text that is known to be one.
pub(super) fn object(raw: &str) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    append(raw, &mut entries);
    entries
}

fn append<'a>(raw: &'a str, entries: &mut Vec<Entry<'a>>) {
    // Only values that were read as JSON before come here: nothing is left that could fail.
    let _ = serde_json::Deserializer::from_str(raw).deserialize_map(Fields(entries));
}

impl Draft<'_> {
    fn end_event(&mut self) {
        let end = self.event_entries.len();
        let begin = self.items.iter().rev().find_map(|item| match item {
            Item::Object { end } => Some(*end),
            Item::Other(_) => None,
        });
        if end > begin.unwrap_or(0) {
            self.items.push(Item::Object { end });
        }
    }

    /// Reads the parts that were only noted as text.
    fn expand(&mut self) {
        let wrapped = self.line.as_ref().and_then(|line| value_of(line, Name::Order));
        if let Some(raw) = wrapped.filter(|raw| raw.starts_with('{')) {
            append(raw, &mut self.order);
        }
        let events = value_of(&self.order, Name::Events).filter(|raw| raw.starts_with('['));
        for element in events.map(list).unwrap_or_default() {
            let raw = element.get();
            if raw.starts_with('{') {
                append(raw, &mut self.event_entries);
                self.items.push(Item::Object { end: self.event_entries.len() });
            } else {
                self.items.push(Item::Other(raw));
            }
        }
    }
}

/// The text of the first value with this key.
pub(super) fn value_of<'a>(entries: &[Entry<'a>], name: Name) -> Option<&'a str> {
    entries.iter().find(|entry| entry.key.is(name)).map(|entry| entry.raw)
}

/// The outermost object: a document or a line around one.
struct Top<'d, 'a> {
    draft: &'d mut Draft<'a>,
    form: Form,
    streams: bool,
}

impl<'a> Top<'_, 'a> {
    fn read(self, text: &'a str) -> Result<(), serde_json::Error> {
        let mut json = serde_json::Deserializer::from_str(text);
        json.deserialize_map(self)?;
        json.end()
    }

    fn entries(&mut self) -> &mut Vec<Entry<'a>> {
        match &mut self.draft.line {
            Some(line) if self.form == Form::Line => line,
            _ => &mut self.draft.order,
        }
    }

    fn value<A: MapAccess<'a>>(&mut self, key: &Key<'a>, map: &mut A) -> Result<&'a str, A::Error> {
        let Key::Known(name) = *key else { return raw_value(map) };
        let first = value_of(self.entries(), name).is_none();
        if !self.streams || !first {
            return raw_value(map);
        }
        match (self.form, name) {
            (Form::Document, Name::Events) => {
                let read = map.next_value_seed(Nullable(Events(self.draft)))?;
                Ok(read.map_or("null", |()| READ_LIST))
            }
            (Form::Line, Name::Order) => {
                let inner = Top { draft: self.draft, form: Form::Document, streams: true };
                let read = map.next_value_seed(Nullable(inner))?;
                Ok(read.map_or("null", |()| READ_OBJECT))
            }
            _ => raw_value(map),
        }
    }
}

fn raw_value<'a, A: MapAccess<'a>>(map: &mut A) -> Result<&'a str, A::Error> {
    map.next_value::<&'a RawValue>().map(RawValue::get)
}

impl<'a> Visitor<'a> for Top<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an order document")
    }

    fn visit_map<A: MapAccess<'a>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut first = true;
        while let Some(key) = map.next_key::<Key<'a>>()? {
            if first && self.form == Form::Line {
                match key {
                    Key::Known(Name::Order | Name::AsOf) => self.draft.line = Some(Vec::new()),
                    _ => self.form = Form::Document,
                }
            }
            first = false;
            let raw = self.value(&key, &mut map)?;
            self.entries().push(Entry { key, raw });
        }
        Ok(())
    }
}

impl<'a> DeserializeSeed<'a> for Top<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }
}

/// The list of events.
struct Events<'d, 'a>(&'d mut Draft<'a>);

impl<'a> DeserializeSeed<'a> for Events<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'a> Visitor<'a> for Events<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of events")
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Fields(&mut self.0.event_entries))?.is_some() {
            self.0.items.push(Item::Object { end: self.0.event_entries.len() });
        }
        Ok(())
    }
}

/// The fields of an object.
struct Fields<'d, 'a>(&'d mut Vec<Entry<'a>>);

impl<'a> DeserializeSeed<'a> for Fields<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }
}

impl<'a> Visitor<'a> for Fields<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<Key<'a>>()? {
            let raw = raw_value(&mut map)?;
            self.0.push(Entry { key, raw });
        }
        Ok(())
    }
}

/// Something, or null.
struct Nullable<S>(S);

impl<'a, S: DeserializeSeed<'a>> DeserializeSeed<'a> for Nullable<S> {
    type Value = Option<S::Value>;

    fn deserialize<D: Deserializer<'a>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_option(self)
    }
}

impl<'a, S: DeserializeSeed<'a>> Visitor<'a> for Nullable<S> {
    type Value = Option<S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'a>>(self, json: D) -> Result<Self::Value, D::Error> {
        self.0.deserialize(json).map(Some)
    }
}
