//! CPU time of the measuring thread, and time by the clock.

use rustix::time::{ClockId, clock_gettime};
use std::time::Instant;

/// What some work took, in nanoseconds.
#[derive(Clone, Copy, Debug)]
pub struct Spent {
    /// CPU time of the calling thread.
    pub thread: u64,
    /// Time by the clock.
    pub wall: u64,
}

/// What this work takes.
pub fn spent(work: impl FnOnce()) -> Spent {
    let (cpu, wall) = (thread_nanos(), Instant::now());
    work();
    Spent { thread: thread_nanos() - cpu, wall: u64::try_from(wall.elapsed().as_nanos()).unwrap_or(u64::MAX) }
}

fn thread_nanos() -> u64 {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    u64::try_from(now.tv_sec).unwrap_or(0) * 1_000_000_000 + u64::try_from(now.tv_nsec).unwrap_or(0)
}
