//! A place in a tree, and what stands below it: the fields of an object, the items of a list, the
//! choice that is made.
//!
//! Each type is read by code of its own, so whatever does not depend on the type is a function of its
//! own that is never inlined: that makes the WebAssembly module much smaller.

use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
};
use core::cell::RefCell;

use super::{
    Tree, misfit,
    names::{Names, listed, plain},
    read::{Notes, Read, Reference},
};
use crate::{
    problem::{Code, Fault, Problem, pointer, push_position},
    words::{Filled, Say, Words, words},
};

/// A place in a tree.
#[derive(Clone, Copy)]
pub(crate) struct At<'p> {
    /// What stands there; nothing where a key is not there, or where something was of a wrong form.
    tree: Option<&'p Tree>,
    path: Path<'p>,
    notes: &'p RefCell<Notes>,
}

/// Where a value stands, as a chain back to the value first read.
#[derive(Clone, Copy)]
enum Path<'p> {
    Base(&'p str),
    Key(&'p Path<'p>, &'p str),
    Item(&'p Path<'p>, usize),
}

impl Path<'_> {
    fn text(&self) -> String {
        match self {
            Self::Base(path) => String::from(*path),
            Self::Key(parent, key) => pointer(&parent.text(), key),
            Self::Item(parent, position) => {
                let mut path = parent.text();
                push_position(&mut path, *position);
                path
            }
        }
    }
}

impl<'p> At<'p> {
    /// The place of the value first read, which stands at `path`.
    pub(super) fn of(tree: &'p Tree, path: &'p str, notes: &'p RefCell<Notes>) -> Self {
        Self {
            tree: Some(tree),
            path: Path::Base(path),
            notes,
        }
    }

    /// Whether nothing stands here, or null.
    pub(super) fn is_empty(&self) -> bool {
        matches!(self.tree, None | Some(Tree::Null))
    }

    /// The boolean that stands here; false where there is none.
    pub(super) fn boolean(&self) -> bool {
        if let Some(Tree::Bool(value)) = self.tree {
            return *value;
        }
        self.wrong(&words!("true hoặc false", "true or false"));
        false
    }

    /// The fields of an object.
    ///
    /// * `names`: those of its type, in its order.
    #[inline(never)]
    pub(crate) fn keys(&'p self, names: &'static str) -> Keys<'p> {
        let mut pairs: &[_] = &[];
        match self.tree {
            Some(Tree::Object(those)) => pairs = those,
            _ => self.wrong(&words!("một đối tượng", "an object")),
        }
        // Where the keys stand in the order of the type, as the library writes them, each name is
        // looked at once.
        let mut names_left = Names(names).map(plain);
        for (key, _) in pairs {
            if !names_left.any(|name| name == key)
                && !Names(names).map(plain).any(|name| name == key)
            {
                let path = Path::Key(&self.path, key).text();
                self.note(misfit::UNKNOWN_KEY.at(path, &[key], &[&listed(names)]));
            }
        }
        Keys {
            object: self,
            names: Names(names),
            field: *self,
        }
    }

    /// The items of a list.
    #[inline(never)]
    pub(crate) fn items(&'p self) -> Items<'p> {
        let mut items: &[_] = &[];
        match self.tree {
            Some(Tree::List(those)) => items = those,
            _ => self.wrong(&words!("một danh sách", "a list")),
        }
        Items {
            list: self,
            items,
            position: 0,
            item: *self,
            known_problems: 0,
        }
    }

    /// The choice that is made: tagged from outside, a name or an object of one key.
    ///
    /// * `names`: those of the type's choices.
    /// * `otherwise`: the number of the choice that stands in where none fits.
    #[inline(never)]
    pub(crate) fn choice(&'p self, names: &'static str, otherwise: usize) -> Choice<'p> {
        let (name, value) = match self.tree {
            Some(Tree::Text(name)) => (name, None),
            Some(Tree::Object(pairs)) if let [(name, value)] = pairs.as_slice() => {
                (name, Some(value))
            }
            _ => {
                self.wrong(&Filled(
                    words!(
                        "một lựa chọn, là tên của nó hoặc đối tượng có đúng một khóa: {}",
                        "a choice, its name or an object of exactly one key: {}",
                    ),
                    &[&listed(names)],
                ));
                return self.no_choice(otherwise);
            }
        };
        let Some(number) = Names(names).map(plain).position(|known| known == name) else {
            self.note_here(&misfit::UNKNOWN_CHOICE, &[name], &[&listed(names)]);
            return self.no_choice(otherwise);
        };
        let value = At {
            tree: value,
            path: Path::Key(&self.path, name),
            notes: self.notes,
        };
        let takes_one = Names(names).nth(number).is_some_and(|it| it.ends_with(':'));
        match value.tree {
            None if takes_one => self.wrong(&Filled(
                words!(
                    "một đối tượng có đúng một khóa, như {\"{}\": …}",
                    "an object of exactly one key, like {\"{}\": …}",
                ),
                &[name],
            )),
            Some(Tree::Null) | None => {}
            Some(_) if takes_one => {}
            Some(_) => value.wrong(&words!("null")),
        }
        Choice { number, value }
    }

    fn no_choice(&'p self, number: usize) -> Choice<'p> {
        let value = At {
            tree: None,
            path: Path::Key(&self.path, ""),
            notes: self.notes,
        };
        Choice { number, value }
    }

    /// A type that is written as a text; nothing where what stands there is no text of that form.
    ///
    /// * `wanted`: what would be right.
    pub(crate) fn parsed<T>(
        &self,
        wanted: Words,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text()?;
        let parsed = parse(text);
        if parsed.is_none() {
            self.refuse(Code::BadValue, wanted);
        }
        parsed
    }

    /// The text that stands here.
    #[inline(never)]
    pub(crate) fn text(&self) -> Option<&'p str> {
        match self.tree? {
            Tree::Text(text) => Some(text),
            _ => {
                self.wrong(&words!("một chuỗi ký tự", "a text"));
                None
            }
        }
    }

    /// The whole number that stands here, from `least` to `most`; the least where there is none.
    #[inline(never)]
    pub(crate) fn whole_number(&self, least: i64, most: i64) -> i64 {
        let wanted = || {
            words!("một số nguyên từ {} đến {}", "a whole number from {} to {}")
                .with(&[&least.to_string(), &most.to_string()])
        };
        match self.tree {
            None => {}
            Some(Tree::Integer(number)) if (least..=most).contains(number) => return *number,
            Some(Tree::Integer(number)) => {
                self.note_here(&misfit::BAD_VALUE, &[&number.to_string()], &[&wanted()]);
            }
            Some(other) => {
                self.note_here(&misfit::WRONG_TYPE, &[&misfit::form(other)], &[&wanted()])
            }
        }
        least
    }

    /// Notes that what stands here refers to a record of a list.
    #[inline(never)]
    pub(crate) fn refers_to(&self, list: &'static str, id: &str) {
        self.notes.borrow_mut().references.push(Reference {
            path: self.path.text(),
            list,
            id: id.to_owned(),
        });
    }

    /// Notes that another form of value is wanted, where anything stands.
    #[inline(never)]
    fn wrong(&self, wanted: &dyn Say) {
        if let Some(found) = self.tree {
            self.note_here(&misfit::WRONG_TYPE, &[&misfit::form(found)], &[wanted]);
        }
    }

    /// Notes that the text that stands here is none that is wanted.
    #[inline(never)]
    pub(crate) fn refuse(&self, code: Code, wanted: Words) {
        let found = words!("“{}”").with(&[&self.text().unwrap_or_default()]);
        let fault = Fault {
            code,
            ..misfit::BAD_VALUE
        };
        self.note_here(&fault, &[&found], &[&wanted]);
    }

    #[inline(never)]
    fn note_here<const IN_MESSAGE: usize, const IN_HELP: usize>(
        &self,
        fault: &Fault<IN_MESSAGE, IN_HELP>,
        message: &[&dyn Say; IN_MESSAGE],
        help: &[&dyn Say; IN_HELP],
    ) {
        self.note(fault.at(self.path.text(), message, help));
    }

    #[inline(never)]
    fn note(&self, problem: Problem) {
        self.notes.borrow_mut().problems.push(problem);
    }
}

/// The fields of an object, in the order of its type.
pub(crate) struct Keys<'p> {
    object: &'p At<'p>,
    names: Names,
    /// The field that is read.
    field: At<'p>,
}

impl<'p> Keys<'p> {
    /// Reads the next field.
    pub(crate) fn next<T: Read>(&mut self) -> T {
        self.advance();
        T::read(&self.field)
    }

    /// Reads the next field; `default` where it is left out.
    pub(crate) fn next_or<T: Read>(&mut self, default: fn() -> T) -> T {
        self.advance();
        match self.field.tree {
            Some(_) => T::read(&self.field),
            None => default(),
        }
    }

    #[inline(never)]
    fn advance(&mut self) {
        let marked = self.names.next().unwrap_or_default();
        let name = plain(marked);
        let object = self.object.tree;
        self.field.tree = object.and_then(|object| object.get(name));
        self.field.path = Path::Key(&self.object.path, name);
        if let Some(Tree::Object(_)) = object
            && self.field.tree.is_none()
            && name == marked
        {
            self.object.note_here(&misfit::MISSING, &[&name], &[&name]);
        }
    }
}

/// The items of a list.
pub(crate) struct Items<'p> {
    list: &'p At<'p>,
    items: &'p [Tree],
    position: usize,
    /// The item that is read.
    pub(super) item: At<'p>,
    /// How many problems were known before it.
    known_problems: usize,
}

impl<'p> Items<'p> {
    /// Goes on to the next item, if there is one.
    #[inline(never)]
    pub(super) fn advance(&mut self) -> bool {
        self.item.tree = self.items.get(self.position);
        self.item.path = Path::Item(&self.list.path, self.position);
        self.position = self.position.saturating_add(1);
        self.known_problems = self.list.notes.borrow().problems.count();
        self.item.tree.is_some()
    }

    /// Whether nothing was wrong with the item that was read.
    #[inline(never)]
    pub(super) fn is_sound(&self) -> bool {
        self.list.notes.borrow().problems.count() == self.known_problems
    }
}

/// A choice that is made.
pub(crate) struct Choice<'p> {
    /// Its number among those of its type.
    pub(crate) number: usize,
    /// What stands under it.
    pub(crate) value: At<'p>,
}
