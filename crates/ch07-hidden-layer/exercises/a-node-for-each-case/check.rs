use answer::network;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let questions: [&[f64]; 6] = [
        &[0.0, 1.0, 1.0, 0.0],
        &[0.0, 1.0, 0.0, 0.0],
        &[1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0],
        &[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0],
        &[0.0, 0.0, 0.0, 0.0],
        &[1.0, 0.0],
    ];
    for answers in questions {
        c.case(inputs![answers]);
        let network = network(answers);
        let yes = answers.iter().filter(|answer| **answer == 1.0).count();
        let inputs = answers.len().trailing_zeros() as usize;
        let case = |row: usize| -> Vec<f64> {
            (0..inputs).rev().map(|place| ((row >> place) & 1) as f64).collect()
        };
        let cases: Vec<Vec<f64>> = (0..answers.len()).map(case).collect();
        let said: Vec<f64> = cases.iter().map(|case| network.output(case)).collect();
        c.number("hidden nodes", network.into_hidden.len() as f64);
        let speak = cases.iter().map(|case| network.hidden_outputs(case).iter().sum());
        c.block("hidden nodes that say yes, case by case", &speak.collect::<Vec<f64>>());
        c.block("answers", &said);
        c.holds("a node for each yes", network.into_hidden.len() == yes);
    }
}
