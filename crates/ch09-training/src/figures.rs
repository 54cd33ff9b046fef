//! The chapter's figures.

use plot::diagram::Diagram;
use plot::{Chart, Corner, Dash, Drag, Entry, Figure, Role, Side, curve, entry, fixed, number};

use crate::worked::{
    SEEDS, error_with_weight, network, network_with_weight, nudge_error, sample, spread, weight_of,
    xor as xor_samples,
};
use crate::{NUDGE, Network, error, gradient_by_nudging, train_by_nudging};

mod learned;

pub use learned::{Learned, for_and_against, learned};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("architecture", architecture()),
    entry!("nudge", nudge(NudgedWeight)),
    entry!("error_along_weight", error_along_weight(MovedWeight)),
    entry!("nudge_size", nudge_size(ChosenWeight)),
    entry!("xor", xor(Rate)),
    entry!("learned", learned(Learned)),
];

const INPUTS: [&str; 3] = ["i1", "i2", "i3"];
const HIDDEN: [&str; 4] = ["h1", "h2", "h3", "h4"];

/// The weights: ItoH row by row, then HtoO.
const WEIGHTS: [&str; 16] = [
    "I1-H1", "I1-H2", "I1-H3", "I1-H4", "I2-H1", "I2-H2", "I2-H3", "I2-H4", "I3-H1", "I3-H2",
    "I3-H3", "I3-H4", "H1-O", "H2-O", "H3-O", "H4-O",
];

/// The worked 3-4-1 network with its weights.
pub fn architecture() -> Figure {
    let network = network();
    let sample = sample();
    let mut net = Diagram::new(640.0, 460.0);
    net.column_within(78.0, (70.0, 430.0), INPUTS, |i, node| {
        node.radius(24.0)
            .line(&format!("I{}", i + 1))
            .beside(Side::Left, &fixed(sample.input[i], 1))
    });
    net.column_within(360.0, (50.0, 450.0), HIDDEN, |h, node| {
        node.radius(24.0).line(&format!("H{}", h + 1))
    });
    net.node("o", (570.0, 250.0))
        .radius(24.0)
        .line("O")
        .beside(Side::Below, &format!("[T](target) = {}", fixed(sample.target, 0)));
    // Twelve numbers on edges that cross cannot be told apart; the page has them as a table.
    net.connect(INPUTS, HIDDEN, |i, h, edge| match (i, h) {
        (0, 2) => edge.term("i-to-h").width(3.2).label("I1-H3").at_x(196.0),
        _ => edge.term("i-to-h"),
    });
    net.connect(HIDDEN, ["o"], |h, _, edge| {
        edge.term("h-to-o").label(&fixed(network.h_to_o[h], 1)).at_x(440.0)
    });
    net.note((78.0, 24.0), "[input](input) nodes");
    net.note((218.0, 24.0), "[ItoH](i-to-h)");
    net.note((360.0, 24.0), "hidden nodes");
    net.note((467.0, 24.0), "[HtoO](h-to-o)");
    net.note((572.0, 24.0), "output node");
    net.datum("ItoH", &network.i_to_h.concat());
    net.datum("HtoO", &network.h_to_o);
    net.datum("input", &sample.input);
    let row = |weights: &[f64]| -> String {
        weights.iter().map(|weight| fixed(*weight, 1)).collect::<Vec<_>>().join(", ")
    };
    let desc = format!(
        "Three input nodes, four hidden nodes, one output node, an edge from each node to every \
         node of the next layer; that from I1 to H3 is drawn strong. The inputs are {}. The weights \
         from I1 to the four hidden nodes are {}; from I2 {}; from I3 {}. The weights from the \
         hidden nodes to the output node are {}. The target is {}.",
        row(&sample.input),
        row(&network.i_to_h[0]),
        row(&network.i_to_h[1]),
        row(&network.i_to_h[2]),
        row(&network.h_to_o),
        fixed(sample.target, 0),
    );
    net.finish(
        "A 3-4-1 network and its weights",
        &desc,
        "The network of this chapter and the next. Values enter on the left and travel to the \
         right; each edge multiplies its value by a weight. The strong one is I1-H3.",
    )
}

plot::parameters! {
    /// A weight that is moved.
    pub struct NudgedWeight {
        /// Which one.
        weight: "weight" one of WEIGHTS, default "I1-H1";
        /// How far it is moved.
        nudge: "nudge" in -2.0..=2.0, step 0.1, default 0.5;
    }
}

/// The network with one weight moved: what changes on the way to the error, and what does not.
pub fn nudge(p: &NudgedWeight) -> Figure {
    let chosen = p.weight.index();
    let sample = sample();
    let (before, start) = (network(), weight_of(&network(), chosen));
    let after = network_with_weight(chosen, start + p.nudge);
    let (old, new) = (before.forward(&sample.input), after.forward(&sample.input));
    let (old_error, new_error) = (error(&before, &sample), error(&after, &sample));

    let (from, to) = match chosen / 4 {
        row @ 0..3 => (INPUTS[row], HIDDEN[chosen % 4]),
        _ => (HIDDEN[chosen % 4], "o"),
    };
    let mut net = Diagram::new(640.0, 470.0);
    net.column_within(50.0, (50.0, 390.0), INPUTS, |i, node| {
        node.radius(26.0)
            .line(&fixed(sample.input[i], 1))
            .beside(Side::Above, &format!("I{}", i + 1))
    });
    net.column_within(320.0, (20.0, 440.0), HIDDEN, |h, node| {
        let node = node.radius(36.0).beside(Side::Above, &format!("H{}", h + 1));
        if new.post_h[h] == old.post_h[h] {
            node.line(&fixed(old.post_h[h], 4))
        } else {
            let (was, is) = (fixed(old.post_h[h], 4), fixed(new.post_h[h], 4));
            node.role(Role::Series(2)).line(&was).line(&is)
        }
    });
    net.node("o", (560.0, 220.0))
        .radius(44.0)
        .role(Role::Series(2))
        .beside(Side::Above, "O")
        .line(&fixed(old.post_o, 4))
        .line(&fixed(new.post_o, 4));
    let chosen_label = format!("{} → {}", fixed(start, 1), fixed(start + p.nudge, 1));
    for i in INPUTS {
        for h in HIDDEN {
            edge(&mut net, (i, h), (from, to), &chosen_label);
        }
    }
    for h in HIDDEN {
        edge(&mut net, (h, "o"), (from, to), &chosen_label);
    }
    let moved = format!("[error](error) {} → {}", fixed(old_error, 6), fixed(new_error, 6),);
    net.note((632.0, 452.0), &moved).end();
    net.note((8.0, 452.0), &format!("nudged: {}", p.weight)).start();
    net.datum("weight", &[start, start + p.nudge]);
    net.datum("hidden postactivations", &[old.post_h.clone(), new.post_h.clone()].concat());
    net.datum("output", &[old.post_o, new.post_o]);
    net.datum("error", &[old_error, new_error]);

    let hidden = match chosen / 4 {
        0..3 => format!(
            "H{}'s postactivation goes from {} to {}, those of the other hidden nodes stay",
            chosen % 4 + 1,
            fixed(old.post_h[chosen % 4], 4),
            fixed(new.post_h[chosen % 4], 4),
        ),
        _ => "all hidden postactivations stay".into(),
    };
    let desc = format!(
        "The worked network with the weight {} moved from {} to {}: {hidden}, the output goes \
         from {} to {} and the error from {} to {}.",
        p.weight,
        fixed(start, 1),
        fixed(start + p.nudge, 1),
        fixed(old.post_o, 4),
        fixed(new.post_o, 4),
        fixed(old_error, 6),
        fixed(new_error, 6),
    );
    net.finish(
        "One weight moved",
        &desc,
        "The numbers in the hidden nodes and the output node are postactivations; where there are \
         two, the upper one is from before the nudge and the lower one from after it. Moving one \
         input-to-hidden weight changes one hidden node, and through it the output: there is no \
         other way for the change to reach the error.",
    )
}

/// An edge of the network, strong where the change travels.
fn edge(net: &mut Diagram, (from, to): (&str, &str), chosen: (&str, &str), label: &str) {
    let edge = net.edge(from, to);
    if (from, to) == chosen {
        edge.role(Role::Series(2)).width(3.6).label(label).at(0.4);
    } else if from == chosen.1 {
        edge.role(Role::Series(2)).width(3.0);
    } else {
        edge.width(0.9);
    }
}

plot::parameters! {
    /// One of the 16 weights.
    pub struct ChosenWeight {
        /// Which one.
        weight: "weight" one of WEIGHTS, default "I1-H1";
    }
}

plot::parameters! {
    /// One of the 16 weights, and another value for it.
    pub struct MovedWeight {
        /// Which one.
        weight: "weight" one of WEIGHTS, default "I1-H1";
        /// How far it is moved.
        moved: "moved by" in -6.0..=6.0, step 0.1, default 0.0;
    }
}

/// The error over one weight, the other 15 held, and its slope where the weight is now.
pub fn error_along_weight(p: &MovedWeight) -> Figure {
    let chosen = p.weight.index();
    let before = weight_of(&network(), chosen);
    let here = before + p.moved;
    let error_at = |value: f64| error_with_weight(chosen, value);
    let gradient = gradient_by_nudging(here, NUDGE, error_at);
    let errors = curve(-8.0..=8.0, 160, error_at);
    let values: Vec<f64> = errors.iter().map(|at| at.1).collect();

    let (low, high) = plot::bounds(&values).unwrap_or((0.0, 0.5));
    let room = (high - low) * 0.15;
    let mut chart = Chart::new(-8.0..=8.0, (low - room).max(0.0)..=high + room)
        .x(&format!("weight {}", p.weight))
        .y("error E");
    chart.line("error", errors).term("error").unlabelled();
    chart.tangent((here, error_at(here)), gradient, 2.5).term("gradient");
    let side = if gradient > 0.0 { Side::Right } else { Side::Left };
    chart
        .point("now", (here, error_at(here)))
        .term("gradient")
        .label(&format!("slope {}", number(gradient, 3)))
        .side(side);
    let moved = Drag::linear("moved", -before, (1.0, 0.0));
    chart.handle([moved], (here, error_at(here)), "the weight on its error curve");
    chart.datum("gradient", &[gradient]);
    let desc = format!(
        "{} as the weight {} runs from −8 to 8 and the other 15 stay. At its value now, {}, the \
         error is {} and the slope of the curve, the gradient, is {}.",
        plot::course("The error", &values),
        p.weight,
        number(here, 2),
        number(error_at(here), 4),
        number(gradient, 3),
    );
    chart.finish(
        "The error along one weight",
        &desc,
        "The error of the worked network over one of its weights. The point is where the weight \
         stands now; the straight line touches the curve there, and its slope is the gradient.",
    )
}

/// How far the measured gradient of one weight is off, nudge by nudge.
pub fn nudge_size(p: &ChosenWeight) -> Figure {
    let chosen = p.weight.index();
    // Four nudges to each power of ten, from 1 down to 1e-13.
    let nudges: Vec<f64> = (0..=52).map(|n| libm::exp10(f64::from(-n) / 4.0)).collect();
    let errors: Vec<_> = nudges.iter().map(|&nudge| nudge_error(chosen, nudge)).collect();

    let mut chart = Chart::new(1e-13..=1.0, 1e-14..=0.1)
        .log_x()
        .log_y()
        .x("nudge")
        .y(&format!("distance from the exact gradient of {}", p.weight))
        .legend(Corner::BottomLeft);
    // A difference can hit the exact value; a logarithmic axis has no place for that.
    let seen = |error: f64| error.max(1e-14);
    chart.line("one-sided", errors.iter().map(|e| (e.nudge, seen(e.one_sided)))).dash(Dash::Dashed);
    chart.line("central", errors.iter().map(|e| (e.nudge, seen(e.central)))).dash(Dash::Solid);
    chart.vertical(NUDGE).label("10^{-5}");
    let best = |off: &dyn Fn(usize) -> f64| {
        (0..errors.len()).min_by(|&a, &b| off(a).total_cmp(&off(b))).unwrap_or(0)
    };
    let (one_sided, central) = (best(&|n| errors[n].one_sided), best(&|n| errors[n].central));
    let desc = format!(
        "The error of the measured gradient of the weight {} against the nudge, both on \
         logarithmic axes. Each curve falls as the nudge shrinks from 1 and then climbs again: \
         the one-sided difference is best at a nudge of {} with an error of {}, the central one \
         at {} with {}.",
        p.weight,
        number(nudges[one_sided], 2),
        number(errors[one_sided].one_sided, 2),
        number(nudges[central], 2),
        number(errors[central].central, 2),
    );
    chart.finish(
        "How large should a nudge be?",
        &desc,
        "Read from right to left. While the nudge is large, the bend of the error spoils the \
         difference, and the central one falls twice as steeply. On the left, rounding takes \
         over, and both climb together.",
    )
}

plot::parameters! {
    /// The step size of the training runs.
    pub struct Rate {
        /// LR.
        learning_rate: "learning rate LR" in 0.5..=5.0, step 0.5, default 1.0;
    }
}

/// The summed error of XOR, epoch by epoch, from every seed.
pub fn xor(p: &Rate) -> Figure {
    const EPOCHS: usize = 2000;
    const EVERY: usize = 25;
    let samples = xor_samples();
    let runs: Vec<Vec<f64>> = (0..SEEDS)
        .map(|seed| {
            let mut network = Network::seeded(2, 4, seed);
            train_by_nudging(&mut network, &samples, p.learning_rate, EPOCHS)
        })
        .collect();
    let epochs: Vec<usize> = (0..EPOCHS).step_by(EVERY).chain([EPOCHS - 1]).collect();
    let middle: Vec<f64> = epochs
        .iter()
        .map(|&epoch| spread(epoch, &runs.iter().map(|run| run[epoch]).collect::<Vec<_>>()).median)
        .collect();
    let last: Vec<f64> = runs.iter().map(|run| run[EPOCHS - 1]).collect();
    let end = spread(EPOCHS, &last);

    let mut chart = Chart::new(0.0..=EPOCHS as f64, 0.0..=0.7)
        .x("epoch")
        .y("error E, summed over the epoch")
        .legend(Corner::TopRight);
    for (seed, run) in runs.iter().enumerate() {
        let points = epochs.iter().map(|&epoch| (epoch as f64 + 1.0, run[epoch]));
        let line = chart.line(&format!("seed {seed}"), points);
        line.role(Role::Series(1)).dash(Dash::Solid).width(1.0);
        if seed == 0 {
            line.label("each of 20 seeds")
        } else {
            line.unlabelled()
        };
    }
    chart
        .line("median", epochs.iter().zip(&middle).map(|(&epoch, &e)| (epoch as f64 + 1.0, e)))
        .role(Role::Series(2))
        .dash(Dash::Solid)
        .width(3.4);
    let stuck = last.iter().filter(|&&error| error > 0.1).count();
    let desc = format!(
        "The summed error of {SEEDS} training runs of a 2-4-1 network on XOR at a learning rate \
         of {}, over {EPOCHS} epochs. {}. In the last epoch the errors lie between {} and {}, and \
         {stuck} of the {SEEDS} are still above {}.",
        number(p.learning_rate, 3),
        plot::course("The median", &middle),
        number(end.lowest, 2),
        number(end.highest, 2),
        number(0.1, 2),
    );
    chart.finish(
        "XOR learned by nudging",
        &desc,
        "Twenty networks that differ in their starting weights alone. All wait, then all fall, \
         each at its own time. At a learning rate of 1 those that are still up at the right edge \
         fall later, after the end of the axis.",
    )
}
