//! The command line as a user meets it: the built binary, its streams and its exit status.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trade-assurance"));
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("COLUMNS");
    command
}

fn run(arguments: &[&str]) -> Output {
    command(arguments).output().expect("the binary runs")
}

fn run_with_input(arguments: &[&str], input: &str) -> Output {
    let mut child = command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    // A command that does not read its input closes it.
    let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
    child.wait_with_output().expect("the binary ends")
}

/// The answer of a command that must succeed.
fn answer(arguments: &[&str]) -> String {
    let output = run(arguments);
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {told}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn scratch(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// An example document in one line.
fn line_of(example: &str) -> String {
    let text =
        std::fs::read_to_string(format!("{}/examples/{example}", env!("CARGO_MANIFEST_DIR"))).expect("an example");
    text.lines().map(str::trim).collect()
}

const LATE: &str = "examples/late-shipment.json";

#[test]
fn the_page_of_a_late_shipment_is_the_committed_one() {
    let page = answer(&["assess", LATE, "--width", "80"]);
    let file = format!("{}/tests/expected/late-shipment.txt", env!("CARGO_MANIFEST_DIR"));
    // The rulebook's digest changes with every entry of it and is no matter of the page.
    let page: String = page.lines().map(without_digest).collect();
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&file, &page).expect("the expected page is written");
    }
    let expected = std::fs::read_to_string(&file).expect("the expected page");
    assert_eq!(page, expected, "set UPDATE_EXPECTED=1 to accept the new page");
}

fn without_digest(line: &str) -> String {
    let digest = |word: &str| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let kept = if line.split_whitespace().any(digest) { "  (digest)" } else { line };
    format!("{kept}\n")
}

#[test]
fn every_example_is_assessed_in_every_format_and_no_line_of_text_is_too_long() {
    for example in ["late-shipment", "dispute-counter-proposal", "unknown-facts", "domestic-us"] {
        let file = format!("examples/{example}.json");
        for width in [80, 120] {
            let page = answer(&["assess", &file, "--width", &width.to_string()]);
            let longest = page.lines().map(|line| line.chars().count()).max();
            assert!(longest <= Some(width), "{example}: a line of {longest:?} characters");
            assert!(!page.contains('\u{1b}'), "{example}: colours without a terminal");
        }
        let document = json(&answer(&["assess", &file, "--format", "json"]));
        assert!(document["coverage"]["verdict"].is_string(), "{example}");
        let html = answer(&["assess", &file, "--format", "html"]);
        assert!(html.starts_with("<!doctype html>") && html.ends_with("</html>\n"), "{example}");
        assert!(!html.contains("<script"), "{example}");
    }
}

#[test]
fn an_order_is_looked_at_as_of_its_last_event_unless_told_otherwise() {
    let own = json(&answer(&["assess", LATE, "--format", "json"]));
    assert_eq!(own["as_of"], "2025-10-13T14:30:00Z");
    let told = json(&answer(&["assess", LATE, "--format", "json", "--as-of", "2025-10-01T00:00:00+02:00"]));
    assert_eq!(told["as_of"], "2025-09-30T22:00:00Z");
    let now = json(&answer(&["assess", LATE, "--format", "json", "--now"]));
    assert!(now["as_of"].as_str() > Some("2025-10-13T14:30:00Z"));
}

#[test]
fn a_document_comes_from_standard_input_too() {
    let output = run_with_input(&["assess", "-", "--format", "json"], &line_of("late-shipment.json"));
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(json(&String::from_utf8_lossy(&output.stdout)), json(&answer(&["assess", LATE, "--format", "json"])));
}

#[test]
fn bad_input_is_told_on_standard_error_with_status_1() {
    let output = run_with_input(&["assess", "-", "--format", "json"], r#"{"id": "x", "currency": "USX"}"#);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    let errors = json(&String::from_utf8_lossy(&output.stderr));
    let codes: Vec<&str> =
        errors["errors"].as_array().expect("a list").iter().filter_map(|e| e["code"].as_str()).collect();
    assert!(codes.contains(&"NOT_A_CURRENCY") && codes.contains(&"MISSING_FIELD"), "{codes:?}");

    let output = run_with_input(&["assess", "-"], "{}");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("error: standard input: "));

    let output = run(&["assess", "no-such-file.json", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(json(&String::from_utf8_lossy(&output.stderr))["errors"][0]["code"], "FILE");

    let output = run(&["assess", LATE, "--as-of", "2020-01-01T00:00:00Z", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(json(&String::from_utf8_lossy(&output.stderr))["errors"][0]["code"], "AS_OF_BEFORE_CREATED");
}

#[test]
fn a_wrong_call_has_status_2_and_help_has_status_0() {
    let calls: [&[&str]; 6] = [
        &[],
        &["asses", LATE],
        &["assess", LATE, "--as-of", "2025-10-13T14:30:00"],
        &["assess", LATE, "--as-of", "2025-10-13T14:30:00Z", "--now"],
        &["fees", "--total", "1.001", "--created", "2021-05-01"],
        &["batch", "orders.csv", "--out", "answers.json"],
    ];
    for call in calls {
        let output = run(call);
        assert_eq!(output.status.code(), Some(2), "{call:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{call:?}");
    }
    for call in [&["--help"] as &[&str], &["--version"], &["batch", "--help"], &["rulebook", "diff", "--help"]] {
        assert!(!answer(call).is_empty());
    }
}

#[test]
fn a_batch_answers_every_line_in_its_order_and_a_bad_one_does_not_stop_it() {
    let (good, other) = (line_of("late-shipment.json"), line_of("domestic-us.json"));
    let mut input = String::new();
    for at in 0..700 {
        let line = match at % 7 {
            0 => format!("{good}\n"),
            3 => "{\"id\": 1}\n".to_owned(),
            5 => format!("{{\"order\": {other}, \"as_of\": \"2020-03-01T00:00:00Z\"}}\n"),
            _ => format!("{other}\n"),
        };
        input += &line;
    }
    input += "\n  \nnot JSON";
    let single = run_with_input(&["batch", "-", "--threads", "1"], &input);
    let many = run_with_input(&["batch", "-", "--threads", "5"], &input);
    assert_eq!((single.status.code(), many.status.code()), (Some(1), Some(1)));
    assert!(single.stdout == many.stdout, "the answers depend on the number of threads");

    let text = String::from_utf8(many.stdout).expect("UTF-8");
    let answers: Vec<Value> = text.lines().map(json).collect();
    assert_eq!(answers.len(), 701);
    for (at, answer) in answers[..700].iter().enumerate() {
        match at % 7 {
            0 => assert_eq!(answer["order"], "PO-2025-0418", "line {}", at + 1),
            3 => assert_eq!(answer["line"], at + 1),
            5 => assert_eq!(answer["as_of"], "2020-03-01T00:00:00Z", "line {}", at + 1),
            _ => assert_eq!(answer["order"], "PO-US-2020-77", "line {}", at + 1),
        }
    }
    assert_eq!((&answers[700]["line"], &answers[700]["errors"][0]["code"]), (&703.into(), &"SYNTAX".into()));
    assert!(String::from_utf8_lossy(&many.stderr).starts_with("101 of 701 lines are not right"));
}

#[test]
fn a_batch_can_go_from_file_to_file() {
    let (input, output) = (scratch("orders.ndjson"), scratch("answers.ndjson"));
    std::fs::write(&input, line_of("late-shipment.json")).expect("written");
    let call =
        ["batch", &input.to_string_lossy(), "--out", &output.to_string_lossy(), "--as-of", "2025-10-20T00:00:00Z"];
    assert_eq!(answer(&call), "");
    let written = json(&std::fs::read_to_string(&output).expect("answers"));
    assert_eq!(written["as_of"], "2025-10-20T00:00:00Z");
}

/// The values of a property in an iCalendar text, unfolded.
fn values(ics: &str, property: &str) -> Vec<String> {
    let unfolded = ics.replace("\r\n ", "");
    let prefix = format!("{property}:");
    unfolded.lines().filter_map(|line| line.strip_prefix(&prefix).map(str::to_owned)).collect()
}

#[test]
fn a_second_export_of_the_calendar_updates_the_first() {
    let file = "examples/dispute-counter-proposal.json";
    let first = answer(&["calendar", file, "--format", "ics"]);
    assert_eq!(first, answer(&["calendar", file, "--format", "ics"]));
    let uids = values(&first, "UID");
    let mut distinct = uids.clone();
    distinct.sort();
    distinct.dedup();
    assert!(!uids.is_empty() && distinct.len() == uids.len(), "{uids:?}");
    assert!(values(&first, "DTSTAMP").iter().all(|stamp| stamp == "20210430T034000Z"));

    let later = answer(&["calendar", file, "--format", "ics", "--as-of", "2021-05-02T00:00:00Z"]);
    assert!(values(&later, "UID").iter().any(|uid| uids.contains(uid)));
    assert!(values(&later, "DTSTAMP").iter().all(|stamp| stamp == "20210502T000000Z"));
    assert_eq!(values(&first, "VERSION"), ["2.0"]);
    assert_eq!(values(&first, "PRODID").len(), 1);
}

#[test]
fn the_calendar_is_one_and_the_same_in_every_format() {
    let file = "examples/dispute-counter-proposal.json";
    let assessed = json(&answer(&["assess", file, "--format", "json"]));
    let listed = json(&answer(&["calendar", file, "--format", "json"]));
    let entries = listed["calendar"].as_array().expect("a list");
    let table = answer(&["calendar", file, "--format", "csv"]);
    let lines: Vec<&str> = table.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), entries.len() + 1);
    assert_eq!(assessed["calendar"].as_array().map(Vec::len), Some(entries.len()));
    for (entry, line) in entries.iter().zip(&lines[1..]) {
        assert!(line.starts_with(entry["uid"].as_str().expect("a uid")), "{line}");
    }
    assert!(answer(&["calendar", file]).contains("answer the dispute"));
}

#[test]
fn fees_are_quoted_and_turned_round() {
    let cn = ["--supplier-country", "CN", "--created", "2021-05-01", "--logistics", "third_party", "--format", "json"];
    let quote = json(&answer(&[&["fees", "--total", "4000", "--method", "card"] as &[&str], &cn].concat()));
    assert_eq!((&quote["supplier"]["min"], &quote["supplier"]["status"]), (&"80.00".into(), &"exact".into()));
    assert_eq!(quote["payment"]["max"], "118.00");

    let net = json(&answer(&[&["fees", "--for-net", "3920"] as &[&str], &cn].concat()));
    assert_eq!((&net["total"], &net["exact"]), (&"4000.00".into(), &true.into()));
    let budget = json(&answer(
        &[&["fees", "--budget", "4118", "--method", "card", "--buyer-country", "DE"] as &[&str], &cn].concat(),
    ));
    assert_eq!((&budget["total"], &budget["reached"]), (&"4000.00".into(), &"4118.00".into()));

    let open = answer(&["fees", "--total", "4000", "--supplier-country", "CN", "--created", "2021-05-01"]);
    assert!(open.contains("between USD 40.00 and USD 80.00"), "{open}");
    let output =
        run(&["fees", "--for-net", "10", "--supplier-country", "VN", "--created", "2021-05-01", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(json(&String::from_utf8_lossy(&output.stderr))["errors"][0]["code"], "NO_TOTAL");
}

#[test]
fn a_draft_is_linted_and_strictness_is_asked_for() {
    let draft = r#"{"currency": "USD", "terms": {"quality": [{"aspect": "finish", "requirement": "good"}]}}"#;
    let output = run_with_input(&["lint", "-"], draft);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stdout).contains("TRM-SHIP"));
    let output = run_with_input(&["lint", "-", "--format", "json", "--strict"], draft);
    assert_eq!(output.status.code(), Some(1));
    let findings = json(&String::from_utf8_lossy(&output.stdout));
    assert!(findings["findings"].as_array().is_some_and(|list| !list.is_empty()));
}

#[test]
fn the_platforms_answers_become_a_document_that_can_be_assessed() {
    let responses = ["../tests/alibaba/top_order_get.json", "../tests/alibaba/top_fund_get.json"];
    let output = run(&[&["import", "alibaba"] as &[&str], &responses, &["--supplier-country", "CN"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stderr).lines().all(|line| line.starts_with("note: ")));
    let document = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(json(&document)["supplier"]["country"], "CN");
    let assessed = run_with_input(&["assess", "-", "--format", "json"], &document);
    assert_eq!(assessed.status.code(), Some(0), "{}", String::from_utf8_lossy(&assessed.stderr));

    let output = run_with_input(&["import", "alibaba", "-", "--format", "json"], "{}");
    assert_eq!(output.status.code(), Some(1));
    assert!(json(&String::from_utf8_lossy(&output.stderr))["errors"].is_array());
}

#[test]
fn a_rulebook_is_shown_checked_and_compared() {
    assert!(answer(&["rulebook", "show", "fees.payment.card"]).contains("2.95"));
    assert!(answer(&["rulebook", "show", "F-150"]).contains("disputes.quick_refund"));
    assert_eq!(run(&["rulebook", "show", "no.such.entry"]).status.code(), Some(1));
    assert!(answer(&["rulebook", "check", "rulebooks"]).starts_with("sound: "));
    assert!(answer(&["rulebook", "diff", "rulebooks"]).ends_with("no differences\n"));

    let folder = scratch("other-rulebook");
    std::fs::create_dir_all(&folder).expect("a folder");
    for file in std::fs::read_dir(format!("{}/rulebooks", env!("CARGO_MANIFEST_DIR"))).expect("the rulebook") {
        let file = file.expect("an entry").path();
        let text = std::fs::read_to_string(&file)
            .expect("a text")
            .replace("rate_percent = \"2.95\"", "rate_percent = \"2.85\"");
        std::fs::write(folder.join(file.file_name().expect("a name")), text).expect("written");
    }
    let folder = folder.to_string_lossy();
    let changes = answer(&["rulebook", "diff", &folder]);
    assert!(
        changes.contains("changed  fees.payment.card")
            && changes.contains("rate_percent 2.95 -> share, rate_percent 2.85"),
        "{changes}"
    );
    let document = json(&answer(&["rulebook", "diff", "rulebooks", &folder, "--format", "json"]));
    assert_eq!(document["changed"].as_array().map(Vec::len), Some(1));

    let broken = scratch("broken.toml");
    std::fs::write(&broken, "[[value]]\nname = \"no.such.name\"\n").expect("written");
    let output = run(&["rulebook", "check", &broken.to_string_lossy(), "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(json(&String::from_utf8_lossy(&output.stderr))["errors"].as_array().is_some_and(|list| list.len() > 1));
}

#[test]
fn a_reader_that_stops_reading_is_no_error() {
    let lines = format!("{}\n", line_of("late-shipment.json")).repeat(2000);
    let input = scratch("many.ndjson");
    std::fs::write(&input, lines).expect("written");
    let mut child = command(&["batch", &input.to_string_lossy()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the binary ends");
    assert_eq!(
        (output.status.code(), output.stderr.len()),
        (Some(0), 0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn a_batch_is_not_written_over_its_own_input() {
    let file = scratch("own-input.ndjson");
    let line = line_of("late-shipment.json") + "\n";
    std::fs::write(&file, &line).expect("the batch is written");
    let output = run(&["batch", &file.to_string_lossy(), "--out", &file.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(std::fs::read_to_string(&file).expect("it is still there"), line);
}
