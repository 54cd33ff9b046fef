//! Exercises that know what went wrong.
//!
//! An exercise is a folder in its chapter's crate ([`Catalogue`], [`Exercise`]). A reader solves
//! it in a project of their own ([`Practice`]), which this crate lays out and never overwrites,
//! and whose [`Progress`] it keeps. A check compiles the reader's file against the exercise's
//! cases ([`Checker`]), runs it under limits, and compares the numbers it answers with to those
//! of the solution and of every wrong variant ([`Verdict`]): so it can say which mistake was
//! made.

mod checker;
pub mod checks;
mod command;
mod compile;
mod data;
mod diagnosis;
mod disk;
mod error;
mod file;
mod formula;
mod kept;
mod mutant;
mod mutate;
mod practice;
mod progress;
mod record;
mod report;
mod session;
mod signature;
mod text;
mod verdict;
mod walk;

pub use contents::exercise::{Catalogue, Exercise, Kind, Selection};

pub use checker::{Checked, Checker};
pub use command::Command;
pub use diagnosis::{Diagnosis, Difference};
pub use error::Error;
pub use file::{Reading, Written};
pub use mutate::Mutation;
pub use practice::{Laid, Practice, Standing};
pub use progress::Progress;
pub use record::{Block, Expected, Record};
pub use report::report;
pub use verdict::Verdict;
pub use walk::Walk;
