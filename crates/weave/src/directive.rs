//! `{{#name argument}}` in a page.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

static DIRECTIVE: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(r"\{\{#([A-Za-z_-]*)\s*([^{}\n]*)\}\}").unwrap()
});

/// A directive as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Directive {
    /// Where it stands, braces and all.
    pub(crate) range: Range<usize>,
    /// What kind it is.
    pub(crate) name: String,
    /// What it asks for.
    pub(crate) argument: String,
}

/// Every directive of a text.
pub(crate) fn find(text: &str) -> Vec<Directive> {
    DIRECTIVE
        .captures_iter(text)
        .filter_map(|captures| {
            Some(Directive {
                range: captures.get(0)?.range(),
                name: captures[1].to_owned(),
                argument: captures[2].trim().to_owned(),
            })
        })
        .collect()
}

/// What begins like a directive and does not end as one, up to the end of its line.
pub(crate) fn unclosed(text: &str, directives: &[Directive]) -> Vec<Range<usize>> {
    text.match_indices("{{#")
        .map(|(start, _)| start..text[start..].find('\n').map_or(text.len(), |end| start + end))
        .filter(|range| directives.iter().all(|directive| directive.range.start != range.start))
        .collect()
}
