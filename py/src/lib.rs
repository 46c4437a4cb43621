//! The native half of the Python package `trade_assurance`.
//!
//! Thin: the rules, the reader and every text are those of the library. Here a Python object becomes a document
//! ([`document`]), a question is asked ([`assess`], [`ask`], [`decision`]), and the answer becomes objects that look
//! into it only where they are asked to ([`answer`], [`records`], [`value`], [`pick`]). Whole tables have a way of their own
//! ([`table`]). The package's `__init__.py`
//! gives out what is public.

mod answer;
mod ask;
mod assess;
#[cfg(feature = "bench")]
mod bench;
mod codes;
mod command;
mod decision;
mod document;
mod errors;
mod order;
mod pick;
mod records;
mod restore;
mod rulebook;
mod table;
mod tree;
mod value;

use pyo3::prelude::*;

/// The native half of `trade_assurance`; what is public stands there.
#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<answer::Answer>()?;
    records::register(module)?;
    module.add_class::<decision::Row>()?;
    module.add_class::<rulebook::Rulebook>()?;
    module.add_class::<assess::Many>()?;
    module.add_class::<table::ArrowTable>()?;
    module.add_function(wrap_pyfunction!(assess::assess, module)?)?;
    module.add_function(wrap_pyfunction!(assess::assess_many, module)?)?;
    module.add_function(wrap_pyfunction!(decision::decide, module)?)?;
    module.add_function(wrap_pyfunction!(table::decide_table, module)?)?;
    module.add_function(wrap_pyfunction!(table::rows_table, module)?)?;
    module.add_function(wrap_pyfunction!(table::_row_columns, module)?)?;
    module.add_function(wrap_pyfunction!(ask::assess_json, module)?)?;
    module.add_function(wrap_pyfunction!(ask::explain, module)?)?;
    module.add_function(wrap_pyfunction!(ask::calendar, module)?)?;
    module.add_function(wrap_pyfunction!(ask::export_calendar, module)?)?;
    module.add_function(wrap_pyfunction!(ask::dispute_timeline, module)?)?;
    module.add_function(wrap_pyfunction!(ask::claim_window, module)?)?;
    module.add_function(wrap_pyfunction!(ask::fee_quote, module)?)?;
    module.add_function(wrap_pyfunction!(ask::payment_fee, module)?)?;
    module.add_function(wrap_pyfunction!(ask::fee_for_net, module)?)?;
    module.add_function(wrap_pyfunction!(ask::fee_for_budget, module)?)?;
    module.add_function(wrap_pyfunction!(ask::postings, module)?)?;
    module.add_function(wrap_pyfunction!(ask::lint, module)?)?;
    module.add_function(wrap_pyfunction!(ask::import_alibaba, module)?)?;
    module.add_function(wrap_pyfunction!(ask::schema, module)?)?;
    module.add_function(wrap_pyfunction!(answer::_classes, module)?)?;
    module.add_function(wrap_pyfunction!(codes::_code, module)?)?;
    module.add_function(wrap_pyfunction!(codes::_codes, module)?)?;
    module.add_function(wrap_pyfunction!(restore::_restore, module)?)?;
    module.add_function(wrap_pyfunction!(command::_run, module)?)?;
    #[cfg(feature = "bench")]
    measured(module)?;
    Ok(())
}

/// What the benchmark needs besides.
#[cfg(feature = "bench")]
fn measured(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(bench::_noop, module)?)?;
    module.add_function(wrap_pyfunction!(bench::_rust_decide, module)?)?;
    module.add_function(wrap_pyfunction!(bench::_rust_decide_table, module)?)?;
    module.add_function(wrap_pyfunction!(bench::_rust_assess, module)?)?;
    module.add_function(wrap_pyfunction!(bench::_rust_assess_json, module)?)
}
