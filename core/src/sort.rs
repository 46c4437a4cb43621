//! Sorting where size counts more than speed.
//!
//! The standard library's sorters take some ten kilobytes of code for every type of item. Here one of
//! them sorts the places of the items, whatever these are.

use std::cmp::Ordering;

/// Sorts a list; equal items stay in their order.
pub(crate) fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    if items.len() < 2 {
        return;
    }
    let order = places(items.len(), &|one, other| compare(&items[one], &items[other]));
    arrange(items, order);
}

/// Puts items into an order, which names the place of each before.
pub(crate) fn arrange<T>(items: &mut Vec<T>, order: Vec<usize>) {
    let mut unsorted: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|place| unsorted[place].take()));
}

/// Sorts a list by the items' own order.
pub(crate) fn sort<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
}

/// The places of so many items in sorted order.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}
