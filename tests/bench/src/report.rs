//! The table that a run prints.

/// One line of the table.
struct Line {
    what: String,
    picos: u64,
    /// What it is compared with: a name and picoseconds.
    against: Option<(&'static str, u64)>,
    goal: &'static str,
}

/// Sections of lines, in the order measured.
#[derive(Default)]
pub struct Report {
    sections: Vec<(String, Vec<Line>)>,
}

impl Report {
    /// Begins a section.
    pub fn section(&mut self, title: impl Into<String>) {
        self.sections.push((title.into(), Vec::new()));
    }

    /// A figure that stands by itself.
    pub fn plain(&mut self, what: impl Into<String>, picos: u64) {
        self.push(Line { what: what.into(), picos, against: None, goal: "" });
    }

    /// A figure with the one it is compared with.
    pub fn against(&mut self, what: impl Into<String>, picos: u64, against: (&'static str, u64), goal: &'static str) {
        self.push(Line { what: what.into(), picos, against: Some(against), goal });
    }

    fn push(&mut self, line: Line) {
        if let Some((_, lines)) = self.sections.last_mut() {
            lines.push(line);
        }
    }

    /// Prints the sections as Markdown.
    pub fn print(&self) {
        for (title, lines) in &self.sections {
            println!("\n{title}\n\n| what | time | ratio | goal |\n|---|---:|---:|---|");
            for line in lines {
                let ratio =
                    line.against.map_or(String::new(), |(name, other)| format!("{} {name}", times(line.picos, other)));
                println!("| {} | {} | {ratio} | {} |", line.what, time(line.picos), line.goal);
            }
        }
    }
}

/// `a / b` with one decimal.
fn times(a: u64, b: u64) -> String {
    let tenths = (a * 10 + b / 2) / b.max(1);
    format!("{}.{} x", tenths / 10, tenths % 10)
}

/// A time with three or four figures and its unit.
fn time(picos: u64) -> String {
    let (unit, name) = match picos {
        0..10_000_000 => (1_000, "ns"),
        10_000_000..10_000_000_000 => (1_000_000, "us"),
        _ => (1_000_000_000, "ms"),
    };
    let tenths = (picos * 10 + unit / 2) / unit;
    format!("{}.{} {name}", tenths / 10, tenths % 10)
}
