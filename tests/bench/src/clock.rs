//! CPU time of the measuring thread, and medians of interleaved rounds.

use rustix::time::{ClockId, clock_gettime};

/// CPU time that this thread has used so far, in nanoseconds.
///
/// Other work on the machine does not count, so a busy machine lengthens a run but hardly its figures.
fn thread_nanos() -> u64 {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    u64::try_from(now.tv_sec).unwrap_or(0) * 1_000_000_000 + u64::try_from(now.tv_nsec).unwrap_or(0)
}

/// CPU time of one thing done many times, in picoseconds for each time.
pub fn per_item(count: u64, work: impl FnOnce()) -> u64 {
    let before = thread_nanos();
    work();
    (thread_nanos() - before) * 1_000 / count.max(1)
}

/// What one contestant took in each round, in picoseconds an item.
#[derive(Clone, Debug, Default)]
pub struct Rounds(Vec<u64>);

impl Rounds {
    /// Adds a round.
    pub fn add(&mut self, picos: u64) {
        self.0.push(picos);
    }

    /// The median round.
    pub fn median(&self) -> u64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        sorted.get(sorted.len() / 2).copied().unwrap_or(0)
    }
}

/// Runs every contestant once a round, in turn, so that what disturbs a round disturbs all of them.
pub fn interleaved(rounds: usize, count: u64, contestants: &mut [&mut dyn FnMut()]) -> Vec<u64> {
    let mut times = vec![Rounds::default(); contestants.len()];
    for _ in 0..rounds {
        for (contestant, times) in contestants.iter_mut().zip(&mut times) {
            times.add(per_item(count, contestant));
        }
    }
    times.iter().map(Rounds::median).collect()
}
