//! How the order is inspected, paid, shipped and annotated.

use super::Words;
use super::agreed::{names_date, names_days};
use super::draft::{Draft, PlannedPayment};
use super::finding::{Report, Severity};
use super::lexicon::List;
use super::measure::measures;
use super::text::{Case, Kind, Text};
use crate::codes::{PaymentPart, Route};

/// `TRM-INSPECTION`: an inspection is booked at ordering, and the balance is due only when it has passed
/// [F-059 to F-062, SEED-001].
pub(super) fn inspection<W: Words>(draft: &Draft, report: &mut Report<'_, W>) {
    const BOOK: &str =
        "Inspection by ___ before shipment, with at least 80 % finished and packed, against the terms of this order";
    const TIE: &str = "The balance of ___ is due within ___ days after the inspection report says passed";
    let agreed = draft.order.terms.as_ref().map(|terms| terms.inspection).unwrap_or_default();
    let said = |answer: Option<bool>| answer.map_or("", |answer| if answer { "true" } else { "false" });
    if agreed.booked != Some(true) {
        let message = "no inspection is booked; a report before shipment is the evidence a quality claim stands on";
        report.add(Severity::Warning, ("terms.inspection.booked", said(agreed.booked)), message, BOOK);
    }
    let early = draft
        .payments()
        .find(|(_, payment)| payment.part == Some(PaymentPart::Balance) && payment.after_inspection == Some(false));
    let tied = agreed.tied_to_balance == Some(true)
        || draft.payments().any(|(_, payment)| payment.after_inspection == Some(true));
    if let Some((at, _)) = early {
        let path = format!("draft.planned_payments[{at}].after_inspection");
        report.add(Severity::Warning, (path, "false"), "the balance is due before the inspection has passed", TIE);
    } else if !tied {
        let path = "terms.inspection.tied_to_balance";
        let message = "the balance is not tied to a passed inspection";
        report.add(Severity::Warning, (path, said(agreed.tied_to_balance)), message, TIE);
    }
}

/// `TRM-OFF-PLATFORM`: no payment leg, and no agreement, lies outside the platform [F-036, F-039, SEED-000].
pub(super) fn off_platform<W: Words>(draft: &Draft, report: &mut Report<'_, W>) {
    for (at, payment) in draft.payments() {
        payment_leg(at, payment, report);
    }
    for (path, text) in draft.texts() {
        if let Some(word) = report.read(text).first(List::OffPlatform) {
            let message = format!(
                "`{word}`: money paid outside the platform is not covered, and what was said there may be no evidence"
            );
            report.add(
                Severity::Warning,
                (path, text),
                message,
                "All payments and messages go through the order on the platform",
            );
        }
    }
}

fn payment_leg<W: Words>(at: usize, payment: &PlannedPayment, report: &mut Report<'_, W>) {
    const WORDING: &str = "___ (part) of ___ (amount) by ___ (method) through the order on the platform";
    let method = payment.method.map_or("", |method| method.name());
    let outside = report.list("lint.off_platform_methods").iter().any(|name| name == method);
    let path = format!("draft.planned_payments[{at}].route");
    match payment.route {
        Some(Route::OffPlatform) => {
            let message = "money paid outside the platform is not covered";
            report.add(Severity::Warning, (path, Route::OffPlatform.name()), message, WORDING);
        }
        None if outside => {
            let message = format!(
                "`{method}` is mostly seen outside the platform, where money is not covered; the route is not stated"
            );
            report.add(Severity::Warning, (path, ""), message, WORDING);
        }
        None => report.add(Severity::Advice, (path, ""), "does not say that it goes through the platform", WORDING),
        Some(Route::OnPlatform) => {}
    }
}

/// `TRM-FREIGHT`: the freight line is empty where the trade term bills freight apart [F-042].
pub(super) fn freight<W: Words>(draft: &Draft, report: &mut Report<'_, W>) {
    let Some(incoterm) = draft.order.incoterm else { return };
    let apart = report.list("lint.freight_apart").iter().any(|term| term == incoterm.name());
    if let Some(fee) = draft.order.shipping_fee.filter(|fee| apart && *fee > 0) {
        let money = crate::money::Money { minor: fee, currency: draft.order.currency };
        let message = format!("under {incoterm} the buyer's carrier bills the freight; this line should be empty");
        report.add(Severity::Warning, ("shipping_fee", money.to_string()), message, "");
    }
}

/// `TRM-REMARKS`: dates, quantities and qualities stand in the order's fields, which win over remarks [F-041].
pub(super) fn remarks<W: Words>(draft: &Draft, report: &mut Report<'_, W>) {
    let Some(remarks) = draft.details.remarks.as_deref() else { return };
    let text = report.read(remarks);
    let found = [
        (
            names_date(&text) || names_days(&text),
            "a date or a number of days",
            "the ship-date field",
            "Ship by ____-__-__",
        ),
        (names_quantity(&text), "a quantity", "the quantity of the item", "Item ___: ___ (number) ___ (unit)"),
        (!measures(&text).is_empty(), "a quality", "the quality terms", "___ (property): ___ (requirement)"),
    ];
    for (_, what, place, wording) in found.into_iter().filter(|(present, ..)| *present) {
        let message = format!("holds {what}; the order's own fields win over remarks, so it belongs in {place}");
        report.add(Severity::Warning, ("draft.remarks", remarks), message, wording);
    }
}

fn names_quantity(text: &Text<'_>) -> bool {
    (0..text.tokens().len())
        .any(|at| text.kind(at) == Some(Kind::Number) && text.at(at + 1, List::UnitsQuantity, Case::Any).is_some())
}

/// `TRM-TEST-PAYMENT`: a new supplier first gets a small test payment [SEED-000].
pub(super) fn test_payment<W: Words>(draft: &Draft, report: &mut Report<'_, W>) {
    let planned = draft.payments().any(|(_, payment)| payment.test == Some(true));
    if draft.details.new_supplier == Some(true) && !planned {
        let message = "a new supplier, and no small test payment planned before the first large one";
        report.add(
            Severity::Advice,
            ("draft.planned_payments", ""),
            message,
            "Test payment of ___ through the platform, before the initial payment",
        );
    }
}

/// `TRM-PROMISE`: a warranty, a replacement, service after the sale and other side promises are named for
/// what they are: never covered [F-046, SEED-002].
pub(super) fn promise<W: Words>(draft: &Draft, report: &mut Report<'_, W>) {
    const WORDING: &str = "Side promise of the supplier, not part of Trade Assurance: ___";
    for (path, text) in draft.texts() {
        let reading = report.read(text);
        let known = super::PROMISES.into_iter().find(|(list, _)| reading.first(*list).is_some());
        let declared = path.starts_with("draft.promises");
        let what = match known {
            Some((_, what)) => what,
            None if declared => "a side promise",
            None => continue,
        };
        let severity = if declared { Severity::Advice } else { Severity::Warning };
        report.add(severity, (path, text), format!("{what} is never covered; at most it can be mediated"), WORDING);
    }
}
