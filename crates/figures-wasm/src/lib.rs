//! The book's figures, compiled for the browser.
//!
//! A page asks here what it asks a served book's server: how a figure looks for other values of
//! its parameters. The answer comes from the same functions that drew the printed page.

use figures::{CHAPTERS, Chapter};
use plot::question::{Ask, Question};
use wasm_bindgen::prelude::wasm_bindgen;

/// The chapters of this script. All of them together are more than a reader should have to load,
/// so the builder compiles this crate several times and says each time which chapters are in it:
/// what is named nowhere, the linker leaves out.
const HERE: [Chapter; LAST - FIRST + 1] = {
    let mut here = [CHAPTERS[FIRST]; LAST - FIRST + 1];
    let mut index = 0;
    while index < here.len() {
        here[index] = CHAPTERS[FIRST + index];
        index += 1;
    }
    here
};

const FIRST: usize = match option_env!("FIGURES_FIRST") {
    Some(chapter) => position(chapter),
    None => 0,
};

const LAST: usize = match option_env!("FIGURES_LAST") {
    Some(chapter) => position(chapter),
    None => CHAPTERS.len() - 1,
};

const fn position(chapter: &str) -> usize {
    let mut index = 0;
    while index < CHAPTERS.len() {
        if same(CHAPTERS[index].id.as_bytes(), chapter.as_bytes()) {
            return index;
        }
        index += 1;
    }
    panic!("FIGURES_FIRST and FIGURES_LAST name chapters, such as ch08")
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    let mut index = 0;
    while index < one.len() && index < other.len() && one[index] == other[index] {
        index += 1;
    }
    index == one.len() && index == other.len()
}

/// Turns a panic into an exception with its message, which the page can show; without it the
/// page would learn only that something was unreachable.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}

/// Draws a figure; gives a [`plot::Figure`] as JSON.
///
/// # Errors
///
/// If there is no answer to such a question.
#[wasm_bindgen]
pub fn drawing(figure: &str, values: Vec<f64>, texts: Vec<String>) -> Result<String, String> {
    answer(Ask::Drawing, figure, values, texts)
}

/// The computation that a figure follows; gives [`plot::Steps`] as JSON.
///
/// # Errors
///
/// If there is no answer to such a question.
#[wasm_bindgen]
pub fn steps(figure: &str, values: Vec<f64>, texts: Vec<String>) -> Result<String, String> {
    answer(Ask::Steps, figure, values, texts)
}

fn answer(ask: Ask, figure: &str, values: Vec<f64>, texts: Vec<String>) -> Result<String, String> {
    let question = Question { ask, figure: figure.to_owned(), values, texts };
    figures::answer(&HERE, &question).map_err(|refusal| refusal.words().to_owned())
}
