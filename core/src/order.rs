//! Putting things in order, and finding what stands twice.
//!
//! The standard library compiles its sort afresh for each type and each comparison, some 8 KiB of
//! WebAssembly every time, and its maps and sets for each type of key and value. Here the sort is
//! compiled once, over positions, and stands in for a map wherever a whole list is at hand.

use alloc::{collections::BinaryHeap, vec::Vec};
use core::{cmp::Ordering, mem};

/// Sorts by a comparison; what compares equal keeps its order.
pub(crate) fn sort<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = positions(items.len(), &By(items, compare));
    arrange(order, &mut |a, b| items.swap(a, b));
}

/// For each item the position of the last before it that compares equal, if there is one.
pub(crate) fn same_before<T>(
    items: &[T],
    compare: impl Fn(&T, &T) -> Ordering,
) -> Vec<Option<usize>> {
    positions_before(items.len(), &By(items, compare))
}

/// Of some items the one that was found before the one at a position.
pub(crate) fn at<'a, T>(
    items: &'a [T],
    before: &[Option<usize>],
    position: usize,
) -> Option<&'a T> {
    items.get((*before.get(position)?)?)
}

/// The positions of what compares equal, together, in the order of the first of each.
pub(crate) fn groups<T>(items: &[T], compare: impl Fn(&T, &T) -> Ordering) -> Vec<Vec<usize>> {
    gathered(same_before(items, compare))
}

/// Items that are compared by their positions: what is compiled once knows no more of them. A trait of
/// its own, for a `dyn Fn` would bring two more functions with each comparison.
trait Compared {
    fn compare(&self, one: usize, other: usize) -> Ordering;
}

/// Items, and how one is compared with another.
struct By<'a, T, C>(&'a [T], C);

impl<T, C: Fn(&T, &T) -> Ordering> Compared for By<'_, T, C> {
    fn compare(&self, one: usize, other: usize) -> Ordering {
        match (self.0.get(one), self.0.get(other)) {
            (Some(one), Some(other)) => (self.1)(one, other),
            _ => Ordering::Equal,
        }
    }
}

/// The positions of so many items in their order, by a heap: it is a fifth of the code of a quicksort.
#[inline(never)]
fn positions(count: usize, items: &dyn Compared) -> Vec<usize> {
    let places = (0..count).map(|at| Place { at, items });
    let heap: BinaryHeap<_> = places.collect();
    heap.into_sorted_vec()
        .iter()
        .map(|place| place.at)
        .collect()
}

/// A position, which stands where its item would; of items that compare equal the first is before.
struct Place<'a> {
    at: usize,
    items: &'a dyn Compared,
}

impl Ord for Place<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.items
            .compare(self.at, other.at)
            .then(self.at.cmp(&other.at))
    }
}

impl PartialOrd for Place<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Place<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

impl Eq for Place<'_> {}

/// Brings to each position the item whose position is named there, cycle by cycle.
fn arrange(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut here = start;
        while let Some(named) = order.get_mut(here) {
            let from = mem::replace(named, here);
            if from == start {
                break;
            }
            swap(here, from);
            here = from;
        }
    }
}

fn positions_before(count: usize, items: &dyn Compared) -> Vec<Option<usize>> {
    let mut before = alloc::vec![None; count];
    for pair in positions(count, items).windows(2) {
        if let [one, next] = pair
            && items.compare(*one, *next).is_eq()
            && let Some(slot) = before.get_mut(*next)
        {
            *slot = Some(*one);
        }
    }
    before
}

fn gathered(before: Vec<Option<usize>>) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut group_of_each = Vec::new();
    for (position, before) in before.into_iter().enumerate() {
        let known = before.and_then(|before| group_of_each.get(before).copied());
        let group = known.unwrap_or(groups.len());
        group_of_each.push(group);
        match groups.get_mut(group) {
            Some(positions) => positions.push(position),
            None => groups.push(alloc::vec![position]),
        }
    }
    groups
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

        #[test]
        fn what_stands_twice_is_found(list in prop::collection::vec(0..9_u8, 0..50)) {
            let before = |(at, item)| list[..at].iter().rposition(|other| other == item);
            let expected: Vec<_> = list.iter().enumerate().map(before).collect();
            prop_assert_eq!(same_before(&list, Ord::cmp), expected);
            let kept = list.iter().enumerate().filter(|one| before(*one).is_none());
            let kept: Vec<_> = kept.map(|(_, item)| *item).collect();
            let together = |item| (0..list.len()).filter(|at| list[*at] == item).collect::<Vec<_>>();
            let expected: Vec<_> = kept.into_iter().map(together).collect();
            prop_assert_eq!(groups(&list, Ord::cmp), expected);
        }
    }
}
