//! A computation that a reader follows step by step beside its figure: which formula is at work,
//! which line of code, and the number that comes out.

/// A computation in steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Steps {
    /// The formulas, in the order of the prose.
    pub formulas: &'static [Formula],
    /// The lines of code.
    pub lines: &'static [Line],
    /// One number after the other.
    pub steps: Vec<Step>,
    /// The values of the figure's parameters that the computation has used, in their order.
    pub values: Vec<f64>,
}

/// A formula of the book.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Formula {
    /// The id by which steps name it.
    pub id: &'static str,
    /// What it computes, in words.
    pub name: &'static str,
    /// TeX, with the macros of the book's terms.
    pub tex: &'static str,
    /// The number of the equation.
    pub equation: &'static str,
}

/// A line of code, or a few, within an item of a crate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// The id by which steps name it.
    pub id: &'static str,
    /// The Rust path of the item.
    pub item: &'static str,
    /// The code, which occurs in the item once. How it is broken into lines does not matter.
    pub code: &'static str,
}

/// One step: one number.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The id of the formula at work.
    pub formula: &'static str,
    /// The id of the line that computes it.
    pub line: &'static str,
    /// What is computed, in mini markup.
    pub quantity: String,
    /// The formula with its numbers, in mini markup.
    pub working: String,
    /// What comes out.
    pub value: f64,
    /// What comes out, as it is printed.
    pub printed: String,
    /// What else is to be said of it; mostly nothing.
    pub aside: String,
    /// The nodes and edges of the figure that take part, the one that gets the number first.
    pub parts: Vec<String>,
}
