use answer::{Sample, margin, mistake_bound, radius};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let rows = [([3.0, 1.0], 1.0), ([-2.0, 3.0], 1.0), ([1.0, -2.0], 0.0), ([-4.0, 2.0], 0.0)];
    let samples = rows.map(|(input, target)| Sample { input: input.into(), target });
    for weights in [[3.0, 4.0], [-1.0, 4.0]] {
        c.case(inputs![weights]);
        c.number("R", radius(&samples));
        c.number("γ", margin(&samples, &weights));
    }
    let (radius, margin) = (4.5, 0.75);
    c.case(inputs![radius, margin]);
    c.number("bound", mistake_bound(radius, margin));
}
