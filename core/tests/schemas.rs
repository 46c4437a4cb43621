//! The schema of the assessment: current, and true of every assessment of the examples.

#![cfg(feature = "schema")]
#![allow(clippy::unwrap_used, reason = "a test that fails says so by panicking")]

use serde_json::Value;
use std::path::{Path, PathBuf};
use trade_assurance::assess::assess;
use trade_assurance::order::Order;
use trade_assurance::rulebook::Rulebook;
use trade_assurance::time::{Day, Instant};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The committed schema is the one that the types give; `UPDATE_SCHEMAS=1` rewrites it.
#[test]
fn the_committed_schema_is_current() {
    let path = folder("schemas/assessment.schema.json");
    let schema = trade_assurance::schema::assessment();
    if std::env::var_os("UPDATE_SCHEMAS").is_some() {
        std::fs::write(&path, &schema).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(committed, schema, "set UPDATE_SCHEMAS=1 to rewrite it");
}

/// Each example as it stands at its creation, at each event and long after.
fn assessments() -> Vec<(String, Value)> {
    let book = Rulebook::embedded().unwrap();
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder("examples")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let order = Order::from_json(&std::fs::read(&path).unwrap()).unwrap();
        let events = order.events.iter().flatten().map(|event| event.at);
        for at in events.chain([order.created_at, Instant::parse("2027-01-01T00:00:00.5Z").unwrap()]) {
            let answer = assess(&book, &order, at).unwrap().to_json();
            found.push((format!("{} at {at}", path.display()), serde_json::from_str(&answer).unwrap()));
        }
    }
    found
}

fn schema() -> Value {
    serde_json::from_str(&trade_assurance::schema::assessment()).unwrap()
}

#[test]
fn every_assessment_of_the_examples_is_what_the_schema_says() {
    let (schema, assessments) = (schema(), assessments());
    assert!(assessments.len() > 20, "the examples are gone");
    for (name, assessment) in assessments {
        let mut problems = Vec::new();
        Check { root: &schema, problems: &mut problems }.value(&schema, &assessment, "");
        assert!(problems.is_empty(), "{name}:\n{}", problems.join("\n"));
    }
}

/// The check itself: a key too few, a key too many and a wrong value are each seen, at every place.
#[test]
fn every_change_of_an_assessment_is_seen() {
    let schema = schema();
    let refused = |assessment: &Value| {
        let mut problems = Vec::new();
        Check { root: &schema, problems: &mut problems }.value(&schema, assessment, "");
        !problems.is_empty()
    };
    let (_, good) = assessments().pop().unwrap();
    for place in objects(&good, "") {
        let object = good.pointer(&place).unwrap().as_object().unwrap();
        for key in object.keys() {
            let mut changed = good.clone();
            let fields = changed.pointer_mut(&place).unwrap().as_object_mut().unwrap();
            let value = fields.remove(key).unwrap();
            assert!(place == "/funds/bands" || refused(&changed), "{place}/{key} is gone");
            changed.pointer_mut(&place).unwrap()[key] = Value::Array(vec![Value::Null]);
            assert!(refused(&changed), "{place}/{key} is a list of nothing");
            changed.pointer_mut(&place).unwrap()[key] = value;
            assert_eq!(changed, good);
        }
        let mut changed = good.clone();
        changed.pointer_mut(&place).unwrap()["other"] = Value::Null;
        assert!(refused(&changed), "{place}/other is new");
    }
}

/// Where the objects of a document are.
fn objects(value: &Value, place: &str) -> Vec<String> {
    let parts: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(key, part)| (key.clone(), part)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(at, part)| (at.to_string(), part)).collect(),
        _ => Vec::new(),
    };
    let below = parts.into_iter().flat_map(|(key, part)| objects(part, &format!("{place}/{key}")));
    value.is_object().then(|| place.to_owned()).into_iter().chain(below).collect()
}

/// As much of JSON Schema as this schema uses; a keyword that it does not know is a problem.
struct Check<'s> {
    root: &'s Value,
    problems: &'s mut Vec<String>,
}

impl<'s> Check<'s> {
    fn value(&mut self, schema: &'s Value, value: &Value, place: &str) {
        for (keyword, rule) in schema.as_object().unwrap() {
            let holds = match keyword.as_str() {
                "$schema" | "title" | "description" | "$defs" => true,
                "$ref" => {
                    let target = self.root.pointer(&rule.as_str().unwrap()[1..]).unwrap();
                    self.value(target, value, place);
                    true
                }
                "type" => type_names(rule).any(|name| has_type(value, name)),
                "enum" => rule.as_array().unwrap().contains(value),
                "const" => rule == value,
                "anyOf" => rule.as_array().unwrap().iter().any(|schema| self.would_accept(schema, value)),
                "pattern" => value.as_str().is_none_or(|text| fits(rule.as_str().unwrap(), text)),
                "uniqueItems" => unique(value),
                "items" => self.items(rule, value, place),
                "properties" => self.properties(rule, value, place),
                "required" => rule.as_array().unwrap().iter().all(|key| value.get(key.as_str().unwrap()).is_some()),
                "additionalProperties" => *rule == Value::Bool(false) && only(&schema["properties"], value),
                _ => false,
            };
            if !holds {
                self.problems.push(format!("{place}: {value} is not {keyword} {rule}"));
            }
        }
    }

    fn would_accept(&self, schema: &'s Value, value: &Value) -> bool {
        let mut problems = Vec::new();
        Check { root: self.root, problems: &mut problems }.value(schema, value, "");
        problems.is_empty()
    }

    fn items(&mut self, schema: &'s Value, value: &Value, place: &str) -> bool {
        for (at, item) in value.as_array().into_iter().flatten().enumerate() {
            self.value(schema, item, &format!("{place}/{at}"));
        }
        true
    }

    fn properties(&mut self, schemas: &'s Value, value: &Value, place: &str) -> bool {
        for (key, schema) in schemas.as_object().unwrap() {
            if let Some(part) = value.get(key) {
                self.value(schema, part, &format!("{place}/{key}"));
            }
        }
        true
    }
}

fn type_names(rule: &Value) -> impl Iterator<Item = &str> {
    let one = rule.as_str().into_iter();
    one.chain(rule.as_array().into_iter().flatten().filter_map(Value::as_str))
}

fn has_type(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

fn unique(value: &Value) -> bool {
    let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().enumerate().all(|(at, item)| !items[..at].contains(item))
}

fn only(properties: &Value, value: &Value) -> bool {
    value.as_object().is_none_or(|fields| fields.keys().all(|key| properties.get(key).is_some()))
}

/// Whether a text is one of the three patterns' kind: an instant, a date or a decimal.
fn fits(pattern: &str, text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match pattern {
        pattern if pattern.ends_with("Z$") => text.ends_with('Z') && Instant::parse(text).is_ok(),
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => Day::parse(text).is_some(),
        "^[0-9]+(\\.[0-9]+)?$" => text.splitn(2, '.').all(digits),
        _ => false,
    }
}
