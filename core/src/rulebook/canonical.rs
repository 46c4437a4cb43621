//! The canonical form of a rulebook, and its digest: SHA-256 of that form.
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
//!
//! The rulebook that ships with the library is read from its canonical form, `rulebooks/embedded.txt`,
//! which takes a fraction of the time that TOML does. A test keeps that file and its digest current.

use super::file::{Entry, Head};
use super::problem::Problems;
use super::read::Entries;
use super::text::{Member, Node, Quoted};
use crate::sort::sort_by;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
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

/// The canonical form; nothing where an entry cannot be written as JSON, which no entry is.
pub(super) fn of(entries: &Entries<'_>) -> Option<Vec<u8>> {
    let mut canonical = Lines::default();
    entries.each_as_line(&mut canonical).ok()?;
    let Lines { text, mut lines } = canonical;
    sort_by(&mut lines, |line, other| text[line.clone()].cmp(&text[other.clone()]));
    Some(lines.into_iter().flat_map(|line| &text[line]).copied().collect())
}

/// The digest of a canonical form, in small hexadecimal digits.
pub(super) fn digest(canonical: &[u8]) -> Option<String> {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(canonical) {
        write!(hex, "{byte:02x}").ok()?;
    }
    Some(hex)
}

/// The entries of a canonical form.
pub(super) fn read<'f>(name: &'f str, text: &'f str, problems: &mut Problems) -> Entries<'f> {
    let (mut entries, mut lines) = (Entries::default(), Json { rest: text });
    while let Some((kind, rest)) = lines.rest.split_once(' ') {
        lines.rest = rest;
        let Some(entry) = lines.value().filter(|_| lines.take(b'\n')) else { break };
        let entry = if kind == Head::KIND { entry } else { Node::List(vec![entry]) };
        entries.absorb(name, kind, &entry, problems);
    }
    entries
}

/// JSON of texts, lists and objects, without white space.
struct Json<'t> {
    rest: &'t str,
}

impl<'t> Json<'t> {
    /// The next value; nothing where there is none.
    fn value(&mut self) -> Option<Node<'t>> {
        if self.take(b'[') {
            return self.until(b']', Self::value).map(Node::List);
        }
        if self.take(b'{') {
            return self.until(b'}', Self::member).map(Node::Table);
        }
        self.text().map(Node::Text)
    }

    fn member(&mut self) -> Option<Member<'t>> {
        let key = self.text()?;
        self.take(b':').then(|| self.value())?.map(|value| (key, value))
    }

    /// What stands before a closing bracket, between commas.
    fn until<T>(&mut self, end: u8, one: fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        // Room for most entries and lists at once.
        let mut all = Vec::with_capacity(8);
        while !self.take(end) {
            all.push(one(self)?);
            self.take(b',');
        }
        Some(all)
    }

    fn text(&mut self) -> Option<Quoted<'t>> {
        let body = self.rest.strip_prefix('"')?;
        let end = end_of_text(body.as_bytes())?;
        if body.as_bytes()[end] == b'"' {
            self.rest = &body[end + 1..];
            return Some(Cow::Borrowed(&body[..end]));
        }
        let mut texts = serde_json::Deserializer::from_str(self.rest).into_iter::<String>();
        let text = texts.next()?.ok()?;
        self.rest = &self.rest[texts.byte_offset()..];
        Some(Cow::Owned(text))
    }

    fn take(&mut self, what: u8) -> bool {
        let taken = self.rest.as_bytes().first() == Some(&what);
        self.rest = &self.rest[usize::from(taken)..];
        taken
    }
}

/// Where a text ends or an escape begins: the first quote or backslash, looked for in eight bytes at once.
fn end_of_text(bytes: &[u8]) -> Option<usize> {
    const LOW: u64 = u64::from_le_bytes([0x01; 8]);
    const HIGH: u64 = u64::from_le_bytes([0x80; 8]);
    // The lowest byte that is `byte` gets its high bit set, and none below it.
    let found = |eight: u64, byte: u8| {
        let differs = eight ^ u64::from_le_bytes([byte; 8]);
        differs.wrapping_sub(LOW) & !differs & HIGH
    };
    let (eights, _) = bytes.as_chunks::<8>();
    for (place, eight) in eights.iter().enumerate() {
        let eight = u64::from_le_bytes(*eight);
        let ends = found(eight, b'"') | found(eight, b'\\');
        if ends != 0 {
            return Some(place * 8 + ends.trailing_zeros() as usize / 8);
        }
    }
    let rest = eights.len() * 8;
    bytes[rest..].iter().position(|byte| matches!(byte, b'"' | b'\\')).map(|place| rest + place)
}

#[cfg(test)]
mod tests {
    use super::end_of_text;

    #[test]
    fn a_text_ends_at_its_first_quote_or_backslash() {
        let letters: String = ('\u{1}'..'\u{ff}').filter(|letter| !['"', '\\'].contains(letter)).collect();
        for length in 0..40 {
            let text: String = letters.chars().cycle().skip(length * 7).take(length).collect();
            for end in ["\"", "\\"] {
                for rest in ["", "\"\\", "and a long rest of \"letters\""] {
                    let whole = format!("{text}{end}{rest}");
                    assert_eq!(end_of_text(whole.as_bytes()), Some(text.len()), "{whole:?}");
                }
            }
            assert_eq!(end_of_text(text.as_bytes()), None, "{text:?}");
        }
    }
}
