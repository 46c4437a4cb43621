//! Where the money is, and what the order costs.

use super::Told;
use crate::assessment::{AmountBand, FeeComponent};
use crate::codes::{FeeStatus, Field, PaymentStatus, Route};
use crate::explain::Words;
use crate::explain::report::moment::{amount, amount_band, day, percent};
use crate::explain::report::page::{Section, Tone, capital};
use crate::finding::FindingCode;
use crate::money::Money;
use crate::order::{EventKind, Payment};
use crate::sort::sort_by;

/// Where the money is.
pub(super) fn funds(told: &Told<'_, '_>) -> Section {
    let mut section = Section::new("Where is the money?");
    let funds = &told.answer.funds;
    let Some(paid) = funds.paid_on_platform else {
        section.say(Tone::Open, "Not known: what was paid and what happened is missing.");
        return section;
    };
    section.line("Paid through the platform", amount(paid));
    let bands = &funds.bands;
    let pots = [
        ("Paid outside the platform", funds.paid_off_platform, None, false),
        ("Passed on to the supplier", funds.released, bands.released, true),
        ("Frozen until completion", funds.frozen, bands.frozen, false),
        ("Held by the platform", funds.held, bands.held, false),
        ("Returned to the buyer", funds.refunded_from_escrow, bands.refunded_from_escrow, false),
        ("Still owed by the supplier", funds.refund_due_from_supplier, bands.refund_due_from_supplier, false),
    ];
    for (name, known, band, always) in pots {
        if let Some(words) = pot(known, band, always) {
            section.line(name, words);
        }
    }
    if funds.locked == Some(true) {
        section.line("Locked", "yes: while the dispute lasts nothing unreleased moves");
    }
    if let Some(next) = funds.next_release {
        let band = crate::time::Band { at: next.at, earliest: next.earliest, latest: next.latest };
        let what = next.amount.map_or_else(|| "what is unreleased".to_owned(), amount);
        section
            .line("Next release", format!("{what} to the supplier when {}: {}", next.cause.words(), told.band(band)));
    }
    section
}

/// What is in a pot; nothing where it is known to be empty and need not be shown.
fn pot(known: Option<Money>, band: Option<AmountBand>, always: bool) -> Option<String> {
    match (known, band) {
        (Some(known), Some(band)) => Some(format!("{}; by another reading {}", amount(known), amount_band(band))),
        (Some(known), None) => (always || known.minor != 0).then(|| amount(known)),
        (None, Some(band)) => Some(amount_band(band)),
        (None, None) => always.then(|| "not known".to_owned()),
    }
}

/// What it costs.
pub(super) fn fees(told: &Told<'_, '_>) -> Section {
    let mut section = Section::new("What does it cost?");
    let fees = &told.answer.fees;
    section.line("Supplier: transaction fee", fee(&fees.supplier));
    let paid = payments(told);
    let known = paid.len() == fees.payments.len();
    for (place, component) in fees.payments.iter().enumerate() {
        let payment = paid.get(place).filter(|_| known);
        section.line(payment_name(told, payment.copied(), place), fee(component));
    }
    section.line("Supplier: each withdrawal", fee(&fees.withdrawal));
    section
}

/// The payments that have a fee, in the order of their fees: as they happened, without those that do not count.
fn payments<'t>(told: &Told<'t, '_>) -> Vec<&'t Payment> {
    let findings = &told.answer.findings;
    let ignored = |place: usize| {
        let path = format!("events[{place}]");
        let odd = |code| code == FindingCode::EventIgnored;
        findings.iter().any(|finding| odd(finding.code) && finding.path.as_deref() == Some(path.as_str()))
    };
    let events = told.order.events.as_deref().unwrap_or_default();
    let repeated =
        |place: usize| events[place].id.is_some() && events[..place].iter().any(|other| other.id == events[place].id);
    let mut places: Vec<usize> = (0..events.len()).filter(|place| events[*place].at <= told.answer.as_of).collect();
    places.retain(|place| !ignored(*place) && !repeated(*place));
    sort_by(&mut places, |place, other| (events[*place].at, *place).cmp(&(events[*other].at, *other)));
    let payment = |place: usize| match &events[place].kind {
        EventKind::Payment(payment) => Some(payment),
        _ => None,
    };
    places.into_iter().filter_map(payment).collect()
}

fn payment_name(told: &Told<'_, '_>, payment: Option<&Payment>, place: usize) -> String {
    let Some(payment) = payment else { return format!("Buyer: payment {}", place + 1) };
    let money = Money { minor: payment.amount, currency: told.answer.currency };
    let method = payment.method.map_or("method not known", Words::words);
    let outside = if payment.route == Some(Route::OffPlatform) { ", outside the platform" } else { "" };
    let processing = if payment.status == PaymentStatus::Processing { ", being processed" } else { "" };
    format!("Buyer: {} by {method}{outside}{processing}", amount(money))
}

/// A fee with how it comes about.
pub(in crate::explain) fn fee(component: &FeeComponent<'_>) -> String {
    let missing: Vec<&str> = component.missing.iter().map(Field::name).collect();
    let mut words = match component.status {
        FeeStatus::Exact | FeeStatus::Band => extent(component),
        status => status.words().to_owned(),
    };
    if let Some(how) = how(component) {
        words = format!("{words}: {how}");
    }
    if !missing.is_empty() {
        words = format!("{words}; not known: {}", missing.join(", "));
    }
    if component.status == FeeStatus::NotApplicable {
        return words;
    }
    format!("{words} [{}, {}; {}]", component.rule, component.grade, component.cites.join(", "))
}

fn extent(component: &FeeComponent<'_>) -> String {
    let free = |money: Option<Money>| money.is_some_and(|money| money.minor == 0);
    if free(component.min) && free(component.max) {
        return "nothing".to_owned();
    }
    amount_band(AmountBand { min: component.min, max: component.max })
}

fn how(component: &FeeComponent<'_>) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    if let Some(rate) = component.rate.filter(|rate| rate.value() != 0) {
        let base = component.base.map_or_else(String::new, |base| format!(" of {}", amount(base)));
        parts.push(format!("{}{base}", percent(rate)));
    }
    parts.extend(component.cap.map(|cap| format!("at most {}", amount(cap))));
    parts.extend(component.since.map(|since| format!("in force since {}", day(since))));
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A fee on its own, for a quotation.
pub(in crate::explain) fn quoted(component: &FeeComponent<'_>) -> String {
    format!("{}: {}", capital(component.rule.words()), fee(component))
}
