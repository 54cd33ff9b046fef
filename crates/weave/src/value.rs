//! Numbers from worked snapshots: `{{#value ch10.one_update.error_signal :.6}}`.

use serde_json::{Number, Value};

use crate::{chapter::Chapters, diagnostics::Complaint, html, snapshot::Snapshots};

/// A number of the book with its origin.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Worked {
    pub(crate) printed: Printed,
    pub(crate) origin: Origin,
}

/// Where a number comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Origin {
    /// `crates/ch10-backpropagation`.
    pub(crate) folder: String,
    /// `ch10`.
    pub(crate) chapter: String,
    /// `one_update`.
    pub(crate) snapshot: String,
    /// `gradient_i_to_h.0.2`.
    pub(crate) field: String,
    /// `crates/ch10-backpropagation/tests/snapshots.rs`.
    pub(crate) held_by: String,
}

impl Origin {
    /// The id of the snapshot's row at the end of the page.
    pub(crate) fn anchor(&self) -> String {
        format!("from-{}-{}", self.chapter, self.snapshot)
    }

    /// The origin in a line.
    pub(crate) fn sentence(&self) -> String {
        let test = self.held_by.strip_prefix(&format!("{}/", self.folder)).unwrap_or(&self.held_by);
        format!(
            "{} · snapshot {} · field {} · held by {test}",
            self.folder, self.snapshot, self.field
        )
    }
}

/// A number as prose and as formulas write it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Printed {
    pub(crate) html: String,
    pub(crate) tex: String,
}

/// Resolves the argument of a `value` directive.
pub(crate) fn resolve(
    argument: &str,
    chapters: &Chapters,
    snapshots: &Snapshots,
) -> Result<Worked, Complaint> {
    let (path, format) = match argument.split_once(char::is_whitespace) {
        Some((path, format)) => (path, Some(format.trim())),
        None => (argument, None),
    };
    let path = path.replace('[', ".").replace(']', "");
    let mut parts = path.splitn(3, '.');
    let (Some(chapter), Some(snapshot), Some(field)) = (parts.next(), parts.next(), parts.next())
    else {
        return Err(Complaint::new(format!("`{argument}` does not lead to a number"))
            .help("write it as `ch10.snapshot.field :.6`"));
    };
    let chapter = chapters.by_id(chapter)?;
    let (numbers, held) = snapshots.numbers(chapter, snapshot)?;
    let value = field.split('.').try_fold(numbers.as_ref(), |value, step| match value {
        Value::Array(items) => items.get(step.parse::<usize>().ok()?),
        Value::Object(fields) => fields.get(step),
        _ => None,
    });
    let number = match value {
        Some(Value::Number(number)) => number,
        Some(Value::Object(_) | Value::Array(_)) => {
            let leaves = leaves(&numbers);
            let inside = format!("{field}.");
            let inside: Vec<&str> = leaves
                .iter()
                .map(String::as_str)
                .filter(|leaf| leaf.starts_with(&inside))
                .collect();
            return Err(Complaint::new(format!("`{field}` of `{snapshot}` holds several numbers"))
                .help(format!("name one: {}", first_few(&inside))));
        }
        Some(_) => {
            return Err(Complaint::new(format!("`{field}` of `{snapshot}` is not a number")));
        }
        None => {
            let leaves = leaves(&numbers);
            let complaint = Complaint::unknown("number", field, leaves.iter().map(String::as_str))
                .within(&format!("the snapshot `{snapshot}` of {}", chapter.name));
            let names: Vec<&str> = leaves.iter().map(String::as_str).collect();
            return Err(complaint.help_if_missing(format!("there is {}", first_few(&names))));
        }
    };
    Ok(Worked {
        printed: printed(number, format)?,
        origin: Origin {
            folder: chapter.shown_folder(),
            chapter: chapter.id.clone(),
            snapshot: snapshot.to_owned(),
            field: field.to_owned(),
            held_by: held.held_by.clone(),
        },
    })
}

/// The path of every number.
fn leaves(value: &Value) -> Vec<String> {
    fn walk(path: &str, value: &Value, leaves: &mut Vec<String>) {
        let below =
            |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        match value {
            Value::Object(fields) => {
                fields.iter().for_each(|(name, value)| walk(&below(name), value, leaves));
            }
            Value::Array(items) => items
                .iter()
                .enumerate()
                .for_each(|(index, value)| walk(&below(&index.to_string()), value, leaves)),
            Value::Number(_) => leaves.push(path.to_owned()),
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk("", value, &mut found);
    found
}

fn first_few(names: &[&str]) -> String {
    const FEW: usize = 8;
    let few = names.iter().take(FEW).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    if names.len() > FEW { format!("{few}, …") } else { few }
}

/// More digits than this a snapshot does not hold.
const DIGITS: i32 = 12;

fn printed(number: &Number, format: Option<&str>) -> Result<Printed, Complaint> {
    let refused = |why: &str| {
        Complaint::new(why.to_owned()).help(
            "the formats are `d` (whole), `:.6` (decimals), `:.2e` (scientific) and `:.1%`; \
             a `+` after the colon shows the sign of positive numbers too",
        )
    };
    let whole = number.is_i64() || number.is_u64();
    let value = number.as_f64().ok_or_else(|| refused("the number is out of range"))?;
    let format = match format {
        None if whole => "d",
        None => return Err(refused("it is not said how many decimals the number has")),
        Some(format) => format,
    };
    let body = format.strip_prefix(':').unwrap_or(format);
    let (plus, body) = body.strip_prefix('+').map_or((false, body), |body| (true, body));
    if body == "d" {
        if value.fract() != 0.0 {
            return Err(refused(&format!("{value} is not a whole number")));
        }
        return Ok(sign(value, plus, grouped(&format!("{:.0}", value.abs()))));
    }
    let unknown = || refused(&format!("`{format}` is not a format"));
    let body = body.strip_prefix('.').ok_or_else(unknown)?;
    let (decimals, suffix) = match body.find(|c: char| !c.is_ascii_digit()) {
        Some(end) => body.split_at(end),
        None => (body, ""),
    };
    let decimals: usize = decimals.parse().map_err(|_| unknown())?;
    let shown = if suffix == "%" { value * 100.0 } else { value };
    // Digits before the point, or minus the zeros behind it.
    let magnitude = if shown == 0.0 { 0 } else { shown.abs().log10().floor() as i32 + 1 };
    let asked = decimals as i32 + if suffix == "e" { 1 } else { magnitude };
    if asked > DIGITS && !whole {
        return Err(refused(&format!(
            "`{format}` asks for {asked} digits, and a snapshot holds {DIGITS}"
        )));
    }
    match suffix {
        "" => Ok(sign(value, plus, grouped(&format!("{:.decimals$}", value.abs())))),
        "%" => {
            let Printed { html, tex } = grouped(&format!("{:.decimals$}", shown.abs()));
            let percent = Printed { html: format!("{html}%"), tex: format!("{tex}\\%") };
            Ok(sign(value, plus, percent))
        }
        "e" => {
            let text = format!("{:.decimals$e}", value.abs());
            let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
            let printed = Printed {
                html: format!("{digits}×10<sup>{}</sup>", exponent.replace('-', "−")),
                tex: format!("{digits}\\times 10^{{{exponent}}}"),
            };
            Ok(sign(value, plus, printed))
        }
        _ => Err(unknown()),
    }
}

/// Digits in groups of three, from five digits before the point.
fn grouped(digits: &str) -> Printed {
    let (before, after) = digits.find('.').map_or((digits, ""), |point| digits.split_at(point));
    if before.len() < 5 {
        return Printed { html: digits.to_owned(), tex: digits.to_owned() };
    }
    let mut groups: Vec<&str> = Vec::new();
    let mut rest = before;
    while rest.len() > 3 {
        let (left, group) = rest.split_at(rest.len() - 3);
        groups.push(group);
        rest = left;
    }
    groups.push(rest);
    groups.reverse();
    Printed {
        html: format!("{}{after}", groups.join(",")),
        tex: format!("{}{after}", groups.join("{,}")),
    }
}

/// The sign before an absolute value, unless what is printed is zero.
fn sign(value: f64, plus: bool, Printed { html, tex }: Printed) -> Printed {
    let is_zero =
        !tex.split('\\').next().unwrap_or("").contains(|c: char| ('1'..='9').contains(&c));
    match (value < 0.0 && !is_zero, plus && !is_zero) {
        (true, _) => Printed { html: format!("−{html}"), tex: format!("-{tex}") },
        (false, true) => Printed { html: format!("+{html}"), tex: format!("+{tex}") },
        (false, false) => Printed { html, tex },
    }
}

/// The number in a paragraph or in a table: a link to its row at the end of the page, or,
/// where another link is around it, only marked.
pub(crate) fn in_prose(worked: &Worked, linked: bool) -> String {
    let from = html::attribute(&worked.origin.sentence());
    let number = &worked.printed.html;
    if linked {
        format!("<span class=\"num\" data-from=\"{from}\">{number}</span>")
    } else {
        let anchor = worked.origin.anchor();
        format!("<a class=\"num\" href=\"#{anchor}\" data-from=\"{from}\">{number}</a>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(number: &str, format: &str) -> Result<String, String> {
        let number: Number = serde_json::from_str(number).unwrap();
        let printed = printed(&number, (!format.is_empty()).then_some(format));
        printed.map(|p| format!("{} | {}", p.html, p.tex)).map_err(|complaint| complaint.message)
    }

    #[test]
    fn numbers_are_printed_as_prose_and_as_formulas_write_them() {
        for (number, format, expected) in [
            ("-0.1234567", ":.6", "−0.123457 | -0.123457"),
            ("0.5", ":+.2", "+0.50 | +0.50"),
            ("-0.0001", ":.2", "0.00 | 0.00"),
            ("-4.54e-5", ":.2e", "−4.54×10<sup>−5</sup> | -4.54\\times 10^{-5}"),
            ("0.9761904", ":.1%", "97.6% | 97.6\\%"),
            ("1.0", "d", "1 | 1"),
            ("5000", "", "5000 | 5000"),
            ("12345678", "d", "12,345,678 | 12{,}345{,}678"),
            ("98765.4", ":.1", "98,765.4 | 98{,}765.4"),
        ] {
            assert_eq!(print(number, format).as_deref(), Ok(expected), "{number} {format}");
        }
    }

    #[test]
    fn what_cannot_be_printed_is_refused() {
        for (number, format, expected) in [
            ("0.5", "", "it is not said how many decimals the number has"),
            ("0.5", "d", "0.5 is not a whole number"),
            ("0.5", ":6", "`:6` is not a format"),
            ("0.5", ":.6x", "`:.6x` is not a format"),
            ("123.4", ":.10", "`:.10` asks for 13 digits, and a snapshot holds 12"),
        ] {
            assert_eq!(print(number, format).unwrap_err(), expected);
        }
    }
}
