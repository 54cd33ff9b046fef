//! Numbers of the book in the text of an exercise: `{{#value ch10.cost.seeds d}}` shows in the
//! terminal what it shows on the page.
//!
//! The page resolves them strictly and says where each comes from; here an unknown one stays as
//! it was written, and the walk over all exercises refuses it.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// The text with its numbers in place.
pub fn resolved(text: &str, root: &Path) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{#value ") {
        out.push_str(before);
        let Some((directive, after)) = after.split_once("}}") else {
            out.push_str("{{#value ");
            rest = after;
            continue;
        };
        match number(directive.trim(), root) {
            Some(number) => out.push_str(&number),
            None => out.push_str(&format!("{{{{#value {directive}}}}}")),
        }
        rest = after;
    }
    out + rest
}

fn number(directive: &str, root: &Path) -> Option<String> {
    let (path, format) = directive.split_once(' ').unwrap_or((directive, ""));
    let mut steps = path.split(['.', '[', ']']).filter(|step| !step.is_empty());
    let (chapter, snapshot) = (steps.next()?, steps.next()?);
    let mut value = &read(root, chapter, snapshot)?;
    for step in steps {
        value = step.parse::<usize>().ok().and_then(|at| value.get(at)).or(value.get(step))?;
    }
    written(value.as_f64()?, format.trim().trim_start_matches(':'))
}

fn read(root: &Path, chapter: &str, snapshot: &str) -> Option<Value> {
    let prefix = format!("{chapter}-");
    let folder = fs::read_dir(root.join("crates"))
        .ok()?
        .flatten()
        .find(|entry| entry.file_name().to_string_lossy().starts_with(&prefix))?;
    let file = folder.path().join("tests").join("snapshots").join(format!("{snapshot}.snap"));
    let text = fs::read_to_string(file).ok()?.replace("\r\n", "\n");
    // Before the snapshot itself stands where it comes from, between two rules.
    serde_json::from_str(text.splitn(3, "---\n").nth(2)?).ok()
}

fn written(value: f64, format: &str) -> Option<String> {
    let (sign, format) = match format.strip_prefix('+') {
        Some(format) if value >= 0.0 => ("+", format),
        Some(format) => ("", format),
        None => ("", format),
    };
    let digits = |text: &str| text.strip_prefix('.')?.parse::<usize>().ok();
    let text = if format.is_empty() {
        value.to_string()
    } else if format == "d" {
        in_thousands(&format!("{value:.0}"))
    } else if let Some(digits) = format.strip_suffix('%').and_then(digits) {
        format!("{:.digits$}%", 100.0 * value)
    } else if let Some(digits) = format.strip_suffix('e').and_then(digits) {
        let text = format!("{value:.digits$e}");
        let (digits, power) = text.split_once('e')?;
        format!("{digits}×10{}", power.chars().map(raised).collect::<String>())
    } else {
        let digits = digits(format)?;
        in_thousands(&format!("{value:.digits$}"))
    };
    Some(format!("{sign}{text}").replace('-', "−"))
}

/// With commas from five digits on, as the page has it.
fn in_thousands(text: &str) -> String {
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let digits = whole.trim_start_matches('-').len();
    if digits < 5 {
        return text.to_owned();
    }
    let mut out = whole[..whole.len() - digits].to_owned();
    for (at, digit) in whole[whole.len() - digits..].chars().enumerate() {
        if at > 0 && (digits - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

fn raised(digit: char) -> char {
    match digit {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        _ => char::from_u32('⁰' as u32 + digit.to_digit(10).unwrap_or(0)).unwrap_or(digit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_comes_from_its_snapshot() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("crates/ch77-made-up/tests/snapshots");
        fs::create_dir_all(&folder).unwrap();
        let snapshot = "---\nsource: a.rs\n---\n{\n  \"rows\": [{\"share\": -0.126}]\n}\n";
        fs::write(folder.join("cost.snap"), snapshot).unwrap();
        let text =
            |directive: &str| resolved(&format!("a {{{{#value {directive}}}}} b"), root.path());
        assert_eq!(text("ch77.cost.rows[0].share :.2"), "a −0.13 b");
        assert_eq!(text("ch77.cost.rows.0.share :.1e"), "a −1.3×10⁻¹ b");
        assert_eq!(text("ch77.cost.rows.0.share .0%"), "a −13% b");
        assert_eq!(in_thousands("-1234567.25"), "-1,234,567.25");
        assert_eq!(in_thousands("5000"), "5000");
        assert_eq!(text("ch77.cost.rows.1.share d"), "a {{#value ch77.cost.rows.1.share d}} b");
    }
}
