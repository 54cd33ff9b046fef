use answer::sigmoid;
use ch20_autodiff::Tape;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for pre in [0.5, -1.25, 3.0, -800.0] {
        c.case(inputs![pre]);
        let tape = Tape::new();
        let x = tape.var(pre);
        let post = sigmoid(&tape, x);
        c.number("the value", post.value());
        c.number("its slope", post.backward().of(x));
        c.number("values on the tape", tape.values().len() as f64);
        // In the middle of a formula.
        let tape = Tape::new();
        let x = tape.var(pre);
        let twice = sigmoid(&tape, x * 2.0) * x;
        c.number("the slope of x · f_A(2x)", twice.backward().of(x));
    }
}
