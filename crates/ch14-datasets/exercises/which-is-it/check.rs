use answer::answers;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    for (training, letter) in (1..).zip(answers()) {
        c.number(&format!("training {training}"), f64::from(u32::from(letter)));
    }
}
