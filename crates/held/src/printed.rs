//! The numbers that the book prints, and by how much each has to be wrong to be printed otherwise.

use std::{collections::HashMap, fs, path::Path, sync::LazyLock};

use anyhow::{Context, Result, bail};
use contents::{Chapters, Snapshots, value};
use regex::Regex;
use serde_json::{Number, Value};

/// A number that some page prints.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    /// The chapter whose crate computes it, `ch10`.
    pub chapter: String,
    /// The snapshot that has it, `one_update`.
    pub snapshot: String,
    /// The steps to it, `gradient_i_to_h.0.2`.
    pub field: String,
    /// What the first page that has it prints.
    pub text: String,
    /// Where it is printed.
    pub places: Vec<String>,
    /// What is added to make it wrong: a whole number is off by one, any other by a hundredth of
    /// itself. Where that would print the same, it is one unit of the last place that is printed.
    pub by: f64,
}

impl Printed {
    /// `ch10.one_update.gradient_i_to_h.0.2`, as a directive has it.
    pub fn path(&self) -> String {
        format!("{}.{}.{}", self.chapter, self.snapshot, self.field)
    }
}

/// Every number that the book in the folder `root` prints, in the order of files and lines, each
/// once: on pages, in exercises, in the list of misconceptions.
///
/// # Errors
/// Where a directive leads to no number.
pub fn numbers(root: &Path) -> Result<Vec<Printed>> {
    static VALUE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\{\{#value\s+([^{}\n]*)\}\}"));
    let chapters = Chapters::find(root).with_context(|| format!("{}/crates", root.display()))?;
    let snapshots = Snapshots::default();
    let (mut found, mut places): (Vec<Printed>, HashMap<String, usize>) = Default::default();
    for file in files(root)? {
        let shown = file.strip_prefix(root).unwrap_or(&file).display().to_string();
        let text = fs::read_to_string(&file).with_context(|| shown.clone())?;
        for directive in VALUE.captures_iter(&text) {
            let argument = directive[1].trim();
            let worked = match value::resolve(argument, &chapters, &snapshots) {
                Ok(worked) => worked,
                Err(complaint) => bail!("{shown}: `{argument}`: {}", complaint.message),
            };
            let origin = worked.origin;
            let chapter =
                chapters.by_id(&origin.chapter).map_err(|why| anyhow::anyhow!(why.message))?;
            let Ok((recorded, _)) = snapshots.numbers(chapter, &origin.snapshot) else { continue };
            let Some(Value::Number(number)) = at(&recorded, &origin.field) else { continue };
            let by =
                wrong_by(number, argument.split_once(char::is_whitespace).map(|(_, f)| f.trim()));
            let printed = Printed {
                chapter: origin.chapter,
                snapshot: origin.snapshot,
                field: origin.field,
                text: worked.printed.text,
                places: vec![],
                by,
            };
            let place = *places.entry(printed.path()).or_insert_with(|| {
                found.push(printed);
                found.len() - 1
            });
            found[place].by = found[place].by.min(by);
            if !found[place].places.contains(&shown) {
                found[place].places.push(shown.clone());
            }
        }
    }
    Ok(found)
}

/// The number that the steps lead to.
pub fn at<'a>(value: &'a Value, field: &str) -> Option<&'a Value> {
    field.split('.').try_fold(value, |value, step| match value {
        Value::Array(items) => items.get(step.parse::<usize>().ok()?),
        Value::Object(fields) => fields.get(step),
        _ => None,
    })
}

/// By how much a number has to be wrong in this format.
fn wrong_by(number: &Number, format: Option<&str>) -> f64 {
    let unit = unit(number.as_f64().unwrap_or(0.0), format.unwrap_or("d"));
    match number.as_f64() {
        Some(value) if number.is_f64() => (0.01 * value.abs()).max(unit),
        _ => unit.max(1.0).round(),
    }
}

/// One unit of the last place that the format prints.
fn unit(value: f64, format: &str) -> f64 {
    let format = format.trim_start_matches(':').trim_start_matches('+');
    let digits = format.trim_start_matches('.');
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let decimals: i32 = digits[..end].parse().unwrap_or(0);
    match &digits[end..] {
        "%" => 10_f64.powi(-decimals - 2),
        "e" if value != 0.0 => 10_f64.powi(value.abs().log10().floor() as i32 - decimals),
        _ => 10_f64.powi(-decimals),
    }
}

/// The files whose directives are a page's, in a fixed order.
fn files(root: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut found = vec![];
    let mut folders = vec![root.join("book/src")];
    let chapters = Chapters::find(root)?;
    folders.extend(chapters.iter().map(|chapter| chapter.folder.join("exercises")));
    while let Some(folder) = folders.pop() {
        if !folder.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            let kind = path.extension().and_then(|kind| kind.to_str());
            if path.is_dir() {
                folders.push(path);
            } else if matches!(kind, Some("md" | "toml")) {
                found.push(path);
            }
        }
    }
    let misconceptions = root.join("book/misconceptions.toml");
    found.extend(misconceptions.is_file().then_some(misconceptions));
    // The pages before the exercises, chapter by chapter.
    found.sort();
    Ok(found)
}

/// A pattern that is known to be one.
pub(crate) fn pattern(text: &str) -> Regex {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(text).unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_printed_otherwise() {
        for (number, format, by) in [
            ("7", None, 1.0),
            ("1234567", Some(":.1e"), 100_000.0),
            ("2.0", Some("d"), 1.0),
            ("500.0", Some("d"), 5.0),
            ("0.5", Some(":.6"), 0.005),
            ("0.05", Some(":.2"), 0.01),
            ("-0.05", Some(":+.2"), 0.01),
            ("0.0", Some(":.2"), 0.01),
            ("0.25", Some(":.0%"), 0.01),
            ("0.25", Some(":.1%"), 0.0025),
            ("0.000042", Some(":.0e"), 0.00001),
        ] {
            let number: Number = serde_json::from_str(number).unwrap();
            let found = wrong_by(&number, format);
            assert!((found / by - 1.0).abs() < 1e-9, "{number} {format:?}: {found}");
            let print = |value: f64| {
                let value = if number.is_f64() {
                    serde_json::json!(value)
                } else {
                    serde_json::json!(value as i64)
                };
                let Value::Number(value) = value else { panic!("{value}") };
                contents::number::printed(&value, format).map(|printed| printed.text)
            };
            let value = number.as_f64().unwrap();
            if format != Some("d") {
                assert_ne!(print(value).unwrap(), print(value + by).unwrap(), "{number}");
            }
        }
    }
}
