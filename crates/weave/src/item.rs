//! Items of a chapter's crate by their Rust path.
//!
//! The source is parsed and the items are found by where they stand: no marker comments in
//! the code, and no other spelling than Rust's.

pub(crate) mod reader;

use contents::{Complaint, Diagnostic};

use crate::{listing, term::Terms};

/// An item of a crate.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The full Rust path, `ch09_training::Network::forward`.
    pub(crate) path: String,
    /// The file, `crates/ch09-training/src/lib.rs`.
    pub(crate) file: String,
    /// Line and column of the item.
    pub(crate) place: (usize, usize),
    /// Whether the crate's users see it.
    pub(crate) public: bool,
    /// The `impl` or `trait` block around a method.
    inside: Option<Block>,
    /// The source from the start of its first line, docs included.
    code: String,
    indent: usize,
}

/// What is around a method.
#[derive(Clone, Debug, PartialEq)]
struct Block {
    /// `impl Network`
    head: String,
    indent: usize,
}

/// Equations that a crate's doc comments cite.
#[derive(Clone, Debug)]
pub(crate) struct Citation {
    pub(crate) equation: String,
    pub(crate) file: String,
    pub(crate) place: (usize, usize),
}

/// All items of one crate.
#[derive(Debug, Default)]
pub(crate) struct Index {
    items: Vec<Found>,
    modules: Vec<String>,
    pub(crate) citations: Vec<Citation>,
    /// Files that could not be read or parsed.
    pub(crate) mistakes: Vec<Diagnostic>,
}

impl Index {
    /// The item of this path.
    pub(crate) fn find(&self, path: &str) -> Result<&Found, Complaint> {
        if self.modules.iter().any(|module| module == path) {
            let inside: Vec<&str> = self
                .items
                .iter()
                .filter(|item| {
                    item.path.strip_prefix(path).is_some_and(|rest| rest.starts_with("::"))
                })
                .map(|item| item.path.as_str())
                .collect();
            return Err(Complaint::new(format!("`{path}` is a module, and a listing shows items"))
                .help(format!("name what to show: {}", inside.join(", "))));
        }
        self.items.iter().find(|item| item.path == path).ok_or_else(|| {
            Complaint::unknown("item", path, self.items.iter().map(|item| item.path.as_str()))
        })
    }

    /// What the crate's users see, and so what the book has to show: not the tools' modules
    /// `worked` and `figures`.
    pub(crate) fn public(&self) -> impl Iterator<Item = &Found> {
        self.items.iter().filter(|item| {
            item.public
                && !item.path.split("::").skip(1).any(|part| matches!(part, "worked" | "figures"))
        })
    }
}

/// One listing of several items, methods inside their `impl` block.
pub(crate) fn listing(items: &[&Found], docs: bool, terms: &Terms) -> String {
    let file = items.first().map_or("", |item| item.file.as_str());
    let names: Vec<&str> = items.iter().map(|item| listing::short(&item.path)).collect();
    listing::figure(file, &names.join(", "), &code(items, docs), terms)
}

/// The code of several items, methods inside their `impl` block.
pub(crate) fn code(items: &[&Found], docs: bool) -> String {
    let mut code = String::new();
    let mut open: Option<&Block> = None;
    for item in items {
        if open.is_some() && open != item.inside.as_ref() {
            code.push_str("}\n");
            open = None;
        }
        if !code.is_empty() {
            code.push('\n');
        }
        let mut own = if docs { item.code.clone() } else { listing::without_docs(&item.code) };
        match &item.inside {
            Some(block) => {
                if open.is_none() {
                    code.push_str(&format!("{} {{\n", block.head));
                    open = Some(block);
                }
                own = listing::dedented(&own, block.indent);
            }
            None => own = listing::dedented(&own, item.indent),
        }
        code.push_str(own.trim_end());
        code.push('\n');
    }
    if open.is_some() {
        code.push_str("}\n");
    }
    code.trim_end().to_owned()
}
