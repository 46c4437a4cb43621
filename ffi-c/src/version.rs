//! What the library is, and which interface it has.

use std::ffi::{CStr, c_char};

/// The version of the interface: grows with every change that an older caller would notice.
pub(crate) const ABI_VERSION: u32 = 1;

pub(crate) const VERSION: &CStr = match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
    Ok(version) => version,
    Err(_) => c"",
};

/// The version of the library, such as `0.1.0`. The text is the library's: never free it.
#[unsafe(no_mangle)]
pub extern "C" fn ta_version() -> *const c_char {
    VERSION.as_ptr()
}

/// The version of the interface that the library has; compare it with `TA_ABI_VERSION` of the header.
#[unsafe(no_mangle)]
pub extern "C" fn ta_abi_version() -> u32 {
    ABI_VERSION
}

/// Panics inside the guard, for its test: `TA_STATUS_PANIC`, or a library that brings its host down.
#[cfg(feature = "forced-panic")]
#[unsafe(no_mangle)]
#[expect(clippy::panic, reason = "that is what it is for")]
pub extern "C" fn ta_force_panic() -> crate::ta_status {
    crate::guard::guard(|| panic!("forced"))
}
