//! Which test fails if a number of the book is wrong.
//!
//! A number on a page comes from a function of its chapter's `worked`, by way of a recording. Tests
//! look at both. In a copy of the sources each such function passes its result through
//! [`wrong::through`], and each recording that a test includes goes through [`wrong::recording`];
//! both change one number there, the one that the environment names. So the copy is compiled once,
//! and the chapter's tests are run once for each number that a page prints, until one of them
//! fails. The comparison with the recording does not count: it notices every change, and says of
//! none whether it is right.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result};
use contents::{Chapter, Chapters, Lock, snapshot};
use serde_json::Value;

mod copy;
mod elsewhere;
mod printed;
mod report;
mod runs;
pub mod wrong;

pub use elsewhere::Entry;
pub use printed::Printed;
pub use report::{HEAD, Row, all};

use runs::{Tests, Wrong, in_turn};

/// What holds a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// A test, `laws::name`, which fails if the number is wrong.
    By(String),
    /// Its recording alone, though it was made wrong before the eyes of some tests.
    Alone,
    /// Nothing that this program could find: neither a function returns it nor does a test read its
    /// recording, so that it cannot be made wrong for any test.
    Unseen,
}

/// A chapter's numbers, each with what holds it.
#[derive(Debug)]
pub struct Chaptered {
    /// The chapter, `ch10`.
    pub chapter: String,
    /// In the order in which pages print them.
    pub numbers: Vec<(Printed, Held)>,
    /// The entries of the list that are about this chapter.
    pub entries: Vec<Entry>,
}

/// A copy of the sources whose numbers can be made wrong.
pub struct Examiner {
    sources: PathBuf,
    here: PathBuf,
    copy: copy::Copy,
    printed: Vec<Printed>,
    entries: Vec<Entry>,
    chapters: Chapters,
    _lock: Lock,
}

impl Examiner {
    /// Copies these files of the sources to the folder `here`, where everything is put.
    ///
    /// # Errors
    /// Where a file cannot be read or written, a page or the list of exceptions is wrong, the
    /// sources have not the shape that is counted on, or another one is at work in the folder.
    pub fn new(sources: &Path, files: &[PathBuf], here: &Path) -> Result<Self> {
        let chapters = Chapters::find(sources).context("there are no chapters")?;
        let printed = printed::numbers(sources)?;
        let list = fs::read_to_string(sources.join(LIST)).with_context(|| LIST)?;
        let entries = elsewhere::read(&list).context(LIST)?;
        let shown = || here.display().to_string();
        fs::create_dir_all(here.join("copy")).with_context(shown)?;
        let lock = Lock::on(here, Duration::ZERO).with_context(shown)?;
        let lock = lock.with_context(|| format!("somebody else is at work in {}", shown()))?;
        let copy = copy::renew(sources, files, &here.join("copy"))?;
        Ok(Self {
            sources: sources.into(),
            here: here.into(),
            copy,
            printed,
            entries,
            chapters,
            _lock: lock,
        })
    }

    /// The chapters of the book.
    pub fn chapters(&self) -> &Chapters {
        &self.chapters
    }

    /// Makes each printed number of a chapter wrong once and says what notices it.
    ///
    /// # Errors
    /// Where the copy does not compile or a test fails with every number right.
    pub fn examine(&self, chapter: &Chapter) -> Result<Chaptered> {
        let numbers = self.printed.iter().filter(|printed| printed.chapter == chapter.id);
        let numbers: Vec<Printed> = numbers.cloned().collect();
        let tests = Tests::of(chapter, &self.here.join("copy"), &self.here)?;
        // A test that notices one number of a snapshot is the first to be asked about the next.
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, number) in numbers.iter().enumerate() {
            groups.entry(&number.snapshot).or_default().push(place);
        }
        let groups: Vec<(&str, Vec<usize>)> = groups.into_iter().collect();
        let found = in_turn(&groups, |(snapshot, places)| {
            let recording = format!("{}/{snapshot}", chapter.id);
            let recorded = Recorded::read(&self.sources, chapter, snapshot)?;
            let mut before: Vec<String> = vec![];
            let mut found = vec![];
            for place in places {
                let number = &numbers[*place];
                let wrong = Wrong {
                    function: self.copy.functions.get(&recording).cloned(),
                    recording: recording.clone(),
                    file: self.here.join(format!("notes/{}-{snapshot}.snap", chapter.id)),
                    field: number.field.clone(),
                    by: number.by,
                };
                fs::write(&wrong.file, recorded.with(&number.field, number.by)?)?;
                let verdict = tests.notice(&wrong, &before)?;
                found.push((
                    *place,
                    match verdict.failed {
                        Some(test) => {
                            before.retain(|name| *name != test);
                            before.push(test.clone());
                            before.drain(..before.len().saturating_sub(REMEMBERED));
                            Held::By(test)
                        }
                        None if verdict.is_changed => Held::Alone,
                        // No test looks at the function, or the function does not return the number.
                        None if wrong.function.is_some() && tests.that_see(&wrong).is_empty() => {
                            Held::Alone
                        }
                        None => Held::Unseen,
                    },
                ));
            }
            Ok(found)
        })?;
        let mut held: Vec<(usize, Held)> = found.into_iter().flatten().collect();
        held.sort_by_key(|(place, _)| *place);
        let held = held.into_iter().map(|(_, held)| held);
        Ok(Chaptered {
            chapter: chapter.id.clone(),
            numbers: numbers.into_iter().zip(held).collect(),
            entries: self
                .entries
                .iter()
                .filter(|entry| entry.is_of(&chapter.id))
                .cloned()
                .collect(),
        })
    }
}

/// The list of numbers that are held in another way.
pub const LIST: &str = ".ci/held-elsewhere";

/// So many tests that have noticed a number are asked first about the next one.
const REMEMBERED: usize = 3;

/// A recording, to be written with one number wrong.
struct Recorded {
    head: String,
    numbers: Value,
}

impl Recorded {
    fn read(sources: &Path, chapter: &Chapter, snapshot: &str) -> Result<Self> {
        let file = snapshot::file(chapter, snapshot);
        let shown = file.strip_prefix(sources).unwrap_or(&file).display().to_string();
        let text = fs::read_to_string(&file).with_context(|| shown.clone())?.replace("\r\n", "\n");
        let (head, json) = text.split_once("\n---\n").with_context(|| shown.clone())?;
        Ok(Self { head: head.to_owned(), numbers: serde_json::from_str(json).context(shown)? })
    }

    fn with(&self, field: &str, by: f64) -> Result<String> {
        let mut numbers = self.numbers.clone();
        let pointer = format!("/{}", field.replace('.', "/"));
        let number = numbers.pointer_mut(&pointer).with_context(|| field.to_owned())?;
        *number = match (number.as_u64(), number.as_i64(), number.as_f64()) {
            (Some(whole), ..) => (whole + by as u64).into(),
            (_, Some(whole), _) => (whole + by as i64).into(),
            (.., Some(float)) => (float + by).into(),
            _ => anyhow::bail!("{field} is not a number"),
        };
        Ok(format!("{}\n---\n{}\n", self.head, serde_json::to_string_pretty(&numbers)?))
    }
}
