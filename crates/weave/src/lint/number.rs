//! No decimal number is typed by hand: a number that a reader could doubt comes from a
//! snapshot, and whatever else has decimals is listed with a reason. Other numbers are grouped as the
//! printed ones are, from five digits on.

use std::sync::LazyLock;

use contents::{Complaint, Diagnostic};
use regex::Regex;

use crate::{allow, equation, labels::Labels, page::Page, sources::Sources};

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(r"\d[\d.]*\.\d+(?:[eE][+-]?\d+)?%?|\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+").unwrap()
});

/// Four digits in groups: `1,000`.
static GROUPED: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(r"(?:^|[^\d.,])(\d(?:,|\{,\})\d{3})(?:$|[^\d,{]|,\D)").unwrap()
});

static ELSEWHERE: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(r"(?s)<[^<>]*>|\w+://\S*|\([^()]*\.md[^()]*\)").unwrap()
});

/// The languages of fenced blocks that show a terminal or a configuration file.
const TRANSCRIPTS: [&str; 4] = ["console", "sh", "text", "toml"];

pub(crate) fn check(page: &Page, sources: &Sources, labels: &Labels) -> Vec<Diagnostic> {
    // Where it stands, whether it may cite an equation, and whether it is read as text.
    let prose = page.prose.iter().map(|range| (range, true, true));
    let formulas = page.formulas.iter().map(|formula| (&formula.tex, false, true));
    let markup = page.markup.iter().map(|range| (range, true, true));
    let code = page
        .code
        .iter()
        .filter(|code| !code.language.as_deref().is_some_and(|name| TRANSCRIPTS.contains(&name)))
        .map(|code| (&code.range, false, false));
    let mut mistakes = Vec::new();
    for (range, cites, is_text) in prose.chain(formulas).chain(markup).chain(code) {
        let words = equation::without_tag(&page.own_words[range.clone()]);
        let words =
            ELSEWHERE.replace_all(&words, |other: &regex::Captures<'_>| " ".repeat(other[0].len()));
        for found in GROUPED.captures_iter(&words).filter(|_| is_text) {
            #[expect(clippy::unwrap_used, reason = "the pattern has the group")]
            let number = found.get(1).unwrap();
            let digits = number.as_str().replace(['{', ',', '}'], "");
            let complaint = Complaint::new(format!("the number {} has a comma", number.as_str()))
                .help(format!(
                    "write {digits}: the printed numbers have commas from five digits on"
                ));
            mistakes.push(page.complain(range.start + number.start(), complaint));
        }
        for number in NUMBER.find_iter(&words) {
            let (before, after) = (&words[..number.start()], &words[number.end()..]);
            if is_part_of_a_name(before, number.as_str(), after)
                || sources.allowed.number(&page.name, number.as_str())
            {
                continue;
            }
            let complaint = if cites && before.ends_with('(') && after.starts_with(')') {
                if labels.equations.exists(number.as_str()) {
                    continue;
                }
                labels.equations.unknown(number.as_str())
            } else {
                let complaint = typed(number.as_str());
                match exercise_named(before, number.as_str(), sources) {
                    Some(id) => complaint.help(format!("refer to it: `[Exercise](ex:{id})`")),
                    None => complaint,
                }
            };
            mistakes.push(page.complain(range.start + number.start(), complaint));
        }
    }
    mistakes
}

/// `a1e5` and `step-2e3` are words.
fn is_part_of_a_name(before: &str, number: &str, after: &str) -> bool {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/');
    !number.contains('.') && (before.ends_with(joins) || after.starts_with(joins))
}

/// The exercise that "exercise 3.5" means.
fn exercise_named<'a>(before: &str, number: &str, sources: &'a Sources) -> Option<&'a str> {
    before.to_lowercase().trim_end().ends_with("exercise").then_some(())?;
    let mut all = sources.exercises.exercises().iter();
    all.find(|exercise| exercise.place() == number).map(|exercise| exercise.id.as_str())
}

fn typed(number: &str) -> Complaint {
    Complaint::new(format!("the number {number} is typed by hand")).help(format!(
        "take it from a snapshot: {{{{#value chNN.snapshot.field :.N}}}}\n\
         a date, a version or a quoted value goes into {} with its reason",
        allow::FILE
    ))
}
