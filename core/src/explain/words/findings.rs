//! Words for what was odd about an order.

use super::{Words, words};
use crate::finding::{FindingCode, Ignored};

words! { FindingCode {
    NoEdition => "The order was created before the first published rules; nothing can be said of it",
    ShipDateNotAgreed => "A new ship date was proposed but not agreed on the platform, so the old date still counts; \
        agreeing to it there would move the ship date, and with it the claim",
    ShipDateBeyond90 => "The agreed new ship date lies more than 90 days after the initial payment",
    PaymentMethodLimit => "The payment is above what its method allows, or needs an account linked before",
    PaymentMethodUnavailable => "This way of paying is not published as available for this date, country or currency",
    ExtensionIgnored => "The extension of the receiving time does not count",
    RefundCapped => "The refund is larger than what was paid and is cut down to it",
    QuickRefundTierUnknown => "A quick refund may apply, but its limit for this buyer's tier is not known",
    EvidenceMissingSupplier => "The supplier did not send the evidence asked for; the case goes on without it",
    ReleaseModelConflict => "The sources conflict on when money is released; release up to the supplier's limit is \
        computed. Where the order itself shows another setting, its document should say so",
    FeeDiffers => "The fee charged is not the fee that the rules give",
    EvidenceTooManyFiles => "More evidence files than are accepted",
    EvidenceTooLarge => "An evidence file is larger than is accepted",
    EvidenceExtension => "An evidence file is of a type that is not accepted",
    EvidenceFileName => "The name of an evidence file has characters that are not accepted",
    EventIgnored => "The event does not count",
    EventBeforeOrder => "The event is dated before the order was created; it counts all the same",
    NoInspectionBooked => "No inspection was booked; a report made later can still be evidence",
    LimitBelowOrder => "The order is larger than what was left of the supplier's limit; the sources can also be read \
        as freezing the whole payment",
    QuickRefundPossible => "A quick refund existed for small orders of this time, but its date is not published; none \
        is assumed",
    DuplicateEvent => "Two events have one name and differ; the first counts",
    SupplierCountryUnlisted => "The supplier is enrolled, though its country is not on the published list",
} }

words! { Ignored {
    OrderCancelled => "the order was cancelled", OrderClosed => "the platform had closed the order",
    DisputeActive => "a dispute was under way", AlreadyCompleted => "the order was already completed",
    PaidOnPlatform => "money had already been paid on the platform", NoDispute => "there was no dispute",
    DisputeOpen => "a dispute was already open", DisputeEnded => "the dispute had already ended",
    NoPayment => "nothing had been paid that a dispute could be about", WindowClosed => "the time to claim was over",
    GroundNotAdmitted => "this kind of order does not admit that ground",
    NotTheirTurn => "it was the other side's turn", NoProposal => "the other side had made no proposal to accept",
    TooEarly => "the day from which one may escalate had not come", NotTheClaimant => "only the claimant may do that",
    NotEscalated => "the programme did not have the case", NotSettled => "no refund was settled",
    NothingDue => "nothing was due any more", NotDelivered => "the goods had not been delivered",
    RulingNotAdmitted => "the programme only mediates on this kind of order, it does not rule",
    NotShipped => "the goods had not been shipped", ExtendedBefore => "that side had extended before",
    NotNegotiating => "the two sides were no longer negotiating",
} }

/// Why an event does not count, as the end of a sentence with the code that programs look for.
pub(in crate::explain) fn ignored_because(reason: Ignored) -> String {
    format!("{} ({})", reason.words(), reason.name())
}
