/// For each row its value, or the median of the training rows, and whether it was missing.
pub fn filled(column: &[Option<f64>], training: &[usize]) -> Vec<[f64; 2]> {
    let mut there = vec![];
    for &row in training {
        there.extend(column[row]);
    }
    if there.is_empty() {
        there.push(0.0);
    }
    there.sort_by(f64::total_cmp);
    let middle = 0.5 * (there[there.len() / 2] + there[(there.len() - 1) / 2]);
    let both = |cell: &Option<f64>| {
        let value = cell.unwrap_or(middle);
        [value, f64::from(u8::from(cell.is_none()))]
    };
    column.iter().map(both).collect()
}

fn main() {
    println!("{:?}", filled(&[Some(3.0), None, Some(1.0), Some(900.0)], &[0, 1, 2]));
}
