//! What an answer rests on: conditions, findings, missing facts, edition and rulebook.

use super::{Told, because};
use crate::assessment::{ConditionAnswer, EditionAnswer};
use crate::codes::Outcome;
use crate::explain::Words;
use crate::explain::report::moment::day;
use crate::explain::report::page::{Item, Section, Tone, capital};

/// Every condition of the order and of the grounds that have any.
pub(super) fn conditions(told: &Told<'_, '_>) -> Section {
    let mut section = Section::new("What this rests on");
    let coverage = &told.answer.coverage;
    section.say(Tone::Plain, "The order is protected:");
    for condition in &coverage.conditions {
        add(&mut section, condition);
    }
    for ground in coverage.grounds.iter().filter(|ground| ground.conditions.len() > 1) {
        section.say(Tone::Plain, format!("{} can be claimed:", capital(ground.ground.words())));
        for condition in &ground.conditions {
            add(&mut section, condition);
        }
    }
    section
}

fn add(section: &mut Section, condition: &ConditionAnswer<'_>) {
    let tone = match condition.outcome {
        Outcome::Met => Tone::Good,
        Outcome::Failed => Tone::Bad,
        Outcome::Unknown | Outcome::Discretionary => Tone::Open,
    };
    let why = because(condition).map_or_else(String::new, |why| format!(": {why}"));
    let sources = format!("[{}; {}]", condition.grade, condition.cites.join(", "));
    section.toned(tone, condition.rule.name(), format!("{}{why} {sources}", condition.outcome.words()));
}

/// What was odd, each where it stands in the document.
pub(super) fn findings(told: &Told<'_, '_>) -> Section {
    let mut section = Section::new("What to watch");
    let zone = told.book.zone();
    for finding in &told.answer.findings {
        let dated = finding.path.as_deref().and_then(|path| event_at(told, path)).map(|at| day(zone.day(at)));
        let place = match (&finding.path, dated) {
            (Some(path), Some(date)) => format!("{path}, {date}"),
            (Some(path), None) => path.clone(),
            (None, _) => String::new(),
        };
        section.item(Item {
            tone: Tone::Open,
            name: finding.code.name().to_owned(),
            beside: place,
            table: vec![(String::new(), finding.text.clone())],
        });
    }
    section
}

fn event_at(told: &Told<'_, '_>, path: &str) -> Option<crate::time::Instant> {
    let place: usize = path.strip_prefix("events[")?.strip_suffix(']')?.parse().ok()?;
    told.order.events.as_ref()?.get(place).map(|event| event.at)
}

/// What is not known, as questions to whoever knows.
pub(super) fn questions(told: &Told<'_, '_>) -> Section {
    let mut section = Section::new("What is still to be found out");
    for field in told.answer.missing.iter() {
        section.say(Tone::Plain, format!("- {} ({})", field.words(), field.name()));
    }
    section
}

/// Which rules were applied, how good their sources are, and what this is not.
pub(super) fn stamp(told: &Told<'_, '_>) -> Section {
    let answer = told.answer;
    let mut section = Section::new("Rules applied");
    let edition = match answer.edition {
        EditionAnswer::In(edition) => format!("{edition}: {}", edition.words()),
        EditionAnswer::Unknown => "not known: a missing country decides".to_owned(),
        EditionAnswer::BeforeFirst => "none: the order is older than any".to_owned(),
    };
    section.line("Edition", edition);
    let weakest = answer.weakest_grade;
    section.line("Weakest source", format!("{weakest}: {}", weakest.words()));
    section.line("Rulebook", answer.rulebook.version);
    section.say(Tone::Quiet, format!("SHA-256 {}", answer.rulebook.digest));
    section.say(
        Tone::Quiet,
        "This is what the published rules give for the facts stated. It is not the programme's decision, and not legal \
         advice.",
    );
    section
}
