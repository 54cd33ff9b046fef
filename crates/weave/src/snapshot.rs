//! The snapshots that a chapter's tests hold: worked numbers as JSON, programs' output as text.

use std::{
    cell::RefCell,
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    rc::Rc,
};

use serde_json::Value;

use crate::{chapter::Chapter, diagnostics::Complaint};

/// A snapshot file.
#[derive(Debug)]
pub(crate) struct Snapshot {
    /// The test file that holds it, from the snapshot's header.
    pub(crate) held_by: String,
    /// What the test compared.
    pub(crate) content: String,
}

/// The snapshots that were asked for, each read once.
#[derive(Debug, Default)]
pub(crate) struct Snapshots {
    read: RefCell<HashMap<PathBuf, Result<Rc<Snapshot>, Complaint>>>,
    numbers: RefCell<HashMap<PathBuf, Result<Rc<Value>, Complaint>>>,
}

impl Snapshots {
    /// What an example program printed.
    pub(crate) fn output(
        &self,
        chapter: &Chapter,
        example: &str,
    ) -> Result<Rc<Snapshot>, Complaint> {
        self.snapshot(chapter, &format!("example-{example}")).map_err(|complaint| {
            let code = format!("proof::example!(\"{example}\");");
            with_recipe(complaint, chapter, &code)
        })
    }

    /// The numbers of a worked example, and who holds them.
    pub(crate) fn numbers(
        &self,
        chapter: &Chapter,
        name: &str,
    ) -> Result<(Rc<Value>, Rc<Snapshot>), Complaint> {
        let snapshot = self.snapshot(chapter, name).map_err(|complaint| {
            let code = format!("proof::worked!(\"{name}\", worked::{name}());");
            with_recipe(complaint, chapter, &code)
        })?;
        let numbers = self
            .numbers
            .borrow_mut()
            .entry(file(chapter, name))
            .or_insert_with(|| {
                serde_json::from_str(&snapshot.content).map(Rc::new).map_err(|error| {
                    Complaint::new(format!("the snapshot `{name}` is not JSON: {error}"))
                })
            })
            .clone()?;
        Ok((numbers, snapshot))
    }

    fn snapshot(&self, chapter: &Chapter, name: &str) -> Result<Rc<Snapshot>, Complaint> {
        self.read
            .borrow_mut()
            .entry(file(chapter, name))
            .or_insert_with(|| read(chapter, name).map(Rc::new))
            .clone()
    }
}

fn file(chapter: &Chapter, name: &str) -> PathBuf {
    chapter.folder.join("tests/snapshots").join(format!("{name}.snap"))
}

fn read(chapter: &Chapter, name: &str) -> Result<Snapshot, Complaint> {
    let path = file(chapter, name);
    let text = fs::read_to_string(&path).map_err(|_| {
        let names = names(chapter);
        Complaint::unknown("snapshot", name, names.iter().map(String::as_str)).within(&chapter.name)
    })?;
    let text = text.replace("\r\n", "\n");
    let parts = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    let (header, content) = parts.ok_or_else(|| {
        Complaint::new(format!("the snapshot `{name}` has no header")).help("record it again")
    })?;
    let held_by = header
        .lines()
        .find_map(|line| line.strip_prefix("source: "))
        .map_or("", |source| source.trim().trim_matches('"'))
        .to_owned();
    let named = format!("\"{}\"", name.strip_prefix("example-").unwrap_or(name));
    let test = chapter.folder.join(inside(&held_by, chapter));
    if !fs::read_to_string(test).is_ok_and(|test| test.contains(&named)) {
        return Err(Complaint::new(format!("no test holds the snapshot `{name}` any more"))
            .help(format!("{held_by} does not name it; delete the file or test it again")));
    }
    Ok(Snapshot { held_by, content: content.to_owned() })
}

/// `crates/ch10-…/tests/snapshots.rs` as seen from its crate.
fn inside<'a>(held_by: &'a str, chapter: &Chapter) -> &'a Path {
    let from_crate = held_by.split_once(&format!("{}/", chapter.name)).map(|(_, rest)| rest);
    Path::new(from_crate.unwrap_or(held_by))
}

/// The names of a chapter's snapshots.
pub(crate) fn names(chapter: &Chapter) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(chapter.folder.join("tests/snapshots"))
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".snap")?.to_owned()))
        .collect();
    names.sort();
    names
}

fn with_recipe(complaint: Complaint, chapter: &Chapter, code: &str) -> Complaint {
    if !complaint.message.starts_with("there is no ") {
        return complaint;
    }
    let hint = complaint.help.clone().map_or_else(String::new, |help| format!("{help}\n"));
    complaint.help(format!(
        "{hint}to make it, write `{code}` in {}/tests/snapshots.rs and run\n\
         INSTA_UPDATE=always cargo test -p {} --test snapshots",
        chapter.shown_folder(),
        chapter.name
    ))
}
