//! The formats of answers that this library was built with.

use crate::buffer::bad_argument;
use crate::documents::ta_format;
use crate::status::ta_status;
use trade_assurance::door::{self, CalendarPage, Page};
use trade_assurance::order::OrderErrors;
use trade_assurance::rulebook::Rulebook;

type Known<T> = Result<T, (ta_status, String)>;

/// A question about a contract draft.
type Lint = fn(&Rulebook, &[u8]) -> Result<String, OrderErrors>;

/// How pages of text are set.
#[cfg(feature = "report")]
const STYLE: trade_assurance::explain::Style = trade_assurance::explain::Style { colour: false, width: 100 };

impl ta_format {
    const ALL: [Self; 5] = [Self::Json, Self::Text, Self::Html, Self::Csv, Self::Ics];

    fn from_number(number: i32) -> Option<Self> {
        Self::ALL.into_iter().find(|format| *format as i32 == number)
    }

    /// Whether the library can write it at all.
    const fn is_built_in(self) -> bool {
        match self {
            Self::Json => true,
            Self::Text | Self::Html | Self::Csv => cfg!(feature = "report"),
            Self::Ics => cfg!(feature = "ical"),
        }
    }
}

/// The page of an assessment.
pub(crate) fn page(format: i32) -> Known<Page> {
    match ta_format::from_number(format) {
        Some(ta_format::Json) => Ok(Page::Json),
        #[cfg(feature = "report")]
        Some(ta_format::Text) => Ok(Page::Text(STYLE)),
        #[cfg(feature = "report")]
        Some(ta_format::Html) => Ok(Page::Html),
        other => refused(other),
    }
}

/// The page of a calendar.
pub(crate) fn calendar_page(format: i32) -> Known<CalendarPage> {
    match ta_format::from_number(format) {
        Some(ta_format::Json) => Ok(CalendarPage::Json),
        #[cfg(feature = "report")]
        Some(ta_format::Text) => Ok(CalendarPage::Text(STYLE)),
        #[cfg(feature = "report")]
        Some(ta_format::Csv) => Ok(CalendarPage::Csv),
        #[cfg(feature = "ical")]
        Some(ta_format::Ics) => Ok(CalendarPage::Ics),
        other => refused(other),
    }
}

/// What writes the remarks on a draft.
pub(crate) fn lint(format: i32) -> Known<Lint> {
    match ta_format::from_number(format) {
        Some(ta_format::Json) => Ok(door::lint),
        #[cfg(feature = "report")]
        Some(ta_format::Text) => Ok(|book, draft| door::lint_text(book, draft, STYLE)),
        other => refused(other),
    }
}

fn refused<T>(format: Option<ta_format>) -> Known<T> {
    Err(bad_argument(match format {
        Some(format) if !format.is_built_in() => "this library was built without that format; it writes JSON",
        _ => "the format is none that this answer can be written in",
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_built_in_is_refused_by_name() {
        let (status, words) = refused::<()>(Some(ta_format::Text)).unwrap_err();
        assert_eq!(status, ta_status::BadArgument);
        assert_eq!(words.contains("built without"), !cfg!(feature = "report"), "{words}");
        assert!(refused::<()>(Some(ta_format::Json)).unwrap_err().1.contains("none that this answer"));
    }

    #[test]
    fn json_is_written_whatever_is_built_in() {
        assert_eq!(page(ta_format::Json as i32).unwrap(), Page::Json);
        assert_eq!(calendar_page(ta_format::Json as i32).unwrap(), CalendarPage::Json);
        assert!(lint(ta_format::Json as i32).is_ok());
        assert_eq!(page(ta_format::Text as i32).is_ok(), cfg!(feature = "report"));
        assert_eq!(calendar_page(ta_format::Csv as i32).is_ok(), cfg!(feature = "report"));
        assert_eq!(calendar_page(ta_format::Ics as i32).is_ok(), cfg!(feature = "ical"));
        assert!(page(ta_format::Csv as i32).is_err() && calendar_page(ta_format::Html as i32).is_err());
    }
}
