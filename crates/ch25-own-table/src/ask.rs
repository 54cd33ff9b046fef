//! Raw rows for a trained network: its columns are looked for by their names, in any order.

use std::collections::BTreeMap;

use crate::model::Model;
use crate::plan::{From, Question, Samples, ndarray::Array2, short};
use crate::table::{
    Cells, Header, MISSING, Reading, Refusal, Table, listed, names, nearest, plural, read,
    shortened,
};
use crate::train::outputs;

/// Rows of a table as a network wants them.
#[derive(Clone, Debug)]
pub struct Rows {
    /// The table.
    pub table: Table,
    /// Which of its rows there are.
    pub rows: Vec<usize>,
    /// They as samples.
    pub samples: Samples,
    /// Their targets, if they were asked for: numbers, or places of classes.
    pub targets: Vec<f64>,
    /// What somebody should know about them.
    pub notes: Vec<String>,
}

/// Reads a table for a network, with its targets if `with_targets`; rows without one are left out.
///
/// # Errors
///
/// If a column is not there, or a cell is not what it was in training.
pub fn rows(
    model: &Model,
    file: &str,
    bytes: &[u8],
    reading: &Reading,
    with_targets: bool,
) -> Result<Rows, Refusal> {
    let plan = &model.plan;
    let wanted: Vec<&str> = plan.inputs.iter().map(|input| input.name.as_str()).collect();
    let target = plan.target.name.as_str();
    let mut reading = reading.clone();

    // A header is one that names a column of the network.
    let knows = |names: &[String]| {
        names.iter().any(|name| wanted.contains(&name.as_str()) || name == target)
    };
    if reading.header == Header::Detect {
        let present = Reading { header: Header::Present, ..reading.clone() };
        reading.header = match names(file, bytes, &present) {
            Ok((_, there)) if model.table.named && knows(&there) => Header::Present,
            _ if !model.table.named => Header::Absent,
            _ => Header::Detect,
        };
    }
    let (named, there) = names(file, bytes, &reading)?;
    let there: Vec<&str> = there.iter().map(String::as_str).collect();
    let in_order = !named && there.len() == wanted.len();
    if model.table.named && !named && (reading.header != Header::Absent || !in_order) {
        return Err(Refusal::new(
            file,
            format!(
                "there is no header, and this network knows its columns by their names. Add a first \
                 line with {}, in any order; or say --no-header if the rows have these columns, in \
                 this order, and no others",
                listed(&wanted, 100)
            ),
        ));
    }
    let position = |name: &str| {
        there.iter().position(|known| *known == name).ok_or_else(|| {
            let near = nearest(name, &there)
                .map(|near| format!(" Is \"{}\" it?", shortened(near)))
                .unwrap_or_default();
            let kind = if name == target {
                "targets are"
            } else {
                "network was trained with it, and it is"
            };
            Refusal::new(
                file,
                format!(
                    "there is no column \"{}\"; the {kind} needed.{near} The columns are {}",
                    shortened(name),
                    listed(&there, 20)
                ),
            )
        })
    };
    let places: Vec<usize> = match in_order && !with_targets {
        true => (0..wanted.len()).collect(),
        false => wanted.iter().map(|name| position(name)).collect::<Result<_, _>>()?,
    };
    let target_place = if with_targets { Some(position(target)?) } else { None };

    let by_numbers = plan.target.classes.iter().all(|class| class.parse::<f64>().is_ok());
    for (place, name) in there.iter().enumerate() {
        let name = name.to_string();
        let input = places.iter().position(|other| *other == place);
        match input.map(|at| &plan.inputs[at].from) {
            Some(From::Numbers { .. }) => reading.numbers.push(name),
            Some(From::Words { .. }) => reading.words.push(name),
            None if target_place == Some(place) && by_numbers => reading.numbers.push(name),
            None if target_place == Some(place) => reading.words.push(name),
            None => reading.ignored.push(name),
        }
    }
    let table = read(file, bytes, &reading)?;
    let mut rows: Vec<usize> = (0..table.rows()).collect();
    let mut targets = vec![];
    let mut notes = table.notes.clone();
    if let Some(place) = target_place {
        (rows, targets) = with_target(model, &table, place)?;
        let without = table.rows() - rows.len();
        if without > 0 {
            notes.push(format!("{} without a target left out", plural(without, "row")));
        }
    }
    notes.extend(strangers(model, &table, &places, &rows));
    let inputs = plan.inputs(&table, &places, &rows);
    let of = if with_targets {
        plan.targets(&targets)
    } else {
        Array2::zeros((rows.len(), plan.target.width()))
    };
    let samples = Samples { inputs, targets: of };
    let numbers: Vec<usize> = (0..rows.len()).collect();
    let mut broken = None;
    outputs(&model.network, plan.target.question, &samples, &numbers, |number, outputs| {
        if !outputs.iter().all(|output| output.is_finite()) {
            broken.get_or_insert(number);
        }
    });
    if let Some(number) = broken {
        return Err(Refusal::new(
            format!("{file}:{}", table.lines[rows[number]]),
            "the answer to this line is no number. Weights of the network are too large: take its \
             file as it was saved, or train again",
        ));
    }
    Ok(Rows { table, rows, samples, targets, notes })
}

/// The rows that have a target, and it.
fn with_target(
    model: &Model,
    table: &Table,
    place: usize,
) -> Result<(Vec<usize>, Vec<f64>), Refusal> {
    let target = &model.plan.target;
    let (mut rows, mut targets) = (vec![], vec![]);
    for row in 0..table.rows() {
        let class = match &table.columns[place].cells {
            Cells::Numbers(values) if values[row].is_nan() => continue,
            Cells::Numbers(values) if target.question == Question::Number => {
                rows.push(row);
                targets.push(values[row]);
                continue;
            }
            Cells::Numbers(values) => values[row].to_string(),
            Cells::Words { cells, .. } if cells[row] == MISSING => continue,
            Cells::Words { cells, kinds } => kinds[cells[row] as usize].clone(),
            _ => continue,
        };
        let Some(known) = target.classes.iter().position(|known| *known == class) else {
            return Err(Refusal::new(
                table.place(row, place),
                format!(
                    "\"{}\" is none of the classes that this network knows: {}. Correct it, or leave \
                     the line out",
                    shortened(&class),
                    listed(&target.classes, 20)
                ),
            ));
        };
        rows.push(row);
        targets.push(known as f64);
    }
    if rows.is_empty() {
        return Err(Refusal::new(
            &table.file,
            format!("no row has a target in column {}. Fill it in", shortened(&target.name)),
        ));
    }
    Ok((rows, targets))
}

/// Words that no row of the training had, and numbers far away from all of its.
fn strangers(model: &Model, table: &Table, places: &[usize], rows: &[usize]) -> Vec<String> {
    let mut notes = vec![];
    for (input, &place) in model.plan.inputs.iter().zip(places) {
        let name = shortened(&input.name);
        match (&input.from, &table.columns[place].cells) {
            (From::Numbers { least, most, .. }, Cells::Numbers(values)) => {
                let far = most - least;
                let outside = |value: f64| value < least - 0.5 * far || value > most + 0.5 * far;
                let count = rows.iter().filter(|&&row| outside(values[row])).count();
                if count > 0 {
                    notes.push(format!(
                        "{name} is far outside of {} to {}, where the network was trained, in {}; its \
                         answers there are guesses",
                        short(*least),
                        short(*most),
                        plural(count, "row")
                    ));
                }
            }
            (From::Words { kinds }, Cells::Words { kinds: there, cells }) => {
                let mut new: BTreeMap<&str, usize> = BTreeMap::new();
                for &row in rows {
                    if let Some(kind) = there.get(cells[row] as usize)
                        && !kinds.contains(kind)
                    {
                        *new.entry(kind).or_default() += 1;
                    }
                }
                if let Some((kind, _)) = new.iter().max_by_key(|(_, count)| **count) {
                    let count: usize = new.values().sum();
                    notes.push(format!(
                        "{name} has words that the network was not trained with, in {}, such as \
                         \"{}\"; they count as none of its kinds",
                        plural(count, "row"),
                        shortened(kind)
                    ));
                }
            }
            _ => {}
        }
    }
    notes
}
