//! The chapters' crates: `crates/chNN-*`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::diagnostics::Complaint;

/// A chapter's crate.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Chapter {
    /// The short id, `ch10`.
    pub(crate) id: String,
    /// The number in the book, 10.
    pub(crate) number: u32,
    /// The crate's name, which is its page's name too: `ch10-backpropagation`.
    pub(crate) name: String,
    /// The folder of the crate.
    pub(crate) folder: PathBuf,
}

impl Chapter {
    /// The crate's name in Rust, `ch10_backpropagation`.
    pub(crate) fn rust_name(&self) -> String {
        self.name.replace('-', "_")
    }

    /// The crate's folder as a reader knows it, `crates/ch10-backpropagation`.
    pub(crate) fn shown_folder(&self) -> String {
        format!("crates/{}", self.name)
    }

    /// The page's file in the site.
    pub(crate) fn html(&self) -> String {
        format!("{}.html", self.name)
    }
}

/// All chapters, in reading order.
pub(crate) struct Chapters(Vec<Chapter>);

impl Chapters {
    /// The chapters under `root/crates`.
    pub(crate) fn find(root: &Path) -> Self {
        let mut chapters: Vec<Chapter> = fs::read_dir(root.join("crates"))
            .into_iter()
            .flatten()
            .flatten()
            .filter(|entry| entry.path().is_dir())
            .filter_map(|entry| {
                let name = entry.file_name().into_string().ok()?;
                let (id, _) = name.split_once('-')?;
                let number = id.strip_prefix("ch")?.parse().ok()?;
                Some(Chapter { id: id.to_owned(), number, folder: entry.path(), name })
            })
            .collect();
        chapters.sort_by_key(|chapter| chapter.number);
        Self(chapters)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Chapter> {
        self.0.iter()
    }

    /// The chapter with the short id, such as `ch10`.
    pub(crate) fn by_id(&self, id: &str) -> Result<&Chapter, Complaint> {
        self.0.iter().find(|chapter| chapter.id == id).ok_or_else(|| {
            Complaint::unknown("chapter", id, self.iter().map(|chapter| chapter.id.as_str()))
        })
    }

    /// The chapter with the Rust path's first segment, such as `ch10_backpropagation`.
    pub(crate) fn by_rust_name(&self, name: &str) -> Result<&Chapter, Complaint> {
        self.0.iter().find(|chapter| chapter.rust_name() == name).ok_or_else(|| {
            let names: Vec<String> = self.iter().map(Chapter::rust_name).collect();
            Complaint::unknown("chapter crate", name, names.iter().map(String::as_str))
        })
    }

    /// The chapter that a page belongs to.
    pub(crate) fn of_page(&self, page: &str) -> Option<&Chapter> {
        self.0.iter().find(|chapter| chapter.name == page)
    }

    /// `ch10/one_update` as a chapter and a name in it.
    pub(crate) fn split<'a>(&self, id: &'a str) -> Result<(&Chapter, &'a str), Complaint> {
        let (chapter, name) = id.split_once('/').ok_or_else(|| {
            Complaint::new(format!("`{id}` names no chapter")).help("write it as `ch10/name`")
        })?;
        Ok((self.by_id(chapter)?, name))
    }
}
