//! Pickled objects, made again.

use crate::errors::from_json;
use crate::order;
use crate::records::{self, Order};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

/// The function that pickles name.
pub(crate) fn function(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    static FUNCTION: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    FUNCTION.import(py, "trade_assurance._native", "_restore").cloned()
}

/// The object of a class with a document, as it was pickled: nothing is decided anew.
#[pyfunction]
pub(crate) fn _restore(py: Python<'_>, name: &str, document: &str) -> PyResult<Py<PyAny>> {
    let known = records::ALL.iter().copied().find(|known| known.name == name);
    let known = known.ok_or_else(|| PyValueError::new_err(format!("`{name}` is no class of this package")))?;
    if name == Order::CLASS.name {
        return order::object(py, order::read_json(py, document.as_bytes())?);
    }
    from_json(py, known, document)
}
