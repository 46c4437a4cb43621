//! Writes questions with the library's answers to a file, so that other languages can be held against them byte
//! for byte: every case, every journey after every step, made-up orders, contract drafts, the platform's responses.
//!
//! `cargo run -p trade-assurance-tests --bin cases -- OUT.ndjson [ORDERS]`. A line is a question: `call` and `format` say
//! which, `order` is the document as text (for `import_alibaba` with `second` and `third`), `as_of` the instant,
//! `status` and `answer` what must come out.

#![allow(clippy::panic, reason = "a tool of the tests fails by panicking")]

use serde::Serialize;
use std::io::{BufWriter, Write};
use std::path::Path;
use trade_assurance::codes::Ground;
use trade_assurance::door::{self, CalendarPage, Page};
use trade_assurance::explain::Style;
use trade_assurance::order::OrderErrors;
use trade_assurance::time::Instant;
use trade_assurance_tests::harness::{document, file, journey};
use trade_assurance_tests::{book, generate};

type Failure = Box<dyn std::error::Error>;

/// How the C interface sets pages of text.
const STYLE: Style = Style { colour: false, width: 100 };

#[derive(Default, Serialize)]
struct Line<'a> {
    name: String,
    call: &'a str,
    format: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    ground: Option<u8>,
    as_of: Option<String>,
    as_of_us: Option<i64>,
    status: &'a str,
    order: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    second: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    third: Option<String>,
    answer: String,
}

/// A document to ask about.
struct Subject {
    name: String,
    order: String,
    as_of: Option<Instant>,
}

/// Where the lines go.
struct Export<W> {
    out: W,
    count: usize,
}

impl<W: Write> Export<W> {
    fn put(&mut self, line: Line<'_>, answer: Result<String, OrderErrors>) -> Result<(), Failure> {
        let (status, answer) = match answer {
            Ok(answer) => ("ok", answer),
            Err(errors) => ("bad_document", door::Refusal::Document(errors).to_json()),
        };
        serde_json::to_writer(&mut self.out, &Line { status, answer, ..line })?;
        self.out.write_all(b"\n")?;
        self.count += 1;
        Ok(())
    }

    fn ask(
        &mut self,
        subject: &Subject,
        call: &str,
        format: &str,
        answer: Result<String, OrderErrors>,
    ) -> Result<(), Failure> {
        self.put(subject.line(call, format), answer)
    }

    fn assess(&mut self, subject: &Subject) -> Result<(), Failure> {
        let answer = door::assess(book(), subject.order.as_bytes(), subject.as_of, Page::Json);
        self.ask(subject, "assess", "json", answer)
    }

    /// Every other question about an order.
    fn everything_else(&mut self, subject: &Subject) -> Result<(), Failure> {
        let (order, as_of) = (subject.order.as_bytes(), subject.as_of);
        for (format, page) in [("text", Page::Text(STYLE)), ("html", Page::Html)] {
            self.ask(subject, "assess", format, door::assess(book(), order, as_of, page))?;
        }
        let pages = [
            ("json", CalendarPage::Json),
            ("text", CalendarPage::Text(STYLE)),
            ("csv", CalendarPage::Csv),
            ("ics", CalendarPage::Ics),
        ];
        for (format, page) in pages {
            self.ask(subject, "calendar", format, door::calendar(book(), order, as_of, page))?;
        }
        self.ask(subject, "dispute_timeline", "json", door::dispute_timeline(book(), order, as_of))?;
        for ground in Ground::ALL {
            let line = Line { ground: Some(ground.number()), ..subject.line("claim_window", "json") };
            self.put(line, door::claim_window(book(), order, as_of, *ground))?;
        }
        Ok(())
    }
}

impl Subject {
    fn line<'a>(&self, call: &'a str, format: &'a str) -> Line<'a> {
        Line {
            name: self.name.clone(),
            call,
            format,
            as_of: self.as_of.map(|at| at.to_string()),
            as_of_us: self.as_of.map(Instant::micros),
            order: self.order.clone(),
            ..Line::default()
        }
    }
}

/// Every case and every step of every journey.
fn from_files() -> Result<Vec<Subject>, Failure> {
    let mut subjects = Vec::new();
    for case in file::all_cases()? {
        let (order, as_of) = document::build(&case)?;
        let name = format!("{} / {}", case.rule.as_deref().unwrap_or("-"), case.name);
        subjects.push(Subject { name, order: order.to_string(), as_of: Some(Instant::parse(&as_of)?) });
    }
    for journey in journey::all_journeys()? {
        for stop in journey.stops()? {
            let name = format!("{} / step {}", journey.title, stop.number);
            subjects.push(Subject { name, order: stop.order.to_string(), as_of: Some(Instant::parse(&stop.at)?) });
        }
    }
    Ok(subjects)
}

/// The contract drafts of the cases.
fn drafts() -> Result<Vec<Subject>, Failure> {
    let mut drafts = Vec::new();
    for path in file::toml_files("cases/terms")? {
        let table: toml::Table = file::read(&path)?;
        for case in table.get("case").and_then(toml::Value::as_array).into_iter().flatten() {
            let text = |key: &str| case.get(key).and_then(toml::Value::as_str);
            if let (Some(name), Some(draft)) = (text("name"), text("draft")) {
                drafts.push(Subject { name: name.to_owned(), order: draft.to_owned(), as_of: None });
            }
        }
    }
    Ok(drafts)
}

fn response(name: &str) -> Result<String, Failure> {
    Ok(std::fs::read_to_string(file::root().join("alibaba").join(name))?)
}

/// The platform's responses, each by itself and those of one order together.
fn imports() -> Result<Vec<Vec<String>>, Failure> {
    let together = [
        ["v2_order_get.json", "v2_fund_query.json", "v2_logistics_query.json"],
        ["top_order_get.json", "top_fund_get.json", "top_logistics_get.json"],
    ];
    let mut imports: Vec<Vec<String>> = Vec::new();
    for names in together {
        let all = names.iter().map(|name| response(name)).collect::<Result<Vec<_>, _>>()?;
        imports.extend(all.iter().map(|one| vec![one.clone()]));
        imports.push(all);
    }
    Ok(imports)
}

fn export<W: Write>(export: &mut Export<W>, orders: u64) -> Result<(), Failure> {
    let mut subjects = from_files()?;
    subjects.extend((0..orders).map(|seed| {
        let case = generate::case(seed);
        Subject { name: format!("made-up {seed}"), order: case.document.to_string(), as_of: Some(case.as_of) }
    }));
    for (place, subject) in subjects.iter().enumerate() {
        export.assess(subject)?;
        // Pages are long: some of them are enough.
        if place % 40 == 0 {
            export.everything_else(subject)?;
            export.assess(&Subject { as_of: None, name: subject.name.clone(), order: subject.order.clone() })?;
        }
    }
    for draft in drafts()? {
        export.ask(&draft, "lint", "json", door::lint(book(), draft.order.as_bytes()))?;
        export.ask(&draft, "lint", "text", door::lint_text(book(), draft.order.as_bytes(), STYLE))?;
    }
    for bodies in imports()? {
        let bytes: Vec<&[u8]> = bodies.iter().map(String::as_bytes).collect();
        let mut texts = bodies.iter().cloned();
        let (order, second, third) = (texts.next().unwrap_or_default(), texts.next(), texts.next());
        let name = "import".to_owned();
        let line = Line { name, call: "import_alibaba", format: "json", order, second, third, ..Line::default() };
        export.put(line, door::import_alibaba(&bytes, b""))?;
    }
    Ok(())
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (path, orders) = match arguments.as_slice() {
        [path] => (path, 2_000),
        [path, orders] => (path, orders.parse()?),
        _ => return Err("usage: cases OUT.ndjson [ORDERS]".into()),
    };
    let out = BufWriter::new(std::fs::File::create(Path::new(path))?);
    let mut writer = Export { out, count: 0 };
    export(&mut writer, orders)?;
    writer.out.flush()?;
    println!("{} questions", writer.count);
    Ok(())
}
