use answer::weights;
use ch01_perceptron::perceptron;

use crate::checks::Checks;

/// Whether the node says this to every vote with so many a yes.
fn says(answer: f64, yes: usize) -> bool {
    let votes = (0..8).map(|vote| [1, 2, 4].map(|bit| if vote & bit == 0 { -1.0 } else { 1.0 }));
    let mut counted = votes.filter(|vote| vote.iter().filter(|voice| **voice > 0.0).count() == yes);
    counted.all(|vote| perceptron(&vote, &weights()) == answer)
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.holds("yes when all say yes", says(1.0, 3));
    c.holds("no when all say no", says(0.0, 0));
    c.holds("yes when two say yes", says(1.0, 2));
    c.holds("no when two say no", says(0.0, 1));
}
