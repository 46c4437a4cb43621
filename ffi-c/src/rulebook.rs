//! Rulebooks as handles: made once, never changed, used by many threads at once.

use crate::buffer::{self, ta_buffer};
use crate::documents::{refused, ta_text};
use crate::guard::{array, bytes, guard, optional, place, seen};
use crate::status::ta_status;
use std::ffi::{CString, c_char};
use trade_assurance::door::{self, Refusal};
use trade_assurance::rulebook::{Rulebook, RulebookErrors};

/// A checked rulebook. It never changes: any number of threads may use it at once.
#[derive(Debug)]
#[allow(non_camel_case_types, reason = "the names of C")]
pub struct ta_rulebook(());

/// What a handle points at; its type says nothing of it to anybody outside.
pub(crate) struct Handle {
    pub(crate) book: Rulebook,
    version: CString,
    digest: CString,
}

/// What a handle points at.
///
/// # Safety
/// A pointer that is not null is a rulebook of this library.
pub(crate) unsafe fn opened<'a>(book: *const ta_rulebook) -> Result<&'a Handle, ta_status> {
    // SAFETY: the caller's promise.
    unsafe { seen(book.cast::<Handle>()) }
}

/// A file of a rulebook.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
#[allow(non_camel_case_types, reason = "the names of C")]
pub struct ta_file {
    /// The name by which problems call it, such as `fees.toml`.
    pub name: ta_text,
    /// What stands in it: TOML in UTF-8.
    pub text: ta_text,
}

impl Handle {
    fn new(book: Rulebook) -> Self {
        // Neither holds a zero byte: a digest is hexadecimal, and a version that did would be cut short.
        let text = |text: &str| CString::new(text.replace('\0', " ")).unwrap_or_default();
        let (version, digest) = (text(book.version()), text(book.digest()));
        Self { book, version, digest }
    }

    fn into_raw(self) -> *mut ta_rulebook {
        Box::into_raw(Box::new(self)).cast()
    }
}

/// The rulebook that ships with the library.
///
/// `*book` is written where the status is `TA_STATUS_OK`; give it back with `ta_rulebook_free`.
///
/// # Safety
/// `book` is null or points at a place for a pointer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_rulebook_embedded(book: *mut *mut ta_rulebook) -> ta_status {
    guard(|| {
        let place = place(book)?;
        let made = Rulebook::embedded().map_err(|_| ta_status::BadRulebook)?;
        // SAFETY: `place` is a place for a pointer.
        unsafe { place.write(Handle::new(made).into_raw()) };
        Ok(())
    })
}

/// A rulebook of your own, from the names and texts of its files in any order; one file is enough.
///
/// `*book` is written where the status is `TA_STATUS_OK`. Where it is `TA_STATUS_BAD_RULEBOOK`, `errors` holds
/// `{"errors": [...]}` with every problem of every file: `code`, `path`, `message` and, where it can be said,
/// `accepted`.
///
/// # Safety
/// `files` points at `count` files whose texts can be read; `book` and `errors` are places to write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_rulebook_from_toml(
    files: *const ta_file,
    count: usize,
    book: *mut *mut ta_rulebook,
    errors: *mut ta_buffer,
) -> ta_status {
    guard(|| {
        let (place, errors) = (place(book)?, place(errors)?);
        // SAFETY: the caller's promise.
        let files = unsafe { array(files, count) }?;
        // SAFETY: the caller's promise.
        let read = files.iter().map(|file| unsafe { read(file) }).collect::<Result<Vec<_>, _>>()?;
        match load(&read) {
            Ok(made) => {
                // SAFETY: `place` is a place for a pointer.
                unsafe { place.write(Handle::new(made).into_raw()) };
                Ok(())
            }
            // SAFETY: `errors` is a place for a buffer.
            Err(words) => unsafe { buffer::answer(errors, Err((ta_status::BadRulebook, words))) },
        }
    })
}

/// # Safety
/// The file's texts can be read.
unsafe fn read<'a>(file: &ta_file) -> Result<(&'a [u8], &'a [u8]), ta_status> {
    // SAFETY: the caller's promise.
    unsafe { Ok((bytes(file.name.data, file.name.size)?, bytes(file.text.data, file.text.size)?)) }
}

fn load(files: &[(&[u8], &[u8])]) -> Result<Rulebook, String> {
    let names: Vec<_> = files.iter().map(|(name, _)| String::from_utf8_lossy(name)).collect();
    let mut texts = Vec::new();
    for (name, (_, text)) in names.iter().zip(files) {
        match std::str::from_utf8(text) {
            Ok(text) => texts.push((name.as_ref(), text)),
            Err(error) => return Err(not_utf8(name, error)),
        }
    }
    Rulebook::from_toml(&texts).map_err(|errors: RulebookErrors| Refusal::from(errors).to_json())
}

fn not_utf8(name: &str, error: std::str::Utf8Error) -> String {
    let message = format!("the text is not UTF-8 from byte {} on", error.valid_up_to());
    let problem = serde_json::json!({ "code": "rulebook.toml", "path": name, "message": message });
    serde_json::json!({ "errors": [problem] }).to_string()
}

/// Gives a rulebook back. Nothing happens to a null pointer.
///
/// # Safety
/// `book` is null, or came from this library, was not given back before, and nobody uses it any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_rulebook_free(book: *mut ta_rulebook) {
    if !book.is_null() {
        // The status of giving something back is of no use to anybody.
        let _ = guard(|| {
            // SAFETY: the caller's promise.
            drop(unsafe { Box::from_raw(book.cast::<Handle>()) });
            Ok(())
        });
    }
}

/// The version that a rulebook gives itself; a null pointer for a null pointer. It lives as long as the rulebook.
///
/// # Safety
/// `book` is null or a rulebook of this library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_rulebook_version(book: *const ta_rulebook) -> *const c_char {
    // SAFETY: the caller's promise.
    unsafe { opened(book) }.map_or(std::ptr::null(), |book| book.version.as_ptr())
}

/// SHA-256 of a rulebook's canonical form, in small hexadecimal digits, as every answer carries it; a null
/// pointer for a null pointer. It lives as long as the rulebook.
///
/// # Safety
/// As `ta_rulebook_version`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_rulebook_digest(book: *const ta_rulebook) -> *const c_char {
    // SAFETY: the caller's promise.
    unsafe { opened(book) }.map_or(std::ptr::null(), |book| book.digest.as_ptr())
}

/// The entries of a rulebook as JSON, or those that have `name` in their name or rest on the fact of that name
/// (a null pointer for all): `{"version", "digest", "values", "sources"}`.
///
/// `TA_STATUS_NO_ANSWER` where there is none.
///
/// # Safety
/// As `ta_assess`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_rulebook_show(
    book: *const ta_rulebook,
    name: *const c_char,
    name_size: usize,
    out: *mut ta_buffer,
) -> ta_status {
    guard(|| {
        let out = place(out)?;
        // SAFETY: the caller's promise.
        let (book, name) = unsafe { (opened(book)?, optional(name, name_size)?) };
        let name = name.map(String::from_utf8_lossy);
        let answer = door::rulebook(&book.book, name.as_deref()).map_err(|refusal| refused(&refusal));
        // SAFETY: `out` is a place for a buffer.
        unsafe { buffer::answer(out, answer) }
    })
}
