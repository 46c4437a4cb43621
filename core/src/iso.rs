//! Countries and currencies: ISO 3166-1 alpha-2 and ISO 4217, as closed lists.
//!
//! The lists are those in force in 2026; a currency that a country has since given up stays, since
//! old orders keep their rules and their money.

use std::num::NonZeroU8;

/// A currency of ISO 4217 that trade is paid in: three letters and a number of decimals.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency(u8);

/// Code and minor-unit decimals; funds codes, precious metals and test codes are no money of an order.
#[rustfmt::skip]
static CURRENCIES: &[(&str, u8)] = &[
    ("USD",2),("AED",2),("AFN",2),("ALL",2),("AMD",2),("ANG",2),("AOA",2),("ARS",2),("AUD",2),("AWG",2),("AZN",2),
    ("BAM",2),("BBD",2),("BDT",2),("BGN",2),("BHD",3),("BIF",0),("BMD",2),("BND",2),("BOB",2),("BRL",2),("BSD",2),
    ("BTN",2),("BWP",2),("BYN",2),("BZD",2),("CAD",2),("CDF",2),("CHF",2),("CLP",0),("CNY",2),("COP",2),("CRC",2),
    ("CUP",2),("CVE",2),("CZK",2),("DJF",0),("DKK",2),("DOP",2),("DZD",2),("EGP",2),("ERN",2),("ETB",2),("EUR",2),
    ("FJD",2),("FKP",2),("GBP",2),("GEL",2),("GHS",2),("GIP",2),("GMD",2),("GNF",0),("GTQ",2),("GYD",2),("HKD",2),
    ("HNL",2),("HRK",2),("HTG",2),("HUF",2),("IDR",2),("ILS",2),("INR",2),("IQD",3),("IRR",2),("ISK",0),("JMD",2),
    ("JOD",3),("JPY",0),("KES",2),("KGS",2),("KHR",2),("KMF",0),("KPW",2),("KRW",0),("KWD",3),("KYD",2),("KZT",2),
    ("LAK",2),("LBP",2),("LKR",2),("LRD",2),("LSL",2),("LYD",3),("MAD",2),("MDL",2),("MGA",2),("MKD",2),("MMK",2),
    ("MNT",2),("MOP",2),("MRU",2),("MUR",2),("MVR",2),("MWK",2),("MXN",2),("MYR",2),("MZN",2),("NAD",2),("NGN",2),
    ("NIO",2),("NOK",2),("NPR",2),("NZD",2),("OMR",3),("PAB",2),("PEN",2),("PGK",2),("PHP",2),("PKR",2),("PLN",2),
    ("PYG",0),("QAR",2),("RON",2),("RSD",2),("RUB",2),("RWF",0),("SAR",2),("SBD",2),("SCR",2),("SDG",2),("SEK",2),
    ("SGD",2),("SHP",2),("SLE",2),("SLL",2),("SOS",2),("SRD",2),("SSP",2),("STN",2),("SVC",2),("SYP",2),("SZL",2),
    ("THB",2),("TJS",2),("TMT",2),("TND",3),("TOP",2),("TRY",2),("TTD",2),("TWD",2),("TZS",2),("UAH",2),("UGX",0),
    ("UYU",2),("UZS",2),("VED",2),("VES",2),("VND",0),("VUV",0),("WST",2),("XAF",0),("XCD",2),("XCG",2),("XOF",0),
    ("XPF",0),("YER",2),("ZAR",2),("ZMW",2),("ZWG",2),("ZWL",2),
];

/// The number of every three letters, from 1 on in the order of the list; 0 where they are no currency.
static CURRENCY_NUMBERS: [u8; 26 * 26 * 26] = {
    let mut numbers = [0; 26 * 26 * 26];
    let (mut at, mut number) = (0, 0);
    while at < CURRENCIES.len() {
        let code = CURRENCIES[at].0.as_bytes();
        number += 1;
        numbers[triple([code[0], code[1], code[2]])] = number;
        at += 1;
    }
    numbers
};

/// The place of three capital letters among all of them.
const fn triple(letters: [u8; 3]) -> usize {
    place([letters[0], letters[1]]) * 26 + (letters[2] - b'A') as usize
}

impl Currency {
    /// The US dollar, in which the sources state caps, limits and thresholds.
    pub const USD: Self = Self(0);

    /// The currency with this code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::from_letters(code.as_bytes().try_into().ok()?)
    }

    /// The currency of three letters.
    #[inline]
    pub(crate) fn from_letters(letters: [u8; 3]) -> Option<Self> {
        if letters == *b"USD" {
            return Some(Self::USD);
        }
        let capitals = letters.iter().all(u8::is_ascii_uppercase);
        let number = if capitals { CURRENCY_NUMBERS[triple(letters)] } else { 0 };
        number.checked_sub(1).map(Self)
    }

    /// The three letters.
    pub fn code(self) -> &'static str {
        CURRENCIES[usize::from(self.0)].0
    }

    /// How many decimals an amount of it has.
    #[inline]
    pub fn decimals(self) -> u8 {
        CURRENCIES[usize::from(self.0)].1
    }

    /// Every code, for messages and nearest names.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        CURRENCIES.iter().map(|(code, _)| *code)
    }
}

impl std::fmt::Debug for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}
impl std::fmt::Display for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}
impl serde::Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.code())
    }
}

/// A country of ISO 3166-1 alpha-2: its place in the list, counted from 1.
///
/// Never 0, so that a country that is not known takes no more room than one that is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country(NonZeroU8);

#[rustfmt::skip]
static COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR \
BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ \
FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE \
JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR \
MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU \
RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG \
UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// For every pair of letters the number of its country, 0 where it has none.
static NUMBERS: [u8; 26 * 26] = {
    let mut numbers = [0; 26 * 26];
    let bytes = COUNTRIES.as_bytes();
    let (mut at, mut number) = (0, 1);
    while at < bytes.len() {
        numbers[place([bytes[at], bytes[at + 1]])] = number;
        (at, number) = (at + 3, number + 1);
    }
    numbers
};

/// The place of two capital letters among all pairs of them.
const fn place(letters: [u8; 2]) -> usize {
    (letters[0] - b'A') as usize * 26 + (letters[1] - b'A') as usize
}

impl Country {
    /// The United States, whose domestic orders have rules of their own [F-005].
    pub const US: Self = Self::listed(*b"US");
    /// Mainland China.
    pub const CN: Self = Self::listed(*b"CN");

    /// A country that is known to be in the list.
    const fn listed(letters: [u8; 2]) -> Self {
        let bytes = COUNTRIES.as_bytes();
        let mut number = NonZeroU8::MIN;
        let mut at = 0;
        while bytes[at] != letters[0] || bytes[at + 1] != letters[1] {
            at += 3;
            number = number.saturating_add(1);
        }
        Self(number)
    }

    /// The country with this code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::from_letters(code.as_bytes().try_into().ok()?)
    }

    /// The country of two letters.
    #[inline]
    pub(crate) fn from_letters(letters: [u8; 2]) -> Option<Self> {
        let capitals = letters.iter().all(u8::is_ascii_uppercase);
        let number = if capitals { NUMBERS[place(letters)] } else { 0 };
        NonZeroU8::new(number).map(Self)
    }

    /// The two letters.
    pub fn code(&self) -> &'static str {
        let at = usize::from(self.0.get() - 1) * 3;
        COUNTRIES.get(at..at + 2).unwrap_or_default()
    }

    /// Every code, for messages and nearest names.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        COUNTRIES.split(' ')
    }
}

impl std::fmt::Debug for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}
impl std::fmt::Display for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}
impl serde::Serialize for Country {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.code())
    }
}

/// A set of countries, as one bit for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountrySet([u64; 4]);

impl CountrySet {
    /// No country.
    pub const EMPTY: Self = Self([0; 4]);

    /// The same set and one country more.
    #[must_use]
    pub const fn with(mut self, country: Country) -> Self {
        let number = country.0.get() as usize;
        self.0[number / 64] |= 1 << (number % 64);
        self
    }

    /// Whether the country is in it.
    #[inline]
    pub const fn contains(&self, country: Country) -> bool {
        let number = country.0.get() as usize;
        self.0[number / 64] & (1 << (number % 64)) != 0
    }
}

#[cfg(test)]
#[allow(clippy::panic, reason = "a test fails by panicking")]
mod tests {
    use super::{Country, CountrySet, Currency};

    #[test]
    fn every_code_is_read_back_and_is_in_its_own_set_alone() {
        let all: Vec<Country> =
            Country::codes().map(|code| Country::parse(code).unwrap_or_else(|| panic!("{code}"))).collect();
        assert!(all.len() == 249 && all.is_sorted());
        for (country, code) in all.iter().zip(Country::codes()) {
            assert_eq!(country.code(), code);
            let set = CountrySet::EMPTY.with(*country);
            assert_eq!(all.iter().filter(|other| set.contains(**other)).collect::<Vec<_>>(), [country]);
        }
        assert_eq!((Country::US.code(), Country::CN.code()), ("US", "CN"));
        for text in ["us", "XX", "USA", "U", "", "U1", "@A", "[["] {
            assert_eq!(Country::parse(text), None, "{text}");
        }
    }
    #[test]
    fn every_currency_is_read_back() {
        let mut numbers = Vec::new();
        for code in Currency::codes() {
            let currency = Currency::parse(code).unwrap_or_else(|| panic!("{code}"));
            assert_eq!(currency.code(), code);
            numbers.push(currency.0);
        }
        assert!(numbers.is_sorted() && numbers.len() > 150 && numbers[0] == Currency::USD.0);
        for text in ["usd", "XXX", "US", "USDD", "", "U1D", "@AA", "[[["] {
            assert_eq!(Currency::parse(text), None, "{text}");
        }
    }
}
