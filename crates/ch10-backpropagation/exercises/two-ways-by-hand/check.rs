use answer::answer;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let [arriving_h, behind_h, into_h, arriving_g, behind_g, into_g] = answer();
    c.block("arriving at H1 and behind it", &[arriving_h, behind_h]);
    c.number("the gradient of G1-H1", into_h);
    c.block("arriving at G1 and behind it", &[arriving_g, behind_g]);
    c.number("the gradient of I1-G1", into_g);
}
