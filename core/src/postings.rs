//! The order's money as balanced entries, for a ledger [rules 5.4].

use crate::codes::{FeeStatus, Field, FieldSet, Party};
use crate::fold::{Movement, replay};
use crate::iso::Currency;
use crate::money::{Money, Range};
use crate::order::{EventKind, Order};
use crate::rulebook::{Rulebook, Selection};
use crate::rules::fees::{self, PaymentContext};
use crate::time::Instant;
use crate::trace::Silent;
use serde::Serialize;
use std::collections::HashMap;

codes! {
    /// Whose account an entry stands on; the host maps roles to accounts.
    Role { Buyer = 1 "buyer", Escrow = 2 "escrow", Supplier = 3 "supplier", Programme = 4 "programme", FeeIncome = 5 "fee_income" }
}

codes! {
    /// Why money moved.
    PostingKind {
        Payment = 1 "payment", PaymentFee = 2 "payment_fee", Release = 3 "release",
        EscrowRefund = 4 "escrow_refund", Refund = 5 "refund",
    }
}

/// One balanced entry: the same amount leaves one role and reaches another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Posting {
    /// A key that is the same whenever the same movement is listed again.
    pub key: String,
    /// When the money moved.
    pub at: Instant,
    /// Why.
    pub kind: PostingKind,
    /// Who gives.
    pub from: Role,
    /// Who receives.
    pub to: Role,
    /// How much.
    pub amount: Money,
    /// In which currency.
    pub currency: Currency,
}

/// `REL-POSTING`: every movement of an order's money up to an instant, in order.
///
/// Money that never touched the platform is not posted, and neither is the supplier's fee, since no
/// source says when it is taken. A payment fee is posted where it is exact. An order made before the first
/// edition has no entries: no rule says how its money moved.
///
/// # Errors
/// The facts for want of which it is open how the money moved.
pub fn postings(book: &Rulebook, order: &Order, as_of: Instant) -> Result<Vec<Posting>, FieldSet> {
    let chosen = book.select(order.created_at, order.supplier.country, order.buyer.country);
    let unknown = FieldSet::EMPTY.with_if(order.events.is_none(), Field::Events);
    let unknown = if let Selection::Unknown(countries) = &chosen { unknown.union(*countries) } else { unknown };
    if !unknown.is_empty() {
        return Err(unknown);
    }
    let folded = replay(book, &chosen, order, as_of);
    if !folded.open_moves.is_empty() {
        return Err(folded.open_moves);
    }
    let context = PaymentContext::of(book, &chosen, order);
    let mut journal = Journal { order, entries: Vec::new(), numbers: HashMap::new() };
    for movement in &folded.moves {
        journal.fee(&context, movement);
        journal.record(movement);
    }
    Ok(journal.entries)
}

struct Journal<'a> {
    order: &'a Order,
    entries: Vec<Posting>,
    numbers: HashMap<(Instant, PostingKind), usize>,
}

impl Journal<'_> {
    /// The entries of one movement: what came in, what went to the supplier, what came back.
    fn record(&mut self, movement: &Movement) {
        let Movement { before, after, .. } = movement;
        let in_all = |pots: &crate::row::Pots| pots.released + pots.unreleased() + pots.refunded_from_escrow;
        let from_escrow = after.refunded_from_escrow - before.refunded_from_escrow;
        let refunded = after.refunded - before.refunded - from_escrow;
        let payer = if self.paid_by_programme(movement) { Role::Programme } else { Role::Supplier };
        let moved = [
            (PostingKind::Payment, Role::Buyer, Role::Escrow, in_all(after) - in_all(before)),
            (PostingKind::Release, Role::Escrow, Role::Supplier, after.released - before.released),
            (PostingKind::EscrowRefund, Role::Escrow, Role::Buyer, from_escrow),
            (PostingKind::Refund, payer, Role::Buyer, refunded),
        ];
        for (kind, from, to, minor) in moved {
            if minor > 0 {
                let amount = Money { minor, currency: self.order.currency };
                self.post(movement, kind, (from, to), amount);
            }
        }
    }

    fn paid_by_programme(&self, movement: &Movement) -> bool {
        matches!(self.event(movement), Some(EventKind::RefundPaid { by: Some(Party::Programme), .. }))
    }

    fn event(&self, movement: &Movement) -> Option<&EventKind> {
        let events = self.order.events.as_deref().unwrap_or_default();
        movement.event.map(|place| &events[place].kind)
    }

    fn fee(&mut self, context: &PaymentContext<'_>, movement: &Movement) {
        let Some(EventKind::Payment(payment)) = self.event(movement) else { return };
        let (fee, ..) = fees::payment(context, payment, movement.at, &mut Silent::default());
        let exact = fee.amount.filter(|_| fee.status == FeeStatus::Exact).and_then(Range::single);
        if let Some(minor) = exact.filter(|minor| *minor > 0) {
            let amount = Money { minor, currency: fee.currency };
            self.post(movement, PostingKind::PaymentFee, (Role::Buyer, Role::FeeIncome), amount);
        }
    }

    fn post(&mut self, movement: &Movement, kind: PostingKind, (from, to): (Role, Role), amount: Money) {
        let at = movement.at;
        let number = self.numbers.entry((at, kind)).or_default();
        let key = format!("{}/{at}/{kind}/{number}", self.order.id);
        *number += 1;
        self.entries.push(Posting { key, at, kind, from, to, amount, currency: amount.currency });
    }
}
