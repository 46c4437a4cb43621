//! The platform's dates: milliseconds, and a text in its own zone.

use super::super::NoteCode;
use super::wire::{Log, Node, Wire};
use crate::time::{Clock, Day, Instant};

/// The platform's clocks [F-163, F-164].
fn platform_clock() -> Option<Clock> {
    Clock::named("America/Los_Angeles")
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The platform's civil day of an instant.
pub(super) fn platform_day(at: Instant) -> Option<Day> {
    platform_clock().map(|clock| clock.day(at))
}

impl Node<'_> {
    /// A date, `{timestamp, format_date}`: the timestamp wins, the text stands in where there is none.
    pub(super) fn date(&self, key: &str, log: &mut Log) -> Option<Instant> {
        let node = self.get(key)?;
        let (stamp, text) = match node.wire {
            Wire::Object(_) => (node.text("timestamp", log), node.text("format_date", log)),
            _ => (self.text(key, log), None),
        };
        let (from_stamp, from_text) = (stamp.and_then(parse_millis), text.and_then(parse_text));
        if let (Some(found), None) = (stamp, from_stamp) {
            let text = "not milliseconds since 1970 of any order; not read";
            log.note(NoteCode::TimestampImplausible, &node.path, Some(found), text);
        }
        match (from_stamp, from_text) {
            (Some(at), other) => {
                if other.is_some_and(|other| other.micros() != at.micros().div_euclid(1_000_000) * 1_000_000) {
                    let reading = format!("the timestamp says {at} and counts");
                    log.note(NoteCode::DatesDiffer, &node.path, text, &reading);
                }
                Some(at)
            }
            (None, Some(at)) => {
                let reading = format!("read as {at}, since there is no usable timestamp");
                log.note(NoteCode::DateFromText, &node.path, text, &reading);
                Some(at)
            }
            (None, None) => {
                if let Some(found) = text.or(stamp) {
                    log.note(
                        NoteCode::DateUnreadable,
                        &node.path,
                        Some(found),
                        "no date can be read; it stays unknown",
                    );
                }
                None
            }
        }
    }
}

/// Milliseconds since 1970 inside the years that the library takes; seconds are not.
fn parse_millis(text: &str) -> Option<Instant> {
    let millis: i64 = text.parse().ok()?;
    Instant::from_micros(millis.checked_mul(1000)?)
}

/// `Jul. 31, 2025, 21:09:36 PDT.`, where the platform's clocks did show PDT or PST then.
fn parse_text(text: &str) -> Option<Instant> {
    let mut words = text.split_ascii_whitespace().map(|word| word.trim_end_matches([',', '.']));
    let (month, day, year, time, zone) = (words.next()?, words.next()?, words.next()?, words.next()?, words.next()?);
    let month = MONTHS.iter().position(|known| month.get(..3).is_some_and(|start| start == *known))? + 1;
    let offset = match zone {
        "PDT" => "-07:00",
        "PST" => "-08:00",
        _ => return None,
    };
    let day: u8 = day.parse().ok()?;
    let at = Instant::parse(&format!("{year}-{month:02}-{day:02}T{time}{offset}")).ok()?;
    let shown = platform_clock()?.show(at);
    (words.next().is_none() && shown.ends_with(offset)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::{parse_millis, parse_text};

    fn read(text: &str) -> Option<String> {
        parse_text(text).map(|at| at.to_string())
    }

    #[test]
    fn texts_are_read_in_the_zone_they_name() {
        assert_eq!(read("Jul. 31, 2025, 21:09:36 PDT.").as_deref(), Some("2025-08-01T04:09:36Z"));
        assert_eq!(read("May. 3, 2024, 00:00:00 PDT.").as_deref(), Some("2024-05-03T07:00:00Z"));
        assert_eq!(read("Dec. 10, 2025, 10:30:32 PST.").as_deref(), Some("2025-12-10T18:30:32Z"));
    }

    #[test]
    fn other_texts_are_not_read() {
        let texts = [
            "MMM. d, yyyy, HH:mm:ss z.",
            "",
            "Jul. 31, 2025, 21:09:36 CST.",
            "Jul. 32, 2025, 21:09:36 PDT.",
            "Jul. 31, 2025, 21:09:36 PST.",
            "Jul. 31, 2025, 21:09:36 PDT. x",
            "31 Jul 2025 21:09:36 PDT",
            "ééé. 1, 2025, 0:0:0 PDT.",
        ];
        for text in texts {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn seconds_are_not_milliseconds() {
        assert!(parse_millis("1733821832000").is_some());
        for text in ["1733821832", "12345", "0", "-1", "9223372036854775807", "x"] {
            assert_eq!(parse_millis(text), None, "{text}");
        }
    }
}
