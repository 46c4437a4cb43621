//! The table of decisions, built column by column.

use super::asked::{Asked, bit};
use super::chunk::Fault;
use super::schema::{SchemaErrors, SchemaProblem, SchemaProblemCode};
use super::spec::{AMOUNT_SCALE, ANSWERS};
use crate::codes::{Coverage, DisputeCause, DisputeState, Edition, FeeStatus, Field, Grade, OnSilence, Party};
use crate::flat::{FlatDecision, UNKNOWN, WORD, YES};
use crate::money::POWERS;
use crate::rule::Rule;
use arrow_array::builder::StringBuilder;
use arrow_array::types::{ArrowPrimitiveType, Decimal128Type, Int8Type, TimestampMicrosecondType};
use arrow_array::{
    ArrayRef, BooleanArray, DictionaryArray, ListArray, PrimitiveArray, RecordBatch, RecordBatchOptions, StringArray,
    new_empty_array, new_null_array,
};
use arrow_buffer::{ArrowNativeType, BooleanBuffer, Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field as ArrowField, Schema, SchemaRef, TimeUnit};
use std::mem::take;
use std::sync::Arc;

const AMOUNT_PRECISION: u8 = 22;

/// The columns of the answer that are asked for, with the caller's own names of orders as they come.
pub(super) fn schema(order_id: Option<&DataType>, asked: Asked) -> SchemaRef {
    let order_id = order_id.unwrap_or(&DataType::Utf8);
    let kind = |name: &str| if name == "order_id" { order_id.clone() } else { type_of(name) };
    let asked = ANSWERS.iter().filter(|(name, ..)| asked.has(bit(name)));
    Arc::new(Schema::new(asked.map(|(name, ..)| ArrowField::new(*name, kind(name), true)).collect::<Vec<_>>()))
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

/// Which rows of a column are known: a bit a row, in words. Only the last word may be of fewer rows.
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
#[derive(Default)]
struct Column<N> {
    values: Vec<N>,
    known: Bits,
}

impl<N: ArrowNativeType> Column<N> {
    fn with_room(rows: usize) -> Self {
        Self { values: Vec::with_capacity(rows), known: Bits::with_room(rows) }
    }

    fn finish<A: ArrowPrimitiveType<Native = N>>(self) -> PrimitiveArray<A> {
        let rows = self.values.len();
        PrimitiveArray::new(ScalarBuffer::from(self.values), self.known.nulls(rows))
    }
}

impl Column<i8> {
    /// Adds words by their numbers: dictionaries know them by their places in the list.
    fn extend(&mut self, numbers: &[u8]) {
        self.values.extend(numbers.iter().map(|number| place(*number)));
        self.known.0.push(bits(numbers, |number| number != 0));
    }

    fn words(self, names: Option<&ArrayRef>) -> Result<ArrayRef, ArrowError> {
        let names = names.cloned().unwrap_or_else(|| new_empty_array(&DataType::Utf8));
        Ok(Arc::new(DictionaryArray::<Int8Type>::try_new(self.finish(), names)?))
    }

    fn flags(self) -> ArrayRef {
        let yes = self.values.iter().map(|value| *value == place(YES)).collect();
        Arc::new(BooleanArray::new(yes, self.known.nulls(self.values.len())))
    }
}

impl Column<i64> {
    fn extend(&mut self, micros: &[i64]) {
        self.values.extend(micros.iter().map(|micros| if *micros == UNKNOWN { 0 } else { *micros }));
        self.known.0.push(bits(micros, |micros| micros != UNKNOWN));
    }

    fn instants(self) -> ArrayRef {
        Arc::new(self.finish::<TimestampMicrosecondType>().with_timezone("UTC"))
    }
}

impl Column<i128> {
    /// Adds amounts, each in minor units of which so many of the column's make one.
    fn extend(&mut self, minor: &[i64], units: &[i64; WORD]) {
        // Two 64-bit integers always fit their product.
        let scaled = |(minor, unit): (&i64, &i64)| i128::from(*minor) * i128::from(*unit);
        self.values.extend(minor.iter().map(|minor| if *minor == UNKNOWN { &0 } else { minor }).zip(units).map(scaled));
        self.known.0.push(bits(minor, |minor| minor != UNKNOWN));
    }

    fn amounts(self) -> Result<ArrayRef, ArrowError> {
        let scale = AMOUNT_SCALE.cast_signed();
        Ok(Arc::new(self.finish::<Decimal128Type>().with_precision_and_scale(AMOUNT_PRECISION, scale)?))
    }
}

/// The place of a word in its list.
const fn place(number: u8) -> i8 {
    number.saturating_sub(1).cast_signed()
}

/// A bit for each of some values.
#[inline]
fn bits<V: Copy>(values: &[V], holds: impl Fn(V) -> bool) -> u64 {
    values.iter().rev().fold(0, |bits, value| bits << 1 | u64::from(holds(*value)))
}

/// What is missing in each row: words one after the other, and where each word and each row's words end.
#[derive(Default)]
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

/// Declares the columns by what they hold.
macro_rules! answers {
    (words: $($word:ident $list:ident),+; amounts: $($amount:ident),+; instants: $($instant:ident),+ $(;)?) => {
        /// Some decisions as columns side by side, as narrow as a [`FlatDecision`] has them.
        pub(super) struct Decided {
            count: usize,
            $($word: [u8; WORD],)+
            locked: [u8; WORD],
            $($amount: [i64; WORD],)+
            $($instant: [i64; WORD],)+
            missing: [u64; WORD],
        }

        impl Decided {
            pub(super) const fn new() -> Self {
                Self {
                    count: 0,
                    $($word: [0; WORD],)+
                    locked: [0; WORD],
                    $($amount: [UNKNOWN; WORD],)+
                    $($instant: [UNKNOWN; WORD],)+
                    missing: [0; WORD],
                }
            }

            pub(super) const fn clear(&mut self) {
                self.count = 0;
            }

            /// Adds a decision, of which there are as many as a word of bits tells of.
            #[inline]
            pub(super) const fn push(&mut self, decision: &FlatDecision) {
                let place = self.count % WORD;
                $(self.$word[place] = decision.$word;)+
                self.locked[place] = decision.locked;
                $(self.$amount[place] = decision.$amount;)+
                $(self.$instant[place] = decision.$instant;)+
                self.missing[place] = decision.missing;
                self.count = place + 1;
            }
        }

        /// The words of the lists that are asked for, by which dictionaries know them.
        #[derive(Clone, Debug)]
        pub(super) struct Names {
            $($word: Option<ArrayRef>,)+
        }

        impl Names {
            pub(super) fn new(asked: Asked) -> Self {
                Self { $($word: asked.has(const { bit(stringify!($word)) }).then(|| names($list::ALL, $list::name)),)+ }
            }
        }

        /// The columns, as far as they have been filled.
        pub(super) struct Answers {
            $($word: Column<i8>,)+
            locked: Column<i8>,
            $($amount: Column<i128>,)+
            $($instant: Column<i64>,)+
            missing: Missing,
            error: StringBuilder,
            decided: Bits,
            rows: usize,
        }

        impl Answers {
            /// No column has room that is not asked for, and none of those is ever filled.
            pub(super) fn with_room(rows: usize, asked: Asked) -> Self {
                let room = |bit: u32| if asked.has(bit) { rows } else { 0 };
                Self {
                    $($word: Column::with_room(room(const { bit(stringify!($word)) })),)+
                    locked: Column::with_room(room(const { bit("locked") })),
                    $($amount: Column::with_room(room(const { bit(stringify!($amount)) })),)+
                    $($instant: Column::with_room(room(const { bit(stringify!($instant)) })),)+
                    missing: Missing::with_room(room(const { bit("missing") })),
                    error: StringBuilder::with_capacity(room(const { bit("error") }), 0),
                    decided: Bits::with_room(rows),
                    rows: 0,
                }
            }

            fn extend_numbers(&mut self, decided: &Decided, decimals: &[u8], asked: Asked) {
                let mut units = [1; WORD];
                let unit = |decimals: &u8| POWERS[usize::from(AMOUNT_SCALE.saturating_sub(*decimals))];
                units.iter_mut().zip(decimals.iter().map(unit)).for_each(|(into, unit)| *into = unit);
                let rows = ..decided.count.min(WORD);
                $(if asked.has(const { bit(stringify!($word)) }) {
                    self.$word.extend(&decided.$word[rows]);
                })+
                if asked.has(const { bit("locked") }) {
                    self.locked.extend(&decided.locked[rows]);
                }
                $(if asked.has(const { bit(stringify!($amount)) }) {
                    self.$amount.extend(&decided.$amount[rows], &units);
                })+
                $(if asked.has(const { bit(stringify!($instant)) }) {
                    self.$instant.extend(&decided.$instant[rows]);
                })+
            }

            /// A column of this name.
            fn column(&mut self, name: &str, words: &Names, order_id: Option<&ArrayRef>) -> Result<ArrayRef, ArrowError> {
                match name {
                    $(stringify!($word) => take(&mut self.$word).words(words.$word.as_ref()),)+
                    "locked" => Ok(take(&mut self.locked).flags()),
                    $(stringify!($amount) => take(&mut self.$amount).amounts(),)+
                    $(stringify!($instant) => Ok(take(&mut self.$instant).instants()),)+
                    "missing" => take(&mut self.missing).finish(take(&mut self.decided).nulls(self.rows)),
                    "error" => Ok(Arc::new(self.error.finish())),
                    _ => Ok(order_id.cloned().unwrap_or_else(|| new_null_array(&DataType::Utf8, self.rows))),
                }
            }
        }
    };
}
answers! {
    words:
        edition Edition, coverage Coverage, reason Rule, fee_status FeeStatus, dispute_state DisputeState,
        dispute_cause DisputeCause, next_deadline_party Party, next_deadline_on_silence OnSilence, weakest_grade Grade;
    amounts: covered_min, covered_max, supplier_fee_min, supplier_fee_max, released, frozen, held;
    instants:
        next_release_at, may_escalate_from, next_deadline_at, next_deadline_earliest, next_deadline_latest,
        claim_closes_at;
}

impl Answers {
    /// Adds the answers to some rows, whose amounts have so many decimals; nothing where a text column has no more room.
    pub(super) fn extend(&mut self, decided: &Decided, decimals: &[u8], asked: Asked) -> Option<()> {
        self.extend_numbers(decided, decimals, asked);
        if asked.has(const { bit("missing") }) {
            // A row that was decided has an answer about its coverage, if only that it is unknown.
            self.decided.0.push(bits(&decided.coverage[..decided.count], |coverage| coverage != 0));
            decided.missing[..decided.count].iter().try_for_each(|missing| self.missing.push(*missing))?;
        }
        self.rows += decided.count;
        Some(())
    }

    /// Adds what is wrong with some rows; nothing where there is no more room.
    pub(super) fn extend_errors(&mut self, faults: &mut [Fault], count: usize, asked: Asked) -> Option<()> {
        if !asked.has(const { bit("error") }) {
            return Some(());
        }
        if faults.is_empty() {
            self.error.append_nulls(count);
            return Some(());
        }
        // Stable: what is wrong with one row stays in the order of its columns.
        faults.sort_by_key(|fault| fault.place);
        let mut faults = faults.iter().peekable();
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
    pub(super) fn finish(
        mut self,
        schema: &SchemaRef,
        words: &Names,
        order_id: Option<&ArrayRef>,
    ) -> Result<RecordBatch, ArrowError> {
        let columns = schema.fields().iter().map(|field| self.column(field.name(), words, order_id));
        let columns = columns.collect::<Result<Vec<ArrayRef>, ArrowError>>()?;
        RecordBatch::try_new_with_options(
            Arc::clone(schema),
            columns,
            &RecordBatchOptions::new().with_row_count(Some(self.rows)),
        )
    }
}

fn names<C: Copy>(list: &'static [C], name: fn(C) -> &'static str) -> ArrayRef {
    let names = || list.iter().map(|word| name(*word));
    let mut all = StringBuilder::with_capacity(list.len(), names().map(str::len).sum());
    names().for_each(|name| all.append_value(name));
    Arc::new(all.finish())
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
