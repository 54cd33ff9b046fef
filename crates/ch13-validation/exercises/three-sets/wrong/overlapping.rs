use ch12_network::Samples;
use ch13_validation::pick;

/// Training, validation and test samples: the rows in this order, cut in these parts. What does
/// not divide evenly goes to the test set.
pub fn three_sets(samples: &Samples, order: &[usize], parts: [usize; 3]) -> [Samples; 3] {
    let total: usize = parts.iter().sum();
    let training = order.len() * parts[0] / total;
    let validation = order.len() * parts[1] / total;
    [
        pick(samples, &order[..training]),
        pick(samples, &order[training - 1..training + validation]),
        pick(samples, &order[training + validation..]),
    ]
}

fn main() {
    let samples = ch13_validation::bursts(10, 0.0, 1);
    let order = [3, 1, 4, 0, 5, 9, 2, 6, 8, 7];
    println!("{:?}", three_sets(&samples, &order, [6, 2, 2]).map(|set| set.len()));
}
