//! Orders of TPC-H as the library's own rows know them. The answers are numbers: places in the lists of words in
//! `python/orders/words.py`, cents, and microseconds since 1970.

mod days;
mod hand;

pub use hand::ByHand;
