//! What every object of the package has in common: answers, parts of answers, and orders.

use crate::pick::{Goal, Step, Way, pick};
use crate::tree::Tree;
use crate::value::{Class, Field, Kind, ToPython};
use crate::{decision, records, restore};
use pyo3::basic::CompareOp;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use self_cell::self_cell;
use serde::Serialize;
use serde_json::Value;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use trade_assurance::assessment::Assessment;
use trade_assurance::order::Order;
use trade_assurance::rulebook::Rulebook;

/// What an assessment is of, and what it cites.
pub(crate) struct Asked {
    pub(crate) book: Arc<Rulebook>,
    pub(crate) order: Arc<Order>,
}

self_cell!(
    /// An assessment with the order and rulebook that it borrows from.
    pub(crate) struct Answered {
        owner: Asked,
        #[covariant]
        dependent: Assessment,
    }
);

/// Answers that nobody looks at any more, to be taken apart by the threads that make others.
pub(crate) type Done = Mutex<Vec<Answered>>;

/// How many answers may wait to be taken apart.
const DONE_MAX: usize = 4096;

/// An assessment, and where it goes in the end.
pub(crate) struct Kept {
    answered: Option<Answered>,
    done: Weak<Done>,
}

impl Kept {
    /// Keeps an assessment; in the end it goes to `done`, while that is there, or else is taken apart at once.
    pub(crate) const fn new(answered: Answered, done: Weak<Done>) -> Self {
        Self { answered: Some(answered), done }
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        if let (Some(answered), Some(done)) = (self.answered.take(), self.done.upgrade()) {
            let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
            if done.len() < DONE_MAX {
                done.push(answered);
            }
        }
    }
}

/// A whole document, of which objects are parts.
pub(crate) enum Root {
    /// An assessment as it was made.
    Assessed(Kept),
    /// A flat decision.
    Decided(decision::Flat),
    /// An order.
    Order(Arc<Order>),
    /// Any other answer, and any that was pickled.
    Tree(Tree),
}

impl Root {
    fn pick<G: Goal>(&self, way: &[Step], goal: G) -> Option<G::Out> {
        match self {
            Self::Assessed(kept) => pick(kept.answered.as_ref()?.borrow_dependent(), way, goal),
            Self::Decided(decision) => pick(decision, way, goal),
            Self::Order(order) => pick(order.as_ref(), way, goal),
            Self::Tree(tree) => pick(tree, way, goal),
        }
    }
}

/// An answer of the library, or a part of one.
///
/// Answers cannot be changed. Two are equal where they are of one class and their documents are equal.
/// They can be hashed, copied, pickled and shared between threads.
#[pyclass(frozen, subclass, module = "trade_assurance")]
pub(crate) struct Answer {
    pub(crate) root: Arc<Root>,
    pub(crate) way: Way,
    pub(crate) class: &'static Class,
}

impl Answer {
    /// The whole of a document.
    pub(crate) fn whole(root: Root, class: &'static Class) -> Self {
        Self { root: Arc::new(root), way: Way::new(), class }
    }

    /// The value of a field, made anew each time it is asked for.
    pub(crate) fn field(&self, py: Python<'_>, field: &'static Field) -> PyResult<Py<PyAny>> {
        let mut way = self.way.clone();
        way.push(Step::Field(field.name));
        let made = self.root.pick(&way, ToPython { py, root: &self.root, way: &way, kind: field.kind });
        match (made, field.kind) {
            (Some(made), _) => made,
            // A part of which nothing is known is left out of documents; all of its fields are unknown.
            (None, Kind::Record(class)) => (class.wrap)(py, Self { root: self.root.clone(), way, class }),
            (None, _) => Ok(py.None()),
        }
    }

    /// The part of the document that this is.
    pub(crate) fn json(&self) -> String {
        self.root.pick(&self.way, Json).unwrap_or_else(|| "{}".to_owned())
    }

    /// The same as a value that can be looked into.
    pub(crate) fn value(&self) -> Value {
        self.root.pick(&self.way, AsValue).unwrap_or_default()
    }
}

struct Json;

impl Goal for Json {
    type Out = String;

    fn reach<T: Serialize + ?Sized>(self, part: &T) -> String {
        // Documents have no maps with odd keys, no floats and no I/O, so that nothing can fail.
        serde_json::to_string(part).unwrap_or_default()
    }
}

struct AsValue;

impl Goal for AsValue {
    type Out = Value;

    fn reach<T: Serialize + ?Sized>(self, part: &T) -> Value {
        serde_json::to_value(part).unwrap_or_default()
    }
}

#[pymethods]
impl Answer {
    /// The document as one line of JSON: byte for byte what the command and every other door write.
    fn to_json(&self) -> String {
        self.json()
    }

    /// The document as plain `dict`, `list`, `str`, `int`, `bool` and `None`, as `json.loads` reads it.
    ///
    /// Amounts and instants are text, exactly as in the document; the attributes have them as
    /// `Decimal` and `datetime`.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("json")?.call_method1("loads", (self.json(),))
    }

    fn __richcmp__(&self, other: &Bound<'_, PyAny>, op: CompareOp) -> PyResult<Py<PyAny>> {
        let py = other.py();
        let Ok(other) = other.cast::<Self>() else { return Ok(py.NotImplemented()) };
        let other = other.get();
        let same = Arc::ptr_eq(&self.root, &other.root) && self.way == other.way;
        let equal = self.class.name == other.class.name && (same || self.json() == other.json());
        match op {
            CompareOp::Eq => Ok(equal.into_pyobject(py)?.to_owned().into_any().unbind()),
            CompareOp::Ne => Ok((!equal).into_pyobject(py)?.to_owned().into_any().unbind()),
            _ => Ok(py.NotImplemented()),
        }
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.class.name, self.json()).hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        let value = self.value();
        if self.class.name == "Assessment" { records::brief(&value) } else { records::shown(self.class, &value) }
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("trade_assurance._html")?.call_method1("table", (slf,))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (&'static str, String))> {
        Ok((restore::function(py)?, (self.class.name, self.json())))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }
}

/// The classes of the package: for each its name, what it is, and its fields with annotation and meaning.
#[pyfunction]
pub(crate) fn _classes(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let classes = PyDict::new(py);
    for class in records::ALL {
        let fields =
            class.fields.iter().map(|field| (field.attribute(), field.name, field.kind.annotation(), field.about));
        classes.set_item(class.name, (class.about, PyTuple::new(py, fields)?))?;
    }
    Ok(classes)
}
