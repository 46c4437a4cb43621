//! The order document: every question is answered, or refused for the same reasons by all.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::ffi::c_char;
use trade_assurance::flat::{FlatDecision, FlatRow};
use trade_assurance_c::{
    ta_assess, ta_buffer, ta_calendar, ta_claim_window, ta_decide, ta_dispute_timeline, ta_fee_quote, ta_fold, ta_lint,
    ta_rulebook, ta_status,
};
use trade_assurance_fuzz::{UNKNOWN, answered, blank_fee, book, json};

type Question = unsafe extern "C" fn(*const ta_rulebook, *const c_char, usize, i64, i32, *mut ta_buffer) -> ta_status;

fuzz_target!(|document: &[u8]| {
    let (data, size) = (document.as_ptr().cast(), document.len());
    // SAFETY: of every call here: a rulebook, bytes of that size, and a place for the answer.
    let asked = |ask: Question, format| answered(|out| unsafe { ask(book(), data, size, UNKNOWN, format, out) });
    let assessed = asked(ta_assess, 0);
    let good = json(&assessed, ta_status::BadDocument).is_some();
    assert_eq!(assessed, asked(ta_assess, 0), "two answers to one question");
    for (ask, format) in [(ta_assess as Question, 1), (ta_assess, 2), (ta_calendar, 3), (ta_calendar, 4)] {
        assert_eq!(asked(ask, format).is_ok(), good, "format {format}");
    }
    // SAFETY: as above.
    let calendar = answered(|out| unsafe { ta_calendar(book(), data, size, UNKNOWN, 0, out) });
    assert_eq!(json(&calendar, ta_status::BadDocument).is_some(), good);
    // SAFETY: as above.
    let timeline = answered(|out| unsafe { ta_dispute_timeline(book(), data, size, UNKNOWN, out) });
    assert_eq!(json(&timeline, ta_status::BadDocument).is_some(), good);
    for ground in 1..=4 {
        // SAFETY: as above.
        let window = answered(|out| unsafe { ta_claim_window(book(), data, size, UNKNOWN, ground, out) });
        assert_eq!(json(&window, ta_status::BadDocument).is_some(), good);
    }
    // SAFETY: as above.
    json(&answered(|out| unsafe { ta_lint(book(), data, size, 0, out) }), ta_status::BadDocument);

    let mut row = FlatRow::UNKNOWN;
    // SAFETY: as above, and a row of this library's size.
    let folded = answered(|out| unsafe { ta_fold(book(), data, size, UNKNOWN, &raw mut row, out) });
    assert_eq!(folded.is_ok(), good);
    if good {
        let mut decision = FlatDecision::UNKNOWN;
        // SAFETY: one row, and one decision of this library's size.
        let status = unsafe { ta_decide(book(), &raw const row, &raw mut decision, 1) };
        assert_eq!(status, ta_status::Ok, "what was folded can be decided: {decision:?}");
        let mut fee = blank_fee();
        // SAFETY: a row, and a fee of this library's size.
        assert_eq!(unsafe { ta_fee_quote(book(), &raw const row, &raw mut fee) }, ta_status::Ok);
    }
});
