//! A table of rows gives, column by column, what `decide` gives of each row, whatever the layout of its columns.

#![allow(clippy::panic, clippy::needless_pass_by_value, reason = "tests fail by panicking, and compare plain values")]

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int8Type, TimestampMicrosecondType};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Decimal128Array, Float64Array, Int64Array, RecordBatch, StringArray, StructArray,
    TimestampMicrosecondArray, UInt8Array,
};
use arrow_buffer::NullBuffer;
use arrow_schema::Schema;
use std::sync::{Arc, OnceLock};
use trade_assurance::codes::{
    Coverage, DisputeCause, DisputeState, Edition, FeeStatus, Field, Grade, OnSilence, Party,
};
use trade_assurance::columns::{self, AMOUNT_SCALE, ANSWERS, COLUMNS, Options, Plan, SchemaProblemCode};
use trade_assurance::decide::decide;
use trade_assurance::flat::{Column, FlatDecision, FlatRow, RowProblem, UNKNOWN, UNKNOWN_DAY, letters};
use trade_assurance::fold::fold;
use trade_assurance::iso::Currency;
use trade_assurance::row::Row;
use trade_assurance::rule::Rule;
use trade_assurance::time::Instant;
use trade_assurance_tests::generate::case;
use trade_assurance_tests::random::Random;
use trade_assurance_tests::table::{Layout, Numbers, Texts, Times, decimals, table};
use trade_assurance_tests::{book, read};

/// The rows of made-up orders, and the same rows as a host fills them, without the pots.
fn rows() -> &'static [FlatRow] {
    static ROWS: OnceLock<Vec<FlatRow>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let row = |seed| {
            let case = case(seed);
            fold(book(), &read(&case.document), case.as_of)
        };
        let both = |row: Row| [FlatRow::from(&row), FlatRow::from(&Row { pots: None, ..row })];
        (1..=1_500).flat_map(|seed| both(row(seed))).collect()
    })
}

fn ids(rows: &[FlatRow]) -> Vec<String> {
    (0..rows.len()).map(|number| format!("PO-{number}")).collect()
}

/// What `decide` says of a row: its decision, or what is wrong with it.
fn expected(row: &FlatRow) -> Result<FlatDecision, String> {
    let row = row.row().map_err(|problem| problem.to_string())?;
    let decision = decide(book(), &row).map_err(|error| RowProblem::from(error).to_string())?;
    Ok(FlatDecision::from(&decision))
}

/// One row of the answer, as `expected` has it.
fn told(answers: &RecordBatch, place: usize, decimals: u8) -> Result<FlatDecision, String> {
    let column = |name: &str| answers.column_by_name(name).unwrap_or_else(|| panic!("no column {name}"));
    let errors = column("error").as_string::<i32>();
    if errors.is_valid(place) {
        let known = ANSWERS.iter().filter(|(name, ..)| *name != "order_id" && column(name).is_valid(place));
        assert_eq!(known.count(), 1, "a row with an error says nothing else");
        return Err(errors.value(place).to_owned());
    }
    let word = |name: &str| {
        let words = column(name).as_dictionary::<Int8Type>();
        let key = words.key(place)?;
        Some(words.values().as_string::<i32>().value(key).to_owned())
    };
    let amount = |name: &str| {
        let amounts = column(name).as_primitive::<Decimal128Type>();
        let unit = 10_i128.pow(u32::from(AMOUNT_SCALE - decimals));
        let digits = amounts.value(place);
        assert_eq!(digits % unit, 0, "{name}: more decimals than the currency has");
        if amounts.is_null(place) { UNKNOWN } else { i64::try_from(digits / unit).unwrap_or_else(|e| panic!("{e}")) }
    };
    let instant = |name: &str| {
        let instants = column(name).as_primitive::<TimestampMicrosecondType>();
        if instants.is_null(place) { UNKNOWN } else { instants.value(place) }
    };
    let locked = column("locked").as_boolean();
    let missing = column("missing").as_list::<i32>().value(place);
    let missing = missing.as_string::<i32>().iter().flatten();
    let bit = |word: &str| 1 << Field::parse(word).unwrap_or_else(|| panic!("{word}")).number();
    Ok(FlatDecision {
        edition: number(word("edition"), Edition::parse, Edition::number),
        coverage: number(word("coverage"), Coverage::parse, Coverage::number),
        reason: number(word("reason"), Rule::parse, Rule::number),
        fee_status: number(word("fee_status"), FeeStatus::parse, FeeStatus::number),
        locked: if locked.is_null(place) { 0 } else { 1 + u8::from(locked.value(place)) },
        dispute_state: number(word("dispute_state"), DisputeState::parse, DisputeState::number),
        dispute_cause: number(word("dispute_cause"), DisputeCause::parse, DisputeCause::number),
        next_deadline_party: number(word("next_deadline_party"), Party::parse, Party::number),
        next_deadline_on_silence: number(word("next_deadline_on_silence"), OnSilence::parse, OnSilence::number),
        weakest_grade: number(word("weakest_grade"), Grade::parse, Grade::number),
        covered_min: amount("covered_min"),
        covered_max: amount("covered_max"),
        supplier_fee_min: amount("supplier_fee_min"),
        supplier_fee_max: amount("supplier_fee_max"),
        released: amount("released"),
        frozen: amount("frozen"),
        held: amount("held"),
        next_release_at: instant("next_release_at"),
        may_escalate_from: instant("may_escalate_from"),
        next_deadline_at: instant("next_deadline_at"),
        next_deadline_earliest: instant("next_deadline_earliest"),
        next_deadline_latest: instant("next_deadline_latest"),
        claim_closes_at: instant("claim_closes_at"),
        missing: missing.map(bit).sum(),
        ..FlatDecision::UNKNOWN
    })
}

fn number<C>(word: Option<String>, parse: fn(&str) -> Option<C>, number: fn(C) -> u8) -> u8 {
    word.map_or(0, |word| number(parse(&word).unwrap_or_else(|| panic!("{word} is no word of its list"))))
}

/// Compares an answer with `decide`, row by row; gives how many rows had an error.
fn same(answers: &RecordBatch, rows: &[FlatRow], what: &str) -> usize {
    assert_eq!(answers.num_rows(), rows.len(), "{what}");
    let mut errors = 0;
    for (place, row) in rows.iter().enumerate() {
        match (told(answers, place, decimals(row)), expected(row)) {
            (Ok(told), Ok(expected)) => assert_eq!(told, expected, "{what}, row {place}: {row:#?}"),
            // The table tells everything that is wrong with a row, `decide` the first thing.
            (Err(told), Err(expected)) => {
                assert!(told.contains(&expected), "{what}, row {place}: {told} against {expected}");
                errors += 1;
            }
            (told, expected) => panic!("{what}, row {place}: {told:?} against {expected:?} of {row:#?}"),
        }
    }
    errors
}

/// The same row with each column unknown so many times in a hundred, and instants as coarse as the unit.
fn thinned(row: &FlatRow, percent: i64, times: Times, random: &mut Random) -> FlatRow {
    let unit = match times {
        Times::Seconds => 1_000_000,
        Times::Millis => 1_000,
        Times::Micros | Times::Nanos => 1,
    };
    let mut row = *row;
    macro_rules! thin {
        ($unknown:expr, $($field:ident)+) => { $(if random.chance(percent) { row.$field = $unknown; })+ };
    }
    macro_rules! coarse {
        ($($field:ident)+) => { $(if row.$field != UNKNOWN { row.$field -= row.$field.rem_euclid(unit); })+ };
    }
    coarse!(created_at as_of last_paid_at confirmed_at shipped_at cleared_at delivered_at receipt_confirmed_at closed_at
        refused_at inspection_failed_at dispute_opened_at escalated_at dispute_entered_at turn_since buyer_evidence_due
        supplier_evidence_due evidence_at settled_at dispute_ended_at);
    thin!(0, marketplace order_type buyer_tier logistics product_kind transport incoterm coverage_type release_model
        quality_terms enrolled gold_member verified onetouch quantity_term inspection_booked defects_disclosed
        terms_known inspection_passed cancelled extended_by_buyer extended_by_supplier release_condition_met
        condition_released dispute_cause claimant supplier_replied window_at_filing pots_known fee_schedule);
    thin!(0, issues disputed accepted window_missing scheduled_missing);
    thin!(UNKNOWN, total tax limit_available paid_on_platform paid_off_platform paid_unrouted initial_paid
        unparted_paid last_paid_at confirmed_at shipped_at cleared_at delivered_at receipt_confirmed_at closed_at
        refused_at inspection_failed_at claimant_proposal respondent_proposal evidence_at dispute_ended_at
        scheduled_cap);
    if random.chance(percent) {
        (row.ship_by, row.ship_by_state) = (UNKNOWN_DAY, 0);
    }
    if random.chance(percent) {
        (row.supplier_country, row.buyer_country) = ([0; 4], [0; 4]);
    }
    // Without one of these a row cannot be decided, or not as a dispute.
    if random.chance(percent / 8) {
        thin!(UNKNOWN, created_at as_of claim turn_since dispute_opened_at dispute_entered_at released);
        thin!(0, ground turn dispute_state);
        if random.chance(20) {
            row.currency = [0; 4];
        }
    }
    row
}

const fn layout(texts: Texts, times: Times, numbers: Numbers) -> Layout {
    Layout { texts, times, numbers, written: false }
}

const LAYOUTS: &[Layout] = &[
    Layout::PLAIN,
    layout(Texts::Utf8, Times::Seconds, Numbers::D64),
    layout(Texts::Large, Times::Millis, Numbers::D128(6)),
    layout(Texts::View, Times::Nanos, Numbers::D256),
    layout(Texts::Keys8, Times::Micros, Numbers::D128(18)),
    layout(Texts::Keys16, Times::Seconds, Numbers::D128(4)),
    layout(Texts::Keys32, Times::Nanos, Numbers::D64),
    layout(Texts::Keys64, Times::Millis, Numbers::D256),
    Layout { written: true, ..Layout::PLAIN },
    Layout { written: true, texts: Texts::View, ..Layout::PLAIN },
    Layout { written: true, texts: Texts::Keys16, ..Layout::PLAIN },
];

#[test]
fn every_layout_gives_what_decide_gives_of_each_row() {
    let mut errors = 0;
    for (seed, layout) in (0..).zip(LAYOUTS) {
        for percent in [0_i64, 10, 60] {
            let mut random = Random::new(seed * 100 + percent.unsigned_abs());
            let rows: Vec<FlatRow> =
                rows().iter().map(|row| thinned(row, percent, layout.times, &mut random)).collect();
            let batch = table(&ids(&rows), &rows, *layout);
            let options = Options { texts: layout.written, ..Options::default() };
            let plan = Plan::new(batch.schema_ref().fields(), options).unwrap_or_else(|errors| panic!("{errors}"));
            let answers = plan.decide(book(), &batch).unwrap_or_else(|errors| panic!("{errors}"));
            let what = format!("{layout:?}, {percent} % unknown");
            errors += same(&answers, &rows, &what);
            assert_eq!(answers.column(0), batch.column(0), "{what}: the names of the orders");
            assert_eq!(answers.schema_ref(), plan.output(), "{what}");
            for _ in 0..6 {
                let from = random.place(rows.len());
                let count = random.place(rows.len() - from + 1);
                let part = plan.decide(book(), &batch.slice(from, count)).unwrap_or_else(|errors| panic!("{errors}"));
                assert_eq!(part, answers.slice(from, count), "{what}: {count} rows from {from}");
            }
        }
    }
    assert!(errors > 500, "only {errors} rows could not be decided");
}

#[test]
fn rows_of_orders_make_a_table_that_gives_what_decide_gives_of_them() {
    let good: Vec<(Row, FlatRow)> = rows().iter().filter_map(|flat| Some((flat.row().ok()?, *flat))).collect();
    let (good, flat): (Vec<Row>, Vec<FlatRow>) = good.into_iter().unzip();
    assert!(good.len() > 2_000, "only {} rows are good", good.len());
    let ids = ids(&flat);
    let pairs: Vec<(&str, Row)> = ids.iter().map(String::as_str).zip(good).collect();
    let batch = columns::rows(&pairs).unwrap_or_else(|errors| panic!("{errors}"));
    let names: Vec<&str> = COLUMNS.iter().map(columns::ColumnSpec::name).filter(|name| *name != "extensions").collect();
    let fields = batch.schema();
    assert_eq!(fields.fields().iter().map(|field| field.name().as_str()).collect::<Vec<_>>(), names);
    let answers = columns::decide(book(), &batch, None).unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(same(&answers, &flat, "rows"), 0);
    // Each column is the one that the same rows have by way of texts.
    let written = table(&ids, &flat, Layout { written: true, ..Layout::PLAIN });
    for (column, field) in written.columns().iter().zip(written.schema().fields()) {
        let Some(own) = batch.column_by_name(field.name()) else { continue };
        let known = (0..flat.len()).filter(|place| own.is_valid(*place)).count();
        let nulls = column.logical_null_count();
        assert_eq!(known, flat.len() - nulls, "{}", field.name());
    }
    let none = columns::rows(&[]).unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!((none.num_rows(), none.schema()), (0, batch.schema()));
}

#[test]
fn the_columns_of_a_table_are_those_of_a_row() {
    let table: Vec<&str> = COLUMNS.iter().map(columns::ColumnSpec::name).collect();
    let row = Column::ALL.iter().map(|column| column.name());
    let only_in_structures = ["size", "usd_rate_scale", "scheduled_rate_scale"];
    for name in row.filter(|name| !only_in_structures.contains(name)) {
        assert!(table.contains(&name), "{name}");
    }
    assert_eq!(table.len(), Column::ALL.len() - only_in_structures.len() + 2);
    let names: Vec<&str> = ANSWERS.iter().map(|(name, ..)| *name).collect();
    let told = "order_id edition coverage reason covered_min covered_max supplier_fee_min supplier_fee_max fee_status \
        released frozen held locked next_release_at dispute_state dispute_cause may_escalate_from next_deadline_at \
        next_deadline_earliest next_deadline_latest next_deadline_party next_deadline_on_silence claim_closes_at \
        weakest_grade missing error";
    assert_eq!(names.join(" "), told);
}

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap_or_else(|error| panic!("{text} {error}"))
}

/// Two rows of two columns, and one column more.
fn with(name: &str, column: ArrayRef) -> RecordBatch {
    let created = TimestampMicrosecondArray::from(vec![at("2021-03-01T09:00:00Z").micros(); column.len()]);
    let currency = StringArray::from(vec!["USD"; column.len()]);
    let columns = [
        ("created_at", Arc::new(created.with_timezone("UTC")) as ArrayRef),
        ("currency", Arc::new(currency)),
        (name, column),
    ];
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, column)| (name, column, true)))
        .unwrap_or_else(|error| panic!("{error}"))
}

/// The instant at which rows without one are looked at.
fn as_of() -> Instant {
    at("2021-04-02T09:00:00Z")
}

fn errors(batch: &RecordBatch) -> Vec<Option<String>> {
    let answers = columns::decide(book(), batch, Some(as_of())).unwrap_or_else(|errors| panic!("{errors}"));
    let errors = answers.column(answers.num_columns() - 1).as_string::<i32>();
    errors.iter().map(|error| error.map(str::to_owned)).collect()
}

#[test]
fn a_bad_row_tells_everything_and_stops_nothing() {
    let words = StringArray::from(vec![Some("trade_assurance"), Some("trade_asurance"), None]);
    let [first, second, third] =
        errors(&with("order_type", Arc::new(words))).try_into().unwrap_or_else(|_| panic!("3"));
    assert_eq!((first, third), (None, None));
    let told = second.unwrap_or_else(|| panic!("it has an error"));
    assert!(told.starts_with("order_type: `trade_asurance` is none of `trade_assurance`, "), "{told}");
    assert!(told.ends_with("did you mean `trade_assurance`?"), "{told}");

    let tax = Decimal128Array::from(vec![1_000, 1_005, -1, 10_i128.pow(37)]).with_precision_and_scale(38, 3);
    let tax = tax.unwrap_or_else(|error| panic!("{error}"));
    let told = errors(&with("tax", Arc::new(tax)));
    assert_eq!(told[0], None);
    assert_eq!(told[1].as_deref(), Some("tax: 1.005 has more decimals than the currency (USD has 2)"));
    assert_eq!(told[2].as_deref(), Some("tax: -0.001 is negative"));
    assert!(told[3].as_ref().is_some_and(|told| told.contains("is larger than any amount")), "{told:?}");

    let two = RecordBatch::try_from_iter([
        ("currency", Arc::new(StringArray::from(vec!["USX"])) as ArrayRef),
        ("supplier_country", Arc::new(StringArray::from(vec!["UK"]))),
        ("created_at", Arc::new(TimestampMicrosecondArray::from(vec![0]).with_timezone("UTC"))),
    ]);
    let told = errors(&two.unwrap_or_else(|error| panic!("{error}")));
    let told = told[0].clone().unwrap_or_default();
    for part in
        ["currency: `USX` is no currency", "did you mean `USD`?", "supplier_country: `UK` is no", "created_at: "]
    {
        assert!(told.contains(part), "{part} in {told}");
    }
}

#[test]
fn contradictions_between_columns_are_told() {
    let counts = UInt8Array::from(vec![Some(0), Some(1), Some(2), Some(3), None]);
    let told = errors(&with("extensions", Arc::new(counts)));
    assert_eq!((&told[0], &told[1], &told[2], &told[4]), (&None, &None, &None, &None));
    assert_eq!(told[3].as_deref(), Some("extensions: is not 0, 1 or 2"));

    let batch = with("extensions", Arc::new(UInt8Array::from(vec![0, 1, 2, 2])));
    let buyer = BooleanArray::from(vec![Some(true), Some(false), None, Some(false)]);
    let told = errors(&beside(&batch, "extended_by_buyer", Arc::new(buyer)));
    let contradicts = |told: &Option<String>| told.as_ref().is_some_and(|told| told.starts_with("extensions: "));
    assert_eq!(told.iter().map(contradicts).collect::<Vec<bool>>(), [true, false, false, true]);

    let batch = with("ship_by", Arc::new(arrow_array::Date32Array::from(vec![Some(18_700), Some(18_700), None, None])));
    let states = StringArray::from(vec![None, Some("absent"), Some("absent"), Some("date")]);
    let told = errors(&beside(&batch, "ship_by_state", Arc::new(states)));
    let columns: Vec<Option<&str>> = told.iter().map(|told| told.as_ref()?.split(':').next()).collect();
    assert_eq!(columns, [None, Some("ship_by_state"), None, Some("ship_by")]);
}

fn beside(batch: &RecordBatch, name: &str, column: ArrayRef) -> RecordBatch {
    let schema = batch.schema();
    let fields = schema.fields().iter().zip(batch.columns());
    let columns = fields.map(|(field, column)| (field.name().as_str(), Arc::clone(column), true));
    let all = columns.chain([(name, column, true)]);
    RecordBatch::try_from_iter_with_nullable(all).unwrap_or_else(|error| panic!("{error}"))
}

/// How many rows are worked on together, in the same places as those before them.
const TOGETHER: usize = 128;

/// What a row told must not reach those after it, least of all over a row that was given up.
#[test]
fn nothing_of_a_row_reaches_the_rows_after_it() {
    let plain = FlatRow::new(at("2021-03-01T09:00:00Z"), as_of(), Currency::USD);
    let opened = at("2021-03-20T09:00:00Z").micros();
    let full = FlatRow {
        fee_schedule: FeeStatus::Exact.number(),
        scheduled_fee_min: 777,
        scheduled_fee_max: 777,
        total: 100_000,
        paid_on_platform: 50_000,
        refunded: 10,
        ship_by: 18_700,
        ship_by_state: 1,
        extended_by_buyer: 2,
        dispute_opened_at: opened,
        dispute_state: DisputeState::Negotiating.number(),
        turn_since: opened,
        turn: Party::Supplier.number(),
        ground: 1,
        claim: 50_000,
        ..plain
    };
    let bad = FlatRow { currency: [0; 4], ..plain };
    let parts = [full, bad, plain, full, plain, plain].into_iter();
    let rows: Vec<FlatRow> = parts.flat_map(|row| std::iter::repeat_n(row, TOGETHER)).collect();
    let batch = table(&ids(&rows), &rows, Layout::PLAIN);
    let answers = columns::decide(book(), &batch, None).unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(same(&answers, &rows, "in parts"), TOGETHER);
}

/// What goes without saying is worked out anew of every row, whether or not other columns could say it.
#[test]
fn nothing_that_goes_without_saying_reaches_the_rows_after_it() {
    let row = FlatRow {
        order_type: 1,
        total: 100_000,
        paid_on_platform: 50_000,
        transport: 1,
        shipped_at: as_of().micros() - 1,
        terms_known: 2,
        limit_available: 10_000_000,
        supplier_country: letters("CN"),
        buyer_country: letters("DE"),
        ..FlatRow::new(at("2021-03-01T09:00:00Z"), as_of(), Currency::USD)
    };
    // Half of them not yet shipped.
    let halves = [row, FlatRow { shipped_at: UNKNOWN, ..row }].into_iter().cycle();
    let rows: Vec<FlatRow> = halves.take(3 * TOGETHER).collect();
    let bare = table(&ids(&rows), &rows, Layout::PLAIN);
    let columns = bare.schema_ref().fields().iter().enumerate();
    let others = ["ship_by", "ship_by_state", "extensions", "extended_by_buyer", "extended_by_supplier", "as_of"];
    let kept = columns.filter(|(_, field)| !others.contains(&field.name().as_str())).map(|(place, _)| place);
    let bare = bare.project(&kept.collect::<Vec<_>>()).unwrap_or_else(|error| panic!("{error}"));
    // Known in the second part alone.
    let middle = |value: i64| move |place: usize| (place / TOGETHER == 1).then_some(value);
    let all = || 0..rows.len();
    let dates = all().map(middle(18_700)).map(|day| day.and_then(|day| i32::try_from(day).ok()));
    let later = as_of().micros() + 400 * 86_400_000_000;
    let instants: TimestampMicrosecondArray = all().map(middle(later)).collect();
    for (name, column) in [
        ("ship_by", Arc::new(dates.collect::<arrow_array::Date32Array>()) as ArrayRef),
        ("extensions", Arc::new(all().map(middle(2)).collect::<Int64Array>())),
        ("as_of", Arc::new(instants.with_timezone("UTC"))),
    ] {
        let batch = beside(&bare, name, column);
        let answers = columns::decide(book(), &batch, Some(as_of())).unwrap_or_else(|errors| panic!("{errors}"));
        assert_eq!(answers.column_by_name("error").map(Array::null_count), Some(rows.len()));
        let part = |number: usize| answers.slice(number * TOGETHER, TOGETHER).columns()[1..].to_vec();
        // A date that is not due yet changes no answer; one that was left behind would be a fault.
        assert!(name == "ship_by" || part(0) != part(1), "{name} says nothing");
        assert!(part(0) == part(2), "what {name} told one part reached the next");
    }
}

#[test]
fn a_key_that_its_dictionary_does_not_have_is_a_fault_of_its_row() {
    use arrow_array::{DictionaryArray, Int8Array};
    let row = FlatRow::new(at("2021-03-01T09:00:00Z"), as_of(), Currency::USD);
    let rows = vec![row; 4];
    let bare = table(&ids(&rows), &rows, Layout::PLAIN);
    for words in [3, 300] {
        let texts = (0..words).map(|number| if number == 0 { "express".to_owned() } else { "air".to_owned() });
        let texts: ArrayRef = Arc::new(StringArray::from_iter_values(texts));
        let keys = Int8Array::from(vec![Some(0), Some(-1), None, Some(2)]);
        // SAFETY: none of the library's; keys outside are what is tried.
        #[allow(unsafe_code, reason = "the safe constructor refuses what is tried here")]
        let keyed = unsafe { DictionaryArray::<Int8Type>::new_unchecked(keys, texts) };
        let column = bare.schema_ref().index_of("transport");
        let batch = match column {
            Ok(place) => {
                let kept = (0..bare.num_columns()).filter(|own| *own != place).collect::<Vec<_>>();
                bare.project(&kept).unwrap_or_else(|error| panic!("{error}"))
            }
            Err(_) => bare.clone(),
        };
        let told = errors(&beside(&batch, "transport", Arc::new(keyed)));
        let wrong: Vec<bool> = told.iter().map(Option::is_some).collect();
        assert_eq!(wrong, [false, true, false, false], "{words}: {told:?}");
        assert!(told[1].as_ref().is_some_and(|told| told.contains("a key outside its dictionary")), "{told:?}");
    }
}

/// `extensions` counts without saying whose, since no column of the answer depends on it.
#[test]
fn whose_single_extension_it_is_changes_no_answer() {
    let mut compared = 0;
    for row in rows().iter().filter(|row| row.extended_by_buyer != row.extended_by_supplier) {
        let other = FlatRow {
            extended_by_buyer: row.extended_by_supplier,
            extended_by_supplier: row.extended_by_buyer,
            ..*row
        };
        assert_eq!(expected(row), expected(&other), "{row:#?}");
        compared += 1;
    }
    assert!(compared > 50, "only {compared} rows were compared");
}

#[test]
fn every_problem_of_a_schema_is_told_at_once() {
    let naive = TimestampMicrosecondArray::from(vec![1]);
    let batch = RecordBatch::try_from_iter([
        ("created_at", Arc::new(naive) as ArrayRef),
        ("total", Arc::new(Float64Array::from(vec![1.0]))),
        ("suplier_country", Arc::new(StringArray::from(vec!["CN"]))),
        ("logistics", Arc::new(Int64Array::from(vec![1]))),
    ]);
    let batch = batch.unwrap_or_else(|error| panic!("{error}"));
    let errors = columns::decide(book(), &batch, None).err().unwrap_or_else(|| panic!("it is refused"));
    let told: Vec<(SchemaProblemCode, &str)> =
        errors.problems.iter().map(|problem| (problem.code, problem.column.as_str())).collect();
    use SchemaProblemCode as Code;
    assert_eq!(
        told,
        [
            (Code::NoZone, "created_at"),
            (Code::WrongType, "total"),
            (Code::UnknownColumn, "suplier_country"),
            (Code::WrongType, "logistics"),
            (Code::MissingColumn, "as_of"),
            (Code::MissingColumn, "currency"),
        ]
    );
    assert_eq!(errors.problems[2].nearest, Some("supplier_country"));
    let text = errors.to_string();
    for part in
        ["total: is of binary floating point", "it is Float64; accepted: Decimal32", "did you mean `supplier_country`?"]
    {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn timestamps_without_a_zone_are_utc_where_the_caller_says_so() {
    let times: ArrayRef = Arc::new(TimestampMicrosecondArray::from(vec![at("2021-03-01T09:00:00Z").micros()]));
    let batch =
        RecordBatch::try_from_iter([("created_at", times), ("currency", Arc::new(StringArray::from(vec!["USD"])))]);
    let batch = batch.unwrap_or_else(|error| panic!("{error}"));
    assert!(columns::decide(book(), &batch, Some(as_of())).is_err());
    let options = Options { as_of: Some(as_of()), zoneless_is_utc: true, texts: false };
    let plan = Plan::new(batch.schema_ref().fields(), options).unwrap_or_else(|errors| panic!("{errors}"));
    let answers = plan.decide(book(), &batch).unwrap_or_else(|errors| panic!("{errors}"));
    let row = FlatRow::new(at("2021-03-01T09:00:00Z"), at("2021-04-02T09:00:00Z"), Currency::USD);
    assert_eq!(same(&answers, &[row], "without a zone"), 0);
}

/// What engines make of columns in which they found no value.
#[test]
fn dictionaries_and_lists_of_nulls_are_unknown() {
    let keys = arrow_array::Int8Array::from(vec![None, None]);
    let words = arrow_array::DictionaryArray::new(keys, Arc::new(arrow_array::NullArray::new(0)));
    let item = Arc::new(arrow_schema::Field::new("item", arrow_schema::DataType::Null, true));
    let ends = arrow_buffer::OffsetBuffer::new(vec![0, 0, 0].into());
    let none = Arc::new(arrow_array::NullArray::new(0));
    let lists: ArrayRef = Arc::new(arrow_array::ListArray::new(item, ends, none, None));
    let plain = with("verified", Arc::new(BooleanArray::from(vec![true, false])));
    let nulls = beside(&beside(&plain, "incoterm", Arc::new(words)), "issues", Arc::clone(&lists));
    let decided = |batch| columns::decide(book(), batch, Some(as_of())).unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(decided(&nulls), decided(&plain));
    let errors = columns::decide(book(), &beside(&plain, "incoterm", lists), Some(as_of())).err();
    let problem = errors.unwrap_or_else(|| panic!("it is refused")).problems.remove(0);
    assert_eq!((problem.code, problem.column.as_str()), (SchemaProblemCode::WrongType, "incoterm"));
}

/// An unknown set of words is a null in place of the list; a null in the list is no word of it.
#[test]
fn a_null_among_words_is_a_fault_of_its_row() {
    let mut lists = arrow_array::builder::ListBuilder::new(arrow_array::builder::StringBuilder::new());
    lists.append_value([Some("quality")]);
    lists.append_value([None::<&str>]);
    let plain = with("verified", Arc::new(BooleanArray::from(vec![true, false])));
    let batch = beside(&plain, "issues", Arc::new(lists.finish()));
    let told = errors(&batch);
    assert_eq!(told[0], None);
    let fault = told[1].as_deref().unwrap_or_else(|| panic!("it is taken"));
    assert!(fault.contains("issues"), "{fault}");
}

#[test]
fn structures_and_tables_without_rows_are_tables_too() {
    let rows = &rows()[..300];
    let batch = table(&ids(rows), rows, Layout::PLAIN);
    let whole = StructArray::from(batch.clone());
    let decided = columns::decide_struct(book(), &whole, None).unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(same(&decided, rows, "structure"), rows.iter().filter(|row| expected(row).is_err()).count());

    let nulls: NullBuffer = (0..300).map(|place| place % 7 != 0).collect();
    let holed = StructArray::new(whole.fields().clone(), whole.columns().to_vec(), Some(nulls));
    let decided = columns::decide_struct(book(), &holed, None).unwrap_or_else(|errors| panic!("{errors}"));
    for (place, row) in rows.iter().enumerate() {
        let told = told(&decided, place, decimals(row));
        if place % 7 == 0 {
            assert_eq!(told, Err("the row itself is null".to_owned()));
        } else {
            assert_eq!(told, expected(row));
        }
    }

    let empty = columns::decide(book(), &batch.slice(5, 0), None).unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!((empty.num_rows(), empty.num_columns()), (0, ANSWERS.len()));
}

#[test]
fn a_plan_refuses_a_batch_of_other_columns() {
    let batch = with("verified", Arc::new(BooleanArray::from(vec![true, false])));
    let options = Options { as_of: Some(as_of()), ..Options::default() };
    let plan = Plan::new(batch.schema_ref().fields(), options).unwrap_or_else(|errors| panic!("{errors}"));
    assert!(plan.decide(book(), &batch).is_ok());
    let other = with("enrolled", Arc::new(BooleanArray::from(vec![true, false])));
    let errors = plan.decide(book(), &other).err().unwrap_or_else(|| panic!("it is refused"));
    assert_eq!(errors.problems[0].code, SchemaProblemCode::OtherSchema);
    assert_eq!(errors.problems[0].column, "enrolled");
    let none = RecordBatch::new_empty(Arc::new(Schema::empty()));
    assert!(plan.decide(book(), &none).is_err());
}

#[test]
fn some_answers_are_those_of_the_whole() {
    let rows = &rows()[..600];
    let table = table(&ids(rows), rows, Layout::PLAIN);
    let plan = || Plan::new(table.schema_ref().fields(), Options::default()).unwrap_or_else(|e| panic!("{e}"));
    let whole = plan().decide(book(), &table).unwrap_or_else(|e| panic!("{e}"));
    let names: Vec<&str> = ANSWERS.iter().map(|(name, ..)| *name).collect();
    let pairs = names.iter().zip(names.iter().cycle().skip(7)).map(|(one, other)| vec![*one, *other]);
    let wishes = names.iter().map(|name| vec![*name]).chain(pairs).chain([vec![], names.clone()]);
    for wish in wishes {
        let some = plan().answering(&wish).unwrap_or_else(|e| panic!("{e}"));
        let answers = some.decide(book(), &table).unwrap_or_else(|e| panic!("{e}"));
        let places = names.iter().enumerate().filter(|(_, name)| wish.contains(name)).map(|(place, _)| place);
        let expected = whole.project(&places.collect::<Vec<_>>()).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!((&answers, answers.schema_ref()), (&expected, some.output()), "{wish:?}");
    }
}

#[test]
fn what_is_asked_for_must_be_an_answer() {
    let table = table(&ids(&rows()[..1]), &rows()[..1], Layout::PLAIN);
    let plan = Plan::new(table.schema_ref().fields(), Options::default()).unwrap_or_else(|e| panic!("{e}"));
    let problems = match plan.answering(&["coverage", "covrage", "coverage", "total"]) {
        Err(errors) => errors.problems,
        Ok(_) => panic!("taken"),
    };
    let found: Vec<_> = problems.iter().map(|one| (one.code, one.column.as_str(), one.nearest)).collect();
    let expected = [
        (SchemaProblemCode::UnknownColumn, "covrage", Some("coverage")),
        (SchemaProblemCode::DuplicateColumn, "coverage", None),
        (SchemaProblemCode::UnknownColumn, "total", None),
    ];
    assert_eq!(found, expected);
}

#[test]
fn long_tables_are_read_in_parts_that_do_not_show() {
    // More rows than are read together, from every place on at which a part may begin.
    let rows = &rows()[..700];
    let table = table(&ids(rows), rows, Layout::PLAIN);
    let plan = Plan::new(table.schema_ref().fields(), Options::default()).unwrap_or_else(|e| panic!("{e}"));
    let whole = plan.decide(book(), &table).unwrap_or_else(|e| panic!("{e}"));
    for (from, count) in [(0, 64), (0, 65), (1, 255), (1, 256), (63, 257), (64, 320), (300, 400), (65, 635)] {
        let part = plan.decide(book(), &table.slice(from, count)).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(part, whole.slice(from, count), "{from} {count}");
    }
}
