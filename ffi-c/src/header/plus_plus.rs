//! The part of the wrapper for C++ that follows from the lists and the structures.

use super::c::{Field, Structure};
use super::{LISTS, constant, shouted};
use std::fmt::Write;

/// The lists as enumerations, the row and the decision as classes with typed accessors.
pub(super) fn generated(structures: &[Structure]) -> String {
    let mut text = String::new();
    for (_, list) in LISTS {
        let (shout, name) = (shouted(list.name), shouted(list.name).to_lowercase());
        let _ = writeln!(text, "enum class {name} : std::uint8_t {{");
        for (_, word) in (list.words)() {
            let _ = writeln!(text, "    {} = TA_{shout}_{},", enumerator(word), constant(word));
        }
        let _ = writeln!(text, "}};\n");
    }
    text += "namespace detail {\n";
    for (_, list) in LISTS {
        let (shout, name) = (shouted(list.name), shouted(list.name).to_lowercase());
        let _ = writeln!(text, "template <> struct list_of<ta::{name}> : list<TA_LIST_{shout}> {{}};");
    }
    text += "} // namespace detail\n\n";
    for (name, comment, writable) in [
        (
            "row",
            "One order at one instant. A new row knows nothing: set created_at, as_of, currency and what you know.",
            true,
        ),
        ("decision", "The decision on a row.", false),
    ] {
        let structure = structures.iter().find(|structure| structure.name == format!("ta_{name}")).unwrap();
        text += &class(structure, name, comment, writable);
    }
    text.trim_end().to_owned() + "\n"
}

/// `alibaba.com` as `alibaba_com`, `1688` as `_1688`.
fn enumerator(word: &str) -> String {
    let name = constant(word).to_lowercase();
    if name.starts_with(|letter: char| letter.is_ascii_digit()) { format!("_{name}") } else { name }
}

fn class(structure: &Structure, name: &str, comment: &str, writable: bool) -> String {
    let mut text = format!("/// {comment}\nclass {name} {{\npublic:\n");
    text += if writable {
        "    row() { detail::check(ta_row_init(&raw_, sizeof(ta_row))); }\n"
    } else {
        "    decision() noexcept { raw_.size = sizeof(ta_decision); }\n"
    };
    let mut list = String::new();
    for field in &structure.fields {
        if field.name == "size" || field.name.ends_with("_scale") {
            continue;
        }
        let Some(kind) = Kind::of(field, &mut list) else { panic!("{} has no type in C++", field.name) };
        text += &accessors(name, field, &kind, writable);
    }
    let _ = writeln!(text, "\n    /// The structure of C.");
    let _ = writeln!(text, "    const ta_{name} *c() const noexcept {{ return &raw_; }}");
    let _ = writeln!(text, "    ta_{name} *c() noexcept {{ return &raw_; }}");
    let _ = writeln!(text, "\nprivate:\n    ta_{name} raw_ = {{}};\n}};\n");
    text
}

/// What a field is to C++: its type, and how it comes out of the structure and goes in.
struct Kind {
    value: String,
    get: String,
    put: String,
}

impl Kind {
    /// `list` is that of the last set, which the next may share.
    fn of(field: &Field, list: &mut String) -> Option<Self> {
        let name = &field.name;
        let optional = |value: &str, function: &str| {
            let get = format!("detail::{function}(raw_.{name})");
            Self { value: format!("std::optional<{value}>"), get, put: format!("raw_.{name} = detail::number(value)") }
        };
        let named = list_in(&field.comment);
        Some(match (field.kind.as_str(), named) {
            ("uint64_t", named) => {
                *list = named.unwrap_or_else(|| list.clone());
                let value = format!("set<ta::{list}>");
                Self { get: format!("{value}(raw_.{name})"), put: format!("raw_.{name} = value.bits()"), value }
            }
            ("uint8_t", Some(list)) => optional(&format!("ta::{list}"), &format!("code<ta::{list}>")),
            ("uint8_t", None) if field.comment.contains(": a flag") => optional("bool", "flag"),
            ("ta_letters", _) => Self {
                value: "std::string_view".to_owned(),
                get: format!("detail::letters(raw_.{name})"),
                put: format!("detail::put_letters(raw_.{name}, value)"),
            },
            ("int32_t", _) => optional("civil_date", "day"),
            ("int64_t", _) if name.ends_with("_rate") => Self {
                value: "std::optional<ta::rate>".to_owned(),
                get: format!("detail::share(raw_.{name}, raw_.{name}_scale)"),
                put: format!("detail::put_share(value, raw_.{name}, raw_.{name}_scale)"),
            },
            ("int64_t", _) if is_an_instant(name) => optional("instant", "at"),
            ("int64_t", _) => optional("std::int64_t", "amount"),
            _ => return None,
        })
    }
}

fn is_an_instant(name: &str) -> bool {
    let ends = ["_at", "_since", "_due", "_earliest", "_latest", "_escalate_from"];
    name == "as_of" || ends.iter().any(|end| name.ends_with(end))
}

/// The list in `TA_GROUND_*`, as C++ calls it.
fn list_in(comment: &str) -> Option<String> {
    let (_, rest) = comment.split_once("`TA_")?;
    rest.split_once("_*`").map(|(list, _)| list.to_lowercase())
}

fn accessors(class: &str, field: &Field, kind: &Kind, writable: bool) -> String {
    let Kind { value, get, put } = kind;
    let name = &field.name;
    let mut text = format!("\n{}", comment(&field.comment));
    let one = format!("    {value} {name}() const {{ return {get}; }}");
    let long = one.len() > 110;
    let one = if long { format!("    {value} {name}() const {{\n        return {get};\n    }}") } else { one };
    text.push_str(&one);
    text.push('\n');
    if writable {
        let _ = writeln!(text, "    {class} &{name}({value} value) {{\n        {put};\n        return *this;\n    }}");
    }
    text
}

/// A comment in lines that are not too long.
fn comment(words: &str) -> String {
    let mut lines = vec![String::from("    ///")];
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line) if line.len() + word.len() < 116 => line.extend([" ", word]),
            _ => lines.push(format!("    /// {word}")),
        }
    }
    lines.join("\n") + "\n"
}
