//! Runs one case through the library's own door and compares the answers.

use super::document::build;
use super::file::{Case, Inverse};
use super::select::check;
use serde_json::{Value, json};
use trade_assurance::ask;
use trade_assurance::codes::{PaymentMethod, PaymentPart, PaymentStatus, Route};
use trade_assurance::door::{self, Page};
use trade_assurance::fold::replay;
use trade_assurance::money::{Money, parse_minor};
use trade_assurance::order::{Order, Payment};
use trade_assurance::postings::postings;
use trade_assurance::row::Row;
use trade_assurance::rule::Rule;
use trade_assurance::rulebook::Rulebook;
use trade_assurance::rules::inverse::{Inverse as Answer, InverseError};
use trade_assurance::time::Instant;

/// An answer, or the codes of the errors in its place.
pub type Answered = Result<Value, Vec<String>>;

/// Assesses a document as every host does, bytes in and bytes out; other languages are held against the same bytes.
///
/// # Errors
/// The instant of the case cannot be read, or the answer is no JSON.
pub fn answer(book: &Rulebook, order: &Value, as_of: &str) -> Result<Answered, String> {
    let at = Instant::parse(as_of).map_err(|error| format!("as_of: {error}"))?;
    match door::assess(book, order.to_string().as_bytes(), Some(at), Page::Json) {
        Ok(answer) => serde_json::from_str(&answer).map(Ok).map_err(|error| error.to_string()),
        Err(errors) => Ok(Err(errors.problems.iter().map(|problem| problem.code.name().to_owned()).collect())),
    }
}

/// Compares an answer with a table of expectations by path; everything that differs, in order.
pub fn compare(answer: &Value, expect: &toml::Table) -> Vec<String> {
    expect.iter().filter_map(|(path, expected)| check(answer, path, expected).err()).collect()
}

/// Runs one case: nothing, or everything that is wrong with it.
pub fn run(book: &Rulebook, case: &Case) -> Vec<String> {
    run_strictly(book, case).unwrap_or_else(|error| vec![error])
}

fn run_strictly(book: &Rulebook, case: &Case) -> Result<Vec<String>, String> {
    let (order, as_of) = build(case)?;
    let expect = case.expect();
    let postings = case.last(|layer| layer.expect_postings.clone());
    if let Some(question) = case.last(|layer| layer.inverse.clone()) {
        return Ok(compare(&back_to_total(book, &order, &as_of, &question)?, &expect));
    }
    if let Some(code) = case.last(|layer| layer.expect_error.clone()) {
        return Ok(match answer(book, &order, &as_of)? {
            Err(codes) if codes.contains(&code) => Vec::new(),
            Err(codes) => vec![format!("expected the error {code}, found {codes:?}")],
            Ok(_) => vec![format!("expected the error {code}, found an answer")],
        });
    }
    if expect.is_empty() && postings.is_none() {
        return Err("the case expects nothing".to_owned());
    }
    let found = answer(book, &order, &as_of)?;
    let found = found.map_err(|codes| format!("the document is refused: {codes:?}"))?;
    let mut differences = compare(&found, &expect);
    if let Some(wanted) = postings {
        differences.extend(compare_postings(book, &order, &as_of, &wanted)?);
    }
    Ok(differences)
}

fn typed(order: &Value) -> Result<Order, String> {
    Order::from_json(order.to_string().as_bytes()).map_err(|errors| format!("{errors:?}"))
}

fn compare_postings(book: &Rulebook, order: &Value, as_of: &str, wanted: &[String]) -> Result<Option<String>, String> {
    let at = Instant::parse(as_of).map_err(|error| error.to_string())?;
    let found = postings(book, &typed(order)?, at).map_err(|missing| format!("no postings without {missing:?}"))?;
    let line = |entry: &trade_assurance::postings::Posting| {
        format!("{} {} {}>{} {} {}", entry.at, entry.kind, entry.from, entry.to, entry.amount, entry.currency)
    };
    let found: Vec<String> = found.iter().map(line).collect();
    Ok((found != wanted).then(|| format!("expected the postings {wanted:#?}, found {found:#?}")))
}

/// Asks for the total behind a net or a budget, for an order with the facts of the document.
fn back_to_total(book: &Rulebook, order: &Value, as_of: &str, question: &Inverse) -> Result<Value, String> {
    let at = Instant::parse(as_of).map_err(|error| error.to_string())?;
    let order = typed(order)?;
    let chosen = book.select(order.created_at, order.supplier.country, order.buyer.country);
    let row = replay(book, &chosen, &order, at).rows[0];
    let minor = |text: &str| parse_minor(text, order.currency).map_err(|error| error.to_string());
    let answer = match (&question.for_net, &question.for_budget) {
        (Some(net), None) => ask::total_for_net(book, &row, minor(net)?),
        (None, Some(budget)) => {
            let method = question.method.as_deref().and_then(PaymentMethod::parse).ok_or("a budget needs a method")?;
            let (route, part) = (Some(Route::OnPlatform), Some(PaymentPart::Full));
            let payment = Payment { amount: 0, method: Some(method), route, part, status: PaymentStatus::Received };
            ask::total_for_budget(book, &row, &payment, at, order.buy_now, minor(budget)?)
        }
        _ => return Err("an inverse asks for a net or for a budget".to_owned()),
    };
    Ok(in_words(&row, answer))
}

fn in_words(row: &Row, answer: Result<Answer, InverseError>) -> Value {
    let money = |minor: i64| Money { minor, currency: row.currency }.to_string();
    match answer {
        Ok(found) => json!({
            "total": money(found.total), "reached": money(found.reached), "exact": found.exact,
            "neighbour_total": found.neighbour.map(|(total, _)| money(total)),
            "neighbour_reached": found.neighbour.map(|(_, reached)| money(reached)),
        }),
        Err(InverseError::NoFee { status, .. }) => json!({ "error": status.name() }),
        Err(InverseError::OutOfReach) => json!({ "error": "out_of_reach" }),
    }
}

/// The report of a case that failed: the case, what differs, and the rule with its sources.
pub fn report(book: &Rulebook, case: &Case, differences: &[String]) -> String {
    let rule = case.rule.as_deref().and_then(Rule::parse).map(|rule| book.rule(rule));
    let stated = rule.map_or_else(String::new, |info| {
        format!("\n    {}: {}\n    sources: {}", info.rule, info.statement, info.facts.join(", "))
    });
    let title = case.rule.as_deref().or(case.conflict.as_deref()).unwrap_or("-");
    let lines = differences.join("\n  ");
    format!("{title}: {}\n  {lines}\n    why: {} [{}]{stated}", case.name, case.why, case.cites.join(", "))
}
