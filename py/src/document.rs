//! A Python object as the JSON text of a document.
//!
//! One walk over the object writes what the strict reader then reads, so that there is one reader only.
//! Only what JSON cannot say is refused here: binary floats, naive datetimes, objects of other kinds.

use crate::answer::Answer;
use crate::value::decimal_class;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::sync::PyOnceLock;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyDate, PyDateAccess, PyDateTime, PyDelta, PyDeltaAccess, PyDict, PyFloat, PyInt,
    PyList, PyMapping, PyString, PyTimeAccess, PyTuple, PyTzInfoAccess,
};
use std::borrow::Cow;
use std::fmt::Write;
use std::sync::Arc;
use trade_assurance::codes::{self, Code};
use trade_assurance::door;
use trade_assurance::order::{Order, OrderErrors, Problem, ProblemCode};
use trade_assurance::time::{Instant, InstantError};

/// How deep lists and mappings may lie in each other; the reader takes no more either.
const DEPTH_MAX: usize = 128;
/// How far a decimal's digits may lie from the point; no amount or rate comes near it.
const EXPONENT_MAX: i64 = 30;
/// How much of what was found a message shows.
const FOUND_MAX: usize = 60;

/// A document as it was given.
pub(crate) enum Document {
    /// The bytes of JSON text.
    Bytes(PyBackedBytes),
    /// JSON text.
    Text(PyBackedStr),
    /// JSON text of a mapping or dataclass.
    Written(String),
    /// An order that was read before.
    Order(Arc<Order>),
}

impl Document {
    /// Takes whatever holds a document; a mapping or dataclass is turned into JSON.
    pub(crate) fn of(object: &Bound<'_, PyAny>) -> PyResult<Result<Self, OrderErrors>> {
        if let Ok(bytes) = object.cast::<PyBytes>() {
            return Ok(Ok(Self::Bytes(PyBackedBytes::from(bytes.clone()))));
        }
        if let Ok(bytes) = object.cast::<PyByteArray>() {
            return Ok(Ok(Self::Bytes(PyBackedBytes::from(bytes.clone()))));
        }
        if let Ok(text) = object.cast::<PyString>() {
            return Ok(PyBackedStr::try_from(text.clone()).map(Self::Text).map_err(|_| no_text(object)));
        }
        if let Some(order) = crate::order::known(object) {
            return Ok(Ok(Self::Order(order)));
        }
        Ok(written(object)?.map(Self::Written))
    }

    /// The JSON text.
    pub(crate) fn json(&self) -> Cow<'_, [u8]> {
        match self {
            Self::Bytes(bytes) => Cow::Borrowed(bytes),
            Self::Text(text) => Cow::Borrowed(text.as_bytes()),
            Self::Written(text) => Cow::Borrowed(text.as_bytes()),
            Self::Order(order) => Cow::Owned(order.to_json().into_bytes()),
        }
    }

    /// The order in the document.
    pub(crate) fn order(&self) -> Result<Arc<Order>, OrderErrors> {
        match self {
            Self::Order(order) => Ok(order.clone()),
            text => Order::from_json(&text.json()).map(Arc::new),
        }
    }
}

/// The problem of text that is none.
fn no_text(object: &Bound<'_, PyAny>) -> OrderErrors {
    let (code, path, found) = (ProblemCode::NotText, "$".to_owned(), shown(object));
    let problem = Problem { code, path, message: HALF_A_PAIR.to_owned(), found, accepted: None, nearest: None };
    OrderErrors { problems: vec![problem] }
}

const HALF_A_PAIR: &str = "the text holds half a surrogate pair, which stands for no character";

/// The JSON text of a mapping or dataclass.
pub(crate) fn written(object: &Bound<'_, PyAny>) -> PyResult<Result<String, OrderErrors>> {
    let mut writer = Writer { out: String::with_capacity(1024), path: Vec::new(), problems: Vec::new() };
    writer.value(object)?;
    let Writer { out, problems, .. } = writer;
    Ok(if problems.is_empty() { Ok(out) } else { Err(OrderErrors { problems }) })
}

/// An instant as it was given: RFC 3339 text, or an aware datetime.
pub(crate) fn instant(object: &Bound<'_, PyAny>, path: &str) -> PyResult<Result<Instant, OrderErrors>> {
    let mut writer = Writer { out: String::new(), path: vec![Step::Field(path.to_owned())], problems: Vec::new() };
    writer.value(object)?;
    let Writer { out, problems, .. } = writer;
    if !problems.is_empty() {
        return Ok(Err(OrderErrors { problems }));
    }
    let text = out.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    let read = text.ok_or(InstantError::NotAnInstant).and_then(Instant::parse);
    Ok(read.map_err(|error| OrderErrors { problems: vec![no_instant(object, path, error)] }))
}

fn no_instant(object: &Bound<'_, PyAny>, path: &str, error: InstantError) -> Problem {
    let code = match error {
        InstantError::NotAnInstant => ProblemCode::NotAnInstant,
        InstantError::NoOffset => ProblemCode::NoOffset,
        InstantError::TooFine => ProblemCode::TooFine,
        InstantError::OutOfRange => ProblemCode::OutOfRange,
        InstantError::Skipped => ProblemCode::SkippedInstant,
        InstantError::Ambiguous => ProblemCode::AmbiguousInstant,
    };
    let (message, accepted) = (format!("the instant {error}"), Some(ACCEPTED_INSTANT.to_owned()));
    Problem { code, path: path.to_owned(), message, found: shown(object), accepted, nearest: None }
}

const ACCEPTED_INSTANT: &str = "an aware datetime, or text such as `2021-04-02T09:00:00Z`";

/// A word of a closed list as it was given: text, or a member of the enumeration.
pub(crate) fn word<C: Code>(object: &Bound<'_, PyAny>, path: &str) -> PyResult<Result<C, OrderErrors>> {
    let text = object
        .cast::<PyString>()
        .map_err(|_| PyTypeError::new_err(format!("{path}: one of {}", codes::list::<C>())))?;
    let text = text.to_string_lossy();
    if let Some(code) = C::ALL.iter().find(|code| code.name() == text) {
        return Ok(Ok(*code));
    }
    let problem = Problem {
        code: ProblemCode::UnknownCode,
        path: path.to_owned(),
        message: "the word is not one of the list".to_owned(),
        found: shown(object),
        accepted: Some(codes::list::<C>()),
        nearest: door::nearest(&text, C::ALL.iter().map(|code| code.name())).map(str::to_owned),
    };
    Ok(Err(OrderErrors { problems: vec![problem] }))
}

enum Step {
    Field(String),
    Item(usize),
}

struct Writer {
    out: String,
    path: Vec<Step>,
    problems: Vec<Problem>,
}

impl Writer {
    fn value(&mut self, object: &Bound<'_, PyAny>) -> PyResult<()> {
        if let Ok(text) = object.cast::<PyString>() {
            self.text(text);
        } else if object.is_none() {
            self.out.push_str("null");
        } else if let Ok(flag) = object.cast::<PyBool>() {
            self.out.push_str(if flag.is_true() { "true" } else { "false" });
        } else if let Ok(fields) = object.cast::<PyDict>() {
            return self.fields(object, fields.iter().map(Ok));
        } else if let Ok(list) = object.cast::<PyList>() {
            return self.items(object, list.iter());
        } else if object.is_instance_of::<PyInt>() {
            self.integer(object);
        } else if let Ok(moment) = object.cast::<PyDateTime>() {
            return self.moment(moment);
        } else if let Ok(date) = object.cast::<PyDate>() {
            self.date(date);
        } else {
            return self.other(object);
        }
        Ok(())
    }

    /// What is rarer.
    fn other(&mut self, object: &Bound<'_, PyAny>) -> PyResult<()> {
        if object.is_instance_of::<PyFloat>() {
            self.float(object);
        } else if object.is_instance(decimal_class(object.py())?)? {
            return self.decimal(object);
        } else if let Ok(list) = object.cast::<PyTuple>() {
            return self.items(object, list.iter());
        } else if let Ok(answer) = object.cast::<Answer>() {
            self.out.push_str(&answer.get().json());
        } else if let Some(fields) = dataclass_fields(object)? {
            return self.fields(object, fields.into_iter().map(Ok));
        } else if let Ok(mapping) = object.cast::<PyMapping>() {
            let items = mapping.items()?;
            let pairs = items.iter().map(|pair| pair.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>());
            return self.fields(object, pairs);
        } else if is_enum(object)? {
            return self.value(&object.getattr("value")?);
        } else if let Ok(number) = object.call_method0("__index__") {
            self.integer(&number);
        } else {
            let message = format!("{} cannot be part of a document", kind_of(object));
            self.refuse(ProblemCode::WrongType, object, message, Some(ACCEPTED));
        }
        Ok(())
    }

    fn text(&mut self, text: &Bound<'_, PyString>) {
        if let Ok(text) = text.to_str() {
            self.quoted(text);
        } else {
            self.refuse(ProblemCode::NotText, text.as_any(), HALF_A_PAIR, None);
        }
    }

    fn quoted(&mut self, text: &str) {
        let plain = |byte: u8| byte >= 0x20 && byte != b'"' && byte != b'\\';
        if text.bytes().all(plain) {
            self.out.push('"');
            self.out.push_str(text);
            self.out.push('"');
        } else {
            // Text can always be written as JSON.
            self.out.push_str(&serde_json::to_string(text).unwrap_or_default());
        }
    }

    fn integer(&mut self, number: &Bound<'_, PyAny>) {
        if let Ok(number) = number.extract::<i64>() {
            // Writing to a string cannot fail.
            write!(self.out, "{number}").unwrap_or_default();
        } else {
            let message = "the number is larger than any this library takes";
            self.refuse(ProblemCode::AmountTooLarge, number, message, None);
        }
    }

    fn float(&mut self, number: &Bound<'_, PyAny>) {
        let shown = shown(number);
        let message = format!("a binary float is no exact amount; write Decimal(\"{shown}\") or the text \"{shown}\"");
        self.refuse(ProblemCode::WrongType, number, message, Some("a `Decimal`, an `int`, or the amount as text"));
    }

    /// The digits as they are: the reader refuses what has too many.
    fn decimal(&mut self, number: &Bound<'_, PyAny>) -> PyResult<()> {
        let text = number.str()?;
        let text = text.to_str()?;
        if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-') {
            self.out.push_str(text);
            return Ok(());
        }
        let near = |place: i64| (-EXPONENT_MAX..=EXPONENT_MAX).contains(&place);
        let finite: bool = number.call_method0("is_finite")?.extract()?;
        if !finite {
            self.refuse(ProblemCode::NotAnAmount, number, "is not a number", Some("a finite `Decimal`"));
        } else if near(number.call_method0("adjusted")?.extract()?) {
            let plain = number.call_method1("__format__", ("f",))?;
            self.out.push_str(plain.cast::<PyString>()?.to_str()?);
        } else {
            self.refuse(ProblemCode::AmountTooLarge, number, "its digits lie too far from the point", None);
        }
        Ok(())
    }

    fn date(&mut self, date: &Bound<'_, PyDate>) {
        let (year, month, day) = (date.get_year(), date.get_month(), date.get_day());
        write!(self.out, "\"{year:04}-{month:02}-{day:02}\"").unwrap_or_default();
    }

    fn moment(&mut self, moment: &Bound<'_, PyDateTime>) -> PyResult<()> {
        // A zone that tells no offset leaves the datetime as naive as none does.
        let offset = moment.get_tzinfo().map(|_| moment.call_method0("utcoffset")).transpose()?;
        let Some(offset) = offset.as_ref().and_then(|offset| offset.cast::<PyDelta>().ok()) else {
            self.naive(moment);
            return Ok(());
        };
        if moment.getattr_opt("nanosecond")?.is_some_and(|nanos| nanos.is_truthy().unwrap_or(false)) {
            let message = "the instant is finer than a microsecond";
            self.refuse(
                ProblemCode::TooFine,
                moment.as_any(),
                message,
                Some("at most 6 fractional digits of a second"),
            );
            return Ok(());
        }
        let seconds = i64::from(offset.get_days()) * 86_400 + i64::from(offset.get_seconds());
        if seconds % 60 != 0 || offset.get_microseconds() != 0 {
            let utc = moment.call_method1("astimezone", (pyo3::types::PyTzInfo::utc(moment.py())?,))?;
            return self.moment(utc.cast()?);
        }
        self.with_offset(moment, seconds / 60);
        Ok(())
    }

    fn with_offset(&mut self, moment: &Bound<'_, PyDateTime>, minutes: i64) {
        let (year, month, day) = (moment.get_year(), moment.get_month(), moment.get_day());
        let (hour, minute, second) = (moment.get_hour(), moment.get_minute(), moment.get_second());
        let out = &mut self.out;
        write!(out, "\"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}").unwrap_or_default();
        if moment.get_microsecond() != 0 {
            write!(out, ".{:06}", moment.get_microsecond()).unwrap_or_default();
        }
        if minutes == 0 {
            out.push_str("Z\"");
        } else {
            let (sign, away) = (if minutes < 0 { '-' } else { '+' }, minutes.abs());
            write!(out, "{sign}{:02}:{:02}\"", away / 60, away % 60).unwrap_or_default();
        }
    }

    fn naive(&mut self, moment: &Bound<'_, PyDateTime>) {
        let message = "a naive datetime is no instant; give it its zone: `moment.replace(tzinfo=...)`";
        self.refuse(ProblemCode::NoOffset, moment.as_any(), message, Some(ACCEPTED_INSTANT));
    }

    fn items<'py>(&mut self, list: &Bound<'py, PyAny>, items: impl Iterator<Item = Bound<'py, PyAny>>) -> PyResult<()> {
        if self.too_deep(list) {
            return Ok(());
        }
        self.out.push('[');
        for (place, item) in items.enumerate() {
            if place > 0 {
                self.out.push(',');
            }
            self.path.push(Step::Item(place));
            self.value(&item)?;
            self.path.pop();
        }
        self.out.push(']');
        Ok(())
    }

    fn fields<'py>(
        &mut self,
        object: &Bound<'py, PyAny>,
        fields: impl Iterator<Item = PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)>>,
    ) -> PyResult<()> {
        if self.too_deep(object) {
            return Ok(());
        }
        self.out.push('{');
        for (place, field) in fields.enumerate() {
            let (name, value) = field?;
            if place > 0 {
                self.out.push(',');
            }
            self.field(&name, &value)?;
        }
        self.out.push('}');
        Ok(())
    }

    fn field(&mut self, name: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
        let Some(text) = name.cast::<PyString>().ok().and_then(|name| name.to_str().ok()) else {
            self.refuse(ProblemCode::WrongType, name, "the name of a field is no text", Some("a `str`"));
            self.out.push_str("\"\":null");
            return Ok(());
        };
        self.quoted(text);
        self.out.push(':');
        self.path.push(Step::Field(text.to_owned()));
        self.value(value)?;
        self.path.pop();
        Ok(())
    }

    fn too_deep(&mut self, object: &Bound<'_, PyAny>) -> bool {
        let deep = self.path.len() >= DEPTH_MAX;
        if deep {
            let message = format!("more than {DEPTH_MAX} levels of lists and mappings");
            let (code, path) = (ProblemCode::TooDeep, self.at());
            let found = kind_of(object);
            self.problems.push(Problem { code, path, message, found, accepted: None, nearest: None });
        }
        deep
    }

    fn refuse(
        &mut self,
        code: ProblemCode,
        object: &Bound<'_, PyAny>,
        message: impl Into<String>,
        accepted: Option<&str>,
    ) {
        let (path, message, found) = (self.at(), message.into(), shown(object));
        let accepted = accepted.map(str::to_owned);
        self.problems.push(Problem { code, path, message, found, accepted, nearest: None });
        self.out.push_str("null");
    }

    fn at(&self) -> String {
        let mut path = String::new();
        for step in &self.path {
            match step {
                Step::Field(name) if path.is_empty() => path.push_str(name),
                Step::Field(name) => write!(path, ".{name}").unwrap_or_default(),
                Step::Item(place) => write!(path, "[{place}]").unwrap_or_default(),
            }
        }
        if path.is_empty() { "$".to_owned() } else { path }
    }
}

const ACCEPTED: &str = "a mapping, a list, text, a number that is no float, a `Decimal`, a date or an aware datetime";

/// `a set`, for a message.
fn kind_of(object: &Bound<'_, PyAny>) -> String {
    let name = object.get_type().name().map_or_else(|_| "object".to_owned(), |name| name.to_string());
    format!("a value of the type `{name}`")
}

/// What was found, shortened.
fn shown(object: &Bound<'_, PyAny>) -> String {
    let text = object.str().map_or_else(|_| kind_of(object), |text| text.to_string_lossy().into_owned());
    text.chars().take(FOUND_MAX).collect()
}

type Pairs<'py> = Vec<(Bound<'py, PyAny>, Bound<'py, PyAny>)>;

/// The fields of a dataclass object with their values.
fn dataclass_fields<'py>(object: &Bound<'py, PyAny>) -> PyResult<Option<Pairs<'py>>> {
    static FIELDS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    if !object.get_type().hasattr("__dataclass_fields__")? {
        return Ok(None);
    }
    // Not all that the class lists are fields: variables of the class are not.
    let fields = FIELDS.import(object.py(), "dataclasses", "fields")?.call1((object.get_type(),))?;
    let names = fields.try_iter()?.map(|field| field?.getattr("name"));
    let pairs = names.map(|name| name.and_then(|name| Ok((name.clone(), object.getattr(name.cast::<PyString>()?)?))));
    pairs.collect::<PyResult<_>>().map(Some)
}

/// Whether an object is a member of an enumeration whose words are no `str`.
fn is_enum(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    static CLASS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    object.is_instance(CLASS.import(object.py(), "enum", "Enum")?)
}

/// A plain decimal as it was given: text, an integer or a `Decimal`; for the amounts of single questions.
pub(crate) fn amount(object: &Bound<'_, PyAny>, path: &str) -> PyResult<Result<String, OrderErrors>> {
    let mut writer = Writer { out: String::new(), path: vec![Step::Field(path.to_owned())], problems: Vec::new() };
    writer.value(object)?;
    let Writer { out, problems, .. } = writer;
    if !problems.is_empty() {
        return Ok(Err(OrderErrors { problems }));
    }
    if object.is_none() || object.is_instance_of::<PyBool>() || out.starts_with(['{', '[']) {
        return Err(PyTypeError::new_err(format!("{path}: a `Decimal`, an `int`, or the amount as text")));
    }
    Ok(Ok(out.trim_matches('"').to_owned()))
}
