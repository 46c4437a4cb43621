//! Exact money.
//!
//! At every edge an amount is a decimal ([`rust_decimal::Decimal`] or its text). Inside, it is a whole
//! number of the currency's **minor units** (cents; whole yen; thousandths of a dinar), because that
//! is exact, small and quick. Rounding happens in one function, [`Rounding::divide`].

pub use crate::codes::Rounding;
use crate::iso::Currency;
use rust_decimal::Decimal;

/// The largest amount a document may name, in minor units: 10 trillion of a two-decimal currency.
///
/// A bound keeps every sum and product below inside the integers used, so nothing can wrap.
pub const MAX_MINOR: i64 = 1_000_000_000_000_000;

/// An amount in minor units together with its currency: what documents show as `"12000.00"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    /// Whole minor units of `currency`.
    pub minor: i64,
    /// The currency, which says how many decimals there are.
    pub currency: Currency,
}

impl Money {
    /// The amount as a decimal with all the currency's decimals.
    pub fn decimal(self) -> Decimal {
        Decimal::new(self.minor, u32::from(self.currency.decimals()))
    }
}

impl std::fmt::Display for Money {
    /// The amount as documents write it: full decimals, no currency, no grouping.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scale = usize::from(self.currency.decimals());
        let unit = POWERS[scale].unsigned_abs();
        let (sign, digits) = (if self.minor < 0 { "-" } else { "" }, self.minor.unsigned_abs());
        if scale == 0 {
            return write!(f, "{sign}{digits}");
        }
        write!(f, "{sign}{}.{:0scale$}", digits / unit, digits % unit)
    }
}

impl serde::Serialize for Money {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// Powers of ten, as far as a 64-bit integer goes.
pub(crate) const POWERS: [i64; 19] = {
    let mut powers = [1; 19];
    let mut at = 1;
    while at < 19 {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

/// Why a text or a decimal is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// Not digits with at most one point.
    #[error("is not a decimal number")]
    NotADecimal,
    /// Below zero.
    #[error("is negative")]
    Negative,
    /// More decimals than the currency has.
    #[error("has more decimals than the currency")]
    TooManyDecimals,
    /// Above [`MAX_MINOR`].
    #[error("is larger than any amount this library takes")]
    TooLarge,
}

/// A plain decimal number as exact digits: `value / 10^scale`, without sign, exponent or grouping.
///
/// Trailing zeros after the point are dropped, so `"1.500"` and `"1.5"` are one number.
pub(crate) fn parse_plain(text: &str) -> Result<(i64, u8), AmountError> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let has_point = digits.contains('.');
    if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || (has_point && fraction.is_empty()) {
        return Err(AmountError::NotADecimal);
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > 18 {
        return Err(AmountError::TooManyDecimals);
    }
    let mut value: i64 = 0;
    for byte in whole.bytes().chain(fraction.bytes()) {
        let digit = i64::from(byte - b'0');
        value = value.checked_mul(10).and_then(|v| v.checked_add(digit)).ok_or(AmountError::TooLarge)?;
    }
    if negative && value != 0 {
        return Err(AmountError::Negative);
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most 18, checked above")]
    Ok((value, fraction.len() as u8))
}

/// Reads an amount of `currency` from its text, in minor units.
///
/// # Errors
/// Anything that is not a plain non-negative decimal with at most the currency's decimals.
pub fn parse_minor(text: &str, currency: Currency) -> Result<i64, AmountError> {
    let (value, scale) = parse_plain(text)?;
    let missing = currency.decimals().checked_sub(scale).ok_or(AmountError::TooManyDecimals)?;
    let minor = value.checked_mul(POWERS[usize::from(missing)]).ok_or(AmountError::TooLarge)?;
    if minor > MAX_MINOR { Err(AmountError::TooLarge) } else { Ok(minor) }
}

/// A decimal amount of `currency`, in minor units.
///
/// # Errors
/// As [`parse_minor`].
pub fn minor_from_decimal(amount: Decimal, currency: Currency) -> Result<i64, AmountError> {
    if amount.is_sign_negative() && !amount.is_zero() {
        return Err(AmountError::Negative);
    }
    let amount = amount.normalize();
    let scale = u8::try_from(amount.scale()).map_err(|_| AmountError::TooManyDecimals)?;
    let missing = currency.decimals().checked_sub(scale).ok_or(AmountError::TooManyDecimals)?;
    let value = i64::try_from(amount.mantissa()).map_err(|_| AmountError::TooLarge)?;
    let minor = value.checked_mul(POWERS[usize::from(missing)]).ok_or(AmountError::TooLarge)?;
    if minor > MAX_MINOR { Err(AmountError::TooLarge) } else { Ok(minor) }
}

impl Rounding {
    /// `numerator / denominator`, rounded to a whole number: the one place where money is rounded.
    ///
    /// Both must be non-negative and the denominator positive; amounts are (rules 1.2: no source
    /// states a mode, so the mode is a rulebook parameter).
    #[inline]
    pub fn divide(self, numerator: i128, denominator: i128) -> i64 {
        debug_assert!(numerator >= 0 && denominator > 0);
        match (i64::try_from(numerator), i64::try_from(denominator)) {
            // One machine division instead of a call, for every amount met in practice.
            (Ok(n), Ok(d)) => {
                let (n, d) = (n.cast_unsigned(), d.cast_unsigned());
                let (whole, rest) = (n / d, n % d);
                let up = self.rounds_up(rest.cmp(&(d - rest)), rest > 0, whole % 2 == 1);
                i64::try_from(whole + u64::from(up)).unwrap_or(i64::MAX)
            }
            _ => self.divide_large(numerator, denominator),
        }
    }

    #[cold]
    fn divide_large(self, numerator: i128, denominator: i128) -> i64 {
        let (whole, rest) = (numerator / denominator, numerator % denominator);
        let up = self.rounds_up(rest.cmp(&(denominator - rest)), rest > 0, whole % 2 == 1);
        i64::try_from(whole + i128::from(up)).unwrap_or(i64::MAX)
    }

    /// Whether a remainder, which `half` compares with one half, makes the whole number before it one more.
    #[inline]
    fn rounds_up(self, half: std::cmp::Ordering, any: bool, odd: bool) -> bool {
        match self {
            Self::HalfUp => half.is_ge(),
            Self::HalfEven => half.is_gt() || (half.is_eq() && odd),
            Self::Up => any,
            Self::Down => false,
        }
    }
}

/// An exact non-negative fraction with a power of ten below: `0.0299` is 299 / 10^4.
///
/// Used for rates (a share of an amount) and for exchange rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    value: i64,
    scale: u8,
}

impl Fraction {
    /// One: the exchange rate of a currency to itself.
    pub const ONE: Self = Self { value: 1, scale: 0 };
    /// Nothing: the rate of a free service.
    pub const ZERO: Self = Self { value: 0, scale: 0 };
    /// The most decimals, and digits in all, that a fraction may have.
    pub const MAX_DIGITS: u32 = 15;

    /// `value / 10^scale`, or nothing where it has more than [`Self::MAX_DIGITS`] digits or is negative.
    pub const fn new(value: i64, scale: u8) -> Option<Self> {
        if value < 0 || value >= POWERS[Self::MAX_DIGITS as usize] || scale as u32 > Self::MAX_DIGITS {
            return None;
        }
        Some(Self { value, scale })
    }

    /// Reads a plain decimal.
    ///
    /// # Errors
    /// Anything that is not a plain non-negative decimal of at most [`Self::MAX_DIGITS`] digits.
    pub fn parse(text: &str) -> Result<Self, AmountError> {
        let (value, scale) = parse_plain(text)?;
        if u32::from(scale) > Self::MAX_DIGITS {
            return Err(AmountError::TooManyDecimals);
        }
        Self::new(value, scale).ok_or(AmountError::TooLarge)
    }

    /// The digits without the point.
    pub const fn value(self) -> i64 {
        self.value
    }
    /// How many of the digits stand after the point.
    pub const fn scale(self) -> u8 {
        self.scale
    }
    /// The fraction as a decimal.
    pub fn decimal(self) -> Decimal {
        Decimal::new(self.value, u32::from(self.scale))
    }
    /// This share of an amount, rounded once.
    #[inline]
    pub fn of(self, minor: i64, rounding: Rounding) -> i64 {
        let one = POWERS[usize::from(self.scale)];
        match minor.checked_mul(self.value) {
            Some(product) => rounding.divide(i128::from(product), i128::from(one)),
            None => rounding.divide(i128::from(minor) * i128::from(self.value), i128::from(one)),
        }
    }
}

impl std::fmt::Display for Fraction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.decimal().fmt(f)
    }
}

impl serde::Serialize for Fraction {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// What one unit of the order's currency is worth in US dollars, where that is known.
///
/// The sources state caps, limits and thresholds in dollars [rules 1.2].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dollars {
    /// Dollars per one unit of the currency.
    pub rate: Fraction,
    /// The currency whose amounts are compared or converted.
    pub currency: Currency,
}

impl Dollars {
    /// How an amount compares with a dollar threshold, unrounded.
    #[inline]
    pub fn compare(self, minor: i64, usd_cents: i64) -> std::cmp::Ordering {
        if self.currency == Currency::USD {
            return minor.cmp(&usd_cents);
        }
        self.compare_exchanged(minor, usd_cents)
    }

    /// An amount of another currency against dollars.
    fn compare_exchanged(self, minor: i64, usd_cents: i64) -> std::cmp::Ordering {
        // minor / 10^decimals * rate  <=>  cents / 100
        let scale = usize::from(self.currency.decimals() + self.rate.scale());
        let left = i128::from(minor) * i128::from(self.rate.value()) * 100;
        let right = i128::from(usd_cents) * power(scale);
        left.cmp(&right)
    }

    /// A dollar cap or limit in the order's currency, rounded once; nothing where the rate is zero
    /// or the result is larger than any amount.
    #[inline]
    pub fn convert(self, usd_cents: i64, rounding: Rounding) -> Option<i64> {
        if self.currency == Currency::USD {
            return Some(usd_cents);
        }
        self.exchange(usd_cents, rounding)
    }

    /// Dollars in another currency.
    fn exchange(self, usd_cents: i64, rounding: Rounding) -> Option<i64> {
        if self.rate.value() == 0 {
            return None;
        }
        let scale = usize::from(self.currency.decimals() + self.rate.scale());
        let denominator = i128::from(self.rate.value()) * 100;
        // Nearly always a machine word holds it.
        if let Some(numerator) = POWERS.get(scale).and_then(|power| usd_cents.checked_mul(*power)) {
            return Some(rounding.divide(i128::from(numerator), denominator));
        }
        let numerator = i128::from(usd_cents).checked_mul(power(scale))?;
        Some(rounding.divide(numerator, denominator))
    }
}

fn power(scale: usize) -> i128 {
    let high = scale.min(18);
    i128::from(POWERS[high]) * i128::from(POWERS[scale - high])
}

/// An amount that is known between two ends; equal ends are one amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Range {
    /// The smallest possible amount, in minor units.
    pub min: i64,
    /// The largest possible amount, in minor units.
    pub max: i64,
}

impl Range {
    /// One known amount.
    pub const fn exact(minor: i64) -> Self {
        Self { min: minor, max: minor }
    }
    /// The smallest range that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { min: self.min.min(other.min), max: self.max.max(other.max) }
    }
    /// The amount, where both ends agree.
    pub const fn single(self) -> Option<i64> {
        if self.min == self.max { Some(self.min) } else { None }
    }
}

#[cfg(test)]
#[allow(clippy::panic, reason = "a test fails by panicking")]
mod tests {
    use super::{AmountError, Dollars, Fraction, MAX_MINOR, Money, Rounding, minor_from_decimal, parse_minor};
    use crate::iso::Currency;
    use rust_decimal::{Decimal, RoundingStrategy};

    const MODES: [(Rounding, RoundingStrategy); 4] = [
        (Rounding::HalfUp, RoundingStrategy::MidpointAwayFromZero),
        (Rounding::HalfEven, RoundingStrategy::MidpointNearestEven),
        (Rounding::Up, RoundingStrategy::AwayFromZero),
        (Rounding::Down, RoundingStrategy::ToZero),
    ];

    fn currency(code: &str) -> Currency {
        Currency::parse(code).unwrap_or_else(|| panic!("{code} is a currency"))
    }

    fn fraction(text: &str) -> Fraction {
        Fraction::parse(text).unwrap_or_else(|error| panic!("{text} {error}"))
    }

    /// Amounts around every tie, and as large as they get.
    fn amounts() -> impl Iterator<Item = i64> {
        (0..4_000).chain((0..4_000).map(|step| MAX_MINOR - step)).chain((1..4_000).map(|step| step * 123_456_789))
    }

    /// Rates of at most 12 digits: a decimal holds 28 digits, and with more it would no longer be exact itself.
    #[test]
    fn whole_units_and_decimals_give_the_same_shares() {
        for rate in ["0.0299", "0.005", "0.5", "0.0135", "0.333333333333", "1", "0"].map(fraction) {
            for (mode, strategy) in MODES {
                for minor in amounts() {
                    let exact = (Decimal::from(minor) * rate.decimal()).round_dp_with_strategy(0, strategy);
                    assert_eq!(Decimal::from(rate.of(minor, mode)), exact, "{rate} of {minor}, {mode}");
                }
            }
        }
    }

    #[test]
    fn caps_convert_and_thresholds_compare_as_decimals_do() {
        for (code, rate) in [("EUR", "1.0834"), ("JPY", "0.006712"), ("KWD", "3.25"), ("CNY", "0.14")] {
            let dollars = Dollars { rate: fraction(rate), currency: currency(code) };
            let unit = Decimal::from(10_i64.pow(u32::from(dollars.currency.decimals())));
            for cents in (0..3_000).map(|step| step * 97) {
                let usd = Decimal::new(cents, 2);
                let cap = (usd / dollars.rate.decimal() * unit)
                    .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
                assert_eq!(dollars.convert(cents, Rounding::HalfUp).map(Decimal::from), Some(cap), "{cents} {code}");
                for minor in [cents, cents * 7, cents * 150] {
                    let worth = Decimal::from(minor) / unit * dollars.rate.decimal();
                    assert_eq!(dollars.compare(minor, cents), worth.cmp(&usd), "{minor} {code} against {cents}");
                }
            }
        }
    }

    #[test]
    fn texts_and_decimals_are_the_same_amounts() {
        for (text, code, expected) in [
            ("12000.00", "USD", Ok(1_200_000)),
            ("0.5", "USD", Ok(50)),
            ("1.500", "USD", Ok(150)),
            ("12", "JPY", Ok(12)),
            ("1.234", "KWD", Ok(1_234)),
            ("1.2345", "KWD", Err(AmountError::TooManyDecimals)),
            ("0.5", "JPY", Err(AmountError::TooManyDecimals)),
            ("-1", "USD", Err(AmountError::Negative)),
            ("10000000000000.01", "USD", Err(AmountError::TooLarge)),
        ] {
            let currency = currency(code);
            assert_eq!(parse_minor(text, currency), expected, "{text} {code}");
            let decimal: Decimal = text.parse().unwrap_or_else(|error| panic!("{text} {error}"));
            assert_eq!(minor_from_decimal(decimal, currency), expected, "{text} {code} as a decimal");
            if let Ok(minor) = expected {
                assert_eq!(Money { minor, currency }.decimal(), decimal, "{text} {code} back");
            }
        }
    }
}
