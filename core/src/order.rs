//! Finding what stands twice, and what belongs together.

use alloc::vec::Vec;
use core::cmp::Ordering;

/// For each item the position of the last before it that compares equal, if there is one.
pub(crate) fn same_before<T>(
    items: &[T],
    compare: impl Fn(&T, &T) -> Ordering,
) -> Vec<Option<usize>> {
    let mut before = alloc::vec![None; items.len()];
    for pair in positions(items, &compare).windows(2) {
        if let [(one, a), (next, b)] = pair
            && compare(a, b).is_eq()
            && let Some(slot) = before.get_mut(*next)
        {
            *slot = Some(*one);
        }
    }
    before
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

/// The positions of some items in their order; of items that compare equal the first is before.
fn positions<T>(items: &[T], compare: impl Fn(&T, &T) -> Ordering) -> Vec<(usize, &T)> {
    let mut positions: Vec<_> = items.iter().enumerate().collect();
    positions.sort_by(|(_, a), (_, b)| compare(a, b));
    positions
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
