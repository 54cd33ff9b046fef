//! Links to what has a number or a place of its own in the book.

use contents::Complaint;

use super::Replacements;
use crate::{equation, exercise, html, page::Link, term};

impl Replacements<'_> {
    /// Links with a meaning of their own: `term:`, `fig:`, `eq:`, `ex:` and `ref:`.
    pub(super) fn link(&mut self, link: &Link) -> Result<(), Complaint> {
        let Some((scheme, target)) = link.target.split_once(':') else { return Ok(()) };
        let words = self.page.text[link.inner.clone()].trim();
        let in_heading = self.page.in_heading(&link.range);
        let mut label = None;
        let (open, close) = match scheme {
            "term" => {
                let term = self.sources.terms.find(target)?;
                term::around(term, self.page, in_heading)
            }
            "fig" => {
                let (href, name) = self.labels.figures.refer(target, self.page)?;
                if words.is_empty() || words.eq_ignore_ascii_case("figure") {
                    label = Some(name);
                }
                (format!("<a href=\"{href}\">"), "</a>")
            }
            "eq" => {
                let href = self.labels.equations.href(target, self.page)?;
                if words.is_empty() {
                    label = Some(format!("({target})"));
                } else if words.eq_ignore_ascii_case("equation") {
                    label = Some(format!("Equation ({target})"));
                }
                (format!("<a href=\"{href}\">"), "</a>")
            }
            "ex" => {
                let exercise = exercise::find(&self.sources.exercises, target)?;
                let href = self.labels.exercises.href(exercise, self.page)?;
                if words.is_empty() || words.eq_ignore_ascii_case("exercise") {
                    let word = if words.is_empty() { "Exercise" } else { words };
                    label = Some(format!("{word} {}", exercise.place()));
                }
                (format!("<a href=\"{href}\">"), "</a>")
            }
            "ref" => {
                let href = self.sources.references.cite(target, self.page)?;
                (format!("<a class=\"ref\" href=\"{href}\">"), "</a>")
            }
            _ => return Ok(()),
        };
        if in_heading && scheme != "term" {
            return Err(Complaint::new("a link cannot stand in a heading")
                .help("the heading is a link itself; refer to it in the text below"));
        }
        if words.is_empty() && label.is_none() {
            return Err(Complaint::new(format!("the link to `{}` has no words", link.target)));
        }
        match label {
            Some(label) => self
                .made
                .push((link.range.clone(), format!("{open}{}{close}", html::inline(&label)))),
            None => {
                self.made.push((link.range.start..link.inner.start, open));
                self.made.push((link.inner.end..link.range.end, close.to_owned()));
            }
        }
        Ok(())
    }

    /// `(10.4)` in the prose leads to its equation.
    pub(super) fn cited_equations(&mut self) {
        for prose in &self.page.prose {
            for (at, number) in equation::cited(&self.page.own_words[prose.clone()]) {
                let start = prose.start + at;
                let range = start..start + number.len() + 2;
                if let Ok(href) = self.labels.equations.href(number, self.page)
                    && !self.page.is_linked(&range)
                {
                    let link =
                        format!("<a href=\"{href}\">{}</a>", html::inline(&format!("({number})")));
                    self.made.push((range, link));
                }
            }
        }
    }
}
