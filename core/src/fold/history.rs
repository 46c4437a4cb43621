//! One replay: the order in motion at one end of what is not known.

use super::Placed;
use super::ledger::Ledger;
use crate::codes::{DisputeCause, OrderType, Party, PaymentStatus, Route};
use crate::finding::{FindingCode, Ignored, Note};
use crate::order::{Event, EventKind, EvidenceFile, Order, Payment};
use crate::row::{Pots, Row};
use crate::rulebook::Rulebook;
use crate::rulebook::terms::Terms;
use crate::rules::dispute::{Filing, Machine, Notes, Settlement};
use crate::rules::{End, evidence, funds};
use crate::time::Instant;

/// What a replay writes down beside the order itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Log {
    pub(super) notes: Vec<Note>,
    pub(super) moves: Vec<Movement>,
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
pub(super) struct History<'a> {
    pub(super) machine: Machine<'a>,
    pub(super) ledger: Ledger<'a>,
    pub(super) log: Log,
    /// For each event seen, whether the state admitted it.
    pub(super) taken: Vec<bool>,
}

impl<'a> History<'a> {
    pub(super) fn new(book: &'a Rulebook, terms: &'a Terms, order: &Order, row: &'a Row, end: End) -> Self {
        Self {
            machine: Machine::new(book, terms, end, row),
            ledger: Ledger::new(book, order),
            log: Log::default(),
            taken: Vec::new(),
        }
    }

    pub(super) fn run(&mut self, seen: &[Placed<'_>], as_of: Instant) {
        for (place, event) in seen {
            self.machine.advance(event.at, &mut self.log);
            self.machine.row.to_mut().as_of = event.at;
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
        self.machine.row.to_mut().as_of = as_of;
        self.log.notes.extend(self.ledger.amendments_beyond());
    }

    pub(super) fn row(&self) -> Row {
        let pots = self.machine.row.events_known().then_some(self.machine.pots);
        Row { pots, ..*self.machine.row }
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
            EventKind::Payment(payment) => self.receive(payment, event),
            EventKind::ShipDateAmended { ship_by, agreed } => {
                self.log.notes.extend(self.ledger.amend(place, *ship_by, *agreed));
                self.ledger.record(self.machine.row.to_mut(), event);
            }
            EventKind::ReceiptConfirmed => return self.confirm_receipt(at),
            EventKind::ReceiptExtended { by } => extend_receipt(machine.row.to_mut(), *by)?,
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
            _ => self.ledger.record(self.machine.row.to_mut(), event),
        }
        Ok(())
    }

    fn receive(&mut self, payment: &Payment, event: &Event) {
        self.ledger.record(self.machine.row.to_mut(), event);
        if payment.status == PaymentStatus::Received && payment.route == Some(Route::OnPlatform) {
            let arrival = funds::arrival(&self.machine.matter());
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
        self.machine.row.to_mut().closed_at = Some(at);
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
pub(super) fn ignored(place: usize, event: &Event, reason: Ignored) -> Note {
    let after_the_end = matches!(reason, Ignored::OrderCancelled | Ignored::OrderClosed);
    let code = match event.kind {
        EventKind::ReceiptExtended { .. } if !after_the_end => FindingCode::ExtensionIgnored,
        _ => FindingCode::EventIgnored,
    };
    Note { ignored: Some(reason), ..Note::event(code, place) }
}

/// `REL-EXTEND`: each party once, between shipment and completion [F-123].
pub(super) fn extend_receipt(row: &mut Row, by: Party) -> Result<(), Ignored> {
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
pub(super) fn admit_after_the_end(row: &Row, kind: &EventKind) -> Result<(), Ignored> {
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
