//! The fee tables: their rows, checked, and that they leave no gap and do not cross.

use super::amounts::{Amounts, given};
use super::cover::{self, faults};
use super::file::{Entry, PaymentFeeEntry, PaymentLimitEntry, SupplierFeeEntry, WithdrawalFeeEntry};
use super::info::Text;
use super::payments::{limits, payment};
use super::problem::{Problems, RulebookCode};
use super::read::{Entries, Read};
use super::row::{Checker, Days, Row, Said};
use super::terms::{PaymentFee, PaymentLimits, SupplierFee};
use super::text::{Keep, Quoted};
use super::value;
use crate::codes::PaymentMethod;
use crate::iso::{Country, CountrySet};
use crate::money::Fraction;
use crate::sort::sort_by;

/// A row of a fee table that goes by countries.
#[derive(Debug)]
pub(super) struct ByCountry<T> {
    pub(super) countries: CountrySet,
    pub(super) fee: T,
}

/// A row of a fee table that goes by payment method; nothing where the fee is unpublished.
#[derive(Debug)]
pub(super) struct ByMethod<T> {
    pub(super) method: PaymentMethod,
    pub(super) data: T,
}

/// All fee tables.
#[derive(Debug)]
pub(super) struct Fees<'f> {
    pub(super) supplier: Vec<Row<'f, ByCountry<SupplierFee>>>,
    pub(super) payment: Vec<Row<'f, ByMethod<Option<PaymentFee>>>>,
    pub(super) limits: Vec<Row<'f, ByMethod<PaymentLimits>>>,
    pub(super) withdrawal: Vec<Row<'f, ByCountry<i64>>>,
}

/// Reads and checks the fee tables.
pub(super) fn read<'f>(entries: &Entries<'f>, checker: &mut Checker<'_, 'f>) -> Fees<'f> {
    let fees = Fees {
        supplier: sorted(entries.supplier_fee.iter().filter_map(|read| supplier(read, checker)).collect()),
        payment: sorted(entries.payment_fee.iter().filter_map(|read| payment(read, checker)).collect()),
        limits: sorted(entries.payment_limit.iter().filter_map(|read| limits(read, checker)).collect()),
        withdrawal: sorted(entries.withdrawal_fee.iter().filter_map(|read| withdrawal(read, checker)).collect()),
    };
    // A row that could not be read leaves a gap that is not a second problem.
    if fees.supplier.len() == entries.supplier_fee.len() && entries.is_whole(SupplierFeeEntry::KIND) {
        countries(&fees.supplier, SupplierFeeEntry::KIND, checker.problems);
    }
    if fees.withdrawal.len() == entries.withdrawal_fee.len() && entries.is_whole(WithdrawalFeeEntry::KIND) {
        countries(&fees.withdrawal, WithdrawalFeeEntry::KIND, checker.problems);
    }
    if fees.payment.len() == entries.payment_fee.len() && entries.is_whole(PaymentFeeEntry::KIND) {
        methods(&fees.payment, PaymentFeeEntry::KIND, false, checker.problems);
    }
    if fees.limits.len() == entries.payment_limit.len() && entries.is_whole(PaymentLimitEntry::KIND) {
        methods(&fees.limits, PaymentLimitEntry::KIND, true, checker.problems);
    }
    fees
}

fn sorted<T>(mut rows: Vec<Row<'_, T>>) -> Vec<Row<'_, T>> {
    sort_by(&mut rows, |row, other| row.info.name.cmp(&other.info.name).then_with(|| row.order(other)));
    rows
}

/// Checks that from a country's first row on exactly one is in force.
fn countries<T>(rows: &[Row<'_, ByCountry<T>>], table: &str, problems: &mut Problems) {
    for country in Country::codes().filter_map(Country::parse) {
        let of_country = rows.iter().filter(|row| row.data.countries.contains(country));
        let spans: Vec<Days> = of_country.map(|row| row.days).collect();
        if let Some(from) = spans.iter().map(|days| days.from).min() {
            let found = faults(spans, Days { from, to: i32::MAX });
            cover::report(&found, &|| format!("{table} for {country}"), "row", problems);
        }
    }
}

/// Checks that every method has a row, and that from its first one on exactly one is in force.
fn methods<T>(rows: &[Row<'_, ByMethod<T>>], table: &str, always: bool, problems: &mut Problems) {
    for method in PaymentMethod::ALL {
        let spans: Vec<Days> = rows.iter().filter(|row| row.data.method == *method).map(|row| row.days).collect();
        let path = || format!("{table} for {method}");
        let Some(from) = spans.iter().map(|days| days.from).min() else {
            problems.add(RulebookCode::MissingValue, path(), "is not in the rulebook");
            continue;
        };
        let from = if always { i32::MIN } else { from };
        cover::report(&faults(spans, Days { from, to: i32::MAX }), &path, "row", problems);
    }
}

fn supplier<'f>(
    read: &Read<'f, SupplierFeeEntry<'f>>,
    checker: &mut Checker<'_, 'f>,
) -> Option<Row<'f, ByCountry<SupplierFee>>> {
    let entry = &read.entry;
    let countries = checker.take(read, "countries", value::countries(&entry.countries));
    let path = |field: &str| read.field(field);
    let mut amounts = Amounts {
        path: &path,
        kind: &entry.kind,
        given: given([
            ("rate_percent", &entry.rate_percent),
            ("rate_alibaba_percent", &entry.rate_alibaba_percent),
            ("rate_third_party_percent", &entry.rate_third_party_percent),
            ("rate_wholesale_percent", &entry.rate_wholesale_percent),
            ("rate_flat_percent", &entry.rate_flat_percent),
            ("cap_usd", &entry.cap_usd),
            ("below_usd", &entry.below_usd),
            ("none_from_usd", &entry.none_from_usd),
            ("up_to_usd", &entry.up_to_usd),
            ("onetouch_free_above_usd", &entry.onetouch_free_above_usd),
        ]),
        problems: checker.problems,
    };
    let text = amounts.show();
    let fee = supplier_fee(&mut amounts);
    amounts.finish();
    let said = said("fees.supplier".into(), text, scope(&entry.countries, checker.keep));
    checker.row(read, ByCountry { countries: countries?, fee: fee? }, said)
}

fn supplier_fee(amounts: &mut Amounts<'_>) -> Option<SupplierFee> {
    match amounts.kind {
        "free" => Some(SupplierFee::Free),
        "small_orders" => {
            let (below, none_from) =
                (amounts.need("below_usd", value::cents), amounts.need("none_from_usd", value::cents));
            Some(SupplierFee::SmallOrders { rates: amounts.rates()?, below: below?, none_from: none_from? })
        }
        "by_size" => {
            let up_to = amounts.need("up_to_usd", value::cents);
            let wholesale: Option<Fraction> = amounts.need("rate_wholesale_percent", value::share);
            Some(SupplierFee::BySize { custom: amounts.rates()?, up_to: up_to?, wholesale: wholesale? })
        }
        "capped" => {
            let cap = amounts.need("cap_usd", value::cents);
            let onetouch_free_above = amounts.may("onetouch_free_above_usd", value::cents);
            Some(SupplierFee::Capped { rates: amounts.rates()?, cap: cap?, onetouch_free_above: onetouch_free_above? })
        }
        "capped_or_flat" => {
            let cap = amounts.need("cap_usd", value::cents);
            let flat = amounts.need("rate_flat_percent", value::share);
            Some(SupplierFee::CappedOrFlat { rates: amounts.rates()?, cap: cap?, flat: flat? })
        }
        "less_tax" => Some(SupplierFee::LessTax { rate: amounts.need("rate_percent", value::share)? }),
        _ => amounts.unknown_kind(&["free", "small_orders", "by_size", "capped", "capped_or_flat", "less_tax"]),
    }
}

fn withdrawal<'f>(
    read: &Read<'f, WithdrawalFeeEntry<'f>>,
    checker: &mut Checker<'_, 'f>,
) -> Option<Row<'f, ByCountry<i64>>> {
    let entry = &read.entry;
    let countries = checker.take(read, "countries", value::countries(&entry.countries));
    let fee = checker.take(read, "amount_usd", value::cents(&entry.amount_usd));
    let value = format!("USD {}", entry.amount_usd);
    let said = said("fees.withdrawal".into(), value, scope(&entry.countries, checker.keep));
    checker.row(read, ByCountry { countries: countries?, fee: fee? }, said)
}

fn scope<'f>(countries: &[Quoted<'f>], keep: Keep<'f>) -> Vec<Text> {
    countries.iter().map(keep).collect()
}

pub(super) fn said(name: Text, value: String, scope: Vec<Text>) -> Said {
    Said { name, value: value.into(), unit: "fee".into(), editions: Vec::new(), scope }
}
