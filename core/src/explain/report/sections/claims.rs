//! How the dispute stands, what can be claimed, and the guarantees.

use super::{Told, because, joined, list, reasons};
use crate::assessment::{GroundAnswer, GuaranteeAnswer};
use crate::codes::{Claimability, DisputeState, Outcome, Reason};
use crate::explain::Words;
use crate::explain::report::moment::{amount, amount_band, day};
use crate::explain::report::page::{Item, Section, Tone, capital};
use crate::rule::Rule;

/// How the dispute stands.
pub(super) fn dispute(told: &Told<'_, '_>) -> Section {
    let mut section = Section::new("The dispute");
    let dispute = &told.answer.dispute;
    let (Some(state), false) = (dispute.state, dispute.state == Some(DisputeState::None)) else { return section };
    section.line("State", format!("{} ({})", state.words(), state.name()));
    let mut line = |name: &str, words: Option<String>| {
        if let Some(words) = words {
            section.line(name, words);
        }
    };
    line("Because", dispute.cause.map(|cause| cause.words().to_owned()));
    line("Ground", dispute.ground.map(|ground| ground.words().to_owned()));
    line("Claimed", dispute.claim.map(amount));
    line("Refund settled", dispute.refund.map(amount));
    let opened = dispute.opened_at.map(|at| told.instant(at));
    let ordinal = dispute.day.map_or_else(String::new, |day| format!("; day {day} of the dispute"));
    line("Opened", opened.map(|opened| opened + &ordinal));
    line("In this state since", dispute.entered_at.map(|at| told.instant(at)));
    let since = dispute.turn_since.map_or_else(String::new, |at| format!(", since {}", told.instant(at)));
    line("To answer", dispute.turn.map(|party| format!("the {}{since}", party.words())));
    section
}

/// Every ground that the rules know: those with a footing first, those never covered in one line.
pub(super) fn grounds(told: &Told<'_, '_>) -> Section {
    let mut section = Section::new("What can be claimed?");
    let known =
        |ground: &&GroundAnswer<'_>| ground.conditions.len() > 1 || ground.verdict != Claimability::NotClaimable;
    let (shown, never): (Vec<_>, Vec<_>) = told.answer.coverage.grounds.iter().partition(known);
    if told.answer.coverage.grounds.iter().all(|ground| ground.verdict == Claimability::Undetermined) {
        let why = told.answer.coverage.grounds.first().and_then(|ground| ground.conditions.first()).and_then(because);
        section.say(Tone::Open, format!("Cannot be told: {}.", why.unwrap_or_else(|| "facts are missing".to_owned())));
        return section;
    }
    for ground in shown {
        add(&mut section, told, ground);
    }
    if !never.is_empty() {
        let never: Vec<String> = never.iter().map(|ground| ground.ground.words().to_owned()).collect();
        section.say(Tone::Quiet, format!("Not to be claimed on this order at all: {}.", list(&never)));
    }
    section
}

fn add(section: &mut Section, told: &Told<'_, '_>, ground: &GroundAnswer<'_>) {
    let not_yet = ground.verdict == Claimability::Undetermined
        && ground.conditions.iter().any(|condition| condition.reason == Some(Reason::NotYet));
    let (tone, verdict) = match ground.verdict {
        Claimability::Claimable => (Tone::Good, Claimability::Claimable.words()),
        Claimability::NotClaimable => (Tone::Plain, Claimability::NotClaimable.words()),
        Claimability::Undetermined if not_yet => (Tone::Plain, "not now"),
        open => (Tone::Open, open.words()),
    };
    let window = ground.window.filter(|_| ground.verdict != Claimability::NotClaimable);
    let until = window.and_then(|window| window.closes).filter(|closes| closes.or_latest() > told.answer.as_of);
    let until =
        until.map_or_else(String::new, |closes| format!(" To be claimed before {}.", told.instant(closes.earliest)));
    let words = format!("{}. {}{until}", capital(verdict), why(ground, not_yet));
    section.toned(tone, capital(ground.ground.words()), words);
}

fn why(ground: &GroundAnswer<'_>, not_yet: bool) -> String {
    let of = |outcome| reasons(&ground.conditions, outcome);
    let words = match ground.verdict {
        Claimability::NotClaimable => of(Outcome::Failed),
        Claimability::Discretionary => of(Outcome::Discretionary),
        Claimability::Undetermined => of(Outcome::Unknown),
        Claimability::Claimable => {
            let breach = ground.conditions.iter().filter(|condition| condition.rule == Rule::ClmBreach);
            breach.filter_map(because).collect()
        }
    };
    let mut words = if words.is_empty() { "every condition is met".to_owned() } else { joined(&words) };
    if not_yet {
        let then = match ground.if_breached {
            Claimability::Claimable => "if it does, it can be claimed",
            Claimability::NotClaimable => "even then it could not be claimed",
            Claimability::Undetermined => "even then it could not be told yet",
            Claimability::Discretionary => "if it does, the programme judges",
        };
        words = format!("{words}; {then}");
    }
    capital(&words) + "."
}

/// The programme's guarantees that an order may be entitled to.
pub(super) fn guarantees(told: &Told<'_, '_>) -> Section {
    let mut section = Section::new("Guarantees");
    let guarantees = told.answer.guarantees.iter().filter(|guarantee| guarantee.eligible != Outcome::Failed);
    guarantees.for_each(|guarantee| section.item(guarantee_item(told, guarantee)));
    section
}

fn guarantee_item(told: &Told<'_, '_>, guarantee: &GuaranteeAnswer<'_>) -> Item {
    let (tone, verdict) = match guarantee.eligible {
        Outcome::Met => (Tone::Good, "the order is entitled to it"),
        Outcome::Failed => (Tone::Plain, "not for this order"),
        _ => (Tone::Open, "cannot be told yet"),
    };
    let pays = guarantee.amount.map_or_else(|| "an amount that cannot be told yet".to_owned(), amount_band);
    let mut table = vec![("pays".to_owned(), format!("{pays} as a {}", guarantee.form.words()))];
    let open = reasons(&guarantee.conditions, Outcome::Unknown);
    if !open.is_empty() {
        table.push(("why".to_owned(), capital(&joined(&open)) + "."));
    }
    table.extend(guarantee.claim_by.map(|band| ("claim before".to_owned(), told.instant_from_now(band.earliest))));
    table.extend(guarantee.automatic_on.map(|date| ("comes by itself on".to_owned(), day(date))));
    let name = format!("{}: {verdict}", capital(guarantee.rule.words()));
    Item { tone, name, beside: guarantee.rule.name().to_owned(), table }
}
