//! The book's laboratory, compiled for the browser: the questions of [`laboratory::Desk`], and the
//! pictures as arrays.

use std::cell::RefCell;

use laboratory::{Desk, Stage};
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Turns a panic into an exception with its message, which the page can show.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}

/// Answers a question in JSON.
#[wasm_bindgen]
pub fn ask(question: &str, bytes: &[u8]) -> String {
    DESK.with_borrow_mut(|desk| desk.ask(question, bytes))
}

/// One epoch; whether there is another one to come.
#[wasm_bindgen]
pub fn epoch() -> bool {
    DESK.with_borrow_mut(|desk| desk.epoch() == Some(Stage::More))
}

/// The answers over the plane.
#[wasm_bindgen]
pub fn regions(n: usize) -> Vec<f32> {
    DESK.with_borrow(|desk| desk.regions(n))
}

/// The hidden nodes over the plane.
#[wasm_bindgen]
pub fn nodes(n: usize) -> Vec<f32> {
    DESK.with_borrow(|desk| desk.nodes(n))
}
