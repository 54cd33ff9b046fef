/// Moves every weight against its gradient.
pub fn descend(weights: &mut [f64], gradients: &[f64], learning_rate: f64) {
    for (weight, gradient) in weights.iter_mut().zip(gradients) {
        *weight = learning_rate * gradient;
    }
}

/// All places of a walk of so many steps downhill, the start included.
pub fn walk(start: f64, slope: &dyn Fn(f64) -> f64, learning_rate: f64, steps: usize) -> Vec<f64> {
    let mut weight = [start];
    let mut places = vec![start];
    for _ in 0..steps {
        let gradient = slope(weight[0]);
        descend(&mut weight, &[gradient], learning_rate);
        places.push(weight[0]);
    }
    places
}
