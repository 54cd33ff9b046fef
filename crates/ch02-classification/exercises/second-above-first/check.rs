use answer::weights;
use ch01_perceptron::perceptron;

use crate::checks::Checks;

/// Whether the node follows the rule at every place of a grid for which `here` holds, with
/// these third coordinates.
fn follows(third: &[f64], here: impl Fn(f64, f64) -> bool) -> bool {
    let places = || (-4..=4).map(f64::from);
    places().all(|x| {
        places().filter(|y| *y != x && here(x, *y)).all(|y| {
            let wanted = if y > x { 1.0 } else { 0.0 };
            third.iter().all(|z| perceptron(&[x, y, *z], &weights()) == wanted)
        })
    })
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.holds("yes, both positive", follows(&[0.0], |x, y| y > x && x > 0.0));
    c.holds("no, both positive", follows(&[0.0], |x, y| y < x && y > 0.0));
    c.holds("yes, one on each side", follows(&[0.0], |x, y| x < 0.0 && y > 0.0));
    c.holds("yes, both negative", follows(&[0.0], |x, y| y > x && y < 0.0));
    c.holds("the third does not matter", follows(&[-7.0, 0.0, 7.0], |_, _| true));
}
