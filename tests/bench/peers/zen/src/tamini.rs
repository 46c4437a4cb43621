//! TA-mini: words, cents and day numbers in, the same out.

use crate::engine::Model;
use arrow_array::types::{Int32Type, Int64Type, UInt8Type};
use arrow_array::{ArrayRef, Int32Array, Int64Array, RecordBatch, UInt8Array};
use peers_common::Failure;
use peers_common::table::numbers;
use std::sync::Arc;
use zen_engine::Variable;

const NO_DAY: i32 = i32::MIN;
const WORDS: [(&str, &[&str]); 4] = [
    ("channel", &["on_platform", "off_platform"]),
    ("marketplace", &["alibaba", "1688", "taobao"]),
    ("supplier_region_fee_class", &["cn_hk_tw", "us", "other"]),
    ("issue", &["none", "late", "not_shipped", "quality", "quantity"]),
];
const FLAGS: [&str; 3] = ["gold_member", "has_quality_terms", "escalated"];
const MONEY: [&str; 3] = ["order_amount", "paid_on_platform", "coverage_limit"];
const DAYS: [&str; 6] =
    ["agreed_ship_date", "actual_ship_date", "as_of", "dispute_opened_on", "last_supplier_reply", "last_buyer_reply"];
const REASONS: &[&str] =
    &["OFF_PLATFORM", "WRONG_MARKETPLACE", "NOT_GOLD", "REGION", "UNPAID", "NO_TERMS", "NOT_LATE", "NOT_DUE", "OK"];
const STATES: &[&str] = &["none", "auto_escalated", "auto_closed", "buyer_may_escalate", "negotiating"];

pub struct TaMini;

impl Model for TaMini {
    fn orders(table: &RecordBatch) -> Result<Vec<Variable>, Failure> {
        let orders: Vec<Variable> = (0..table.num_rows()).map(|_| Variable::empty_object()).collect();
        for (name, words) in WORDS {
            let column = numbers::<UInt8Type>(table, name)?.values();
            put(&orders, name, column.iter().map(|code| Variable::String(words[usize::from(*code)].into())));
        }
        for name in FLAGS {
            let column = numbers::<UInt8Type>(table, name)?.values();
            put(&orders, name, column.iter().map(|flag| Variable::Bool(*flag != 0)));
        }
        for name in MONEY {
            let column = numbers::<Int64Type>(table, name)?.values();
            put(&orders, name, column.iter().map(|cents| Variable::Number((*cents).into())));
        }
        for name in DAYS {
            let column = numbers::<Int32Type>(table, name)?.values();
            let day = |day: &i32| if *day == NO_DAY { Variable::Null } else { Variable::Number((*day).into()) };
            put(&orders, name, column.iter().map(day));
        }
        Ok(orders)
    }

    fn columns(answers: &[Variable]) -> Result<RecordBatch, Failure> {
        let code = |name: &str, words: &[&str]| {
            let place = |answer: &Variable| {
                let word = answer.dot(name);
                words.iter().position(|other| word.as_ref().and_then(Variable::as_str) == Some(*other))
            };
            let codes = answers.iter().map(|answer| u8::try_from(place(answer).unwrap_or(255)).unwrap_or(255));
            Arc::new(UInt8Array::from_iter_values(codes)) as ArrayRef
        };
        let covered =
            answers.iter().map(|answer| u8::from(answer.dot("covered").and_then(|flag| flag.as_bool()) == Some(true)));
        let cents =
            |name| Arc::new(answers.iter().map(|answer| number(answer, name)).collect::<Int64Array>()) as ArrayRef;
        let deadline = answers.iter().map(|answer| number(answer, "next_deadline"));
        let deadline = deadline.map(|day| day.and_then(|day| i32::try_from(day).ok()).unwrap_or(NO_DAY));
        Ok(RecordBatch::try_from_iter([
            ("covered", Arc::new(UInt8Array::from_iter_values(covered)) as ArrayRef),
            ("reason", code("reason", REASONS)),
            ("fee", cents("fee")),
            ("released_now", cents("released_now")),
            ("frozen", cents("frozen")),
            ("refund_claimable", cents("refund_claimable")),
            ("dispute_state", code("dispute_state", STATES)),
            ("next_deadline", Arc::new(Int32Array::from_iter_values(deadline))),
        ])?)
    }
}

/// Gives each order a field.
pub fn put(orders: &[Variable], name: &str, values: impl Iterator<Item = Variable>) {
    orders.iter().zip(values).for_each(|(order, value)| drop(order.dot_insert(name, value)));
}

/// A whole number of an answer.
fn number(answer: &Variable, name: &str) -> Option<i64> {
    i64::try_from(answer.dot(name)?.as_number()?).ok()
}
