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
    /// What the search is asked for by those who need this term, without its being a name of it.
    #[serde(default)]
    pub asked: Vec<String>,
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
    /// The section that introduces it, `ch10-backpropagation#through-the-hidden-nodes`, where that
    /// cannot be seen from what is in bold, in a title or linked.
    pub place: Option<String>,
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

/// Words that the search leads to a place which no term has.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// What is asked for.
    pub words: Vec<String>,
    /// A page and, after `#`, an anchor of it: `ch14-datasets#sorted-samples`.
    pub place: String,
}

/// All that the book's file of terms has, in its order.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// The terms.
    #[serde(default, rename = "term")]
    pub terms: Vec<Term>,
    /// What else is asked for.
    #[serde(default)]
    pub asked: Vec<Asked>,
}

/// Reads the vocabulary in the order of its file; a book without one has none.
///
/// # Errors
/// Where the file cannot be read or is not as it should be.
pub fn read(root: &Path) -> Result<Vocabulary, Diagnostic> {
    table::read(root, FILE)
}
