//! What the wording of a contract lacks.

use crate::explain::Words;
use crate::explain::report::page::{Item, Page, Section, Tone, capital};
use crate::rules::terms::{Severity, TermFinding};

/// The findings as a page, what blocks a claim first.
pub(in crate::explain) fn page(findings: &[TermFinding]) -> Page {
    let headings = [
        (Severity::Blocking, "A claim would fail on this, or be left to judgement"),
        (Severity::Warning, "This weakens protection or evidence"),
        (Severity::Advice, "This would make the contract clearer"),
    ];
    let mut sections: Vec<Section> = Vec::new();
    for (severity, heading) in headings {
        let mut section = Section::new(heading);
        let of_this = findings.iter().filter(|finding| finding.severity == severity);
        of_this.for_each(|finding| section.item(item(finding)));
        sections.extend(Some(section).filter(|section| !section.blocks.is_empty()));
    }
    if sections.is_empty() {
        let mut section = Section::new("Nothing to remark");
        section.say(Tone::Good, "A claim can stand on every term of this draft.");
        sections.push(section);
    }
    let plural = if findings.len() == 1 { "" } else { "s" };
    let beside = format!("{} remark{plural}", findings.len());
    Page { title: "Contract draft".to_owned(), beside, sections }.clean()
}

fn item(finding: &TermFinding) -> Item {
    let tone = if finding.severity == Severity::Blocking { Tone::Bad } else { Tone::Open };
    let mut table = vec![("what".to_owned(), finding.message.clone())];
    let mut line = |name: &str, words: &str| {
        if !words.is_empty() {
            table.push((name.to_owned(), words.to_owned()));
        }
    };
    line("found", &finding.found);
    line("write", &finding.wording);
    line("protects", &finding.protects.join(", "));
    let name = format!("{}: {}", capital(finding.code.words()), finding.path);
    Item { tone, name, beside: finding.code.name().to_owned(), table }
}
