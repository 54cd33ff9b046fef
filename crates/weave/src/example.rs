//! Example programs and what they print.

use std::fs;

use contents::{Chapter, Complaint, Snapshots};

use crate::{html, listing, outdated, term::Terms};

/// The names of a chapter's example programs.
pub(crate) fn names(chapter: &Chapter) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(chapter.folder.join("examples"))
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".rs")?.to_owned()))
        .collect();
    names.sort();
    names
}

/// A program, how to run it and what it prints.
pub(crate) fn program(
    chapter: &Chapter,
    name: &str,
    snapshots: &Snapshots,
    terms: &Terms,
    is_outdated: bool,
) -> Result<String, Complaint> {
    let code = source(chapter, name)?;
    let (about, code) = split_about(&code);
    let file = format!("{}/examples/{name}.rs", chapter.shown_folder());
    let listing = listing::figure(&file, &about, code.trim(), terms);
    let printed = printed(chapter, name, snapshots, is_outdated)?;
    Ok(around(chapter, name, &format!("{listing}{printed}")))
}

/// How to run a program, and what it prints.
pub(crate) fn output(
    chapter: &Chapter,
    name: &str,
    snapshots: &Snapshots,
    is_outdated: bool,
) -> Result<String, Complaint> {
    source(chapter, name)?;
    Ok(around(chapter, name, &printed(chapter, name, snapshots, is_outdated)?))
}

fn source(chapter: &Chapter, name: &str) -> Result<String, Complaint> {
    let file = chapter.folder.join("examples").join(format!("{name}.rs"));
    match fs::read_to_string(file) {
        Ok(code) => Ok(code.replace("\r\n", "\n")),
        Err(_) => {
            let names = names(chapter);
            Err(Complaint::unknown("example", name, names.iter().map(String::as_str))
                .within(&chapter.name))
        }
    }
}

/// The `//!` lines at the top as a caption, and the rest.
fn split_about(code: &str) -> (String, &str) {
    let mut about = Vec::new();
    let mut rest = code;
    while let Some(line) = rest.lines().next().filter(|line| line.starts_with("//!")) {
        about.push(line.trim_start_matches("//!").trim());
        rest = rest[line.len()..].trim_start_matches('\n');
    }
    (about.join(" ").trim().to_owned(), rest)
}

fn printed(
    chapter: &Chapter,
    name: &str,
    snapshots: &Snapshots,
    is_outdated: bool,
) -> Result<String, Complaint> {
    let output = snapshots.output(chapter, name)?;
    if output.content.trim().is_empty() {
        return Err(Complaint::new(format!("the example `{name}` prints nothing")));
    }
    let (mark, remedy) = if is_outdated {
        let remedy = outdated::remedy(&chapter.shown_folder());
        (outdated::CLASS, format!("<p class=\"remedy\">{remedy}</p>"))
    } else {
        ("", String::new())
    };
    // A word that is broken at `--` reads as another command.
    let command = format!("cargo run -p {} --example {name}", chapter.name);
    let words = command.split(' ').map(|word| format!("<span>{word}</span>"));
    Ok(format!(
        "<div class=\"output{mark}\"><p class=\"command\"><code>{}</code></p>\
         <pre><samp>{}</samp></pre>{remedy}</div>",
        words.collect::<Vec<_>>().join(" "),
        html::preformatted(output.content.trim_end())
    ))
}

fn around(chapter: &Chapter, name: &str, inside: &str) -> String {
    format!("<figure class=\"example\" data-example=\"{}/{name}\">{inside}</figure>", chapter.id)
}
