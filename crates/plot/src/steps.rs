//! A computation that a reader follows step by step beside its figure: which formula is at work,
//! which line of code, and the number that comes out.

/// A computation in steps.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Steps<Text = &'static str> {
    /// The formulas, in the order of the prose.
    pub formulas: Vec<Formula<Text>>,
    /// The lines of code.
    pub lines: Vec<Line<Text>>,
    /// What the reader may set.
    pub settings: Settings<Text>,
    /// One number after the other.
    pub steps: Vec<Step<Text>>,
    /// The values of the figure's parameters that the computation has used, in their order.
    #[cfg_attr(feature = "serde", serde(with = "crate::exact::numbers"))]
    pub values: Vec<f64>,
}

/// A formula of the book.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Formula<Text = &'static str> {
    /// The id by which steps name it.
    pub id: Text,
    /// What it computes, in words.
    pub name: Text,
    /// TeX, with the macros of the book's terms.
    pub tex: Text,
    /// The number of the equation.
    pub equation: Text,
}

/// A line of code, or a few, within an item of a crate.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Line<Text = &'static str> {
    /// The id by which steps name it.
    pub id: Text,
    /// The Rust path of the item.
    pub item: Text,
    /// The code, which occurs in the item once. How it is broken into lines does not matter.
    pub code: Text,
}

/// One step: one number.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Step<Text = &'static str> {
    /// The id of the formula at work.
    pub formula: Text,
    /// The id of the line that computes it.
    pub line: Text,
    /// What is computed, as HTML: see [`html`](crate::html()).
    pub quantity: String,
    /// The formula with its numbers, as HTML.
    pub working: String,
    /// What comes out.
    #[cfg_attr(feature = "serde", serde(with = "crate::exact::number"))]
    pub value: f64,
    /// What comes out as it is printed, as HTML.
    pub printed: String,
    /// What else is to be said of it, as HTML; mostly nothing.
    pub aside: String,
    /// The nodes and edges of the figure that take part, the one that gets the number first.
    pub parts: Vec<String>,
}

/// What the reader may set, and in which words. The parameters are named as in the figure's
/// parameter struct. The one that is a time axis is the step, and need not be named.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Settings<Text = &'static str> {
    /// Parameters that are switched on and off beside the buttons for the steps.
    pub switches: Vec<Switch<Text>>,
    /// What opens the fields.
    pub title: Text,
    /// The fields.
    pub groups: Vec<Group<Text>>,
    /// What draws numbers at random.
    pub seed: Option<Seed<Text>>,
    /// The words on the button that leads back to the printed setting.
    pub reset: Text,
    /// The head of the column for what else is to be said of a step.
    pub aside: Text,
}

/// A parameter with two values, 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Switch<Text = &'static str> {
    /// The parameter.
    pub param: Text,
    /// The words beside the switch.
    pub label: Text,
}

/// Fields that stand together.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Group<Text = &'static str> {
    /// What they are.
    pub legend: Text,
    /// How many stand side by side where there is room.
    pub columns: usize,
    /// A field for each of these parameters.
    pub params: Vec<Text>,
    /// Whether the seed, while there is one, stands for these numbers.
    pub seeded: bool,
}

/// A parameter that stands for random numbers. At its smallest value there is no seed, and the
/// fields hold.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Seed<Text = &'static str> {
    /// The parameter.
    pub param: Text,
    /// The words beside its field.
    pub label: Text,
    /// The words on the button that draws.
    pub action: Text,
    /// The seed that is offered first.
    pub first: u32,
}
