//! What events say by themselves, whatever the rules make of them.

use super::history::{admit_after_the_end, extend_receipt};
use crate::codes::{Party, PaymentPart, PaymentStatus, Route, ShipAfter};
use crate::finding::{FindingCode, Ignored, Note};
use crate::order::{Event, EventKind, Order, Payment, ShipWithin};
use crate::row::{Row, ShipBy};
use crate::rulebook::Rulebook;
use crate::time::{Day, Instant};

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
/// Writes down what events say by themselves, whatever the rules make of them.
#[derive(Clone, Debug)]
pub(super) struct Ledger<'a> {
    pub(super) book: &'a Rulebook,
    pub(super) life: Life,
    ship_within: Option<ShipWithin>,
    amended: Option<Day>,
    balance_paid_at: Option<Instant>,
    balance_off_platform: bool,
    balance_unrouted: bool,
    unparted_received: bool,
    amendments: Vec<(usize, Day)>,
}

impl<'a> Ledger<'a> {
    pub(super) fn new(book: &'a Rulebook, order: &Order) -> Self {
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
    pub(super) fn record_admitted(&mut self, row: &mut Row, event: &Event) -> Result<(), Ignored> {
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

    pub(super) fn record(&mut self, row: &mut Row, event: &Event) {
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
    pub(super) fn amend(&mut self, place: usize, day: Day, agreed: bool) -> Option<Note> {
        if agreed {
            self.amendments.push((place, day));
            return None;
        }
        Some(Note::event(FindingCode::ShipDateNotAgreed, place))
    }

    /// Amended ship dates beyond 90 days from the initial payment [F-183; the anchor is an assumption].
    pub(super) fn amendments_beyond(&self) -> Vec<Note> {
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
