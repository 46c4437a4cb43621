//! Exact numbers, whatever their width and scale.

use super::known::Known;
use super::text::Texts;
use crate::flat::{AMOUNT_MAX, UNKNOWN};
use crate::money::{AmountError, Fraction, POWERS, parse_plain};
use arrow_array::cast::AsArray;
use arrow_array::types::{
    Decimal32Type, Decimal64Type, Decimal128Type, Decimal256Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type,
    UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, PrimitiveArray};
use arrow_schema::DataType;

/// The numbers of a column, each `digits / 10^scale`.
pub(in crate::columns) enum Numbers<'a> {
    D32(&'a PrimitiveArray<Decimal32Type>),
    D64(&'a PrimitiveArray<Decimal64Type>),
    D128(&'a PrimitiveArray<Decimal128Type>),
    D256(&'a PrimitiveArray<Decimal256Type>),
    I8(&'a PrimitiveArray<Int8Type>),
    I16(&'a PrimitiveArray<Int16Type>),
    I32(&'a PrimitiveArray<Int32Type>),
    I64(&'a PrimitiveArray<Int64Type>),
    U8(&'a PrimitiveArray<UInt8Type>),
    U16(&'a PrimitiveArray<UInt16Type>),
    U32(&'a PrimitiveArray<UInt32Type>),
    U64(&'a PrimitiveArray<UInt64Type>),
    Texts(Texts<'a>),
}

/// Digits, and how many of them stand after the point.
#[derive(Clone, Copy)]
pub(crate) struct Number {
    pub(crate) digits: i128,
    pub(crate) scale: i8,
}

/// Whether a type holds exact numbers.
pub(in crate::columns) fn holds_numbers(kind: &DataType) -> bool {
    matches!(
        kind,
        DataType::Decimal32(..) | DataType::Decimal64(..) | DataType::Decimal128(..) | DataType::Decimal256(..)
    ) || kind.is_integer()
}

macro_rules! number_at {
    ($array:ident, $place:ident, $scale:expr) => {
        Ok($array.is_valid($place).then(|| Number { digits: $array.value($place).into(), scale: $scale }))
    };
}

impl<'a> Numbers<'a> {
    pub(in crate::columns) fn of(array: &'a ArrayRef) -> Option<Self> {
        match array.data_type() {
            DataType::Decimal32(..) => array.as_primitive_opt().map(Self::D32),
            DataType::Decimal64(..) => array.as_primitive_opt().map(Self::D64),
            DataType::Decimal128(..) => array.as_primitive_opt().map(Self::D128),
            DataType::Decimal256(..) => array.as_primitive_opt().map(Self::D256),
            DataType::Int8 => array.as_primitive_opt().map(Self::I8),
            DataType::Int16 => array.as_primitive_opt().map(Self::I16),
            DataType::Int32 => array.as_primitive_opt().map(Self::I32),
            DataType::Int64 => array.as_primitive_opt().map(Self::I64),
            DataType::UInt8 => array.as_primitive_opt().map(Self::U8),
            DataType::UInt16 => array.as_primitive_opt().map(Self::U16),
            DataType::UInt32 => array.as_primitive_opt().map(Self::U32),
            DataType::UInt64 => array.as_primitive_opt().map(Self::U64),
            _ => Texts::of(array).map(Self::Texts),
        }
    }

    /// The numbers of some rows as whole units, by each row's decimals, [`UNKNOWN`] where there is none; whether all of
    /// them are right. Where not, those that are wrong stand for nothing.
    #[inline]
    pub(in crate::columns) fn load(&self, from: usize, into: &mut [i64], known: Known, decimals: &[u8]) -> bool {
        let rows = from..from + into.len();
        let mut all = true;
        match self {
            Self::D128(array) => {
                let (digits, scale) = (&array.values()[rows], array.scale());
                known.fill(into, UNKNOWN, |place| {
                    Number { digits: digits[place], scale }.checked(decimals[place], &mut all)
                });
            }
            Self::D64(array) => {
                let (digits, scale) = (&array.values()[rows], array.scale());
                known.fill(into, UNKNOWN, |place| {
                    Number { digits: digits[place].into(), scale }.checked(decimals[place], &mut all)
                });
            }
            _ => known.fill(into, UNKNOWN, |place| {
                let number = self.at(from + place);
                all &= number.is_ok();
                number.ok().flatten().map_or(UNKNOWN, |number| number.checked(decimals[place], &mut all))
            }),
        }
        all
    }

    /// The number of a row, where there is one.
    #[inline]
    pub(in crate::columns) fn at(&self, place: usize) -> Result<Option<Number>, AmountError> {
        match self {
            Self::D128(array) => number_at!(array, place, array.scale()),
            Self::D32(array) => number_at!(array, place, array.scale()),
            Self::D64(array) => number_at!(array, place, array.scale()),
            Self::D256(array) if array.is_null(place) => Ok(None),
            Self::D256(array) => {
                let digits = array.value(place).to_i128().ok_or(AmountError::TooLarge)?;
                Ok(Some(Number { digits, scale: array.scale() }))
            }
            Self::I8(array) => number_at!(array, place, 0),
            Self::I16(array) => number_at!(array, place, 0),
            Self::I32(array) => number_at!(array, place, 0),
            Self::I64(array) => number_at!(array, place, 0),
            Self::U8(array) => number_at!(array, place, 0),
            Self::U16(array) => number_at!(array, place, 0),
            Self::U32(array) => number_at!(array, place, 0),
            Self::U64(array) => number_at!(array, place, 0),
            Self::Texts(texts) => texts.at(place).map(written).transpose(),
        }
    }
}

fn written(text: &str) -> Result<Number, AmountError> {
    let (digits, scale) = parse_plain(text)?;
    Ok(Number { digits: digits.into(), scale: i8::try_from(scale).map_err(|_| AmountError::TooManyDecimals)? })
}

impl Number {
    /// The number as whole units; where it is no amount, not all are right, and what is given stands for nothing.
    #[inline]
    fn checked(self, decimals: u8, all: &mut bool) -> i64 {
        // Nearly always the column has as many decimals as the currency.
        if i16::from(decimals) == i16::from(self.scale) {
            *all &= self.digits.cast_unsigned() <= AMOUNT_MAX.cast_unsigned().into();
            #[expect(clippy::cast_possible_truncation, reason = "what is cut off was found wrong")]
            return self.digits as i64;
        }
        self.shifted(decimals, all)
    }

    /// The same for a number that the currency writes with more decimals or fewer.
    #[inline(never)]
    fn shifted(self, decimals: u8, all: &mut bool) -> i64 {
        let minor = self.minor(decimals);
        *all &= minor.is_ok();
        minor.unwrap_or(UNKNOWN)
    }

    /// The number as whole units, of which `10^decimals` make one.
    #[inline]
    pub(in crate::columns) fn minor(self, decimals: u8) -> Result<i64, AmountError> {
        let shift = i16::from(decimals) - i16::from(self.scale);
        let minor = match (i64::try_from(self.digits), shift) {
            (Ok(digits), 0) => digits,
            // A division by a known number is a multiplication.
            (Ok(digits), -1) if digits % 10 == 0 => digits / 10,
            (Ok(digits), -2) if digits % 100 == 0 => digits / 100,
            (Ok(digits), -4) if digits % 10_000 == 0 => digits / 10_000,
            (Ok(digits), 1..=18) => {
                digits.checked_mul(POWERS[usize::from(shift.unsigned_abs())]).ok_or(AmountError::TooLarge)?
            }
            (Ok(digits), -18..0) => {
                let unit = POWERS[usize::from(shift.unsigned_abs())];
                if digits % unit != 0 {
                    return Err(if digits < 0 { AmountError::Negative } else { AmountError::TooManyDecimals });
                }
                digits / unit
            }
            _ => self.far(shift)?,
        };
        match minor {
            0..=AMOUNT_MAX => Ok(minor),
            i64::MIN..0 => Err(AmountError::Negative),
            _ => Err(AmountError::TooLarge),
        }
    }

    /// A number of more digits, or more zeros, than a 64-bit integer holds.
    #[cold]
    fn far(self, shift: i16) -> Result<i64, AmountError> {
        if self.digits <= 0 {
            return if self.digits == 0 { Ok(0) } else { Err(AmountError::Negative) };
        }
        let unit = 10_i128.checked_pow(u32::from(shift.unsigned_abs()));
        let exact = match unit {
            Some(unit) if shift < 0 && self.digits % unit != 0 => return Err(AmountError::TooManyDecimals),
            Some(unit) if shift < 0 => Some(self.digits / unit),
            Some(unit) => self.digits.checked_mul(unit),
            None if shift < 0 => return Err(AmountError::TooManyDecimals),
            None => None,
        };
        exact.and_then(|exact| i64::try_from(exact).ok()).ok_or(AmountError::TooLarge)
    }

    /// The number as a rate of at most 15 digits.
    #[inline]
    pub(in crate::columns) fn fraction(self) -> Option<Fraction> {
        let plain = || Fraction::new(i64::try_from(self.digits).ok()?, u8::try_from(self.scale).ok()?);
        plain().or_else(|| self.shortest())
    }

    /// The same number without needless zeros.
    fn shortest(mut self) -> Option<Fraction> {
        while self.scale > 0 && self.digits % 10 == 0 && self.digits != 0 {
            (self.digits, self.scale) = (self.digits / 10, self.scale - 1);
        }
        while self.scale < 0 {
            (self.digits, self.scale) = (self.digits.checked_mul(10)?, self.scale + 1);
        }
        if self.digits == 0 {
            self.scale = 0;
        }
        Fraction::new(i64::try_from(self.digits).ok()?, u8::try_from(self.scale).ok()?)
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (sign, digits) = (if self.digits < 0 { "-" } else { "" }, self.digits.unsigned_abs().to_string());
        let Ok(scale @ 1..) = usize::try_from(self.scale) else {
            let zeros = usize::from(self.scale.unsigned_abs());
            return write!(f, "{sign}{digits}{:0<zeros$}", "");
        };
        let digits = format!("{digits:0>width$}", width = scale + 1);
        let (whole, rest) = digits.split_at(digits.len() - scale);
        write!(f, "{sign}{whole}.{rest}")
    }
}

#[cfg(test)]
mod tests {
    use super::{AMOUNT_MAX, AmountError, Number};
    use crate::money::Fraction;

    const fn number(digits: i128, scale: i8) -> Number {
        Number { digits, scale }
    }

    #[test]
    fn amounts_of_every_scale_are_exact_or_refused() {
        for (digits, scale, decimals, expected) in [
            (1_200, 2, 2, Ok(1_200)),
            (12, 0, 2, Ok(1_200)),
            (12, -2, 2, Ok(120_000)),
            (12_000_000, 6, 2, Ok(1_200)),
            (12_000_001, 6, 2, Err(AmountError::TooManyDecimals)),
            (5, 1, 0, Err(AmountError::TooManyDecimals)),
            (-1, 2, 2, Err(AmountError::Negative)),
            (-1, 5, 2, Err(AmountError::Negative)),
            (-5, 76, 2, Err(AmountError::Negative)),
            (0, 76, 2, Ok(0)),
            (0, -76, 2, Ok(0)),
            (7 * 10_i128.pow(30), 30, 2, Ok(700)),
            (7 * 10_i128.pow(30) + 1, 30, 2, Err(AmountError::TooManyDecimals)),
            (1, 76, 2, Err(AmountError::TooManyDecimals)),
            (1, -30, 2, Err(AmountError::TooLarge)),
            (1, -76, 2, Err(AmountError::TooLarge)),
            (i128::from(i64::MAX), 0, 2, Err(AmountError::TooLarge)),
            (i128::from(AMOUNT_MAX), 2, 2, Ok(AMOUNT_MAX)),
            (i128::from(AMOUNT_MAX) + 1, 2, 2, Err(AmountError::TooLarge)),
        ] {
            assert_eq!(number(digits, scale).minor(decimals), expected, "{digits} / 10^{scale}");
        }
    }

    #[test]
    fn rates_lose_no_digit() {
        assert_eq!(number(10_834, 4).fraction(), Fraction::new(10_834, 4));
        assert_eq!(number(10_834 * 10_i128.pow(14), 18).fraction(), Fraction::new(10_834, 4));
        assert_eq!(number(7, -2).fraction(), Fraction::new(700, 0));
        assert_eq!(number(0, 30).fraction(), Fraction::new(0, 0));
        assert_eq!((number(-1, 4).fraction(), number(1, 16).fraction()), (None, None));
    }

    #[test]
    fn numbers_are_shown_as_they_are_written() {
        let shown: Vec<String> =
            [number(-105, 3), number(12, 0), number(12, -2), number(5, 1)].iter().map(ToString::to_string).collect();
        assert_eq!(shown, ["-0.105", "12", "1200", "0.5"]);
    }
}
