//! The chapter's figures.

use plot::{
    Chart, Corner, Dash, Drag, Entry, Figure, Marker, Role, Side, beside, bounds, curve, entry,
    fixed, number,
};

use ch19_any_network::Layer;

use crate::ndarray::{Array1, ArrayView1, array};
use crate::worked::{
    Cost, FEATURES, HIDDEN, LONGER, METHODS, Predicted, RATES, STARTS, Way, on_features,
    outputs_by_epoch, predictions, prepared, trained_for,
};
use crate::{Network, Question, largest, softmax};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("two_errors", two_errors(Sure)),
    entry!("saturation", saturation(Started)),
    entry!("all_three", all_three(Pushed)),
    entry!("softmax", shares(Three)),
    entry!("regions", regions(Trained)),
    entry!("mass", mass()),
];

fn cross_entropy(pre: f64) -> f64 {
    Question::YesNo.error(array![pre].view(), array![0.0].view())
}

fn sigmoid(pre: f64) -> f64 {
    Question::YesNo.outputs(array![pre].view())[0]
}

plot::parameters! {
    /// How sure a wrong answer is.
    pub struct Sure {
        /// The preactivation.
        pre: "preactivation" in -6.0..=6.0, step 0.5, default 4.0;
    }
}

/// The largest slope of half the square, where the output is two thirds.
const LOUDEST: f64 = 4.0 / 27.0;

/// Two errors of a yes or no over the preactivation, and their slopes.
pub fn two_errors(p: &Sure) -> Figure {
    let half_square = |pre: f64| 0.5 * sigmoid(pre) * sigmoid(pre);
    let signal = |pre: f64| sigmoid(pre) * sigmoid(pre) * (1.0 - sigmoid(pre));
    let base = |top: f64| {
        Chart::new(-6.0..=6.0, 0.0..=top).size(310.0, 320.0).x("[S_{preA,O}](preactivation)")
    };
    let mut left = base(6.4).y("[*E*](error)").legend(Corner::TopLeft);
    let mut right = base(1.2).y("[S_{ERROR}](error-signal)");
    let range = -6.0..=6.0;
    left.line("cross-entropy", curve(range.clone(), 120, cross_entropy)).width(2.2);
    left.line("½ FE^2", curve(range.clone(), 120, half_square)).width(2.2);
    right.line("of cross-entropy", curve(range.clone(), 120, sigmoid)).width(2.2).unlabelled();
    right.line("of ½ FE^2", curve(range, 120, signal)).width(2.2).unlabelled();
    right.note((-2.9, 0.8), "cross-entropy").role(Role::Series(1));
    right.note((3.9, 0.24), "½ FE^2").role(Role::Series(2));
    for (n, e, s) in
        [(1, cross_entropy(p.pre), sigmoid(p.pre)), (2, half_square(p.pre), signal(p.pre))]
    {
        // A tangent that ends where the frame does.
        let reach = 2.2 / (1.0 + s * s).sqrt();
        let within = |x: f64| e + s * (x - p.pre) >= 0.0;
        let from = if within(p.pre - reach) { p.pre - reach } else { p.pre - e / s };
        let (from, to) = (from.max(-6.0), (p.pre + reach).min(6.0));
        left.segment((from, e + s * (from - p.pre)), (to, e + s * (to - p.pre)))
            .role(Role::Ink)
            .width(2.0);
        left.point(&format!("E {n}"), (p.pre, e)).role(Role::Series(n)).unlabelled();
        right.point(&format!("signal {n}"), (p.pre, s)).role(Role::Series(n)).unlabelled();
    }
    left.handle(
        [Drag::x("pre")],
        (p.pre, cross_entropy(p.pre)),
        "the place on the cross-entropy's curve",
    );
    let desc = format!(
        "Two charts over the output node's preactivation, for a target of 0. On the left cross-entropy \
         rises and ends as a straight line, while half the square levels out below one half. At a \
         preactivation of {} they stand at {} and {}. On the right their slopes there are {} and {}. The \
         slope of half the square is nowhere above {}.",
        number(p.pre, 3),
        fixed(cross_entropy(p.pre), 3),
        fixed(half_square(p.pre), 3),
        fixed(sigmoid(p.pre), 4),
        fixed(signal(p.pre), 4),
        fixed(LOUDEST, 3),
    );
    beside(
        [left, right],
        "Two errors of one sigmoid",
        &desc,
        &format!(
            "A sigmoid node whose target is 0: the further to the right, the more wrong. Left, the two \
         errors, each with a tangent at its disc. Right, the slopes of these tangents at every \
         preactivation. The slope of half the square has a low hump, {} at its top, where the output \
         is two thirds, and dies away where the node is most wrong. That of the cross-entropy comes \
         closer and closer to 1.",
            fixed(LOUDEST, 3)
        ),
    )
}

plot::parameters! {
    /// Where the node begins for the second time.
    pub struct Started {
        /// The weight.
        weight: "weight of the second start" in -3.0..=4.0, step 0.1, default 2.0;
        /// The bias.
        bias: "bias of the second start" in -3.0..=4.0, step 0.1, default 2.0;
    }
}

/// A node that learns to answer 0 from two starts, by two errors.
pub fn saturation(p: &Started) -> Figure {
    let starts = [("first start", STARTS[0]), ("second start", [p.weight, p.bias])];
    let mut charts = vec![];
    let mut told = vec![];
    for (cost, name, said, rate, epochs) in [
        (Cost::HalfSquare, "½ FE^2", "By half the square", RATES[0], 300),
        (Cost::CrossEntropy, "cross-entropy", "By cross-entropy", RATES[1], LONGER),
    ] {
        let mut chart = Chart::new(0.0..=epochs as f64, 0.0..=1.0)
            .size(310.0, 320.0)
            .x("epochs")
            .y(&format!("{name}, rate {}", number(rate, 3)))
            .y_ticks(&[(0.0, "0"), (0.5, "½"), (1.0, "1")]);
        if cost == Cost::CrossEntropy {
            chart = chart.legend(Corner::BottomLeft);
        }
        chart.horizontal(0.5).role(Role::Ink).dash(Dash::Dotted).width(1.0);
        for (n, (start, from)) in (1..).zip(starts) {
            let outputs = outputs_by_epoch(cost, from, rate, epochs);
            let points = (0_u16..).zip(&outputs).map(|(epoch, output)| (f64::from(epoch), *output));
            let line = chart.line(&format!("{name}, {start}"), points);
            line.role(Role::Series(n)).width(2.4);
            if cost == Cost::CrossEntropy {
                line.label(start);
            } else {
                line.unlabelled();
            }
            let half = outputs.iter().position(|output| *output <= 0.5);
            if let Some(half) = half {
                chart
                    .point(&format!("{name}, {start}: one half"), (half as f64, outputs[half]))
                    .role(Role::Series(n))
                    // The two may come close, and then each has its own side.
                    .side(if n == 1 {
                        Side::Below
                    } else if half * 2 > epochs {
                        Side::Left
                    } else {
                        Side::Right
                    })
                    .label(&half.to_string());
            }
            let half = half.map_or("never is at one half or below".to_owned(), |epoch| {
                format!("is at one half or below from epoch {epoch} on")
            });
            told.push(format!(
                "{said} the output of the {start} begins at {}, {half}, and ends at {}",
                fixed(outputs[0], 3),
                fixed(outputs[epochs], 3)
            ));
        }
        charts.push(chart);
    }
    let desc = format!(
        "Two charts of an output over epochs, each with two starts of a node: a weight of {} and a \
         bias of {}, and a weight of {} and a bias of {}. {}.",
        number(STARTS[0][0], 2),
        number(STARTS[0][1], 2),
        number(p.weight, 2),
        number(p.bias, 2),
        told.join(". "),
    );
    let caption = format!(
        "Nielsen's node, with an input of 1 and a target of 0. The first start is a weight of {} and a \
         bias of {}, the second a weight of {} and a bias of {}, which is more wrong. Left, half the \
         square at a rate of {} over 300 epochs; right, cross-entropy at {} over {LONGER}. A disc marks \
         the epoch with an output of one half. Compare the two starts within a panel, and not the \
         panels: their rates do not measure the same.",
        number(STARTS[0][0], 2),
        number(STARTS[0][1], 2),
        number(STARTS[1][0], 2),
        number(STARTS[1][1], 2),
        number(RATES[0], 3),
        number(RATES[1], 3),
    );
    beside(charts, "Wrong, and sure of it", &desc, &caption)
}

plot::parameters! {
    /// What the first output node receives.
    pub struct Pushed {
        /// The preactivation.
        pre: "preactivation" in -2.25..=3.0, step 0.25, default 2.0;
    }
}

/// The slope of the error and the final error, for the three output layers.
pub fn all_three(p: &Pushed) -> Figure {
    type Pre = fn(f64) -> Array1<f64>;
    let layers: [(&str, &str, Question, Pre, Array1<f64>); 3] = [
        ("a number", "For a number", Question::Number, |pre| array![pre], array![0.5]),
        ("yes or no", "For yes or no", Question::YesNo, |pre| array![pre], array![0.0]),
        (
            "one of three",
            "For one of three",
            Question::OneOf,
            |pre| array![pre, 1.0, -1.0],
            array![0.0, 1.0, 0.0],
        ),
    ];
    let mut charts = vec![];
    let mut told = vec![];
    for (name, said, question, pre, target) in layers {
        let error = |x: f64| question.error(pre(x).view(), target.view());
        let output = |x: f64| question.outputs(pre(x).view())[0];
        let top = 4.0;
        let slope = fixed(output(p.pre) - target[0], 2);
        let mut chart = Chart::new(-3.0..=3.5, -1.0..=top).size(203.0, 330.0);
        let title = if question == Question::OneOf { "one of K" } else { name };
        chart = chart.y(&format!("{title}: slope {slope}"));
        chart = chart.x("[S_{preA,O}](preactivation)");
        chart = chart.x_ticks(&[(-2.0, "−2"), (0.0, "0"), (2.0, "2")]);
        let shown = curve(-3.0..=3.5, 130, error).into_iter().filter(|at| at.1 <= top);
        chart.line("E", shown).term("error").width(2.2).unlabelled();
        let shown = curve(-3.0..=3.5, 130, output).into_iter();
        let shown = shown.filter(|at| (-1.0..=top).contains(&at.1));
        chart
            .line("output", shown)
            .term("postactivation")
            .dash(Dash::Dashed)
            .width(2.0)
            .unlabelled();
        chart.horizontal(target[0]).role(Role::Ink).dash(Dash::Dotted).width(1.6);
        let (e, o) = (error(p.pre), output(p.pre));
        let gap = o - target[0];
        chart
            .shade([(p.pre - 0.16, o), (p.pre + 0.16, o)], target[0])
            .term("final-error")
            .opacity(0.45);
        let reach = 0.9 / (1.0 + gap * gap).sqrt();
        if e <= top {
            let ends = [-reach, reach].map(|by| (p.pre + by, e + gap * by));
            chart.segment(ends[0], ends[1]).role(Role::Ink).width(1.6);
            chart.point("E here", (p.pre, e)).term("error").unlabelled();
        }
        chart.datum(&format!("{name}: E, output, FE"), &[e, o, gap]);
        if question == Question::YesNo {
            chart.handle([Drag::x("pre")], (p.pre, e), "the place on the error's curve");
        }
        told.push(format!(
            "{said} the output is {}, the target {}, and the error {} with a slope of {}",
            fixed(o, 3),
            number(target[0], 2),
            fixed(e, 3),
            fixed(gap, 3)
        ));
        charts.push(chart);
    }
    let desc = format!(
        "Three charts over a preactivation, which is {}. {}.",
        number(p.pre, 3),
        told.join(". ")
    );
    beside(
        charts,
        "Three errors, one slope",
        &desc,
        "Solid, the error; dashed, the output; dotted, the target. The thick stroke is the final \
         error, from the target to the output. The short line touches the error, and its slope, \
         above each panel, is the length of that stroke on the vertical axis. The number's error has \
         its bottom where the output meets the target; the other two only approach theirs. On the \
         right the other two preactivations stay at 1 and −1, and the second class is the right \
         one.",
    )
}

plot::parameters! {
    /// Three preactivations, and a temperature.
    pub struct Three {
        /// The first.
        a: "preactivation A" in -5.0..=5.0, step 0.25, default 2.0;
        /// The second.
        b: "preactivation B" in -5.0..=5.0, step 0.25, default 1.0;
        /// The third.
        c: "preactivation C" in -5.0..=5.0, step 0.25, default -1.0;
        /// What they are divided by.
        temperature: "temperature" in 0.25..=5.0, step 0.25, default 1.0;
    }
}

/// The shares of three classes.
pub fn shares(p: &Three) -> Figure {
    let pre = array![p.a, p.b, p.c];
    let outputs = softmax((&pre / p.temperature).view());
    let most = (p.a.abs()).max(p.b.abs()).max(p.c.abs()).max(1.0);
    let ticks = [(0.0, "A"), (1.0, "B"), (2.0, "C")];
    let mut left = Chart::new(-0.6..=2.6, -1.35 * most..=1.35 * most).size(310.0, 320.0);
    left = left.y("[S_{preA,O}](preactivation)").x_ticks(&ticks).x("class");
    left.bars("preactivations", &pre.to_vec()).term("preactivation").unlabelled();
    left.horizontal(0.0).role(Role::Ink).width(1.0);
    let mut right = Chart::new(-0.6..=2.6, 0.0..=1.12).size(310.0, 320.0);
    right = right.y("output, [S_{postA,O}](postactivation)").x_ticks(&ticks).x("class");
    right.bars("outputs", &outputs.to_vec()).term("postactivation").unlabelled();
    for (place, (pre, output)) in pre.iter().zip(&outputs).enumerate() {
        let place = place as f64;
        let above = if *pre < 0.0 { -0.17 * most } else { 0.13 * most };
        left.note((place, pre + above), &number(*pre, 3));
        right.note((place, output + 0.055), &fixed(*output, 3));
    }
    let desc = format!(
        "Bars for three classes. On the left the preactivations {}, {} and {}. On the right the outputs \
         of softmax at a temperature of {}: {}, {} and {}, which add up to {}.",
        number(p.a, 3),
        number(p.b, 3),
        number(p.c, 3),
        number(p.temperature, 3),
        fixed(outputs[0], 3),
        fixed(outputs[1], 3),
        fixed(outputs[2], 3),
        fixed(outputs.sum(), 3),
    );
    beside(
        [left, right],
        "Three preactivations, three shares",
        &desc,
        "Left, what three output nodes receive; right, what softmax makes of it. Raise all three by \
         the same amount and nothing changes on the right. A low temperature leaves nearly everything to the \
         largest, a high one brings the shares together.",
    )
}

plot::parameters! {
    /// How long the networks have learned.
    pub struct Trained {
        /// Epochs.
        epochs: "epochs" in 0.0..=40.0, step 1.0, default 40.0, time;
        /// Which species has the number in the middle.
        middle: "number 1 is" one of ["Chinstrap", "Adelie", "Gentoo"], default "Gentoo";
    }
}

/// What three networks answer to any penguin.
pub fn regions(p: &Trained) -> Figure {
    let (training, test) = prepared(&on_features(&FEATURES), 0);
    let numbered = METHODS[2 + p.middle.index()];
    let ways = [
        (METHODS[0], HIDDEN[0], "softmax", "With softmax"),
        (numbered, HIDDEN[0], "number", "With the number of the class"),
        (numbered, HIDDEN[1], "hidden", "With the number of the class and four hidden nodes"),
    ];
    let mut charts = vec![];
    let mut told = vec![];
    for (method, hidden, name, said) in ways {
        let network = trained_for(method, hidden, &training, p.epochs as usize, 0);
        let answer = |x: f64, y: f64| method.answer(ArrayView1::from(&pre_o(&network, x, y)));
        let right = test.iter().filter(|row| answer(row.0[0], row.0[1]) == largest(row.1)).count();
        let share = fixed(100.0 * right as f64 / test.len() as f64, 0);
        let mut chart = Chart::new(-2.3..=3.2, -2.3..=2.4).size(203.0, 300.0);
        chart = chart.y(&format!("{name}: {share} %"));
        chart = chart.x("bill length →").x_ticks(&[(-2.0, "−2"), (0.0, "0"), (2.0, "2")]);
        chart = chart.y_ticks(&[(-2.0, "−2"), (0.0, "0"), (2.0, "2")]);
        let markers = [Marker::Dot, Marker::Cross, Marker::Ring];
        for species in 0..3 {
            let role = Role::Series(species as u8 + 1);
            chart.region(|x, y| answer(x, y) == species).role(role).opacity(0.22);
        }
        for (species, marker) in markers.into_iter().enumerate() {
            let rows = test.iter().filter(|row| largest(row.1) == species);
            let at: Vec<_> = rows.map(|(input, _)| (input[0], input[1])).collect();
            chart
                .points(crate::worked::species_name(species), at)
                .role(Role::Series(species as u8 + 1))
                .marker(marker)
                .opacity(0.75)
                .unlabelled();
        }
        if charts.is_empty() {
            chart.note((1.65, -2.0), "flipper ↑");
        }
        told.push(format!("{said} {right} are told right, which is {share} %"));
        charts.push(chart);
    }
    let desc = format!(
        "{} penguins of the test part by bill length and flipper length, after {} epochs, three times \
         with the regions of the three species; {} has the number 1. {}.",
        test.len(),
        number(p.epochs, 3),
        p.middle.name(),
        told.join(". ")
    );
    beside(
        charts,
        "Three species, asked for in three ways",
        &desc,
        "The test part of the first split, bill length across and flipper length up, both \
         standardised. Discs are Adelies, crosses Chinstraps, rings Gentoos; the shade is what the \
         network answers. A mark on a shade of another colour is a wrong answer, and above each panel \
         stands the share of right ones. Left, three outputs with softmax. Middle, one output for the \
         number of the class, parallel strips. Right, four hidden nodes bend them. In print Gentoo has \
         the number in the middle.",
    )
}

/// The output layer's preactivations, 0 where it has fewer than three nodes, without a list for each
/// of some thousand places.
fn pre_o(network: &Network, x: f64, y: f64) -> [f64; 3] {
    let layer = |index: usize, from: &[f64]| {
        let Layer { weights, biases, .. } = &network.layers[index];
        let mut pre = [0.0; 4];
        for (node, pre) in pre.iter_mut().enumerate().take(biases.len()) {
            let sum: f64 = from.iter().zip(weights.column(node)).map(|(v, w)| v * w).sum();
            *pre = sum + biases[node];
        }
        pre
    };
    let [a, b, c, _] = if network.layers.len() == 1 {
        layer(0, &[x, y])
    } else {
        layer(1, &layer(0, &[x, y]).map(libm::tanh))
    };
    [a, b, c]
}

/// Measured and predicted masses.
pub fn mass() -> Figure {
    let mut chart = Chart::new(2000.0..=7000.0, 500.0..=6500.0)
        .size(640.0, 460.0)
        .equal_units()
        .x("measured, g")
        .y("predicted, g");
    chart.segment((2000.0, 2000.0), (6500.0, 6500.0)).role(Role::Ink).width(1.4);
    let ways = [
        (Way::Hidden, "linear node behind hidden ones", Marker::Dot, "The linear node says"),
        (Way::Sigmoid, "sigmoid node", Marker::Cross, "The sigmoid node says"),
    ];
    let mut told = vec![];
    let mut count = 0;
    for (n, (way, name, marker, said)) in (1..).zip(ways) {
        let Predicted { measured, predicted } = predictions(way, 0);
        let (least, most) = bounds(&predicted).unwrap_or((0.0, 0.0));
        told.push(format!("{said} {} to {} grams", fixed(least, 0), fixed(most, 0)));
        count = measured.len();
        let at = measured.into_iter().zip(predicted);
        chart.points(name, at).role(Role::Series(n)).marker(marker).opacity(0.7).unlabelled();
    }
    let constant = predictions(Way::Constant, 0).predicted[0];
    chart.horizontal(constant).role(Role::Ink).dash(Dash::Dashed).width(1.2);
    chart.note((5910.0, constant - 560.0), "training mean");
    chart.note((4500.0, 1350.0), "sigmoid node").role(Role::Series(2));
    chart.note((3450.0, 6100.0), "linear node behind").role(Role::Series(1));
    chart.note((3450.0, 5700.0), "4 hidden nodes").role(Role::Series(1));
    let desc = format!(
        "{count} penguins that no network has trained on, their measured mass across and the predicted \
         mass up. {}. The mean of the training part is {}.",
        told.join(". "),
        fixed(constant, 0)
    );
    chart.finish(
        "How heavy is a penguin?",
        &desc,
        "A penguin on the slanting line is predicted to the gram. Discs: a linear output node behind \
         four hidden nodes, with standardised targets. Dashed: the constant answer. Crosses: a sigmoid \
         output node with targets in kilograms, which can say no more than 1.",
    )
}
