use answer::train;
use ch15_bias::correct;
use ch17_accuracy::{Rule, scaled};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let mut least = 5_000;
    for seed in 1..=3 {
        let (scaler, network) = train(&Rule::Ball.samples(10_000, 70 + seed), seed);
        let others = scaled(&scaler, &Rule::Ball.samples(5_000, 80 + seed));
        least = least.min(correct(&network, &others));
    }
    let few = Rule::Ball.samples(300, 5);
    c.holds("gives the same twice", train(&few, 1) == train(&few, 1));
    c.holds("right on 92 per cent", least >= 4_600);
    c.holds("right on 97 per cent", least >= 4_850);
}
