//! The supplier's fee and the covered amount, with every rate and day written into the code.

use super::days;
use trade_assurance::codes::{FeeStatus, Field, FieldSet, Logistics, OrderType, ProductKind};
use trade_assurance::iso::Currency;
use trade_assurance::row::Row;

/// A fee: how far it is known, its ends, and what would settle it.
pub struct Fee {
    pub status: FeeStatus,
    pub ends: Option<(i64, i64)>,
    pub missing: FieldSet,
}

impl Fee {
    fn bare(status: FeeStatus) -> Self {
        Self { status, ends: None, missing: FieldSet::EMPTY }
    }

    fn known(min: i64, max: i64, missing: FieldSet) -> Self {
        if min == max {
            return Self { status: FeeStatus::Exact, ends: Some((min, max)), missing: FieldSet::EMPTY };
        }
        Self { status: FeeStatus::Band, ends: Some((min, max)), missing }
    }

    fn unknown(missing: FieldSet) -> Self {
        Self { status: FeeStatus::Unknown, ends: None, missing }
    }

    fn or_none(self, missing: FieldSet) -> Self {
        let Some((min, max)) = self.ends else { return self };
        Self::known(min.min(0), max.max(0), self.missing.union(missing))
    }
}

/// A share in percent, half up.
const fn percent(total: i64, rate: i64) -> i64 {
    (total * rate + 50) / 100
}

/// An amount against so many US dollars: below zero is less.
fn against(row: &Row, minor: i64, usd: i64) -> i128 {
    if row.currency == Currency::USD {
        return i128::from(minor - usd * 100);
    }
    let rate = row.usd_rate.map_or((1, 0), |rate| (rate.value(), rate.scale()));
    let unit = 10_i128.pow(u32::from(row.currency.decimals() + rate.1));
    i128::from(minor) * i128::from(rate.0) - i128::from(usd) * unit
}

/// US cents in the order's currency, half up.
pub fn converted(row: &Row, cents: i64) -> i64 {
    if row.currency == Currency::USD {
        return cents;
    }
    let rate = row.usd_rate.map_or((1, 0), |rate| (rate.value(), rate.scale()));
    let unit = 10_i64.pow(u32::from(row.currency.decimals() + rate.1));
    let below = rate.0 * 100;
    (cents * unit + below / 2) / below
}

/// The supplier's fee.
pub fn supplier(row: &Row) -> Fee {
    if row.order_type != Some(OrderType::TradeAssurance) {
        return Fee::bare(FeeStatus::NotApplicable);
    }
    let (Some(total), Some(country)) = (row.total, row.supplier_country) else { return Fee::unknown(FieldSet::EMPTY) };
    let created = row.created_at.micros();
    match country.code() {
        "US" if created >= days::Y2019_07_25 => match row.tax {
            Some(tax) => {
                let fee = percent(total - tax, 3);
                Fee::known(fee, fee, FieldSet::EMPTY)
            }
            None => Fee::unknown(FieldSet::of(Field::Tax)),
        },
        "CN" | "HK" | "TW" if created >= days::Y2021_01_01 => {
            let fee = capped(row, total);
            let flat = percent(total, 3);
            match fee.ends {
                Some((min, max)) if created >= days::Y2026_01_01 => {
                    Fee::known(min.min(flat), max.max(flat), fee.missing)
                }
                _ => fee,
            }
        }
        "CN" if created >= days::Y2019_04_01 => capped_or_free(row, total),
        "CN" if created >= days::Y2018_04_02 => by_size(row, total),
        "CN" if created >= days::Y2017_04_01 => small(row, total),
        "CN" if created >= days::Y2015_02_04 => Fee::known(0, 0, FieldSet::EMPTY),
        _ => Fee::bare(FeeStatus::Unpublished),
    }
}

/// Rates by logistics, in percent.
fn rates(row: &Row, alibaba: i64, third_party: i64) -> (i64, i64, FieldSet) {
    match row.logistics {
        Some(Logistics::Alibaba) => (alibaba, alibaba, FieldSet::EMPTY),
        Some(Logistics::ThirdParty) => (third_party, third_party, FieldSet::EMPTY),
        None => (alibaba, third_party, FieldSet::of(Field::Logistics)),
    }
}

fn capped(row: &Row, total: i64) -> Fee {
    let (low, high, missing) = rates(row, 1, 2);
    let cap = converted(row, 10_000);
    Fee::known(percent(total, low).min(cap), percent(total, high).min(cap), missing)
}

fn capped_or_free(row: &Row, total: i64) -> Fee {
    let fee = capped(row, total);
    let size = against(row, total, 5_000);
    match row.onetouch {
        Some(true) if size > 0 => Fee::known(0, 0, FieldSet::EMPTY),
        Some(true) if size == 0 => fee.or_none(FieldSet::EMPTY),
        None if size >= 0 => fee.or_none(FieldSet::of(Field::Onetouch)),
        _ => fee,
    }
}

fn by_size(row: &Row, total: i64) -> Fee {
    if against(row, total, 5_000) > 0 {
        return match row.onetouch {
            Some(true) => Fee::known(0, 0, FieldSet::EMPTY),
            Some(false) => Fee::bare(FeeStatus::Unpublished),
            None => Fee::unknown(FieldSet::of(Field::Onetouch)),
        };
    }
    let (low, high, missing) = rates(row, 1, 2);
    match row.product_kind {
        Some(ProductKind::Wholesale) => Fee::known(percent(total, 5), percent(total, 5), FieldSet::EMPTY),
        Some(ProductKind::Custom) => Fee::known(percent(total, low), percent(total, high), missing),
        None => Fee::known(percent(total, low), percent(total, 5), missing.with(Field::ProductKind)),
    }
}

fn small(row: &Row, total: i64) -> Fee {
    if row.onetouch == Some(true) || against(row, total, 3_000) >= 0 {
        return Fee::known(0, 0, FieldSet::EMPTY);
    }
    let (low, high, missing) = rates(row, 1, 3);
    let fee = Fee::known(percent(total, low), percent(total, high), missing);
    if against(row, total, 1_000) < 0 && row.onetouch == Some(false) {
        return fee;
    }
    fee.or_none(FieldSet::EMPTY.with_if(row.onetouch.is_none(), Field::Onetouch))
}

/// Whether the total is at most so many US dollars.
pub fn at_most(row: &Row, usd: i64) -> bool {
    row.total.is_some_and(|total| against(row, total, usd) <= 0)
}
