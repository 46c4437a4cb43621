//! What the goods are beside the three terms: dimensions, weight, packaging, attachments.

use super::Words;
use super::draft::Draft;
use super::finding::{Report, Severity};
use super::lexicon::{Lexicon, List};
use super::measure::{Measure, Unit, lacks_tolerance, measures, measures_of};
use super::text::Text;
use crate::codes::ProductKind;
use crate::rulebook;

/// One physical property: where the draft states it, and how it is read.
struct Property<'a> {
    stated: Option<&'a str>,
    path: &'static str,
    aspects: List,
    unit: Unit,
    name: &'static str,
    wording: &'static str,
}

/// `TRM-DIMENSIONS`: the dimensions are stated, with a unit and a tolerance [F-040, SEED-001, SEED-002].
pub(super) fn dimensions<W: Words>(draft: &Draft, report: &mut Report<'_, W>) {
    let property = Property {
        stated: draft.details.dimensions.as_deref(),
        path: "draft.dimensions",
        aspects: List::AspectsDimensions,
        unit: Unit::Length,
        name: "dimensions",
        wording: "Length × width × height: ___ × ___ × ___ mm, each ± ___ mm",
    };
    physical(&property, draft, report);
}

/// `TRM-WEIGHT`: the weight is stated, as a range or with a tolerance [F-040, SEED-001].
pub(super) fn weight<W: Words>(draft: &Draft, report: &mut Report<'_, W>) {
    let property = Property {
        stated: draft.details.weight.as_deref(),
        path: "draft.weight",
        aspects: List::AspectsWeight,
        unit: Unit::Mass,
        name: "weight",
        wording: "Net weight per piece: ___ g to ___ g",
    };
    physical(&property, draft, report);
}

fn physical<W: Words>(property: &Property<'_>, draft: &Draft, report: &mut Report<'_, W>) {
    let name = property.name;
    let Some(stated) = property.stated.filter(|text| !text.trim().is_empty()) else {
        if !is_among_quality(property, draft, report.lexicon) {
            let message = format!("no {name} stated, neither of its own nor among the quality terms");
            report.add(Severity::Advice, (property.path, ""), message, property.wording);
        }
        return;
    };
    let found = measures(&report.read(stated));
    let stated_by = |measure: &Measure| match measure {
        Measure::Number { unit, .. } => *unit == property.unit,
        Measure::Document => true,
        _ => false,
    };
    if !found.iter().any(stated_by) {
        let message = format!("states no {name} that can be measured: a number with a unit, or a drawing");
        report.add(Severity::Warning, (property.path, stated), message, property.wording);
    } else if lacks_tolerance(&found) {
        let message = format!("the {name} has no range and no tolerance");
        report.add(Severity::Warning, (property.path, stated), message, property.wording);
    }
}

/// Whether a quality term is about the property; whether it can be measured is said there.
fn is_among_quality(property: &Property<'_>, draft: &Draft, lexicon: &Lexicon) -> bool {
    draft.quality().iter().any(|term| {
        let aspect = Text::new(term.aspect.as_deref().unwrap_or_default(), lexicon);
        let measured = |measure: &Measure| matches!(measure, Measure::Number { unit, .. } if *unit == property.unit);
        aspect.first(property.aspects).is_some() || measures_of(term, lexicon).iter().any(measured)
    })
}

/// `TRM-PACKAGING`: the packing is specified; damaged packing is a ground only against what was agreed
/// [F-014, SEED-001].
pub(super) fn packaging<W: Words>(draft: &Draft, report: &mut Report<'_, W>) {
    const WORDING: &str = "Inner packing: ___; ___ pieces a carton; carton ___ × ___ × ___ mm, ___-ply, \
                           at most ___ kg; marks as in file ________.pdf; pallets: ___";
    let packaging = draft.order.terms.as_ref().and_then(|terms| terms.packaging.as_deref()).unwrap_or_default();
    if packaging.trim().is_empty() {
        let message = "no packing is agreed, so that damage from poor packing is hard to claim";
        report.add(Severity::Warning, ("terms.packaging", ""), message, WORDING);
    } else if measures(&report.read(packaging)).is_empty() {
        let message = "names no figure, material share, standard or drawing that the packing can be measured by";
        report.add(Severity::Advice, ("terms.packaging", packaging), message, WORDING);
    }
}

/// `TRM-ATTACHMENT`: custom specifications are attached, and every file that is named is [SEED-001, SEED-002].
pub(super) fn attachment<W: Words>(draft: &Draft, report: &mut Report<'_, W>) {
    const WORDING: &str = "Attached: ________.pdf (drawing), ________.ai (artwork)";
    let attached = draft.details.attachments.as_deref().unwrap_or_default();
    let custom = draft.details.custom.unwrap_or(draft.order.product_kind == Some(ProductKind::Custom));
    if custom && attached.is_empty() {
        let message = "custom goods without an attached specification, drawing or design file";
        report.add(Severity::Warning, ("draft.attachments", ""), message, WORDING);
    }
    let mut missing: Vec<&str> = Vec::new();
    for (path, text) in draft.texts() {
        for name in file_names(text, report.list(List::FileExtensions.name())) {
            let same = |other: &&str| other.eq_ignore_ascii_case(name);
            if !attached.iter().map(String::as_str).any(|other| same(&other)) && !missing.iter().any(same) {
                missing.push(name);
                report.add(
                    Severity::Warning,
                    (path.clone(), name),
                    "is named but not attached",
                    format!("Attached: {name}"),
                );
            }
        }
    }
}

/// The names of files in a text.
fn file_names<'t>(text: &'t str, extensions: &[rulebook::Text]) -> impl Iterator<Item = &'t str> {
    let words = text.split(|c: char| c.is_whitespace() || "()[]<>\"'`,;:（）：，；、".contains(c));
    words.map(|word| word.trim_end_matches(['.', '。'])).filter(move |word| {
        let extension = word.rsplit_once('.').filter(|(name, _)| !name.is_empty());
        extension.is_some_and(|(_, end)| extensions.iter().any(|known| known.eq_ignore_ascii_case(end)))
    })
}
