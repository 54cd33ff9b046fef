//! The two ways to a bias, and what it does to one node.

use ch08_sigmoid::activate;
use plot::diagram::Diagram;
use plot::{Chart, Dash, Drag, Figure, Marker, Role, Side, beside, curve, fixed, number};

use super::drawing::Frame;
use crate::worked;

/// The 2-2-1 network of the page with constants, and with a bias in each node.
pub fn two_ways() -> Figure {
    let network = worked::network();
    let mut net = Diagram::new(640.0, 410.0);
    for (side, x) in [("a", 0.0), ("b", 340.0)] {
        let id = |name: &str| format!("{side}{name}");
        for (i, y) in [110.0, 210.0].into_iter().enumerate() {
            net.node(&id(&format!("i{}", i + 1)), (x + 40.0, y))
                .radius(16.0)
                .beside(Side::Above, &format!("I{}", i + 1));
            let bias = added(network.bias_h[i]);
            let hidden = net.node(&id(&format!("h{}", i + 1)), (x + 150.0, y));
            hidden.radius(27.0).beside(Side::Above, &format!("H{}", i + 1));
            hidden.line(if side == "a" { "f_A" } else { bias.as_str() });
        }
        let bias = added(network.bias_o[0]);
        let output = net.node(&id("o"), (x + 260.0, 160.0));
        output.radius(27.0).beside(Side::Above, "O");
        output.line(if side == "a" { "f_A" } else { bias.as_str() });
        for from in ["i1", "i2"] {
            for to in ["h1", "h2"] {
                net.edge(&id(from), &id(to)).term("i-to-h");
            }
        }
        for from in ["h1", "h2"] {
            net.edge(&id(from), &id("o")).term("h-to-o");
        }
    }
    net.node("one", (40.0, 340.0)).radius(16.0).line("1").role(Role::Term("bias"));
    net.node("two", (150.0, 340.0)).radius(16.0).line("1").role(Role::Term("bias"));
    for (h, share, bow) in [(0, 0.3, 18.0), (1, 0.55, -10.0)] {
        net.edge("one", &format!("ah{}", h + 1))
            .term("bias")
            .label(&fixed(network.bias_h[h], 1))
            .at(share)
            .bow(bow);
    }
    net.edge("two", "ao").term("bias").label(&fixed(network.bias_o[0], 1)).at(0.5);
    net.note((150.0, 28.0), "constants of 1");
    net.note((490.0, 28.0), "a term of its own");
    net.note((40.0, 382.0), "constant").small();
    net.note((150.0, 382.0), "constant").small();
    net.note((490.0, 310.0), "the number in a node").small();
    net.note((490.0, 332.0), "is its bias").small();
    let desc = format!(
        "Two drawings of one 2-2-1 network. On the left a constant 1 stands below the two input nodes \
         and sends arrows to both hidden nodes, over the weights {} and {}; another one stands below \
         the hidden nodes and sends an arrow to the output node, over {}. No arrow leads to a \
         constant. On the right there are no constants, and the same three numbers stand in the \
         nodes that add them.",
        fixed(network.bias_h[0], 1),
        fixed(network.bias_h[1], 1),
        fixed(network.bias_o[0], 1),
    );
    net.finish(
        "Two ways to draw a bias",
        &desc,
        "Left: three weights that leave constants. Nothing arrives at a constant. Right: the same \
         three numbers, each in the node that adds it. Both drawings mean one network.",
    )
}

/// As a summand: + 0.5, − 1.0.
fn added(bias: f64) -> String {
    format!("{} {}", if bias < 0.0 { "−" } else { "+" }, fixed(bias.abs(), 1))
}

plot::parameters! {
    /// A node with two inputs.
    pub struct Node {
        /// The bias.
        bias: "bias" in -4.0..=4.0, step 0.1, default -2.0;
        /// The length of its weights.
        length: "length of the weights" in 0.5..=5.0, step 0.1, default 2.0;
        /// Where they point.
        direction: "direction of the weights, degrees" in 0.0..=180.0, step 5.0, default 30.0;
    }
}

/// The line of a node in the plane of its inputs, and its sigmoid along the weights.
pub fn line(p: &Node) -> Figure {
    let turn = p.direction.to_radians();
    let way = (libm::cos(turn), libm::sin(turn));
    let weights = (p.length * way.0, p.length * way.1);
    let frame = Frame { low: -3.0, high: 3.0 };
    let place = -p.bias / p.length;
    let foot = (place * way.0, place * way.1);

    let mut plane = Chart::new(-3.0..=3.0, -3.0..=3.0).size(310.0, 330.0).equal_units();
    plane = plane.x("*x*_1").y("*x*_2");
    plane.region(|x, y| weights.0 * x + weights.1 * y + p.bias >= 0.0);
    if let Some((from, to)) = frame.across([weights.0, weights.1, 0.0]) {
        plane.segment(from, to).role(Role::Ink).dash(Dash::Dashed).width(1.4);
    }
    let drawn = frame.across([weights.0, weights.1, p.bias]);
    if let Some((from, to)) = drawn {
        plane.segment(from, to).role(Role::Series(1)).width(2.6);
    }
    if drawn.is_some() && place.abs() > 0.15 {
        plane.arrow((0.0, 0.0), foot).term("bias").unlabelled();
    }
    plane.point("origin", (0.0, 0.0)).role(Role::Ink).marker(Marker::Dot).unlabelled();
    plane.datum("distance", &[place]);
    // The bias that lets the line pass where it is held.
    let bias = Drag::linear("bias", 0.0, (-weights.0, -weights.1));
    if let Some((from, to)) = drawn {
        let middle = (0.5 * (from.0 + to.0), 0.5 * (from.1 + to.1));
        let held = if foot.0.abs() < 3.0 && foot.1.abs() < 3.0 { foot } else { middle };
        plane.handle([bias], held, "the line");
    }

    let mut along = Chart::new(-3.0..=3.0, 0.0..=1.0).size(310.0, 330.0);
    along = along.x("along the weights").y("[S_{postA}](postactivation)");
    along
        .line("bias 0", curve(-3.0..=3.0, 120, |t| activate(p.length * t)))
        .role(Role::Ink)
        .dash(Dash::Dashed)
        .width(1.4)
        .unlabelled();
    along
        .line("with the bias", curve(-3.0..=3.0, 120, |t| activate(p.length * t + p.bias)))
        .role(Role::Series(1))
        .dash(Dash::Solid)
        .unlabelled();
    if place.abs() <= 3.0 {
        if place.abs() > 0.15 {
            along.arrow((0.0, 0.5), (place, 0.5)).term("bias").unlabelled();
        }
        along.point("one half", (place, 0.5)).role(Role::Series(1)).unlabelled();
    }
    along.point("one half without", (0.0, 0.5)).role(Role::Ink).unlabelled();
    let seen = if drawn.is_some() {
        format!("lies {} from the origin, on the side {}", number(place.abs(), 3), side(place))
    } else {
        format!("would lie {} from the origin, outside the picture", number(place.abs(), 3))
    };
    let passes = if place.abs() <= 3.0 {
        format!("passes one half at {}", number(place, 3))
    } else {
        format!("would pass one half at {}, outside the picture,", number(place, 3))
    };
    let desc = format!(
        "A node with two inputs whose weights {} and {} have the length {}, and with the bias {}. \
         Left: its line {seen}; a dashed line through the origin is where it would be with a bias of \
         0. Right: its sigmoid along the direction of the weights {} and without the bias at 0.",
        fixed(weights.0, 2),
        fixed(weights.1, 2),
        number(p.length, 3),
        number(p.bias, 3),
        passes,
    );
    beside(
        [plane, along],
        "What a bias moves",
        &desc,
        "Left: the line on which a hidden node says one half, and its side of yes. Right: the same \
         node along the arrow. Dashed is the node without its bias. The bias moves line and sigmoid \
         and turns neither; longer weights make the sigmoid steeper and bring it back towards the \
         origin.",
    )
}

fn side(place: f64) -> &'static str {
    if place == 0.0 {
        "of neither"
    } else if place > 0.0 {
        "that the weights point to"
    } else {
        "that the weights point away from"
    }
}
