//! From texts to entries: strict, and with every problem of every file.
//!
//! A file that fits the mirror is read in one pass. One that does not is read again entry by entry,
//! so that all its faults are told at once and the rest of it is still checked.

use super::file::{
    AbsentEntry, ActionEntry, EditionEntry, Entry, FactEntry, Head, PaymentFeeEntry, PaymentLimitEntry, RuleEntry,
    SourceEntry, SupplierFeeEntry, ValueEntry, WithdrawalFeeEntry,
};
use super::problem::{Problems, RulebookCode};
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
        format!("{}: {}[{}] ({label}).{field}", self.file, self.kind, self.index)
    }

    /// The place as messages show it, with the entry's name.
    pub(super) fn entry(self, label: &str) -> String {
        format!("{}: {}[{}] ({label})", self.file, self.kind, self.index)
    }
}

/// An entry and where it stands.
#[derive(Debug)]
pub(super) struct Read<'f, T> {
    pub(super) place: Place<'f>,
    pub(super) entry: T,
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
                            self.heads.extend(one(place, value, problems));
                        }
                        $(<$entry>::KIND => self.$field.extend(each(name, <$entry>::KIND, value, problems)),)+
                        _ => problems.unknown(
                            format!("{name}: {kind}"), &kind, ["rulebook", $(<$entry>::KIND),+].into_iter()),
                    }
                }
            }

            /// One line for each entry: its kind and its fields, as the digest takes them.
            pub(super) fn lines(&self) -> Result<Vec<String>, serde_json::Error> {
                let mut lines = Vec::new();
                for read in &self.heads {
                    lines.push(format!("rulebook {}\n", serde_json::to_string(&read.entry)?));
                }
                $(for read in &self.$field {
                    lines.push(format!("{} {}\n", <$entry>::KIND, serde_json::to_string(&read.entry)?));
                })+
                Ok(lines)
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
                Err(error) => problems.add(RulebookCode::Toml, *name, error.to_string().trim_end()),
            },
        }
    }
    entries
}

/// Every entry of one kind that can be read.
fn each<'f, T: for<'de> Deserialize<'de>>(
    file: &'f str,
    kind: &'static str,
    value: toml::Value,
    problems: &mut Problems,
) -> Vec<Read<'f, T>> {
    let toml::Value::Array(list) = value else {
        problems.add(RulebookCode::Toml, format!("{file}: {kind}"), format!("is no list; write `[[{kind}]]`"));
        return Vec::new();
    };
    let places = (0..).map(|index| Place { file, kind, index });
    places.zip(list).filter_map(|(place, value)| one(place, value, problems)).collect()
}

/// One entry, without the fields that are not known.
fn one<'f, T: for<'de> Deserialize<'de>>(
    place: Place<'f>,
    value: toml::Value,
    problems: &mut Problems,
) -> Option<Read<'f, T>> {
    let toml::Value::Table(mut table) = value else {
        problems.add(RulebookCode::Toml, place.entry("?"), "is no table");
        return None;
    };
    let label = ["id", "name", "method", "action"].iter().find_map(|key| table.get(*key)?.as_str());
    let label = label.unwrap_or("?").to_owned();
    let known = fields::<T>();
    table.retain(|key, _| {
        let fits = known.contains(&key);
        if !fits {
            problems.unknown(place.field(&label, key), key, known.iter().copied());
        }
        fits
    });
    match T::deserialize(toml::Value::Table(table)) {
        Ok(entry) => Some(Read { place, entry }),
        Err(error) => {
            problems.add(RulebookCode::Toml, place.entry(&label), error.to_string().trim_end());
            None
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
