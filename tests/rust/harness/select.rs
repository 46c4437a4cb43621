//! Paths into an assessment, and the comparison of what is there with what a case expects.
//!
//! `coverage.grounds[quality].conditions[CLM-WINDOW].outcome`: keys joined by dots; in brackets the
//! place of a list element, or words that its rule, ground, code, path, party, action or state must
//! be, or `*` for every element. A path that ends with `~` expects a list or a text that holds the value.

use serde_json::Value;

const NAMES: [&str; 7] = ["rule", "ground", "code", "path", "party", "action", "state"];

#[derive(Debug, PartialEq)]
enum Step<'a> {
    Key(&'a str),
    Pick(&'a str),
}

/// Where a path leads.
#[derive(Debug, PartialEq)]
enum Found {
    Value(Value),
    Nothing(String),
}

/// Compares one expectation with an answer.
///
/// # Errors
/// What was expected and what was found, in words.
pub fn check(answer: &Value, path: &str, expected: &toml::Value) -> Result<(), String> {
    let (path, contains) = path.strip_suffix('~').map_or((path, false), |path| (path, true));
    let steps = split(path)?;
    let found = walk(answer, &steps)?;
    let absent = expected.as_str() == Some("(absent)");
    let value = match found {
        Found::Nothing(_) if absent => return Ok(()),
        Found::Nothing(why) => return Err(format!("{path}: expected {}, but {why}", json(expected)?)),
        Found::Value(value) if absent => return Err(format!("{path}: expected to be absent, found {value}")),
        Found::Value(value) => value,
    };
    let wanted = json(expected)?;
    let good = if contains { holds(&value, &wanted) } else { value == wanted };
    let verb = if contains { "expected to hold" } else { "expected" };
    if good { Ok(()) } else { Err(format!("{path}: {verb} {wanted}, found {value}")) }
}

/// A value of a case file as JSON; `"(none)"` is null.
///
/// # Errors
/// Dates and floating-point numbers, which no document has.
pub fn json(value: &toml::Value) -> Result<Value, String> {
    Ok(match value {
        toml::Value::String(text) if text == "(none)" => Value::Null,
        toml::Value::String(text) => Value::String(text.clone()),
        toml::Value::Integer(number) => Value::from(*number),
        toml::Value::Boolean(truth) => Value::Bool(*truth),
        toml::Value::Array(list) => Value::Array(list.iter().map(json).collect::<Result<_, _>>()?),
        toml::Value::Table(table) => table_json(table)?,
        toml::Value::Float(_) | toml::Value::Datetime(_) => {
            return Err(format!("{value:?} must be in quotation marks"));
        }
    })
}

/// A table of a case file as a JSON object.
///
/// # Errors
/// As [`json`].
pub fn table_json(table: &toml::Table) -> Result<Value, String> {
    table.iter().map(|(key, value)| Ok((key.clone(), json(value)?))).collect()
}

fn holds(value: &Value, wanted: &Value) -> bool {
    match (value, wanted) {
        (Value::Array(list), _) => list.contains(wanted),
        (Value::String(text), Value::String(part)) => text.contains(part.as_str()),
        _ => false,
    }
}

/// A path as its steps. Brackets may hold brackets: `findings[events[3]]`.
fn split(path: &str) -> Result<Vec<Step<'_>>, String> {
    let mut steps = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        if let Some(inner) = rest.strip_prefix('[') {
            let end = closing(inner).ok_or_else(|| format!("{path}: a bracket is not closed"))?;
            steps.push(Step::Pick(&inner[..end]));
            rest = &inner[end + 1..];
        } else {
            let key = rest.strip_prefix('.').unwrap_or(rest);
            let end = key.find(['.', '[']).unwrap_or(key.len());
            steps.push(Step::Key(&key[..end]));
            rest = &key[end..];
        }
    }
    Ok(steps)
}

fn closing(text: &str) -> Option<usize> {
    let mut depth = 1;
    text.char_indices().find_map(|(place, letter)| {
        depth += i32::from(letter == '[') - i32::from(letter == ']');
        (depth == 0).then_some(place)
    })
}

fn walk(value: &Value, steps: &[Step<'_>]) -> Result<Found, String> {
    let Some((step, rest)) = steps.split_first() else { return Ok(Found::Value(value.clone())) };
    match (step, value) {
        (Step::Key(key), Value::Object(fields)) => match fields.get(*key) {
            Some(inner) => walk(inner, rest),
            None => Err(format!("there is no `{key}` beside {:?}", fields.keys().collect::<Vec<_>>())),
        },
        (Step::Pick("*"), Value::Array(list)) => every(list, rest),
        (Step::Pick(words), Value::Array(list)) => {
            let picked = pick(list, words)?;
            picked.map_or_else(|| Ok(Found::Nothing(format!("nothing is `{words}`"))), |inner| walk(inner, rest))
        }
        (_, Value::Null) => Ok(Found::Nothing(format!("there is nothing that {step:?} could be in"))),
        _ => Err(format!("{step:?} leads nowhere in {value}")),
    }
}

fn every(list: &[Value], rest: &[Step<'_>]) -> Result<Found, String> {
    let mut values = Vec::new();
    for element in list {
        match walk(element, rest)? {
            Found::Value(value) => values.push(value),
            Found::Nothing(why) => return Err(why),
        }
    }
    Ok(Found::Value(Value::Array(values)))
}

/// The one element that a selector means; none is an answer, several are a mistake.
fn pick<'a>(list: &'a [Value], words: &str) -> Result<Option<&'a Value>, String> {
    if let Ok(place) = words.parse::<usize>() {
        return Ok(list.get(place));
    }
    let named =
        |element: &Value, word: &str| NAMES.iter().any(|name| element.get(name).and_then(Value::as_str) == Some(word));
    let mut picked = list.iter().filter(|element| words.split(',').all(|word| named(element, word.trim())));
    let first = picked.next();
    match picked.next() {
        None => Ok(first),
        Some(_) => Err(format!("`{words}` means more than one element")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer() -> Value {
        serde_json::json!({ "findings": [
            { "code": "EVENT_IGNORED", "path": "events[3]", "text": "too early (too_early)." },
            { "code": "EVENT_IGNORED", "path": "events[4]", "text": "x" }, { "code": "NO_EDITION", "path": null } ] })
    }

    fn fails(path: &str, expected: &str) -> bool {
        check(&answer(), path, &toml::Value::String(expected.to_owned())).is_err()
    }

    #[test]
    fn finds_one_element_and_compares_it() {
        assert!(!fails("findings[EVENT_IGNORED,events[3]].text~", "too_early"));
        assert!(!fails("findings[NO_EDITION].path", "(none)"));
        assert!(!fails("findings[REFUND_CAPPED]", "(absent)"));
    }

    #[test]
    fn refuses_what_matches_nothing_or_too_much_or_is_misspelt() {
        assert!(fails("findings[REFUND_CAPPED].path", "events[3]"));
        assert!(fails("findings[EVENT_IGNORED].path", "events[3]"));
        assert!(fails("findigs[NO_EDITION]", "(absent)"));
        assert!(fails("findings[NO_EDITION]", "(absent)"));
        assert!(fails("findings[NO_EDITION].code~", "NO_EDITIONS"));
    }
}
