//! `lint`: the wording of a contract.

use super::args::LintArgs;
use super::assess::style;
use super::failure::{Failure, Format};
use super::{BAD_INPUT, DONE, Streams, source};
use crate::explain;
use crate::rules::terms::{self, Draft, Severity};

pub(super) fn lint(args: &LintArgs, streams: &mut Streams<'_>) -> Result<u8, Failure> {
    let book = source::rulebook(&args.rules)?;
    let bytes = source::bytes(&args.draft, streams)?;
    let draft =
        Draft::from_json(&bytes).map_err(|errors| Failure::Document { file: source::shown(&args.draft), errors })?;
    let findings = terms::lint(&book, &draft);
    let text = match args.format {
        Format::Json => serde_json::json!({ "findings": findings }).to_string() + "\n",
        Format::Text => explain::terms_text(&findings, style(args.look, streams)),
    };
    streams.output.write_all(text.as_bytes())?;
    let blocking = findings.iter().any(|finding| finding.severity == Severity::Blocking);
    Ok(if args.strict && blocking { BAD_INPUT } else { DONE })
}
