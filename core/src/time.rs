//! Instants, civil days, zones and the two ways of counting days [rules 1.1].
//!
//! An [`Instant`] is a point in time; a [`Day`] is a date on somebody's calendar. They are different
//! types because turning one into the other always needs a [`Zone`], and forgetting which zone is how
//! deadlines come out a day wrong. Nothing here reads a clock or the process's time zone.

use crate::sort::sort;
use crate::zones::{Change, Offsets, in_force};
use chrono::{DateTime, NaiveDate, NaiveDateTime, SecondsFormat, Utc};
use std::num::NonZeroI64;

const MICROS_PER_SECOND: i64 = 1_000_000;
const MICROS_PER_DAY: i64 = 86_400 * MICROS_PER_SECOND;
/// 2000-01-01, the first day taken, in days since 1970-01-01.
const FIRST_DAY: i32 = 10_957;
/// 2100-01-01, the first day not taken.
const END_DAY: i32 = 47_482;
/// How many microseconds lie between the two.
#[cfg(feature = "arrow")]
const SPAN: i64 = (END_DAY - FIRST_DAY) as i64 * MICROS_PER_DAY;
/// How far day counting may run past the last day taken.
const MARGIN_DAYS: i32 = 4_400;
/// The last whole year that counting may reach.
const LAST_YEAR: i32 = 2111;
/// The first day in a zone's table: an instant of the first day taken may lie on the day before.
const TABLE_FIRST: i32 = FIRST_DAY - 2;
/// How many days a zone's table has.
const TABLE_DAYS: usize = (END_DAY + MARGIN_DAYS - TABLE_FIRST).cast_unsigned() as usize;
/// From when on a zone's table counts seconds: a day before its first one begins in Greenwich.
const TABLE_EPOCH: i64 = (TABLE_FIRST as i64 - 1) * 86_400;

/// A point in time, in microseconds since 1970-01-01T00:00:00Z.
///
/// Never that instant itself, so that an instant that is not known takes no more room than one that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Instant(NonZeroI64);

/// Why a text is no instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InstantError {
    /// Not RFC 3339.
    #[error("is not an instant such as `2021-04-02T09:00:00Z`")]
    NotAnInstant,
    /// No offset, and no zone to read it in.
    #[error("has no offset")]
    NoOffset,
    /// More than 6 fractional digits of a second.
    #[error("has more than 6 fractional digits of a second")]
    TooFine,
    /// Before 2000 or after 2099.
    #[error("is outside the years 2000 to 2099")]
    OutOfRange,
    /// The clock of that zone skipped this local time.
    #[error("does not exist in that zone (the clock was put forward)")]
    Skipped,
    /// The clock of that zone showed this local time twice.
    #[error("happened twice in that zone (the clock was put back)")]
    Ambiguous,
}

impl Instant {
    /// The first instant taken.
    pub(crate) const FIRST: Self = Self::counted(FIRST_DAY as i64 * MICROS_PER_DAY);

    /// An instant from microseconds since 1970, within the years 2000 to 2099.
    pub const fn from_micros(micros: i64) -> Option<Self> {
        if micros < FIRST_DAY as i64 * MICROS_PER_DAY || micros >= END_DAY as i64 * MICROS_PER_DAY {
            return None;
        }
        Some(Self::counted(micros))
    }

    /// A number that is negative where [`Self::from_micros`] gives nothing: those of many instants, or-ed, tell of all.
    #[cfg(feature = "arrow")]
    #[inline]
    pub(crate) const fn sign_outside(micros: i64) -> i64 {
        let since_first = micros.wrapping_sub(Self::FIRST.micros());
        since_first | (SPAN - 1).wrapping_sub(since_first)
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    pub const fn micros(self) -> i64 {
        self.0.get()
    }

    /// An instant of microseconds that are known to be decades after 1970: day counting arrived at them, or they were
    /// checked where they were read.
    #[inline]
    pub(crate) const fn counted(micros: i64) -> Self {
        match NonZeroI64::new(micros) {
            Some(micros) => Self(micros),
            None => Self(NonZeroI64::MIN),
        }
    }

    /// Reads RFC 3339 with an offset.
    ///
    /// # Errors
    /// See [`InstantError`]; a text without an offset is [`InstantError::NoOffset`].
    pub fn parse(text: &str) -> Result<Self, InstantError> {
        Self::parse_in(text, None)
    }

    /// Reads RFC 3339; a text without an offset is read by `clock`, where there is one.
    ///
    /// # Errors
    /// See [`InstantError`].
    pub fn parse_in(text: &str, clock: Option<&Clock>) -> Result<Self, InstantError> {
        if let Some((_, fraction)) = text.split_once('.')
            && fraction.bytes().take_while(u8::is_ascii_digit).count() > 6
        {
            return Err(InstantError::TooFine);
        }
        if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
            let leap_second = instant.timestamp_subsec_nanos() >= 1_000_000_000;
            let instant = Self::from_micros(instant.timestamp_micros()).ok_or(InstantError::OutOfRange)?;
            return if leap_second { Err(InstantError::NotAnInstant) } else { Ok(instant) };
        }
        let local = DateTime::parse_from_rfc3339(&format!("{text}Z")).map_err(|_| InstantError::NotAnInstant)?;
        clock.ok_or(InstantError::NoOffset)?.resolve(local.naive_utc())
    }

    /// The instant as chrono has it.
    pub fn to_chrono(self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.micros()).unwrap_or_default()
    }
}

impl std::fmt::Display for Instant {
    /// RFC 3339 in UTC with `Z`, and fractional digits only where there are any.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let whole = self.micros() % MICROS_PER_SECOND == 0;
        let digits = if whole { SecondsFormat::Secs } else { SecondsFormat::Micros };
        let text = self.to_chrono().to_rfc3339_opts(digits, true);
        if whole {
            return f.write_str(&text);
        }
        write!(f, "{}Z", text.trim_end_matches('Z').trim_end_matches('0'))
    }
}

impl serde::Serialize for Instant {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// A date on a calendar, in days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(i32);

impl Day {
    /// A day from days since 1970-01-01, within the years 2000 to 2099.
    pub const fn from_number(days: i32) -> Option<Self> {
        if days < FIRST_DAY || days >= END_DAY { None } else { Some(Self(days)) }
    }

    /// Days since 1970-01-01.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// Reads exactly `YYYY-MM-DD`, within the years 2000 to 2099.
    pub fn parse(text: &str) -> Option<Self> {
        let exact = text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        if text.len() != 10 || !exact {
            return None;
        }
        let date = NaiveDate::from_ymd_opt(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?);
        Self::from_chrono(date?)
    }

    /// The day of a chrono date, within the years 2000 to 2099.
    pub fn from_chrono(date: NaiveDate) -> Option<Self> {
        Self::from_number(date.to_epoch_days())
    }

    /// The day as chrono has it.
    pub fn to_chrono(self) -> NaiveDate {
        NaiveDate::from_epoch_days(self.0).unwrap_or_default()
    }

    /// So many days later.
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0 + days)
    }

    fn is_weekend(self) -> bool {
        // 1970-01-01 was a Thursday.
        (self.0 + 3).rem_euclid(7) >= 5
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.to_chrono().fmt(f)
    }
}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// A computed instant, and between which instants it lies under every reading of the sources.
///
/// Who must act should trust `earliest`; who profits from the lapse should trust `latest`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Band {
    /// The instant under this library's reading; nothing where a missing fact decides it.
    pub at: Option<Instant>,
    /// The earliest instant that a reading gives.
    pub earliest: Instant,
    /// The latest instant that a reading gives.
    pub latest: Instant,
}

impl Band {
    /// An instant that every reading gives alike.
    pub const fn exact(at: Instant) -> Self {
        Self { at: Some(at), earliest: at, latest: at }
    }

    /// From the earliest of one to the latest of the other; the instant itself is open.
    #[must_use]
    pub const fn between(first: Self, last: Self) -> Self {
        Self { at: None, earliest: first.earliest, latest: last.latest }
    }

    /// The instant to go by: `at`, or `latest` where a missing fact leaves it open.
    pub fn or_latest(self) -> Instant {
        self.at.unwrap_or(self.latest)
    }
}

/// The clocks of an IANA time zone: what they show at an instant, and which instant they meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    name: &'static str,
    offsets: Offsets,
}

impl Clock {
    /// The clocks of the zone with this IANA name, from the zone data built into the library.
    pub fn named(name: &str) -> Option<Self> {
        let (name, offsets) = Offsets::named(name)?;
        Some(Self { name, offsets })
    }

    /// An instant as these clocks show it, with its offset: `2021-04-02 02:00 -07:00`.
    pub fn show(&self, instant: Instant) -> String {
        let offset = self.offset(instant);
        let local = DateTime::from_timestamp_micros(instant.micros() + offset).unwrap_or_default();
        let minutes = offset / MICROS_PER_SECOND / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
        format!("{} {sign}{hours:02}:{rest:02}", local.format("%Y-%m-%d %H:%M"))
    }

    /// The civil day these clocks show at an instant; [`Zone::day`] is the quicker way to many of them.
    pub fn day(&self, instant: Instant) -> Day {
        day_of(instant.micros() + self.offset(instant))
    }

    /// The offset in force at an instant, in microseconds east of UTC.
    fn offset(&self, instant: Instant) -> i64 {
        self.offsets.at(instant.micros().div_euclid(MICROS_PER_SECOND)) * MICROS_PER_SECOND
    }

    /// The one instant at which these clocks showed this local time.
    fn resolve(&self, local: NaiveDateTime) -> Result<Instant, InstantError> {
        let local = local.and_utc().timestamp_micros();
        if Instant::from_micros(local).is_none() {
            return Err(InstantError::OutOfRange);
        }
        // Every offset in force within a day of the local time could be the one meant.
        let mut found: Vec<i64> = [-MICROS_PER_DAY, 0, MICROS_PER_DAY]
            .map(|away| self.offset(Instant::counted(local + away)))
            .into_iter()
            .filter(|offset| self.offset(Instant::counted(local - offset)) == *offset)
            .map(|offset| local - offset)
            .collect();
        sort(&mut found);
        found.dedup();
        match found.as_slice() {
            [utc] => Instant::from_micros(*utc).ok_or(InstantError::OutOfRange),
            [] => Err(InstantError::Skipped),
            _ => Err(InstantError::Ambiguous),
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "instants are bounded to the years 2000 to 2099")]
const fn day_of(micros: i64) -> Day {
    // Never before 1970, and a division of what cannot be negative is the quicker one.
    Day((micros.cast_unsigned() / MICROS_PER_DAY.cast_unsigned()) as i32)
}

/// An IANA time zone: for every civil day of the years taken, its first second.
///
/// Built once when a rulebook is loaded; after that, `day` and `start` are table look-ups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    clock: Clock,
    /// The first second of each day from [`TABLE_FIRST`] on, in seconds since [`TABLE_EPOCH`].
    starts: Vec<u32>,
}

impl Zone {
    /// The zone with this IANA name, from the zone data built into the library.
    pub fn named(name: &str) -> Option<Self> {
        let clock = Clock::named(name)?;
        let (first, changes) = clock.offsets.until(LAST_YEAR);
        let mut built = Self { clock, starts: Vec::with_capacity(TABLE_DAYS) };
        for change in &changes {
            // Days differ from those before and after only where a change is near.
            let near = day_number(change.at) - 1;
            built.fill(near, in_force(first, &changes, change.at - 1))?;
            while built.next_day() < near + 4 {
                let offset = offset_at_start_of(first, &changes, built.next_day());
                built.fill(built.next_day() + 1, offset)?;
            }
        }
        built.fill(END_DAY + MARGIN_DAYS, in_force(first, &changes, i64::MAX))?;
        Some(built)
    }

    /// The first day that is not in the table yet.
    fn next_day(&self) -> i32 {
        TABLE_FIRST + i32::try_from(self.starts.len()).unwrap_or(END_DAY)
    }

    /// Adds the days up to another, all of which begin with an offset of so many seconds.
    fn fill(&mut self, end: i32, offset: i64) -> Option<()> {
        let start = |day: i32| u32::try_from(i64::from(day) * 86_400 - offset - TABLE_EPOCH).ok();
        let next = self.next_day();
        if next < end {
            self.starts.extend((start(next)?..start(end)?).step_by(86_400));
        }
        Some(())
    }

    /// The IANA name.
    pub fn name(&self) -> &str {
        self.clock.name
    }

    /// Its clocks.
    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The first instant of a civil day.
    #[inline]
    pub fn start(&self, day: Day) -> Instant {
        self.starts.get(Self::place(day)).map_or_else(|| self.start_beyond(day), |start| Self::in_table(*start))
    }

    /// Days beyond the table begin at the hour at which its last one does.
    #[cold]
    fn start_beyond(&self, day: Day) -> Instant {
        let known = i64::try_from(self.starts.len()).unwrap_or(0);
        let last = self.starts.last().map_or(0, |start| i64::from(*start));
        let further = i64::from(day.0 - TABLE_FIRST) - (known - 1);
        Instant::counted((TABLE_EPOCH + last + further * 86_400) * MICROS_PER_SECOND)
    }

    /// The first instant of a civil day and of the next.
    #[inline]
    fn span(&self, day: Day) -> (Instant, Instant) {
        let place = Self::place(day);
        match self.starts.get(place..place.saturating_add(2)) {
            Some([start, next]) => (Self::in_table(*start), Self::in_table(*next)),
            _ => (self.start(day), self.start(day.plus(1))),
        }
    }

    #[inline]
    fn place(day: Day) -> usize {
        usize::try_from((day.0 - TABLE_FIRST).cast_unsigned()).unwrap_or(usize::MAX)
    }

    #[inline]
    fn in_table(start: u32) -> Instant {
        Instant::counted((TABLE_EPOCH + i64::from(start)) * MICROS_PER_SECOND)
    }

    /// The civil day of an instant.
    #[inline]
    pub fn day(&self, instant: Instant) -> Day {
        let utc = day_of(instant.micros());
        let (start, end) = self.span(utc);
        // That date, the one before or the one after: by arithmetic, since the hour of an instant is anybody's guess.
        utc.plus(i32::from(instant >= start) + i32::from(instant >= end) - 1)
    }

    /// "From the Nth day of X": X's own date is day 1, and the right opens as the Nth date begins.
    ///
    /// The band reaches one day further, since the sources do not say whether they count X's date.
    #[inline]
    pub fn ordinal(&self, from: Instant, nth: u16) -> Band {
        let day = self.day(from).plus(i32::from(nth) - 1);
        let (at, latest) = self.span(day);
        Band { at: Some(at), earliest: at, latest }
    }

    /// "Within N days of X": X's own date is left out; closes after the last second of the Nth date.
    #[inline]
    pub fn window(&self, from: Instant, days: u16) -> Band {
        self.window_after(self.day(from), days)
    }

    /// The same window, counted from a civil day.
    #[inline]
    pub fn window_after(&self, from: Day, days: u16) -> Band {
        let last = from.plus(i32::from(days));
        let (earliest, closes) = self.span(last);
        Band { at: Some(closes), earliest, latest: closes }
    }

    /// "Within N working days of X": closes at the end of the Nth working day after X's date.
    pub fn working_days(&self, from: Instant, days: u16, holidays: &[Day]) -> Band {
        let mut day = self.day(from);
        let mut left = days;
        while left > 0 {
            day = day.plus(1);
            if !day.is_weekend() && holidays.binary_search(&day).is_err() {
                left -= 1;
            }
        }
        let closes = self.start(day.plus(1));
        Band { at: Some(closes), earliest: self.start(day), latest: closes }
    }

    /// An instant as the zone's clocks show it, with its offset: `2021-04-02 02:00 -07:00`.
    pub fn show(&self, instant: Instant) -> String {
        self.clock.show(instant)
    }
}

/// The day of an instant in seconds, by UTC.
fn day_number(unix: i64) -> i32 {
    i32::try_from(unix.div_euclid(86_400)).unwrap_or(i32::MAX)
}

/// The offset with which a civil day begins: local midnight less it is the day's first instant.
fn offset_at_start_of(first: i64, changes: &[Change], day: i32) -> i64 {
    let midnight = i64::from(day) * 86_400;
    let at = |unix: i64| in_force(first, changes, unix);
    let before = at(midnight - at(midnight - 86_400) - 1);
    // Put forward at midnight, the day begins at the change; put back at midnight, an hour of the old
    // day comes again first.
    before.min(at(midnight - before))
}

#[cfg(test)]
#[allow(clippy::panic, reason = "a test fails by panicking")]
mod tests {
    use super::{Clock, Day, Instant, InstantError, Zone};

    fn zone(name: &str) -> Zone {
        Zone::named(name).unwrap_or_else(|| panic!("{name} is built in"))
    }

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap_or_else(|error| panic!("{text} {error}"))
    }

    #[test]
    fn every_day_begins_where_the_day_before_ends() {
        for name in ["America/Los_Angeles", "Asia/Shanghai", "America/Havana", "Asia/Beirut", "Atlantic/Azores"] {
            let zone = zone(name);
            for number in 10_960..47_000 {
                let day = Day::from_number(number).unwrap_or_else(|| panic!("day {number}"));
                let start = zone.start(day);
                let before = Instant::counted(start.micros() - 1);
                assert_eq!(zone.day(start), day, "{name} {day}");
                assert_eq!(zone.day(before), day.plus(-1), "{name} {day}");
                assert_eq!(zone.day(start), reference_day(&zone, start), "{name} {day}");
            }
        }
    }

    /// The civil day by the offset in force, without the table.
    fn reference_day(zone: &Zone, instant: Instant) -> Day {
        zone.clock().day(instant)
    }

    #[test]
    fn days_agree_with_the_offsets_in_force_around_every_change() {
        let zone = zone("America/Los_Angeles");
        for day in 10_960..47_000 {
            for second in [0, 25_199, 25_200, 28_799, 28_800, 28_801, 36_000, 86_399] {
                let instant = Instant::counted((i64::from(day) * 86_400 + second) * 1_000_000);
                assert_eq!(zone.day(instant), reference_day(&zone, instant), "{instant}");
            }
        }
    }

    #[test]
    fn days_beyond_the_table_are_24_hours_long() {
        let zone = zone("America/Los_Angeles");
        let start = |number: i32| zone.start(Day(number)).micros();
        for number in 45_000..130_000 {
            let length = (start(number + 1) - start(number)) / 3_600_000_000;
            assert!(
                length == 24 || (number < 52_000 && (23..=25).contains(&length)),
                "{number} is {length} hours long"
            );
        }
    }

    #[test]
    fn local_times_are_read_in_their_zone() {
        let berlin = Clock::named("Europe/Berlin");
        let read = |text| Instant::parse_in(text, berlin.as_ref());
        assert_eq!(read("2021-07-01T12:00:00"), Ok(at("2021-07-01T10:00:00Z")));
        assert_eq!(read("2021-03-28T02:30:00"), Err(InstantError::Skipped));
        assert_eq!(read("2021-10-31T02:30:00"), Err(InstantError::Ambiguous));
        assert_eq!(Instant::parse("2021-07-01T12:00:00"), Err(InstantError::NoOffset));
        assert_eq!(Instant::parse("2021-07-01T12:00:00.1234567Z"), Err(InstantError::TooFine));
        assert_eq!(Instant::parse("2021-06-30T23:59:60Z"), Err(InstantError::NotAnInstant));
        assert_eq!(Instant::parse("1999-12-31T23:59:59Z"), Err(InstantError::OutOfRange));
        assert!(Zone::named("america/los_angeles").is_none(), "names are exact");
    }

    #[test]
    fn dates_have_exactly_one_form() {
        assert_eq!(Day::parse("2021-04-02").map(|day| day.to_string()).as_deref(), Some("2021-04-02"));
        for text in
            ["+2021-4-02", "2021-4-02", "2021-04-2 ", "2021/04/02", "2021-02-29", "1999-12-31", "2100-01-01", ""]
        {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn windows_and_ordinals_reach_over_the_change_of_clocks() {
        let zone = zone("America/Los_Angeles");
        // The clocks went forward on 2021-03-14.
        let window = zone.window(at("2021-03-13T20:00:00Z"), 1);
        assert_eq!(window.or_latest(), at("2021-03-15T07:00:00Z"));
        assert_eq!(window.earliest, at("2021-03-14T08:00:00Z"));
        let ordinal = zone.ordinal(at("2021-03-13T20:00:00Z"), 2);
        assert_eq!(ordinal.or_latest(), at("2021-03-14T08:00:00Z"));
        assert_eq!(ordinal.latest, at("2021-03-15T07:00:00Z"));
    }
}
