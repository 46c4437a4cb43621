//! Which columns of the answer somebody asks for, and what has to be worked out for them.

use super::schema::{SchemaErrors, SchemaProblem, SchemaProblemCode};
use super::spec::ANSWERS;
use crate::decide::Parts;
use crate::order::read::describe::nearest;

/// Some of the columns of [`ANSWERS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// A bit for each, by its place.
    columns: u32,
    /// What has to be worked out for them.
    pub(super) parts: Parts,
}

/// What is known of a row without working out any of the rest.
const PLAIN: &[&str] = &["order_id", "edition", "coverage", "reason", "error"];
const FEE: &[&str] = &["fee_status", "supplier_fee_min", "supplier_fee_max", "weakest_grade"];
const COVERED: &[&str] = &["covered_min", "covered_max"];
/// What is known of the whole decision alone.
const WHOLE: &[&str] = &["missing"];

impl Asked {
    /// All of them.
    pub(super) const ALL: Self = Self { columns: u32::MAX, parts: Parts::ALL };

    /// Those of these names, in whatever order, each once.
    pub(super) fn of(names: &[&str]) -> Result<Self, SchemaErrors> {
        let (mut columns, mut problems) = (0, Vec::new());
        for name in names {
            let bit = bit(name);
            if bit == 0 {
                problems.push(not_an_answer(name));
            } else if columns & bit != 0 {
                problems.push(SchemaProblem::new(SchemaProblemCode::DuplicateColumn, name, "is asked for twice"));
            }
            columns |= bit;
        }
        if problems.is_empty() { Ok(Self { columns, parts: needed(names) }) } else { Err(SchemaErrors { problems }) }
    }

    /// Whether a column is asked for, by its [`bit`].
    #[inline]
    pub(super) const fn has(self, bit: u32) -> bool {
        self.columns & bit != 0
    }
}

fn needed(names: &[&str]) -> Parts {
    let any = |of: &[&str]| names.iter().any(|name| of.contains(name));
    let whole = any(WHOLE);
    let others = |name: &&str| ![PLAIN, FEE, COVERED].concat().contains(name);
    Parts { fee: whole || any(FEE), covered: whole || any(COVERED), moment: names.iter().any(others) }
}

/// The bit of a column, by which it is asked for; none where there is no such column.
pub(super) const fn bit(name: &str) -> u32 {
    let mut place = 0;
    while place < ANSWERS.len() {
        if same(ANSWERS[place].0.as_bytes(), name.as_bytes()) {
            return 1 << place;
        }
        place += 1;
    }
    0
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

fn not_an_answer(name: &str) -> SchemaProblem {
    let mut problem = SchemaProblem::new(SchemaProblemCode::UnknownColumn, name, "is not a column of the answer");
    problem.nearest = nearest(name, ANSWERS.iter().map(|(name, ..)| *name));
    problem
}
