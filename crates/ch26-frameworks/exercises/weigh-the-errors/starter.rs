/// The factor of each machine's error, from how many samples each machine has.
pub fn factors(samples: &[usize]) -> Vec<f64> {
    todo!("a factor for each machine")
}

fn main() {
    println!("{:?}", factors(&[120, 30]));
}
