//! An equation that a crate's doc comments cite stands in the book under that number.

use contents::Diagnostic;

use crate::{equation::Equations, sources::Sources};

pub(crate) fn check(sources: &Sources, equations: &Equations) -> Vec<Diagnostic> {
    let mut mistakes = Vec::new();
    for chapter in sources.chapters.iter() {
        for citation in &sources.items(chapter).citations {
            if !equations.exists(&citation.equation) {
                let complaint = equations.unknown(&citation.equation);
                mistakes.push(Diagnostic {
                    file: citation.file.clone(),
                    place: Some(citation.place),
                    message: complaint.message,
                    help: complaint.help,
                });
            }
        }
    }
    mistakes
}
