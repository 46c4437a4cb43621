//! Every column of the two tables: name, what it holds, what it means.

use crate::codes::{
    BuyerTier, CoverageType, DisputeCause, DisputeState, FeeStatus, Field, Ground, Incoterm, Logistics, Marketplace,
    OrderType, Outcome, Party, ProductKind, QualityTerms, Reason, ReleaseModel, Transport,
};
use crate::flat::{Column, ShipByState};

/// The words of a list with their permanent numbers.
pub(super) type List = Vec<(&'static str, u8)>;

/// What a column of the table of rows holds.
#[derive(Clone, Copy, Debug)]
pub enum Holds {
    /// The caller's own name of the order, handed through.
    Id,
    /// A word of a closed list.
    Word(fn() -> Vec<(&'static str, u8)>),
    /// Several words of a closed list.
    Words(fn() -> Vec<(&'static str, u8)>),
    /// ISO 4217.
    Currency,
    /// ISO 3166-1 alpha-2.
    Country,
    /// Yes or no.
    Flag,
    /// A point in time.
    Instant,
    /// A date.
    Date,
    /// An amount of the row's currency.
    Money,
    /// An amount in US dollars.
    Dollars,
    /// A share, or an exchange rate.
    Rate,
    /// A small number.
    Count,
}

impl Holds {
    /// The Arrow types that such a column may have; any of them may be `Null` as well.
    pub const fn accepted(self) -> &'static str {
        match self {
            Self::Id => "Utf8, LargeUtf8, Utf8View, a Dictionary of one of these, or an integer",
            Self::Word(_) | Self::Currency | Self::Country => {
                "Utf8, LargeUtf8, Utf8View or a Dictionary of one of these"
            }
            Self::Words(_) => {
                "List or LargeList of Utf8, LargeUtf8, Utf8View or a Dictionary of one of these; or such a text itself, \
                 its words parted by spaces"
            }
            Self::Flag => "Boolean",
            Self::Instant => "Timestamp with a time zone, in s, ms, us or ns",
            Self::Date => "Date32 or Date64",
            Self::Money | Self::Dollars | Self::Rate => "Decimal32, 64, 128 or 256 of any scale, or an integer",
            Self::Count => "an integer",
        }
    }

    /// The words of its list, where it has one.
    pub(super) fn list(self) -> Option<List> {
        match self {
            Self::Word(list) | Self::Words(list) => Some(list()),
            _ => None,
        }
    }
}

/// Which column it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    OrderId,
    Extensions,
    /// A column of [`FlatRow`](crate::flat::FlatRow), with its name and meaning.
    Flat(Column),
}

/// A column of the table of rows.
#[derive(Clone, Copy, Debug)]
pub struct ColumnSpec {
    pub(super) place: Place,
    /// What it holds.
    pub holds: Holds,
    /// What it means; null, or no such column, is "unknown" wherever nothing else is said.
    pub meaning: &'static str,
}

impl ColumnSpec {
    /// The column's name.
    pub const fn name(&self) -> &'static str {
        match self.place {
            Place::OrderId => "order_id",
            Place::Extensions => "extensions",
            Place::Flat(column) => column.name(),
        }
    }

    /// Whether every row must name it.
    pub const fn required(&self) -> bool {
        matches!(self.place, Place::Flat(Column::CreatedAt | Column::Currency))
    }

    /// The column with this name.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        let place = match name {
            "order_id" => Place::OrderId,
            "extensions" => Place::Extensions,
            name => Place::Flat(Column::parse(name)?),
        };
        COLUMNS.iter().find(|spec| spec.place == place)
    }
}

const fn flat(column: Column, holds: Holds, meaning: &'static str) -> ColumnSpec {
    ColumnSpec { place: Place::Flat(column), holds, meaning }
}

macro_rules! words {
    ($list:ident) => {
        || $list::ALL.iter().map(|word| (word.name(), word.number())).collect()
    };
    ($list:ident: $($word:ident),+) => {
        || vec![$(($list::$word.name(), $list::$word.number())),+]
    };
}

use Column as C;
use Holds::{Country, Currency, Date, Dollars, Flag, Instant, Money, Rate, Word, Words};

/// The columns of the table of rows. All but `created_at`, `currency` and the instant to look at may be left out.
#[rustfmt::skip]
pub const COLUMNS: &[ColumnSpec] = &[
    ColumnSpec { place: Place::OrderId, holds: Holds::Id, meaning: "the caller's own; handed through as it is" },
    flat(C::CreatedAt, Instant, "when the order was created; required in every row"),
    flat(C::AsOf, Instant, "the instant to look at; the batch's own where null; one of the two is required"),
    flat(C::Currency, Currency, "of every amount but `limit_available`; required in every row"),
    flat(C::UsdRate, Rate, "US dollars for one unit of the currency"),
    flat(C::Marketplace, Word(words!(Marketplace)), "the marketplace that the order was made on"),
    flat(C::OrderType, Word(words!(OrderType)), "how the order was made"),
    flat(C::SupplierCountry, Country, "the supplier's country"),
    flat(C::BuyerCountry, Country, "the buyer's country"),
    flat(C::BuyerTier, Word(words!(BuyerTier)), "the buyer's membership tier"),
    flat(C::Enrolled, Flag, "whether the supplier has joined Trade Assurance"),
    flat(C::GoldMember, Flag, "whether the supplier is a Gold Supplier"),
    flat(C::Verified, Flag, "whether the supplier is verified"),
    flat(C::LimitAvailable, Dollars, "what was left of the supplier's limit before the first payment"),
    flat(C::Total, Money, "the order total, with tax and shipping"),
    flat(C::Tax, Money, "the tax within it"),
    flat(C::Logistics, Word(words!(Logistics)), "whose logistics carry the goods"),
    flat(C::ProductKind, Word(words!(ProductKind)), "stock or custom goods"),
    flat(C::Onetouch, Flag, "whether the goods are exported through OneTouch"),
    flat(C::Transport, Word(words!(Transport)), "the way of transport"),
    flat(C::Incoterm, Word(words!(Incoterm)), "the trade term"),
    flat(C::CoverageType, Word(words!(CoverageType)), "the coverage type of an `intl-2015` order"),
    flat(C::ReleaseModel, Word(words!(ReleaseModel)), "the order's own release setting"),
    flat(C::TermsKnown, Flag, "whether the contract is known at all; null is no"),
    flat(C::ShipBy, Date, "the effective ship-by date; null: see `ship_by_state`"),
    flat(C::ShipByState, Word(words!(ShipByState)), "why there is no date, or `date`; null beside a date is `date`, else not known"),
    flat(C::QualityTerms, Word(words!(QualityTerms)), "how well the agreed quality can be measured"),
    flat(C::QuantityTerm, Flag, "whether a quantity was agreed"),
    flat(C::InspectionBooked, Flag, "whether an inspection was booked"),
    flat(C::DefectsDisclosed, Flag, "whether the supplier disclosed the defects"),
    flat(C::PaidOnPlatform, Money, "received on the platform; null where the order's events are not known at all"),
    flat(C::PaidOffPlatform, Money, "received off the platform; null is nothing"),
    flat(C::PaidUnrouted, Money, "received by a route that is not known; null is nothing"),
    flat(C::InitialPaid, Money, "of what was received on the platform: initial instalments, `full` included; null is nothing"),
    flat(C::UnpartedPaid, Money, "of it: payments that do not say which instalment they are; null is nothing"),
    flat(C::LastPaidAt, Instant, "the last received payment, by any route"),
    flat(C::ConfirmedAt, Instant, "when the contract was first confirmed"),
    flat(C::ShippedAt, Instant, "the last complete shipment"),
    flat(C::ClearedAt, Instant, "the last customs clearance"),
    flat(C::DeliveredAt, Instant, "the last delivery"),
    flat(C::ReceiptConfirmedAt, Instant, "completion: receipt confirmed by hand or automatically"),
    flat(C::ClosedAt, Instant, "when the platform closed the order"),
    flat(C::Cancelled, Flag, "whether the order was cancelled; null is no"),
    flat(C::RefusedAt, Instant, "when the supplier first refused to ship"),
    flat(C::InspectionPassed, Flag, "whether the last inspection passed; null without one"),
    flat(C::InspectionFailedAt, Instant, "the last inspection that failed"),
    ColumnSpec { place: Place::Extensions, holds: Holds::Count,
        meaning: "how many of the two parties extended the receiving time: 0, 1 or 2; null: see the next two. Whose a \
                  single one is changes no column of the answer" },
    flat(C::ExtendedByBuyer, Flag, "whether the buyer extended it; null is no, or what `extensions` leaves"),
    flat(C::ExtendedBySupplier, Flag, "whether the supplier did; null is no, or what `extensions` leaves"),
    flat(C::ReleaseConditionMet, Flag, "whether the condition of `inspection_and_shipment` has held; null is no"),
    flat(C::ConditionReleased, Flag, "whether it has let the money go; null is no"),
    flat(C::PotsKnown, Flag, "whether `released` to `refunded` say where the money is; where null or no, that is worked out \
                              from the payments, and the three refund amounts alone are read"),
    flat(C::Released, Money, "passed on to the supplier; required where `pots_known`"),
    flat(C::Frozen, Money, "above the supplier's limit, until completion; required where `pots_known`"),
    flat(C::Held, Money, "held until the release condition or completion; required where `pots_known`"),
    flat(C::RefundedFromEscrow, Money, "returned to the buyer out of what was frozen or held; null is nothing"),
    flat(C::RefundDue, Money, "settled and still owed by the supplier; null is nothing"),
    flat(C::Refunded, Money, "paid back in all; null is nothing"),
    flat(C::DisputeOpenedAt, Instant, "when the dispute was filed; null where there is none"),
    flat(C::DisputeState, Word(words!(DisputeState)), "its state; where null, `escalated` if `escalated_at` is known, else `negotiating`"),
    flat(C::DisputeCause, Word(words!(DisputeCause)), "what brought it about"),
    flat(C::Ground, Word(words!(Ground)), "what the claim is about; required in a dispute"),
    flat(C::Claim, Money, "what was claimed; required in a dispute"),
    flat(C::Claimant, Word(words!(Party: Buyer, Supplier)), "who filed; null is the buyer"),
    flat(C::Turn, Word(words!(Party: Buyer, Supplier)), "whose answer is awaited; required while negotiating"),
    flat(C::TurnSince, Instant, "since when; required while negotiating"),
    flat(C::SupplierReplied, Flag, "whether the side complained of, as a rule the supplier, has ever replied; null is no"),
    flat(C::EscalatedAt, Instant, "when it was escalated; required in the state `escalated`"),
    flat(C::DisputeEnteredAt, Instant, "when it entered its present state; required in every state after `escalated`"),
    flat(C::ClaimantProposal, Money, "the claimant's standing proposal; null is the claim"),
    flat(C::RespondentProposal, Money, "the other side's standing proposal"),
    flat(C::BuyerEvidenceDue, Instant, "when the buyer's evidence is due"),
    flat(C::SupplierEvidenceDue, Instant, "when the supplier's evidence is due"),
    flat(C::EvidenceAt, Instant, "when evidence was last handed in after escalation"),
    flat(C::Refund, Money, "the settled refund, after the cap"),
    flat(C::SettledAt, Instant, "when it was settled"),
    flat(C::WindowAtFiling, Word(words!(Outcome)), "how the claim window stood at filing; null is worked out"),
    flat(C::WindowReason, Word(words!(Reason)), "why it stood so"),
    flat(C::WindowMissing, Words(words!(Field)), "the facts for want of which it is unknown; null is none"),
    flat(C::DisputeEndedAt, Instant, "when the last dispute ended without closing the order"),
    flat(C::Issues, Words(words!(Ground)), "grounds that an issue event named; null is none"),
    flat(C::Disputed, Words(words!(Ground)), "grounds that a dispute named; the present one is added; null is none"),
    flat(C::Accepted, Words(words!(Ground)), "grounds whose breach the buyer accepted; null is none"),
    flat(C::FeeSchedule, Word(words!(FeeStatus: Exact, Band, Unpublished)), "how far the platform's own table tells the supplier's fee; null \
                                                                           where there is no such table"),
    flat(C::ScheduledFeeMin, Money, "the smallest fee of a fitting row of that table; required where the fee is told"),
    flat(C::ScheduledFeeMax, Money, "the largest; required where the fee is told"),
    flat(C::ScheduledRate, Rate, "the rate, where the fitting rows share it"),
    flat(C::ScheduledCap, Money, "the cap, where the fitting rows share it"),
    flat(C::ScheduledMissing, Words(words!(Field)), "the facts that would choose between the rows; null is none"),
    flat(C::Open, Words(words!(Field)), "the facts for want of which the order's history itself is open; null is none"),
];

/// A column of the table of decisions: name, Arrow type, meaning.
pub type Answer = (&'static str, &'static str, &'static str);

/// How many decimals the amounts of the table of decisions have: as many as the currency with the most.
pub const AMOUNT_SCALE: u8 = 3;

const WORD: &str = "Dictionary(Int8, Utf8)";
const MONEY: &str = "Decimal128(22, 3)";
const TIME: &str = "Timestamp(us, UTC)";

/// The columns of the table of decisions, in their order; null is "unknown", or "none" where there can be none.
#[rustfmt::skip]
pub const ANSWERS: &[Answer] = &[
    ("order_id", "as it came; Utf8 where it did not", "the caller's own"),
    ("edition", WORD, "the edition that the order was created under"),
    ("coverage", WORD, "whether it is protected"),
    ("reason", WORD, "the first rule that failed, or that is unknown where none failed"),
    ("covered_min", MONEY, "the least that is covered"),
    ("covered_max", MONEY, "the most that is covered"),
    ("supplier_fee_min", MONEY, "the least of the supplier's fee"),
    ("supplier_fee_max", MONEY, "its most"),
    ("fee_status", WORD, "how far the supplier's fee is known"),
    ("released", MONEY, "released to the supplier"),
    ("frozen", MONEY, "frozen above the supplier's limit"),
    ("held", MONEY, "held until a condition or completion"),
    ("locked", "Boolean", "whether a dispute locks what is not released"),
    ("next_release_at", TIME, "when the next release comes if nobody acts"),
    ("dispute_state", WORD, "the state of the dispute"),
    ("dispute_cause", WORD, "what brought it about"),
    ("may_escalate_from", TIME, "from when the claimant may escalate"),
    ("next_deadline_at", TIME, "when the next deadline closes; null where a missing fact decides"),
    ("next_deadline_earliest", TIME, "the earliest it may close: who must act should trust this one"),
    ("next_deadline_latest", TIME, "the latest: who profits from the lapse should trust this one"),
    ("next_deadline_party", WORD, "whose it is"),
    ("next_deadline_on_silence", WORD, "what happens if nothing is done"),
    ("claim_closes_at", TIME, "when the claim window closes"),
    ("weakest_grade", WORD, "the weakest grade that edition, coverage and fee rest on"),
    ("missing", "List(Utf8)", "the facts that would settle what is unknown, as paths of the order document"),
    ("error", "Utf8", "what is wrong with the row, null where it is good; then everything else but `order_id` is null"),
];
