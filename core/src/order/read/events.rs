//! The types of events, and how an event's values become an [`Event`].

use super::fields::{COMMON, Owner, Shape, own_fields};
use super::names::Name;
use super::object::{Reader, Values};
use crate::codes::{EvidenceFrom, Ground, Party, PaymentMethod, PaymentPart, PaymentStatus, Route};
use crate::order::{Event, EventKind, EvidenceFile, Payment};

codes! {
    /// The types of events, as the `type` of an event names them; [`EventKind`] says what each is.
    EventType {
        ContractConfirmed = 1 "contract_confirmed", Payment = 2 "payment", ShipDateAmended = 3 "ship_date_amended",
        Inspection = 4 "inspection", Shipped = 5 "shipped", CustomsCleared = 6 "customs_cleared",
        Delivered = 7 "delivered", ReceiptConfirmed = 8 "receipt_confirmed", SupplierRefused = 9 "supplier_refused",
        ReceiptExtended = 10 "receipt_extended", IssueFound = 11 "issue_found", BreachAccepted = 12 "breach_accepted",
        GuaranteeClaimed = 13 "guarantee_claimed", ReturnRequested = 14 "return_requested",
        ReturnApproved = 15 "return_approved", ReturnSent = 16 "return_sent", OrderCancelled = 17 "order_cancelled",
        OrderClosed = 18 "order_closed", AddressChanged = 19 "address_changed", DisputeOpened = 20 "dispute_opened",
        Reply = 21 "reply", Accept = 22 "accept", Escalate = 23 "escalate", Withdraw = 24 "withdraw",
        EvidenceRequested = 25 "evidence_requested", EvidenceSubmitted = 26 "evidence_submitted",
        Settlement = 27 "settlement", Ruling = 28 "ruling", RefundPaid = 29 "refund_paid",
    }
}

impl EventType {
    /// What an event of this type may hold.
    pub(crate) fn shape(self) -> Shape {
        Shape { owner: Owner::Event(self), common: COMMON, own: own_fields(self) }
    }

    /// The types whose events have a field of this name.
    pub(super) fn with_field(name: Name) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |event| event.shape().field(name).is_some())
    }

    /// The names of the fields that some event has, each once.
    pub(super) fn all_field_names() -> Vec<&'static str> {
        let mut names: Vec<&str> = COMMON.iter().map(|field| field.name.text()).collect();
        for field in Self::ALL.iter().flat_map(|event| own_fields(*event)) {
            if !names.contains(&field.name.text()) {
                names.push(field.name.text());
            }
        }
        names
    }
}

/// What is known of an event without knowing its type.
pub(super) static ANY_EVENT: Shape = Shape { owner: Owner::AnyEvent, common: COMMON, own: &[] };

impl EventKind {
    /// The type that a document gives such an event.
    pub const fn event_type(&self) -> EventType {
        match self {
            Self::ContractConfirmed { .. } => EventType::ContractConfirmed,
            Self::Payment(_) => EventType::Payment,
            Self::ShipDateAmended { .. } => EventType::ShipDateAmended,
            Self::Inspection { .. } => EventType::Inspection,
            Self::Shipped { .. } => EventType::Shipped,
            Self::CustomsCleared => EventType::CustomsCleared,
            Self::Delivered => EventType::Delivered,
            Self::ReceiptConfirmed => EventType::ReceiptConfirmed,
            Self::SupplierRefused => EventType::SupplierRefused,
            Self::ReceiptExtended { .. } => EventType::ReceiptExtended,
            Self::IssueFound { .. } => EventType::IssueFound,
            Self::BreachAccepted { .. } => EventType::BreachAccepted,
            Self::GuaranteeClaimed => EventType::GuaranteeClaimed,
            Self::ReturnRequested => EventType::ReturnRequested,
            Self::ReturnApproved => EventType::ReturnApproved,
            Self::ReturnSent => EventType::ReturnSent,
            Self::OrderCancelled { .. } => EventType::OrderCancelled,
            Self::OrderClosed { .. } => EventType::OrderClosed,
            Self::AddressChanged => EventType::AddressChanged,
            Self::DisputeOpened { .. } => EventType::DisputeOpened,
            Self::Reply { .. } => EventType::Reply,
            Self::Accept { .. } => EventType::Accept,
            Self::Escalate { .. } => EventType::Escalate,
            Self::Withdraw { .. } => EventType::Withdraw,
            Self::EvidenceRequested { .. } => EventType::EvidenceRequested,
            Self::EvidenceSubmitted { .. } => EventType::EvidenceSubmitted,
            Self::Settlement { .. } => EventType::Settlement,
            Self::Ruling { .. } => EventType::Ruling,
            Self::RefundPaid { .. } => EventType::RefundPaid,
        }
    }
}

/// An event of a known type from its checked values; nothing where a required one is missing or bad.
pub(super) fn event(reader: &mut Reader, event: EventType, values: &Values<'_>) -> Option<Event> {
    let evidence = reader.list(values, Name::Evidence, |_, file| {
        Some(EvidenceFile { name: file.text(Name::Name)?, bytes: file.count(Name::Bytes) })
    });
    Some(Event { id: values.text(Name::Id), at: values.instant(Name::At)?, kind: kind(event, values, evidence)? })
}

fn kind(event: EventType, values: &Values<'_>, evidence: Option<Vec<EvidenceFile>>) -> Option<EventKind> {
    use EventType as E;
    let by = values.word(Name::By, Party::from_number);
    let ground = values.word(Name::Ground, Ground::from_number);
    let refund = values.minor(Name::Refund);
    Some(match event {
        E::ContractConfirmed => EventKind::ContractConfirmed { by },
        E::Payment => EventKind::Payment(payment(values)?),
        E::ShipDateAmended => {
            EventKind::ShipDateAmended { ship_by: values.day(Name::ShipBy)?, agreed: values.flag(Name::Agreed)? }
        }
        E::Inspection => EventKind::Inspection { passed: values.flag(Name::Passed)? },
        E::Shipped => EventKind::Shipped { complete: values.flag(Name::Complete).unwrap_or(true) },
        E::CustomsCleared => EventKind::CustomsCleared,
        E::Delivered => EventKind::Delivered,
        E::ReceiptConfirmed => EventKind::ReceiptConfirmed,
        E::SupplierRefused => EventKind::SupplierRefused,
        E::ReceiptExtended => EventKind::ReceiptExtended { by: by? },
        E::IssueFound => EventKind::IssueFound { ground: ground? },
        E::BreachAccepted => EventKind::BreachAccepted { ground: ground? },
        E::GuaranteeClaimed => EventKind::GuaranteeClaimed,
        E::ReturnRequested => EventKind::ReturnRequested,
        E::ReturnApproved => EventKind::ReturnApproved,
        E::ReturnSent => EventKind::ReturnSent,
        E::OrderCancelled => EventKind::OrderCancelled { by },
        E::OrderClosed => EventKind::OrderClosed { by },
        E::AddressChanged => EventKind::AddressChanged,
        E::DisputeOpened => EventKind::DisputeOpened {
            by: by.unwrap_or(Party::Buyer),
            ground: ground?,
            claim: values.minor(Name::Claim)?,
            evidence,
        },
        E::Reply => EventKind::Reply { by: by?, refund },
        E::Accept => EventKind::Accept { by: by? },
        E::Escalate => EventKind::Escalate { by },
        E::Withdraw => EventKind::Withdraw { by },
        E::EvidenceRequested => EventKind::EvidenceRequested {
            from: values.word(Name::From, EvidenceFrom::from_number)?,
            due: values.instant(Name::Due),
        },
        E::EvidenceSubmitted => EventKind::EvidenceSubmitted { by: by?, evidence },
        E::Settlement => EventKind::Settlement { refund: refund? },
        E::Ruling => EventKind::Ruling { refund: refund? },
        E::RefundPaid => EventKind::RefundPaid { by, amount: values.minor(Name::Amount)? },
    })
}

fn payment(values: &Values<'_>) -> Option<Payment> {
    Some(Payment {
        amount: values.minor(Name::Amount)?,
        method: values.word(Name::Method, PaymentMethod::from_number),
        route: values.word(Name::Route, Route::from_number),
        part: values.word(Name::Part, PaymentPart::from_number),
        status: values.word(Name::Status, PaymentStatus::from_number).unwrap_or(PaymentStatus::Received),
    })
}
