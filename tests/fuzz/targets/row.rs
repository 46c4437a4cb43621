//! Rows of any bytes: decided or refused by their column, and the same in an array as alone.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trade_assurance::flat::{FlatDecision, FlatRow};
use trade_assurance_c::{
    ta_decide, ta_fee_for_budget, ta_fee_for_net, ta_fee_quote, ta_payment, ta_payment_fee, ta_row_fault_words,
    ta_status,
};
use trade_assurance_fuzz::{blank_fee, blank_total, book};

const SIZE: usize = size_of::<FlatRow>();

fuzz_target!(|input: &[u8]| {
    let mut bytes = [0; SIZE];
    let length = input.len().min(SIZE);
    bytes[..length].copy_from_slice(&input[..length]);
    // SAFETY: any bits are a row: it is plain numbers without padding.
    let mut row: FlatRow = unsafe { std::mem::transmute(bytes) };
    row.size = FlatRow::UNKNOWN.size;
    let alone = decided(&[row]);
    let (status, decision) = (alone.0, alone.1[0]);
    match status {
        ta_status::Ok => assert_eq!(decision.error, 0),
        ta_status::BadRow => {
            assert!(!ta_row_fault_words(decision.error).is_null() && decision.error_column != 0, "{decision:?}");
        }
        other => panic!("{other:?}"),
    }
    let (_, both) = decided(&[FlatRow::UNKNOWN, row]);
    assert_eq!(both[1], decision, "in an array as alone");
    ask_fees(&row, status, &input[length..]);
});

fn decided(rows: &[FlatRow]) -> (ta_status, Vec<FlatDecision>) {
    let mut decisions = vec![FlatDecision::UNKNOWN; rows.len()];
    // SAFETY: both arrays have as many structures of this library's size.
    let status = unsafe { ta_decide(book(), rows.as_ptr(), decisions.as_mut_ptr(), rows.len()) };
    (status, decisions)
}

/// A row that can be decided can be asked for its fees. What follows the row is the payment.
fn ask_fees(row: &FlatRow, decided: ta_status, input: &[u8]) {
    let number = |at: usize| input.get(at..at + 8).map_or(0, |bytes| i64::from_le_bytes(bytes.try_into().unwrap()));
    let [method, route, buy_now] = [16, 17, 18].map(|at| input.get(at).copied().unwrap_or_default());
    let (size, reserved) = (size_of::<ta_payment>() as u32, 0);
    let payment = ta_payment { size, method, route, buy_now, reserved, amount: number(0), at: number(8) };
    let (mut fee, mut total) = (blank_fee(), blank_total());
    // SAFETY: of every call here: structures of this library's size.
    let quote = unsafe { ta_fee_quote(book(), row, &raw mut fee) };
    // A decision looks at more of the row than a fee.
    assert!(quote == ta_status::Ok || decided == ta_status::BadRow, "{quote:?}, {decided:?}");
    assert!(quote != ta_status::Ok || fee.min <= fee.max, "{fee:?}");
    // SAFETY: as above.
    let statuses = unsafe {
        [
            ta_payment_fee(book(), row, &payment, &raw mut fee),
            ta_fee_for_net(book(), row, payment.amount, &raw mut total),
            ta_fee_for_budget(book(), row, &payment, &raw mut total),
        ]
    };
    assert!(!statuses.contains(&ta_status::Panic), "{statuses:?}");
}
