//! What each object of the order document may hold: the one table behind the reader, its messages
//! and the JSON Schema.

use super::events::EventType;
use super::names::Name;
use crate::codes::{
    BuyerTier, CoverageType, EvidenceFrom, Ground, Incoterm, Logistics, Marketplace, OrderType, Party, PaymentMethod,
    PaymentPart, PaymentStatus, ProductKind, ReleaseModel, Route, ShipAfter, Transport,
};

/// What the value of a field must be.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// Any string.
    Text,
    /// RFC 3339, zone-less only where the document has a `default_zone`.
    Instant,
    /// A civil date.
    Date,
    /// An IANA time zone name.
    Zone,
    /// ISO 3166-1 alpha-2.
    Country,
    /// ISO 4217.
    Currency,
    /// ISO 4217, and the order's.
    SameCurrency,
    /// An amount in the currency of the object, or of the order.
    Money,
    /// An amount in US dollars.
    Dollars,
    /// An exchange rate: positive.
    Rate,
    /// A share: from 0 to 1.
    Share,
    /// A plain decimal, kept as written.
    Decimal,
    /// True or false.
    Flag,
    /// A whole number up to this one.
    Count(u64),
    /// A word of a closed list.
    Word(Words),
    /// An object.
    Object(&'static Shape),
    /// A list of objects.
    List(&'static Shape),
    /// The list of events.
    Events,
    /// The document itself, in a line of a batch.
    Document,
}

/// A closed list of words, without its type.
#[derive(Clone, Copy)]
pub(crate) struct Words {
    /// The permanent number of a word.
    pub(crate) number: fn(&str) -> Option<u8>,
    /// Every word.
    pub(crate) names: fn() -> Vec<&'static str>,
}

/// The [`Words`] of a list of codes, or of the part of one that is named.
macro_rules! words {
    ($code:ident) => {
        words!($code in $code::ALL)
    };
    ($code:ident in $part:expr) => {
        Kind::Word(Words {
            number: |text| $code::parse(text).filter(|code| $part.contains(code)).map($code::number),
            names: || $part.iter().map(|code| code.name()).collect(),
        })
    };
}

/// One field of an object.
#[derive(Clone, Copy)]
pub(crate) struct Field {
    /// Its name.
    pub(crate) name: Name,
    /// What its value must be.
    pub(crate) kind: Kind,
    /// Whether the object is nothing without it.
    pub(crate) required: bool,
    /// What it means.
    #[cfg_attr(not(feature = "schema"), expect(dead_code, reason = "only the schema repeats it"))]
    pub(crate) about: &'static str,
}

pub(super) const fn required(name: Name, kind: Kind, about: &'static str) -> Field {
    Field { name, kind, required: true, about }
}

pub(super) const fn optional(name: Name, kind: Kind, about: &'static str) -> Field {
    Field { name, kind, required: false, about }
}

/// What an object is, for messages.
#[derive(Clone, Copy)]
pub(crate) enum Owner {
    /// A part of the document, by these words.
    Part(&'static str),
    /// An event of a known type.
    Event(EventType),
    /// An event whose type is missing or unknown, so that most of its fields cannot be judged.
    AnyEvent,
}

/// An object: what it is, and its fields.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    /// What it is.
    pub(crate) owner: Owner,
    /// Fields that it shares with objects of its sort.
    pub(crate) common: &'static [Field],
    /// Its other fields.
    pub(crate) own: &'static [Field],
}

impl Shape {
    const fn part(words: &'static str, own: &'static [Field]) -> Self {
        Self { owner: Owner::Part(words), common: &[], own }
    }

    /// Every field, in the order of the document's description.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &'static Field> + use<> {
        self.common.iter().chain(self.own)
    }

    /// The field of this name.
    pub(super) fn field(&self, name: Name) -> Option<&'static Field> {
        self.fields().find(|field| field.name == name)
    }
}

pub(crate) static ORDER: Shape = Shape::part(
    "the order",
    &[
        required(Name::Id, Kind::Text, "The caller's own name for the order."),
        required(Name::CreatedAt, Kind::Instant, "When the order was created; selects the edition."),
        optional(Name::DefaultZone, Kind::Zone, "The IANA zone in which zone-less instants are read."),
        optional(Name::Marketplace, words!(Marketplace), "The marketplace that the order was made on."),
        optional(Name::OrderType, words!(OrderType), "How the order was made."),
        required(Name::Currency, Kind::Currency, "The currency of every amount that names none."),
        optional(Name::UsdRate, Kind::Rate, "US dollars for one unit of the currency; 1 for USD."),
        optional(Name::Total, Kind::Money, "The total, with tax and shipping."),
        optional(Name::Tax, Kind::Money, "The tax within the total."),
        optional(Name::ShippingFee, Kind::Money, "The shipping fee within the total."),
        optional(Name::Supplier, Kind::Object(&SUPPLIER), "What is known of the supplier."),
        optional(Name::Buyer, Kind::Object(&BUYER), "What is known of the buyer."),
        optional(Name::DestinationCountry, Kind::Country, "Where the goods go."),
        optional(Name::BuyNow, Kind::Flag, "Whether it was an instant checkout."),
        optional(Name::Logistics, words!(Logistics), "Whose logistics carry the goods."),
        optional(Name::Onetouch, Kind::Flag, "Whether it is exported through OneTouch."),
        optional(Name::ProductKind, words!(ProductKind), "Stock goods or goods made to specification."),
        optional(Name::Transport, words!(Transport), "The way of transport."),
        optional(Name::Incoterm, words!(Incoterm), "The trade term."),
        optional(Name::CoverageType, words!(CoverageType), "The coverage type, in edition intl-2015 only."),
        optional(Name::ReleaseModel, words!(ReleaseModel), "The order's own release setting, where it is known."),
        optional(Name::FeeSchedule, Kind::List(&FEE_ROW), "The platform's own current fee table."),
        optional(Name::Terms, Kind::Object(&TERMS), "The contract as written; absent where it is not known."),
        optional(Name::Events, Kind::Events, "What happened, in any order; absent where it is not known."),
    ],
);

pub(crate) static LINE: Shape = Shape::part(
    "a line",
    &[
        required(Name::Order, Kind::Document, "The order document."),
        optional(Name::AsOf, Kind::Instant, "The instant to assess it at."),
    ],
);

/// What the caller of an import knows beside the responses.
pub(super) static IMPORT_OPTIONS: Shape = Shape::part(
    "the import options",
    &[
        optional(Name::Supplier, Kind::Object(&SUPPLIER), "What is known of the supplier."),
        optional(Name::ShipAfter, words!(ShipAfter), "The payment that a ship term in days counts from."),
        optional(Name::StatusSince, Kind::Instant, "Since when the order has had its status."),
        optional(Name::TrackingZone, Kind::Zone, "The IANA zone of the carriers' tracking times."),
        optional(Name::KeepIncompleteEvents, Kind::Flag, "Whether to keep events although others are missing."),
    ],
);

static SUPPLIER: Shape = Shape::part(
    "`supplier`",
    &[
        optional(Name::Country, Kind::Country, "The supplier's country."),
        optional(Name::Enrolled, Kind::Flag, "Whether it has joined Trade Assurance."),
        optional(Name::GoldMember, Kind::Flag, "Whether it is a Gold Supplier."),
        optional(Name::Verified, Kind::Flag, "Whether its identity and business are verified."),
        optional(Name::LimitAvailable, Kind::Dollars, "What was left of its limit before the first payment, in USD."),
    ],
);

static BUYER: Shape = Shape::part(
    "`buyer`",
    &[
        optional(Name::Country, Kind::Country, "The buyer's country."),
        optional(Name::Tier, words!(BuyerTier), "The buyer's membership tier."),
    ],
);

static FEE_ROW: Shape = Shape::part(
    "a row of `fee_schedule`",
    &[
        required(Name::Ratio, Kind::Share, "The rate as a fraction of the base, such as 0.01."),
        optional(Name::MaxFee, Kind::Money, "The cap in the row's currency; none where absent."),
        required(Name::Currency, Kind::Currency, "The currency of the orders that the row is for."),
        optional(Name::Onetouch, Kind::Flag, "The OneTouch orders it is for; any where absent."),
        optional(Name::Logistics, words!(Logistics), "The logistics it is for; any where absent."),
    ],
);

static TERMS: Shape = Shape::part(
    "`terms`",
    &[
        optional(Name::ShipBy, Kind::Date, "The agreed date of shipment."),
        optional(Name::ShipWithin, Kind::Object(&SHIP_WITHIN), "Or so many days after a payment."),
        optional(Name::Quantity, Kind::List(&QUANTITY), "Agreed quantities; an empty list is none."),
        optional(Name::Quality, Kind::List(&QUALITY), "Agreed qualities; an empty list is none."),
        optional(Name::Packaging, Kind::Text, "How the goods are to be packed."),
        optional(Name::Inspection, Kind::Object(&INSPECTION), "What was agreed on inspection."),
        optional(Name::DeliveryGuarantee, Kind::Object(&DELIVERY_GUARANTEE), "The delivery guarantee, where marked."),
        optional(Name::EasyReturn, Kind::Flag, "Whether the order is marked for Easy Return."),
        optional(Name::DefectsDisclosed, Kind::Flag, "Whether the supplier disclosed the defects."),
    ],
);

static SHIP_WITHIN: Shape = Shape::part(
    "`ship_within`",
    &[
        required(Name::Days, Kind::Count(3650), "Calendar days."),
        required(Name::After, words!(ShipAfter), "After which payment."),
    ],
);

static QUANTITY: Shape = Shape::part(
    "a row of `quantity`",
    &[
        optional(Name::Item, Kind::Text, "Of what."),
        optional(Name::Amount, Kind::Decimal, "How much."),
        optional(Name::Unit, Kind::Text, "In which unit."),
    ],
);

static QUALITY: Shape = Shape::part(
    "a row of `quality`",
    &[
        optional(Name::Aspect, Kind::Text, "Which property."),
        optional(Name::Requirement, Kind::Text, "What is required of it."),
        optional(Name::Measurable, Kind::Flag, "The caller's own judgement whether it can be measured."),
    ],
);

static INSPECTION: Shape = Shape::part(
    "`inspection`",
    &[
        optional(Name::Booked, Kind::Flag, "Whether an inspection was booked."),
        optional(Name::TiedToBalance, Kind::Flag, "Whether the balance is due only when it has passed."),
    ],
);

static DELIVERY_GUARANTEE: Shape = Shape::part(
    "`delivery_guarantee`",
    &[required(Name::SpecifiedOn, Kind::Date, "The date by which delivery is promised.")],
);

static EVIDENCE: Shape = Shape::part(
    "a file of `evidence`",
    &[
        required(Name::Name, Kind::Text, "The file's name with extension."),
        optional(Name::Bytes, Kind::Count(u64::MAX), "Its size in bytes."),
    ],
);

/// The two that trade.
const TRADERS: &[Party] = &[Party::Buyer, Party::Supplier];
/// Those who can end or confirm an order.
const ALL_SIDES: &[Party] = &[Party::Buyer, Party::Supplier, Party::Programme];
/// Those who pay refunds.
const REFUNDERS: &[Party] = &[Party::Supplier, Party::Programme];

/// The fields of every event.
pub(super) static COMMON: &[Field] = &[
    required(Name::Type, words!(EventType), "What happened."),
    required(Name::At, Kind::Instant, "When it happened."),
    optional(Name::Id, Kind::Text, "The caller's own name for the event; two events with one name are one event."),
];

static BY_ANY_SIDE: &[Field] = &[optional(Name::By, words!(Party in ALL_SIDES), "Who did it.")];
static BY_TRADER: &[Field] = &[required(Name::By, words!(Party in TRADERS), "Who did it.")];
static BY_CLAIMANT: &[Field] =
    &[optional(Name::By, words!(Party in TRADERS), "Who did it; the claimant where absent.")];
static GROUND: &[Field] = &[required(Name::Ground, words!(Ground), "What it is about.")];
static REFUND: &[Field] = &[required(Name::Refund, Kind::Money, "The refund to the buyer.")];
static PAYMENT: &[Field] = &[
    required(Name::Amount, Kind::Money, "How much was paid."),
    optional(Name::Currency, Kind::SameCurrency, "The currency of the amount, which must be the order's."),
    optional(Name::Method, words!(PaymentMethod), "How it was paid."),
    optional(Name::Route, words!(Route), "Through the platform or not."),
    optional(Name::Part, words!(PaymentPart), "Which instalment it is; `full` is both."),
    optional(Name::Status, words!(PaymentStatus), "Whether the money has arrived; `received` where absent."),
];
static SHIP_DATE_AMENDED: &[Field] = &[
    required(Name::ShipBy, Kind::Date, "The new date of shipment."),
    required(Name::Agreed, Kind::Flag, "Whether the other side agreed to it."),
];
static INSPECTED: &[Field] = &[required(Name::Passed, Kind::Flag, "Whether the goods passed.")];
static SHIPPED: &[Field] = &[optional(Name::Complete, Kind::Flag, "Whether all was shipped; true where absent.")];
static DISPUTE_OPENED: &[Field] = &[
    required(Name::Ground, words!(Ground), "What the dispute is about."),
    required(Name::Claim, Kind::Money, "The refund that is claimed."),
    optional(Name::By, words!(Party in TRADERS), "Who filed it; the buyer where absent."),
    optional(Name::Evidence, Kind::List(&EVIDENCE), "The files handed in with it."),
];
static REPLY: &[Field] = &[
    required(Name::By, words!(Party in TRADERS), "Who answered."),
    optional(Name::Refund, Kind::Money, "The refund proposed; the earlier proposal stands where absent."),
];
static EVIDENCE_REQUESTED: &[Field] =
    &[required(Name::From, words!(EvidenceFrom), "From whom."), optional(Name::Due, Kind::Instant, "By when.")];
static EVIDENCE_SUBMITTED: &[Field] = &[
    required(Name::By, words!(Party in TRADERS), "Who sent it."),
    optional(Name::Evidence, Kind::List(&EVIDENCE), "The files."),
];
static REFUND_PAID: &[Field] = &[
    optional(Name::By, words!(Party in REFUNDERS), "Who paid it."),
    required(Name::Amount, Kind::Money, "How much was paid."),
];

/// The fields that only events of this type, or also of some others, have.
pub(super) fn own_fields(event: EventType) -> &'static [Field] {
    use EventType as E;
    match event {
        E::ContractConfirmed | E::OrderCancelled | E::OrderClosed => BY_ANY_SIDE,
        E::Payment => PAYMENT,
        E::ShipDateAmended => SHIP_DATE_AMENDED,
        E::Inspection => INSPECTED,
        E::Shipped => SHIPPED,
        E::ReceiptExtended | E::Accept => BY_TRADER,
        E::IssueFound | E::BreachAccepted => GROUND,
        E::DisputeOpened => DISPUTE_OPENED,
        E::Reply => REPLY,
        E::Escalate | E::Withdraw => BY_CLAIMANT,
        E::EvidenceRequested => EVIDENCE_REQUESTED,
        E::EvidenceSubmitted => EVIDENCE_SUBMITTED,
        E::Settlement | E::Ruling => REFUND,
        E::RefundPaid => REFUND_PAID,
        E::CustomsCleared
        | E::Delivered
        | E::ReceiptConfirmed
        | E::SupplierRefused
        | E::GuaranteeClaimed
        | E::ReturnRequested
        | E::ReturnApproved
        | E::ReturnSent
        | E::AddressChanged => &[],
    }
}
