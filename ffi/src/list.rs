//! Lists that are handed to C: one plain struct for each item, with the texts and arrays it points
//! to, all in memory that is freed with the list.
//!
//! A program reads an item through the pointer that [`at`] gives. So a struct may grow at its end
//! without disturbing programs that were built before: they never count in its size.

use core::ffi::c_char;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

use bumpalo::Bump;
use hoptac::{Register, model};

use crate::boundary::{Handle, Outcome, borrowed, freed, guarded_or};
use crate::values::{hoptac_bilingual, hoptac_citation, hoptac_named};

/// A handle that is a list.
pub(crate) trait ListHandle: Handle<Content: AsRef<List<Self::Item>>> {
    /// What C sees of one item.
    type Item;
}

/// What lies behind a list's handle.
pub(crate) struct List<T> {
    items: *const T,
    count: usize,
    /// Holds the items and everything they point to.
    _arena: Bump,
}

// SAFETY: the list owns what its pointers point to, and nothing of it changes after it was made; the
// arena, which could, is out of reach. An item holds numbers, and pointers into the arena.
unsafe impl<T> Send for List<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for List<T> {}

impl<T: Copy> List<T> {
    /// One item for each source.
    pub(crate) fn of<S>(
        sources: impl IntoIterator<Item = S>,
        item: impl Fn(&Arena, S) -> T,
    ) -> Self {
        let arena = Arena::default();
        let (items, count) = arena.array(sources, item);
        Self {
            items,
            count,
            _arena: arena.memory,
        }
    }
}

impl<T> AsRef<Self> for List<T> {
    fn as_ref(&self) -> &Self {
        self
    }
}

/// Where a list puts texts and arrays while it is made.
#[derive(Default)]
pub(crate) struct Arena {
    memory: Bump,
    /// The documents that were named, by id: a list cites few, and each very often.
    documents: RefCell<BTreeMap<String, hoptac_named>>,
}

impl Arena {
    /// A text as C reads it. A NUL character in it would end it too early: U+2400 stands for it.
    pub(crate) fn text(&self, text: &str) -> *const c_char {
        let text = match text.contains('\0') {
            true => Cow::Owned(text.replace('\0', "\u{2400}")),
            false => Cow::Borrowed(text),
        };
        let with_nul = text.len().saturating_add(1);
        let bytes = self.memory.alloc_slice_fill_copy(with_nul, 0_u8);
        if let Some((bytes, _)) = bytes.split_at_mut_checked(text.len()) {
            bytes.copy_from_slice(text.as_bytes());
        }
        bytes.as_ptr().cast()
    }

    /// A text that may be absent, which C reads as an empty one.
    pub(crate) fn optional_text(&self, text: Option<&str>) -> *const c_char {
        match text {
            Some(text) => self.text(text),
            None => c"".as_ptr(),
        }
    }

    /// A text in both languages.
    pub(crate) fn bilingual(&self, text: &model::Bilingual) -> hoptac_bilingual {
        let vi = self.text(&text.vi);
        let en = text.en.as_ref().map_or(vi, |en| self.text(en));
        hoptac_bilingual { vi, en }
    }

    /// A record, or somebody of whom only the name is known.
    pub(crate) fn named(&self, id: Option<&str>, name: &model::Bilingual) -> hoptac_named {
        hoptac_named {
            id: self.optional_text(id),
            name: self.bilingual(name),
        }
    }

    /// Citations, and how many there are.
    pub(crate) fn citations(
        &self,
        register: &Register,
        cites: &[model::Citation],
    ) -> (*const hoptac_citation, usize) {
        self.array(cites, |arena, citation| hoptac_citation {
            document: arena.document(register, citation.document.as_str()),
            section: arena.optional_text(citation.section.as_deref()),
            words: arena.optional_text(citation.words.as_deref()),
            inferred: citation.inferred.into(),
        })
    }

    /// A document, by what people call it.
    fn document(&self, register: &Register, id: &str) -> hoptac_named {
        if let Some(known) = self.documents.borrow().get(id) {
            return *known;
        }
        // The law's own documents stand in no register; their ids are their names.
        let document = register.document(id);
        let called =
            document.map_or_else(|| model::Bilingual::new(id, id), model::Document::called);
        let named = self.named(Some(id), &called);
        self.documents.borrow_mut().insert(id.to_owned(), named);
        named
    }

    /// An array with one element for each source, and how many there are.
    pub(crate) fn array<S, T: Copy>(
        &self,
        sources: impl IntoIterator<Item = S>,
        element: impl Fn(&Self, S) -> T,
    ) -> (*const T, usize) {
        // Made first: its elements put texts of their own into the same memory.
        let elements: Vec<T> = sources
            .into_iter()
            .map(|source| element(self, source))
            .collect();
        let elements: &[T] = self.memory.alloc_slice_copy(&elements);
        (elements.as_ptr(), elements.len())
    }
}

/// How many items there are; 0 for what is no such list.
///
/// # Safety
/// As for [`borrowed`].
pub(crate) unsafe fn count<H: ListHandle>(list: *const H) -> usize {
    guarded_or(0, || {
        // SAFETY: the same promise.
        let list = unsafe { borrowed(list) }?;
        Ok(list.as_ref().count)
    })
}

/// The item at `index`; NULL when there is none.
///
/// # Safety
/// As for [`borrowed`].
pub(crate) unsafe fn at<H: ListHandle>(list: *const H, index: usize) -> *const H::Item {
    guarded_or(core::ptr::null(), || {
        // SAFETY: the same promise.
        let list = unsafe { borrowed(list) }?.as_ref();
        Ok(match index < list.count {
            true => list.items.wrapping_add(index),
            false => core::ptr::null(),
        })
    })
}

/// Frees a list, its items and all they point to.
///
/// # Safety
/// As for [`freed`].
pub(crate) unsafe fn free<H: ListHandle>(list: *mut H) {
    guarded_or((), || -> Outcome {
        // SAFETY: the same promise.
        unsafe { freed(list) }
    });
}
