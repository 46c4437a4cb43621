//! `assess` and `calendar`: one order.

use super::args::{AssessArgs, CalendarArgs, CalendarFormat, Look, PageFormat};
use super::failure::Failure;
use super::{DONE, Streams, source};
use crate::door::{self, CalendarPage, Page};
use crate::explain::Style;
use crate::order::OrderErrors;
use std::path::Path;

/// The width of a line where nobody says it.
const WIDTH: usize = 100;

/// How text is set here.
pub(super) fn style(look: Look, streams: &Streams<'_>) -> Style {
    Style { colour: streams.colour, width: look.width.or(streams.width).unwrap_or(WIDTH) }
}

pub(super) fn assess(args: &AssessArgs, streams: &mut Streams<'_>) -> Result<u8, Failure> {
    let page = match args.format {
        PageFormat::Text => Page::Text(style(args.look, streams)),
        PageFormat::Json => Page::Json,
        PageFormat::Html => Page::Html,
    };
    let book = source::rulebook(&args.rules)?;
    let document = source::bytes(&args.order, streams)?;
    let as_of = source::asked(args.when, streams)?;
    write(&args.order, door::assess(&book, &document, as_of, page), page == Page::Json, streams)
}

pub(super) fn calendar(args: &CalendarArgs, streams: &mut Streams<'_>) -> Result<u8, Failure> {
    let page = match args.format {
        CalendarFormat::Text => CalendarPage::Text(style(args.look, streams)),
        CalendarFormat::Json => CalendarPage::Json,
        CalendarFormat::Csv => CalendarPage::Csv,
        CalendarFormat::Ics => CalendarPage::Ics,
    };
    let book = source::rulebook(&args.rules)?;
    let document = source::bytes(&args.order, streams)?;
    let as_of = source::asked(args.when, streams)?;
    let answer = door::calendar(&book, &document, as_of, page);
    write(&args.order, answer, page == CalendarPage::Json, streams)
}

/// Writes an answer, a document with a line break of its own; or says what is wrong with the file.
fn write(
    path: &Path,
    answer: Result<String, OrderErrors>,
    is_document: bool,
    streams: &mut Streams<'_>,
) -> Result<u8, Failure> {
    let answer = answer.map_err(|errors| Failure::Document { file: source::shown(path), errors })?;
    streams.output.write_all(answer.as_bytes())?;
    if is_document {
        streams.output.write_all(b"\n")?;
    }
    Ok(DONE)
}
