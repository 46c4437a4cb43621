//! Single decisions: the library, with and without its explanation, against hand-written code.

use crate::clock::{Rounds, per_item};
use crate::hand::{self, Days};
use crate::random::Random;
use crate::report::Report;
use crate::rows;
use std::error::Error;
use std::hint::black_box;
use trade_assurance::decide::{Decision, decide, decide_traced};
use trade_assurance::row::Row;
use trade_assurance::rulebook::Rulebook;
use trade_assurance::trace::Recorder;

/// Rows of one batch: more than the last cache holds, and than a branch predictor can learn.
const BATCH: usize = 100_000;
const HOT: usize = 1_000;
const SEED: u64 = 20_150_204;

/// The contestants: touching a row, deciding it by hand, by the library, and with everything written down.
struct Contest<'a> {
    book: &'a Rulebook,
    days: Days,
    recorder: Recorder,
}

impl<'a> Contest<'a> {
    fn new(book: &'a Rulebook) -> Self {
        Self { book, days: Days::of(book.zone()), recorder: Recorder::default() }
    }

    /// Times each contestant on the same rows, in turn.
    fn round(&mut self, rows: &[Row], times: usize, into: &mut [Rounds; 4]) {
        let Self { book, days, recorder } = self;
        let count = (rows.len() * times) as u64;
        let all = || (0..times).flat_map(|_| rows);
        into[0].add(per_item(count, || all().for_each(|row| seen(*black_box(row)))));
        into[1].add(per_item(count, || all().for_each(|row| seen(hand::decide(days, row)))));
        into[2].add(per_item(count, || all().for_each(|row| seen(decide(book, row)))));
        into[3].add(per_item(count, || {
            all().for_each(|row| {
                recorder.clear();
                seen(decide_traced(book, row, recorder));
                seen(&*recorder);
            });
        }));
    }

    /// Compares both decisions of every row.
    fn agree(&self, rows: &[Row]) -> Result<(), Box<dyn Error>> {
        for row in rows {
            let by_rules = decide(self.book, row)?;
            let by_hand = hand::decide(&self.days, row).ok_or("the hand-written code refuses a row")?;
            // Grades are provenance, which the hand-written code does not have.
            let by_hand = Decision { weakest_grade: by_rules.weakest_grade, ..by_hand };
            if by_rules != by_hand {
                return Err(format!("the two differ on {row:#?}\nby rules {by_rules:#?}\nby hand {by_hand:#?}").into());
            }
        }
        Ok(())
    }

    /// How much an explanation holds: answers and citations of all rows.
    fn recorded(&mut self, rows: &[Row]) -> (usize, usize) {
        let (mut answers, mut cites) = (0, 0);
        for row in rows {
            self.recorder.clear();
            let _ = decide_traced(self.book, row, &mut self.recorder);
            answers += self.recorder.answers().len();
            cites += self.recorder.answers().iter().map(|answer| self.recorder.cites(answer).len()).sum::<usize>();
        }
        (answers, cites)
    }

    fn report(report: &mut Report, times: &[Rounds; 4], goals: [&'static str; 2]) {
        let [copied, by_hand, by_rules, recorded] = [0, 1, 2, 3].map(|place| times[place].median());
        report.plain("copying the row, nothing else", copied);
        report.plain("hand-written integer code", by_hand);
        report.against("`decide`", by_rules, ("by hand", by_hand), goals[0]);
        report.against("`decide_traced` with a `Recorder`", recorded, ("`decide`", by_rules), goals[1]);
    }
}

/// Random rows streamed from memory, each decided once.
pub fn streamed(book: &Rulebook, batches: usize, report: &mut Report) -> Result<(), Box<dyn Error>> {
    let mut contest = Contest::new(book);
    let mut random = Random::new(SEED);
    let mut times = <[Rounds; 4]>::default();
    let (mut answers, mut cites) = (0, 0);
    for _ in 0..batches {
        let rows = rows::batch(&mut random, BATCH);
        contest.agree(&rows)?;
        contest.round(&rows, 1, &mut times);
        let recorded = contest.recorded(&rows);
        (answers, cites) = (answers + recorded.0, cites + recorded.1);
    }
    let count = batches * BATCH;
    report.section(format!(
        "**Decisions, {count} random rows of {} bytes from memory** (all agree with the hand-written code; \
         an explanation holds {} answers and {} citations on average)",
        size_of::<Row>(),
        average(answers, count),
        average(cites, count),
    ));
    Contest::report(report, &times, ["<= 4 x, 100 ns", "<= 3 x, 300 ns"]);
    Ok(())
}

/// The same few rows over and over: caches and branch predictor know them.
pub fn hot(book: &Rulebook, rounds: usize, report: &mut Report) -> Result<(), Box<dyn Error>> {
    let mut contest = Contest::new(book);
    let rows = rows::batch(&mut Random::new(SEED), HOT);
    contest.agree(&rows)?;
    let mut times = <[Rounds; 4]>::default();
    for _ in 0..rounds {
        contest.round(&rows, 100, &mut times);
    }
    report.section(format!("**Decisions, the same {HOT} rows over and over**"));
    Contest::report(report, &times, ["", ""]);
    Ok(())
}

/// Keeps an answer from being optimised away.
fn seen<T>(answer: T) {
    let _ = black_box(answer);
}

/// With one decimal.
fn average(sum: usize, count: usize) -> String {
    let tenths = sum * 10 / count.max(1);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Decides random rows a fixed number of times, untimed.
pub fn fixed(book: &Rulebook, name: &str, count: usize) {
    let mut contest = Contest::new(book);
    let rows = rows::batch(&mut Random::new(SEED), HOT * 10);
    for row in rows.iter().cycle().take(count) {
        match name {
            "hand" => seen(hand::decide(&contest.days, row)),
            "decide" => seen(decide(book, row)),
            _ => {
                contest.recorder.clear();
                seen(decide_traced(book, row, &mut contest.recorder));
            }
        }
    }
}
