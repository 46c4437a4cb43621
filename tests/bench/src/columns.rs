//! Whole tables: Arrow columns in, Arrow columns out, against single decisions of the same rows.

use crate::clock::{Rounds, interleaved, per_item};
use crate::hand::{self, Days, Table};
use crate::random::Random;
use crate::report::Report;
use crate::rows;
use arrow_array::RecordBatch;
use std::error::Error;
use std::hint::black_box;
use std::time::Instant;
use trade_assurance::columns::{Options, Plan};
use trade_assurance::decide::decide;
use trade_assurance::flat::FlatRow;
use trade_assurance::row::Row;
use trade_assurance::rulebook::Rulebook;
use trade_assurance_tests::table::{Layout, Numbers, Texts, Times, table};

/// Rows of one batch: more than the last cache holds.
const BATCH: usize = 100_000;
const SMALL: usize = 10_000;
const SEED: u64 = 20_150_204;

const DICTIONARIES: Layout =
    Layout { texts: Texts::Keys8, times: Times::Micros, numbers: Numbers::D128(2), written: false };
/// As a file with plain texts has them; the rows have no currency of three decimals.
const PLAIN: Layout = Layout { texts: Texts::Utf8, ..DICTIONARIES };

/// Some of the columns of the answer.
const SOME: &[&str] = &["coverage", "reason", "fee_status", "supplier_fee_min", "supplier_fee_max"];

/// What a table says that was written with little.
const FEW: &[&str] = &[
    "order_id",
    "created_at",
    "as_of",
    "currency",
    "order_type",
    "marketplace",
    "supplier_country",
    "buyer_country",
    "total",
    "paid_on_platform",
    "shipped_at",
    "ship_by",
];

/// The same rows as types and as two tables.
struct Batch {
    rows: Vec<Row>,
    coded: RecordBatch,
    plain: RecordBatch,
}

impl Batch {
    fn new(random: &mut Random, count: usize) -> Self {
        let rows = rows::batch(random, count);
        let flat: Vec<FlatRow> = rows.iter().map(FlatRow::from).collect();
        let ids: Vec<String> = (0..count).map(|number| format!("PO-{number}")).collect();
        Self { rows, coded: table(&ids, &flat, DICTIONARIES), plain: table(&ids, &flat, PLAIN) }
    }

    /// Whether the hand-written reader finds the rows in the table.
    fn agree(&self) -> Result<(), Box<dyn Error>> {
        let read = Table::of(&self.coded).rows();
        if read.len() != self.rows.len() {
            return Err(format!("by hand {} rows are read of {}", read.len(), self.rows.len()).into());
        }
        for (row, read) in self.rows.iter().zip(read) {
            if read.as_ref() != Some(row) {
                return Err(format!("by hand {read:#?} is read, and not {row:#?}").into());
            }
        }
        Ok(())
    }
}

fn plan(batch: &RecordBatch) -> Result<Plan, Box<dyn Error>> {
    Ok(Plan::new(batch.schema_ref().fields(), Options::default())?)
}

/// Tables of 10,000 rows, which the last cache holds, and of a million rows in ten parts.
pub fn tables(book: &Rulebook, batches: usize, report: &mut Report) -> Result<(), Box<dyn Error>> {
    let days = Days::of(book.zone());
    let mut random = Random::new(SEED);
    let small = Batch::new(&mut random, SMALL);
    small.agree()?;
    let mut times = <[Rounds; 6]>::default();
    for _ in 0..batches {
        for _ in 0..5 {
            round(book, &days, &small, &mut times)?;
        }
    }
    tell(report, &format!("**Tables, the same {SMALL} rows of {} columns**", small.coded.num_columns()), &times);
    one_row(book, &small.coded, batches, report)?;
    let mut times = <[Rounds; 6]>::default();
    let (mut one, mut two) = (Rounds::default(), Rounds::default());
    for _ in 0..batches {
        let batch = Batch::new(&mut random, BATCH);
        round(book, &days, &batch, &mut times)?;
        one.add(wall(book, &batch.coded, 1)?);
        two.add(wall(book, &batch.coded, 2)?);
    }
    tell(report, &format!("**Tables, {} random rows in parts of {BATCH}**", batches * BATCH), &times);
    report.plain("dictionaries, one thread, by the clock on the wall", one.median());
    report.against("dictionaries, two threads, by the same clock", two.median(), ("one thread", one.median()), "");
    Ok(())
}

/// Times each contestant on the same rows, in turn.
fn round(book: &Rulebook, days: &Days, batch: &Batch, into: &mut [Rounds; 6]) -> Result<(), Box<dyn Error>> {
    let count = batch.rows.len() as u64;
    let (coded, plain) = (plan(&batch.coded)?, plan(&batch.plain)?);
    let some = coded.clone().answering(SOME)?;
    into[0].add(per_item(count, || batch.rows.iter().for_each(|row| seen(&hand::decide(days, row)))));
    into[1].add(per_item(count, || batch.rows.iter().for_each(|row| seen(&decide(book, row)))));
    into[2].add(per_item(count, || seen(&Table::of(&batch.coded).decide(days))));
    into[3].add(per_item(count, || seen(&coded.decide(book, &batch.coded))));
    into[4].add(per_item(count, || seen(&plain.decide(book, &batch.plain))));
    into[5].add(per_item(count, || seen(&some.decide(book, &batch.coded))));
    Ok(())
}

/// A table of one row and a dozen columns: what a table costs, whatever is in it.
fn one_row(book: &Rulebook, table: &RecordBatch, batches: usize, report: &mut Report) -> Result<(), Box<dyn Error>> {
    let places = FEW.iter().map(|name| table.schema_ref().index_of(name)).collect::<Result<Vec<_>, _>>()?;
    let row = table.project(&places)?.slice(0, 1);
    let (all, some) = (plan(&row)?, plan(&row)?.answering(SOME)?);
    let times = interleaved(
        batches,
        1_000,
        &mut [
            &mut || (0..1_000).for_each(|_| seen(&plan(&row))),
            &mut || (0..1_000).for_each(|_| seen(&all.decide(book, &row))),
            &mut || (0..1_000).for_each(|_| seen(&some.decide(book, &row))),
        ],
    );
    report.section(format!("**A table of one row and {} columns**", FEW.len()));
    report.plain("the plan", times[0]);
    report.plain("every column of the answer", times[1]);
    report.plain("coverage, its reason and the fee", times[2]);
    Ok(())
}

/// Keeps an answer from being optimised away.
fn seen<T>(answer: &T) {
    let _ = black_box(answer);
}

/// Picoseconds a row, with so many threads at work on parts of a batch.
fn wall(book: &Rulebook, batch: &RecordBatch, threads: usize) -> Result<u64, Box<dyn Error>> {
    let plan = plan(batch)?;
    let part = batch.num_rows().div_ceil(threads);
    let before = Instant::now();
    std::thread::scope(|scope| {
        for from in (0..batch.num_rows()).step_by(part) {
            let rows = batch.slice(from, part.min(batch.num_rows() - from));
            let plan = &plan;
            scope.spawn(move || seen(&plan.decide(book, &rows)));
        }
    });
    let nanos = u64::try_from(before.elapsed().as_nanos())?;
    Ok(nanos * 1_000 / batch.num_rows().max(1) as u64)
}

fn tell(report: &mut Report, title: &str, times: &[Rounds; 6]) {
    let [rows, by_rules, by_hand, coded, plain, some] = [0, 1, 2, 3, 4, 5].map(|place| times[place].median());
    report.section(title);
    report.plain("hand-written integer code on rows, no table", rows);
    report.against("`decide` on rows, no table", by_rules, ("that", rows), "");
    report.plain("hand-written integer code on the columns, dictionaries", by_hand);
    report.against("`columns::Plan::decide`, dictionaries", coded, ("by hand", by_hand), "<= 2 x");
    report.against("the same, plain texts", plain, ("by hand on dictionaries", by_hand), "");
    report.against("dictionaries, coverage, its reason and the fee alone", some, ("all columns", coded), "");
}

/// Decides a table so often that a fixed number of rows is decided, untimed.
pub fn fixed(book: &Rulebook, count: usize) {
    let batch = Batch::new(&mut Random::new(SEED), SMALL);
    let Ok(plan) = plan(&batch.coded) else { return };
    for _ in 0..count.div_ceil(SMALL) {
        seen(&plan.decide(book, &batch.coded));
    }
}
