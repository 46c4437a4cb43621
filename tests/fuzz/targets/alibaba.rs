//! The platform's answers: what is imported is an order document that can be assessed. Inputs are responses with zero
//! bytes between them, and perhaps `options:` before one that is the options.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trade_assurance_c::{ta_assess, ta_import_alibaba, ta_status, ta_text};
use trade_assurance_fuzz::{UNKNOWN, answered, book, json, text};

fuzz_target!(|input: &[u8]| {
    let parts = || input.split(|byte| *byte == 0);
    let options = text(parts().find_map(|part| part.strip_prefix(b"options:")).unwrap_or_default());
    let responses: Vec<ta_text> = parts().filter(|part| !part.starts_with(b"options:")).map(text).collect();
    // SAFETY: so many texts, the options, and a place for the answer.
    let import =
        |out| unsafe { ta_import_alibaba(responses.as_ptr(), responses.len(), options.data, options.size, out) };
    let Some(imported) = json(&answered(import), ta_status::BadDocument) else { return };
    let order = imported["order"].to_string();
    // SAFETY: a rulebook, a text, and a place for the answer.
    let assess = |out| unsafe { ta_assess(book(), order.as_ptr().cast(), order.len(), UNKNOWN, 0, out) };
    let assessed = answered(assess);
    assert!(json(&assessed, ta_status::BadDocument).is_some(), "{order}: {assessed:?}");
});
