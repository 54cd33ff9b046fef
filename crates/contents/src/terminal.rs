//! The book's directives in text that a terminal shows.
//!
//! The page resolves them strictly and says where each comes from. Here one that cannot be
//! resolved stays as it was written: the walk over all exercises refuses it.

use std::path::Path;

use crate::{Chapters, Snapshots, value};

/// The text with its numbers in place, for the workbook in the folder `root`.
pub fn with_numbers(text: &str, root: &Path) -> String {
    const OPEN: &str = "{{#value ";
    if !text.contains(OPEN) {
        return text.to_owned();
    }
    let chapters = Chapters::find(root).unwrap_or_default();
    let snapshots = Snapshots::default();
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPEN) {
        out.push_str(before);
        let worked = after.split_once("}}").and_then(|(argument, after)| {
            Some((value::resolve(argument.trim(), &chapters, &snapshots).ok()?, after))
        });
        match worked {
            Some((worked, after)) => {
                out.push_str(&worked.printed.text);
                rest = after;
            }
            None => {
                out.push_str(OPEN);
                rest = after;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_number_comes_from_its_snapshot() {
        let root = tempfile::tempdir().unwrap();
        let tests = root.path().join("crates/ch77-made-up/tests");
        fs::create_dir_all(tests.join("snapshots")).unwrap();
        let snapshot = "---\nsource: crates/ch77-made-up/tests/snapshots.rs\n---\n\
                        {\n  \"rows\": [{\"share\": -0.126}]\n}\n";
        fs::write(tests.join("snapshots/cost.snap"), snapshot).unwrap();
        fs::write(tests.join("snapshots.rs"), "proof::worked!(\"cost\", cost());").unwrap();
        let text =
            |directive: &str| with_numbers(&format!("a {{{{#value {directive}}}}} b"), root.path());
        assert_eq!(text("ch77.cost.rows[0].share :.2"), "a −0.13 b");
        assert_eq!(text("ch77.cost.rows.0.share :.1e"), "a −1.3×10⁻¹ b");
        assert_eq!(text("ch77.cost.rows.0.share .0%"), "a −13% b");
        assert_eq!(text("ch77.cost.rows.1.share :.2"), "a {{#value ch77.cost.rows.1.share :.2}} b");
        assert_eq!(with_numbers("a {{#value b", root.path()), "a {{#value b");
    }
}
