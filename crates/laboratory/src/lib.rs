//! The book's laboratory: one of the book's tables, points that somebody drew or a table of their
//! own, a recipe, and a training that can be watched, stopped and taken along.
//!
//! The computing is chapter 25's. Here is what stands between it and a page: which table is open,
//! what is set, how far the training has come, and each of these in numbers that can be drawn. What
//! is saved after a number of epochs is, byte for byte, what `mlp train` saves by the command that
//! the page shows.

pub mod bench;
pub mod desk;
pub mod figures;
pub mod points;
pub mod settings;
pub mod shelf;
pub mod view;

pub use bench::{Bench, Stage};
pub use desk::Desk;
pub use settings::Settings;
