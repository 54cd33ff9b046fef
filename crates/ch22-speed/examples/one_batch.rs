//! The penguins, once in an update after each sample and once in batches.

use ch22_speed::worked::{network, training_part};
use ch22_speed::{Question, epoch};

fn main() {
    let samples = training_part(0);
    let order: Vec<usize> = (0..samples.len()).collect();
    let error = |network: &_| ch21_outputs::error(network, Question::OneOf, &samples);
    println!("batch  rate  updates  error after 1 epoch  after 8");
    for (size, rate) in [(1, 0.1), (8, 0.1), (8, 0.3), (32, 0.3), (32, 1.0)] {
        let mut network = network(0);
        let mut errors = vec![];
        for _ in 0..8 {
            epoch(&mut network, Question::OneOf, &samples, &order, size, rate);
            errors.push(error(&network));
        }
        let updates = samples.len().div_ceil(size);
        println!("{size:5} {rate:5.1} {updates:8} {:20.3} {:8.3}", errors[0], errors[7]);
    }
}
