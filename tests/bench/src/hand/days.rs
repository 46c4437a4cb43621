//! Civil days by table look-up, and the days on which rules changed as constants.

use trade_assurance::time::{Day, Instant, Zone};

pub const DAY: i64 = 86_400_000_000;
const HOUR: i64 = 3_600_000_000;
/// Days since 1970 of the table's first and last entry.
const FIRST: i64 = 10_957;
const LAST: i64 = 51_000;

/// Midnight in Los Angeles, standard (8) or summer time (7), of a day since 1970.
const fn midnight(day: i64, hours: i64) -> i64 {
    day * DAY + hours * HOUR
}

pub const Y2015_02_04: i64 = midnight(16_470, 8);
pub const Y2015_07_22: i64 = midnight(16_638, 7);
pub const Y2017_04_01: i64 = midnight(17_257, 7);
pub const Y2017_12_08: i64 = midnight(17_508, 8);
pub const Y2018_04_02: i64 = midnight(17_623, 7);
pub const Y2019_04_01: i64 = midnight(17_987, 7);
pub const Y2019_07_25: i64 = midnight(18_102, 7);
pub const Y2021_01_01: i64 = midnight(18_628, 8);
pub const Y2022_02_17: i64 = midnight(19_040, 8);
pub const Y2023_01_01: i64 = midnight(19_358, 8);
pub const Y2026_01_01: i64 = midnight(20_454, 8);

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

    /// The close of a window of working days.
    pub fn working(&self, from: i64, days: i64) -> i64 {
        let mut day = self.day(from);
        let mut left = days;
        while left > 0 {
            day += 1;
            // 1970-01-01 was a Thursday.
            left -= i64::from((day + 3) % 7 < 5);
        }
        day
    }
}

/// The day in Shanghai, eight hours ahead all year.
pub const fn shanghai(micros: i64) -> i64 {
    (micros + 8 * HOUR) / DAY
}

/// The first instant of a day in Shanghai.
pub const fn shanghai_start(day: i64) -> i64 {
    day * DAY - 8 * HOUR
}

/// An instant of the library.
pub fn instant(micros: i64) -> Instant {
    Instant::from_micros(micros).unwrap_or_else(|| unreachable!("within the years taken"))
}
