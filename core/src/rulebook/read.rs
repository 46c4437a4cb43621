//! From texts to entries: strict, and with every problem of every file.
//!
//! A file that fits the mirror is read in one pass. One that does not is read again entry by entry,
//! so that all its faults are told at once and the rest of it is still checked.

use super::digest::Lines;
use super::file::{
    AbsentEntry, ActionEntry, EditionEntry, Entry, FactEntry, Head, PaymentFeeEntry, PaymentLimitEntry, RuleEntry,
    SourceEntry, SupplierFeeEntry, ValueEntry, WithdrawalFeeEntry,
};
use super::problem::{Problems, RulebookCode, nearest};
use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

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

impl<T: Entry> Read<'_, T> {
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
    ($($field:ident: $entry:ty),+ $(,)?) => {
        /// One file.
        #[derive(Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        struct File { rulebook: Option<Head>, $($field: Vec<$entry>),+ }

        /// The entries of all files.
        #[derive(Debug, Default)]
        pub(super) struct Entries<'f> {
            pub(super) heads: Vec<Read<'f, Head>>,
            /// What could not be read. What it leaves out is not reported a second time.
            pub(super) broken: Vec<Broken>,
            $(pub(super) $field: Vec<Read<'f, $entry>>),+
        }

        impl<'f> Entries<'f> {
            fn absorb(&mut self, name: &'f str, file: File) {
                let place = |kind, index| Place { file: name, kind, index };
                self.heads.extend(file.rulebook.map(|entry| Read { place: place("rulebook", 0), entry }));
                $(self.$field.extend((file.$field.into_iter().enumerate())
                    .map(|(index, entry)| Read { place: place(<$entry>::KIND, index), entry }));)+
            }

            /// Reads what can be read of a file that does not fit, and reports the rest.
            fn salvage(&mut self, name: &'f str, table: toml::Table, problems: &mut Problems) {
                for (kind, value) in table {
                    match kind.as_str() {
                        "rulebook" => {
                            let place = Place { file: name, kind: "rulebook", index: 0 };
                            match one(place, value, problems) {
                                Ok(read) => self.heads.push(read),
                                Err(broken) => self.broken.push(broken),
                            }
                        }
                        $(<$entry>::KIND => for read in each(name, <$entry>::KIND, value, problems) {
                            match read {
                                Ok(read) => self.$field.push(read),
                                Err(broken) => self.broken.push(broken),
                            }
                        },)+
                        _ => problems.unknown(
                            format!("{name}: {kind}"), &kind, ["rulebook", $(<$entry>::KIND),+].into_iter()),
                    }
                }
            }

            /// Shows every entry, with the name of its table.
            pub(super) fn each_as_line(&self, lines: &mut Lines) -> Result<(), serde_json::Error> {
                for read in &self.heads {
                    lines.add("rulebook", &read.entry)?;
                }
                $(for read in &self.$field {
                    lines.add(<$entry>::KIND, &read.entry)?;
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
pub(super) fn read<'f>(files: &[(&'f str, &str)], problems: &mut Problems) -> Entries<'f> {
    let mut entries = Entries::default();
    for (name, text) in files {
        match toml::from_str::<File>(text) {
            Ok(file) => entries.absorb(name, file),
            Err(_) => match text.parse::<toml::Table>() {
                Ok(table) => entries.salvage(name, table, problems),
                Err(error) => {
                    entries.broken.push(Broken { kind: WHOLE_FILE, label: String::new() });
                    problems.add(RulebookCode::Toml, *name, error.to_string().trim_end());
                }
            },
        }
    }
    entries
}

/// Every entry of one kind.
fn each<'f, T: for<'de> Deserialize<'de>>(
    file: &'f str,
    kind: &'static str,
    value: toml::Value,
    problems: &mut Problems,
) -> Vec<Result<Read<'f, T>, Broken>> {
    let toml::Value::Array(list) = value else {
        problems.add(RulebookCode::Toml, format!("{file}: {kind}"), format!("is no list; write `[[{kind}]]`"));
        return vec![Err(Broken { kind, label: String::new() })];
    };
    let places = (0..).map(|index| Place { file, kind, index });
    places.zip(list).map(|(place, value)| one(place, value, problems)).collect()
}

/// One entry; fields that are misspelt are read as what they mean.
fn one<'f, T: for<'de> Deserialize<'de>>(
    place: Place<'f>,
    value: toml::Value,
    problems: &mut Problems,
) -> Result<Read<'f, T>, Broken> {
    let toml::Value::Table(mut table) = value else {
        problems.add(RulebookCode::Toml, place.entry(""), "is no table");
        return Err(Broken { kind: place.kind, label: String::new() });
    };
    let label = ["id", "name", "method", "action"].iter().find_map(|key| table.get(*key)?.as_str());
    let label = label.unwrap_or_default().to_owned();
    let known = fields::<T>();
    let unknown: Vec<String> = table.keys().filter(|key| !known.contains(&key.as_str())).cloned().collect();
    for key in unknown {
        problems.unknown(place.field(&label, &key), &key, known.iter().copied());
        // Read on as if it were spelt right, so that what it leaves out is not a second problem.
        let meant = nearest(&key, known.iter().copied()).filter(|field| !table.contains_key(*field));
        if let (Some(value), Some(meant)) = (table.remove(&key), meant) {
            table.insert(meant.to_owned(), value);
        }
    }
    match T::deserialize(toml::Value::Table(table)) {
        Ok(entry) => Ok(Read { place, entry }),
        Err(error) => {
            problems.add(RulebookCode::Toml, place.entry(&label), error.to_string().trim_end());
            Err(Broken { kind: place.kind, label })
        }
    }
}

/// The fields that a struct takes, as its derive knows them.
fn fields<T: for<'de> Deserialize<'de>>() -> &'static [&'static str] {
    let mut found: &'static [&'static str] = &[];
    // The reading always fails; on the way it names the fields.
    drop(T::deserialize(FieldNames(&mut found)));
    found
}

struct FieldNames<'a>(&'a mut &'static [&'static str]);

impl<'de> Deserializer<'de> for FieldNames<'_> {
    type Error = serde::de::value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
        Err(Self::Error::custom("only structs have fields"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        *self.0 = fields;
        self.deserialize_any(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
