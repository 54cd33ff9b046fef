//! What can go wrong in the workbook, as against in the reader's answer.

use std::path::{Path, PathBuf};
use std::{fmt, io};

use contents::exercise::Fault;
use contents::nearest;

/// A sentence or two: what, where, what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read, written or made.
    #[error("{path}: could not be {doing}: {source}")]
    File {
        /// The file, as the reader would name it.
        path: String,
        /// "read", "written", "made".
        doing: &'static str,
        /// The system's word.
        source: io::Error,
    },
    /// An exercise folder is not as the author's guide has it.
    #[error("{path}: {message}")]
    Author {
        /// The file at fault.
        path: String,
        /// What is wrong with it, and what to do.
        message: String,
    },
    /// No such exercise.
    #[error("There is no exercise {asked}.{nearest} `cargo run -- list` shows them all.")]
    NoExercise {
        /// What was asked for.
        asked: String,
        /// The nearest that exists, as a sentence with a space before it, or nothing.
        nearest: String,
    },
    /// Something else stands where a file or a folder has to be.
    #[error(
        "{path} is {what}, and {wanted} has to be there. Move it out of the way and try again."
    )]
    InTheWay {
        /// The path.
        path: String,
        /// What stands there.
        what: String,
        /// What should.
        wanted: &'static str,
    },
    /// Another workbook is writing.
    #[error(
        "{path}: another workbook has been writing here for {seconds} seconds. Look whether one \
         hangs in another terminal, and try again."
    )]
    Busy {
        /// The folder.
        path: String,
        /// How long it was waited for.
        seconds: u64,
    },
    /// The practice project was not laid out yet, or this exercise in it was not.
    #[error("{path} is not there yet. `{command}` lays it out.")]
    NotStarted {
        /// The file or folder.
        path: String,
        /// What lays it out.
        command: String,
    },
    /// A tool could not be started.
    #[error("`{tool}` could not be started: {source}.{}", installed(source))]
    Tool {
        /// `cargo` or `rustc`.
        tool: String,
        /// The system's word.
        source: io::Error,
    },
    /// The chapters' crates or the exercise's own check do not compile.
    #[error("{what}\n\n{detail}")]
    Build {
        /// What did not compile.
        what: String,
        /// The compiler's words, with colours.
        detail: String,
    },
    /// The machine is what kept an answer from being checked.
    #[error("{}", format!("{what}\n\n{detail}").trim_end())]
    Outside {
        /// What it was, and what to do.
        what: String,
        /// A tool's own words; may be empty.
        detail: String,
    },
    /// The reader asked for something that is not to be had now.
    #[error("{0}")]
    Refused(String),
}

impl Error {
    /// A closure for `map_err` on operations on `path`.
    pub fn file(path: &Path, doing: &'static str) -> impl FnOnce(io::Error) -> Error {
        let path = shown(path);
        move |source| {
            // One that names a file of ours, which nobody has asked for, is told by its kind.
            let source = match source.get_ref() {
                Some(_) => source.kind().into(),
                None => source,
            };
            Error::File { path, doing, source }
        }
    }

    /// Something else stands where a file or a folder has to be.
    pub fn in_the_way(path: &Path, what: &str, wanted: &'static str) -> Error {
        Error::InTheWay { path: shown(path), what: what.to_owned(), wanted }
    }

    /// The first line of what it says.
    pub fn in_short(&self) -> String {
        self.to_string().lines().next().unwrap_or_default().to_owned()
    }

    /// A fault in an exercise folder.
    pub fn author(path: &Path, message: impl fmt::Display) -> Error {
        Error::Author { path: shown(path), message: message.to_string() }
    }

    /// No exercise answers to `asked`; the nearest of `ids` is offered.
    pub fn no_exercise<'a>(asked: &str, ids: impl Iterator<Item = &'a str>) -> Error {
        let nearest = nearest(asked, ids).map(|id| format!(" The nearest is {id}."));
        Error::NoExercise { asked: asked.to_owned(), nearest: nearest.unwrap_or_default() }
    }
}

fn installed(source: &io::Error) -> &'static str {
    match source.kind() {
        io::ErrorKind::NotFound => " Is Rust installed as README.md says?",
        _ => "",
    }
}

/// A path as one word of a command.
pub fn typed(path: &Path) -> String {
    let text = shown(path);
    let plain = |letter: char| letter.is_alphanumeric() || "/\\:._-+~".contains(letter);
    if text.chars().all(plain) { text } else { format!("{text:?}") }
}

/// A path as the reader would type it: relative to the current folder where it lies in it.
pub fn shown(path: &Path) -> String {
    let current = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
    let text = match path.strip_prefix(&current) {
        Ok(relative) if relative.as_os_str().is_empty() => ".".to_owned(),
        Ok(relative) => relative.display().to_string(),
        Err(_) => path.display().to_string(),
    };
    // The README and the pages write it this way, and Windows takes either.
    if cfg!(windows) { text.replace('\\', "/") } else { text }
}

impl From<Fault> for Error {
    fn from(Fault { path, message }: Fault) -> Error {
        Error::author(&path, message)
    }
}
