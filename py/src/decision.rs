//! The quick path: an order as of an instant, decided without words.

use crate::answer::{Answer, Root};
use crate::document::{self, Document};
use crate::errors::OrRaise;
use crate::records::{self, Decision};
use crate::rulebook::{self, Rulebook};
use crate::{order, value};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::sync::Arc;
use trade_assurance::assess::AssessError;
use trade_assurance::decide::{Decision as Decided, decide as decide_row};
use trade_assurance::door::as_of_problem;
use trade_assurance::fold::fold;
use trade_assurance::iso::Currency;
use trade_assurance::money::Money;
use trade_assurance::order::{Order, OrderErrors};
use trade_assurance::row::Row as FoldedRow;
use trade_assurance::rulebook::Rulebook as Book;
use trade_assurance::time::Instant;

/// A decision and the currency of its amounts.
pub(crate) struct Flat {
    decision: Decided,
    currency: Currency,
}

impl Serialize for Flat {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let money = |minor: Option<i64>| minor.map(|minor| Money { minor, currency: self.currency });
        let (decision, deadline) = (&self.decision, self.decision.next_deadline);
        let mut fields = serializer.serialize_struct("Decision", 24)?;
        fields.serialize_field("edition", &decision.edition)?;
        fields.serialize_field("coverage", &decision.coverage)?;
        fields.serialize_field("reason", &decision.reason)?;
        fields.serialize_field("covered_min", &money(decision.covered_min))?;
        fields.serialize_field("covered_max", &money(decision.covered_max))?;
        fields.serialize_field("supplier_fee_min", &money(decision.supplier_fee_min))?;
        fields.serialize_field("supplier_fee_max", &money(decision.supplier_fee_max))?;
        fields.serialize_field("fee_status", &decision.fee_status)?;
        fields.serialize_field("released", &money(decision.released))?;
        fields.serialize_field("frozen", &money(decision.frozen))?;
        fields.serialize_field("held", &money(decision.held))?;
        fields.serialize_field("locked", &decision.locked)?;
        fields.serialize_field("next_release_at", &decision.next_release_at)?;
        fields.serialize_field("dispute_state", &decision.dispute_state)?;
        fields.serialize_field("dispute_cause", &decision.dispute_cause)?;
        fields.serialize_field("may_escalate_from", &decision.may_escalate_from)?;
        fields.serialize_field("next_deadline_at", &deadline.and_then(|deadline| deadline.at))?;
        fields.serialize_field("next_deadline_earliest", &deadline.map(|deadline| deadline.earliest))?;
        fields.serialize_field("next_deadline_latest", &deadline.map(|deadline| deadline.latest))?;
        fields.serialize_field("next_deadline_party", &deadline.map(|deadline| deadline.party))?;
        fields.serialize_field("next_deadline_on_silence", &deadline.map(|deadline| deadline.on_silence))?;
        fields.serialize_field("claim_closes_at", &decision.claim_closes_at)?;
        fields.serialize_field("weakest_grade", &decision.weakest_grade)?;
        fields.serialize_field("missing", &decision.missing)?;
        fields.end()
    }
}

/// An order as of an instant, ready to be decided: `Order.prepare` makes it.
#[pyclass(frozen, module = "trade_assurance")]
pub(crate) struct Row {
    folded: FoldedRow,
    book: Arc<Book>,
    /// The rulebook that was given, for whoever makes the row again.
    given: Option<Py<Rulebook>>,
    order: Py<PyAny>,
}

#[pymethods]
impl Row {
    /// What matters most of the order, quickly.
    fn decide(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        // A row that comes from an order contradicts itself in nothing but its instant, which was checked.
        let decision =
            decide_row(&self.book, &self.folded).map_err(|error| PyValueError::new_err(error.to_string()))?;
        let root = Root::Decided(Flat { decision, currency: self.folded.currency });
        (Decision::CLASS.wrap)(py, Answer::whole(root, Decision::CLASS))
    }

    /// The order.
    #[getter]
    fn order(&self, py: Python<'_>) -> Py<PyAny> {
        self.order.clone_ref(py)
    }

    /// The instant it is looked at.
    #[getter]
    fn as_of(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        value::aware(py, self.folded.as_of)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("Row(order={}, as_of={})", self.order.bind(py).getattr("id")?, self.folded.as_of))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let mut prepare = py.get_type::<records::Order>().getattr("prepare")?;
        if let Some(rulebook) = &self.given {
            let named = PyDict::new(py);
            named.set_item("rulebook", rulebook)?;
            prepare = py.import("functools")?.getattr("partial")?.call((prepare,), Some(&named))?;
        }
        let arguments = (&self.order, self.folded.as_of.to_string()).into_pyobject(py)?;
        PyTuple::new(py, [prepare, arguments.into_any()])
    }
}

/// Folds an order once.
pub(crate) fn prepare(
    object: &Bound<'_, PyAny>,
    as_of: Option<&Bound<'_, PyAny>>,
    rulebook: Option<&Bound<'_, Rulebook>>,
) -> PyResult<Row> {
    let py = object.py();
    let book = rulebook::asked(py, rulebook)?;
    let as_of = as_of.map(|as_of| document::instant(as_of, "as_of")?.or_raise(py)).transpose()?;
    let (order, folded) = folded(&book, object, as_of)?.or_raise(py)?;
    let given = rulebook.map(|rulebook| rulebook.clone().unbind());
    Ok(Row { folded, book, given, order: order::object(py, order)? })
}

/// The order in whatever holds one, and its row; or everything that is wrong with the document, or with the instant.
pub(crate) fn folded(
    book: &Book,
    object: &Bound<'_, PyAny>,
    as_of: Option<Instant>,
) -> PyResult<Result<(Arc<Order>, FoldedRow), OrderErrors>> {
    let order = Document::of(object)?.and_then(|document| document.order());
    Ok(order.and_then(|order| {
        let as_of = as_of.unwrap_or_else(|| order.last_event_at());
        if as_of < order.created_at {
            let error = AssessError::AsOfBeforeCreated { as_of, created_at: order.created_at };
            return Err(as_of_problem(error));
        }
        let row = fold(book, &order, as_of);
        Ok((order, row))
    }))
}

/// Decides an order as of an instant: the flat decision, without reasons.
///
/// `order` is whatever `assess` takes. To decide one order many times, prepare it once: `row = order.prepare(as_of)`,
/// `row.decide()`. Raises `OrderError` with everything that is wrong with the document.
///
/// ```python
/// >>> import trade_assurance as ta
/// >>> order = ta.Order(id="PO-7", created_at="2021-03-01T09:00:00Z", currency="USD", marketplace="alibaba.com",
/// ...                  order_type="offline", supplier={"country": "CN"}, events=[])
/// >>> ta.decide(order).coverage.value, order.prepare("2021-04-02T09:00:00Z").decide().reason.value
/// ('not_covered', 'COV-FLOW')
///
/// ```
#[pyfunction]
#[pyo3(signature = (order, as_of=None, *, rulebook=None))]
pub(crate) fn decide(
    order: &Bound<'_, PyAny>,
    as_of: Option<&Bound<'_, PyAny>>,
    rulebook: Option<&Bound<'_, Rulebook>>,
) -> PyResult<Py<PyAny>> {
    prepare(order, as_of, rulebook)?.decide(order.py())
}
