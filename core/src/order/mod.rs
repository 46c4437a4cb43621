//! The order document: the facts and events of one order [order document, section 1].
//!
//! [`Order`] is the document as types. [`Order::from_json`] reads it strictly and reports every
//! problem at once; [`import`] makes it from other systems' shapes.

mod evidence;
pub mod import;
pub(crate) mod read;
mod write;

pub use evidence::EvidenceFile;
pub use read::{EventType, OrderErrors, Problem, ProblemCode};

use crate::codes::{
    BuyerTier, CoverageType, EvidenceFrom, Ground, Incoterm, Logistics, Marketplace, OrderType, Party, PaymentMethod,
    PaymentPart, PaymentStatus, ProductKind, ReleaseModel, Route, ShipAfter, Transport,
};
use crate::iso::{Country, Currency};
use crate::money::Fraction;
use crate::time::{Day, Instant};

/// One order: what is known of it. Everything that is `None` is unknown, never "no".
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// The caller's own name for it.
    pub id: String,
    /// When it was created; selects the edition.
    pub created_at: Instant,
    /// The zone in which zone-less instants of the document were read.
    pub default_zone: Option<String>,
    /// The marketplace it was made on.
    pub marketplace: Option<Marketplace>,
    /// How it was made.
    pub order_type: Option<OrderType>,
    /// The currency of every amount of the order.
    pub currency: Currency,
    /// US dollars for one unit of the currency; one for dollars.
    pub usd_rate: Option<Fraction>,
    /// The total with tax and shipping, in minor units.
    pub total: Option<i64>,
    /// The tax within the total, in minor units.
    pub tax: Option<i64>,
    /// The shipping fee within the total, in minor units.
    pub shipping_fee: Option<i64>,
    /// The supplier.
    pub supplier: Supplier,
    /// The buyer.
    pub buyer: Buyer,
    /// Where the goods go.
    pub destination_country: Option<Country>,
    /// Whether it was an instant checkout.
    pub buy_now: Option<bool>,
    /// Whose logistics carry it.
    pub logistics: Option<Logistics>,
    /// Whether it is exported through OneTouch.
    pub onetouch: Option<bool>,
    /// Stock or custom goods.
    pub product_kind: Option<ProductKind>,
    /// The way of transport.
    pub transport: Option<Transport>,
    /// The trade term.
    pub incoterm: Option<Incoterm>,
    /// The coverage type of an `intl-2015` order.
    pub coverage_type: Option<CoverageType>,
    /// The order's own release setting, which wins over the edition's [F-008].
    pub release_model: Option<ReleaseModel>,
    /// The platform's own fee table, where the caller has it [F-080].
    pub fee_schedule: Option<Vec<ScheduledFee>>,
    /// The contract terms; `None` where the contract is not known.
    pub terms: Option<ContractTerms>,
    /// What happened, in document order; `None` where that is not known.
    pub events: Option<Vec<Event>>,
}

impl Order {
    /// The instant of the order's last event, or of its creation where there is none or it is later.
    pub fn last_event_at(&self) -> Instant {
        let events = self.events.as_deref().unwrap_or_default();
        events.iter().map(|event| event.at).fold(self.created_at, Instant::max)
    }
}

/// What is known of the supplier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Supplier {
    /// Its country.
    pub country: Option<Country>,
    /// Whether it has joined Trade Assurance.
    pub enrolled: Option<bool>,
    /// Whether it is a Gold Supplier.
    pub gold_member: Option<bool>,
    /// Whether its identity and business are verified.
    pub verified: Option<bool>,
    /// What was left of its limit before this order's first payment, in US cents.
    pub limit_available: Option<i64>,
}

/// What is known of the buyer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Buyer {
    /// Its country.
    pub country: Option<Country>,
    /// Its membership tier.
    pub tier: Option<BuyerTier>,
}

/// One row of the platform's own fee table [F-080].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScheduledFee {
    /// The rate, as a fraction of the base.
    pub ratio: Fraction,
    /// The cap, in minor units of `currency`; none where absent.
    pub max_fee: Option<i64>,
    /// The currency of the orders it is for.
    pub currency: Currency,
    /// The OneTouch orders it is for; any where absent.
    pub onetouch: Option<bool>,
    /// The logistics it is for; any where absent.
    pub logistics: Option<Logistics>,
}

/// The contract as written. A date that is not in it was not agreed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContractTerms {
    /// The agreed date of shipment.
    pub ship_by: Option<Day>,
    /// Or so many days after a payment.
    pub ship_within: Option<ShipWithin>,
    /// Agreed quantities; an empty list is none.
    pub quantity: Option<Vec<QuantityTerm>>,
    /// Agreed qualities; an empty list is none.
    pub quality: Option<Vec<QualityTerm>>,
    /// How the goods are to be packed.
    pub packaging: Option<String>,
    /// The inspection.
    pub inspection: Inspection,
    /// The date that a delivery guarantee promises, where the order is marked with one.
    pub delivery_guarantee: Option<Day>,
    /// Whether the order is marked for Easy Return.
    pub easy_return: Option<bool>,
    /// Whether the supplier disclosed the defects.
    pub defects_disclosed: Option<bool>,
}

/// A ship date that counts from a payment [F-022].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShipWithin {
    /// Calendar days.
    pub days: u16,
    /// After which payment.
    pub after: ShipAfter,
}

/// An agreed quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuantityTerm {
    /// Of what.
    pub item: Option<String>,
    /// How much, as written (digits with at most one point).
    pub amount: Option<String>,
    /// In which unit.
    pub unit: Option<String>,
}

/// An agreed quality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QualityTerm {
    /// Which property.
    pub aspect: Option<String>,
    /// What is required of it.
    pub requirement: Option<String>,
    /// The caller's own judgement whether it can be measured, which wins over the library's reading.
    pub measurable: Option<bool>,
}

/// What was agreed on inspection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inspection {
    /// Whether one was booked.
    pub booked: Option<bool>,
    /// Whether the balance is due only when it has passed.
    pub tied_to_balance: Option<bool>,
}

/// Something that happened to the order.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The caller's own name for it; two events with one name are one event.
    pub id: Option<String>,
    /// When it happened.
    pub at: Instant,
    /// What happened.
    pub kind: EventKind,
}

/// The kinds of events, with what each carries; amounts in minor units of the order's currency.
#[expect(missing_docs, reason = "the fields are named as in the document, and the kind's own line says what they mean")]
#[derive(Clone, Debug, PartialEq)]
pub enum EventKind {
    /// The contract was confirmed.
    ContractConfirmed { by: Option<Party> },
    /// Money was paid.
    Payment(Payment),
    /// The ship date was changed, or somebody asked for it.
    ShipDateAmended { ship_by: Day, agreed: bool },
    /// The goods were inspected.
    Inspection { passed: bool },
    /// Goods were shipped: all of them, or a part.
    Shipped { complete: bool },
    /// Customs cleared the goods.
    CustomsCleared,
    /// The goods arrived.
    Delivered,
    /// The buyer confirmed receipt on the platform.
    ReceiptConfirmed,
    /// The supplier refused to ship.
    SupplierRefused,
    /// The receiving time was extended.
    ReceiptExtended { by: Party },
    /// Something was found to be wrong.
    IssueFound { ground: Ground },
    /// The buyer accepted a breach.
    BreachAccepted { ground: Ground },
    /// The delivery guarantee was claimed.
    GuaranteeClaimed,
    /// An Easy Return was asked for.
    ReturnRequested,
    /// It was approved.
    ReturnApproved,
    /// The goods were sent back.
    ReturnSent,
    /// The order was cancelled.
    OrderCancelled { by: Option<Party> },
    /// The platform closed the order.
    OrderClosed { by: Option<Party> },
    /// The delivery address was changed.
    AddressChanged,
    /// A dispute was filed.
    DisputeOpened { by: Party, ground: Ground, claim: i64, evidence: Option<Vec<EvidenceFile>> },
    /// A side answered, perhaps with a proposal.
    Reply { by: Party, refund: Option<i64> },
    /// A side accepted the other's proposal.
    Accept { by: Party },
    /// The claimant asked the programme to step in.
    Escalate { by: Option<Party> },
    /// The claimant withdrew.
    Withdraw { by: Option<Party> },
    /// The programme asked for evidence.
    EvidenceRequested { from: EvidenceFrom, due: Option<Instant> },
    /// A side sent evidence.
    EvidenceSubmitted { by: Party, evidence: Option<Vec<EvidenceFile>> },
    /// The sides settled before the programme.
    Settlement { refund: i64 },
    /// The programme ruled.
    Ruling { refund: i64 },
    /// A refund was paid.
    RefundPaid { by: Option<Party>, amount: i64 },
}

/// A payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    /// In minor units of the order's currency.
    pub amount: i64,
    /// How it was paid.
    pub method: Option<PaymentMethod>,
    /// Through the platform or not.
    pub route: Option<Route>,
    /// Which instalment it is.
    pub part: Option<PaymentPart>,
    /// Whether the money has arrived.
    pub status: PaymentStatus,
}
