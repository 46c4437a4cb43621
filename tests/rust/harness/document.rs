//! From a base order and its changes to the document of a case.

use super::file::{Case, root};
use super::select::{json, table_json};
use serde_json::Value;

/// The document of a case and the instant it is looked at.
///
/// # Errors
/// What is wrong with the case, in words.
pub fn build(case: &Case) -> Result<(Value, String), String> {
    let (mut order, own) = base(&case.base)?;
    for layer in &case.layers {
        if let Some(change) = &layer.change {
            merge(&mut order, &table_json(change)?);
        }
        for path in &layer.remove {
            remove(&mut order, path)?;
        }
    }
    for event in case.layers.iter().flat_map(|layer| &layer.add_events) {
        add_event(&mut order, table_json(event)?)?;
    }
    Ok((order, case.as_of.clone().unwrap_or(own)))
}

/// A base order and its own instant.
fn base(name: &str) -> Result<(Value, String), String> {
    let path = root().join(format!("cases/base/{name}.json"));
    let text = std::fs::read_to_string(&path).map_err(|error| format!("base order `{name}`: {error}"))?;
    let mut file: Value = serde_json::from_str(&text).map_err(|error| format!("base order `{name}`: {error}"))?;
    let as_of = file["as_of"].as_str().map(str::to_owned).ok_or_else(|| format!("base order `{name}` has no as_of"))?;
    Ok((file["order"].take(), as_of))
}

/// Merges changes over a document: objects field by field, everything else as a whole [RFC 7386].
fn merge(target: &mut Value, change: &Value) {
    let Value::Object(fields) = change else {
        *target = change.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    for (name, value) in fields {
        if value.is_null() {
            if let Value::Object(into) = target {
                into.remove(name);
            }
        } else {
            merge(&mut target[name.as_str()], value);
        }
    }
}

fn remove(order: &mut Value, path: &str) -> Result<(), String> {
    let (parents, name) =
        path.rsplit_once('.').map_or((Vec::new(), path), |(front, name)| (front.split('.').collect::<Vec<_>>(), name));
    let mut place = &mut *order;
    for parent in parents {
        place = place.get_mut(parent).ok_or_else(|| format!("there is no `{path}` to remove"))?;
    }
    let removed = place.as_object_mut().and_then(|fields| fields.remove(name));
    removed.map(|_| ()).ok_or_else(|| format!("there is no `{path}` to remove"))
}

/// Adds an event at the end of the document's list.
///
/// # Errors
/// The document has no list of events.
pub fn add_event(order: &mut Value, event: Value) -> Result<(), String> {
    let events = order.get_mut("events").and_then(Value::as_array_mut);
    events.ok_or("there is no list of events to add to")?.push(event);
    Ok(())
}

/// An order that a case file spells out, as a document.
///
/// # Errors
/// As [`json`].
pub fn spelled_out(table: &toml::Table) -> Result<Value, String> {
    json(&toml::Value::Table(table.clone()))
}
