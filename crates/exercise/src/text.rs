//! Text for the terminal from the Markdown that the page shows.

use std::path::Path;

use crate::Error;

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
pub fn hints(path: &Path, markdown: &str) -> Result<Vec<Hint>, Error> {
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
            return Err(Error::author(path, format!("nothing stands under “{}”", hint.title)));
        }
    }
    let titles: Vec<&str> = hints.iter().map(|hint| hint.title.as_str()).collect();
    if titles != RUNGS {
        let rungs = RUNGS.map(|rung| format!("## {rung}")).join(", ");
        return Err(Error::author(path, format!("the headings should be {rungs}")));
    }
    Ok(hints)
}

/// Markdown as plain text: links by their words, emphasis without its marks, code as it is.
pub fn plain(markdown: &str) -> String {
    let mut out = String::new();
    let mut fenced = false;
    for line in markdown.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            continue;
        }
        if fenced {
            out.push_str("    ");
            out.push_str(line);
        } else {
            out.push_str(&plain_line(line));
        }
        out.push('\n');
    }
    out.trim_end().to_owned()
}

fn plain_line(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(['[', '*', '`']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('`') {
            let end = rest[1..].find('`').map_or(rest.len(), |end| end + 2);
            out.push_str(&rest[..end]);
            rest = &rest[end..];
        } else if rest.starts_with('[') {
            let link = rest.find("](").and_then(|middle| {
                let end = rest[middle..].find(')')? + middle;
                Some((&rest[1..middle], end))
            });
            let (words, end) = link.map_or(("[", 0), |(words, end)| (words, end));
            out.push_str(words);
            rest = &rest[end + 1..];
        } else {
            let stars = rest.len() - rest.trim_start_matches('*').len();
            // A lone star between spaces is a sign, not an emphasis.
            if stars == 1 && out.ends_with([' ', '\n']) && rest[1..].starts_with(' ') {
                out.push('*');
            }
            rest = &rest[stars..];
        }
    }
    out.push_str(rest);
    out
}

/// The text with its lines broken before they become too long to read; code stays as it is.
pub fn wrapped(text: &str) -> String {
    const WIDTH: usize = 88;
    let mut out = String::new();
    for line in text.lines() {
        if line.starts_with("    ") {
            out.push_str(line);
            out.push('\n');
            continue;
        }
        let mut width = 0;
        for word in line.split(' ') {
            let long = word.chars().count();
            if width > 0 {
                let full = width + 1 + long > WIDTH;
                out.push(if full { '\n' } else { ' ' });
                width = if full { 0 } else { width + 1 };
            }
            out.push_str(word);
            width += long;
        }
        out.push('\n');
    }
    out.trim_end().to_owned()
}

/// The name in `names` that `asked` may have been meant for.
pub fn nearest<'a>(asked: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    names
        .map(|name| (strsim::jaro_winkler(asked, name), name))
        .filter(|(likeness, _)| *likeness > 0.7)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

/// "one case", "3 cases".
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("one {one}") } else { format!("{n} {many}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_emphasis_leave_their_words() {
        assert_eq!(
            plain("The [error signal](term:error-signal) is *not* `a * b[0]`, but **FE** 2 * 3."),
            "The error signal is not `a * b[0]`, but FE 2 * 3."
        );
        assert_eq!(plain("```rust\nlet a = b[1];\n```"), "    let a = b[1];");
        assert_eq!(plain("a [lone bracket"), "a [lone bracket");
    }

    #[test]
    fn long_lines_are_broken_and_code_is_not() {
        let long = "word ".repeat(30);
        assert!(wrapped(&long).lines().all(|line| line.len() <= 88 && line.starts_with("word")));
        let code = format!("    {long}");
        assert_eq!(wrapped(&code), code.trim_end());
    }

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
