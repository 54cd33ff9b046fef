//! Numbers from worked snapshots: `{{#value ch10.one_update.error_signal :.6}}`.

use serde_json::Value;

use crate::{
    Chapters, Complaint, Snapshots,
    number::{Printed, printed},
};

/// A number of the book with its origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worked {
    /// The number in its format.
    pub printed: Printed,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a number comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// `crates/ch10-backpropagation`.
    pub folder: String,
    /// `ch10`.
    pub chapter: String,
    /// `one_update`.
    pub snapshot: String,
    /// `gradient_i_to_h.0.2`.
    pub field: String,
    /// `crates/ch10-backpropagation/tests/snapshots.rs`.
    pub held_by: String,
}

impl Origin {
    /// The id of the snapshot's row at the end of the page.
    pub fn anchor(&self) -> String {
        format!("from-{}-{}", self.chapter, self.snapshot)
    }

    /// The origin in a line.
    pub fn sentence(&self) -> String {
        let test = self.held_by.strip_prefix(&format!("{}/", self.folder)).unwrap_or(&self.held_by);
        format!(
            "{} · snapshot {} · field {} · held by {test}",
            self.folder, self.snapshot, self.field
        )
    }
}

/// Resolves the argument of a `value` directive.
///
/// # Errors
/// Where it leads to no number, or the number cannot be printed as asked; the nearest name that
/// exists is offered.
pub fn resolve(
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
