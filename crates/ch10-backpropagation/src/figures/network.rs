//! The network diagrams: every term in its place, one path there and back, and two that meet.

use ch09_training::worked::{network, sample};
use plot::diagram::Diagram;
use plot::{Dash, Figure, Role, Side, fixed, number};

use crate::worked::{one_update, second_output, sent_from_two};

const INPUTS: [&str; 3] = ["i1", "i2", "i3"];
const HIDDEN: [&str; 4] = ["h1", "h2", "h3", "h4"];

/// The weights of ItoH, row by row.
const WEIGHTS: [&str; 12] = [
    "I1-H1", "I1-H2", "I1-H3", "I1-H4", "I2-H1", "I2-H2", "I2-H3", "I2-H4", "I3-H1", "I3-H2",
    "I3-H3", "I3-H4",
];

/// The 3-4-1 network with every term of the vocabulary in its place, and the way back below it.
pub fn architecture() -> Figure {
    let mut net = Diagram::new(640.0, 556.0);
    net.column_within(50.0, (80.0, 300.0), INPUTS, |_, node| node.radius(13.0));
    net.column_within(265.0, (50.0, 330.0), HIDDEN, |_, node| node.radius(24.0).line("f_A"));
    net.node("o", (480.0, 190.0)).radius(24.0).line("f_A");
    net.node("t", (604.0, 80.0)).radius(18.0).line("[T](target)").role(Role::Term("target"));
    net.connect(INPUTS, HIDDEN, |_, _, edge| edge.term("i-to-h"));
    net.connect(HIDDEN, ["o"], |_, _, edge| edge.term("h-to-o"));
    net.node("fe", (604.0, 190.0))
        .radius(18.0)
        .line("[FE](final-error)")
        .role(Role::Term("final-error"));
    net.node("e", (604.0, 300.0)).radius(18.0).line("[E](error)").role(Role::Term("error"));
    net.edge("o", "fe");
    net.edge("t", "fe");
    net.edge("fe", "e");

    net.note((50.0, 26.0), "[input](input)");
    net.note((157.0, 26.0), "[ItoH](i-to-h)");
    net.note((372.0, 26.0), "[HtoO](h-to-o)");
    let (x, y) = net.place("h4");
    net.callout((x - 62.0, 356.0), "[S_{preA,H}](preactivation)", (x - 23.0, y + 13.0));
    net.callout((x + 62.0, 356.0), "[S_{postA,H}](postactivation)", (x + 23.0, y + 13.0));
    net.callout((456.0, 276.0), "[S_{preA,O}](preactivation)", (464.0, 210.0));
    net.callout((524.0, 126.0), "[S_{postA,O}](postactivation)", (536.0, 188.0));

    // the way back, each quantity below the part of the network it belongs to
    let (lane, above) = (436.0, 408.0);
    let step = |net: &mut Diagram, from: f64, to: f64| {
        net.arrow((from, lane), (to, lane)).term("error-signal").dash(Dash::Dashed);
    };
    net.note((604.0, lane), "[FE](final-error)");
    step(&mut net, 580.0, 528.0);
    net.note((553.0, above), "× [f_A'](slope)([S_{preA,O}](preactivation))").small();
    net.note((480.0, lane), "[S_{ERROR}](error-signal)");
    step(&mut net, 434.0, 378.0);
    net.note((405.0, above), "× old [HtoO](h-to-o)").small();
    net.note((326.0, lane), "arriving");
    step(&mut net, 276.0, 230.0);
    net.note((252.0, above), "× [f_A'](slope)([S_{preA,H}](preactivation))").small();
    net.note((180.0, lane), "behind");

    net.arrow((462.0, lane + 16.0), (416.0, lane + 58.0)).term("gradient-h-to-o");
    net.note((452.0, lane + 44.0), "× [S_{postA,H}](postactivation)").start().small();
    net.note((386.0, lane + 76.0), "[gradient_{HtoO}](gradient-h-to-o)");
    let h_to_o = "[HtoO](h-to-o) −= [LR](learning-rate) · [gradient_{HtoO}](gradient-h-to-o)";
    net.note((400.0, lane + 106.0), h_to_o).small();
    net.arrow((168.0, lane + 16.0), (146.0, lane + 58.0)).term("gradient-i-to-h");
    net.note((172.0, lane + 42.0), "× [input](input)").start().small();
    net.note((134.0, lane + 76.0), "[gradient_{ItoH}](gradient-i-to-h)");
    let i_to_h = "[ItoH](i-to-h) −= [LR](learning-rate) · [gradient_{ItoH}](gradient-i-to-h)";
    net.note((134.0, lane + 106.0), i_to_h).small();

    net.finish(
        "The network of this chapter, with every term in its place",
        "Above, values travel from left to right: three inputs, over the weights ItoH to the \
         preactivations of four hidden nodes, through f_A to their postactivations, over the \
         weights HtoO to the output node's preactivation, through f_A to its postactivation, \
         which is compared with the target T and gives the final error FE. Below, the error \
         travels from right to left: FE times f_A'(S_{preA,O}) is the error signal S_ERROR; times \
         the old HtoO it arrives at a hidden node; times f_A'(S_{preA,H}) it is behind the node. \
         S_ERROR times the hidden postactivation is the gradient of HtoO; what is behind a hidden \
         node times the input is the gradient of ItoH. Each weight moves by minus LR times its \
         gradient.",
        "Every term in its place. Above, values go forward through the network; below, in the \
         same columns, the error goes back and leaves a gradient under each group of weights.",
    )
}

plot::parameters! {
    /// Which input-to-hidden weight's path is walked.
    pub struct PathOf {
        /// Row by row of ItoH.
        weight: "weight" one of WEIGHTS, default "I1-H1";
    }
}

/// One path from a weight to the error, with the factor of each stage, walked both ways.
pub fn chain(p: &PathOf) -> Figure {
    let update = one_update();
    let (i, h) = (p.weight.index() / 4, p.weight.index() % 4);
    let factors =
        [update.input[i], update.slope_h[h], update.h_to_o[h], update.slope_o, update.final_error];
    let mut forward = vec![1.0];
    for factor in factors {
        forward.push(forward[forward.len() - 1] * factor);
    }
    let back = [
        update.gradient_i_to_h[i][h],
        update.behind[h],
        update.arriving[h],
        update.error_signal,
        update.final_error,
        1.0,
    ];

    let mut net = Diagram::new(640.0, 420.0);
    let x = |stop: usize| 40.0 + 112.0 * stop as f64;
    let on_path = |id: &str| id == INPUTS[i] || id == HIDDEN[h];
    net.column_within(24.0, (20.0, 170.0), INPUTS, |n, node| {
        let node = node.radius(17.0).line(&format!("I{}", n + 1));
        if on_path(INPUTS[n]) { node.role(Role::Ink) } else { node }
    });
    // The node on the path stands lowest, so that its callouts pass no other node.
    let mut order: Vec<usize> = (0..HIDDEN.len()).filter(|&n| n != h).collect();
    order.push(h);
    net.column_within(252.0, (4.0, 188.0), order.iter().map(|&n| HIDDEN[n]), |place, node| {
        let n = order[place];
        let node = node.radius(17.0).line(&format!("H{}", n + 1));
        if on_path(HIDDEN[n]) { node.role(Role::Ink) } else { node }
    });
    net.node("o", (514.0, 96.0)).radius(17.0).line("O").role(Role::Ink);
    net.node("e", (604.0, 96.0)).radius(17.0).line("[E](error)");
    let strong = 3.6;
    net.connect(INPUTS, HIDDEN, |from, to, edge| {
        let edge = edge.term("i-to-h");
        if (from, to) == (i, h) { edge.width(strong) } else { edge.width(1.0).faint() }
    });
    net.connect(HIDDEN, ["o"], |from, _, edge| {
        let edge = edge.term("h-to-o");
        if from == h { edge.width(strong) } else { edge.width(1.0).faint() }
    });
    net.edge("o", "e").width(strong);

    let (node_i, node_h) = (net.place(INPUTS[i]), net.place(HIDDEN[h]));
    let third = |a: f64, b: f64| a + 0.3 * (b - a);
    let places = [
        (third(node_i.0, node_h.0), third(node_i.1, node_h.1)),
        (node_h.0 - 19.0, node_h.1),
        (node_h.0 + 19.0, node_h.1),
        (495.0, 96.0),
        (533.0, 96.0),
        (585.0, 96.0),
    ];
    let stops = [
        format!("[I{}-H{}](i-to-h)", i + 1, h + 1),
        format!("[S_{{preA,H{}}}](preactivation)", h + 1),
        format!("[S_{{postA,H{}}}](postactivation)", h + 1),
        "[S_{preA,O}](preactivation)".into(),
        "[S_{postA,O}](postactivation)".into(),
        "[E](error)".into(),
    ];
    let names = [
        "[input](input)".to_owned(),
        format!("[f_A'](slope)([S_{{preA,H{}}}](preactivation))", h + 1),
        "[HtoO](h-to-o)".into(),
        "[f_A'](slope)([S_{preA,O}](preactivation))".into(),
        "[FE](final-error)".into(),
    ];
    let (line, there, factor, again) = (226.0, 276.0, 316.0, 376.0);
    net.note((6.0, 252.0), "a small nudge goes forward; for each unit of it:").start().small();
    net.note((6.0, 406.0), "the error goes back, through the same factors").start().small();
    for (stop, name) in stops.iter().enumerate() {
        net.callout((x(stop), line), name, places[stop]);
        net.note((x(stop), there), &fixed(forward[stop], 4));
        net.note((x(stop), again), &fixed(back[stop], 4)).role(Role::Term("error-signal"));
    }
    for (stage, name) in names.iter().enumerate() {
        let (left, right) = (x(stage) + 38.0, x(stage + 1) - 38.0);
        let middle = f64::midpoint(left, right);
        net.arrow((left, there), (right, there));
        net.note((middle, factor - 6.0), &format!("× {name}")).small();
        net.note((middle, factor + 18.0), &fixed(factors[stage], 4)).small();
        net.arrow((right, again), (left, again)).term("error-signal").dash(Dash::Dashed);
    }
    net.datum("factors", &factors);
    net.datum("forward", &forward);
    net.datum("back", &back);
    let numbers =
        |values: &[f64]| values.iter().map(|value| fixed(*value, 4)).collect::<Vec<_>>().join(", ");
    let desc = format!(
        "The network with the path of the weight I{}-H{} drawn strongly, and below it six stops: \
         the weight, the hidden node's preactivation and postactivation, the output node's \
         preactivation and postactivation, and the error E. Between them the factors input, f_A' at \
         the hidden node, HtoO, f_A' at the output node and FE: {}. Each unit of a small nudge at \
         the weight, multiplied from the left, is worth {} at the stops. Multiplied from the right, \
         the same factors make {} at the stops from left to right. Both rows end at the same number, \
         the gradient, {}.",
        i + 1,
        h + 1,
        numbers(&factors),
        numbers(&forward),
        numbers(&back),
        fixed(forward[5], 4),
    );
    net.finish(
        "There and back along one path",
        &desc,
        "The path of one weight; its hidden node is drawn lowest. The upper row is what each unit of a small nudge becomes on its way \
         to the error, the lower one is what the error sends back. Both rows multiply the same five \
         factors, one from the left and one from the right, and both end at the gradient.",
    )
}

plot::parameters! {
    /// A second output node for the worked network.
    pub struct TwoWays {
        /// The weight from H1 to it.
        weight: "weight H1 to O2" in -2.0..=2.0, step 0.1, default -0.4;
        /// Its target.
        target: "target of O2" in 0.0..=1.0, step 0.1, default 1.0;
    }
}

/// A hidden node with two ways to the error: along each the factors multiply, where they meet they
/// add.
pub fn branching(p: &TwoWays) -> Figure {
    let mut out = second_output();
    out.0[0] = p.weight;
    out.1 = p.target;
    let sent = sent_from_two(&network(), &out, &sample());

    let mut net = Diagram::new(640.0, 350.0);
    net.node("h1", (206.0, 176.0)).radius(30.0).line("H1");
    for (o, y) in [(0, 86.0), (1, 266.0)] {
        let id = ["o1", "o2"][o];
        let signal =
            format!("[S_{{ERROR,{}}}](error-signal) = {}", o + 1, fixed(sent.error_signal[o], 4));
        net.node(id, (456.0, y))
            .radius(30.0)
            .line(&format!("O{}", o + 1))
            .beside([Side::Above, Side::Below][o], &signal);
        net.edge("h1", id).term("h-to-o").width(1.2);
        net.back(id, "h1").term("error-signal");
    }
    net.node("e", (604.0, 176.0)).radius(30.0).line("[E](error)");
    for id in ["o1", "o2"] {
        net.edge(id, "e").width(1.2);
        net.back("e", id).term("error-signal");
    }
    for (o, y) in [(0, 82.0), (1, 288.0)] {
        let product = format!(
            "{} · {} = {}",
            fixed(sent.error_signal[o], 4),
            in_brackets(sent.weight[o]),
            fixed(sent.over[o], 4)
        );
        net.note((226.0, y), &product);
    }
    net.note((226.0, 54.0), "along a path: multiply").small();
    net.note((88.0, 111.0), "where they meet:").small();
    net.note((88.0, 132.0), "add").small();
    let second = if sent.over[1] < 0.0 { "−" } else { "+" };
    let sum = [
        fixed(sent.over[0], 4),
        format!("{second} {}", fixed(sent.over[1].abs(), 4)),
        format!("= [{}](error-signal)", fixed(sent.arriving, 4)),
    ];
    for (line, y) in sum.iter().zip([162.0, 184.0, 206.0]) {
        net.note((88.0, y), line);
    }
    net.datum("error signals", &sent.error_signal);
    net.datum("over each weight", &sent.over);
    net.datum("arriving", &[sent.arriving]);
    let desc = format!(
        "The hidden node H1 leads to two output nodes, O1 over the weight {} and O2 over the weight \
         {}, and both lead to the error E. Back from O1 comes S_ERROR,1 = {} times its weight, {}. \
         Back from O2, whose target is {}, comes S_ERROR,2 = {} times its weight, {}. At H1 they add \
         up: {} arrives.",
        number(sent.weight[0], 3),
        number(sent.weight[1], 3),
        fixed(sent.error_signal[0], 4),
        fixed(sent.over[0], 4),
        number(p.target, 3),
        fixed(sent.error_signal[1], 4),
        fixed(sent.over[1], 4),
        fixed(sent.arriving, 4),
    );
    net.finish(
        "Two ways to the error, and back",
        &desc,
        "H1 with two output nodes. A nudge of H1 splits and reaches E over both; the error comes \
         back over both (dashed). Along each way the factors are multiplied, and where the two ways \
         meet, what came over them is added.",
    )
}

/// A factor behind a dot: a negative one in brackets.
fn in_brackets(value: f64) -> String {
    let text = number(value, 3);
    if text.starts_with('−') { format!("({text})") } else { text }
}
