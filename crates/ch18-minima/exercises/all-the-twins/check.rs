use answer::twins;
use ch18_minima::Network;
use ch18_minima::ndarray::array;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let (mut as_many, mut same, mut different, mut original) = (true, true, true, true);
    for (hidden, outputs, places) in [(1, 1, 2), (2, 2, 8), (3, 1, 48)] {
        let mut network = Network::seeded(2, hidden, outputs, 7);
        for node in 0..hidden {
            network.bias_h[node] = 0.5 - node as f64;
        }
        let all = twins(&network);
        as_many &= all.len() == places;
        original &= all.contains(&network);
        for (place, twin) in all.iter().enumerate() {
            let alike = |other: &Network| {
                (&other.i_to_h - &twin.i_to_h).iter().all(|apart| apart.abs() < 1e-9)
            };
            different &= !all[..place].iter().any(alike);
            for input in [array![0.0, 0.0], array![1.5, -0.5], array![-2.0, 3.0]] {
                let answers = [twin, &network].map(|net| net.forward(input.view()).post_o);
                same &= answers[0].iter().zip(&answers[1]).all(|(a, b)| (a - b).abs() < 1e-12);
            }
        }
    }
    c.holds("the same answers", same);
    c.holds("all in different places", different);
    c.holds("as many as there are", as_many);
    c.holds("the original among them", original);
}
