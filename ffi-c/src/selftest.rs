//! The library tries itself in the caller's process.

use crate::buffer::{self, ta_buffer};
use crate::fees::{ta_fee, ta_payment, ta_total};
use crate::guard::{guard, place};
use crate::status::ta_status;
use crate::version::{ABI_VERSION, VERSION};
use serde::Serialize;
use sha2::{Digest, Sha256};
use trade_assurance::door::{self, Page};
use trade_assurance::flat::{FlatDecision, FlatRow};
use trade_assurance::rulebook::Rulebook;
use trade_assurance::time::Instant;

/// Orders of every edition with the answers that the release gives, one a line: its name, its instant, the digests of
/// the document and of the page, and the order.
const CASES: &str = include_str!("selftest.txt");

/// The answers of which a case has the digests, in that order.
const ANSWERS: &[Page] = &[
    Page::Json,
    #[cfg(feature = "report")]
    Page::Text(trade_assurance::explain::Style::PLAIN),
];

/// The digest by which an answer is known.
fn digest(book: &Rulebook, order: &str, as_of: &str, page: Page) -> Option<String> {
    let as_of = Some(Instant::parse(as_of).ok()?);
    let hash = Sha256::digest(door::assess(book, order.as_bytes(), as_of, page).ok()?);
    // Half of a SHA-256 is enough to tell two answers apart.
    let half: [u8; 16] = hash[..16].try_into().ok()?;
    Some(format!("{:032x}", u128::from_be_bytes(half)))
}

/// The name of a case, and whether its answers are those of the release.
fn case<'c>(book: &Rulebook, line: &'c str) -> Option<(&'c str, bool)> {
    let mut words = line.splitn(5, ' ');
    let (name, as_of) = (words.next()?, words.next()?);
    let (digests, order) = ([words.next()?, words.next()?], words.next()?);
    let same = |(page, wanted): (&Page, &str)| digest(book, order, as_of, *page).as_deref() == Some(wanted);
    Some((name, ANSWERS.iter().zip(digests).all(same)))
}

/// The names of the cases whose answers are not those of the release, and how many cases there are.
fn failed<'c>(book: &Rulebook, cases: &'c str) -> (Vec<&'c str>, usize) {
    let case = |line| case(book, line).unwrap_or((line, false));
    let failed = cases.lines().map(case).filter(|(_, good)| !good).map(|(name, _)| name);
    (failed.collect(), cases.lines().count())
}

#[derive(Serialize)]
struct Report<'r> {
    ok: bool,
    version: &'r str,
    abi_version: u32,
    rulebook: Stamp<'r>,
    sizes: Sizes,
    cases: usize,
    failed: Vec<&'r str>,
}

#[derive(Serialize)]
struct Stamp<'r> {
    version: &'r str,
    digest: &'r str,
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "the names of C")]
struct Sizes {
    ta_row: usize,
    ta_decision: usize,
    ta_fee: usize,
    ta_payment: usize,
    ta_total: usize,
    ta_buffer: usize,
}

/// The structures as this library has them.
const SIZES: Sizes = Sizes {
    ta_row: size_of::<FlatRow>(),
    ta_decision: size_of::<FlatDecision>(),
    ta_fee: size_of::<ta_fee>(),
    ta_payment: size_of::<ta_payment>(),
    ta_total: size_of::<ta_total>(),
    ta_buffer: size_of::<ta_buffer>(),
};

fn report() -> Result<(String, bool), ta_status> {
    let book = Rulebook::embedded().map_err(|_| ta_status::BadRulebook)?;
    let (failed, cases) = failed(&book, CASES);
    let ok = failed.is_empty() && cases > 0;
    let (version, rulebook) =
        (VERSION.to_str().unwrap_or_default(), Stamp { version: book.version(), digest: book.digest() });
    let report = Report { ok, version, abi_version: ABI_VERSION, rulebook, sizes: SIZES, cases, failed };
    // Plain texts and numbers: nothing that could fail to be written.
    Ok((serde_json::to_string(&report).unwrap_or_default(), ok))
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
        unsafe { buffer::write(out, report) };
        if good { Ok(()) } else { Err(ta_status::SelfTestFailed) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The base orders of the cases, with the answers of this library; written by `UPDATE_SELFTEST=1`.
    #[cfg(feature = "report")]
    fn current(book: &Rulebook) -> String {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases/base");
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let case = |path: &std::path::PathBuf| {
            let base: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
            let (order, as_of) = (base["order"].to_string(), base["as_of"].as_str().unwrap());
            let digests: Vec<_> = ANSWERS.iter().map(|page| digest(book, &order, as_of, *page).unwrap()).collect();
            format!("{} {as_of} {} {order}\n", path.file_stem().unwrap().to_string_lossy(), digests.join(" "))
        };
        files.iter().map(case).collect()
    }

    #[test]
    #[cfg(feature = "report")]
    fn the_embedded_answers_are_current() {
        let now = current(&Rulebook::embedded().unwrap());
        if std::env::var_os("UPDATE_SELFTEST").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/selftest.txt"), &now).unwrap();
            return;
        }
        assert!(now == CASES, "the answers have changed: UPDATE_SELFTEST=1 accepts them");
    }

    #[test]
    fn a_wrong_answer_is_found() {
        let book = Rulebook::embedded().unwrap();
        assert_eq!(failed(&book, CASES), (Vec::new(), CASES.lines().count()));
        let lines: Vec<&str> = CASES.lines().collect();
        let (name, rest) = lines[1].split_once(' ').unwrap();
        let other_instant = format!("{name} 2099{}", &rest[4..]);
        let no_case = "no-case";
        let cases = [lines[0], &other_instant, no_case, lines[2]].join("\n");
        assert_eq!(failed(&book, &cases), (vec![name, no_case], 4));
    }
}
