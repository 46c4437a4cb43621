//! Writes the inputs that the fuzzer begins with, from the samples of the other tests: `seeds FOLDER`, with one folder
//! for each target in it.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use trade_assurance::flat::FlatRow;
use trade_assurance_c::ta_fold;
use trade_assurance_fuzz::{FILES, UNKNOWN, answered, book};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Options of an import that say everything.
const OPTIONS: &str = r#"options:{"supplier": {"country": "CN", "enrolled": true}, "ship_after": "initial_payment",
    "keep_incomplete_events": true}"#;

/// A payment of 10,000 dollars by card on 1 May 2021.
const PAYMENT: (i64, i64, [u8; 3]) = (1_000_000, 1_619_859_600_000_000, [1, 1, 1]);

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("seeds FOLDER"));
    let orders = orders();
    let rows: Vec<Vec<u8>> = orders.iter().map(|order| row(order)).collect();
    write(&folder.join("order"), &orders);
    write(&folder.join("row"), &rows);
    write(&folder.join("alibaba"), &responses());
    write(&folder.join("rulebook"), &rulebooks());
}

fn write(folder: &Path, seeds: &[Vec<u8>]) {
    fs::create_dir_all(folder).expect("a folder");
    for (at, seed) in seeds.iter().enumerate() {
        fs::write(folder.join(format!("seed-{at:02}")), seed).expect("a seed");
    }
}

/// The files of a folder that end so, in order.
fn files(folder: &str, end: &str) -> Vec<Vec<u8>> {
    let listed = fs::read_dir(Path::new(ROOT).join(folder)).expect(folder);
    let mut paths: Vec<PathBuf> = listed.map(|entry| entry.expect(folder).path()).collect();
    paths.retain(|path| path.to_string_lossy().ends_with(end));
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect(folder)).collect()
}

fn orders() -> Vec<Vec<u8>> {
    let parsed = |text: &Vec<u8>| serde_json::from_slice::<Value>(text).expect("JSON");
    let bases =
        files("tests/cases/base", ".json").iter().map(|base| parsed(base)["order"].to_string()).collect::<Vec<_>>();
    let examples = files("core/examples", ".json").iter().map(|order| parsed(order).to_string()).collect::<Vec<_>>();
    bases.into_iter().chain(examples).map(String::into_bytes).collect()
}

/// The bytes of the row of an order, and of a payment after it.
fn row(order: &[u8]) -> Vec<u8> {
    let mut row = FlatRow::UNKNOWN;
    // SAFETY: a rulebook, a text, a row of this library's size, and a place for errors.
    let fold = |out| unsafe { ta_fold(book(), order.as_ptr().cast(), order.len(), UNKNOWN, &raw mut row, out) };
    assert_eq!(answered(fold), Ok(String::new()), "a sample is an order");
    // SAFETY: a row is plain numbers without padding.
    let bytes: [u8; size_of::<FlatRow>()] = unsafe { std::mem::transmute(row) };
    let (amount, at, words) = PAYMENT;
    [&bytes[..], &amount.to_le_bytes(), &at.to_le_bytes(), &words].concat()
}

/// Every response alone, and those of one order together.
fn responses() -> Vec<Vec<u8>> {
    let alone = files("tests/alibaba", ".json");
    let second = [files("tests/alibaba/", "query.json"), files("tests/alibaba", "v2_order_get.json")].concat();
    let first: Vec<Vec<u8>> = ["top_order_get.json", "top_fund_get.json", "top_logistics_get.json"]
        .iter()
        .flat_map(|name| files("tests/alibaba", name))
        .collect();
    let together = [second.join(&0), first.join(&0), [&second.join(&0), &[0][..], OPTIONS.as_bytes()].concat()];
    alone.into_iter().chain(together).collect()
}

/// Each file of the rulebook in its place.
fn rulebooks() -> Vec<Vec<u8>> {
    assert_eq!(files("core/rulebooks", ".toml").len(), FILES.len(), "every file of the rulebook is a seed");
    let seed = |(at, (_, text)): (usize, &(&str, &str))| [&[at as u8][..], text.as_bytes()].concat();
    FILES.iter().enumerate().map(seed).collect()
}
