//! What stands in the header, read back from it.

/// A structure and its fields in order.
pub(super) struct Structure {
    pub(super) name: String,
    pub(super) fields: Vec<Field>,
}

/// A field of a structure.
pub(super) struct Field {
    pub(super) comment: String,
    pub(super) kind: String,
    pub(super) name: String,
    /// How many there are, where it is an array.
    pub(super) count: Option<usize>,
}

/// Every structure whose fields the header shows.
pub(super) fn structures(header: &str) -> Vec<Structure> {
    let opened = header.split("\ntypedef struct ").skip(1);
    let bodies = opened.filter_map(|text| text.split_once(" {\n").filter(|(name, _)| !name.contains(';')));
    bodies
        .map(|(name, rest)| {
            let (body, _) = rest.split_once("\n}").unwrap();
            Structure { name: name.to_owned(), fields: fields(body) }
        })
        .collect()
}

fn fields(body: &str) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut comment = String::new();
    for line in body.lines().map(str::trim) {
        match line.strip_suffix(';') {
            Some(declared) if !line.starts_with('*') => fields.push(field(declared, std::mem::take(&mut comment))),
            _ => {
                let words = line.trim_end_matches("*/").trim_start_matches('/').trim_start_matches('*').trim();
                comment = format!("{comment} {words}").trim().to_owned();
            }
        }
    }
    fields
}

/// `char currency[4]`, `const char *data`.
fn field(declared: &str, comment: String) -> Field {
    let (declared, count) = match declared.split_once('[') {
        Some((declared, count)) => (declared, Some(count.trim_end_matches(']').parse().unwrap())),
        None => (declared, None),
    };
    let at = declared.rfind([' ', '*']).unwrap() + 1;
    Field { comment, kind: declared[..at].trim().to_owned(), name: declared[at..].to_owned(), count }
}

/// Every function: what it gives, its name, and its parameters as they stand.
pub(super) fn functions(header: &str) -> Vec<(String, String, String)> {
    let declared = header.split(";\n").filter_map(|text| text.strip_suffix(')'));
    let function = |text: &str| {
        // What stands before it in the header are comments and preprocessor lines.
        let start = text.rfind("*/\n").map_or(0, |at| at + 3);
        let (front, parameters) = text[start..].split_once('(')?;
        let at = front.rfind([' ', '*'])? + 1;
        let parameters = parameters.split_whitespace().collect::<Vec<_>>().join(" ");
        // A comment may end like a function.
        front[at..].starts_with("ta_").then(|| (front[..at].trim().to_owned(), front[at..].to_owned(), parameters))
    };
    declared.filter_map(function).collect()
}

/// Every number of an enumeration, in order.
pub(super) fn numbers(header: &str) -> Vec<(String, String)> {
    let lines = header.lines().filter_map(|line| line.trim().strip_prefix("TA_"));
    let number = |line: &str| {
        let (name, rest) = line.split_once(" = ")?;
        let number = rest.split(',').next()?;
        Some((format!("TA_{name}"), number.to_owned()))
    };
    lines.filter_map(number).collect()
}
