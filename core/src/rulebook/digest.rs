//! The digest of a rulebook: SHA-256 of its canonical form.
//!
//! The canonical form has one line for every entry, whatever file it stands in: the name of the
//! entry's table, a space, and the entry as JSON without white space. In the JSON
//! - the fields come in a fixed order (that of the structs in `file.rs`), absent ones left out;
//! - `facts` is always there, if need be as an empty list;
//! - dates are texts, whether or not the file put them in quotes;
//! - lists and inline tables keep the order in which they were written.
//!
//! The lines are sorted by their bytes, each ended by a line feed, and joined. Comments, white
//! space, the split into files and the order of entries therefore change nothing, and every word of
//! an entry, notes and statements included, counts.

use super::read::Entries;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::ops::Range;

/// The lines of the canonical form, one after the other in one text.
#[derive(Default)]
pub(super) struct Lines {
    text: Vec<u8>,
    lines: Vec<Range<usize>>,
}

impl Lines {
    /// Adds an entry.
    pub(super) fn add(&mut self, kind: &str, entry: &impl serde::Serialize) -> Result<(), serde_json::Error> {
        let start = self.text.len();
        self.text.extend_from_slice(kind.as_bytes());
        self.text.push(b' ');
        serde_json::to_writer(&mut self.text, entry)?;
        self.text.push(b'\n');
        self.lines.push(start..self.text.len());
        Ok(())
    }
}

/// The digest in small hexadecimal digits; nothing where an entry cannot be written as JSON, which no entry is.
pub(super) fn of(entries: &Entries<'_>) -> Option<String> {
    let mut canonical = Lines::default();
    entries.each_as_line(&mut canonical).ok()?;
    let Lines { text, mut lines } = canonical;
    lines.sort_unstable_by(|line, other| text[line.clone()].cmp(&text[other.clone()]));
    let mut hash = Sha256::new();
    for line in lines {
        hash.update(&text[line]);
    }
    let mut hex = String::with_capacity(64);
    for byte in hash.finalize() {
        write!(hex, "{byte:02x}").ok()?;
    }
    Some(hex)
}
