//! The JavaScript door's WebAssembly half: text in, text out, and the life of a register.
//!
//! Everything that crosses is JSON text of the contract, so one codec serves all doors. What a
//! JavaScript caller sees (plain objects, `HoptacError`, loading) is the other half, `npm/src/`.
//!
//! Without the standard library: a panic of this module ends it, and what it would have said is
//! heard by nobody in a browser, so the sentences of all panics are left out of the module.
#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

use alloc::{borrow::ToOwned, string::String, vec::Vec};

use wasm_bindgen::prelude::wasm_bindgen;

/// A register, held on this side until JavaScript frees it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Handle(hoptac::Register);

#[wasm_bindgen]
impl Handle {
    /// Reads a register from the JSON `text` of one.
    ///
    /// # Errors
    /// All problems of the text, as the JSON text of the contract's `{"errors": […]}`. JavaScript
    /// receives it as a thrown string.
    pub fn parse(text: &str) -> Result<Handle, String> {
        match hoptac::Register::from_json(text) {
            Ok(register) => Ok(Self(register)),
            Err(problems) => Err(problems.to_json()),
        }
    }

    /// Makes the change of a JSON text and gives the next register; this one stays as it is.
    ///
    /// # Errors
    /// All problems of the change, as [`Handle::parse`] gives those of a register.
    pub fn apply(&self, change: &str) -> Result<Handle, String> {
        let change = hoptac::model::Change::from_json(change);
        match change.and_then(|change| self.0.apply(&change)) {
            Ok(next) => Ok(Self(next)),
            Err(problems) => Err(problems.to_json()),
        }
    }

    /// Answers the JSON text of a `question` with the JSON text of an answer or of errors.
    #[must_use]
    pub fn ask(&self, question: &str) -> String {
        self.0.ask(question)
    }

    /// The possible phases of every agreement on a day, each a set of the bits of
    /// [`hoptac::answers::Phases`], in the order of the register; nothing where `on` is no day.
    #[wasm_bindgen(js_name = phaseBits)]
    #[must_use]
    pub fn phase_bits(&self, on: &str) -> Option<Vec<u8>> {
        let on: hoptac::time::Day = on.parse().ok()?;
        let lines = self.0.standings(on).standings;
        Some(lines.iter().map(|line| line.phases.bits()).collect())
    }

    /// The register's canonical JSON text.
    #[wasm_bindgen(js_name = toText)]
    #[must_use]
    pub fn to_text(&self) -> String {
        self.0.to_json()
    }
}

/// The version of the library inside the module, such as `0.1.0`.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    hoptac::VERSION.to_owned()
}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Traps, which the JavaScript half turns into a `HoptacError` before it begins anew.
#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn trap(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
