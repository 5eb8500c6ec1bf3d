//! Putting things in order: sorted lists, maps and sets.
//!
//! The standard library compiles its sort afresh for each type and each comparison, some 8 KiB of
//! WebAssembly every time; also where a map or set is collected. Here it is compiled once, over
//! positions, and maps and sets take their entries one by one. They too are compiled for each type
//! of key, so ids are keys as plain text.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};
use core::cmp::Ordering;

/// Sorts by a comparison; what compares equal keeps its order.
pub(crate) fn sort<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = positions(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut waiting: Vec<_> = items.drain(..).map(Some).collect();
    let taken = order.into_iter().map(|at| waiting.get_mut(at)?.take());
    items.extend(taken.flatten());
}

/// A map of these entries; of those with one key, the last.
pub(crate) fn map<K: Ord, V>(entries: impl Iterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(entries);
    map
}

/// The set of these items.
pub(crate) fn set<T: Ord>(items: impl Iterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

/// The positions of so many items in their order.
#[inline(never)]
fn positions(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<_> = (0..count).collect();
    positions.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
    positions
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorted_as_by_the_standard_library(list in prop::collection::vec((0..9_u8, 0..9_u8), 0..200)) {
            let mut ours = list.clone();
            sort(&mut ours, |a, b| a.0.cmp(&b.0));
            let mut theirs = list;
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
