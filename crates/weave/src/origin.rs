//! Where the numbers of a page come from, at its end and at each formula.

use std::collections::BTreeMap;

use contents::{escape, value::Origin};

use crate::outdated;

/// The snapshots that a page uses.
#[derive(Debug, Default)]
pub(crate) struct Origins(BTreeMap<String, Used>);

#[derive(Debug)]
struct Used {
    origin: Origin,
    numbers: usize,
    is_outdated: bool,
}

impl Origins {
    pub(crate) fn add(&mut self, origin: &Origin, is_outdated: bool) {
        let used = self.0.entry(origin.anchor());
        used.or_insert_with(|| Used { origin: origin.clone(), numbers: 0, is_outdated }).numbers +=
            1;
    }

    /// The section at the page's end; nothing on a page without numbers.
    pub(crate) fn section(&self) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        let rows: String = self
            .0
            .iter()
            .map(|(anchor, Used { origin, numbers, is_outdated })| {
                let remedy = if *is_outdated {
                    format!("<p class=\"remedy\">{}</p>", outdated::remedy(&origin.folder))
                } else {
                    String::new()
                };
                format!(
                    "<tr id=\"{anchor}\"><th scope=\"row\"><code>{}</code></th><td><code>{}</code>{remedy}</td><td>{numbers}</td></tr>",
                    escape::text(&origin.snapshot),
                    escape::text(&origin.held_by)
                )
            })
            .collect();
        format!(
            "\n\n<section class=\"sources\" id=\"numbers\"><h2>Where the numbers come from</h2>\
             <p>A snapshot is a file of numbers that the chapter's crate has computed. If the crate computes another, the test beside it fails.</p>\
             <table aria-label=\"Where the numbers come from\"><thead><tr><th scope=\"col\">Snapshot</th><th scope=\"col\">Held by</th>\
             <th scope=\"col\">Numbers</th></tr></thead><tbody>{rows}</tbody></table></section>\n"
        )
    }
}

/// The origins of a formula's numbers: a line for each snapshot, then its fields.
pub(crate) fn in_lines(origins: &[Origin]) -> String {
    let mut snapshots: Vec<(&Origin, Vec<&str>)> = Vec::new();
    for origin in origins {
        match snapshots.iter_mut().find(|(known, _)| known.anchor() == origin.anchor()) {
            Some((_, fields)) if fields.contains(&origin.field.as_str()) => {}
            Some((_, fields)) => fields.push(&origin.field),
            None => snapshots.push((origin, vec![&origin.field])),
        }
    }
    let lines: Vec<String> = snapshots
        .iter()
        .map(|(origin, fields)| {
            format!("{} · snapshot {}\n{}", origin.folder, origin.snapshot, fields.join(", "))
        })
        .collect();
    lines.join("\n")
}
