use answer::weights;
use ch01_perceptron::perceptron;

use crate::checks::Checks;

/// Whether the node says this to every point of a grid for which the rule says so.
fn says(answer: f64, wanted: impl Fn(f64, f64) -> bool) -> bool {
    let places = || (-4..=4).map(f64::from);
    places().all(|x| {
        places().filter(|y| wanted(x, *y)).all(|y| {
            places().all(|z| perceptron(&[x, y, z], &weights()) == answer)
        })
    })
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.holds("yes where the second is larger", says(1.0, |x, y| y > x));
    c.holds("no where the first is larger", says(0.0, |x, y| y < x));
}
