//! `assess` and `calendar`: one order.

use super::args::{AssessArgs, CalendarArgs, CalendarFormat, Look, PageFormat, Rules, When};
use super::failure::{Failure, as_of_problem};
use super::{DONE, Streams, source};
use crate::assess::assess as assess_order;
use crate::assessment::Assessment;
use crate::explain::{self, Style};
use crate::order::Order;
use crate::rulebook::Rulebook;
use std::path::Path;

/// The width of a line where nobody says it.
const WIDTH: usize = 100;

/// How text is set here.
pub(super) fn style(look: Look, streams: &Streams<'_>) -> Style {
    Style { colour: streams.colour, width: look.width.or(streams.width).unwrap_or(WIDTH) }
}

pub(super) fn assess(args: &AssessArgs, streams: &mut Streams<'_>) -> Result<u8, Failure> {
    let style = style(args.look, streams);
    with_assessment(&args.order, args.when, &args.rules, streams, |book, order, answer| match args.format {
        PageFormat::Text => explain::text(book, order, answer, style),
        PageFormat::Json => answer.to_json() + "\n",
        PageFormat::Html => explain::html(book, order, answer),
    })
}

pub(super) fn calendar(args: &CalendarArgs, streams: &mut Streams<'_>) -> Result<u8, Failure> {
    let style = style(args.look, streams);
    with_assessment(&args.order, args.when, &args.rules, streams, |book, order, answer| match args.format {
        CalendarFormat::Text => explain::calendar_text(book, order, answer, style),
        CalendarFormat::Json => explain::calendar::json(answer) + "\n",
        CalendarFormat::Csv => explain::calendar::csv(answer),
        CalendarFormat::Ics => explain::calendar::ical(book, answer),
    })
}

fn with_assessment(
    path: &Path,
    when: When,
    rules: &Rules,
    streams: &mut Streams<'_>,
    words: impl Fn(&Rulebook, &Order, &Assessment<'_>) -> String,
) -> Result<u8, Failure> {
    let book = source::rulebook(rules)?;
    let order = source::order(path, streams)?;
    let as_of = source::asked(when, streams)?.unwrap_or_else(|| source::last_event(&order));
    let answer = assess_order(&book, &order, as_of)
        .map_err(|error| Failure::Document { file: source::shown(path), errors: as_of_problem(error) })?;
    streams.output.write_all(words(&book, &order, &answer).as_bytes())?;
    Ok(DONE)
}
