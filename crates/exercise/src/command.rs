//! The commands as a reader types them.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use crate::session::{Form, Session};
use crate::{Catalogue, Error};

/// What a reader does with exercises, and an author.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Lay out the practice project, or add what is new; never overwrites a file
    Start {
        /// The folder [default: practice in the workbook's folder]
        dir: Option<PathBuf>,
    },
    /// Check an exercise, a chapter's, or all that you have begun
    Check(Check),
    /// Check a file whenever it is saved
    Watch {
        /// One exercise or one chapter [default: all]
        exercise: Option<String>,
        /// Where the practice project is
        #[command(flatten)]
        place: PracticeFolder,
    },
    /// Show the exercises and how far you are
    List {
        /// Where the practice project is
        #[command(flatten)]
        place: PracticeFolder,
    },
    /// Show the next of three hints
    Hint {
        /// The exercise: 10.2, or its name
        exercise: String,
        /// Where the practice project is
        #[command(flatten)]
        place: PracticeFolder,
    },
    /// Show our solution beside yours, once yours has passed or when asked twice
    Solution {
        /// The exercise: 10.2, or its name
        exercise: String,
        /// Where the practice project is
        #[command(flatten)]
        place: PracticeFolder,
    },
    /// Begin an exercise again; your file is kept as a numbered backup
    Reset {
        /// The exercise: 10.2, or its name
        exercise: String,
        /// Where the practice project is
        #[command(flatten)]
        place: PracticeFolder,
    },
    /// For authors: record what solutions and wrong variants answer
    Record {
        /// One exercise or one chapter [default: all]
        exercise: Option<String>,
    },
}

/// Check an exercise, a chapter's, or all that you have begun.
#[derive(Debug, Args)]
pub struct Check {
    /// The exercise: 10.2, or its name, or its file; or a chapter's number
    #[arg(conflicts_with_all = ["crate_path", "chapter"])]
    pub exercise: Option<String>,
    /// Hold your own crate in this folder to a chapter's contract
    #[arg(long = "crate", value_name = "PATH", requires = "chapter")]
    pub crate_path: Option<PathBuf>,
    /// The chapter whose contract it is
    #[arg(long, value_name = "N", requires = "crate_path")]
    pub chapter: Option<u32>,
    /// Print each verdict as a line of JSON, for other programs
    #[arg(long)]
    pub json: bool,
    /// Where the practice project is.
    #[command(flatten)]
    pub place: PracticeFolder,
}

/// Where the practice project is.
#[derive(Debug, Args)]
pub struct PracticeFolder {
    /// The practice project, if it is not where `start` last put one
    #[arg(long, value_name = "DIR")]
    pub practice: Option<PathBuf>,
}

impl Command {
    /// Runs the command on the checkout at `root`, printing as it goes. False where an answer was
    /// wrong.
    pub fn run(self, root: &Path) -> Result<bool, Error> {
        let catalogue = Catalogue::load(root)?;
        fn session<'a>(catalogue: &'a Catalogue, place: &'a PracticeFolder) -> Session<'a> {
            Session::new(catalogue, place.practice.as_deref())
        }
        match self {
            Command::Start { dir } => Session::new(&catalogue, dir.as_deref()).start(),
            Command::Check(Check {
                crate_path: Some(path),
                chapter: Some(chapter),
                place,
                json,
                ..
            }) => session(&catalogue, &place).check_crate(&path, chapter, Form::of(json)),
            Command::Check(Check { exercise, place, json, .. }) => {
                session(&catalogue, &place).check(exercise.as_deref(), Form::of(json))
            }
            Command::Watch { exercise, place } => {
                session(&catalogue, &place).watch(exercise.as_deref())
            }
            Command::List { place } => session(&catalogue, &place).list(),
            Command::Hint { exercise, place } => session(&catalogue, &place).hint(&exercise),
            Command::Solution { exercise, place } => {
                session(&catalogue, &place).solution(&exercise)
            }
            Command::Reset { exercise, place } => session(&catalogue, &place).reset(&exercise),
            Command::Record { exercise } => {
                Session::new(&catalogue, None).record(exercise.as_deref())
            }
        }
    }
}
