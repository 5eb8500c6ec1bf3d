//! JSON text as a tree that keeps duplicate keys, so that they can be reported.

use alloc::{borrow::ToOwned, string::String, vec::Vec};
use core::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{
    Write,
    misfit::{DUPLICATE_KEY, NOT_JSON},
    write,
};
use crate::{
    order,
    problem::{Found, Problem, Problems, pointer, push_position, push_step},
    words::words,
};

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tree {
    Null,
    Bool(bool),
    Integer(i64),
    /// A number that is no integer of 64 bits; nothing in a register is one.
    OtherNumber,
    Text(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

/// Reads a text; a text that is not JSON is one problem, each duplicate key another.
pub(crate) fn parse(text: &str) -> Result<(Tree, Found), Problems> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let tree = Tree::deserialize(&mut reader)
        .and_then(|tree| reader.end().map(|()| tree))
        .map_err(|error| Problems::from(not_json(&error)))?;
    let mut problems = Found::default();
    tree.walk(&mut |path, tree| duplicate_keys(path, tree, &mut problems));
    Ok((tree, problems))
}

/// The tree of a value, as it is written.
pub(crate) fn tree(value: &dyn Write) -> Tree {
    written(&write(value))
}

/// The tree of a text that the library wrote.
fn written(text: &str) -> Tree {
    parse(text).map_or(Tree::Null, |(tree, _)| tree)
}

impl Tree {
    /// The value of a key of an object; the first where the key is there twice.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(pairs) => pairs.iter().find(|(k, _)| k == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// An object of these pairs.
    pub(crate) fn object(pairs: &[(&str, &Self)]) -> Self {
        let mut all = Vec::new();
        for (key, value) in pairs {
            all.push(((*key).to_owned(), (*value).clone()));
        }
        Self::Object(all)
    }

    /// The items of the list under a key; none where there is no list.
    pub(crate) fn items(&self, key: &str) -> &[Self] {
        match self.get(key) {
            Some(Self::List(items)) => items,
            _ => &[],
        }
    }

    /// The text under a key; empty where there is none.
    pub(crate) fn text(&self, key: &str) -> &str {
        self.get(key).and_then(Self::as_text).unwrap_or_default()
    }

    /// The value at a path whose steps hold neither `~` nor `/`.
    pub(crate) fn at(&self, path: &str) -> Option<&Self> {
        let mut steps = path.split('/').skip(1);
        steps.try_fold(self, |value, step| match value {
            Self::List(items) => items.get(position(step)?),
            other => other.get(step),
        })
    }

    /// Puts a value at a path, in the place of what stands there; at the end of a list, after it.
    pub(crate) fn put(&mut self, path: &str, value: Self) {
        if let Some(place) = self.place(path) {
            *place = value;
        }
    }

    /// Puts a value into the list at a path, before what stands at a position there.
    pub(crate) fn insert(&mut self, list: &str, position: usize, value: Self) {
        if let Some(Self::List(items)) = self.place(list) {
            items.insert(items.len().min(position), value);
        }
    }

    /// Takes out every null.
    pub(crate) fn sweep(&mut self) {
        match self {
            Self::List(items) => {
                items.retain(|item| *item != Self::Null);
                items.iter_mut().for_each(Self::sweep);
            }
            Self::Object(pairs) => {
                pairs.retain(|(_, value)| *value != Self::Null);
                pairs.iter_mut().for_each(|(_, value)| value.sweep());
            }
            _ => {}
        }
    }

    /// How many items a list has.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::List(items) => items.len(),
            _ => 0,
        }
    }

    /// The place at a path; a key that is not there becomes an empty list, and so does the item after
    /// the last.
    fn place(&mut self, path: &str) -> Option<&mut Self> {
        let mut steps = path.split('/').skip(1);
        steps.try_fold(self, |value, step| match value {
            Self::List(items) => {
                let position = position(step)?;
                if position == items.len() {
                    items.push(Self::List(Vec::new()));
                }
                items.get_mut(position)
            }
            Self::Object(pairs) => {
                let known = pairs.iter().position(|(key, _)| key == step);
                if known.is_none() {
                    pairs.push((step.to_owned(), Self::List(Vec::new())));
                }
                let position = known.unwrap_or(pairs.len().saturating_sub(1));
                pairs.get_mut(position).map(|(_, value)| value)
            }
            _ => None,
        })
    }

    /// The text, if it is one.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Puts problems of this text in its order; that of a key that is missing is at the object that lacks it.
    pub(crate) fn put_in_order(&self, problems: &mut Vec<Problem>) {
        if problems.is_empty() {
            return;
        }
        let mut placed = Vec::new();
        for problem in problems.drain(..) {
            placed.push((usize::MAX, problem));
        }
        placed.sort_by(|a, b| a.1.path.cmp(&b.1.path));
        let mut place = 0;
        self.walk(&mut |path, _| {
            let first = placed.partition_point(|(_, problem)| problem.path.as_str() < path);
            for (known, problem) in placed.iter_mut().skip(first) {
                if problem.path != path {
                    break;
                }
                *known = place.min(*known);
            }
            place = place.saturating_add(1);
        });
        placed.sort_by_key(|(place, _)| *place);
        for (_, problem) in placed {
            problems.push(problem);
        }
    }

    /// Visits this value and all below it in the order of the text, each with its path.
    pub(crate) fn walk<'t>(&'t self, visit: &mut dyn FnMut(&str, &'t Self)) {
        self.walk_at(&mut String::new(), visit);
    }

    fn walk_at<'t>(&'t self, path: &mut String, visit: &mut dyn FnMut(&str, &'t Self)) {
        visit(path, self);
        let here = path.len();
        match self {
            Self::Object(pairs) => {
                for (key, value) in pairs {
                    push_step(path, key);
                    value.walk_at(path, visit);
                    path.truncate(here);
                }
            }
            Self::List(items) => {
                for (position, item) in items.iter().enumerate() {
                    push_position(path, position);
                    item.walk_at(path, visit);
                    path.truncate(here);
                }
            }
            _ => {}
        }
    }
}

/// The position that a step names, read as serde_json reads numbers.
fn position(step: &str) -> Option<usize> {
    usize::try_from(step.parse::<i64>().ok()?).ok()
}

fn duplicate_keys(path: &str, tree: &Tree, problems: &mut Found) {
    let Tree::Object(pairs) = tree else { return };
    let before = order::same_before(pairs, |a, b| a.0.cmp(&b.0));
    for ((key, _), before) in pairs.iter().zip(before) {
        if before.is_some() {
            problems.push(DUPLICATE_KEY.at(pointer(path, key), &[key], &[]));
        }
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

/// The key of the object as which serde_json hands over a number that is no integer of 64 bits where
/// it keeps numbers as they are written: a program that asks for that, by the feature
/// `arbitrary_precision`, asks for all its crates.
const NUMBER: &str = "$serde_json::private::Number";

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Tree, E> {
        Ok(i64::try_from(value).map_or(Tree::OtherNumber, Tree::Integer))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Tree, E> {
        Ok(Tree::OtherNumber)
    }

    fn visit_str<E>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Tree, E> {
        Ok(Tree::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Tree, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Tree, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = object.next_entry()? {
            pairs.push(pair);
        }
        Ok(match pairs.as_slice() {
            [(key, _)] if key == NUMBER => Tree::OtherNumber,
            _ => Tree::Object(pairs),
        })
    }
}

fn not_json(error: &serde_json::Error) -> Problem {
    let what = if error.is_eof() {
        words!("Văn bản JSON bị cắt cụt", "The JSON text is cut off")
    } else {
        words!("Đây không phải văn bản JSON", "This is not JSON text")
    };
    NOT_JSON.at(String::new(), &[&what, &error.line(), &error.column()], &[])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Code;

    fn code_of(text: &str) -> Code {
        parse(text).unwrap_err().iter().next().unwrap().code
    }

    #[test]
    fn duplicate_keys_are_found_at_every_depth() {
        let (_, problems) = parse(r#"{"a": [{"b/c": 1, "b/c": 2}], "a": 3}"#).unwrap();
        let problems = problems.check().unwrap_err();
        let paths: Vec<_> = problems
            .iter()
            .map(|problem| problem.path.as_str())
            .collect();
        assert_eq!(paths, ["/a", "/a/0/b~1c"]);
    }

    #[test]
    fn what_is_no_json_says_where() {
        for text in ["", "{", "[1,]", "{\"a\": 1} x", "nul", "\u{feff}{}"] {
            assert_eq!(code_of(text), Code::NotJson, "{text:?}");
        }
        assert_eq!(code_of(&"[".repeat(10_000_000)), Code::NotJson);
    }
}
