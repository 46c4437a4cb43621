//! A rulebook file as written: a strict mirror of the TOML, in which nothing is interpreted yet.
//!
//! What each field means is told at the head of every file in `core/rulebooks`.

use super::read::Fields;
use super::text::{Date, Quoted, Raw};
use serde::Serialize;

/// What an entry says about its own footing.
pub(super) struct Basis<'e, 'f> {
    /// IDs of the facts and sources it rests on.
    pub(super) facts: &'e [Quoted<'f>],
    /// How good these are.
    pub(super) grade: &'e str,
    /// The first creation day it holds for.
    pub(super) from: Option<&'e Date<'f>>,
    /// The first creation day it no longer holds for.
    pub(super) to: Option<&'e Date<'f>>,
    /// How good the source of `from` is.
    pub(super) from_grade: Option<&'e str>,
    /// What a reader should know besides.
    pub(super) note: Option<&'e Quoted<'f>>,
}

/// What every kind of entry can say of itself.
pub(super) trait Entry<'f>: Serialize + Sized {
    /// The name of its TOML table.
    const KIND: &'static str;
    /// The fields it takes.
    const FIELDS: &'static [&'static str];
    /// Reads it; a field that is missing or of the wrong shape is told there, and empty here.
    fn read(fields: &mut Fields<'_, 'f, '_>) -> Self;
    /// What it is called in messages.
    fn label(&self) -> String;
}

/// An entry that cites.
pub(super) trait Cited<'f>: Entry<'f> {
    /// Its footing.
    fn basis(&self) -> Basis<'_, 'f>;
}

/// An entry as a struct: fields that it needs, fields that it may have, and the footing of every entry.
macro_rules! entry {
    (dated $(#[$doc:meta])* $name:ident $kind:literal by $label:ident
        needs { $($need:ident: $needed:ty),* $(,)? } may { $($may:ident: $maybe:ty),* $(,)? }) => {
        entry!(@entry $(#[$doc])* $name $kind by $label
            needs { $($need: $needed),* } may { from: Date<'f>, to: Date<'f>, from_grade: Quoted<'f> $(, $may: $maybe)* });
        impl<'f> Cited<'f> for $name<'f> {
            fn basis(&self) -> Basis<'_, 'f> {
                let (from, to, from_grade) = (self.from.as_ref(), self.to.as_ref(), self.from_grade.as_deref());
                Basis { facts: &self.facts, grade: &self.grade, from, to, from_grade, note: self.note.as_ref() }
            }
        }
    };
    (undated $(#[$doc:meta])* $name:ident $kind:literal by $label:ident
        needs { $($need:ident: $needed:ty),* $(,)? } may { $($may:ident: $maybe:ty),* $(,)? }) => {
        entry!(@entry $(#[$doc])* $name $kind by $label
            needs { $($need: $needed),* } may { $($may: $maybe),* });
        impl<'f> Cited<'f> for $name<'f> {
            fn basis(&self) -> Basis<'_, 'f> {
                let (from, to, from_grade) = (None, None, None);
                Basis { facts: &self.facts, grade: &self.grade, from, to, from_grade, note: self.note.as_ref() }
            }
        }
    };
    (@entry $(#[$doc:meta])* $name:ident $kind:literal by $label:ident
        needs { $($need:ident: $needed:ty),* } may { $($may:ident: $maybe:ty),* }) => {
        $(#[$doc])*
        #[derive(Debug, Serialize)]
        pub(super) struct $name<'f> {
            $(pub(super) $need: $needed,)*
            $(#[serde(skip_serializing_if = "Option::is_none")] pub(super) $may: Option<$maybe>,)*
            pub(super) facts: Vec<Quoted<'f>>,
            pub(super) grade: Quoted<'f>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(super) note: Option<Quoted<'f>>,
        }
        impl<'f> Entry<'f> for $name<'f> {
            const KIND: &'static str = $kind;
            const FIELDS: &'static [&'static str] =
                &[$(stringify!($need),)* $(stringify!($may),)* "facts", "grade", "note"];
            fn read(fields: &mut Fields<'_, 'f, '_>) -> Self {
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
impl Label for Quoted<'_> {
    fn label(&self) -> String {
        self.to_string()
    }
}
impl Label for Vec<Quoted<'_>> {
    fn label(&self) -> String {
        self.join(", ")
    }
}

/// The head of a rulebook.
#[derive(Debug, Serialize)]
pub(super) struct Head<'f> {
    pub(super) version: Quoted<'f>,
}

impl<'f> Entry<'f> for Head<'f> {
    const KIND: &'static str = "rulebook";
    const FIELDS: &'static [&'static str] = &["version"];
    fn read(fields: &mut Fields<'_, 'f, '_>) -> Self {
        Self { version: fields.needs("version") }
    }
    fn label(&self) -> String {
        String::new()
    }
}

/// A document that facts were taken from.
#[derive(Debug, Serialize)]
pub(super) struct SourceEntry<'f> {
    pub(super) id: Quoted<'f>,
    pub(super) title: Quoted<'f>,
    pub(super) kind: Quoted<'f>,
    #[serde(rename = "where")]
    pub(super) place: Quoted<'f>,
}

impl<'f> Entry<'f> for SourceEntry<'f> {
    const KIND: &'static str = "source";
    const FIELDS: &'static [&'static str] = &["id", "title", "kind", "where"];
    fn read(fields: &mut Fields<'_, 'f, '_>) -> Self {
        let (id, title) = (fields.needs("id"), fields.needs("title"));
        let (kind, place) = (fields.needs("kind"), fields.needs("where"));
        Self { id, title, kind, place }
    }
    fn label(&self) -> String {
        self.id.to_string()
    }
}

/// A fact, and the documents that state it.
#[derive(Debug, Serialize)]
pub(super) struct FactEntry<'f> {
    pub(super) id: Quoted<'f>,
    pub(super) sources: Vec<Quoted<'f>>,
    pub(super) states: Quoted<'f>,
}

impl<'f> Entry<'f> for FactEntry<'f> {
    const KIND: &'static str = "fact";
    const FIELDS: &'static [&'static str] = &["id", "sources", "states"];
    fn read(fields: &mut Fields<'_, 'f, '_>) -> Self {
        Self { id: fields.needs("id"), sources: fields.needs("sources"), states: fields.needs("states") }
    }
    fn label(&self) -> String {
        self.id.to_string()
    }
}

entry! { undated
    /// A rule of the catalogue.
    RuleEntry "rule" by id needs { id: Quoted<'f>, statement: Quoted<'f> } may {}
}
entry! { dated
    /// An edition: from when to when, and for whom.
    EditionEntry "edition" by id needs { id: Quoted<'f> } may { suppliers: Vec<Quoted<'f>>, buyers: Vec<Quoted<'f>> }
}
entry! { dated
    /// A named value.
    ValueEntry "value" by name needs { name: Quoted<'f> }
    may { editions: Vec<Quoted<'f>>, order_types: Vec<Quoted<'f>>, value: Raw<'f>, unit: Quoted<'f> }
}
entry! { dated
    /// Names that some editions have no value for.
    AbsentEntry "absent" by names needs { names: Vec<Quoted<'f>> }
    may { editions: Vec<Quoted<'f>>, order_types: Vec<Quoted<'f>> }
}
entry! { dated
    /// A row of the supplier's fee table.
    SupplierFeeEntry "supplier_fee" by countries needs { countries: Vec<Quoted<'f>>, kind: Quoted<'f> }
    may {
        rate_percent: Quoted<'f>, rate_alibaba_percent: Quoted<'f>, rate_third_party_percent: Quoted<'f>,
        rate_wholesale_percent: Quoted<'f>, rate_flat_percent: Quoted<'f>, cap_usd: Quoted<'f>, below_usd: Quoted<'f>,
        none_from_usd: Quoted<'f>, up_to_usd: Quoted<'f>, onetouch_free_above_usd: Quoted<'f>,
    }
}
entry! { dated
    /// What a payment method costs.
    PaymentFeeEntry "payment_fee" by method needs { method: Quoted<'f>, kind: Quoted<'f> }
    may {
        rate_percent: Quoted<'f>, buy_now_free: Quoted<'f>, amount_usd: Quoted<'f>, waived_from: Date<'f>, waived_to: Date<'f>,
        units: Quoted<'f>, unpublished_countries: Vec<Quoted<'f>>, steps_usd: Vec<(Quoted<'f>, Quoted<'f>)>,
    }
}
entry! { dated
    /// Where and up to what a payment method can be used.
    PaymentLimitEntry "payment_limit" by method needs { method: Quoted<'f> }
    may {
        available_from: Date<'f>, restricted_from: Date<'f>, currencies: Vec<Quoted<'f>>, countries: Vec<Quoted<'f>>,
        excluded_countries: Vec<Quoted<'f>>, max_usd: Quoted<'f>, max_includes_fee: Quoted<'f>, dollars_unlimited: Quoted<'f>,
    }
}
entry! { dated
    /// The fee for a withdrawal.
    WithdrawalFeeEntry "withdrawal_fee" by countries needs { countries: Vec<Quoted<'f>>, amount_usd: Quoted<'f> } may {}
}
entry! { undated
    /// A change that one party may make to an order in some states.
    ActionEntry "action" by action needs { states: Vec<Quoted<'f>>, party: Quoted<'f>, action: Quoted<'f> }
    may { needs: Quoted<'f>, editions: Vec<Quoted<'f>> }
}
