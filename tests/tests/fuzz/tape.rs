//! Formulas of the tape: whatever is typed is refused with a place, or has the value and the slopes
//! that a reader of its own finds here, by other rules of reading and of deriving.

use ch20_autodiff::{
    Tape,
    dual::Dual,
    expression::{DEEPEST, Expression, LONGEST},
};
use proptest::prelude::*;

use crate::{
    held::{Outcome, Target, alone, ensure, sentence},
    inputs::{edited, strewn},
};

const VARIABLES: [&str; 3] = ["x", "y", "z"];
/// Where the formulas are computed.
const PLACES: [[f64; 3]; 3] = [[0.7, -1.3, 2.1], [-0.4, 0.9, 0.05], [1.0, 0.0, -2.0]];

const WORDS: &[&str] = &[
    "x",
    "y",
    "z",
    "0",
    "1",
    "2",
    "0.5",
    "10",
    ".5",
    "1.",
    "1.2.3",
    "+",
    "-",
    "−",
    "*",
    "·",
    "×",
    "/",
    "^",
    "^-",
    "^0.5",
    "^2",
    "(",
    ")",
    "exp(",
    "ln(",
    "tanh(",
    "relu(",
    "sqrt(",
    "sin(",
    "exp",
    " ",
    "\t",
    ",",
    "=",
    "é",
    "xy",
    "2x",
    "((((((((",
    "--------",
    "99999999999999999999",
    "\u{a0}",
    "²",
    "1e5",
    ".",
];

/// A formula as somebody types it.
fn formula() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("x".to_owned()),
        Just("y".to_owned()),
        Just("z".to_owned()),
        (0..40_u32).prop_map(|tenths| (f64::from(tenths) / 10.0).to_string()),
    ];
    leaf.prop_recursive(6, 40, 2, |inner| {
        let exponent = prop_oneof![
            Just("2"), Just("3"), Just("-1"), Just("0.5"), Just("-0.5"), Just("0"), Just("1"), Just("− 2")
        ];
        let sign = prop_oneof![
            Just(" + "), Just("+"), Just(" - "), Just("-"), Just("*"), Just(" · "), Just("/"), Just(" / ")
        ];
        let name = prop_oneof![Just("exp"), Just("ln"), Just("tanh"), Just("relu"), Just("sqrt")];
        prop_oneof![
            4 => (inner.clone(), sign, inner.clone()).prop_map(|(a, sign, b)| format!("{a}{sign}{b}")),
            2 => inner.clone().prop_map(|a| format!("({a})")),
            2 => (name, inner.clone()).prop_map(|(name, a)| format!("{name}({a})")),
            1 => inner.clone().prop_map(|a| format!("-{a}")),
            1 => (inner, exponent).prop_map(|(a, exponent)| format!("({a})^{exponent}")),
        ]
    })
}

#[test]
fn tape() {
    let files = ["(x + y) * x", "-x^2 + 3*tanh(y/2)", "ln(exp(x)) - 2 / z", "sqrt(x*x + y*y)^3"];
    let files = files.map(|text| text.as_bytes().to_vec()).into();
    let inputs = prop_oneof![
        6 => formula().prop_map(String::into_bytes),
        2 => edited(files, WORDS),
        2 => strewn(WORDS, 30),
    ];
    Target { name: "tape", cases: 4000, inputs: inputs.boxed(), law: &law, peak_elsewhere: &alone }
        .hold();
}

fn law(input: &[u8]) -> Outcome {
    let Ok(text) = str::from_utf8(input) else { return Ok(()) };
    let letters = text.chars().count();
    let ours = Expression::parse(text, &VARIABLES);
    let theirs = Reader { text: text.chars().collect(), at: 0, depth: 0 }.whole();
    let expression = match (ours, theirs) {
        (Err(mistake), theirs) => {
            ensure(theirs.is_none(), "a formula is refused", || format!("{text:?}: {mistake}"))?;
            sentence(&mistake.what)?;
            return ensure(
                (1..=letters + 1).contains(&mistake.at),
                "a place that is not there",
                || format!("{text:?}: {mistake}"),
            );
        }
        (Ok(_), None) => return Err(format!("no formula is read: {text:?}")),
        (Ok(expression), Some(theirs)) => (expression, theirs),
    };
    let (expression, theirs) = expression;
    let order =
        expression.steps.iter().enumerate().all(|(at, step)| step.of.iter().all(|of| *of < at));
    ensure(order, "a step before what goes into it", || format!("{expression:?}"))?;
    let steps = &expression.steps;
    let twice = (0..steps.len()).any(|at| steps[..at].contains(&steps[at]));
    ensure(!twice, "a step is computed twice", || format!("{expression:?}"))?;
    PLACES.iter().try_for_each(|place| slopes(text, &expression, &theirs, place))
}

/// The tape and the dual numbers against what this reader derives.
fn slopes(text: &str, expression: &Expression, theirs: &Tree, place: &[f64; 3]) -> Outcome {
    let expected = theirs.derived(place);
    let plain = expression.evaluate(place, |number| number).pop().ok_or("no value: none")?;
    let said = |of: &str, found: f64, expected: f64| {
        format!("{text:?} at {place:?}: {of} is {found}, and should be {expected}")
    };
    ensure(same(plain, expected.value), "another value", || said("it", plain, expected.value))?;
    let tape = Tape::new();
    let variables = place.map(|value| tape.var(value));
    let result = *expression.evaluate(&variables, |number| tape.var(number)).last().unwrap();
    ensure(same(result.value(), plain), "another value on the tape", || {
        said("it", result.value(), plain)
    })?;
    // The tape says of itself that one slope that is no number spoils others.
    let spoiled = !expected.regular || tape.arrows().iter().any(|arrow| !arrow.slope.is_finite());
    let slopes = result.backward();
    for (n, name) in VARIABLES.iter().enumerate() {
        let duals: Vec<Dual> = (0..3)
            .map(|other| Dual { value: place[other], slope: f64::from(u8::from(other == n)) })
            .collect();
        let constant = |value| Dual { value, slope: 0.0 };
        let dual = expression.evaluate(&duals, constant).pop().unwrap();
        ensure(same(dual.value, plain), "another value of a dual number", || {
            said(name, dual.value, plain)
        })?;
        if spoiled || !expected.slopes[n].is_finite() {
            continue;
        }
        let found = slopes.of(variables[n]);
        let near = |found: f64| (found - expected.slopes[n]).abs() <= 1e-9 * (expected.size + 1.0);
        ensure(near(found), "another slope on the tape", || said(name, found, expected.slopes[n]))?;
        ensure(near(dual.slope), "another slope of a dual number", || {
            said(name, dual.slope, expected.slopes[n])
        })?;
    }
    Ok(())
}

/// Alike but for the last bits, or neither is a number.
fn same(one: f64, other: f64) -> bool {
    one == other
        || one.is_nan() && other.is_nan()
        || (one - other).abs() <= 1e-9 * one.abs().max(other.abs())
        // Near the largest number, the last bits decide what is infinite.
        || one.abs().min(other.abs()) > 1e300
}

/// A formula as a tree.
enum Tree {
    Variable(usize),
    Constant(f64),
    Two(char, Box<Tree>, Box<Tree>),
    Of(&'static str, Box<Tree>),
    Power(Box<Tree>, f64),
}

/// A value with its slopes along all variables.
struct Derived {
    value: f64,
    slopes: [f64; 3],
    /// The largest number that was met on the way: what rounding is measured by.
    size: f64,
    /// Whether all numbers on the way are finite, and nothing stands on a corner.
    regular: bool,
}

impl Tree {
    fn derived(&self, place: &[f64; 3]) -> Derived {
        let made = |value: f64, slopes: [f64; 3], of: &[&Derived]| {
            let own = slopes.iter().fold(value.abs(), |most, slope| most.max(slope.abs()));
            Derived {
                value,
                slopes,
                size: of.iter().fold(own, |most, part| most.max(part.size)),
                regular: own.is_finite() && of.iter().all(|part| part.regular),
            }
        };
        let along = |n: usize| std::array::from_fn(|other| f64::from(u8::from(other == n)));
        match self {
            Self::Variable(n) => made(place[*n], along(*n), &[]),
            Self::Constant(value) => made(*value, [0.0; 3], &[]),
            Self::Two(sign, a, b) => {
                let (a, b) = (a.derived(place), b.derived(place));
                let each = |slope: &dyn Fn(f64, f64) -> f64| {
                    std::array::from_fn(|n| slope(a.slopes[n], b.slopes[n]))
                };
                let (x, y) = (a.value, b.value);
                match sign {
                    '+' => made(x + y, each(&|a, b| a + b), &[&a, &b]),
                    '-' => made(x - y, each(&|a, b| a - b), &[&a, &b]),
                    '*' => made(x * y, each(&|a, b| a * y + x * b), &[&a, &b]),
                    // The rule for quotients as schools have it, not by way of the quotient.
                    _ => {
                        let mut made =
                            made(x / y, each(&|a, b| (a * y - x * b) / (y * y)), &[&a, &b]);
                        made.regular &= y * y != 0.0;
                        made.size = made.size.max((1.0 / y / y).abs() * (1.0 + x.abs()));
                        made
                    }
                }
            }
            Self::Of(name, a) => {
                let a = a.derived(place);
                let x = a.value;
                let (value, slope) = match *name {
                    "-" => (-x, -1.0),
                    "exp" => (x.exp(), x.exp()),
                    "ln" => (x.ln(), 1.0 / x),
                    // 1 − tanh², where the tape has 1/cosh².
                    "tanh" => (x.tanh(), 1.0 - x.tanh() * x.tanh()),
                    _ => (x.max(0.0), if x > 0.0 { 1.0 } else { 0.0 }),
                };
                let mut made = made(value, a.slopes.map(|of| of * slope), &[&a]);
                made.size = made.size.max(slope.abs());
                made.regular &= slope.is_finite() && (*name != "ln" || x > 0.0);
                made
            }
            Self::Power(a, exponent) => {
                let a = a.derived(place);
                // For the slope of x^n, n x^n / x: another way than the tape's, and none at 0.
                let value = a.value.powf(*exponent);
                let slope = exponent * value / a.value;
                let mut made = made(value, a.slopes.map(|of| of * slope), &[&a]);
                made.size = made.size.max(slope.abs());
                made.regular &= slope.is_finite() && a.value != 0.0;
                made
            }
        }
    }
}

/// Reads by precedence climbing, where the book descends rule by rule.
struct Reader {
    text: Vec<char>,
    at: usize,
    depth: usize,
}

impl Reader {
    fn whole(mut self) -> Option<Tree> {
        let tree = (self.text.len() <= LONGEST).then(|| self.climb(0))??;
        self.peek().is_none().then_some(tree)
    }

    fn peek(&mut self) -> Option<char> {
        while self.text.get(self.at).is_some_and(|c| c.is_whitespace()) {
            self.at += 1;
        }
        self.text.get(self.at).map(|c| match c {
            '−' => '-',
            '·' | '×' => '*',
            other => *other,
        })
    }

    fn deeper(&mut self, least: u8) -> Option<Tree> {
        self.depth += 1;
        let tree = if self.depth > DEEPEST { None } else { self.climb(least) };
        self.depth -= 1;
        tree
    }

    fn climb(&mut self, least: u8) -> Option<Tree> {
        let mut tree = self.prefix()?;
        loop {
            let (strength, sign) = match self.peek() {
                Some(sign @ ('+' | '-')) => (1, sign),
                Some(sign @ ('*' | '/')) => (2, sign),
                _ => return Some(tree),
            };
            if strength < least {
                return Some(tree);
            }
            self.at += 1;
            let right = self.climb(strength + 1)?;
            tree = Tree::Two(sign, tree.into(), right.into());
        }
    }

    fn prefix(&mut self) -> Option<Tree> {
        let first = self.peek()?;
        if first == '-' {
            self.at += 1;
            // A sign before a number belongs to the number and nests nothing, unless there is a power.
            let behind = self.at;
            if let Some(number) = self.number()
                && self.peek() != Some('^')
            {
                return Some(Tree::Constant(-number));
            }
            self.at = behind;
            return Some(Tree::Of("-", self.deeper(3)?.into()));
        }
        let base = self.atom(first)?;
        if self.peek() != Some('^') {
            return Some(base);
        }
        self.at += 1;
        let sign = if self.peek() == Some('-') { -1.0 } else { 1.0 };
        self.at += usize::from(sign < 0.0);
        let exponent = sign * self.number()?;
        (self.peek() != Some('^')).then_some(Tree::Power(base.into(), exponent))
    }

    fn atom(&mut self, first: char) -> Option<Tree> {
        if first.is_ascii_digit() || first == '.' {
            return self.number().map(Tree::Constant);
        }
        if first == '(' {
            return self.parentheses();
        }
        let start = self.at;
        while self.text.get(self.at).is_some_and(|c| c.is_alphanumeric()) {
            self.at += 1;
        }
        let name: String = self.text[start..self.at].iter().collect();
        if let Some(n) = VARIABLES.iter().position(|known| *known == name) {
            return Some(Tree::Variable(n));
        }
        let known =
            ["exp", "ln", "tanh", "relu", "sqrt"].into_iter().find(|known| *known == name)?;
        (self.peek() == Some('(')).then_some(())?;
        let of = self.parentheses()?.into();
        Some(if known == "sqrt" { Tree::Power(of, 0.5) } else { Tree::Of(known, of) })
    }

    fn parentheses(&mut self) -> Option<Tree> {
        self.at += 1;
        let inside = self.deeper(0)?;
        (self.peek() == Some(')')).then_some(())?;
        self.at += 1;
        Some(inside)
    }

    fn number(&mut self) -> Option<f64> {
        self.peek()?;
        let start = self.at;
        while self.text.get(self.at).is_some_and(|c| c.is_ascii_digit() || *c == '.') {
            self.at += 1;
        }
        self.text[start..self.at].iter().collect::<String>().parse().ok()
    }
}
