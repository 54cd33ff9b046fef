use answer::node;
use ch20_autodiff::Tape;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases: [(&[f64], &[f64], f64); 3] =
        [(&[0.5], &[-3.0], 0.25), (&[0.5, -1.25, 2.0], &[2.0, 3.0, -0.75], -0.5), (&[], &[], 1.5)];
    let close = |one: f64, other: f64| (one - other).abs() < 1e-12;
    for (weights, arriving, bias) in cases {
        c.case(inputs![weights, arriving, bias]);
        let tape = Tape::new();
        let given = |values: &[f64]| values.iter().map(|&v| tape.var(v)).collect::<Vec<_>>();
        let (ws, vs, b) = (given(weights), given(arriving), tape.var(bias));
        let before = tape.values().len();
        let pre = node(&tape, &ws, &vs, b);
        c.holds("one value", tape.values().len() == before + 1);
        let sum: f64 = weights.iter().zip(arriving).map(|(w, v)| w * v).sum();
        c.holds("the preactivation", close(pre.value(), sum + bias));
        // Behind it comes something more, as in a network.
        let slopes = (pre * -2.0).backward();
        let right = |vars: &[_], others: &[f64]| {
            vars.iter().zip(others).all(|(&var, other)| close(slopes.of(var), -2.0 * other))
        };
        c.holds("each weight's slope", right(&ws, arriving));
        c.holds("each arriving value's slope", right(&vs, weights));
        c.holds("the bias' slope", close(slopes.of(b), -2.0));
    }
    c.case(inputs![]);
    let tape = Tape::new();
    let (one, other, v, b) = (tape.var(0.5), tape.var(-1.25), tape.var(3.0), tape.var(0.0));
    let slopes = node(&tape, &[one, other], &[v, v], b).backward();
    c.holds("what arrives twice", close(slopes.of(v), -0.75));
}
