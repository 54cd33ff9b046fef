/// The numbers on one line of a table, or the column of the first cell that is none,
/// counted from 1.
pub fn numbers(line: &str) -> Result<Vec<f64>, usize> {
    let cells = line.split(',').enumerate();
    cells
        .map(|(place, cell)| match cell.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(number),
            _ => Err(place),
        })
        .collect()
}
