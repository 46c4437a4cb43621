//! Four lists that must be one: the rules of the catalogue, of the rulebook, of the source and of the cases.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use trade_assurance::finding::{FindingCode, Ignored};
use trade_assurance::rule::Rule;
use trade_assurance_tests::harness::file::{CaseFile, all_cases, read, root, toml_files};
use trade_assurance_tests::harness::functions::by_rule;

fn catalogue() -> BTreeSet<String> {
    Rule::ALL.iter().map(|rule| rule.name().to_owned()).collect()
}

#[test]
fn the_rulebook_states_every_rule_of_the_catalogue_and_no_other() {
    let rules: toml::Table = read(&root().join("../core/rulebooks/rules.toml")).expect("the rulebook's rules are TOML");
    let stated = rules["rule"].as_array().expect("there are rules");
    let ids: BTreeSet<String> =
        stated.iter().filter_map(|rule| rule.get("id").and_then(toml::Value::as_str)).map(str::to_owned).collect();
    assert_eq!(stated.len(), ids.len(), "a rule is stated twice");
    assert_eq!(ids, catalogue());
}

#[test]
fn every_rule_of_the_catalogue_has_a_function_and_no_function_names_another() {
    let found: BTreeSet<String> = by_rule().expect("the source can be read").into_keys().collect();
    let missing: Vec<_> = catalogue().difference(&found).cloned().collect();
    let unknown: Vec<_> = found.difference(&catalogue()).cloned().collect();
    assert!(missing.is_empty(), "no function's comment begins with {missing:?}");
    assert!(unknown.is_empty(), "a function's comment begins with {unknown:?}, which the catalogue does not have");
}

#[test]
fn every_rule_of_the_catalogue_has_a_case_file() {
    let files = toml_files("cases").expect("the cases can be listed");
    let stems = files.iter().filter_map(|path| path.file_stem()).map(|stem| stem.to_string_lossy().into_owned());
    let named: BTreeSet<String> = stems.filter(|stem| Rule::parse(stem).is_some()).collect();
    let missing: Vec<_> = catalogue().difference(&named).cloned().collect();
    assert!(missing.is_empty(), "no case file for {missing:?}");
}

#[test]
fn every_conflict_of_sources_has_a_case() {
    let cases = all_cases().expect("the case files are good");
    let settled: BTreeSet<String> = cases.into_iter().filter_map(|case| case.conflict).collect();
    let wanted: BTreeSet<String> = (1..=25).map(|number| format!("C-{number:02}")).collect();
    assert_eq!(settled, wanted);
}

#[test]
fn every_finding_and_every_reason_to_ignore_an_event_has_a_case() {
    let files = toml_files("cases").expect("the cases can be listed");
    let text: String = files.iter().map(|path| std::fs::read_to_string(path).expect("a case file is text")).collect();
    // What a platform charged is no part of an order document; the importer compares it.
    let findings = FindingCode::ALL.iter().filter(|code| **code != FindingCode::FeeDiffers).map(|code| code.name());
    let words = findings.chain(Ignored::ALL.iter().map(|reason| reason.name()));
    let missing: Vec<_> = words.filter(|word| !text.contains(word)).collect();
    assert!(missing.is_empty(), "no case shows {missing:?}");
}

#[test]
fn a_case_file_with_an_unknown_key_is_refused() {
    let text = "rule = \"COV-MARKET\"\n[[case]]\nname = \"x\"\nwhy = \"y\"\nexpekt = {}\n";
    assert!(toml::from_str::<CaseFile>(text).is_err());
}
