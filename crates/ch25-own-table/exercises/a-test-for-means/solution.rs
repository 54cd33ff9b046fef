/// Panics where `mean` is not the mean.
pub fn test(mean: fn(&[f64]) -> f64) {
    let values = [1.0, 2.0, 6.0];
    let away: f64 = values.iter().map(|value| value - mean(&values)).sum();
    assert!(away.abs() < 1e-9, "the values lie {away} away from it");
}

fn main() {
    test(|values| values.iter().sum::<f64>() / values.len() as f64);
    println!("The mean passes.");
}
