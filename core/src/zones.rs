//! The offsets of the IANA time zones over the years that this library takes, from `core/zones.txt`.
//!
//! One line for each zone, sorted by name, made of the IANA data by a test that also keeps it current:
//!
//! | line | meaning |
//! |---|---|
//! | `Asia/Katmandu=Asia/Kathmandu` | the same clocks as another zone |
//! | `Asia/Kathmandu 345` | its offset at the beginning, in minutes east of UTC |
//! | `... 16089240:540` | and by when it changed to what, in minutes since 1970 and east of UTC |
//! | `... \| 60 3.5.0 120 \| 120 10.5.0 180` | and what follows every year: of the standard and the summer time each the offset, the month, week (5 is the last) and weekday (0 is Sunday) on which it ends, and the minute of that day by its own clocks |

use chrono::{DateTime, Datelike, NaiveDate};

const ZONES: &str = include_str!("../zones.txt");

const SECONDS_PER_MINUTE: i64 = 60;
const SECONDS_PER_DAY: i64 = 86_400;

/// The names of all zones, sorted.
pub(crate) fn names() -> impl Iterator<Item = &'static str> + Clone {
    ZONES.lines().map(name_of)
}

/// Whether a zone has exactly this name.
pub(crate) fn is_known(name: &str) -> bool {
    line(name).is_some()
}

/// A change of offset: from when on, in seconds since 1970, and to what, in seconds east of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) at: i64,
    pub(crate) offset: i64,
}

/// Every offset of a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Offsets {
    first: i64,
    changes: Vec<Change>,
    /// What happens every year after these.
    yearly: Option<Yearly>,
}

impl Offsets {
    /// Those of the zone with exactly this name, and the name.
    pub(crate) fn named(name: &str) -> Option<(&'static str, Self)> {
        let line = line(name)?;
        let data = match line.split_once('=') {
            Some((_, same)) => self::line(same)?,
            None => line,
        };
        Some((name_of(line), Self::read(data)?))
    }

    fn read(line: &str) -> Option<Self> {
        let mut parts = line.split(" | ");
        let mut words = parts.next()?.split(' ').skip(1);
        let first = seconds(words.next()?)?;
        let changes = words.map(Change::read).collect::<Option<_>>()?;
        let yearly = match (parts.next(), parts.next()) {
            (Some(standard), Some(summer)) => {
                Some(Yearly { seasons: [Season::read(standard)?, Season::read(summer)?] })
            }
            _ => None,
        };
        Some(Self { first, changes, yearly })
    }

    /// The offset in force at an instant, both in seconds.
    pub(crate) fn at(&self, unix: i64) -> i64 {
        match &self.yearly {
            Some(yearly) if self.changes.last().is_none_or(|last| last.at <= unix) => yearly.at(unix),
            _ => in_force(self.first, &self.changes, unix),
        }
    }

    /// The offset before every change, and the changes up to the end of a year.
    pub(crate) fn until(&self, year: i32) -> (i64, Vec<Change>) {
        let mut changes = self.changes.clone();
        if let Some(yearly) = &self.yearly {
            let known = changes.last().map_or(i64::MIN, |last| last.at);
            let from = self.changes.last().map_or(FIRST_YEAR, |last| year_of(last.at));
            changes.extend((from..=year).flat_map(|year| yearly.in_year(year)).filter(|change| change.at > known));
        }
        (self.first, changes)
    }
}

/// The year in which the data begins.
const FIRST_YEAR: i32 = 1999;

/// The offset that the last change before an instant left.
pub(crate) fn in_force(first: i64, changes: &[Change], unix: i64) -> i64 {
    let passed = changes.partition_point(|change| change.at <= unix);
    passed.checked_sub(1).map_or(first, |last| changes[last].offset)
}

impl Change {
    fn read(word: &str) -> Option<Self> {
        let (at, offset) = word.split_once(':')?;
        Some(Self { at: seconds(at)?, offset: seconds(offset)? })
    }
}

/// Standard time and summer time, which follow each other every year.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Yearly {
    seasons: [Season; 2],
}

/// An offset, and when of a year it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Season {
    offset: i64,
    month: u32,
    week: i32,
    weekday: i32,
    /// Since midnight by the clocks that it ends.
    second: i64,
}

impl Yearly {
    /// The two changes of a year, the earlier first.
    fn in_year(&self, year: i32) -> [Change; 2] {
        let [standard, summer] = &self.seasons;
        let mut changes = [
            Change { at: standard.end(year), offset: summer.offset },
            Change { at: summer.end(year), offset: standard.offset },
        ];
        changes.sort_unstable_by_key(|change| change.at);
        changes
    }

    fn at(&self, unix: i64) -> i64 {
        let changes = self.in_year(year_of(unix));
        // Before the first change of a year holds what the last one left.
        in_force(changes[1].offset, &changes, unix)
    }
}

impl Season {
    fn read(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let offset = seconds(words.next()?)?;
        let mut day = words.next()?.split('.');
        let mut number = || day.next()?.parse().ok();
        let (month, week, weekday) = (u32::try_from(number()?).ok()?, number()?, number()?);
        Some(Self { offset, month, week, weekday, second: seconds(words.next()?)? })
    }

    /// The instant of a year at which it ends.
    fn end(&self, year: i32) -> i64 {
        let first = NaiveDate::from_ymd_opt(year, self.month, 1).unwrap_or_default();
        // 1970-01-01 was a Thursday.
        let to_weekday = (self.weekday - (first.to_epoch_days() + 4)).rem_euclid(7);
        let nth = |week: i32| first.to_epoch_days() + to_weekday + 7 * (week - 1);
        let last = first.to_epoch_days() + i32::from(first.num_days_in_month()) - 1;
        let day = if nth(self.week) > last { nth(self.week - 1) } else { nth(self.week) };
        i64::from(day) * SECONDS_PER_DAY + self.second - self.offset
    }
}

fn year_of(unix: i64) -> i32 {
    DateTime::from_timestamp(unix, 0).unwrap_or_default().year()
}

/// Minutes as written, in seconds.
fn seconds(minutes: &str) -> Option<i64> {
    minutes.parse().ok().map(|minutes: i64| minutes * SECONDS_PER_MINUTE)
}

/// The line of the zone with this name.
fn line(name: &str) -> Option<&'static str> {
    let mut rest = ZONES;
    while !rest.is_empty() {
        // The line across the middle of what is left.
        let start = rest.as_bytes()[..rest.len() / 2].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let line = rest[start..].lines().next()?;
        match name.cmp(name_of(line)) {
            std::cmp::Ordering::Equal => return Some(line),
            std::cmp::Ordering::Less => rest = &rest[..start],
            std::cmp::Ordering::Greater => rest = rest[start + line.len()..].strip_prefix('\n').unwrap_or_default(),
        }
    }
    None
}

fn name_of(line: &'static str) -> &'static str {
    line.split([' ', '=']).next().unwrap_or_default()
}
