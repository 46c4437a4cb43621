//! The front door: a document in, a document out.
//!
//! The command line, C and Python all come in here, so that equal bytes in give equal bytes out
//! whichever way they came. Nothing is decided here; see [`crate::assess`] and [`crate::ask`] for the
//! same questions over types.
//!
//! Where a function takes `as_of: None`, the instant is that of the order's last event; no clock is read.

use crate::ask::{self, DisputeTimeline, TotalAnswer};
use crate::assess::{AssessError, assess as assess_order};
use crate::assessment::Assessment;
use crate::codes::{Ground, PaymentMethod, PaymentPart, PaymentStatus, Route};
use crate::explain;
#[cfg(feature = "report")]
use crate::explain::Style;
use crate::fold::fold;
use crate::minified::minified;
use crate::money::{AmountError, parse_minor};
use crate::order::import::{ImportOptions, Imported, alibaba};
use crate::order::{Order, OrderErrors, Payment, Problem, ProblemCode};
use crate::rulebook::{Rulebook, RulebookErrors, SourceInfo, ValueInfo};
use crate::rules::inverse::InverseError;
use crate::rules::terms::{self, Draft};
use crate::time::Instant;
use serde::Serialize;

pub use crate::order::read::describe::nearest;

/// How an assessment is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The assessment document, in one line.
    Json,
    /// A page of text.
    #[cfg(feature = "report")]
    Text(Style),
    /// One HTML document, fit to print.
    #[cfg(feature = "report")]
    Html,
}

/// How a calendar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarPage {
    /// The entries with their UIDs, in one line.
    Json,
    /// A page of text.
    #[cfg(feature = "report")]
    Text(Style),
    /// A table with a line of headings.
    #[cfg(feature = "report")]
    Csv,
    /// iCalendar.
    #[cfg(feature = "ical")]
    Ics,
}

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The document is not right.
    #[error(transparent)]
    Document(#[from] OrderErrors),
    /// The rulebook is not right.
    #[error(transparent)]
    Rulebook(#[from] RulebookErrors),
    /// The rules give no answer to this question, for a reason with a code.
    #[error("{message}")]
    NoAnswer {
        /// The reason's code.
        code: &'static str,
        /// The reason in words.
        message: String,
    },
}

impl Refusal {
    /// `{"errors": [...]}`, as every door writes it.
    pub fn to_json(&self) -> String {
        #[derive(Serialize)]
        struct One<'a> {
            code: &'a str,
            message: &'a str,
        }
        match self {
            Self::Document(errors) => json(&Errors { errors: &errors.problems }),
            Self::Rulebook(errors) => json(&Errors { errors: &errors.problems }),
            Self::NoAnswer { code, message } => json(&Errors { errors: &[One { code, message }] }),
        }
    }
}

#[derive(Serialize)]
struct Errors<'a, E> {
    errors: &'a [E],
}

/// Serialising the types of answers cannot fail: no maps with odd keys, no floats, no I/O.
fn json<T: Serialize>(answer: &T) -> String {
    serde_json::to_string(answer).unwrap_or_default()
}

/// Everything the rules say of an order.
///
/// # Errors
/// Everything that is wrong with the document, or an instant before the order.
#[cfg_attr(not(feature = "report"), expect(unused_variables, reason = "only pages show what the order itself says"))]
pub fn assess(book: &Rulebook, document: &[u8], as_of: Option<Instant>, page: Page) -> Result<String, OrderErrors> {
    with_assessment(book, document, as_of, |order, answer| match page {
        Page::Json => answer.to_json(),
        #[cfg(feature = "report")]
        Page::Text(style) => explain::text(book, order, answer, style),
        #[cfg(feature = "report")]
        Page::Html => explain::html(book, order, answer),
    })
}

/// The calendar of an order: who must or may do what by when.
///
/// # Errors
/// As [`assess`].
#[cfg_attr(not(feature = "report"), expect(unused_variables, reason = "only pages show what the order itself says"))]
pub fn calendar(
    book: &Rulebook,
    document: &[u8],
    as_of: Option<Instant>,
    page: CalendarPage,
) -> Result<String, OrderErrors> {
    with_assessment(book, document, as_of, |order, answer| match page {
        CalendarPage::Json => explain::calendar::json(answer),
        #[cfg(feature = "report")]
        CalendarPage::Text(style) => explain::calendar_text(book, order, answer, style),
        #[cfg(feature = "report")]
        CalendarPage::Csv => explain::calendar::csv(answer),
        #[cfg(feature = "ical")]
        CalendarPage::Ics => explain::calendar::ical(book, answer),
    })
}

/// How a dispute stands, and what must be done in it by when (`DIS-*`).
///
/// # Errors
/// As [`assess`].
pub fn dispute_timeline(book: &Rulebook, document: &[u8], as_of: Option<Instant>) -> Result<String, OrderErrors> {
    with_assessment(book, document, as_of, |_, answer| json(&DisputeTimeline::of(answer)))
}

fn with_assessment(
    book: &Rulebook,
    document: &[u8],
    as_of: Option<Instant>,
    words: impl FnOnce(&Order, &Assessment<'_>) -> String,
) -> Result<String, OrderErrors> {
    let order = Order::from_json(document)?;
    let as_of = as_of.unwrap_or_else(|| order.last_event_at());
    let answer = assess_order(book, &order, as_of).map_err(as_of_problem)?;
    Ok(words(&order, &answer))
}

/// The problem of a document that cannot be assessed as of an instant.
pub fn as_of_problem(error: AssessError) -> OrderErrors {
    let AssessError::AsOfBeforeCreated { as_of, created_at } = error;
    let problem = Problem {
        code: ProblemCode::AsOfBeforeCreated,
        path: "as_of".to_owned(),
        message: error.to_string(),
        found: as_of.to_string(),
        accepted: Some(format!("{created_at} or later")),
        nearest: None,
    };
    OrderErrors { problems: vec![problem] }
}

/// Whether a claim on a ground comes in time, and when the window closes (`CLM-WINDOW`).
///
/// # Errors
/// As [`assess`].
pub fn claim_window(
    book: &Rulebook,
    document: &[u8],
    as_of: Option<Instant>,
    ground: Ground,
) -> Result<String, OrderErrors> {
    let order = Order::from_json(document)?;
    let as_of = as_of.unwrap_or_else(|| order.last_event_at());
    if as_of < order.created_at {
        return Err(as_of_problem(AssessError::AsOfBeforeCreated { as_of, created_at: order.created_at }));
    }
    Ok(json(&ask::claim_window(book, &fold(book, &order, as_of), ground)))
}

/// The supplier's transaction fee on an order (`FEE-SUPPLIER`); its events do not matter.
///
/// # Errors
/// Everything that is wrong with the document.
pub fn fee_quote(book: &Rulebook, document: &[u8]) -> Result<String, OrderErrors> {
    let order = Order::from_json(document)?;
    Ok(json(&ask::fee_quote(book, &fold(book, &order, order.created_at))))
}

/// A payment that is not made yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedPayment<'a> {
    /// How it is to be paid.
    pub method: PaymentMethod,
    /// The amount in the order's currency, as a plain decimal.
    pub amount: &'a str,
    /// When; the order's creation where absent.
    pub at: Option<Instant>,
}

/// What processing one payment on the platform costs the buyer (`FEE-PAYMENT`).
///
/// # Errors
/// Everything that is wrong with the document or the amount.
pub fn payment_fee(book: &Rulebook, document: &[u8], planned: PlannedPayment<'_>) -> Result<String, OrderErrors> {
    let order = Order::from_json(document)?;
    let payment = planned_payment(planned.method, minor(&order, "amount", planned.amount)?);
    let at = planned.at.unwrap_or(order.created_at);
    Ok(json(&ask::payment_fee_quote(book, &fold(book, &order, order.created_at), &payment, at, order.buy_now)))
}

/// The smallest total that leaves the supplier at least a net (`FEE-INVERSE`).
///
/// # Errors
/// Everything that is wrong with the document or the net; no total that can be told (`NO_TOTAL`).
pub fn fee_for_net(book: &Rulebook, document: &[u8], net: &str) -> Result<String, Refusal> {
    let order = Order::from_json(document)?;
    let net = minor(&order, "net", net)?;
    let found = ask::answer_for_net(book, &fold(book, &order, order.created_at), net);
    found.map(|answer: TotalAnswer<'_>| json(&answer)).map_err(no_total)
}

/// The largest total that, paid at once by a method, stays within a budget (`FEE-INVERSE`).
///
/// `planned.amount` is the budget.
///
/// # Errors
/// As [`fee_for_net`].
pub fn fee_for_budget(book: &Rulebook, document: &[u8], planned: PlannedPayment<'_>) -> Result<String, Refusal> {
    let order = Order::from_json(document)?;
    let budget = minor(&order, "budget", planned.amount)?;
    let payment = planned_payment(planned.method, budget);
    let at = planned.at.unwrap_or(order.created_at);
    let row = fold(book, &order, order.created_at);
    ask::answer_for_budget(book, &row, &payment, at, order.buy_now).map(|answer| json(&answer)).map_err(no_total)
}

fn planned_payment(method: PaymentMethod, amount: i64) -> Payment {
    let (route, part) = (Some(Route::OnPlatform), Some(PaymentPart::Full));
    Payment { amount, method: Some(method), route, part, status: PaymentStatus::Received }
}

fn minor(order: &Order, path: &str, text: &str) -> Result<i64, OrderErrors> {
    parse_minor(text, order.currency).map_err(|error| {
        let code = match error {
            AmountError::NotADecimal => ProblemCode::NotAnAmount,
            AmountError::Negative => ProblemCode::NegativeAmount,
            AmountError::TooManyDecimals => ProblemCode::TooManyDecimals,
            AmountError::TooLarge => ProblemCode::AmountTooLarge,
        };
        let currency = order.currency;
        let problem = Problem {
            code,
            path: path.to_owned(),
            message: format!("the amount {error}"),
            found: text.chars().take(FOUND_MAX).collect(),
            accepted: Some(format!("a plain decimal with at most {} decimals ({currency})", currency.decimals())),
            nearest: None,
        };
        OrderErrors { problems: vec![problem] }
    })
}

/// How much of what was found a message shows.
const FOUND_MAX: usize = 60;

/// Why no order total can be told.
pub fn no_total(error: InverseError) -> Refusal {
    let lacking = match error {
        InverseError::NoFee { missing, .. } if !missing.is_empty() => {
            let names: Vec<&str> = missing.iter().map(crate::codes::Field::name).collect();
            format!("; not known: {}", names.join(", "))
        }
        InverseError::NoFee { .. } | InverseError::OutOfReach => String::new(),
    };
    Refusal::NoAnswer { code: "NO_TOTAL", message: format!("no order total can be told: {error}{lacking}") }
}

/// What the wording of a contract draft lacks (`TRM-*`), as `{"findings": [...]}`.
///
/// # Errors
/// Everything that is wrong with the draft document.
pub fn lint(book: &Rulebook, draft: &[u8]) -> Result<String, OrderErrors> {
    #[derive(Serialize)]
    struct Answer {
        findings: Vec<terms::TermFinding>,
    }
    Ok(json(&Answer { findings: terms::lint(book, &Draft::from_json(draft)?) }))
}

/// The remarks of [`lint`] as a page of text.
///
/// # Errors
/// As [`lint`].
#[cfg(feature = "report")]
pub fn lint_text(book: &Rulebook, draft: &[u8], style: Style) -> Result<String, OrderErrors> {
    Ok(explain::terms_text(&terms::lint(book, &Draft::from_json(draft)?), style))
}

/// The platform's own answers on one order, as `{"order": document, "notes": [...], ...}`.
///
/// Options are an [import options document](ImportOptions::from_json); none where empty.
///
/// # Errors
/// Everything that is wrong with the responses, or with the options.
pub fn import_alibaba(responses: &[&[u8]], options: &[u8]) -> Result<String, OrderErrors> {
    let options = if options.is_empty() { ImportOptions::default() } else { ImportOptions::from_json(options)? };
    let imported: Imported = alibaba(responses, &options)?;
    Ok(json(&imported))
}

/// The documents that a JSON Schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// The order: what goes in.
    Order,
    /// The assessment: what comes out.
    Assessment,
}

/// The JSON Schema of a document, in one line; `core/schemas` has both as people read them.
pub const fn schema(document: Document) -> &'static str {
    match document {
        Document::Order => minified!("../schemas/order.schema.json"),
        Document::Assessment => minified!("../schemas/assessment.schema.json"),
    }
}

/// The rulebook, or of it what has a word in its name or rests on a fact of that name.
///
/// # Errors
/// Nothing has (`NO_ENTRY`).
pub fn rulebook(book: &Rulebook, name: Option<&str>) -> Result<String, Refusal> {
    #[derive(Serialize)]
    struct Answer<'a> {
        version: &'a str,
        digest: &'a str,
        values: Vec<&'a ValueInfo>,
        sources: Vec<&'a SourceInfo>,
    }
    let (values, sources) = entries(book, name)?;
    Ok(json(&Answer { version: book.version(), digest: book.digest(), values, sources }))
}

/// The entries behind [`rulebook`]; the sources are given only where one is named.
///
/// # Errors
/// As [`rulebook`].
pub fn entries<'a>(
    book: &'a Rulebook,
    name: Option<&str>,
) -> Result<(Vec<&'a ValueInfo>, Vec<&'a SourceInfo>), Refusal> {
    let wanted = |value: &&ValueInfo| name.is_none_or(|name| value.is_about(name));
    let values: Vec<&ValueInfo> = book.values().iter().filter(wanted).collect();
    let named = |source: &&SourceInfo| name.is_some_and(|name| source.id.eq_ignore_ascii_case(name));
    let sources: Vec<&SourceInfo> = book.sources().iter().filter(named).collect();
    if values.is_empty() && sources.is_empty() {
        let name = name.unwrap_or_default();
        let message = format!("the rulebook has no entry or fact with `{name}` in its name");
        return Err(Refusal::NoAnswer { code: "NO_ENTRY", message });
    }
    Ok((values, sources))
}
