/// Scales a column by these of its rows.
pub type Scale = fn(&[f64], &[usize]) -> Vec<f64>;

/// Panics where `scale` is wrong.
pub fn test(scale: Scale) {
    let scaled = scale(&[1.0, 3.0], &[0, 1]);
    todo!("assert! that {scaled:?} is right, and that other columns are")
}

fn main() {
    test(|column, training| {
        let count = training.len() as f64;
        let mean = training.iter().map(|&row| column[row]).sum::<f64>() / count;
        let squares = training.iter().map(|&row| (column[row] - mean) * (column[row] - mean));
        let unit = (squares.sum::<f64>() / count).sqrt();
        column.iter().map(|value| (value - mean) / unit).collect()
    });
}
