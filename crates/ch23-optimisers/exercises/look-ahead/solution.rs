/// One update of Nesterov's momentum.
pub fn update(
    weights: &mut [f64],
    velocity: &mut [f64],
    gradient: fn(&[f64]) -> Vec<f64>,
    keep: f64,
    learning_rate: f64,
) {
    let ahead: Vec<f64> =
        weights.iter().zip(&*velocity).map(|(weight, step)| weight + keep * step).collect();
    let slopes = gradient(&ahead);
    for ((weight, step), slope) in weights.iter_mut().zip(velocity).zip(slopes) {
        *step = keep * *step - learning_rate * slope;
        *weight += *step;
    }
}

fn main() {
    let (mut weights, mut velocity) = ([1.0], [-0.1]);
    update(&mut weights, &mut velocity, |weights| weights.to_vec(), 0.9, 0.1);
    println!("{weights:?} {velocity:?}");
}
