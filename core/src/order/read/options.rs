//! Reading what the caller of an import knows beside the responses.

use super::fields::IMPORT_OPTIONS;
use super::json;
use super::names::Name;
use super::object::Reader;
use super::order::supplier;
use super::{OrderErrors, syntax, valid_part};
use crate::codes::ShipAfter;
use crate::order::import::ImportOptions;
use crate::time::Zone;
use serde_json::value::RawValue;

impl ImportOptions {
    /// Reads the options from a JSON object with the names of the fields, `supplier` as in the order
    /// document; every one may be left out.
    ///
    /// # Errors
    /// Everything that is wrong with it, as [`Order::from_json`](crate::order::Order::from_json).
    pub fn from_json(bytes: &[u8]) -> Result<Self, OrderErrors> {
        let text = std::str::from_utf8(bytes).unwrap_or_else(|error| valid_part(bytes, error));
        let parsed: Result<&RawValue, _> = serde_json::from_str(text);
        let mut reader = Reader::new(false);
        let mut options = None;
        match &parsed {
            Ok(raw) if raw.get().starts_with('{') => options = Some(reader.import_options(raw.get())),
            Ok(raw) => reader.not_an_object(raw.get()),
            Err(_) => {}
        }
        if let Some(words) = syntax::problem(text, bytes.get(text.len()).copied(), parsed.as_ref().err()) {
            reader.problem(None, || words);
        }
        match (reader.problems.into_errors(), options) {
            (None, Some(options)) => Ok(options),
            (errors, _) => Err(errors.unwrap_or(OrderErrors { problems: Vec::new() })),
        }
    }
}

impl Reader {
    fn import_options(&mut self, raw: &str) -> ImportOptions {
        self.check(&IMPORT_OPTIONS, &json::object(raw), None, |reader, values| ImportOptions {
            supplier: reader.object(values, Name::Supplier, |_, v| Some(supplier(v))).unwrap_or_default(),
            ship_after: values.word(Name::ShipAfter, ShipAfter::from_number),
            status_since: values.instant(Name::StatusSince),
            tracking_zone: values.text(Name::TrackingZone).and_then(|name| Zone::named(&name)),
            keep_incomplete_events: values.flag(Name::KeepIncompleteEvents).unwrap_or(false),
        })
    }
}
