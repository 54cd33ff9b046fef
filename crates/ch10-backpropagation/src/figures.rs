//! The chapter's figures.

use ch08_sigmoid::{activate, activate_prime, final_error, half_squared_error};
use ch09_training::Network;
use plot::{
    Chart, Corner, Dash, Drag, Entry, Figure, Marker, Side, course, curve, entry, fixed, number,
};

mod network;
mod stepper;

pub use network::{PathOf, TwoWays, architecture, branching, chain};
pub use stepper::{Setting, stepper, steps};

use crate::worked::{order_trap_on_xor, xor};
use crate::{error_signal, train, update_in_the_wrong_order};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("architecture", architecture()),
    entry!("sent_back", sent_back(OutputNode)),
    entry!("chain", chain(PathOf)),
    entry!("stepper", stepper(Setting), steps),
    entry!("order_trap", order_trap(TwoOrders)),
    entry!("solved", solved()),
    entry!("branching", branching(TwoWays)),
];

plot::parameters! {
    /// An output node and what it should have said.
    pub struct OutputNode {
        /// The output node's preactivation.
        pre_o: "preactivation" in -8.0..=8.0, step 0.001, default 0.997;
        /// T.
        target: "target T" in 0.0..=1.0, step 0.01, default 0.0;
    }
}

/// The output and the error over the output node's preactivation, with the slope of each.
pub fn sent_back(p: &OutputNode) -> Figure {
    let output = activate(p.pre_o);
    let error = half_squared_error(output, p.target);
    let slope = activate_prime(p.pre_o);
    let signal = error_signal(final_error(output, p.target), p.pre_o);
    let final_error = final_error(output, p.target);

    let mut chart = Chart::new(-8.0..=8.0, 0.0..=1.1).x("preactivation S_{preA,O}").y("value");
    chart
        .line("output S_{postA,O}", curve(-8.0..=8.0, 160, activate))
        .term("postactivation")
        .side(Side::Above);
    chart
        .line("error E", curve(-8.0..=8.0, 160, |pre| half_squared_error(activate(pre), p.target)))
        .term("error")
        .dash(Dash::Dashed)
        .side(Side::Below);
    chart.horizontal(p.target).term("target").dash(Dash::Dotted).label("T");
    chart.arrow((p.pre_o, p.target), (p.pre_o, output)).term("final-error").unlabelled();
    chart
        .note(
            (p.pre_o + 1.7, p.target + 0.2 * final_error),
            &format!("FE = {}", number(final_error, 3)),
        )
        .term("final-error");
    chart.handle([Drag::x("pre_o")], (p.pre_o, output), "the place on the output's curve");
    chart.tangent((p.pre_o, output), slope, 1.6).term("slope");
    chart
        .point("slope of the output", (p.pre_o, output))
        .term("slope")
        .label(&format!("slope f_A' = {}", number(slope, 3)))
        .side(Side::Left);
    chart.tangent((p.pre_o, error), signal, 1.6).term("error-signal");
    chart
        .point("slope of the error", (p.pre_o, error))
        .term("error-signal")
        .label(&format!("slope S_{{ERROR}} = {}", number(signal, 3)))
        .side(if signal < 0.0 { Side::Left } else { Side::Right });
    chart.datum("final error", &[final_error]);
    chart.datum("slope", &[slope]);
    chart.datum("error signal", &[signal]);

    let desc = format!(
        "Two curves over the output node's preactivation: the output, a sigmoid, and the error E \
         for the target {}. At a preactivation of {} the output is {} and its slope f_A' is {}. \
         The final error FE is {}. The slope of the error is their product, S_ERROR = {}.",
        number(p.target, 3),
        number(p.pre_o, 4),
        number(output, 3),
        number(slope, 3),
        number(final_error, 3),
        number(signal, 3),
    );
    chart.finish(
        "The error signal is a slope",
        &desc,
        "The output and the error, both over the output node's preactivation. The slope of the \
         error curve is the slope of the output curve times FE: that product is the error signal. \
         The numbers at the points are these slopes.",
    )
}

plot::parameters! {
    /// A training run to watch in both orders.
    pub struct TwoOrders {
        /// The seed of the starting weights.
        seed: "seed" in 0.0..=99.0, step 1.0, default 1.0;
        /// LR.
        learning_rate: "learning rate LR" in 0.5..=20.0, step 0.5, default 1.0;
    }
}

/// The error of a 2-4-1 network on XOR, epoch by epoch, updated in either order.
pub fn order_trap(p: &TwoOrders) -> Figure {
    const EPOCHS: usize = 1000;
    let samples = xor();
    let start = Network::seeded(2, 4, p.seed as u64);
    let right = train(&mut start.clone(), &samples, p.learning_rate, EPOCHS);
    let mut network = start;
    let wrong: Vec<f64> = (0..EPOCHS)
        .map(|_| {
            let mut epoch_error = 0.0;
            for sample in &samples {
                epoch_error += ch09_training::error(&network, sample);
                update_in_the_wrong_order(&mut network, sample, p.learning_rate);
            }
            epoch_error
        })
        .collect();

    let by_epoch = |errors: &[f64]| -> Vec<(f64, f64)> {
        errors.iter().enumerate().map(|(epoch, &error)| (epoch as f64, error)).collect()
    };
    let top = right.iter().chain(&wrong).fold(0.6_f64, |top, &error| top.max(error));
    let mut chart = Chart::new(0.0..=EPOCHS as f64, 0.0..=top)
        .x("epoch")
        .y("error E, summed over the epoch")
        .legend(Corner::TopRight);
    chart.line("right order", by_epoch(&right));
    chart.line("wrong order", by_epoch(&wrong)).dash(Dash::Dashed);
    let desc = format!(
        "Two training runs of a 2-4-1 network on XOR from seed {} with learning rate {}. In the \
         right order {} in {EPOCHS} epochs. In the wrong order {}.",
        p.seed,
        number(p.learning_rate, 3),
        course("the error", &right),
        course("the error", &wrong),
    );
    chart.finish(
        "XOR learned in the right order and in the wrong one",
        &desc,
        &format!(
            "The same network, the same start, the same samples: only the order within the update \
             differs. Both fall, and neither looks broken. Seed {}, learning rate {}.",
            p.seed,
            number(p.learning_rate, 3),
        ),
    )
}

/// The share of seeds that solve XOR in either order, with twice the standard error to each side.
pub fn solved() -> Figure {
    let shown = order_trap_on_xor();
    let names = ["1", "5", "10", "20"];
    let ticks: Vec<(f64, &str)> = (0..4).map(|n| (n as f64, names[n])).collect();
    let mut chart = Chart::new(-0.5..=3.5, 0.0..=100.0)
        .size(640.0, 300.0)
        .x("learning rate LR")
        .y(&format!("XOR solved, per cent of {} seeds", shown.seeds))
        .x_ticks(&ticks)
        .legend(Corner::BottomLeft);
    type Row = crate::worked::XorByOrder;
    type Of = fn(&Row) -> (f64, f64);
    let of: [(&str, f64, Of); 2] = [
        ("right order", -0.07, |row| (row.right, row.right_error)),
        ("wrong order", 0.07, |row| (row.wrong, row.wrong_error)),
    ];
    for (name, aside, of) in of {
        let marker = if name == "right order" { Marker::Dot } else { Marker::Triangle };
        let points = shown.rows.iter().enumerate();
        let points = points.map(|(n, row)| (n as f64 + aside, 100.0 * of(row).0));
        chart.points(name, points).marker(marker);
        for (n, row) in shown.rows.iter().enumerate() {
            let ((share, error), x) = (of(row), n as f64 + aside);
            let end = |side: f64| (x, (100.0 * (share + side * 2.0 * error)).clamp(0.0, 100.0));
            chart.segment(end(-1.0), end(1.0)).width(1.8);
        }
    }
    let told: Vec<String> = shown
        .rows
        .iter()
        .map(|row| {
            format!(
                "at {} the right order solves {} per cent and the wrong one {}",
                number(row.learning_rate, 2),
                fixed(100.0 * row.right, 0),
                fixed(100.0 * row.wrong, 0)
            )
        })
        .collect();
    chart.finish(
        "XOR solved, by learning rate and order",
        &format!("Of {} seeds, {}.", shown.seeds, told.join("; ")),
        "What share of the starts solve XOR, in the right order and in the wrong one, each with twice \
         its standard error upwards and downwards; where no stroke shows, it is shorter than the \
         mark. At 1 the wrong order is ahead, at 10 and 20 it is behind.",
    )
}
