//! What can be wrong with the columns of a table, all of it at once.

use crate::order::read::describe::{nearest, shorten};
use std::fmt::{Display, Formatter};

codes! {
    /// The codes of problems with the columns of a table. Codes and numbers are permanent.
    SchemaProblemCode {
        /// A column that a row does not have, or an answer that is asked for and is none.
        UnknownColumn = 1 "UNKNOWN_COLUMN",
        /// Two columns of one name, or an answer that is asked for twice.
        DuplicateColumn = 2 "DUPLICATE_COLUMN",
        /// A column without which no row can be decided.
        MissingColumn = 3 "MISSING_COLUMN",
        /// A column of a type that it cannot have.
        WrongType = 4 "WRONG_TYPE",
        /// Timestamps without a time zone.
        NoZone = 5 "NO_ZONE",
        /// A batch whose columns are not those that the plan was made for.
        OtherSchema = 6 "OTHER_SCHEMA",
        /// A batch whose answer would not fit into one.
        TooLong = 7 "TOO_LONG",
    }
}

/// One thing that is wrong with the columns of a table.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct SchemaProblem {
    /// What kind of problem it is.
    pub code: SchemaProblemCode,
    /// The column.
    pub column: String,
    /// What is wrong, in words.
    pub message: String,
    /// The type that was found, where one was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
    /// The types that are accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<&'static str>,
    /// The column that was probably meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<&'static str>,
}

impl SchemaProblem {
    pub(super) fn new(code: SchemaProblemCode, column: &str, message: impl Into<String>) -> Self {
        let column = shorten(column);
        Self { code, column, message: message.into(), found: None, accepted: None, nearest: None }
    }

    pub(super) fn unknown(column: &str) -> Self {
        let mut problem = Self::new(SchemaProblemCode::UnknownColumn, column, "is not a column of a row");
        problem.nearest = nearest(column, super::COLUMNS.iter().map(super::ColumnSpec::name));
        problem
    }

    pub(super) fn of_type(mut self, found: String, accepted: &'static str) -> Self {
        (self.found, self.accepted) = (Some(found), Some(accepted));
        self
    }
}

impl Display for SchemaProblem {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.column, self.message)?;
        if let Some(found) = &self.found {
            write!(f, "; it is {found}")?;
        }
        if let Some(accepted) = self.accepted {
            write!(f, "; accepted: {accepted}")?;
        }
        self.nearest.map_or(Ok(()), |name| write!(f, "; did you mean `{name}`?"))
    }
}

/// Everything that is wrong with the columns of a table, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaErrors {
    /// At least one.
    pub problems: Vec<SchemaProblem>,
}

impl SchemaErrors {
    pub(super) fn one(problem: SchemaProblem) -> Self {
        Self { problems: vec![problem] }
    }
}

impl Display for SchemaErrors {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        for (place, problem) in self.problems.iter().enumerate() {
            write!(f, "{}{problem}", if place == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

impl std::error::Error for SchemaErrors {}
