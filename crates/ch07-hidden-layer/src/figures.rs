//! The chapter's figures.

use ch01_perceptron::{perceptron, preactivation};
use ch03_learning_rule::{Sample, correct};
use plot::diagram::{Diagram, Edge};
use plot::{
    Chart, Dash, Drag, Entry, Figure, Marker, Role, Side, amount, beside, entry, fixed, number,
};

use crate::worked::{
    AND_TARGETS, XOR, alarm_network, corners, cycle_steps as cycle, triangle as three_lines,
};
use crate::{OR, StepNetwork, truth_table, with_one};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("one_node", one_node(Node)),
    entry!("diagonals", diagonals(Crossing)),
    entry!("round", round(Round)),
    entry!("network", network(Inputs)),
    entry!("alarm", alarm(Thermometer)),
    entry!("hidden_space", hidden_space(Turned)),
    entry!("triangle", triangle(Triangle)),
];

type At = (f64, f64);

/// Where the line on which a node's preactivation is 0 enters and leaves a square.
fn across(weights: &[f64], low: f64, high: f64) -> Option<(At, At)> {
    let (a, b, bias) = (weights[0], weights[1], weights[2]);
    let mut ends: Vec<At> = vec![];
    for edge in [low, high] {
        ends.push((edge, -(a * edge + bias) / b));
        ends.push((-(b * edge + bias) / a, edge));
    }
    let inside = |v: f64| v >= low - 1e-9 && v <= high + 1e-9;
    ends.retain(|end| inside(end.0) && inside(end.1));
    ends.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
    let (first, last) = (*ends.first()?, *ends.last()?);
    (first != last).then_some((first, last))
}

/// The line of a node, and how it is drawn.
struct Line<'a> {
    name: &'a str,
    weights: &'a [f64],
    dash: Dash,
    /// Whether an arrow from its middle points to the side of yes.
    arrow: bool,
}

/// Draws the lines of nodes in a square. Each has its name beside it, this far away, at the place
/// that is farthest from the other lines, from all names and arrows and from what is to be avoided.
fn draw_lines(chart: &mut Chart, lines: &[Line], low: f64, high: f64, aside: f64, avoid: &[At]) {
    let span = high - low;
    let unit = |v: At| {
        let long = (v.0 * v.0 + v.1 * v.1).sqrt();
        (v.0 / long, v.1 / long)
    };
    let along =
        |(from, to): (At, At), t: f64| (from.0 + t * (to.0 - from.0), from.1 + t * (to.1 - from.1));
    let off = |at: At, by: f64, way: At| (at.0 + by * way.0, at.1 + by * way.1);
    let drawn: Vec<(&Line, (At, At), At)> = lines
        .iter()
        .filter_map(|line| {
            let yes = unit((line.weights[0], line.weights[1]));
            Some((line, across(line.weights, low, high)?, yes))
        })
        .collect();
    let mut taken = avoid.to_vec();
    for (line, ends, yes) in &drawn {
        chart.segment(ends.0, ends.1).width(2.2).dash(line.dash);
        if line.arrow {
            let middle = along(*ends, 0.5);
            chart.arrow(middle, off(middle, 1.3 * aside, *yes));
            taken.extend([0.5, 1.0].map(|share| off(middle, 1.3 * share * aside, *yes)));
        }
    }
    for (number, (line, ends, yes)) in drawn.iter().enumerate() {
        let others = drawn.iter().enumerate().filter(|(other, _)| *other != number);
        let mut near = taken.clone();
        near.extend(
            others.flat_map(|(_, other)| (0..=40).map(|n| along(other.1, n as f64 / 40.0))),
        );
        let room = |at: At| {
            let away = |other: &At| {
                (at.0 - other.0) * (at.0 - other.0) + (at.1 - other.1) * (at.1 - other.1)
            };
            near.iter().map(away).fold(f64::INFINITY, f64::min)
        };
        let edge = 0.06 * span;
        let within = |v: f64| v >= low + edge && v <= high - edge;
        let best = (1..20)
            .flat_map(|n| {
                [1.0, -1.0].map(|side| off(along(*ends, n as f64 / 20.0), side * aside, *yes))
            })
            .filter(|at| within(at.0) && within(at.1))
            .max_by(|one, other| room(*one).total_cmp(&room(*other)));
        if let Some(at) = best {
            chart.note(at, line.name);
            taken.push(at);
        }
    }
}

/// Lets the reader drag a node's line by its point at this share of the way across the square:
/// `bias` becomes what lets the line pass there.
fn hold_line(chart: &mut Chart, weights: &[f64], share: f64, bias: &str, name: &str) {
    if let Some((from, to)) = across(weights, -0.6, 1.6) {
        let held = (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1));
        chart.handle([Drag::linear(bias, 0.0, (-weights[0], -weights[1]))], held, name);
    }
}

/// Where the label of a sample stands: above it or, on the axis, below.
fn lifted(at: At) -> At {
    (at.0, at.1 + if at.1 == 0.0 { -0.17 } else { 0.17 })
}

/// Draws samples at these places, discs for a target of 1 and crosses for 0. Those that coincide
/// share a label, which stands where `beside` puts it.
fn draw_samples(chart: &mut Chart, places: &[(At, String, f64)], beside: impl Fn(At) -> At) {
    for (target, marker) in [(1.0, Marker::Dot), (0.0, Marker::Cross)] {
        let these = places.iter().filter(|place| place.2 == target).map(|place| place.0);
        chart
            .points(if target == 1.0 { "yes is right" } else { "no is right" }, these)
            .role(Role::Series(if target == 1.0 { 1 } else { 2 }))
            .marker(marker)
            .unlabelled();
    }
    for (number, (at, _, _)) in places.iter().enumerate() {
        if places[..number].iter().any(|earlier| earlier.0 == *at) {
            continue;
        }
        let here = places.iter().filter(|place| place.0 == *at);
        let names: Vec<&str> = here.map(|place| place.1.as_str()).collect();
        chart.note(beside(*at), &names.join(", "));
    }
}

plot::parameters! {
    /// A node and the question that it is asked.
    pub struct Node {
        /// Which question.
        question: "question" one of ["AND", "OR", "NAND", "XOR"], default "AND";
        /// The weight of the first input.
        first: "weight of x1" in -2.0..=2.0, step 0.1, default 1.0;
        /// The weight of the second input.
        second: "weight of x2" in -2.0..=2.0, step 0.1, default 1.0;
        /// The weight of the constant 1.
        bias: "bias" in -3.0..=3.0, step 0.1, default -1.5;
    }
}

/// The square of the four points with a node's line, the wrong ones named as such, how many are
/// right, and which are wrong.
fn asked(weights: &[f64; 3], targets: &[f64; 4]) -> (Chart, usize, Vec<String>) {
    let samples = truth_table(targets);
    let mut chart = Chart::new(-0.6..=1.6, -0.6..=1.6)
        .size(310.0, 350.0)
        .x("*x*_1")
        .y("*x*_2")
        .x_ticks(&[(0.0, "0"), (1.0, "1")])
        .y_ticks(&[(0.0, "0"), (1.0, "1")]);
    chart.region(|x, y| perceptron(&[x, y, 1.0], weights) == 1.0);
    if let Some((from, to)) = across(weights, -0.6, 1.6) {
        chart.segment(from, to).width(2.2);
    }
    let mut wrong = vec![];
    let places: Vec<(At, String, f64)> = samples
        .iter()
        .map(|sample| {
            let name = format!("{}{}", sample.input[0], sample.input[1]);
            let says = perceptron(&sample.input, weights);
            let mut label = name.clone();
            if says != sample.target {
                label.push_str(" wrong");
                wrong.push(name);
            }
            ((sample.input[0], sample.input[1]), label, sample.target)
        })
        .collect();
    draw_samples(&mut chart, &places, lifted);
    (chart, correct(weights, &samples), wrong)
}

/// The four points, one node's line, and which of its answers are right; and beside them XOR, asked
/// of OR's node.
pub fn one_node(p: &Node) -> Figure {
    let targets =
        [AND_TARGETS, [0.0, 1.0, 1.0, 1.0], [1.0, 1.0, 1.0, 0.0], XOR][p.question.index()];
    let weights = [p.first, p.second, p.bias];
    let (mut chart, right, _) = asked(&weights, &targets);
    hold_line(&mut chart, &weights, 0.3, "bias", "the line");
    let tip = (0.5 + 0.2 * p.first, 0.5 + 0.2 * p.second);
    chart.arrow((0.5, 0.5), tip).term("weight").width(2.6);
    let both = [Drag::linear("first", -2.5, (5.0, 0.0)), Drag::linear("second", -2.5, (0.0, 5.0))];
    chart.handle(both, tip, "the tip of the weight arrow");
    chart.datum("right", &[right as f64]);
    let (beside_it, of_or, wrong) = asked(&OR, &XOR);
    let pres: Vec<String> = truth_table(&targets)
        .iter()
        .map(|sample| number(preactivation(&sample.input, &weights), 3))
        .collect();
    let desc = format!(
        "Left, the points 00, 01, 10 and 11 and the line of a node with the weights {} and {} and \
         the bias {}, which is asked {}. Its preactivations are {}. Right answers: {right} of 4. \
         Right, the same points asked XOR, with the line of OR: {of_or} of 4 are right, and {} is \
         wrong.",
        number(p.first, 3),
        number(p.second, 3),
        number(p.bias, 3),
        p.question,
        pres.join(", "),
        wrong.join(", "),
    );
    beside(
        [chart, beside_it],
        "One node, four points",
        &desc,
        "Left, in print, AND is asked. Discs should be answered yes, crosses no; the shaded side is answered yes. The bias moves \
         the line, the other two weights turn it and may move it; the arrow is these two, drawn at a \
         fifth of their length. Right: XOR asked of OR's node. On the screen, choose XOR on the left \
         and try to get all four right.",
    )
}

plot::parameters! {
    /// A line across the square: its direction, and how far it is from the middle.
    pub struct Crossing {
        /// Where the side of yes lies.
        turn: "side of yes, turned by" in -180.0..=180.0, step 5.0, default 60.0, unit "°";
        /// How far the line is moved from the middle.
        aside: "line moved from the middle" in -0.6..=0.6, step 0.05, default -0.3;
    }
}

/// The square's two diagonals, and where along them a node says yes.
pub fn diagonals(p: &Crossing) -> Figure {
    let angle = p.turn * core::f64::consts::PI / 180.0;
    let (a, b) = (libm::cos(angle), libm::sin(angle));
    let weights = [a, b, -0.5 * (a + b) - p.aside];
    let says = |at: At| perceptron(&[at.0, at.1, 1.0], &weights) == 1.0;
    let mut chart = Chart::new(-0.4..=1.4, -0.4..=1.4)
        .size(460.0, 500.0)
        .x("*x*_1")
        .y("*x*_2")
        .x_ticks(&[(0.0, "0"), (1.0, "1")])
        .y_ticks(&[(0.0, "0"), (1.0, "1")]);
    chart.region(|x, y| says((x, y)));
    if let Some((from, to)) = across(&weights, -0.4, 1.4) {
        chart.segment(from, to).width(2.2);
    }
    let mut told = vec![];
    let ends: [(At, At, &str, &str); 2] =
        [((0.0, 1.0), (1.0, 0.0), "01", "10"), ((0.0, 0.0), (1.0, 1.0), "00", "11")];
    for (from, to, first, last) in ends {
        let at = |t: f64| (from.0 + t * (to.0 - from.0), from.1 + t * (to.1 - from.1));
        chart.segment(from, to).role(Role::Ink).dash(Dash::Dotted).width(1.6);
        // Yes is one stretch of the road; it may end on the way.
        let yes: Vec<f64> =
            (0..=200).map(|n| f64::from(n) / 200.0).filter(|t| says(at(*t))).collect();
        if let (Some(start), Some(end)) = (yes.first(), yes.last()) {
            chart.segment(at(*start), at(*end)).role(Role::Series(1)).width(6.0);
        }
        let answer = |at: At| if says(at) { "yes" } else { "no" };
        told.push(format!(
            "from {first} to {last} it answers {}, {} in the middle, and {}",
            answer(from),
            answer(at(0.5)),
            answer(to)
        ));
    }
    let places: Vec<(At, String, f64)> = corners()
        .iter()
        .zip(XOR)
        .map(|(corner, target)| {
            ((corner[0], corner[1]), format!("{}{}", corner[0], corner[1]), target)
        })
        .collect();
    // Above or below, wherever the line is farther away.
    let far = |at: &At| preactivation(&[at.0, at.1, 1.0], &weights).abs();
    let clear = |at: At| {
        let (first, second) = (lifted(at), (at.0, 2.0 * at.1 - lifted(at).1));
        if far(&second) > far(&first) + 0.1 { second } else { first }
    };
    draw_samples(&mut chart, &places, clear);
    chart.point("middle", (0.5, 0.5)).marker(Marker::Ring);
    let (foot, tip) = (p.aside, p.aside + 0.24);
    let along = |far: f64| (0.5 + far * a, 0.5 + far * b);
    chart.arrow(along(foot), along(tip)).role(Role::Ink).width(1.8);
    let moved = Drag::linear("aside", -0.5 * (a + b), (a, b));
    chart.handle([moved], along(foot), "the line");
    chart.handle([Drag::angle("turn", along(foot), 0.0)], along(tip), "the side of yes");
    let right = places.iter().filter(|(at, _, target)| f64::from(u8::from(says(*at))) == *target);
    let right = right.count();
    chart.datum("right", &[right as f64]);
    let desc = format!(
        "The square of XOR with its two diagonals, which cross in the middle, and the line of one \
         node, {} from the middle, with its side of yes at {} degrees. Along the diagonals, {}. Right answers: {right} of 4.",
        number(p.aside, 2),
        number(p.turn, 3),
        told.join("; "),
    );
    chart.finish(
        "Two roads that cross",
        &desc,
        "Discs should be answered yes, crosses no. The thick part of each diagonal is where the node \
         says yes; the arrow on its line points to the side of yes. The road between the two discs wants yes in the middle, the one between the \
         crosses wants no there, and the node has one answer for the ring. Turn and move its line.",
    )
}

plot::parameters! {
    /// How far the round has come.
    pub struct Round {
        /// The answers that have been given.
        updates: "updates" in 0.0..=4.0, step 1.0, default 4.0, time;
    }
}

/// Shades where a node says yes in the square from −0.6 to 1.6, as `place` puts it on the sheet.
fn shade_yes(chart: &mut Chart, weights: &[f64], place: impl Fn(At) -> At) {
    let (low, high) = (-0.6, 1.6);
    let says = |x: f64, y: f64| perceptron(&[x, y, 1.0], weights) == 1.0;
    // Along an upright the answer changes at most once, so yes reaches its upper or its lower end.
    let (a, b, bias) = (weights[0], weights[1], weights[2]);
    let base = if b > 0.0 { high } else { low };
    let edge = |x: f64| match b {
        // The line is an upright itself: the whole of the square's height is yes or nothing is.
        0.0 => {
            if says(x, 0.0) {
                high
            } else {
                low
            }
        }
        _ => (-(a * x + bias) / b).clamp(low, high),
    };
    let mut uprights: Vec<f64> = (0..=44).map(|n| low + 0.05 * f64::from(n)).collect();
    if b == 0.0 && a != 0.0 {
        let at = -bias / a;
        uprights
            .extend([at - 1e-9, at, at + 1e-9].into_iter().filter(|x| (low..=high).contains(x)));
        uprights.sort_by(f64::total_cmp);
    }
    let drawn = uprights.into_iter().map(|x| place((x, edge(x))));
    chart.shade(drawn, place((low, base)).1);
}

/// The round of four updates in which the rule is caught on XOR.
pub fn round(p: &Round) -> Figure {
    let cycle = cycle();
    let done = p.updates as usize;
    let mut stops = vec![cycle.before.clone()];
    stops.extend(cycle.steps.iter().map(|step| step.weights.clone()));
    // Three axes on paper: to the right and a little down, to the left and a little up, and up.
    let seen = |w: &[f64]| (0.6 * w[0] - w[1], 0.25 * w[1] - 0.2 * w[0] + 0.95 * w[2]);
    let mut left = Chart::new(-2.7..=1.0, -1.3..=1.65).bare().size(310.0, 320.0);
    let origin = (0.4, -0.85);
    for (axis, name, aside) in [
        ([0.5, 0.0, 0.0], "*w*_1", (0.2, 0.0)),
        ([0.0, 0.3, 0.0], "*w*_2", (-0.16, 0.06)),
        ([0.0, 0.0, 0.4], "*b*", (0.0, 0.15)),
    ] {
        let tip = seen(&axis);
        let tip = (origin.0 + tip.0, origin.1 + tip.1);
        left.arrow(origin, tip).role(Role::Ink).width(1.2);
        left.note((tip.0 + aside.0, tip.1 + aside.1), name);
    }
    let names = ["− 00", "+ 01", "+ 10", "− 11"];
    let shift = [(0.36, 0.0), (-0.24, -0.17), (-0.27, 0.1), (0.28, 0.1)];
    for (n, pair) in stops.windows(2).enumerate() {
        let (from, to) = (seen(&pair[0]), seen(&pair[1]));
        let drawn = left.arrow(from, to);
        if n < done {
            drawn.role(Role::Series(1)).width(2.8);
        } else {
            drawn.role(Role::Grid).width(1.6);
        }
        let middle = (0.5 * (from.0 + to.0) + shift[n].0, 0.5 * (from.1 + to.1) + shift[n].1);
        left.note(middle, names[n]);
    }
    let shift = [(0.7, 0.0), (-0.2, -0.2), (-0.58, -0.24), (0.0, 0.2)];
    for (stop, aside) in stops[..4].iter().zip(shift) {
        let at = seen(stop);
        left.point("stop", at).role(Role::Ink).unlabelled();
        let w: Vec<String> = stop.iter().map(|weight| fixed(*weight, 0)).collect();
        left.note((at.0 + aside.0, at.1 + aside.1), &format!("({})", w.join(", ")));
    }
    let here = &stops[done];
    left.point("here", seen(here)).marker(Marker::Ring).unlabelled();

    // Four squares, one for each update; the one whose turn it is has the heavy frame.
    let mut right = Chart::new(0.0..=310.0, 0.0..=320.0).bare().size(310.0, 320.0);
    let corners = [(12.0, 172.0), (172.0, 172.0), (12.0, 6.0), (172.0, 6.0)];
    let side = 122.0;
    for (n, (step, corner)) in cycle.steps.iter().zip(corners).enumerate() {
        let place = |at: At| {
            let along = |v: f64| side * (v + 0.6) / 2.2;
            (corner.0 + along(at.0), corner.1 + along(at.1))
        };
        shade_yes(&mut right, &stops[n], place);
        let frame = [(-0.6, -0.6), (1.6, -0.6), (1.6, 1.6), (-0.6, 1.6), (-0.6, -0.6)].map(place);
        let width = if n == done % 4 { 2.4 } else { 1.0 };
        right.line("frame", frame).role(Role::Ink).dash(Dash::Solid).width(width).unlabelled();
        for other in &cycle.steps {
            let yes = other.target == 1.0;
            right
                .point("sample", place((other.input[0], other.input[1])))
                .role(Role::Series(if yes { 1 } else { 2 }))
                .marker(if yes { Marker::Dot } else { Marker::Cross })
                .unlabelled();
        }
        let (x, y) = place((step.input[0], step.input[1]));
        let turns = plot::curve(0.0..=2.0 * core::f64::consts::PI, 40, |turn| turn);
        let ring = turns
            .into_iter()
            .map(|(turn, _)| (x + 11.0 * libm::cos(turn), y + 11.0 * libm::sin(turn)));
        right.line("asked", ring).role(Role::Ink).dash(Dash::Solid).width(1.6).unlabelled();
        let says = if step.pre >= 0.0 { "yes" } else { "no" };
        let title = format!("{}. {}{}: {says}", n + 1, step.input[0], step.input[1]);
        right.note((corner.0 + 0.5 * side, corner.1 + side + 16.0), &title);
    }
    let asked = &cycle.steps[done % 4];
    let says = if asked.pre >= 0.0 { "yes" } else { "no" };
    right.datum("weights", here);
    let list = |w: &[f64]| w.iter().map(|w| fixed(*w, 0)).collect::<Vec<String>>().join(", ");
    let desc = format!(
        "Left, four arrows from one list of weights and bias to the next, {}, and back to the \
         first: a closed round. After {done} of the four updates the weights are {}. Right, four \
         squares with what the node answers before each of the updates: to {}{}, which comes next, \
         it says {says}, and that is wrong.",
        stops[..4].iter().map(|stop| format!("({})", list(stop))).collect::<Vec<_>>().join(", "),
        list(here),
        asked.input[0],
        asked.input[1],
    );
    beside(
        [left, right],
        "Four updates and no step forward",
        &desc,
        "Left, the weights of the two inputs and the bias as a place in space. Each arrow adds or \
         takes away one sample, and the four lead back to where they began. Right, what the node \
         answers before each of the four, yes where it is shaded: the sample that comes next, in \
         the ring, is answered wrongly each time. Where a point lies on the border its preactivation is exactly 0, since all \
         weights are whole numbers, and the answer is yes.",
    )
}

plot::parameters! {
    /// What the thermometer shows.
    pub struct Thermometer {
        /// Degrees above what the plants like.
        degrees: "degrees too warm" in -4.0..=4.0, step 0.5, default -3.0, unit "°";
    }
}

/// Chapter 1's alarm, on the road of its one input and among its hidden answers.
pub fn alarm(p: &Thermometer) -> Figure {
    let net = alarm_network();
    let hidden = |degrees: f64| net.hidden_outputs(&[degrees]);
    let rows = ["rings", "H2: too cold", "H1: too warm"];
    let says = |row: usize, degrees: f64| match row {
        0 => net.output(&[degrees]),
        row => hidden(degrees)[2 - row],
    };
    let names: Vec<(f64, &str)> =
        rows.iter().enumerate().map(|(row, name)| (row as f64, *name)).collect();
    let mut left = Chart::new(-4.4..=4.4, -0.6..=2.6)
        .size(360.0, 290.0)
        .x("degrees")
        .y("")
        .y_ticks(&names)
        .x_ticks(&[(-3.0, "−3"), (-1.0, "−1"), (1.0, "1"), (3.0, "3")]);
    for row in 0..3 {
        let level = row as f64;
        left.segment((-4.2, level), (4.2, level)).role(Role::Grid).width(1.4);
        // A step says yes to one side of a place; OR of two says yes to both ends.
        let mut stretch: Option<(f64, f64)> = None;
        for tenths in -42..=43 {
            let degrees = f64::from(tenths) / 10.0;
            match (tenths < 43 && says(row, degrees) == 1.0, stretch) {
                (true, None) => stretch = Some((degrees, degrees)),
                (true, Some((from, _))) => stretch = Some((from, degrees)),
                (false, Some((from, to))) => {
                    left.segment((from, level), (to, level)).role(Role::Series(1)).width(9.0);
                    stretch = None;
                }
                (false, None) => {}
            }
        }
    }
    left.handle([Drag::x("degrees")], (p.degrees, 0.0), "the temperature");
    left.vertical(p.degrees).role(Role::Ink).label(&format!("{}°", number(p.degrees, 3)));

    let mut right = Chart::new(-0.6..=1.6, -0.6..=1.6)
        .size(250.0, 290.0)
        .x("H1")
        .y("H2")
        .x_ticks(&[(0.0, "0"), (1.0, "1")])
        .y_ticks(&[(0.0, "0"), (1.0, "1")]);
    right.region(|x, y| perceptron(&[x, y, 1.0], &net.into_output) == 1.0);
    if let Some((from, to)) = across(&net.into_output, -0.6, 1.6) {
        right.segment(from, to).width(2.2);
    }
    let places: Vec<(At, String, f64)> = [-3.0, -1.0, 1.0, 3.0]
        .into_iter()
        .map(|degrees| {
            let to = hidden(degrees);
            let rings = f64::from(u8::from(degrees.abs() > 2.0));
            ((to[0], to[1]), format!("{}°", number(degrees, 2)), rings)
        })
        .collect();
    // Clear of the ring.
    draw_samples(&mut right, &places, |at| (at.0, at.1 + 1.4 * (lifted(at).1 - at.1)));
    let here = hidden(p.degrees);
    let ring = plot::curve(0.0..=2.0 * core::f64::consts::PI, 40, |turn| turn);
    let ring = ring
        .into_iter()
        .map(|(turn, _)| (here[0] + 0.1 * libm::cos(turn), here[1] + 0.1 * libm::sin(turn)));
    right.line("here", ring).role(Role::Ink).dash(Dash::Solid).width(1.8).unlabelled();
    right.datum("hidden answers", &here);
    let answer = |value: f64| if value == 1.0 { "yes" } else { "no" };
    let desc = format!(
        "Left, three rows over the temperature from −4 to 4 degrees: H1 says yes from 2 degrees on, \
         H2 up to −2, and the alarm rings where one of them does. At {} H1 says {}, H2 says \
         {}, and the alarm {}. Right, the two hidden answers as coordinates: −1 and 1 degree are \
         both at (0, 0), −3 is at (0, 1) and 3 at (1, 0), with the line of the output node between.",
        amount(p.degrees, 3, "degree", "degrees"),
        answer(here[0]),
        answer(here[1]),
        if net.output(&[p.degrees]) == 1.0 { "rings" } else { "is quiet" },
    );
    beside(
        [left, right],
        "The alarm rings at both ends",
        &desc,
        "Left, where on the road of temperatures each node says yes. One node can only say yes on \
         one side of some place; two of them, turned to opposite sides, leave the middle free. Right, the \
         four temperatures of chapter 1 as the output node gets them; the ring is where the temperature of \
         the dotted upright is seen. The two quiet ones are in one \
         place, and one line does the rest.",
    )
}

plot::parameters! {
    /// What comes into the network.
    pub struct Inputs {
        /// The first input.
        x1: "input x1" in 0.0..=1.0, step 1.0, default 1.0;
        /// The second input.
        x2: "input x2" in 0.0..=1.0, step 1.0, default 0.0;
    }
}

/// An edge with its weight: behind a ×, since a bare number would take the end of the line for its
/// sign, and dashed where the weight is negative.
fn weighted(edge: &mut Edge, weight: f64) -> &mut Edge {
    let dash = if weight < 0.0 { Dash::Dashed } else { Dash::Solid };
    edge.term("weight").dash(dash).label(&format!("× {}", fixed(weight, 1)))
}

/// The 2-2-1 network with its weights and what runs through it.
pub fn network(p: &Inputs) -> Figure {
    let net = StepNetwork::xor();
    let input = [p.x1, p.x2];
    let hidden = net.hidden_outputs(&input);
    let pre_h: Vec<f64> =
        net.into_hidden.iter().map(|weights| preactivation(&with_one(&input), weights)).collect();
    let pre_o = preactivation(&with_one(&hidden), &net.into_output);
    let answer = net.output(&input);

    let mut drawn = Diagram::new(520.0, 430.0);
    let names = ["I1", "I2", "1"];
    drawn.column_within(64.0, (50.0, 410.0), ["i1", "i2", "b1"], |i, node| match i {
        2 => node.radius(22.0).line("1").beside(Side::Below, "constant"),
        _ => node.radius(26.0).line(&fixed(input[i], 0)).beside(Side::Left, names[i]),
    });
    for (h, id) in ["h1", "h2"].into_iter().enumerate() {
        let y = [110.0, 230.0][h];
        drawn
            .node(id, (265.0, y))
            .radius(36.0)
            .role(Role::Series(if hidden[h] == 1.0 { 1 } else { 2 }))
            .line(&fixed(pre_h[h], 1))
            .line(&format!("→ {}", fixed(hidden[h], 0)))
            .beside(Side::Above, ["H1, OR", "H2, NAND"][h]);
    }
    drawn.node("b2", (265.0, 350.0)).radius(22.0).line("1").beside(Side::Below, "constant");
    drawn
        .node("o", (455.0, 170.0))
        .radius(36.0)
        .role(Role::Series(if answer == 1.0 { 1 } else { 2 }))
        .line(&fixed(pre_o, 1))
        .line(&format!("→ {}", fixed(answer, 0)))
        .beside(Side::Above, "O, AND");
    drawn.connect(["i1", "i2", "b1"], ["h1", "h2"], |i, h, edge| {
        // Clear of the ends, of the crossings and of each other.
        let at = [[0.5, 0.32], [0.32, 0.3], [0.26, 0.72]];
        weighted(edge, net.into_hidden[h][i]).at(at[i][h])
    });
    drawn.connect(["h1", "h2", "b2"], ["o"], |h, _, edge| {
        weighted(edge, net.into_output[h]).at(0.45)
    });
    drawn.note((64.0, 22.0), "[input](input) nodes");
    drawn.note((265.0, 22.0), "hidden nodes");
    drawn.note((455.0, 22.0), "output node");
    drawn.datum("hidden preactivations", &pre_h);
    drawn.datum("hidden outputs", &hidden);
    drawn.datum("output", &[answer]);
    let desc = format!(
        "Two input nodes, two hidden nodes and one output node, and a constant 1 beside the input \
         nodes and beside the hidden nodes. The weights into H1 are 1, 1 and {}, into H2 −1, −1 and \
         {}, into the output node 1, 1 and {}. For the inputs {} and {} the hidden preactivations are \
         {} and {}, the hidden nodes answer {} and {}, and the network answers {}.",
        fixed(net.into_hidden[0][2], 1),
        fixed(net.into_hidden[1][2], 1),
        fixed(net.into_output[2], 1),
        fixed(p.x1, 0),
        fixed(p.x2, 0),
        fixed(pre_h[0], 1),
        fixed(pre_h[1], 1),
        fixed(hidden[0], 0),
        fixed(hidden[1], 0),
        fixed(answer, 0),
    );
    drawn.finish(
        "A network that answers XOR",
        &desc,
        "The weight on an edge multiplies what comes along it; edges with a negative weight are \
         dashed. In each node that computes, the upper number is its preactivation and the lower one its \
         answer; its rim has the colour of yes or of no. Set the two inputs to all four combinations: the output node says yes for two of \
         them.",
    )
}

plot::parameters! {
    /// The network with some of its weights moved.
    pub struct Turned {
        /// H1's weight of the first input.
        h1_first: "H1, weight of x1" in -2.0..=2.0, step 0.25, default 1.0;
        /// H1's bias.
        h1_bias: "H1, bias" in -2.5..=2.5, step 0.25, default -0.5;
        /// H2's weight of the second input.
        h2_second: "H2, weight of x2" in -2.0..=2.0, step 0.25, default -1.0;
        /// H2's bias.
        h2_bias: "H2, bias" in -2.5..=2.5, step 0.25, default 1.5;
        /// The output node's bias.
        o_bias: "O, bias" in -2.5..=2.5, step 0.25, default -1.5;
    }
}

/// The four points before the hidden layer and behind it.
pub fn hidden_space(p: &Turned) -> Figure {
    let mut net = StepNetwork::xor();
    (net.into_hidden[0][0], net.into_hidden[0][2]) = (p.h1_first, p.h1_bias);
    (net.into_hidden[1][1], net.into_hidden[1][2]) = (p.h2_second, p.h2_bias);
    net.into_output[2] = p.o_bias;

    let chart = |x: &str, y: &str| {
        Chart::new(-0.6..=1.6, -0.6..=1.6)
            .size(250.0, 300.0)
            .x(x)
            .y(y)
            .x_ticks(&[(0.0, "0"), (1.0, "1")])
            .y_ticks(&[(0.0, "0"), (1.0, "1")])
    };
    let samples: Vec<Sample> = truth_table(&XOR);
    let name = |sample: &Sample| format!("{}{}", sample.input[0], sample.input[1]);
    let (mut before, mut behind) = (chart("*x*_1", "*x*_2"), chart("H1", "H2"));
    before.region(|x, y| net.output(&[x, y]) == 1.0);
    let hidden_lines = [("H1", Dash::Solid), ("H2", Dash::Dashed)];
    let hidden_lines: Vec<Line> = hidden_lines
        .into_iter()
        .zip(&net.into_hidden)
        .map(|((name, dash), weights)| Line { name, weights, dash, arrow: true })
        .collect();
    behind.region(|x, y| perceptron(&[x, y, 1.0], &net.into_output) == 1.0);

    let places: Vec<(At, String, f64)> = samples
        .iter()
        .map(|sample| ((sample.input[0], sample.input[1]), name(sample), sample.target))
        .collect();
    let marks = |places: &[(At, String, f64)]| -> Vec<At> {
        places.iter().flat_map(|(at, _, _)| [*at, lifted(*at)]).collect()
    };
    draw_lines(&mut before, &hidden_lines, -0.6, 1.6, 0.19, &marks(&places));
    draw_samples(&mut before, &places, lifted);
    let held = [("h1_bias", "H1's line"), ("h2_bias", "H2's line")];
    for ((param, name), weights) in held.into_iter().zip(&net.into_hidden) {
        hold_line(&mut before, weights, 0.5, param, name);
    }
    let seen: Vec<(At, String, f64)> = samples
        .iter()
        .map(|sample| {
            let hidden = net.hidden_outputs(&sample.input[..2]);
            ((hidden[0], hidden[1]), name(sample), sample.target)
        })
        .collect();
    let output_line =
        Line { name: "O", weights: &net.into_output, dash: Dash::Solid, arrow: false };
    draw_lines(&mut behind, &[output_line], -0.6, 1.6, 0.19, &marks(&seen));
    draw_samples(&mut behind, &seen, lifted);
    hold_line(&mut behind, &net.into_output, 0.5, "o_bias", "the output node's line");
    let right = corners().iter().zip(&XOR).filter(|(at, is)| net.output(at) == **is).count();
    before.datum("right", &[right as f64]);
    let say = |value: f64| number(value, 3);
    before.datum("weights and biases of H1 and H2", &net.into_hidden.concat());
    behind.datum("weights and bias of the output node", &net.into_output);
    let moved: Vec<String> = seen
        .iter()
        .map(|((h1, h2), name, _)| format!("{name} at ({}, {})", fixed(*h1, 0), fixed(*h2, 0)))
        .collect();
    let desc = format!(
        "Two panels. On the left the four points among the inputs with the lines of the two hidden \
         nodes: H1, with the weights {} and {} and the bias {}, and H2, with {}, {} and {}. On the right the same points where the hidden nodes' answers put them, {}, with the \
         line of the output node, whose weights are {} and {} and whose bias is {}. Right answers of \
         the network: {right} of 4.",
        say(net.into_hidden[0][0]),
        say(net.into_hidden[0][1]),
        say(net.into_hidden[0][2]),
        say(net.into_hidden[1][0]),
        say(net.into_hidden[1][1]),
        say(net.into_hidden[1][2]),
        moved.join(", "),
        say(net.into_output[0]),
        say(net.into_output[1]),
        say(net.into_output[2]),
    );
    beside(
        [before, behind],
        "What the hidden layer does to the points",
        &desc,
        "Left: the inputs, with one line for each hidden node and an arrow to its side of yes. Right: the same four points with the \
         hidden nodes' answers for coordinates. Shaded is what the network answers yes to. As the \
         weights stand at first, 01 and 10 are in one place on the right, and one line is enough for \
         what is left.",
    )
}

plot::parameters! {
    /// Three lines and what the output node makes of them.
    pub struct Triangle {
        /// How many hidden nodes must say yes.
        needed: "hidden nodes that must say yes" in 1.0..=3.0, step 1.0, default 3.0;
        /// The distance of the lines from the middle.
        size: "hidden bias" in -1.0..=2.0, step 0.1, default 1.0;
        /// Degrees.
        turn: "turn, degrees" in 0.0..=120.0, step 5.0, default 0.0;
    }
}

/// The regions that three hidden nodes carve.
pub fn triangle(p: &Triangle) -> Figure {
    let net = three_lines(p.turn, p.size, p.needed);
    let mut chart = Chart::new(-4.0..=4.0, -4.0..=4.0).size(500.0, 540.0).x("*x*_1").y("*x*_2");
    chart.region(|x, y| net.output(&[x, y]) == 1.0);
    // Every region is convex, so the middle of its cells lies inside it.
    let mut regions = [(0.0, 0.0, 0.0); 8];
    for row in 0..40 {
        for column in 0..40 {
            let (x, y) = (0.2 * f64::from(column) - 3.9, 0.2 * f64::from(row) - 3.9);
            let pattern =
                net.hidden_outputs(&[x, y]).iter().fold(0, |code, h| 2 * code + *h as usize);
            let region = &mut regions[pattern];
            *region = (region.0 + x, region.1 + y, region.2 + 1.0);
        }
    }
    let (mut found, mut labels) = (vec![], vec![]);
    for (pattern, (x, y, cells)) in regions.into_iter().enumerate().filter(|(_, r)| r.2 > 0.0) {
        found.push(format!("{pattern:03b}"));
        if cells >= 24.0 {
            let at = (x / cells, y / cells);
            chart.note(at, &format!("{pattern:03b}"));
            labels.push(at);
        }
    }
    let looks = [("H1", Dash::Solid), ("H2", Dash::Dashed), ("H3", Dash::DashDot)];
    let lines: Vec<Line> = looks
        .into_iter()
        .zip(&net.into_hidden)
        .map(|((name, dash), weights)| Line { name, weights, dash, arrow: true })
        .collect();
    draw_lines(&mut chart, &lines, -4.0, 4.0, 0.4, &labels);
    chart.datum("regions", &[found.len() as f64]);
    let desc = format!(
        "Three hidden nodes, each with the bias {} and with weights of length 1, turned by {} \
         degrees. The answers of H1, H2 and H3 make {} regions: {}. The output node says yes where \
         at least {} of the three do.",
        number(p.size, 3),
        number(p.turn, 3),
        found.len(),
        found.join(", "),
        number(p.needed, 3),
    );
    chart.finish(
        "Three lines make a triangle",
        &desc,
        "The three digits in a region are what H1, H2 and H3 answer there; the arrow on a line \
         points to its node's side of yes. Where all three are \
         needed, the network says yes inside a triangle, the shaded one. Let two or one be enough. Or make the \
         hidden nodes' bias negative: then no point has a yes from all three.",
    )
}
