//! Order documents from other systems' shapes.
//!
//! An import never guesses: what a source does not say stays unknown, and everything that was read
//! with a reservation, or could not be read, is told in a note. What is malformed is an error.
//!
//! One source so far: [`mod@alibaba`], the platform's own answers on an order.

pub mod alibaba;

pub use alibaba::alibaba;

use super::{Order, Supplier};
use crate::codes::{LifecycleState, ShipAfter};
use crate::money::Money;
use crate::time::{Instant, Zone};

/// What the caller knows beside the responses, and how to take what they leave open.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// The supplier: no response tells its country, its membership or its limit.
    pub supplier: Supplier,
    /// The payment that a relative ship term counts from, where the order has two instalments; the
    /// responses do not say it [F-022].
    pub ship_after: Option<ShipAfter>,
    /// Since when the order has had the status the responses give, as the platform's push message
    /// tells it; dates a completion or a closing, which no response dates.
    pub status_since: Option<Instant>,
    /// The zone of the carriers' tracking times, which name none; without it they are not read.
    pub tracking_zone: Option<Zone>,
    /// Whether the order gets the events that are known although others are known to be missing.
    /// An order with an incomplete list says that what is missing did not happen.
    pub keep_incomplete_events: bool,
}

/// An imported order, and what there is to say about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The order document.
    pub order: Order,
    /// What was read with a reservation or not at all, in reading order.
    pub notes: Vec<ImportNote>,
    /// The service fee that the platform charges the supplier for this order, in minor units of the
    /// order's currency; to be compared with the computed one (`FEE_DIFFERS`).
    pub charged_service_fee: Option<i64>,
    /// The fee that the platform charges for processing the payments, in minor units of the order's currency.
    pub charged_payment_fee: Option<i64>,
    /// The order's status in the platform's own words.
    pub platform_status: PlatformStatus,
}

impl serde::Serialize for Imported {
    /// Amounts are written as documents write them, in the order's currency.
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let money = |minor: Option<i64>| minor.map(|minor| Money { minor, currency: self.order.currency });
        let mut fields = s.serialize_struct("Imported", 5)?;
        fields.serialize_field("order", &self.order)?;
        fields.serialize_field("notes", &self.notes)?;
        fields.serialize_field("charged_service_fee", &money(self.charged_service_fee))?;
        fields.serialize_field("charged_payment_fee", &money(self.charged_payment_fee))?;
        fields.serialize_field("platform_status", &self.platform_status)?;
        fields.end()
    }
}

/// A platform status and the state it stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct PlatformStatus {
    /// The platform's word, as it stands in the response.
    pub code: Option<String>,
    /// The state it stands for [F-170 to F-172]; nothing where the word tells none or is not known.
    pub state: Option<LifecycleState>,
}

/// Something to know about an import.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ImportNote {
    /// What kind of thing it is.
    pub code: NoteCode,
    /// Where it stands: the kind of response, and the path in it without envelopes and list wrappers.
    pub path: String,
    /// What was found there.
    pub found: Option<String>,
    /// What that means for the order.
    pub text: String,
}

codes! {
    /// The kinds of notes on an import.
    NoteCode {
        /// The same response was given more than once; it counts once.
        DuplicateResponse = 1 "duplicate_response",
        /// A word of the platform's that is not known; the fact it tells stays unknown.
        UnknownWord = 2 "unknown_word",
        /// A known word that tells nothing for the order document.
        NotTelling = 3 "not_telling",
        /// Two statements of one fact contradict each other.
        Contradiction = 4 "contradiction",
        /// A timestamp that cannot be milliseconds of any order.
        TimestampImplausible = 5 "timestamp_implausible",
        /// A date taken from its text, since there is no usable timestamp.
        DateFromText = 6 "date_from_text",
        /// A date of which neither form can be read.
        DateUnreadable = 7 "date_unreadable",
        /// Timestamp and text of one date differ; the timestamp counts.
        DatesDiffer = 8 "dates_differ",
        /// The order's number is masked, since the caller lacks the right to see it.
        IdMasked = 9 "id_masked",
        /// Not a country of ISO 3166.
        UnknownCountry = 10 "unknown_country",
        /// A fact derived from another one, of grade `derived`.
        Derived = 11 "derived",
        /// An amount in another currency than the order's, left out.
        OtherCurrency = 12 "other_currency",
        /// VAT and duty that the order total does not contain; the tax within it stays unknown.
        TaxOutsideTotal = 13 "tax_outside_total",
        /// Two amounts that should be one sum are not.
        AmountsDiffer = 14 "amounts_differ",
        /// A payment or refund that was listed more than once; it counts once.
        DuplicatePayment = 15 "duplicate_payment",
        /// Something that happened but is not dated.
        Undated = 16 "undated",
        /// A response or field that is needed to know something is not there.
        NotGiven = 17 "not_given",
        /// The events are left out, or incomplete.
        EventsIncomplete = 18 "events_incomplete",
        /// A refund without the dispute that led to it: it is not counted until that is added.
        RefundWithoutDispute = 19 "refund_without_dispute",
        /// Tracking times name no zone.
        NoZone = 20 "no_zone",
        /// The contract terms are left unknown, since their ship date is.
        TermsUnknown = 21 "terms_unknown",
        /// Not taken over, since the platform marks it as deleted.
        Deleted = 22 "deleted",
    }
}
