//! What is not known can only make an answer vaguer [rules 1.3].
//!
//! Every document is compared with the same document less one fact. Without the fact no condition may
//! become `met`, and with it no amount may be vaguer than without. The rules name the exceptions:
//! facts whose absence they read as something, listed in [`EXCUSES`].

use serde_json::Value;
use trade_assurance::assessment::{Assessment, FeeComponent};
use trade_assurance::codes::{Claimability, Outcome};
use trade_assurance::rule::Rule;
use trade_assurance_tests::generate::Case;
use trade_assurance_tests::prove::{Finding, holds, without};
use trade_assurance_tests::{assessed, read};

/// Facts outside the events, as JSON pointers.
const FACTS: [&str; 33] = [
    "/marketplace",
    "/order_type",
    "/usd_rate",
    "/total",
    "/tax",
    "/shipping_fee",
    "/supplier",
    "/supplier/country",
    "/supplier/enrolled",
    "/supplier/gold_member",
    "/supplier/verified",
    "/supplier/limit_available",
    "/buyer",
    "/buyer/country",
    "/buyer/tier",
    "/destination_country",
    "/buy_now",
    "/logistics",
    "/onetouch",
    "/product_kind",
    "/transport",
    "/incoterm",
    "/coverage_type",
    "/release_model",
    "/fee_schedule",
    "/terms",
    "/terms/quantity",
    "/terms/quality",
    "/terms/inspection",
    "/terms/inspection/booked",
    "/terms/easy_return",
    "/terms/defects_disclosed",
    "/events",
];
/// Facts of a payment. The other fields of events have a default, or are what happened.
const PAYMENT_FACTS: [&str; 3] = ["route", "part", "method"];

/// A fact whose absence the rules read as something, and what that may change.
struct Excuse {
    /// Ends of JSON pointers.
    facts: &'static [&'static str],
    /// Whether it applies to a document.
    when: fn(&Value) -> bool,
    /// The conditions that it excuses.
    rules: &'static [Rule],
    /// Whether it also excuses amounts.
    amounts: bool,
    /// Where the rules say so.
    why: &'static str,
}

/// What depends on which events count.
const HISTORY: &[Rule] = &[
    Rule::ClmGround,
    Rule::ClmTermDate,
    Rule::ClmBreach,
    Rule::ClmWindow,
    Rule::ClmAccepted,
    Rule::ClmExcluded,
    Rule::GuaDelivery,
    Rule::GuaReturn,
];

const EXCUSES: [Excuse; 9] = [
    Excuse {
        facts: &["/supplier", "/supplier/enrolled"],
        when: always,
        rules: &[Rule::CovSupplier],
        amounts: false,
        why: "COV-SUPPLIER: an absent `enrolled` is derived from country and membership",
    },
    Excuse {
        facts: &["/coverage_type"],
        when: always,
        rules: &[Rule::ClmBreach, Rule::ClmWindow, Rule::ClmInspection],
        amounts: true,
        why: "section 3: an absent type is pre_shipment before 2015-07-22 and post_delivery from then",
    },
    Excuse {
        facts: &["/release_model"],
        when: always,
        rules: HISTORY,
        amounts: true,
        why: "5.1: an absent model is the edition's",
    },
    Excuse {
        facts: &["/order_type"],
        when: |document| document["order_type"] != "trade_assurance",
        rules: HISTORY,
        amounts: true,
        why: "5.1: an absent type is computed as trade_assurance",
    },
    Excuse {
        facts: &["/fee_schedule"],
        when: always,
        rules: &[],
        amounts: true,
        why: "4.1: a schedule takes the place of the table",
    },
    Excuse {
        facts: &["/total", "/usd_rate", "/supplier", "/supplier/country", "/buyer", "/buyer/tier", "/terms"],
        when: filed,
        rules: HISTORY,
        amounts: true,
        why: "6.1: where total, country or rate is missing the quick refund is not applied, with no tier likewise, and \
              at filing only where the ground is claimable then",
    },
    Excuse {
        facts: &["/route", "/part"],
        when: always,
        rules: HISTORY,
        amounts: true,
        why: "5.1, 5.2, CLM-TERM-DATE: only on-platform money enters a pot, admits a dispute and hinders a cancellation, \
              and a ship date counts from the last payment of its part",
    },
    Excuse {
        facts: &["/supplier/limit_available", "/usd_rate", "/transport"],
        when: filed,
        rules: &[],
        amounts: true,
        why: "5.1: an order with an unknown limit or transport is replayed at two ends only, and a settlement between them \
              can end the dispute at one instant or another",
    },
    Excuse {
        facts: &["/total"],
        when: always,
        rules: &[],
        amounts: true,
        why: "5.1: where the total exceeds the limit the source can also be read as freezing the whole payment",
    },
];

const fn always(_: &Value) -> bool {
    true
}

fn filed(document: &Value) -> bool {
    document["events"].as_array().is_some_and(|events| events.iter().any(|event| event["type"] == "dispute_opened"))
}

#[test]
fn an_unknown_fact_never_turns_into_met() {
    holds(3_000, |case| compare(case, becomes_met));
}

#[test]
fn a_further_fact_never_widens_a_band() {
    holds(3_000, |case| compare(case, widens));
}

type Excuses = Vec<&'static Excuse>;

/// Compares a document with itself less one fact, for every fact it has.
fn compare(case: &Case, check: impl Fn(&Excuses, &Assessment<'_>, &Assessment<'_>) -> Finding) -> Finding {
    let payments = (0..case.document["events"].as_array().map_or(0, Vec::len))
        .flat_map(|place| PAYMENT_FACTS.map(|fact| format!("/events/{place}/{fact}")));
    let order = read(&case.document);
    let more = assessed(&order, case.as_of);
    for fact in FACTS.into_iter().map(str::to_owned).chain(payments) {
        let Some(document) = without(&case.document, &fact) else { continue };
        let applies = |excuse: &&Excuse| {
            let named = |end: &&str| fact == **end || (fact.starts_with("/events/") && fact.ends_with(*end));
            excuse.facts.iter().any(named) && (excuse.when)(&case.document)
        };
        let excuses: Excuses = EXCUSES.iter().filter(applies).collect();
        let order = read(&document);
        let less = assessed(&order, case.as_of);
        check(&excuses, &more, &less).map_err(|what| {
            let why: Vec<&str> = excuses.iter().map(|excuse| excuse.why).collect();
            format!("without {fact}: {what} (excused: {why:?})")
        })?;
    }
    Ok(())
}

/// Every condition with a name of its own.
fn conditions(answer: &Assessment<'_>) -> Vec<(String, Rule, Outcome)> {
    let mut all = Vec::new();
    for condition in &answer.coverage.conditions {
        all.push((condition.rule.to_string(), condition.rule, condition.outcome));
    }
    for ground in &answer.coverage.grounds {
        for condition in &ground.conditions {
            all.push((format!("{} of {}", condition.rule, ground.ground), condition.rule, condition.outcome));
        }
    }
    for guarantee in &answer.guarantees {
        for (place, condition) in guarantee.conditions.iter().enumerate() {
            all.push((format!("{} number {place}", condition.rule), condition.rule, condition.outcome));
        }
    }
    all
}

fn becomes_met(excuses: &Excuses, more: &Assessment<'_>, less: &Assessment<'_>) -> Finding {
    let known = conditions(more);
    for (name, rule, outcome) in conditions(less) {
        let before = known.iter().find(|(same, ..)| *same == name).map(|(_, _, outcome)| *outcome);
        let forgiven = excuses.iter().any(|excuse| excuse.rules.contains(&rule));
        if outcome == Outcome::Met && before.is_some_and(|before| before != Outcome::Met) && !forgiven {
            return Err(format!("{name} is met, with it {before:?}"));
        }
    }
    let any_forgiven = excuses.iter().any(|excuse| !excuse.rules.is_empty());
    for (with, lacking) in more.coverage.grounds.iter().zip(&less.coverage.grounds) {
        let claimable = |verdict| verdict == Claimability::Claimable;
        if claimable(lacking.verdict) && !claimable(with.verdict) && !any_forgiven {
            return Err(format!("{} is claimable, with it {}", with.ground, with.verdict));
        }
    }
    Ok(())
}

/// An amount as far as it is known: its ends, the lower of which may be open.
type Ends = (Option<i64>, i64);

/// Every amount with a name of its own, where the answer gives one.
fn amounts(answer: &Assessment<'_>) -> Vec<(String, Option<Ends>)> {
    let fee = |component: &FeeComponent<'_>| component.max.map(|max| (component.min.map(|min| min.minor), max.minor));
    let mut all = vec![
        ("supplier fee".to_owned(), fee(&answer.fees.supplier)),
        ("withdrawal fee".to_owned(), fee(&answer.fees.withdrawal)),
    ];
    all.extend(
        answer.fees.payments.iter().enumerate().map(|(place, item)| (format!("payment fee {place}"), fee(item))),
    );
    let (funds, bands) = (&answer.funds, &answer.funds.bands);
    let pots = [
        ("released", funds.released, bands.released),
        ("frozen", funds.frozen, bands.frozen),
        ("held", funds.held, bands.held),
        ("refunded from escrow", funds.refunded_from_escrow, bands.refunded_from_escrow),
        ("refund due", funds.refund_due_from_supplier, bands.refund_due_from_supplier),
    ];
    for (name, exact, band) in pots {
        all.push((name.to_owned(), super::money::ends(exact, band).map(|(min, max)| (Some(min), max))));
    }
    let covered = answer.coverage.covered_amount;
    let covered = covered.and_then(|band| band.max.map(|max| (band.min.map(|min| min.minor), max.minor)));
    all.push(("covered amount".to_owned(), covered));
    all
}

fn widens(excuses: &Excuses, more: &Assessment<'_>, less: &Assessment<'_>) -> Finding {
    if excuses.iter().any(|excuse| excuse.amounts) {
        return Ok(());
    }
    let vague = amounts(less);
    for (name, with) in amounts(more) {
        let lesser = vague.iter().find(|(same, _)| *same == name).and_then(|(_, ends)| *ends);
        let (Some((low, high)), Some((least, most))) = (with, lesser) else { continue };
        let inside = high <= most && (least.is_none() || low >= least);
        if !inside {
            return Err(format!("{name} is {least:?} to {most}, with it {low:?} to {high}"));
        }
    }
    Ok(())
}
