use answer::StepNetwork;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let network = StepNetwork {
        into_hidden: vec![vec![2.0, -1.0, -0.75], vec![-0.5, 1.0, 0.25]],
        into_output: vec![1.0, -2.0, 1.5],
    };
    let (into_hidden, into_output) = (&network.into_hidden, &network.into_output);
    for input in [[0.0, 0.0], [1.0, 0.0], [0.0, 2.0], [2.0, 1.0], [-1.0, -3.0]] {
        c.case(inputs![into_hidden, into_output, input]);
        c.block("hidden outputs", &network.hidden_outputs(&input));
        c.number("output", network.output(&input));
    }
}
