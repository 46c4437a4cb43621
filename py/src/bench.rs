//! What the benchmark measures Python against (feature `bench`): the same work without Python, in the same process.

use crate::order::read;
use crate::rulebook;
use arrow_array::Array;
use pyo3::prelude::*;
use std::hint::black_box;
use trade_assurance::assess::assess;
use trade_assurance::decide::decide;
use trade_assurance::door::{self, Page};
use trade_assurance::fold::fold;
use trade_assurance::order::Order;

/// Nothing: what a call costs by itself.
#[pyfunction]
pub(crate) fn _noop() {}

/// Decides a folded order so many times.
#[pyfunction]
pub(crate) fn _rust_decide(order: &Bound<'_, PyAny>, count: u32) -> PyResult<()> {
    let (book, order) = (rulebook::asked(order.py(), None)?, read(order)?);
    let row = fold(&book, &order, order.last_event_at());
    for _ in 0..count {
        let _ = black_box(decide(black_box(&book), black_box(&row)));
    }
    Ok(())
}

/// Reads and assesses JSON bytes so many times.
#[pyfunction]
pub(crate) fn _rust_assess(py: Python<'_>, document: &[u8], count: u32) -> PyResult<()> {
    let book = rulebook::asked(py, None)?;
    for _ in 0..count {
        let order = Order::from_json(black_box(document)).ok();
        let answer = order.as_ref().map(|order| assess(&book, order, order.last_event_at()));
        black_box(&answer);
    }
    Ok(())
}

/// Reads and assesses JSON bytes so many times, with the answer as JSON text.
#[pyfunction]
pub(crate) fn _rust_assess_json(py: Python<'_>, document: &[u8], count: u32) -> PyResult<()> {
    let book = rulebook::asked(py, None)?;
    for _ in 0..count {
        let _ = black_box(door::assess(&book, black_box(document), None, Page::Json));
    }
    Ok(())
}

/// Decides a table so many times, read and its columns worked out once; gives its rows.
#[pyfunction]
pub(crate) fn _rust_decide_table(table: &Bound<'_, PyAny>, count: u32) -> PyResult<usize> {
    let book = rulebook::asked(table.py(), None)?;
    let (plan, pieces) = crate::table::read(table)?;
    for _ in 0..count {
        for piece in &pieces {
            let _ = black_box(plan.decide_struct(&book, black_box(piece)));
        }
    }
    Ok(pieces.iter().map(Array::len).sum())
}
