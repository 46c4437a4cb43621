//! Strict reading of the order document [order document, section 1].
//!
//! Text becomes fields (`json`), fields are checked against the one table of what may be where
//! (`fields`, `object`, `leaf`), checked values become an [`Order`] (`order`, `events`), and what is
//! wrong is put into words (`describe`). The JSON Schema is made from the same table.

pub(crate) mod describe;
pub(crate) mod events;
pub(crate) mod fields;
mod json;
mod leaf;
pub(crate) mod names;
mod object;
mod options;
mod order;
mod problem;
mod syntax;
mod zone;

pub use events::EventType;
pub use problem::{OrderErrors, Problem, ProblemCode};

use super::Order;
use crate::time::Instant;
use json::{Draft, Form};
use names::Name;
use object::{Reader, Step};
use serde_json::value::RawValue;
use std::str::Utf8Error;

impl Order {
    /// Reads an order document.
    ///
    /// # Errors
    /// Everything that is wrong with it, at once; see [`ProblemCode`]. Text that is not JSON is read up
    /// to where it stops being it.
    pub fn from_json(bytes: &[u8]) -> Result<Self, OrderErrors> {
        read(bytes, Form::Document).map(|(order, _)| order)
    }

    /// Reads a line of a batch: an order document, or `{"order": document, "as_of": instant}`.
    ///
    /// A zone-less `as_of` is an error also where the document has a `default_zone`.
    ///
    /// # Errors
    /// As [`Order::from_json`]; in the second form paths begin with `order` or are `as_of`.
    pub fn from_json_with_as_of(bytes: &[u8]) -> Result<(Self, Option<Instant>), OrderErrors> {
        read(bytes, Form::Line)
    }
}

type Line = (Order, Option<Instant>);

fn read(bytes: &[u8], form: Form) -> Result<Line, OrderErrors> {
    // What is not UTF-8 ends the text; what stands before it is still read.
    let text = std::str::from_utf8(bytes).unwrap_or_else(|error| valid_part(bytes, error));
    let bad_byte = bytes.get(text.len()).copied();
    let (read, mut reader, error) = if text.trim_start().starts_with('{') {
        let (draft, error) = json::draft(text, form);
        let mut reader = Reader::new(error.is_some());
        (reader.line(&draft), reader, error)
    } else {
        let mut reader = Reader::new(true);
        let error = reader.no_object(text);
        (None, reader, error)
    };
    if let Some(words) = syntax::problem(text, bad_byte, error.as_ref()) {
        reader.problem(None, || words);
    }
    match (reader.problems.into_errors(), read) {
        (None, Some(read)) => Ok(read),
        (errors, _) => Err(errors.unwrap_or(OrderErrors { problems: Vec::new() })),
    }
}

fn valid_part(bytes: &[u8], error: Utf8Error) -> &str {
    std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default()
}

impl Reader {
    /// Reads a document, or a line around one.
    fn line(&mut self, draft: &Draft<'_>) -> Option<Line> {
        let Some(line) = &draft.line else {
            return self.order(draft).map(|order| (order, None));
        };
        self.check(&fields::LINE, line, None, |reader, values| {
            let given = values.has(Name::Order) || !draft.order.is_empty();
            let order = given.then(|| reader.inside(Step::Field(Name::Order), |reader| reader.order(draft)))??;
            Some((order, values.instant(Name::AsOf)))
        })
    }

    /// Notes that a text is JSON but no object; the error where it is not even JSON.
    fn no_object(&mut self, text: &str) -> Option<serde_json::Error> {
        match serde_json::from_str::<&RawValue>(text) {
            Ok(raw) => self.not_an_object(raw.get()),
            Err(error) => return Some(error),
        }
        None
    }
}
