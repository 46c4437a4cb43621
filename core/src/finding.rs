//! What was odd about an order: findings tell it, and never change a verdict by themselves.

use crate::codes::DisputeState;

codes! {
    /// The kinds of findings.
    FindingCode {
        NoEdition = 1 "NO_EDITION", ShipDateNotAgreed = 2 "SHIP_DATE_NOT_AGREED", ShipDateBeyond90 = 3 "SHIP_DATE_BEYOND_90",
        PaymentMethodLimit = 4 "PAYMENT_METHOD_LIMIT", PaymentMethodUnavailable = 5 "PAYMENT_METHOD_UNAVAILABLE",
        ExtensionIgnored = 6 "EXTENSION_IGNORED", RefundCapped = 7 "REFUND_CAPPED",
        QuickRefundTierUnknown = 8 "QUICK_REFUND_TIER_UNKNOWN", EvidenceMissingSupplier = 9 "EVIDENCE_MISSING_SUPPLIER",
        ReleaseModelConflict = 10 "RELEASE_MODEL_CONFLICT", FeeDiffers = 11 "FEE_DIFFERS",
        EvidenceTooManyFiles = 12 "EVIDENCE_TOO_MANY_FILES", EvidenceTooLarge = 13 "EVIDENCE_TOO_LARGE",
        EvidenceExtension = 14 "EVIDENCE_EXTENSION", EvidenceFileName = 15 "EVIDENCE_FILE_NAME",
        EventIgnored = 16 "EVENT_IGNORED", EventBeforeOrder = 17 "EVENT_BEFORE_ORDER",
        NoInspectionBooked = 18 "NO_INSPECTION_BOOKED", LimitBelowOrder = 19 "LIMIT_BELOW_ORDER",
        QuickRefundPossible = 20 "QUICK_REFUND_POSSIBLE", DuplicateEvent = 21 "DUPLICATE_EVENT",
        SupplierCountryUnlisted = 22 "SUPPLIER_COUNTRY_UNLISTED",
    }
}

codes! {
    /// Why an event was not admitted.
    Ignored {
        OrderCancelled = 1 "order_cancelled", OrderClosed = 2 "order_closed", DisputeActive = 3 "dispute_active",
        AlreadyCompleted = 4 "already_completed", PaidOnPlatform = 5 "paid_on_platform", NoDispute = 6 "no_dispute",
        DisputeOpen = 7 "dispute_open", DisputeEnded = 8 "dispute_ended", NoPayment = 9 "no_payment",
        WindowClosed = 10 "window_closed", GroundNotAdmitted = 11 "ground_not_admitted", NotTheirTurn = 12 "not_their_turn",
        NoProposal = 13 "no_proposal", TooEarly = 14 "too_early", NotTheClaimant = 15 "not_the_claimant",
        NotEscalated = 16 "not_escalated", NotSettled = 17 "not_settled", NothingDue = 18 "nothing_due",
        NotDelivered = 19 "not_delivered", RulingNotAdmitted = 20 "ruling_not_admitted", NotShipped = 21 "not_shipped",
        ExtendedBefore = 22 "extended_before", NotNegotiating = 23 "not_negotiating",
    }
}

/// A finding as plain data, turned into words on demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Note {
    /// What kind.
    pub code: FindingCode,
    /// The event it is about, by its place in the document.
    pub event: Option<usize>,
    /// The state of the dispute at that moment, where it matters.
    pub state: Option<DisputeState>,
    /// Why the event was not admitted.
    pub ignored: Option<Ignored>,
}

impl FindingCode {
    /// The place in the document that a finding about the order as a whole is about.
    pub const fn place(self) -> Option<&'static str> {
        match self {
            Self::NoEdition => Some("created_at"),
            Self::SupplierCountryUnlisted => Some("supplier.country"),
            Self::NoInspectionBooked => Some("terms.inspection"),
            Self::ReleaseModelConflict => Some("release_model"),
            Self::LimitBelowOrder => Some("supplier.limit_available"),
            _ => None,
        }
    }
}

impl Note {
    /// A finding about the order as a whole.
    pub const fn order(code: FindingCode) -> Self {
        Self { code, event: None, state: None, ignored: None }
    }
    /// A finding about one event.
    pub const fn event(code: FindingCode, event: usize) -> Self {
        Self { code, event: Some(event), state: None, ignored: None }
    }
}
