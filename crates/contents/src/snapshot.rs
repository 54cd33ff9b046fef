//! The snapshots that a chapter's tests hold: worked numbers as JSON, programs' output as text.

use std::{
    cell::RefCell,
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    rc::Rc,
};

use serde_json::Value;

use crate::{Chapter, Complaint};

/// A snapshot file.
#[derive(Debug)]
pub struct Snapshot {
    /// The test file that holds it, from the snapshot's header.
    pub held_by: String,
    /// What the test compared.
    pub content: String,
}

impl Snapshot {
    /// Takes a snapshot's file apart: its header stands between two rules.
    fn parse(text: &str) -> Option<Self> {
        let text = text.replace("\r\n", "\n");
        let (header, content) = text.strip_prefix("---\n")?.split_once("\n---\n")?;
        let held_by = header.lines().find_map(|line| line.strip_prefix("source: "));
        Some(Self {
            held_by: held_by.map_or("", |source| source.trim().trim_matches('"')).to_owned(),
            content: content.to_owned(),
        })
    }
}

/// The snapshots that were asked for, each read once.
#[derive(Debug, Default)]
pub struct Snapshots {
    read: RefCell<HashMap<PathBuf, Result<Rc<Snapshot>, Complaint>>>,
    numbers: RefCell<HashMap<PathBuf, Result<Rc<Value>, Complaint>>>,
}

impl Snapshots {
    /// What an example program printed.
    ///
    /// # Errors
    /// Where it was not recorded; says how to record it.
    pub fn output(&self, chapter: &Chapter, example: &str) -> Result<Rc<Snapshot>, Complaint> {
        self.snapshot(chapter, &format!("example-{example}")).map_err(|complaint| {
            let code = format!("proof::example!(\"{example}\");");
            with_recipe(complaint, chapter, &code)
        })
    }

    /// The numbers of a worked example, and who holds them.
    ///
    /// # Errors
    /// Where they were not recorded or are not JSON; says how to record them.
    pub fn numbers(
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

/// Where a snapshot of this name is kept.
pub fn file(chapter: &Chapter, name: &str) -> PathBuf {
    chapter.folder.join("tests/snapshots").join(format!("{name}.snap"))
}

/// Reads one, and looks whether a test still holds it.
fn read(chapter: &Chapter, name: &str) -> Result<Snapshot, Complaint> {
    let text = fs::read_to_string(file(chapter, name)).map_err(|_| {
        let names = names(chapter);
        Complaint::unknown("snapshot", name, names.iter().map(String::as_str)).within(&chapter.name)
    })?;
    let snapshot = Snapshot::parse(&text).ok_or_else(|| {
        Complaint::new(format!("the snapshot `{name}` has no header")).help("record it again")
    })?;
    let held_by = &snapshot.held_by;
    let named = format!("\"{}\"", name.strip_prefix("example-").unwrap_or(name));
    let test = chapter.folder.join(inside(held_by, chapter));
    if !fs::read_to_string(test).is_ok_and(|test| test.contains(&named)) {
        return Err(Complaint::new(format!("no test holds the snapshot `{name}` any more"))
            .help(format!("{held_by} does not name it; delete the file or test it again")));
    }
    Ok(snapshot)
}

/// `crates/ch10-…/tests/snapshots.rs` as seen from its crate.
fn inside<'a>(held_by: &'a str, chapter: &Chapter) -> &'a Path {
    let from_crate = held_by.split_once(&format!("{}/", chapter.name)).map(|(_, rest)| rest);
    Path::new(from_crate.unwrap_or(held_by))
}

/// The names of a chapter's snapshots.
pub fn names(chapter: &Chapter) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(chapter.folder.join("tests/snapshots"))
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".snap")?.to_owned()))
        .collect();
    names.sort();
    names
}

/// The command that records a crate's snapshots anew, or finds that they are the same.
pub fn recording_command(package: &str) -> String {
    format!("INSTA_UPDATE=always cargo test -p {package} --test snapshots")
}

fn with_recipe(complaint: Complaint, chapter: &Chapter, code: &str) -> Complaint {
    if !complaint.message.starts_with("there is no ") {
        return complaint;
    }
    let hint = complaint.help.clone().map_or_else(String::new, |help| format!("{help}\n"));
    complaint.help(format!(
        "{hint}to make it, write `{code}` in {}/tests/snapshots.rs and run\n{}",
        chapter.shown_folder(),
        recording_command(&chapter.name)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chapter(root: &Path) -> Chapter {
        let folder = root.join("crates/ch77-made-up");
        fs::create_dir_all(folder.join("tests/snapshots")).unwrap();
        Chapter::at(&folder).unwrap()
    }

    const TEST: &str = "proof::worked!(\"cost\", worked::cost());\n";
    const SNAPSHOT: &str =
        "---\nsource: crates/ch77-made-up/tests/snapshots.rs\n---\n{\"share\": 1}\n";

    #[test]
    fn a_snapshot_is_read_with_the_test_that_holds_it() {
        let root = tempfile::tempdir().unwrap();
        let chapter = chapter(root.path());
        fs::write(chapter.folder.join("tests/snapshots.rs"), TEST).unwrap();
        fs::write(file(&chapter, "cost"), SNAPSHOT.replace('\n', "\r\n")).unwrap();
        let (numbers, snapshot) = Snapshots::default().numbers(&chapter, "cost").unwrap();
        assert_eq!(numbers["share"], 1);
        assert_eq!(snapshot.held_by, "crates/ch77-made-up/tests/snapshots.rs");
    }

    #[test]
    fn a_snapshot_that_is_not_there_is_refused_with_the_recipe() {
        let root = tempfile::tempdir().unwrap();
        let chapter = chapter(root.path());
        let refusal = Snapshots::default().numbers(&chapter, "cost").unwrap_err();
        assert_eq!(refusal.message, "there is no snapshot `cost` in ch77-made-up");
        assert!(refusal.help.unwrap().contains("proof::worked!(\"cost\", worked::cost());"));
    }

    #[test]
    fn a_snapshot_that_no_test_holds_is_refused() {
        let root = tempfile::tempdir().unwrap();
        let chapter = chapter(root.path());
        fs::write(file(&chapter, "cost"), SNAPSHOT).unwrap();
        let refusal = Snapshots::default().output(&chapter, "cost").unwrap_err();
        assert_eq!(refusal.message, "there is no snapshot `example-cost` in ch77-made-up");
        let refusal = Snapshots::default().numbers(&chapter, "cost").unwrap_err();
        assert_eq!(refusal.message, "no test holds the snapshot `cost` any more");
    }
}
