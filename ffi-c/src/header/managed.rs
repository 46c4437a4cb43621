//! The parts of the declarations for C# and Java that follow from the header: numbers, structures, functions.

use super::c::{Field, Structure, functions, numbers, structures};
use crate::version::ABI_VERSION;
use std::fmt::Write;

/// A language whose programs call the library without a compiler of C, and how it says what C says.
pub(super) struct Language {
    constant: fn(kind: &str, name: &str, value: &str) -> String,
    structure: fn(&Structure) -> String,
    function: fn(gives: &str, name: &str, parameters: &[Parameter]) -> String,
}

/// A parameter of a function.
pub(super) struct Parameter {
    /// Its type as C writes it, without `struct`.
    kind: String,
    name: String,
    /// Whether as many lie one after the other as `count` says.
    many: bool,
}

/// What stands in a file of declarations between its two lines of stars.
pub(super) fn generated(header: &str, language: &Language) -> String {
    let constant = |kind, name: &str, value: &str| (language.constant)(kind, name, value) + "\n";
    let mut text = constant("version", "TA_ABI_VERSION", &ABI_VERSION.to_string());
    text += &constant("int64_t", "TA_UNKNOWN", "MIN");
    text += &constant("int32_t", "TA_UNKNOWN_DAY", "MIN");
    text += &constant("uint8_t", "TA_NO", "1");
    text += &constant("uint8_t", "TA_YES", "2");
    let mut last = u8::MAX;
    for (name, number) in numbers(header) {
        let value: u8 = number.parse().unwrap();
        assert!(value <= 127, "{name} is no byte of Java");
        // A list begins with its lowest number.
        text += if value <= last { "\n" } else { "" };
        text += &constant(kind_of_number(&name), &name, &number);
        last = value;
    }
    for structure in structures(header) {
        let _ = write!(text, "\n{}", (language.structure)(&structure));
    }
    text.push('\n');
    for (gives, name, listed) in functions(header) {
        text += &(language.function)(&gives, &name, &parameters(&listed));
    }
    text
}

/// The words of a list are numbers of one byte; what is not in a structure has the width of an `int`.
fn kind_of_number(name: &str) -> &'static str {
    let wide = ["TA_STATUS_", "TA_FORMAT_", "TA_DOCUMENT_", "TA_LIST_"].iter().any(|family| name.starts_with(family));
    if wide { "int32_t" } else { "uint8_t" }
}

fn parameters(listed: &str) -> Vec<Parameter> {
    let counted = listed.contains("size_t count");
    let declared = listed.split(", ").filter(|declared| *declared != "void");
    let parameter = |declared: &str| {
        let at = declared.rfind([' ', '*']).unwrap() + 1;
        let (kind, name) = (declared[..at].trim().replace("struct ", ""), declared[at..].to_owned());
        let many = counted && ["responses", "files", "rows", "decisions"].contains(&name.as_str());
        Parameter { kind, name, many }
    };
    declared.map(parameter).collect()
}

/// A declaration in lines that are not too long, indented by four more after the first.
fn wrapped(front: &str, parameters: &[String], indent: &str) -> String {
    let one = format!("{indent}{front}({});\n", parameters.join(", "));
    if one.len() <= 120 {
        return one;
    }
    let mut lines = vec![format!("{indent}{front}(")];
    for (at, parameter) in parameters.iter().enumerate() {
        let end = if at + 1 == parameters.len() { ");" } else { "," };
        match lines.last_mut() {
            Some(line) if at > 0 && line.len() + parameter.len() + 3 <= 120 => {
                line.extend([" ", parameter, end]);
            }
            _ => lines.push(format!("{indent}    {parameter}{end}")),
        }
    }
    lines.join("\n") + "\n"
}

/// Words in lines that begin with `open` and are not too long.
fn lines_of(words: &str, open: &str) -> Vec<String> {
    let mut lines = vec![open.to_owned()];
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line) if line.len() + word.len() < 108 => line.extend([" ", word]),
            _ => lines.push(format!("{open} {word}")),
        }
    }
    lines
}

/// A letter's four bytes, whatever C calls them.
fn is_letters(field: &Field) -> bool {
    field.kind == "ta_letters" || (field.kind == "char" && field.count == Some(4))
}

/// C# by P/Invoke: structures that the host hands over as they lie, and the handle as one that is never forgotten.
pub(super) const C_SHARP: Language = Language {
    constant: |kind, name, value| {
        let kind = if kind == "version" { "uint" } else { sharp(kind) };
        let value = if value == "MIN" { format!("{kind}.MinValue") } else { value.to_owned() };
        format!("    public const {kind} {name} = {value};")
    },
    structure: |structure| {
        let mut text = format!("    [StructLayout(LayoutKind.Sequential)]\n    public struct {} {{\n", structure.name);
        for field in &structure.fields {
            let words = field.comment.replace('&', "&amp;").replace('<', "&lt;");
            text += &(lines_of(&format!("<summary>{words}</summary>"), "        ///").join("\n") + "\n");
            let names = match field.count {
                Some(count) if !is_letters(field) => (0..count).map(|at| format!("{}_{at}", field.name)).collect(),
                _ => vec![sharp_name(&field.name)],
            };
            let kind = if is_letters(field) { "ta_letters" } else { sharp(&field.kind) };
            let _ = writeln!(text, "        public {kind} {};", names.join(", "));
        }
        text + "    }\n"
    },
    function: |gives, name, parameters| {
        let gives = if gives == "const char *" { "IntPtr" } else { sharp(gives) };
        let parameter = |parameter: &Parameter| {
            let Parameter { kind, name, many } = parameter;
            let target = kind.trim_start_matches("const ").trim_end_matches(['*', ' ']);
            let kind = match (kind.as_str(), many) {
                ("const char *", _) => "byte[]".to_owned(),
                ("const ta_rulebook *", _) => "ta_rulebook".to_owned(),
                ("ta_rulebook **", _) => "out ta_rulebook".to_owned(),
                ("ta_rulebook *", _) => "IntPtr".to_owned(),
                (kind, true) if kind.starts_with("const ") => format!("[In] {target}[]"),
                (_, true) => format!("[In, Out] {target}[]"),
                (kind, false) if kind.ends_with('*') => format!("ref {}", sharp(target)),
                (kind, false) => sharp(kind).to_owned(),
            };
            format!("{kind} {}", sharp_name(name))
        };
        let parameters: Vec<_> = parameters.iter().map(parameter).collect();
        let declared = wrapped(&format!("public static extern {gives} {name}"), &parameters, "    ");
        format!("    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]\n{declared}\n")
    },
};

/// A name that is no word of the language.
fn sharp_name(name: &str) -> String {
    if ["base", "out"].contains(&name) { format!("@{name}") } else { name.to_owned() }
}

fn sharp(kind: &str) -> &str {
    match kind.trim_start_matches("struct ") {
        "uint8_t" => "byte",
        "int32_t" | "ta_status" => "int",
        "uint32_t" => "uint",
        "int64_t" => "long",
        "uint64_t" => "ulong",
        "size_t" => "UIntPtr",
        "char *" | "const char *" => "IntPtr",
        other => other,
    }
}

/// Java by JNA: structures that it copies field by field.
pub(super) const JAVA: Language = Language {
    constant: |kind, name, value| {
        let kind = if kind == "version" { "int" } else { java(kind) };
        let value = match (value, kind) {
            ("MIN", "long") => "Long.MIN_VALUE",
            ("MIN", _) => "Integer.MIN_VALUE",
            (value, _) => value,
        };
        format!("    public static final {kind} {name} = {value};")
    },
    structure: |structure| {
        let names: Vec<_> = structure.fields.iter().map(|field| format!("\"{}\"", field.name)).collect();
        let order = lines_of(&(names.join(", ") + "})"), "           ").join("\n");
        let mut text =
            format!("    @FieldOrder({{\n{order}\n    public static class {} extends Structure {{\n", structure.name);
        for field in &structure.fields {
            let lines = lines_of(&field.comment, "         *");
            let comment = match lines.as_slice() {
                [line] => format!("/** {} */", line.trim_start_matches([' ', '*'])),
                _ => format!("/**\n{}\n         */", lines.join("\n")),
            };
            let _ = writeln!(text, "        {comment}");
            let _ = writeln!(text, "        public {};", java_field(field));
        }
        text + "    }\n"
    },
    function: |gives, name, parameters| {
        let parameter = |parameter: &Parameter| {
            let kind = match parameter.kind.as_str() {
                "const char *" => "byte[]",
                "const ta_rulebook *" | "ta_rulebook *" => "Pointer",
                "ta_rulebook **" => "PointerByReference",
                "int64_t *" => "LongByReference",
                kind => java(kind.trim_start_matches("const ").trim_end_matches(['*', ' '])),
            };
            format!("{kind} {}", parameter.name)
        };
        let gives = if gives == "const char *" { "Pointer" } else { java(gives) };
        let parameters: Vec<_> = parameters.iter().map(parameter).collect();
        wrapped(&format!("public static native {gives} {name}"), &parameters, "    ") + "\n"
    },
};

fn java_field(field: &Field) -> String {
    let name = &field.name;
    match (field.kind.as_str(), field.count) {
        ("ta_letters", _) => format!("byte[] {name} = new byte[4]"),
        ("char" | "uint8_t", Some(count)) => format!("byte[] {name} = new byte[{count}]"),
        ("size_t", _) => format!("size_t {name} = new size_t()"),
        (kind, _) => format!("{} {name}", java(kind)),
    }
}

fn java(kind: &str) -> &str {
    match kind.trim_start_matches("struct ") {
        "uint8_t" => "byte",
        "int32_t" | "uint32_t" | "ta_status" => "int",
        "int64_t" | "uint64_t" => "long",
        "char *" | "const char *" => "Pointer",
        other => other,
    }
}
