//! Reading the `draft` object of a draft document: strictly, with every problem at once.

use super::draft::{DraftDetails, Fields, PlannedPayment};
use crate::codes::{Code, list};
use crate::iso::Currency;
use crate::money::{AmountError, parse_minor};
use crate::order::{Problem, ProblemCode};
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

const DETAILS: [&str; 9] = [
    "ship_term_text",
    "remarks",
    "attachments",
    "custom",
    "dimensions",
    "weight",
    "planned_payments",
    "new_supplier",
    "promises",
];
const PAYMENT: [&str; 6] = ["amount", "route", "method", "part", "after_inspection", "test"];

/// What the document's `draft` fields hold, and what is wrong with them; amounts are left unread where
/// the currency is not known.
pub(super) fn read(drafts: &[(String, &RawValue)], currency: Option<Currency>) -> (DraftDetails, Vec<Problem>) {
    let mut reader = Reader { currency, problems: Vec::new() };
    if drafts.len() > 1 {
        reader.problem(ProblemCode::DuplicateKey, "draft", "", "the field stands twice");
    }
    let given = drafts.first().map(|(_, raw)| raw.get()).filter(|raw| *raw != "null");
    let details = given.map(|raw| reader.details(raw)).unwrap_or_default();
    (details, reader.problems)
}

/// An object's known fields that are not null, and where it stands.
struct Object<'a> {
    path: String,
    fields: Vec<(&'static str, &'a str)>,
}

impl<'a> Object<'a> {
    fn at(&self, name: &str) -> Option<(String, &'a str)> {
        let (_, raw) = self.fields.iter().find(|(field, _)| *field == name)?;
        Some((format!("{}.{name}", self.path), raw))
    }
}

struct Reader {
    currency: Option<Currency>,
    problems: Vec<Problem>,
}

impl Reader {
    fn details(&mut self, raw: &str) -> DraftDetails {
        let object = self.object("draft".to_owned(), raw, &DETAILS);
        DraftDetails {
            ship_term_text: self.value(object.at("ship_term_text"), "a string"),
            remarks: self.value(object.at("remarks"), "a string"),
            attachments: self.value(object.at("attachments"), "a list of strings"),
            custom: self.value(object.at("custom"), "true or false"),
            dimensions: self.value(object.at("dimensions"), "a string"),
            weight: self.value(object.at("weight"), "a string"),
            planned_payments: self.payments(object.at("planned_payments")),
            new_supplier: self.value(object.at("new_supplier"), "true or false"),
            promises: self.value(object.at("promises"), "a list of strings"),
        }
    }

    fn payments(&mut self, place: Option<(String, &str)>) -> Option<Vec<PlannedPayment>> {
        let (path, raw) = place?;
        let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(raw) else {
            self.wrong_type(&path, raw, "a list of objects");
            return None;
        };
        let items = items.into_iter().enumerate();
        Some(items.map(|(at, item)| self.payment(format!("{path}[{at}]"), item.get())).collect())
    }

    fn payment(&mut self, path: String, raw: &str) -> PlannedPayment {
        let object = self.object(path, raw, &PAYMENT);
        PlannedPayment {
            amount: self.amount(object.at("amount")),
            route: self.word(object.at("route")),
            method: self.word(object.at("method")),
            part: self.word(object.at("part")),
            after_inspection: self.value(object.at("after_inspection"), "true or false"),
            test: self.value(object.at("test"), "true or false"),
        }
    }

    fn object<'a>(&mut self, path: String, raw: &'a str, known: &[&'static str]) -> Object<'a> {
        let mut fields: Vec<(&'static str, &'a str)> = Vec::new();
        let Ok(Fields(written)) = serde_json::from_str(raw) else {
            self.wrong_type(&path, raw, "an object");
            return Object { path, fields };
        };
        let mut seen: Vec<&str> = Vec::new();
        for (name, value) in written {
            let Some(field) = known.iter().copied().find(|field| *field == name) else {
                self.unknown(ProblemCode::UnknownField, &format!("{path}.{name}"), &name, known);
                continue;
            };
            if seen.contains(&field) {
                let path = format!("{path}.{name}");
                self.problem(ProblemCode::DuplicateKey, &path, value.get(), "the field stands twice");
            } else if value.get() != "null" {
                fields.push((field, value.get()));
            }
            seen.push(field);
        }
        Object { path, fields }
    }

    fn value<T: DeserializeOwned>(&mut self, place: Option<(String, &str)>, accepted: &str) -> Option<T> {
        let (path, raw) = place?;
        let value = serde_json::from_str(raw).ok();
        if value.is_none() {
            self.wrong_type(&path, raw, accepted);
        }
        value
    }

    fn word<C: Code>(&mut self, place: Option<(String, &str)>) -> Option<C> {
        let path = place.as_ref().map(|(path, _)| path.clone());
        let text: String = self.value(place, &list::<C>())?;
        let code = C::ALL.iter().copied().find(|code| code.name() == text);
        if code.is_none() {
            let names: Vec<&str> = C::ALL.iter().map(|code| code.name()).collect();
            self.unknown(ProblemCode::UnknownCode, &path.unwrap_or_default(), &text, &names);
        }
        code
    }

    fn amount(&mut self, place: Option<(String, &str)>) -> Option<i64> {
        let (path, raw) = place?;
        let number = raw.starts_with(|c: char| c == '-' || c.is_ascii_digit());
        let text = if number { raw.to_owned() } else { self.value(Some((path.clone(), raw)), "an amount")? };
        let read = parse_minor(&text, self.currency?);
        if let Err(error) = read {
            let code = match error {
                AmountError::NotADecimal => ProblemCode::NotAnAmount,
                AmountError::Negative => ProblemCode::NegativeAmount,
                AmountError::TooManyDecimals => ProblemCode::TooManyDecimals,
                AmountError::TooLarge => ProblemCode::AmountTooLarge,
            };
            self.problem(code, &path, &text, &format!("the amount {error}"));
        }
        read.ok()
    }

    fn wrong_type(&mut self, path: &str, raw: &str, accepted: &str) {
        let problem = self.problem(ProblemCode::WrongType, path, raw, "the value is of another type");
        problem.accepted = Some(accepted.to_owned());
    }

    fn unknown(&mut self, code: ProblemCode, path: &str, found: &str, known: &[&str]) {
        let what = if code == ProblemCode::UnknownField { "field" } else { "word" };
        let accepted: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
        let nearest = known.iter().map(|name| (strsim::osa_distance(found, name), *name)).min();
        let near = nearest.filter(|(distance, name)| *distance <= name.len() / 3);
        let problem = self.problem(code, path, found, &format!("the {what} is not known"));
        problem.accepted = Some(accepted.join(", "));
        problem.nearest = near.map(|(_, name)| name.to_owned());
    }

    fn problem(&mut self, code: ProblemCode, path: &str, found: &str, message: &str) -> &mut Problem {
        const SHOWN: usize = 60;
        self.problems.push(Problem {
            code,
            path: path.to_owned(),
            message: message.to_owned(),
            found: found.trim_matches('"').chars().take(SHOWN).collect(),
            accepted: None,
            nearest: None,
        });
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }
}
