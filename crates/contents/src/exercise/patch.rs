//! A mistake as a patch of the solution: what it says, and what the mistake says instead. The
//! solution of a contract is its chapter's crate.

use serde::Deserialize;

/// One place of the solution, and what stands there in the wrong variant.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// As in the solution, exactly once.
    pub from: String,
    /// As in the wrong variant.
    pub to: String,
}

/// The solution with all these changes; a sentence about the first that does not fit it.
pub fn patched(solution: &str, changes: &[Change]) -> Result<String, String> {
    let mut places = Vec::new();
    for change in changes {
        let mut found = solution.match_indices(&change.from);
        match (found.next(), found.count()) {
            _ if change.from.trim().is_empty() => {
                return Err("one of its `from` is empty; quote the code to change".into());
            }
            (Some((at, _)), 0) => places.push((at, change)),
            (None, _) => return Err(nowhere(solution, &change.from)),
            (Some(_), others) => {
                return Err(format!(
                    "it quotes\n\n{}\n\nwhich is there {} times; quote more, so that it \
                     is there once",
                    indented(&change.from),
                    others + 1
                ));
            }
        }
    }
    places.sort_by_key(|(at, _)| *at);
    let mut out = String::new();
    let mut done = 0;
    for (at, change) in places {
        let Some(between) = solution.get(done..at) else {
            return Err(format!(
                "it changes\n\n{}\n\ntwice; make one change of both",
                indented(&change.from)
            ));
        };
        out.push_str(between);
        out.push_str(&change.to);
        done = at + change.from.len();
    }
    Ok(out + &solution[done..])
}

fn nowhere(solution: &str, from: &str) -> String {
    let begin = from.lines().find(|line| !line.trim().is_empty()).unwrap_or(from).trim();
    let likeness = |line: &str| strsim::sorensen_dice(begin, line.trim());
    let lines = solution.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let nearest = lines.max_by(|a, b| likeness(a.1).total_cmp(&likeness(b.1)));
    let (number, line) = nearest.map_or((1, ""), |(at, line)| (at + 1, line));
    format!(
        "it quotes\n\n{}\n\nwhich is nowhere in the solution; the nearest is line {number}\n\n{}",
        indented(from),
        indented(line)
    )
}

fn indented(text: &str) -> String {
    let lines: Vec<String> = text.trim_end().lines().map(|line| format!("    {line}")).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOLUTION: &str = "fn a() {\n    let sum = 1;\n    let rest = 2;\n    sum + rest\n}\n";

    fn patch(changes: &[(&str, &str)]) -> Result<String, String> {
        let changes: Vec<Change> = changes
            .iter()
            .map(|(from, to)| Change { from: (*from).to_owned(), to: (*to).to_owned() })
            .collect();
        patched(SOLUTION, &changes)
    }

    #[test]
    fn changes_are_made_where_they_are_quoted_in_any_order() {
        let wrong = patch(&[("sum + rest", "sum"), ("    let rest = 2;\n", "")]).unwrap();
        assert_eq!(wrong, "fn a() {\n    let sum = 1;\n    sum\n}\n");
    }

    #[test]
    fn a_quote_that_is_nowhere_gets_the_nearest_line() {
        let fault = patch(&[("sum - rest", "sum")]).unwrap_err();
        assert!(fault.contains("    sum - rest\n\nwhich is nowhere"), "{fault}");
        assert!(fault.contains("the nearest is line 4\n\n        sum + rest"), "{fault}");
    }

    #[test]
    fn a_quote_that_is_there_more_than_once_is_counted() {
        let fault = patch(&[("let ", "")]).unwrap_err();
        assert!(fault.contains("which is there 2 times"), "{fault}");
        assert!(patch(&[(" ", "")]).unwrap_err().contains("is empty"));
    }

    #[test]
    fn changes_do_not_overlap() {
        let fault = patch(&[("sum + rest", "sum"), ("+ rest\n}", "}")]).unwrap_err();
        assert!(fault.contains("+ rest\n    }\n\ntwice"), "{fault}");
    }
}
