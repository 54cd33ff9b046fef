//! The chapter's figures.

use plot::diagram::Diagram;
use plot::{Chart, Corner, Dash, Entry, Figure, Marker, Role, Side, curve, entry, fixed, number};

pub mod graph;
pub mod typed;

use crate::Tape;
use crate::dual::Dual;
use crate::worked::{
    PLACE, READINGS, TEA_START, by_hand, cost_of, expression, tea_after, tea_error, trained,
    xor_lists, xor_plan,
};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("graph", typed_graph()),
    entry!("paths", paths()),
    entry!("expression", typed_expression(Formula)),
    entry!("tea", tea(Descent)),
    entry!("xor", xor(Progress)),
    entry!("both_ways", both_ways(Point)),
    entry!("cost", cost()),
];

use typed::{Formula, expression as typed_expression, graph as typed_graph};

/// The five values of the page's expression in a third of the sheet. The middle column is the place
/// of u below and v above.
fn small(
    net: &mut Diagram,
    block: usize,
    line: impl Fn(usize) -> Option<String>,
    strong: &[usize],
) {
    let left = 213.0 * block as f64;
    let names = ["x", "y", "u", "v", "f"];
    let at = [(38.0, 72.0), (38.0, 222.0), (98.0, 165.0), (126.0, 58.0), (182.0, 142.0)];
    for n in 0..5 {
        let node = net.node(&id(block, n), (left + at[n].0, at[n].1)).radius(17.0);
        match line(n) {
            Some(line) => {
                let side = [Side::Left, Side::Left, Side::Below, Side::Above, Side::Below][n];
                node.line(&line).beside(side, &format!("*{}*", names[n]));
            }
            None => _ = node.line(&format!("*{}*", names[n])),
        }
        if strong.contains(&n) {
            node.role(Role::Series(2));
        }
    }
}

fn id(block: usize, n: usize) -> String {
    format!("{}{}", ["a", "b", "c"][block], ["x", "y", "u", "v", "f"][n])
}

/// The arrows of the page's expression: x, y, u, v, f are 0 to 4.
const ARROWS: [(usize, usize); 6] = [(0, 2), (1, 2), (2, 3), (0, 3), (3, 4), (2, 4)];

/// The three paths from x to f, each with its product.
pub fn paths() -> Figure {
    let worked = by_hand();
    let slopes = page_arrows(PLACE);
    let mut net = Diagram::new(640.0, 285.0);
    let mut told = Vec::new();
    for (block, path) in [&[0, 5][..], &[0, 2, 4], &[3, 4]].into_iter().enumerate() {
        let strong: Vec<usize> =
            path.iter().flat_map(|&arrow| [ARROWS[arrow].0, ARROWS[arrow].1]).collect();
        small(&mut net, block, |_| None, &strong);
        for (n, (from, to)) in ARROWS.into_iter().enumerate() {
            let edge = net.edge(&id(block, from), &id(block, to));
            if path.contains(&n) {
                edge.role(Role::Series(2)).width(3.4).label(&number(slopes[n], 3));
            } else {
                edge.width(1.0).dash(Dash::Dotted);
            }
        }
        let factors: Vec<String> = path.iter().map(|&n| signed(slopes[n])).collect();
        let product = format!("{} = {}", factors.join(" · "), number(worked.paths[block], 3));
        net.note((213.0 * block as f64 + 107.0, 268.0), &product);
        told.push(product);
    }
    net.datum("products", &worked.paths);
    net.datum("sum", &[worked.slope_x]);
    let desc = format!(
        "The same graph three times, with one path from x to f drawn strongly in each: through u, \
         through u and v, through v. The products of the slopes along them are {}; together {}.",
        told.join("; "),
        number(worked.slope_x, 3),
    );
    net.finish(
        "Three paths from x to f",
        &desc,
        "Nudge x, and the nudge reaches f in three ways. Along each path its slopes are multiplied; \
         where the paths meet, the products are added.",
    )
}

/// A number as a factor: a negative one in parentheses.
fn signed(value: f64) -> String {
    let text = number(value, 3);
    if text.starts_with('−') { format!("({text})") } else { text }
}

/// The slopes on the arrows of the page's expression.
fn page_arrows([x, y]: [f64; 2]) -> Vec<f64> {
    let tape = Tape::new();
    expression(tape.var(x), tape.var(y));
    tape.arrows().into_iter().map(|arrow| arrow.slope).collect()
}

plot::parameters! {
    /// Where the page's expression is computed.
    pub struct Point {
        /// x.
        x: "x" in -4.0..=4.0, step 0.5, default 3.0;
        /// y.
        y: "y" in -4.0..=4.0, step 0.5, default -2.0;
    }
}

/// Forward mode from x and from y, and the walk backwards from f.
pub fn both_ways(p: &Point) -> Figure {
    let moved = |x_slope: f64, y_slope: f64| -> [f64; 5] {
        let x = Dual { value: p.x, slope: x_slope };
        let y = Dual { value: p.y, slope: y_slope };
        expression(x, y).map(|value| value.slope)
    };
    let tape = Tape::new();
    let values = expression(tape.var(p.x), tape.var(p.y));
    let slopes = values[4].backward();
    let back = values.map(|value| slopes.of(value));
    let blocks = [moved(1.0, 0.0), moved(0.0, 1.0), back];
    let mut net = Diagram::new(640.0, 250.0);
    let seeds = [0, 1, 4];
    for (block, numbers) in blocks.iter().enumerate() {
        small(&mut net, block, |n| Some(number(numbers[n], 3)), &[seeds[block]]);
        for (from, to) in ARROWS {
            if block == 2 {
                net.edge(&id(block, to), &id(block, from)).width(1.4).dash(Dash::Dashed);
            } else {
                net.edge(&id(block, from), &id(block, to)).width(1.4);
            }
        }
    }
    net.note((107.0, -6.0), "forwards from *x*");
    net.note((320.0, -6.0), "forwards from *y*");
    net.note((533.0, -6.0), "backwards from *f*");
    net.datum("from x", &blocks[0]);
    net.datum("from y", &blocks[1]);
    net.datum("back", &blocks[2]);
    let list = |numbers: &[f64; 5]| -> String {
        let names = ["x", "y", "u", "v", "f"];
        let each = names.iter().zip(numbers).map(|(name, v)| format!("{name} {}", number(*v, 3)));
        each.collect::<Vec<_>>().join(", ")
    };
    let desc = format!(
        "The graph of the page's expression three times, at x = {} and y = {}. Forwards from x, \
         how fast each value moves with x: {}. Forwards from y, with y: {}. Backwards from f, how \
         fast f moves with each value: {}.",
        number(p.x, 3),
        number(p.y, 3),
        list(&blocks[0]),
        list(&blocks[1]),
        list(&blocks[2]),
    );
    net.finish(
        "From the inputs, or from the result",
        &desc,
        "The number in a node is a slope. In the first two drawings it is that of the value with \
         respect to one input, and one input is done in one pass. In the third it is that of f with \
         respect to the value, and one pass does both inputs.",
    )
}

plot::parameters! {
    /// How far the descent has come.
    pub struct Descent {
        /// Steps.
        steps: "steps" in 0.0..=5000.0, step 50.0, default 5000.0, time;
    }
}

/// The readings of the tea and the formula after some steps.
pub fn tea(p: &Descent) -> Figure {
    let steps = p.steps as usize;
    let [a, b, c] = tea_after(steps);
    let degrees = |minutes: f64| 10.0 * (a + b * libm::exp(-c * minutes / 10.0));
    let [a0, b0, c0] = TEA_START;
    let first = |minutes: f64| 10.0 * (a0 + b0 * libm::exp(-c0 * minutes / 10.0));
    let mut chart =
        Chart::new(0.0..=60.0, 0.0..=100.0).x("minutes").y("degrees").legend(Corner::TopRight);
    chart.line("at the start", curve(0.0..=60.0, 60, first)).role(Role::Ink).dash(Dash::Dotted);
    let name = format!("after {steps} steps");
    chart.line(&name, curve(0.0..=60.0, 60, degrees)).role(Role::Series(1)).width(2.6);
    let readings = (0..).zip(READINGS).map(|(n, degrees)| (5.0 * f64::from(n), degrees));
    chart.points("measured", readings).role(Role::Series(2)).marker(Marker::Dot);
    chart.datum("a, b, c", &[a, b, c]);
    let desc = format!(
        "Thirteen made-up readings of a thermometer over an hour, from {} degrees down to {}. The curve \
         after {steps} steps begins at {} degrees and is at {} after an hour; half the sum of its \
         squared differences, in tens of degrees, is {}.",
        number(READINGS[0], 3),
        number(READINGS[12], 3),
        fixed(degrees(0.0), 1),
        fixed(degrees(60.0), 1),
        number(tea_error([a, b, c]), 3),
    );
    chart.finish(
        "A formula that is no network",
        &desc,
        "A cup of tea cools, and three numbers of a formula are fitted to it by gradient descent. \
         Nobody has derived anything: the tape saw the formula being computed.",
    )
}

plot::parameters! {
    /// How far training has come.
    pub struct Progress {
        /// Epochs.
        epochs: "epochs" in 0.0..=1000.0, step 20.0, default 1000.0, time;
    }
}

/// What the XOR network says in the square of its inputs, after training by the tape.
pub fn xor(p: &Progress) -> Figure {
    let epochs = p.epochs as usize;
    let plan = xor_plan();
    let (given, _) = trained(epochs);
    let says = |x: f64, y: f64| plan.output(&given, &[x, y])[0];
    let mut chart =
        Chart::new(-0.4..=1.4, -0.4..=1.4).size(430.0, 430.0).equal_units().x("*x*_1").y("*x*_2");
    chart.region(|x, y| says(x, y) >= 0.5).role(Role::Series(1)).opacity(0.3);
    chart.contours(&[0.5], says).role(Role::Series(1)).width(2.4);
    for (h, dash) in [(0, Dash::Dashed), (1, Dash::DashDot)] {
        // The weights of a hidden node, and its bias.
        let pre = |x: f64, y: f64| x * given[h] + y * given[2 + h] + given[4 + h];
        chart.contours(&[0.0], pre).role(Role::Ink).width(1.8).dash(dash);
    }
    let mut told = Vec::new();
    for (input, target) in xor_lists() {
        let output = says(input[0], input[1]);
        let mark = chart.point(
            &format!("{} {}", number(input[0], 1), number(input[1], 1)),
            (input[0], input[1]),
        );
        mark.role(Role::Ink).marker(if target[0] > 0.5 { Marker::Dot } else { Marker::Ring });
        mark.label(&fixed(output, 2)).side(if input[0] < 0.5 { Side::Left } else { Side::Right });
        told.push(format!("{} to {} {}", fixed(output, 2), input[0], input[1]));
    }
    let desc = format!(
        "The square of two inputs after {epochs} epochs. The network answers {}. The part where it \
         says at least one half is shaded, and two broken lines are where its hidden nodes say 0.",
        told.join(", "),
    );
    chart.finish(
        "XOR, learned by the tape",
        &desc,
        "Shaded: where the network says yes. Filled points have the target 1, rings the target 0, \
         with the network's answer beside each. The broken lines are the two hidden nodes.",
    )
}

/// The operations for one gradient, over the number of weights.
pub fn cost() -> Figure {
    let widths = [2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64];
    let costs: Vec<_> = widths.iter().map(|&n| cost_of(&[n, n, n, 1])).collect();
    let mut chart = Chart::new(10.0..=20_000.0, 10.0..=1e12)
        .size(640.0, 420.0)
        .log_x()
        .log_y()
        .x("weights and biases")
        .y("operations for one gradient")
        .legend(Corner::TopLeft);
    let mut told = Vec::new();
    for (n, (name, of)) in [
        ("forward mode", (|c| c.by_dual) as fn(&crate::worked::Cost) -> usize),
        ("nudging up and down", |c| c.by_nudging),
        ("tape", |c| c.by_tape),
        ("chapter 19's formulas", |c| c.forward + c.formula),
        ("the error alone", |c| c.forward),
    ]
    .into_iter()
    .enumerate()
    {
        let points = costs.iter().map(|cost| (cost.parameters as f64, of(cost) as f64));
        let dash = [Dash::DashDot, Dash::Dashed, Dash::Solid, Dash::Long, Dash::Dotted][n];
        chart.line(name, points).role(Role::Series(n as u8 + 1)).width(2.4).dash(dash);
        told.push(format!("{name} {}", number(of(&costs[costs.len() - 1]) as f64, 3)));
    }
    let desc = format!(
        "Five lines on two logarithmic axes, for networks n-n-n-1. With {} weights and biases the \
         operations are: {}.",
        costs[costs.len() - 1].parameters,
        told.join(", "),
    );
    chart.finish(
        "What a gradient costs",
        &desc,
        "Operations for the whole gradient of one sample, for networks of three equal layers and an \
         output. For every weight nudging goes through the network twice and forward mode once. The \
         tape and the formulas stay a few times above the error itself, whatever the size.",
    )
}
