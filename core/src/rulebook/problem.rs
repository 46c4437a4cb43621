//! What can be wrong with a rulebook, reported all at once.

/// What kind of problem it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
pub enum RulebookCode {
    /// Days on which nothing is in force.
    #[serde(rename = "rulebook.gap")]
    Gap,
    /// Days on which more than one thing is in force.
    #[serde(rename = "rulebook.overlap")]
    Overlap,
    /// A citation of a fact or source that the rulebook does not hold, or none at all.
    #[serde(rename = "rulebook.unknown_source")]
    UnknownSource,
    /// A value without its unit.
    #[serde(rename = "rulebook.missing_unit")]
    MissingUnit,
    /// Two entries with one name.
    #[serde(rename = "rulebook.duplicate_id")]
    DuplicateId,
    /// A name that the library does not know.
    #[serde(rename = "rulebook.unknown_name")]
    UnknownName,
    /// A value that is not of the kind or unit its name asks for.
    #[serde(rename = "rulebook.bad_value")]
    BadValue,
    /// Something that every rulebook must hold.
    #[serde(rename = "rulebook.missing_value")]
    MissingValue,
    /// Not TOML, or not of the shape of a rulebook.
    #[serde(rename = "rulebook.toml")]
    Toml,
}

impl RulebookCode {
    /// The code as messages and documents spell it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gap => "rulebook.gap",
            Self::Overlap => "rulebook.overlap",
            Self::UnknownSource => "rulebook.unknown_source",
            Self::MissingUnit => "rulebook.missing_unit",
            Self::DuplicateId => "rulebook.duplicate_id",
            Self::UnknownName => "rulebook.unknown_name",
            Self::BadValue => "rulebook.bad_value",
            Self::MissingValue => "rulebook.missing_value",
            Self::Toml => "rulebook.toml",
        }
    }
}

/// One problem of a rulebook.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[error("{} at {path}: {message}{}", .code.name(), Accepted(.accepted.as_deref()))]
pub struct RulebookProblem {
    /// What kind of problem it is.
    pub code: RulebookCode,
    /// Where: the file, the entry and its field, as `coverage.toml: value[2] (claims.receipt_days).unit`.
    pub path: String,
    /// What was found, and the nearest name where one is misspelt.
    pub message: String,
    /// What is accepted there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<String>,
}

struct Accepted<'a>(Option<&'a str>);

impl std::fmt::Display for Accepted<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.map_or(Ok(()), |accepted| write!(f, "; accepted: {accepted}"))
    }
}

/// Every problem of a rulebook.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[error("{}", Lines(.problems))]
pub struct RulebookErrors {
    /// The problems: first those of files that cannot be read, then entry by entry, then what is missing.
    pub problems: Vec<RulebookProblem>,
}

struct Lines<'a>(&'a [RulebookProblem]);

impl std::fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the rulebook has {} problem(s)", self.0.len())?;
        self.0.iter().try_for_each(|problem| write!(f, "\n{problem}"))
    }
}

/// The problems found so far.
#[derive(Default)]
pub(super) struct Problems(Vec<RulebookProblem>);

impl Problems {
    /// Adds one that needs no list of what is accepted.
    pub(super) fn add(&mut self, code: RulebookCode, path: impl Into<String>, message: impl Into<String>) {
        self.push(code, path.into(), message.into(), None);
    }

    /// Adds one and says what is accepted.
    pub(super) fn expect(
        &mut self,
        code: RulebookCode,
        path: impl Into<String>,
        message: impl Into<String>,
        accepted: impl Into<String>,
    ) {
        self.push(code, path.into(), message.into(), Some(accepted.into()));
    }

    #[cold]
    fn push(&mut self, code: RulebookCode, path: String, message: String, accepted: Option<String>) {
        self.0.push(RulebookProblem { code, path, message, accepted });
    }

    /// Adds a name that is not among the known ones, with the nearest of them.
    pub(super) fn unknown(&mut self, path: String, found: &str, known: &[&str]) {
        let message = misspelt(found, known);
        self.expect(RulebookCode::UnknownName, path, message, quoted(known));
    }

    /// Everything that was found.
    pub(super) fn all(self) -> RulebookErrors {
        RulebookErrors { problems: self.0 }
    }

    /// Nothing, or everything that was found.
    pub(super) fn finish(self) -> Result<(), RulebookErrors> {
        if self.0.is_empty() { Ok(()) } else { Err(self.all()) }
    }
}

/// `` `foo` is not known; nearest is `food` ``.
#[cold]
pub(super) fn misspelt(found: &str, known: &[&str]) -> String {
    match nearest(found, known) {
        Some(name) => format!("`{found}` is not known; nearest is `{name}`"),
        None => format!("`{found}` is not known"),
    }
}

/// The known name that a misspelt one most likely means.
#[cold]
pub(super) fn nearest<'n>(found: &str, known: &[&'n str]) -> Option<&'n str> {
    let distance = |name: &&str| strsim::damerau_levenshtein(found, name);
    known.iter().copied().min_by_key(distance).filter(|name| distance(name) <= found.len().max(3) / 2)
}

fn quoted(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
