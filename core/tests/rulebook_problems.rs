//! Rulebooks with mistakes: each is told as what it is, and all of them at once. And what the digest depends on.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use trade_assurance::rule::Rule;
use trade_assurance::rulebook::{Rulebook, RulebookErrors};

const FILES: [(&str, &str); 10] = [
    ("editions.toml", include_str!("../rulebooks/editions.toml")),
    ("coverage.toml", include_str!("../rulebooks/coverage.toml")),
    ("fees.toml", include_str!("../rulebooks/fees.toml")),
    ("funds.toml", include_str!("../rulebooks/funds.toml")),
    ("disputes.toml", include_str!("../rulebooks/disputes.toml")),
    ("guarantees.toml", include_str!("../rulebooks/guarantees.toml")),
    ("lifecycle.toml", include_str!("../rulebooks/lifecycle.toml")),
    ("terms.toml", include_str!("../rulebooks/terms.toml")),
    ("rules.toml", include_str!("../rulebooks/rules.toml")),
    ("sources.toml", include_str!("../rulebooks/sources.toml")),
];

fn load(files: &[(&str, String)]) -> Result<Rulebook, RulebookErrors> {
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Rulebook::from_toml(&files)
}

/// The embedded files with texts replaced, each of which must be there exactly once.
fn changed(changes: &[(&str, &str)]) -> Result<Rulebook, RulebookErrors> {
    let mut files: Vec<(&str, String)> = FILES.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
    for (old, new) in changes {
        let found: usize = files.iter().map(|(_, text)| text.matches(old).count()).sum();
        assert_eq!(found, 1, "`{old}` is in the files {found} times");
        for (_, text) in &mut files {
            *text = text.replace(old, new);
        }
    }
    load(&files)
}

/// The codes of the problems, each once.
fn codes(result: Result<Rulebook, RulebookErrors>) -> Vec<&'static str> {
    let problems = result.expect_err("must not load").problems;
    let codes: BTreeSet<&str> = problems.iter().map(|problem| problem.code.name()).collect();
    codes.into_iter().collect()
}

fn first_message(result: Result<Rulebook, RulebookErrors>) -> String {
    result.expect_err("must not load").problems[0].to_string()
}

const SEVEN_DAYS_OF_THE_UNITED_STATES: &str = "editions = [\"us-2019\"]
order_types = [\"trade_assurance\"]
value = \"7\"
unit = \"calendar days\"
facts = [\"F-134\", \"F-138\"]";

#[test]
fn a_gap_is_told() {
    assert_eq!(codes(changed(&[("from = 2018-06-04\n", "from = 2018-06-05\n")])), ["rulebook.gap"]);
    assert_eq!(
        codes(changed(&[(
            SEVEN_DAYS_OF_THE_UNITED_STATES,
            &format!("from = 2020-01-01\n{SEVEN_DAYS_OF_THE_UNITED_STATES}")
        )])),
        ["rulebook.gap"]
    );
    assert_eq!(
        codes(changed(&[("to = 2019-07-25\nfacts = [\"F-004\"", "to = 2019-07-24\nfacts = [\"F-004\"")])),
        ["rulebook.gap"]
    );
    assert_eq!(
        first_message(changed(&[("from = 2018-06-04\n", "from = 2018-06-05\n")])),
        "rulebook.gap at payment_fee for card: nothing is in force from 2018-06-04 to 2018-06-04 (included); \
         accepted: exactly one row for every day"
    );
}

#[test]
fn an_overlap_is_told() {
    assert_eq!(codes(changed(&[("from = 2018-06-04\n", "from = 2018-06-03\n")])), ["rulebook.overlap"]);
    assert_eq!(codes(changed(&[("suppliers = [\"US\"]\nbuyers = [\"US\"]\n", "")])), ["rulebook.overlap"]);
    let twice = format!(
        "{}\n[[value]]\nname = \"disputes.silence_days\"\n{SEVEN_DAYS_OF_THE_UNITED_STATES}\ngrade = \"seed\"",
        FILES[4].1
    );
    let mut files: Vec<(&str, String)> = FILES.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
    files[4].1 = twice;
    assert_eq!(codes(load(&files)), ["rulebook.overlap"]);
}

#[test]
fn an_unknown_source_is_told() {
    assert_eq!(codes(changed(&[("facts = [\"F-190\"]", "facts = [\"F-999\"]")])), ["rulebook.unknown_source"]);
    assert_eq!(codes(changed(&[("facts = [\"F-190\"]", "facts = []")])), ["rulebook.unknown_source"]);
}

#[test]
fn a_missing_or_wrong_unit_is_told() {
    let unit = "value = \"90\"\nunit = \"calendar days\"\nfacts = [\"F-026\"]";
    assert_eq!(codes(changed(&[(unit, "value = \"90\"\nfacts = [\"F-026\"]")])), ["rulebook.missing_unit"]);
    assert_eq!(
        codes(changed(&[(unit, "value = \"90\"\nunit = \"days\"\nfacts = [\"F-026\"]")])),
        ["rulebook.bad_value"]
    );
}

#[test]
fn a_duplicate_is_told() {
    let rule = "id = \"CLM-ACCEPTED\"";
    let edition = "id = \"F-190\"";
    assert_eq!(codes(changed(&[(edition, "id = \"F-189\"")])), ["rulebook.duplicate_id", "rulebook.unknown_source"]);
    let mut files: Vec<(&str, String)> = FILES.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
    let more = format!("\n[[rule]]\n{rule}\nstatement = \"Again.\"\nfacts = [\"F-047\"]\ngrade = \"official\"\n");
    files[8].1.push_str(&more);
    assert_eq!(codes(load(&files)), ["rulebook.duplicate_id"]);
    files[8].1 = format!("{}\n[rulebook]\nversion = \"2\"\n", FILES[8].1);
    assert_eq!(codes(load(&files)), ["rulebook.duplicate_id"]);
}

#[test]
fn a_misspelt_name_is_told_with_the_nearest() {
    let name = "name = \"coverage_types.clearance_days\"";
    let misspelt = changed(&[(name, "name = \"coverage_types.clearence_days\"")]);
    assert_eq!(codes(misspelt.clone()), ["rulebook.unknown_name"]);
    assert!(first_message(misspelt).contains("nearest is `coverage_types.clearance_days`"));
    assert_eq!(codes(changed(&[("id = \"CLM-WINDOW\"", "id = \"CLM-WINDOWS\"")])), ["rulebook.unknown_name"]);
    assert_eq!(codes(changed(&[("id = \"intl-2022\"", "id = \"intl-2202\"")])), ["rulebook.unknown_name"]);
    let method = "method = \"boleto\"\nkind";
    assert_eq!(codes(changed(&[(method, "method = \"bolet\"\nkind")])), ["rulebook.unknown_name"]);
    assert_eq!(codes(changed(&[(method, "methd = \"boleto\"\nkind")])), ["rulebook.unknown_name"]);
    assert_eq!(codes(changed(&[("waived_to =", "waved_to =")])), ["rulebook.unknown_name"]);
}

#[test]
fn a_bad_value_is_told() {
    for (old, new) in [
        ("value = \"half_up\"", "value = \"half_upp\""),
        ("value = \"Asia/Shanghai\"", "value = \"Asia/Peking\""),
        ("rate_percent = \"1.35\"", "rate_percent = \"135\""),
        ("rate_percent = \"1.35\"", "rate_percent = \"1,35\""),
        ("value = \"2015-07-22\"", "value = \"22.7.2015\""),
        ("available_from = 2020-01-01", "available_from = \"2020-1-1\""),
        ("value = [\"7\", \"9\"]", "value = [\"9\", \"7\"]"),
        ("value = [\"7\", \"9\"]", "value = \"7\""),
        ("value = { express = \"15\"", "value = { express = \"none\""),
        ("value = { express = \"15\"", "value = { train = \"15\""),
        (
            "value = \"90\"\nunit = \"calendar days\"\nfacts = [\"F-026\"]",
            "value = 90\nunit = \"calendar days\"\nfacts = [\"F-026\"]",
        ),
        ("countries = [\"BR\"]", "countries = [\"Brazil\"]"),
        ("steps_usd = [[\"50\", \"4.95\"]", "steps_usd = [[\"500\", \"4.95\"]"),
        ("to = 2018-06-04", "to = 2016-06-04"),
        ("up_to_usd = \"5000\"\n", "up_to_usd = \"5000\"\ncap_usd = \"100\"\n"),
    ] {
        assert_eq!(codes(changed(&[(old, new)])), ["rulebook.bad_value"], "{new}");
    }
}

#[test]
fn something_missing_is_told() {
    assert_eq!(codes(changed(&[("up_to_usd = \"5000\"\n", "")])), ["rulebook.missing_value"]);
    assert_eq!(codes(changed(&[("version = \"2026.1\"\n", "")])), ["rulebook.toml"]);
    let half = "name = \"claims.long_receipt_tiers\"\neditions = [\"intl-2023\"]\nvalue = [\"enterprise\", \"enterprise_pro\"]\nunit = \"buyer tiers\"";
    let result = changed(&[
        (half, half),
        (
            &format!("[[value]]\n{half}"),
            "[[absent]]\nnames = [\"claims.long_receipt_tiers\"]\neditions = [\"intl-2023\"]",
        ),
    ]);
    assert_eq!(codes(result), ["rulebook.missing_value"]);
    let problems = Rulebook::from_toml(&[]).expect_err("must not load").problems;
    assert!(problems.iter().all(|problem| problem.code.name() == "rulebook.missing_value"), "{problems:?}");
    assert!(problems.len() > Rule::COUNT);
}

#[test]
fn text_that_is_no_toml_is_told() {
    let mut files: Vec<(&str, String)> = FILES.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
    files[7].1 = "[[value]\n".to_owned();
    let errors = load(&files).expect_err("must not load");
    assert_eq!(errors.problems.len(), 1, "{errors}");
    assert_eq!((errors.problems[0].code.name(), errors.problems[0].path.as_str()), ("rulebook.toml", "terms.toml"));
}

#[test]
fn several_problems_are_told_at_once_with_their_places() {
    let result = changed(&[
        ("from = 2018-06-04\n", "from = 2018-06-05\n"),
        ("facts = [\"F-190\"]", "facts = [\"F-999\"]"),
        ("value = \"90\"\nunit = \"calendar days\"\nfacts = [\"F-026\"]", "value = \"90\"\nfacts = [\"F-026\"]"),
        ("value = \"half_up\"", "value = \"half_upp\""),
        ("id = \"CLM-WINDOW\"", "id = \"CLM-WINDOWS\""),
        ("method = \"boleto\"\ncountries = [\"BR\"]", "method = \"boleto\"\ncountries = \"BR\""),
    ]);
    let errors = result.clone().expect_err("must not load");
    let all = [
        "rulebook.bad_value",
        "rulebook.gap",
        "rulebook.missing_unit",
        "rulebook.toml",
        "rulebook.unknown_name",
        "rulebook.unknown_source",
    ];
    assert_eq!(codes(result), all);
    let shown = errors.to_string();
    assert!(shown.contains("fees.toml: supplier_fee[0] (CN).facts: `F-999` is not in the rulebook"), "{shown}");
    assert!(
        shown.contains(
            "coverage.toml: value[10] (coverage_types.shipment_days).unit: has no unit; accepted: `calendar days`"
        ),
        "{shown}"
    );
    let json = serde_json::to_value(&errors).expect("JSON");
    assert!(json["problems"].as_array().expect("a list").iter().all(|problem| problem["code"].is_string()));
}

#[test]
fn comments_order_and_files_do_not_change_the_digest() {
    let book = Rulebook::embedded().expect("loads");
    let reversed: Vec<(&str, &str)> = FILES.iter().rev().copied().collect();
    let texts: Vec<&str> = FILES.iter().rev().map(|(_, text)| *text).collect();
    let one = texts.join("\n\n# A comment.\n\n");
    let quoted: Vec<(&str, String)> = (FILES.iter())
        .map(|(name, text)| (*name, text.replace("from = 2018-06-04\n", "from   =  \"2018-06-04\"   # in quotes\n")))
        .collect();
    for other in [Rulebook::from_toml(&reversed), Rulebook::from_toml(&[("all.toml", &one)]), load(&quoted)] {
        let other = other.expect("loads");
        assert_eq!(other.digest(), book.digest());
        assert_eq!(other.values(), book.values());
        assert_eq!(other.sources(), book.sources());
    }
}

#[test]
fn every_change_changes_the_digest() {
    let book = Rulebook::embedded().expect("loads");
    let mut digests = BTreeSet::from([book.digest().to_owned()]);
    for change in [
        ("rate_percent = \"1.35\"", "rate_percent = \"1.36\""),
        ("from = 2018-06-04\n", "from = 2018-06-05\n"),
        ("to = 2018-06-04\n", "to = 2018-06-05\n"),
        ("version = \"2026.1\"", "version = \"2026.2\""),
        ("note = \"Exactly 5,000 is not addressed by the source.\"\n", ""),
        ("facts = [\"F-190\"]\ngrade = \"official\"", "facts = [\"F-190\"]\ngrade = \"mirror\""),
    ] {
        let changes = match change.0 {
            "from = 2018-06-04\n" | "to = 2018-06-04\n" => {
                vec![("from = 2018-06-04\n", "from = 2018-06-05\n"), ("to = 2018-06-04\n", "to = 2018-06-05\n")]
            }
            _ => vec![change],
        };
        digests.insert(changed(&changes).unwrap_or_else(|errors| panic!("{errors}")).digest().to_owned());
    }
    assert_eq!(digests.len(), 6);
}

#[test]
fn word_lists_are_read() {
    let mut files: Vec<(&str, String)> = FILES.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
    let list = "[[value]]\nname = \"lint.test_words\"\nvalue = [\"good\", \"fine\"]\nunit = \"words\"\nfacts = [\"F-040\"]\ngrade = \"mirror\"\n";
    files[7].1.push_str(list);
    let book = load(&files).expect("loads");
    assert_eq!(book.words("lint.test_words"), ["good", "fine"]);
    assert!(book.words("lint.no_such_words").is_empty());
    files[7].1.push_str(list);
    assert_eq!(codes(load(&files)), ["rulebook.duplicate_id"]);
}
