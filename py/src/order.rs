//! Orders: read from whatever holds one.

use crate::answer::{Answer, Root};
use crate::document::Document;
use crate::errors::OrRaise;
use crate::records;
use pyo3::prelude::*;
use serde_json::Value;
use std::sync::Arc;
use trade_assurance::order::Order;

/// The order in whatever holds one.
pub(crate) fn read(object: &Bound<'_, PyAny>) -> PyResult<Arc<Order>> {
    Document::of(object)?.and_then(|document| document.order()).or_raise(object.py())
}

/// The order in JSON text.
pub(crate) fn read_json(py: Python<'_>, text: &[u8]) -> PyResult<Arc<Order>> {
    Order::from_json(text).map(Arc::new).or_raise(py)
}

/// The order behind a `ta.Order`.
pub(crate) fn known(object: &Bound<'_, PyAny>) -> Option<Arc<Order>> {
    let object = object.cast::<records::Order>().ok()?;
    match object.as_super().get().root.as_ref() {
        Root::Order(order) => Some(order.clone()),
        _ => None,
    }
}

/// What a `ta.Order` of an order holds.
pub(crate) fn whole(order: Arc<Order>) -> PyClassInitializer<Answer> {
    PyClassInitializer::from(Answer::whole(Root::Order(order), records::Order::CLASS))
}

/// An order as a `ta.Order`.
pub(crate) fn object(py: Python<'_>, order: Arc<Order>) -> PyResult<Py<PyAny>> {
    Ok(Bound::new(py, whole(order).add_subclass(records::Order))?.into_any().unbind())
}

/// The order of an imported document.
pub(crate) fn of_import(py: Python<'_>, imported: &Value) -> PyResult<Py<PyAny>> {
    let document = imported.get("order").map(Value::to_string).unwrap_or_default();
    object(py, read_json(py, document.as_bytes())?)
}
