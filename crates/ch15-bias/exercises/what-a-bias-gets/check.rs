use answer::bias_gradients;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases = [
        (vec![0.5, -1.0], vec![vec![1.0], vec![-0.8]], vec![0.7], vec![0.0]),
        (
            vec![1.5, -0.25, 2.0],
            vec![vec![0.5, -1.0], vec![0.75, 0.25], vec![-1.5, 2.0]],
            vec![0.4, -1.2],
            vec![1.0, 0.25],
        ),
    ];
    for (pre_h, h_to_o, pre_o, targets) in cases {
        c.case(inputs![pre_h, h_to_o, pre_o, targets]);
        let (hidden, output) = bias_gradients(&pre_h, &h_to_o, &pre_o, &targets);
        c.block("gradients of the output biases", &output);
        c.block("gradients of the hidden biases", &hidden);
    }
}
