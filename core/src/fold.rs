//! From a document to a row: the events are replayed in order, and what lapsed in between fires.
//!
//! Where the supplier's limit, the way of transport or the release condition is not known, the whole
//! replay is run under each end of what it can be [rules 5.1]. [`Folded`] holds the order at every end.

use crate::codes::{
    DisputeCause, Field, FieldSet, OrderType, Party, PaymentPart, PaymentStatus, ReleaseModel, Route, ShipAfter,
};
use crate::decide::settle;
use crate::finding::{FindingCode, Ignored, Note};
use crate::order::{ContractTerms, Event, EventKind, EvidenceFile, Order, Payment, ShipWithin};
use crate::row::{Pots, Row, ShipBy};
use crate::rulebook::terms::Terms;
use crate::rulebook::{Rulebook, Selection};
use crate::rules::dispute::{Filing, Machine, Notes, Settlement};
use crate::rules::{End, Matter, evidence, fees, funds, terms};
use crate::time::{Day, Instant};
use crate::trace::Silent;
use arrayvec::ArrayVec;
use std::collections::{HashMap, HashSet};

/// The most ends: two for each of three facts that a replay can hang on.
pub const ENDS_MAX: usize = 8;

/// The facts a replay can hang on, in the order of the bits that number the ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dimension {
    /// The bit.
    pub bit: usize,
    /// The facts whose absence opens it.
    pub missing: FieldSet,
}

/// Every end of what is not known, with the facts that would close each dimension.
#[derive(Clone, Debug, Default)]
pub struct Ends {
    /// The ends, numbered by bits: end `i` has bit `b` set where dimension `b` is at its other end.
    pub ends: ArrayVec<End, ENDS_MAX>,
    /// The dimensions that are open.
    pub dimensions: ArrayVec<Dimension, 3>,
}

impl Ends {
    /// The ends of a row under its terms.
    ///
    /// `pays` and `ships` tell whether the limit and the transport can matter at all.
    pub fn of(book: &Rulebook, terms: &Terms, row: &Row, pays: bool, ships: bool) -> Self {
        let completion_days = row.transport.and_then(|transport| terms.funds.days_for(transport));
        let surely = End { limit: None, completion_days, condition_if_open: false };
        let model = Matter { book, terms, row, end: surely }.release_model(&mut Silent::default());
        let mut ends = Self::default();
        ends.ends.push(surely);
        if row.is_protected_type() && model == ReleaseModel::Limit && pays {
            match funds::limit(book, row) {
                Ok(limit) => ends.ends[0].limit = Some(limit),
                Err(missing) => ends.open(missing, |end| end.limit = Some(0)),
            }
        }
        if row.transport.is_none()
            && ships
            && let Some((fewest, most)) = terms.funds.days_range()
        {
            ends.ends.iter_mut().for_each(|end| end.completion_days = Some(fewest));
            ends.open(FieldSet::of(Field::Transport), |end| end.completion_days = Some(most));
        }
        if row.is_protected_type() && model == ReleaseModel::InspectionAndShipment && ships {
            let missing = condition_facts(row);
            if !missing.is_empty() {
                ends.open(missing, |end| end.condition_if_open = true);
            }
        }
        ends
    }

    /// Names the facts that the release condition wanted, where its dimension is open.
    fn name_condition(&mut self, undecided: FieldSet) {
        let opens = |dimension: &&mut Dimension| self.ends[dimension.bit].condition_if_open;
        if let Some(dimension) = self.dimensions.iter_mut().find(opens) {
            dimension.missing = undecided;
        }
    }

    fn open(&mut self, missing: FieldSet, other: impl Fn(&mut End)) {
        let bit = self.ends.len();
        for place in 0..bit {
            let mut end = self.ends[place];
            other(&mut end);
            self.ends.push(end);
        }
        self.dimensions.push(Dimension { bit, missing });
    }

    /// The facts that matter: those of every dimension along which two ends differ.
    pub fn differing<A, B: PartialEq>(&self, answers: &[A], view: impl Fn(&A) -> B) -> FieldSet {
        let mut missing = FieldSet::EMPTY;
        for dimension in &self.dimensions {
            let differs = (0..answers.len())
                .filter(|place| place & dimension.bit == 0)
                .any(|place| view(&answers[place]) != view(&answers[place | dimension.bit]));
            if differs {
                missing = missing.union(dimension.missing);
            }
        }
        missing
    }
}

/// The facts for want of which the condition of `inspection_and_shipment` may be undecided.
fn condition_facts(row: &Row) -> FieldSet {
    // Before the replay a relative date still awaits its payment, which may not say what it is for.
    let awaited = row.ship_by == ShipBy::AwaitingPayment;
    FieldSet::EMPTY
        .with_if(row.ship_by == ShipBy::Unknown || !row.terms_known, Field::Terms)
        .with_if(awaited || row.ship_by == ShipBy::UnknownPart, Field::EventPart)
        .with_if(awaited || row.ship_by == ShipBy::UnknownRoute, Field::EventRoute)
        .with_if(row.terms_known && row.inspection_booked.is_none(), Field::TermsInspection)
}

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
            let mut machine = Machine::new(book, terms, *end, candidate);
            settle(&mut machine);
            Row { refunded: 0, refunded_from_escrow: 0, refund_due: 0, ..machine.row } == *row
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

/// What the lifecycle and the guarantees need besides the row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Life {
    /// Whether the last payment event is one still being processed.
    pub payment_processing: bool,
    /// Whether goods were shipped in part.
    pub partly_shipped: bool,
    /// Whether a payment of the balance, or of everything, was received.
    pub balance_received: bool,
    /// Whether a received payment says which instalment it is.
    pub part_known: bool,
    /// Whether the buyer cancelled the order.
    pub cancelled_by_buyer: bool,
    /// The first delivery.
    pub first_delivered_at: Option<Instant>,
    /// The last address change.
    pub address_changed_at: Option<Instant>,
    /// The first payment received on the platform.
    pub first_paid_at: Option<Instant>,
    /// The first claim of the delivery guarantee.
    pub guarantee_claimed_at: Option<Instant>,
    /// The first request for an Easy Return.
    pub return_requested_at: Option<Instant>,
    /// The approval of it.
    pub return_approved_at: Option<Instant>,
    /// The return of the goods.
    pub return_sent_at: Option<Instant>,
    /// The last initial payment, from which amended ship dates are counted [F-183].
    pub initial_paid_at: Option<Instant>,
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

/// Writes down what events say by themselves, whatever the rules make of them.
#[derive(Clone, Debug)]
struct Ledger<'a> {
    book: &'a Rulebook,
    life: Life,
    ship_within: Option<ShipWithin>,
    amended: Option<Day>,
    balance_paid_at: Option<Instant>,
    balance_off_platform: bool,
    balance_unrouted: bool,
    unparted_received: bool,
    amendments: Vec<(usize, Day)>,
}

impl<'a> Ledger<'a> {
    fn new(book: &'a Rulebook, order: &Order) -> Self {
        let ship_within = order.terms.as_ref().and_then(|terms| terms.ship_within);
        Self {
            book,
            life: Life::default(),
            ship_within,
            amended: None,
            balance_paid_at: None,
            balance_off_platform: false,
            balance_unrouted: false,
            unparted_received: false,
            amendments: Vec::new(),
        }
    }

    /// Writes down what counts in every edition; what a dispute comes to, no edition says.
    fn record_admitted(&mut self, row: &mut Row, event: &Event) -> Result<(), Ignored> {
        admit_after_the_end(row, &event.kind)?;
        match &event.kind {
            EventKind::OrderCancelled { .. } if row.paid_on_platform.unwrap_or(0) > 0 => Err(Ignored::PaidOnPlatform),
            EventKind::ReceiptConfirmed | EventKind::OrderClosed { .. } if row.completed_at.is_some() => {
                Err(Ignored::AlreadyCompleted)
            }
            EventKind::ReceiptConfirmed => {
                row.completed_at = Some(event.at);
                Ok(())
            }
            EventKind::ReceiptExtended { by } => extend_receipt(row, *by),
            EventKind::OrderClosed { .. } => {
                row.closed_at = Some(event.at);
                Ok(())
            }
            _ => {
                self.record(row, event);
                Ok(())
            }
        }
    }

    fn record(&mut self, row: &mut Row, event: &Event) {
        let (life, at) = (&mut self.life, event.at);
        match &event.kind {
            EventKind::ContractConfirmed { .. } => row.confirmed_at = row.confirmed_at.or(Some(at)),
            EventKind::Payment(payment) => self.pay(row, payment, at),
            EventKind::ShipDateAmended { ship_by, agreed: true } => self.amended = Some(*ship_by),
            EventKind::Inspection { passed } => {
                row.inspection_passed = Some(*passed);
                if !passed {
                    row.inspection_failed_at = Some(at);
                }
            }
            EventKind::Shipped { complete: true } => row.shipped_at = Some(at),
            EventKind::Shipped { complete: false } => life.partly_shipped = true,
            EventKind::CustomsCleared => row.cleared_at = Some(at),
            EventKind::Delivered => {
                row.delivered_at = Some(at);
                life.first_delivered_at = life.first_delivered_at.or(Some(at));
            }
            EventKind::SupplierRefused => row.refused_at = row.refused_at.or(Some(at)),
            EventKind::IssueFound { ground } => row.issues = row.issues.with(*ground),
            EventKind::BreachAccepted { ground } => row.accepted = row.accepted.with(*ground),
            EventKind::AddressChanged => life.address_changed_at = Some(at),
            EventKind::GuaranteeClaimed => life.guarantee_claimed_at = life.guarantee_claimed_at.or(Some(at)),
            EventKind::ReturnRequested => life.return_requested_at = life.return_requested_at.or(Some(at)),
            EventKind::ReturnApproved => life.return_approved_at = life.return_approved_at.or(Some(at)),
            EventKind::ReturnSent => life.return_sent_at = life.return_sent_at.or(Some(at)),
            EventKind::OrderCancelled { by } => {
                row.cancelled = true;
                life.cancelled_by_buyer = *by == Some(Party::Buyer);
            }
            _ => {}
        }
        row.ship_by = self.ship_by(row.ship_by);
    }

    fn pay(&mut self, row: &mut Row, payment: &Payment, at: Instant) {
        self.life.payment_processing = payment.status == PaymentStatus::Processing;
        if payment.status == PaymentStatus::Processing {
            return;
        }
        row.last_paid_at = Some(at);
        let initial = matches!(payment.part, Some(PaymentPart::Initial | PaymentPart::Full));
        let balance = matches!(payment.part, Some(PaymentPart::Balance | PaymentPart::Full));
        match payment.route {
            Some(Route::OnPlatform) => {
                row.paid_on_platform = Some(row.paid_on_platform.unwrap_or(0) + payment.amount);
                row.initial_paid += if initial { payment.amount } else { 0 };
                row.unparted_paid += if payment.part.is_none() { payment.amount } else { 0 };
                if balance {
                    self.balance_paid_at = Some(at);
                }
            }
            Some(Route::OffPlatform) => {
                row.paid_off_platform += payment.amount;
                self.balance_off_platform |= balance;
            }
            None => {
                row.paid_unrouted += payment.amount;
                self.balance_unrouted |= balance;
            }
        }
        if initial {
            self.life.initial_paid_at = Some(at);
        }
        self.life.first_paid_at = self.life.first_paid_at.or(Some(at));
        self.life.balance_received |= balance;
        self.life.part_known |= payment.part.is_some();
        self.unparted_received |= payment.part.is_none();
    }

    /// Notes an amended ship date; one that is not agreed changes nothing [SEED-001].
    fn amend(&mut self, place: usize, day: Day, agreed: bool) -> Option<Note> {
        if agreed {
            self.amendments.push((place, day));
            return None;
        }
        Some(Note::event(FindingCode::ShipDateNotAgreed, place))
    }

    /// Amended ship dates beyond 90 days from the initial payment [F-183; the anchor is an assumption].
    fn amendments_beyond(&self) -> Vec<Note> {
        let Some(paid) = self.life.initial_paid_at else { return Vec::new() };
        let days = self.book.common().ship_extension_days.value;
        let last = self.book.zone().day(paid).plus(i32::from(days));
        let beyond = self.amendments.iter().filter(|(_, day)| *day > last);
        beyond.map(|(place, _)| Note::event(FindingCode::ShipDateBeyond90, *place)).collect()
    }

    /// The effective ship-by date: the last agreed amendment, else the contract's own [F-022].
    fn ship_by(&self, agreed: ShipBy) -> ShipBy {
        if let Some(day) = self.amended {
            return ShipBy::On(day);
        }
        let Some(within) = self.ship_within else { return agreed };
        if within.after == ShipAfter::Balance && self.balance_paid_at.is_none() && self.balance_unrouted {
            return ShipBy::UnknownRoute;
        }
        let only_off_platform = self.balance_paid_at.is_none() && self.balance_off_platform;
        let anchor = match within.after {
            ShipAfter::Balance if !only_off_platform => self.balance_paid_at,
            ShipAfter::Balance | ShipAfter::InitialPayment => self.life.initial_paid_at,
        };
        match anchor {
            Some(at) => ShipBy::On(self.book.zone().day(at).plus(i32::from(within.days))),
            None if self.unparted_received => ShipBy::UnknownPart,
            None => ShipBy::AwaitingPayment,
        }
    }
}

/// What a replay writes down beside the order itself.
#[derive(Clone, Debug, Default)]
struct Log {
    notes: Vec<Note>,
    moves: Vec<Movement>,
}

impl Notes for Log {
    fn note(&mut self, note: Note) {
        self.notes.push(note);
    }

    fn moved(&mut self, at: Instant, before: &Pots, after: &Pots) {
        if before != after {
            self.moves.push(Movement { at, event: None, before: *before, after: *after });
        }
    }
}

/// Money that moved: the pots before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Movement {
    /// When.
    pub at: Instant,
    /// The event that moved it, by its place in the document; time alone where absent.
    pub event: Option<usize>,
    /// The pots before.
    pub before: Pots,
    /// The pots after.
    pub after: Pots,
}

/// One replay: the order in motion at one end.
#[derive(Clone, Debug)]
struct History<'a> {
    machine: Machine<'a>,
    ledger: Ledger<'a>,
    log: Log,
    /// For each event seen, whether the state admitted it.
    taken: Vec<bool>,
}

impl<'a> History<'a> {
    fn new(book: &'a Rulebook, terms: &'a Terms, order: &Order, row: &Row, end: End) -> Self {
        Self {
            machine: Machine::new(book, terms, end, *row),
            ledger: Ledger::new(book, order),
            log: Log::default(),
            taken: Vec::new(),
        }
    }

    fn run(&mut self, seen: &[Placed<'_>], as_of: Instant) {
        for (place, event) in seen {
            self.machine.advance(event.at, &mut self.log);
            self.machine.row.as_of = event.at;
            let before = self.machine.pots;
            let admitted = self.take(*place, event);
            self.taken.push(admitted.is_ok());
            if let Err(reason) = admitted {
                self.ignore(*place, event, reason);
            }
            self.machine.release_if_due();
            let after = self.machine.pots;
            if before != after {
                self.log.moves.push(Movement { at: event.at, event: Some(*place), before, after });
            }
        }
        if self.machine.row.events_known() {
            self.machine.advance(as_of, &mut self.log);
        }
        self.machine.row.as_of = as_of;
        self.log.notes.extend(self.ledger.amendments_beyond());
    }

    fn row(&self) -> Row {
        let pots = self.machine.row.events_known().then_some(self.machine.pots);
        Row { pots, ..self.machine.row }
    }

    fn ignore(&mut self, place: usize, event: &Event, reason: Ignored) {
        let state = Some(self.machine.row.dispute_state());
        self.log.notes.push(Note { state, ..ignored(place, event, reason) });
    }

    /// Applies one event, or says why the state does not admit it: the table of rules 5 and 6.1.
    fn take(&mut self, place: usize, event: &Event) -> Result<(), Ignored> {
        admit_after_the_end(&self.machine.row, &event.kind)?;
        let (machine, at) = (&mut self.machine, event.at);
        match &event.kind {
            EventKind::Payment(payment) => self.receive(payment, at, event),
            EventKind::ShipDateAmended { ship_by, agreed } => {
                self.log.notes.extend(self.ledger.amend(place, *ship_by, *agreed));
                self.ledger.record(&mut self.machine.row, event);
            }
            EventKind::ReceiptConfirmed => return self.confirm_receipt(at),
            EventKind::ReceiptExtended { by } => extend_receipt(&mut machine.row, *by)?,
            EventKind::OrderCancelled { .. } if machine.row.paid_on_platform.unwrap_or(0) > 0 => {
                return Err(Ignored::PaidOnPlatform);
            }
            EventKind::OrderClosed { .. } => return self.close(at),
            EventKind::DisputeOpened { by, ground, claim, evidence } => {
                let filing = Filing { by: *by, ground: *ground, claim: *claim, at, event: Some(place) };
                machine.open(filing, &mut self.log)?;
                self.check_files(place, evidence.as_deref());
            }
            EventKind::Reply { by, refund } => machine.reply(*by, *refund, at)?,
            EventKind::Accept { by } => machine.accept(*by, at, place, &mut self.log)?,
            EventKind::Escalate { by } => machine.escalate(*by, at)?,
            EventKind::Withdraw { by } => machine.withdraw(*by, at)?,
            EventKind::EvidenceRequested { from, due } => machine.request_evidence(*from, *due, at, place)?,
            EventKind::EvidenceSubmitted { by, evidence } => {
                machine.submit_evidence(*by, at)?;
                self.check_files(place, evidence.as_deref());
            }
            EventKind::Settlement { refund } => return self.settle(*refund, DisputeCause::Settlement, at, place),
            EventKind::Ruling { refund } => return self.settle(*refund, DisputeCause::Ruling, at, place),
            EventKind::RefundPaid { amount, .. } => machine.refund_paid(*amount, at)?,
            _ => self.ledger.record(&mut self.machine.row, event),
        }
        Ok(())
    }

    fn receive(&mut self, payment: &Payment, at: Instant, event: &Event) {
        self.ledger.record(&mut self.machine.row, event);
        debug_assert_eq!(at, event.at);
        if payment.status == PaymentStatus::Received && payment.route == Some(Route::OnPlatform) {
            let arrival = funds::arrival(&self.machine.matter(), &mut Silent::default());
            self.machine.pots.receive(payment.amount, arrival);
        }
    }

    /// `REL-COMPLETE` by hand: not while a dispute is active, and only once.
    fn confirm_receipt(&mut self, at: Instant) -> Result<(), Ignored> {
        if self.machine.row.dispute_active() {
            return Err(Ignored::DisputeActive);
        }
        if self.machine.row.completed_at.is_some() {
            return Err(Ignored::AlreadyCompleted);
        }
        self.machine.complete(at);
        Ok(())
    }

    /// The platform closes the order: what it still holds goes back to the buyer (an assumption on F-127).
    fn close(&mut self, at: Instant) -> Result<(), Ignored> {
        if self.machine.row.dispute_active() {
            return Err(Ignored::DisputeActive);
        }
        if self.machine.row.completed_at.is_some() {
            return Err(Ignored::AlreadyCompleted);
        }
        self.machine.row.closed_at = Some(at);
        self.machine.pots.return_all();
        Ok(())
    }

    fn settle(&mut self, refund: i64, cause: DisputeCause, at: Instant, place: usize) -> Result<(), Ignored> {
        self.machine.decide(Settlement { refund, cause, at, event: Some(place) }, &mut self.log)
    }

    /// `DIS-FILES`: what evidence may be handed in [F-153, F-154].
    fn check_files(&mut self, place: usize, files: Option<&[EvidenceFile]>) {
        let common = self.ledger.book.common();
        let offline = self.machine.row.order_type == Some(OrderType::Offline);
        let terms = if offline { &common.offline_evidence } else { &common.evidence };
        let breaches = files.map(|files| evidence::breaches(files, &terms.value)).unwrap_or_default();
        self.log.notes.extend(breaches.into_iter().map(|code| Note::event(code, place)));
    }
}

/// The finding that an event was not admitted.
fn ignored(place: usize, event: &Event, reason: Ignored) -> Note {
    let after_the_end = matches!(reason, Ignored::OrderCancelled | Ignored::OrderClosed);
    let code = match event.kind {
        EventKind::ReceiptExtended { .. } if !after_the_end => FindingCode::ExtensionIgnored,
        _ => FindingCode::EventIgnored,
    };
    Note { ignored: Some(reason), ..Note::event(code, place) }
}

/// `REL-EXTEND`: each party once, between shipment and completion [F-123].
fn extend_receipt(row: &mut Row, by: Party) -> Result<(), Ignored> {
    if row.shipped_at.is_none() {
        return Err(Ignored::NotShipped);
    }
    if row.completed_at.is_some() {
        return Err(Ignored::AlreadyCompleted);
    }
    let extended = if by == Party::Supplier { &mut row.extended_by_supplier } else { &mut row.extended_by_buyer };
    if *extended {
        return Err(Ignored::ExtendedBefore);
    }
    *extended = true;
    Ok(())
}

/// After closing only dispute events and refund payments count; after cancellation nothing does.
fn admit_after_the_end(row: &Row, kind: &EventKind) -> Result<(), Ignored> {
    if row.cancelled {
        return Err(Ignored::OrderCancelled);
    }
    if row.closed_at.is_some() && !kind.is_of_dispute() {
        return Err(Ignored::OrderClosed);
    }
    Ok(())
}

impl EventKind {
    /// Whether it is an event of a dispute, refund payments included.
    pub const fn is_of_dispute(&self) -> bool {
        matches!(
            self,
            Self::DisputeOpened { .. }
                | Self::Reply { .. }
                | Self::Accept { .. }
                | Self::Escalate { .. }
                | Self::Withdraw { .. }
                | Self::EvidenceRequested { .. }
                | Self::EvidenceSubmitted { .. }
                | Self::Settlement { .. }
                | Self::Ruling { .. }
                | Self::RefundPaid { .. }
        )
    }
}
