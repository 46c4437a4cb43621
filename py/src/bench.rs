//! What the benchmark measures Python against (feature `bench`): the same work without Python, in the same process.

use crate::order::read;
use crate::rulebook;
use pyo3::prelude::*;
use std::hint::black_box;
use std::time::Instant as Stopwatch;
use trade_assurance::assess::assess;
use trade_assurance::decide::decide;
use trade_assurance::door::{self, Page};
use trade_assurance::fold::fold;
use trade_assurance::order::Order;

/// Nothing: what a call costs by itself.
#[pyfunction]
pub(crate) fn _noop() {}

/// Nanoseconds of a call of `work`, on average over `count`.
#[expect(clippy::cast_precision_loss, clippy::float_arithmetic, reason = "a measurement")]
fn timed<T>(count: u32, mut work: impl FnMut() -> T) -> f64 {
    let began = Stopwatch::now();
    for _ in 0..count {
        black_box(work());
    }
    began.elapsed().as_nanos() as f64 / f64::from(count)
}

/// Nanoseconds of deciding a folded order.
#[pyfunction]
pub(crate) fn _rust_decide(order: &Bound<'_, PyAny>, count: u32) -> PyResult<f64> {
    let (book, order) = (rulebook::asked(order.py(), None)?, read(order)?);
    let row = fold(&book, &order, order.last_event_at());
    Ok(timed(count, || decide(black_box(&book), black_box(&row))))
}

/// Nanoseconds of reading and assessing JSON bytes.
#[pyfunction]
pub(crate) fn _rust_assess(py: Python<'_>, document: &[u8], count: u32) -> PyResult<f64> {
    let book = rulebook::asked(py, None)?;
    Ok(timed(count, || {
        let order = Order::from_json(black_box(document)).ok();
        order.as_ref().map(|order| black_box(assess(&book, order, order.last_event_at())).is_ok())
    }))
}

/// Nanoseconds of reading and assessing JSON bytes, with the answer as JSON text.
#[pyfunction]
pub(crate) fn _rust_assess_json(py: Python<'_>, document: &[u8], count: u32) -> PyResult<f64> {
    let book = rulebook::asked(py, None)?;
    Ok(timed(count, || door::assess(&book, black_box(document), None, Page::Json)))
}
