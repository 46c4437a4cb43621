//! A page as text.

use super::Style;
use super::page::{Block, Item, Page, Section, Tone};

const INDENT: usize = 2;

/// Sets a page in lines of the style's width.
pub(super) fn render(page: &Page, style: Style) -> String {
    let width = style.width.max(Style::MIN_WIDTH);
    let mut out = Lines { style: Style { width, ..style }, text: String::new() };
    out.beside(0, &out.bold(&page.title), page.title.chars().count(), &page.beside);
    out.line(&"=".repeat(width));
    for section in &page.sections {
        out.section(section);
    }
    out.text
}

struct Lines {
    style: Style,
    text: String,
}

impl Lines {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn colour(&self, tone: Tone, text: &str) -> String {
        let code = match tone {
            _ if !self.style.colour => return text.to_owned(),
            Tone::Good => "1;32",
            Tone::Bad => "1;31",
            Tone::Open => "1;33",
            Tone::Quiet => "2",
            Tone::Plain => return text.to_owned(),
        };
        format!("\x1b[{code}m{text}\x1b[0m")
    }

    fn bold(&self, text: &str) -> String {
        if self.style.colour { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
    }

    fn section(&mut self, section: &Section) {
        self.line("");
        self.line(&self.bold(&section.heading.to_uppercase()));
        let mut above: Option<&Block> = None;
        for block in &section.blocks {
            if above.is_some_and(|above| apart(above, block)) {
                self.line("");
            }
            match block {
                Block::Words(tone, words) => self.wrapped(INDENT, *tone, words),
                Block::Table(lines) => self.table(INDENT, lines.iter().map(|(tone, name, words)| (*tone, name, words))),
                Block::Item(item) => self.item(item),
            }
            above = Some(block);
        }
    }

    fn wrapped(&mut self, indent: usize, tone: Tone, words: &str) {
        for line in wrap(words, self.style.width - indent) {
            let line = self.colour(tone, &line);
            self.line(&format!("{:indent$}{line}", ""));
        }
    }

    fn item(&mut self, item: &Item) {
        let name = self.colour(item.tone, &item.name);
        self.beside(INDENT, &name, item.name.chars().count(), &item.beside);
        self.table(INDENT * 2, item.table.iter().map(|(name, words)| (Tone::Quiet, name, words)));
    }

    /// A name with a note at the right margin, or below it where the line is too short for both.
    fn beside(&mut self, indent: usize, name: &str, name_width: usize, note: &str) {
        let note_width = note.chars().count();
        let used = indent + name_width;
        if note.is_empty() || used + 2 + note_width <= self.style.width {
            let gap = if note.is_empty() { 0 } else { self.style.width - used - note_width };
            let note = self.colour(Tone::Quiet, note);
            self.line(&format!("{:indent$}{name}{:gap$}{note}", "", ""));
        } else {
            self.line(&format!("{:indent$}{name}", ""));
            self.wrapped(indent + INDENT, Tone::Quiet, note);
        }
    }

    fn table<'l>(&mut self, indent: usize, lines: impl Iterator<Item = (Tone, &'l String, &'l String)> + Clone) {
        let widest = lines.clone().map(|(_, name, _)| name.chars().count()).max().unwrap_or(0);
        let column = indent + widest.min(self.style.width * 2 / 5) + 2;
        for (tone, name, words) in lines {
            let name_width = name.chars().count();
            let mut rest = wrap(words, self.style.width - column).into_iter();
            if indent + name_width + 2 > column {
                let name = self.colour(tone, name);
                self.line(&format!("{:indent$}{name}", ""));
            } else {
                let gap = column - indent - name_width;
                let first = rest.next().unwrap_or_default();
                let name = self.colour(tone, name);
                self.line(&format!("{:indent$}{name}{:gap$}{first}", "", ""));
            }
            for line in rest {
                self.line(&format!("{:column$}{line}", ""));
            }
        }
    }
}

/// Whether an empty line stands between two blocks.
fn apart(above: &Block, below: &Block) -> bool {
    match (above, below) {
        (Block::Item(_), _) | (Block::Table(_), Block::Words(..)) | (_, Block::Item(_)) => true,
        (Block::Words(..), Block::Table(_) | Block::Words(..)) | (Block::Table(_), Block::Table(_)) => false,
    }
}

/// Breaks text at spaces into lines of at most `width` characters; a longer word stays whole.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
        }
        used += length;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_keep_to_the_width_but_never_cut_a_word() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("a incomprehensibilities b", 5), ["a", "incomprehensibilities", "b"]);
        assert_eq!(wrap("", 5), [""]);
    }
}
