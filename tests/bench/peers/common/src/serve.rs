//! The talk with the measuring script: a line in, a line out, so that contestants of two languages can take turns.
//!
//! ```text
//! write NAME ROWS FILE             the answers on the first rows, as a Parquet file         -> done
//! time NAME BATCH ROWS THREADS     so many rows, in batches, shared among threads           -> CPU_NANOS WALL_NANOS
//! ```

use crate::{spent, table};
use arrow_array::RecordBatch;
use std::error::Error;
use std::hint::black_box;
use std::io::{BufRead, Write};
use std::ops::Range;

/// Why something cannot be done.
pub type Failure = Box<dyn Error + Send + Sync>;

/// One that answers the rows of its table.
pub trait Contestant {
    /// How many rows its table has.
    fn rows(&self) -> usize;

    /// The answers on some of them, as columns.
    fn answers(&self, rows: Range<usize>) -> Result<RecordBatch, Failure>;

    /// The same for several threads, where they may share it.
    fn shared(&self) -> Option<&(dyn Contestant + Sync)> {
        None
    }
}

/// Does what standard input asks until it ends.
pub fn serve(contestants: &[(&str, Box<dyn Contestant>)]) -> Result<(), Failure> {
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let words: Vec<&str> = line.split(' ').collect();
        let find = |name| contestants.iter().find(|(other, _)| *other == name).ok_or("no such contestant");
        let reply = match words.as_slice() {
            ["write", name, rows, file] => {
                table::write(&find(*name)?.1.answers(0..rows.parse()?)?, file)?;
                "done".to_owned()
            }
            ["time", name, batch, rows, threads] => {
                time(&*find(*name)?.1, batch.parse()?, rows.parse()?, threads.parse()?)?
            }
            _ => return Err(format!("cannot do {line:?}").into()),
        };
        println!("{reply}");
        std::io::stdout().flush()?;
    }
    Ok(())
}

/// Batches follow each other through the table, from its start again when it ends; each thread has every n-th one.
fn time(contestant: &dyn Contestant, batch: usize, rows: usize, threads: usize) -> Result<String, Failure> {
    let plan = Plan { batch, rows, threads };
    let mut failed = Ok(());
    let spent = spent(|| {
        failed = match (threads, contestant.shared()) {
            (1, _) => plan.work(contestant, 0),
            (_, Some(shared)) => plan.share(shared),
            _ => Err("threads cannot share it".into()),
        }
    });
    failed?;
    Ok(format!("{} {}", spent.thread, spent.wall))
}

struct Plan {
    batch: usize,
    rows: usize,
    threads: usize,
}

impl Plan {
    fn share(&self, contestant: &(dyn Contestant + Sync)) -> Result<(), Failure> {
        std::thread::scope(|scope| {
            let others: Vec<_> =
                (1..self.threads).map(|first| scope.spawn(move || self.work(contestant, first))).collect();
            self.work(contestant, 0)?;
            others.into_iter().try_for_each(|other| other.join().unwrap_or_else(|_| Err("a thread panicked".into())))
        })
    }

    fn work<T: Contestant + ?Sized>(&self, contestant: &T, first: usize) -> Result<(), Failure> {
        let batches_of_table = (contestant.rows() / self.batch).max(1);
        for number in (first..self.rows / self.batch).step_by(self.threads) {
            let from = number % batches_of_table * self.batch;
            black_box(contestant.answers(from..from + self.batch)?);
        }
        Ok(())
    }
}
