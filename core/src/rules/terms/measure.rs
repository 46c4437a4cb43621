//! What makes an agreed quality measurable [F-040, SEED-001, SEED-002].
//!
//! A number with a unit, a colour code, a named material with its share, a named standard, or a
//! drawing or file. Not so: an adjective, a bare number, a count of pieces (that is a quantity), "100 %"
//! of no material, a standard or document without its number, and whatever stands in a part of the
//! sentence that is still open ("to be confirmed") or only promises something (a warranty).

use super::Words;
use super::lexicon::{Lexicon, List};
use super::text::{Case, Kind, Text, plain};
use crate::codes::QualityTerms;
use crate::order::QualityTerm;

/// One thing in a text that can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// A number with a unit, and whether it has a tolerance or a bound, or needs none.
    Number { unit: Unit, bounded: bool },
    /// A code of a colour system.
    Colour,
    /// A material with its share.
    Material,
    /// A standard, act or scale.
    Standard,
    /// A drawing, an attachment or a file.
    Document,
}

/// The kind of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Length,
    Mass,
    Other,
    /// A feature that is counted, exactly.
    Count,
}

/// Whether an inspector can measure one quality term (`CLM-TERM-QUALITY`) [F-040].
///
/// The caller's own judgement wins where it is given [order document, `terms.quality`].
pub fn measurable(term: &QualityTerm, words: &impl Words) -> bool {
    is_measurable(term, &words.lexicon())
}

/// How well the quality terms of a contract can be measured (`CLM-TERM-QUALITY`): there are none, none
/// of them can be measured, or at least one can [F-040].
pub fn quality_terms(terms: &[QualityTerm], words: &impl Words) -> QualityTerms {
    quality_of(terms, &words.lexicon())
}

/// [`quality_terms`] with the lists at hand.
pub(super) fn quality_of(terms: &[QualityTerm], lexicon: &Lexicon) -> QualityTerms {
    if terms.is_empty() {
        QualityTerms::None
    } else if terms.iter().any(|term| is_measurable(term, lexicon)) {
        QualityTerms::Measurable
    } else {
        QualityTerms::Unclear
    }
}

fn is_measurable(term: &QualityTerm, lexicon: &Lexicon) -> bool {
    term.measurable.unwrap_or_else(|| {
        let text = full_text(term);
        !is_refused(term, lexicon) && Reader::new(&Text::new(&text, lexicon)).measures().next().is_some()
    })
}

/// What can be measured in a quality term, whatever the caller says of it.
pub(super) fn measures_of(term: &QualityTerm, lexicon: &Lexicon) -> Vec<Measure> {
    if is_refused(term, lexicon) { Vec::new() } else { measures(&Text::new(&full_text(term), lexicon)) }
}

/// Aspect and requirement as one text: "Length (mm)" and "250" say only together what is meant.
pub(super) fn full_text(term: &QualityTerm) -> String {
    let (aspect, requirement) = (term.aspect.as_deref(), term.requirement.as_deref());
    match (aspect.map(str::trim), requirement.map(str::trim)) {
        (Some(aspect), Some(requirement)) if !aspect.is_empty() => format!("{aspect}: {requirement}"),
        (aspect, requirement) => requirement.or(aspect).unwrap_or_default().to_owned(),
    }
}

/// What can be measured in a text, in its order.
pub(super) fn measures(text: &Text<'_>) -> Vec<Measure> {
    Reader::new(text).measures().collect()
}

/// Whether there are numbers, and none of them has a tolerance or a bound; what is counted needs none.
pub(super) fn lacks_tolerance(measures: &[Measure]) -> bool {
    let mut bounds = measures.iter().filter_map(|measure| match measure {
        Measure::Number { unit: Unit::Count, .. } => None,
        Measure::Number { bounded, .. } => Some(*bounded),
        _ => None,
    });
    let first = bounds.next();
    first == Some(false) && !bounds.any(|bounded| bounded)
}

/// Whether the requirement is a plain no: "REACH: none".
fn is_refused(term: &QualityTerm, lexicon: &Lexicon) -> bool {
    let text = Text::new(term.requirement.as_deref().unwrap_or_default(), lexicon);
    let end = text.at(0, List::Refusals, Case::Any);
    end.is_some_and(|end| text.tokens()[end..].iter().all(|token| token.kind == Kind::Sign))
}

/// A measure and where it ends.
type Found = (Measure, usize);

struct Reader<'t> {
    text: &'t Text<'t>,
    /// Clauses in which nothing is agreed.
    void: Vec<bool>,
    /// Clauses about the schedule or the price, where days and shares are no quality.
    schedule: Vec<bool>,
    /// Whether the text has a tolerance or a bound.
    bounded: bool,
    /// How names that count in capitals only are to be compared: in any case where a word of compliance
    /// says that they are meant, not at all where capitals throughout say nothing.
    capitals: Option<Case>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t Text<'t>) -> Self {
        let [warranty, replacement, after_sales] = super::PROMISES.map(|(list, _)| list);
        let compliance = text.find(List::Compliance, Case::Any).is_some();
        Self {
            text,
            void: text.clauses_with(&[List::Open, warranty, replacement, after_sales]),
            schedule: text.clauses_with(&[List::Schedule]),
            bounded: text.find(List::Bounds, Case::Any).is_some(),
            capitals: if compliance { Some(Case::Any) } else { (!text.is_shouted()).then_some(Case::Written) },
        }
    }

    /// What can be measured, in the order of the text, outside the clauses in which nothing is agreed.
    fn measures(&self) -> impl Iterator<Item = Measure> {
        let found = (0..self.text.tokens().len()).filter_map(|at| self.measure_at(at));
        found.filter(|(_, end)| !self.void[self.clause(end - 1)]).map(|(measure, _)| measure)
    }

    fn measure_at(&self, at: usize) -> Option<Found> {
        let standard = self.standard(at);
        let by_kind = || match self.text.kind(at)? {
            Kind::Number => self.ratio(at).or_else(|| self.share(at)).or_else(|| self.number(at)),
            Kind::Word => self.colour(at).or_else(|| self.unit_first(at)).or_else(|| self.document(at)),
            Kind::Sign => self.hex_colour(at).or_else(|| self.file(at)).or_else(|| self.unit_first(at)),
        };
        standard.or_else(by_kind)
    }

    fn clause(&self, at: usize) -> usize {
        self.text.tokens()[at].clause
    }

    fn is(&self, at: usize, list: List) -> Option<usize> {
        self.text.at(at, list, Case::Any)
    }

    /// The unit that begins at a token, and where it ends.
    fn unit(&self, at: usize) -> Option<(Unit, usize)> {
        let lists = [
            (List::UnitsLength, Unit::Length),
            (List::UnitsMass, Unit::Mass),
            (List::UnitsOther, Unit::Other),
            (List::UnitsCount, Unit::Count),
        ];
        let units = lists.into_iter().filter_map(|(list, unit)| {
            let end = self.text.at(at, list, Case::WrittenLetter)?;
            Some((unit, end))
        });
        // The longest wins: "g/m2" is no "g".
        let longest = units.max_by_key(|(_, end)| *end);
        longest.or_else(|| self.time_unit(at))
    }

    fn time_unit(&self, at: usize) -> Option<(Unit, usize)> {
        let end = self.text.at(at, List::UnitsTime, Case::WrittenLetter)?;
        (!self.schedule[self.clause(at)]).then_some((Unit::Other, end))
    }

    /// "200 gsm".
    fn number(&self, at: usize) -> Option<Found> {
        let hyphen = usize::from(self.text.is_sign(at + 1, "-") && self.text.touches_left(at + 1));
        let (unit, end) = self.unit(at + 1 + hyphen)?;
        let bounded = self.bounded || unit == Unit::Count || self.is_range(at, end);
        Some((Measure::Number { unit, bounded }, end))
    }

    /// "cm: 10*5*2", "(g) 200".
    fn unit_first(&self, at: usize) -> Option<Found> {
        let bracketed = at > 0 && self.text.is_sign(at - 1, "([（");
        let (unit, end) = self.unit(at)?;
        // A letter alone must stand in brackets; "A: 5" is more likely a list.
        if !bracketed && self.text.words(at, end).chars().nth(1).is_none() {
            return None;
        }
        let number = (end..end + 3).find(|next| !self.text.is_sign(*next, ")]:=）："))?;
        let is_number = number > end && self.text.kind(number) == Some(Kind::Number);
        let bounded = self.bounded || unit == Unit::Count || self.is_range(number, number + 1);
        is_number.then_some((Measure::Number { unit, bounded }, number + 1))
    }

    /// "190-210 gsm", "190 g to 210 g": whether another number follows or precedes.
    fn is_range(&self, number: usize, end: usize) -> bool {
        let number_at = |at: usize| self.text.kind(at) == Some(Kind::Number);
        let dash_at = |at: usize| self.is(at, List::Range).is_some();
        let after = dash_at(end) && number_at(end + 1);
        let before = number >= 2 && dash_at(number - 1) && (number_at(number - 2) || self.unit(number - 2).is_some());
        after || before
    }

    /// "100 % cotton", "cotton 95 %", "shrinkage 3 %".
    fn share(&self, at: usize) -> Option<Found> {
        let end = self.is(at + 1, List::Percent)?;
        if self.material_near(at, end) {
            return Some((Measure::Material, end));
        }
        let empty = whole(self.text.word(at)) == Some(100) || self.is_vague(end);
        let counts = !empty && !self.schedule[self.clause(at)];
        let bounded = self.bounded || self.is_range(at, end);
        counts.then_some((Measure::Number { unit: Unit::Other, bounded }, end))
    }

    fn is_vague(&self, at: usize) -> bool {
        self.is(at, List::Praise).or_else(|| self.is(at, List::Vague)).is_some()
    }

    /// "65/35 polyester/cotton": shares that make a hundred, beside a material.
    fn ratio(&self, at: usize) -> Option<Found> {
        let (mut sum, mut end) = (whole(self.text.word(at))?, at + 1);
        while end < at + 8 && self.text.is_sign(end, "/:-") && self.text.kind(end + 1) == Some(Kind::Number) {
            sum += whole(self.text.word(end + 1))?;
            end += 2;
        }
        (end > at + 1 && sum == 100 && self.material_near(at, end)).then_some((Measure::Material, end))
    }

    /// Whether a material is named in the same clause, a few words before or after.
    fn material_near(&self, from: usize, to: usize) -> bool {
        let clause = self.clause(from);
        let near = from.saturating_sub(4)..(to + 5).min(self.text.tokens().len());
        near.filter(|at| self.clause(*at) == clause).any(|at| self.is(at, List::Materials).is_some())
    }

    /// "Pantone 1935 D", "RAL 9010", "Pantone Reflex Blue C".
    fn colour(&self, at: usize) -> Option<Found> {
        let name = self.is(at, List::Colours)?;
        let code =
            self.number_after(name).filter(|end| self.is(*end, List::Percent).is_none() && self.unit(*end).is_none());
        let end = code.or_else(|| self.colour_suffix(name))?;
        Some((Measure::Colour, end))
    }

    fn colour_suffix(&self, name: usize) -> Option<usize> {
        let named = (name..name + 4).take_while(|at| self.text.kind(*at) == Some(Kind::Word));
        named.skip(1).find_map(|at| self.text.at(at, List::ColourSuffixes, Case::Written))
    }

    /// "#1A2B3C".
    fn hex_colour(&self, at: usize) -> Option<Found> {
        let code = self.text.rest(at).strip_prefix(['#', '＃'])?;
        let digits = code.bytes().take(7).take_while(u8::is_ascii_hexdigit).count();
        let ends = !code.chars().nth(6).is_some_and(char::is_alphanumeric);
        (digits == 6 && ends).then_some((Measure::Colour, at + 1))
    }

    /// "REACH", "ISO 9001", "AQL 2.5".
    fn standard(&self, at: usize) -> Option<Found> {
        let name = |list: List, case: Case| self.text.at(at, list, case);
        let capitals = |list: List| name(list, self.capitals?);
        let whole = name(List::Standards, Case::Any).or_else(|| capitals(List::StandardsCapitals));
        let end = whole.or_else(|| {
            let named = name(List::StandardsNumbered, Case::Any);
            self.number_after(named.or_else(|| capitals(List::StandardsNumberedCapitals))?)
        })?;
        Some((Measure::Standard, end))
    }

    /// "drawing no. 12", "annex B".
    fn document(&self, at: usize) -> Option<Found> {
        let name = self.is(at, List::References)?;
        let letter = self.text.word(name).chars().all(char::is_uppercase) && self.text.word(name).len() == 1;
        let end = if letter { Some(name + 1) } else { self.number_after(name) }?;
        Some((Measure::Document, end))
    }

    /// "design_draft_a.pdf".
    fn file(&self, at: usize) -> Option<Found> {
        let touching = self.text.is_sign(at, ".") && self.text.touches_left(at) && self.text.touches_left(at + 1);
        let end = self.is(at + 1, List::FileExtensions).filter(|_| touching)?;
        (self.text.kind(at - 1) != Some(Kind::Sign) || self.text.is_sign(at - 1, "_-)"))
            .then_some((Measure::Document, end))
    }

    /// The end of the number that follows a name, perhaps after "no." or "level II".
    fn number_after(&self, name: usize) -> Option<usize> {
        let mut at = name;
        for _ in 0..5 {
            if self.text.kind(at)? == Kind::Number {
                return Some(at + 1);
            }
            at = if self.text.is_sign(at, "-/:.(#=") { at + 1 } else { self.is(at, List::Fillers)? };
        }
        None
    }
}

/// A number up to 100 without decimals.
fn whole(number: &str) -> Option<u32> {
    let number: String = number.chars().map(plain).collect();
    let (digits, decimals) = number.split_once(['.', ',']).unwrap_or((&number, ""));
    let value = digits.parse().ok()?;
    (value <= 100 && decimals.chars().all(|digit| digit == '0')).then_some(value)
}
