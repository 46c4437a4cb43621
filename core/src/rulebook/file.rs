//! A rulebook file as written: a strict mirror of the TOML, in which nothing is interpreted yet.
//!
//! What each field means is told at the head of every file in `core/rulebooks`.

use super::read::Fields;
use super::text::{Date, Raw};
use serde::Serialize;

/// What an entry says about its own footing.
pub(super) struct Basis<'e> {
    /// IDs of the facts and sources it rests on.
    pub(super) facts: &'e [String],
    /// How good these are.
    pub(super) grade: &'e str,
    /// The first creation day it holds for.
    pub(super) from: Option<&'e Date>,
    /// The first creation day it no longer holds for.
    pub(super) to: Option<&'e Date>,
    /// How good the source of `from` is.
    pub(super) from_grade: Option<&'e str>,
    /// What a reader should know besides.
    pub(super) note: Option<&'e str>,
}

/// What every kind of entry can say of itself.
pub(super) trait Entry: Serialize + Sized {
    /// The name of its TOML table.
    const KIND: &'static str;
    /// The fields it takes.
    const FIELDS: &'static [&'static str];
    /// Reads it; a field that is missing or of the wrong shape is told there, and empty here.
    fn read(fields: &mut Fields<'_, '_>) -> Self;
    /// What it is called in messages.
    fn label(&self) -> String;
}

/// An entry that cites.
pub(super) trait Cited: Entry {
    /// Its footing.
    fn basis(&self) -> Basis<'_>;
}

/// An entry as a struct: fields that it needs, fields that it may have, and the footing of every entry.
macro_rules! entry {
    (dated $(#[$doc:meta])* $name:ident $kind:literal by $label:ident
        needs { $($need:ident: $needed:ty),* $(,)? } may { $($may:ident: $maybe:ty),* $(,)? }) => {
        entry!(@entry $(#[$doc])* $name $kind by $label
            needs { $($need: $needed),* } may { from: Date, to: Date, from_grade: String $(, $may: $maybe)* });
        impl Cited for $name {
            fn basis(&self) -> Basis<'_> {
                let (from, to, from_grade) = (self.from.as_ref(), self.to.as_ref(), self.from_grade.as_deref());
                Basis { facts: &self.facts, grade: &self.grade, from, to, from_grade, note: self.note.as_deref() }
            }
        }
    };
    (undated $(#[$doc:meta])* $name:ident $kind:literal by $label:ident
        needs { $($need:ident: $needed:ty),* $(,)? } may { $($may:ident: $maybe:ty),* $(,)? }) => {
        entry!(@entry $(#[$doc])* $name $kind by $label
            needs { $($need: $needed),* } may { $($may: $maybe),* });
        impl Cited for $name {
            fn basis(&self) -> Basis<'_> {
                let (from, to, from_grade) = (None, None, None);
                Basis { facts: &self.facts, grade: &self.grade, from, to, from_grade, note: self.note.as_deref() }
            }
        }
    };
    (@entry $(#[$doc:meta])* $name:ident $kind:literal by $label:ident
        needs { $($need:ident: $needed:ty),* } may { $($may:ident: $maybe:ty),* }) => {
        $(#[$doc])*
        #[derive(Debug, Serialize)]
        pub(super) struct $name {
            $(pub(super) $need: $needed,)*
            $(#[serde(skip_serializing_if = "Option::is_none")] pub(super) $may: Option<$maybe>,)*
            pub(super) facts: Vec<String>,
            pub(super) grade: String,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(super) note: Option<String>,
        }
        impl Entry for $name {
            const KIND: &'static str = $kind;
            const FIELDS: &'static [&'static str] =
                &[$(stringify!($need),)* $(stringify!($may),)* "facts", "grade", "note"];
            fn read(fields: &mut Fields<'_, '_>) -> Self {
                Self {
                    $($need: fields.needs(stringify!($need)),)*
                    $($may: fields.may(stringify!($may)),)*
                    facts: fields.may("facts").unwrap_or_default(),
                    grade: fields.needs("grade"),
                    note: fields.may("note"),
                }
            }
            fn label(&self) -> String { self.$label.label() }
        }
    };
}

/// What can name an entry in a message.
trait Label {
    fn label(&self) -> String;
}
impl Label for String {
    fn label(&self) -> String {
        self.clone()
    }
}
impl Label for Vec<String> {
    fn label(&self) -> String {
        self.join(", ")
    }
}

/// The head of a rulebook.
#[derive(Debug, Serialize)]
pub(super) struct Head {
    pub(super) version: String,
}

impl Entry for Head {
    const KIND: &'static str = "rulebook";
    const FIELDS: &'static [&'static str] = &["version"];
    fn read(fields: &mut Fields<'_, '_>) -> Self {
        Self { version: fields.needs("version") }
    }
    fn label(&self) -> String {
        String::new()
    }
}

/// A document that facts were taken from.
#[derive(Debug, Serialize)]
pub(super) struct SourceEntry {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) kind: String,
    #[serde(rename = "where")]
    pub(super) place: String,
}

impl Entry for SourceEntry {
    const KIND: &'static str = "source";
    const FIELDS: &'static [&'static str] = &["id", "title", "kind", "where"];
    fn read(fields: &mut Fields<'_, '_>) -> Self {
        let (id, title) = (fields.needs("id"), fields.needs("title"));
        let (kind, place) = (fields.needs("kind"), fields.needs("where"));
        Self { id, title, kind, place }
    }
    fn label(&self) -> String {
        self.id.clone()
    }
}

/// A fact, and the documents that state it.
#[derive(Debug, Serialize)]
pub(super) struct FactEntry {
    pub(super) id: String,
    pub(super) sources: Vec<String>,
    pub(super) states: String,
}

impl Entry for FactEntry {
    const KIND: &'static str = "fact";
    const FIELDS: &'static [&'static str] = &["id", "sources", "states"];
    fn read(fields: &mut Fields<'_, '_>) -> Self {
        Self { id: fields.needs("id"), sources: fields.needs("sources"), states: fields.needs("states") }
    }
    fn label(&self) -> String {
        self.id.clone()
    }
}

entry! { undated
    /// A rule of the catalogue.
    RuleEntry "rule" by id needs { id: String, statement: String } may {}
}
entry! { dated
    /// An edition: from when to when, and for whom.
    EditionEntry "edition" by id needs { id: String } may { suppliers: Vec<String>, buyers: Vec<String> }
}
entry! { dated
    /// A named value.
    ValueEntry "value" by name needs { name: String }
    may { editions: Vec<String>, order_types: Vec<String>, value: Raw, unit: String }
}
entry! { dated
    /// Names that some editions have no value for.
    AbsentEntry "absent" by names needs { names: Vec<String> }
    may { editions: Vec<String>, order_types: Vec<String> }
}
entry! { dated
    /// A row of the supplier's fee table.
    SupplierFeeEntry "supplier_fee" by countries needs { countries: Vec<String>, kind: String }
    may {
        rate_percent: String, rate_alibaba_percent: String, rate_third_party_percent: String,
        rate_wholesale_percent: String, rate_flat_percent: String, cap_usd: String, below_usd: String,
        none_from_usd: String, up_to_usd: String, onetouch_free_above_usd: String,
    }
}
entry! { dated
    /// What a payment method costs.
    PaymentFeeEntry "payment_fee" by method needs { method: String, kind: String }
    may {
        rate_percent: String, buy_now_free: String, amount_usd: String, waived_from: Date, waived_to: Date,
        units: String, unpublished_countries: Vec<String>, steps_usd: Vec<(String, String)>,
    }
}
entry! { dated
    /// Where and up to what a payment method can be used.
    PaymentLimitEntry "payment_limit" by method needs { method: String }
    may {
        available_from: Date, restricted_from: Date, currencies: Vec<String>, countries: Vec<String>,
        excluded_countries: Vec<String>, max_usd: String, max_includes_fee: String, dollars_unlimited: String,
    }
}
entry! { dated
    /// The fee for a withdrawal.
    WithdrawalFeeEntry "withdrawal_fee" by countries needs { countries: Vec<String>, amount_usd: String } may {}
}
entry! { undated
    /// A change that one party may make to an order in some states.
    ActionEntry "action" by action needs { states: Vec<String>, party: String, action: String }
    may { needs: String, editions: Vec<String> }
}
