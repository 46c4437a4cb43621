//! (a) What somebody would write who needs these eight answers and nothing else: integers, every rate, day count and
//! country in the code. It reads the same Arrow columns as the library.

use super::days::{self, Days};
use arrow_array::types::{Date32Type, Decimal128Type, Int8Type, TimestampMicrosecondType as Micros};
use arrow_array::{Array, BooleanArray, Int64Array, PrimitiveArray, RecordBatch, UInt8Array};
use peers_common::table::{Words, flags, numbers};
use peers_common::{Contestant, Failure};
use std::ops::Range;
use std::sync::Arc;
use trade_assurance::time::Zone;

/// What is not known or not there, among numbers.
const NONE: i64 = i64::MIN;
const NO_REASON: u8 = 4;

/// The hand-written code with its table.
#[derive(Debug)]
pub struct ByHand {
    table: RecordBatch,
    days: Days,
    as_of: i64,
}

impl ByHand {
    pub fn new(table: RecordBatch, zone: &Zone, as_of: i64) -> Self {
        Self { table, days: Days::of(zone), as_of }
    }
}

impl Contestant for ByHand {
    fn rows(&self) -> usize {
        self.table.num_rows()
    }

    fn answers(&self, rows: Range<usize>) -> Result<RecordBatch, Failure> {
        let batch = self.table.slice(rows.start, rows.len());
        let orders = Orders::of(&batch, &self.days, self.as_of)?;
        let mut answers = Answers::with_room(rows.len());
        (0..rows.len()).for_each(|row| answers.push(&orders, row));
        answers.finish()
    }

    fn shared(&self) -> Option<&(dyn Contestant + Sync)> {
        Some(self)
    }
}

/// The columns that the answers need.
struct Orders<'a> {
    days: &'a Days,
    as_of: i64,
    created: &'a [i64],
    market: Words<'a>,
    flow: Words<'a>,
    supplier: Words<'a>,
    buyer: Words<'a>,
    tier: Words<'a>,
    enrolled: &'a BooleanArray,
    gold: &'a BooleanArray,
    verified: &'a BooleanArray,
    total: &'a [i128],
    tax: &'a [i128],
    logistics: Words<'a>,
    kind: Words<'a>,
    onetouch: &'a BooleanArray,
    transport: Words<'a>,
    ship_by: &'a [i32],
    on_platform: &'a [i128],
    off_platform: &'a [i128],
    last_paid: &'a PrimitiveArray<Micros>,
    shipped: &'a PrimitiveArray<Micros>,
    received: &'a PrimitiveArray<Micros>,
    extensions: &'a [i8],
}

/// Countries by their places.
const CN: u8 = 0;
const HK: u8 = 1;
const TW: u8 = 2;
const US: u8 = 3;

impl<'a> Orders<'a> {
    fn of(batch: &'a RecordBatch, days: &'a Days, as_of: i64) -> Result<Self, Failure> {
        let cents = |name| numbers::<Decimal128Type>(batch, name).map(|column| &column.values()[..]);
        let countries = &["CN", "HK", "TW", "US", "MY"];
        Ok(Self {
            days,
            as_of,
            created: numbers::<Micros>(batch, "created_at")?.values(),
            market: Words::of(batch, "marketplace", &["alibaba.com"])?,
            flow: Words::of(batch, "order_type", &["trade_assurance"])?,
            supplier: Words::of(batch, "supplier_country", countries)?,
            buyer: Words::of(batch, "buyer_country", countries)?,
            tier: Words::of(batch, "buyer_tier", &["enterprise", "enterprise_pro"])?,
            enrolled: flags(batch, "enrolled")?,
            gold: flags(batch, "gold_member")?,
            verified: flags(batch, "verified")?,
            total: cents("total")?,
            tax: cents("tax")?,
            logistics: Words::of(batch, "logistics", &["alibaba"])?,
            kind: Words::of(batch, "product_kind", &["wholesale"])?,
            onetouch: flags(batch, "onetouch")?,
            transport: Words::of(batch, "transport", &["express", "air", "land", "sea", "postal"])?,
            ship_by: numbers::<Date32Type>(batch, "ship_by")?.values(),
            on_platform: cents("paid_on_platform")?,
            off_platform: cents("paid_off_platform")?,
            last_paid: numbers(batch, "last_paid_at")?,
            shipped: numbers(batch, "shipped_at")?,
            received: numbers(batch, "receipt_confirmed_at")?,
            extensions: numbers::<Int8Type>(batch, "extensions")?.values(),
        })
    }

    fn edition(&self, row: usize) -> u8 {
        match self.created[row] {
            at if at < days::Y2019_07_25 => 0,
            _ if self.supplier.get(row) == US && self.buyer.get(row) == US => 1,
            at if at < days::Y2022_02_17 => 2,
            at if at < days::Y2023_01_01 => 3,
            _ => 4,
        }
    }

    /// The verdict and its reason.
    fn coverage(&self, row: usize, edition: u8) -> (u8, u8) {
        let reason = if self.market.get(row) != 0 {
            0
        } else if self.flow.get(row) != 0 {
            1
        } else if !self.joined(row, edition) {
            2
        } else if self.on_platform[row] == 0 {
            3
        } else {
            return (u8::from(self.off_platform[row] > 0), NO_REASON);
        };
        (2, reason)
    }

    fn joined(&self, row: usize, edition: u8) -> bool {
        if self.enrolled.is_valid(row) {
            return self.enrolled.value(row);
        }
        let country = self.supplier.get(row);
        let listed = match edition {
            0 => country <= TW,
            1 => country == US,
            _ => true,
        };
        listed && self.gold.value(row) && (country != US || self.verified.value(row))
    }

    /// How far the fee is known, and its ends.
    fn fee(&self, row: usize) -> (u8, i64, i64) {
        if self.flow.get(row) != 0 {
            return (3, NONE, NONE);
        }
        let (created, total) = (self.created[row], cents(self.total[row]));
        let exact = |fee| (0, fee, fee);
        match self.supplier.get(row) {
            US if created >= days::Y2019_07_25 => exact(percent(total - cents(self.tax[row]), 3)),
            CN | HK | TW if created >= days::Y2021_01_01 => exact(self.capped(row, total)),
            CN if created >= days::Y2019_04_01 => match total.cmp(&500_000) {
                _ if !self.onetouch.value(row) => exact(self.capped(row, total)),
                std::cmp::Ordering::Greater => exact(0),
                std::cmp::Ordering::Equal => band(self.capped(row, total)),
                std::cmp::Ordering::Less => exact(self.capped(row, total)),
            },
            CN if created >= days::Y2018_04_02 => self.by_size(row, total),
            CN => self.small(row, total),
            _ => (2, NONE, NONE),
        }
    }

    fn capped(&self, row: usize, total: i64) -> i64 {
        percent(total, self.rate(row, 1, 2)).min(10_000)
    }

    fn rate(&self, row: usize, alibaba: i64, third_party: i64) -> i64 {
        if self.logistics.get(row) == 0 { alibaba } else { third_party }
    }

    fn by_size(&self, row: usize, total: i64) -> (u8, i64, i64) {
        if total > 500_000 {
            return if self.onetouch.value(row) { (0, 0, 0) } else { (2, NONE, NONE) };
        }
        let fee = percent(total, if self.kind.get(row) == 0 { 5 } else { self.rate(row, 1, 2) });
        (0, fee, fee)
    }

    fn small(&self, row: usize, total: i64) -> (u8, i64, i64) {
        if self.onetouch.value(row) || total >= 300_000 {
            return (0, 0, 0);
        }
        let fee = percent(total, self.rate(row, 1, 3));
        if total < 100_000 { (0, fee, fee) } else { band(fee) }
    }

    /// When the claim window closes.
    fn claim_closes(&self, row: usize, edition: u8) -> i64 {
        if self.flow.get(row) != 0 {
            let paid = self.last_paid.is_valid(row).then(|| self.days.day(self.last_paid.value(row)));
            let last = paid.unwrap_or(NONE).max(i64::from(self.ship_by[row]));
            return self.days.start(last + 91);
        }
        let Some(completed) = self.completed(row, edition) else { return NONE };
        let large = edition == 4 && self.tier.get(row) < 2;
        self.days.window(completed, if large { 60 } else { 30 })
    }

    fn completed(&self, row: usize, edition: u8) -> Option<i64> {
        if self.received.is_valid(row) {
            return Some(self.received.value(row));
        }
        if edition == 1 || self.shipped.is_null(row) {
            return None;
        }
        let days = [15, 15, 30, 45, 60, 0][usize::from(self.transport.get(row))];
        let due = self.days.window(self.shipped.value(row), days + 15 * i64::from(self.extensions[row]));
        (due <= self.as_of).then_some(due)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "amounts of the table have at most 18 digits")]
const fn cents(decimal: i128) -> i64 {
    decimal as i64
}

/// A share in percent, half up.
const fn percent(total: i64, rate: i64) -> i64 {
    (total * rate + 50) / 100
}

/// From nothing to a fee.
const fn band(fee: i64) -> (u8, i64, i64) {
    if fee == 0 { (0, 0, 0) } else { (1, 0, fee) }
}

/// The answers as columns.
struct Answers {
    codes: [Vec<u8>; 4],
    numbers: [Vec<i64>; 4],
}

impl Answers {
    fn with_room(rows: usize) -> Self {
        Self {
            codes: std::array::from_fn(|_| Vec::with_capacity(rows)),
            numbers: std::array::from_fn(|_| Vec::with_capacity(rows)),
        }
    }

    #[inline]
    fn push(&mut self, orders: &Orders<'_>, row: usize) {
        let edition = orders.edition(row);
        let (coverage, reason) = orders.coverage(row, edition);
        let (status, min, max) = orders.fee(row);
        let covered = if coverage < 2 { cents(orders.on_platform[row]) } else { NONE };
        let numbers = [covered, min, max, orders.claim_closes(row, edition)];
        self.codes.iter_mut().zip([edition, coverage, reason, status]).for_each(|(column, code)| column.push(code));
        self.numbers.iter_mut().zip(numbers).for_each(|(column, number)| column.push(number));
    }

    fn finish(self) -> Result<RecordBatch, Failure> {
        let codes = ["edition", "coverage", "reason", "fee_status"].into_iter().zip(self.codes);
        let codes = codes.map(|(name, column)| (name, Arc::new(UInt8Array::from(column)) as _));
        let numbers = ["covered_max", "supplier_fee_min", "supplier_fee_max", "claim_closes_at"].into_iter();
        let numbers = numbers.zip(self.numbers).map(|(name, column)| (name, Arc::new(Int64Array::from(column)) as _));
        Ok(RecordBatch::try_from_iter(codes.chain(numbers))?)
    }
}
