//! The slopes of a formula, by the tape, by dual numbers and by nudging.

use std::env;

use ch20_autodiff::dual::Dual;
use ch20_autodiff::expression::Expression;
use ch20_autodiff::{Number, Tape};

const NAMES: [&str; 3] = ["x", "y", "z"];

fn main() {
    let mut words = env::args().skip(1);
    let text = words.next().unwrap_or_else(|| "x * exp(-x^2) + ln(y) * tanh(x*z)".into());
    let mut at = [0.5, 2.0, -1.5];
    for word in words {
        match word.split_once('=').map(|(name, value)| (name, value.parse::<f64>())) {
            Some((name, Ok(value))) if NAMES.contains(&name) => {
                at[NAMES.iter().position(|known| *known == name).unwrap_or(0)] = value;
            }
            _ => return println!("`{word}` is not understood; write x=0.5, or y= or z= a number."),
        }
    }
    let formula = match Expression::parse(&text, &NAMES) {
        Ok(formula) => formula,
        Err(mistake) => return println!("{mistake}"),
    };
    let result = |at: [f64; 3]| last(&formula, &at, |value| value);

    let tape = Tape::new();
    let vars = at.map(|value| tape.var(value));
    let slopes = last(&formula, &vars, |value| tape.var(value)).backward();
    println!("{text} = {:.9}", result(at));
    println!("along          tape   forward mode          nudge");
    for n in 0..3 {
        let seeded = |m: usize| Dual { value: at[m], slope: f64::from(u8::from(m == n)) };
        let still = |value| Dual { value, slope: 0.0 };
        let dual = last(&formula, &[seeded(0), seeded(1), seeded(2)], still).slope;
        let (mut up, mut down) = (at, at);
        up[n] += 1e-5;
        down[n] -= 1e-5;
        let nudge = (result(up) - result(down)) / 2e-5;
        println!("{:>5} {:>13.9}  {dual:>13.9}  {nudge:>13.9}", NAMES[n], slopes.of(vars[n]));
    }
}

/// The value of a formula, for any kind of number.
fn last<N: Number>(formula: &Expression, at: &[N], constant: impl Fn(f64) -> N) -> N {
    *formula.evaluate(at, constant).last().expect("a formula has a value")
}
