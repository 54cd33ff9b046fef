use answer::{hidden_outputs, output};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let networks = [
        (vec![vec![1.0, -1.0, -0.5], vec![-1.0, 1.0, -0.5]], vec![2.0, 2.0, -1.0]),
        (
            vec![vec![2.0, -1.0, -0.75], vec![-0.5, 1.0, 0.25], vec![1.0, 1.0, -2.5]],
            vec![1.0, -2.0, 1.5, 0.25],
        ),
        (vec![vec![1.0, 0.5, -1.0, -1.25]], vec![-2.0, 1.5]),
    ];
    for (into_hidden, into_output) in &networks {
        let inputs = into_hidden[0].len() - 1;
        for number in 0..8 {
            let input: Vec<f64> =
                (0..inputs).map(|i| [0.0, 1.0, -1.0, 2.0][(number + i * (number + 1)) % 4]).collect();
            c.case(inputs![into_hidden, into_output, input]);
            c.block("hidden outputs", &hidden_outputs(into_hidden, &input));
            c.number("output", output(into_hidden, into_output, &input));
        }
    }
}
