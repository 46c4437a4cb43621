//! The verdict: is the order covered, for how much, why, and what is urgent.

use super::{Told, because, joined, list, reasons};
use crate::assessment::{AmountBand, GroundAnswer};
use crate::calendar::Action;
use crate::codes::{Claimability, Coverage, Ground, Outcome, Party};
use crate::explain::Words;
use crate::explain::report::moment::{amount, amount_band, day};
use crate::explain::report::page::{Section, Tone, capital};
use crate::rule::Rule;
use crate::time::Day;

/// The verdict and the most urgent.
pub(super) fn section(told: &Told<'_, '_>) -> Section {
    let mut section = Section::new("Is the order covered?");
    let (tone, words) = headline(told);
    section.say(tone, words);
    section.say(Tone::Plain, why(told));
    for words in [claims(told), deadline(told, Party::Buyer), deadline(told, Party::Supplier)].into_iter().flatten() {
        section.say(Tone::Plain, words);
    }
    if let Some(state) = told.answer.lifecycle.state {
        section.line("Order", capital(state.words()));
    }
    if let Some(ship_by) = told.order.terms.as_ref().and_then(|terms| terms.ship_by) {
        section.line("Ship date in the contract", day(ship_by) + &ago(told, ship_by));
    }
    section
}

/// How many days ago a day was, where it is past.
fn ago(told: &Told<'_, '_>, day: Day) -> String {
    match told.book.zone().day(told.answer.as_of).number() - day.number() {
        1 => ", 1 day ago".to_owned(),
        days if days > 1 => format!(", {days} days ago"),
        _ => String::new(),
    }
}

fn headline(told: &Told<'_, '_>) -> (Tone, String) {
    let coverage = &told.answer.coverage;
    let up_to = |band: AmountBand| match (band.min, band.max) {
        (Some(min), Some(max)) if min == max => format!("for {}", amount(max)),
        _ => format!("for {}", amount_band(band)),
    };
    let extent = coverage.covered_amount.map_or_else(String::new, |band| format!(", {}", up_to(band)));
    match coverage.verdict {
        Coverage::Covered => (Tone::Good, format!("YES: covered{extent}.")),
        Coverage::PartlyCovered => (Tone::Open, format!("IN PART: covered{extent}.")),
        Coverage::NotCovered => (Tone::Bad, "NO: not covered.".to_owned()),
        Coverage::Undetermined => (Tone::Open, "CANNOT BE TOLD YET: facts are missing.".to_owned()),
        Coverage::Unpublished => (Tone::Open, "NO RULES PUBLISHED for the time of this order.".to_owned()),
    }
}

fn why(told: &Told<'_, '_>) -> String {
    let conditions = &told.answer.coverage.conditions;
    let outside = told.answer.funds.paid_off_platform.filter(|money| money.minor > 0).map(amount);
    match told.answer.coverage.verdict {
        Coverage::Covered => {
            "Made on Alibaba.com as a Trade Assurance order with a supplier who takes part, and paid through the \
             platform."
                .to_owned()
        }
        Coverage::PartlyCovered => format!(
            "Only what was paid through the platform is covered; {} went outside it.",
            outside.unwrap_or_else(|| "a part".to_owned())
        ),
        Coverage::NotCovered => capital(&format!("{}.", joined(&reasons(conditions, Outcome::Failed)))),
        Coverage::Undetermined => {
            let open = conditions.iter().filter(|condition| condition.outcome == Outcome::Unknown);
            let open: Vec<String> = open
                .filter_map(|condition| because(condition).map(|why| format!("{} ({why})", condition.rule.words())))
                .collect();
            if open.is_empty() {
                "It is not known which edition of the rules applies; the questions below name the facts.".to_owned()
            } else {
                format!("Open: {}.", list(&open))
            }
        }
        Coverage::Unpublished => "The order is older than any published rules.".to_owned(),
    }
}

/// The grounds on which a claim has a footing now, with what happened.
fn claims(told: &Told<'_, '_>) -> Option<String> {
    if told.answer.dispute.state.is_some_and(crate::codes::DisputeState::is_active) {
        return None;
    }
    let claimable = told.answer.coverage.grounds.iter().filter(|ground| ground.verdict == Claimability::Claimable);
    let claimable: Vec<String> = claimable.filter(|ground| !is_suppliers(ground.ground)).map(breach).collect();
    (!claimable.is_empty()).then(|| format!("The buyer can claim now: {}.", list(&claimable)))
}

const fn is_suppliers(ground: Ground) -> bool {
    matches!(ground, Ground::BuyerNotPaid)
}

fn breach(ground: &GroundAnswer<'_>) -> String {
    let happened = ground.conditions.iter().find(|condition| condition.rule == Rule::ClmBreach).and_then(because);
    match happened {
        Some(happened) => format!("{} ({happened})", ground.ground.words()),
        None => ground.ground.words().to_owned(),
    }
}

/// The next thing that a party loses or brings about by doing nothing.
fn deadline(told: &Told<'_, '_>, party: Party) -> Option<String> {
    let own = told.answer.calendar.iter().filter(|entry| entry.party == party);
    let closing = own.filter_map(|entry| Some((entry.closes?.earliest, entry, entry.on_silence?)));
    // Not a deadline to warn of: what is lost is only a longer time.
    let closing = closing.filter(|(_, entry, _)| entry.action != Action::ExtendReceipt);
    let coming = closing.filter(|(earliest, ..)| *earliest > told.answer.as_of);
    let (earliest, entry, on_silence) = coming.min_by_key(|(earliest, ..)| *earliest)?;
    Some(format!(
        "Next deadline of the {}: {} before {}; otherwise {}.",
        party.words(),
        entry.action.words(),
        told.instant_from_now(earliest),
        on_silence.words()
    ))
}
