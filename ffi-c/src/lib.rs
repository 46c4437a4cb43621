//! The C interface: `include/trade_assurance.h` is made from this crate.
//!
//! Every function is a few lines over the core: pointers are looked at, the core answers, the answer is
//! written. No panic passes ([`guard`](mod@guard)), nothing is global, nothing is read but what is handed in.
//! Comments on what C sees are written for readers of the header.

#![allow(clippy::missing_safety_doc, reason = "the header's comments say what must hold")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking"))]

#[cfg(feature = "arrow")]
mod arrow;
mod buffer;
mod codes;
mod documents;
mod fees;
mod formats;
mod guard;
#[cfg(test)]
mod header;
mod rows;
mod rulebook;
mod selftest;
mod status;
mod values;
mod version;

#[cfg(feature = "arrow")]
pub use arrow::ta_decide_arrow;
pub use buffer::{ta_buffer, ta_buffer_free};
pub use codes::{ta_code_name, ta_code_number, ta_row_fault_words};
pub use documents::{
    ta_assess, ta_calendar, ta_claim_window, ta_dispute_timeline, ta_document, ta_format, ta_import_alibaba, ta_lint,
    ta_schema, ta_text,
};
pub use fees::{ta_fee, ta_fee_for_budget, ta_fee_for_net, ta_fee_quote, ta_payment, ta_payment_fee, ta_total};
pub use rows::{ta_decide, ta_fold, ta_row_init};
pub use rulebook::{
    ta_file, ta_rulebook, ta_rulebook_digest, ta_rulebook_embedded, ta_rulebook_free, ta_rulebook_from_toml,
    ta_rulebook_show, ta_rulebook_version,
};
pub use selftest::ta_selftest;
pub use status::{ta_status, ta_status_name};
pub use values::{ta_currency_decimals, ta_instant_parse, ta_instant_text};
#[cfg(feature = "forced-panic")]
pub use version::ta_force_panic;
pub use version::{ta_abi_version, ta_version};
