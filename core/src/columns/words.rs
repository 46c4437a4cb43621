//! Closed lists, looked up by their letters.

const EMPTY: u8 = u8::MAX;

/// Names with what they stand for: at most 254 of them.
///
/// A table of places with a quarter of them taken at most; the first, the middle and the last letter and the length
/// choose the place, and one comparison settles it.
#[derive(Clone, Debug)]
pub(super) struct Words<T> {
    names: Vec<(&'static str, T)>,
    places: Vec<u8>,
}

impl<T: Copy> Words<T> {
    pub(super) fn new(names: Vec<(&'static str, T)>) -> Self {
        let mut places = vec![EMPTY; (names.len() * 4).next_power_of_two()];
        let last = places.len() - 1;
        for (number, (name, _)) in (0..EMPTY).zip(&names) {
            let mut place = mark(name.as_bytes()) & last;
            while places[place] != EMPTY {
                place = (place + 1) & last;
            }
            places[place] = number;
        }
        Self { names, places }
    }

    /// What a name stands for.
    #[inline]
    pub(super) fn find(&self, text: &str) -> Option<T> {
        let last = self.places.len() - 1;
        let mut place = mark(text.as_bytes()) & last;
        loop {
            let (name, meaning) = self.names.get(usize::from(self.places[place]))?;
            if *name == text {
                return Some(*meaning);
            }
            place = (place + 1) & last;
        }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.names.iter().map(|(name, _)| *name)
    }
}

/// A number that differs for most words.
#[inline]
fn mark(text: &[u8]) -> usize {
    let (Some(first), Some(last)) = (text.first(), text.last()) else { return 0 };
    let middle = text[text.len() / 2];
    let letters = u32::from_le_bytes([*first, middle, *last, text.len().to_le_bytes()[0]]);
    (letters.wrapping_mul(0x9E37_79B1) >> 16) as usize
}

#[cfg(test)]
#[allow(clippy::panic, reason = "a test fails by panicking")]
mod tests {
    use super::super::spec::COLUMNS;
    use super::Words;
    use crate::iso::Currency;

    #[test]
    fn every_word_is_found_and_no_other() {
        let currencies: Vec<(&str, u8)> = Currency::codes().zip(0..).collect();
        let lists = COLUMNS.iter().filter_map(|spec| spec.holds.list()).chain([currencies]);
        for list in lists {
            let words = Words::new(list.clone());
            for (name, number) in list {
                assert_eq!(words.find(name), Some(number));
                assert_eq!(words.find(&name[1..]).filter(|other| *other == number), None);
                assert_eq!(words.find(&format!("{name} ")), None);
            }
            assert_eq!((words.find(""), words.find("é")), (None, None));
        }
    }
}
