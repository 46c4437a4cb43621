//! Orders of TPC-H: words, decimals and RFC 3339 texts in; words, cents and microseconds out.

use crate::engine::Model;
use crate::tamini::put;
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Decimal128Type, Int8Type, TimestampMicrosecondType};
use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use chrono::{DateTime, NaiveDate, SecondsFormat};
use peers_common::Failure;
use peers_common::table::{flags, numbers};
use rust_decimal::Decimal;
use std::sync::Arc;
use zen_engine::Variable;

const WORDS: [&str; 8] = [
    "marketplace",
    "order_type",
    "supplier_country",
    "buyer_country",
    "buyer_tier",
    "logistics",
    "product_kind",
    "transport",
];
const FLAGS: [&str; 4] = ["enrolled", "gold_member", "verified", "onetouch"];
const MONEY: [&str; 4] = ["total", "tax", "paid_on_platform", "paid_off_platform"];
const INSTANTS: [&str; 4] = ["created_at", "last_paid_at", "shipped_at", "receipt_confirmed_at"];

pub struct Orders;

impl Model for Orders {
    fn orders(table: &RecordBatch) -> Result<Vec<Variable>, Failure> {
        let orders: Vec<Variable> = (0..table.num_rows()).map(|_| Variable::empty_object()).collect();
        for name in WORDS {
            let column = table.column_by_name(name).ok_or(name)?.as_dictionary::<Int8Type>();
            let words = column.downcast_dict::<StringArray>().ok_or(name)?;
            put(
                &orders,
                name,
                words.into_iter().map(|word| word.map_or(Variable::Null, |word| Variable::String(word.into()))),
            );
        }
        for name in FLAGS {
            let column = flags(table, name)?.iter();
            put(&orders, name, column.map(|flag| flag.map_or(Variable::Null, Variable::Bool)));
        }
        for name in MONEY {
            let column = numbers::<Decimal128Type>(table, name)?.values();
            put(&orders, name, column.iter().map(|cents| Variable::Number(Decimal::from_i128_with_scale(*cents, 2))));
        }
        for name in INSTANTS {
            let column = numbers::<TimestampMicrosecondType>(table, name)?.iter();
            put(&orders, name, column.map(|micros| micros.and_then(instant).map_or(Variable::Null, text)));
        }
        let days = numbers::<Date32Type>(table, "ship_by")?.values().iter();
        put(&orders, "ship_by", days.map(|day| date(*day).map_or(Variable::Null, text)));
        let extensions = numbers::<Int8Type>(table, "extensions")?.values().iter();
        put(&orders, "extensions", extensions.map(|count| Variable::Number((*count).into())));
        Ok(orders)
    }

    fn columns(answers: &[Variable]) -> Result<RecordBatch, Failure> {
        let words = |name: &'static str| {
            let of = move |answer: &Variable| Some(answer.dot(name)?.as_str()?.to_owned());
            (name, Arc::new(answers.iter().map(of).collect::<StringArray>()) as ArrayRef)
        };
        let numbers = |name: &'static str, factor: i64| {
            let of = move |answer: &Variable| (answer.dot(name)?.as_number()? * Decimal::from(factor)).try_into().ok();
            (name, Arc::new(answers.iter().map(of).collect::<Int64Array>()) as ArrayRef)
        };
        Ok(RecordBatch::try_from_iter([
            words("edition"),
            words("coverage"),
            words("reason"),
            words("fee_status"),
            numbers("covered_max", 100),
            numbers("supplier_fee_min", 100),
            numbers("supplier_fee_max", 100),
            // Milliseconds there.
            numbers("claim_closes_at", 1_000),
        ])?)
    }
}

fn text(text: impl AsRef<str>) -> Variable {
    Variable::String(text.as_ref().into())
}

fn instant(micros: i64) -> Option<String> {
    Some(DateTime::from_timestamp_micros(micros)?.to_rfc3339_opts(SecondsFormat::Secs, true))
}

fn date(day: i32) -> Option<String> {
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1)?;
    Some((epoch + chrono::TimeDelta::days(day.into())).to_string())
}
