//! Rows as an Arrow table, in any layout that the library takes.

#![allow(clippy::from_iter_instead_of_collect, reason = "the type of an array stands first, where it is looked for")]

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::types::{Int8Type, Int32Type, UInt16Type, UInt64Type};
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Date64Array, Decimal64Array, Decimal128Array, Decimal256Array,
    DictionaryArray, Int64Array, LargeListArray, LargeStringArray, ListArray, NullArray, RecordBatch, StringArray,
    StringViewArray, TimestampMicrosecondArray, TimestampMillisecondArray, TimestampNanosecondArray,
    TimestampSecondArray, types,
};
use arrow_buffer::i256;
use std::collections::HashMap;
use std::ffi::c_char;
use std::sync::Arc;
use trade_assurance::columns::{COLUMNS, ColumnSpec, Holds};
use trade_assurance::flat::{FlatRow, Letters, NO, UNKNOWN, UNKNOWN_DAY};
use trade_assurance::iso::Currency;
use trade_assurance::time::{Day, Instant};

/// How texts are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// One after the other, with 32-bit ends.
    Utf8,
    /// With 64-bit ends.
    Large,
    /// As views.
    View,
    /// Keys of 8 bits into a dictionary.
    Keys8,
    /// Unsigned keys of 16 bits into a dictionary of large texts, with unused and null entries.
    Keys16,
    /// Keys of 32 bits into a dictionary of views.
    Keys32,
    /// Keys of 64 bits into a dictionary that is longer than the table.
    Keys64,
}

/// How instants and dates are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    /// Whole seconds.
    Seconds,
    /// Thousandths.
    Millis,
    /// Millionths.
    Micros,
    /// Thousandths of them.
    Nanos,
}

/// How numbers are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// 64-bit decimals with three decimals.
    D64,
    /// 128-bit decimals with so many decimals: as many as any currency of the rows, at least.
    D128(i8),
    /// 256-bit decimals with 20 decimals.
    D256,
}

/// The layout of a table.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Of texts.
    pub texts: Texts,
    /// Of instants and dates.
    pub times: Times,
    /// Of numbers.
    pub numbers: Numbers,
    /// Everything is text, as in a CSV file.
    pub written: bool,
}

impl Layout {
    /// What the columns of this library's own documentation have.
    pub const PLAIN: Self =
        Self { texts: Texts::Utf8, times: Times::Micros, numbers: Numbers::D128(3), written: false };
}

/// The table of some rows, which must be named; a column that no row knows is left out or `Null`, in turn.
///
/// # Panics
/// Where the rows hold numbers of no word.
pub fn table(ids: &[String], rows: &[FlatRow], layout: Layout) -> RecordBatch {
    let mut columns: Vec<(&str, ArrayRef)> = Vec::new();
    for (place, spec) in COLUMNS.iter().enumerate() {
        let texts = column(spec, ids, rows);
        if texts.iter().all(Option::is_none) && !spec.required() {
            if place % 2 == 0 {
                columns.push((spec.name(), Arc::new(NullArray::new(rows.len()))));
            }
            continue;
        }
        columns.push((spec.name(), lay(spec.holds, &texts, layout)));
    }
    let columns = columns.into_iter().map(|(name, column)| (name, column, true));
    RecordBatch::try_from_iter_with_nullable(columns).unwrap_or_else(|error| panic!("{error}"))
}

/// A column, as the texts of a CSV file.
pub fn column(spec: &ColumnSpec, ids: &[String], rows: &[FlatRow]) -> Vec<Option<String>> {
    let names = names(spec.holds);
    let text = |(id, row): (&String, &FlatRow)| text(spec, &names, id, row);
    ids.iter().zip(rows).map(text).collect()
}

/// The names of a list by their numbers.
fn names(holds: Holds) -> HashMap<u8, &'static str> {
    match holds {
        Holds::Word(list) | Holds::Words(list) => list().into_iter().map(|(name, number)| (number, name)).collect(),
        _ => HashMap::new(),
    }
}

fn text(spec: &ColumnSpec, names: &HashMap<u8, &'static str>, id: &str, row: &FlatRow) -> Option<String> {
    let name = spec.name();
    match spec.holds {
        Holds::Id => Some(id.to_owned()),
        // Left to the columns of the two parties.
        Holds::Count => None,
        Holds::Word(_) => match number(row, name) {
            0 => None,
            number => Some(names.get(&number).unwrap_or_else(|| panic!("{name} {number}")).to_string()),
        },
        Holds::Words(_) => words(names, set(row, name)),
        Holds::Currency => letters(row.currency),
        Holds::Country if name == "supplier_country" => letters(row.supplier_country),
        Holds::Country => letters(row.buyer_country),
        Holds::Flag => match number(row, name) {
            0 => None,
            number => Some((number != NO).to_string()),
        },
        Holds::Instant => Instant::from_micros(long(row, name)).map(|at| at.to_string()),
        Holds::Date if row.ship_by == UNKNOWN_DAY => None,
        Holds::Date => Day::from_number(row.ship_by).map(|day| day.to_string()),
        Holds::Money => decimal(long(row, name), decimals(row)),
        Holds::Dollars => decimal(long(row, name), 2),
        Holds::Rate if name == "usd_rate" => decimal(row.usd_rate, row.usd_rate_scale),
        Holds::Rate => decimal(row.scheduled_rate, row.scheduled_rate_scale),
    }
}

/// How many decimals the amounts of a row have.
pub fn decimals(row: &FlatRow) -> u8 {
    let currency = letters(row.currency).and_then(|code| Currency::parse(&code));
    currency.map_or(0, Currency::decimals)
}

fn letters(letters: Letters) -> Option<String> {
    let bytes: Vec<u8> =
        letters.iter().map(|letter: &c_char| letter.to_ne_bytes()[0]).take_while(|byte| *byte != 0).collect();
    String::from_utf8(bytes).ok().filter(|text| !text.is_empty())
}

fn words(names: &HashMap<u8, &'static str>, bits: u64) -> Option<String> {
    let mut numbers: Vec<u8> = names.keys().copied().filter(|number| bits & (1 << number) != 0).collect();
    numbers.sort_unstable();
    let words: Vec<&str> = numbers.iter().filter_map(|number| names.get(number).copied()).collect();
    Some(words.join(" ")).filter(|text| !text.is_empty())
}

fn decimal(value: i64, scale: u8) -> Option<String> {
    (value != UNKNOWN).then(|| {
        let digits = format!("{value:0>width$}", width = usize::from(scale) + 1);
        let (whole, rest) = digits.split_at(digits.len() - usize::from(scale));
        if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}") }
    })
}

macro_rules! fields {
    ($row:ident, $name:ident, $($field:ident)+) => {
        match $name { $(stringify!($field) => $row.$field,)+ other => panic!("no column {other}") }
    };
}

fn number(row: &FlatRow, name: &str) -> u8 {
    fields!(row, name, marketplace order_type buyer_tier logistics product_kind transport incoterm coverage_type
        release_model quality_terms enrolled gold_member verified onetouch quantity_term inspection_booked
        defects_disclosed terms_known ship_by_state inspection_passed cancelled extended_by_buyer extended_by_supplier
        release_condition_met condition_released dispute_state dispute_cause ground claimant turn supplier_replied
        window_at_filing window_reason pots_known fee_schedule)
}

fn long(row: &FlatRow, name: &str) -> i64 {
    fields!(row, name, created_at as_of total tax limit_available paid_on_platform paid_off_platform paid_unrouted
        initial_paid unparted_paid last_paid_at confirmed_at shipped_at cleared_at delivered_at receipt_confirmed_at
        closed_at refused_at inspection_failed_at released frozen held refunded_from_escrow refund_due refunded
        dispute_opened_at escalated_at dispute_entered_at turn_since claim claimant_proposal respondent_proposal
        buyer_evidence_due supplier_evidence_due evidence_at refund settled_at dispute_ended_at scheduled_fee_min
        scheduled_fee_max scheduled_cap)
}

fn set(row: &FlatRow, name: &str) -> u64 {
    fields!(row, name, issues disputed accepted window_missing scheduled_missing open)
}

/// Lays a column out.
fn lay(holds: Holds, texts: &[Option<String>], layout: Layout) -> ArrayRef {
    match holds {
        _ if layout.written => lay_texts(texts, layout.texts),
        Holds::Id | Holds::Word(_) | Holds::Currency | Holds::Country => lay_texts(texts, layout.texts),
        Holds::Words(_) => lay_sets(texts, layout.texts),
        Holds::Flag => {
            let flags: BooleanArray = texts.iter().map(|text| text.as_ref().map(|text| text == "true")).collect();
            Arc::new(flags)
        }
        Holds::Instant => lay_instants(texts, layout.times),
        Holds::Date => lay_dates(texts, layout.times),
        Holds::Money | Holds::Dollars | Holds::Rate => lay_numbers(texts, layout.numbers, matches!(holds, Holds::Rate)),
        Holds::Count => Arc::new(Int64Array::from_iter(
            texts.iter().map(|text| text.as_ref().and_then(|text| text.parse::<i64>().ok())),
        )),
    }
}

fn lay_texts(texts: &[Option<String>], layout: Texts) -> ArrayRef {
    match layout {
        Texts::Utf8 => Arc::new(texts.iter().cloned().collect::<StringArray>()),
        Texts::Large => Arc::new(texts.iter().cloned().collect::<LargeStringArray>()),
        Texts::View => Arc::new(texts.iter().map(Option::as_deref).collect::<StringViewArray>()),
        // The names of orders are more than so few bits can tell apart.
        Texts::Keys8 if different(texts) > 100 => lay_texts(texts, Texts::Keys16),
        Texts::Keys8 => keyed::<Int8Type>(texts, |values| Arc::new(values.into_iter().collect::<StringArray>()), 0),
        Texts::Keys16 if different(texts) > 50_000 => lay_texts(texts, Texts::Keys32),
        Texts::Keys16 => {
            keyed::<UInt16Type>(texts, |values| Arc::new(values.into_iter().collect::<LargeStringArray>()), 1)
        }
        Texts::Keys32 => {
            keyed::<Int32Type>(texts, |values| Arc::new(values.into_iter().collect::<StringViewArray>()), 0)
        }
        Texts::Keys64 => {
            let spare = texts.len() + 300;
            keyed::<UInt64Type>(texts, |values| Arc::new(values.into_iter().collect::<StringArray>()), spare)
        }
    }
}

fn different(texts: &[Option<String>]) -> usize {
    texts.iter().flatten().collect::<std::collections::HashSet<_>>().len()
}

/// A dictionary of every text once; `spare` puts so many entries that nobody uses, and a null that nulls use, before.
fn keyed<K: types::ArrowDictionaryKeyType>(
    texts: &[Option<String>],
    values: impl FnOnce(Vec<Option<String>>) -> ArrayRef,
    spare: usize,
) -> ArrayRef
where
    K::Native: TryFrom<usize>,
{
    let mut entries: Vec<Option<String>> = (0..spare).map(|number| Some(format!("spare {number}"))).collect();
    if spare > 0 {
        entries.push(None);
    }
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut keys: Vec<Option<K::Native>> = Vec::new();
    for text in texts {
        let place = match text {
            None if spare > 0 => Some(spare),
            None => None,
            Some(text) => Some(*places.entry(text).or_insert_with(|| {
                entries.push(Some(text.clone()));
                entries.len() - 1
            })),
        };
        let narrow = |place| K::Native::try_from(place).unwrap_or_else(|_| panic!("too many different texts"));
        keys.push(place.map(narrow));
    }
    let keys = arrow_array::PrimitiveArray::<K>::from_iter(keys);
    Arc::new(DictionaryArray::new(keys, values(entries)))
}

fn lay_sets(texts: &[Option<String>], layout: Texts) -> ArrayRef {
    match layout {
        Texts::Utf8 => Arc::new(lists(texts)),
        Texts::Large => {
            let (field, ends, values, nulls) = lists(texts).into_parts();
            let ends = arrow_buffer::OffsetBuffer::new(ends.iter().map(|end| i64::from(*end)).collect());
            Arc::new(LargeListArray::new(field, ends, values, nulls))
        }
        other => lay_texts(texts, other),
    }
}

fn lists(texts: &[Option<String>]) -> ListArray {
    let mut lists = ListBuilder::new(StringBuilder::new());
    for text in texts {
        for word in text.iter().flat_map(|text| text.split(' ')) {
            lists.values().append_value(word);
        }
        lists.append(text.is_some());
    }
    lists.finish()
}

fn lay_instants(texts: &[Option<String>], unit: Times) -> ArrayRef {
    let micros = |text: &Option<String>| {
        let at = Instant::parse(text.as_ref()?).unwrap_or_else(|error| panic!("{error}"));
        Some(at.micros())
    };
    let micros = texts.iter().map(micros);
    let shanghai = "Asia/Shanghai";
    match unit {
        Times::Seconds => Arc::new(
            TimestampSecondArray::from_iter(micros.map(|at| at.map(|at| at / 1_000_000))).with_timezone("+00:00"),
        ),
        Times::Millis => Arc::new(
            TimestampMillisecondArray::from_iter(micros.map(|at| at.map(|at| at / 1_000))).with_timezone(shanghai),
        ),
        Times::Micros => Arc::new(TimestampMicrosecondArray::from_iter(micros).with_timezone("UTC")),
        Times::Nanos => {
            Arc::new(TimestampNanosecondArray::from_iter(micros.map(|at| at.map(|at| at * 1_000))).with_timezone("UTC"))
        }
    }
}

fn lay_dates(texts: &[Option<String>], unit: Times) -> ArrayRef {
    let days = texts.iter().map(|text| text.as_ref().and_then(|text| Day::parse(text)).map(Day::number));
    match unit {
        Times::Seconds | Times::Micros => Arc::new(Date32Array::from_iter(days)),
        Times::Millis | Times::Nanos => {
            Arc::new(Date64Array::from_iter(days.map(|day| day.map(|day| i64::from(day) * 86_400_000))))
        }
    }
}

fn lay_numbers(texts: &[Option<String>], layout: Numbers, rates: bool) -> ArrayRef {
    // Rates have more decimals than amounts.
    let layout = match layout {
        Numbers::D64 | Numbers::D128(..12) if rates => Numbers::D128(12),
        other => other,
    };
    match layout {
        Numbers::D64 => {
            let narrow = |digits: i128| i64::try_from(digits).unwrap_or_else(|error| panic!("{error}"));
            let array = Decimal64Array::from_iter(texts.iter().map(|text| scaled(text.as_deref(), 3).map(narrow)));
            Arc::new(array.with_precision_and_scale(18, 3).unwrap_or_else(|error| panic!("{error}")))
        }
        Numbers::D128(scale) => {
            let array = Decimal128Array::from_iter(texts.iter().map(|text| scaled(text.as_deref(), scale)));
            Arc::new(array.with_precision_and_scale(38, scale).unwrap_or_else(|error| panic!("{error}")))
        }
        Numbers::D256 => {
            let wide = |digits: i128| i256::from_i128(digits);
            let array = Decimal256Array::from_iter(texts.iter().map(|text| scaled(text.as_deref(), 20).map(wide)));
            Arc::new(array.with_precision_and_scale(76, 20).unwrap_or_else(|error| panic!("{error}")))
        }
    }
}

/// The digits of a decimal text at a scale that holds all of them.
fn scaled(text: Option<&str>, scale: i8) -> Option<i128> {
    let (whole, rest) = text?.split_once('.').unwrap_or((text?, ""));
    let scale = usize::try_from(scale).unwrap_or_else(|error| panic!("{error}"));
    assert!(rest.len() <= scale, "{text:?} has more than {scale} decimals");
    Some(format!("{whole}{rest:0<scale$}").parse().unwrap_or_else(|error| panic!("{error}")))
}
