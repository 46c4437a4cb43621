//! The reader's table of fields against a document that has them all.

use crate::{codes, full, good};
use serde_json::{Value, json};
use trade_assurance::order::{EventType, ProblemCode};

/// Every place of a document, as a JSON pointer with the path that problems give it.
fn places(value: &Value, pointer: &str, path: &str, into: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                into.push((format!("{pointer}/{key}"), path.clone()));
                places(inner, &format!("{pointer}/{key}"), &path, into);
            }
        }
        Value::Array(elements) => {
            for (index, inner) in elements.iter().enumerate() {
                places(inner, &format!("{pointer}/{index}"), &format!("{path}[{index}]"), into);
            }
        }
        _ => {}
    }
}

#[test]
fn every_field_without_which_an_object_is_nothing_is_required_and_no_other() {
    let (document, mut all) = (full(), Vec::new());
    places(&document, "", "", &mut all);
    let required: Vec<String> = (all.iter())
        .filter_map(|(pointer, path)| {
            let mut without = document.clone();
            *without.pointer_mut(pointer)? = Value::Null;
            let found = codes(&without.to_string());
            assert!(found.is_empty() || found == [(ProblemCode::MissingField, path.clone())], "{path}: {found:?}");
            (!found.is_empty()).then(|| path.clone())
        })
        .collect();
    let of_events: Vec<&str> = (required.iter())
        .filter_map(|path| path.strip_prefix("events[").and_then(|rest| rest.split_once("].")).map(|(_, field)| field))
        .filter(|field| *field != "type" && *field != "at")
        .collect();
    assert_eq!(
        of_events,
        [
            "amount",
            "agreed",
            "ship_by",
            "passed",
            "by",
            "ground",
            "ground",
            "claim",
            "evidence[0].name",
            "ground",
            "by",
            "by",
            "from",
            "by",
            "refund",
            "refund",
            "amount"
        ]
    );
    let of_order: Vec<&str> = required.iter().map(String::as_str).filter(|path| !path.starts_with("events")).collect();
    assert_eq!(
        of_order,
        [
            "created_at",
            "currency",
            "fee_schedule[0].currency",
            "fee_schedule[0].ratio",
            "id",
            "terms.delivery_guarantee.specified_on",
            "terms.ship_within.after",
            "terms.ship_within.days",
        ]
    );
}

#[test]
fn a_value_of_another_type_is_refused_everywhere() {
    let (document, mut all) = (full(), Vec::new());
    places(&document, "", "", &mut all);
    for (pointer, path) in all {
        for wrong in [json!([[]]), json!({"": 1}), json!(true), json!("\u{0}")] {
            let mut changed = document.clone();
            let place = changed.pointer_mut(&pointer).expect("it is there");
            let free_text = ["id", "packaging", "item", "unit", "aspect", "requirement", "name"];
            let is_text = free_text.iter().any(|field| path == *field || path.ends_with(&format!(".{field}")));
            if (is_text && wrong.is_string()) || (place.is_boolean() && wrong.is_boolean()) {
                continue;
            }
            *place = wrong;
            let found = codes(&changed.to_string());
            assert!(found.iter().any(|(_, at)| at.starts_with(&path)), "{path}: {found:?}");
        }
    }
}

#[test]
fn the_full_document_has_every_type_of_event() {
    let order = good(&full().to_string());
    let types: Vec<EventType> = order.events.iter().flatten().map(|event| event.kind.event_type()).collect();
    assert_eq!(types, EventType::ALL);
}

/// The committed schema is the one that the reader's table gives; `UPDATE_SCHEMAS=1` rewrites it.
#[cfg(feature = "schema")]
#[test]
fn the_committed_schema_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/order.schema.json");
    let schema = trade_assurance::schema::order();
    if std::env::var_os("UPDATE_SCHEMAS").is_some() {
        std::fs::write(path, &schema).expect("the folder is there");
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(committed, schema, "set UPDATE_SCHEMAS=1 to rewrite it");
}
