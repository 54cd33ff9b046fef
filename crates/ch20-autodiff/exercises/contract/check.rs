use answer::{Number, Tape};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for (a, b) in [(0.5, 2.0), (-1.5, 0.75), (3.0, -2.0), (0.0, 1.25)] {
        c.case(inputs![a, b]);
        let tape = Tape::new();
        let (x, y) = (tape.var(a), tape.var(b));
        let size = (x * x) + 1.0;
        for (name, f) in [
            ("x + y", x + y),
            ("x − y", x - y),
            ("x · y", x * y),
            ("x / y", x / y),
            ("−x", -x),
            ("2.5 · x + 3", x * 2.5 + 3.0),
            ("exp x", x.exp()),
            ("ln(x² + 1)", size.ln()),
            ("tanh x", x.tanh()),
            ("(x² + 1) to the power 1.5", size.powf(1.5)),
            ("relu x", x.relu()),
            ("relu(−y)", (-y).relu()),
        ] {
            c.number(&format!("the value of {name}"), f.value());
            let slopes = f.backward();
            c.block(&format!("the slopes of {name}"), &[slopes.of(x), slopes.of(y)]);
        }
        let u = x * y;
        let f = (u + x) * u;
        let of = |slopes: answer::Slopes| [slopes.of(x), slopes.of(y), slopes.of(u), slopes.of(f)];
        c.block("the slopes of (xy + x) · xy", &of(f.backward()));
        c.block("the same again", &of(f.backward()));
        let plain = a * a + 1.0;
        c.block(
            "exp, ln, tanh, powf and relu of plain numbers",
            &[
                Number::exp(a),
                Number::ln(plain),
                Number::tanh(a),
                Number::powf(plain, 1.5),
                Number::relu(a),
                Number::relu(-a),
            ],
        );
        let own = tape.record(a * a * a, &[(x, 3.0 * a * a)]);
        c.block("the slopes of a value of one's own, times x", &[(own * x).backward().of(x)]);
    }
}
