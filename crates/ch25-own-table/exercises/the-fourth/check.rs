use answer::fourth;
use ch25_own_table::mean;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for (three, wanted) in [([1.0, 2.5, 4.0], 3.0), ([-2.0, 0.5, 8.0], -1.25)] {
        c.case(inputs![three, wanted]);
        let [a, b, d] = three;
        let moved = fourth([a + 1.0, b, d], wanted);
        c.holds("the fourth depends on the three", moved != fourth(three, wanted));
        let reached = mean(&[a, b, d, fourth(three, wanted)]);
        c.holds("the mean is as wanted", (reached - wanted).abs() < 1e-9);
    }
}
