//! The three hints of an exercise.

use std::path::Path;

use super::Fault;

/// One rung of the ladder: a nudge, a worked step, what the answer looks like.
#[derive(Clone, Debug, PartialEq)]
pub struct Hint {
    /// The rung's name, which is its heading in `hints.md`.
    pub title: String,
    /// Markdown.
    pub text: String,
}

/// The rungs in the order that a reader climbs them.
pub const RUNGS: [&str; 3] = ["A nudge", "A worked step", "What the answer looks like"];

/// The three rungs of a `hints.md`.
pub fn hints(path: &Path, markdown: &str) -> Result<Vec<Hint>, Fault> {
    let mut hints: Vec<Hint> = Vec::new();
    for line in markdown.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            hints.push(Hint { title: title.trim().to_owned(), text: String::new() });
        } else if let Some(hint) = hints.last_mut() {
            hint.text.push_str(line);
            hint.text.push('\n');
        }
    }
    for hint in &mut hints {
        hint.text = hint.text.trim().to_owned();
        if hint.text.is_empty() {
            return Err(Fault::new(path, format!("nothing stands under “{}”", hint.title)));
        }
    }
    let titles: Vec<&str> = hints.iter().map(|hint| hint.title.as_str()).collect();
    if titles != RUNGS {
        let rungs = RUNGS.map(|rung| format!("## {rung}")).join(", ");
        return Err(Fault::new(path, format!("the headings should be {rungs}")));
    }
    Ok(hints)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ladder_has_its_three_rungs() {
        let path = Path::new("hints.md");
        let good = "## A nudge\na\n## A worked step\nb\n## What the answer looks like\nc\n";
        assert_eq!(hints(path, good).unwrap().len(), 3);
        let empty = good.replace("b\n", "\n");
        assert!(hints(path, &empty).unwrap_err().to_string().contains("A worked step"));
        let short = good.replace("## A nudge\na\n", "");
        assert!(hints(path, &short).unwrap_err().to_string().contains("## A nudge, "));
    }
}
