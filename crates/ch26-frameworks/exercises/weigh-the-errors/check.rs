use answer::factors;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for samples in [vec![120, 30], vec![7], vec![5, 5, 5], vec![1, 2, 4, 9], vec![3, 11, 6]] {
        c.case(inputs![samples]);
        c.block("factors", &factors(&samples));
    }
}
