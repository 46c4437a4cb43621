//! Items that are found by a text of theirs.

use crate::sort::arrange;

/// Items on shelves by a text of theirs: whatever has a text stands on its shelf, and hardly anything else.
#[derive(Clone, Debug)]
pub(crate) struct Shelves<T> {
    /// Shelf by shelf, on each in the order given.
    items: Vec<T>,
    /// Where each shelf begins, and where the last one ends.
    starts: Vec<usize>,
}

/// How many shelves there are: more than a rulebook has items for them.
const SHELVES: usize = 2048;

impl<T> Shelves<T> {
    /// Puts every item on the shelf of its text.
    pub(crate) fn new(mut items: Vec<T>, text: fn(&T) -> &str) -> Self {
        let shelves: Vec<usize> = items.iter().map(|item| shelf(text(item))).collect();
        let mut starts = vec![0; SHELVES + 1];
        for shelf in &shelves {
            starts[shelf + 1] += 1;
        }
        for shelf in 0..SHELVES {
            starts[shelf + 1] += starts[shelf];
        }
        let (mut order, mut free) = (vec![0; items.len()], starts.clone());
        for (item, shelf) in shelves.into_iter().enumerate() {
            order[free[shelf]] = item;
            free[shelf] += 1;
        }
        arrange(&mut items, order);
        Self { items, starts }
    }

    /// Every item with this text, in the order given, and perhaps others.
    pub(crate) fn of(&self, text: &str) -> &[T] {
        let at = shelf(text);
        &self.items[self.starts[at]..self.starts[at + 1]]
    }
}

/// The shelf of a text, by its FNV-1a hash.
fn shelf(text: &str) -> usize {
    let hash = text.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    usize::try_from(hash ^ (hash >> 16)).unwrap_or(0) % SHELVES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_has_a_text_is_found_by_it() {
        // More items than shelves, so that strangers share one; every text twice.
        let items: Vec<(usize, String)> = (0..6000).map(|place| (place, format!("item {}", place % 3000))).collect();
        let shelves = Shelves::new(items.clone(), |(_, text)| text);
        for (_, text) in &items {
            let found = shelves.of(text).iter().filter(|(_, other)| other == text);
            let wanted = items.iter().filter(|(_, other)| other == text);
            assert!(found.eq(wanted), "{text}");
        }
        assert!(Shelves::<String>::new(Vec::new(), |text| text).of("").is_empty());
    }
}
