//! `decide` allocates nothing: proved by counting on every made-up row.

#![allow(clippy::panic, clippy::unwrap_used, reason = "tests fail by panicking")]
#![expect(
    unsafe_code,
    reason = "an allocator that counts can only be written with `unsafe`; this test binary alone has one"
)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::hint::black_box;
use trade_assurance::decide::decide;
use trade_assurance::fold::fold;
use trade_assurance::row::Row;
use trade_assurance_tests::generate::case;
use trade_assurance_tests::{book, read};

thread_local! {
    /// What this thread has asked of the allocator; other threads of the test runner do not disturb it.
    static ASKED: Cell<u64> = const { Cell::new(0) };
}

/// The system's allocator, counting.
struct Counting;

fn count() {
    // A thread that is being torn down has no counter any more, and is not the one looked at.
    let _ = ASKED.try_with(|asked| asked.set(asked.get() + 1));
}

// SAFETY: every call is passed on unchanged to the system's allocator, which keeps the contract.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: the caller's promises on `layout` are passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller's promises on `pointer` and `layout` are passed on.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        // SAFETY: the caller's promises on `pointer`, `layout` and `size` are passed on.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How often something asks for memory.
fn allocations(work: impl FnOnce()) -> u64 {
    let before = ASKED.get();
    work();
    ASKED.get() - before
}

#[test]
fn the_counter_counts() {
    assert_eq!(allocations(|| drop(black_box(vec![1_u8]))), 1);
    assert_eq!(allocations(|| assert!(black_box(1) > 0)), 0);
}

#[test]
fn deciding_a_row_allocates_nothing() {
    let row = |seed| {
        let case = case(seed);
        fold(book(), &read(&case.document), case.as_of)
    };
    let rows: Vec<Row> = (1..=10_000).flat_map(|seed| [row(seed), by_hand(&row(seed))]).collect();
    for (place, row) in rows.iter().enumerate() {
        let asked = allocations(|| {
            let _ = black_box(decide(book(), black_box(row)));
        });
        assert_eq!(asked, 0, "seed {}: {row:#?}", place / 2 + 1);
    }
}

/// The same row as a host fills it: without the pots.
const fn by_hand(row: &Row) -> Row {
    Row { pots: None, ..*row }
}
