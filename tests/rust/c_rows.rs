//! Rows through the C interface: folded, decided and quoted, they are what Rust gives, to the last field.

#![allow(clippy::panic, reason = "tests fail by panicking")]

use std::ptr::null_mut;
use trade_assurance::ask;
use trade_assurance::codes::{FeeStatus, OrderType};
use trade_assurance::decide::decide;
use trade_assurance::flat::{FlatDecision, FlatRow, RowFault, UNKNOWN, letters};
use trade_assurance::fold::fold;
use trade_assurance_c::{
    ta_buffer, ta_decide, ta_fee, ta_fee_quote, ta_fold, ta_rulebook, ta_rulebook_embedded, ta_rulebook_free, ta_status,
};
use trade_assurance_tests::generate::{Case, case};
use trade_assurance_tests::{book, read};

const ORDERS: usize = 3_000;

/// A handle that is given back.
struct Handle(*mut ta_rulebook);

impl Handle {
    fn new() -> Self {
        let mut book = null_mut();
        // SAFETY: a place for a pointer.
        assert_eq!(unsafe { ta_rulebook_embedded(&raw mut book) }, ta_status::Ok);
        Self(book)
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        // SAFETY: the library's own handle, given back once.
        unsafe { ta_rulebook_free(self.0) };
    }
}

/// The row of an order, through C.
fn folded(handle: &Handle, case: &Case) -> FlatRow {
    let text = case.document.to_string();
    let mut row = FlatRow { size: FlatRow::SIZE, created_at: UNKNOWN, ..FlatRow::UNKNOWN };
    let mut errors = ta_buffer { data: null_mut(), size: 0 };
    let (data, micros) = (text.as_ptr().cast(), case.as_of.micros());
    // SAFETY: the text is as long as said, the rest are places.
    let status = unsafe { ta_fold(handle.0, data, text.len(), micros, &raw mut row, &raw mut errors) };
    assert_eq!(status, ta_status::Ok, "seed {}", case.seed);
    assert!(errors.data.is_null());
    row
}

#[test]
fn rows_and_decisions_are_those_of_rust() {
    let handle = Handle::new();
    let cases: Vec<Case> = (0..ORDERS as u64).map(case).collect();
    let mut rows: Vec<FlatRow> = cases.iter().map(|case| folded(&handle, case)).collect();
    let wanted: Vec<FlatDecision> = cases
        .iter()
        .zip(&rows)
        .map(|(case, flat)| {
            let row = fold(book(), &read(&case.document), case.as_of);
            assert_eq!(*flat, FlatRow::from(&row), "seed {}", case.seed);
            FlatDecision::from(&decide(book(), &row).unwrap_or_else(|error| panic!("{error}")))
        })
        .collect();
    // One that is not right among them changes no other.
    rows[ORDERS / 2].currency = [1; 4];

    let mut decisions = vec![FlatDecision::UNKNOWN; ORDERS];
    // SAFETY: both arrays have so many structures.
    let status = unsafe { ta_decide(handle.0, rows.as_ptr(), decisions.as_mut_ptr(), ORDERS) };
    assert_eq!(status, ta_status::BadRow);
    for (place, (found, wanted)) in decisions.iter().zip(&wanted).enumerate() {
        if place == ORDERS / 2 {
            assert_eq!(found.error, RowFault::Letters.number());
        } else {
            assert_eq!(found, wanted, "seed {place}");
        }
    }
}

/// What the fee of a row comes to: its status, its least and its most.
fn quote(flat: &FlatRow) -> (ta_status, i64, i64) {
    let mut fee = std::mem::MaybeUninit::<ta_fee>::zeroed();
    // SAFETY: a fee is plain numbers, of which zeros are some.
    let fee = unsafe { fee.assume_init_mut() };
    fee.size = u32::try_from(size_of::<ta_fee>()).unwrap_or_default();
    // SAFETY: the row and the fee are structures of this library's size.
    (unsafe { ta_fee_quote(Handle::new().0, flat, fee) }, fee.min, fee.max)
}

/// An order of a supplier in a country, as far as its fee depends on it.
fn priced(country: &str) -> FlatRow {
    let created_at = 1_584_000_000_000_000; // 12 March 2020
    let (currency, supplier_country) = (letters("USD"), letters(country));
    let order_type = OrderType::TradeAssurance.number();
    FlatRow { created_at, as_of: created_at, currency, supplier_country, order_type, total: 100, ..FlatRow::UNKNOWN }
}

/// The fee of a supplier in the US is a share of the total less tax, which must not come out negative.
#[test]
fn a_tax_above_the_total_has_no_fee() {
    assert_eq!(quote(&FlatRow { tax: 100, ..priced("US") }), (ta_status::Ok, 0, 0));
    let above = FlatRow { tax: 101, ..priced("US") };
    let exact = FeeStatus::Exact.number();
    let scheduled = FlatRow { fee_schedule: exact, scheduled_fee_min: 3, scheduled_fee_max: 3, ..above };
    for above in [above, scheduled] {
        assert_eq!(quote(&above), (ta_status::BadRow, 0, 0));
        let row = above.row().unwrap_or_else(|problem| panic!("{problem}"));
        let fee = ask::fee_quote(book(), &row);
        assert_eq!((fee.status, fee.min, fee.max), (FeeStatus::Unknown, None, None));
    }
    assert_eq!(quote(&FlatRow { tax: 100, ..scheduled }), (ta_status::Ok, 3, 3));
}

#[test]
fn the_least_of_a_scheduled_fee_is_never_above_its_most() {
    let fee_schedule = FeeStatus::Band.number();
    let reversed = FlatRow { fee_schedule, scheduled_fee_min: 9, scheduled_fee_max: 4, ..priced("CN") };
    assert_eq!(quote(&reversed), (ta_status::Ok, 4, 9));
}
