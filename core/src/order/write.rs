//! Writing the order document: what [`Order::from_json`] reads back as the same order.

use super::read::names::Name;
use super::{
    Buyer, ContractTerms, Event, EventKind, EvidenceFile, Inspection, Order, QualityTerm, QuantityTerm, ScheduledFee,
    ShipWithin, Supplier,
};
use crate::iso::Currency;
use crate::money::Money;
use serde::ser::{Serialize, SerializeMap, Serializer};

impl Order {
    /// The document of this order, in one line; what is unknown is left out.
    pub fn to_json(&self) -> String {
        // Every key is a string and every value a plain one, so that nothing can fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// An object that leaves out what is unknown.
struct Fields<S: Serializer>(S::SerializeMap);

impl<S: Serializer> Fields<S> {
    fn begin(serializer: S) -> Result<Self, S::Error> {
        serializer.serialize_map(None).map(Self)
    }

    fn field<T: Serialize>(&mut self, name: Name, value: Option<T>) -> Result<&mut Self, S::Error> {
        if let Some(value) = value {
            self.0.serialize_entry(name.text(), &value)?;
        }
        Ok(self)
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.0.end()
    }
}

fn money(minor: Option<i64>, currency: Currency) -> Option<Money> {
    minor.map(|minor| Money { minor, currency })
}

/// A part of which everything may be unknown, and which is then left out itself.
fn known<T: Default + PartialEq>(part: &T) -> Option<&T> {
    (*part != T::default()).then_some(part)
}

impl Serialize for Order {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let currency = self.currency;
        let events = self.events.as_deref().map(|events| EventList { events, currency });
        let mut fields = Fields::<S>::begin(serializer)?;
        fields
            .field(Name::Id, Some(&self.id))?
            .field(Name::CreatedAt, Some(self.created_at))?
            .field(Name::DefaultZone, self.default_zone.as_ref())?
            .field(Name::Marketplace, self.marketplace)?
            .field(Name::OrderType, self.order_type)?
            .field(Name::Currency, Some(currency))?
            .field(Name::UsdRate, self.usd_rate)?
            .field(Name::Total, money(self.total, currency))?
            .field(Name::Tax, money(self.tax, currency))?
            .field(Name::ShippingFee, money(self.shipping_fee, currency))?
            .field(Name::Supplier, known(&self.supplier))?
            .field(Name::Buyer, known(&self.buyer))?
            .field(Name::DestinationCountry, self.destination_country)?
            .field(Name::BuyNow, self.buy_now)?
            .field(Name::Logistics, self.logistics)?
            .field(Name::Onetouch, self.onetouch)?
            .field(Name::ProductKind, self.product_kind)?
            .field(Name::Transport, self.transport)?
            .field(Name::Incoterm, self.incoterm)?
            .field(Name::CoverageType, self.coverage_type)?
            .field(Name::ReleaseModel, self.release_model)?
            .field(Name::FeeSchedule, self.fee_schedule.as_ref())?
            .field(Name::Terms, self.terms.as_ref())?
            .field(Name::Events, events)?;
        fields.end()
    }
}

impl Serialize for Supplier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::<S>::begin(serializer)?;
        fields
            .field(Name::Country, self.country)?
            .field(Name::Enrolled, self.enrolled)?
            .field(Name::GoldMember, self.gold_member)?
            .field(Name::Verified, self.verified)?
            .field(Name::LimitAvailable, money(self.limit_available, Currency::USD))?;
        fields.end()
    }
}

impl Serialize for Buyer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::<S>::begin(serializer)?;
        fields.field(Name::Country, self.country)?.field(Name::Tier, self.tier)?;
        fields.end()
    }
}

impl Serialize for ScheduledFee {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::<S>::begin(serializer)?;
        fields
            .field(Name::Ratio, Some(self.ratio))?
            .field(Name::MaxFee, money(self.max_fee, self.currency))?
            .field(Name::Currency, Some(self.currency))?
            .field(Name::Onetouch, self.onetouch)?
            .field(Name::Logistics, self.logistics)?;
        fields.end()
    }
}

impl Serialize for ContractTerms {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::<S>::begin(serializer)?;
        fields
            .field(Name::ShipBy, self.ship_by)?
            .field(Name::ShipWithin, self.ship_within)?
            .field(Name::Quantity, self.quantity.as_ref())?
            .field(Name::Quality, self.quality.as_ref())?
            .field(Name::Packaging, self.packaging.as_ref())?
            .field(Name::Inspection, known(&self.inspection))?
            .field(Name::DeliveryGuarantee, self.delivery_guarantee.map(SpecifiedOn))?
            .field(Name::EasyReturn, self.easy_return)?
            .field(Name::DefectsDisclosed, self.defects_disclosed)?;
        fields.end()
    }
}

impl Serialize for ShipWithin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::<S>::begin(serializer)?;
        fields.field(Name::Days, Some(self.days))?.field(Name::After, Some(self.after))?;
        fields.end()
    }
}

impl Serialize for QuantityTerm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::<S>::begin(serializer)?;
        fields
            .field(Name::Item, self.item.as_ref())?
            .field(Name::Amount, self.amount.as_ref())?
            .field(Name::Unit, self.unit.as_ref())?;
        fields.end()
    }
}

impl Serialize for QualityTerm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::<S>::begin(serializer)?;
        fields
            .field(Name::Aspect, self.aspect.as_ref())?
            .field(Name::Requirement, self.requirement.as_ref())?
            .field(Name::Measurable, self.measurable)?;
        fields.end()
    }
}

impl Serialize for Inspection {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::<S>::begin(serializer)?;
        fields.field(Name::Booked, self.booked)?.field(Name::TiedToBalance, self.tied_to_balance)?;
        fields.end()
    }
}

struct SpecifiedOn(crate::time::Day);

impl Serialize for SpecifiedOn {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::<S>::begin(serializer)?;
        fields.field(Name::SpecifiedOn, Some(self.0))?;
        fields.end()
    }
}

impl Serialize for EvidenceFile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::<S>::begin(serializer)?;
        fields.field(Name::Name, Some(&self.name))?.field(Name::Bytes, self.bytes)?;
        fields.end()
    }
}

/// The events of an order, whose amounts are in its currency.
struct EventList<'a> {
    events: &'a [Event],
    currency: Currency,
}

impl Serialize for EventList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.events.iter().map(|event| OneEvent { event, currency: self.currency }))
    }
}

struct OneEvent<'a> {
    event: &'a Event,
    currency: Currency,
}

impl Serialize for OneEvent<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::<S>::begin(serializer)?;
        fields
            .field(Name::Type, Some(self.event.kind.event_type()))?
            .field(Name::At, Some(self.event.at))?
            .field(Name::Id, self.event.id.as_ref())?;
        self.kind::<S>(&mut fields)?;
        fields.end()
    }
}

impl OneEvent<'_> {
    fn kind<S: Serializer>(&self, fields: &mut Fields<S>) -> Result<(), S::Error> {
        let amount = |minor: i64| Some(Money { minor, currency: self.currency });
        match &self.event.kind {
            EventKind::ContractConfirmed { by }
            | EventKind::OrderCancelled { by }
            | EventKind::OrderClosed { by }
            | EventKind::Escalate { by }
            | EventKind::Withdraw { by } => fields.field(Name::By, *by)?,
            EventKind::Payment(payment) => fields
                .field(Name::Amount, amount(payment.amount))?
                .field(Name::Method, payment.method)?
                .field(Name::Route, payment.route)?
                .field(Name::Part, payment.part)?
                .field(Name::Status, Some(payment.status))?,
            EventKind::ShipDateAmended { ship_by, agreed } => {
                fields.field(Name::ShipBy, Some(ship_by))?.field(Name::Agreed, Some(agreed))?
            }
            EventKind::Inspection { passed } => fields.field(Name::Passed, Some(passed))?,
            EventKind::Shipped { complete } => fields.field(Name::Complete, Some(complete))?,
            EventKind::ReceiptExtended { by } | EventKind::Accept { by } => fields.field(Name::By, Some(by))?,
            EventKind::IssueFound { ground } | EventKind::BreachAccepted { ground } => {
                fields.field(Name::Ground, Some(ground))?
            }
            EventKind::DisputeOpened { by, ground, claim, evidence } => fields
                .field(Name::Ground, Some(ground))?
                .field(Name::Claim, amount(*claim))?
                .field(Name::By, Some(by))?
                .field(Name::Evidence, evidence.as_ref())?,
            EventKind::Reply { by, refund } => {
                fields.field(Name::By, Some(by))?.field(Name::Refund, money(*refund, self.currency))?
            }
            EventKind::EvidenceRequested { from, due } => {
                fields.field(Name::From, Some(from))?.field(Name::Due, *due)?
            }
            EventKind::EvidenceSubmitted { by, evidence } => {
                fields.field(Name::By, Some(by))?.field(Name::Evidence, evidence.as_ref())?
            }
            EventKind::Settlement { refund } | EventKind::Ruling { refund } => {
                fields.field(Name::Refund, amount(*refund))?
            }
            EventKind::RefundPaid { by, amount: paid } => {
                fields.field(Name::By, *by)?.field(Name::Amount, amount(*paid))?
            }
            EventKind::CustomsCleared
            | EventKind::Delivered
            | EventKind::ReceiptConfirmed
            | EventKind::SupplierRefused
            | EventKind::GuaranteeClaimed
            | EventKind::ReturnRequested
            | EventKind::ReturnApproved
            | EventKind::ReturnSent
            | EventKind::AddressChanged => fields,
        };
        Ok(())
    }
}
