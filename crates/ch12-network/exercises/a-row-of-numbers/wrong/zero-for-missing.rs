pub fn numbers(line: &str) -> Result<Vec<f64>, usize> {
    let number = |cell: &str| cell.trim().parse().ok().filter(|number: &f64| number.is_finite());
    Ok(line.split(',').map(|cell| number(cell).unwrap_or(0.0)).collect())
}
