//! The floor for a table: its columns read by hand, each row decided by hand, the answers written as columns.
//!
//! It knows one layout (words as dictionaries with 8-bit keys, decimals of 128 bits and two decimals, microseconds) and
//! believes what it reads. It reads some rows at a time into narrow columns that the nearest caches hold; its answers
//! are as narrow as they can be, the missing facts a set of bits.

use super::{Days, decide};
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Decimal128Type, Int8Type, TimestampMicrosecondType};
use arrow_array::{Array, RecordBatch};
use arrow_buffer::bit_chunk_iterator::BitChunks;
use arrow_buffer::{BooleanBuffer, NullBuffer};
use trade_assurance::codes::{
    DisputeCause, DisputeState, Edition, FieldSet, Ground, GroundSet, OnSilence, Outcome, Party,
};
use trade_assurance::columns::{COLUMNS, Holds};
use trade_assurance::decide::Decision;
use trade_assurance::iso::{Country, Currency};
use trade_assurance::money::Fraction;
use trade_assurance::row::{Dispute, Row, ShipBy};
use trade_assurance::rule::Rule;
use trade_assurance::time::{Day, Instant};
use trade_assurance::trace::Verdict;

/// How many rows are read together.
const ROWS: usize = 256;
/// Stands for an amount that is not known.
const UNKNOWN: i64 = i64::MIN;

/// A column of words: keys of 8 bits, and what each stands for.
struct Words<'a, T> {
    keys: &'a [i8],
    nulls: Option<&'a NullBuffer>,
    meanings: Vec<T>,
    none: T,
}

/// A column of numbers.
struct Numbers<'a, N> {
    values: &'a [N],
    nulls: Option<&'a NullBuffer>,
}

/// A column of flags.
struct Flags<'a> {
    values: Option<&'a BooleanBuffer>,
    nulls: Option<&'a NullBuffer>,
}

impl<'a, T: Copy> Words<'a, T> {
    /// No column of this name is one that says nothing.
    fn of(batch: &'a RecordBatch, name: &str, none: T, meaning: impl Fn(&str) -> T) -> Self {
        let Some(array) = batch.column_by_name(name).and_then(|array| array.as_dictionary_opt::<Int8Type>()) else {
            return Self { keys: &[], nulls: None, meanings: Vec::new(), none };
        };
        let texts = array.values().as_string::<i32>();
        let meanings = texts.iter().map(|text| text.map_or(none, &meaning)).collect();
        Self { keys: array.keys().values(), nulls: array.nulls(), meanings, none }
    }

    fn read(&self, from: usize, into: &mut [T]) {
        let Some(keys) = self.keys.get(from..from + into.len()) else { return };
        let meaning = |key: &i8| self.meanings.get(usize::from(key.to_le_bytes()[0])).copied().unwrap_or(self.none);
        into.iter_mut().zip(keys).for_each(|(into, key)| *into = meaning(key));
        nulls(self.nulls, from, into, self.none);
    }
}

impl<N: Copy> Numbers<'_, N> {
    fn read<V: Copy>(&self, from: usize, into: &mut [V], none: V, of: impl Fn(N, usize) -> V) {
        let Some(values) = self.values.get(from..from + into.len()) else { return };
        into.iter_mut().zip(values).enumerate().for_each(|(place, (into, value))| *into = of(*value, place));
        nulls(self.nulls, from, into, none);
    }
}

impl Numbers<'_, i128> {
    /// Whole units of currencies with two decimals or none.
    fn minor(&self, from: usize, into: &mut [i64], cents: &[bool]) {
        #[allow(clippy::cast_possible_truncation, reason = "what is read is believed")]
        let minor = |digits: i128, place: usize| if cents[place] { digits as i64 } else { digits as i64 / 100 };
        self.read(from, into, UNKNOWN, minor);
    }
}

impl Flags<'_> {
    /// 0 is unknown, 1 is no, 2 is yes.
    fn read(&self, from: usize, into: &mut [u8]) {
        let Some(values) = self.values else { return };
        let values = values.slice(from, into.len());
        into.iter_mut().zip(&values).for_each(|(into, yes)| *into = 1 + u8::from(yes));
        nulls(self.nulls, from, into, 0);
    }
}

/// Takes back what every row says that is null.
fn nulls<V: Copy>(nulls: Option<&NullBuffer>, from: usize, into: &mut [V], none: V) {
    let Some(nulls) = nulls else { return };
    let bits = BitChunks::new(nulls.validity(), nulls.offset() + from, into.len());
    for (word, bits) in bits.iter_padded().enumerate() {
        let mut left = !bits;
        while let Some(into) = into.get_mut(word * 64 + left.trailing_zeros() as usize).filter(|_| left != 0) {
            *into = none;
            left &= left - 1;
        }
    }
}

fn instants<'a>(batch: &'a RecordBatch, name: &str) -> Numbers<'a, i64> {
    let array = batch.column_by_name(name).and_then(|array| array.as_primitive_opt::<TimestampMicrosecondType>());
    array.map_or(Numbers { values: &[], nulls: None }, |array| Numbers { values: array.values(), nulls: array.nulls() })
}

fn amounts<'a>(batch: &'a RecordBatch, name: &str) -> Numbers<'a, i128> {
    let array = batch.column_by_name(name).and_then(|array| array.as_primitive_opt::<Decimal128Type>());
    array.map_or(Numbers { values: &[], nulls: None }, |array| Numbers { values: array.values(), nulls: array.nulls() })
}

fn flags<'a>(batch: &'a RecordBatch, name: &str) -> Flags<'a> {
    let array = batch.column_by_name(name).and_then(|array| array.as_boolean_opt());
    Flags { values: array.map(arrow_array::BooleanArray::values), nulls: array.and_then(Array::nulls) }
}

/// The grounds of a text of words.
fn grounds(text: &str) -> GroundSet {
    text.split(' ').filter_map(Ground::parse).fold(GroundSet::EMPTY, GroundSet::with)
}

/// The number that a word of a column has.
fn number(name: &str, word: &str) -> u8 {
    let list = COLUMNS.iter().find(|spec| spec.name() == name).map(|spec| spec.holds);
    let Some(Holds::Word(list)) = list else { return 0 };
    list().into_iter().find(|(own, _)| *own == word).map_or(0, |(_, number)| number)
}

macro_rules! table {
    (words: $($word:ident),+; flags: $($flag:ident),+; amounts: $($amount:ident),+; instants: $($instant:ident),+ $(;)?) => {
        /// The columns of a table in the one layout.
        pub struct Table<'a> {
            $($word: Words<'a, u8>,)+
            $($flag: Flags<'a>,)+
            $($amount: Numbers<'a, i128>,)+
            $($instant: Numbers<'a, i64>,)+
            limit_available: Numbers<'a, i128>,
            usd_rate: Numbers<'a, i128>,
            ship_by: Numbers<'a, i32>,
            currency: Words<'a, Currency>,
            supplier_country: Words<'a, Option<Country>>,
            buyer_country: Words<'a, Option<Country>>,
            issues: Words<'a, GroundSet>,
            disputed: Words<'a, GroundSet>,
            accepted: Words<'a, GroundSet>,
        }

        impl<'a> Table<'a> {
            /// The columns of a batch.
            pub fn of(batch: &'a RecordBatch) -> Self {
                let days = batch.column_by_name("ship_by").and_then(|array| array.as_primitive_opt::<Date32Type>());
                Self {
                    $($word: Words::of(batch, stringify!($word), 0, |word| number(stringify!($word), word)),)+
                    $($flag: flags(batch, stringify!($flag)),)+
                    $($amount: amounts(batch, stringify!($amount)),)+
                    $($instant: instants(batch, stringify!($instant)),)+
                    limit_available: amounts(batch, "limit_available"),
                    usd_rate: amounts(batch, "usd_rate"),
                    ship_by: days.map_or(Numbers { values: &[], nulls: None }, |days| {
                        Numbers { values: days.values(), nulls: days.nulls() }
                    }),
                    currency: Words::of(batch, "currency", Currency::USD, |code| {
                        Currency::parse(code).unwrap_or(Currency::USD)
                    }),
                    supplier_country: Words::of(batch, "supplier_country", None, Country::parse),
                    buyer_country: Words::of(batch, "buyer_country", None, Country::parse),
                    issues: Words::of(batch, "issues", GroundSet::EMPTY, grounds),
                    disputed: Words::of(batch, "disputed", GroundSet::EMPTY, grounds),
                    accepted: Words::of(batch, "accepted", GroundSet::EMPTY, grounds),
                }
            }

            /// Reads some rows, from one on.
            fn read(&self, from: usize, count: usize, into: &mut Narrow) {
                self.currency.read(from, &mut into.currency[..count]);
                let mut cents = [true; ROWS];
                cents.iter_mut().zip(&into.currency).for_each(|(cents, currency)| *cents = currency.decimals() == 2);
                $(self.$word.read(from, &mut into.$word[..count]);)+
                $(self.$flag.read(from, &mut into.$flag[..count]);)+
                $(self.$amount.minor(from, &mut into.$amount[..count], &cents);)+
                $(self.$instant.read(from, &mut into.$instant[..count], 0, |micros, _| micros);)+
                self.limit_available.minor(from, &mut into.limit_available[..count], &[true; ROWS]);
                self.usd_rate.read(from, &mut into.usd_rate[..count], None, |digits, _| rate(digits));
                self.ship_by.read(from, &mut into.ship_by[..count], 0, |day, _| day);
                self.supplier_country.read(from, &mut into.supplier_country[..count]);
                self.buyer_country.read(from, &mut into.buyer_country[..count]);
                self.issues.read(from, &mut into.issues[..count]);
                self.disputed.read(from, &mut into.disputed[..count]);
                self.accepted.read(from, &mut into.accepted[..count]);
            }
        }

        /// Some rows as narrow columns.
        struct Narrow {
            $($word: [u8; ROWS],)+
            $($flag: [u8; ROWS],)+
            $($amount: [i64; ROWS],)+
            $($instant: [i64; ROWS],)+
            limit_available: [i64; ROWS],
            usd_rate: [Option<Fraction>; ROWS],
            ship_by: [i32; ROWS],
            currency: [Currency; ROWS],
            supplier_country: [Option<Country>; ROWS],
            buyer_country: [Option<Country>; ROWS],
            issues: [GroundSet; ROWS],
            disputed: [GroundSet; ROWS],
            accepted: [GroundSet; ROWS],
        }

        impl Narrow {
            const NOTHING: Self = Self {
                $($word: [0; ROWS],)+
                $($flag: [0; ROWS],)+
                $($amount: [UNKNOWN; ROWS],)+
                $($instant: [0; ROWS],)+
                limit_available: [UNKNOWN; ROWS],
                usd_rate: [None; ROWS],
                ship_by: [0; ROWS],
                currency: [Currency::USD; ROWS],
                supplier_country: [None; ROWS],
                buyer_country: [None; ROWS],
                issues: [GroundSet::EMPTY; ROWS],
                disputed: [GroundSet::EMPTY; ROWS],
                accepted: [GroundSet::EMPTY; ROWS],
            };
        }
    };
}

table! {
    words:
        marketplace, order_type, buyer_tier, logistics, product_kind, transport, incoterm, coverage_type,
        release_model, quality_terms, dispute_state, dispute_cause, ground, claimant, turn, window_at_filing;
    flags:
        enrolled, gold_member, verified, onetouch, quantity_term, inspection_booked, defects_disclosed, terms_known,
        inspection_passed, cancelled, extended_by_buyer, extended_by_supplier, release_condition_met,
        condition_released, supplier_replied;
    amounts:
        total, tax, paid_on_platform, paid_off_platform, paid_unrouted, initial_paid,
        unparted_paid, refunded_from_escrow, refund_due, refunded, claim, claimant_proposal, respondent_proposal,
        refund;
    instants:
        created_at, as_of, last_paid_at, confirmed_at, shipped_at, cleared_at, delivered_at, receipt_confirmed_at,
        closed_at, refused_at, inspection_failed_at, dispute_opened_at, dispute_entered_at, turn_since,
        buyer_evidence_due, supplier_evidence_due, evidence_at, settled_at, dispute_ended_at;
}

/// What a column of words says of a row.
macro_rules! word {
    ($table:ident.$column:ident, $place:ident, $list:ident) => {
        trade_assurance::codes::$list::from_number($table.$column[$place])
    };
}

impl Narrow {
    #[inline]
    fn row(&self, place: usize) -> Option<Row> {
        let place = place % ROWS;
        let currency = self.currency[place];
        let dispute = self.dispute(place);
        let disputed = self.disputed[place];
        let mut row =
            Row::new(Instant::from_micros(self.created_at[place])?, Instant::from_micros(self.as_of[place])?, currency);
        row.marketplace = word!(self.marketplace, place, Marketplace);
        row.order_type = word!(self.order_type, place, OrderType);
        row.supplier_country = self.supplier_country[place];
        row.buyer_country = self.buyer_country[place];
        row.buyer_tier = word!(self.buyer_tier, place, BuyerTier);
        row.usd_rate = self.usd_rate[place];
        row.total = known(self.total[place]);
        row.tax = known(self.tax[place]);
        row.limit_available = known(self.limit_available[place]);
        row.enrolled = flag(self.enrolled[place]);
        row.gold_member = flag(self.gold_member[place]);
        row.verified = flag(self.verified[place]);
        row.onetouch = flag(self.onetouch[place]);
        row.logistics = word!(self.logistics, place, Logistics);
        row.product_kind = word!(self.product_kind, place, ProductKind);
        row.transport = word!(self.transport, place, Transport);
        row.incoterm = word!(self.incoterm, place, Incoterm);
        row.coverage_type = word!(self.coverage_type, place, CoverageType);
        row.release_model = word!(self.release_model, place, ReleaseModel);
        row.ship_by = Day::from_number(self.ship_by[place]).map_or(ShipBy::Absent, ShipBy::On);
        row.quality_terms = word!(self.quality_terms, place, QualityTerms);
        row.quantity_term = flag(self.quantity_term[place]);
        row.inspection_booked = flag(self.inspection_booked[place]);
        row.defects_disclosed = flag(self.defects_disclosed[place]);
        row.terms_known = self.terms_known[place] == 2;
        row.paid_on_platform = known(self.paid_on_platform[place]);
        row.paid_off_platform = known(self.paid_off_platform[place]).unwrap_or(0);
        row.paid_unrouted = known(self.paid_unrouted[place]).unwrap_or(0);
        row.initial_paid = known(self.initial_paid[place]).unwrap_or(0);
        row.unparted_paid = known(self.unparted_paid[place]).unwrap_or(0);
        row.last_paid_at = Instant::from_micros(self.last_paid_at[place]);
        row.confirmed_at = Instant::from_micros(self.confirmed_at[place]);
        row.shipped_at = Instant::from_micros(self.shipped_at[place]);
        row.cleared_at = Instant::from_micros(self.cleared_at[place]);
        row.delivered_at = Instant::from_micros(self.delivered_at[place]);
        row.completed_at = Instant::from_micros(self.receipt_confirmed_at[place]);
        row.closed_at = Instant::from_micros(self.closed_at[place]);
        row.cancelled = self.cancelled[place] == 2;
        row.refused_at = Instant::from_micros(self.refused_at[place]);
        row.inspection_passed = flag(self.inspection_passed[place]);
        row.inspection_failed_at = Instant::from_micros(self.inspection_failed_at[place]);
        row.extended_by_buyer = self.extended_by_buyer[place] == 2;
        row.extended_by_supplier = self.extended_by_supplier[place] == 2;
        row.release_condition_met = self.release_condition_met[place] == 2;
        row.condition_released = self.condition_released[place] == 2;
        row.issues = self.issues[place];
        row.disputed = dispute.map_or(disputed, |dispute| disputed.with(dispute.ground));
        row.accepted = self.accepted[place];
        row.refunded = known(self.refunded[place]).unwrap_or(0);
        row.refunded_from_escrow = known(self.refunded_from_escrow[place]).unwrap_or(0);
        row.refund_due = known(self.refund_due[place]).unwrap_or(0);
        row.dispute = dispute;
        row.dispute_ended_at = Instant::from_micros(self.dispute_ended_at[place]);
        Some(row)
    }

    #[inline]
    fn dispute(&self, place: usize) -> Option<Dispute> {
        let opened_at = Instant::from_micros(self.dispute_opened_at[place])?;
        let claim = known(self.claim[place])?;
        let window = Outcome::from_number(self.window_at_filing[place]);
        Some(Dispute {
            state: DisputeState::from_number(self.dispute_state[place])?,
            cause: DisputeCause::from_number(self.dispute_cause[place]),
            ground: Ground::from_number(self.ground[place])?,
            claim,
            claimant: Party::from_number(self.claimant[place])?,
            opened_at,
            entered_at: Instant::from_micros(self.dispute_entered_at[place])?,
            turn: Party::from_number(self.turn[place])?,
            turn_since: Instant::from_micros(self.turn_since[place])?,
            respondent_replied: self.supplier_replied[place] == 2,
            claimant_proposal: known(self.claimant_proposal[place]).unwrap_or(claim),
            respondent_proposal: known(self.respondent_proposal[place]),
            buyer_evidence_due: Instant::from_micros(self.buyer_evidence_due[place]),
            supplier_evidence_due: Instant::from_micros(self.supplier_evidence_due[place]),
            evidence_at: Instant::from_micros(self.evidence_at[place]),
            refund: known(self.refund[place]),
            settled_at: Instant::from_micros(self.settled_at[place]),
            window_at_filing: window.map(|outcome| Verdict { outcome, reason: None, missing: FieldSet::EMPTY }),
        })
    }
}

impl Table<'_> {
    /// Every row.
    fn each(&self, mut then: impl FnMut(Option<Row>)) {
        let rows = self.currency.keys.len();
        let mut narrow = Narrow::NOTHING;
        for from in (0..rows).step_by(ROWS) {
            let count = ROWS.min(rows - from);
            self.read(from, count, &mut narrow);
            (0..count).for_each(|place| then(narrow.row(place)));
        }
    }

    /// The rows.
    pub fn rows(&self) -> Vec<Option<Row>> {
        let mut rows = Vec::new();
        self.each(|row| rows.push(row));
        rows
    }

    /// Decides every row.
    pub fn decide(&self, days: &Days) -> Answers {
        let mut answers = Answers::default();
        self.each(|row| answers.push(row.and_then(|row| Some((row.currency, decide(days, &row)?)))));
        answers
    }
}

fn known(minor: i64) -> Option<i64> {
    if minor == UNKNOWN { None } else { Some(minor) }
}

fn flag(number: u8) -> Option<bool> {
    if number == 0 { None } else { Some(number == 2) }
}

/// The rate of a decimal with twelve decimals.
#[inline]
fn rate(digits: i128) -> Option<Fraction> {
    let mut value = i64::try_from(digits).ok()?;
    let mut scale = 12;
    while scale > 0 && value % 10 == 0 {
        (value, scale) = (value / 10, scale - 1);
    }
    Fraction::new(value, scale)
}

/// The answers as columns: values, with a bit for each that is known.
#[derive(Default)]
pub struct Answers {
    words: [Vec<u8>; 10],
    amounts: [Vec<i128>; 7],
    instants: [Vec<i64>; 6],
    missing: Vec<u64>,
    known: [Vec<u64>; 13],
    rows: usize,
}

impl Answers {
    #[inline]
    fn push(&mut self, decision: Option<(Currency, Decision)>) {
        let Some((currency, decision)) = decision else { return };
        let unit = if currency.decimals() == 2 { 10 } else { 1_000 };
        let deadline = decision.next_deadline;
        let words = [
            decision.edition.map_or(0, Edition::number),
            decision.coverage.number(),
            decision.reason.map_or(0, Rule::number),
            decision.fee_status.number(),
            decision.locked.map_or(0, |locked| 1 + u8::from(locked)),
            decision.dispute_state.map_or(0, DisputeState::number),
            decision.dispute_cause.map_or(0, DisputeCause::number),
            deadline.map_or(0, |deadline| deadline.party.number()),
            deadline.map_or(0, |deadline| OnSilence::number(deadline.on_silence)),
            decision.weakest_grade.number(),
        ];
        let amounts = [
            decision.covered_min,
            decision.covered_max,
            decision.supplier_fee_min,
            decision.supplier_fee_max,
            decision.released,
            decision.frozen,
            decision.held,
        ];
        let instants = [
            decision.next_release_at,
            decision.may_escalate_from,
            deadline.and_then(|deadline| deadline.at),
            deadline.map(|deadline| deadline.earliest),
            deadline.map(|deadline| deadline.latest),
            decision.claim_closes_at,
        ];
        let (word, bit) = (self.rows / 64, self.rows % 64);
        if bit == 0 {
            self.known.iter_mut().for_each(|known| known.push(0));
        }
        self.words.iter_mut().zip(words).for_each(|(into, word)| into.push(word));
        let known = amounts.map(|amount| amount.is_some()).into_iter().chain(instants.map(|at| at.is_some()));
        self.known.iter_mut().zip(known).for_each(|(into, known)| into[word] |= u64::from(known) << bit);
        self.amounts.iter_mut().zip(amounts).for_each(|(into, minor)| into.push(i128::from(minor.unwrap_or(0)) * unit));
        self.instants.iter_mut().zip(instants).for_each(|(into, at)| into.push(at.map_or(0, Instant::micros)));
        self.missing.push(decision.missing.bits());
        self.rows += 1;
    }
}
