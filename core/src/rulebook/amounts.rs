//! The amounts of a fee row: each kind of fee needs some of them and has no use for the others.

use super::problem::{Problems, RulebookCode};
use super::terms::LogisticsRates;
use super::text::Quoted;
use super::value::{self, Wrong};

/// The amounts of a row, each to be used by its kind or left out.
pub(super) struct Amounts<'a> {
    pub(super) path: &'a dyn Fn(&str) -> String,
    pub(super) kind: &'a str,
    pub(super) given: Vec<(&'static str, Option<Quoted<'a>>)>,
    pub(super) problems: &'a mut Problems,
}

impl Amounts<'_> {
    /// Takes an amount that the kind needs.
    pub(super) fn need<V>(&mut self, field: &'static str, read: fn(&str) -> Result<V, Wrong>) -> Option<V> {
        let given = self.given.iter_mut().find(|(name, _)| *name == field).and_then(|(_, value)| value.take());
        let Some(text) = given else {
            let message = format!("kind `{}` needs it", self.kind);
            self.problems.add(RulebookCode::MissingValue, (self.path)(field), message);
            return None;
        };
        match read(&text) {
            Ok(value) => Some(value),
            Err(Wrong { message, accepted }) => {
                self.problems.expect(RulebookCode::BadValue, (self.path)(field), message, accepted);
                None
            }
        }
    }

    /// Takes an amount that the kind may have.
    #[expect(clippy::option_option, reason = "outside: whether it could be read; inside: whether it was given")]
    pub(super) fn may<V>(&mut self, field: &'static str, read: fn(&str) -> Result<V, Wrong>) -> Option<Option<V>> {
        if self.given.iter().any(|(name, value)| *name == field && value.is_some()) {
            return self.need(field, read).map(Some);
        }
        Some(None)
    }

    /// Takes the two rates by logistics.
    pub(super) fn rates(&mut self) -> Option<LogisticsRates> {
        let alibaba = self.need("rate_alibaba_percent", value::share);
        let third_party = self.need("rate_third_party_percent", value::share);
        Some(LogisticsRates { alibaba: alibaba?, third_party: third_party? })
    }

    /// Reports a kind that is not known.
    pub(super) fn unknown_kind<V>(&mut self, known: &[&'static str]) -> Option<V> {
        self.problems.unknown((self.path)("kind"), self.kind, known);
        self.given.clear();
        None
    }

    /// Reports what the kind has no use for.
    pub(super) fn finish(self) {
        for (field, _) in self.given.iter().filter(|(_, value)| value.is_some()) {
            let message = format!("kind `{}` does not use it", self.kind);
            self.problems.add(RulebookCode::BadValue, (self.path)(field), message);
        }
    }

    /// What was given, for [`super::ValueInfo`].
    pub(super) fn show(&self) -> String {
        let given =
            self.given.iter().filter_map(|(name, value)| value.as_ref().map(|value| format!(", {name} {value}")));
        given.fold(self.kind.to_owned(), |text, part| text + &part)
    }
}

/// The amounts that were written.
pub(super) fn given<'a, const N: usize>(
    fields: [(&'static str, &Option<Quoted<'a>>); N],
) -> Vec<(&'static str, Option<Quoted<'a>>)> {
    fields.into_iter().map(|(name, value)| (name, value.clone())).collect()
}
