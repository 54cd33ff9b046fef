use answer::answers;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let bursts = 150;
    c.case(inputs![bursts]);
    let [share, triangles, told, standard_error, samples] = answers();
    c.number("accuracy", share);
    c.number("share of the triangles", triangles);
    c.number("share of the answers \"triangle\"", told);
    c.number("standard error", standard_error);
    c.number("bursts for half of it", samples);
}
