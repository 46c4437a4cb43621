//! The document's `default_zone`.

use super::leaf::{Value, instant_code};
use super::problem::ProblemCode as Code;
use crate::time::{Clock, Instant, InstantError};
use crate::zones;
use std::borrow::Cow;

/// How zone-less instants of a document are read.
pub(super) enum ZoneRule {
    /// They are errors.
    Refuse,
    /// They are right or wrong nobody knows: the zone is itself in error, or was not reached.
    Unknown,
    /// In the zone of this name.
    In(Clock),
}

impl ZoneRule {
    /// The rule of a document with this `default_zone`.
    pub(super) fn named(name: &str) -> Self {
        Clock::named(name).map_or(Self::Unknown, Self::In)
    }

    /// Reads an instant.
    pub(super) fn instant(&self, text: &str) -> Result<Value<'static>, Code> {
        let read = match (Instant::parse(text), self) {
            (Err(InstantError::NoOffset), _) if !is_local(text) => Err(InstantError::NotAnInstant),
            (Err(InstantError::NoOffset), Self::Unknown) => return Ok(Value::Unsettled),
            (Err(InstantError::NoOffset), Self::In(clock)) => Instant::parse_in(text, Some(clock)),
            (read, _) => read,
        };
        read.map(Value::Instant).map_err(instant_code)
    }
}

/// Whether a text is exactly `YYYY-MM-DDThh:mm:ss`, perhaps with a fraction of a second.
fn is_local(text: &str) -> bool {
    const PATTERN: &[u8] = b"0000-00-00T00:00:00";
    let Some((whole, fraction)) = text.as_bytes().split_at_checked(PATTERN.len()) else { return false };
    let fits = |(byte, sample): (&u8, &u8)| if *sample == b'0' { byte.is_ascii_digit() } else { byte == sample };
    let fraction_fits = match fraction {
        [] => true,
        [b'.', digits @ ..] => !digits.is_empty() && digits.iter().all(u8::is_ascii_digit),
        _ => false,
    };
    // A leap second is no instant here, with or without a zone.
    whole.iter().zip(PATTERN).all(fits) && !whole.ends_with(b"60") && fraction_fits
}

/// The name, where it is that of a zone.
pub(super) fn name(text: Cow<'_, str>) -> Result<Cow<'_, str>, Code> {
    if zones::is_known(&text) { Ok(text) } else { Err(Code::NotAZone) }
}
