//! Which rows of a chunk are known.

use arrow_buffer::bit_chunk_iterator::BitChunks;
use arrow_buffer::{BooleanBuffer, NullBuffer};

/// A bit for each row of a chunk, of which there are 64 at most.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::columns) struct Known(u64);

impl Known {
    /// The rows from one on that are not null.
    #[inline]
    pub(in crate::columns) fn of(nulls: Option<&NullBuffer>, from: usize, count: usize) -> Self {
        match nulls {
            Some(nulls) => Self::bits(nulls.inner(), from, count),
            None => Self(u64::MAX >> (64 - count.clamp(1, 64))),
        }
    }

    /// Some bits of a buffer.
    #[inline]
    pub(in crate::columns) fn bits(buffer: &BooleanBuffer, from: usize, count: usize) -> Self {
        let bits = BitChunks::new(buffer.values(), buffer.offset() + from, count);
        Self(bits.iter_padded().next().unwrap_or(0))
    }

    /// The rows of which something holds.
    #[inline]
    pub(in crate::columns) fn those(rows: impl Iterator<Item = bool>) -> Self {
        Self(rows.zip(0..64).fold(0, |bits, (holds, place)| bits | u64::from(holds) << place))
    }

    #[inline]
    pub(in crate::columns) const fn none(self) -> bool {
        self.0 == 0
    }

    #[inline]
    pub(in crate::columns) const fn has(self, place: usize) -> bool {
        self.0 >> place & 1 != 0
    }

    /// Fills in what each row has: `of` where it is known.
    #[inline]
    pub(in crate::columns) fn fill<T: Copy>(self, into: &mut [T], unknown: T, mut of: impl FnMut(usize) -> T) {
        for (place, into) in into.iter_mut().enumerate() {
            *into = if self.has(place) { of(place) } else { unknown };
        }
    }

    /// The same, for what is sooner worked out than asked about: `of` is also asked of rows that are not known.
    #[inline]
    pub(in crate::columns) fn choose<T: Copy>(self, into: &mut [T], unknown: T, of: impl Fn(usize) -> T) {
        for (place, into) in into.iter_mut().enumerate() {
            let value = of(place);
            *into = if self.has(place) { value } else { unknown };
        }
    }
}
