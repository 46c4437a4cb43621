//! A document in, a text out.

use crate::buffer::{self, bad_argument, ta_buffer};
use crate::guard::{Done, array, bytes, guard, optional, place};
use crate::rulebook::{opened, ta_rulebook};
use crate::status::ta_status;
use std::ffi::c_char;
use trade_assurance::codes::Ground;
use trade_assurance::door::{self, CalendarPage, Page, Refusal};
use trade_assurance::explain::Style;
use trade_assurance::flat::UNKNOWN;
use trade_assurance::order::OrderErrors;
use trade_assurance::rulebook::Rulebook;
use trade_assurance::time::Instant;

/// A text of the caller's: UTF-8, with no zero byte at its end.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
#[allow(non_camel_case_types, reason = "the names of C")]
pub struct ta_text {
    /// Its bytes.
    pub data: *const c_char,
    /// How many.
    pub size: usize,
}

/// How an answer is written.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(non_camel_case_types, reason = "the names of C")]
pub enum ta_format {
    /// A JSON document in one line.
    Json = 0,
    /// A page of text, 100 characters wide, without colours.
    Text = 1,
    /// One HTML document, fit to print.
    Html = 2,
    /// A table with a line of headings: a calendar only.
    Csv = 3,
    /// iCalendar: a calendar only. A later export updates what an earlier one brought.
    Ics = 4,
}

impl ta_format {
    const ALL: [Self; 5] = [Self::Json, Self::Text, Self::Html, Self::Csv, Self::Ics];

    fn from_number(number: i32) -> Option<Self> {
        Self::ALL.into_iter().find(|format| *format as i32 == number)
    }
}

/// The documents that a JSON Schema describes.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(non_camel_case_types, reason = "the names of C")]
pub enum ta_document {
    /// The order: what goes in.
    Order = 0,
    /// The assessment: what comes out.
    Assessment = 1,
}

/// How pages of text are set.
const STYLE: Style = Style { colour: false, width: 100 };

type Answer = Result<String, (ta_status, String)>;

/// Why a question has no answer, as a status and the errors in JSON.
pub(crate) fn refused(refusal: &Refusal) -> (ta_status, String) {
    let status = match refusal {
        Refusal::Document(_) => ta_status::BadDocument,
        Refusal::Rulebook(_) => ta_status::BadRulebook,
        Refusal::NoAnswer { .. } => ta_status::NoAnswer,
    };
    (status, refusal.to_json())
}

fn of_document(answer: Result<String, OrderErrors>) -> Answer {
    answer.map_err(|errors| refused(&Refusal::Document(errors)))
}

fn unknown_format() -> Answer {
    Err(bad_argument("the format is none that this answer can be written in"))
}

/// An instant that may be left out.
pub(crate) fn as_of(micros: i64) -> Result<Option<Instant>, (ta_status, String)> {
    match Instant::from_micros(micros) {
        None if micros != UNKNOWN => {
            Err(bad_argument("as_of is neither TA_UNKNOWN nor an instant of the years 2000 to 2099, in microseconds"))
        }
        instant => Ok(instant),
    }
}

/// A question about a document: pointers first, then the answer, then the buffer.
///
/// # Safety
/// `book` is null or a rulebook, `json` null or readable for `size` bytes, `out` null or a place to write.
unsafe fn ask(
    book: *const ta_rulebook,
    (json, size): (*const c_char, usize),
    out: *mut ta_buffer,
    answer: impl FnOnce(&Rulebook, &[u8]) -> Answer,
) -> Done {
    let out = place(out)?;
    // SAFETY: the caller's promise.
    let (book, document) = unsafe { (opened(book)?, bytes(json, size)?) };
    // SAFETY: `out` is a place for a buffer.
    unsafe { buffer::answer(out, answer(&book.book, document)) }
}

/// Everything the rules say of an order: is it covered and for what, what does it cost, when does whose money
/// move, what must whom do by when.
///
/// `json` is an order document, `as_of` the instant to look at it in microseconds since 1970 UTC, or
/// `TA_UNKNOWN` for the instant of its last event; no clock is read. `format` is `TA_FORMAT_JSON`, `_TEXT` or
/// `_HTML`. Equal inputs give equal bytes.
///
/// Where the status is `TA_STATUS_BAD_DOCUMENT`, `out` holds `{"errors": [...]}` with every problem of the
/// document: `code`, `path`, `message`, `found`, `accepted`, `nearest`.
///
/// # Safety
/// `book` is null or a rulebook of this library; `json` is null or can be read for `size` bytes; `out` is null or
/// points at a buffer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_assess(
    book: *const ta_rulebook,
    json: *const c_char,
    size: usize,
    as_of: i64,
    format: i32,
    out: *mut ta_buffer,
) -> ta_status {
    let answer = |book: &Rulebook, document: &[u8]| {
        let page = match ta_format::from_number(format) {
            Some(ta_format::Json) => Page::Json,
            Some(ta_format::Text) => Page::Text(STYLE),
            Some(ta_format::Html) => Page::Html,
            Some(ta_format::Csv | ta_format::Ics) | None => return unknown_format(),
        };
        of_document(door::assess(book, document, self::as_of(as_of)?, page))
    };
    // SAFETY: the caller's promise.
    guard(|| unsafe { ask(book, (json, size), out, answer) })
}

/// The calendar of an order: who must or may do what by when, and what silence leads to.
///
/// As `ta_assess`; `format` is `TA_FORMAT_JSON`, `_TEXT`, `_CSV` or `_ICS`.
///
/// # Safety
/// As `ta_assess`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_calendar(
    book: *const ta_rulebook,
    json: *const c_char,
    size: usize,
    as_of: i64,
    format: i32,
    out: *mut ta_buffer,
) -> ta_status {
    let answer = |book: &Rulebook, document: &[u8]| {
        let page = match ta_format::from_number(format) {
            Some(ta_format::Json) => CalendarPage::Json,
            Some(ta_format::Text) => CalendarPage::Text(STYLE),
            Some(ta_format::Csv) => CalendarPage::Csv,
            Some(ta_format::Ics) => CalendarPage::Ics,
            Some(ta_format::Html) | None => return unknown_format(),
        };
        of_document(door::calendar(book, document, self::as_of(as_of)?, page))
    };
    // SAFETY: the caller's promise.
    guard(|| unsafe { ask(book, (json, size), out, answer) })
}

/// How a dispute stands and what must be done in it by when, as JSON: `{"dispute", "calendar", "missing"}`.
///
/// As `ta_assess`.
///
/// # Safety
/// As `ta_assess`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_dispute_timeline(
    book: *const ta_rulebook,
    json: *const c_char,
    size: usize,
    as_of: i64,
    out: *mut ta_buffer,
) -> ta_status {
    let answer =
        |book: &Rulebook, document: &[u8]| of_document(door::dispute_timeline(book, document, self::as_of(as_of)?));
    // SAFETY: the caller's promise.
    guard(|| unsafe { ask(book, (json, size), out, answer) })
}

/// Whether a claim on a ground comes in time and when its window closes, as JSON:
/// `{"outcome", "reason", "missing", "closes"}`.
///
/// As `ta_assess`; `ground` is one of `TA_GROUND_*`.
///
/// # Safety
/// As `ta_assess`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_claim_window(
    book: *const ta_rulebook,
    json: *const c_char,
    size: usize,
    as_of: i64,
    ground: u8,
    out: *mut ta_buffer,
) -> ta_status {
    let answer = |book: &Rulebook, document: &[u8]| {
        let ground = Ground::from_number(ground).ok_or_else(|| bad_argument("the ground is none of TA_GROUND_*"))?;
        of_document(door::claim_window(book, document, self::as_of(as_of)?, ground))
    };
    // SAFETY: the caller's promise.
    guard(|| unsafe { ask(book, (json, size), out, answer) })
}

/// What the wording of a contract draft lacks, before anybody pays. `json` is a draft document; `format` is
/// `TA_FORMAT_JSON` (`{"findings": [...]}`) or `TA_FORMAT_TEXT`.
///
/// # Safety
/// As `ta_assess`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_lint(
    book: *const ta_rulebook,
    json: *const c_char,
    size: usize,
    format: i32,
    out: *mut ta_buffer,
) -> ta_status {
    let answer = |book: &Rulebook, draft: &[u8]| match ta_format::from_number(format) {
        Some(ta_format::Json) => of_document(door::lint(book, draft)),
        Some(ta_format::Text) => of_document(door::lint_text(book, draft, STYLE)),
        _ => unknown_format(),
    };
    // SAFETY: the caller's promise.
    guard(|| unsafe { ask(book, (json, size), out, answer) })
}

/// An order document from the platform's own answers on one order, in either generation of its interface, as
/// JSON: `{"order", "notes", "charged_service_fee", "charged_payment_fee", "platform_status"}`.
///
/// `options` says what the responses do not, as a JSON object whose every field may be left out (`supplier` as
/// in the order document, `ship_after`, `status_since`, `tracking_zone`, `keep_incomplete_events`); a null
/// pointer for none.
///
/// # Safety
/// `responses` points at `count` texts that can be read; the rest as `ta_assess`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_import_alibaba(
    responses: *const ta_text,
    count: usize,
    options: *const c_char,
    options_size: usize,
    out: *mut ta_buffer,
) -> ta_status {
    guard(|| {
        let out = place(out)?;
        // SAFETY: the caller's promise.
        let (texts, options) = unsafe { (array(responses, count)?, optional(options, options_size)?) };
        // SAFETY: the caller's promise.
        let bodies = texts.iter().map(|text| unsafe { bytes(text.data, text.size) });
        let bodies = bodies.collect::<Result<Vec<_>, _>>()?;
        let answer = of_document(door::import_alibaba(&bodies, options.unwrap_or_default()));
        // SAFETY: `out` is a place for a buffer.
        unsafe { buffer::answer(out, answer) }
    })
}

/// The JSON Schema of a document: `TA_DOCUMENT_ORDER` or `TA_DOCUMENT_ASSESSMENT`.
///
/// # Safety
/// `out` is null or points at a buffer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_schema(document: i32, out: *mut ta_buffer) -> ta_status {
    guard(|| {
        let out = place(out)?;
        let answer = match document {
            _ if document == ta_document::Order as i32 => Ok(door::schema(door::Document::Order).to_owned()),
            _ if document == ta_document::Assessment as i32 => Ok(door::schema(door::Document::Assessment).to_owned()),
            _ => Err(bad_argument("the document is none of TA_DOCUMENT_*")),
        };
        // SAFETY: `out` is a place for a buffer.
        unsafe { buffer::answer(out, answer) }
    })
}
