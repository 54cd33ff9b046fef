//! The weave itself: pages in, pages with everything from their crates out.

use std::collections::HashMap;

use contents::Diagnostics;
use mdbook_preprocessor::book::{Book, Chapter};

use crate::{
    labels::Labels,
    lint::{self, shown::Shown},
    page::Page,
    replacements::Replacements,
    report::Report,
    sources::Sources,
};

/// Weaves all pages of the book.
///
/// # Errors
/// Everything that is wrong, over all pages.
pub fn weave(sources: &Sources, mut book: Book) -> Result<(Book, Report), Diagnostics> {
    let pages: Vec<Page> = book
        .chapters()
        .filter_map(|page| Some(Page::read(&name_of(page)?, &page.content.replace("\r\n", "\n"))))
        .collect();
    let mut mistakes = Diagnostics::default();
    let (labels, misnumbered) = Labels::collect(&pages, &book, sources);
    mistakes.extend(misnumbered);
    mistakes.extend(labels.abouts.mistakes().iter().cloned());
    let mut shown = Shown::default();
    let mut report = Report::default();
    let mut woven = HashMap::new();
    for page in &pages {
        let outcome = Replacements::new(sources, page, &labels, &mut shown).woven();
        mistakes.extend(outcome.mistakes);
        mistakes.extend(lint::number::check(page, sources, &labels));
        mistakes.extend(lint::markup::check(page));
        mistakes.extend(lint::caption::check(page));
        for (folder, numbers) in outcome.outdated {
            *report.outdated.entry(folder).or_default() += numbers;
        }
        report.pages.push((page.name.clone(), outcome.counts));
        woven.insert(page.name.clone(), outcome.text);
    }
    mistakes.extend(lint::shown::check(sources, &shown, &labels.figures));
    mistakes.extend(lint::citation::check(sources, &labels.equations));
    mistakes.extend(lint::exercises::check(sources));
    mistakes.extend(sources.mistakes());
    mistakes.extend(sources.references.uncited());
    mistakes.extend(sources.allowed.mistakes());
    book.for_each_chapter_mut(|chapter| {
        if let Some(text) = name_of(chapter).and_then(|name| woven.remove(&name)) {
            chapter.content = text;
        }
    });
    mistakes.or((book, report))
}

/// The page's path inside `src` without its ending.
fn name_of(page: &Chapter) -> Option<String> {
    let path = page.path.as_ref()?.with_extension("");
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    Some(parts.join("/"))
}
