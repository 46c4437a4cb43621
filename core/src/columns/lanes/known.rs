//! Which of some rows are known.

use crate::flat::{NO, YES};
use arrow_buffer::bit_chunk_iterator::BitChunks;
use arrow_buffer::{BooleanBuffer, NullBuffer};

/// A bit for each of some rows, of which there are 64 at most.
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

    #[inline]
    pub(in crate::columns) const fn none(self) -> bool {
        self.0 == 0
    }

    /// The rows of some that are not among these.
    pub(in crate::columns) fn others(self, count: usize) -> impl Iterator<Item = usize> {
        (0..count).filter(move |place| self.0 >> place & 1 == 0)
    }

    /// Fills in what each row has: `of` where it is known.
    #[inline]
    pub(in crate::columns) fn fill<T: Copy>(self, into: &mut [T], unknown: T, mut of: impl FnMut(usize) -> T) {
        if self == Self::of(None, 0, into.len()) {
            into.iter_mut().enumerate().for_each(|(place, into)| *into = of(place));
            return;
        }
        into.fill(unknown);
        let mut left = self.0;
        while left != 0 {
            let place = left.trailing_zeros() as usize;
            if let Some(into) = into.get_mut(place) {
                *into = of(place);
            }
            left &= left - 1;
        }
    }

    /// Fills in a flag for each row: unknown, no or yes.
    #[inline]
    pub(in crate::columns) fn flags(self, yes: Self, into: &mut [u8]) {
        let (known, yes) = (self.0.to_le_bytes(), (self.0 & yes.0).to_le_bytes());
        for (eight, (known, yes)) in into.chunks_mut(8).zip(known.into_iter().zip(yes)) {
            // Nothing is 0, what is known is 1, and what holds besides is 2.
            let flags = (SPREAD[usize::from(known)] + SPREAD[usize::from(yes)]).to_le_bytes();
            eight.copy_from_slice(&flags[..eight.len()]);
        }
    }
}

const _: () = assert!(NO == 1 && YES == 2);

/// The bits of a byte, each in a byte of its own.
static SPREAD: [u64; 256] = {
    let mut spread = [0; 256];
    let (mut byte, mut bit) = (0, 0);
    while byte < 256 {
        spread[byte] |= (byte as u64 >> bit & 1) << (8 * bit);
        bit += 1;
        if bit == 8 {
            (byte, bit) = (byte + 1, 0);
        }
    }
    spread
};
