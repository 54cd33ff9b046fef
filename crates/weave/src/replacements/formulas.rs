//! Formulas, with the numbers in them.

use contents::Complaint;

use super::Replacements;
use crate::{
    equation, math, origin, outdated,
    page::Formula,
    value::{self, Number},
    words::Words,
};

impl<'a> Replacements<'a> {
    /// The punctuation mark that follows an inline formula. It is set with the formula, because a
    /// browser may break the line between the two, whatever the mark.
    pub(super) fn mark_after(&self, formula: &Formula) -> &'a str {
        let rest = &self.page.text[formula.range.end..];
        let is_mark = !formula.display && rest.starts_with(['.', ',', ';', ':', '!', '?', ')']);
        &rest[..usize::from(is_mark)]
    }

    pub(super) fn formula(&mut self, formula: &Formula) -> Result<String, Complaint> {
        let page = self.page;
        if formula.display && !page.stands_alone(&formula.range) {
            return Err(Complaint::new("a display formula does not stand alone")
                .help("put a blank line before it and after it, or write it with single dollars"));
        }
        let mut tex = String::new();
        let mut origins = Vec::new();
        let mut said = Vec::new();
        let mut outdated_in = None;
        let mut from = formula.tex.start;
        let inside = page.directives.iter().filter(|directive| {
            formula.range.start <= directive.range.start && directive.range.end <= formula.range.end
        });
        for directive in inside {
            if directive.name != "value" {
                return Err(Complaint::new(format!(
                    "`{}` cannot stand in a formula",
                    directive.name
                ))
                .help("a formula takes `{{#value …}}` alone"));
            }
            let Number { worked, words, is_outdated } = self.value(&directive.argument)?;
            if is_outdated {
                outdated_in = Some(worked.origin.folder.clone());
            }
            tex.push_str(&page.text[from..directive.range.start]);
            tex.push_str(&math::number(origins.len(), &worked.printed.tex));
            from = directive.range.end;
            origins.push(worked.origin);
            said.push((worked.printed.text, words));
        }
        tex.push_str(&page.text[from..formula.tex.end]);
        let mark = self.mark_after(formula);
        if !mark.is_empty() {
            tex.push_str(&format!("\\text{{{mark}}}"));
        }
        let mut html = self.sources.math.render(&tex, formula.display)?;
        for (index, (origin, (_, words))) in origins.iter().zip(&said).enumerate() {
            html = html.replace(
                &format!("data-number=\"{index}\""),
                value::card(words, &origin.sentence()).trim_start(),
            );
        }
        self.counts.formulas += 1;
        let id = equation::tag(&tex).filter(|_| formula.display);
        let id = id.map_or_else(String::new, |number| format!(" id=\"eq-{number}\""));
        let (class, focus) = if origins.is_empty() {
            ("", String::new())
        } else {
            // Of each number what it is; what it is a part of says the card of the number alone.
            let each = said.iter().map(|(number, words)| {
                format!("{number}: {}", words.said.lines().next().unwrap_or_default())
            });
            let all = Words { said: each.collect::<Vec<_>>().join("\n"), documented: true };
            let card = value::card(&all, &origin::in_lines(&origins));
            let stop = if page.is_linked(&formula.range) { "" } else { " tabindex=\"0\"" };
            (" has-numbers", format!("{stop}{card}"))
        };
        let mark = if outdated_in.is_some() { outdated::CLASS } else { "" };
        let said = outdated_in.map(|folder| outdated::said(&folder)).unwrap_or_default();
        Ok(if formula.display {
            format!("<div class=\"math display{class}{mark}\"{id}{focus}>{html}{said}</div>")
        } else {
            format!("<span class=\"math{class}{mark}\"{focus}>{html}{said}</span>")
        })
    }
}
