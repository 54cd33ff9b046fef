use answer::{four_cells, share_of_a_constant, share_right};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases = [
        (vec![0.9, 0.4, 0.2, 0.7], vec![1.0, 1.0, 0.0, 0.0]),
        (vec![0.9, 0.8, 0.6, 0.5, 0.1, 0.3, 0.2], vec![1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0]),
        (vec![0.1, 0.3, 0.99, 0.6, 0.7, 0.2], vec![0.0, 0.0, 1.0, 0.0, 0.0, 0.0]),
        (vec![0.45, 0.35, 0.8, 0.55, 0.25], vec![1.0, 1.0, 0.0, 0.0, 0.0]),
    ];
    for (outputs, targets) in cases {
        c.case(inputs![outputs, targets]);
        let cells = four_cells(&outputs, &targets);
        c.block("the four cells", &cells.map(|count| count as f64));
        c.number("the share of right answers", share_right(cells));
        c.number("the share of a constant answer", share_of_a_constant(cells));
    }
}
