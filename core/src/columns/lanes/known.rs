//! Which rows of a chunk are known.

use super::super::chunk::CHUNK;
use arrow_buffer::bit_chunk_iterator::BitChunks;
use arrow_buffer::{BooleanBuffer, NullBuffer};

const WORDS: usize = CHUNK / 64;

/// A bit for each row of a chunk.
#[derive(Clone, Copy)]
pub(in crate::columns) struct Known([u64; WORDS]);

impl Known {
    /// The rows from one on that are not null.
    pub(in crate::columns) fn of(nulls: Option<&NullBuffer>, from: usize, count: usize) -> Self {
        match nulls {
            Some(nulls) if nulls.null_count() > 0 => Self::bits(nulls.inner(), from, count),
            _ => Self::first(count),
        }
    }

    /// Some bits of a buffer.
    pub(in crate::columns) fn bits(buffer: &BooleanBuffer, from: usize, count: usize) -> Self {
        let mut words = [0; WORDS];
        let bits = BitChunks::new(buffer.values(), buffer.offset() + from, count);
        words.iter_mut().zip(bits.iter_padded()).for_each(|(word, bits)| *word = bits);
        Self(words)
    }

    /// The first rows, so many.
    fn first(count: usize) -> Self {
        let mut words = [0; WORDS];
        for (place, word) in words.iter_mut().enumerate() {
            let left = count.saturating_sub(place * 64);
            *word = if left >= 64 { u64::MAX } else { (1 << left) - 1 };
        }
        Self(words)
    }

    pub(in crate::columns) fn none(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    #[inline]
    pub(in crate::columns) fn has(&self, place: usize) -> bool {
        self.0[place / 64] >> (place % 64) & 1 != 0
    }

    /// Fills in what each row has: `of` where it is known.
    #[inline]
    pub(in crate::columns) fn fill<T: Copy>(&self, into: &mut [T], unknown: T, mut of: impl FnMut(usize) -> T) {
        for (part, (word, into)) in self.0.iter().zip(into.chunks_mut(64)).enumerate() {
            if *word == 0 {
                into.fill(unknown);
            } else if *word == u64::MAX {
                into.iter_mut().enumerate().for_each(|(place, into)| *into = of(part * 64 + place));
            } else {
                for (place, into) in into.iter_mut().enumerate() {
                    *into = if word >> place & 1 == 0 { unknown } else { of(part * 64 + place) };
                }
            }
        }
    }
}
