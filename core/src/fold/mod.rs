//! From a document to a row: the events are replayed in order, and what lapsed in between fires.
//!
//! Where the supplier's limit, the way of transport or the release condition is not known, the whole
//! replay is run under each end of what it can be [rules 5.1]. [`Folded`] holds the order at every end.

mod ends;
mod history;
mod ledger;

pub use ends::{Dimension, ENDS_MAX, Ends, Hinges};
pub use history::Movement;
pub use ledger::Life;

use crate::codes::{FieldSet, PaymentStatus, Route};
use crate::decide::settle;
use crate::finding::{FindingCode, Note};
use crate::order::{ContractTerms, Event, EventKind, Order};
use crate::row::{Row, ShipBy};
use crate::rulebook::terms::Terms;
use crate::rulebook::{Rulebook, Selection};
use crate::rules::dispute::Machine;
use crate::rules::{End, fees, terms};
use crate::time::Instant;
use arrayvec::ArrayVec;
use history::{History, ignored};
use ledger::Ledger;
use std::collections::{HashMap, HashSet};

/// An order at one instant, at every end of what is not known.
#[derive(Clone, Debug)]
pub struct Folded {
    /// The order's row and the facts that open it; one row for each end.
    pub rows: ArrayVec<Row, ENDS_MAX>,
    /// The ends.
    pub ends: Ends,
    /// What was odd, in the order of the replay; what only some ends say is left out.
    pub notes: Vec<Note>,
    /// The events that were taken, in order, by their place in the document.
    pub taken: Vec<usize>,
    /// Facts that only the document's lifecycle needs.
    pub life: Life,
    /// The money that moved, in order, at the first end.
    pub moves: Vec<Movement>,
    /// The facts for want of which it is open how money moved.
    pub open_moves: FieldSet,
}

impl Folded {
    /// The one flat row of the order.
    ///
    /// With several ends its pots and completion are left for [`decide`](crate::decide::decide) to work out
    /// at each. Where that would not give back what the ends' replays came to, because an event counts
    /// at one and not at another, the row names the facts in [`Row::open`] and its money and dispute
    /// are unknown.
    pub fn row(&self, book: &Rulebook, terms: &Terms) -> Row {
        let first = self.rows[0];
        if self.rows.iter().all(|row| *row == first) {
            return first;
        }
        let same_completion = self.rows.iter().all(|row| row.completed_at == first.completed_at);
        let completed_at = first.completed_at.filter(|_| same_completion);
        let candidate = Row { completed_at, ..undecided(&first) };
        let gives_back = |(row, end): (&Row, &End)| {
            let mut machine = Machine::new(book, terms, *end, &candidate);
            settle(&mut machine);
            Row { refunded: 0, refunded_from_escrow: 0, refund_due: 0, ..machine.into_row() } == *row
        };
        if self.rows.iter().zip(&self.ends.ends).all(gives_back) {
            return candidate;
        }
        let all = self.ends.dimensions.iter().fold(FieldSet::EMPTY, |all, dimension| all.union(dimension.missing));
        // Whether anything was paid is all that an open row still answers with.
        let least = self.rows.iter().filter_map(|row| row.paid_on_platform).min();
        let paid_at_every_end = self.rows.iter().all(|row| row.paid_on_platform == least);
        let paid_on_platform = least.filter(|paid| paid_at_every_end || *paid > 0);
        Row { open: all, paid_on_platform, refunded: 0, refunded_from_escrow: 0, refund_due: 0, ..candidate }
    }
}

/// The row without what is worked out anew at each end.
fn undecided(row: &Row) -> Row {
    let pots = row.pots.unwrap_or_default();
    Row {
        pots: None,
        completed_at: None,
        release_condition_met: false,
        condition_released: false,
        refunded: pots.refunded,
        refunded_from_escrow: pots.refunded_from_escrow,
        refund_due: pots.refund_due,
        ..*row
    }
}

/// Folds an order into its row at an instant.
pub fn fold(book: &Rulebook, order: &Order, as_of: Instant) -> Row {
    let chosen = book.select(order.created_at, order.supplier.country, order.buyer.country);
    let folded = replay(book, &chosen, order, as_of);
    match &chosen {
        Selection::In(terms) => folded.row(book, terms),
        _ => folded.rows[0],
    }
}
/// Replays an order up to an instant, under the terms of its edition.
///
/// With no edition the facts are folded and no timer fires: nothing is published to fire them by.
pub fn replay(book: &Rulebook, chosen: &Selection<'_>, order: &Order, as_of: Instant) -> Folded {
    let row = facts(book, order, as_of);
    let mut notes = Vec::new();
    let seen = seen_events(order, as_of, &mut notes);
    let Selection::In(terms) = chosen else { return without_terms(book, order, row, &seen, notes) };
    let (pays, ships) = what_happens(&seen);
    let mut ends = Ends::of(book, terms, &row, pays, ships);
    let mut histories: Vec<History<'_>> =
        ends.ends.iter().map(|end| History::new(book, terms, order, &row, *end)).collect();
    for history in &mut histories {
        history.run(&seen, as_of);
    }
    // Only now is it known which facts the release condition wanted in earnest.
    let undecided = histories.iter().fold(FieldSet::EMPTY, |all, history| all.union(history.machine.undecided));
    ends.name_condition(undecided);
    let rows = histories.iter().map(History::row).collect();
    let first = &histories[0];
    let told = |history: &History<'_>| history.log.notes.iter().map(|note| (note.code, note.event)).collect();
    let others: Vec<HashSet<(FindingCode, Option<usize>)>> = histories[1..].iter().map(told).collect();
    let at_every_end = |note: &&Note| others.iter().all(|other| other.contains(&(note.code, note.event)));
    notes.extend(first.log.notes.iter().filter(at_every_end));
    let life = first.ledger.life;
    let taken = (seen.iter().enumerate())
        .filter(|(turn, _)| histories.iter().any(|history| history.taken[*turn]))
        .map(|(_, (place, _))| *place)
        .collect();
    let moves = first.log.moves.clone();
    let open_moves = ends.differing(&histories, |history| history.log.moves.clone());
    Folded { rows, ends, notes, taken, life, moves, open_moves }
}

/// The facts of the document that no event changes.
fn facts(book: &Rulebook, order: &Order, as_of: Instant) -> Row {
    let contract = order.terms.as_ref();
    let mut row = Row {
        marketplace: order.marketplace,
        order_type: order.order_type,
        supplier_country: order.supplier.country,
        buyer_country: order.buyer.country,
        buyer_tier: order.buyer.tier,
        usd_rate: order.usd_rate,
        total: order.total,
        tax: order.tax,
        limit_available: order.supplier.limit_available,
        enrolled: order.supplier.enrolled,
        gold_member: order.supplier.gold_member,
        verified: order.supplier.verified,
        onetouch: order.onetouch,
        logistics: order.logistics,
        product_kind: order.product_kind,
        transport: order.transport,
        incoterm: order.incoterm,
        coverage_type: order.coverage_type,
        release_model: order.release_model,
        ship_by: agreed_date(contract, order.events.is_some()),
        quality_terms: contract.and_then(|terms| terms.quality.as_deref()).map(|list| terms::quality_terms(list, book)),
        quantity_term: contract.and_then(|terms| terms.quantity.as_ref()).map(|list| !list.is_empty()),
        inspection_booked: contract.and_then(|terms| terms.inspection.booked),
        defects_disclosed: contract.and_then(|terms| terms.defects_disclosed),
        terms_known: contract.is_some(),
        paid_on_platform: order.events.as_ref().map(|_| 0),
        ..Row::new(order.created_at, as_of, order.currency)
    };
    if let Some(rows) = &order.fee_schedule {
        row.scheduled_fee = Some(fees::schedule(rows, &row, book.common().rounding.value));
    }
    row
}

/// The ship-by date before any payment or amendment.
fn agreed_date(contract: Option<&ContractTerms>, events_known: bool) -> ShipBy {
    let Some(terms) = contract else { return ShipBy::Unknown };
    match (terms.ship_by, terms.ship_within) {
        (Some(day), _) => ShipBy::On(day),
        (None, Some(_)) if events_known => ShipBy::AwaitingPayment,
        (None, Some(_)) => ShipBy::Unknown,
        (None, None) => ShipBy::Absent,
    }
}

/// An event with its place in the document.
type Placed<'a> = (usize, &'a Event);

/// The events up to an instant, in order; two with one ID are one, the first in the document.
fn seen_events<'a>(order: &'a Order, as_of: Instant, notes: &mut Vec<Note>) -> Vec<Placed<'a>> {
    let mut first = HashMap::new();
    let mut seen = Vec::new();
    for (place, event) in order.events.iter().flatten().enumerate() {
        if let Some(id) = &event.id {
            let earlier: &Event = first.entry(id.as_str()).or_insert(event);
            if !std::ptr::eq(earlier, event) {
                if event.at <= as_of && (earlier.at != event.at || earlier.kind != event.kind) {
                    notes.push(Note::event(FindingCode::DuplicateEvent, place));
                }
                continue;
            }
        }
        if event.at <= as_of {
            seen.push((place, event));
        }
    }
    seen.sort_by_key(|(_, event)| event.at);
    for (place, event) in &seen {
        if event.at < order.created_at {
            notes.push(Note::event(FindingCode::EventBeforeOrder, *place));
        }
    }
    seen
}

/// Whether money arrives on the platform, and whether everything is shipped.
fn what_happens(seen: &[Placed<'_>]) -> (bool, bool) {
    let pays = |kind: &EventKind| {
        matches!(kind, EventKind::Payment(payment)
            if payment.status == PaymentStatus::Received && payment.route == Some(Route::OnPlatform))
    };
    let ships = |kind: &EventKind| matches!(kind, EventKind::Shipped { complete: true });
    (seen.iter().any(|(_, event)| pays(&event.kind)), seen.iter().any(|(_, event)| ships(&event.kind)))
}

/// The facts that events leave behind where no edition says what they mean.
fn without_terms(book: &Rulebook, order: &Order, mut row: Row, seen: &[Placed<'_>], mut notes: Vec<Note>) -> Folded {
    let mut ledger = Ledger::new(book, order);
    let mut taken = Vec::new();
    for (place, event) in seen {
        match ledger.record_admitted(&mut row, event) {
            Ok(()) => taken.push(*place),
            Err(reason) => notes.push(ignored(*place, event, reason)),
        }
        if taken.last() == Some(place)
            && let EventKind::ShipDateAmended { ship_by, agreed } = event.kind
        {
            notes.extend(ledger.amend(*place, ship_by, agreed));
        }
    }
    notes.extend(ledger.amendments_beyond());
    let mut rows = ArrayVec::new();
    rows.push(row);
    Folded {
        rows,
        ends: Ends::default(),
        notes,
        taken,
        life: ledger.life,
        moves: Vec::new(),
        open_moves: FieldSet::EMPTY,
    }
}
