//! `RULES.md`: the whole of the rules on one page, from the rulebook, the catalogue and the cases.

mod belongs;
mod words;

use belongs::{CHAPTERS, home};
use std::collections::BTreeMap;
use std::path::Path;
use trade_assurance::rule::Rule;
use trade_assurance::rulebook::{Rulebook, SourceInfo, ValueInfo};
use trade_assurance_tests::harness::file::{Case, CaseFile, all_cases, read, root, toml_files};
use trade_assurance_tests::harness::functions::{Function, by_rule};
use words::{anchor, cell, dates, links, scope};

/// The names of a rule's cases, with how many variations each has.
type CaseNames = Vec<(String, usize)>;

/// A part of the source list: its title, what it is, and the kinds of sources in it.
type Part = (&'static str, &'static str, fn(&str) -> bool);

/// Everything that the page is made of.
pub(crate) struct Page {
    book: Rulebook,
    functions: BTreeMap<String, Vec<Function>>,
    cases: BTreeMap<String, (String, CaseNames)>,
    conflicts: BTreeMap<String, CaseNames>,
}

impl Page {
    /// Gathers it.
    ///
    /// # Errors
    /// What cannot be read, in words.
    pub(crate) fn gather() -> Result<Self, String> {
        let book = Rulebook::embedded().map_err(|errors| errors.to_string())?;
        Ok(Self { book, functions: by_rule()?, cases: case_files()?, conflicts: conflicts(&all_cases()?) })
    }

    /// The page as text.
    pub(crate) fn text(&self) -> String {
        let mut lines: Vec<String> = include_str!("guide.md").lines().map(str::to_owned).collect();
        lines.push(format!("\nRulebook version {}.\n", self.book.version()));
        self.contents(&mut lines);
        for chapter in CHAPTERS {
            lines.push(format!("\n## {}\n", chapter.title));
            lines.push(chapter.about.to_owned());
            let rules = Rule::ALL.iter().copied();
            rules.filter(|rule| rule.name().starts_with(chapter.prefix)).for_each(|rule| self.rule(rule, &mut lines));
        }
        self.conventions(&mut lines);
        self.word_lists(&mut lines);
        self.conflicts(&mut lines);
        self.sources(&mut lines);
        lines.join("\n") + "\n"
    }

    fn values_of(&self, home_of: &str) -> Vec<&ValueInfo> {
        self.book.values().iter().filter(|value| home(&value.name) == Some(home_of)).collect()
    }

    fn contents(&self, lines: &mut Vec<String>) {
        lines.push("| rule | what it says | grade | cases |".to_owned());
        lines.push("|---|---|---|---|".to_owned());
        for rule in Rule::ALL {
            let info = self.book.rule(*rule);
            let count = self.cases.get(rule.name()).map_or(0, |(_, names)| names.iter().map(|(_, rows)| rows).sum());
            let link = format!("[{rule}](#{})", anchor(rule.name()));
            lines.push(format!("| {link} | {} | {} | {count} |", cell(&info.statement), info.grade));
        }
    }

    fn rule(&self, rule: Rule, lines: &mut Vec<String>) {
        let info = self.book.rule(rule);
        lines.push(format!("\n### <a id=\"{}\"></a>{rule}\n\n{}\n", anchor(rule.name()), info.statement));
        lines.push(format!("*Rests on* {} (grade {}).", links(&info.facts), info.grade));
        let values = self.values_of(rule.name());
        if !values.is_empty() {
            lines.push(String::new());
            lines.extend(table(&values));
        }
        let functions = self.functions.get(rule.name()).map(Vec::as_slice).unwrap_or_default();
        let named = functions.iter().map(|function| format!("`{}` in `{}`", function.name, function.file));
        lines.push(format!("\n*In the source (core/src):* {}.", named.collect::<Vec<_>>().join("; ")));
        if let Some((file, names)) = self.cases.get(rule.name()) {
            let total: usize = names.iter().map(|(_, rows)| rows).sum();
            lines.push(format!("\n*Cases:* {total} in `tests/{file}`: {}.", listed(names)));
        }
    }

    fn conventions(&self, lines: &mut Vec<String>) {
        lines.push("\n## Conventions\n\nHow days are counted and amounts are rounded, everywhere.\n".to_owned());
        lines.extend(table(&self.values_of("conventions")));
    }

    fn word_lists(&self, lines: &mut Vec<String>) {
        lines.push("\n## Word lists of the contract check\n".to_owned());
        lines.push("The words by which `TRM-*` and `CLM-TERM-QUALITY` read what a contract says.\n".to_owned());
        lines.push("| list | words |".to_owned());
        lines.push("|---|---|".to_owned());
        let lists = self.values_of("words");
        lines.extend(lists.iter().map(|value| format!("| `{}` | {} |", value.name, cell(&value.value))));
    }

    fn conflicts(&self, lines: &mut Vec<String>) {
        lines.push("\n## Where the sources conflict\n".to_owned());
        lines.push("Each conflict with our reading, and the cases that show it.\n".to_owned());
        lines.push("| conflict | what is said, and how it is read | cases |".to_owned());
        lines.push("|---|---|---|".to_owned());
        for source in self.sources_of(|kind| kind == "reading") {
            let names = self.conflicts.get(source.id.as_ref()).map(|names| listed(names)).unwrap_or_default();
            lines.push(format!("| {} | {} | {} |", target(source), cell(&source.title), cell(&names)));
        }
    }

    fn sources(&self, lines: &mut Vec<String>) {
        let parts: [Part; 3] = [
            ("Facts", "What the documents state, in our own words, and which documents.", |kind| kind == "fact"),
            ("Gaps", "What was looked for and not found; no rule fills it silently.", |kind| kind == "gap"),
            ("Documents", "Where the facts come from.", |kind| !["fact", "gap", "reading"].contains(&kind)),
        ];
        for (title, about, belongs) in parts {
            lines.push(format!("\n## {title}\n\n{about}\n"));
            lines.push("| ID | what it says or is | where |".to_owned());
            lines.push("|---|---|---|".to_owned());
            for source in self.sources_of(belongs) {
                let place = if title == "Facts" { links(&source.place) } else { cell(&source.place.join(", ")) };
                lines.push(format!("| {} | {} | {place} |", target(source), cell(&source.title)));
            }
        }
    }

    fn sources_of(&self, belongs: impl Fn(&str) -> bool) -> impl Iterator<Item = &SourceInfo> {
        self.book.sources().iter().filter(move |source| belongs(&source.kind))
    }

    /// The values that no rule and no chapter shows.
    pub(crate) fn homeless(&self) -> Vec<&str> {
        let values = self.book.values().iter().filter(|value| Rule::parse(&value.name).is_none());
        values.map(|value| value.name.as_ref()).filter(|name| home(name).is_none()).collect()
    }

    /// The IDs that something rests on and the source list does not have.
    pub(crate) fn dangling(&self) -> Vec<&str> {
        let known = |id: &str| self.book.sources().iter().any(|source| source.id == id);
        let facts = self.book.values().iter().flat_map(|value| &value.facts);
        facts.map(AsRef::as_ref).filter(|id| !known(id)).collect()
    }
}

/// Values as a table.
fn table(values: &[&ValueInfo]) -> Vec<String> {
    let mut lines = vec![
        "| value | is | unit | orders created | holds for | sources | grade | note |".to_owned(),
        "|---|---|---|---|---|---|---|---|".to_owned(),
    ];
    lines.extend(values.iter().map(|value| {
        format!(
            "| `{}` | {} | {} | {} | {} | {} | {} | {} |",
            value.name,
            cell(&value.value),
            value.unit,
            dates(value),
            scope(value),
            links(&value.facts),
            value.grade,
            cell(value.note.as_deref().unwrap_or(""))
        )
    }));
    lines
}

/// A source's ID as the place that links lead to.
fn target(source: &SourceInfo) -> String {
    format!("<a id=\"{}\"></a>{}", anchor(&source.id), source.id)
}

fn listed(names: &[(String, usize)]) -> String {
    let one = |(name, rows): &(String, usize)| if *rows > 1 { format!("{name} ({rows})") } else { name.clone() };
    names.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// The case file of each rule, and the names of its cases.
fn case_files() -> Result<BTreeMap<String, (String, CaseNames)>, String> {
    let mut files = BTreeMap::new();
    for path in toml_files("cases")? {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if Rule::parse(&stem).is_some() {
            let shown = path.strip_prefix(root()).unwrap_or(&path).to_string_lossy().into_owned();
            files.insert(stem, (shown, names_in(&path)?));
        }
    }
    Ok(files)
}

fn names_in(path: &Path) -> Result<CaseNames, String> {
    if !path.components().any(|part| part.as_os_str() == "terms") {
        let file: CaseFile = read(path)?;
        return Ok(file.case.iter().map(|case| (case.name.clone(), case.row.len().max(1))).collect());
    }
    let drafts: toml::Table = read(path)?;
    let cases = drafts.get("case").and_then(toml::Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let names = cases.iter().filter_map(|case| case.get("name").and_then(toml::Value::as_str));
    Ok(names.map(|name| (name.to_owned(), 1)).collect())
}

/// The cases of each conflict, rows counted.
fn conflicts(cases: &[Case]) -> BTreeMap<String, CaseNames> {
    let mut found: BTreeMap<String, CaseNames> = BTreeMap::new();
    for case in cases {
        let Some(conflict) = &case.conflict else { continue };
        let name = case.layers.first().map(|layer| layer.name.clone()).unwrap_or_default();
        let names = found.entry(conflict.clone()).or_default();
        match names.iter_mut().find(|(known, _)| *known == name) {
            Some((_, rows)) => *rows += 1,
            None => names.push((name, 1)),
        }
    }
    found
}
