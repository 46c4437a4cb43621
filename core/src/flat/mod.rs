//! The row and the decision as plain numbers: what C structs and table columns carry.
//!
//! Every fact has an explicit "unknown": 0 for words, flags and codes, [`UNKNOWN`] for amounts and
//! instants, [`UNKNOWN_DAY`] for dates. Words are the permanent numbers of [`crate::codes`]. Turning a
//! [`FlatRow`] into a [`Row`](crate::row::Row) checks every number; what is wrong is told by column.

mod decision;
mod read;
mod source;
mod write;

pub use decision::FlatDecision;
#[cfg(feature = "arrow")]
pub(crate) use read::decide as decide_numbers;
#[cfg(feature = "arrow")]
pub(crate) use source::{Lot, Place, WORD};
pub use write::letters;

use crate::decide::RowError;
use crate::iso::Currency;
use crate::money::MAX_MINOR;
use crate::time::Instant;
use std::ffi::{CStr, c_char};

/// An amount, rate or instant that is not known.
pub const UNKNOWN: i64 = i64::MIN;
/// A date that is not known.
pub const UNKNOWN_DAY: i32 = i32::MIN;
/// A flag that is known not to hold.
pub const NO: u8 = 1;
/// A flag that is known to hold.
pub const YES: u8 = 2;
/// The largest amount that a row takes, in minor units: nine times the largest of a document.
pub const AMOUNT_MAX: i64 = MAX_MINOR * 9;

/// Letters of an ISO code, ended by zeros; all zeros where it is not known.
pub type Letters = [c_char; 4];

codes! {
    /// What is known of the effective ship-by date.
    ShipByState {
        /// It is the date in the row.
        Date = 1 "date",
        /// The contract is known and names no date.
        Absent = 2 "absent",
        /// It counts from a payment that has not been received.
        AwaitingPayment = 3 "awaiting_payment",
        /// It counts from a payment, and a received payment does not say which instalment it is.
        UnknownPart = 4 "unknown_part",
        /// It counts from the balance, and a received balance does not say by which route it came.
        UnknownRoute = 5 "unknown_route",
    }
}

codes! {
    /// What can be wrong with a row.
    RowFault {
        /// `size` is smaller than the smallest structure of this library, or not the same in every row.
        Size = 1 "size",
        /// A column that must be given is not.
        Missing = 2 "missing",
        /// A number that stands for no word of the list.
        Code = 3 "code",
        /// Letters that are no ISO code.
        Letters = 4 "letters",
        /// An instant or date outside the years 2000 to 2099.
        Time = 5 "time",
        /// A negative amount, or one that is larger than any this library takes.
        Amount = 6 "amount",
        /// A rate that is not positive, or has more than 15 digits.
        Rate = 7 "rate",
        /// The instant it is looked at lies before its creation.
        AsOfBeforeCreated = 8 "as_of_before_created",
        /// The tax is more than the total that contains it.
        TaxAboveTotal = 9 "tax_above_total",
        /// More was refunded from escrow than was paid into it.
        RefundAbovePaid = 10 "refund_above_paid",
    }
}

codes! {
    /// The columns of a row; their numbers tell which one is wrong.
    Column {
        Size = 1 "size",
        ShipBy = 2 "ship_by",
        Currency = 3 "currency",
        SupplierCountry = 4 "supplier_country",
        BuyerCountry = 5 "buyer_country",
        Marketplace = 6 "marketplace",
        OrderType = 7 "order_type",
        BuyerTier = 8 "buyer_tier",
        Logistics = 9 "logistics",
        ProductKind = 10 "product_kind",
        Transport = 11 "transport",
        Incoterm = 12 "incoterm",
        CoverageType = 13 "coverage_type",
        ReleaseModel = 14 "release_model",
        QualityTerms = 15 "quality_terms",
        Enrolled = 16 "enrolled",
        GoldMember = 17 "gold_member",
        Verified = 18 "verified",
        Onetouch = 19 "onetouch",
        QuantityTerm = 20 "quantity_term",
        InspectionBooked = 21 "inspection_booked",
        DefectsDisclosed = 22 "defects_disclosed",
        TermsKnown = 23 "terms_known",
        ShipByState = 24 "ship_by_state",
        InspectionPassed = 25 "inspection_passed",
        Cancelled = 26 "cancelled",
        ExtendedByBuyer = 27 "extended_by_buyer",
        ExtendedBySupplier = 28 "extended_by_supplier",
        ReleaseConditionMet = 29 "release_condition_met",
        ConditionReleased = 30 "condition_released",
        DisputeState = 31 "dispute_state",
        DisputeCause = 32 "dispute_cause",
        Ground = 33 "ground",
        Claimant = 34 "claimant",
        Turn = 35 "turn",
        SupplierReplied = 36 "supplier_replied",
        WindowAtFiling = 37 "window_at_filing",
        WindowReason = 38 "window_reason",
        PotsKnown = 39 "pots_known",
        FeeSchedule = 40 "fee_schedule",
        UsdRateScale = 41 "usd_rate_scale",
        ScheduledRateScale = 42 "scheduled_rate_scale",
        UsdRate = 43 "usd_rate",
        CreatedAt = 44 "created_at",
        AsOf = 45 "as_of",
        Total = 46 "total",
        Tax = 47 "tax",
        LimitAvailable = 48 "limit_available",
        PaidOnPlatform = 49 "paid_on_platform",
        PaidOffPlatform = 50 "paid_off_platform",
        PaidUnrouted = 51 "paid_unrouted",
        InitialPaid = 52 "initial_paid",
        UnpartedPaid = 53 "unparted_paid",
        LastPaidAt = 54 "last_paid_at",
        ConfirmedAt = 55 "confirmed_at",
        ShippedAt = 56 "shipped_at",
        ClearedAt = 57 "cleared_at",
        DeliveredAt = 58 "delivered_at",
        ReceiptConfirmedAt = 59 "receipt_confirmed_at",
        ClosedAt = 60 "closed_at",
        RefusedAt = 61 "refused_at",
        InspectionFailedAt = 62 "inspection_failed_at",
        Released = 63 "released",
        Frozen = 64 "frozen",
        Held = 65 "held",
        RefundedFromEscrow = 66 "refunded_from_escrow",
        RefundDue = 67 "refund_due",
        Refunded = 68 "refunded",
        DisputeOpenedAt = 69 "dispute_opened_at",
        EscalatedAt = 70 "escalated_at",
        DisputeEnteredAt = 71 "dispute_entered_at",
        TurnSince = 72 "turn_since",
        Claim = 73 "claim",
        ClaimantProposal = 74 "claimant_proposal",
        RespondentProposal = 75 "respondent_proposal",
        BuyerEvidenceDue = 76 "buyer_evidence_due",
        SupplierEvidenceDue = 77 "supplier_evidence_due",
        EvidenceAt = 78 "evidence_at",
        Refund = 79 "refund",
        SettledAt = 80 "settled_at",
        DisputeEndedAt = 81 "dispute_ended_at",
        ScheduledFeeMin = 82 "scheduled_fee_min",
        ScheduledFeeMax = 83 "scheduled_fee_max",
        ScheduledRate = 84 "scheduled_rate",
        ScheduledCap = 85 "scheduled_cap",
        Issues = 86 "issues",
        Disputed = 87 "disputed",
        Accepted = 88 "accepted",
        WindowMissing = 89 "window_missing",
        ScheduledMissing = 90 "scheduled_missing",
        Open = 91 "open",
    }
}

/// One order at one instant, as plain numbers.
///
/// Amounts are whole minor units of `currency`, instants microseconds since 1970-01-01T00:00:00Z. Begin with a
/// row of which nothing is known, and set what you know.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FlatRow {
    /// `sizeof` of the structure, set by the caller: a later library may know more columns.
    pub size: u32,
    /// The effective ship-by date in days since 1970-01-01, where `ship_by_state` is `date`.
    pub ship_by: i32,
    /// ISO 4217, of every amount but `limit_available`. Required.
    pub currency: Letters,
    /// The supplier's country, ISO 3166-1 alpha-2.
    pub supplier_country: Letters,
    /// The buyer's country, ISO 3166-1 alpha-2.
    pub buyer_country: Letters,
    /// The marketplace that the order was made on: a number of `Marketplace`.
    pub marketplace: u8,
    /// How the order was made: a number of `OrderType`.
    pub order_type: u8,
    /// The buyer's membership tier: a number of `BuyerTier`.
    pub buyer_tier: u8,
    /// Whose logistics carry the goods: a number of `Logistics`.
    pub logistics: u8,
    /// Stock or custom goods: a number of `ProductKind`.
    pub product_kind: u8,
    /// The way of transport: a number of `Transport`.
    pub transport: u8,
    /// The trade term: a number of `Incoterm`.
    pub incoterm: u8,
    /// The coverage type of an `intl-2015` order: a number of `CoverageType`.
    pub coverage_type: u8,
    /// The order's own release setting, where the host knows it: a number of `ReleaseModel`.
    pub release_model: u8,
    /// How well the agreed quality can be measured: a number of `QualityTerms`.
    pub quality_terms: u8,
    /// Whether the supplier has joined Trade Assurance: a flag.
    pub enrolled: u8,
    /// Whether the supplier is a Gold Supplier: a flag.
    pub gold_member: u8,
    /// Whether the supplier is verified: a flag.
    pub verified: u8,
    /// Whether the goods are exported through OneTouch: a flag.
    pub onetouch: u8,
    /// Whether a quantity was agreed: a flag.
    pub quantity_term: u8,
    /// Whether an inspection was booked: a flag.
    pub inspection_booked: u8,
    /// Whether the supplier disclosed the defects: a flag.
    pub defects_disclosed: u8,
    /// Whether the contract is known at all: a flag; 0 is no.
    pub terms_known: u8,
    /// What is known of the ship-by date: a number of `ShipByState`; 0 where nothing is.
    pub ship_by_state: u8,
    /// Whether the last inspection passed: a flag; 0 without one.
    pub inspection_passed: u8,
    /// Whether the order was cancelled: a flag; 0 is no.
    pub cancelled: u8,
    /// Whether the buyer extended the receiving time: a flag; 0 is no.
    pub extended_by_buyer: u8,
    /// Whether the supplier did: a flag; 0 is no.
    pub extended_by_supplier: u8,
    /// Whether the condition of `inspection_and_shipment` has held: a flag; 0 is no.
    pub release_condition_met: u8,
    /// Whether it has let the money go: a flag; 0 is no.
    pub condition_released: u8,
    /// The state of the dispute, as far as the caller knows: a number of `DisputeState`. Where it is 0 and
    /// `dispute_opened_at` is known: escalated if `escalated_at` is, else negotiating.
    pub dispute_state: u8,
    /// What brought it about: a number of `DisputeCause`.
    pub dispute_cause: u8,
    /// What the claim is about: a number of `Ground`. Required in a dispute.
    pub ground: u8,
    /// Who filed: a number of `Party`; the buyer where 0.
    pub claimant: u8,
    /// Whose answer is awaited while negotiating: a number of `Party`. Required then.
    pub turn: u8,
    /// Whether the side complained of, as a rule the supplier, has ever replied: a flag; 0 is no.
    pub supplier_replied: u8,
    /// How the claim window stood at filing: a number of `Outcome`; worked out where 0.
    pub window_at_filing: u8,
    /// Why it stood so: a number of `Reason`.
    pub window_reason: u8,
    /// Whether the amounts from `released` to `refunded` say where the money is: a flag. Where 0 or no, the library
    /// works that out from the payments, and the three refund amounts alone are read.
    pub pots_known: u8,
    /// The fee by the platform's own table, where there is one: a number of `FeeStatus` (exact, band or unpublished);
    /// 0 where there is none.
    pub fee_schedule: u8,
    /// How many digits of `usd_rate` stand after the point.
    pub usd_rate_scale: u8,
    /// How many digits of `scheduled_rate` stand after the point.
    pub scheduled_rate_scale: u8,
    /// US dollars for one unit of the currency: `usd_rate / 10^usd_rate_scale`.
    pub usd_rate: i64,
    /// When the order was created. Required.
    pub created_at: i64,
    /// The instant at which it is looked at. Required.
    pub as_of: i64,
    /// The order total, with tax and shipping.
    pub total: i64,
    /// The tax within it.
    pub tax: i64,
    /// What was left of the supplier's limit before the first payment, in US cents.
    pub limit_available: i64,
    /// Received on the platform. Unknown where the order's events are not known at all.
    pub paid_on_platform: i64,
    /// Received off the platform; nothing where unknown.
    pub paid_off_platform: i64,
    /// Received by a route that is not known; nothing where unknown.
    pub paid_unrouted: i64,
    /// Of what was received on the platform: initial instalments, `full` included; nothing where unknown.
    pub initial_paid: i64,
    /// Of what was received on the platform: payments that do not say which instalment they are; nothing where
    /// unknown.
    pub unparted_paid: i64,
    /// The last received payment, by any route.
    pub last_paid_at: i64,
    /// When the contract was first confirmed.
    pub confirmed_at: i64,
    /// The last complete shipment.
    pub shipped_at: i64,
    /// The last customs clearance.
    pub cleared_at: i64,
    /// The last delivery.
    pub delivered_at: i64,
    /// Completion: receipt confirmed by hand or automatically.
    pub receipt_confirmed_at: i64,
    /// When the platform closed the order.
    pub closed_at: i64,
    /// When the supplier first refused to ship.
    pub refused_at: i64,
    /// The last inspection that failed.
    pub inspection_failed_at: i64,
    /// Passed on to the supplier. Read where `pots_known`.
    pub released: i64,
    /// Above the supplier's limit, until completion. Read where `pots_known`.
    pub frozen: i64,
    /// Held until the release condition or completion. Read where `pots_known`.
    pub held: i64,
    /// Returned to the buyer out of what was frozen or held; nothing where unknown.
    pub refunded_from_escrow: i64,
    /// Settled and still owed by the supplier; nothing where unknown.
    pub refund_due: i64,
    /// Paid back in all: from escrow, by the supplier, by the programme; nothing where unknown.
    pub refunded: i64,
    /// When the dispute was filed. Known where there is a dispute, and only there.
    pub dispute_opened_at: i64,
    /// When it was escalated. Required in the state `escalated`.
    pub escalated_at: i64,
    /// When it entered its present state. Required in every state after `escalated`.
    pub dispute_entered_at: i64,
    /// Since when an answer is awaited. Required while negotiating.
    pub turn_since: i64,
    /// What was claimed. Required in a dispute.
    pub claim: i64,
    /// The claimant's standing proposal; the claim where unknown.
    pub claimant_proposal: i64,
    /// The other side's standing proposal.
    pub respondent_proposal: i64,
    /// When the buyer's evidence is due.
    pub buyer_evidence_due: i64,
    /// When the supplier's evidence is due.
    pub supplier_evidence_due: i64,
    /// When evidence was last handed in after escalation.
    pub evidence_at: i64,
    /// The settled refund, after the cap.
    pub refund: i64,
    /// When it was settled.
    pub settled_at: i64,
    /// When the last dispute ended without closing the order.
    pub dispute_ended_at: i64,
    /// The smallest fee of a fitting row of the platform's table.
    pub scheduled_fee_min: i64,
    /// The largest.
    pub scheduled_fee_max: i64,
    /// The rate, where the fitting rows share it: `scheduled_rate / 10^scheduled_rate_scale`.
    pub scheduled_rate: i64,
    /// The cap, where the fitting rows share it.
    pub scheduled_cap: i64,
    /// Grounds that an issue event named: the bit `1 << number` of each `Ground`.
    pub issues: u64,
    /// Grounds that a dispute named, the present one included, in the same way.
    pub disputed: u64,
    /// Grounds whose breach the buyer accepted, in the same way.
    pub accepted: u64,
    /// The facts for want of which the window at filing is unknown: the bit `1 << number` of each `Field`.
    pub window_missing: u64,
    /// The facts that would choose between the rows of the platform's table, in the same way.
    pub scheduled_missing: u64,
    /// The facts for want of which the order's history itself is open, in the same way. Money, dispute and windows
    /// are then unknown.
    pub open: u64,
}

impl FlatRow {
    /// The size that this library knows.
    #[expect(clippy::cast_possible_truncation, reason = "a few hundred bytes")]
    pub const SIZE: u32 = size_of::<Self>() as u32;

    /// A row of which nothing is known.
    pub const UNKNOWN: Self = Self {
        size: Self::SIZE,
        ship_by: UNKNOWN_DAY,
        currency: [0; 4],
        supplier_country: [0; 4],
        buyer_country: [0; 4],
        marketplace: 0,
        order_type: 0,
        buyer_tier: 0,
        logistics: 0,
        product_kind: 0,
        transport: 0,
        incoterm: 0,
        coverage_type: 0,
        release_model: 0,
        quality_terms: 0,
        enrolled: 0,
        gold_member: 0,
        verified: 0,
        onetouch: 0,
        quantity_term: 0,
        inspection_booked: 0,
        defects_disclosed: 0,
        terms_known: 0,
        ship_by_state: 0,
        inspection_passed: 0,
        cancelled: 0,
        extended_by_buyer: 0,
        extended_by_supplier: 0,
        release_condition_met: 0,
        condition_released: 0,
        dispute_state: 0,
        dispute_cause: 0,
        ground: 0,
        claimant: 0,
        turn: 0,
        supplier_replied: 0,
        window_at_filing: 0,
        window_reason: 0,
        pots_known: 0,
        fee_schedule: 0,
        usd_rate_scale: 0,
        scheduled_rate_scale: 0,
        usd_rate: UNKNOWN,
        created_at: UNKNOWN,
        as_of: UNKNOWN,
        total: UNKNOWN,
        tax: UNKNOWN,
        limit_available: UNKNOWN,
        paid_on_platform: UNKNOWN,
        paid_off_platform: UNKNOWN,
        paid_unrouted: UNKNOWN,
        initial_paid: UNKNOWN,
        unparted_paid: UNKNOWN,
        last_paid_at: UNKNOWN,
        confirmed_at: UNKNOWN,
        shipped_at: UNKNOWN,
        cleared_at: UNKNOWN,
        delivered_at: UNKNOWN,
        receipt_confirmed_at: UNKNOWN,
        closed_at: UNKNOWN,
        refused_at: UNKNOWN,
        inspection_failed_at: UNKNOWN,
        released: UNKNOWN,
        frozen: UNKNOWN,
        held: UNKNOWN,
        refunded_from_escrow: UNKNOWN,
        refund_due: UNKNOWN,
        refunded: UNKNOWN,
        dispute_opened_at: UNKNOWN,
        escalated_at: UNKNOWN,
        dispute_entered_at: UNKNOWN,
        turn_since: UNKNOWN,
        claim: UNKNOWN,
        claimant_proposal: UNKNOWN,
        respondent_proposal: UNKNOWN,
        buyer_evidence_due: UNKNOWN,
        supplier_evidence_due: UNKNOWN,
        evidence_at: UNKNOWN,
        refund: UNKNOWN,
        settled_at: UNKNOWN,
        dispute_ended_at: UNKNOWN,
        scheduled_fee_min: UNKNOWN,
        scheduled_fee_max: UNKNOWN,
        scheduled_rate: UNKNOWN,
        scheduled_cap: UNKNOWN,
        issues: 0,
        disputed: 0,
        accepted: 0,
        window_missing: 0,
        scheduled_missing: 0,
        open: 0,
    };

    /// A row of which nothing is known but when the order was made, in what currency, and as of when.
    pub fn new(created_at: Instant, as_of: Instant, currency: Currency) -> Self {
        Self {
            created_at: created_at.micros(),
            as_of: as_of.micros(),
            currency: letters(currency.code()),
            ..Self::UNKNOWN
        }
    }
}

/// What is wrong with a row: which column, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {}", column.name(), fault.words())]
pub struct RowProblem {
    /// The column.
    pub column: Column,
    /// What is wrong with it.
    pub fault: RowFault,
}

impl RowFault {
    /// What is wrong and what is accepted, in words.
    pub const fn words(self) -> &'static str {
        match self.c_words().to_str() {
            Ok(words) => words,
            Err(_) => "is wrong",
        }
    }

    /// The same with a zero byte at the end, for callers in C.
    pub const fn c_words(self) -> &'static CStr {
        match self {
            Self::Size => c"is not the size of a structure of this library, or not the same in every row",
            Self::Missing => c"must be given here",
            Self::Code => c"is no number of its list",
            Self::Letters => c"is no code of ISO 4217 or ISO 3166-1 alpha-2, ended by zeros",
            Self::Time => c"lies outside the years 2000 to 2099",
            Self::Amount => c"is negative, or more than 9,000,000,000,000,000 minor units",
            Self::Rate => c"is not positive, or has more than 15 digits",
            Self::AsOfBeforeCreated => c"lies before created_at",
            Self::TaxAboveTotal => c"is more than the total that contains it",
            Self::RefundAbovePaid => c"is more than was paid on the platform",
        }
    }
}

impl From<RowError> for RowProblem {
    fn from(error: RowError) -> Self {
        let (column, fault) = match error {
            RowError::AsOfBeforeCreated => (Column::AsOf, RowFault::AsOfBeforeCreated),
            RowError::Amount => (Column::PaidOnPlatform, RowFault::Amount),
            RowError::RefundAbovePaid => (Column::RefundedFromEscrow, RowFault::RefundAbovePaid),
            RowError::TaxAboveTotal => (Column::Tax, RowFault::TaxAboveTotal),
        };
        Self { column, fault }
    }
}
