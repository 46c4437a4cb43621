//! Reading what a command works on.

use super::Streams;
use super::args::{Rules, When};
use super::failure::Failure;
use crate::rulebook::Rulebook;
use crate::time::Instant;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The bytes of a file, or of standard input for `-`.
pub(super) fn bytes(path: &Path, streams: &mut Streams<'_>) -> Result<Vec<u8>, Failure> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        streams.input.read_to_end(&mut bytes).map_err(|error| Failure::File { file: shown(path), error })?;
        return Ok(bytes);
    }
    std::fs::read(path).map_err(|error| Failure::File { file: shown(path), error })
}

/// The rulebook that a command was told to use, else the embedded one.
pub(super) fn rulebook(rules: &Rules) -> Result<Rulebook, Failure> {
    match &rules.rulebook {
        Some(path) => rulebook_at(std::slice::from_ref(path)),
        None => embedded(),
    }
}

/// The rulebook that ships with the library.
pub(super) fn embedded() -> Result<Rulebook, Failure> {
    Rulebook::embedded().map_err(|errors| Failure::Rulebook { file: "the embedded rulebook".to_owned(), errors })
}

/// The rulebook in some files; a folder stands for the `.toml` files in it.
pub(super) fn rulebook_at(paths: &[PathBuf]) -> Result<Rulebook, Failure> {
    let mut texts: Vec<(String, String)> = Vec::new();
    for path in paths {
        for file in rulebook_files(path)? {
            let text = std::fs::read_to_string(&file).map_err(|error| Failure::File { file: shown(&file), error })?;
            let name = file.file_name().map_or_else(|| shown(&file), |name| name.to_string_lossy().into_owned());
            texts.push((name, text));
        }
    }
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let names: Vec<String> = paths.iter().map(|path| shown(path)).collect();
    Rulebook::from_toml(&files).map_err(|errors| Failure::Rulebook { file: names.join(", "), errors })
}

fn rulebook_files(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let unreadable = |error| Failure::File { file: shown(path), error };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(unreadable)? {
        let file = entry.map_err(unreadable)?.path();
        if file.extension() == Some(OsStr::new("toml")) {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}

/// The instant that the arguments name; nothing where an order's own default is to be used.
pub(super) fn asked(when: When, streams: &Streams<'_>) -> Result<Option<Instant>, Failure> {
    if !when.now {
        return Ok(when.as_of);
    }
    let now = (streams.now)().and_then(Instant::from_micros);
    let unusable = || Failure::NoAnswer { code: "CLOCK", message: "the clock gives no usable instant".to_owned() };
    now.map(Some).ok_or_else(unusable)
}

/// A path as messages name it.
pub(super) fn shown(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
}
