//! Where the numbers of a page come from, at its end and at each formula.

use std::collections::BTreeMap;

use contents::{escape, value::Origin};

/// The snapshots that a page uses, and how often.
#[derive(Debug, Default)]
pub(crate) struct Origins(BTreeMap<String, (Origin, usize)>);

impl Origins {
    pub(crate) fn add(&mut self, origin: &Origin) {
        self.0.entry(origin.anchor()).or_insert_with(|| (origin.clone(), 0)).1 += 1;
    }

    /// The section at the page's end; nothing on a page without numbers.
    pub(crate) fn section(&self) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        let rows: String = self
            .0
            .iter()
            .map(|(anchor, (origin, count))| {
                format!(
                    "<tr id=\"{anchor}\"><td><code>{}</code></td><td><code>{}</code></td><td>{count}</td></tr>",
                    escape::text(&origin.snapshot),
                    escape::text(&origin.held_by)
                )
            })
            .collect();
        format!(
            "\n\n<section class=\"sources\" id=\"numbers\"><h2>Where the numbers come from</h2>\
             <table><thead><tr><th scope=\"col\">Snapshot</th><th scope=\"col\">Held by</th>\
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
