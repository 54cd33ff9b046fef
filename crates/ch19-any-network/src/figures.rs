//! The chapter's figures.

use plot::{
    Chart, Corner, Dash, Entry, Figure, Marker, Role, Side, amount, beside, curve,
    diagram::Diagram, entry, fixed, number,
};

use crate::Activation::{self, Linear, Relu, Sigmoid, Tanh};
use crate::worked::{
    DEEPEST, SEEDS, Start, by_hand, curve as check_curve, medians, nudges, parity, recorded, secant,
};
use crate::{Network, epoch};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("paths", paths(Back)),
    entry!("activations", activations(Place)),
    entry!("shrinking", shrinking(Layers)),
    entry!("depth", depth()),
    entry!("creases", creases(Epochs)),
    entry!("nudges", nudge_curve()),
    entry!("kink", kink(Near)),
];

plot::parameters! {
    /// To which node the paths lead.
    pub struct Back {
        /// The node of the first hidden layer.
        node: "back to" one of ["G1", "G2"], default "G1";
    }
}

/// What comes back to a node of the first hidden layer over two paths.
pub fn paths(p: &Back) -> Figure {
    let hand = by_hand();
    let (to, name) = (p.node.index(), p.node.name());
    let mut net = Diagram::new(640.0, 350.0);
    let signal = |value: f64| fixed(value, 4);
    let ids = [["h1", "h2"], ["g1", "g2"]];
    let signals = [&hand.error_signal_h, &hand.error_signal_g];
    for (column, x) in [(0, 380.0), (1, 160.0)] {
        for (n, y) in [(0, 85.0), (1, 235.0)] {
            let node = net.node(ids[column][n], (x, y));
            node.radius(35.0);
            let side = if n == 0 { Side::Above } else { Side::Below };
            node.beside(side, &format!("{}{}", ["H", "G"][column], n + 1));
            if column == 0 || n == to {
                node.line(&signal(signals[column][n])).role(Role::Term("error-signal"));
            }
        }
    }
    let output = net.node("o", (580.0, 160.0));
    output.radius(35.0).beside(Side::Above, "O").line(&signal(hand.error_signal_o));
    output.role(Role::Term("error-signal"));
    for (i, y) in [85.0, 235.0].into_iter().enumerate() {
        let name = format!("I{}", i + 1);
        net.node(&format!("i{}", i + 1), (34.0, y)).radius(14.0).beside(Side::Above, &name);
        for node in ids[1] {
            net.edge(&format!("i{}", i + 1), node).faint().headless();
        }
        net.edge(ids[1][1 - to], ids[0][i]).faint().headless();
    }
    for (n, dash) in [Dash::Solid, Dash::Dashed].into_iter().enumerate() {
        let edges = [("o", ids[0][n], hand.h_to_o[n]), (ids[0][n], ids[1][to], hand.g_to_h[to][n])];
        for (from, to, weight) in edges {
            let edge = net.edge(from, to);
            edge.at(0.52)
                .term("error-signal")
                .width(2.6)
                .dash(dash)
                .label(&format!("· {}", fixed(weight, 1)));
        }
    }
    let slopes = [((380.0, 137.0), hand.slope_h[0]), ((380.0, 183.0), hand.slope_h[1])];
    let own = ((160.0, if to == 0 { 137.0 } else { 183.0 }), hand.slope_g[to]);
    for (at, slope) in slopes.into_iter().chain([own]) {
        net.note(at, &format!("· {}", fixed(slope, 4))).small().role(Role::Term("slope"));
    }
    let arriving = &hand.arriving[to];
    let sum = format!(
        "{} {} {}",
        signal(arriving[0]),
        if arriving[1] < 0.0 { "−" } else { "+" },
        signal(arriving[1].abs()),
    );
    let own = hand.error_signal_g[to];
    let whole = format!("at {name}: ({sum}) · {} = {}", fixed(hand.slope_g[to], 4), signal(own));
    net.note((320.0, 325.0), &whole);
    let [h1, h2] = [hand.error_signal_h[0], hand.error_signal_h[1]];
    net.datum("error signals", &[hand.error_signal_o, h1, h2, own]);
    net.datum("arriving", arriving);
    let desc = format!(
        "A 2-2-2-1 network read from right to left. The output node holds the error signal {}. Over \
         the weights {} and {} and through the slopes {} and {} it becomes {} at H1 and {} at H2. \
         Over the weights {} and {} these two come to {name} as {} and {}, are added and pass the \
         slope {}: {}.",
        signal(hand.error_signal_o),
        fixed(hand.h_to_o[0], 1),
        fixed(hand.h_to_o[1], 1),
        fixed(hand.slope_h[0], 4),
        fixed(hand.slope_h[1], 4),
        signal(h1),
        signal(h2),
        fixed(hand.g_to_h[to][0], 1),
        fixed(hand.g_to_h[to][1], 1),
        signal(arriving[0]),
        signal(arriving[1]),
        fixed(hand.slope_g[to], 4),
        signal(own),
    );
    net.finish(
        "Two paths meet",
        &desc,
        "The number in a node is its error signal. Two paths lead from O back to one node of G, a \
         solid and a dashed one. Along a path, weights and slopes multiply. Where the two meet they \
         add, before the slope of the node in G multiplies the sum. A number with a dot is a factor, \
         a weight on a line or a slope at a node. The other node of G is left blank.",
    )
}

plot::parameters! {
    /// Where the slopes are read.
    pub struct Place {
        /// The preactivation.
        pre: "preactivation" in -4.0..=4.0, step 0.1, default 1.0;
    }
}

const FOUR: [(&str, Activation, Dash); 4] = [
    ("sigmoid", Sigmoid, Dash::Solid),
    ("tanh", Tanh, Dash::Dashed),
    ("ReLU", Relu, Dash::DashDot),
    ("linear", Linear, Dash::Dotted),
];

/// The four activation functions and their slopes.
pub fn activations(p: &Place) -> Figure {
    let mut left =
        Chart::new(-4.0..=4.0, -1.6..=2.6).size(310.0, 320.0).x("[S_{preA}](preactivation)");
    left = left.y("f_A").legend(Corner::TopLeft);
    let mut right =
        Chart::new(-4.0..=4.0, -0.1..=1.15).size(310.0, 320.0).x("[S_{preA}](preactivation)");
    right = right.y("[f_A'](slope)");
    let mut told = Vec::new();
    for (n, (name, activation, dash)) in FOUR.into_iter().enumerate() {
        let role = Role::Series(n as u8 + 1);
        let seen = curve(-4.0..=4.0, 160, |x| activation.activate(x));
        let seen = seen.into_iter().filter(|point| (-1.6..=2.6).contains(&point.1));
        left.line(name, seen).role(role).dash(dash).width(2.2);
        let mut steps = curve(-4.0..=4.0, 160, |x| activation.activate_prime(x));
        if activation == Relu {
            steps = vec![(-4.0, 0.0), (0.0, 0.0), (0.0, 1.0), (4.0, 1.0)];
        }
        right.line(name, steps).role(role).dash(dash).width(2.2).unlabelled();
        let (post, slope) = (activation.activate(p.pre), activation.activate_prime(p.pre));
        if (-1.6..=2.6).contains(&post) {
            left.point(&format!("{name}, here"), (p.pre, post)).role(role).unlabelled();
        }
        right.point(&format!("{name}, slope here"), (p.pre, slope)).role(role).unlabelled();
        told.push(format!("{name} {} with slope {}", fixed(post, 3), fixed(slope, 3)));
    }
    left.vertical(p.pre).role(Role::Grid);
    right.vertical(p.pre).role(Role::Grid);
    let desc = format!(
        "Left the curves of four activation functions over the preactivation, right their slopes. At \
         {}: {}.",
        number(p.pre, 2),
        told.join("; "),
    );
    beside(
        [left, right],
        "Four activation functions and their slopes",
        &desc,
        "Left: what a node sends. Right: the factor that its slope puts into everything that comes \
         back through it. The sigmoid's is at most a quarter. That of tanh reaches 1 in the middle and \
         dies away on both sides. ReLU lets all pass or nothing.",
    )
}

plot::parameters! {
    /// How deep the networks are.
    pub struct Layers {
        /// Hidden layers.
        hidden: "hidden layers" in 2.0..=8.0, step 1.0, default 8.0;
    }
}

/// Networks behind the live figure.
const SHOWN: u64 = 25;

/// The length of the error signal, layer by layer, with three starts.
pub fn shrinking(p: &Layers) -> Figure {
    let hidden = p.hidden as usize;
    let mut told = Vec::new();
    let charts: Vec<Chart> = Start::ALL
        .into_iter()
        .enumerate()
        .map(|(n, start)| {
            let mut chart = Chart::new(0.0..=8.2, 1e-7..=1e7).size(205.0, 330.0).log_y();
            chart = chart.x("layers back").y(start.name());
            if n == 0 {
                chart = chart.legend(Corner::TopLeft);
            }
            chart.horizontal(1.0).role(Role::Grid).unlabelled();
            let mut ends = Vec::new();
            for (kind, (name, activation, dash)) in FOUR.into_iter().take(3).enumerate() {
                let lengths = medians(start, activation, hidden, SHOWN);
                let points = (0..).map(f64::from).zip(lengths.iter().copied());
                let mark = chart.line(name, points);
                mark.role(Role::Series(kind as u8 + 1)).dash(dash).width(2.2);
                mark.marker([Marker::Dot, Marker::Ring, Marker::Triangle][kind]);
                if n > 0 {
                    mark.unlabelled();
                }
                ends.push(format!("{name} {}", number(lengths[hidden], 2)));
            }
            told.push(format!("{}: {}", start.name(), ends.join(", ")));
            chart
        })
        .collect();
    let desc = format!(
        "Three charts, one for each start, with the length of the error signal on a logarithmic axis \
         over the layers that it has gone back, from 1 at the output. In the first of {} hidden layers \
         the medians of {} networks are: {}.",
        hidden,
        SHOWN,
        told.join("; "),
    );
    beside(
        charts,
        "What is left of the error signal",
        &desc,
        &format!(
            "The output node's error signal is 1. Each mark is the median length of a hidden layer's \
             over {SHOWN} networks with ten nodes in a layer. Left the book's start; in the middle \
             weights that alone would keep the length; right large weights. A level line would be \
             best."
        ),
    )
}

/// How many seeds learn parity with one to five hidden layers.
pub fn depth() -> Figure {
    let mut chart = Chart::new(0.6..=6.0, -3.0..=108.0).size(640.0, 320.0).x("hidden layers");
    chart = chart.y("networks of 100 that learn it");
    chart = chart.x_ticks(&[(1.0, "1"), (2.0, "2"), (3.0, "3"), (4.0, "4"), (5.0, "5")]);
    let mut told = Vec::new();
    for (kind, rows) in recorded::DEPTH.iter().enumerate() {
        let (name, _, dash) = FOUR[kind];
        let aside = 0.07 * (kind as f64 - 1.0);
        let role = Role::Series(kind as u8 + 1);
        let counts = rows.map(|row| row.iter().filter(|end| **end % 10 == 8).count() as f64);
        let at = |hidden: usize| (hidden as f64 + 1.0 + aside, counts[hidden]);
        for (hidden, count) in counts.iter().enumerate() {
            let share = count / SEEDS as f64;
            let error = (share * (1.0 - share) * SEEDS as f64).sqrt();
            if error > 0.0 {
                let (x, y) = at(hidden);
                chart
                    .segment((x, y - 2.0 * error), (x, (y + 2.0 * error).min(108.0)))
                    .role(role)
                    .width(1.6);
            }
        }
        let mark = chart.line(name, (0..DEEPEST).map(at));
        mark.role(role).dash(dash).width(2.0).unlabelled();
        mark.marker([Marker::Dot, Marker::Ring, Marker::Triangle][kind]);
        chart.note((5.6, counts[DEEPEST - 1].max(9.0)), name).role(role);
        let list: Vec<String> = counts.iter().map(|count| number(*count, 3)).collect();
        told.push(format!("{name} {}", list.join(", ")));
    }
    let desc = format!(
        "How many networks of {} learn the parity of three bits, with 1, 2, 3, 4 and 5 hidden layers of \
         six nodes: {}.",
        SEEDS,
        told.join("; "),
    );
    chart.finish(
        "Depth, counted",
        &desc,
        "The same task, the same start, the same number of updates; the upright strokes are two \
         standard errors to each side. With sigmoid nodes the second layer costs most of \
         them, and from the third on none is left. With tanh nodes nearly all learn it at every depth.",
    )
}

plot::parameters! {
    /// How long the two networks have trained.
    pub struct Epochs {
        /// Epochs.
        epochs: "epochs" in 0.0..=600.0, step 20.0, default 600.0, time;
    }
}

/// The 2-3-3-1 network whose creases are shown, before its training.
pub fn crease_start(activation: Activation) -> Network {
    let seed = if activation == Relu { RELU_SEED } else { TANH_SEED };
    let mut network = Network::seeded(&[2, 3, 3, 1], &[activation, activation, Sigmoid], seed);
    // Biases drawn like the weights, so that not all lines begin in one corner.
    for (layer, drawn) in
        network.layers.iter_mut().zip(Network::seeded(&[1, 3, 3, 1], &[Linear; 3], seed).layers)
    {
        layer.biases.assign(&drawn.weights.row(0));
    }
    network
}

const RELU_SEED: u64 = 2;
const TANH_SEED: u64 = 2;

/// A 2-3-3-1 network in plain arrays, for the thousands of places of a picture.
struct Plain {
    first: [[f64; 3]; 3],
    second: [[f64; 4]; 3],
    output: [f64; 4],
    activation: Activation,
}

impl Plain {
    fn of(network: &Network, activation: Activation) -> Plain {
        let into = |layer: usize, from: usize, to: usize| {
            let layer = &network.layers[layer];
            layer.weights.get((from, to)).copied().unwrap_or(layer.biases[to])
        };
        Plain {
            first: [0, 1, 2].map(|to| std::array::from_fn(|from| into(0, from, to))),
            second: [0, 1, 2].map(|to| std::array::from_fn(|from| into(1, from, to))),
            output: std::array::from_fn(|from| into(2, from, 0)),
            activation,
        }
    }

    /// The preactivations of both hidden layers.
    fn pre(&self, x: f64, y: f64) -> [[f64; 3]; 2] {
        let first = self.first.map(|[a, b, bias]| a * x + b * y + bias);
        let [p, q, r] = first.map(|pre| self.activation.activate(pre));
        [first, self.second.map(|[a, b, c, bias]| a * p + b * q + c * r + bias)]
    }

    /// The preactivation of the output node.
    fn output(&self, x: f64, y: f64) -> f64 {
        let [p, q, r] = self.pre(x, y)[1].map(|pre| self.activation.activate(pre));
        let [a, b, c, bias] = self.output;
        a * p + b * q + c * r + bias
    }
}

/// XOR learned by two hidden layers: where the nodes of either layer turn.
pub fn creases(p: &Epochs) -> Figure {
    let samples = parity(2);
    let mut told = Vec::new();
    let charts: Vec<Chart> = [("tanh", Tanh), ("ReLU", Relu)]
        .into_iter()
        .map(|(name, activation)| {
            let mut network = crease_start(activation);
            for _ in 0..p.epochs as usize {
                epoch(&mut network, &samples, 0.5);
            }
            let mut chart = Chart::new(-0.5..=1.5, -0.5..=1.5).size(310.0, 330.0).equal_units();
            chart = chart.x_ticks(&[(0.0, "0"), (1.0, "1")]).y_ticks(&[(0.0, "0"), (1.0, "1")]);
            chart = chart.x("*x*_1").y(&format!("*x*_2, {name}"));
            let plain = Plain::of(&network, activation);
            chart.region(|x, y| plain.output(x, y) >= 0.0);
            let at = |layer: usize, node: usize, x: f64, y: f64| plain.pre(x, y)[layer][node];
            for node in 0..3 {
                let lines = chart.contours(&[0.0], |x, y| at(0, node, x, y));
                lines.role(Role::Ink).width(1.2);
                let lines = chart.contours(&[0.0], |x, y| at(1, node, x, y));
                lines.role(Role::Series(3)).width(2.6).dash(Dash::Dashed);
            }
            for (input, target) in samples.iter() {
                let mark = chart.point("case", (input[0], input[1]));
                mark.marker(if target[0] == 1.0 { Marker::Dot } else { Marker::Ring })
                    .role(Role::Ink);
                mark.unlabelled();
            }
            let outputs: Vec<f64> =
                samples.iter().map(|(input, _)| network.forward(input).output()[0]).collect();
            chart.datum(&format!("outputs, {name}"), &outputs);
            let list: Vec<String> = outputs.iter().map(|output| fixed(*output, 2)).collect();
            told.push(format!("{name} answers {} to 00, 01, 10 and 11", list.join(", ")));
            chart
        })
        .collect();
    let desc = format!(
        "Two squares with the four cases of XOR, for 2-3-3-1 networks with tanh and with ReLU nodes \
         after {} epochs. Thin lines: where a node of the first hidden layer has the preactivation 0. \
         Dashed: the same for the second layer. {}.",
        p.epochs,
        told.join("; "),
    );
    beside(
        charts,
        "Where the nodes of two layers turn",
        &desc,
        "XOR, learned by 2-3-3-1 networks with tanh nodes (left) and with ReLU nodes. Shaded: the \
         network says yes. The thin lines belong to the first hidden layer and are \
         straight. The dashed ones belong to the second. With tanh they curve; with ReLU they are made \
         of straight pieces and bend where they cross a thin line.",
    )
}

/// The relative error of a gradient check over its nudge.
pub fn nudge_curve() -> Figure {
    let sizes = nudges();
    let errors = check_curve(&sizes);
    let mut chart = Chart::new(1e-12..=0.1, 2e-13..=0.1).size(640.0, 360.0).log_x().log_y();
    chart = chart.x("nudge").y("relative error").legend(Corner::TopLeft);
    for (way, name, role, dash) in [
        (1, "two nudges", Role::Series(1), Dash::Solid),
        (0, "one nudge", Role::Series(2), Dash::Dashed),
    ] {
        let points = sizes.iter().zip(&errors).map(|(nudge, pair)| (*nudge, pair[way]));
        chart.line(name, points).role(role).dash(dash).width(2.2);
    }
    let steps = |from: f64, to: f64| [from, to];
    let square = errors[0][1] / (sizes[0] * sizes[0]);
    let law = steps(4e-6, 0.1).map(|nudge| (nudge, square * nudge * nudge));
    chart.line("nudge²", law).role(Role::Ink).dash(Dash::Dotted).width(1.4).unlabelled();
    let last = sizes.len() - 1;
    let rounding = errors[last][1] * sizes[last];
    let law = steps(1e-12, 3e-4).map(|nudge| (nudge, rounding / nudge));
    chart.line("1/nudge", law).role(Role::Ink).dash(Dash::Dotted).width(1.4).unlabelled();
    chart.note((6e-3, 1e-9), "bend: nudge²");
    chart.note((3e-10, 1e-10), "rounding: 1/nudge");
    chart.vertical(crate::check::NUDGE).role(Role::Ink).width(0.8).label("10^{−5}");
    let best = |way: usize| {
        let found =
            sizes.iter().zip(&errors).min_by(|one, other| one.1[way].total_cmp(&other.1[way]));
        found.map_or((0.0, 0.0), |(nudge, pair)| (*nudge, pair[way]))
    };
    let (two, one) = (best(1), best(0));
    let desc = format!(
        "The relative error between backpropagation and nudging, on two logarithmic axes. With two \
         nudges it falls with the square of the nudge to {} at a nudge of {} and then rises as one over \
         the nudge. With one nudge it falls more slowly, to {} at {}.",
        number(two.1, 2),
        number(two.0, 2),
        number(one.1, 2),
        number(one.0, 2),
    );
    chart.finish(
        "Which nudge",
        &desc,
        "From the right, a smaller nudge sees less of the error's bend. From the left, a larger one \
         sees more than rounding. The dotted lines are the two laws alone. They cross near 10^{−5}.",
    )
}

plot::parameters! {
    /// How near the kink is.
    pub struct Near {
        /// The preactivation, in nudges.
        pre: "preactivation, in nudges" in -2.0..=2.0, step 0.1, default -0.4;
    }
}

/// Two nudges across the kink of ReLU.
pub fn kink(p: &Near) -> Figure {
    let mut left =
        Chart::new(-3.2..=3.2, -0.6..=3.2).size(310.0, 300.0).x("preactivation, in nudges");
    left = left.y("ReLU");
    left.line("ReLU", [(-3.2, 0.0), (0.0, 0.0), (3.2, 3.2)])
        .role(Role::Series(3))
        .width(2.2)
        .unlabelled();
    let ends = [p.pre - 1.0, p.pre + 1.0].map(|x| (x, Relu.activate(x)));
    left.segment(ends[0], ends[1]).role(Role::Series(2)).dash(Dash::Dashed).width(2.2);
    for end in ends {
        left.point("nudged", end).marker(Marker::Ring).role(Role::Series(2)).unlabelled();
    }
    left.point("here", (p.pre, Relu.activate(p.pre))).role(Role::Ink).unlabelled();
    let mut right =
        Chart::new(-3.2..=3.2, -0.1..=1.1).size(310.0, 300.0).x("preactivation, in nudges");
    right = right.y("slope");
    let steps = [(-3.2, 0.0), (0.0, 0.0), (0.0, 1.0), (3.2, 1.0)];
    right.line("by formula", steps).role(Role::Series(3)).width(2.2).unlabelled();
    right.note((2.05, 0.72), "by formula").role(Role::Series(3));
    let seen = curve(-3.2..=3.2, 128, |x| secant(Relu, x, 1.0));
    right.line("measured", seen).role(Role::Series(2)).dash(Dash::Dashed).width(2.2).unlabelled();
    right.note((-1.9, 0.35), "measured").role(Role::Series(2));
    let (exact, measured) = (Relu.activate_prime(p.pre), secant(Relu, p.pre, 1.0));
    right.point("formula here", (p.pre, exact)).role(Role::Ink).unlabelled();
    right
        .point("measured here", (p.pre, measured))
        .marker(Marker::Ring)
        .role(Role::Series(2))
        .unlabelled();
    let desc = format!(
        "Left ReLU near its kink, with a line from one nudge below to one nudge above the preactivation \
         {}. The slope of that line is {}, and by the formula it is {}. Right both over the \
         preactivation: they agree from one nudge beside the kink on.",
        amount(p.pre, 2, "nudge", "nudges"),
        fixed(measured, 2),
        fixed(exact, 0),
    );
    beside(
        [left, right],
        "A kink under the nudge",
        &desc,
        "Left: the two nudged places (rings) stand on two sides of the kink, and the line between \
         them has a slope that the function has nowhere. Right: within one nudge of the kink the \
         measurement is wrong and the formula right.",
    )
}
