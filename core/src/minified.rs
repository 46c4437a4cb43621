//! JSON without the white space that is there for readers, made when the library is compiled.

/// The JSON of a file of the source, in one line.
macro_rules! minified {
    ($path:literal) => {{
        const PRETTY: &[u8] = include_bytes!($path);
        const LINE: [u8; $crate::minified::length(PRETTY)] = $crate::minified::line(PRETTY);
        $crate::minified::text(&LINE)
    }};
}
pub(crate) use minified;

/// Reads JSON byte by byte: whether each is white space between its words.
struct Reader {
    in_text: bool,
    escaped: bool,
}

impl Reader {
    const fn is_space(&mut self, byte: u8) -> bool {
        if self.in_text {
            self.in_text = byte != b'"' || self.escaped;
            self.escaped = byte == b'\\' && !self.escaped;
            return false;
        }
        self.in_text = byte == b'"';
        byte.is_ascii_whitespace()
    }
}

/// How many bytes are left.
pub(crate) const fn length(pretty: &[u8]) -> usize {
    let (mut reader, mut at, mut kept) = (Reader { in_text: false, escaped: false }, 0, 0);
    while at < pretty.len() {
        kept += !reader.is_space(pretty[at]) as usize;
        at += 1;
    }
    kept
}

/// The bytes that are left.
pub(crate) const fn line<const LENGTH: usize>(pretty: &[u8]) -> [u8; LENGTH] {
    let (mut reader, mut at, mut kept) = (Reader { in_text: false, escaped: false }, 0, 0);
    let mut line = [0; LENGTH];
    while at < pretty.len() {
        if !reader.is_space(pretty[at]) {
            line[kept] = pretty[at];
            kept += 1;
        }
        at += 1;
    }
    line
}

/// The bytes as text.
pub(crate) const fn text(line: &'static [u8]) -> &'static str {
    match std::str::from_utf8(line) {
        Ok(text) => text,
        Err(_) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_white_space_between_words_is_left_out() {
        const PRETTY: &[u8] = br#"{ "a b": [1, true],
            "c \\\" d ": " \\" }"#;
        const LINE: [u8; length(PRETTY)] = line(PRETTY);
        assert_eq!(text(&LINE), r#"{"a b":[1,true],"c \\\" d ":" \\"}"#);
    }
}
