//! The obligation calendar in the formats of other programs: JSON, CSV and iCalendar.
//!
//! Every entry has a [`uid`] made of the order, the rule, the party and the action, and of nothing
//! that changes from one look to the next, so a later export updates what an earlier one brought and
//! never doubles it. Nothing depends on the clock: the same assessment gives the same bytes.

#[cfg(feature = "report")]
mod csv;
#[cfg(feature = "ical")]
mod ical;

#[cfg(feature = "report")]
pub use self::csv::{FIELDS as CSV_FIELDS, csv};
#[cfg(feature = "ical")]
pub use self::ical::ical;

use crate::assessment::Assessment;
use crate::calendar::Entry;
use crate::time::Instant;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// How many bytes of the digest a UID keeps: enough that two never meet.
const UID_BYTES: usize = 16;

/// The stable name of an entry of an order's calendar.
pub fn uid(order: &str, entry: &Entry) -> String {
    let mut hash = Sha256::new();
    for part in [entry.rule.name(), entry.party.name(), entry.action.name(), order] {
        hash.update(part.as_bytes());
        // No code holds a line break, so the parts cannot run into each other; the order comes last.
        hash.update(b"\n");
    }
    let mut uid = String::new();
    for byte in hash.finalize().iter().take(UID_BYTES) {
        // Writing to a string cannot fail.
        let _ = write!(uid, "{byte:02x}");
    }
    uid + "@trade-assurance"
}

#[derive(Serialize)]
struct Document<'a> {
    order: &'a str,
    as_of: Instant,
    calendar: Vec<Named<'a>>,
}

#[derive(Serialize)]
struct Named<'a> {
    uid: String,
    #[serde(flatten)]
    entry: &'a Entry,
}

/// The calendar as one JSON document in one line: the assessment's entries, each with its UID.
pub fn json(assessment: &Assessment<'_>) -> String {
    let named = |entry| Named { uid: uid(assessment.order, entry), entry };
    let calendar = assessment.calendar.iter().map(named).collect();
    let document = Document { order: assessment.order, as_of: assessment.as_of, calendar };
    // Serialising these types cannot fail: no maps with odd keys, no floats, no I/O.
    serde_json::to_string(&document).unwrap_or_default()
}
