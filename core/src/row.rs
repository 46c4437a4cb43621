//! The row: one flat record of an order at one instant [order document, section 3].
//!
//! [`fold`](crate::fold::fold) makes it from a document; C structs and table columns fill it directly.
//! Nothing in it is borrowed or allocated. `None` is "unknown" for a fact, and "has not happened" for
//! an event where the order's payments are known at all ([`Row::paid_on_platform`]): who knows what
//! was paid on an order is taken to know its other events.

use crate::codes::{
    BuyerTier, CoverageType, DisputeCause, DisputeState, FeeStatus, Field, FieldSet, Ground, GroundSet, Incoterm,
    Logistics, Marketplace, OrderType, Party, ProductKind, QualityTerms, ReleaseModel, Transport,
};
use crate::iso::{Country, Currency};
use crate::money::{Dollars, Fraction};
use crate::time::{Day, Instant};
use crate::trace::Verdict;

/// What is known of the effective ship-by date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShipBy {
    /// Nothing is known of the contract.
    Unknown,
    /// The contract is known and names no date.
    Absent,
    /// It counts from a payment that has not been received.
    AwaitingPayment,
    /// It counts from a payment, and a received payment does not say which instalment it is.
    UnknownPart,
    /// It counts from the balance, and a received balance does not say by which route it came.
    UnknownRoute,
    /// The date, after every agreed amendment.
    On(Day),
}

impl ShipBy {
    /// The date, where there is one.
    pub const fn day(self) -> Option<Day> {
        match self {
            Self::On(day) => Some(day),
            _ => None,
        }
    }

    /// The fact for want of which the date is not known, where one is missing.
    pub const fn missing(self) -> Option<Field> {
        match self {
            Self::Unknown => Some(Field::Terms),
            Self::UnknownPart => Some(Field::EventPart),
            Self::UnknownRoute => Some(Field::EventRoute),
            Self::Absent | Self::AwaitingPayment | Self::On(_) => None,
        }
    }
}

/// The supplier's fee from the platform's own table, where the document brought one [F-080].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScheduledSupplierFee {
    /// `Exact`, `Band` or `Unpublished` (no row fits).
    pub status: FeeStatus,
    /// The smallest fee of a fitting row, in minor units.
    pub min: i64,
    /// The largest, in minor units.
    pub max: i64,
    /// The rate, where the fitting rows share it.
    pub rate: Option<Fraction>,
    /// The cap, where the fitting rows share it, in minor units.
    pub cap: Option<i64>,
    /// The facts that would choose between the rows.
    pub missing: FieldSet,
}

impl ScheduledSupplierFee {
    /// No row fits the order.
    pub const UNPUBLISHED: Self =
        Self { status: FeeStatus::Unpublished, min: 0, max: 0, rate: None, cap: None, missing: FieldSet::EMPTY };
}

/// What has been paid back, and what the escrow holds.
///
/// Known for rows that come from a document; left out (`None` in [`Row::pots`]) where a row is filled
/// by hand, and then computed from the payments and the release model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Pots {
    /// Passed on to the supplier.
    pub released: i64,
    /// Above the supplier's limit, until completion.
    pub frozen: i64,
    /// Held until the release condition or completion.
    pub held: i64,
    /// Returned to the buyer out of what was frozen or held.
    pub refunded_from_escrow: i64,
    /// Settled and still owed by the supplier.
    pub refund_due: i64,
    /// Paid back in all: from escrow, by the supplier, by the programme.
    pub refunded: i64,
}

/// The dispute of an order, as far as events and lapsed timers have brought it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Its state.
    pub state: DisputeState,
    /// What brought the state about.
    pub cause: Option<DisputeCause>,
    /// What the claim is about.
    pub ground: Ground,
    /// What was claimed, in minor units.
    pub claim: i64,
    /// Who filed: the buyer, or on offline orders perhaps the supplier.
    pub claimant: Party,
    /// When it was filed.
    pub opened_at: Instant,
    /// When it entered its present state.
    pub entered_at: Instant,
    /// Whose answer is awaited while negotiating.
    pub turn: Party,
    /// Since when.
    pub turn_since: Instant,
    /// Whether the side that was complained of has ever replied.
    pub respondent_replied: bool,
    /// The claimant's standing proposal; its claim until it replies with another.
    pub claimant_proposal: i64,
    /// The other side's standing proposal.
    pub respondent_proposal: Option<i64>,
    /// When the buyer's evidence is due.
    pub buyer_evidence_due: Option<Instant>,
    /// When the supplier's evidence is due.
    pub supplier_evidence_due: Option<Instant>,
    /// When evidence was last handed in after escalation.
    pub evidence_at: Option<Instant>,
    /// The settled refund, after the cap.
    pub refund: Option<i64>,
    /// When it was settled.
    pub settled_at: Option<Instant>,
    /// How `CLM-WINDOW` stood at filing; computed from the row where it is not known.
    pub window_at_filing: Option<Verdict>,
}

/// One order at one instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// When the order was created.
    pub created_at: Instant,
    /// The instant at which it is looked at.
    pub as_of: Instant,
    /// The marketplace.
    pub marketplace: Option<Marketplace>,
    /// The order type.
    pub order_type: Option<OrderType>,
    /// The supplier's country.
    pub supplier_country: Option<Country>,
    /// The buyer's country.
    pub buyer_country: Option<Country>,
    /// The buyer's tier.
    pub buyer_tier: Option<BuyerTier>,
    /// The currency of every amount but `limit_available`.
    pub currency: Currency,
    /// US dollars for one unit of the currency.
    pub usd_rate: Option<Fraction>,
    /// The order total, in minor units.
    pub total: Option<i64>,
    /// The tax within it, in minor units.
    pub tax: Option<i64>,
    /// What was left of the supplier's limit before the first payment, in US cents.
    pub limit_available: Option<i64>,
    /// Whether the supplier has joined.
    pub enrolled: Option<bool>,
    /// Whether it is a Gold Supplier.
    pub gold_member: Option<bool>,
    /// Whether it is verified.
    pub verified: Option<bool>,
    /// Whether the goods are exported through OneTouch.
    pub onetouch: Option<bool>,
    /// Whose logistics carry them.
    pub logistics: Option<Logistics>,
    /// Stock or custom goods.
    pub product_kind: Option<ProductKind>,
    /// The way of transport.
    pub transport: Option<Transport>,
    /// The trade term.
    pub incoterm: Option<Incoterm>,
    /// The coverage type of an `intl-2015` order.
    pub coverage_type: Option<CoverageType>,
    /// The order's own release model.
    pub release_model: Option<ReleaseModel>,
    /// The fee from the platform's own table, where there is one.
    pub scheduled_fee: Option<ScheduledSupplierFee>,
    /// The effective ship-by date.
    pub ship_by: ShipBy,
    /// How well the quality terms can be measured.
    pub quality_terms: Option<QualityTerms>,
    /// Whether a quantity was agreed.
    pub quantity_term: Option<bool>,
    /// Whether an inspection was booked.
    pub inspection_booked: Option<bool>,
    /// Whether the defects were disclosed.
    pub defects_disclosed: Option<bool>,
    /// Whether the contract terms are known at all.
    pub terms_known: bool,

    /// Received on the platform; `None` where the order's events are not known.
    pub paid_on_platform: Option<i64>,
    /// Received off the platform.
    pub paid_off_platform: i64,
    /// Received by a route that is not known.
    pub paid_unrouted: i64,
    /// Of what was received on the platform: initial instalments, `full` included.
    pub initial_paid: i64,
    /// Of what was received on the platform: payments that do not say which instalment they are.
    pub unparted_paid: i64,
    /// The last received payment, by any route.
    pub last_paid_at: Option<Instant>,
    /// When the contract was first confirmed.
    pub confirmed_at: Option<Instant>,
    /// The last complete shipment.
    pub shipped_at: Option<Instant>,
    /// The last customs clearance.
    pub cleared_at: Option<Instant>,
    /// The last delivery.
    pub delivered_at: Option<Instant>,
    /// Completion: receipt confirmed by hand or automatically.
    pub completed_at: Option<Instant>,
    /// The platform closed the order.
    pub closed_at: Option<Instant>,
    /// The order was cancelled.
    pub cancelled: bool,
    /// When the supplier first refused to ship.
    pub refused_at: Option<Instant>,
    /// Whether the last inspection passed; `None` without one.
    pub inspection_passed: Option<bool>,
    /// The last inspection that failed.
    pub inspection_failed_at: Option<Instant>,
    /// Whether the buyer extended the receiving time.
    pub extended_by_buyer: bool,
    /// Whether the supplier did.
    pub extended_by_supplier: bool,
    /// Whether the condition of `inspection_and_shipment` has held.
    pub release_condition_met: bool,
    /// Whether it has let the money go: it did, unless a dispute was active.
    pub condition_released: bool,
    /// Grounds that an issue event named.
    pub issues: GroundSet,
    /// Grounds that a dispute named, the present one included.
    pub disputed: GroundSet,
    /// Grounds whose breach the buyer accepted.
    pub accepted: GroundSet,
    /// The money, where it is known.
    pub pots: Option<Pots>,
    /// For rows filled by hand, without `pots`: paid back in all.
    pub refunded: i64,
    /// For rows filled by hand, without `pots`: the part of it that came from escrow.
    pub refunded_from_escrow: i64,
    /// For rows filled by hand, without `pots`: settled and still owed by the supplier.
    pub refund_due: i64,
    /// The dispute, where there is one.
    pub dispute: Option<Dispute>,
    /// When the last dispute ended without closing the order.
    pub dispute_ended_at: Option<Instant>,
    /// The facts for want of which the order's history itself is open: an event counts under one
    /// possible value and not under another. Money, dispute and windows of such a row are unknown.
    pub open: FieldSet,
}

impl Row {
    /// A row of which nothing is known but when the order was made, in what currency, and as of when.
    pub const fn new(created_at: Instant, as_of: Instant, currency: Currency) -> Self {
        Self {
            created_at,
            as_of,
            marketplace: None,
            order_type: None,
            supplier_country: None,
            buyer_country: None,
            buyer_tier: None,
            currency,
            usd_rate: None,
            total: None,
            tax: None,
            limit_available: None,
            enrolled: None,
            gold_member: None,
            verified: None,
            onetouch: None,
            logistics: None,
            product_kind: None,
            transport: None,
            incoterm: None,
            coverage_type: None,
            release_model: None,
            scheduled_fee: None,
            ship_by: ShipBy::Unknown,
            quality_terms: None,
            quantity_term: None,
            inspection_booked: None,
            defects_disclosed: None,
            terms_known: false,
            paid_on_platform: None,
            paid_off_platform: 0,
            paid_unrouted: 0,
            initial_paid: 0,
            unparted_paid: 0,
            last_paid_at: None,
            confirmed_at: None,
            shipped_at: None,
            cleared_at: None,
            delivered_at: None,
            completed_at: None,
            closed_at: None,
            cancelled: false,
            refused_at: None,
            inspection_passed: None,
            inspection_failed_at: None,
            extended_by_buyer: false,
            extended_by_supplier: false,
            release_condition_met: false,
            condition_released: false,
            issues: GroundSet::EMPTY,
            disputed: GroundSet::EMPTY,
            accepted: GroundSet::EMPTY,
            pots: None,
            refunded: 0,
            refunded_from_escrow: 0,
            refund_due: 0,
            dispute: None,
            dispute_ended_at: None,
            open: FieldSet::EMPTY,
        }
    }

    /// Whether the order's events are known.
    #[inline]
    pub const fn events_known(&self) -> bool {
        self.paid_on_platform.is_some()
    }

    /// Whether the order has escrow at all: one whose type is unknown is computed as Trade Assurance.
    #[inline]
    pub fn is_protected_type(&self) -> bool {
        !matches!(self.order_type, Some(OrderType::DirectPay | OrderType::Offline))
    }

    /// How the order's money compares with dollars; nothing where that is not known.
    #[inline]
    pub fn dollars(&self) -> Option<Dollars> {
        let rate = if self.currency == Currency::USD { Some(Fraction::ONE) } else { self.usd_rate };
        rate.map(|rate| Dollars { rate, currency: self.currency })
    }

    /// The state of the dispute.
    #[inline]
    pub fn dispute_state(&self) -> DisputeState {
        self.dispute.as_ref().map_or(DisputeState::None, |dispute| dispute.state)
    }

    /// `REL-LOCK`: whether a dispute is active, which locks whatever is not released yet [rules 5.3].
    #[inline]
    pub fn dispute_active(&self) -> bool {
        self.dispute_state().is_active()
    }

    /// Whether the tax is more than the total that contains it: one of the two is then wrong.
    #[inline]
    pub fn tax_above_total(&self) -> bool {
        self.tax.zip(self.total).is_some_and(|(tax, total)| tax > total)
    }

    /// Everything received, by any route.
    #[inline]
    pub const fn paid_in_all(&self) -> i64 {
        let on = match self.paid_on_platform {
            Some(amount) => amount,
            None => 0,
        };
        on + self.paid_off_platform + self.paid_unrouted
    }
}
