/// Moves every weight against its gradient.
pub fn descend(weights: &mut [f64], gradients: &[f64], learning_rate: f64) {
    todo!("weight by weight")
}

/// All places of a walk of so many steps downhill, the start included.
pub fn walk(start: f64, slope: &dyn Fn(f64) -> f64, learning_rate: f64, steps: usize) -> Vec<f64> {
    todo!("step by step")
}

fn main() {
    let mut weights = [1.0, 2.0];
    descend(&mut weights, &[0.5, -0.5], 0.1);
    println!("{weights:?}");
    println!("{:?}", walk(1.0, &|weight| 2.0 * weight, 0.25, 4));
}
