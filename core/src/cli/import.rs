//! `import alibaba`: the platform's answers as an order document.

use super::args::ImportArgs;
use super::assess::style;
use super::failure::{Failure, Format};
use super::{DONE, Streams, source};
use crate::assess::{assess, compare_fee};
use crate::door::as_of_problem;
use crate::explain;
use crate::iso::Currency;
use crate::money::{Money, parse_minor};
use crate::order::Supplier;
use crate::order::import::{ImportOptions, Imported, alibaba as import_alibaba};
use crate::rulebook::Rulebook;
use crate::time::Zone;

pub(super) fn alibaba(args: &ImportArgs, streams: &mut Streams<'_>) -> Result<u8, Failure> {
    let options = options(args)?;
    let bodies: Vec<Vec<u8>> =
        args.responses.iter().map(|path| source::bytes(path, streams)).collect::<Result<_, _>>()?;
    let responses: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
    let names: Vec<String> = args.responses.iter().map(|path| source::shown(path)).collect();
    let file = names.join(", ");
    let imported =
        import_alibaba(&responses, &options).map_err(|errors| Failure::Document { file: file.clone(), errors })?;
    note(args, &imported, streams);
    let text = if args.assess {
        let book = source::rulebook(&args.rules)?;
        assessed(args, &book, &imported, streams, file)?
    } else {
        let pretty = serde_json::to_string_pretty(&imported.order).unwrap_or_else(|_| imported.order.to_json());
        pretty + "\n"
    };
    streams.output.write_all(text.as_bytes())?;
    Ok(DONE)
}

fn options(args: &ImportArgs) -> Result<ImportOptions, Failure> {
    let limit = args.supplier_limit.as_deref().map(|text| {
        parse_minor(text, Currency::USD).map_err(|error| Failure::Usage(format!("--supplier-limit: `{text}` {error}")))
    });
    let zone = args.tracking_zone.as_deref().map(|name| {
        Zone::named(name)
            .ok_or_else(|| Failure::Usage(format!("--tracking-zone: `{name}` is not the name of an IANA zone")))
    });
    Ok(ImportOptions {
        supplier: Supplier {
            country: args.supplier_country,
            enrolled: args.supplier_enrolled,
            gold_member: args.supplier_gold_member,
            verified: args.supplier_verified,
            limit_available: limit.transpose()?,
        },
        ship_after: args.ship_after,
        status_since: args.status_since,
        tracking_zone: zone.transpose()?,
        keep_incomplete_events: args.keep_incomplete_events,
    })
}

/// Tells what was read with a reservation, or not at all.
fn note(args: &ImportArgs, imported: &Imported, streams: &mut Streams<'_>) {
    for note in &imported.notes {
        let line = match args.format {
            Format::Json => serde_json::json!(note).to_string(),
            Format::Text => {
                let found = note.found.as_ref().map_or_else(String::new, |found| format!(" (found: {found})"));
                format!("note: {} at {}: {}{found}", note.code, note.path, note.text)
            }
        };
        // Nothing can be told to somebody who does not read it.
        let _ = writeln!(streams.errors, "{line}");
    }
}

fn assessed(
    args: &ImportArgs,
    book: &Rulebook,
    imported: &Imported,
    streams: &Streams<'_>,
    file: String,
) -> Result<String, Failure> {
    let order = &imported.order;
    let as_of = source::asked(args.when, streams)?.unwrap_or_else(|| order.last_event_at());
    let mut answer =
        assess(book, order, as_of).map_err(|error| Failure::Document { file, errors: as_of_problem(error) })?;
    let charged = imported.charged_service_fee.map(|minor| Money { minor, currency: order.currency });
    answer.findings.extend(charged.and_then(|charged| compare_fee(charged, &answer.fees.supplier)));
    Ok(match args.format {
        Format::Json => answer.to_json() + "\n",
        Format::Text => explain::text(book, order, &answer, style(args.look, streams)),
    })
}
