//! What the targets share: the rulebook, and answers of the C interface as a host sees them.

use serde_json::Value;
use std::ptr::null_mut;
use std::sync::OnceLock;
use trade_assurance_c::{
    ta_buffer, ta_buffer_free, ta_fee, ta_rulebook, ta_rulebook_embedded, ta_rulebook_free, ta_status, ta_text,
    ta_total,
};

macro_rules! files {
    ($($name:literal)+) => { &[$(($name, include_str!(concat!("../../../core/rulebooks/", $name)))),+] };
}

/// The files of the rulebook that ships, with their names.
pub const FILES: &[(&str, &str)] = files! {
    "coverage.toml" "disputes.toml" "editions.toml" "fees.toml" "funds.toml" "guarantees.toml" "lifecycle.toml"
    "rules.toml" "sources.toml" "terms.toml"
};

/// An order in a dispute, of which most rules have something to say.
pub const ORDER: &str = include_str!("../../../core/examples/dispute-counter-proposal.json");

/// The instant that says: that of the order's last event.
pub const UNKNOWN: i64 = i64::MIN;

/// A rulebook, given back at the end.
pub struct Book(*mut ta_rulebook);

// SAFETY: a rulebook never changes, and any number of threads may use it at once.
unsafe impl Send for Book {}
// SAFETY: as above.
unsafe impl Sync for Book {}

impl Book {
    /// What a function that makes a rulebook comes to.
    pub fn made(make: impl FnOnce(*mut *mut ta_rulebook) -> ta_status) -> Result<Self, ta_status> {
        let mut book = null_mut();
        match make(&raw mut book) {
            ta_status::Ok => Ok(Self(book)),
            status => {
                assert!(book.is_null(), "a rulebook with {status:?}");
                Err(status)
            }
        }
    }

    /// The handle.
    pub fn c(&self) -> *const ta_rulebook {
        self.0
    }
}

impl Drop for Book {
    fn drop(&mut self) {
        // SAFETY: made by the library, and given back once.
        unsafe { ta_rulebook_free(self.0) };
    }
}

/// The rulebook that ships with the library, made once.
pub fn book() -> *const ta_rulebook {
    static BOOK: OnceLock<Book> = OnceLock::new();
    // SAFETY: a place for a pointer.
    BOOK.get_or_init(|| Book::made(|place| unsafe { ta_rulebook_embedded(place) }).expect("a rulebook")).c()
}

/// Bytes as a text of C; never a null pointer.
pub fn text(bytes: &[u8]) -> ta_text {
    ta_text { data: bytes.as_ptr().cast(), size: bytes.len() }
}

/// What a function that fills a buffer comes to: its text, or the status and the text that goes with it.
pub fn answered(ask: impl FnOnce(*mut ta_buffer) -> ta_status) -> Result<String, (ta_status, String)> {
    let mut buffer = ta_buffer { data: null_mut(), size: 0 };
    let status = ask(&raw mut buffer);
    assert_ne!(status, ta_status::Panic, "a panic");
    let text = if buffer.data.is_null() {
        String::new()
    } else {
        // SAFETY: the library put so many bytes there.
        let bytes = unsafe { std::slice::from_raw_parts(buffer.data.cast::<u8>(), buffer.size) };
        String::from_utf8(bytes.to_vec()).expect("UTF-8")
    };
    // SAFETY: what the library put there.
    unsafe { ta_buffer_free(&raw mut buffer) };
    if status == ta_status::Ok { Ok(text) } else { Err((status, text)) }
}

/// Holds an answer of JSON, or a refusal of the one kind that an input may meet, which must name a problem.
pub fn json(answer: &Result<String, (ta_status, String)>, refusal: ta_status) -> Option<Value> {
    match answer {
        Ok(text) => Some(serde_json::from_str(text).expect("an answer is JSON")),
        Err((status, text)) => {
            assert_eq!(*status, refusal, "{text}");
            let told: Value = serde_json::from_str(text).expect("errors are JSON");
            let problems = told["errors"].as_array().expect("errors are a list");
            assert!(!problems.is_empty(), "refused without a problem");
            for problem in problems {
                let said = |key: &str| problem[key].as_str().is_some_and(|text| !text.is_empty());
                assert!(said("code") && said("message"), "{problem}");
            }
            None
        }
    }
}

/// A fee of which nothing is known, of this library's size.
pub const fn blank_fee() -> ta_fee {
    let size = size_of::<ta_fee>() as u32;
    let (status, grade, rate_scale, reserved, currency, reserved_too) = (0, 0, 0, 0, [0; 4], 0);
    let (min, max, base, rate, cap, missing) = (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, 0);
    ta_fee { size, status, grade, rate_scale, reserved, currency, reserved_too, min, max, base, rate, cap, missing }
}

/// A total of which nothing is known, of this library's size.
pub const fn blank_total() -> ta_total {
    let (size, exact, reserved) = (size_of::<ta_total>() as u32, 0, [0; 3]);
    let (total, reached, neighbour_total, neighbour_reached) = (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
    let (fee_min, fee_max) = (UNKNOWN, UNKNOWN);
    ta_total { size, exact, reserved, total, reached, neighbour_total, neighbour_reached, fee_min, fee_max }
}
