//! The chapters: the crates `crates/chNN-*`.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::Complaint;

/// A chapter's crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// The short id, `ch10`.
    pub id: String,
    /// The number in the book, 10.
    pub number: u32,
    /// The crate's name, which is its page's name too: `ch10-backpropagation`.
    pub name: String,
    /// The folder of the crate.
    pub folder: PathBuf,
}

impl Chapter {
    /// The chapter whose crate is in this folder, if the folder's name is a chapter's.
    pub fn at(folder: &Path) -> Option<Self> {
        let name = folder.file_name()?.to_str()?;
        let (id, number) = numbered(name)?;
        Some(Self {
            id: id.to_owned(),
            number,
            name: name.to_owned(),
            folder: folder.to_path_buf(),
        })
    }

    /// The crate's name in Rust, `ch10_backpropagation`.
    pub fn rust_name(&self) -> String {
        self.name.replace('-', "_")
    }

    /// The crate's folder as a reader knows it, `crates/ch10-backpropagation`.
    pub fn shown_folder(&self) -> String {
        format!("crates/{}", self.name)
    }

    /// The page's file in the site.
    pub fn html(&self) -> String {
        format!("{}.html", self.name)
    }
}

/// Whether a crate of this name is a chapter.
pub fn is_chapter(name: &str) -> bool {
    numbered(name).is_some()
}

/// `ch10` as "Chapter 10".
pub fn in_words(id: &str) -> String {
    let number = id.trim_start_matches("ch").trim_start_matches('0');
    format!("Chapter {number}")
}

/// `ch10-backpropagation` as `ch10` and 10.
fn numbered(name: &str) -> Option<(&str, u32)> {
    let (id, title) = name.split_once('-')?;
    let digits = id.strip_prefix("ch")?;
    let number = digits.chars().all(|c| c.is_ascii_digit()).then(|| digits.parse().ok())??;
    (!title.is_empty()).then_some((id, number))
}

/// All chapters, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chapters(Vec<Chapter>);

impl Chapters {
    /// The chapters of the workbook in the folder `root`. Where it has a book, a crate whose page
    /// is still to be written is none yet.
    ///
    /// # Errors
    /// Where `root/crates` cannot be read.
    pub fn find(root: &Path) -> io::Result<Self> {
        let Self(mut chapters) = Self::with_unwritten(root)?;
        let pages = root.join("book/src");
        if pages.is_dir() {
            chapters.retain(|chapter| pages.join(format!("{}.md", chapter.name)).is_file());
        }
        Ok(Self(chapters))
    }

    /// The same with the crates whose pages are still to be written.
    ///
    /// # Errors
    /// Where `root/crates` cannot be read.
    pub fn with_unwritten(root: &Path) -> io::Result<Self> {
        let mut chapters = Vec::new();
        for entry in fs::read_dir(root.join("crates"))? {
            let folder = entry?.path();
            chapters.extend(Chapter::at(&folder).filter(|_| folder.is_dir()));
        }
        chapters.sort_by_key(|chapter| chapter.number);
        Ok(Self(chapters))
    }

    /// One after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, Chapter> {
        self.0.iter()
    }

    /// The chapter with the short id, such as `ch10`.
    ///
    /// # Errors
    /// Where there is none; the nearest that exists is offered.
    pub fn by_id(&self, id: &str) -> Result<&Chapter, Complaint> {
        self.0.iter().find(|chapter| chapter.id == id).ok_or_else(|| {
            Complaint::unknown("chapter", id, self.iter().map(|chapter| chapter.id.as_str()))
        })
    }

    /// The chapter with the Rust path's first segment, such as `ch10_backpropagation`.
    ///
    /// # Errors
    /// Where there is none; the nearest that exists is offered.
    pub fn by_rust_name(&self, name: &str) -> Result<&Chapter, Complaint> {
        self.0.iter().find(|chapter| chapter.rust_name() == name).ok_or_else(|| {
            let names: Vec<String> = self.iter().map(Chapter::rust_name).collect();
            Complaint::unknown("chapter crate", name, names.iter().map(String::as_str))
        })
    }

    /// The chapter that a page belongs to.
    pub fn of_page(&self, page: &str) -> Option<&Chapter> {
        self.0.iter().find(|chapter| chapter.name == page)
    }

    /// `ch10/one_update` as a chapter and a name in it.
    ///
    /// # Errors
    /// Where the chapter is not named or does not exist.
    pub fn split<'a>(&self, id: &'a str) -> Result<(&Chapter, &'a str), Complaint> {
        let (chapter, name) = id.split_once('/').ok_or_else(|| {
            Complaint::new(format!("`{id}` names no chapter")).help("write it as `ch10/name`")
        })?;
        Ok((self.by_id(chapter)?, name))
    }
}

impl<'a> IntoIterator for &'a Chapters {
    type Item = &'a Chapter;
    type IntoIter = std::slice::Iter<'a, Chapter>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chapter_has_a_number_and_a_name() {
        for (name, chapter) in [
            ("ch10-backpropagation", true),
            ("ch01-double", true),
            ("ch100-far", true),
            ("ch10", false),
            ("ch10-", false),
            ("ch-ten", false),
            ("ch+1-sign", false),
            ("chapters-of-all", false),
            ("checks", false),
            ("plot", false),
        ] {
            assert_eq!(is_chapter(name), chapter, "{name}");
        }
    }

    #[test]
    fn chapters_come_in_the_order_of_their_numbers() {
        let root = tempfile::tempdir().unwrap();
        for name in ["ch10-b", "ch9-a", "plot", "ch02-c"] {
            fs::create_dir_all(root.path().join("crates").join(name)).unwrap();
        }
        fs::write(root.path().join("crates/ch03-file"), "").unwrap();
        let chapters = Chapters::find(root.path()).unwrap();
        let ids: Vec<&str> = chapters.iter().map(|chapter| chapter.id.as_str()).collect();
        assert_eq!(ids, ["ch02", "ch9", "ch10"]);
        assert_eq!(chapters.split("ch10/one").unwrap().1, "one");
        assert_eq!(chapters.by_rust_name("ch02_c").unwrap().number, 2);
        assert_eq!(
            chapters.by_id("ch01").unwrap_err().help.as_deref(),
            Some("did you mean `ch02`?")
        );
    }

    #[test]
    fn a_crate_whose_page_is_still_to_be_written_is_no_chapter_yet() {
        let root = tempfile::tempdir().unwrap();
        for folder in ["crates/ch01-a", "crates/ch02-b", "book/src"] {
            fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        fs::write(root.path().join("book/src/ch01-a.md"), "# One\n").unwrap();
        let ids = |chapters: Chapters| -> Vec<String> {
            chapters.iter().map(|chapter| chapter.id.clone()).collect()
        };
        assert_eq!(ids(Chapters::find(root.path()).unwrap()), ["ch01"]);
        assert_eq!(ids(Chapters::with_unwritten(root.path()).unwrap()), ["ch01", "ch02"]);
    }
}
