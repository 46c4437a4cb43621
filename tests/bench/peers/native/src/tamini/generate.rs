//! Orders of TA-mini from a fixed seed.

use super::NO_DAY;
use arrow_array::{ArrayRef, Int32Array, Int64Array, RecordBatch, UInt8Array};
use peers_common::Failure;
use std::sync::Arc;

const SEED: u64 = 20_150_204;
/// 2024-01-01 to 2025-12-31 as days since 1970.
const DAYS: (i64, i64) = (19_723, 20_453);

/// `SplitMix64`.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number from `low` to just below `high`.
    fn within(&mut self, low: i64, high: i64) -> i64 {
        let span = high.abs_diff(low).max(1);
        low + i64::try_from(self.next() % span).unwrap_or(0)
    }

    fn percent(&mut self, times: i64) -> bool {
        self.within(0, 100) < times
    }

    /// The place of one of several, by its weight in a hundred.
    fn weighted(&mut self, weights: &[i64]) -> u8 {
        let mut left = self.within(0, 100);
        let place = weights.iter().position(|weight| {
            left -= weight;
            left < 0
        });
        u8::try_from(place.unwrap_or(0)).unwrap_or(0)
    }
}

const CODES: [&str; 8] = [
    "channel",
    "marketplace",
    "supplier_country",
    "gold_member",
    "supplier_region_fee_class",
    "has_quality_terms",
    "issue",
    "escalated",
];
const CENTS: [&str; 3] = ["order_amount", "paid_on_platform", "coverage_limit"];
const DATES: [&str; 6] =
    ["agreed_ship_date", "actual_ship_date", "as_of", "dispute_opened_on", "last_supplier_reply", "last_buyer_reply"];

/// So many orders.
pub fn generate(rows: usize) -> Result<RecordBatch, Failure> {
    let mut random = Random(SEED);
    let (mut codes, mut cents, mut dates) =
        (<[Vec<u8>; 8]>::default(), <[Vec<i64>; 3]>::default(), <[Vec<i32>; 6]>::default());
    for _ in 0..rows {
        put(&mut codes, self::codes(&mut random));
        put(&mut cents, self::cents(&mut random));
        put(&mut dates, self::dates(&mut random));
    }
    let codes =
        CODES.into_iter().zip(codes).map(|(name, column)| (name, Arc::new(UInt8Array::from(column)) as ArrayRef));
    let cents =
        CENTS.into_iter().zip(cents).map(|(name, column)| (name, Arc::new(Int64Array::from(column)) as ArrayRef));
    let dates =
        DATES.into_iter().zip(dates).map(|(name, column)| (name, Arc::new(Int32Array::from(column)) as ArrayRef));
    Ok(RecordBatch::try_from_iter(codes.chain(cents).chain(dates))?)
}

fn put<T, const N: usize>(columns: &mut [Vec<T>; N], values: [T; N]) {
    columns.iter_mut().zip(values).for_each(|(column, value)| column.push(value));
}

/// Countries CN HK TW US VN IN; their fee classes follow.
fn codes(random: &mut Random) -> [u8; 8] {
    let country = random.weighted(&[50, 8, 8, 20, 8, 6]);
    let class = [0, 0, 0, 1, 2, 2][usize::from(country)];
    [
        random.weighted(&[92, 8]),
        random.weighted(&[88, 7, 5]),
        country,
        u8::from(random.percent(90)),
        class,
        u8::from(random.percent(60)),
        random.weighted(&[40, 20, 15, 15, 10]),
        u8::from(random.percent(5)),
    ]
}

/// Totals of a few dollars to 15 million, most of them small; paid not at all, in part or in full.
fn cents(random: &mut Random) -> [i64; 3] {
    let high = [50_000, 2_000_000, 100_000_000, 1_500_000_000][usize::from(random.weighted(&[40, 40, 19, 1]))];
    let amount = random.within(0, high);
    let paid = match random.within(0, 10) {
        0 => 0,
        1..=3 => amount * 3 / 10,
        _ => amount,
    };
    [amount, paid, random.within(0, 5_000_000)]
}

fn dates(random: &mut Random) -> [i32; 6] {
    let as_of = random.within(DAYS.0, DAYS.1);
    let agreed = as_of + random.within(-40, 20);
    let actual = Some(agreed + random.within(-10, 20)).filter(|actual| *actual <= as_of && random.percent(70));
    let opened = Some(as_of - random.within(0, 40)).filter(|_| random.percent(40));
    let supplier = opened.map(|opened| random.within(opened, as_of + 1)).filter(|_| random.percent(70));
    let buyer = opened.map(|opened| random.within(opened, as_of + 1)).filter(|_| random.percent(60));
    let day = |day: Option<i64>| day.and_then(|day| i32::try_from(day).ok()).unwrap_or(NO_DAY);
    [day(Some(agreed)), day(actual), day(Some(as_of)), day(opened), day(supplier), day(buyer)]
}
