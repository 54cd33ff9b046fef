//! A computation to be followed step by step beside its figure: formulas, code and a table of
//! every number, linked to each other by ids.

use std::collections::BTreeMap;

use contents::{Complaint, escape};
use plot::steps::{Formula, Line, Step, Steps};

use crate::{equation::Equations, item, listing, page::Page, sources::Sources};

/// The formulas, the code and the table as one line of HTML.
pub(crate) fn render(
    steps: &Steps<String>,
    sources: &Sources,
    equations: &Equations,
    page: &Page,
) -> Result<String, Complaint> {
    Ok(format!(
        "<ol class=\"formulas\">{}</ol><div class=\"code\">{}</div>{}",
        formulas(&steps.formulas, sources, equations, page)?,
        code(&steps.lines, sources)?,
        table(&steps.steps),
    ))
}

fn formulas(
    formulas: &[Formula<String>],
    sources: &Sources,
    equations: &Equations,
    page: &Page,
) -> Result<String, Complaint> {
    let mut list = String::new();
    for Formula { id, name, tex, equation } in formulas {
        list.push_str(&format!(
            "<li data-formula=\"{id}\"><span class=\"math\" title=\"{}\">{}</span> \
             <a href=\"{}\">({equation})</a></li>",
            escape::attribute(name),
            sources.math.render(tex, false)?,
            equations.href(equation, page)?,
        ));
    }
    Ok(list)
}

/// The items that the lines are in, each once, with the lines marked.
fn code(lines: &[Line<String>], sources: &Sources) -> Result<String, Complaint> {
    let mut items: Vec<&str> = Vec::new();
    for line in lines {
        if !items.contains(&line.item.as_str()) {
            items.push(&line.item);
        }
    }
    let mut listings = String::new();
    for path in items {
        let name = path.split("::").next().unwrap_or(path);
        let index = sources.items(sources.chapters.by_rust_name(name)?);
        let item = index.find(path)?;
        let code = item::code(&[item], false);
        let mut marks = BTreeMap::new();
        for line in lines.iter().filter(|line| line.item == path) {
            let place = lines_of(&line.code, &code).ok_or_else(|| {
                Complaint::new(format!("`{}` is not in `{path}`, or not once", line.code))
                    .help("the steps of a figure quote the code that they follow")
            })?;
            marks.extend(place.map(|number| (number, line.id.as_str())));
        }
        listings.push_str(&listing::marked(&item.file, path, &code, &sources.terms, &marks));
    }
    Ok(listings)
}

fn table(steps: &[Step<String>]) -> String {
    let rows: String = steps
        .iter()
        .enumerate()
        .map(|(index, step)| {
            let Step { formula, line, quantity, working, printed, parts, .. } = step;
            let parts = parts.join(" ");
            format!(
                "<tr data-formula=\"{formula}\" data-line=\"{line}\" \
                 data-parts=\"{parts}\"><td>{}</td>\
                 <th scope=\"row\">{quantity}</th><td>{working}</td><td>{printed}</td></tr>",
                index + 1
            )
        })
        .collect();
    format!(
        "<div class=\"rows\"><table aria-label=\"The computation, step by step\"><thead><tr><th scope=\"col\">Step</th>\
         <th scope=\"col\">Quantity</th><th scope=\"col\">Its numbers</th>\
         <th scope=\"col\">Value</th></tr></thead><tbody>{rows}</tbody></table></div>"
    )
}

/// The lines of `code`, counted from 0, that `quoted` stands on. It may be broken otherwise, and
/// it must be there once.
fn lines_of(quoted: &str, code: &str) -> Option<std::ops::RangeInclusive<usize>> {
    let quoted: String = quoted.split_whitespace().collect();
    let (mut text, mut line_at) = (String::new(), Vec::new());
    for (number, line) in code.lines().enumerate() {
        for c in line.chars().filter(|c| !c.is_whitespace()) {
            text.push(c);
            line_at.resize(text.len(), number);
        }
    }
    let mut found = text.match_indices(&quoted);
    let (start, _) = found.next()?;
    (found.next().is_none() && !quoted.is_empty())
        .then(|| line_at[start]..=line_at[start + quoted.len() - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str =
        "fn f() {\n    let a = 1;\n    for b in\n        [2, a]\n    {\n    }\n    a\n}";

    #[test]
    fn code_is_found_however_it_is_broken_into_lines() {
        assert_eq!(lines_of("let a = 1;", CODE), Some(1..=1));
        assert_eq!(lines_of("for b in [2, a] {", CODE), Some(2..=4));
    }

    #[test]
    fn code_that_is_not_there_or_there_twice_is_refused() {
        assert_eq!(lines_of("let b = 1;", CODE), None);
        assert_eq!(lines_of("a", CODE), None);
        assert_eq!(lines_of("", CODE), None);
    }
}
