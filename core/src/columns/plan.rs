//! A plan: what each column of a schema is, worked out once for any number of batches.

use super::answers::{self, Answers, Names};
use super::asked::Asked;
use super::chunk::Chunk;
use super::lanes::{Lane, Lists, holds_nothing, holds_numbers, holds_text};
use super::schema::{SchemaErrors, SchemaProblem, SchemaProblemCode as Code};
use super::spec::{COLUMNS, ColumnSpec, Holds, Place};
use crate::flat::{Column, WORD};
use crate::rulebook::Rulebook;
use crate::time::Instant;
use arrow_array::{Array, ArrayRef, RecordBatch, StructArray};
use arrow_schema::{DataType, Field, Fields, SchemaRef};

/// How many rows are read together: of every column a stretch that is worth fetching, and of all of them no more than
/// the second cache holds.
const MANY: usize = 128;
/// The same for a table of a few rows, for which it is not worth making more room.
const FEW: usize = WORD;

/// A row that cannot be read at all: its place, and why.
pub(crate) type LostRow = (usize, String);

/// How a table of rows is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The instant to look at, for rows that name none.
    pub as_of: Option<Instant>,
    /// Timestamps without a time zone are in UTC; they are refused otherwise.
    pub zoneless_is_utc: bool,
    /// Every column may hold text, as in a CSV file: decimals with all digits written out, RFC 3339 instants,
    /// `YYYY-MM-DD` dates, `true` and `false`.
    pub texts: bool,
}

/// A column of the caller's table that the plan reads.
#[derive(Clone, Debug)]
struct Bound {
    spec: &'static ColumnSpec,
    /// Its place in the caller's table.
    place: usize,
    lists: Lists,
}

/// What each column of a schema is, worked out once for any number of batches.
#[derive(Clone, Debug)]
pub struct Plan {
    fields: Fields,
    options: Options,
    bound: Vec<Bound>,
    order_id: Option<usize>,
    asked: Asked,
    names: Names,
    output: SchemaRef,
}

impl Plan {
    /// A plan for tables of these columns, in any order.
    ///
    /// # Errors
    /// Everything that is wrong with the columns, at once.
    pub fn new(fields: &Fields, options: Options) -> Result<Self, SchemaErrors> {
        let mut problems = Vec::new();
        let mut found: Vec<(&'static ColumnSpec, usize)> = Vec::new();
        for (place, field) in fields.iter().enumerate() {
            match recognise(field, options, &found) {
                Ok(spec) => found.push((spec, place)),
                Err(problem) => problems.push(problem),
            }
        }
        problems.extend(absent(fields, options));
        if !problems.is_empty() {
            return Err(SchemaErrors { problems });
        }
        let order_id = found.iter().find(|(spec, _)| spec.place == Place::OrderId).map(|(_, place)| *place);
        let asked = Asked::ALL;
        let output = answers::schema(order_id.map(|place| fields[place].data_type()), asked);
        found.retain(|(spec, _)| spec.place != Place::OrderId);
        // Amounts cannot be read before their currency is.
        found.sort_by_key(|(spec, place)| (spec.place != Place::Flat(Column::Currency), *place));
        let bound = found.into_iter().map(|(spec, place)| Bound { spec, place, lists: Lists::of(spec.holds) });
        let bound = bound.collect();
        Ok(Self { fields: fields.clone(), options, bound, order_id, asked, names: Names::new(asked), output })
    }

    /// The same plan for some columns of the answer alone, in the order of [`ANSWERS`](super::ANSWERS).
    ///
    /// They hold what they hold beside all others; what only others need is not worked out.
    ///
    /// # Errors
    /// Every name that is no column of the answer, or is given twice.
    pub fn answering(self, names: &[&str]) -> Result<Self, SchemaErrors> {
        let asked = Asked::of(names)?;
        let output = answers::schema(self.order_id.map(|place| self.fields[place].data_type()), asked);
        Ok(Self { asked, names: Names::new(asked), output, ..self })
    }

    /// The columns of the answers.
    pub fn output(&self) -> &SchemaRef {
        &self.output
    }

    /// Decides every row of a batch. A row that cannot be decided says why in its `error` column.
    ///
    /// # Errors
    /// A batch of other columns than the plan's; one whose texts would take more than 2 GiB.
    pub fn decide(&self, book: &Rulebook, batch: &RecordBatch) -> Result<RecordBatch, SchemaErrors> {
        self.check(batch.schema_ref().fields())?;
        self.answers(book, batch.columns(), batch.num_rows(), &[])
    }

    /// Decides every row of a batch but some, of which is known beforehand what is wrong with them.
    ///
    /// # Errors
    /// As [`Plan::decide`].
    #[cfg(feature = "tables")]
    pub(crate) fn decide_but(
        &self,
        book: &Rulebook,
        batch: &RecordBatch,
        lost: &[LostRow],
    ) -> Result<RecordBatch, SchemaErrors> {
        self.check(batch.schema_ref().fields())?;
        self.answers(book, batch.columns(), batch.num_rows(), lost)
    }

    /// Decides every row of a structure, whose fields are the columns.
    ///
    /// # Errors
    /// As [`Plan::decide`].
    pub fn decide_struct(&self, book: &Rulebook, rows: &StructArray) -> Result<RecordBatch, SchemaErrors> {
        self.check(rows.fields())?;
        let is_null = |place: &usize| rows.is_null(*place);
        let lost = (0..rows.len()).filter(is_null).map(|place| (place, "the row itself is null".to_owned()));
        self.answers(book, rows.columns(), rows.len(), &lost.collect::<Vec<LostRow>>())
    }

    /// Whether the columns are those of the plan; their nullability and notes are no matter.
    fn check(&self, fields: &Fields) -> Result<(), SchemaErrors> {
        let same = |(one, other): (&std::sync::Arc<Field>, &std::sync::Arc<Field>)| {
            one.name() == other.name() && one.data_type() == other.data_type()
        };
        if fields.len() == self.fields.len() && fields.iter().zip(&self.fields).all(same) {
            return Ok(());
        }
        let other = fields.iter().zip(&self.fields).find(|pair| !same(*pair)).map_or("", |(one, _)| one.name());
        let message = "the batch has other columns than the plan was made for";
        Err(SchemaErrors::one(SchemaProblem::new(Code::OtherSchema, other, message)))
    }

    fn answers(
        &self,
        book: &Rulebook,
        columns: &[ArrayRef],
        rows: usize,
        lost: &[LostRow],
    ) -> Result<RecordBatch, SchemaErrors> {
        let lanes = self.lanes(columns)?;
        let mut answers = Answers::with_room(rows, self.asked);
        let long = || answers::too_long("the texts of the answer take more than 2 GiB; give the batch in parts");
        let all = if rows <= FEW {
            self.decide_rows::<FEW>(book, &lanes, rows, lost, &mut answers)
        } else {
            self.decide_rows::<MANY>(book, &lanes, rows, lost, &mut answers)
        };
        all.ok_or_else(long)?;
        let order_id = self.order_id.and_then(|place| columns.get(place));
        answers.finish(&self.output, &self.names, order_id).map_err(|error| answers::too_long(&error.to_string()))
    }

    /// Decides all rows, `N` at a time; nothing where a text column has no more room.
    fn decide_rows<const N: usize>(
        &self,
        book: &Rulebook,
        lanes: &[Lane<'_>],
        rows: usize,
        lost: &[LostRow],
        answers: &mut Answers,
    ) -> Option<()> {
        let mut chunk = Chunk::<N>::new(lanes.len(), self.options.as_of);
        let mut lost = lost.iter().peekable();
        for from in (0..rows).step_by(N) {
            let count = N.min(rows - from);
            chunk.clear();
            while let Some((place, why)) = lost.next_if(|(place, _)| *place < from + count) {
                chunk.lose(*place - from, why.clone());
            }
            for (number, lane) in lanes.iter().enumerate() {
                chunk.load(number, lane, from, count);
            }
            chunk.complete(count);
            for at in (0..count).step_by(WORD) {
                let places = at..count.min(at + WORD);
                chunk.decide(book, self.asked.parts, places.clone());
                answers.extend(&chunk.decided, &chunk.decimals[places], self.asked)?;
            }
            answers.extend_errors(&mut chunk.faults.all, count, self.asked)?;
        }
        Some(())
    }

    fn lanes<'a>(&'a self, columns: &'a [ArrayRef]) -> Result<Vec<Lane<'a>>, SchemaErrors> {
        let lane = |bound: &'a Bound| {
            let wrong = || SchemaErrors::one(wrong_type(&self.fields[bound.place], bound.spec));
            let lane = columns.get(bound.place).and_then(|array| Lane::of(bound.spec, array, &bound.lists));
            lane.ok_or_else(wrong)
        };
        self.bound.iter().map(lane).collect()
    }
}

/// What a column of the caller's is.
fn recognise(
    field: &Field,
    options: Options,
    found: &[(&'static ColumnSpec, usize)],
) -> Result<&'static ColumnSpec, SchemaProblem> {
    let spec = ColumnSpec::named(field.name()).ok_or_else(|| SchemaProblem::unknown(field.name()))?;
    if found.iter().any(|(other, _)| other.place == spec.place) {
        return Err(SchemaProblem::new(Code::DuplicateColumn, field.name(), "is given twice"));
    }
    let kind = field.data_type();
    if spec.is_zoneless(kind) && !options.zoneless_is_utc {
        let message = "has no time zone; give it one, or say that it is in UTC";
        let problem = SchemaProblem::new(Code::NoZone, field.name(), message);
        return Err(problem.of_type(kind.to_string(), spec.holds.accepted()));
    }
    let text = options.texts && holds_text(kind);
    if text || spec.holds.takes(kind) { Ok(spec) } else { Err(wrong_type(field, spec)) }
}

fn wrong_type(field: &Field, spec: &ColumnSpec) -> SchemaProblem {
    let message = match field.data_type() {
        DataType::Float16 | DataType::Float32 | DataType::Float64 if spec.holds.is_exact() => {
            "is of binary floating point, which is not exact"
        }
        _ => "has another type",
    };
    let problem = SchemaProblem::new(Code::WrongType, field.name(), message);
    problem.of_type(field.data_type().to_string(), spec.holds.accepted())
}

/// The columns without which no row can be decided.
fn absent(fields: &Fields, options: Options) -> Vec<SchemaProblem> {
    let mut problems = Vec::new();
    for spec in COLUMNS {
        let as_of = spec.place == Place::Flat(Column::AsOf) && options.as_of.is_none();
        if (spec.required() || as_of) && !fields.iter().any(|field| field.name() == spec.name()) {
            let message = if as_of {
                "is not there, and the batch names no instant to look at"
            } else {
                "is required and not there"
            };
            problems.push(SchemaProblem::new(Code::MissingColumn, spec.name(), message));
        }
    }
    problems
}

impl ColumnSpec {
    fn is_zoneless(&self, kind: &DataType) -> bool {
        let zone = match kind {
            DataType::Timestamp(_, zone) => zone.as_deref().unwrap_or_default(),
            _ => return false,
        };
        matches!(self.holds, Holds::Instant) && zone.is_empty()
    }
}

impl Holds {
    const fn is_exact(self) -> bool {
        matches!(self, Self::Money | Self::Dollars | Self::Rate | Self::Count)
    }

    /// Whether such a column may have this type.
    fn takes(self, kind: &DataType) -> bool {
        if holds_nothing(self, kind) {
            return true;
        }
        match self {
            Self::Id => holds_text(kind) || kind.is_integer(),
            Self::Word(_) | Self::Currency | Self::Country => holds_text(kind),
            Self::Words(_) => match kind {
                DataType::List(item) | DataType::LargeList(item) => holds_text(item.data_type()),
                _ => holds_text(kind),
            },
            Self::Flag => kind == &DataType::Boolean,
            Self::Instant => matches!(kind, DataType::Timestamp(..)),
            Self::Date => matches!(kind, DataType::Date32 | DataType::Date64),
            Self::Money | Self::Dollars | Self::Rate => holds_numbers(kind),
            Self::Count => kind.is_integer(),
        }
    }
}
