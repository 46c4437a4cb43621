//! How the checked values of a document become an [`Order`], and what must be true of them together.

use super::describe::Wording;
use super::events::{self, ANY_EVENT, EventType};
use super::fields::ORDER;
use super::json::{Draft, Entry, Item, value_of};
use super::leaf;
use super::names::Name;
use super::object::{Reader, Step, Values, own_currency};
use super::problem::ProblemCode as Code;
use super::zone::ZoneRule;
use crate::codes::{
    BuyerTier, CoverageType, Incoterm, Logistics, Marketplace, OrderType, ProductKind, ReleaseModel, ShipAfter,
    Transport,
};
use crate::iso::Currency;
use crate::money::{Fraction, Money};
use crate::order::{
    Buyer, ContractTerms, Event, EventKind, Inspection, Order, QualityTerm, QuantityTerm, ScheduledFee, ShipWithin,
    Supplier,
};

/// The most that all payments of an order may come to, in minor units.
const PAYMENTS_MAX: i64 = 9_000_000_000_000_000;

impl Reader {
    /// Reads a document.
    pub(super) fn order(&mut self, draft: &Draft<'_>) -> Option<Order> {
        self.currency = own_currency(&draft.order);
        self.zone = self.zone_of(&draft.order);
        self.check(&ORDER, &draft.order, self.currency, |reader, values| reader.whole(values, draft))
    }

    fn whole(&mut self, values: &Values<'_>, draft: &Draft<'_>) -> Option<Order> {
        self.check_rate(values);
        self.check_parts(values);
        let supplier = self.object(values, Name::Supplier, |_, v| Some(supplier(v)));
        let buyer = self.object(values, Name::Buyer, |_, v| Some(buyer(v)));
        let fee_schedule = self.list(values, Name::FeeSchedule, |_, v| fee_row(v));
        let terms = self.object(values, Name::Terms, |reader, v| Some(reader.terms(v)));
        let events = if values.has(Name::Events) || !draft.items.is_empty() { Some(self.events(draft)?) } else { None };
        Some(Order {
            id: values.text(Name::Id)?,
            created_at: values.instant(Name::CreatedAt)?,
            default_zone: values.text(Name::DefaultZone),
            marketplace: values.word(Name::Marketplace, Marketplace::from_number),
            order_type: values.word(Name::OrderType, OrderType::from_number),
            currency: values.currency(Name::Currency)?,
            usd_rate: values.fraction(Name::UsdRate),
            total: values.minor(Name::Total),
            tax: values.minor(Name::Tax),
            shipping_fee: values.minor(Name::ShippingFee),
            supplier: supplier.unwrap_or_default(),
            buyer: buyer.unwrap_or_default(),
            destination_country: values.country(Name::DestinationCountry),
            buy_now: values.flag(Name::BuyNow),
            logistics: values.word(Name::Logistics, Logistics::from_number),
            onetouch: values.flag(Name::Onetouch),
            product_kind: values.word(Name::ProductKind, ProductKind::from_number),
            transport: values.word(Name::Transport, Transport::from_number),
            incoterm: values.word(Name::Incoterm, Incoterm::from_number),
            coverage_type: values.word(Name::CoverageType, CoverageType::from_number),
            release_model: values.word(Name::ReleaseModel, ReleaseModel::from_number),
            fee_schedule,
            terms,
            events,
        })
    }

    /// How the document wants zone-less instants to be read.
    fn zone_of(&self, entries: &[Entry<'_>]) -> ZoneRule {
        match value_of(entries, Name::DefaultZone) {
            None if self.broken => ZoneRule::Unknown,
            None | Some("null") => ZoneRule::Refuse,
            Some(raw) => leaf::string(raw).map_or(ZoneRule::Unknown, |name| ZoneRule::named(&name)),
        }
    }

    /// A dollar is worth a dollar.
    fn check_rate(&mut self, values: &Values<'_>) {
        let rate = values.fraction(Name::UsdRate);
        if let Some(rate) = rate.filter(|rate| self.currency == Some(Currency::USD) && *rate != Fraction::ONE) {
            let message = "`usd_rate` is not 1 though the currency is USD".to_owned();
            self.problem(Some(Name::UsdRate), || {
                Wording::new(Code::AmountInconsistent, &rate.to_string(), message).accepting("`1`, or no `usd_rate`")
            });
        }
    }

    /// Tax and shipping are parts of the total, each and together.
    fn check_parts(&mut self, values: &Values<'_>) {
        let (Some(currency), Some(total)) = (self.currency, values.minor(Name::Total)) else { return };
        let too_large = |reader: &mut Self, field: Name, minor: i64, what: &str| {
            let (part, total) = (Money { minor, currency }, Money { minor: total, currency });
            reader.problem(Some(field), || {
                let message = format!("{what}, {part}, is more than the total, {total}, which contains it");
                Wording::new(Code::AmountInconsistent, &part.to_string(), message).accepting(format!("at most {total}"))
            });
        };
        let (tax, shipping) = (values.minor(Name::Tax), values.minor(Name::ShippingFee));
        let alone = [(Name::Tax, tax), (Name::ShippingFee, shipping)];
        let mut each_fits = true;
        for (field, part) in alone {
            if let Some(part) = part.filter(|part| *part > total) {
                each_fits = false;
                too_large(self, field, part, &format!("`{}`", field.text()));
            }
        }
        let together = tax.unwrap_or(0) + shipping.unwrap_or(0);
        if each_fits && together > total {
            too_large(self, Name::ShippingFee, together, "`tax` and `shipping_fee` together");
        }
    }

    fn terms(&mut self, values: &Values<'_>) -> ContractTerms {
        if values.has(Name::ShipBy) && values.has(Name::ShipWithin) {
            let message = "`ship_by` and `ship_within` are both given: which of them holds?".to_owned();
            self.problem(Some(Name::ShipWithin), || {
                Wording::new(Code::ConflictingFields, Name::ShipBy.text(), message).accepting("one of them")
            });
        }
        ContractTerms {
            ship_by: values.day(Name::ShipBy),
            ship_within: self.object(values, Name::ShipWithin, |_, v| ship_within(v)),
            quantity: self.list(values, Name::Quantity, |_, v| Some(quantity(v))),
            quality: self.list(values, Name::Quality, |_, v| Some(quality(v))),
            packaging: values.text(Name::Packaging),
            inspection: self.object(values, Name::Inspection, |_, v| Some(inspection(v))).unwrap_or_default(),
            delivery_guarantee: self.object(values, Name::DeliveryGuarantee, |_, v| v.day(Name::SpecifiedOn)),
            easy_return: values.flag(Name::EasyReturn),
            defects_disclosed: values.flag(Name::DefectsDisclosed),
        }
    }

    /// Reads the events; nothing where one of them is bad.
    fn events(&mut self, draft: &Draft<'_>) -> Option<Vec<Event>> {
        let mut events = Vec::with_capacity(draft.items.len());
        let mut begin = 0;
        for (index, item) in draft.items.iter().enumerate() {
            match *item {
                Item::Object { end } => {
                    events.extend(self.event(index, &draft.event_entries[begin..end]));
                    begin = end;
                }
                Item::Other(raw) => self.at_event(index, |reader| reader.not_an_object(raw)),
            }
        }
        self.check_payments(&events);
        (events.len() == draft.items.len()).then_some(events)
    }

    fn at_event<T>(&mut self, index: usize, work: impl FnOnce(&mut Self) -> T) -> T {
        self.inside(Step::Field(Name::Events), |reader| reader.inside(Step::Element(index), work))
    }

    fn event(&mut self, index: usize, entries: &[Entry<'_>]) -> Option<Event> {
        let named = value_of(entries, Name::Type).and_then(|raw| EventType::parse(&leaf::string(raw).ok()?));
        // An amount is judged in the currency it names, so that a wrong currency is one problem, not two.
        let money = match value_of(entries, Name::Currency) {
            None | Some("null") => self.currency,
            Some(_) => own_currency(entries),
        };
        self.at_event(index, |reader| {
            let shape = named.map_or(ANY_EVENT, EventType::shape);
            reader.check(&shape, entries, money, |reader, values| events::event(reader, named?, values))
        })
    }

    /// All payments together stay inside the integers that amounts are added in.
    fn check_payments(&mut self, events: &[Event]) {
        let amounts = events.iter().map(|event| match &event.kind {
            EventKind::Payment(payment) => i128::from(payment.amount),
            _ => 0,
        });
        let paid: i128 = amounts.sum();
        if paid > i128::from(PAYMENTS_MAX) {
            let message = format!("all payments together, {paid} minor units, are more than is taken");
            self.problem(Some(Name::Events), || {
                let accepted = format!("at most {PAYMENTS_MAX} minor units");
                Wording::new(Code::AmountTooLarge, &paid.to_string(), message).accepting(accepted)
            });
        }
    }
}

pub(super) fn supplier(values: &Values<'_>) -> Supplier {
    Supplier {
        country: values.country(Name::Country),
        enrolled: values.flag(Name::Enrolled),
        gold_member: values.flag(Name::GoldMember),
        verified: values.flag(Name::Verified),
        limit_available: values.minor(Name::LimitAvailable),
    }
}

fn buyer(values: &Values<'_>) -> Buyer {
    Buyer { country: values.country(Name::Country), tier: values.word(Name::Tier, BuyerTier::from_number) }
}

fn fee_row(values: &Values<'_>) -> Option<ScheduledFee> {
    Some(ScheduledFee {
        ratio: values.fraction(Name::Ratio)?,
        max_fee: values.minor(Name::MaxFee),
        currency: values.currency(Name::Currency)?,
        onetouch: values.flag(Name::Onetouch),
        logistics: values.word(Name::Logistics, Logistics::from_number),
    })
}

fn ship_within(values: &Values<'_>) -> Option<ShipWithin> {
    let days = u16::try_from(values.count(Name::Days)?).ok()?;
    Some(ShipWithin { days, after: values.word(Name::After, ShipAfter::from_number)? })
}

fn quantity(values: &Values<'_>) -> QuantityTerm {
    QuantityTerm { item: values.text(Name::Item), amount: values.text(Name::Amount), unit: values.text(Name::Unit) }
}

fn quality(values: &Values<'_>) -> QualityTerm {
    QualityTerm {
        aspect: values.text(Name::Aspect),
        requirement: values.text(Name::Requirement),
        measurable: values.flag(Name::Measurable),
    }
}

fn inspection(values: &Values<'_>) -> Inspection {
    Inspection { booked: values.flag(Name::Booked), tied_to_balance: values.flag(Name::TiedToBalance) }
}
