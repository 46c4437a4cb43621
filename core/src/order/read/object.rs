//! Checking the fields of an object against what it may hold.

use super::describe;
use super::events::EventType;
use super::fields::{Field, Owner, Shape};
use super::json::{self, Entry, Key};
use super::leaf::{self, Scope, Value};
use super::names::Name;
use super::problem::{ProblemCode as Code, Problems};
use super::zone::ZoneRule;
use crate::iso::{Country, Currency};
use crate::money::Fraction;
use crate::time::{Day, Instant};
use arrayvec::ArrayVec;

/// The most fields that an object has.
const FIELDS_MAX: usize = 32;

/// The checked values of an object.
#[derive(Default)]
pub(super) struct Values<'a>(ArrayVec<(Name, Value<'a>), FIELDS_MAX>);

/// A step from an object or list into what it holds.
#[derive(Clone, Copy)]
pub(super) enum Step {
    Field(Name),
    Element(usize),
}

/// Where the reader is, and what it has found to be wrong.
pub(super) struct Reader {
    /// Whether the text broke off, so that what is missing may only not have been reached.
    pub(super) broken: bool,
    /// The currency of the order, where it is known.
    pub(super) currency: Option<Currency>,
    /// How zone-less instants are read.
    pub(super) zone: ZoneRule,
    pub(super) problems: Problems,
    path: Vec<Step>,
}

impl Reader {
    pub(super) fn new(broken: bool) -> Self {
        let (zone, path) = (ZoneRule::Refuse, Vec::new());
        Self { broken, currency: None, zone, problems: Problems::default(), path }
    }

    /// Does something one step further inside.
    pub(super) fn inside<T>(&mut self, step: Step, work: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let done = work(self);
        self.path.pop();
        done
    }

    /// Notes a problem with a field of the present object, or with the object itself.
    pub(super) fn problem(&mut self, field: Option<Name>, words: impl FnOnce() -> describe::Wording) {
        let path = &self.path;
        self.problems.add(|| words().at(describe::path(path, field.map(Name::text))));
    }

    /// Checks the fields of an object and makes something of what is good; amounts that name no
    /// currency are in `money`.
    pub(super) fn check<'a, T>(
        &mut self,
        shape: &Shape,
        entries: &[Entry<'a>],
        money: Option<Currency>,
        build: impl FnOnce(&mut Self, &Values<'a>) -> T,
    ) -> T {
        let mut values = Values::default();
        let (mut seen, mut present) = (0_u128, 0_u128);
        for entry in entries {
            let field = match entry.key {
                Key::Known(name) if seen & name.bit() != 0 => {
                    self.problem(Some(name), || describe::duplicate(name));
                    continue;
                }
                Key::Known(name) => {
                    seen |= name.bit();
                    shape.field(name)
                }
                Key::Unknown(_) => None,
            };
            match field {
                None => self.unknown(shape, entry),
                Some(_) if entry.raw == "null" => {}
                Some(field) => {
                    present |= field.name.bit();
                    self.value(field, entry.raw, money, &mut values);
                }
            }
        }
        self.check_missing(shape, present);
        build(self, &values)
    }

    fn value<'a>(&mut self, field: &'static Field, raw: &'a str, money: Option<Currency>, values: &mut Values<'a>) {
        let scope = Scope { money, order: self.currency, zone: &self.zone };
        match leaf::read(field.kind, raw, scope) {
            // The capacity is more than any object has fields, and no field comes twice.
            Ok(value) => drop(values.0.try_push((field.name, value))),
            Err(code) => {
                let (path, order) = (&self.path, self.currency);
                self.problems.add(|| {
                    let words = describe::value(code, field.kind, raw, money, order);
                    words.at(describe::path(path, Some(field.name.text())))
                });
            }
        }
    }

    /// A field that the object does not have.
    fn unknown(&mut self, shape: &Shape, entry: &Entry<'_>) {
        let (known, key) = match &entry.key {
            Key::Known(name) => (Some(*name), name.text()),
            Key::Unknown(key) => (None, key.as_ref()),
        };
        let of_some_event = known.is_some_and(|name| EventType::with_field(name).next().is_some());
        if matches!(shape.owner, Owner::AnyEvent) && of_some_event {
            return;
        }
        let path = &self.path;
        self.problems.add(|| describe::unknown_field(shape, key, known).at(describe::path(path, Some(key))));
        if leaf::wrong_type(entry.raw) == Code::TooDeep {
            self.problems.add(|| describe::too_deep(entry.raw).at(describe::path(path, Some(key))));
        }
    }

    fn check_missing(&mut self, shape: &Shape, present: u128) {
        if self.broken {
            return;
        }
        for field in shape.fields().filter(|field| field.required && present & field.name.bit() == 0) {
            self.problem(Some(field.name), || describe::missing(shape, field));
        }
    }

    /// Reads the object that a field holds; nothing where it is absent or bad.
    pub(super) fn object<'a, T>(
        &mut self,
        values: &Values<'a>,
        name: Name,
        build: impl FnOnce(&mut Self, &Values<'a>) -> Option<T>,
    ) -> Option<T> {
        let Value::Object(raw, shape) = *values.get(name)? else { return None };
        let entries = json::object(raw);
        self.inside(Step::Field(name), |reader| reader.check(shape, &entries, None, build))
    }

    /// Reads the list of objects that a field holds; nothing where it is absent or bad.
    pub(super) fn list<'a, T>(
        &mut self,
        values: &Values<'a>,
        name: Name,
        mut build: impl FnMut(&mut Self, &Values<'a>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Value::List(raw, shape) = *values.get(name)? else { return None };
        let elements = json::list(raw);
        let mut objects = Vec::with_capacity(elements.len());
        for (index, element) in elements.into_iter().enumerate() {
            self.path.extend([Step::Field(name), Step::Element(index)]);
            let raw = element.get();
            if raw.starts_with('{') {
                let entries = json::object(raw);
                objects.push(self.check(shape, &entries, own_currency(&entries), &mut build));
            } else {
                self.not_an_object(raw);
            }
            self.path.truncate(self.path.len() - 2);
        }
        objects.into_iter().collect()
    }

    /// Notes that the present value is no object.
    pub(super) fn not_an_object(&mut self, raw: &str) {
        let code = leaf::wrong_type(raw);
        self.problem(None, || describe::not_an_object(code, raw));
    }
}

/// The currency that an object names, where it is one.
pub(super) fn own_currency(entries: &[Entry<'_>]) -> Option<Currency> {
    json::value_of(entries, Name::Currency).and_then(|raw| Currency::parse(&leaf::string(raw).ok()?))
}

/// What a field holds, where it is present, good and of that kind.
macro_rules! getters {
    ($($(#[$doc:meta])* $getter:ident: $variant:ident -> $type:ty),+ $(,)?) => {
        $($(#[$doc])*
        pub(super) fn $getter(&self, name: Name) -> Option<$type> {
            match self.get(name)? { Value::$variant(value) => Some(*value), _ => None }
        })+
    };
}

impl<'a> Values<'a> {
    fn get(&self, name: Name) -> Option<&Value<'a>> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    getters! {
        instant: Instant -> Instant, day: Day -> Day, country: Country -> Country, currency: Currency -> Currency,
        minor: Minor -> i64, fraction: Fraction -> Fraction, flag: Flag -> bool, count: Count -> u64,
    }

    /// A text.
    pub(super) fn text(&self, name: Name) -> Option<String> {
        match self.get(name)? {
            Value::Text(text) => Some(text.as_ref().to_owned()),
            _ => None,
        }
    }

    /// A word, by its permanent number.
    pub(super) fn word<C>(&self, name: Name, from_number: fn(u8) -> Option<C>) -> Option<C> {
        match self.get(name)? {
            Value::Word(number) => from_number(*number),
            _ => None,
        }
    }

    /// Whether the field is given at all.
    pub(super) fn has(&self, name: Name) -> bool {
        self.get(name).is_some()
    }
}
