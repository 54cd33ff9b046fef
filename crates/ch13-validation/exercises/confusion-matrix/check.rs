use answer::{above_the_constant, accuracy_by_kind, balanced};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for confusion in [
        [[56, 10, 4], [5, 60, 0], [11, 10, 44]],
        [[156, 2, 2], [18, 2, 0], [18, 0, 2]],
        [[3, 1, 16], [2, 11, 7], [4, 5, 41]],
        [[9, 0, 1], [4, 30, 6], [0, 2, 3]],
    ] {
        c.case(inputs![confusion]);
        c.block("accuracy by kind", &accuracy_by_kind(&confusion));
        c.number("balanced accuracy", balanced(&confusion));
        c.number("above the constant answer", above_the_constant(&confusion));
    }
}
