//! Rulebooks: one file is the input, the others are those that ship. Its first byte says which.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trade_assurance_c::{ta_assess, ta_file, ta_rulebook_from_toml, ta_rulebook_show, ta_status};
use trade_assurance_fuzz::{Book, FILES, ORDER, UNKNOWN, answered, json, text};

fuzz_target!(|input: &[u8]| {
    let Some((which, toml)) = input.split_first() else { return };
    let which = usize::from(*which) % FILES.len();
    let file = |(at, (name, shipped)): (usize, &(&str, &str))| ta_file {
        name: text(name.as_bytes()),
        text: text(if at == which { toml } else { shipped.as_bytes() }),
    };
    let files: Vec<ta_file> = FILES.iter().enumerate().map(file).collect();
    let mut made = None;
    let answer = answered(|errors| {
        // SAFETY: so many files, a place for the rulebook, and one for errors.
        let make = |place| unsafe { ta_rulebook_from_toml(files.as_ptr(), files.len(), place, errors) };
        match Book::made(make) {
            Ok(book) => {
                made = Some(book);
                ta_status::Ok
            }
            Err(status) => status,
        }
    });
    let Some(book) = made else {
        json(&answer, ta_status::BadRulebook);
        return;
    };
    // SAFETY: a rulebook, no name, and a place for the answer.
    let shown = answered(|out| unsafe { ta_rulebook_show(book.c(), std::ptr::null(), 0, out) });
    assert!(json(&shown, ta_status::NoAnswer).is_some());
    // SAFETY: a rulebook, a text, and a place for the answer.
    let assess = |out| unsafe { ta_assess(book.c(), ORDER.as_ptr().cast(), ORDER.len(), UNKNOWN, 0, out) };
    assert!(json(&answered(assess), ta_status::BadDocument).is_some());
});
