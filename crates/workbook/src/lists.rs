//! The lists of chapters that stand in files: manifests, the registry of figures, the README.
//!
//! They follow from the folders `crates/chNN-*` and from `SUMMARY.md`. The command `new` brings
//! them up to date, and a test refuses one that is not.

use std::{fs, path::Path};

use contents::{Chapter, Chapters, exercise::Catalogue};

use crate::mistake::Mistake;

/// The book's table of contents.
pub const SUMMARY: &str = "book/src/SUMMARY.md";

const README: &str = "README.md";
/// How the line of `start` in the README begins that counts the exercises.
const START: &str = "practice is yours: ";

/// A list between two lines of a file, which it leaves as they are.
struct List {
    file: &'static str,
    begin: &'static str,
    end: &'static str,
    line: fn(&Chapter, &Path) -> String,
}

const LISTS: [List; 4] = [
    List {
        file: "Cargo.toml",
        begin: "# the chapters, in reading order",
        end: "# what their experiments share",
        line: |chapter, _| format!("{0} = {{ path = \"crates/{0}\" }}", chapter.name),
    },
    List {
        file: "crates/figures/Cargo.toml",
        begin: "# the chapters, in reading order",
        end: "# until here",
        line: |chapter, _| format!("{}.workspace = true", chapter.name),
    },
    List {
        file: "crates/figures/src/lib.rs",
        begin: "pub const CHAPTERS: &[Chapter] = chapters![",
        end: "];",
        line: |chapter, _| format!("    {},", chapter.rust_name()),
    },
    List { file: README, begin: "|---|---|---|", end: "", line: row },
];

/// Brings the lists of the workbook in the folder `root` up to date; gives the files that changed.
///
/// # Errors
/// Where a file cannot be read or written, or has no place for its list.
pub fn update(root: &Path) -> Result<Vec<&'static str>, Mistake> {
    let stale = stale(root)?;
    for (file, text) in &stale {
        fs::write(root.join(file), text)
            .map_err(|error| Mistake::new(format!("{file} cannot be written: {error}.")))?;
    }
    Ok(stale.into_iter().map(|(file, _)| file).collect())
}

/// The files whose list is not what the chapters say, and what they should be.
pub fn stale(root: &Path) -> Result<Vec<(&'static str, String)>, Mistake> {
    let chapters = Chapters::find(root)
        .map_err(|error| Mistake::new(format!("The crates cannot be read: {error}.")))?;
    let mut stale = Vec::new();
    for list in &LISTS {
        let text = fs::read_to_string(root.join(list.file))
            .map_err(|error| Mistake::new(format!("{} cannot be read: {error}.", list.file)))?;
        let lines: String =
            chapters.iter().map(|chapter| (list.line)(chapter, root) + "\n").collect();
        let updated = list.within(&text, &lines).ok_or_else(|| {
            Mistake::new(format!(
                "{} has no place for the list of chapters: it stands between the line `{}` and \
                 {}. Put them back and try again.",
                list.file,
                list.begin,
                if list.end.is_empty() { "an empty one".into() } else { format!("`{}`", list.end) }
            ))
        })?;
        // The session of the README says how many exercises there are.
        let updated =
            if list.file == README { counted(&updated, exercises(root)?) } else { updated };
        if updated != text {
            stale.push((list.file, updated));
        }
    }
    Ok(stale)
}

fn exercises(root: &Path) -> Result<usize, Mistake> {
    let catalogue = Catalogue::load(root).map_err(|error| {
        Mistake::with_detail("The exercises cannot be counted.", error.to_string())
    })?;
    Ok(catalogue.exercises().len())
}

/// The text with this number of exercises in what `start` prints, where it has that line.
fn counted(text: &str, exercises: usize) -> String {
    let parts = text.split_once(START).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(" exercises")?;
        Some((before, after))
    });
    match parts {
        Some((before, after)) => format!("{before}{START}{exercises} exercises{after}"),
        None => text.to_owned(),
    }
}

impl List {
    /// The file's text with these lines for the list; none where the list has no place.
    fn within(&self, text: &str, lines: &str) -> Option<String> {
        let begin = text.find(&format!("{}\n", self.begin))? + self.begin.len() + 1;
        let mut end = begin;
        for line in text[begin..].split_inclusive('\n') {
            if line.trim_end() == self.end {
                return Some(format!("{}{lines}{}", &text[..begin], &text[end..]));
            }
            end += line.len();
        }
        None
    }
}

/// The chapter's row in the README: title, crate and programs.
fn row(chapter: &Chapter, root: &Path) -> String {
    let programs = programs(chapter, root);
    let own =
        if chapter.folder.join("src/main.rs").is_file() { ", and the program itself" } else { "" };
    format!("| {} | `{}` | {programs}{own} |", title(chapter, root), chapter.name)
}

/// The chapter's title with its number, as the table of contents has it.
fn title(chapter: &Chapter, root: &Path) -> String {
    let summary = fs::read_to_string(root.join(SUMMARY)).unwrap_or_default();
    let target = format!("]({}.md)", chapter.name);
    let entry = summary.lines().find_map(|line| {
        let (before, _) = line.split_once(&target)?;
        Some(before.split_once('[')?.1.to_owned())
    });
    entry.unwrap_or_else(|| format!("{}. {}", chapter.number, chapter.name))
}

/// The chapter's programs in the order in which its page shows them.
fn programs(chapter: &Chapter, root: &Path) -> String {
    let page = root.join("book/src").join(format!("{}.md", chapter.name));
    let page = fs::read_to_string(page).unwrap_or_default();
    let entries = fs::read_dir(chapter.folder.join("examples")).into_iter().flatten().flatten();
    let names = entries
        .filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".rs")?.to_owned()));
    let mut programs: Vec<(usize, String)> = names
        .map(|name| {
            // A figure may have the same name.
            let shown = ["example", "output"]
                .map(|kind| page.find(&format!("{{{{#{kind} {}/{name}}}}}", chapter.id)));
            (shown.into_iter().flatten().min().unwrap_or(usize::MAX), name)
        })
        .collect();
    programs.sort();
    let names: Vec<String> = programs.into_iter().map(|(_, name)| format!("`{name}`")).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workbook() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()
    }

    #[test]
    fn the_lists_are_what_the_chapters_say() {
        let stale = stale(workbook()).unwrap();
        let files: Vec<&str> = stale.iter().map(|(file, _)| *file).collect();
        assert!(
            files.is_empty(),
            "{} list other chapters than there are. `cargo run -- new --lists` mends that.",
            files.join(", ")
        );
    }

    #[test]
    fn a_list_keeps_to_its_place() {
        let list = List { file: "", begin: "# from", end: "# to", line: |_, _| String::new() };
        let text = "a\n# from\nold\n# to\nb\n";
        assert_eq!(list.within(text, "new\nlines\n").unwrap(), "a\n# from\nnew\nlines\n# to\nb\n");
        assert_eq!(list.within("# from\nno end\n", ""), None);
        assert_eq!(list.within("no begin\n# to\n", ""), None);
    }

    #[test]
    fn the_exercises_are_counted_in_what_start_prints() {
        let text = "practice is yours: 7 exercises, one file each.\n";
        assert_eq!(counted(text, 12), "practice is yours: 12 exercises, one file each.\n");
        assert_eq!(counted("nothing of the kind", 12), "nothing of the kind");
        let readme = fs::read_to_string(workbook().join(README)).unwrap();
        assert!(readme.contains(START), "the README does not show `start`");
    }
}
