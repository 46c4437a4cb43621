//! Rulebooks: the embedded one, read once a process, and others read from files.

use crate::errors::{self, OrRaise};
use crate::records::{RulebookPage, RulebookProblem};
use pyo3::basic::CompareOp;
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use trade_assurance::door;
use trade_assurance::rulebook::{Rulebook as Book, RulebookErrors};

/// The rulebook to ask: the one given, else the embedded one.
pub(crate) fn asked(py: Python<'_>, given: Option<&Bound<'_, Rulebook>>) -> PyResult<Arc<Book>> {
    given.map_or_else(|| embedded(py), |given| Ok(given.get().book.clone()))
}

/// The embedded rulebook, read when it is first asked for.
fn embedded(py: Python<'_>) -> PyResult<Arc<Book>> {
    static EMBEDDED: PyOnceLock<Arc<Book>> = PyOnceLock::new();
    EMBEDDED.get_or_try_init(py, || Book::embedded().map(Arc::new).or_raise(py)).cloned()
}

/// Every number, date and list of the rules, dated, with source and grade.
///
/// `Rulebook()` is the one that ships with the library. `Rulebook(path, ...)` reads another from files; a folder
/// stands for the `.toml` files in it. Raises `RulebookError` with every problem of it, and `OSError` for a file
/// that cannot be read.
///
/// ```python
/// >>> import trade_assurance as ta
/// >>> book = ta.Rulebook()
/// >>> book.zone
/// 'America/Los_Angeles'
/// >>> [value.value for value in book.show("CLM-WINDOW").values if value.name == "CLM-WINDOW"] != []
/// True
///
/// ```
#[pyclass(frozen, module = "trade_assurance")]
pub(crate) struct Rulebook {
    book: Arc<Book>,
    /// The names and texts of its files; none for the embedded one.
    files: Vec<(String, String)>,
}

#[expect(clippy::needless_pass_by_value, reason = "arguments from Python come by value")]
#[pymethods]
impl Rulebook {
    #[new]
    #[pyo3(signature = (*paths))]
    fn new(py: Python<'_>, paths: Vec<PathBuf>) -> PyResult<Self> {
        if paths.is_empty() {
            return Ok(Self { book: embedded(py)?, files: Vec::new() });
        }
        Self::from_files(py, read_all(&paths)?)
    }

    /// A rulebook from the texts of its files by name, in any order.
    ///
    /// Raises `RulebookError` with every problem of it.
    #[staticmethod]
    #[pyo3(signature = (files, /))]
    fn from_text(py: Python<'_>, files: &Bound<'_, PyDict>) -> PyResult<Self> {
        Self::from_files(py, files.extract::<std::collections::BTreeMap<String, String>>()?.into_iter().collect())
    }

    /// Everything that is wrong with the rulebook in some files; nothing where it is sound.
    ///
    /// Raises `OSError` for a file that cannot be read.
    #[staticmethod]
    #[pyo3(signature = (*paths))]
    fn check(py: Python<'_>, paths: Vec<PathBuf>) -> PyResult<Bound<'_, PyTuple>> {
        let problems = match load(&read_all(&paths)?) {
            Ok(_) => Vec::new(),
            Err(errors) => errors.problems,
        };
        let problems = problems.iter().map(|problem| errors::object(py, RulebookProblem::CLASS, problem));
        PyTuple::new(py, problems.collect::<PyResult<Vec<_>>>()?)
    }

    /// What the rulebook says: all of it, or what has a word in its name or rests on the fact of that name.
    ///
    /// `book.show("claims")`, `book.show("F-028")`. Raises `NoAnswer` where there is no such entry.
    #[pyo3(signature = (name=None))]
    fn show(&self, py: Python<'_>, name: Option<&str>) -> PyResult<Py<PyAny>> {
        let page = door::rulebook(&self.book, name).or_raise(py)?;
        errors::from_json(py, RulebookPage::CLASS, &page)
    }

    /// The version that the rulebook gives itself.
    #[getter]
    fn version(&self) -> &str {
        self.book.version()
    }

    /// The SHA-256 of its canonical form.
    #[getter]
    fn digest(&self) -> &str {
        self.book.digest()
    }

    /// The IANA name of the platform's zone, in which civil days are counted.
    #[getter]
    fn zone(&self) -> &str {
        self.book.zone().name()
    }

    fn __repr__(&self) -> String {
        format!("Rulebook(version={}, digest={})", self.book.version(), self.book.digest())
    }

    fn __richcmp__(&self, other: &Bound<'_, PyAny>, op: CompareOp) -> PyResult<Py<PyAny>> {
        let py = other.py();
        let Ok(other) = other.cast::<Self>() else { return Ok(py.NotImplemented()) };
        let equal = self.book.digest() == other.get().book.digest();
        match op {
            CompareOp::Eq => Ok(equal.into_pyobject(py)?.to_owned().into_any().unbind()),
            CompareOp::Ne => Ok((!equal).into_pyobject(py)?.to_owned().into_any().unbind()),
            _ => Ok(py.NotImplemented()),
        }
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.book.digest().hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let (py, class) = (slf.py(), slf.get_type());
        let files = &slf.get().files;
        if files.is_empty() {
            return Ok((class.into_any(), PyTuple::empty(py)));
        }
        let texts = PyDict::new(py);
        for (name, text) in files {
            texts.set_item(name, text)?;
        }
        Ok((class.getattr("from_text")?, PyTuple::new(py, [texts])?))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }
}

impl Rulebook {
    fn from_files(py: Python<'_>, files: Vec<(String, String)>) -> PyResult<Self> {
        let book = py.detach(|| load(&files)).or_raise(py)?;
        Ok(Self { book: Arc::new(book), files })
    }
}

fn load(files: &[(String, String)]) -> Result<Book, RulebookErrors> {
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    Book::from_toml(&files)
}

/// The names and texts of files; a folder stands for the `.toml` files in it.
fn read_all(paths: &[PathBuf]) -> PyResult<Vec<(String, String)>> {
    let mut texts = Vec::new();
    for path in paths {
        for file in files_of(path).map_err(|error| unreadable(path, &error))? {
            let text = std::fs::read_to_string(&file).map_err(|error| unreadable(&file, &error))?;
            let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
            texts.push((name, text));
        }
    }
    Ok(texts)
}

fn files_of(path: &Path) -> std::io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path)? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "toml") {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}

/// The `OSError` of a file; Python makes the right subclass of its number.
fn unreadable(path: &Path, error: &std::io::Error) -> PyErr {
    match error.raw_os_error() {
        Some(number) => PyOSError::new_err((number, error.to_string(), path.display().to_string())),
        None => PyOSError::new_err(format!("{}: {error}", path.display())),
    }
}
