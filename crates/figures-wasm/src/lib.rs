//! The book's figures, compiled for the browser.
//!
//! A page asks here what it asks a served book's server: how a figure looks for other values of
//! its parameters. The answer comes from the same functions that drew the printed page.
//!
//! All chapters together are more than a reader should have to load, so a script has a few of them:
//! each of this crate's examples is one script, and the builder says at each compilation which
//! chapters are in it. What is named nowhere, the linker leaves out. There are as many
//! examples as a book needs, so that several scripts are compiled at the same time, and none again
//! at the next build where nothing of it has changed.

pub use figures::{CHAPTERS, Chapter};
pub use wasm_bindgen;

use plot::question::{Ask, Question};

/// A script: the two variables name the first and the last of its chapters.
#[macro_export]
macro_rules! script {
    ($first:literal, $last:literal) => {
        use $crate::wasm_bindgen::prelude::wasm_bindgen;

        const FIRST: usize = $crate::position(option_env!($first));
        const LAST: usize = $crate::position(option_env!($last));
        const HERE: [$crate::Chapter; LAST - FIRST + 1] = $crate::from(FIRST);

        /// Turns a panic into an exception with its message, which the page can show; without it
        /// the page would learn only that something was unreachable.
        #[wasm_bindgen(start, wasm_bindgen = $crate::wasm_bindgen)]
        fn start() {
            std::panic::set_hook(Box::new(|panic| {
                $crate::wasm_bindgen::throw_str(&panic.to_string())
            }));
        }

        /// Draws a figure; gives a `plot::Figure` as JSON.
        ///
        /// # Errors
        ///
        /// If there is no answer to such a question.
        #[wasm_bindgen(wasm_bindgen = $crate::wasm_bindgen)]
        pub fn drawing(
            figure: &str,
            values: Vec<f64>,
            texts: Vec<String>,
        ) -> Result<String, String> {
            $crate::drawing(&HERE, figure, values, texts)
        }

        /// The computation that a figure follows; gives `plot::Steps` as JSON.
        ///
        /// # Errors
        ///
        /// If there is no answer to such a question.
        #[wasm_bindgen(wasm_bindgen = $crate::wasm_bindgen)]
        pub fn steps(figure: &str, values: Vec<f64>, texts: Vec<String>) -> Result<String, String> {
            $crate::steps(&HERE, figure, values, texts)
        }
    };
}

/// As many of the chapters as are wanted, from one of them on.
pub const fn from<const COUNT: usize>(first: usize) -> [Chapter; COUNT] {
    let mut here = [CHAPTERS[first]; COUNT];
    let mut index = 0;
    while index < here.len() {
        here[index] = CHAPTERS[first + index];
        index += 1;
    }
    here
}

/// Which of the chapters that is, such as `ch08`.
///
/// # Panics
///
/// While the script is compiled, if there is no such chapter.
pub const fn position(chapter: Option<&str>) -> usize {
    let Some(chapter) = chapter else {
        panic!("a script's two variables name its first and its last chapter")
    };
    let mut index = 0;
    while index < CHAPTERS.len() {
        if same(CHAPTERS[index].id.as_bytes(), chapter.as_bytes()) {
            return index;
        }
        index += 1;
    }
    panic!("a script's two variables name chapters, such as ch08")
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    let mut index = 0;
    while index < one.len() && index < other.len() && one[index] == other[index] {
        index += 1;
    }
    index == one.len() && index == other.len()
}

/// Draws a figure of these chapters; gives a [`plot::Figure`] as JSON.
///
/// # Errors
///
/// If there is no answer to such a question.
pub fn drawing(
    chapters: &[Chapter],
    figure: &str,
    values: Vec<f64>,
    texts: Vec<String>,
) -> Result<String, String> {
    answer(chapters, Ask::Drawing, figure, values, texts)
}

/// The computation that a figure of these chapters follows; gives [`plot::Steps`] as JSON.
///
/// # Errors
///
/// If there is no answer to such a question.
pub fn steps(
    chapters: &[Chapter],
    figure: &str,
    values: Vec<f64>,
    texts: Vec<String>,
) -> Result<String, String> {
    answer(chapters, Ask::Steps, figure, values, texts)
}

fn answer(
    chapters: &[Chapter],
    ask: Ask,
    figure: &str,
    values: Vec<f64>,
    texts: Vec<String>,
) -> Result<String, String> {
    let question = Question { ask, figure: figure.to_owned(), values, texts };
    figures::answer(chapters, &question).map_err(|refusal| refusal.words().to_owned())
}
