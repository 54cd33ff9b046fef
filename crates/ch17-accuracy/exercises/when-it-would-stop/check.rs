use answer::stopped;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let errors = [
        vec![0.12, 0.10, 0.11, 0.09, 0.10, 0.10, 0.13, 0.08],
        vec![0.12, 0.13, 0.14, 0.11, 0.10, 0.09],
        vec![0.12, 0.10, 0.10, 0.10, 0.10, 0.10, 0.07, 0.06, 0.08],
        vec![0.5, 0.4, 0.3, 0.35, 0.32, 0.33, 0.34, 0.2, 0.1],
        vec![0.5, 0.4, 0.3, 0.2, 0.1],
    ];
    for errors in errors {
        for patience in [1, 2, 3, 5] {
            c.case(inputs![errors, patience]);
            let (kept, last) = stopped(&errors, patience);
            c.number("kept", kept as f64);
            c.number("stopped after", last as f64);
        }
    }
}
