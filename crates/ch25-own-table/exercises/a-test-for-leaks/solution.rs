/// Scales a column by these of its rows.
pub type Scale = fn(&[f64], &[usize]) -> Vec<f64>;

/// Panics where `scale` is wrong.
pub fn test(scale: Scale) {
    let column = [100.0, -40.0, 1.0, 300.0, 3.0, 11.0];
    let training = [2, 4, 5];
    let scaled = scale(&column, &training);
    // The training rows are 1, 3 and 11: mean 5, and the squares 16, 4 and 36 add up to 56.
    let unit = (56.0_f64 / 3.0).sqrt();
    for row in 0..column.len() {
        let wanted = (column[row] - 5.0) / unit;
        assert!((scaled[row] - wanted).abs() < 1e-9, "row {row}: {} and not {wanted}", scaled[row]);
    }
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
