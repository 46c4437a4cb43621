//! The one kind of memory that the library hands out.

use crate::guard::{Done, place};
use crate::status::ta_status;
use std::ffi::c_char;
use trade_assurance::door::Refusal;

/// A text that the library made: an answer, or what is wrong.
///
/// Begin with `{ NULL, 0 }`, and give every text back with `ta_buffer_free`. `data` ends with a zero byte
/// that `size` does not count. Only the library changes the two; copy the text to keep it.
#[repr(C)]
#[derive(Debug)]
#[allow(non_camel_case_types, reason = "the names of C")]
pub struct ta_buffer {
    /// The text, in UTF-8.
    pub data: *mut c_char,
    /// Its bytes, without the zero byte at its end.
    pub size: usize,
}

/// Gives a text back, and leaves `{ NULL, 0 }`. Nothing happens to a null pointer or an empty buffer.
///
/// # Safety
/// The buffer is empty, or holds what a function of this library put there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_buffer_free(buffer: *mut ta_buffer) {
    let Ok(buffer) = place(buffer) else { return };
    // SAFETY: neither null nor unaligned; the caller lends it.
    let ta_buffer { data, size } = unsafe { buffer.replace(ta_buffer { data: std::ptr::null_mut(), size: 0 }) };
    if !data.is_null() {
        let text = std::ptr::slice_from_raw_parts_mut(data.cast::<u8>(), size + 1);
        // SAFETY: `write` made it as a box of so many bytes.
        drop(unsafe { Box::from_raw(text) });
    }
}

/// Puts a text into a buffer, whatever stood there before.
///
/// # Safety
/// The place is valid for writing; see [`place`].
pub(crate) unsafe fn write(buffer: *mut ta_buffer, text: String) {
    let size = text.len();
    let mut bytes = text.into_bytes();
    bytes.push(0);
    let data = Box::into_raw(bytes.into_boxed_slice()).cast::<c_char>();
    // SAFETY: the caller's promise.
    unsafe { buffer.write(ta_buffer { data, size }) };
}

/// Puts an answer into a buffer, or what is wrong together with the status that says so.
///
/// # Safety
/// As [`write`].
pub(crate) unsafe fn answer(buffer: *mut ta_buffer, answer: Result<String, (ta_status, String)>) -> Done {
    let (done, text) = match answer {
        Ok(text) => (Ok(()), text),
        Err((status, errors)) => (Err(status), errors),
    };
    // SAFETY: the caller's promise.
    unsafe { write(buffer, text) };
    done
}

/// `{"errors": [...]}` for an argument that a function does not take.
pub(crate) fn bad_argument(message: &str) -> (ta_status, String) {
    let refusal = Refusal::NoAnswer { code: "BAD_ARGUMENT", message: message.to_owned() };
    (ta_status::BadArgument, refusal.to_json())
}
