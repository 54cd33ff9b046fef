//! The book's vocabulary, from `book/terms.toml`.

use std::{collections::BTreeMap, path::Path};

use serde::Deserialize;

use crate::{Diagnostic, table};

/// Where the terms are written down.
pub const FILE: &str = "book/terms.toml";

/// A term of the vocabulary.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// What links and listings call it by, `error-signal`.
    pub id: String,
    /// What the prose calls it, "error signal".
    pub name: String,
    /// What other books call it.
    #[serde(default)]
    pub also: Vec<String>,
    /// Its sign in formulas. It and the macro that writes it go together. A term without them is
    /// a word with a definition: it has a card and a place in the glossary, but no colour and no
    /// row in the notation table.
    pub symbol: Option<String>,
    /// The macro that writes the symbol, `\SError`.
    #[serde(rename = "macro")]
    pub symbol_macro: Option<String>,
    /// More macros, each with its TeX.
    #[serde(default)]
    pub macros: BTreeMap<String, String>,
    /// The identifiers that stand for it.
    #[serde(default)]
    pub code: Vec<String>,
    /// What it means.
    pub definition: String,
    /// The chapter that introduces it, `ch10`.
    pub first: String,
}

impl Term {
    /// The TeX of all its symbols.
    pub fn symbols(&self) -> impl Iterator<Item = &str> {
        self.symbol.iter().chain(self.macros.values()).map(String::as_str)
    }

    /// Whether the term is a word alone, without a symbol and so without a colour.
    pub fn is_word(&self) -> bool {
        self.symbol.is_none() && self.symbol_macro.is_none()
    }

    /// Whether something would show the term's colour.
    pub fn is_marked(&self) -> bool {
        !self.macros.is_empty() || !self.code.is_empty()
    }
}

/// Reads the vocabulary in the order of its file; a book without one has none.
///
/// # Errors
/// Where the file cannot be read or is not as it should be.
pub fn read(root: &Path) -> Result<Vec<Term>, Diagnostic> {
    #[derive(Default, Deserialize)]
    struct File {
        #[serde(default)]
        term: Vec<Term>,
    }
    table::read::<File>(root, FILE).map(|file| file.term)
}
