//! The histories: events clustered around the thresholds that earlier events create.

use super::events::SIDES;
use super::header::Purse;
use super::{DAY, HOUR, SECOND, calendar_day, day_of, day_start, instant};
use crate::random::Random;
use serde_json::{Map, Value, json};

/// Grows a history along a cursor.
pub(super) struct Timeline<'r> {
    pub(super) random: &'r mut Random,
    pub(super) order: Map<String, Value>,
    pub(super) purse: Purse,
    created: i64,
    pub(super) cursor: i64,
    pub(super) unpaid: i64,
    made: Vec<(i64, Map<String, Value>)>,
    /// Instants at which something may change because of what happened so far.
    pub(super) marks: Vec<i64>,
    pub(super) disputed: bool,
    pub(super) escalated: bool,
    pub(super) shipped: bool,
}

impl<'r> Timeline<'r> {
    pub(super) fn new(random: &'r mut Random, order: Map<String, Value>, purse: Purse, created: i64) -> Self {
        let unpaid = purse.total;
        let mut line = Self {
            random,
            order,
            purse,
            created,
            cursor: created,
            unpaid,
            made: Vec::new(),
            marks: Vec::new(),
            disputed: false,
            escalated: false,
            shipped: false,
        };
        if let Some(day) = line.order["terms"]["ship_by"].as_str() {
            line.mark_ship_date(day_start(calendar_day(day).plus(1)));
        }
        line
    }

    /// Makes the history up.
    pub(super) fn live(&mut self) {
        if self.random.chance(2) {
            self.cursor -= self.random.below(3 * DAY / SECOND) * SECOND;
        }
        if self.random.chance(4) {
            return self.long();
        }
        if self.random.chance(50) {
            self.put("contract_confirmed", json!({ "by": "supplier" }));
            self.mark(&[61]);
            self.step();
        } else {
            self.mark(&[31]);
        }
        match self.random.weighted(&[(0, 72), (1, 6), (2, 22)]) {
            0 => {
                self.pay_in_full();
                self.plain();
            }
            1 => {}
            _ => (0..self.random.below(7)).for_each(|_| self.any_event_and_step()),
        }
        for _ in 0..self.random.pick(&[0, 0, 0, 1, 2]) {
            self.step();
            self.any_event();
        }
    }

    /// A history of dozens of events, most of them out of place.
    fn long(&mut self) {
        self.pay_in_full();
        for _ in 0..40 + self.random.below(40) {
            self.any_event();
            if self.random.chance(70) {
                self.step();
            }
        }
    }

    fn any_event_and_step(&mut self) {
        self.any_event();
        self.step();
    }

    #[expect(clippy::needless_pass_by_value, reason = "events are written as `json!` in place")]
    pub(super) fn put(&mut self, kind: &str, fields: Value) {
        let mut event = fields.as_object().cloned().unwrap_or_default();
        event.retain(|_, value| !value.is_null());
        event.insert("type".to_owned(), kind.into());
        self.made.push((self.cursor, event));
    }

    /// Remembers the start of the platform day so many days after the cursor's.
    pub(super) fn mark(&mut self, days: &[i32]) {
        let today = day_of(self.cursor);
        self.marks.extend(days.iter().map(|days| day_start(today.plus(*days))));
    }

    /// Remembers the end of a ship-by date here and in China.
    pub(super) fn mark_ship_date(&mut self, end: i64) {
        self.marks.extend([end, end - 16 * HOUR, end - 15 * HOUR, end - DAY]);
    }

    pub(super) fn near(&mut self, mark: i64) -> i64 {
        mark + self.random.pick(&[-SECOND, 0, SECOND, 0, -HOUR, HOUR])
    }

    /// Moves the cursor: to a mark, to the same instant, or by a random gap.
    pub(super) fn step(&mut self) {
        let ahead: Vec<i64> = self.marks.iter().copied().filter(|mark| *mark > self.cursor).collect();
        let roll = self.random.below(100);
        if roll < 40 && !ahead.is_empty() {
            let nearest = ahead.iter().copied().min().unwrap_or(self.cursor);
            let target = if self.random.chance(60) { nearest } else { self.random.pick(&ahead) };
            self.cursor = self.near(target).max(self.cursor);
        } else if roll < 46 {
        } else if roll < 75 {
            self.cursor += (60 + self.random.below(2 * DAY / SECOND)) * SECOND;
        } else {
            self.cursor += self.random.pick(&[1, 1, 2, 3, 5, 12]) * DAY + self.random.below(DAY / SECOND) * SECOND;
        }
        if self.random.chance(1) {
            self.cursor += self.random.below(SECOND);
        }
    }

    /// The usual way of an order, with stages left out.
    fn plain(&mut self) {
        let stages = [
            (15, "inspection"),
            (10, "any"),
            (65, "shipped"),
            (12, "receipt_extended"),
            (10, "customs_cleared"),
            (15, "delivered"),
            (30, "receipt_confirmed"),
        ];
        for (percent, stage) in stages {
            if !self.random.chance(percent) {
                continue;
            }
            match stage {
                "any" => self.any_event(),
                "shipped" => {
                    let complete = Some(true).filter(|_| self.random.chance(80));
                    self.ship(complete);
                }
                "inspection" => {
                    let passed = self.random.chance(50);
                    self.put(stage, json!({ "passed": passed }));
                    self.mark(&[15]);
                }
                "receipt_extended" => {
                    let by = self.random.pick(&SIDES);
                    self.put(stage, json!({ "by": by }));
                }
                _ => {
                    self.put(stage, json!({}));
                    self.mark(&[16, 31, 61]);
                }
            }
            self.step();
        }
        if self.random.chance(60) {
            let early = !self.shipped && self.random.chance(60);
            self.open_dispute(early.then_some("not_shipped"));
            for _ in 0..self.random.pick(&[0, 1, 1, 2, 3, 4, 6, 8]) {
                self.step();
                self.dispute_step();
            }
        }
    }

    /// Near a mark, at or before the last event, or later.
    pub(super) fn as_of(&mut self) -> i64 {
        let ahead: Vec<i64> = self.marks.iter().copied().filter(|mark| *mark >= self.cursor).collect();
        let roll = self.random.below(100);
        match roll {
            0..35 if !ahead.is_empty() => {
                let nearest = ahead.iter().copied().min().unwrap_or(self.cursor);
                let mark = if self.random.chance(50) { nearest } else { self.random.pick(&ahead) };
                self.near(mark)
            }
            0..55 => self.cursor,
            55..72 if !self.made.is_empty() => {
                let place = self.random.place(self.made.len());
                self.near(self.made[place].0)
            }
            72..88 => self.cursor + self.random.below(12 * DAY / SECOND) * SECOND,
            _ => self.cursor + self.random.below(120) * DAY + self.random.below(DAY / SECOND) * SECOND,
        }
    }

    /// The finished document.
    pub(super) fn document(mut self, knows_events: bool) -> Value {
        let local = self.random.chance(8);
        if local {
            self.order.insert("default_zone".to_owned(), "Asia/Shanghai".into());
        }
        let created = self.write(self.created, local);
        self.order.insert("created_at".to_owned(), created.into());
        if knows_events {
            let events = self.events(local);
            self.order.insert("events".to_owned(), events.into());
        }
        let null_stays = self.random.chance(10);
        self.order.retain(|_, value| null_stays || !value.is_null());
        Value::Object(self.order)
    }

    /// The events as documents write them: some with a name, sometimes one twice, sometimes in disorder.
    fn events(&mut self, local: bool) -> Vec<Value> {
        let mut events = Vec::new();
        for (number, (at, mut event)) in std::mem::take(&mut self.made).into_iter().enumerate() {
            event.insert("at".to_owned(), self.write(at, local).into());
            if self.random.chance(15) {
                event.insert("id".to_owned(), format!("e{number}").into());
            }
            if self.random.chance(2) {
                event.insert("id".to_owned(), format!("e{number}").into());
                let mut twin = event.clone();
                if self.random.chance(50) {
                    let later = at + self.random.below(DAY / SECOND) * SECOND;
                    twin.insert("at".to_owned(), self.write(later, local).into());
                }
                events.push(Value::Object(twin));
            }
            events.push(Value::Object(event));
        }
        if self.random.chance(30) {
            self.random.shuffle(&mut events);
        }
        events
    }

    /// An instant in one of the accepted ways.
    fn write(&mut self, micros: i64, local: bool) -> String {
        let in_china = || instant(micros + 8 * HOUR).to_string().trim_end_matches('Z').to_owned();
        match self.random.below(4) {
            0 if local => in_china(),
            1 => in_china() + "+08:00",
            _ => instant(micros).to_string(),
        }
    }
}
