//! Errors as Python raises them.

use crate::answer::{Answer, Root};
use crate::records::{Problem, Refusal, RulebookProblem, TableProblem};
use crate::tree::Tree;
use crate::value::Class;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use serde::Serialize;
use trade_assurance::columns::SchemaErrors;
use trade_assurance::door;
use trade_assurance::order::OrderErrors;
use trade_assurance::rulebook::RulebookErrors;

/// `OrderError` with every problem of a document.
pub(crate) fn order(py: Python<'_>, errors: &OrderErrors) -> PyErr {
    raised(py, "OrderError", Problem::CLASS, &errors.problems)
}

/// `RulebookError` with every problem of a rulebook.
pub(crate) fn rulebook(py: Python<'_>, errors: &RulebookErrors) -> PyErr {
    raised(py, "RulebookError", RulebookProblem::CLASS, &errors.problems)
}

/// `TableError` with everything that is wrong with the columns of a table.
pub(crate) fn table(py: Python<'_>, errors: &SchemaErrors) -> PyErr {
    raised(py, "TableError", TableProblem::CLASS, &errors.problems)
}

/// The error that says why a question has no answer.
pub(crate) fn refusal(py: Python<'_>, refusal: &door::Refusal) -> PyErr {
    #[derive(Serialize)]
    struct Why<'a> {
        code: &'a str,
        message: &'a str,
    }
    match refusal {
        door::Refusal::Document(errors) => order(py, errors),
        door::Refusal::Rulebook(errors) => rulebook(py, errors),
        door::Refusal::NoAnswer { code, message } => raised(py, "NoAnswer", Refusal::CLASS, &[Why { code, message }]),
    }
}

fn raised<T: Serialize>(py: Python<'_>, name: &str, class: &'static Class, problems: &[T]) -> PyErr {
    error(py, name, class, problems).map_or_else(|error| error, PyErr::from_value)
}

fn error<'py, T: Serialize>(
    py: Python<'py>,
    name: &str,
    class: &'static Class,
    problems: &[T],
) -> PyResult<Bound<'py, PyAny>> {
    let problems = problems.iter().map(|problem| object(py, class, problem));
    let problems = PyTuple::new(py, problems.collect::<PyResult<Vec<_>>>()?)?;
    py.import("trade_assurance._errors")?.getattr(name)?.call1((problems,))
}

/// An object of a class made of what can be written as its document.
pub(crate) fn object<T: Serialize>(py: Python<'_>, class: &'static Class, document: &T) -> PyResult<Py<PyAny>> {
    let text = serde_json::to_string(document).unwrap_or_default();
    from_json(py, class, &text)
}

/// An object of a class made of its document.
pub(crate) fn from_json(py: Python<'_>, class: &'static Class, text: &str) -> PyResult<Py<PyAny>> {
    let tree: Tree =
        serde_json::from_str(text).map_err(|error| pyo3::exceptions::PyValueError::new_err(error.to_string()))?;
    (class.wrap)(py, Answer::whole(Root::Tree(tree), class))
}

/// Turns what is wrong with a document into the error that Python raises.
pub(crate) trait OrRaise<T> {
    /// The value, or the error.
    fn or_raise(self, py: Python<'_>) -> PyResult<T>;
}

impl<T> OrRaise<T> for Result<T, OrderErrors> {
    fn or_raise(self, py: Python<'_>) -> PyResult<T> {
        self.map_err(|errors| order(py, &errors))
    }
}

impl<T> OrRaise<T> for Result<T, RulebookErrors> {
    fn or_raise(self, py: Python<'_>) -> PyResult<T> {
        self.map_err(|errors| rulebook(py, &errors))
    }
}

impl<T> OrRaise<T> for Result<T, SchemaErrors> {
    fn or_raise(self, py: Python<'_>) -> PyResult<T> {
        self.map_err(|errors| table(py, &errors))
    }
}

impl<T> OrRaise<T> for Result<T, door::Refusal> {
    fn or_raise(self, py: Python<'_>) -> PyResult<T> {
        self.map_err(|why| refusal(py, &why))
    }
}
