//! The list of numbers that are held in another way.

use anyhow::{Result, bail, ensure};

/// An entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// `ch12.xor.rows.*.solved`: a `*` is any one step.
    pub number: String,
    /// What holds it.
    pub reason: String,
}

impl Entry {
    /// Whether the entry is about the number with this path.
    pub fn fits(&self, path: &str) -> bool {
        let (mut wanted, mut steps) = (self.number.split('.'), path.split('.'));
        loop {
            match (wanted.next(), steps.next()) {
                (None, None) => return true,
                (Some(wanted), Some(step)) if wanted == "*" || wanted == step => (),
                _ => return false,
            }
        }
    }

    /// Whether it is about a number of this chapter.
    pub fn is_of(&self, chapter: &str) -> bool {
        self.number.split('.').next() == Some(chapter)
    }
}

/// Reads the list: lines `number …`, each followed by `reason …`.
///
/// # Errors
/// At the first line that is none of these.
pub fn read(text: &str) -> Result<Vec<Entry>> {
    let mut entries: Vec<Entry> = vec![];
    for (place, line) in text.lines().enumerate() {
        let line = line.trim();
        let complete = entries.last().is_none_or(|entry| !entry.reason.is_empty());
        if line.is_empty() || line.starts_with('#') {
            continue;
        } else if let Some(number) = line.strip_prefix("number ").filter(|_| complete) {
            let number = number.trim();
            ensure!(number.split('.').count() > 2, "line {}: `{number}` is no number", place + 1);
            entries.push(Entry { number: number.to_owned(), reason: String::new() });
        } else if let (Some(reason), Some(entry), false) =
            (line.strip_prefix("reason "), entries.last_mut(), complete)
        {
            reason.trim().clone_into(&mut entry.reason);
        } else {
            bail!(
                "line {}: `{line}` is not understood; write `number ch10.snapshot.field`, and on \
                 the next line `reason` and what holds it",
                place + 1
            );
        }
    }
    if let Some(entry) = entries.last().filter(|entry| entry.reason.is_empty()) {
        bail!("{} has no reason", entry.number);
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_fits_step_by_step() {
        let text = "# why\n\nnumber ch12.xor.rows.*.solved\nreason by hand\n";
        let [entry] = &read(text).unwrap()[..] else { panic!("one entry") };
        assert!(entry.is_of("ch12") && !entry.is_of("ch1"));
        for (path, fits) in [
            ("ch12.xor.rows.0.solved", true),
            ("ch12.xor.rows.0.solved.0", false),
            ("ch12.xor.rows.0", false),
            ("ch12.xor.rows.0.seeds", false),
        ] {
            assert_eq!(entry.fits(path), fits, "{path}");
        }
    }

    #[test]
    fn what_is_not_understood_is_told_with_its_line() {
        for (text, why) in [
            ("numbr ch12.xor.rows\n", "line 1: `numbr ch12.xor.rows` is not understood"),
            ("number ch12.xor\n", "line 1: `ch12.xor` is no number"),
            ("reason none\n", "line 1: `reason none` is not understood"),
            ("number ch12.xor.a\nnumber ch12.xor.b\n", "line 2: `number ch12.xor.b`"),
            ("number ch12.xor.a\n", "ch12.xor.a has no reason"),
        ] {
            let error = read(text).unwrap_err().to_string();
            assert!(error.starts_with(why), "{error}");
        }
    }
}
