//! The book's directives in text that a terminal shows.
//!
//! The page resolves them strictly and says where each comes from. Here one that cannot be
//! resolved stays as it was written: the walk over all exercises refuses it.

mod plain;

use std::{fs, path::Path};

pub use plain::{plain, wrapped};

use serde::Deserialize;

use crate::{Chapters, Snapshots, value};

const OPEN: &str = "{{#value ";
const CAPTION: &str = "{{#caption ";
const EXERCISE: &str = "](ex:";

/// The text with its numbers and its exercises' numbers in place, for the workbook in the folder
/// `root`.
pub fn resolved(text: &str, root: &Path) -> String {
    if ![OPEN, EXERCISE, CAPTION].iter().any(|mark| text.contains(mark)) {
        return text.to_owned();
    }
    let chapters = Chapters::find(root).unwrap_or_default();
    with_exercises(&with_numbers(&with_captions(text), &chapters), &chapters)
}

/// The captions of tables as lines of their own.
fn with_captions(text: &str) -> String {
    let line = |line: &str| {
        let caption = line.strip_prefix(CAPTION).and_then(|rest| rest.strip_suffix("}}"));
        caption.map_or_else(|| line.to_owned(), |words| format!("{}:", words.trim()))
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// `[Exercise](ex:ch03/by-hand)` as `Exercise 3.5`. Other words stay, as any link's do.
fn with_exercises(text: &str, chapters: &Chapters) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(EXERCISE) {
        let link = before.rsplit_once('[').zip(after.split_once(')'));
        let named = link.and_then(|((before, words), (id, after))| {
            let word = if words.is_empty() { "Exercise" } else { words };
            let number = word.eq_ignore_ascii_case("exercise").then(|| number(id, chapters))??;
            Some((format!("{before}{word} {number}"), after))
        });
        match named {
            Some((words, after)) => {
                out.push_str(&words);
                rest = after;
            }
            None => {
                out.push_str(before);
                out.push_str(EXERCISE);
                rest = after;
            }
        }
    }
    out + rest
}

/// The exercise's number in the book, such as 3.5.
fn number(id: &str, chapters: &Chapters) -> Option<String> {
    #[derive(Deserialize)]
    struct Numbered {
        number: u32,
    }
    let (chapter, name) = chapters.split(id).ok()?;
    let file = chapter.folder.join("exercises").join(name).join("exercise.toml");
    let exercise: Numbered = toml::from_str(&fs::read_to_string(file).ok()?).ok()?;
    Some(format!("{}.{}", chapter.number, exercise.number))
}

fn with_numbers(text: &str, chapters: &Chapters) -> String {
    let snapshots = Snapshots::default();
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPEN) {
        out.push_str(before);
        let worked = after.split_once("}}").and_then(|(argument, after)| {
            Some((value::resolve(argument.trim(), chapters, &snapshots).ok()?, after))
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
    use super::*;

    #[test]
    fn a_caption_is_a_line_of_its_own() {
        let text = "Before\n\n{{#caption Five hues}}\n\n| a | b |";
        assert_eq!(with_captions(text), "Before\n\nFive hues:\n\n| a | b |");
    }

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
            |directive: &str| resolved(&format!("a {{{{#value {directive}}}}} b"), root.path());
        assert_eq!(text("ch77.cost.rows[0].share :.2"), "a −0.13 b");
        assert_eq!(text("ch77.cost.rows.0.share :.1e"), "a −1.3×10⁻¹ b");
        assert_eq!(text("ch77.cost.rows.0.share .0%"), "a −13% b");
        assert_eq!(text("ch77.cost.rows.1.share :.2"), "a {{#value ch77.cost.rows.1.share :.2}} b");
        assert_eq!(resolved("a {{#value b", root.path()), "a {{#value b");
    }

    #[test]
    fn an_exercise_goes_by_its_number() {
        let root = tempfile::tempdir().unwrap();
        let exercise = root.path().join("crates/ch03-made-up/exercises/by-hand");
        fs::create_dir_all(&exercise).unwrap();
        fs::write(exercise.join("exercise.toml"), "number = 5\ntitle = \"By hand\"\n").unwrap();
        for (text, expected) in [
            ("See [Exercise](ex:ch03/by-hand).", "See Exercise 3.5."),
            ("As in [exercise](ex:ch03/by-hand) [or](a) so", "As in exercise 3.5 [or](a) so"),
            ("[](ex:ch03/by-hand)", "Exercise 3.5"),
            ("[that one](ex:ch03/by-hand)", "[that one](ex:ch03/by-hand)"),
            ("[Exercise](ex:ch03/by-foot)", "[Exercise](ex:ch03/by-foot)"),
            ("Exercise](ex:ch03/by-hand)", "Exercise](ex:ch03/by-hand)"),
        ] {
            assert_eq!(resolved(text, root.path()), expected);
        }
    }
}
