//! Stating what must hold of every made-up order, and finding the smallest order of which it does not.

use crate::generate::{Case, case};
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind};
use trade_assurance::order::Order;

/// What a property says of an order: nothing where it holds, else what went wrong.
pub type Finding = Result<(), String>;

/// Tests a property on the orders of the seeds from 1 to `count`.
///
/// `PROPERTY_CASES` sets another count and `PROPERTY_SEED` another first seed.
///
/// # Panics
/// Where it does not hold, with the seed, a smaller order of which it still does not hold, and how
/// many orders fail in all.
pub fn holds(count: u64, property: impl Fn(&Case) -> Finding) {
    let first = setting("PROPERTY_SEED").unwrap_or(1);
    let count = setting("PROPERTY_CASES").unwrap_or(count);
    let failing: Vec<u64> = (first..first + count).filter(|seed| fails(&property, &case(*seed)).is_some()).collect();
    let Some(seed) = failing.first() else { return };
    let small = shrink(case(*seed), &property);
    let why = fails(&property, &small).unwrap_or_default();
    let shown: Vec<String> = failing.iter().take(12).map(u64::to_string).collect();
    panic!(
        "{} of {count} orders fail (seeds {}); the order of seed {seed}, made smaller, as of {}:\n{:#}\n{why}",
        failing.len(),
        shown.join(", "),
        small.as_of,
        small.document,
    );
}

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// What is wrong, a panic included.
fn fails(property: &impl Fn(&Case) -> Finding, case: &Case) -> Option<String> {
    match catch_unwind(AssertUnwindSafe(|| property(case))) {
        Ok(finding) => finding.err(),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            Some(format!("panicked: {}", text.or(panic.downcast_ref::<&str>().copied()).unwrap_or("?")))
        }
    }
}

/// The same failure with fewer events and facts.
fn shrink(mut case: Case, property: &impl Fn(&Case) -> Finding) -> Case {
    loop {
        let next = smaller(&case.document).into_iter().find_map(|document| {
            Order::from_json(document.to_string().as_bytes()).ok()?;
            let candidate = Case { document, ..case };
            fails(property, &candidate).map(|_| candidate)
        });
        match next {
            Some(next) => case = next,
            None => return case,
        }
    }
}

/// The documents that lack one event, one field of an event, or one fact.
fn smaller(document: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    let events = document["events"].as_array().map_or(0, Vec::len);
    for place in (0..events).rev() {
        let mut without = document.clone();
        if let Some(list) = without["events"].as_array_mut() {
            list.remove(place);
        }
        found.push(without);
    }
    for pointer in pointers(document) {
        found.extend(without(document, &pointer));
    }
    found
}

/// A document without the value at a JSON pointer; nothing where there is none.
pub fn without(document: &Value, pointer: &str) -> Option<Value> {
    let mut document = document.clone();
    let (parent, key) = pointer.rsplit_once('/')?;
    let removed = document.pointer_mut(parent)?.as_object_mut()?.remove(key)?;
    if removed.is_null() { None } else { Some(document) }
}

/// Where the fields of a document and of its objects and events stand.
fn pointers(document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), document)];
    while let Some((path, value)) = open.pop() {
        match value {
            Value::Object(fields) => {
                for (key, field) in fields {
                    found.push(format!("{path}/{key}"));
                    open.push((format!("{path}/{key}"), field));
                }
            }
            Value::Array(items) => {
                open.extend(items.iter().enumerate().map(|(place, item)| (format!("{path}/{place}"), item)));
            }
            _ => {}
        }
    }
    found
}
