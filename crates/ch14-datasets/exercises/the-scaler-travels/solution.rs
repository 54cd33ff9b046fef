use ch11_architecture::ndarray::{Array1, array};
use ch14_datasets::Scaler;

/// The scaler as a text.
pub fn write(scaler: &Scaler) -> String {
    let mut text = format!("scaler of {} columns\n", scaler.offset.len());
    for (offset, unit) in scaler.offset.iter().zip(&scaler.unit) {
        text.push_str(&format!("{offset:e} {unit:e} .\n"));
    }
    text + "end\n"
}

/// The scaler of a text, or a sentence that says what is wrong with it.
pub fn read(text: &str) -> Result<Scaler, String> {
    let inner = text.strip_prefix("scaler of ").and_then(|text| text.strip_suffix("end\n"));
    let (columns, table) = inner
        .and_then(|inner| inner.split_once(" columns\n"))
        .ok_or("This is no scaler, or not the whole of one.")?;
    let columns: usize = columns.parse().map_err(|_| "How many columns?")?;
    let lines: Vec<&str> = table.lines().collect();
    if lines.len() != columns {
        return Err(format!("There are {} lines for {columns} columns.", lines.len()));
    }
    let (mut offsets, mut units) = (Vec::new(), Vec::new());
    for line in lines {
        let (offset, unit) = numbers(line).ok_or(format!("“{line}” is no offset and unit."))?;
        offsets.push(offset);
        units.push(unit);
    }
    Ok(Scaler { offset: Array1::from(offsets), unit: Array1::from(units) })
}

fn numbers(line: &str) -> Option<(f64, f64)> {
    let (offset, unit) = line.strip_suffix(" .")?.split_once(' ')?;
    let (offset, unit): (f64, f64) = (offset.parse().ok()?, unit.parse().ok()?);
    (offset.is_finite() && unit.is_finite() && unit > 0.0).then_some((offset, unit))
}

fn main() {
    let scaler = Scaler { offset: array![83.25, 0.875], unit: array![31.5, 0.0625] };
    let text = write(&scaler);
    println!("{text}\n{:?}", read(&text));
}
