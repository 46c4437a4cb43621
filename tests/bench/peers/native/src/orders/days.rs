//! Civil days of Los Angeles by table look-up.

use trade_assurance::time::{Day, Zone};

const DAY: i64 = 86_400_000_000;
const HOUR: i64 = 3_600_000_000;
/// Days since 1970 of the table's first and last entry: 2000 to 2109.
const FIRST: i64 = 10_957;
const LAST: i64 = 51_000;

/// Midnight in Los Angeles, standard (8) or summer time (7), of a day since 1970.
const fn midnight(day: i64, hours: i64) -> i64 {
    day * DAY + hours * HOUR
}

pub const Y2018_04_02: i64 = midnight(17_623, 7);
pub const Y2019_04_01: i64 = midnight(17_987, 7);
pub const Y2019_07_25: i64 = midnight(18_102, 7);
pub const Y2021_01_01: i64 = midnight(18_628, 8);
pub const Y2022_02_17: i64 = midnight(19_040, 8);
pub const Y2023_01_01: i64 = midnight(19_358, 8);

/// The first instant, in microseconds, of every day in Los Angeles.
#[derive(Debug)]
pub struct Days(Vec<i64>);

impl Days {
    /// The table, filled from the library's own zone.
    pub fn of(zone: &Zone) -> Self {
        let start = |number: i64| {
            let near = i32::try_from(number).ok().and_then(Day::from_number);
            near.map_or(number * DAY + 8 * HOUR, |day| zone.start(day).micros())
        };
        Self((FIRST..LAST).map(start).collect())
    }

    /// The first instant of a day.
    pub fn start(&self, day: i64) -> i64 {
        self.0[usize::try_from(day - FIRST).unwrap_or(0).min(self.0.len() - 1)]
    }

    /// The day of an instant: it is seven or eight hours behind.
    pub fn day(&self, micros: i64) -> i64 {
        let guess = (micros - 7 * HOUR) / DAY;
        guess - i64::from(micros < self.start(guess))
    }

    /// The close of a window of so many days.
    pub fn window(&self, from: i64, days: i64) -> i64 {
        self.start(self.day(from) + days + 1)
    }
}
