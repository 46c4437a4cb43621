//! The closed lists of words and their permanent numbers.

use crate::guard::bytes;
use std::ffi::c_char;
use trade_assurance::calendar::Action;
use trade_assurance::codes::{
    BuyerTier, Claimability, Coverage, CoverageType, DisputeCause, DisputeState, Edition, FeeStatus, Field, Grade,
    Ground, Incoterm, LifecycleState, Logistics, Marketplace, OnSilence, OrderType, Outcome, Party, PaymentMethod,
    ProductKind, QualityTerms, Reason, ReleaseModel, Route, Transport,
};
use trade_assurance::finding::FindingCode;
use trade_assurance::flat::{Column, RowFault, ShipByState};
use trade_assurance::order::ProblemCode;
use trade_assurance::rule::Rule;

/// A closed list, without its type.
pub(crate) struct List {
    #[cfg(test)]
    pub(crate) name: &'static str,
    #[cfg(test)]
    pub(crate) words: fn() -> Vec<(u8, &'static str)>,
    c_name: fn(u8) -> Option<*const c_char>,
    number: fn(&str) -> Option<u8>,
}

/// Every list with its permanent number; the constants of the header are made of the same table.
macro_rules! lists {
    ($($list:ident = $number:literal),+ $(,)?) => {
        pub(crate) static LISTS: &[(i32, List)] = &[$(($number, List {
            #[cfg(test)]
            name: stringify!($list),
            #[cfg(test)]
            words: || $list::ALL.iter().map(|code| (code.number(), code.name())).collect(),
            c_name: |number| $list::from_number(number).map(|code| code.c_name().as_ptr()),
            number: |text| $list::parse(text).map($list::number),
        })),+];
    };
}

lists! {
    Marketplace = 1, OrderType = 2, BuyerTier = 3, Logistics = 4, ProductKind = 5, Transport = 6, Incoterm = 7,
    CoverageType = 8, ReleaseModel = 9, Party = 10, Ground = 11, PaymentMethod = 12, Route = 13, QualityTerms = 14,
    Edition = 15, Grade = 16, Outcome = 17, Coverage = 18, Claimability = 19, FeeStatus = 20, DisputeState = 21,
    DisputeCause = 22, LifecycleState = 23, OnSilence = 24, Reason = 25, Field = 26, Rule = 27, Action = 28,
    FindingCode = 29, ProblemCode = 30, ShipByState = 31, RowFault = 32, Column = 33,
}

fn list(number: i32) -> Option<&'static List> {
    LISTS.iter().find(|(known, _)| *known == number).map(|(_, list)| list)
}

/// The word behind a number, as the documents spell it; a null pointer where the list (`TA_LIST_*`) or the
/// number is none.
///
/// The text is the library's: never free it.
#[unsafe(no_mangle)]
pub extern "C" fn ta_code_name(list: i32, number: u8) -> *const c_char {
    let name = self::list(list).and_then(|list| (list.c_name)(number));
    name.unwrap_or(std::ptr::null())
}

/// What a fault of a row (`TA_ROW_FAULT_*`) means and what is accepted, in words that follow the name of its column; a
/// null pointer for a number that is none.
///
/// The text is the library's: never free it.
#[unsafe(no_mangle)]
pub extern "C" fn ta_row_fault_words(fault: u8) -> *const c_char {
    RowFault::from_number(fault).map_or(std::ptr::null(), |fault| fault.c_words().as_ptr())
}

/// The number of a word as the documents spell it; 0 where the list (`TA_LIST_*`) or the word is none.
///
/// # Safety
/// `name` is null or can be read for `size` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_code_number(list: i32, name: *const c_char, size: usize) -> u8 {
    // SAFETY: the caller's promise.
    let name = unsafe { bytes(name, size) }.ok().and_then(|name| std::str::from_utf8(name).ok());
    let number = self::list(list).zip(name).and_then(|(list, name)| (list.number)(name));
    number.unwrap_or(0)
}
