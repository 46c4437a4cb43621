//! The `trade-assurance` command, as it comes with the wheel.

use pyo3::prelude::*;
use std::ffi::OsString;
use trade_assurance::cli::run_in_process;

/// Runs the command on the process's own streams; gives its exit status.
#[pyfunction]
pub(crate) fn _run(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| run_in_process(arguments))
}
