//! Which function of the library says which rule: read from the doc comments of its source.
//!
//! A function's comment begins with the IDs of the rules it is about, in backquotes.

use super::file::root;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A function that a rule's ID stands at the head of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Function {
    /// Its file, from the folder of the library's source.
    pub file: String,
    /// Its name.
    pub name: String,
}

/// The functions of each rule ID, those of the rules' own modules first.
///
/// # Errors
/// The source cannot be read.
pub fn by_rule() -> Result<BTreeMap<String, Vec<Function>>, String> {
    let source = root().join("../core/src");
    let mut files = Vec::new();
    rust_files(&source, &mut files)?;
    files.sort_by_key(|path| (!path.starts_with(source.join("rules")), path.clone()));
    let mut found: BTreeMap<String, Vec<Function>> = BTreeMap::new();
    for path in files {
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let file = path.strip_prefix(&source).unwrap_or(&path).to_string_lossy().into_owned();
        for (ids, name) in documented(&text) {
            for id in ids {
                found.entry(id).or_default().push(Function { file: file.clone(), name: name.clone() });
            }
        }
    }
    Ok(found)
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), String> {
    for entry in std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.is_dir() {
            rust_files(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    Ok(())
}

/// The functions of one file whose comment begins with rule IDs, with those IDs.
fn documented(text: &str) -> Vec<(Vec<String>, String)> {
    let mut found = Vec::new();
    let mut head: Option<&str> = None;
    for line in text.lines().map(str::trim_start) {
        if let Some(comment) = line.strip_prefix("///") {
            head = head.or(Some(comment.trim()));
        } else if !line.starts_with('#') {
            let ids = head.take().map(leading_ids).unwrap_or_default();
            if let Some(name) = function_name(line).filter(|_| !ids.is_empty()) {
                found.push((ids, name));
            }
        }
    }
    found
}

/// The IDs that a comment begins with: `` `DIS-TEAM`, `DIS-DECIDE`: … ``.
fn leading_ids(comment: &str) -> Vec<String> {
    let mut ids = Vec::new();
    let mut rest = comment;
    while let Some((id, after)) = rest.strip_prefix('`').and_then(|open| open.split_once('`')) {
        let shaped = id.contains('-') && id.chars().all(|letter| letter.is_ascii_uppercase() || letter == '-');
        if !shaped {
            break;
        }
        ids.push(id.to_owned());
        rest = after.strip_prefix(", ").or_else(|| after.strip_prefix(" and ")).unwrap_or("");
    }
    ids
}

fn function_name(line: &str) -> Option<String> {
    let (before, after) = line.split_once("fn ")?;
    let words = ["pub", "const", "async", "pub(crate)", "pub(super)"];
    let plain = before.split_whitespace().all(|word| words.contains(&word) || word.starts_with("pub("));
    let name: String = after.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
    (plain && !name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_ids_at_the_head_of_functions_only() {
        let text = "/// `A-B`, `C-D`: x\n/// `E-F`\n#[inline]\npub fn one(a: u8) {\n/// `G-H`: a field\npub g: u8,\n/// x `I-J`\nfn two() {";
        assert_eq!(documented(text), [(vec!["A-B".to_owned(), "C-D".to_owned()], "one".to_owned())]);
    }
}
