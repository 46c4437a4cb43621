//! Tables of rows in, tables of decisions out, by the Arrow PyCapsule protocol: whatever library holds the table, none
//! is needed, and no column is copied.

use crate::document;
use crate::errors::{self, OrRaise};
use crate::rulebook::{self, Rulebook};
use crate::{assess, decision};
use arrow_array::cast::AsArray;
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{ArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{Array, ArrayReader, ArrayRef, RecordBatch, RecordBatchIterator, StructArray, make_array};
use arrow_schema::{ArrowError, DataType, Fields, SchemaRef};
use pyo3::exceptions::{PyImportError, PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyCapsuleMethods, PyTuple};
use std::ffi::CStr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::NonNull;
use std::sync::Arc;
use trade_assurance::columns::{self, ColumnSpec, Options, Plan, SchemaErrors};
use trade_assurance::order::{Order, OrderErrors, Problem};
use trade_assurance::row::Row;
use trade_assurance::rulebook::Rulebook as Book;
use trade_assurance::time::Instant;

const STREAM: &CStr = c"arrow_array_stream";
const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";

/// How many rows a thread gets at a time: enough that starting it is nothing, and an answer is far from 2 GiB.
const PIECE: usize = 65_536;

/// Decides every row of a table, and gives a table of decisions in the same order.
///
/// `table` is whatever holds Arrow columns: a table, a batch or a reader of pyarrow, a data frame of polars or pandas, a
/// relation of duckdb. Its columns, their types and those of the answer are in `core/schemas/tables.md`; columns that are
/// not known may be left out. `as_of` is for rows that name none. Texts in every column, as in a CSV file, are read with
/// `texts=True`; timestamps without a zone are refused unless `zoneless_is_utc=True`. Of the columns of the answer,
/// `answers` names those that are wanted: they hold what they hold beside all others, and what only others need is not
/// worked out. The work is shared among `threads` (as many as the machine has where absent) while other Python threads go
/// on; a reader is read piece by piece.
///
/// A row that cannot be decided says why in its `error` column and stops nothing: all else is null in it, which without
/// `error` among the `answers` could be taken for "unknown". Raises `TableError` with everything that is wrong with the
/// columns or with `answers`, `OrderError` for an `as_of` that is no instant, `TypeError` for what holds no columns,
/// `ValueError` for no threads, and `RuntimeError` with the words of a reader that fails.
///
/// ```python
/// >>> import trade_assurance as ta
/// >>> orders = [ta.Order(id="PO-7", created_at="2021-03-01T09:00:00Z", currency="USD", order_type="offline",
/// ...                    marketplace="alibaba.com", supplier={"country": "CN"}, events=[])]
/// >>> answers = ta.decide_table(ta.rows_table(orders), as_of="2021-04-02T09:00:00Z")
/// >>> answers.num_rows, answers.column_names[:4]
/// (1, ('order_id', 'edition', 'coverage', 'reason'))
/// >>> some = ta.decide_table(ta.rows_table(orders), as_of="2021-04-02T09:00:00Z", answers=["order_id", "coverage"])
/// >>> some.column_names
/// ('order_id', 'coverage')
///
/// ```
#[pyfunction]
#[pyo3(signature = (table, as_of=None, *, answers=None, threads=None, texts=false, zoneless_is_utc=false, rulebook=None))]
pub(crate) fn decide_table(
    table: &Bound<'_, PyAny>,
    as_of: Option<&Bound<'_, PyAny>>,
    answers: Option<Vec<String>>,
    threads: Option<usize>,
    texts: bool,
    zoneless_is_utc: bool,
    rulebook: Option<&Bound<'_, Rulebook>>,
) -> PyResult<ArrowTable> {
    let py = table.py();
    let as_of = as_of.map(|as_of| document::instant(as_of, "as_of")?.or_raise(py)).transpose()?;
    let threads = assess::threads(threads)?;
    let book = rulebook::asked(py, rulebook)?;
    let mut rows = Rows::of(table)?;
    let mut plan = Plan::new(&rows.fields, Options { as_of, zoneless_is_utc, texts }).or_raise(py)?;
    if let Some(names) = answers {
        plan = plan.answering(&names.iter().map(String::as_str).collect::<Vec<_>>()).or_raise(py)?;
    }
    let mut batches = Vec::new();
    loop {
        let done = py.detach(|| next_answers(&mut rows, &plan, &book, threads)).map_err(|failed| failed.raised(py))?;
        if done.is_empty() {
            return Ok(ArrowTable { schema: plan.output().clone(), batches });
        }
        batches.extend(done);
        py.check_signals()?;
    }
}

/// Why a table is not decided to its end.
enum Failed {
    /// The caller's reader says so.
    Reading(ArrowError),
    Table(SchemaErrors),
}

impl Failed {
    fn raised(self, py: Python<'_>) -> PyErr {
        match self {
            Self::Reading(error) => unread(&error),
            Self::Table(errors) => errors::table(py, &errors),
        }
    }
}

fn unread(error: &ArrowError) -> PyErr {
    PyRuntimeError::new_err(format!("the table cannot be read: {error}"))
}

/// The answers on the next pieces, one for each thread; none at the table's end.
fn next_answers(rows: &mut Rows, plan: &Plan, book: &Book, threads: usize) -> Result<Vec<RecordBatch>, Failed> {
    let pieces: Vec<StructArray> = rows.take(threads).collect::<Result<_, _>>().map_err(Failed::Reading)?;
    let Some((first, others)) = pieces.split_first() else { return Ok(Vec::new()) };
    std::thread::scope(|scope| {
        let others: Vec<_> = others.iter().map(|piece| scope.spawn(|| plan.decide_struct(book, piece))).collect();
        let first = plan.decide_struct(book, first);
        // A panic of a worker is that of the caller.
        let others =
            others.into_iter().map(|other| other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        std::iter::once(first).chain(others).collect::<Result<_, _>>().map_err(Failed::Table)
    })
}

/// The rows of a caller's table, in pieces.
struct Rows {
    fields: Fields,
    arrays: Box<dyn Iterator<Item = Result<ArrayRef, ArrowError>> + Send>,
    /// What is left of the last array.
    rest: StructArray,
}

impl Rows {
    fn of(table: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Some(give) = table.getattr_opt("__arrow_c_array__")? {
            return Self::of_array(&give.call0()?);
        }
        if let Some(give) = table.getattr_opt("__arrow_c_stream__")? {
            return Self::of_stream(&give.call0()?);
        }
        let message = "holds no Arrow columns; a table of pyarrow, polars, pandas or duckdb does, and whatever has \
                       `__arrow_c_stream__` or `__arrow_c_array__`";
        Err(PyTypeError::new_err(format!("table: `{}` {message}", table.get_type().name()?)))
    }

    fn of_array(given: &Bound<'_, PyAny>) -> PyResult<Self> {
        let (schema, array): (Bound<'_, PyAny>, Bound<'_, PyAny>) = given.extract()?;
        let (schema, array) = (held(&schema, SCHEMA)?, held(&array, ARRAY)?);
        // SAFETY: a capsule of this name holds such a structure, which may be moved out of it; its destructor then finds
        // nothing to release.
        let schema = unsafe { FFI_ArrowSchema::from_raw(schema.as_ptr()) };
        // SAFETY: as above.
        let array = unsafe { FFI_ArrowArray::from_raw(array.as_ptr()) };
        if array.is_released() {
            return Err(PyRuntimeError::new_err("the table cannot be read: its array is released"));
        }
        let kind = DataType::try_from(&schema).map_err(|error| unread(&error))?;
        columns::fits(&kind, &array).map_err(|error| unread(&error))?;
        // SAFETY: the two are of one producer, who vouches for them.
        let data = unsafe { from_ffi(array, &schema) }.map_err(|error| unread(&error))?;
        let array = make_array(data);
        Self::new(&array.data_type().clone(), std::iter::once(Ok(array)))
    }

    fn of_stream(given: &Bound<'_, PyAny>) -> PyResult<Self> {
        let stream = held(given, STREAM)?;
        // SAFETY: a capsule of this name holds such a structure, which may be moved out of it; its destructor then finds
        // nothing to release.
        let reader = unsafe { ArrayStreamReader::from_raw(stream.as_ptr()) }.map_err(|error| unread(&error))?;
        Self::new(&reader.field().data_type().clone(), reader)
    }

    fn new(
        kind: &DataType,
        arrays: impl Iterator<Item = Result<ArrayRef, ArrowError>> + Send + 'static,
    ) -> PyResult<Self> {
        let DataType::Struct(fields) = kind else {
            return Err(PyTypeError::new_err(format!("table: holds {kind}, which are no columns")));
        };
        Ok(Self { fields: fields.clone(), arrays: Box::new(arrays), rest: nothing() })
    }
}

fn nothing() -> StructArray {
    StructArray::new_empty_fields(0, None)
}

impl Iterator for Rows {
    type Item = Result<StructArray, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.rest.is_empty() {
            // A stream whose arrays are not of its schema makes its reader panic; nothing more is read of it then.
            let next = catch_unwind(AssertUnwindSafe(|| self.arrays.next()));
            match next.unwrap_or_else(|_| Some(Err(mismatched())))? {
                Ok(array) => self.rest = array.as_struct().clone(),
                Err(error) => return Some(Err(error)),
            }
        }
        if self.rest.len() <= PIECE {
            return Some(Ok(std::mem::replace(&mut self.rest, nothing())));
        }
        let piece = self.rest.slice(0, PIECE);
        self.rest = self.rest.slice(PIECE, self.rest.len() - PIECE);
        Some(Ok(piece))
    }
}

fn mismatched() -> ArrowError {
    ArrowError::CDataInterface("an array does not match its schema".to_owned())
}

/// All pieces of a table, and the plan of its columns.
#[cfg(feature = "bench")]
pub(crate) fn read(table: &Bound<'_, PyAny>) -> PyResult<(Plan, Vec<StructArray>)> {
    let rows = Rows::of(table)?;
    let plan = Plan::new(&rows.fields, Options::default()).or_raise(table.py())?;
    Ok((plan, rows.collect::<Result<_, _>>().map_err(|error| unread(&error))?))
}

/// What a capsule of a certain name holds.
fn held<T>(capsule: &Bound<'_, PyAny>, name: &CStr) -> PyResult<NonNull<T>> {
    Ok(capsule.cast::<PyCapsule>()?.pointer_checked(Some(name))?.cast())
}

/// A table of Arrow columns, made here for whatever library takes such: `pyarrow.table(t)`, `polars.DataFrame(t)`,
/// `duckdb.sql("FROM t")`.
///
/// It never changes, and may be given to as many takers as there are; none of its columns is copied.
#[pyclass(frozen, module = "trade_assurance")]
pub(crate) struct ArrowTable {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

#[pymethods]
impl ArrowTable {
    /// How many rows it has.
    #[getter]
    fn num_rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// The names of its columns.
    #[getter]
    fn column_names<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.schema.fields().iter().map(|field| field.name()))
    }

    /// The table as a `pyarrow.Table`. Raises `ImportError` where pyarrow is not installed.
    fn to_pyarrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        library(slf.py(), "pyarrow", "to_pyarrow")?.getattr("table")?.call1((slf,))
    }

    /// The table as a `pandas.DataFrame`. Raises `ImportError` where pandas or pyarrow is not installed.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        library(slf.py(), "pandas", "to_pandas")?;
        library(slf.py(), "pyarrow", "to_pandas")?.getattr("table")?.call1((slf,))?.call_method0("to_pandas")
    }

    /// The table as a `polars.DataFrame`. Raises `ImportError` where polars is not installed.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        library(slf.py(), "polars", "to_polars")?.getattr("DataFrame")?.call1((slf,))
    }

    /// The table by the Arrow PyCapsule protocol, in its own types whatever is requested.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches = RecordBatchIterator::new(self.batches.clone().into_iter().map(Ok), self.schema.clone());
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(batches)), STREAM)
    }

    /// The types of its columns by the Arrow PyCapsule protocol.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.schema.as_ref()).map_err(|error| unread(&error))?;
        PyCapsule::new_with_value(py, schema, SCHEMA)
    }

    fn __len__(&self) -> usize {
        self.num_rows()
    }

    fn __repr__(&self) -> String {
        format!("ArrowTable(num_rows={}, columns={})", self.num_rows(), self.schema.fields().len())
    }
}

/// Makes the table of rows that `decide_table` decides: each order folded into its row, events replayed.
///
/// `orders` gives whatever `decide` takes, or pairs `(order, as_of)`; `as_of` is for those that have none, and the instant
/// of an order's last event where both are absent. Write it to a file, add columns to it, decide it as of a later day: a row knows all of the order that
/// `decide_table` can tell. Raises `OrderError` with everything that is wrong with the first document that is not right;
/// `orders[3].total` says which it is.
///
/// ```python
/// >>> import trade_assurance as ta
/// >>> rows = ta.rows_table([{"id": "PO-7", "created_at": "2021-03-01T09:00:00Z", "currency": "USD"}])
/// >>> rows.num_rows, rows.column_names[:4]
/// (1, ('order_id', 'created_at', 'as_of', 'currency'))
///
/// ```
#[pyfunction]
#[pyo3(signature = (orders, as_of=None, *, rulebook=None))]
pub(crate) fn rows_table(
    orders: &Bound<'_, PyAny>,
    as_of: Option<&Bound<'_, PyAny>>,
    rulebook: Option<&Bound<'_, Rulebook>>,
) -> PyResult<ArrowTable> {
    let py = orders.py();
    let as_of = as_of.map(|as_of| document::instant(as_of, "as_of")?.or_raise(py)).transpose()?;
    let book = rulebook::asked(py, rulebook)?;
    let (mut batches, mut orders) = (Vec::new(), orders.try_iter()?.enumerate());
    let schema = columns::rows(&[]).or_raise(py)?.schema();
    loop {
        let rows = orders
            .by_ref()
            .take(PIECE)
            .map(|(place, order)| folded(&book, &order?, as_of)?.map_err(|errors| placed(place, errors)).or_raise(py));
        let rows: Vec<(Arc<Order>, Row)> = rows.collect::<PyResult<_>>()?;
        if rows.is_empty() {
            return Ok(ArrowTable { schema, batches });
        }
        let named: Vec<(&str, Row)> = rows.iter().map(|(order, row)| (order.id.as_str(), *row)).collect();
        batches.push(columns::rows(&named).or_raise(py)?);
    }
}

/// An order, or an order with its own instant, as its row.
fn folded(
    book: &Book,
    given: &Bound<'_, PyAny>,
    as_of: Option<Instant>,
) -> PyResult<Result<(Arc<Order>, Row), OrderErrors>> {
    let (order, own) = assess::paired(given);
    match own.map(|own| document::instant(&own, "as_of")).transpose()?.transpose() {
        Ok(own) => decision::folded(book, &order, own.or(as_of)),
        Err(errors) => Ok(Err(errors)),
    }
}

/// The problems of one order of many: `orders[3].total` says which.
fn placed(place: usize, mut errors: OrderErrors) -> OrderErrors {
    for Problem { path, .. } in &mut errors.problems {
        let dot = if path.starts_with('[') { "" } else { "." };
        *path = if path == "$" { format!("orders[{place}]") } else { format!("orders[{place}]{dot}{path}") };
    }
    errors
}

/// The names of the columns that a table of rows may have.
#[pyfunction]
pub(crate) fn _row_columns(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
    PyTuple::new(py, columns::COLUMNS.iter().map(ColumnSpec::name))
}

/// A library that only this method needs.
fn library<'py>(py: Python<'py>, name: &str, method: &str) -> PyResult<Bound<'py, PyModule>> {
    py.import(name).map_err(|error| {
        if !error.is_instance_of::<PyImportError>(py) {
            return error;
        }
        let absent = PyImportError::new_err(format!("`{method}` needs the package `{name}`: pip install {name}"));
        absent.set_cause(py, Some(error));
        absent
    })
}
