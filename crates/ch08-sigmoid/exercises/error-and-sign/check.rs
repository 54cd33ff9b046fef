use answer::{error_slopes, final_errors, total_error};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases = [
        ([0.75, 0.25, 0.5, 0.875], [1.0, 0.0, 0.0, 1.0]),
        ([0.1, 0.6, 0.9, 0.3], [0.0, 1.0, 0.5, 1.0]),
    ];
    for (outputs, targets) in cases {
        c.case(inputs![outputs, targets]);
        c.factor("the number of samples", 4.0);
        c.block("FE", &final_errors(&outputs, &targets));
        c.number("E", total_error(&outputs, &targets));
        c.block("slope of E", &error_slopes(&outputs, &targets));
    }
}
