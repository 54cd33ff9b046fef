pub fn numbers(line: &str) -> Result<Vec<f64>, usize> {
    let number = |cell: &str| cell.trim().parse().ok().filter(|number: &f64| number.is_finite());
    Ok(line.split(',').filter_map(number).collect())
}
