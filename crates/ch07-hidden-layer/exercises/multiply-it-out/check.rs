use answer::single_node;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let networks = [
        (vec![vec![2.0, -1.0, 0.5], vec![0.5, 3.0, -1.0]], vec![1.5, -2.0, 0.25]),
        (
            vec![vec![1.0, 0.5, -2.0, 0.75], vec![-1.0, 2.0, 1.5, -0.5], vec![3.0, 0.25, 1.0, 2.0]],
            vec![0.5, -1.5, 2.0, -0.75],
        ),
        (vec![vec![4.0, -0.5], vec![-3.0, 1.5], vec![2.0, 2.5]], vec![-1.0, 0.5, 3.0, 1.25]),
        (vec![vec![-2.0, 0.5, 1.5]], vec![3.0, -0.25]),
    ];
    for (into_hidden, into_output) in &networks {
        c.case(inputs![into_hidden, into_output]);
        let single = single_node(into_hidden, into_output);
        let inputs = into_hidden[0].len() - 1;
        c.block("weights of the inputs", &single[..inputs.min(single.len())]);
        c.block("bias", &single[inputs.min(single.len())..]);
    }
}
