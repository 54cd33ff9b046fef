//! The book's colours, for readers that know no variables.

use std::{collections::BTreeMap, sync::LazyLock};

use regex::{Captures, Regex};

/// Which of a colour's two faces is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paper {
    Light,
    Dark,
}

/// The style sheet's variables.
#[derive(Clone, Debug, Default)]
pub(crate) struct Palette(BTreeMap<String, String>);

static VARIABLE: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(r"(--[\w-]+)\s*:\s*([^;{}]+);").unwrap()
});

static PAIR: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(r"light-dark\(\s*([^(),]+(?:\([^()]*\))?)\s*,\s*([^(),]+(?:\([^()]*\))?)\s*\)")
        .unwrap()
});

static USE: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)").unwrap()
});

impl Palette {
    /// The variables of a style sheet.
    pub(crate) fn read(css: &str) -> Self {
        let found = VARIABLE.captures_iter(css);
        Self(found.map(|one| (one[1].to_owned(), one[2].trim().to_owned())).collect())
    }

    /// The value with colours in the place of variables; `None` where one of them is not known.
    pub(crate) fn resolve(&self, value: &str, paper: Paper) -> Option<String> {
        let mut value = value.to_owned();
        // A variable may stand for another one, and a fallback is one, but not without end.
        for _ in 0..8 {
            let mut unknown = false;
            let next = USE.replace_all(&value, |found: &Captures<'_>| {
                match (self.0.get(&found[1]), found.get(2)) {
                    (Some(known), _) => known.clone(),
                    (None, Some(fallback)) => fallback.as_str().to_owned(),
                    (None, None) => {
                        unknown = true;
                        String::new()
                    }
                }
            });
            if unknown {
                return None;
            }
            let face = if paper == Paper::Light { "$1" } else { "$2" };
            let next = PAIR.replace_all(&next, face).into_owned();
            if !next.contains("var(") {
                return Some(next);
            }
            value = next;
        }
        None
    }

    /// The terms' colours, each with its class: `t-bias`.
    pub(crate) fn terms(&self, paper: Paper) -> Vec<(String, String)> {
        let terms = self.0.iter().filter_map(|(name, value)| {
            let class = name.strip_prefix("--").filter(|name| name.starts_with("t-"))?;
            Some((class.to_owned(), self.resolve(value, paper)?))
        });
        terms.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_gets_the_colour_that_its_variable_stands_for() {
        let palette = Palette::read(
            ":root { --paper: light-dark(#fff, #000); --fig-paper: var(--paper); \
             --t-bias: light-dark(#c2068c, #f656ea); }",
        );
        let light = |value: &str| palette.resolve(value, Paper::Light);
        assert_eq!(light("var(--fig-paper)").as_deref(), Some("#fff"));
        assert_eq!(light("var(--t-none,var(--paper))").as_deref(), Some("#fff"));
        assert_eq!(light("none").as_deref(), Some("none"));
        assert_eq!(light("var(--none)"), None);
        assert_eq!(palette.resolve("var(--paper)", Paper::Dark).as_deref(), Some("#000"));
        assert_eq!(palette.terms(Paper::Dark), [("t-bias".to_owned(), "#f656ea".to_owned())]);
    }
}
