//! Whole orders, step by step.

use super::document::{add_event, build};
use super::file::{Case, Entry, read, toml_files};
use super::select::table_json;
use serde::Deserialize;
use serde_json::Value;

/// An order and what happens to it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Journey {
    /// What it shows.
    pub title: String,
    /// Why it goes so.
    pub why: String,
    /// The sources it stands on.
    pub cites: Vec<String>,
    /// The base order; its own events are left out.
    base: String,
    #[serde(default)]
    change: toml::Table,
    #[serde(default)]
    remove: Vec<String>,
    step: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    event: Option<toml::Table>,
    at: Option<String>,
    expect: toml::Table,
}

/// An order after one of its steps.
pub struct Stop {
    /// The step, from 1 on.
    pub number: usize,
    /// The document with every event so far.
    pub order: Value,
    /// The instant of the step.
    pub at: String,
    /// What must hold then.
    pub expect: toml::Table,
}

impl Journey {
    /// The order before its first event.
    fn order(&self) -> Result<Value, String> {
        let layer = Entry { change: Some(self.change.clone()), remove: self.remove.clone(), ..Entry::default() };
        let case = Case {
            name: self.title.clone(),
            rule: None,
            conflict: None,
            why: self.why.clone(),
            cites: self.cites.clone(),
            base: self.base.clone(),
            as_of: None,
            layers: vec![layer],
        };
        let (mut order, _) = build(&case)?;
        order["events"] = Value::Array(Vec::new());
        Ok(order)
    }

    /// The order after each of its steps.
    ///
    /// # Errors
    /// What is wrong with the journey, in words.
    pub fn stops(&self) -> Result<Vec<Stop>, String> {
        let mut order = self.order()?;
        let mut stops: Vec<Stop> = Vec::new();
        for (number, step) in (1..).zip(&self.step) {
            let at = step.instant()?;
            if stops.last().is_some_and(|before| at < before.at) {
                return Err(format!("step {number} goes back in time"));
            }
            if let Some(event) = &step.event {
                add_event(&mut order, table_json(event)?)?;
            }
            stops.push(Stop { number, order: order.clone(), at, expect: step.expect.clone() });
        }
        Ok(stops)
    }
}

impl Step {
    fn instant(&self) -> Result<String, String> {
        let own = self.event.as_ref().and_then(|event| event.get("at")).and_then(toml::Value::as_str);
        match (own, &self.at) {
            (Some(at), None) => Ok(at.to_owned()),
            (None, Some(at)) => Ok(at.clone()),
            _ => Err("a step has either an event with its instant, or an instant".to_owned()),
        }
    }
}

/// Every journey, in order.
///
/// # Errors
/// What is wrong with the first file that cannot be read.
pub fn all_journeys() -> Result<Vec<Journey>, String> {
    toml_files("journeys")?.iter().map(|path| read(path)).collect()
}
