use answer::mirrored;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases = [
        ([-3.0, 9.0, 9.0], [2.0, -1.0, 2.0]),
        ([4.0, -7.0, 2.0], [1.0, 0.0, 0.0]),
        ([1.0, 2.0, -1.0], [0.5, 0.25, 3.0]),
    ];
    for (point, weights) in cases {
        c.case(inputs![point, weights]);
        c.block("image", &mirrored(point, weights));
    }
}
