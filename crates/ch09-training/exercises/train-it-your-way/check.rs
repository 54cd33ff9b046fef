use answer::train;
use ch09_training::{Network, Sample, error};

use crate::checks::Checks;

fn samples(targets: [f64; 4]) -> Vec<Sample> {
    let inputs = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    let sample = |([a, b], target): ([f64; 2], f64)| Sample { input: vec![a, b, 1.0], target };
    inputs.into_iter().zip(targets).map(sample).collect()
}

fn error_after(network: &Network, samples: &[Sample]) -> f64 {
    samples.iter().map(|sample| error(network, sample)).sum()
}

pub fn check(c: &mut Checks) {
    let (and, xor) = (samples([0.0, 0.0, 0.0, 1.0]), samples([0.0, 1.0, 1.0, 0.0]));
    let small = 0.02;
    let mut first_sample = true;
    let mut all_and = true;
    let mut any_xor = false;
    let mut shapes = true;
    let mut hidden_layer_still = true;
    let mut errors = Vec::new();
    c.case(inputs![]);
    for seed in 1..=3 {
        let mut network = Network::seeded(3, 4, seed);
        errors.push(train(&mut network, &and));
        all_and &= error_after(&network, &and) < small;
        let mut network = Network::seeded(3, 4, seed);
        let before = network.i_to_h.clone();
        errors.push(train(&mut network, &xor));
        hidden_layer_still &= network.i_to_h == before;
        first_sample &= error(&network, &xor[0]) < small;
        any_xor |= error_after(&network, &xor) < small;
        let rows = network.i_to_h.iter().map(Vec::len).collect::<Vec<_>>();
        shapes &= rows == [4, 4, 4] && network.h_to_o.len() == 4;
    }
    let twice = [(); 2].map(|()| {
        let mut network = Network::seeded(3, 4, 1);
        train(&mut network, &and);
        network
    });
    c.holds("keeps the network's shape", shapes);
    c.holds(
        "says how the errors went",
        errors.iter().all(|errors| {
            errors.len() > 1
                && errors.iter().all(|error| error.is_finite())
                && errors.last() < errors.first()
        }),
    );
    c.holds("gives the same twice", twice[0] == twice[1]);
    c.holds("answers the first sample", first_sample);
    c.holds("learns AND", all_and);
    // What was seen of a training that does not learn it, for the verdict to say.
    let still = !any_xor && hidden_layer_still;
    c.holds(if still { "learns XOR with ItoH as drawn" } else { "learns XOR" }, any_xor);
}
