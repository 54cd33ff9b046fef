use answer::mean_of_all;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for shares in [
        vec![(3, vec![1.0, -2.0]), (1, vec![5.0, 2.0])],
        vec![(7, vec![0.25, 1.5, -3.0])],
        vec![(32, vec![0.5]), (32, vec![-1.5]), (9, vec![4.0])],
        vec![(0, vec![0.0, 0.0]), (2, vec![3.0, -1.0]), (5, vec![-0.5, 2.0])],
    ] {
        c.case(inputs![shares]);
        c.block("mean of the gradients", &mean_of_all(&shares));
    }
}
