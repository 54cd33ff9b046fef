/// The weights and biases of the layer that answers in the unit of the target.
pub fn fold(
    weights: &[Vec<f64>],
    biases: &[f64],
    offset: &[f64],
    unit: &[f64],
) -> (Vec<Vec<f64>>, Vec<f64>) {
    let scaled = |row: &Vec<f64>| row.iter().zip(unit).map(|(weight, unit)| weight * unit).collect();
    let biases = biases.iter().zip(unit).zip(offset).map(|((bias, unit), offset)| bias * unit + offset);
    (weights.iter().map(scaled).collect(), biases.collect())
}

fn main() {
    println!("{:?}", fold(&[vec![2.0], vec![-1.0]], &[0.5], &[23.0], &[8.0]));
}
