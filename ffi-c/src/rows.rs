//! Rows in, decisions out: no text, no memory, no locks.

use crate::buffer::{self, ta_buffer};
use crate::documents::{as_of, refused};
use crate::guard::{bytes, guard, place};
use crate::rulebook::{opened, ta_rulebook};
use crate::status::ta_status;
use std::ffi::c_char;
use trade_assurance::assess::AssessError;
use trade_assurance::door::{Refusal, as_of_problem};
use trade_assurance::flat::{Column, FlatDecision, FlatRow, RowFault, RowProblem};
use trade_assurance::fold::fold;
use trade_assurance::order::Order;
use trade_assurance::row::Row;
use trade_assurance::rulebook::Rulebook;

/// A structure that begins with its size, so that it may grow: what an older caller does not know of it is
/// unknown.
pub(crate) trait Sized32: Copy {
    /// The first size that was ever released. A caller's structure is never smaller.
    const FIRST: u32;
    /// What stands in a structure of which nothing is known, with this library's own size.
    const BLANK: Self;
    /// This library's own size. A caller with a larger one was built for a later library.
    #[expect(clippy::cast_possible_truncation, reason = "structures of a few hundred bytes")]
    const OWN: u32 = size_of::<Self>() as u32;
}

impl Sized32 for FlatRow {
    const FIRST: u32 = 456;
    const BLANK: Self = Self::UNKNOWN;
}

impl Sized32 for FlatDecision {
    const FIRST: u32 = 128;
    const BLANK: Self = Self::UNKNOWN;
}

// The structures of the first release, from which the sizes below are.
const _: () = assert!(size_of::<FlatRow>() == 456 && size_of::<FlatDecision>() == 128);

/// An array of structures of one size, which may be another than this library's.
pub(crate) struct Strided<T> {
    first: *mut T,
    size: u32,
}

impl<T: Sized32> Strided<T> {
    /// Looks at the first structure's size; every other must have the same.
    ///
    /// # Safety
    /// A pointer that is not null and aligned points at a structure that begins with its size.
    pub(crate) unsafe fn seen(first: *mut T) -> Result<Self, ta_status> {
        let first = place(first)?;
        // SAFETY: neither null nor unaligned; the structure begins with its size.
        let size = unsafe { first.cast::<u32>().read() };
        if size < T::FIRST || size > T::OWN || !(size as usize).is_multiple_of(align_of::<T>()) {
            return Err(ta_status::BadArgument);
        }
        Ok(Self { first, size })
    }

    fn at(&self, index: usize) -> *mut T {
        self.first.wrapping_byte_add(index * self.size as usize)
    }

    /// A structure where it lies, or in `room` where the caller's is smaller: what that does not have is unknown.
    ///
    /// # Safety
    /// The array has a structure there, which nobody changes meanwhile.
    #[inline]
    pub(crate) unsafe fn read<'a>(&self, index: usize, room: &'a mut Option<T>) -> Result<&'a T, ta_status> {
        let from = self.at(index);
        // SAFETY: the array has a structure there, which begins with its size.
        if unsafe { from.cast::<u32>().read() } != self.size {
            return Err(ta_status::BadArgument);
        }
        if self.size == T::OWN {
            // SAFETY: the array has a structure of this library's size there; any bits are valid numbers.
            return Ok(unsafe { &*from });
        }
        let whole = room.insert(T::BLANK);
        // SAFETY: the caller's structure is `size` bytes, and the room is no smaller.
        unsafe { from.cast::<u8>().copy_to_nonoverlapping((&raw mut *whole).cast(), self.size as usize) };
        Ok(whole)
    }

    /// Writes a structure as far as the caller's reaches, its size included.
    ///
    /// # Safety
    /// The array has a structure there that may be written.
    pub(crate) unsafe fn write(&self, index: usize, value: &T) {
        let to = self.at(index);
        if self.size == T::OWN {
            // SAFETY: the array has a structure of this library's size there.
            unsafe { to.write(*value) };
            return;
        }
        // SAFETY: the caller's structure is `size` bytes, and `value` is no smaller.
        unsafe { (&raw const *value).cast::<u8>().copy_to_nonoverlapping(to.cast(), self.size as usize) };
        // SAFETY: a structure begins with its size.
        unsafe { to.cast::<u32>().write(self.size) };
    }
}

/// Whether an array of so many structures can be.
fn can_be(count: usize, size: u32) -> bool {
    count.checked_mul(size as usize).is_some_and(|bytes| isize::try_from(bytes).is_ok())
}

/// Makes a row of which nothing is known: set `created_at`, `as_of`, `currency` and what you know.
///
/// `size` is `sizeof(ta_row)`; it is written into the row.
///
/// # Safety
/// `row` is null or points at `size` bytes for a row.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_row_init(row: *mut FlatRow, size: u32) -> ta_status {
    // SAFETY: the caller's promise.
    guard(|| unsafe { blank(row, size) })
}

/// # Safety
/// `value` is null or points at `size` bytes for a structure.
unsafe fn blank<T: Sized32>(value: *mut T, size: u32) -> Result<(), ta_status> {
    let value = place(value)?;
    if size < T::FIRST || size > T::OWN || !(size as usize).is_multiple_of(align_of::<T>()) {
        return Err(ta_status::BadArgument);
    }
    // SAFETY: the caller's promise: `size` bytes, which are no more than this library's structure.
    unsafe { Strided { first: value, size }.write(0, &T::BLANK) };
    Ok(())
}

/// Decides rows: the quick path, without memory of its own, without text.
///
/// Every row must have its `size` set, all the same; of the decisions the first one's `size` is that of all.
/// Amounts are whole minor units, instants microseconds since 1970 UTC, dates days since 1970, and everything has
/// an explicit "unknown" (`TA_UNKNOWN`, `TA_UNKNOWN_DAY`, 0). A row that is not right has its `error` and
/// `error_column`, stops no other, and makes the status `TA_STATUS_BAD_ROW`.
///
/// # Safety
/// `book` is null or a rulebook of this library; `rows` and `decisions` are null or arrays of `count`; they do
/// not overlap.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_decide(
    book: *const ta_rulebook,
    rows: *const FlatRow,
    decisions: *mut FlatDecision,
    count: usize,
) -> ta_status {
    guard(|| {
        // SAFETY: the caller's promise.
        let book = &unsafe { opened(book) }?.book;
        if count == 0 {
            return Ok(());
        }
        // SAFETY: the caller's promise.
        let (rows, decisions) = unsafe { (Strided::seen(rows.cast_mut())?, Strided::seen(decisions)?) };
        if !can_be(count, rows.size) || !can_be(count, decisions.size) {
            return Err(ta_status::BadArgument);
        }
        let (mut room, mut all_right) = (None, true);
        for index in 0..count {
            // SAFETY: both arrays have `count` structures.
            let row = unsafe { rows.read(index, &mut room) };
            let decision = row.map_or(FlatDecision::refused(BAD_SIZE), |row| row.decide(book));
            all_right &= decision.error == 0;
            // SAFETY: both arrays have `count` structures.
            unsafe { decisions.write(index, &decision) };
        }
        if all_right { Ok(()) } else { Err(ta_status::BadRow) }
    })
}

const BAD_SIZE: RowProblem = RowProblem { column: Column::Size, fault: RowFault::Size };

/// The row of one that a question is about.
///
/// # Safety
/// `row` is null or points at a row.
pub(crate) unsafe fn one(row: *const FlatRow) -> Result<Row, ta_status> {
    // SAFETY: the caller's promise.
    let (rows, mut room) = (unsafe { Strided::seen(row.cast_mut())? }, None);
    // SAFETY: the caller's promise.
    let flat = unsafe { rows.read(0, &mut room)? };
    flat.row().map_err(|_| ta_status::BadRow)
}

/// Folds an order document into its row: events replayed, lapsed timers fired.
///
/// `row->size` must be set. As `ta_assess` for the rest; `errors` says what is wrong, and is left alone where
/// nothing is.
///
/// # Safety
/// As `ta_assess`; `row` is null or points at a row.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_fold(
    book: *const ta_rulebook,
    json: *const c_char,
    size: usize,
    as_of: i64,
    row: *mut FlatRow,
    errors: *mut ta_buffer,
) -> ta_status {
    guard(|| {
        let errors = place(errors)?;
        // SAFETY: the caller's promise.
        let (book, document, row) = unsafe { (opened(book)?, bytes(json, size)?, Strided::seen(row)?) };
        match folded(&book.book, document, as_of) {
            Ok(flat) => {
                // SAFETY: there is a row.
                unsafe { row.write(0, &flat) };
                Ok(())
            }
            // SAFETY: `errors` is a place for a buffer.
            Err(refusal) => unsafe { buffer::answer(errors, Err(refusal)) },
        }
    })
}

fn folded(book: &Rulebook, document: &[u8], micros: i64) -> Result<FlatRow, (ta_status, String)> {
    let order = Order::from_json(document).map_err(|errors| refused(&Refusal::Document(errors)))?;
    let as_of = as_of(micros)?.unwrap_or_else(|| order.last_event_at());
    let created_at = order.created_at;
    if as_of < created_at {
        let early = as_of_problem(AssessError::AsOfBeforeCreated { as_of, created_at });
        return Err(refused(&Refusal::Document(early)));
    }
    Ok(FlatRow::from(&fold(book, &order, as_of)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A structure that has grown by a field since its first release.
    #[repr(C)]
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    struct Grown {
        size: u32,
        old: u32,
        new: u32,
        newer: u32,
    }

    impl Sized32 for Grown {
        const FIRST: u32 = 8;
        const BLANK: Self = Self { size: Self::OWN, old: 1, new: 2, newer: 3 };
    }

    #[test]
    fn what_an_older_caller_does_not_have_is_unknown_and_left_alone() {
        // Three structures of a first caller, of eight bytes each, one after the other.
        let mut memory = [8_u32, 10, 8, 20, 12, 30, 77, 77];
        // SAFETY: the structures lie in `memory`.
        let array = unsafe { Strided::<Grown>::seen(memory.as_mut_ptr().cast()) }.unwrap();
        let room = &mut None;
        // SAFETY: as above.
        unsafe {
            assert_eq!(array.read(0, room), Ok(&Grown { size: 8, old: 10, new: 2, newer: 3 }));
            assert_eq!(array.read(1, room), Ok(&Grown { size: 8, old: 20, new: 2, newer: 3 }));
            assert_eq!(array.read(2, room), Err(ta_status::BadArgument));
            array.write(2, &Grown { size: Grown::OWN, old: 5, new: 6, newer: 7 });
        }
        assert_eq!(memory, [8, 10, 8, 20, 8, 5, 77, 77]);
        // SAFETY: eight bytes for a structure.
        assert_eq!(unsafe { blank(memory.as_mut_ptr().cast::<Grown>(), 8) }, Ok(()));
        assert_eq!(memory, [8, 1, 8, 20, 8, 5, 77, 77]);
    }

    #[test]
    fn sizes_that_no_release_had_are_refused() {
        for size in [0_u32, 4, 6, 7, 9, 17, 20, u32::MAX] {
            let mut memory = [size, 10, 2, 3];
            // SAFETY: a structure lies in `memory`.
            let seen = unsafe { Strided::<Grown>::seen(memory.as_mut_ptr().cast()) };
            assert!(matches!(seen, Err(ta_status::BadArgument)), "{size}");
        }
    }
}
