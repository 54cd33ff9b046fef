//! `new`: a chapter that builds, is tested and shown, for its author to replace piece by piece.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::Args;
use contents::Chapters;

use super::Outcome;
use crate::{
    lists::{self, SUMMARY},
    mistake::Mistake,
    project::Project,
};

/// The chapter that is copied, from the crate of this program.
const PATTERN: &str = "workbook/chapter";

/// Lay out a new chapter, small and complete
#[derive(Args)]
pub struct New {
    /// The chapter's number in the book
    #[arg(required_unless_present = "lists")]
    number: Option<u32>,

    /// A short name for its crate, such as `bias`
    #[arg(required_unless_present = "lists")]
    name: Option<String>,

    /// Its title, in quotation marks
    #[arg(required_unless_present = "lists")]
    title: Option<String>,

    /// Only bring the lists of chapters in manifests and README up to date
    #[arg(long, conflicts_with_all = ["number", "name", "title"])]
    lists: bool,
}

impl New {
    pub fn run(self, project: &Project) -> Outcome {
        let (Some(number), Some(name), Some(title)) = (self.number, self.name, self.title) else {
            let changed = lists::update(project.root())?;
            anstream::println!(
                "{}",
                match changed.as_slice() {
                    [] => "The lists are what the chapters say.".to_owned(),
                    files => format!("Brought up to date: {}.", files.join(", ")),
                }
            );
            return Ok(());
        };
        let chapter = Chapter::new(number, &name, &title)?;
        chapter.refuse_what_is_there(project)?;
        let files = chapter.lay_out(project)?;
        chapter.enter(project)?;
        lists::update(project.root())?;
        let name = &chapter.name;
        let test = format!("cargo test -p {name}");
        anstream::println!(
            "Chapter {number} is laid out: {files} files in crates/{name}, its page \
             book/src/{name}.md and its line in {SUMMARY}.\n\n\
             It is small and complete. Replace it piece by piece:\n\n  \
             {:width$}  shows it, and every save\n  \
             {test}  tests it\n\n\
             CONTRIBUTING.md says what a page may ask of its crate.",
            "cargo run",
            width = test.len(),
        );
        Ok(())
    }
}

/// A chapter that is not there yet.
struct Chapter {
    number: u32,
    /// `ch15`
    id: String,
    /// `ch15-bias`
    name: String,
    /// `first_bias`, the name of its program.
    program: String,
    title: String,
}

impl Chapter {
    fn new(number: u32, name: &str, title: &str) -> Result<Self, Mistake> {
        if !(1..=99).contains(&number) {
            return Err(Mistake::new(format!(
                "{number} is no chapter's number; they run from 1 to 99."
            )));
        }
        let plain = |name: &str| {
            name.starts_with(|first: char| first.is_ascii_lowercase())
                && !name.ends_with('-')
                && !name.contains("--")
                && name.chars().all(|c| c == '-' || c.is_ascii_lowercase() || c.is_ascii_digit())
        };
        if !plain(name) || name.len() > 40 {
            return Err(Mistake::new(format!(
                "`{name}` cannot be the name of a crate here. Take small letters, digits and \
                 hyphens, such as `hidden-size`; the number comes before it by itself."
            )));
        }
        let odd = |c: char| c.is_control() || "\"\\[]<>`|".contains(c);
        if title.trim().is_empty() || title.contains(odd) {
            return Err(Mistake::new(
                "The title is a few words on one line, without any of \" \\ [ ] < > ` |, such as \
                 \"Bias nodes\".",
            ));
        }
        let id = format!("ch{number:02}");
        Ok(Self {
            number,
            name: format!("{id}-{name}"),
            id,
            program: format!("first_{}", name.replace('-', "_")),
            title: title.trim().to_owned(),
        })
    }

    fn refuse_what_is_there(&self, project: &Project) -> Result<(), Mistake> {
        let chapters =
            Chapters::with_unwritten(project.root()).map_err(|error| unable("crates", &error))?;
        if let Some(other) = chapters.iter().find(|other| other.number == self.number) {
            return Err(Mistake::new(format!(
                "Chapter {} is there already: {}. Take another number, or rename that one's \
                 folder and page first.",
                self.number,
                other.shown_folder()
            )));
        }
        for there in [self.folder(project), self.page(project)] {
            if there.symlink_metadata().is_ok() {
                return Err(Mistake::new(format!(
                    "{} is there already, and nothing is written over it. Move it away or take \
                     another name.",
                    there.display()
                )));
            }
        }
        Ok(())
    }

    fn folder(&self, project: &Project) -> PathBuf {
        project.crates().join(&self.name)
    }

    fn page(&self, project: &Project) -> PathBuf {
        project.book().join("src").join(format!("{}.md", self.name))
    }

    /// Writes the crate and the page; gives the number of the crate's files.
    fn lay_out(&self, project: &Project) -> Result<usize, Mistake> {
        let pattern = project.crates().join(PATTERN);
        let page = self.page(project);
        let text = fs::read_to_string(pattern.join("page.md"))
            .map_err(|error| unable(&format!("crates/{PATTERN}/page.md"), &error))?;
        let files = self.copy(&pattern.join("crate"), &self.folder(project))?;
        fs::write(&page, self.filled_in(&text))
            .map_err(|error| unable(&page.display().to_string(), &error))?;
        Ok(files)
    }

    fn copy(&self, from: &Path, to: &Path) -> Result<usize, Mistake> {
        let unable = |path: &Path, error| unable(&path.display().to_string(), &error);
        fs::create_dir(to).map_err(|error| unable(to, error))?;
        let mut files = 0;
        for entry in fs::read_dir(from).map_err(|error| unable(from, error))? {
            let entry = entry.map_err(|error| unable(from, error))?.path();
            let name = entry.file_name().unwrap_or_default().to_string_lossy();
            let target = to.join(self.filled_in(&name));
            if entry.is_dir() {
                files += self.copy(&entry, &target)?;
            } else {
                let text = fs::read_to_string(&entry).map_err(|error| unable(&entry, error))?;
                fs::write(&target, self.filled_in(&text))
                    .map_err(|error| unable(&target, error))?;
                files += 1;
            }
        }
        Ok(files)
    }

    /// Text of the pattern with this chapter's names in it.
    fn filled_in(&self, text: &str) -> String {
        text.replace("chNN-name", &self.name)
            .replace("chNN_name", &self.name.replace('-', "_"))
            .replace("chNN", &self.id)
            .replace("CHAPTER_NUMBER", &self.number.to_string())
            .replace("CHAPTER_TITLE", &self.title)
            .replace("PROGRAM", &self.program)
    }

    /// Enters the chapter in the table of contents, behind the last one with a smaller number.
    fn enter(&self, project: &Project) -> Result<(), Mistake> {
        let file = project.root().join(SUMMARY);
        let text = fs::read_to_string(&file).map_err(|error| unable(SUMMARY, &error))?;
        let line = format!("- [{}. {}]({}.md)", self.number, self.title, self.name);
        fs::write(&file, entered(&text, self.number, &line))
            .map_err(|error| unable(SUMMARY, &error))
    }
}

fn entered(summary: &str, number: u32, line: &str) -> String {
    let mut lines: Vec<&str> = summary.lines().collect();
    let number_of = |line: &str| -> Option<u32> {
        line.trim_start().strip_prefix("- [")?.split_once(". ")?.0.parse().ok()
    };
    let before = lines.iter().rposition(|line| number_of(line).is_some_and(|other| other < number));
    match before {
        Some(before) => lines.insert(before + 1, line),
        None => lines.push(line),
    }
    lines.join("\n") + "\n"
}

fn unable(what: &str, error: &std::io::Error) -> Mistake {
    Mistake::new(format!("{what} cannot be read or written: {error}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chapter_is_entered_where_its_number_belongs() {
        let summary =
            "# Summary\n\n- [1. One](ch01-one.md)\n- [3. Three](ch03-three.md)\n\n# More\n";
        let entered = |number| entered(summary, number, "- [new]");
        assert!(entered(2).contains("- [1. One](ch01-one.md)\n- [new]\n- [3."), "{}", entered(2));
        assert!(entered(4).contains("(ch03-three.md)\n- [new]\n\n# More\n"), "{}", entered(4));
    }

    #[test]
    fn odd_names_and_titles_are_refused() {
        for name in ["", "Bias", "bias_nodes", "-bias", "bias-", "a--b", "15-bias", "ä", "a/b"] {
            assert!(Chapter::new(15, name, "Bias").is_err(), "{name:?}");
        }
        for title in ["", "  ", "a\nb", "say \"bias\"", "[bias]"] {
            assert!(Chapter::new(15, "bias", title).is_err(), "{title:?}");
        }
        assert!(Chapter::new(0, "bias", "Bias").is_err());
        let chapter = Chapter::new(7, "hidden-size", "How many?").ok().unwrap();
        assert_eq!(chapter.name, "ch07-hidden-size");
        assert_eq!(chapter.filled_in("use chNN_name;"), "use ch07_hidden_size;");
    }
}
