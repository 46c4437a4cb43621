//! From files to entries: strict, and with every problem of every file.
//!
//! Every field of every entry is looked at, so that all faults are told at once and what is whole is
//! still checked.

use super::canonical::Lines;
use super::file::{
    AbsentEntry, ActionEntry, EditionEntry, Entry, FactEntry, Head, PaymentFeeEntry, PaymentLimitEntry, RuleEntry,
    SourceEntry, SupplierFeeEntry, ValueEntry, WithdrawalFeeEntry,
};
use super::problem::{Problems, RulebookCode, nearest};
use super::text::{Member, Node, Written};
use crate::sort::sort_by;
use toml::de::{DeTable, DeValue};

/// Where an entry stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'f> {
    file: &'f str,
    kind: &'static str,
    index: usize,
}

impl Place<'_> {
    /// The place as messages show it, with the entry's name and a field.
    pub(super) fn field(self, label: &str, field: &str) -> String {
        format!("{}.{field}", self.entry(label))
    }

    /// The place as messages show it, with the entry's name.
    pub(super) fn entry(self, label: &str) -> String {
        let label = if label.is_empty() { String::new() } else { format!(" ({label})") };
        format!("{}: {}[{}]{label}", self.file, self.kind, self.index)
    }
}

/// An entry and where it stands.
#[derive(Debug)]
pub(super) struct Read<'f, T> {
    pub(super) place: Place<'f>,
    pub(super) entry: T,
}

/// Something that could not be read.
#[derive(Debug)]
pub(super) struct Broken {
    kind: &'static str,
    /// Its name, where that at least could be read.
    pub(super) label: String,
}

/// Stands for entries of any kind in a file that is no TOML.
const WHOLE_FILE: &str = "";

impl Entries<'_> {
    /// The entries of some kinds that could not be read.
    pub(super) fn broken<'b>(&'b self, kinds: &'b [&str]) -> impl Iterator<Item = &'b Broken> {
        self.broken.iter().filter(|broken| broken.kind == WHOLE_FILE || kinds.contains(&broken.kind))
    }

    /// Whether every entry of a kind could be read.
    pub(super) fn is_whole(&self, kind: &str) -> bool {
        self.broken(&[kind]).next().is_none()
    }
}

impl<'f, T: Entry<'f>> Read<'f, T> {
    /// The place of one of its fields.
    pub(super) fn field(&self, field: &str) -> String {
        self.place.field(&self.entry.label(), field)
    }

    /// Its place.
    pub(super) fn path(&self) -> String {
        self.place.entry(&self.entry.label())
    }
}

/// The kinds of entries, in the order in which the digest and messages name them.
macro_rules! kinds {
    ($($field:ident: $entry:ident),+ $(,)?) => {
        /// The entries of all files.
        #[derive(Debug, Default)]
        pub(super) struct Entries<'f> {
            pub(super) heads: Vec<Read<'f, Head<'f>>>,
            /// What could not be read. What it leaves out is not reported a second time.
            pub(super) broken: Vec<Broken>,
            $(pub(super) $field: Vec<Read<'f, $entry<'f>>>),+
        }

        impl<'f> Entries<'f> {
            /// Reads the head of a rulebook, or the entries of one kind.
            pub(super) fn absorb(&mut self, name: &'f str, kind: &str, value: &Node<'f>, problems: &mut Problems) {
                match kind {
                    Head::KIND => {
                        let place = Place { file: name, kind: Head::KIND, index: 0 };
                        match one(place, value, problems) {
                            Ok(read) => self.heads.push(read),
                            Err(broken) => self.broken.push(broken),
                        }
                    }
                    $($entry::KIND => each(name, value, &mut self.$field, &mut self.broken, problems),)+
                    kind => problems.unknown(format!("{name}: {kind}"), kind, &[Head::KIND, $($entry::KIND),+]),
                }
            }

            /// Shows every entry, with the name of its table.
            pub(super) fn each_as_line(&self, lines: &mut Lines) -> Result<(), serde_json::Error> {
                for read in &self.heads {
                    lines.add(Head::KIND, &read.entry)?;
                }
                $(for read in &self.$field {
                    lines.add($entry::KIND, &read.entry)?;
                })+
                Ok(())
            }
        }
    };
}

kinds! {
    source: SourceEntry, fact: FactEntry, rule: RuleEntry, edition: EditionEntry, value: ValueEntry,
    absent: AbsentEntry, supplier_fee: SupplierFeeEntry, payment_fee: PaymentFeeEntry,
    payment_limit: PaymentLimitEntry, withdrawal_fee: WithdrawalFeeEntry, action: ActionEntry,
}

/// Reads all files.
pub(super) fn read<'f>(files: &[(&'f str, &'f str)], problems: &mut Problems) -> Entries<'f> {
    let mut entries = Entries::default();
    for (name, text) in files {
        match DeTable::parse(text) {
            Ok(table) => {
                if let Node::Table(table) = Node::of(DeValue::Table(table.into_inner())) {
                    for (kind, value) in sorted(table.iter()) {
                        entries.absorb(name, kind, value, problems);
                    }
                }
            }
            Err(error) => {
                entries.broken.push(Broken { kind: WHOLE_FILE, label: String::new() });
                problems.add(RulebookCode::Toml, *name, error.to_string().trim_end());
            }
        }
    }
    entries
}

/// Every entry of one kind.
fn each<'f, T: Entry<'f>>(
    file: &'f str,
    value: &Node<'f>,
    entries: &mut Vec<Read<'f, T>>,
    broken: &mut Vec<Broken>,
    problems: &mut Problems,
) {
    let kind = T::KIND;
    let Node::List(list) = value else {
        problems.add(RulebookCode::Toml, format!("{file}: {kind}"), format!("is no list; write `[[{kind}]]`"));
        return broken.push(Broken { kind, label: String::new() });
    };
    for (index, value) in list.iter().enumerate() {
        match one(Place { file, kind, index }, value, problems) {
            Ok(read) => entries.push(read),
            Err(fault) => broken.push(fault),
        }
    }
}

/// One entry.
fn one<'f, T: Entry<'f>>(place: Place<'f>, value: &Node<'f>, problems: &mut Problems) -> Result<Read<'f, T>, Broken> {
    let Node::Table(table) = value else {
        problems.add(RulebookCode::Toml, place.entry(""), "is no table");
        return Err(Broken { kind: place.kind, label: String::new() });
    };
    let mut fields = Fields::of(place, table, T::FIELDS, problems);
    let entry = T::read(&mut fields);
    if fields.broken {
        return Err(Broken { kind: place.kind, label: fields.label().to_owned() });
    }
    Ok(Read { place, entry })
}

/// The members of a table by name: problems are told in that order.
fn sorted<'n, 't>(members: impl Iterator<Item = &'n Member<'t>>) -> Vec<&'n Member<'t>> {
    let mut members: Vec<_> = members.collect();
    sort_by(&mut members, |(key, _), (other, _)| key.cmp(other));
    members
}

/// The fields of one entry, about to be read.
pub(super) struct Fields<'n, 'f, 'p> {
    place: Place<'f>,
    table: &'n [Member<'f>],
    /// Those that are misspelt, by the names that they mean.
    meant: Vec<(&'static str, &'n Node<'f>)>,
    /// Whether a field was missing or of the wrong shape, which is told.
    broken: bool,
    problems: &'p mut Problems,
}

impl<'n, 'f, 'p> Fields<'n, 'f, 'p> {
    /// The fields of a table; those that are misspelt are told, and read as what they mean.
    fn of(
        place: Place<'f>,
        table: &'n [Member<'f>],
        known: &'static [&'static str],
        problems: &'p mut Problems,
    ) -> Self {
        let mut fields = Self { place, table, meant: Vec::new(), broken: false, problems };
        let is_known = |(key, _): &&Member<'f>| known.contains(&key.as_ref());
        if !table.iter().all(|member| is_known(&member)) {
            fields.misspelt(sorted(table.iter().filter(|member| !is_known(member))), known);
        }
        fields
    }

    #[cold]
    fn misspelt(&mut self, members: Vec<&'n Member<'f>>, known: &'static [&'static str]) {
        for (key, value) in members {
            self.problems.unknown(self.place.field(self.label(), key), key, known);
            // Read on as if it were spelt right, so that what it leaves out is not a second problem.
            let meant = nearest(key, known).filter(|field| self.written(field).is_none());
            self.meant.extend(meant.map(|meant| (meant, value)));
        }
    }

    /// What the entry is called in messages.
    fn label(&self) -> &'n str {
        let text = |name: &&str| match self.written(name)? {
            Node::Text(text) => Some(text.as_ref()),
            _ => None,
        };
        ["id", "name", "method", "action"].iter().find_map(text).unwrap_or_default()
    }

    /// A field that must be there; an empty one where it is not, or of the wrong shape.
    pub(super) fn needs<T: Written<'f>>(&mut self, key: &'static str) -> T {
        let Some(value) = self.find(key) else {
            self.fault(key, "is missing");
            return T::default();
        };
        self.read(key, value).unwrap_or_default()
    }

    /// A field that may be there; nothing where it is not, or of the wrong shape.
    pub(super) fn may<T: Written<'f>>(&mut self, key: &'static str) -> Option<T> {
        self.find(key).and_then(|value| self.read(key, value))
    }

    fn written(&self, key: &str) -> Option<&'n Node<'f>> {
        self.table.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    fn find(&self, key: &str) -> Option<&'n Node<'f>> {
        let meant = || self.meant.iter().find(|(known, _)| *known == key).map(|(_, value)| *value);
        self.written(key).or_else(meant)
    }

    fn read<T: Written<'f>>(&mut self, key: &str, value: &Node<'f>) -> Option<T> {
        T::read(value).map_err(|message| self.fault(key, &message)).ok()
    }

    #[cold]
    fn fault(&mut self, key: &str, message: &str) {
        self.broken = true;
        self.problems.add(RulebookCode::Toml, self.place.field(self.label(), key), message);
    }
}
