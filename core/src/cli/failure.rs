//! What can go wrong with a command, told as text or as JSON.

use super::{BAD_INPUT, DONE, USAGE};
use crate::door::Refusal;
use crate::order::OrderErrors;
use crate::rulebook::RulebookErrors;
use serde_json::{Value, json};
use std::io::{ErrorKind, Write};

/// How errors, and answers that have no other form, are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Why a command ended without its answer.
pub(super) enum Failure {
    /// The arguments cannot be taken together, or one of them cannot be read.
    Usage(String),
    /// A file cannot be read or written.
    File { file: String, error: std::io::Error },
    /// A document is not right.
    Document { file: String, errors: OrderErrors },
    /// A rulebook is not right.
    Rulebook { file: String, errors: RulebookErrors },
    /// The columns of a table are not right.
    #[cfg(feature = "tables")]
    Table { file: String, errors: crate::columns::SchemaErrors },
    /// What was asked for has no answer, for a reason with a code.
    NoAnswer { code: &'static str, message: String },
    /// The answer cannot be written.
    Output(std::io::Error),
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error)
    }
}

impl Failure {
    /// A refusal, about what stands in a file.
    pub(super) fn refused(file: String, refusal: Refusal) -> Self {
        match refusal {
            Refusal::Document(errors) => Self::Document { file, errors },
            Refusal::Rulebook(errors) => Self::Rulebook { file, errors },
            Refusal::NoAnswer { code, message } => Self::NoAnswer { code, message },
        }
    }

    /// Tells it, and gives the exit status.
    pub(super) fn report(&self, format: Format, errors: &mut dyn Write) -> u8 {
        if let Self::Output(error) = self
            && error.kind() == ErrorKind::BrokenPipe
        {
            return DONE;
        }
        // Nothing can be told to somebody who does not read it.
        let _ = match format {
            Format::Json => writeln!(errors, "{}", self.json()),
            Format::Text => writeln!(errors, "{}", self.text()),
        };
        if matches!(self, Self::Usage(_)) { USAGE } else { BAD_INPUT }
    }

    fn text(&self) -> String {
        match self {
            Self::Usage(message) => format!("error: {message}\n\nFor more information, try '--help'."),
            Self::File { file, error } => format!("error: {file}: {error}"),
            Self::Document { file, errors } => {
                let count = errors.problems.len();
                let plural = if count == 1 { "" } else { "s" };
                let lines: Vec<String> = errors.problems.iter().map(|problem| format!("  {problem}")).collect();
                format!("error: {file}: {count} problem{plural}\n{}", lines.join("\n"))
            }
            #[cfg(feature = "tables")]
            Self::Table { file, errors } => {
                let lines: Vec<String> = errors.problems.iter().map(|problem| format!("\n  {problem}")).collect();
                format!("error: {file}: the columns are not right{}", lines.concat())
            }
            Self::Rulebook { file, errors } => format!("error: {file}: {errors}"),
            Self::NoAnswer { message, .. } => format!("error: {message}"),
            Self::Output(error) => format!("error: the answer cannot be written: {error}"),
        }
    }

    fn json(&self) -> Value {
        let one = |code: &str, message: &str| json!({ "errors": [{ "code": code, "message": message }] });
        match self {
            Self::Usage(message) => one("USAGE", message),
            Self::File { file, error } => {
                json!({ "file": file, "errors": [{ "code": "FILE", "message": error.to_string() }] })
            }
            Self::Document { file, errors } => json!({ "file": file, "errors": errors.problems }),
            #[cfg(feature = "tables")]
            Self::Table { file, errors } => json!({ "file": file, "errors": errors.problems }),
            Self::Rulebook { file, errors } => json!({ "file": file, "errors": errors.problems }),
            Self::NoAnswer { code, message } => one(code, message),
            Self::Output(error) => one("OUTPUT", &error.to_string()),
        }
    }
}
