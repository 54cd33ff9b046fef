use ch09_training::{Network, Sample};
use ch10_backpropagation::update_in_the_wrong_order;
use ch10_backpropagation::worked::{Bug, gradients_with, xor};

/// Which of the two learns? We count networks that end with XOR solved.
pub fn answer() -> char {
    let order = solved(|network| train(network, |n, s| update_in_the_wrong_order(n, s, 1.0)));
    let slope = solved(|network| {
        train(network, |n, s| n.descend(&gradients_with(Bug::NoSlopeAtOutput, n, s, 1.0), 1.0));
    });
    let learns = |solved: usize| solved > 5;
    match (learns(order), learns(slope)) {
        (false, false) => 'a',
        (true, false) => 'b',
        (true, true) => 'c',
        (false, true) => 'd',
    }
}

fn train(network: &mut Network, update: impl Fn(&mut Network, &Sample)) {
    let samples = xor();
    for _ in 0..3000 {
        for sample in &samples {
            update(network, sample);
        }
    }
}

/// How many of ten networks have all four samples on the right side of one half.
fn solved(train: impl Fn(&mut Network)) -> usize {
    let solves = |&seed: &u64| {
        let mut network = Network::seeded(2, 4, seed);
        train(&mut network);
        let right = |output: f64, target: f64| (output > 0.5) == (target > 0.5);
        xor().iter().all(|s| right(network.forward(&s.input).post_o, s.target))
    };
    (0..10).filter(solves).count()
}

fn main() {
    println!("The answer is {}.", answer());
}
