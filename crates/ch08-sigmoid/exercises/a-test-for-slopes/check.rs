use answer::test;

use crate::checks::Checks;

fn activate(pre: f64) -> f64 {
    1.0 / (1.0 + (-pre).exp())
}

fn slope(pre: f64) -> f64 {
    activate(pre) * activate(-pre)
}

fn slope_of_postactivation(pre: f64) -> f64 {
    slope(activate(pre))
}

fn another_bell(pre: f64) -> f64 {
    0.25 * (-0.25 * pre * pre).exp()
}

fn negative_on_the_left(pre: f64) -> f64 {
    if pre < 0.0 { -slope(pre) } else { slope(pre) }
}

fn coarse(pre: f64) -> f64 {
    (activate(pre + 0.1) - activate(pre)) / 0.1
}

fn too_large(pre: f64) -> f64 {
    slope(pre) + 0.001
}

fn too_small(pre: f64) -> f64 {
    slope(pre) - 0.001
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the right slope", || test(activate, slope));
    c.refuses("refuses the activation itself", || test(activate, activate));
    c.refuses("refuses the slope of the postactivation", || {
        test(activate, slope_of_postactivation)
    });
    c.refuses("refuses a bell of another shape", || test(activate, another_bell));
    c.refuses("refuses a slope that is negative on the left", || {
        test(activate, negative_on_the_left)
    });
    c.refuses("refuses a coarse measurement", || test(activate, coarse));
    c.refuses("refuses a slope a little too large", || test(activate, too_large));
    c.refuses("refuses a slope a little too small", || test(activate, too_small));
}
