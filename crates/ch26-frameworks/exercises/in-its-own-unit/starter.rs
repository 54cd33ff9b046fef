/// The weights and biases of the layer that answers in the unit of the target.
pub fn fold(
    weights: &[Vec<f64>],
    biases: &[f64],
    offset: &[f64],
    unit: &[f64],
) -> (Vec<Vec<f64>>, Vec<f64>) {
    todo!("times the unit, plus the offset")
}

fn main() {
    println!("{:?}", fold(&[vec![2.0], vec![-1.0]], &[0.5], &[23.0], &[8.0]));
}
