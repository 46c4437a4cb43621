//! Instants and dates, whatever their unit.

use super::known::Known;
use super::text::Texts;
use crate::flat::RowFault;
use crate::time::{Day, Instant, InstantError};
use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType,
};
use arrow_array::{Array, ArrayRef, PrimitiveArray};
use arrow_schema::{DataType, TimeUnit};

const MILLIS_PER_DAY: i64 = 86_400_000;

/// The instants of a column.
pub(in crate::columns) enum Instants<'a> {
    Seconds(&'a PrimitiveArray<TimestampSecondType>),
    Millis(&'a PrimitiveArray<TimestampMillisecondType>),
    Micros(&'a PrimitiveArray<TimestampMicrosecondType>),
    Nanos(&'a PrimitiveArray<TimestampNanosecondType>),
    Texts(Texts<'a>),
}

impl<'a> Instants<'a> {
    pub(in crate::columns) fn of(array: &'a ArrayRef) -> Option<Self> {
        match array.data_type() {
            DataType::Timestamp(TimeUnit::Second, _) => array.as_primitive_opt().map(Self::Seconds),
            DataType::Timestamp(TimeUnit::Millisecond, _) => array.as_primitive_opt().map(Self::Millis),
            DataType::Timestamp(TimeUnit::Microsecond, _) => array.as_primitive_opt().map(Self::Micros),
            DataType::Timestamp(TimeUnit::Nanosecond, _) => array.as_primitive_opt().map(Self::Nanos),
            _ => Texts::of(array).map(Self::Texts),
        }
    }

    /// The instants of some rows as microseconds, `unknown` where there is none; whether all of them are right.
    #[inline]
    pub(in crate::columns) fn load(&self, from: usize, into: &mut [i64], known: Known, unknown: i64) -> bool {
        let rows = from..from + into.len();
        let mut wrong = 0;
        let mut check = |micros: i64| {
            wrong |= Instant::sign_outside(micros);
            micros
        };
        match self {
            Self::Micros(array) => {
                let micros = &array.values()[rows];
                known.fill(into, unknown, |place| check(micros[place]));
            }
            Self::Seconds(array) => {
                let seconds = &array.values()[rows];
                known.fill(into, unknown, |place| check(seconds[place].saturating_mul(1_000_000)));
            }
            Self::Millis(array) => {
                let millis = &array.values()[rows];
                known.fill(into, unknown, |place| check(millis[place].saturating_mul(1_000)));
            }
            // What is wrong with one is told by `at`; an instant that is outside stands for it here.
            Self::Nanos(_) | Self::Texts(_) => known.fill(into, unknown, |place| match self.at(from + place) {
                Ok(instant) => instant.map_or(unknown, Instant::micros),
                Err(_) => check(0),
            }),
        }
        wrong >= 0
    }

    /// The instant of a row, where there is one.
    #[inline]
    pub(in crate::columns) fn at(&self, place: usize) -> Result<Option<Instant>, InstantError> {
        let micros = match self {
            Self::Micros(array) => array.is_valid(place).then(|| array.value(place)),
            Self::Seconds(array) => array.is_valid(place).then(|| array.value(place).saturating_mul(1_000_000)),
            Self::Millis(array) => array.is_valid(place).then(|| array.value(place).saturating_mul(1_000)),
            Self::Nanos(array) if array.is_null(place) => None,
            Self::Nanos(array) if array.value(place) % 1_000 != 0 => return Err(InstantError::TooFine),
            Self::Nanos(array) => Some(array.value(place) / 1_000),
            Self::Texts(texts) => return texts.at(place).map(Instant::parse).transpose(),
        };
        micros.map(|micros| Instant::from_micros(micros).ok_or(InstantError::OutOfRange)).transpose()
    }
}

/// The dates of a column.
pub(in crate::columns) enum Dates<'a> {
    Days(&'a PrimitiveArray<Date32Type>),
    Millis(&'a PrimitiveArray<Date64Type>),
    Texts(Texts<'a>),
}

impl<'a> Dates<'a> {
    pub(in crate::columns) fn of(array: &'a ArrayRef) -> Option<Self> {
        match array.data_type() {
            DataType::Date32 => array.as_primitive_opt().map(Self::Days),
            DataType::Date64 => array.as_primitive_opt().map(Self::Millis),
            _ => Texts::of(array).map(Self::Texts),
        }
    }

    /// The date of a row, where there is one.
    #[inline]
    pub(in crate::columns) fn at(&self, place: usize) -> Result<Option<Day>, &'static str> {
        let days = match self {
            Self::Days(array) => array.is_valid(place).then(|| array.value(place)),
            Self::Millis(array) if array.is_null(place) => None,
            Self::Millis(array) if array.value(place) % MILLIS_PER_DAY != 0 => return Err("is not a whole day"),
            Self::Millis(array) => Some(i32::try_from(array.value(place) / MILLIS_PER_DAY).unwrap_or(i32::MAX)),
            Self::Texts(texts) => {
                let Some(text) = texts.at(place) else { return Ok(None) };
                return Day::parse(text)
                    .map(Some)
                    .ok_or("is not a date such as `2021-03-30` of the years 2000 to 2099");
            }
        };
        days.map(|days| Day::from_number(days).ok_or(RowFault::Time.words())).transpose()
    }
}
