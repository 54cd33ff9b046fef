/// Panics where `mean` is not the mean.
pub fn test(mean: fn(&[f64]) -> f64) {
    todo!("assert! something that only the mean holds")
}

fn main() {
    test(|values| values.iter().sum::<f64>() / values.len() as f64);
    println!("The mean passes.");
}
