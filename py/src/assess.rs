//! Everything the rules say of one order, and of many.

use crate::answer::{Answer, Answered, Asked, Done, Kept, Root};
use crate::document::{self, Document};
use crate::errors::{self, OrRaise};
use crate::records::Assessment;
use crate::rulebook::{self, Rulebook};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::MutexExt;
use pyo3::types::{PyDict, PyIterator, PyTuple};
use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use trade_assurance::assess::assess as assess_order;
use trade_assurance::door::as_of_problem;
use trade_assurance::order::OrderErrors;
use trade_assurance::rulebook::Rulebook as Book;
use trade_assurance::time::Instant;

/// How many orders each thread gets at a time: what it makes of them stays in its core's cache.
const SHARE: usize = 128;

/// Everything the rules say of an order at one instant.
///
/// `order` is the order document as a mapping, JSON text or bytes, a dataclass, or an `Order`. `as_of` is an aware
/// `datetime` or RFC 3339 text; the instant of the last event where absent, since no clock is read. Raises
/// `OrderError` with everything that is wrong with the document, or with an instant before the order's creation.
///
/// ```python
/// >>> import trade_assurance as ta
/// >>> order = {"id": "PO-7", "created_at": "2021-03-01T09:00:00Z", "currency": "USD", "total": "12000.00",
/// ...          "marketplace": "alibaba.com", "order_type": "offline", "supplier": {"country": "CN"}, "events": []}
/// >>> answer = ta.assess(order, as_of="2021-04-02T09:00:00Z")
/// >>> answer.coverage.verdict
/// <Coverage.NOT_COVERED: 'not_covered'>
/// >>> flow = answer.coverage.conditions[1]
/// >>> flow.rule.value, flow.reason.value, flow.cites
/// ('COV-FLOW', 'not_trade_assurance', ('F-036', 'F-038', 'F-155'))
///
/// ```
///
/// What an answer rests on stands in it: `cites` names the facts of the sources, `grade` how good they are;
/// `Rulebook().show(name)` gives either in words.
#[pyfunction]
#[pyo3(signature = (order, as_of=None, *, rulebook=None))]
pub(crate) fn assess(
    order: &Bound<'_, PyAny>,
    as_of: Option<&Bound<'_, PyAny>>,
    rulebook: Option<&Bound<'_, Rulebook>>,
) -> PyResult<Py<PyAny>> {
    let py = order.py();
    let book = rulebook::asked(py, rulebook)?;
    let as_of = as_of.map(|as_of| document::instant(as_of, "as_of")?.or_raise(py)).transpose()?;
    let document = Document::of(order)?.or_raise(py)?;
    let answered = py.detach(|| answer(&book, &document, as_of)).or_raise(py)?;
    object(py, Kept::new(answered, Weak::new()))
}

fn answer(book: &Arc<Book>, document: &Document, as_of: Option<Instant>) -> Result<Answered, OrderErrors> {
    let order = document.order()?;
    let as_of = as_of.unwrap_or_else(|| order.last_event_at());
    let asked = Asked { book: book.clone(), order };
    Answered::try_new(asked, |asked| assess_order(&asked.book, &asked.order, as_of)).map_err(as_of_problem)
}

fn object(py: Python<'_>, kept: Kept) -> PyResult<Py<PyAny>> {
    (Assessment::CLASS.wrap)(py, Answer::whole(Root::Assessed(kept), Assessment::CLASS))
}

/// Assesses many orders, and gives the answers in their order.
///
/// `orders` gives whatever `assess` takes, or pairs `(order, as_of)`. The work is shared among `threads` (as many as
/// the machine has where absent) while other Python threads go on; orders are taken a few hundred at a time, so that
/// there may be more than fit in memory. An order that is wrong gives its `OrderError` in its place and stops nothing.
/// `progress=True` shows a bar through `tqdm` where that is installed. Raises `ValueError` for no threads, `OrderError`
/// for an `as_of` that is no instant, and whatever `orders` itself raises.
///
/// ```python
/// >>> import trade_assurance as ta
/// >>> good = {"id": "PO-7", "created_at": "2021-03-01T09:00:00Z", "currency": "USD"}
/// >>> [type(answer).__name__ for answer in ta.assess_many([good, {"id": "PO-8"}, good], threads=2)]
/// ['Assessment', 'OrderError', 'Assessment']
///
/// ```
#[pyfunction]
#[pyo3(signature = (orders, *, as_of=None, threads=None, progress=false, rulebook=None))]
pub(crate) fn assess_many<'py>(
    orders: &Bound<'py, PyAny>,
    as_of: Option<&Bound<'py, PyAny>>,
    threads: Option<usize>,
    progress: bool,
    rulebook: Option<&Bound<'py, Rulebook>>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = orders.py();
    let as_of = as_of.map(|as_of| document::instant(as_of, "as_of")?.or_raise(py)).transpose()?;
    let threads = self::threads(threads)?;
    let many = Many {
        orders: orders.try_iter()?.unbind(),
        book: rulebook::asked(py, rulebook)?,
        as_of,
        threads,
        ready: Mutex::default(),
        done: Arc::default(),
    };
    let many = Bound::new(py, many)?.into_any();
    match progress.then(|| py.import("tqdm")) {
        Some(Ok(tqdm)) => shown(&tqdm, many, orders),
        _ => Ok(many),
    }
}

/// The most threads that share the work, whatever is asked for.
const THREADS_MAX: usize = 256;

/// How many threads share the work: as many as are asked for, else as many as the machine has.
pub(crate) fn threads(asked: Option<usize>) -> PyResult<usize> {
    match asked {
        Some(0) => Err(PyValueError::new_err("threads: 1 or more")),
        // More threads than orders or cores are of no use to anybody, and a machine has only so many.
        Some(threads) => Ok(threads.min(THREADS_MAX)),
        None => Ok(std::thread::available_parallelism().map_or(1, NonZeroUsize::get)),
    }
}

/// The answers behind a progress bar.
fn shown<'py>(
    tqdm: &Bound<'py, PyModule>,
    many: Bound<'py, PyAny>,
    orders: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let options = PyDict::new(many.py());
    options.set_item("total", orders.len().ok())?;
    options.set_item("unit", "order")?;
    tqdm.getattr("tqdm")?.call((many,), Some(&options))
}

/// The answers on many orders, as they are asked for.
#[pyclass(frozen, module = "trade_assurance", name = "Assessments")]
pub(crate) struct Many {
    orders: Py<PyIterator>,
    book: Arc<Book>,
    as_of: Option<Instant>,
    threads: usize,
    ready: Mutex<Ready>,
    done: Arc<Done>,
}

/// The answers that are made, and what `orders` raised after them.
#[derive(Default)]
struct Ready {
    answers: VecDeque<Result<Answered, OrderErrors>>,
    raised: Option<PyErr>,
}

#[pymethods]
impl Many {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        let mut ready = self.ready.lock_py_attached(py).unwrap_or_else(PoisonError::into_inner);
        if ready.answers.is_empty() && ready.raised.is_none() {
            *ready = self.next_answers(py);
        }
        let next = ready.answers.pop_front();
        if next.is_none()
            && let Some(raised) = ready.raised.take()
        {
            return Err(raised);
        }
        drop(ready);
        match next {
            None => Ok(None),
            Some(Ok(answered)) => object(py, Kept::new(answered, Arc::downgrade(&self.done))).map(Some),
            Some(Err(wrong)) => Ok(Some(errors::order(py, &wrong).into_value(py).into_any())),
        }
    }
}

/// An order to be assessed and its own instant, or why it cannot be read.
type Task = Result<(Document, Option<Instant>), OrderErrors>;

/// An order and its own instant, where it has one.
pub(crate) type Pair<'py> = (Bound<'py, PyAny>, Option<Bound<'py, PyAny>>);

/// An order of many; no order is a tuple, and one of another length is told as any other thing that is no order.
pub(crate) fn paired<'py>(order: &Bound<'py, PyAny>) -> Pair<'py> {
    let pair = order.cast::<PyTuple>().ok().and_then(|pair| pair.extract::<Pair<'_>>().ok());
    pair.unwrap_or_else(|| (order.clone(), None))
}

impl Many {
    fn next_answers(&self, py: Python<'_>) -> Ready {
        let (mut tasks, mut raised) = (Vec::new(), None);
        for order in self.orders.bind(py).clone().take(SHARE * self.threads) {
            match order.and_then(|order| self.task(&order)) {
                Ok(task) => tasks.push(task),
                Err(error) => {
                    raised = Some(error);
                    break;
                }
            }
        }
        Ready { answers: py.detach(|| self.work(&tasks)).into(), raised }
    }

    fn task(&self, order: &Bound<'_, PyAny>) -> PyResult<Task> {
        let (order, own) = paired(order);
        let own = own.map(|as_of| document::instant(&as_of, "as_of")).transpose()?.transpose();
        Ok(match own {
            Ok(own) => Document::of(&order)?.map(|document| (document, own.or(self.as_of))),
            Err(errors) => Err(errors),
        })
    }

    /// Answers a batch in shares, and takes apart what is done with: each thread what a thread in its place made.
    fn work(&self, tasks: &[Task]) -> Vec<Result<Answered, OrderErrors>> {
        let size = tasks.len().div_ceil(self.threads).max(1);
        let mut done = std::mem::take(&mut *self.done.lock().unwrap_or_else(PoisonError::into_inner)).into_iter();
        let mut shares = tasks.chunks(size).map(|share| (share, done.by_ref().take(size).collect()));
        let (first, gone) = shares.next().unwrap_or_default();
        std::thread::scope(|scope| {
            let others: Vec<_> = shares.map(|(share, gone)| scope.spawn(move || self.answers(share, gone))).collect();
            let mut answers = self.answers(first, gone);
            for other in others {
                // A panic of a worker is that of the caller.
                answers.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            }
            answers
        })
    }

    fn answers(&self, tasks: &[Task], gone: Vec<Answered>) -> Vec<Result<Answered, OrderErrors>> {
        drop(gone);
        let answers = tasks.iter().map(|task| match task {
            Ok((document, as_of)) => answer(&self.book, document, *as_of),
            Err(errors) => Err(errors.clone()),
        });
        answers.collect()
    }
}
