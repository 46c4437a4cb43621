//! `core/rulebooks/RULES.md` is what the rulebook, the source and the cases say today.
//!
//! `UPDATE_RULES=1 cargo test -p trade-assurance-tests --test rules_md` writes it anew.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod page;

use page::Page;
use trade_assurance_tests::harness::file::root;

#[test]
fn the_page_is_current() {
    let text = Page::gather().expect("the rules can be gathered").text();
    let path = root().join("../core/rulebooks/RULES.md");
    if std::env::var_os("UPDATE_RULES").is_some() {
        std::fs::write(&path, &text).expect("the page can be written");
    }
    let current = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(current == text, "RULES.md is not current; run this test with UPDATE_RULES=1");
}

#[test]
fn every_value_is_shown_with_a_rule() {
    let page = Page::gather().expect("the rules can be gathered");
    assert_eq!(page.homeless(), Vec::<&str>::new());
}

#[test]
fn every_citation_leads_to_a_source() {
    let page = Page::gather().expect("the rules can be gathered");
    assert_eq!(page.dangling(), Vec::<&str>::new());
}
