//! A page before it is set: headings, sentences, tables and items, whatever it is shown on.

/// How something is meant, for colours and marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// As the reader hopes.
    Good,
    /// Not so.
    Bad,
    /// Not settled.
    Open,
    /// Nothing particular.
    Plain,
    /// In the background.
    Quiet,
}

/// A whole page.
pub(super) struct Page {
    /// Its title.
    pub(super) title: String,
    /// What stands beside the title.
    pub(super) beside: String,
    /// Its sections, in order.
    pub(super) sections: Vec<Section>,
}

/// A heading and what stands below it.
#[derive(Default)]
pub(super) struct Section {
    /// The heading.
    pub(super) heading: String,
    /// What stands below it.
    pub(super) blocks: Vec<Block>,
}

/// A part of a section.
pub(super) enum Block {
    /// A sentence or two.
    Words(Tone, String),
    /// Names, how each is meant, and what is said of it.
    Table(Vec<(Tone, String, String)>),
    /// Something with a name, a note beside it, and a table of its own.
    Item(Item),
}

/// Something with a name, a note beside it, and a table of its own.
pub(super) struct Item {
    /// How it is meant.
    pub(super) tone: Tone,
    /// Its name.
    pub(super) name: String,
    /// What stands beside the name.
    pub(super) beside: String,
    /// Its table.
    pub(super) table: Vec<(String, String)>,
}

impl Page {
    /// The page without control characters: words of a document must not steer a terminal.
    pub(super) fn clean(mut self) -> Self {
        scrub(&mut self.title);
        for block in self.sections.iter_mut().flat_map(|section| &mut section.blocks) {
            match block {
                Block::Words(_, words) => scrub(words),
                Block::Table(lines) => lines.iter_mut().for_each(|(_, name, words)| scrub_both(name, words)),
                Block::Item(item) => {
                    scrub(&mut item.name);
                    scrub(&mut item.beside);
                    item.table.iter_mut().for_each(|(name, words)| scrub_both(name, words));
                }
            }
        }
        self
    }
}

fn scrub(text: &mut String) {
    if text.contains(char::is_control) {
        *text = text.replace(char::is_control, " ");
    }
}

fn scrub_both(name: &mut String, words: &mut String) {
    scrub(name);
    scrub(words);
}

impl Section {
    /// An empty section.
    pub(super) fn new(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), blocks: Vec::new() }
    }

    /// Adds a sentence.
    pub(super) fn say(&mut self, tone: Tone, words: impl Into<String>) {
        self.blocks.push(Block::Words(tone, words.into()));
    }

    /// Adds a line to the table at the end, which it begins where there is none.
    pub(super) fn line(&mut self, name: impl Into<String>, words: impl Into<String>) {
        self.toned(Tone::Quiet, name, words);
    }

    /// Adds a line whose name is meant in some way.
    pub(super) fn toned(&mut self, tone: Tone, name: impl Into<String>, words: impl Into<String>) {
        let line = (tone, name.into(), words.into());
        if let Some(Block::Table(lines)) = self.blocks.last_mut() {
            lines.push(line);
        } else {
            self.blocks.push(Block::Table(vec![line]));
        }
    }

    /// Adds an item.
    pub(super) fn item(&mut self, item: Item) {
        self.blocks.push(Block::Item(item));
    }
}

/// The first letter as a capital.
pub(in crate::explain) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
