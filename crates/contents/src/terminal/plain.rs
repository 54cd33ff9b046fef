//! Markdown as a terminal shows it.

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
}
