//! The library tries itself in the caller's process.

use crate::buffer::{self, ta_buffer};
use crate::fees::{ta_fee, ta_payment, ta_total};
use crate::guard::{guard, place};
use crate::status::ta_status;
use crate::version::{ABI_VERSION, VERSION};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use trade_assurance::door::{self, Page};
use trade_assurance::explain::Style;
use trade_assurance::flat::{FlatDecision, FlatRow};
use trade_assurance::rulebook::Rulebook;
use trade_assurance::time::Instant;

/// Orders of every edition, each with its instant and the digest of the answer that the release gives.
const CASES: &str = include_str!("selftest.json");

/// The digest by which an answer is known: of the document, a zero byte, and the page of text.
fn digest(book: &Rulebook, order: &str, as_of: &str) -> Option<String> {
    let as_of = Some(Instant::parse(as_of).ok()?);
    let document = door::assess(book, order.as_bytes(), as_of, Page::Json).ok()?;
    let page = door::assess(book, order.as_bytes(), as_of, Page::Text(Style::PLAIN)).ok()?;
    let hash = Sha256::new().chain_update(document).chain_update([0]).chain_update(page).finalize();
    // Half of a SHA-256 is enough to tell two answers apart.
    let half: [u8; 16] = hash[..16].try_into().ok()?;
    Some(format!("{:032x}", u128::from_be_bytes(half)))
}

/// The names of the cases whose answers are not those of the release, and how many cases there are.
fn failed(book: &Rulebook, cases: &Value) -> (Vec<Value>, usize) {
    let cases = cases.as_array().map(Vec::as_slice).unwrap_or_default();
    let good = |case: &&Value| {
        let text = |name: &str| case[name].as_str().unwrap_or_default();
        digest(book, text("order"), text("as_of")).as_deref() == Some(text("digest"))
    };
    let failed = cases.iter().filter(|case| !good(case)).map(|case| case["name"].clone()).collect();
    (failed, cases.len())
}

fn report() -> Result<(Value, bool), ta_status> {
    let book = Rulebook::embedded().map_err(|_| ta_status::BadRulebook)?;
    let cases: Value = serde_json::from_str(CASES).unwrap_or_default();
    let (failed, count) = failed(&book, &cases);
    let good = failed.is_empty() && count > 0;
    let sizes = json!({
        "ta_row": size_of::<FlatRow>(), "ta_decision": size_of::<FlatDecision>(), "ta_fee": size_of::<ta_fee>(),
        "ta_payment": size_of::<ta_payment>(), "ta_total": size_of::<ta_total>(), "ta_buffer": size_of::<ta_buffer>(),
    });
    let report = json!({
        "ok": good, "version": VERSION.to_str().unwrap_or_default(), "abi_version": ABI_VERSION,
        "rulebook": { "version": book.version(), "digest": book.digest() },
        "sizes": sizes, "cases": count, "failed": failed,
    });
    Ok((report, good))
}

/// Assesses embedded orders of every edition and compares the answers, byte for byte, with those of the release.
///
/// `out` holds a report as JSON: `ok`, versions, the rulebook's digest, the sizes of the structures, how many
/// cases ran, and the names of those that failed (then `TA_STATUS_SELF_TEST_FAILED`). Call it in your own process:
/// neither its locale nor `TZ` nor its environment makes a difference.
///
/// # Safety
/// `out` is null or points at a buffer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_selftest(out: *mut ta_buffer) -> ta_status {
    guard(|| {
        let out = place(out)?;
        let (report, good) = report()?;
        // SAFETY: `out` is a place for a buffer.
        unsafe { buffer::write(out, report.to_string()) };
        if good { Ok(()) } else { Err(ta_status::SelfTestFailed) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// The base orders of the cases, with the answers of this library; written by `UPDATE_SELFTEST=1`.
    fn current(book: &Rulebook) -> String {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases/base");
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let case = |path: &std::path::PathBuf| {
            let base: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
            let (order, as_of) = (base["order"].to_string(), base["as_of"].as_str().unwrap());
            let digest = digest(book, &order, as_of).unwrap();
            let name = path.file_stem().unwrap().to_string_lossy();
            json!({ "name": name, "as_of": as_of, "order": order, "digest": digest })
        };
        serde_json::to_string_pretty(&files.iter().map(case).collect::<Vec<_>>()).unwrap() + "\n"
    }

    #[test]
    fn the_embedded_answers_are_current() {
        let now = current(&Rulebook::embedded().unwrap());
        if std::env::var_os("UPDATE_SELFTEST").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/selftest.json"), &now).unwrap();
            return;
        }
        assert!(now == CASES, "the answers have changed: UPDATE_SELFTEST=1 accepts them");
    }

    #[test]
    fn a_wrong_answer_is_found() {
        let book = Rulebook::embedded().unwrap();
        let mut cases: Value = serde_json::from_str(CASES).unwrap();
        assert_eq!(failed(&book, &cases).0, Vec::<Value>::new());
        cases[1]["digest"] = json!("0");
        cases[2]["order"] = json!("{}");
        let names = vec![cases[1]["name"].clone(), cases[2]["name"].clone()];
        assert_eq!(failed(&book, &cases).0, names);
    }
}
