//! Marks that stayed what they are: a dollar that opens no formula, braces that are no
//! directive, and Markdown inside of HTML, which nobody reads. And columns without a name.

use contents::{Complaint, Diagnostic};

use crate::page::Page;

pub(crate) fn check(page: &Page) -> Vec<Diagnostic> {
    let mut mistakes: Vec<(usize, Complaint)> = Vec::new();
    for prose in &page.prose {
        let words = &page.own_words[prose.clone()];
        let before = &page.own_words[..prose.start];
        for (at, _) in words.match_indices('$') {
            let escaped =
                if at == 0 { before.ends_with('\\') } else { words[..at].ends_with('\\') };
            if !escaped {
                mistakes.push((prose.start + at, stray_dollar(page.in_table(prose))));
            }
        }
    }
    for markup in &page.markup {
        let words = &page.own_words[markup.clone()];
        for mark in ["$", "](term:", "](fig:", "](eq:", "](ex:", "](ref:"] {
            if let Some(at) = words.find(mark) {
                let complaint = Complaint::new(format!("`{mark}` inside HTML stays as it is"))
                    .help("put a blank line between the tag and the text, so that the text is Markdown");
                mistakes.push((markup.start + at, complaint));
            }
        }
    }
    let braces = page.own_words.match_indices("{{").map(|(at, _)| at..at + 2);
    let braces = braces.filter(|range| !page.in_formula(range) && !page.is_code(range));
    for at in page.unclosed.iter().cloned().chain(braces).map(|range| range.start) {
        mistakes.push((
            at,
            Complaint::new("`{{` opens no directive")
                .help("a directive is `{{#name argument}}`, on one line and closed with `}}`"),
        ));
    }
    for table in &page.tables {
        mistakes.extend(
            nameless_columns(&page.text[table.clone()])
                .into_iter()
                .map(|(at, complaint)| (table.start + at, complaint)),
        );
    }
    // One stray dollar makes all that follow it stray.
    mistakes.sort_by_key(|(at, _)| *at);
    mistakes.dedup_by_key(|(at, complaint)| {
        (page.place(*at).map(|(line, _)| line), complaint.message.clone())
    });
    mistakes.into_iter().map(|(at, complaint)| page.complain(at, complaint)).collect()
}

fn stray_dollar(in_table: bool) -> Complaint {
    let complaint = Complaint::new("`$` opens no formula");
    if in_table {
        complaint.help(
            "a `|` inside a formula ends the table's cell: write `\\lvert w \\rvert`, \
             and `\\$` for a dollar",
        )
    } else {
        complaint.help(
            "a formula has no blank just inside its dollars, and as many `{` as `}`; \
             write `\\$` for a dollar",
        )
    }
}

/// The columns of a table that have no name, or a formula for a name. Who has the table read out
/// hears the head before each number.
fn nameless_columns(table: &str) -> Vec<(usize, Complaint)> {
    let head = table.lines().next().unwrap_or_default();
    let inner = head.trim_end();
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let mut at =
        inner.find('|').map_or(0, |bar| if inner[..bar].trim().is_empty() { bar + 1 } else { 0 });
    let mut found = Vec::new();
    for (index, cell) in inner[at..].split('|').enumerate() {
        let words = cell.trim();
        let formula = words.len() > 1 && words.starts_with('$') && words.ends_with('$');
        let alone = formula && words.matches('$').count() == 2;
        if words.is_empty() || alone {
            let what = if alone { "a formula for its name" } else { "no name" };
            let complaint = Complaint::new(format!("column {} of the table has {what}", index + 1))
                .help("write what stands in the column in words, and the formula behind them");
            found.push((at + cell.len() - cell.trim_start().len(), complaint));
        }
        at += cell.len() + 1;
    }
    found
}
