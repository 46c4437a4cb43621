//! A small generator with a fixed seed, so that every run sees the same rows.

/// `SplitMix64`: one multiplication chain, every seed good.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// A generator that starts from a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number from `low` to just below `high`.
    pub fn within(&mut self, low: i64, high: i64) -> i64 {
        let span = high.abs_diff(low).max(1);
        low + i64::try_from(self.next() % span).unwrap_or(0)
    }

    /// Whether something that happens so many times in a hundred happens.
    pub fn percent(&mut self, times: u64) -> bool {
        self.next() % 100 < times
    }

    /// Something that is known so many times in a hundred.
    pub fn known<T>(&mut self, times: u64, value: T) -> Option<T> {
        self.percent(times).then_some(value)
    }

    /// One of several, all alike.
    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.next() % of.len() as u64).unwrap_or(0)]
    }

    /// One of several, by weight.
    pub fn weighted<T: Copy>(&mut self, of: &[(u64, T)]) -> T {
        let all: u64 = of.iter().map(|(weight, _)| weight).sum();
        let mut left = self.next() % all;
        for (weight, value) in of {
            if left < *weight {
                return *value;
            }
            left -= weight;
        }
        of[of.len() - 1].1
    }
}
