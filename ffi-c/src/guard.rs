//! What stands between C and the library: no panic passes, no pointer is used unseen.

use crate::status::ta_status;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a function of the interface comes to, before it is a status.
pub(crate) type Done = Result<(), ta_status>;

/// Runs the body of a function of the interface; a panic becomes a status.
///
/// Nothing that a body works on is left half changed: handles are immutable, and what C gets is written
/// last, in one go.
pub(crate) fn guard(body: impl FnOnce() -> Done) -> ta_status {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(())) => ta_status::Ok,
        Ok(Err(status)) => status,
        Err(payload) => {
            // Dropping a payload may panic again.
            std::mem::forget(payload);
            ta_status::Panic
        }
    }
}

/// What a pointer from C points at.
///
/// # Safety
/// A pointer that is not null and aligned points at a valid value that nobody changes meanwhile.
pub(crate) unsafe fn seen<'a, T>(pointer: *const T) -> Result<&'a T, ta_status> {
    if pointer.is_null() {
        return Err(ta_status::NullPointer);
    }
    if !pointer.is_aligned() {
        return Err(ta_status::BadArgument);
    }
    // SAFETY: neither null nor unaligned; the rest is the caller's promise.
    Ok(unsafe { &*pointer })
}

/// A place that C wants written, which must be there before any work is done.
pub(crate) fn place<T>(pointer: *mut T) -> Result<*mut T, ta_status> {
    if pointer.is_null() {
        return Err(ta_status::NullPointer);
    }
    if pointer.is_aligned() { Ok(pointer) } else { Err(ta_status::BadArgument) }
}

/// The bytes of a text from C.
///
/// # Safety
/// A pointer that is not null points at `size` bytes that nobody changes meanwhile.
pub(crate) unsafe fn bytes<'a>(data: *const std::ffi::c_char, size: usize) -> Result<&'a [u8], ta_status> {
    if data.is_null() {
        return Err(ta_status::NullPointer);
    }
    if isize::try_from(size).is_err() {
        return Err(ta_status::BadArgument);
    }
    // SAFETY: not null, of a size that can be; the rest is the caller's promise. Bytes have no alignment.
    Ok(unsafe { std::slice::from_raw_parts(data.cast(), size) })
}

/// The bytes of a text that may be left out by a null pointer.
///
/// # Safety
/// As [`bytes`].
pub(crate) unsafe fn optional<'a>(data: *const std::ffi::c_char, size: usize) -> Result<Option<&'a [u8]>, ta_status> {
    if data.is_null() && size == 0 {
        return Ok(None);
    }
    // SAFETY: the caller's promise.
    unsafe { bytes(data, size) }.map(Some)
}

/// An array from C.
///
/// # Safety
/// A pointer that is not null and aligned points at `count` valid values that nobody changes meanwhile.
pub(crate) unsafe fn array<'a, T>(first: *const T, count: usize) -> Result<&'a [T], ta_status> {
    if first.is_null() {
        return Err(ta_status::NullPointer);
    }
    let fits = count.checked_mul(size_of::<T>()).is_some_and(|size| isize::try_from(size).is_ok());
    if !fits || !first.is_aligned() {
        return Err(ta_status::BadArgument);
    }
    // SAFETY: neither null nor unaligned, of a size that can be; the rest is the caller's promise.
    Ok(unsafe { std::slice::from_raw_parts(first, count) })
}
