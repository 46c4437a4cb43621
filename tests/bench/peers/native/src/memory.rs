//! What the machine's memory gives: a big array summed and copied.

use peers_common::spent;
use std::hint::black_box;

const WORDS: usize = 32 << 20;

/// Gigabytes a second (times 100), read by summing, and read and written by copying, with so many threads; 256 MiB a
/// thread, the best of some turns.
pub fn bandwidth(threads: usize) -> (u64, u64) {
    let source: Vec<Vec<u64>> = (0..threads).map(|thread| vec![thread as u64 + 1; WORDS]).collect();
    let mut target = source.clone();
    let bytes = (threads * WORDS * 8) as u64;
    let mut best = (0, 0);
    for _ in 0..5 {
        let sum = spent(|| {
            std::thread::scope(|scope| {
                for source in &source {
                    scope.spawn(|| black_box(source.iter().fold(0, |sum: u64, word| sum.wrapping_add(*word))));
                }
            });
        });
        let copy = spent(|| {
            std::thread::scope(|scope| {
                for (source, target) in source.iter().zip(&mut target) {
                    scope.spawn(|| black_box(target).copy_from_slice(source));
                }
            });
        });
        best = (best.0.max(bytes * 100 / sum.wall), best.1.max(2 * bytes * 100 / copy.wall));
    }
    best
}
