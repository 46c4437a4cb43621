//! One column of a batch, bound to what it holds, and read some rows at a time.

mod known;
mod number;
mod text;
mod time;

pub(super) use known::Known;
pub(crate) use number::Number;
pub(super) use number::{Numbers, holds_numbers};
pub(crate) use text::Texts;
pub(super) use text::{Meanings, holds_text};
pub(super) use time::{Dates, Instants};

use super::spec::{ColumnSpec, Holds};
use super::words::Words;
use crate::flat::{NO, YES};
use crate::iso::{Country, Currency};
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, BooleanArray, GenericListArray, OffsetSizeTrait};
use arrow_buffer::NullBuffer;
use arrow_schema::DataType;

/// What the texts of a column are looked up in.
#[derive(Clone, Debug)]
pub(super) enum Lists {
    None,
    Words(Words<u8>),
}

impl Lists {
    /// The list of a column.
    pub(super) fn of(holds: Holds) -> Self {
        match holds {
            Holds::Flag => Self::Words(Words::new(vec![("false", NO), ("true", YES)])),
            _ => holds.list().map_or(Self::None, |list| Self::Words(Words::new(list))),
        }
    }
}

/// A code: none where the letters are wrong, no code where there are none.
pub(super) type Found<C> = Option<Option<C>>;

/// What stands for a text with a word of no list.
const WRONG_SET: u64 = u64::MAX;

/// A column of a batch.
pub(super) struct Lane<'a> {
    pub(super) spec: &'static ColumnSpec,
    nulls: Option<NullBuffer>,
    pub(super) values: Values<'a>,
}

/// Its values.
pub(super) enum Values<'a> {
    /// Null in every row.
    Unknown,
    Words(&'a Words<u8>, Meanings<'a, u8>),
    Sets(&'a Words<u8>, Meanings<'a, u64>),
    SetLists(&'a Words<u8>, TextLists<'a>),
    Currencies(Meanings<'a, Found<Currency>>),
    Countries(Meanings<'a, Found<Country>>),
    Flags(&'a BooleanArray),
    Instants(Instants<'a>),
    Dates(Dates<'a>),
    /// Amounts of the row's currency, or of dollars.
    Amounts(Numbers<'a>, Unit),
    Rates(Numbers<'a>),
    Counts(Numbers<'a>),
}

/// What the amounts of a column are amounts of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    OfTheRow,
    Dollars,
}

/// Whether a column of this type is null in every row: what engines make of a column in which they found no value.
pub(super) fn holds_nothing(holds: Holds, kind: &DataType) -> bool {
    match kind {
        DataType::Null => true,
        DataType::Dictionary(_, values) => **values == DataType::Null,
        DataType::List(item) | DataType::LargeList(item) => {
            matches!(holds, Holds::Words(_)) && item.data_type() == &DataType::Null
        }
        _ => false,
    }
}

impl<'a> Lane<'a> {
    /// The values of a column; nothing where they are not of a type that it may have.
    pub(super) fn of(spec: &'static ColumnSpec, array: &'a ArrayRef, lists: &'a Lists) -> Option<Self> {
        let values = if holds_nothing(spec.holds, array.data_type()) { Some(Values::Unknown) } else { None };
        let values = values.or_else(|| Values::of(spec.holds, array, lists))?;
        Some(Self { spec, nulls: array.logical_nulls().filter(|nulls| nulls.null_count() > 0), values })
    }

    /// Which rows are not null, be it by themselves or by the entry of a dictionary that their key names.
    pub(super) fn known(&self, from: usize, count: usize) -> Known {
        Known::of(self.nulls.as_ref(), from, count)
    }
}

impl<'a> Values<'a> {
    fn of(holds: Holds, array: &'a ArrayRef, lists: &'a Lists) -> Option<Self> {
        match (holds, lists) {
            (Holds::Word(_), Lists::Words(words)) => Self::words(words, array),
            (Holds::Words(_), Lists::Words(words)) => match array.data_type() {
                DataType::List(_) | DataType::LargeList(_) => Some(Self::SetLists(words, TextLists::of(array)?)),
                _ => Some(Self::Sets(words, Meanings::of(array, [0, WRONG_SET], |text| set(words, text))?)),
            },
            (Holds::Flag, Lists::Words(words)) => {
                array.as_boolean_opt().map(Self::Flags).or_else(|| Self::words(words, array))
            }
            (Holds::Currency, _) => Some(Self::Currencies(Meanings::of(array, [Some(None), None], |text| {
                Currency::parse(text).map(|code| Some(Some(code)))
            })?)),
            (Holds::Country, _) => Some(Self::Countries(Meanings::of(array, [Some(None), None], |text| {
                Country::parse(text).map(|code| Some(Some(code)))
            })?)),
            (Holds::Instant, _) => Instants::of(array).map(Self::Instants),
            (Holds::Date, _) => Dates::of(array).map(Self::Dates),
            (Holds::Money, _) => Some(Self::Amounts(Numbers::of(array)?, Unit::OfTheRow)),
            (Holds::Dollars, _) => Some(Self::Amounts(Numbers::of(array)?, Unit::Dollars)),
            (Holds::Rate, _) => Numbers::of(array).map(Self::Rates),
            (Holds::Count, _) => Numbers::of(array).map(Self::Counts),
            _ => None,
        }
    }

    fn words(words: &'a Words<u8>, array: &'a ArrayRef) -> Option<Self> {
        Some(Self::Words(words, Meanings::of(array, [0, u8::MAX], |text| words.find(text))?))
    }
}

/// The bits of the words of a text, which are parted by spaces.
pub(super) fn set(words: &Words<u8>, text: &str) -> Option<u64> {
    text.split(' ').filter(|word| !word.is_empty()).try_fold(0, |bits, word| Some(bits | 1 << words.find(word)?))
}

/// A list of texts in every row.
pub(super) struct TextLists<'a> {
    list: &'a ArrayRef,
    texts: Texts<'a>,
}

impl<'a> TextLists<'a> {
    fn of(list: &'a ArrayRef) -> Option<Self> {
        let values = match list.data_type() {
            DataType::List(_) => list.as_list_opt::<i32>()?.values(),
            _ => list.as_list_opt::<i64>()?.values(),
        };
        Some(Self { list, texts: Texts::of(values)? })
    }

    /// The bits of the words of a row; the word that is none of the list where there is one.
    pub(super) fn set(&self, words: &Words<u8>, place: usize) -> Result<u64, &'a str> {
        let (from, to) = if let Some(list) = self.list.as_list_opt::<i32>() {
            bounds(list, place)
        } else {
            self.list.as_list_opt::<i64>().map_or((0, 0), |list| bounds(list, place))
        };
        // A null among the words of a list is none of them; an unknown set is a null in place of the list.
        (from..to)
            .map(|place| self.texts.at(place).unwrap_or("null"))
            .try_fold(0, |bits, word| words.find(word).map(|number| bits | 1 << number).ok_or(word))
    }
}

/// Where the values of a row's list begin and end.
fn bounds<O: OffsetSizeTrait>(list: &GenericListArray<O>, place: usize) -> (usize, usize) {
    if list.is_null(place) {
        return (0, 0);
    }
    let offsets = list.value_offsets();
    (offsets[place].as_usize(), offsets[place + 1].as_usize())
}
