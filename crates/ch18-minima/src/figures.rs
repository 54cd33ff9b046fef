//! The chapter's figures.

use ndarray::{Array1, array};
use plot::{
    Chart, Corner, Dash, Drag, Entry, Figure, Marker, Role, Side, beside, bounds, entry, fixed,
    number, stacked,
};

use crate::worked::recorded::{
    EVERY, SADDLE_CURVATURES, SADDLE_ERRORS, SADDLE_SLOPES, SOLVED_CURVATURES, VALLEY_CURVATURES,
    VALLEY_ERRORS, VALLEY_SLOPES,
};
use crate::worked::{FATES, MOMENTUM, RATE, bottoms, pass_place, tasting, taught};
use crate::{
    Network, NodeSurface, Samples, Surface, curvatures, hessian, ndarray, roll,
    twins::{swapped, turned},
};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("two_runs", two_runs(Shown)),
    entry!("valleys", valleys()),
    entry!("pass", pass()),
    entry!("slices", slices()),
    entry!("rolling", rolling(Start)),
    entry!("spectra", spectra()),
    entry!("fates", fates()),
    entry!("twins", twins()),
];

plot::parameters! {
    /// How much of the two runs is shown.
    pub struct Shown {
        /// The last epoch that is shown.
        epochs: "epochs" in 500.0..=12_000.0, step 250.0, default 5000.0, time;
    }
}

/// Two runs on XOR: the error, and the length of the gradient.
pub fn two_runs(p: &Shown) -> Figure {
    let values = p.epochs as usize / EVERY + 1;
    let course = |values_of: &[f64]| -> Vec<(f64, f64)> {
        (0..).zip(values_of).take(values).map(|(n, v)| (f64::from(n) * EVERY as f64, *v)).collect()
    };
    let mut upper = Chart::new(0.0..=12_000.0, 0.0..=0.6)
        .size(640.0, 250.0)
        .y("error E")
        .legend(Corner::BottomLeft);
    let mut lower = Chart::new(0.0..=12_000.0, 1e-6..=1.0)
        .size(640.0, 250.0)
        .log_y()
        .x("epochs")
        .y("length of the gradient");
    for (name, errors, slopes, role, dash) in [
        ("seed 60", &SADDLE_ERRORS, &SADDLE_SLOPES, Role::Series(1), Dash::Solid),
        ("seed 5", &VALLEY_ERRORS, &VALLEY_SLOPES, Role::Series(2), Dash::Dashed),
    ] {
        upper.line(name, course(errors)).role(role).dash(dash).width(2.2);
        let mark = lower.line(&format!("{name}, gradient"), course(slopes));
        mark.role(role).dash(dash).width(2.2).unlabelled();
    }
    let last = values - 1;
    let desc = format!(
        "Two charts over the epochs up to {}. Above, the error of two runs: seed 60 is at {} after \
         the last of them, seed 5 at {}. Below, on a logarithmic axis, the length of their \
         gradients, {} and {}.",
        last * EVERY,
        number(SADDLE_ERRORS[last], 4),
        number(VALLEY_ERRORS[last], 4),
        number(SADDLE_SLOPES[last], 2),
        number(VALLEY_SLOPES[last], 2),
    );
    stacked(
        [upper, lower],
        "Two errors that stand still",
        &desc,
        "Two 2-2-1 networks on XOR. After 5000 epochs both errors look finished. The gradient of \
         seed 60 is the shorter one by far, so it seems to be the one that is stuck for good. On \
         the screen, move the epochs on once you have made up your mind.",
    )
}

/// The part of the plane that the maps show.
fn map() -> Chart {
    Chart::new(-4.0..=4.0, -3.0..=9.0).size(640.0, 440.0).x("weight").y("bias")
}

/// The error as colour, and lines of equal error, the one through the pass a strong one.
fn relief(chart: &mut Chart, samples: &Samples) {
    // The error of `NodeSurface`, without a list for each of some thousand places.
    let samples: Vec<(f64, f64)> =
        samples.iter().map(|(input, target)| (input[0], target[0])).collect();
    let at = |x: f64, y: f64| {
        let mut error = 0.0;
        for (input, target) in &samples {
            let off = 1.0 / (1.0 + libm::exp(-(x * input + y))) - target;
            error += 0.5 * off * off;
        }
        error
    };
    chart.heat(1.4, 4.0, 18, at).term("error").opacity(0.6);
    let levels = [1.45, 1.5, 1.6, 1.7, 1.8, 1.9, 1.94, 2.1, 2.3, 2.49, 2.7, 3.0, 3.5, 4.0, 4.5];
    chart.contours(&levels, at).role(Role::Ink).width(0.7);
    let (x, y) = self::at(&pass_place());
    chart.contours(&[at(x, y)], at).role(Role::Ink).width(1.8);
}

fn at(place: &Array1<f64>) -> (f64, f64) {
    (place[0], place[1])
}

/// Marks the two bottoms and the pass.
fn landmarks(chart: &mut Chart) {
    let [low, high] = bottoms();
    chart.point("bottom A", at(&low)).marker(Marker::Plus).role(Role::Ink).label("A");
    let mark = chart.point("bottom B", at(&high));
    mark.marker(Marker::Plus).role(Role::Ink).label("B").side(Side::Left);
    let mark = chart.point("pass", at(&pass_place()));
    mark.marker(Marker::Cross).role(Role::Ink).label("pass").side(Side::Right);
}

/// The two starts of the map.
const STARTS: [[f64; 2]; 2] = [[-2.0, 0.0], [-2.0, 2.0]];

/// One node's error surface, with two valleys, and a descent into each.
pub fn valleys() -> Figure {
    let samples = tasting();
    let surface = NodeSurface { samples: &samples };
    let mut chart = map();
    relief(&mut chart, &samples);
    let mut ends = Vec::new();
    for (place, start) in STARTS.iter().enumerate() {
        let walked = roll(&surface, &Array1::from(start.to_vec()), RATE, 0.0, 1500);
        let (role, dash) = if place == 0 {
            (Role::Series(1), Dash::Solid)
        } else {
            (Role::Series(2), Dash::Dashed)
        };
        let name = format!("descent from {} and {}", number(start[0], 2), number(start[1], 2));
        chart.line(&name, walked.iter().map(at)).role(role).dash(dash).width(2.6).unlabelled();
        chart.point(&format!("start {}", place + 1), (start[0], start[1])).role(role);
        ends.push(surface.error(&walked[1500]));
    }
    landmarks(&mut chart);
    chart.note((0.0, 7.6), "plateau");
    let [low, high] = bottoms();
    let desc = format!(
        "A map of an error over a weight and a bias, with lines of equal error. Two long valleys \
         run up to the left and to the right. The right one has its bottom A at {} and {}, the left \
         one its bottom B at {} and {}; between them, at a smaller bias, is a pass at {} and {}. Descents \
         from {} and {} and from {} and {} end at the errors {} and {}.",
        fixed(low[0], 2),
        fixed(low[1], 2),
        fixed(high[0], 2),
        fixed(high[1], 2),
        fixed(pass_place()[0], 2),
        fixed(pass_place()[1], 2),
        number(STARTS[0][0], 2),
        number(STARTS[0][1], 2),
        number(STARTS[1][0], 2),
        number(STARTS[1][1], 2),
        fixed(ends[0], 3),
        fixed(ends[1], 3),
    );
    chart.finish(
        "Two valleys",
        &desc,
        "A window on the error surface of one node. It is no slice, as there are only these two \
         weights. The stronger the colour, the higher the error. From two starts that lie one above \
         the other, gradient descent ends in two valleys. The strong line has the height of the pass \
         between them: whoever is inside it on the left does not get to the right by going downhill.",
    )
}

/// The pass from close by: nudges along the weights go up, and aslant it goes down.
pub fn pass() -> Figure {
    let samples = tasting();
    let surface = NodeSurface { samples: &samples };
    let place = pass_place();
    let (x, y) = at(&place);
    let height = surface.error(&place);
    let mut chart = Chart::new(x - 0.5..=x + 0.5, y - 0.5..=y + 0.5)
        .size(500.0, 470.0)
        .equal_units()
        .x("weight")
        .y("bias");
    let here = |x: f64, y: f64| surface.error(&array![x, y]);
    chart.region(|x, y| here(x, y) >= height).term("error").opacity(0.3);
    let levels = [-0.02, -0.015, -0.01, -0.005, 0.0, 0.01, 0.03, 0.06, 0.1, 0.2, 0.3, 0.4, 0.5];
    chart.contours(&levels.map(|level| height + level), here).role(Role::Ink).width(0.7);
    chart.contours(&[height], here).role(Role::Ink).width(1.8);
    let nudge = 0.1;
    let mut rises = Vec::new();
    for (name, dx, dy, side) in [
        ("weight down", -nudge, 0.0, Side::Left),
        ("weight up", nudge, 0.0, Side::Right),
        ("bias down", 0.0, -nudge, Side::Left),
        ("bias up", 0.0, nudge, Side::Right),
    ] {
        let rise = here(x + dx, y + dy) - height;
        rises.push(rise);
        let mark = chart.point(name, (x + dx, y + dy));
        mark.marker(Marker::Ring).role(Role::Series(2)).side(side);
        mark.label(&format!("+{}", fixed(rise, 3)));
    }
    let down = curvatures(&hessian(&surface, &place)).directions.column(0).to_owned();
    let mut falls = Vec::new();
    for by in [-0.45, 0.45] {
        let to = &place + &(by * &down);
        let fall = surface.error(&to) - height;
        falls.push(fall);
        chart.arrow((x, y), at(&to)).role(Role::Series(1)).width(2.6);
        let label = at(&(&place + &(by * &down) + &array![0.12, 0.0]));
        chart.note(label, &format!("−{}", fixed(-fall, 3))).role(Role::Series(1));
    }
    chart.point("pass", (x, y)).marker(Marker::Cross).role(Role::Ink);
    chart.datum("rises by nudging", &rises);
    chart.datum("falls along the arrows", &falls);
    let (least, most) = bounds(&rises).unwrap_or((0.0, 0.0));
    let desc = format!(
        "The map near the pass at {} and {}. At four points, a tenth of a unit to each side along \
         each weight, the error is higher by {} to {}. Two arrows run aslant, one to the upper left \
         and one to the lower right, through the parts without shade, which lie lower than the pass; \
         at their ends the error is lower by {} and {}.",
        fixed(x, 2),
        fixed(y, 2),
        fixed(least, 4),
        fixed(most, 4),
        fixed(-falls[0], 4),
        fixed(-falls[1], 4),
    );
    chart.finish(
        "The pass, from close by",
        &desc,
        "Shaded: higher than the pass. The four rings, 0.1 away, are nudges of one weight alone, and \
         each of them goes up. The way down, along the arrows of length 0.45, changes both weights \
         at once. Nudging them one by one does not find it.",
    )
}

/// The error along three straight lines through the pass.
pub fn slices() -> Figure {
    let samples = tasting();
    let surface = NodeSurface { samples: &samples };
    let place = pass_place();
    let height = surface.error(&place);
    let aslant = curvatures(&hessian(&surface, &place)).directions.column(0).to_owned();
    let mut chart = Chart::new(-0.45..=0.45, -0.07..=0.06)
        .size(640.0, 300.0)
        .x("way from the pass")
        .y("error above it")
        .legend(Corner::BottomRight);
    chart.horizontal(0.0).role(Role::Ink);
    let mut told = Vec::new();
    for (name, direction, role, dash) in [
        ("weight alone", array![1.0, 0.0], Role::Series(2), Dash::Dashed),
        ("bias alone", array![0.0, 1.0], Role::Series(3), Dash::Dotted),
        ("aslant", aslant, Role::Series(1), Dash::Solid),
    ] {
        let above = |by: f64| surface.error(&(&place + &(by * &direction))) - height;
        let ways = (-90..=90).map(|n| f64::from(n) / 200.0);
        let line = ways.map(|way| (way, above(way))).filter(|point| point.1 <= 0.06);
        chart.line(name, line).role(role).dash(dash).width(2.2);
        told.push(format!("{name} {} and {}", fixed(above(-0.2), 4), fixed(above(0.2), 4)));
    }
    let desc = format!(
        "Three curves that touch 0 at the pass. At 0.2 to the left and to the right of it they stand \
         at: {}.",
        told.join("; ")
    );
    chart.finish(
        "What a slice hides",
        &desc,
        "The error along three straight lines through the pass. Along the weight and along the bias \
         it looks like a bottom, and aslant like a top. A line through nine weights shows one \
         direction and hides eight.",
    )
}

plot::parameters! {
    /// Where the ball is let go.
    pub struct Start {
        /// The weight at the start.
        weight: "weight at the start" in -4.0..=4.0, step 0.25, default -2.0;
        /// The bias at the start.
        bias: "bias at the start" in -3.0..=9.0, step 0.25, default 2.0;
        /// Steps.
        steps: "steps" in 0.0..=400.0, step 5.0, default 200.0, time;
    }
}

/// A descent from anywhere, without momentum and with it.
pub fn rolling(p: &Start) -> Figure {
    let samples = tasting();
    let surface = NodeSurface { samples: &samples };
    let start = array![p.weight, p.bias];
    let steps = p.steps as usize;
    let mut chart = map().legend(Corner::BottomRight);
    relief(&mut chart, &samples);
    let mut told = Vec::new();
    for (name, momentum, role, dash) in [
        ("gradient descent", 0.0, Role::Series(1), Dash::Solid),
        ("with momentum", MOMENTUM, Role::Series(2), Dash::Dashed),
    ] {
        let walked = roll(&surface, &start, RATE, momentum, steps);
        chart.line(name, walked.iter().map(at)).role(role).dash(dash).width(2.6);
        let mark = chart.point(&format!("{name}: end"), at(&walked[steps]));
        mark.role(role).marker(if momentum == 0.0 { Marker::Dot } else { Marker::Diamond });
        let error = surface.error(&walked[steps]);
        let slope = crate::length(&surface.gradient(&walked[steps]));
        told.push(format!(
            "{name} is at {} and {}, with an error of {} and a gradient of length {}",
            fixed(walked[steps][0], 2),
            fixed(walked[steps][1], 2),
            fixed(error, 3),
            number(slope, 2),
        ));
        chart.datum(&format!("{name}: E"), &[error]);
    }
    chart.point("start", at(&start)).marker(Marker::Ring).role(Role::Ink);
    let both = [Drag::x("weight"), Drag::y("bias")];
    chart.handle(both, (p.weight, p.bias), "the start of both paths");
    landmarks(&mut chart);
    let desc = format!(
        "The map of the two valleys. Two paths begin at the weight {} and the bias {}. After {} \
         steps {}; {}.",
        number(p.weight, 3),
        number(p.bias, 3),
        steps,
        told[0],
        told[1],
    );
    chart.finish(
        "Let it roll",
        &desc,
        &format!(
            "From the ring, the same number of steps at a rate of {}, without momentum (disc) and \
             with a momentum of {} (diamond). Try the weight 1 and the bias −2, where momentum makes \
             it worse, and the weight 0 and the bias 8, on the plateau.",
            number(RATE, 2),
            number(MOMENTUM, 1),
        ),
    )
}

/// Where a curvature stands in the strip: decades from 10⁻⁷ on, to the side of its sign.
fn strip(curvature: f64) -> f64 {
    let decades = (libm::log10(curvature.abs()) + 7.0).max(0.0);
    if curvature < 0.0 { -decades } else { decades }
}

/// The nine curvatures at three places, one dot each.
pub fn spectra() -> Figure {
    let rows = [
        ("seed 60", &SADDLE_CURVATURES),
        ("seed 5", &VALLEY_CURVATURES),
        ("seed 0, solved", &SOLVED_CURVATURES),
    ];
    let ticks = [
        (-6.0, "−0.1"),
        (-4.0, "−10^{−3}"),
        (-2.0, "−10^{−5}"),
        (0.0, "0"),
        (2.0, "10^{−5}"),
        (4.0, "10^{−3}"),
        (6.0, "0.1"),
    ];
    let names: Vec<(f64, &str)> =
        rows.iter().enumerate().map(|(row, (name, _))| (2.0 - row as f64, *name)).collect();
    let mut chart = Chart::new(-6.8..=6.8, -0.6..=2.6)
        .size(640.0, 250.0)
        .x("curvature: bends down on the left, up on the right")
        .x_ticks(&ticks)
        .y_ticks(&names);
    chart.shade([(-6.8, 2.6), (0.0, 2.6)], -0.6).role(Role::Series(2)).opacity(0.1);
    chart.vertical(0.0).role(Role::Ink);
    let mut told = Vec::new();
    for (row, (name, values)) in rows.iter().enumerate() {
        let y = 2.0 - row as f64;
        let (down, up): (Vec<f64>, Vec<f64>) = values.iter().partition(|value| **value < 0.0);
        told.push(format!(
            "{name}: {} of 9 negative, from {} to {}",
            down.len(),
            number(values[0], 2),
            number(values[8], 2),
        ));
        // Two that would cover each other stand one above the other.
        let spread = |of: &[f64]| -> Vec<(f64, f64)> {
            let mut last = f64::NEG_INFINITY;
            let at = |value: &f64| {
                let x = strip(*value);
                let up = if x - last < 0.14 { 0.17 } else { 0.0 };
                last = x;
                (x, y + up)
            };
            of.iter().map(at).collect()
        };
        if !down.is_empty() {
            let mark = chart.points(&format!("{name}, down"), spread(&down));
            mark.role(Role::Series(2)).marker(Marker::Triangle).unlabelled();
        }
        let mark = chart.points(&format!("{name}, up"), spread(&up));
        mark.role(Role::Series(1)).marker(Marker::Dot).unlabelled();
        chart.datum(name, values.as_slice());
    }
    let desc = format!(
        "Three rows of nine marks on an axis of powers of ten, with negative curvatures on the left \
         of 0 and positive ones on the right. {}.",
        told.join("; "),
    );
    chart.finish(
        "Nine curvatures, after 5000 epochs",
        &desc,
        "Each mark is the curvature in one direction, on an axis that goes by powers of ten to both \
         sides of 0 and counts all within 10^{−7} as 0. Two directions of seed 60 bend down clearly (a \
         third is as good as level); all nine of seed 5 bend up. The network that has solved XOR \
         looks like seed 5: only the error tells which valley is the good one.",
    )
}

/// What became of the runs, by the verdict after 1000 epochs.
pub fn fates() -> Figure {
    let names = ["falling", "saddle", "floor", "undecided"];
    let order = [2, 3, 0, 1];
    let rows: Vec<(f64, &str)> =
        (0..).zip(order).map(|(y, row)| (f64::from(y), names[row])).collect();
    let mut chart = Chart::new(0.0..=28.0, -0.6..=3.6)
        .size(640.0, 260.0)
        .x("runs, one mark each")
        .x_ticks(&[(0.0, "0"), (5.0, "5"), (10.0, "10"), (15.0, "15"), (20.0, "20")])
        .y_ticks(&rows)
        .legend(Corner::TopRight);
    let (mut solved, mut never) = (Vec::new(), Vec::new());
    for (y, row) in (0..).map(f64::from).zip(order) {
        let [all, done] = FATES[row];
        for run in 0..all {
            let dot = (run as f64 + 0.5, y);
            if run < done { solved.push(dot) } else { never.push(dot) }
        }
    }
    chart.points("solved by 12,000", solved).role(Role::Series(1)).marker(Marker::Dot);
    chart.points("not by 12,000", never).role(Role::Series(2)).marker(Marker::Cross);
    let told: Vec<String> = (0..4)
        .map(|row| format!("{}, {} of {}", names[row], FATES[row][1], FATES[row][0]))
        .collect();
    let desc = format!(
        "A mark for each run that has not solved XOR after 1000 epochs, in rows by the verdict at \
         that moment. Solved by epoch 12,000: {}.",
        told.join("; "),
    );
    chart.finish(
        "The verdict, and what became of them",
        &desc,
        "Each mark is a run that was not done after 1000 epochs. Discs: solved by epoch 12,000. \
         Crosses: not. Of the runs on a floor none had got off by then, and of those on a saddle all \
         but one.",
    )
}

/// One panel: the square of XOR with the answer of a network and the lines of its hidden nodes.
fn panel(name: &str, network: &Network) -> Chart {
    let mut chart = Chart::new(-0.5..=1.5, -0.5..=1.5).size(205.0, 260.0);
    chart = chart.x_ticks(&[(0.0, "0"), (1.0, "1")]).y_ticks(&[(0.0, "0"), (1.0, "1")]).y(name);
    chart.region(|x, y| network.forward(array![x, y].view()).post_o[0] >= 0.5);
    for (node, dash) in [(0, Dash::Solid), (1, Dash::Dashed)] {
        let (a, b) = (network.i_to_h[[0, node]], network.i_to_h[[1, node]]);
        let bias = network.bias_h[node];
        let y_at = |x: f64| -(a * x + bias) / b;
        let x_at = |y: f64| -(b * y + bias) / a;
        let mut ends: Vec<(f64, f64)> = [(-0.5, y_at(-0.5)), (1.5, y_at(1.5))]
            .into_iter()
            .chain([(x_at(-0.5), -0.5), (x_at(1.5), 1.5)])
            .filter(|(x, y)| (-0.5..=1.5).contains(x) && (-0.5..=1.5).contains(y))
            .collect();
        ends.sort_by(|one, other| one.0.total_cmp(&other.0));
        let role = Role::Series(if node == 0 { 3 } else { 4 });
        if let (Some(from), Some(to)) = (ends.first(), ends.last()) {
            chart.segment(*from, *to).role(role).dash(dash).width(2.0);
            let length = (a * a + b * b).sqrt();
            let middle = (0.64 * from.0 + 0.36 * to.0, 0.64 * from.1 + 0.36 * to.1);
            let tip = (middle.0 + 0.36 * a / length, middle.1 + 0.36 * b / length);
            chart.arrow(middle, tip).role(role).width(2.0);
            let beside = (0.75 * to.0 + 0.25 * from.0 - 0.13, 0.75 * to.1 + 0.25 * from.1 - 0.13);
            chart.note(beside, &format!("H{}", node + 1)).role(role);
        }
    }
    for (x, y, yes) in [(0.0, 0.0, false), (0.0, 1.0, true), (1.0, 0.0, true), (1.0, 1.0, false)] {
        let mark = chart.point(&format!("target of {x} and {y}"), (x, y));
        mark.role(Role::Ink).marker(if yes { Marker::Dot } else { Marker::Ring });
    }
    chart
}

/// A network that has learned XOR, with its hidden nodes in each other's place, and with one of
/// them turned around.
pub fn twins() -> Figure {
    let (network, _) = taught();
    let panels = [
        ("as trained", network.clone()),
        ("H1, H2 swapped", swapped(&network, 0, 1)),
        ("H1 turned around", turned(&network, 0)),
    ];
    let weights: Vec<String> = panels
        .iter()
        .map(|(name, net)| {
            format!(
                "{name}: into H1 {} and {}, its bias {}",
                fixed(net.i_to_h[[0, 0]], 2),
                fixed(net.i_to_h[[1, 0]], 2),
                fixed(net.bias_h[0], 2)
            )
        })
        .collect();
    let desc = format!(
        "Three squares with the four points of XOR, the lines of two hidden nodes and the same \
         shaded band in which the network says yes. {}.",
        weights.join("; "),
    );
    beside(
        panels.iter().map(|(name, network)| panel(name, network)),
        "Three places, one network",
        &desc,
        "Discs: target 1. Rings: target 0. Shaded: the network says yes. The lines stay where they \
         are and so does every answer. In the middle the two nodes have exchanged their names; on \
         the right the arrow of H1, which points to its side of yes, has turned.",
    )
}
