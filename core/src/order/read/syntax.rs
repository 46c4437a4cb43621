//! Where a text stops being JSON in UTF-8.

use super::describe::{self, Wording};

/// The problem of a text that breaks off, by JSON's grammar or by a byte that is not UTF-8.
pub(super) fn problem(text: &str, bad_byte: Option<u8>, error: Option<&serde_json::Error>) -> Option<Wording> {
    match (error, bad_byte) {
        (Some(error), None) => Some(grammar(text, error)),
        // JSON goes wrong before the text ends: that comes first.
        (Some(error), Some(_)) if !error.is_eof() => Some(grammar(text, error)),
        (_, Some(byte)) => Some(not_utf8(text, byte)),
        (None, None) => None,
    }
}

fn grammar(text: &str, error: &serde_json::Error) -> Wording {
    let line = text.split_inclusive('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    let mut column = error.column().saturating_sub(1).min(line.len());
    while !line.is_char_boundary(column) {
        column -= 1;
    }
    describe::syntax(format!("the text is not JSON: {error}"), line[column..].trim_end())
}

fn not_utf8(text: &str, byte: u8) -> Wording {
    let line = text.matches('\n').count() + 1;
    let column = text.len() - text.rfind('\n').map_or(0, |at| at + 1) + 1;
    describe::syntax(format!("the text is not UTF-8 at line {line} column {column}"), &format!("byte 0x{byte:02X}"))
}
