//! The network diagrams: every term in its place, the worked update, one path there and back.

use plot::diagram::Diagram;
use plot::{Dash, Figure, Role, Side, fixed};

use crate::worked::one_update;

const INPUTS: [&str; 3] = ["i1", "i2", "i3"];
const HIDDEN: [&str; 4] = ["h1", "h2", "h3", "h4"];

/// The 3-4-1 network with every term of the vocabulary in its place, and the way back below it.
pub fn architecture() -> Figure {
    let mut net = Diagram::new(640.0, 560.0);
    net.column_within(50.0, (80.0, 300.0), INPUTS, |_, node| node.radius(13.0));
    net.column_within(265.0, (50.0, 330.0), HIDDEN, |_, node| node.radius(24.0).line("f_A"));
    net.node("o", (480.0, 190.0)).radius(24.0).line("f_A");
    net.node("t", (590.0, 300.0)).radius(18.0).line("[T](target)").role(Role::Term("target"));
    net.connect(INPUTS, HIDDEN, |_, _, edge| edge.term("i-to-h"));
    net.connect(HIDDEN, ["o"], |_, _, edge| edge.term("h-to-o"));
    net.node("fe", (590.0, 190.0))
        .radius(18.0)
        .line("[FE](final-error)")
        .role(Role::Term("final-error"));
    net.node("e", (590.0, 70.0)).radius(18.0).line("[E](error)").role(Role::Term("error"));
    net.edge("o", "fe");
    net.edge("t", "fe");

    net.note((50.0, 26.0), "[input](input)");
    net.note((157.0, 26.0), "[ItoH](i-to-h)");
    net.note((372.0, 26.0), "[HtoO](h-to-o)");
    let (x, y) = net.place("h4");
    net.callout((x - 62.0, 362.0), "[S_{preA,H}](preactivation)", (x - 23.0, y + 13.0));
    net.callout((x + 62.0, 362.0), "[S_{postA,H}](postactivation)", (x + 23.0, y + 13.0));
    net.callout((440.0, 276.0), "[S_{preA,O}](preactivation)", (464.0, 210.0));
    net.callout((530.0, 130.0), "[S_{postA,O}](postactivation)", (530.0, 188.0));
    net.edge("fe", "e");

    // the way back, each quantity below the part of the network it belongs to
    let lane = 430.0;
    net.note((590.0, lane), "[FE](final-error)");
    net.arrow((570.0, lane), (512.0, lane)).term("error-signal").dash(Dash::Dashed);
    net.note((541.0, lane - 24.0), "× [f_A'](slope)").small();
    net.note((472.0, lane), "[S_{ERROR}](error-signal)");
    net.arrow((430.0, lane), (330.0, lane)).term("error-signal").dash(Dash::Dashed);
    net.note((380.0, lane - 24.0), "× old [HtoO](h-to-o)").small();
    net.note((284.0, lane), "arriving");
    net.arrow((244.0, lane), (190.0, lane)).term("error-signal").dash(Dash::Dashed);
    net.note((217.0, lane - 24.0), "× [f_A'](slope)").small();
    net.note((142.0, lane), "behind H");

    net.arrow((472.0, lane + 16.0), (472.0, lane + 58.0)).term("gradient-h-to-o");
    net.note((482.0, lane + 38.0), "× [S_{postA,H}](postactivation)").start().small();
    net.note((472.0, lane + 76.0), "[gradient_{HtoO}](gradient-h-to-o)");
    let h_to_o = "[HtoO](h-to-o) −= [LR](learning-rate) · [gradient_{HtoO}](gradient-h-to-o)";
    net.note((472.0, lane + 106.0), h_to_o).small();
    net.arrow((142.0, lane + 16.0), (142.0, lane + 58.0)).term("gradient-i-to-h");
    net.note((152.0, lane + 38.0), "× [input](input)").start().small();
    net.note((142.0, lane + 76.0), "[gradient_{ItoH}](gradient-i-to-h)");
    let i_to_h = "[ItoH](i-to-h) −= [LR](learning-rate) · [gradient_{ItoH}](gradient-i-to-h)";
    net.note((142.0, lane + 106.0), i_to_h).small();

    net.finish(
        "The network of this chapter, with every term in its place",
        "Above, values travel from left to right: three inputs, over the weights ItoH to the \
         preactivations of four hidden nodes, through f_A to their postactivations, over the \
         weights HtoO to the output node's preactivation, through f_A to its postactivation, \
         which is compared with the target T and gives the final error FE. Below, the error \
         travels from right to left: FE times f_A' is the error signal S_ERROR; times the old \
         HtoO it arrives at a hidden node; times that node's f_A' it is behind the node. S_ERROR \
         times the hidden postactivation is the gradient of HtoO; what is behind a hidden node \
         times the input is the gradient of ItoH. Each weight moves by minus LR times its \
         gradient.",
        "Every term in its place. Above, values go forward through the network; below, in the \
         same columns, the error goes back and leaves a gradient at each group of weights.",
    )
}

/// The worked update: values forward on the nodes, gradients at the weights.
pub fn one_update_in_the_network() -> Figure {
    let update = one_update();
    let mut net = Diagram::new(640.0, 720.0);
    net.column_within(48.0, (30.0, 690.0), INPUTS, |i, node| {
        node.line(&fixed(update.input[i], 1)).beside(Side::Above, &format!("I{}", i + 1))
    });
    net.column_within(400.0, (30.0, 690.0), HIDDEN, |h, node| {
        node.line(&fixed(update.pre_h[h], 2))
            .line(&fixed(update.post_h[h], 4))
            .beside(Side::Above, &format!("H{}", h + 1))
    });
    net.node("o", (588.0, 360.0))
        .line(&fixed(update.pre_o, 3))
        .line(&fixed(update.post_o, 4))
        .beside(Side::Above, "O");
    net.connect(INPUTS, HIDDEN, |i, h, edge| {
        edge.term("i-to-h").label(&fixed(update.gradient_i_to_h[i][h], 4))
    });
    net.connect(HIDDEN, ["o"], |h, _, edge| {
        edge.term("h-to-o").label(&fixed(update.gradient_h_to_o[h], 4))
    });
    net.note((566.0, 560.0), &format!("T = {}", fixed(update.target, 0)));
    net.note((566.0, 586.0), &format!("[FE](final-error) = {}", fixed(update.final_error, 4)));
    net.note(
        (560.0, 612.0),
        &format!("[S_{{ERROR}}](error-signal) = {}", fixed(update.error_signal, 4)),
    );
    net.datum("error signal", &[update.error_signal]);
    net.datum("behind the hidden nodes", &update.behind);
    net.datum("gradients of HtoO", &update.gradient_h_to_o);
    net.datum("gradients of ItoH", &update.gradient_i_to_h.concat());
    let desc = format!(
        "The 3-4-1 network with its worked numbers. The output is {} for a target of {}, so FE is \
         {} and S_ERROR is {}. The gradients of HtoO are {}; those of ItoH run from {} to {}.",
        fixed(update.post_o, 4),
        fixed(update.target, 0),
        fixed(update.final_error, 4),
        fixed(update.error_signal, 4),
        update.gradient_h_to_o.iter().map(|g| fixed(*g, 4)).collect::<Vec<_>>().join(", "),
        fixed(update.gradient_i_to_h.concat().iter().copied().fold(f64::INFINITY, f64::min), 4),
        fixed(update.gradient_i_to_h.concat().iter().copied().fold(f64::NEG_INFINITY, f64::max), 4),
    );
    net.finish(
        "The worked update in the network",
        &desc,
        "The worked sample in the network. In each node: its preactivation above, its \
         postactivation below. On each edge: the gradient of that weight, ready to be multiplied \
         by LR and subtracted.",
    )
}

/// One path from a weight to the error, with the factor of each stage, walked both ways.
pub fn chain() -> Figure {
    let update = one_update();
    let factors = [update.input[0], update.slope_h[0], update.h_to_o[0], update.slope_o];
    let names = ["[input](input)", "[f_A'](slope)", "[HtoO](h-to-o)", "[f_A'](slope)"];
    let stops = [
        "[weight_{ItoH}](i-to-h)",
        "[S_{preA,H}](preactivation)",
        "[S_{postA,H}](postactivation)",
        "[S_{preA,O}](preactivation)",
        "[S_{postA,O}](postactivation)",
    ];
    let mut forward = vec![1.0];
    for factor in factors {
        forward.push(forward[forward.len() - 1] * factor);
    }
    let back = [
        update.gradient_i_to_h[0][0],
        update.behind[0],
        update.arriving[0],
        update.error_signal,
        update.final_error,
    ];

    let mut net = Diagram::new(640.0, 330.0);
    let x = |stop: usize| 58.0 + 131.0 * stop as f64;
    let (there, line, again) = (110.0, 160.0, 232.0);
    net.note((8.0, 20.0), "a nudge goes forward: multiply from the left").start().small();
    net.note((8.0, 312.0), "the error goes back: multiply from the right").start().small();
    for (stop, name) in stops.iter().enumerate() {
        net.note((x(stop), line), name);
        net.note((x(stop), there), &fixed(forward[stop], 4));
        net.note((x(stop), again), &fixed(back[stop], 4)).role(Role::Term("error-signal"));
    }
    for (stage, name) in names.iter().enumerate() {
        let (left, right) = (x(stage) + 43.0, x(stage + 1) - 43.0);
        let middle = f64::midpoint(left, right);
        net.arrow((left, there), (right, there));
        net.note((middle, there - 46.0), &format!("× {name}")).small();
        net.note((middle, there - 24.0), &fixed(factors[stage], 4)).small();
        net.arrow((right, again), (left, again)).term("error-signal").dash(Dash::Dashed);
        net.note((middle, again + 24.0), &format!("× {name}")).small();
        net.note((middle, again + 46.0), &fixed(factors[stage], 4)).small();
    }
    net.datum("factors", &factors);
    net.datum("forward", &forward);
    net.datum("back", &back);
    let numbers =
        |values: &[f64]| values.iter().map(|value| fixed(*value, 4)).collect::<Vec<_>>().join(", ");
    let desc = format!(
        "Five stops in a row: the weight, the hidden node's preactivation and postactivation, the          output node's preactivation and postactivation. Between them the factors input, f_A' at          the hidden node, HtoO and f_A' at the output node: {}. A nudge of 1 at the weight,          multiplied from the left, is worth {} at the stops. The final error, multiplied by the          same factors from the right, is {} at the stops from left to right. Nudge times FE at          the right end and the gradient at the left end are the same number, {}.",
        numbers(&factors),
        numbers(&forward),
        numbers(&back),
        fixed(forward[4] * update.final_error, 4),
    );
    net.finish(
        "There and back along one path",
        &desc,
        &format!(
            "The path of the weight I1-to-H1. Above, what one unit of a nudge becomes on its way forward; \
             below, what FE becomes on its way back, by the same four factors. The two right \
             ends multiplied give the left end of the way back: {} times {} is {}.",
            fixed(forward[4], 4),
            fixed(update.final_error, 4),
            fixed(back[0], 4),
        ),
    )
}
