//! The formats and tools that this library was built with.

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

/// Whether the functions around orders are built in. A constant to branch on, so that nothing of them is in a library
/// without them.
pub(crate) const TOOLS: bool = cfg!(feature = "tools");

/// What a function around orders says where it is not built in.
pub(crate) fn no_tools() -> (ta_status, String) {
    bad_argument("this library was built without that function")
}

fn refused<T>(format: Option<ta_format>) -> Known<T> {
    Err(bad_argument(match format {
        Some(format) if !format.is_built_in() => "this library was built without that format",
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
    fn what_is_around_orders_is_refused_where_it_is_not_built_in() {
        let mut out = crate::ta_buffer { data: std::ptr::null_mut(), size: 0 };
        // SAFETY: a buffer, which is given back.
        let status = unsafe { crate::ta_schema(0, &raw mut out) };
        // SAFETY: as above.
        unsafe { crate::ta_buffer_free(&raw mut out) };
        assert_eq!(status, if cfg!(feature = "tools") { ta_status::Ok } else { ta_status::BadArgument });
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
