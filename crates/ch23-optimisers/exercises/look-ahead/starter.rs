/// One update of Nesterov's momentum.
pub fn update(
    weights: &mut [f64],
    velocity: &mut [f64],
    gradient: fn(&[f64]) -> Vec<f64>,
    keep: f64,
    learning_rate: f64,
) {
    let here = gradient(weights);
    todo!("{velocity:?}, {keep} and {learning_rate}: is {here:?} the gradient that is needed?")
}

fn main() {
    let (mut weights, mut velocity) = ([1.0], [-0.1]);
    update(&mut weights, &mut velocity, |weights| weights.to_vec(), 0.9, 0.1);
    println!("{weights:?} {velocity:?}");
}
