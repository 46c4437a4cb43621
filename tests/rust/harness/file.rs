//! Case files: what a specialist writes, read strictly.

use serde::Deserialize;
use std::path::{Path, PathBuf};

/// A file of cases: one rule's, or (with `title` in place of `rule`) cases that cross rules.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseFile {
    /// The ID of the rule that the cases are about.
    pub rule: Option<String>,
    /// What the cases are about, where it is no single rule.
    pub title: Option<String>,
    /// The base order of cases that name none.
    pub base: Option<String>,
    /// The instant of cases that name none; else the base's own.
    pub as_of: Option<String>,
    /// The sources of cases that name none.
    #[serde(default)]
    pub cites: Vec<String>,
    /// The cases.
    pub case: Vec<Entry>,
}

/// A case, or a row of one: what is changed against the base, and what is expected.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// What the case shows.
    pub name: String,
    /// Why it comes out so.
    pub why: Option<String>,
    /// The conflict of sources that the case settles, by its ID.
    pub conflict: Option<String>,
    /// The sources it stands on.
    #[serde(default)]
    pub cites: Vec<String>,
    /// Another base order than the file's.
    pub base: Option<String>,
    /// Another instant.
    pub as_of: Option<String>,
    /// Fields that differ from the base, merged over it.
    pub change: Option<toml::Table>,
    /// Paths of fields that are taken away.
    #[serde(default)]
    pub remove: Vec<String>,
    /// Events that are added at the end of the list.
    #[serde(default)]
    pub add_events: Vec<toml::Table>,
    /// What the assessment must say, by path.
    #[serde(default)]
    pub expect: toml::Table,
    /// The code of the error that the document must raise.
    pub expect_error: Option<String>,
    /// The movements of money, one line each, in order.
    pub expect_postings: Option<Vec<String>>,
    /// A question from a net or a budget back to the total, in place of an assessment.
    pub inverse: Option<Inverse>,
    /// Variations of the case; then the case itself is not run.
    #[serde(default)]
    pub row: Vec<Entry>,
}

/// A question back to the order total.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inverse {
    /// What the supplier wants to keep.
    pub for_net: Option<String>,
    /// What the buyer can spend.
    pub for_budget: Option<String>,
    /// How the buyer pays.
    pub method: Option<String>,
}

/// One case, ready to run.
#[derive(Clone, Debug)]
pub struct Case {
    /// The names of case and row.
    pub name: String,
    /// The rule it is about.
    pub rule: Option<String>,
    /// The conflict it settles.
    pub conflict: Option<String>,
    /// Why it comes out so.
    pub why: String,
    /// The sources it stands on.
    pub cites: Vec<String>,
    /// The base order.
    pub base: String,
    /// The instant, where it is not the base's.
    pub as_of: Option<String>,
    /// Case and row, in the order in which they change the base.
    pub layers: Vec<Entry>,
}

impl Case {
    /// What must come out, by path; a row's expectation wins over its case's.
    pub fn expect(&self) -> toml::Table {
        self.layers.iter().flat_map(|layer| layer.expect.clone()).collect()
    }

    /// The last layer's answer to a question that only one of them needs to answer.
    pub fn last<T>(&self, pick: impl Fn(&Entry) -> Option<T>) -> Option<T> {
        self.layers.iter().rev().find_map(pick)
    }
}

impl CaseFile {
    /// The cases of the file, one for each row.
    ///
    /// # Errors
    /// What is missing, in words.
    pub fn cases(&self) -> Result<Vec<Case>, String> {
        if self.rule.is_some() == self.title.is_some() {
            return Err("a case file has either a rule or a title".to_owned());
        }
        let mut cases = Vec::new();
        for entry in &self.case {
            if entry.row.is_empty() {
                cases.push(self.case(vec![entry.clone()])?);
            }
            for row in &entry.row {
                if !row.row.is_empty() {
                    return Err(format!("`{}`: a row has no rows", row.name));
                }
                cases.push(self.case(vec![Entry { row: Vec::new(), ..entry.clone() }, row.clone()])?);
            }
        }
        Ok(cases)
    }

    fn case(&self, layers: Vec<Entry>) -> Result<Case, String> {
        let name = layers.iter().map(|layer| layer.name.as_str()).collect::<Vec<_>>().join(" / ");
        let why = layers.iter().rev().find_map(|layer| layer.why.clone());
        let why = why.ok_or_else(|| format!("`{name}` does not say why"))?;
        let cites = layers.iter().rev().find(|layer| !layer.cites.is_empty()).map_or(&self.cites, |layer| &layer.cites);
        if cites.is_empty() {
            return Err(format!("`{name}` cites nothing"));
        }
        let base = layers.iter().rev().find_map(|layer| layer.base.clone()).or_else(|| self.base.clone());
        let base = base.ok_or_else(|| format!("`{name}` has no base order"))?;
        // The file's instant belongs to the file's base order; another base brings its own.
        let own_base = layers.iter().all(|layer| layer.base.is_none());
        let as_of = layers.iter().rev().find_map(|layer| layer.as_of.clone());
        let as_of = as_of.or_else(|| self.as_of.clone().filter(|_| own_base));
        let conflict = layers.iter().rev().find_map(|layer| layer.conflict.clone());
        Ok(Case { name, rule: self.rule.clone(), conflict, why, cites: cites.clone(), base, as_of, layers })
    }
}

/// The folder of this crate, in which the case files lie.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every TOML file below a folder of this crate, in order.
///
/// # Errors
/// A folder cannot be read.
pub fn toml_files(folder: &str) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    collect(&root().join(folder), &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.is_dir() {
            collect(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
    Ok(())
}

/// Reads one file.
///
/// # Errors
/// What is wrong with it, unknown keys included.
pub fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Every case of every rule and every case that crosses rules; contract drafts have a form and a runner of their own.
///
/// # Errors
/// What is wrong with the first file that cannot be read.
pub fn all_cases() -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    let drafts = root().join("cases/terms");
    for path in toml_files("cases")?.iter().filter(|path| !path.starts_with(&drafts)) {
        let file: CaseFile = read(path)?;
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        if file.rule.is_some() && file.rule != stem {
            return Err(format!("{}: the file is not named after its rule", path.display()));
        }
        cases.extend(file.cases().map_err(|error| format!("{}: {error}", path.display()))?);
    }
    Ok(cases)
}
