/// The factor of each machine's error, from how many samples each machine has.
pub fn factors(samples: &[usize]) -> Vec<f64> {
    let machines = samples.len() as f64;
    let all = samples.iter().sum::<usize>() as f64;
    let factor = |samples: f64| samples * machines / all;
    samples.iter().map(|&samples| factor(samples as f64)).collect()
}

fn main() {
    println!("{:?}", factors(&[120, 30]));
}
