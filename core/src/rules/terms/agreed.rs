//! The three terms that a claim stands on: ship date, quantity and quality.

use super::Words;
use super::draft::Draft;
use super::finding::{Report, Severity};
use super::lexicon::{Lexicon, List};
use super::measure::{full_text, lacks_tolerance, measures_of, quality_of};
use super::text::{Case, Kind, Text};
use crate::codes::{PaymentPart, QualityTerms, Route, ShipAfter};
use crate::order::{ContractTerms, QualityTerm, QuantityTerm};
use crate::time::Day;

const SHIP_WORDING: &str =
    "Ship by ____-__-__ (year-month-day), or within ___ calendar days after the ___ (initial payment, balance)";
const QUANTITY_WORDING: &str = "Item ___: ___ (number) ___ (unit)";

/// `TRM-SHIP`: the shipment has a fixed date, or so many days after a payment; not a month, a season or
/// "as soon as possible" [F-022, SEED-001].
pub(super) fn ship<W: Words>(draft: &Draft, report: &mut Report<'_, W>) {
    let written = draft.details.ship_term_text.as_deref().filter(|text| !text.trim().is_empty());
    let agreed = draft.order.terms.as_ref().filter(|terms| terms.ship_by.is_some() || terms.ship_within.is_some());
    match (agreed, written) {
        (None, None) => report.add(
            Severity::Blocking,
            ("terms.ship_by", ""),
            "no ship date is agreed, so that neither lateness nor non-shipment can be claimed",
            SHIP_WORDING,
        ),
        (None, Some(text)) => {
            let message = unfixed(&report.read(text));
            report.add(Severity::Blocking, ("draft.ship_term_text", text), message, SHIP_WORDING);
        }
        (Some(terms), Some(text)) => contradiction(terms, text, report),
        (Some(_), None) => {}
    }
    if let Some(terms) = agreed {
        balance_outside(terms, draft, report);
    }
}

/// Why a ship term in words fixes no day.
fn unfixed(text: &Text<'_>) -> &'static str {
    if names_date(text) {
        "the date stands in free text; only the ship-date field of the order counts"
    } else if names_days(text) {
        "the days stand in free text; only the ship-term field of the order counts, with the payment they run from"
    } else {
        "names no day, so that neither lateness nor non-shipment can be claimed"
    }
}

/// A ship term in words beside the one in the order's field, which wins [F-041].
fn contradiction<W: Words>(terms: &ContractTerms, written: &str, report: &mut Report<'_, W>) {
    let text = report.read(written);
    let vague = text.first(List::VagueDates).or_else(|| text.first(List::Open));
    let dates = (0..text.tokens().len()).filter_map(|at| Day::parse(text.rest(at).get(..10)?));
    let other = dates.into_iter().find(|date| terms.ship_by.is_some_and(|agreed| agreed != *date));
    let message = match (vague, other) {
        (_, Some(date)) => format!("says {date}, the ship-date field another day; the field counts"),
        (Some(vague), None) => format!("`{vague}` leaves the day open beside the ship-date field; the field counts"),
        (None, None) => return,
    };
    report.add(Severity::Warning, ("draft.ship_term_text", written), message, SHIP_WORDING);
}

/// Days after a balance that is paid outside run from the initial payment [F-022].
fn balance_outside<W: Words>(terms: &ContractTerms, draft: &Draft, report: &mut Report<'_, W>) {
    let after_balance = terms.ship_within.is_some_and(|within| within.after == ShipAfter::Balance);
    let outside = draft
        .payments()
        .any(|(_, payment)| payment.part == Some(PaymentPart::Balance) && payment.route == Some(Route::OffPlatform));
    if after_balance && outside {
        let message = "the days are to run from the balance; where that is paid outside the platform they run from the \
                       initial payment";
        report.add(Severity::Warning, ("terms.ship_within.after", "balance"), message, SHIP_WORDING);
    }
}

/// Whether a text names a date with its day: "2026-03-05", "5 March", "3月5日".
pub(super) fn names_date(text: &Text<'_>) -> bool {
    let number = |at: usize| text.kind(at) == Some(Kind::Number);
    let month = |at: usize| text.at(at, List::Months, Case::Any);
    (0..text.tokens().len()).any(|at| {
        let named = month(at).is_some_and(|end| number(end) || (at > 0 && number(at - 1)));
        named || (number(at) && (is_numeric_date(text, at) || text.word(at + 1) == "月" && number(at + 2)))
    })
}

/// "2026-03-05", "5/3/2026", "05.03.2026": three numbers, the first or last of them a year.
fn is_numeric_date(text: &Text<'_>, at: usize) -> bool {
    let is_year = |number: &str| number.len() == 4 && number.starts_with("20");
    let dotted: Vec<&str> = text.word(at).split('.').collect();
    if dotted.len() == 3 {
        return dotted.iter().any(|part| is_year(part));
    }
    let parts = [at, at + 2, at + 4];
    let joined = [at + 1, at + 3].iter().all(|sign| text.is_sign(*sign, "-/"));
    joined
        && parts.iter().all(|part| text.kind(*part) == Some(Kind::Number))
        && parts.iter().any(|part| is_year(text.word(*part)))
}

/// Whether a text names a number of days: "30 days", "15 working days".
pub(super) fn names_days(text: &Text<'_>) -> bool {
    (0..text.tokens().len())
        .any(|at| text.kind(at) == Some(Kind::Number) && text.at(at + 1, List::DayUnits, Case::Any).is_some())
}

/// `TRM-QUANTITY`: a quantity is agreed for each item, as a number with a unit [F-011, SEED-001].
pub(super) fn quantity<W: Words>(draft: &Draft, report: &mut Report<'_, W>) {
    let items = draft.order.terms.as_ref().and_then(|terms| terms.quantity.as_deref()).unwrap_or_default();
    if items.is_empty() {
        let message = "no quantity is agreed, so that a shortage cannot be claimed";
        report.add(Severity::Blocking, ("terms.quantity", ""), message, QUANTITY_WORDING);
    }
    let counted = items.iter().any(|item| is_number(item.amount.as_deref()));
    for (at, item) in items.iter().enumerate() {
        quantity_of(item, at, (counted, items.len()), report);
    }
}

fn quantity_of<W: Words>(item: &QuantityTerm, at: usize, (counted, items): (bool, usize), report: &mut Report<'_, W>) {
    let name = item.item.as_deref().map(str::trim).unwrap_or_default();
    let amount = item.amount.as_deref().unwrap_or_default();
    let wording = format!("{}: ___ (number) ___ (unit)", if name.is_empty() { "Item ___" } else { name });
    if !is_number(item.amount.as_deref()) {
        let severity = if counted { Severity::Warning } else { Severity::Blocking };
        let path = format!("terms.quantity[{at}].amount");
        report.add(
            severity,
            (path, amount),
            "no number above nought, so that a shortage of it cannot be claimed",
            wording,
        );
    } else if item.unit.as_deref().is_none_or(|unit| unit.trim().is_empty()) {
        let message = "the number has no unit: pieces, sets, cartons or kilograms are not the same";
        report.add(Severity::Warning, (format!("terms.quantity[{at}].unit"), ""), message, wording);
    } else if items > 1 && name.is_empty() {
        let message = "several quantities, and this one does not say of which item";
        report.add(Severity::Warning, (format!("terms.quantity[{at}].item"), amount), message, wording);
    }
}

fn is_number(amount: Option<&str>) -> bool {
    amount.is_some_and(|amount| amount.bytes().any(|digit| (b'1'..=b'9').contains(&digit)))
}

/// `TRM-QUALITY`: each quality term can be measured; no bare adjective [F-040, SEED-001, SEED-002].
pub(super) fn quality<W: Words>(draft: &Draft, report: &mut Report<'_, W>) {
    let terms = draft.quality();
    let reading = quality_of(terms, report.lexicon);
    if reading == QualityTerms::None {
        let message = "no quality is agreed, so that no defect can be claimed";
        report.add(Severity::Blocking, ("terms.quality", ""), message, wording_for("", report.lexicon));
    }
    let alone = if reading == QualityTerms::Measurable { Severity::Warning } else { Severity::Blocking };
    for (at, term) in terms.iter().enumerate().filter(|(_, term)| term.measurable != Some(true)) {
        quality_finding(term, at, alone, report);
    }
}

/// The findings on one term; `alone` is how much it weighs where it cannot be measured.
fn quality_finding<W: Words>(term: &QualityTerm, at: usize, alone: Severity, report: &mut Report<'_, W>) {
    let aspect = term.aspect.as_deref().map(str::trim).unwrap_or_default();
    let found = term.requirement.as_deref().unwrap_or(aspect);
    let path = || format!("terms.quality[{at}].requirement");
    let measures = if term.measurable == Some(false) { Vec::new() } else { measures_of(term, report.lexicon) };
    if measures.is_empty() {
        let (message, wording) = (unmeasurable(term, report.lexicon), wording_for(aspect, report.lexicon));
        report.add(alone, (path(), found), message, wording);
        return;
    }
    if lacks_tolerance(&measures) {
        let message = "the number has no tolerance and no bound, so that small deviations are open to argument";
        let label = if aspect.is_empty() { String::new() } else { format!("{aspect}: ") };
        report.add(Severity::Warning, (path(), found), message, format!("{label}{} ± ___", found.trim()));
    }
    let full = full_text(term);
    if let Some(praise) = report.read(&full).first(List::Praise) {
        let message = format!("`{praise}` measures nothing; what counts is the rest of the term");
        report.add(Severity::Advice, (path(), found), message, "");
    }
}

/// Why a term cannot be measured.
fn unmeasurable(term: &QualityTerm, lexicon: &Lexicon) -> String {
    const THEN: &str = "the inspector's industry standard decides instead";
    let full = full_text(term);
    let text = Text::new(&full, lexicon);
    let has = |list: List| text.first(list);
    if term.measurable == Some(false) {
        return format!("is marked as not measurable: {THEN}");
    }
    if let Some((_, promise)) = super::PROMISES.into_iter().find(|(list, _)| has(*list).is_some()) {
        return format!("promises {promise}, which is no quality and never covered");
    }
    if let Some(open) = has(List::Open) {
        return format!("`{open}` leaves the term open: {THEN}");
    }
    match has(List::Praise).or_else(|| has(List::Vague)) {
        Some(vague) => format!("`{vague}` cannot be measured: {THEN}"),
        None if text.tokens().iter().any(|token| token.kind == Kind::Number) => {
            format!("the number has no unit, or names no standard, material or drawing that it belongs to: {THEN}")
        }
        None => format!("names no figure, colour code, share of a material, standard or drawing: {THEN}"),
    }
}

/// A wording with slots that fits what a term is about.
fn wording_for(aspect: &str, lexicon: &Lexicon) -> String {
    let text = Text::new(aspect, lexicon);
    let wordings = [
        (List::AspectsColour, "Pantone ___ (or RAL ___, RGB ___ / ___ / ___)"),
        (List::AspectsMaterial, "___ % ___, ___ % ___; ___ gsm ± ___ %"),
        (List::AspectsWeight, "___ g ± ___ %"),
        (List::AspectsDimensions, "___ × ___ × ___ mm, each ± ___ mm"),
        (List::AspectsStandard, "complies with ___ (standard and number), test report by ___"),
        (List::AspectsDesign, "as in drawing no. ___ / file ________.pdf attached"),
    ];
    let label = if aspect.is_empty() { "___ (property)" } else { aspect };
    let fitting = wordings.into_iter().find(|(list, _)| text.first(*list).is_some());
    let wording = fitting.map_or("___ (number) ___ (unit) ± ___, or as in drawing no. ___", |(_, wording)| wording);
    format!("{label}: {wording}")
}
