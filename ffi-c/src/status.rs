//! What a function of the interface came to.

use std::ffi::{CStr, c_char};

/// What a call came to. The numbers are permanent.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(non_camel_case_types, reason = "the names of C")]
pub enum ta_status {
    /// Done.
    Ok = 0,
    /// A pointer that must not be null is. Nothing was written.
    NullPointer = 1,
    /// An argument is none that the function takes: a format, a list, a `size`, an alignment, an array
    /// that is larger than memory. Where it could be looked at and there is a buffer, that says which.
    BadArgument = 2,
    /// The document is not right. The buffer holds every problem.
    BadDocument = 3,
    /// The rulebook is not right. The buffer holds every problem.
    BadRulebook = 4,
    /// The rules give no answer to this question. The buffer, where there is one, says why.
    NoAnswer = 5,
    /// A row is not right. `error` and `error_column` of its decision say how; the others are decided.
    BadRow = 6,
    /// A fault of the library itself. Nothing was written (by `ta_decide`: nothing from the row at fault on), and every
    /// handle can still be used.
    Panic = 7,
    /// The self-test found answers that are not those of the release. The buffer names them.
    SelfTestFailed = 8,
}

impl ta_status {
    const ALL: [Self; 9] = [
        Self::Ok,
        Self::NullPointer,
        Self::BadArgument,
        Self::BadDocument,
        Self::BadRulebook,
        Self::NoAnswer,
        Self::BadRow,
        Self::Panic,
        Self::SelfTestFailed,
    ];

    const fn name(self) -> &'static CStr {
        match self {
            Self::Ok => c"ok",
            Self::NullPointer => c"null_pointer",
            Self::BadArgument => c"bad_argument",
            Self::BadDocument => c"bad_document",
            Self::BadRulebook => c"bad_rulebook",
            Self::NoAnswer => c"no_answer",
            Self::BadRow => c"bad_row",
            Self::Panic => c"panic",
            Self::SelfTestFailed => c"self_test_failed",
        }
    }
}

/// The name of a status, such as `bad_document`; a null pointer for a number that is none.
///
/// The text is the library's: never free it.
#[unsafe(no_mangle)]
pub extern "C" fn ta_status_name(status: i32) -> *const c_char {
    let known = ta_status::ALL.into_iter().find(|known| *known as i32 == status);
    known.map_or(std::ptr::null(), |known| known.name().as_ptr())
}
