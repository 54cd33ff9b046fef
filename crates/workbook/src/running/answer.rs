//! The reader's answers: their files in the practice project, as the page opens and writes them.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    sync::Arc,
};

use ::exercise::{Catalogue, Error, Exercise, Practice, Reading, Written};
use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;

use super::{LONGEST, Refusal};
use crate::project::Project;

/// The answers of one reader.
#[derive(Clone)]
pub struct Answers {
    folders: Arc<Folders>,
}

struct Folders {
    root: PathBuf,
    /// The practice project, if not the one that `start` last laid out.
    practice: Option<PathBuf>,
}

/// A file as the page hears of it.
#[derive(Serialize)]
pub struct AnswerFile {
    /// Its path, from the workbook's folder where it lies in it.
    file: String,
    text: String,
    /// What the page gives back to say which state it has read.
    pub digest: String,
    /// Where a text is kept that lost its place.
    pub backup: Option<String>,
    /// What else the reader should know.
    words: String,
}

/// What came of a page's wish.
pub enum Settled {
    /// The file is as the page has it now.
    Well(AnswerFile),
    /// The file has changed since the page read it, and was left as it is.
    Conflict(AnswerFile),
}

impl IntoResponse for Settled {
    fn into_response(self) -> Response {
        match self {
            Self::Well(file) => Json(file).into_response(),
            Self::Conflict(file) => (StatusCode::CONFLICT, Json(file)).into_response(),
        }
    }
}

impl Answers {
    /// The answers in the practice project given, or where `start` last put one.
    pub fn new(project: &Project, practice: Option<PathBuf>) -> Self {
        let root = project.root().to_path_buf();
        let practice = practice.map(|folder| std::path::absolute(&folder).unwrap_or(folder));
        Self { folders: Arc::new(Folders { root, practice }) }
    }

    /// Does what a page asks for with the answer to an exercise: `read` is the digest of the
    /// file as the page has read it, `text` what the page has made of it.
    pub async fn act(
        &self,
        id: String,
        action: String,
        read: String,
        text: String,
    ) -> Result<Settled, Refusal> {
        let folders = Arc::clone(&self.folders);
        let work = tokio::task::spawn_blocking(move || folders.act(&id, &action, &read, &text));
        work.await.unwrap_or_else(|fault| {
            let words = format!("The workbook itself has a fault: {fault}.\n");
            Err((StatusCode::INTERNAL_SERVER_ERROR, words))
        })
    }

    /// The arguments with which the workbook checks an exercise, and the folder to do it in.
    pub fn check(&self, id: &str) -> (Vec<OsString>, &Path) {
        let Folders { root, practice } = &*self.folders;
        let mut arguments: Vec<OsString> =
            vec!["check".into(), id.into(), "--json".into(), "--root".into(), root.into()];
        if let Some(practice) = practice {
            arguments.extend(["--practice".into(), practice.into()]);
        }
        (arguments, root)
    }
}

impl Folders {
    fn act(&self, id: &str, action: &str, read: &str, text: &str) -> Result<Settled, Refusal> {
        let catalogue = Catalogue::load(&self.root).map_err(|fault| refusal(fault.into()))?;
        let exercise = catalogue.exercises().iter().find(|exercise| exercise.id == id);
        let exercise = exercise.ok_or_else(|| {
            (StatusCode::NOT_FOUND, format!("There is no exercise {id} any more.\n"))
        })?;
        let folder = Practice::locate(&catalogue, self.practice.as_deref());
        if action == "open" {
            return self.open(&catalogue, &folder, exercise).map_err(refusal);
        }
        let practice = Practice::open(&catalogue, &folder).map_err(refusal)?;
        match action {
            "save" | "keep-mine" => practice
                .write(exercise, read, text, action == "keep-mine")
                .and_then(|written| self.settled(&practice, exercise, written, text.to_owned())),
            "keep-theirs" => self.keep_theirs(&practice, exercise, text),
            "reset" => practice.begin_again(exercise, read, text).and_then(|written| {
                self.settled(&practice, exercise, written, practice.starter(exercise))
            }),
            _ => return Err((StatusCode::NOT_FOUND, "There is nothing to do here.\n".to_owned())),
        }
        .map_err(refusal)
    }

    /// Reads the reader's file, laying out the practice project as `start` does where it, or
    /// this file, is not there.
    fn open(
        &self,
        catalogue: &Catalogue,
        folder: &Path,
        exercise: &Exercise,
    ) -> Result<Settled, Error> {
        let mut words = Vec::new();
        let there = Practice::open(catalogue, folder)
            .and_then(|practice| practice.existing_file(exercise).map(|_| practice));
        let practice = match there {
            Ok(practice) => practice,
            Err(Error::NotStarted { .. }) => {
                // One that was only named for this server is not for later commands to find.
                let given = self.practice.as_deref();
                let (practice, laid) = Practice::start(catalogue, given, given.is_none())?;
                words.push(match laid.added.len() {
                    0 | 1 => "Laid out just now.".to_owned(),
                    more => format!(
                        "Laid out just now, with {} others in {}.",
                        more - 1,
                        self.shown(practice.folder())
                    ),
                });
                practice
            }
            Err(error) => return Err(error),
        };
        let reading = practice.read(exercise)?;
        words.extend(practice.progress.warning());
        let mut file = self.file(&practice, exercise, reading)?;
        file.words = words.join(" ");
        Ok(Settled::Well(file))
    }

    /// Keeps the page's text as a backup and gives it the file's.
    fn keep_theirs(
        &self,
        practice: &Practice,
        exercise: &Exercise,
        text: &str,
    ) -> Result<Settled, Error> {
        let reading = practice.read(exercise)?;
        let backup = match reading.text == text {
            true => None,
            false => Some(practice.back_up(exercise, text.as_bytes())?),
        };
        let mut file = self.file(practice, exercise, reading)?;
        file.backup = backup.map(|backup| self.shown(&backup));
        Ok(Settled::Well(file))
    }

    /// The page hears what was written rather than what is there by now: a change that somebody
    /// made since must still count as one.
    fn settled(
        &self,
        practice: &Practice,
        exercise: &Exercise,
        written: Written,
        text: String,
    ) -> Result<Settled, Error> {
        Ok(match written {
            Written::Now { digest, backup } => {
                let mut file = self.file(practice, exercise, Reading { text, digest })?;
                file.backup = backup.map(|backup| self.shown(&backup));
                Settled::Well(file)
            }
            Written::ChangedSince(reading) => {
                Settled::Conflict(self.file(practice, exercise, reading)?)
            }
        })
    }

    fn file(
        &self,
        practice: &Practice,
        exercise: &Exercise,
        Reading { text, digest }: Reading,
    ) -> Result<AnswerFile, Error> {
        let file = self.shown(&practice.file(exercise));
        if text.len() > LONGEST {
            return Err(Error::Refused(format!(
                "{file} is longer than the {} KiB that the page takes. Edit it in your own editor",
                LONGEST / 1024
            )));
        }
        Ok(AnswerFile { file, text, digest, backup: None, words: String::new() })
    }

    fn shown(&self, path: &Path) -> String {
        let path = path.strip_prefix(&self.root).unwrap_or(path).display().to_string();
        if cfg!(windows) { path.replace('\\', "/") } else { path }
    }
}

fn refusal(error: Error) -> Refusal {
    let words = anstream::adapter::strip_str(&error.to_string()).to_string();
    (StatusCode::UNPROCESSABLE_ENTITY, format!("{words}\n"))
}
