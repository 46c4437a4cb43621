//! Single values as the documents write them, for hosts that keep instants and amounts in forms of their own.

use crate::buffer::{self, bad_argument, ta_buffer};
use crate::guard::{bytes, guard, place};
use crate::status::ta_status;
use std::ffi::c_char;
use trade_assurance::iso::Currency;
use trade_assurance::time::Instant;

/// How many decimals an amount in a currency has, so that minor units can be turned into it and back; -1 where
/// the three letters are no currency.
///
/// # Safety
/// `code` is null or can be read for `size` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_currency_decimals(code: *const c_char, size: usize) -> i32 {
    // SAFETY: the caller's promise.
    let code = unsafe { bytes(code, size) }.ok().and_then(|code| std::str::from_utf8(code).ok());
    code.and_then(Currency::parse).map_or(-1, |currency| i32::from(currency.decimals()))
}

/// Reads an instant such as `2021-04-02T09:00:00Z`, with an offset of any size: microseconds since 1970 UTC.
///
/// Where the status is `TA_STATUS_BAD_ARGUMENT`, `errors` says why it is none.
///
/// # Safety
/// `text` is null or can be read for `size` bytes; `micros` and `errors` are null or places to write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_instant_parse(
    text: *const c_char,
    size: usize,
    micros: *mut i64,
    errors: *mut ta_buffer,
) -> ta_status {
    guard(|| {
        let (micros, errors) = (place(micros)?, place(errors)?);
        // SAFETY: the caller's promise.
        match instant(unsafe { bytes(text, size) }?) {
            Ok(instant) => {
                // SAFETY: `micros` is a place for a number.
                unsafe { micros.write(instant.micros()) };
                Ok(())
            }
            // SAFETY: `errors` is a place for a buffer.
            Err(message) => unsafe { buffer::answer(errors, Err(bad_argument(&message))) },
        }
    })
}

fn instant(text: &[u8]) -> Result<Instant, String> {
    let text = String::from_utf8_lossy(text);
    Instant::parse(&text).map_err(|error| format!("`{text}` {error}"))
}

/// Writes an instant as the documents do: in UTC with `Z`, fractions of a second only where there are any.
///
/// # Safety
/// `out` is null or points at a buffer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_instant_text(micros: i64, out: *mut ta_buffer) -> ta_status {
    guard(|| {
        let out = place(out)?;
        let instant = Instant::from_micros(micros);
        let answer = instant.map(|instant| instant.to_string());
        // SAFETY: `out` is a place for a buffer.
        unsafe { buffer::answer(out, answer.ok_or_else(|| bad_argument(OUT_OF_RANGE))) }
    })
}

const OUT_OF_RANGE: &str = "the instant is outside the years 2000 to 2099, in microseconds";
