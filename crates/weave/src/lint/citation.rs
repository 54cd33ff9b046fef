//! An equation that a crate's doc comments cite stands in the book under that number.

use contents::Diagnostic;

use crate::{equation::Equations, weave::Weave};

pub(crate) fn check(weave: &Weave, equations: &Equations) -> Vec<Diagnostic> {
    let mut mistakes = Vec::new();
    for chapter in weave.chapters.iter() {
        for citation in &weave.items(chapter).citations {
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
