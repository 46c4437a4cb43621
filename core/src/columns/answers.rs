//! The table of decisions, built column by column.

use super::chunk::Chunk;
use super::schema::{SchemaErrors, SchemaProblem, SchemaProblemCode};
use super::spec::{AMOUNT_SCALE, ANSWERS};
use crate::codes::{Coverage, DisputeCause, DisputeState, Edition, FeeStatus, Field, Grade, OnSilence, Party};
use crate::flat::{FlatDecision, LOT, UNKNOWN, YES};
use crate::money::POWERS;
use crate::rule::Rule;
use arrow_array::builder::StringBuilder;
use arrow_array::types::{ArrowPrimitiveType, Decimal128Type, Int8Type, TimestampMicrosecondType};
use arrow_array::{
    ArrayRef, BooleanArray, DictionaryArray, ListArray, PrimitiveArray, RecordBatch, StringArray, new_null_array,
};
use arrow_buffer::{ArrowNativeType, BooleanBuffer, Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field as ArrowField, Schema, SchemaRef, TimeUnit};
use std::sync::Arc;

const AMOUNT_PRECISION: u8 = 22;

/// The columns of the answer, with the caller's own names of orders as they come.
pub(super) fn schema(order_id: Option<&DataType>) -> SchemaRef {
    let order_id = ArrowField::new("order_id", order_id.cloned().unwrap_or(DataType::Utf8), true);
    let others = ANSWERS[1..].iter().map(|(name, ..)| ArrowField::new(*name, type_of(name), true));
    Arc::new(Schema::new(std::iter::once(order_id).chain(others).collect::<Vec<_>>()))
}

fn type_of(name: &str) -> DataType {
    match name {
        "covered_min" | "covered_max" | "supplier_fee_min" | "supplier_fee_max" | "released" | "frozen" | "held" => {
            DataType::Decimal128(AMOUNT_PRECISION, AMOUNT_SCALE.cast_signed())
        }
        "next_release_at"
        | "may_escalate_from"
        | "next_deadline_at"
        | "next_deadline_earliest"
        | "next_deadline_latest"
        | "claim_closes_at" => DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())),
        "locked" => DataType::Boolean,
        "missing" => DataType::List(Arc::new(word_field())),
        "error" => DataType::Utf8,
        _ => DataType::Dictionary(Box::new(DataType::Int8), Box::new(DataType::Utf8)),
    }
}

fn word_field() -> ArrowField {
    ArrowField::new("item", DataType::Utf8, false)
}

/// Which rows of a column are known: a bit a row, a word a chunk. Only the last chunk may be smaller than others.
#[derive(Default)]
struct Bits(Vec<u64>);

impl Bits {
    fn with_room(rows: usize) -> Self {
        Self(Vec::with_capacity(rows.div_ceil(64)))
    }

    fn finish(self, rows: usize) -> BooleanBuffer {
        BooleanBuffer::new(Buffer::from_vec(self.0), 0, rows)
    }

    fn nulls(self, rows: usize) -> Option<NullBuffer> {
        Some(NullBuffer::new(self.finish(rows))).filter(|nulls| nulls.null_count() > 0)
    }
}

/// A column of numbers.
struct Column<N> {
    values: Vec<N>,
    known: Bits,
}

impl<N: ArrowNativeType> Column<N> {
    fn with_room(rows: usize) -> Self {
        Self { values: Vec::with_capacity(rows), known: Bits::with_room(rows) }
    }

    /// Adds what `of` gives of each decision and its place: a value, and whether it is known.
    #[inline]
    fn extend(&mut self, decisions: &[FlatDecision], of: impl Fn(&FlatDecision, usize) -> (N, bool)) {
        let mut bits = 0;
        self.values.extend(decisions.iter().enumerate().map(|(place, decision)| {
            let (value, known) = of(decision, place);
            bits |= u64::from(known) << place;
            value
        }));
        self.known.0.push(bits);
    }

    fn finish<A: ArrowPrimitiveType<Native = N>>(self) -> PrimitiveArray<A> {
        let rows = self.values.len();
        PrimitiveArray::new(ScalarBuffer::from(self.values), self.known.nulls(rows))
    }
}

impl Column<i8> {
    fn words(self, names: impl Iterator<Item = &'static str>) -> Result<ArrayRef, ArrowError> {
        let names = StringArray::from_iter_values(names);
        Ok(Arc::new(DictionaryArray::<Int8Type>::try_new(self.finish(), Arc::new(names))?))
    }
}

impl Column<i64> {
    fn instants(self) -> ArrayRef {
        Arc::new(self.finish::<TimestampMicrosecondType>().with_timezone("UTC"))
    }
}

impl Column<i128> {
    fn amounts(self) -> Result<ArrayRef, ArrowError> {
        let scale = AMOUNT_SCALE.cast_signed();
        Ok(Arc::new(self.finish::<Decimal128Type>().with_precision_and_scale(AMOUNT_PRECISION, scale)?))
    }
}

/// What is missing in each row: words one after the other, and where each word and each row's words end.
struct Missing {
    letters: Vec<u8>,
    word_ends: Vec<i32>,
    ends: Vec<i32>,
}

impl Missing {
    fn with_room(rows: usize) -> Self {
        let ends = |room| {
            let mut ends = Vec::with_capacity(room + 1);
            ends.push(0);
            ends
        };
        Self { letters: Vec::with_capacity(rows * 12), word_ends: ends(rows), ends: ends(rows) }
    }

    /// Nothing where there is no more room.
    #[inline]
    fn push(&mut self, mut bits: u64) -> Option<()> {
        while bits != 0 {
            let word = Field::from_number(bits.trailing_zeros().to_le_bytes()[0]).map_or("", Field::name);
            self.letters.extend_from_slice(word.as_bytes());
            self.word_ends.push(i32::try_from(self.letters.len()).ok()?);
            bits &= bits - 1;
        }
        self.ends.push(i32::try_from(self.word_ends.len() - 1).ok()?);
        Some(())
    }

    fn finish(self, nulls: Option<NullBuffer>) -> Result<ArrayRef, ArrowError> {
        let ends = |ends| OffsetBuffer::new(ScalarBuffer::from(ends));
        let words = StringArray::try_new(ends(self.word_ends), Buffer::from_vec(self.letters), None)?;
        Ok(Arc::new(ListArray::try_new(Arc::new(word_field()), ends(self.ends), Arc::new(words), nulls)?))
    }
}

macro_rules! answers {
    ($($name:ident),+) => {
        /// The columns, as far as they have been filled.
        pub(super) struct Answers {
            $($name: Column<i8>,)+
            covered_min: Column<i128>,
            covered_max: Column<i128>,
            supplier_fee_min: Column<i128>,
            supplier_fee_max: Column<i128>,
            released: Column<i128>,
            frozen: Column<i128>,
            held: Column<i128>,
            locked: Column<i8>,
            next_release_at: Column<i64>,
            may_escalate_from: Column<i64>,
            next_deadline_at: Column<i64>,
            next_deadline_earliest: Column<i64>,
            next_deadline_latest: Column<i64>,
            claim_closes_at: Column<i64>,
            missing: Missing,
            error: StringBuilder,
            decided: Bits,
            rows: usize,
        }

        impl Answers {
            pub(super) fn with_room(rows: usize) -> Self {
                Self {
                    $($name: Column::with_room(rows),)+
                    covered_min: Column::with_room(rows),
                    covered_max: Column::with_room(rows),
                    supplier_fee_min: Column::with_room(rows),
                    supplier_fee_max: Column::with_room(rows),
                    released: Column::with_room(rows),
                    frozen: Column::with_room(rows),
                    held: Column::with_room(rows),
                    locked: Column::with_room(rows),
                    next_release_at: Column::with_room(rows),
                    may_escalate_from: Column::with_room(rows),
                    next_deadline_at: Column::with_room(rows),
                    next_deadline_earliest: Column::with_room(rows),
                    next_deadline_latest: Column::with_room(rows),
                    claim_closes_at: Column::with_room(rows),
                    missing: Missing::with_room(rows),
                    error: StringBuilder::with_capacity(rows, 0),
                    decided: Bits::with_room(rows),
                    rows: 0,
                }
            }
        }
    };
}
answers!(
    edition,
    coverage,
    reason,
    fee_status,
    dispute_state,
    dispute_cause,
    next_deadline_party,
    next_deadline_on_silence,
    weakest_grade
);

/// The place of a word among the names of its list, by which dictionaries know it.
#[inline]
const fn word(number: u8) -> (i8, bool) {
    (number.saturating_sub(1).cast_signed(), number != 0)
}

#[inline]
const fn instant(micros: i64) -> (i64, bool) {
    let known = micros != UNKNOWN;
    (if known { micros } else { 0 }, known)
}

impl Answers {
    /// Adds the answers to some rows; nothing where a text column has no more room.
    pub(super) fn extend(&mut self, chunk: &mut Chunk) -> Option<()> {
        let decisions = chunk.decisions.as_slice();
        self.extend_words(decisions);
        self.extend_amounts(decisions, &chunk.decimals);
        self.extend_instants(decisions);
        let mut decided = 0;
        for (place, decision) in decisions.iter().enumerate() {
            // A row that was decided has an answer about its coverage, if only that it is unknown.
            decided |= u64::from(decision.coverage != 0) << place;
            self.missing.push(decision.missing)?;
        }
        self.decided.0.push(decided);
        self.rows += decisions.len();
        self.extend_errors(chunk)
    }

    fn extend_words(&mut self, decisions: &[FlatDecision]) {
        self.edition.extend(decisions, |decision, _| word(decision.edition));
        self.coverage.extend(decisions, |decision, _| word(decision.coverage));
        self.reason.extend(decisions, |decision, _| word(decision.reason));
        self.fee_status.extend(decisions, |decision, _| word(decision.fee_status));
        self.locked.extend(decisions, |decision, _| word(decision.locked));
        self.dispute_state.extend(decisions, |decision, _| word(decision.dispute_state));
        self.dispute_cause.extend(decisions, |decision, _| word(decision.dispute_cause));
        self.next_deadline_party.extend(decisions, |decision, _| word(decision.next_deadline_party));
        self.next_deadline_on_silence.extend(decisions, |decision, _| word(decision.next_deadline_on_silence));
        self.weakest_grade.extend(decisions, |decision, _| word(decision.weakest_grade));
    }

    fn extend_amounts(&mut self, decisions: &[FlatDecision], decimals: &[u8; LOT]) {
        let units = decimals.map(|decimals| POWERS[usize::from(AMOUNT_SCALE.saturating_sub(decimals))]);
        // Two 64-bit integers always fit their product.
        let scaled = |minor: i64, place: usize| {
            let known = minor != UNKNOWN;
            (if known { i128::from(minor) * i128::from(units[place % LOT]) } else { 0 }, known)
        };
        self.covered_min.extend(decisions, |decision, place| scaled(decision.covered_min, place));
        self.covered_max.extend(decisions, |decision, place| scaled(decision.covered_max, place));
        self.supplier_fee_min.extend(decisions, |decision, place| scaled(decision.supplier_fee_min, place));
        self.supplier_fee_max.extend(decisions, |decision, place| scaled(decision.supplier_fee_max, place));
        self.released.extend(decisions, |decision, place| scaled(decision.released, place));
        self.frozen.extend(decisions, |decision, place| scaled(decision.frozen, place));
        self.held.extend(decisions, |decision, place| scaled(decision.held, place));
    }

    fn extend_instants(&mut self, decisions: &[FlatDecision]) {
        self.next_release_at.extend(decisions, |decision, _| instant(decision.next_release_at));
        self.may_escalate_from.extend(decisions, |decision, _| instant(decision.may_escalate_from));
        self.next_deadline_at.extend(decisions, |decision, _| instant(decision.next_deadline_at));
        self.next_deadline_earliest.extend(decisions, |decision, _| instant(decision.next_deadline_earliest));
        self.next_deadline_latest.extend(decisions, |decision, _| instant(decision.next_deadline_latest));
        self.claim_closes_at.extend(decisions, |decision, _| instant(decision.claim_closes_at));
    }

    fn extend_errors(&mut self, chunk: &mut Chunk) -> Option<()> {
        let count = chunk.decisions.len();
        if chunk.faults.all.is_empty() {
            self.error.append_nulls(count);
            return Some(());
        }
        // Stable: what is wrong with one row stays in the order of its columns.
        chunk.faults.all.sort_by_key(|fault| fault.place);
        let mut faults = chunk.faults.all.iter().peekable();
        for place in 0..count {
            let mut error = String::new();
            while let Some(fault) = faults.next_if(|fault| fault.place == place) {
                error += if error.is_empty() { "" } else { "; " };
                error += &fault.text;
            }
            i32::try_from(self.error.values_slice().len() + error.len()).ok()?;
            self.error.append_option(Some(error).filter(|error| !error.is_empty()));
        }
        Some(())
    }

    /// The table of everything so far.
    pub(super) fn finish(mut self, schema: &SchemaRef, order_id: Option<ArrayRef>) -> Result<RecordBatch, ArrowError> {
        let rows = self.rows;
        let yes = word(YES).0;
        let locked = self.locked.values.iter().map(|place| *place == yes).collect();
        let columns: Vec<ArrayRef> = vec![
            order_id.unwrap_or_else(|| new_null_array(&DataType::Utf8, rows)),
            self.edition.words(names(Edition::ALL, Edition::name))?,
            self.coverage.words(names(Coverage::ALL, Coverage::name))?,
            self.reason.words(names(Rule::ALL, Rule::name))?,
            self.covered_min.amounts()?,
            self.covered_max.amounts()?,
            self.supplier_fee_min.amounts()?,
            self.supplier_fee_max.amounts()?,
            self.fee_status.words(names(FeeStatus::ALL, FeeStatus::name))?,
            self.released.amounts()?,
            self.frozen.amounts()?,
            self.held.amounts()?,
            Arc::new(BooleanArray::new(locked, self.locked.known.nulls(rows))),
            self.next_release_at.instants(),
            self.dispute_state.words(names(DisputeState::ALL, DisputeState::name))?,
            self.dispute_cause.words(names(DisputeCause::ALL, DisputeCause::name))?,
            self.may_escalate_from.instants(),
            self.next_deadline_at.instants(),
            self.next_deadline_earliest.instants(),
            self.next_deadline_latest.instants(),
            self.next_deadline_party.words(names(Party::ALL, Party::name))?,
            self.next_deadline_on_silence.words(names(OnSilence::ALL, OnSilence::name))?,
            self.claim_closes_at.instants(),
            self.weakest_grade.words(names(Grade::ALL, Grade::name))?,
            self.missing.finish(self.decided.nulls(rows))?,
            Arc::new(self.error.finish()),
        ];
        RecordBatch::try_new(Arc::clone(schema), columns)
    }
}

fn names<C: Copy>(list: &'static [C], name: fn(C) -> &'static str) -> impl Iterator<Item = &'static str> {
    list.iter().map(move |word| name(*word))
}

/// A batch whose answer does not fit into one.
pub(super) fn too_long(why: &str) -> SchemaErrors {
    SchemaErrors::one(SchemaProblem::new(SchemaProblemCode::TooLong, "missing", why))
}

#[cfg(test)]
mod tests {
    use super::{
        AMOUNT_SCALE, Coverage, DisputeCause, DisputeState, Edition, FeeStatus, Grade, OnSilence, Party, Rule,
    };
    use crate::iso::Currency;

    #[test]
    fn amounts_of_every_currency_fit_the_scale() {
        let most = Currency::codes().filter_map(Currency::parse).map(Currency::decimals).max();
        assert_eq!(most, Some(AMOUNT_SCALE));
    }

    #[test]
    fn words_are_numbered_from_one_without_a_gap() {
        fn places<C: Copy>(list: &[C], number: fn(C) -> u8) {
            let numbers: Vec<u8> = list.iter().map(|word| number(*word)).collect();
            assert_eq!(numbers, (1..=u8::try_from(list.len()).unwrap_or(0)).collect::<Vec<u8>>());
        }
        places(Edition::ALL, Edition::number);
        places(Coverage::ALL, Coverage::number);
        places(Rule::ALL, Rule::number);
        places(FeeStatus::ALL, FeeStatus::number);
        places(DisputeState::ALL, DisputeState::number);
        places(DisputeCause::ALL, DisputeCause::number);
        places(OnSilence::ALL, OnSilence::number);
        places(Party::ALL, Party::number);
        places(Grade::ALL, Grade::number);
    }
}
