use answer::{
    answerable, best_possible, bump, choose, deep_parity, inverse_sigmoid, multiplications,
    rules_of_thumb, staircase, wide_parity,
};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for (inputs, outputs) in [(16, 3), (4, 1), (10, 1), (2, 5)] {
        c.case(inputs![inputs, outputs]);
        let rules = rules_of_thumb(inputs, outputs);
        let (least, most) = rules.between;
        let says = [least, most, rules.two_thirds, rules.fewer_than].map(|rule| rule as f64);
        c.block("rules of thumb", &says);
    }
    for (inputs, hidden) in [(2, 1), (2, 2), (2, 3), (3, 1), (3, 2)] {
        c.case(inputs![inputs, hidden]);
        let found = answerable(inputs, hidden);
        let numbers: Vec<usize> = (0..found.len()).filter(|&number| found[number]).collect();
        c.number("questions answered", numbers.len() as f64);
        c.number("sum of their numbers", numbers.iter().sum::<usize>() as f64);
    }
    let bumps = [(0.1, -0.5, 0.25, 8.0, 2.0), (-0.75, -0.5, 0.5, 5.0, -1.5)];
    for (x, from, to, steepness, height) in bumps {
        c.case(inputs![x, from, to, steepness, height]);
        c.number("bump", bump(x, from, to, steepness, height));
    }
    for output in [0.9, 0.35] {
        c.case(inputs![output]);
        c.number("inverse sigmoid", inverse_sigmoid(output));
    }
    for (hidden, steepness) in [(3, 30.0), (6, 12.0)] {
        c.case(inputs![hidden, steepness]);
        let network = staircase(|x| 0.5 + 0.25 * x, hidden, steepness);
        c.block("ItoH", &network.i_to_h.iter().copied().collect::<Vec<f64>>());
        c.block("biases of the hidden nodes", &network.bias_h.to_vec());
        c.block("HtoO", &network.h_to_o.iter().copied().collect::<Vec<f64>>());
        c.block("bias of the output node", &network.bias_o.to_vec());
    }
    for noise in [0.1, 0.3] {
        c.case(inputs![noise]);
        c.number("best possible", best_possible(noise));
    }
    // The lowest mean is 0.1, with a standard error of 0.0091: one lies within it and one not.
    let lowest = || vec![0.08, 0.09, 0.11, 0.12];
    let within = || vec![0.0887, 0.0987, 0.1187, 0.1287];
    let beyond = || vec![0.1095; 4];
    let lists = [
        vec![(2, vec![0.3, 0.31]), (4, vec![0.11, 0.12]), (8, vec![0.1, 0.12])],
        vec![(16, lowest()), (2, beyond()), (4, within())],
        vec![(4, within()), (2, beyond()), (16, lowest())],
        vec![(8, vec![0.25; 2]), (4, vec![0.25; 2])],
    ];
    for errors in lists {
        c.case(inputs![errors]);
        c.number("chosen", choose(&errors) as f64);
    }
    for (inputs, hidden, outputs) in [(2, 3, 1), (16, 12, 3)] {
        c.case(inputs![inputs, hidden, outputs]);
        c.number("multiplications", multiplications(inputs, hidden, outputs) as f64);
    }
    for bits in [2, 4, 8] {
        c.case(inputs![bits]);
        let (wide, deep) = (wide_parity(bits), deep_parity(bits));
        c.block("hidden nodes", &[wide.hidden() as f64, deep.hidden() as f64]);
        c.block("weights", &[wide.weights() as f64, deep.weights() as f64]);
        let case = |row: usize| -> Vec<f64> { (0..bits).map(|bit| (row >> bit & 1) as f64).collect() };
        let wide = (0..1_usize << bits).map(|row| wide.output(&case(row)));
        c.block("answers of the wide one", &wide.collect::<Vec<f64>>());
        let deep = (0..1_usize << bits).map(|row| deep.output(&case(row)));
        c.block("answers of the deep one", &deep.collect::<Vec<f64>>());
    }
}
