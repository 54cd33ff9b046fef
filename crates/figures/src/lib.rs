//! Every figure of the book by its id.
//!
//! A chapter lists its figures in `figures::ALL`; here they get the ids by which the pages and the
//! browser ask for them: `ch10/architecture`.

use plot::{
    Entry, Printed,
    question::{Question, Refusal},
};

/// A chapter and its figures.
#[derive(Clone, Copy, Debug)]
pub struct Chapter {
    /// Its short id, `ch10`.
    pub id: &'static str,
    /// Its figures.
    pub figures: &'static [Entry],
}

/// Lists chapters by the names of their crates, and after them the first page.
macro_rules! chapters {
    ($($name:ident),+ $(,)?) => {
        &[
            $(Chapter { id: stringify!($name).split_at(4).0, figures: $name::figures::ALL },)+
            Chapter { id: "front", figures: front::figures::ALL },
        ]
    };
}

/// The chapters in reading order, and the first page, which has a figure of its own.
pub const CHAPTERS: &[Chapter] = chapters![
    ch01_perceptron,
    ch02_classification,
    ch03_learning_rule,
    ch04_convergence,
    ch05_gradient_descent,
    ch06_learning_rate,
    ch07_hidden_layer,
    ch08_sigmoid,
    ch09_training,
    ch10_backpropagation,
    ch11_architecture,
    ch12_network,
    ch13_validation,
    ch14_datasets,
    ch15_bias,
    ch16_hidden_size,
    ch17_accuracy,
    ch18_minima,
    ch19_any_network,
    ch20_autodiff,
    ch21_outputs,
    ch22_speed,
    ch23_optimisers,
    ch24_digits,
    ch25_own_table,
    ch26_frameworks,
];

/// The pages that are no chapters and have a figure.
const PAGES: &[Chapter] = &[
    // A line each, like the chapters.
    Chapter { id: "laboratory", figures: laboratory::figures::ALL },
];

/// Every figure with the short id of its chapter, in reading order.
pub fn all() -> Vec<(&'static str, &'static Entry)> {
    CHAPTERS
        .iter()
        .chain(PAGES)
        .flat_map(|chapter| chapter.figures.iter().map(|entry| (chapter.id, entry)))
        .collect()
}

/// The figure with an id such as `ch10/architecture`.
pub fn find(id: &str) -> Option<&'static Entry> {
    find_in(CHAPTERS, id).or_else(|| find_in(PAGES, id))
}

fn find_in(chapters: &[Chapter], id: &str) -> Option<&'static Entry> {
    let (chapter, name) = id.split_once('/')?;
    let chapter = chapters.iter().find(|known| known.id == chapter)?;
    chapter.figures.iter().find(|entry| entry.id == name)
}

/// The catalogue that the book is woven with: every figure, drawn at its defaults.
pub fn catalogue() -> Vec<Printed> {
    all().into_iter().map(|(chapter, entry)| entry.printed(chapter)).collect()
}

/// Answers a question about a figure of these chapters, in JSON.
///
/// # Errors
///
/// If there is no answer to it.
pub fn answer(chapters: &[Chapter], question: &Question) -> Result<String, Refusal> {
    question.answer(find_in(chapters, &question.figure))
}
