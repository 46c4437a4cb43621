//! What a value of a document is in Python.

use crate::answer::{Answer, Root};
use crate::codes::CodeList;
use crate::pick::{Goal, Step, Way};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDate, PyDateTime, PyInt, PyString, PyTuple, PyTzInfo};
use serde::Serialize;
use serde::ser::{Impossible, SerializeMap, SerializeSeq, SerializeStruct, Serializer};
use std::sync::Arc;
use trade_assurance::time::{Day, Instant};

/// What sort of value a field holds.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// A `str`.
    Text,
    /// A `bool`.
    Flag,
    /// An `int`.
    Count,
    /// A `Decimal`.
    Decimal,
    /// An aware `datetime` in UTC.
    Instant,
    /// A `date`.
    Day,
    /// A member of an enumeration.
    Code(&'static CodeList),
    /// An object of a class.
    Record(&'static Class),
    /// A tuple.
    List(&'static Kind),
    /// The same or `None`.
    Maybe(&'static Kind),
}

impl Kind {
    /// The annotation of such a value in the stubs.
    pub(crate) fn annotation(self) -> String {
        match self {
            Self::Text => "str".to_owned(),
            Self::Flag => "bool".to_owned(),
            Self::Count => "int".to_owned(),
            Self::Decimal => "Decimal".to_owned(),
            Self::Instant => "datetime".to_owned(),
            Self::Day => "date".to_owned(),
            Self::Code(list) => list.name.to_owned(),
            Self::Record(class) => class.name.to_owned(),
            Self::List(item) => format!("tuple[{}, ...]", item.annotation()),
            Self::Maybe(kind) => format!("{} | None", kind.annotation()),
        }
    }
}

/// A class of answers or of parts of them.
pub(crate) struct Class {
    /// Its name.
    pub(crate) name: &'static str,
    /// What it is.
    pub(crate) about: &'static str,
    /// Its fields, in the order of documents.
    pub(crate) fields: &'static [Field],
    /// Makes an object of it.
    pub(crate) wrap: fn(Python<'_>, Answer) -> PyResult<Py<PyAny>>,
}

/// A field of a class.
pub(crate) struct Field {
    /// Its name in documents.
    pub(crate) name: &'static str,
    /// What it means.
    pub(crate) about: &'static str,
    /// What it holds.
    pub(crate) kind: Kind,
}

impl Field {
    /// Its name in Python, where `from` and `type` are other things.
    pub(crate) fn attribute(&self) -> &'static str {
        if self.name == "from" { "from_" } else { self.name }
    }
}

/// A Rust type and the sort of value it is in Python.
pub(crate) trait Shape {
    /// The sort.
    const KIND: Kind;
}

/// Marks an amount or rate: a `Decimal`.
pub(crate) struct Decimal;

macro_rules! shapes {
    ($($type:ty = $kind:ident),* $(,)?) => { $(impl Shape for $type { const KIND: Kind = Kind::$kind; })* };
}

shapes! { String = Text, bool = Flag, i64 = Count, Decimal = Decimal, Instant = Instant, Day = Day }

impl<T: Shape> Shape for Option<T> {
    const KIND: Kind = Kind::Maybe(&T::KIND);
}

impl<T: Shape> Shape for Vec<T> {
    const KIND: Kind = Kind::List(&T::KIND);
}

/// Makes a Python object of a part of an answer.
pub(crate) struct ToPython<'a, 'py> {
    pub(crate) py: Python<'py>,
    pub(crate) root: &'a Arc<Root>,
    pub(crate) way: &'a Way,
    pub(crate) kind: Kind,
}

impl Goal for ToPython<'_, '_> {
    type Out = PyResult<Py<PyAny>>;

    fn reach<T: Serialize + ?Sized>(self, part: &T) -> Self::Out {
        part.serialize(self).map_err(|Unfit(error)| error)
    }
}

/// A value that cannot be made.
#[derive(Debug)]
pub(crate) struct Unfit(PyErr);

impl std::fmt::Display for Unfit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Unfit {}

impl serde::ser::Error for Unfit {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self(PyValueError::new_err(message.to_string()))
    }
}

impl From<PyErr> for Unfit {
    fn from(error: PyErr) -> Self {
        Self(error)
    }
}

impl ToPython<'_, '_> {
    fn inner(mut self) -> Self {
        while let Kind::Maybe(kind) = self.kind {
            self.kind = *kind;
        }
        self
    }

    fn record(self) -> Made {
        match self.kind {
            Kind::Record(class) => {
                Ok((class.wrap)(self.py, Answer { root: self.root.clone(), way: self.way.clone(), class })?)
            }
            _ => Err(self.unfit()),
        }
    }

    fn unfit(&self) -> Unfit {
        Unfit(PyValueError::new_err(format!("not a value of the kind {}", self.kind.annotation())))
    }
}

type Made = Result<Py<PyAny>, Unfit>;

macro_rules! unfit {
    ($($method:ident($($type:ty),*);)*) => { $(fn $method(self, $(_: $type),*) -> Made { Err(self.unfit()) })* };
}

macro_rules! counts {
    ($($method:ident($type:ty);)*) => {
        $(fn $method(self, count: $type) -> Made { Ok(PyInt::new(self.py, count).into_any().unbind()) })*
    };
}

impl<'a, 'py> Serializer for ToPython<'a, 'py> {
    type Ok = Py<PyAny>;
    type Error = Unfit;
    type SerializeSeq = Items<'a, 'py>;
    type SerializeTuple = Impossible<Py<PyAny>, Unfit>;
    type SerializeTupleStruct = Impossible<Py<PyAny>, Unfit>;
    type SerializeTupleVariant = Impossible<Py<PyAny>, Unfit>;
    type SerializeMap = Skipped;
    type SerializeStruct = Skipped;
    type SerializeStructVariant = Impossible<Py<PyAny>, Unfit>;

    unfit! {
        serialize_f32(f32); serialize_f64(f64); serialize_char(char); serialize_bytes(&[u8]);
        serialize_unit_variant(&'static str, u32, &'static str);
    }

    counts! {
        serialize_i8(i8); serialize_i16(i16); serialize_i32(i32); serialize_i64(i64);
        serialize_u8(u8); serialize_u16(u16); serialize_u32(u32); serialize_u64(u64);
    }

    fn serialize_bool(self, flag: bool) -> Made {
        Ok(PyBool::new(self.py, flag).to_owned().into_any().unbind())
    }

    fn serialize_str(self, text: &str) -> Made {
        let fit = self.inner();
        Ok(scalar(fit.py, fit.kind, text)?)
    }

    fn serialize_none(self) -> Made {
        Ok(self.py.None())
    }

    fn serialize_unit(self) -> Made {
        Ok(self.py.None())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Made {
        Err(self.unfit())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Made {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Made {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Made {
        Err(self.unfit())
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Items<'a, 'py>, Unfit> {
        let list = self.inner();
        match list.kind {
            Kind::List(item) => Ok(Items { list, item: *item, made: Vec::with_capacity(length.unwrap_or_default()) }),
            _ => Err(list.unfit()),
        }
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Unfit> {
        Err(self.unfit())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Unfit> {
        Err(self.unfit())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unfit> {
        Err(self.unfit())
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Skipped, Unfit> {
        self.inner().record().map(Skipped)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Skipped, Unfit> {
        self.inner().record().map(Skipped)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unfit> {
        Err(self.unfit())
    }
}

/// The elements of a list, as they are made.
pub(crate) struct Items<'a, 'py> {
    list: ToPython<'a, 'py>,
    item: Kind,
    made: Vec<Py<PyAny>>,
}

impl SerializeSeq for Items<'_, '_> {
    type Ok = Py<PyAny>;
    type Error = Unfit;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unfit> {
        let mut way = self.list.way.clone();
        way.push(Step::Item(self.made.len()));
        let item = ToPython { way: &way, kind: self.item, ..self.list };
        self.made.push(value.serialize(item)?);
        Ok(())
    }

    fn end(self) -> Made {
        Ok(PyTuple::new(self.list.py, self.made)?.into_any().unbind())
    }
}

/// An object whose fields are looked at only when they are asked for.
pub(crate) struct Skipped(Py<PyAny>);

impl SerializeMap for Skipped {
    type Ok = Py<PyAny>;
    type Error = Unfit;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<(), Unfit> {
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<(), Unfit> {
        Ok(())
    }

    fn end(self) -> Made {
        Ok(self.0)
    }
}

impl SerializeStruct for Skipped {
    type Ok = Py<PyAny>;
    type Error = Unfit;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, _: &T) -> Result<(), Unfit> {
        Ok(())
    }

    fn end(self) -> Made {
        Ok(self.0)
    }
}

/// The text of a plain value, as Python has such a value.
fn scalar(py: Python<'_>, kind: Kind, text: &str) -> PyResult<Py<PyAny>> {
    match kind {
        Kind::Decimal => decimal(py, text),
        Kind::Instant => instant(py, text),
        Kind::Day => day(py, text),
        Kind::Code(list) => list.member(py, text),
        _ => Ok(PyString::new(py, text).into_any().unbind()),
    }
}

/// `decimal.Decimal`.
pub(crate) fn decimal_class(py: Python<'_>) -> PyResult<&Bound<'_, PyAny>> {
    static CLASS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    CLASS.import(py, "decimal", "Decimal")
}

fn decimal(py: Python<'_>, text: &str) -> PyResult<Py<PyAny>> {
    Ok(decimal_class(py)?.call1((text,))?.unbind())
}

/// An instant as an aware `datetime` in UTC.
pub(crate) fn aware(py: Python<'_>, instant: Instant) -> PyResult<Py<PyAny>> {
    self::instant(py, &instant.to_string())
}

/// Reads an instant as documents write it; computed ones may lie beyond the years that the reader of orders takes.
fn instant(py: Python<'_>, text: &str) -> PyResult<Py<PyAny>> {
    let part = |from: usize, to: usize| number::<u8>(text, from, to);
    let (clock, fraction) = (text.trim_end_matches('Z'), text.get(20..).unwrap_or_default().trim_end_matches('Z'));
    let micros = if clock.len() > 19 { format!("{fraction:0<6}").parse().map_err(|_| unreadable(text))? } else { 0 };
    let (hour, minute, second) = (part(11, 13)?, part(14, 16)?, part(17, 19)?);
    let utc = PyTzInfo::utc(py)?;
    let (year, month, day) = (number(text, 0, 4)?, part(5, 7)?, part(8, 10)?);
    Ok(PyDateTime::new(py, year, month, day, hour, minute, second, micros, Some(&utc))?.into_any().unbind())
}

fn day(py: Python<'_>, text: &str) -> PyResult<Py<PyAny>> {
    Ok(PyDate::new(py, number(text, 0, 4)?, number(text, 5, 7)?, number(text, 8, 10)?)?.into_any().unbind())
}

fn number<N: std::str::FromStr>(text: &str, from: usize, to: usize) -> PyResult<N> {
    text.get(from..to).and_then(|digits| digits.parse().ok()).ok_or_else(|| unreadable(text))
}

fn unreadable(text: &str) -> PyErr {
    PyValueError::new_err(format!("`{text}` is neither an instant nor a date"))
}
