//! The draft document: an order that is not made yet, and what its terms alone do not say.
//!
//! It is the order document, in which `id` and `created_at` may be left out, with one more object,
//! `draft`. Both are read strictly, and every problem of both is reported at once.

use super::details;
use crate::codes::{PaymentMethod, PaymentPart, Route};
use crate::iso::Currency;
use crate::order::{Order, OrderErrors, QualityTerm};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// An order that is not made yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The order as it would be. Its `id` is `draft`, and its creation the year 2000, before any
    /// edition, where the document names none: no verdict can be taken from it by mistake.
    pub order: Order,
    /// What the order document has no field for.
    pub details: DraftDetails,
}

/// The `draft` object of a draft document. Whatever is absent has not been agreed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftDetails {
    /// The ship term in words, where somebody wrote it so.
    pub ship_term_text: Option<String>,
    /// The remarks field of the order.
    pub remarks: Option<String>,
    /// The names of the attached files.
    pub attachments: Option<Vec<String>>,
    /// Whether the goods are made to the buyer's specification; where absent, `product_kind` says so.
    pub custom: Option<bool>,
    /// The dimensions, in words and figures.
    pub dimensions: Option<String>,
    /// The weight, in words and figures.
    pub weight: Option<String>,
    /// The payments as they are planned, in their order.
    pub planned_payments: Option<Vec<PlannedPayment>>,
    /// Whether the buyer has not bought from this supplier before.
    pub new_supplier: Option<bool>,
    /// What the supplier promises beside the contract: a warranty, spare parts, service.
    pub promises: Option<Vec<String>>,
}

/// A payment that is planned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlannedPayment {
    /// How much, in minor units of the order's currency.
    pub amount: Option<i64>,
    /// Through the platform or not.
    pub route: Option<Route>,
    /// By which method.
    pub method: Option<PaymentMethod>,
    /// Which instalment it is.
    pub part: Option<PaymentPart>,
    /// Whether it is due only after the inspection has passed.
    pub after_inspection: Option<bool>,
    /// Whether it is a small one that only tries the account and the supplier.
    pub test: Option<bool>,
}

/// What stands in for an `id` and a `created_at` that the document leaves out.
const PLACEHOLDERS: [(&str, &str); 2] = [("id", "\"draft\""), ("created_at", "\"2000-01-01T00:00:00Z\"")];

impl Draft {
    /// Reads a draft document.
    ///
    /// # Errors
    /// Every problem of the order's fields and of the `draft` object, as [`Order::from_json`].
    pub fn from_json(bytes: &[u8]) -> Result<Self, OrderErrors> {
        let Ok(Fields(fields)) = serde_json::from_slice(bytes) else {
            return Err(not_an_object(bytes));
        };
        let (drafts, rest): (Vec<_>, Vec<_>) = fields.into_iter().partition(|(name, _)| name == "draft");
        let order = Order::from_json(&order_document(&rest));
        let (details, problems) = details::read(&drafts, currency_of(&rest));
        match order {
            Ok(order) if problems.is_empty() => Ok(Self { order, details }),
            Ok(_) => Err(OrderErrors { problems }),
            Err(mut errors) => {
                errors.problems.extend(problems);
                Err(errors)
            }
        }
    }

    /// The agreed quality terms; none where none are known.
    pub(super) fn quality(&self) -> &[QualityTerm] {
        self.order.terms.as_ref().and_then(|terms| terms.quality.as_deref()).unwrap_or_default()
    }

    /// The planned payments with their places.
    pub(super) fn payments(&self) -> impl Iterator<Item = (usize, &PlannedPayment)> {
        self.details.planned_payments.iter().flatten().enumerate()
    }

    /// Every free text with its path, in the order of the document.
    pub(super) fn texts(&self) -> Vec<(String, &str)> {
        let terms = self.order.terms.as_ref();
        let details = &self.details;
        let mut texts: Vec<(String, &str)> = Vec::new();
        for (at, term) in self.quality().iter().enumerate() {
            texts.extend(term.aspect.iter().map(|text| (format!("terms.quality[{at}].aspect"), text.as_str())));
            texts.extend(
                term.requirement.iter().map(|text| (format!("terms.quality[{at}].requirement"), text.as_str())),
            );
        }
        let single = [
            ("terms.packaging", terms.and_then(|terms| terms.packaging.as_deref())),
            ("draft.ship_term_text", details.ship_term_text.as_deref()),
            ("draft.remarks", details.remarks.as_deref()),
            ("draft.dimensions", details.dimensions.as_deref()),
            ("draft.weight", details.weight.as_deref()),
        ];
        texts.extend(single.into_iter().filter_map(|(path, text)| Some((path.to_owned(), text?))));
        let promises = details.promises.iter().flatten().enumerate();
        texts.extend(promises.map(|(at, text)| (format!("draft.promises[{at}]"), text.as_str())));
        texts
    }
}

/// What the order's reader says of a text that is no JSON object; the `draft` object, which it does not
/// know, is not what is wrong.
fn not_an_object(bytes: &[u8]) -> OrderErrors {
    let mut errors = Order::from_json(bytes).err().unwrap_or(OrderErrors { problems: Vec::new() });
    errors.problems.retain(|problem| problem.path != "draft");
    errors
}

/// The fields of a JSON object as they are written, so that nothing is lost on the way to the order's reader.
pub(super) struct Fields<'a>(pub(super) Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

/// The order document without the `draft` object, and with what a draft may leave out.
fn order_document(fields: &[(String, &RawValue)]) -> Vec<u8> {
    let left_out = |name: &str| !fields.iter().any(|(field, value)| field == name && value.get() != "null");
    let stands_in = PLACEHOLDERS.into_iter().filter(|(name, _)| left_out(name));
    let replaced = |name: &str| left_out(name) && PLACEHOLDERS.iter().any(|(placeholder, _)| *placeholder == name);
    let written = fields.iter().filter(|(name, _)| !replaced(name));
    let all = stands_in.map(|(name, value)| format!("\"{name}\":{value}"));
    let quoted = |name: &String| serde_json::to_string(name).unwrap_or_default();
    let all = all.chain(written.map(|(name, value)| format!("{}:{}", quoted(name), value.get())));
    format!("{{{}}}", all.collect::<Vec<_>>().join(",")).into_bytes()
}

/// The currency that the order document names.
fn currency_of(fields: &[(String, &RawValue)]) -> Option<Currency> {
    let (_, raw) = fields.iter().find(|(name, _)| name == "currency")?;
    Currency::parse(&serde_json::from_str::<String>(raw.get()).ok()?)
}
