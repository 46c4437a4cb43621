//! Words for what an assessment answers.

use super::words;
use crate::assessment::ReleaseCause;
use crate::calendar::Action;
use crate::codes::{
    Claimability, Coverage, DisputeCause, DisputeState, Edition, FeeStatus, Grade, LifecycleState, OnSilence, Outcome,
};
use crate::rules::guarantees::GuaranteeForm;

words! { Edition {
    Intl2015 => "international rules of 2015", Intl2017 => "international rules of December 2017",
    Us2019 => "rules for domestic orders in the United States, 2019", Intl2019 => "international rules of 2019",
    Intl2022 => "international rules of February 2022", Intl2023 => "international rules since 2023",
} }
words! { Grade {
    Official => "the platform's own text", Mirror => "a copy of the platform's text",
    Secondary => "press, law or sourcing writers", Seed => "a single source document",
    Derived => "drawn from other facts", Assumption => "a reading of our own where the sources are silent",
} }
words! { Outcome { Met => "met", Failed => "failed", Unknown => "unknown", Discretionary => "for the programme to judge" } }
words! { Coverage {
    Covered => "covered", PartlyCovered => "partly covered", NotCovered => "not covered",
    Undetermined => "cannot be told yet", Unpublished => "no rules published",
} }
words! { Claimability {
    Claimable => "can be claimed", NotClaimable => "cannot be claimed", Undetermined => "cannot be told yet",
    Discretionary => "for the programme to judge",
} }
words! { FeeStatus {
    Exact => "exact", Band => "between two amounts", Unpublished => "not published", NotApplicable => "does not apply",
    Unknown => "unknown for want of facts",
} }
words! { DisputeState {
    None => "no dispute", Negotiating => "the two sides are negotiating", Escalated => "the programme has the case",
    Agreed => "settled, refund not yet paid in full", Ruled => "ruled on, refund not yet paid in full",
    Refunded => "ended: refunded", Rejected => "ended: no refund", Withdrawn => "ended: withdrawn by the claimant",
    ClosedSilence => "ended: closed because the claimant did not answer in time",
    CancelledNoEvidence => "ended: cancelled because the buyer sent no evidence in time",
} }
words! { DisputeCause {
    Filed => "it was filed", Buyer => "the claimant's own step", Silence => "a side did not answer in time",
    Time => "the time to negotiate ran out", EvidenceReview => "evidence is reviewed once the time to negotiate is over",
    Accepted => "a proposal was accepted", QuickRefund => "quick refund", Settlement => "the two sides settled",
    Ruling => "the programme's ruling", NoEvidence => "evidence was missing",
} }
words! { LifecycleState {
    AwaitingConfirmation => "awaiting confirmation", AwaitingPayment => "awaiting payment",
    PaymentProcessing => "payment being processed", AwaitingBalance => "awaiting the balance",
    AwaitingShipment => "paid, awaiting shipment", PartlyShipped => "partly shipped", Shipped => "shipped",
    Completed => "completed", Closed => "closed by the platform", Cancelled => "cancelled",
} }
words! { OnSilence {
    Escalated => "the dispute goes to the programme",
    ClosedSilence => "the dispute is closed, and the claim with it",
    QuickRefund => "the buyer's proposal is refunded automatically",
    CancelledNoEvidence => "the dispute is cancelled",
    DecidedWithoutEvidence => "the case is decided without that evidence",
    Completed => "the order completes automatically, and money still unreleased goes to the supplier",
    ClaimLapses => "the right to claim is lost",
    ClaimOpens => "the buyer gets a claim",
    Cancelled => "the order is cancelled automatically",
    ProgrammeAdvances => "the programme pays in the supplier's place",
    RightLapses => "the right is lost",
    Nothing => "no rule attaches a consequence",
} }
words! { Action {
    ConfirmOrder => "confirm the order", Pay => "pay", Ship => "ship the goods", Inspect => "inspect the goods",
    OpenDispute => "open a dispute", Reply => "answer the dispute (accept or propose a refund)",
    Escalate => "escalate the dispute to the programme", Withdraw => "withdraw the dispute",
    SubmitEvidence => "hand in evidence", EscalateAutomatically => "take the dispute over automatically",
    JoinCase => "join the case", DecideCase => "decide the case", StartRefund => "start the refund",
    ConfirmReceipt => "confirm receipt", ExtendReceipt => "extend the time for receipt",
    ReleaseFunds => "release the money to the supplier", ClaimGuarantee => "claim the delivery guarantee",
    IssueCoupon => "issue the delivery coupon", RequestReturn => "ask for an Easy Return",
    SendGoodsBack => "send the goods back",
} }
words! { ReleaseCause { AutomaticCompletion => "the order completes automatically" } }
words! { GuaranteeForm { Coupon => "coupon", Refund => "refund" } }
