//! Coverage, with the country lists and days written into the code.

use super::{State, days};
use trade_assurance::codes::{Coverage, CoverageType, Edition, Field, FieldSet, Marketplace, OrderType, Outcome};
use trade_assurance::row::Row;
use trade_assurance::rule::Rule;

/// The verdict, the rule it rests on, and what is missing.
pub fn verdict(row: &Row, edition: Option<Edition>) -> (Coverage, Option<Rule>, FieldSet) {
    let market = if row.marketplace == Some(Marketplace::AlibabaCom) { Outcome::Met } else { Outcome::Failed };
    let flow = if row.order_type == Some(OrderType::TradeAssurance) { Outcome::Met } else { Outcome::Failed };
    let (supplier, missing) = supplier(row, edition);
    let payment = if row.paid_on_platform > Some(0) { Outcome::Met } else { Outcome::Failed };
    let all =
        [(Rule::CovMarket, market), (Rule::CovFlow, flow), (Rule::CovSupplier, supplier), (Rule::CovPayment, payment)];
    let first = |outcome| all.iter().find(|(_, found)| *found == outcome).map(|(rule, _)| *rule);
    let failed = first(Outcome::Failed);
    let reason = failed.or_else(|| first(Outcome::Unknown));
    let verdict = if edition.is_none() {
        Coverage::Unpublished
    } else if failed.is_some() {
        Coverage::NotCovered
    } else if reason.is_some() {
        Coverage::Undetermined
    } else if row.paid_off_platform > 0 {
        Coverage::PartlyCovered
    } else {
        Coverage::Covered
    };
    (verdict, reason, missing)
}

fn supplier(row: &Row, edition: Option<Edition>) -> (Outcome, FieldSet) {
    match row.enrolled {
        Some(true) => return (Outcome::Met, FieldSet::EMPTY),
        Some(false) => return (Outcome::Failed, FieldSet::EMPTY),
        None => {}
    }
    let Some(edition) = edition else { return (Outcome::Unknown, FieldSet::EMPTY) };
    let country = row.supplier_country.map(|country| *country.code().as_bytes().first_chunk().unwrap_or(b"--"));
    let country = country.unwrap_or(*b"--");
    let listed = match edition {
        Edition::Intl2015 => country == *b"CN",
        Edition::Intl2017 => matches!(&country, b"CN" | b"HK" | b"TW"),
        Edition::Us2019 => country == *b"US",
        _ => matches!(&country, b"CN" | b"HK" | b"TW" | b"MY" | b"US"),
    };
    let open_list = matches!(edition, Edition::Intl2019 | Edition::Intl2022 | Edition::Intl2023);
    let verify = country == *b"US";
    let fails = (!listed && !open_list) || row.gold_member == Some(false) || (verify && row.verified == Some(false));
    if fails {
        return (Outcome::Failed, FieldSet::EMPTY);
    }
    let verified = !verify || row.verified == Some(true);
    let in_flow = row.order_type == Some(OrderType::TradeAssurance);
    if listed && row.gold_member == Some(true) && verified && in_flow {
        return (Outcome::Met, FieldSet::EMPTY);
    }
    let missing = FieldSet::of(Field::SupplierEnrolled)
        .with_if(row.gold_member.is_none(), Field::SupplierGoldMember)
        .with_if(verify && row.verified.is_none(), Field::SupplierVerified);
    (Outcome::Unknown, missing)
}

/// The covered amount: its ends and what is missing.
pub fn amount(row: &Row, state: &State) -> (i64, i64, FieldSet) {
    let paid = row.paid_on_platform.unwrap_or(0);
    let (mut min, mut max, mut missing) = (paid, paid, FieldSet::EMPTY);
    if state.edition == Edition::Intl2015 {
        match row.coverage_type {
            Some(CoverageType::PostDelivery) => {}
            None if row.created_at.micros() >= days::Y2015_07_22 => {
                min = row.initial_paid.min(paid);
                max = row.initial_paid.max(paid);
                missing = FieldSet::of(Field::CoverageType);
            }
            _ => (min, max) = (row.initial_paid, row.initial_paid),
        }
        let limit = super::fee::converted(row, row.limit_available.unwrap_or(0));
        (min, max) = (min.min(limit), max.min(limit));
    }
    ((min - state.pots.refunded).max(0), (max - state.pots.refunded).max(0), missing)
}
