use answer::{Sample, delta_update, descend, error, final_error, gradient, half_squared_error};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for (output, target) in [(0.75, 1.0), (2.5, -1.0), (-3.0, 0.25)] {
        c.case(inputs![output, target]);
        c.number("FE", final_error(output, target));
        c.number("E", half_squared_error(output, target));
    }
    let cases = [
        ([0.0, 0.0], [([2.0, 2.0], 1.75), ([1.0, 0.0], 2.5), ([0.0, 1.0], -0.5)], 0.125),
        ([0.5, -0.75], [([1.0, -2.0], 0.5), ([3.0, 0.5], -1.0), ([-1.0, 1.5], 2.0)], 0.0625),
    ];
    for (start, rows, learning_rate) in cases {
        let samples = rows.map(|(input, target)| Sample { input: input.into(), target });
        let inputs: Vec<Vec<f64>> = rows.iter().map(|row| row.0.to_vec()).collect();
        let targets = rows.map(|row| row.1);
        c.case(inputs![start, inputs, targets, learning_rate]);
        c.number("E over the samples", error(&start, &samples));
        let slopes = gradient(&start, &samples);
        c.block("gradient", &slopes);
        let mut weights = start;
        descend(&mut weights, &slopes, learning_rate);
        c.moved("weights after a step", &start, &weights, learning_rate);
        let mut weights = start;
        let met = delta_update(&mut weights, &samples[1], learning_rate);
        c.moved("weights after a delta update", &start, &weights, learning_rate);
        c.number("FE of the delta update", met);
    }
}
