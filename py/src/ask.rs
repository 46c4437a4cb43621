//! One question at a time.

use crate::document::{self, Document};
use crate::errors::{self, OrRaise};
use crate::records::{
    Calendar, ClaimWindow, DisputeTimeline, FeeComponent, Imported, Posting, TermFinding, TotalAnswer,
};
use crate::rulebook::{self, Rulebook};
use crate::value::Class;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use serde::Serialize;
use std::sync::Arc;
use trade_assurance::assess::AssessError;
use trade_assurance::codes::{Field, Ground, PaymentMethod};
use trade_assurance::door::{self, CalendarPage, Page, PlannedPayment, Refusal, as_of_problem};
use trade_assurance::explain::Style;
use trade_assurance::rulebook::Rulebook as Book;
use trade_assurance::rules::terms::{self, Draft};
use trade_assurance::time::Instant;

type Given<'a, 'py> = Option<&'a Bound<'py, PyAny>>;
type Rules<'a, 'py> = Option<&'a Bound<'py, Rulebook>>;

/// What a question is asked of.
struct Question {
    book: Arc<Book>,
    document: Document,
    as_of: Option<Instant>,
}

impl Question {
    fn of(order: &Bound<'_, PyAny>, as_of: Given<'_, '_>, rulebook: Rules<'_, '_>) -> PyResult<Self> {
        let py = order.py();
        let as_of = as_of.map(|as_of| document::instant(as_of, "as_of")?.or_raise(py)).transpose()?;
        Ok(Self { book: rulebook::asked(py, rulebook)?, document: Document::of(order)?.or_raise(py)?, as_of })
    }

    /// The answer that a door of the library gives, as an object.
    fn ask<E: Send>(
        &self,
        py: Python<'_>,
        class: &'static Class,
        door: impl FnOnce(&Book, &[u8], Option<Instant>) -> Result<String, E> + Send,
    ) -> PyResult<Py<PyAny>>
    where
        Result<String, E>: OrRaise<String>,
    {
        errors::from_json(py, class, &self.text(py, door)?)
    }

    fn text<E: Send>(
        &self,
        py: Python<'_>,
        door: impl FnOnce(&Book, &[u8], Option<Instant>) -> Result<String, E> + Send,
    ) -> PyResult<String>
    where
        Result<String, E>: OrRaise<String>,
    {
        py.detach(|| door(&self.book, &self.document.json(), self.as_of)).or_raise(py)
    }
}

/// The assessment of an order as JSON text, without objects: byte for byte what the command writes.
///
/// Arguments and errors as for `assess`.
#[pyfunction]
#[pyo3(signature = (order, as_of=None, *, rulebook=None))]
pub(crate) fn assess_json(order: &Bound<'_, PyAny>, as_of: Given<'_, '_>, rulebook: Rules<'_, '_>) -> PyResult<String> {
    let question = Question::of(order, as_of, rulebook)?;
    question.text(order.py(), |book, document, as_of| door::assess(book, document, as_of, Page::Json))
}

/// The assessment of an order in words: a page of text, or one HTML document that is fit to print.
///
/// `format` is `text` or `html`; `colour` marks good and bad for a terminal, and `width` is the length of a line,
/// both for text alone. Other arguments and errors as for `assess`.
#[pyfunction]
#[pyo3(signature = (order, as_of=None, *, format="text", colour=false, width=80, rulebook=None))]
pub(crate) fn explain(
    order: &Bound<'_, PyAny>,
    as_of: Given<'_, '_>,
    format: &str,
    colour: bool,
    width: usize,
    rulebook: Rules<'_, '_>,
) -> PyResult<String> {
    let page = match format {
        "text" => Page::Text(Style { colour, width }),
        "html" => Page::Html,
        _ => return Err(PyValueError::new_err("format: `text` or `html`")),
    };
    let question = Question::of(order, as_of, rulebook)?;
    question.text(order.py(), |book, document, as_of| door::assess(book, document, as_of, page))
}

/// The calendar of an order: who must or may do what by when, each entry with a name that stays.
///
/// Arguments and errors as for `assess`.
#[pyfunction]
#[pyo3(signature = (order, as_of=None, *, rulebook=None))]
pub(crate) fn calendar(order: &Bound<'_, PyAny>, as_of: Given<'_, '_>, rulebook: Rules<'_, '_>) -> PyResult<Py<PyAny>> {
    let question = Question::of(order, as_of, rulebook)?;
    let door = |book: &Book, document: &[u8], as_of| door::calendar(book, document, as_of, CalendarPage::Json);
    question.ask(order.py(), Calendar::CLASS, door)
}

/// The calendar of an order for other programs: `ics` (iCalendar), `csv`, `json`, or `text` for people.
///
/// Equal orders give equal bytes; the names of entries stay from one export to the next. Other arguments and errors
/// as for `assess`.
#[pyfunction]
#[pyo3(signature = (order, as_of=None, *, format="ics", rulebook=None))]
pub(crate) fn export_calendar(
    order: &Bound<'_, PyAny>,
    as_of: Given<'_, '_>,
    format: &str,
    rulebook: Rules<'_, '_>,
) -> PyResult<String> {
    let page = match format {
        "ics" => CalendarPage::Ics,
        "csv" => CalendarPage::Csv,
        "json" => CalendarPage::Json,
        "text" => CalendarPage::Text(Style::PLAIN),
        _ => return Err(PyValueError::new_err("format: `ics`, `csv`, `json` or `text`")),
    };
    let question = Question::of(order, as_of, rulebook)?;
    question.text(order.py(), |book, document, as_of| door::calendar(book, document, as_of, page))
}

/// How a dispute stands, and what must be done in it by when (rules `DIS-*`).
///
/// Arguments and errors as for `assess`.
#[pyfunction]
#[pyo3(signature = (order, as_of=None, *, rulebook=None))]
pub(crate) fn dispute_timeline(
    order: &Bound<'_, PyAny>,
    as_of: Given<'_, '_>,
    rulebook: Rules<'_, '_>,
) -> PyResult<Py<PyAny>> {
    Question::of(order, as_of, rulebook)?.ask(order.py(), DisputeTimeline::CLASS, door::dispute_timeline)
}

/// Whether a claim on a ground comes in time, and when its window closes (rule `CLM-WINDOW`).
///
/// `ground` is a member of `Ground` or its text. Other arguments and errors as for `assess`.
///
/// ```python
/// >>> import trade_assurance as ta
/// >>> order = ta.Order(id="PO-7", created_at="2021-03-01T09:00:00Z", currency="USD", order_type="trade_assurance")
/// >>> window = ta.claim_window(order, ta.Ground.QUALITY)
/// >>> window.outcome.value, "supplier.country" in window.missing
/// ('unknown', True)
///
/// ```
#[pyfunction]
#[pyo3(signature = (order, ground, as_of=None, *, rulebook=None))]
pub(crate) fn claim_window(
    order: &Bound<'_, PyAny>,
    ground: &Bound<'_, PyAny>,
    as_of: Given<'_, '_>,
    rulebook: Rules<'_, '_>,
) -> PyResult<Py<PyAny>> {
    let ground = document::word::<Ground>(ground, "ground")?.or_raise(order.py())?;
    let question = Question::of(order, as_of, rulebook)?;
    question
        .ask(order.py(), ClaimWindow::CLASS, |book, document, as_of| door::claim_window(book, document, as_of, ground))
}

/// The supplier's transaction fee on an order (rule `FEE-SUPPLIER`); its events do not matter.
///
/// Amounts are in the order's currency. Raises `OrderError` as `assess` does.
///
/// ```python
/// >>> import trade_assurance as ta
/// >>> order = ta.Order(id="PO-7", created_at="2021-05-01T09:00:00Z", currency="USD", total="10000.00",
/// ...                  order_type="trade_assurance", supplier={"country": "CN"}, logistics="alibaba")
/// >>> fee = ta.fee_quote(order)
/// >>> fee.min == fee.max, fee.max, fee.rate, fee.cap
/// (True, Decimal('100.00'), Decimal('0.01'), Decimal('100.00'))
///
/// ```
#[pyfunction]
#[pyo3(signature = (order, *, rulebook=None))]
pub(crate) fn fee_quote(order: &Bound<'_, PyAny>, rulebook: Rules<'_, '_>) -> PyResult<Py<PyAny>> {
    let question = Question::of(order, None, rulebook)?;
    question.ask(order.py(), FeeComponent::CLASS, |book, document, _| door::fee_quote(book, document))
}

/// What processing one payment on the platform costs the buyer (rule `FEE-PAYMENT`).
///
/// `method` is a member of `PaymentMethod` or its text; `amount` is in the order's currency, as `Decimal`, `int` or
/// text; `at` is when it is paid, the order's creation where absent. Raises `OrderError` as `assess` does.
#[pyfunction]
#[pyo3(signature = (order, method, amount, at=None, *, rulebook=None))]
pub(crate) fn payment_fee(
    order: &Bound<'_, PyAny>,
    method: &Bound<'_, PyAny>,
    amount: &Bound<'_, PyAny>,
    at: Given<'_, '_>,
    rulebook: Rules<'_, '_>,
) -> PyResult<Py<PyAny>> {
    let (method, amount, at) = planned(method, ("amount", amount), at)?;
    let question = Question::of(order, None, rulebook)?;
    let planned = PlannedPayment { method, amount: &amount, at };
    question.ask(order.py(), FeeComponent::CLASS, |book, document, _| door::payment_fee(book, document, planned))
}

/// The smallest total that leaves the supplier at least `net` (rule `FEE-INVERSE`).
///
/// `net` is in the order's currency, as `Decimal`, `int` or text. Raises `OrderError` as `assess` does, and `NoAnswer`
/// where no total can be told.
///
/// ```python
/// >>> import trade_assurance as ta
/// >>> order = ta.Order(id="PO-7", created_at="2021-05-01T09:00:00Z", currency="USD",
/// ...                  order_type="trade_assurance", supplier={"country": "CN"}, logistics="alibaba")
/// >>> ta.fee_for_net(order, 990).total
/// Decimal('1000.00')
///
/// ```
#[pyfunction]
#[pyo3(signature = (order, net, *, rulebook=None))]
pub(crate) fn fee_for_net(
    order: &Bound<'_, PyAny>,
    net: &Bound<'_, PyAny>,
    rulebook: Rules<'_, '_>,
) -> PyResult<Py<PyAny>> {
    let net = document::amount(net, "net")?.or_raise(order.py())?;
    let question = Question::of(order, None, rulebook)?;
    question.ask(order.py(), TotalAnswer::CLASS, |book, document, _| door::fee_for_net(book, document, &net))
}

/// The largest total that, paid at once by `method`, stays within `budget` (rule `FEE-INVERSE`).
///
/// `budget` is in the order's currency, as `Decimal`, `int` or text; `at` is when it is paid, the order's creation
/// where absent. Raises as `fee_for_net`.
#[pyfunction]
#[pyo3(signature = (order, budget, method, at=None, *, rulebook=None))]
pub(crate) fn fee_for_budget(
    order: &Bound<'_, PyAny>,
    budget: &Bound<'_, PyAny>,
    method: &Bound<'_, PyAny>,
    at: Given<'_, '_>,
    rulebook: Rules<'_, '_>,
) -> PyResult<Py<PyAny>> {
    let (method, budget, at) = planned(method, ("budget", budget), at)?;
    let question = Question::of(order, None, rulebook)?;
    let planned = PlannedPayment { method, amount: &budget, at };
    question.ask(order.py(), TotalAnswer::CLASS, |book, document, _| door::fee_for_budget(book, document, planned))
}

/// A payment that is not made yet.
fn planned(
    method: &Bound<'_, PyAny>,
    (path, amount): (&str, &Bound<'_, PyAny>),
    at: Given<'_, '_>,
) -> PyResult<(PaymentMethod, String, Option<Instant>)> {
    let py = method.py();
    let at = at.map(|at| document::instant(at, "at")?.or_raise(py)).transpose()?;
    Ok((document::word(method, "method")?.or_raise(py)?, document::amount(amount, path)?.or_raise(py)?, at))
}

/// Every movement of an order's money up to an instant, as balanced entries for a ledger (rule `REL-POSTING`).
///
/// Arguments and errors as for `assess`; raises `NoAnswer` where missing facts leave open how the money moved.
#[pyfunction]
#[pyo3(signature = (order, as_of=None, *, rulebook=None))]
pub(crate) fn postings<'py>(
    order: &Bound<'py, PyAny>,
    as_of: Given<'_, 'py>,
    rulebook: Rules<'_, 'py>,
) -> PyResult<Bound<'py, PyTuple>> {
    let py = order.py();
    let question = Question::of(order, as_of, rulebook)?;
    let order = question.document.order().or_raise(py)?;
    let as_of = question.as_of.unwrap_or_else(|| order.last_event_at());
    if as_of < order.created_at {
        let error = AssessError::AsOfBeforeCreated { as_of, created_at: order.created_at };
        return Err(errors::order(py, &as_of_problem(error)));
    }
    let posted = trade_assurance::postings::postings(&question.book, &order, as_of).map_err(|missing| {
        let names: Vec<&str> = missing.iter().map(Field::name).collect();
        let message = format!("it is open how the money moved; not known: {}", names.join(", "));
        Refusal::NoAnswer { code: "FACTS_MISSING", message }
    });
    objects(py, Posting::CLASS, &posted.or_raise(py)?)
}

fn objects<'py, T: Serialize>(py: Python<'py>, class: &'static Class, list: &[T]) -> PyResult<Bound<'py, PyTuple>> {
    let made: Vec<_> = list.iter().map(|item| errors::object(py, class, item)).collect::<PyResult<_>>()?;
    PyTuple::new(py, made)
}

/// What the wording of a contract draft lacks (rules `TRM-*`), before anybody pays.
///
/// `draft` is the draft document as a mapping, JSON text or bytes, or a dataclass. Raises `OrderError` with everything
/// that is wrong with it.
#[pyfunction]
#[pyo3(signature = (draft, *, rulebook=None))]
pub(crate) fn lint<'py>(draft: &Bound<'py, PyAny>, rulebook: Rules<'_, 'py>) -> PyResult<Bound<'py, PyTuple>> {
    let py = draft.py();
    let question = Question::of(draft, None, rulebook)?;
    let draft = Draft::from_json(&question.document.json()).or_raise(py)?;
    objects(py, TermFinding::CLASS, &terms::lint(question.book.as_ref(), &draft))
}

/// The platform's own answers on one order as an order document, with notes on what was not taken over.
///
/// Each of `responses` is one response body as JSON bytes or text, or as a mapping. Give the body rather than what
/// `json.loads` made of it: that turns amounts into binary floats, which are refused. The options say what no
/// response tells: `supplier` (a mapping as in the order document), `ship_after`, `status_since`, `tracking_zone`,
/// `keep_incomplete_events`. Raises `OrderError` with everything that is wrong with responses and options.
#[pyfunction]
#[pyo3(
    signature = (*responses, **options),
    text_signature = "(*responses, supplier=None, ship_after=None, status_since=None, tracking_zone=None, \
        keep_incomplete_events=None)"
)]
pub(crate) fn import_alibaba(
    py: Python<'_>,
    responses: &Bound<'_, PyTuple>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Py<PyAny>> {
    let documents = responses.iter().map(|response| Document::of(&response)?.or_raise(py));
    let documents: Vec<Document> = documents.collect::<PyResult<_>>()?;
    let bodies: Vec<_> = documents.iter().map(Document::json).collect();
    let bodies: Vec<&[u8]> = bodies.iter().map(AsRef::as_ref).collect();
    let options = options.map(|options| document::written(options.as_any())?.or_raise(py)).transpose()?;
    let imported = door::import_alibaba(&bodies, options.unwrap_or_default().as_bytes()).or_raise(py)?;
    errors::from_json(py, Imported::CLASS, &imported)
}

/// The JSON Schema of a document: `order` (what goes in) or `assessment` (what comes out).
///
/// Raises `ValueError` for any other name.
#[pyfunction]
#[pyo3(signature = (document))]
pub(crate) fn schema(document: &str) -> PyResult<&'static str> {
    match document {
        "order" => Ok(door::schema(door::Document::Order)),
        "assessment" => Ok(door::schema(door::Document::Assessment)),
        _ => Err(PyValueError::new_err("document: `order` or `assessment`")),
    }
}
