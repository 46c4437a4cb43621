//! Rows as a table: what [`decide`](super::decide()) reads, made of orders that were folded here.

use super::answers::too_long;
use super::schema::{SchemaErrors, SchemaProblem, SchemaProblemCode};
use super::spec::{AMOUNT_SCALE, COLUMNS, ColumnSpec, Holds, List, Place};
use crate::flat::{FlatRow, NO, UNKNOWN, UNKNOWN_DAY};
use crate::row::Row;
use arrow_array::builder::{ListBuilder, StringBuilder, StringDictionaryBuilder};
use arrow_array::types::Int8Type;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, NullArray, RecordBatch, StringArray,
    TimestampMicrosecondArray,
};
use std::sync::Arc;

/// How many digits and decimals the rates have: any rate of a row.
const RATE: (u8, i8) = (38, 18);

/// A named row and the plain numbers of it.
struct Named<'a> {
    id: &'a str,
    row: &'a Row,
    flat: FlatRow,
}

/// The table of some rows, each with the name of its order: every column but `extensions`, in the order of [`COLUMNS`].
///
/// Deciding the table gives what [`decide`](crate::decide::decide) gives of each row.
///
/// # Errors
/// Names that take more than 2 GiB.
pub fn rows(rows: &[(&str, Row)]) -> Result<RecordBatch, SchemaErrors> {
    if rows.iter().map(|(id, _)| id.len()).sum::<usize>() > i32::MAX as usize {
        let message = "the names of the orders take more than 2 GiB; give the rows in parts";
        return Err(SchemaErrors::one(SchemaProblem::new(SchemaProblemCode::TooLong, "order_id", message)));
    }
    let named: Vec<Named<'_>> = rows.iter().map(|(id, row)| Named { id, row, flat: FlatRow::from(row) }).collect();
    let specs = COLUMNS.iter().filter(|spec| spec.place != Place::Extensions);
    let columns = specs.map(|spec| (spec.name(), column(spec, &named), true));
    RecordBatch::try_from_iter_with_nullable(columns).map_err(|error| too_long(&error.to_string()))
}

fn column(spec: &ColumnSpec, rows: &[Named<'_>]) -> ArrayRef {
    let name = spec.name();
    match spec.holds {
        Holds::Id => Arc::new(StringArray::from_iter_values(rows.iter().map(|row| row.id))),
        Holds::Word(list) => words(&list(), rows.iter().map(|row| number(&row.flat, name))),
        Holds::Words(list) => sets(&list(), rows.iter().map(|row| set(&row.flat, name))),
        Holds::Currency => Arc::new(StringArray::from_iter_values(rows.iter().map(|row| row.row.currency.code()))),
        Holds::Country => Arc::new(rows.iter().map(|row| country(row.row, name)).collect::<StringArray>()),
        Holds::Flag => Arc::new(rows.iter().map(|row| flag(number(&row.flat, name))).collect::<BooleanArray>()),
        Holds::Instant => {
            let instants = rows.iter().map(|row| known(long(&row.flat, name)));
            Arc::new(instants.collect::<TimestampMicrosecondArray>().with_timezone("UTC"))
        }
        Holds::Date => Arc::new(rows.iter().map(|row| day(&row.flat)).collect::<Date32Array>()),
        Holds::Money => {
            let decimals = |row: &Named<'_>| row.row.currency.decimals();
            amounts(rows.iter().map(|row| (long(&row.flat, name), decimals(row))), (22, AMOUNT_SCALE.cast_signed()))
        }
        Holds::Dollars => amounts(rows.iter().map(|row| (long(&row.flat, name), 2)), (22, AMOUNT_SCALE.cast_signed())),
        Holds::Rate => amounts(rows.iter().map(|row| rate(&row.flat, name)), RATE),
        Holds::Count => Arc::new(NullArray::new(rows.len())),
    }
}

/// The words of some numbers, as keys into the list of them.
fn words(list: &List, numbers: impl Iterator<Item = u8>) -> ArrayRef {
    let mut words = StringDictionaryBuilder::<Int8Type>::new();
    for number in numbers {
        words.append_option(list.iter().find(|(_, own)| *own == number).map(|(word, _)| word));
    }
    Arc::new(words.finish())
}

/// The words of some sets; null where a set is empty.
fn sets(list: &List, sets: impl Iterator<Item = u64>) -> ArrayRef {
    let mut lists = ListBuilder::new(StringBuilder::new());
    for bits in sets {
        for (word, _) in list.iter().filter(|(_, number)| bits & (1 << number) != 0) {
            lists.values().append_value(word);
        }
        lists.append(bits != 0);
    }
    Arc::new(lists.finish())
}

/// Decimals of a type, from whole numbers of so many decimals each.
fn amounts(values: impl Iterator<Item = (i64, u8)>, kind: (u8, i8)) -> ArrayRef {
    let (precision, scale) = kind;
    let widened = |(value, decimals): (i64, u8)| {
        let shift = u32::from(scale.unsigned_abs()).saturating_sub(u32::from(decimals));
        known(value).map(|value| i128::from(value) * 10_i128.pow(shift))
    };
    let array: Decimal128Array = values.map(widened).collect();
    let data_type = arrow_schema::DataType::Decimal128(precision, scale);
    Arc::new(array.with_data_type(data_type))
}

fn known(value: i64) -> Option<i64> {
    (value != UNKNOWN).then_some(value)
}

fn flag(number: u8) -> Option<bool> {
    (number != 0).then_some(number != NO)
}

fn day(flat: &FlatRow) -> Option<i32> {
    (flat.ship_by != UNKNOWN_DAY).then_some(flat.ship_by)
}

fn country(row: &Row, name: &str) -> Option<&'static str> {
    let country = if name == "supplier_country" { row.supplier_country } else { row.buyer_country };
    country.map(|country| country.code())
}

fn rate(flat: &FlatRow, name: &str) -> (i64, u8) {
    if name == "usd_rate" {
        (flat.usd_rate, flat.usd_rate_scale)
    } else {
        (flat.scheduled_rate, flat.scheduled_rate_scale)
    }
}

macro_rules! field {
    ($flat:ident, $name:ident, $unknown:expr, $($field:ident)+) => {
        match $name { $(stringify!($field) => $flat.$field,)+ _ => $unknown }
    };
}

fn number(flat: &FlatRow, name: &str) -> u8 {
    field!(flat, name, 0, marketplace order_type buyer_tier logistics product_kind transport incoterm coverage_type
        release_model quality_terms enrolled gold_member verified onetouch quantity_term inspection_booked
        defects_disclosed terms_known ship_by_state inspection_passed cancelled extended_by_buyer extended_by_supplier
        release_condition_met condition_released dispute_state dispute_cause ground claimant turn supplier_replied
        window_at_filing window_reason pots_known fee_schedule)
}

fn long(flat: &FlatRow, name: &str) -> i64 {
    field!(flat, name, UNKNOWN, created_at as_of total tax limit_available paid_on_platform paid_off_platform
        paid_unrouted initial_paid unparted_paid last_paid_at confirmed_at shipped_at cleared_at delivered_at
        receipt_confirmed_at closed_at refused_at inspection_failed_at released frozen held refunded_from_escrow
        refund_due refunded dispute_opened_at escalated_at dispute_entered_at turn_since claim claimant_proposal
        respondent_proposal buyer_evidence_due supplier_evidence_due evidence_at refund settled_at dispute_ended_at
        scheduled_fee_min scheduled_fee_max scheduled_cap)
}

fn set(flat: &FlatRow, name: &str) -> u64 {
    field!(flat, name, 0, issues disputed accepted window_missing scheduled_missing open)
}
