//! Large, deep and broken documents.

use crate::{full, good, problems, with};
use serde_json::Value;
use std::fmt::Write;
use trade_assurance::order::{Order, ProblemCode};

#[test]
fn large_documents_are_read() {
    let mut text = with("USD", r#""events":["#);
    text.truncate(text.len() - 1);
    for at in 0..100_000 {
        let comma = if at == 0 { "" } else { "," };
        let _ = write!(text, r#"{comma}{{"type":"payment","at":"2021-04-02T09:00:00Z","id":"e{at}","amount":0.01}}"#);
    }
    let order = good(&(text + "]}"));
    assert_eq!(order.events.as_ref().map(Vec::len), Some(100_000));
    assert_eq!(good(&order.to_json()), order);
}

#[test]
fn long_strings_keys_and_nests_are_handled() {
    let long = "y".repeat(10_000_000);
    assert_eq!(
        good(&with("USD", &format!(r#""terms":{{"packaging":"{long}"}}"#))).terms.and_then(|t| t.packaging),
        Some(long.clone())
    );
    for text in [
        with(&long, ""),
        with("USD", &format!(r#""total":"{long}""#)),
        with("USD", &format!(r#""total":{}"#, "9".repeat(10_000_000))),
        with("USD", &format!(r#""default_zone":"{long}""#)),
        with("USD", &format!(r#""{long}":1"#)),
        with("USD", &format!(r#""events":[{{"type":"{long}"}}]"#)),
        "[".repeat(1_000_000),
        with("USD", &format!(r#""events":{}{}"#, "[".repeat(1_000_000), "]".repeat(1_000_000))),
        with("USD", &format!(r#""x":{}"#, r#"{"a":"#.repeat(1_000_000))),
    ] {
        let found = problems(&text);
        assert!(!found.is_empty());
        for problem in found {
            assert!(problem.found.chars().count() <= 80 && problem.path.len() < 400 && problem.message.len() < 1000);
        }
    }
}

/// Mutated and truncated documents give an order or problems, and a reading of JSON that agrees with
/// serde_json's on what is JSON.
#[test]
fn broken_documents_never_panic() {
    let valid = full().to_string().into_bytes();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).expect("below a usize")
    };
    let letters = b"{}[]\",:\\0123456789-+.eEtfnu \n\x00\xff\xc3abcxyz_";
    for _ in 0..20_000 {
        let mut bytes = valid.clone();
        for _ in 0..=random(4) {
            let at = random(bytes.len());
            match random(5) {
                0 => bytes[at] = letters[random(letters.len())],
                1 => bytes.insert(at, letters[random(letters.len())]),
                2 => drop(bytes.remove(at)),
                3 => bytes.truncate(at.max(50)),
                _ => {
                    let end = (at + random(40)).min(bytes.len());
                    let piece = bytes[at..end].to_vec();
                    let to = random(bytes.len());
                    bytes.splice(to..to, piece);
                }
            }
        }
        let is_json = serde_json::from_slice::<Value>(&bytes).is_ok();
        let read = Order::from_json(&bytes);
        let syntax = read.as_ref().err().is_some_and(|e| e.problems.iter().any(|p| p.code == ProblemCode::Syntax));
        assert!(!(is_json && syntax), "{}", String::from_utf8_lossy(&bytes));
        assert!(is_json || read.is_err(), "{}", String::from_utf8_lossy(&bytes));
        let _ = Order::from_json_with_as_of(&bytes).map_err(|errors| errors.to_string());
    }
}
