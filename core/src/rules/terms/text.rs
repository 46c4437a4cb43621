//! Free text as words, numbers and signs, and the finding of phrases in it.
//!
//! Each word is folded and looked up once, when the text is read; nothing goes back in the text after
//! that: the time is linear in its length.
//! Full-width forms count as their plain twins, superscripts as digits, and every Chinese character is
//! a word of its own, since nothing separates them.

use super::lexicon::{Lexicon, List, Phrase};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, or one ideograph.
    Word,
    /// Digits with points or commas inside, or one vulgar fraction.
    Number,
    /// Any other character.
    Sign,
}

/// Whether upper and lower case differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// They do not.
    Any,
    /// They do.
    Written,
    /// They do where the phrase is a single letter: `A` is a unit, `a` an article.
    WrittenLetter,
}

/// One word, number or sign.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    /// What it is.
    pub(super) kind: Kind,
    /// The part of the sentence it stands in, counted from 0.
    pub(super) clause: usize,
    first: char,
    start: usize,
    end: usize,
    /// The phrases of all lists that begin with this word, and perhaps others.
    phrases: &'a [Phrase],
}

/// A text and its tokens.
#[derive(Debug)]
pub(super) struct Text<'a> {
    raw: &'a str,
    tokens: Vec<Token<'a>>,
}

impl<'a> Text<'a> {
    pub(super) fn new(raw: &'a str, lexicon: &'a Lexicon) -> Self {
        let (mut tokens, mut from, mut clause) = (Vec::new(), 0, 0);
        let mut folded = String::new();
        while let Some((kind, start, end)) = next_token(raw, from) {
            clause += usize::from(raw[from..start].contains('\n'));
            folded.clear();
            folded.extend(raw[start..end].chars().map(fold));
            let first = folded.chars().next().unwrap_or(' ');
            tokens.push(Token { kind, clause, first, start, end, phrases: lexicon.beginning_with(&folded) });
            clause += usize::from(kind == Kind::Sign && ends_clause(&raw[start..]));
            from = end;
        }
        Self { raw, tokens }
    }

    pub(super) fn tokens(&self) -> &[Token<'a>] {
        &self.tokens
    }

    /// How many clauses there are; every token's clause is below it.
    pub(super) fn clauses(&self) -> usize {
        self.tokens.last().map_or(0, |token| token.clause + 1)
    }

    /// The kind of the token there.
    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// The token there as written.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| &self.raw[token.start..token.end])
    }

    /// The text from one token up to another, as written.
    pub(super) fn words(&self, from: usize, to: usize) -> &'a str {
        match (self.tokens.get(from), self.tokens.get(to.wrapping_sub(1))) {
            (Some(first), Some(last)) if first.start < last.end => &self.raw[first.start..last.end],
            _ => "",
        }
    }

    /// The text from the start of a token on.
    pub(super) fn rest(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| &self.raw[token.start..])
    }

    /// Whether the token there is this sign.
    pub(super) fn is_sign(&self, at: usize, signs: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Sign && signs.contains(token.first))
    }

    /// Whether no space stands before the token there.
    pub(super) fn touches_left(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|token| self.tokens[at - 1].end == token.start)
    }

    /// The end of the longest phrase of a list that begins at a token.
    pub(super) fn at(&self, at: usize, list: List, case: Case) -> Option<usize> {
        let likely = self.tokens.get(at)?.phrases.iter().filter(|phrase| phrase.list == list);
        likely.filter_map(|phrase| self.phrase_end(at, &phrase.written, case)).max()
    }

    /// Where the first phrase of a list begins and ends.
    pub(super) fn find(&self, list: List, case: Case) -> Option<(usize, usize)> {
        (0..self.tokens.len()).find_map(|at| Some((at, self.at(at, list, case)?)))
    }

    /// The first phrase of a list, as written.
    pub(super) fn first(&self, list: List) -> Option<&'a str> {
        self.find(list, Case::Any).map(|(from, to)| self.words(from, to))
    }

    /// For each clause, whether a phrase of one of the lists begins in it.
    pub(super) fn clauses_with(&self, lists: &[List]) -> Vec<bool> {
        let mut clauses = vec![false; self.clauses()];
        for (at, token) in self.tokens.iter().enumerate() {
            if !clauses[token.clause] {
                clauses[token.clause] = lists.iter().any(|list| self.at(at, *list, Case::Any).is_some());
            }
        }
        clauses
    }

    /// Whether it is written in capitals throughout, so that capitals say nothing.
    pub(super) fn is_shouted(&self) -> bool {
        let words = self.tokens.iter().filter(|token| token.kind == Kind::Word).count();
        words > 4 && !self.raw.chars().any(char::is_lowercase)
    }

    fn phrase_end(&self, at: usize, phrase: &str, case: Case) -> Option<usize> {
        let (mut from, mut next) = (0, at);
        while let Some((_, start, end)) = next_token(phrase, from) {
            if !same(self.word(next), &phrase[start..end], case) {
                return None;
            }
            (from, next) = (end, next + 1);
        }
        Some(next)
    }
}

fn same(found: &str, phrase: &str, case: Case) -> bool {
    let written = match case {
        Case::Any => false,
        Case::Written => true,
        Case::WrittenLetter => phrase.chars().nth(1).is_none(),
    };
    let form = if written { plain } else { fold };
    found.chars().map(form).eq(phrase.chars().map(form))
}

/// The next token at or after a place: its kind, start and end.
pub(super) fn next_token(raw: &str, from: usize) -> Option<(Kind, usize, usize)> {
    let (skipped, first) = raw[from..].char_indices().find(|(_, c)| !c.is_whitespace())?;
    let start = from + skipped;
    let tail = &raw[start..];
    let letters = || tail.chars().take_while(|c| is_letter(*c)).map(char::len_utf8).sum();
    let (kind, length) = match plain(first) {
        '0'..='9' => (Kind::Number, number_length(tail)),
        '¼' | '½' | '¾' => (Kind::Number, first.len_utf8()),
        _ if is_letter(first) => (Kind::Word, letters()),
        _ if first.is_alphabetic() => (Kind::Word, first.len_utf8()),
        _ => (Kind::Sign, first.len_utf8()),
    };
    Some((kind, start, start + length))
}

/// The length of a number with single points or commas between its digits.
fn number_length(tail: &str) -> usize {
    let (mut length, mut separated) = (0, false);
    for (at, c) in tail.char_indices() {
        match plain(c) {
            '0'..='9' => (length, separated) = (at + c.len_utf8(), false),
            '.' | ',' if !separated => separated = true,
            _ => break,
        }
    }
    length
}

/// Whether a text that begins with a sign begins with the end of a clause.
fn ends_clause(tail: &str) -> bool {
    let mut chars = tail.chars();
    let (sign, rest) = (chars.next(), chars.as_str());
    let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace);
    match sign {
        Some(';' | '；' | '。' | '，' | '、' | '!' | '！' | '?' | '？') => true,
        Some(',') => spaced,
        // "no. 12" is no end.
        Some('.') => spaced && !rest.trim_start().starts_with(|c: char| c.is_ascii_digit()),
        _ => false,
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_ideograph(c)
}

/// Han characters and kana: written without spaces between words.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The plain twin of a full-width form, a dash or a superscript.
pub(super) fn plain(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '²' => '2',
        '³' => '3',
        other => other,
    }
}

/// The plain twin in lower case, where one character has one.
pub(super) fn fold(c: char) -> char {
    let c = plain(c);
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}
