//! Every case of `cases/`, through the strict reader and the assessment.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use trade_assurance::rulebook::Rulebook;
use trade_assurance_tests::harness::file::all_cases;
use trade_assurance_tests::harness::run::{report, run};

#[test]
fn every_case_comes_out_as_the_rules_say() {
    let book = Rulebook::embedded().expect("the embedded rulebook is good");
    let cases = all_cases().expect("the case files are good");
    let failed: Vec<String> = cases
        .iter()
        .map(|case| (case, run(&book, case)))
        .filter(|(_, differences)| !differences.is_empty())
        .map(|(case, differences)| report(&book, case, &differences))
        .collect();
    assert!(failed.is_empty(), "{} of {} cases failed:\n\n{}", failed.len(), cases.len(), failed.join("\n\n"));
}
