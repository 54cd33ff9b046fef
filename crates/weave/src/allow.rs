//! Exceptions from the lints, from `book/allow.toml`, each with its reason.

use std::{cell::Cell, path::Path};

use contents::{Diagnostic, table};
use serde::Deserialize;

/// Where the exceptions are written down.
pub(crate) const FILE: &str = "book/allow.toml";

/// A number that was typed by hand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Number {
    page: String,
    text: String,
    reason: String,
    #[serde(skip)]
    used: Cell<bool>,
}

/// An item, figure or example that is shown never, or more than once; or a chapter without the
/// usual exercises.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shown {
    path: String,
    reason: String,
    #[serde(skip)]
    used: Cell<bool>,
}

/// The exceptions, and which of them were needed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Allowed {
    number: Vec<Number>,
    item: Vec<Shown>,
    module: Vec<Shown>,
    figure: Vec<Shown>,
    example: Vec<Shown>,
    chapter: Vec<Shown>,
}

impl Allowed {
    /// Reads the list; a book without one makes no exceptions.
    pub(crate) fn read(root: &Path) -> Result<Self, Diagnostic> {
        table::read(root, FILE)
    }

    /// Whether this number may be typed on this page.
    pub(crate) fn number(&self, page: &str, text: &str) -> bool {
        let entry = self.number.iter().find(|entry| entry.page == page && entry.text == text);
        entry.inspect(|entry| entry.used.set(true)).is_some()
    }

    /// Whether the book may show this item never or again.
    pub(crate) fn item(&self, path: &str) -> bool {
        found(&self.item, path)
    }

    /// Whether no page need show this item, since most of its module is not the book's idea.
    pub(crate) fn module_of(&self, path: &str) -> bool {
        let holds = |entry: &&Shown| {
            path.strip_prefix(&entry.path).is_some_and(|rest| rest.starts_with("::"))
        };
        self.module.iter().filter(holds).inspect(|entry| entry.used.set(true)).count() > 0
    }

    /// Whether no page need show this figure.
    pub(crate) fn figure(&self, id: &str) -> bool {
        found(&self.figure, id)
    }

    /// Whether no page need show this example.
    pub(crate) fn example(&self, id: &str) -> bool {
        found(&self.example, id)
    }

    /// Whether this chapter may have few exercises and no contract.
    pub(crate) fn chapter(&self, id: &str) -> bool {
        found(&self.chapter, id)
    }

    /// Entries without a reason, and entries that nothing needs.
    pub(crate) fn mistakes(&self) -> Vec<Diagnostic> {
        let numbers = self.number.iter().map(|entry| {
            let what = format!("the number {} on {}", entry.text, entry.page);
            (what, entry.reason.as_str(), entry.used.get())
        });
        let shown = [
            ("item", &self.item),
            ("module", &self.module),
            ("figure", &self.figure),
            ("example", &self.example),
            ("chapter", &self.chapter),
        ];
        let shown = shown.into_iter().flat_map(|(kind, entries)| {
            entries.iter().map(move |entry| {
                (format!("the {kind} {}", entry.path), entry.reason.as_str(), entry.used.get())
            })
        });
        numbers
            .chain(shown)
            .filter_map(|(what, reason, used)| {
                if reason.trim().is_empty() {
                    Some(Diagnostic::new(FILE, format!("{what} is allowed without a reason")))
                } else if !used {
                    Some(
                        Diagnostic::new(FILE, format!("{what} needs no exception"))
                            .help("remove the entry, so that it allows nothing later"),
                    )
                } else {
                    None
                }
            })
            .collect()
    }
}

fn found(entries: &[Shown], path: &str) -> bool {
    entries.iter().find(|entry| entry.path == path).inspect(|entry| entry.used.set(true)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_allowed_with_all_that_is_in_it_and_no_other() {
        let text = "[[module]]\npath = \"ch01_gate::table\"\nreason = \"boring\"\n\
                    [[module]]\npath = \"ch01_gate::empty\"\nreason = \"nothing\"\n";
        let allowed: Allowed = toml::from_str(text).expect("two exceptions");
        assert!(allowed.module_of("ch01_gate::table::read"));
        assert!(allowed.module_of("ch01_gate::table::number::form"));
        assert!(!allowed.module_of("ch01_gate::tables::read"));
        assert!(!allowed.item("ch01_gate::table::read"));
        let unused: Vec<String> = allowed.mistakes().iter().map(ToString::to_string).collect();
        assert_eq!(unused.len(), 1);
        assert!(unused[0].contains("the module ch01_gate::empty needs no exception"), "{unused:?}");
    }
}
