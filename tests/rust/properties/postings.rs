//! Movements as entries: balanced, named for good, and explaining the pots [rules 5.4].

use super::money::instants;
use std::collections::{BTreeMap, HashSet};
use trade_assurance::codes::Field;
use trade_assurance::fold::replay;
use trade_assurance::order::Order;
use trade_assurance::postings::{Posting, PostingKind, Role, postings};
use trade_assurance::time::Instant;
use trade_assurance_tests::prove::{Finding, holds};
use trade_assurance_tests::{book, chosen, read};

#[test]
fn entries_balance_and_have_keys_of_their_own() {
    holds(4_000, |case| {
        let order = read(&case.document);
        let Ok(entries) = postings(book(), &order, case.as_of) else { return Ok(()) };
        balanced(&entries)?;
        let keys: HashSet<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
        if keys.len() != entries.len() {
            return Err(format!("keys are used twice: {entries:#?}"));
        }
        let again = postings(book(), &read(&case.document), case.as_of);
        if again.as_ref() == Ok(&entries) { Ok(()) } else { Err("listed twice, the entries differ".to_owned()) }
    });
}

/// An empty list says that no money moved; where that is not known, it must not be said.
#[test]
fn what_is_not_known_to_have_moved_is_no_empty_list() {
    let document = |rest: serde_json::Value| {
        let mut document = serde_json::json!({
            "id": "P", "created_at": "2021-03-01T09:00:00Z", "currency": "USD", "supplier": { "country": "CN" },
            "buyer": { "country": "DE" }, "order_type": "trade_assurance",
        });
        document.as_object_mut().into_iter().zip(rest.as_object()).for_each(|(into, more)| into.extend(more.clone()));
        read(&document)
    };
    let at = Instant::parse("2021-04-02T09:00:00Z").unwrap_or_else(|error| panic!("{error}"));
    let missing = |rest| postings(book(), &document(rest), at).map_err(|missing| missing.iter().collect::<Vec<_>>());
    assert_eq!(missing(serde_json::json!({})), Err(vec![Field::Events]));
    assert_eq!(missing(serde_json::json!({ "events": [] })), Ok(Vec::new()));
    let no_country = serde_json::json!({ "events": [], "supplier": {}, "buyer": { "country": "US" } });
    assert_eq!(missing(no_country), Err(vec![Field::SupplierCountry]));
}

#[test]
fn entries_explain_the_pots() {
    holds(4_000, |case| {
        let order = read(&case.document);
        let Ok(entries) = postings(book(), &order, case.as_of) else { return Ok(()) };
        explained(&order, case.as_of, &entries)
    });
}

/// A ledger that posts as it goes has, at every instant, what is listed later of the time before.
#[test]
fn entries_once_listed_stay() {
    holds(1_500, |case| {
        let order = read(&case.document);
        let Ok(entries) = postings(book(), &order, case.as_of) else { return Ok(()) };
        for at in instants(case, &order).into_iter().filter(|at| *at <= case.as_of) {
            let before: Vec<Posting> = entries.iter().filter(|entry| entry.at <= at).cloned().collect();
            match postings(book(), &order, at) {
                Ok(listed) if listed == before => {}
                Ok(listed) => return Err(format!("at {at}: {listed:#?}\nlater: {before:#?}")),
                Err(missing) => return Err(format!("at {at} open for want of {missing:?}, later: {before:#?}")),
            }
        }
        Ok(())
    });
}

/// The trial balance is zero after every entry, and the escrow never gives what it does not have.
fn balanced(entries: &[Posting]) -> Finding {
    let mut accounts: BTreeMap<(&str, Role), i64> = BTreeMap::new();
    for entry in entries {
        if entry.amount.minor <= 0 || entry.from == entry.to || entry.amount.currency != entry.currency {
            return Err(format!("not an entry: {entry:?}"));
        }
        *accounts.entry((entry.currency.code(), entry.from)).or_default() -= entry.amount.minor;
        *accounts.entry((entry.currency.code(), entry.to)).or_default() += entry.amount.minor;
        let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
        for ((currency, role), balance) in &accounts {
            *sums.entry(currency).or_default() += balance;
            if *role == Role::Escrow && *balance < 0 {
                return Err(format!("the escrow is overdrawn after {entry:?}"));
            }
        }
        if sums.values().any(|sum| *sum != 0) {
            return Err(format!("the trial balance is {sums:?} after {entry:?}"));
        }
    }
    Ok(())
}

fn explained(order: &Order, as_of: Instant, entries: &[Posting]) -> Finding {
    let row = replay(book(), &chosen(order), order, as_of).rows[0];
    let (Some(paid), Some(pots)) = (row.paid_on_platform, row.pots) else {
        return if entries.is_empty() { Ok(()) } else { Err("entries of an order without pots".to_owned()) };
    };
    let sum = |kind| entries.iter().filter(|entry| entry.kind == kind).map(|entry| entry.amount.minor).sum::<i64>();
    let checks = [
        ("paid", sum(PostingKind::Payment), paid),
        ("released", sum(PostingKind::Release), pots.released),
        ("returned from escrow", sum(PostingKind::EscrowRefund), pots.refunded_from_escrow),
        ("refunded otherwise", sum(PostingKind::Refund), pots.refunded - pots.refunded_from_escrow),
    ];
    match checks.into_iter().find(|(_, posted, pot)| posted != pot) {
        Some((what, posted, pot)) => Err(format!("{what}: {posted} posted, {pot} in the answer; {entries:#?}")),
        None => Ok(()),
    }
}
