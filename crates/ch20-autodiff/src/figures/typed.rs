//! An expression that the reader chooses, its values and its slopes, step by step.

use plot::{Figure, literal, number};

use super::graph::{Drawn, Layout, formula, names, shown};
use crate::expression::{Expression, Op};
use crate::{Arrow, Tape};

/// The names of the variables.
pub const VARIABLES: [&str; 3] = ["x", "y", "z"];

/// The formula of the page.
pub const OF_THE_PAGE: &str = "(x*y + x) * (x*y)";

/// What happens in one step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum At {
    /// The variables and constants are there.
    Start,
    /// A value is computed.
    Value(usize),
    /// The slope of the result with respect to itself is 1.
    Seed,
    /// An arrow is walked against its direction; its place on the tape.
    Arrow(usize),
}

/// A whole computation: every value, every arrow, every slope as it grows.
pub struct Course {
    /// The values.
    pub values: Vec<f64>,
    /// The arrows of the tape.
    pub arrows: Vec<Arrow>,
    /// The steps in their order.
    pub order: Vec<At>,
    /// The slopes after the walk.
    pub slopes: Vec<f64>,
}

impl Course {
    /// Computes an expression on a tape, and walks back.
    pub fn of(expression: &Expression, variables: [f64; 3]) -> Course {
        let tape = Tape::new();
        let given = variables.map(|value| tape.var(value));
        let vars = expression.evaluate(&given, |value| tape.var(value));
        let Some(result) = vars.last() else {
            return Course { values: vec![], arrows: vec![], order: vec![], slopes: vec![] };
        };
        // The places of the tape are those of the steps but for the order of what went in.
        let step_at = |place: usize| vars.iter().position(|var| var.place() == place).unwrap_or(0);
        let arrows: Vec<Arrow> = tape
            .arrows()
            .into_iter()
            .map(|arrow| Arrow { from: step_at(arrow.from), to: step_at(arrow.to), ..arrow })
            .collect();
        let slopes = result.backward();
        let computed = (0..vars.len()).filter(|&n| !expression.steps[n].of.is_empty());
        let mut order = vec![At::Start];
        order.extend(computed.map(At::Value));
        order.push(At::Seed);
        order.extend((0..arrows.len()).rev().map(At::Arrow));
        Course {
            values: vars.iter().map(|var| var.value()).collect(),
            slopes: vars.iter().map(|&var| slopes.of(var)).collect(),
            arrows,
            order,
        }
    }
}

/// The graph of an expression after some steps of its computation.
pub fn walked(text: &str, variables: [f64; 3], step: usize) -> Figure {
    let title = "A formula, forwards and back";
    let caption = "A formula as a graph. Going forwards, each value is computed from those before \
                   it, and every arrow gets its slope. Going back, the slope of the result with \
                   respect to each value is added up arrow by arrow, in the lower line of a node.";
    let expression = match Expression::parse(text, &VARIABLES) {
        Ok(expression) => expression,
        Err(mistake) => return refused(text, &mistake.to_string(), title, caption),
    };
    let layout = match Layout::of(&expression) {
        Ok(layout) => layout,
        Err(too_large) => return refused(text, &too_large, title, caption),
    };
    let names = names(&expression, &VARIABLES);
    let course = Course::of(&expression, variables);
    let last = step.clamp(1, course.order.len()) - 1;
    let (now, seen) = (course.order[last], &course.order[..=last]);

    let leaf = |n: usize| expression.steps[n].of.is_empty();
    let count = expression.steps.len();
    let known = |n: usize| leaf(n) || seen.contains(&At::Value(n));
    let values: Vec<Option<f64>> =
        (0..count).map(|n| known(n).then_some(course.values[n])).collect();
    let mut slopes: Vec<Option<f64>> = vec![None; count];
    if seen.contains(&At::Seed) {
        slopes[count - 1] = Some(1.0);
    }
    let mut before = None;
    for at in seen {
        if let At::Arrow(n) = *at {
            let Arrow { from, to, slope } = course.arrows[n];
            before = slopes[from];
            slopes[from] = Some(before.unwrap_or(0.0) + slopes[to].unwrap_or(0.0) * slope);
        }
    }

    // The arrows of the tape lie in the order of the steps and of what goes into each.
    let place = |to: usize, k: usize| {
        course.arrows.iter().position(|arrow| arrow.to == to).map_or(0, |first| first + k)
    };
    let parts = |n: usize| -> (usize, usize) {
        let to = course.arrows[n].to;
        (to, n - place(to, 0))
    };
    let (at_work, arrows, told) = match now {
        At::Start => {
            let leaves: Vec<usize> = (0..count).filter(|&n| leaf(n)).collect();
            (leaves, vec![], "What goes in is there.".to_string())
        }
        At::Value(n) => {
            let step = &expression.steps[n];
            let arrows: Vec<_> = (0..step.of.len()).map(|k| (n, k)).collect();
            let moving: Vec<String> = arrows
                .iter()
                .map(|&(to, k)| {
                    let slope = course.arrows[place(to, k)].slope;
                    format!("{} along *{}*", shown(slope), names[step.of[k]])
                })
                .collect();
            let told = format!(
                "*{}* = {} = {}; slope {}",
                names[n],
                formula(step, &names),
                shown(course.values[n]),
                moving.join(", "),
            );
            (vec![n], arrows, told)
        }
        At::Seed => {
            let told = format!("*{}* moves as fast as itself: its slope is 1.", names[count - 1]);
            (vec![count - 1], vec![], told)
        }
        At::Arrow(n) => {
            let Arrow { from, to, slope } = course.arrows[n];
            let brought = slopes[to].unwrap_or(0.0) * slope;
            let product = format!(
                "{} · {} = {}",
                shown(slopes[to].unwrap_or(0.0)),
                bracketed(slope),
                shown(brought)
            );
            let sum = match before {
                None => format!("from *{}* back to *{}*: {product}", names[to], names[from]),
                Some(before) => format!(
                    "from *{}* back to *{}*: {product}, and {} + {} = {}",
                    names[to],
                    names[from],
                    shown(before),
                    bracketed(brought),
                    shown(slopes[from].unwrap_or(0.0)),
                ),
            };
            (vec![from], vec![parts(n)], sum)
        }
    };
    let done = step > course.order.len();
    let (at_work, arrows, told) = if done {
        let along = (0..count).filter(|&n| matches!(expression.steps[n].op, Op::Variable(_)));
        let each: Vec<String> =
            along.map(|n| format!("{} along *{}*", shown(course.slopes[n]), names[n])).collect();
        let told = if each.is_empty() {
            format!("*{}* depends on nothing.", names[count - 1])
        } else {
            format!("The walk is done. The slope of *{}*: {}", names[count - 1], each.join(", "))
        };
        (vec![], vec![], told)
    } else {
        (at_work, arrows, told)
    };
    let label = |to: usize, k: usize| {
        let on = known(to) && (seen.contains(&At::Seed) || at_work.contains(&to));
        on.then(|| shown(course.arrows[place(to, k)].slope))
    };
    let drawn = Drawn {
        expression: &expression,
        names: &names,
        values: &values,
        slopes: &slopes,
        at_work: &at_work,
        arrows: &arrows,
        label: &label,
    };
    let mut net = drawn.draw(&layout);
    net.note((320.0, layout.size.1 + 18.0), &told);
    net.datum("values", &course.values);
    net.datum("slopes", &course.slopes);
    let all: Vec<String> = (0..count)
        .filter_map(|n| values[n].map(|value| (n, value)))
        .map(|(n, value)| match slopes[n] {
            Some(slope) => format!("{} is {}, slope {}", names[n], shown(value), shown(slope)),
            None => format!("{} is {}", names[n], shown(value)),
        })
        .collect();
    let desc = format!(
        "The graph of {} at step {} of {}. {} Known by now: {}.",
        literal(text),
        last + 1,
        course.order.len(),
        sentence(&told),
        all.join("; "),
    );
    let figure = net.finish(title, &desc, caption);
    match course.values.iter().position(|value| !value.is_finite()) {
        Some(n) => {
            let step = formula(&expression.steps[n], &names).replace('*', "");
            let why = format!("With these values {step} is no number. Move them, or the formula.");
            figure.objecting("formula", &why)
        }
        None => figure,
    }
}

fn bracketed(value: f64) -> String {
    let text = shown(value);
    if text.starts_with('−') { format!("({text})") } else { text }
}

fn sentence(told: &str) -> String {
    let told = told.replace('*', "");
    if told.ends_with('.') { told } else { format!("{told}.") }
}

/// What is wrong with a text, in place of its graph.
fn refused(text: &str, why: &str, title: &str, caption: &str) -> Figure {
    let mut net = plot::diagram::Diagram::new(640.0, 120.0);
    let short: String = text.chars().take(60).collect();
    net.note((320.0, 45.0), &literal(&short));
    net.note((320.0, 80.0), "This is no formula that can be drawn.");
    net.finish(title, &format!("No graph. {}", literal(why)), caption).objecting("formula", why)
}

plot::parameters! {
    /// A formula, the values that go in, and how far its computation has come.
    pub struct Formula {
        /// The formula.
        formula: "formula of x, y and z" text up to 120, default "(x*y + x) * (x*y)";
        /// x.
        x: "x" in -4.0..=4.0, step 0.1, default 3.0;
        /// y.
        y: "y" in -4.0..=4.0, step 0.1, default -2.0;
        /// z.
        z: "z" in -4.0..=4.0, step 0.1, default 0.5;
        /// The step, counted from 1.
        step: "step" in 1.0..=40.0, step 1.0, default 11.0, time;
    }
}

/// The reader's formula, step by step.
pub fn expression(p: &Formula) -> Figure {
    walked(&p.formula, [p.x, p.y, p.z], p.step as usize)
}

/// The page's expression after its forward pass: every value, and the slope on every arrow.
pub fn graph() -> Figure {
    let expression = Expression::parse(OF_THE_PAGE, &VARIABLES).expect("the page's expression");
    let layout = Layout::of(&expression).expect("a small graph");
    let names = names(&expression, &VARIABLES);
    let [x, y] = crate::worked::PLACE;
    let course = Course::of(&expression, [x, y, 0.0]);
    let values: Vec<Option<f64>> = course.values.iter().map(|&value| Some(value)).collect();
    let first = |to: usize| course.arrows.iter().position(|arrow| arrow.to == to).unwrap_or(0);
    let drawn = Drawn {
        expression: &expression,
        names: &names,
        values: &values,
        slopes: &vec![None; values.len()],
        at_work: &[],
        arrows: &[],
        label: &|to, k| Some(number(course.arrows[first(to) + k].slope, 3)),
    };
    let mut net = drawn.draw(&layout);
    net.datum("values", &course.values);
    let told: Vec<String> =
        (0..values.len()).map(|n| format!("{} is {}", names[n], shown(course.values[n]))).collect();
    let arrows: Vec<String> = course
        .arrows
        .iter()
        .map(|a| format!("{} to {} {}", names[a.from], names[a.to], shown(a.slope)))
        .collect();
    let desc = format!(
        "Five nodes in four columns: {}. Six arrows with their slopes: {}.",
        told.join(", "),
        arrows.join(", "),
    );
    net.finish(
        "A formula as a graph",
        &desc,
        "The values of the expression, computed from left to right. On each arrow stands how fast \
         the value at its head moves with the value at its tail.",
    )
}
