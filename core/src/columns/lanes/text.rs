//! Texts, whatever their layout.

use super::known::Known;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{
    Array, ArrayRef, DictionaryArray, Int8Array, Int16Array, Int32Array, Int64Array, LargeStringArray, StringArray,
    StringViewArray, UInt8Array, UInt16Array, UInt32Array, UInt64Array,
};
use arrow_buffer::ArrowNativeType;
use arrow_schema::DataType;

/// Whether a type holds texts.
pub(in crate::columns) fn holds_text(kind: &DataType) -> bool {
    match kind {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        DataType::Dictionary(_, values) => {
            matches!(**values, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
        }
        _ => false,
    }
}

/// How many values a byte has.
const BYTE: usize = 256;

/// Stands for the text of a key that its dictionary does not have, and is no text that means anything.
const OUTSIDE: &str = "(a key outside its dictionary)";

/// Texts, one after the other.
enum Plain<'a> {
    Utf8(&'a StringArray),
    Large(&'a LargeStringArray),
    View(&'a StringViewArray),
}

impl<'a> Plain<'a> {
    fn of(array: &'a dyn Array) -> Option<Self> {
        match array.data_type() {
            DataType::Utf8 => array.as_string_opt().map(Self::Utf8),
            DataType::LargeUtf8 => array.as_string_opt().map(Self::Large),
            DataType::Utf8View => array.as_string_view_opt().map(Self::View),
            _ => None,
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Utf8(array) => array.len(),
            Self::Large(array) => array.len(),
            Self::View(array) => array.len(),
        }
    }

    #[inline]
    fn at(&self, place: usize) -> Option<&'a str> {
        match self {
            Self::Utf8(array) => array.is_valid(place).then(|| array.value(place)),
            Self::Large(array) => array.is_valid(place).then(|| array.value(place)),
            Self::View(array) => array.is_valid(place).then(|| array.value(place)),
        }
    }
}

/// The places that a dictionary's keys name.
enum Keys<'a> {
    I8(&'a Int8Array),
    I16(&'a Int16Array),
    I32(&'a Int32Array),
    I64(&'a Int64Array),
    U8(&'a UInt8Array),
    U16(&'a UInt16Array),
    U32(&'a UInt32Array),
    U64(&'a UInt64Array),
}

macro_rules! key_at {
    ($array:ident, $place:ident) => {
        $array.is_valid($place).then(|| usize::try_from($array.value($place)).unwrap_or(usize::MAX))
    };
}

macro_rules! load_keys {
    ($array:ident, $from:ident, $into:ident, $known:ident, $meanings:ident, $defaults:ident) => {{
        let keys = &$array.values()[$from..$from + $into.len()];
        let [unknown, wrong] = $defaults;
        $known.fill($into, unknown, |place| $meanings.get(keys[place].as_usize()).copied().unwrap_or(wrong));
    }};
}

/// The same for keys of one byte: a list of as many meanings as a byte has values needs no question about its length.
macro_rules! load_bytes {
    ($array:ident, $from:ident, $into:ident, $known:ident, $meanings:ident, $defaults:ident) => {{
        let keys = &$array.values()[$from..$from + $into.len()];
        let [unknown, wrong] = $defaults;
        let none = [wrong; BYTE];
        let all = $meanings.first_chunk::<BYTE>().unwrap_or(&none);
        $known.fill($into, unknown, |place| all[usize::from(keys[place].to_le_bytes()[0])]);
    }};
}

impl Keys<'_> {
    /// What the keys of some rows stand for.
    #[inline]
    fn load<T: Copy>(&self, from: usize, into: &mut [T], known: Known, meanings: &[T], defaults: [T; 2]) {
        match self {
            Self::I8(keys) => load_bytes!(keys, from, into, known, meanings, defaults),
            Self::I16(keys) => load_keys!(keys, from, into, known, meanings, defaults),
            Self::I32(keys) => load_keys!(keys, from, into, known, meanings, defaults),
            Self::I64(keys) => load_keys!(keys, from, into, known, meanings, defaults),
            Self::U8(keys) => load_bytes!(keys, from, into, known, meanings, defaults),
            Self::U16(keys) => load_keys!(keys, from, into, known, meanings, defaults),
            Self::U32(keys) => load_keys!(keys, from, into, known, meanings, defaults),
            Self::U64(keys) => load_keys!(keys, from, into, known, meanings, defaults),
        }
    }

    /// How many entries the keys can name: one of them that is negative, read as a byte, names none of those.
    const fn reach(&self) -> usize {
        match self {
            Self::I8(_) => BYTE / 2,
            _ => usize::MAX,
        }
    }

    #[inline]
    fn at(&self, place: usize) -> Option<usize> {
        match self {
            Self::I8(keys) => key_at!(keys, place),
            Self::I16(keys) => key_at!(keys, place),
            Self::I32(keys) => key_at!(keys, place),
            Self::I64(keys) => key_at!(keys, place),
            Self::U8(keys) => keys.is_valid(place).then(|| usize::from(keys.value(place))),
            Self::U16(keys) => keys.is_valid(place).then(|| usize::from(keys.value(place))),
            Self::U32(keys) => key_at!(keys, place),
            Self::U64(keys) => key_at!(keys, place),
        }
    }
}

/// The texts of a column.
pub(crate) enum Texts<'a> {
    Plain(PlainTexts<'a>),
    Dictionary(Dictionary<'a>),
}

pub(crate) struct PlainTexts<'a>(Plain<'a>);

pub(crate) struct Dictionary<'a> {
    keys: Keys<'a>,
    values: Plain<'a>,
}

impl<'a> Texts<'a> {
    /// The texts of an array, where it holds texts.
    pub(crate) fn of(array: &'a ArrayRef) -> Option<Self> {
        let DataType::Dictionary(key, _) = array.data_type() else {
            return Plain::of(array).map(|plain| Self::Plain(PlainTexts(plain)));
        };
        match **key {
            DataType::Int8 => keyed::<Int8Type>(array, Keys::I8),
            DataType::Int16 => keyed::<Int16Type>(array, Keys::I16),
            DataType::Int32 => keyed::<Int32Type>(array, Keys::I32),
            DataType::Int64 => keyed::<Int64Type>(array, Keys::I64),
            DataType::UInt8 => keyed::<UInt8Type>(array, Keys::U8),
            DataType::UInt16 => keyed::<UInt16Type>(array, Keys::U16),
            DataType::UInt32 => keyed::<UInt32Type>(array, Keys::U32),
            DataType::UInt64 => keyed::<UInt64Type>(array, Keys::U64),
            _ => None,
        }
    }

    /// The text of a row, where there is one.
    #[inline]
    pub(crate) fn at(&self, place: usize) -> Option<&'a str> {
        match self {
            Self::Plain(plain) => plain.0.at(place),
            Self::Dictionary(Dictionary { keys, values }) => match keys.at(place)? {
                key if key < values.len() => values.at(key),
                _ => Some(OUTSIDE),
            },
        }
    }
}

fn keyed<'a, K: ArrowDictionaryKeyType>(
    array: &'a ArrayRef,
    keys: fn(&'a arrow_array::PrimitiveArray<K>) -> Keys<'a>,
) -> Option<Texts<'a>> {
    let dictionary: &DictionaryArray<K> = array.as_dictionary_opt()?;
    let values = Plain::of(dictionary.values().as_ref())?;
    Some(Texts::Dictionary(Dictionary { keys: keys(dictionary.keys()), values }))
}

/// Texts that stand for something: the meaning of a dictionary's entries is looked up once.
pub(in crate::columns) struct Meanings<'a, T> {
    texts: Texts<'a>,
    /// The meaning of each key, where that is worth looking up beforehand; there is one for every byte at least.
    by_key: Option<Vec<T>>,
    /// What a null stands for.
    unknown: T,
    /// What a text without a meaning stands for.
    wrong: T,
}

impl<'a, T: Copy + PartialEq> Meanings<'a, T> {
    /// `find` gives what a text stands for.
    pub(in crate::columns) fn of(
        array: &'a ArrayRef,
        [unknown, wrong]: [T; 2],
        find: impl Fn(&str) -> Option<T>,
    ) -> Option<Self> {
        let texts = Texts::of(array)?;
        let by_key = match &texts {
            // A dictionary that is shared by many small batches may be longer than a batch.
            Texts::Dictionary(Dictionary { values, keys }) if values.len() <= array.len().max(BYTE) => {
                let meaning = |place| values.at(place).map_or(unknown, |text| find(text).unwrap_or(wrong));
                let reached = values.len().min(keys.reach());
                let rest = std::iter::repeat_n(wrong, BYTE.saturating_sub(reached));
                Some((0..reached).map(meaning).chain(rest).collect())
            }
            _ => None,
        };
        Some(Self { texts, by_key, unknown, wrong })
    }

    /// The meanings of some rows, from one on; `wrong` is told the rows whose text has none.
    #[inline]
    pub(in crate::columns) fn load(
        &self,
        from: usize,
        into: &mut [T],
        known: Known,
        find: impl Fn(&str) -> Option<T>,
        mut wrong: impl FnMut(usize, &str),
    ) {
        match (&self.texts, &self.by_key) {
            (Texts::Dictionary(Dictionary { keys, .. }), Some(meanings)) => {
                keys.load(from, into, known, meanings, [self.unknown, self.wrong]);
            }
            (texts, _) => known.fill(into, self.unknown, |place| {
                texts.at(from + place).map_or(self.unknown, |text| find(text).unwrap_or(self.wrong))
            }),
        }
        if into.contains(&self.wrong) {
            for (place, into) in into.iter_mut().enumerate().filter(|(_, into)| **into == self.wrong) {
                wrong(place, self.texts.at(from + place).unwrap_or_default());
                *into = self.unknown;
            }
        }
    }
}
