//! The contract-draft linter: cases as data, what a draft without blocking findings can be trusted for,
//! and no text that it cannot read.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not as it should be")]

use serde::Deserialize;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use trade_assurance::assess::assess;
use trade_assurance::codes::{Outcome, QualityTerms};
use trade_assurance::order::QualityTerm;
use trade_assurance::rule::Rule;
use trade_assurance::rulebook::{Rulebook, Text};
use trade_assurance::rules::terms::{Draft, Severity, TermFinding, Words, lint, measurable, quality_terms};
use trade_assurance::time::Instant;

/// The shipped rulebook. A list that the linter asks for and the rulebook lacks fails the test.
struct Shipped {
    book: Rulebook,
    asked: RefCell<BTreeSet<String>>,
}

impl Words for Shipped {
    fn words(&self, name: &str) -> &[Text] {
        if !self.asked.borrow().contains(name) {
            self.asked.borrow_mut().insert(name.to_owned());
        }
        let list = self.book.words(name);
        assert!(!list.is_empty(), "the rulebook has no list `{name}`");
        list
    }
    fn facts(&self, rule: Rule) -> &[Text] {
        self.book.facts(rule)
    }
}

fn shipped() -> Shipped {
    let book = Rulebook::embedded().unwrap_or_else(|error| panic!("{error}"));
    Shipped { book, asked: RefCell::default() }
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[derive(Deserialize)]
struct Cases<C> {
    case: Vec<C>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasurableCase {
    #[serde(rename = "name")]
    _name: Option<String>,
    aspect: Option<String>,
    requirement: String,
    flag: Option<bool>,
    measurable: bool,
}

#[test]
fn quality_terms_are_read_as_the_cases_say() {
    let cases: Cases<MeasurableCase> = toml::from_str(&read(&root("tests/cases/terms/measurable.toml"))).unwrap();
    assert!(cases.case.len() >= 60);
    let words = shipped();
    let mut wrong = Vec::new();
    for case in cases.case {
        let term = QualityTerm { aspect: case.aspect, requirement: Some(case.requirement), measurable: case.flag };
        if measurable(&term, &words) != case.measurable {
            wrong.push(format!("{term:?}: expected {}", case.measurable));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftCase {
    name: String,
    draft: String,
    expect: Expected,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    #[serde(default)]
    present: Vec<String>,
    #[serde(default)]
    absent: Vec<String>,
}

fn is_rule(code: Rule) -> bool {
    code.name().starts_with("TRM-")
}

fn wrong_in(file: &str, words: &Shipped) -> Vec<String> {
    let cases: Cases<DraftCase> = toml::from_str(&read(&root(&format!("tests/cases/terms/{file}.toml")))).unwrap();
    let mut wrong = Vec::new();
    for case in cases.case {
        let draft = Draft::from_json(case.draft.as_bytes()).unwrap_or_else(|error| panic!("{}: {error:?}", case.name));
        let findings = lint(words, &draft);
        let line = |finding: &TermFinding| format!("{} {} {}", finding.code, finding.severity, finding.path);
        let found: Vec<String> = findings.iter().map(line).collect();
        let missing = case.expect.present.iter().filter(|line| !found.contains(line));
        wrong.extend(missing.map(|line| format!("{file}, {}: no `{line}` in {found:#?}", case.name)));
        let unwanted =
            findings.iter().filter(|finding| case.expect.absent.iter().any(|code| code == finding.code.name()));
        wrong.extend(unwanted.map(|finding| format!("{file}, {}: {finding:#?}", case.name)));
        assert!(!case.expect.present.is_empty() || !case.expect.absent.is_empty(), "{} expects nothing", case.name);
    }
    wrong
}

#[test]
fn drafts_are_found_as_the_cases_say() {
    let words = shipped();
    let rules = Rule::ALL.iter().copied().filter(|rule| is_rule(*rule)).map(Rule::name);
    let wrong: Vec<String> = rules.chain(["clean"]).flat_map(|file| wrong_in(file, &words)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(*words.asked.borrow(), lists(&words.book), "every list of the rulebook is read, and no other");
}

#[test]
fn a_complete_draft_gets_no_finding_at_all() {
    let cases: Cases<DraftCase> = toml::from_str(&read(&root("tests/cases/terms/clean.toml"))).unwrap();
    let draft = Draft::from_json(cases.case[0].draft.as_bytes()).unwrap();
    assert_eq!(lint(&shipped(), &draft), []);
}

#[test]
fn findings_say_what_they_protect_and_serialize_in_the_words_of_the_documents() {
    let draft = Draft::from_json(br#"{"currency": "USD", "draft": {"ship_term_text": "soon"}}"#).unwrap();
    let findings = lint(&shipped(), &draft);
    let first = serde_json::to_value(&findings[0]).unwrap();
    assert_eq!(first["code"], "TRM-SHIP");
    assert_eq!(first["severity"], "blocking");
    assert_eq!(first["path"], "draft.ship_term_text");
    assert_eq!(first["found"], "soon");
    assert!(findings.iter().all(|finding| !finding.protects.is_empty()));
    assert!(findings[0].protects.iter().any(|fact| fact == "F-022"));
    assert!(first["wording"].as_str().unwrap().contains("___"));
    assert!(findings.iter().all(|finding| !finding.message.is_empty()));
}

#[test]
fn a_draft_may_leave_out_what_an_order_must_have() {
    let draft = Draft::from_json(br#"{"id": null, "currency": "JPY", "draft": null}"#).unwrap();
    assert_eq!(draft.order.id, "draft");
    assert_eq!(draft.order.created_at.to_string(), "2000-01-01T00:00:00Z");
    let named =
        Draft::from_json(br#"{"id": "A\"7", "created_at": "2026-01-02T00:00:00Z", "currency": "USD"}"#).unwrap();
    assert_eq!(
        (named.order.id.as_str(), named.order.created_at.to_string().as_str()),
        ("A\"7", "2026-01-02T00:00:00Z")
    );
}

#[test]
fn planned_amounts_are_exact() {
    let read = |amount: &str| {
        let text = format!(r#"{{"currency": "USD", "draft": {{"planned_payments": [{{"amount": {amount}}}]}}}}"#);
        Draft::from_json(text.as_bytes()).map(|draft| draft.details.planned_payments.unwrap()[0].amount)
    };
    assert_eq!(read("\"0.29\"").unwrap(), Some(29));
    assert_eq!(read("4503599627370.49").unwrap(), Some(450_359_962_737_049));
    assert_eq!(read("null").unwrap(), None);
    for wrong in ["-1", "0.001", "1e3", "true", "\"1,000\""] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn problems_of_the_order_and_of_the_draft_object_come_together() {
    let text = br#"{"currency": "USD", "totel": "1.00", "draft": {"remark": "x", "custom": "yes", "custom": true,
        "attachments": ["a", 1], "planned_payments": [{"amount": "1.001", "route": "on_platfrom"}, 7]}}"#;
    let errors = Draft::from_json(text).unwrap_err();
    let found: Vec<String> =
        errors.problems.iter().map(|problem| format!("{} {}", problem.code, problem.path)).collect();
    let expected = [
        "UNKNOWN_FIELD totel",
        "UNKNOWN_FIELD draft.remark",
        "DUPLICATE_KEY draft.custom",
        "WRONG_TYPE draft.attachments",
        "WRONG_TYPE draft.custom",
        "TOO_MANY_DECIMALS draft.planned_payments[0].amount",
        "UNKNOWN_CODE draft.planned_payments[0].route",
        "WRONG_TYPE draft.planned_payments[1]",
    ];
    assert_eq!(found, expected);
    assert_eq!(errors.problems[1].nearest.as_deref(), Some("remarks"));
    assert_eq!(errors.problems[6].nearest.as_deref(), Some("on_platform"));
}

#[test]
fn what_is_no_draft_document_is_refused() {
    let drafts = ["1", "{}, \"draft\": {}", "{\"planned_payments\": 1}", "{\"custom\": 1}", "{}"];
    for draft in drafts {
        let text = format!(r#"{{"currency": "USD", "draft": {draft}}}"#);
        assert_eq!(Draft::from_json(text.as_bytes()).is_ok(), draft == "{}", "{text}");
    }
    for text in ["", "[]", "{", "null", "{\"draft\": {}}", "{\"currency\": \"USD\", \"draft\": {}"] {
        let errors = Draft::from_json(text.as_bytes()).unwrap_err();
        assert!(!errors.problems.is_empty(), "{text}");
        assert!(errors.problems.iter().all(|problem| problem.path != "draft"), "{errors}");
    }
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        // Knuth's multiplier; the high bits are the good ones.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.roll(list.len())]
    }

    fn char(&mut self) -> char {
        let top = self.pick(&[0x80, 0x250, 0x3100, 0x1_0000, 0x11_0000]);
        char::from_u32(u32::try_from(self.roll(top)).unwrap()).unwrap_or('，')
    }

    /// Words of the rulebook, numbers, signs and any characters, glued with or without spaces.
    fn text(&mut self, vocabulary: &[&str]) -> String {
        const SIGNS: [&str; 14] = ["±", "%", "#", ".", "., ", ": ", ";", "-", "/", "(", "９", "²", "12.5", "100"];
        let mut text = String::new();
        for _ in 0..self.roll(9) {
            match self.roll(4) {
                0 => text.push_str(self.pick(vocabulary)),
                1 => text.push_str(self.pick(&SIGNS)),
                2 => text.push_str(&self.roll(400).to_string()),
                _ => text.push(self.char()),
            }
            if self.roll(3) > 0 {
                text.push(' ');
            }
        }
        text
    }
}

fn lists(book: &Rulebook) -> BTreeSet<String> {
    book.values().iter().map(|value| value.name.to_string()).filter(|name| name.starts_with("lint.")).collect()
}

fn vocabulary(words: &Shipped) -> Vec<&str> {
    lists(&words.book).iter().flat_map(|name| words.book.words(name)).map(AsRef::as_ref).collect()
}

/// A draft of random texts, in which each of the three terms may be there or not.
fn any_draft(dice: &mut Dice, words: &[&str]) -> String {
    let ship = dice.pick(&["", r#""ship_by": "2026-07-05","#, r#""ship_within": {"days": 9, "after": "balance"},"#]);
    let amount = dice.pick(&["null", "\"0\"", "\"12\"", "\"12\"", "\"12\"", "\"12\""]);
    let mut terms = Vec::new();
    for _ in 0..dice.roll(5) {
        let flag = dice.pick(&[None, None, Some(true), Some(false)]);
        let (aspect, requirement) = (dice.text(words), dice.text(words));
        terms.push(serde_json::json!({"aspect": aspect, "requirement": requirement, "measurable": flag}));
    }
    let quantity = dice.pick(&["null", "[]", "AMOUNT", "AMOUNT", "AMOUNT", "AMOUNT"]);
    let quantity = quantity.replace("AMOUNT", &format!(r#"[{{"item": "x", "amount": {amount}, "unit": "pcs"}}]"#));
    let details = serde_json::json!({
        "ship_term_text": dice.text(words), "remarks": dice.text(words), "dimensions": dice.text(words),
        "weight": dice.text(words), "promises": [dice.text(words)], "attachments": [dice.text(words)],
    });
    let (quality, packaging) = (serde_json::Value::from(terms), serde_json::Value::from(dice.text(words)));
    let terms = format!(r#"{{{ship} "quantity": {quantity}, "quality": {quality}, "packaging": {packaging}}}"#);
    let parties = r#""order_type": "trade_assurance", "supplier": {"country": "CN"}, "buyer": {"country": "DE"}"#;
    let head = r#""currency": "USD", "created_at": "2026-01-05T00:00:00Z""#;
    format!(r#"{{{head}, {parties}, "terms": {terms}, "draft": {details}, "events": []}}"#)
}

/// What the assessment of the order says of the three terms.
fn term_outcomes(book: &Rulebook, draft: &Draft) -> Vec<(Rule, Outcome)> {
    let as_of = Instant::parse("2026-01-06T00:00:00Z").unwrap();
    let assessment = assess(book, &draft.order, as_of).unwrap();
    let conditions = assessment.coverage.grounds.iter().flat_map(|ground| &ground.conditions);
    let terms = [Rule::ClmTermDate, Rule::ClmTermQuality, Rule::ClmTermQuantity];
    conditions.map(|condition| (condition.rule, condition.outcome)).filter(|(rule, _)| terms.contains(rule)).collect()
}

#[test]
fn without_blocking_findings_the_three_terms_stand() {
    let words = shipped();
    let vocabulary = vocabulary(&words);
    let mut dice = Dice(7);
    let (mut standing, mut falling) = (0, 0);
    for _ in 0..1_500 {
        let text = any_draft(&mut dice, &vocabulary);
        let draft = Draft::from_json(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        let blocked = lint(&words, &draft).iter().any(|finding| finding.severity == Severity::Blocking);
        let terms = draft.order.terms.as_ref().unwrap();
        let dated = terms.ship_by.is_some() || terms.ship_within.is_some();
        let counted = terms.quantity.iter().flatten().any(|item| item.amount.as_deref() == Some("12"));
        let quality = terms.quality.as_deref().map(|list| quality_terms(list, &words));
        let stand = dated && counted && quality == Some(QualityTerms::Measurable);
        assert_eq!(blocked, !stand, "{text}");
        if !blocked {
            let outcomes = term_outcomes(&words.book, &draft);
            let fell = |outcome: Outcome| matches!(outcome, Outcome::Failed | Outcome::Discretionary);
            assert_eq!(outcomes.len(), 4, "the date counts for two grounds: {outcomes:?}");
            assert!(!outcomes.iter().any(|(_, outcome)| fell(*outcome)), "{text}: {outcomes:?}");
        }
        (standing, falling) = (standing + u32::from(stand), falling + u32::from(!stand));
    }
    assert!(standing > 100 && falling > 100, "{standing} stand and {falling} fall: the test must see both");
}

#[test]
fn a_long_text_is_read_in_time_and_any_bytes_without_a_panic() {
    let words = shipped();
    let vocabulary = vocabulary(&words);
    let mut dice = Dice(11);
    for _ in 0..3_000 {
        let term = QualityTerm {
            aspect: Some(dice.text(&vocabulary)),
            requirement: Some(dice.text(&vocabulary)),
            measurable: None,
        };
        let alone = std::slice::from_ref(&term);
        assert_eq!(measurable(&term, &words), quality_terms(alone, &words) == QualityTerms::Measurable);
    }
    let long: String = (0..4_000).map(|_| dice.text(&vocabulary)).collect();
    assert!(measurable(&QualityTerm { aspect: None, requirement: Some(long), measurable: None }, &words));
    for _ in 0..2_000 {
        let bytes: Vec<u8> = (0..dice.roll(40)).map(|_| dice.pick(b"{}[]\":,draft0e-null\\u\xff ")).collect();
        assert!(Draft::from_json(&bytes).is_err());
    }
}
