//! Whole orders, step by step: after every event, and at every instant named, the order is assessed
//! anew from its first event on, as a host would after each change.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use serde::Deserialize;
use serde_json::Value;
use trade_assurance::rulebook::Rulebook;
use trade_assurance_tests::harness::document::{add_event, build};
use trade_assurance_tests::harness::file::{Case, Entry, read, toml_files};
use trade_assurance_tests::harness::run::{answer, compare};
use trade_assurance_tests::harness::select::table_json;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Journey {
    title: String,
    why: String,
    cites: Vec<String>,
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

    /// Everything that comes out otherwise than expected.
    fn walk(&self, book: &Rulebook) -> Result<Vec<String>, String> {
        let mut order = self.order()?;
        let mut differences = Vec::new();
        let mut before = String::new();
        for (number, step) in self.step.iter().enumerate() {
            let at = step.instant()?;
            if at < before {
                return Err(format!("step {} goes back in time", number + 1));
            }
            if let Some(event) = &step.event {
                add_event(&mut order, table_json(event)?)?;
            }
            let found = answer(book, &order, &at)?.map_err(|codes| format!("step {}: {codes:?}", number + 1))?;
            let lines = compare(&found, &step.expect);
            differences.extend(lines.into_iter().map(|line| format!("step {} at {at}: {line}", number + 1)));
            before = at;
        }
        Ok(differences)
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

#[test]
fn every_journey_goes_as_the_rules_say() {
    let book = Rulebook::embedded().expect("the embedded rulebook is good");
    let files = toml_files("journeys").expect("the journeys can be listed");
    assert!(files.len() >= 12, "only {} journeys", files.len());
    let mut failed = Vec::new();
    for path in files {
        let journey: Journey = read(&path).expect("the journey is good");
        assert!(!journey.cites.is_empty(), "{} cites nothing", journey.title);
        let differences = journey.walk(&book).unwrap_or_else(|error| vec![error]);
        if !differences.is_empty() {
            failed.push(format!("{} ({})\n  {}", journey.title, journey.why, differences.join("\n  ")));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}
