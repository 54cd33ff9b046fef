//! The chapter's figures.

use ch05_gradient_descent::error;
use plot::{
    Chart, Corner, Dash, Entry, Figure, Marker, Role, beside, bounds, entry, fixed, number,
};

use crate::worked::bowl::{ALONG, bottom, distances, path, turned};
use crate::worked::forms::{FORMS, Form, weights};
use crate::worked::race::{RATES, RULES, UNITS};
use crate::worked::remedies::{DRAWN, HIDDEN, sets};
use crate::worked::starts::{ACTIVATIONS, LAYERS, NODES, STARTS, signals, size};
use crate::worked::{adam, recorded};
use crate::{cosine, warmed_up};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("forms", forms(Kept)),
    entry!("paths", paths(OnTheBowl)),
    entry!("correction", correction(Corrected)),
    entry!("rates", rates()),
    entry!("schedules", schedules(Peak)),
    entry!("histograms", histograms(Began)),
    entry!("remedies", remedies(Remedied)),
];

plot::parameters! {
    /// What momentum keeps, and when its rate changes.
    pub struct Kept {
        /// The share that is kept.
        keep: "share kept" in 0.0..=0.95, step 0.05, default 0.9;
        /// After how many updates the rate is halved.
        halved: "rate halved after" in 1.0..=40.0, step 1.0, default 3.0, unit "updates";
    }
}

/// The same weight by four forms of momentum.
pub fn forms(p: &Kept) -> Figure {
    const SHOWN: usize = 40;
    let mut chart = Chart::new(0.0..=SHOWN as f64, -1.5..=1.05)
        .size(640.0, 360.0)
        .x("update")
        .y("[weight](weight)")
        .legend(Corner::BottomRight);
    chart.horizontal(0.0).role(Role::Ink).width(1.0);
    let names = ["Keras (23.2)", "PyTorch (23.3)", "a mean (23.5)", "ahead (23.4)"];
    let dashes = [Dash::Solid, Dash::Dashed, Dash::Dotted, Dash::DashDot];
    let mut told = vec![];
    for ((form, name), dash) in FORMS.into_iter().zip(names).zip(dashes) {
        let walked = weights(form, p.keep, 0.1, p.halved as usize, SHOWN);
        let (least, most) = bounds(&walked).unwrap_or((0.0, 0.0));
        told.push(format!(
            "{name}: between {} and {}, {} in the end",
            fixed(least, 2),
            fixed(most, 2),
            fixed(walked[SHOWN], 3)
        ));
        let points = (0_u8..).map(f64::from).zip(walked);
        let width = if form == Form::Step { 3.4 } else { 2.2 };
        chart.line(name, points).dash(dash).width(width);
    }
    chart.vertical(p.halved).role(Role::Ink).dash(Dash::Dotted).width(1.6).unlabelled();
    chart.note((p.halved + 4.6, 0.96), "rate halved");
    let desc = format!(
        "A weight on a parabola over {SHOWN} updates, from 1, by four forms of momentum that keep {}, at \
         a rate of 0.1 that is halved after {} of them. {}.",
        number(p.keep, 3),
        number(p.halved, 3),
        told.join("; "),
    );
    chart.finish(
        "Four forms of one name",
        &desc,
        "One weight on a parabola, the same rate and the same share kept. Until the rate is halved, at \
         the upright line, the first two forms lie on each other, the thick line under the dashes. \
         From there on the form whose velocity is a step still carries steps of the old length. The \
         mean creeps, because its steps are as short as if the rate were smaller. Looking ahead swings \
         less.",
    )
}

/// The names of the rules to choose from.
const NAMES: [&str; 5] = ["plain", "momentum", "Nesterov", "RMSProp", "Adam"];

plot::parameters! {
    /// A rule on the bowl.
    pub struct OnTheBowl {
        /// Which.
        rule: "rule" one of NAMES, default "Adam";
        /// LR.
        learning_rate: "learning rate LR" in 0.01..=1.0, step 0.01, default 0.05;
        /// How much of the plane is seen.
        view: "view" one of ["near", "wide"], default "near";
    }
}

/// How many updates the paths have.
const PATH: usize = 60;

/// The paths of all rules on the bowl turned by an angle, and what is left of the distance of each.
fn panel(p: &OnTheBowl, angle: f64, title: &str) -> (Chart, String) {
    let samples = turned(angle);
    let [x, y] = bottom(angle);
    // Near: 4 by 4, wide: 10 by 10, on the right with room for the legend above the paths.
    let (middle, half) = match (p.view.name(), angle > 0.0) {
        ("near", false) => ([1.3, -0.6], 2.0),
        ("near", true) => ([1.3, 1.6], 2.0),
        (_, false) => ([0.0, 0.0], 5.0),
        (_, true) => ([0.0, 2.5], 5.0),
    };
    let [across, up] = middle.map(|at| at - half..=at + half);
    let mut chart = Chart::new(across.clone(), up.clone())
        .x("weight *w*_1")
        .y(title)
        .equal_units()
        .size(310.0, 340.0);
    if angle > 0.0 {
        chart = chart.legend(Corner::TopLeft);
    }
    let least = error(&[x, y], &samples);
    let levels: Vec<f64> = (1..=8).map(|n| least + 0.4 * f64::from(n * n)).collect();
    let contours = chart.contours(&levels, |x, y| error(&[x, y], &samples));
    contours.role(Role::Grid).width(1.0);
    let mut told = vec![];
    for (place, (name, rule)) in RULES.into_iter().enumerate() {
        let chosen = place == p.rule.index();
        let walked = path(rule, p.learning_rate, angle, [0.0; 2], PATH);
        let left = distances(&walked, angle);
        chart.datum(&format!("{title}, {name}: distances"), &left);
        told.push(format!("{name} {}", number(left[PATH], 2)));
        // What has left the sheet is drawn as far as its last place on it.
        let on_sheet = |at: &&[f64; 2]| across.contains(&at[0]) && up.contains(&at[1]);
        let shown: Vec<(f64, f64)> =
            walked.iter().take_while(on_sheet).map(|at| (at[0], at[1])).collect();
        let line = chart.line(name, shown.iter().copied());
        line.role(Role::Series(place as u8 + 1)).dash(DASHES[place]);
        line.width(if chosen { 3.4 } else { 1.8 });
        if angle == 0.0 {
            line.unlabelled();
        }
    }
    chart.point(&format!("{title}, start"), (0.0, 0.0)).role(Role::Ink).unlabelled();
    let ring = chart.point(&format!("{title}, bottom"), (x, y)).role(Role::Ink);
    ring.marker(Marker::Ring).unlabelled();
    (chart, told.join(", "))
}

/// A dash for each rule.
const DASHES: [Dash; 5] = [Dash::Solid, Dash::Dashed, Dash::DashDot, Dash::Dotted, Dash::Solid];

/// The paths of the rules on chapter 6's bowl, as it lies and turned.
pub fn paths(p: &OnTheBowl) -> Figure {
    let (left, left_told) = panel(p, 0.0, "valley slanting");
    let (right, right_told) = panel(p, ALONG, "valley along an axis");
    let [x, y] = bottom(0.0);
    let desc = format!(
        "Chapter 6's bowl from above, {}, as it lies on the left and turned by 45 degrees on the right, with \
         the paths of five rules from (0, 0) over {PATH} updates at a learning rate of {}; the path of {} \
         is thick. The bottom is a distance of {} away. How far from it they are in the end, on the \
         left: {left_told}. On the right: {right_told}.",
        if p.view.name() == "near" { "from near" } else { "in a wide view" },
        number(p.learning_rate, 3),
        p.rule.name(),
        fixed(libm::hypot(x, y), 2),
    );
    beside(
        [left, right],
        "Five rules on one bowl",
        &desc,
        "All five rules from one start, the disc, at one rate; the ring is the bottom. The chosen rule is \
         thick: in print Adam. The paths of the first three rules turn with the bowl. The first steps of \
         RMSProp and Adam go along a diagonal on both bowls, since both weights move by the same length, \
         and so their paths become others.",
    )
}

plot::parameters! {
    /// What Adam keeps.
    pub struct Corrected {
        /// Of the mean.
        first: "the mean keeps" one of ["0", "0.5", "0.9", "0.99"], default "0.9";
        /// Of the mean of squares.
        second: "the squares keep" one of ["0.9", "0.99", "0.999", "0.9999"], default "0.999";
    }
}

/// Adam's steps on an even slope, with and without the correction.
pub fn correction(p: &Corrected) -> Figure {
    const UPDATES: usize = 2_000;
    let first = [0.0, 0.5, 0.9, 0.99][p.first.index()];
    let second = [0.9, 0.99, 0.999, 0.9999][p.second.index()];
    let with = adam::steps(first, second, true, UPDATES);
    let without = adam::steps(first, second, false, UPDATES);
    let (least, most) = bounds(&without).unwrap_or((0.0, 0.0));
    let top = 1.45 * most.max(1.0) + 0.3;
    let mut chart = Chart::new(1.0..=UPDATES as f64, 0.0..=top)
        .size(640.0, 340.0)
        .log_x()
        .x("update")
        .y("length of a step, in learning rates")
        .x_ticks(&[(1.0, "1"), (10.0, "10"), (100.0, "100"), (1000.0, "1000")])
        .legend(Corner::TopRight);
    let at = |steps: &[f64]| -> Vec<(f64, f64)> {
        let points = (1_u32..).map(f64::from).zip(steps.iter().copied());
        // Evenly spaced on the logarithmic axis.
        points.enumerate().filter(|(n, _)| *n < 60 || n % 20 == 0).map(|(_, at)| at).collect()
    };
    chart.line("without correction", at(&without)).role(Role::Series(2)).width(2.4);
    chart.line("with", at(&with)).role(Role::Series(1)).dash(Dash::Solid).width(2.4);
    let desc = format!(
        "The length of each of Adam's first {UPDATES} steps on an even slope, in learning rates, where \
         the mean keeps {} and the squares {}. With the correction each is {}. Without it the first is \
         {}; the shortest is {}, the longest {}, and the last of those shown {}.",
        p.first.name(),
        p.second.name(),
        fixed(with[0], 2),
        fixed(without[0], 2),
        fixed(least, 2),
        fixed(most, 2),
        fixed(without[UPDATES - 1], 2),
    );
    chart.finish(
        "What the correction corrects",
        &desc,
        "A gradient that is always the same, and the steps that Adam makes of it. Both running means \
         start at 0, and the one below the root fills more slowly, so that without the correction the \
         first hundreds of steps are too long. With it every step has the length of the learning rate.",
    )
}

/// Training errors over learning rates, for every rule.
pub fn rates() -> Figure {
    let mut charts = vec![];
    let mut told = vec![];
    let titles = ["one spread for all columns", "columns in other units"];
    for (units, title) in titles.into_iter().enumerate() {
        let mut chart = Chart::new(0.00025..=3.6, 0.003..=300.0)
            .size(310.0, 400.0)
            .log_x()
            .log_y()
            .x("learning rate LR")
            .y(title)
            .x_ticks(&[(0.001, "0.001"), (0.03, "0.03"), (1.0, "1")])
            .y_ticks(&[(0.01, "0.01"), (0.1, "0.1"), (1.0, "1"), (10.0, "10")]);
        if units == 0 {
            chart = chart.legend(Corner::TopLeft);
        }
        for (number, (name, _)) in RULES.into_iter().enumerate() {
            let means: Vec<f64> = recorded::TUNING[units][number]
                .iter()
                .map(|row| row.iter().sum::<f64>() / row.len() as f64)
                .collect();
            let (least, _) = bounds(&means).unwrap_or((0.0, 0.0));
            let rate = RATES[means.iter().position(|mean| *mean == least).unwrap_or(0)];
            told.push(format!("{name} {} at {}", fixed(least, 4), plot::number(rate, 3)));
            let line = chart.line(name, RATES.into_iter().zip(means.iter().copied()));
            line.role(Role::Series(number as u8 + 1)).width(2.0);
            if units == 1 {
                line.unlabelled();
            }
            chart
                .point(&format!("{name}, lowest"), (rate, least))
                .role(Role::Series(number as u8 + 1))
                .unlabelled();
        }
        charts.push(chart);
    }
    let (left, right) = told.split_at(RULES.len());
    let desc = format!(
        "The mean cross-entropy of a penguin of the training part after the same training, over the \
         learning rate from {} to {}, both axes logarithmic, for five rules. The lowest points with all \
         columns alike: {}. With the columns in other units, multiplied by {}: {}.",
        number(RATES[0], 3),
        number(RATES[RATES.len() - 1], 3),
        left.join(", "),
        UNITS[1].map(|unit| number(unit, 3)).join(", "),
        right.join(", "),
    );
    beside(
        charts,
        "Every rule at every rate",
        &desc,
        "The error that a training leaves, over its learning rate; discs are the lowest points. Draw an \
         upright line anywhere: which rule is the lowest on it depends on where you draw it. Only the \
         discs can be compared. On the left their heights differ less than a factor of ten in the rate \
         moves any of them; on the right the two rules with a rate for each weight are lower than the \
         other three.",
    )
}

plot::parameters! {
    /// The rate in the middle of a training.
    pub struct Peak {
        /// LR.
        learning_rate: "learning rate LR" in 0.01..=0.1, step 0.01, default 0.1;
        /// Warm-up.
        warm: "warm-up" in 0.0..=100.0, step 5.0, default 20.0, unit "updates";
    }
}

/// Four schedules over a training.
pub fn schedules(p: &Peak) -> Figure {
    const UPDATES: usize = 200;
    let mut chart = Chart::new(0.0..=UPDATES as f64, 0.0..=0.19)
        .size(640.0, 300.0)
        .x("update")
        .y("[learning rate](learning-rate)")
        .legend(Corner::TopRight);
    let over = p.warm as usize;
    let rising = |update: usize| {
        let rate = cosine(p.learning_rate, update, UPDATES);
        if over == 0 { rate } else { warmed_up(rate, update, over) }
    };
    let stairs = |update: usize| p.learning_rate * 0.5_f64.powi((update / 50) as i32);
    let lines: [(&str, &dyn Fn(usize) -> f64); 3] = [
        ("constant", &|_| p.learning_rate),
        ("halved every 50", &stairs),
        ("warm-up, cosine", &rising),
    ];
    let mut told = vec![];
    for (name, rate) in lines {
        let values: Vec<f64> = (0..UPDATES).map(rate).collect();
        let (_, most) = bounds(&values).unwrap_or((0.0, 0.0));
        told.push(format!(
            "{name}: {} in the first, at most {}, {} in update 100, {} at the end",
            number(values[0], 2),
            number(most, 2),
            number(values[100], 2),
            number(values[UPDATES - 1], 2)
        ));
        let points = values.into_iter().enumerate().map(|(update, rate)| (update as f64, rate));
        chart.line(name, points).width(2.2);
    }
    let desc = format!("Three learning rates over {UPDATES} updates. {}.", told.join("; "));
    chart.finish(
        "Three schedules",
        &desc,
        "How large the rate is at each update of a training. The constant rate ends as restlessly as it \
         began. The stairs halve it now and then. The third climbs in a warm-up and then comes down \
         along half a cosine.",
    )
}

plot::parameters! {
    /// How a deep network began.
    pub struct Began {
        /// The activation function.
        activation: "activation" one of ["tanh", "ReLU"], default "ReLU";
        /// The start.
        start: "start" one of ["within 0.1", "Glorot", "He", "within 1"], default "within 0.1";
    }
}

/// The decades that are shown of the signals.
const DECADES: [f64; 2] = [-6.0, 6.0];

/// How preactivations and error signals are spread, layer by layer.
pub fn histograms(p: &Began) -> Figure {
    const BARS: usize = 48;
    let (_, activation) = ACTIVATIONS[p.activation.index()];
    let (_, start) = STARTS[p.start.index()];
    let all = signals(start, activation, 12, 0);
    let mut charts = vec![];
    let mut told = vec![];
    let [low, high] = DECADES;
    let began = format!("{}, {}", p.activation.name(), p.start.name());
    for (name, said, values) in [
        ("preactivations, forward", "The preactivations", &all.pre),
        ("error signals, backward", "The error signals", &all.signals),
    ] {
        let term = if name.starts_with('p') { "preactivation" } else { "error-signal" };
        let mut chart = Chart::new(low..=high, 0.5..=LAYERS as f64 + 1.4)
            .size(310.0, 420.0)
            .x(&format!("size ({began})"))
            .y(name)
            .x_ticks(&[(-5.0, "10^{−5}"), (0.0, "1"), (5.0, "10^{5}")])
            .y_ticks(&[(1.0, "1"), (4.0, "4"), (7.0, "7"), (10.0, "10")]);
        chart.vertical(0.0).role(Role::Grid).dash(Dash::Solid).width(1.2).unlabelled();
        // The last layer first, so that each stands before the one above it.
        for layer in (0..LAYERS).rev() {
            let mut counts = [0_u32; BARS];
            let mut zeros = 0;
            for value in &values[layer] {
                if *value == 0.0 {
                    zeros += 1;
                    continue;
                }
                let place = (libm::log10(value.abs()) - low) / (high - low) * BARS as f64;
                counts[(place.max(0.0) as usize).min(BARS - 1)] += 1;
            }
            let tall = counts.iter().max().copied().unwrap_or(1).max(1);
            let base = (layer + 1) as f64;
            let width = (high - low) / BARS as f64;
            let mut outline = vec![];
            for (place, count) in counts.into_iter().enumerate() {
                let x = low + place as f64 * width;
                let y = base + 0.9 * f64::from(count) / f64::from(tall);
                outline.extend([(x, y), (x + width, y)]);
            }
            chart.shade(outline, base).term(term).opacity(0.5);
            chart.horizontal(base).role(Role::Grid).dash(Dash::Solid).width(0.8).unlabelled();
            chart.datum(
                &format!("{name}, layer {}: size and zeros", layer + 1),
                &[size(&values[layer]), f64::from(zeros)],
            );
        }
        told.push(format!(
            "{said} have a root mean square of {} in layer 1 and {} in layer {LAYERS}",
            number(size(&values[0]), 2),
            number(size(&values[LAYERS - 1]), 2),
        ));
        charts.push(chart);
    }
    let desc = format!(
        "Histograms for each of {LAYERS} hidden layers of {NODES} {} nodes that begin {}, of the sizes \
         of the preactivations on the left and of the error signals on the right, on logarithmic axes. \
         {}.",
        p.activation.name(),
        match p.start.name() {
            "Glorot" => "by Glorot's start",
            "He" => "by He's start",
            within => within,
        },
        told.join(". "),
    );
    beside(
        charts,
        "Signals through ten layers",
        &desc,
        "A network that has learned nothing. Each row is a layer, the first at the bottom, with a \
         histogram of how large its signals are; each mark below is a hundred thousand times the one \
         before. Left, read upwards: inputs go in below. Right, read downwards: errors come in above. Below \
         the axes stand the activation and the start. ReLU nodes that begin within 0.1 let both kinds of \
         signals die out: the heaps lean. On the screen, He's start keeps them upright.",
    )
}

plot::parameters! {
    /// What is done against learning by heart.
    pub struct Remedied {
        /// The remedy of the right panel.
        remedy: "on the right" one of REMEDIES, default "early stopping";
    }
}

/// What the right panel offers.
const REMEDIES: [&str; 4] = ["early stopping", "weight decay", "dropout", "cosine"];

/// What networks have learned of one set of points, with a remedy and without.
pub fn remedies(p: &Remedied) -> Figure {
    let [training, _, _, right] = sets(DRAWN);
    let mut charts = vec![];
    let mut told = vec![];
    let chosen = p.remedy.index() + 1;
    for (name, place) in [("nothing", 0), (p.remedy.name(), chosen)] {
        let values = &recorded::LEARNED[place];
        let answer = |x: f64, y: f64| {
            let at = |node: usize| {
                let pre = x * values[node] + y * values[HIDDEN + node] + values[2 * HIDDEN + node];
                libm::tanh(pre) * values[3 * HIDDEN + node]
            };
            (0..HIDDEN).map(at).sum::<f64>() + values[4 * HIDDEN] >= 0.0
        };
        let share = |samples: &crate::Samples| {
            let hits = samples
                .iter()
                .filter(|(input, target)| answer(input[0], input[1]) == (target[0] == 1.0))
                .count();
            fixed(100.0 * hits as f64 / samples.len() as f64, 0)
        };
        let new = share(&right);
        let mut chart = Chart::new(-1.02..=1.02, -1.02..=1.02)
            .size(310.0, 330.0)
            .equal_units()
            .x("first input")
            .y(&format!("{name}: {new} % right"))
            .x_ticks(&[(-1.0, "−1"), (0.0, "0"), (1.0, "1")])
            .y_ticks(&[(-1.0, "−1"), (0.0, "0"), (1.0, "1")]);
        chart.region(answer).role(Role::Series(1)).opacity(0.25);
        for [from, to] in [[(-1.0, 0.0), (1.0, 0.0)], [(0.0, -1.0), (0.0, 1.0)]] {
            chart.segment(from, to).role(Role::Ink).dash(Dash::Dotted).width(1.4);
        }
        for (label, marker, role, said) in
            [(1.0, Marker::Dot, 1, "yes"), (0.0, Marker::Cross, 2, "no")]
        {
            let rows = training.iter().filter(|row| row.1[0] == label);
            let at: Vec<(f64, f64)> = rows.map(|(input, _)| (input[0], input[1])).collect();
            chart
                .points(&format!("{name}, {said}"), at)
                .role(Role::Series(role))
                .marker(marker)
                .unlabelled();
        }
        told.push(format!(
            "With {name} the network answers {} % of these points as they are labelled, and {new} % of \
             {} new points by their right labels",
            share(&training),
            right.len(),
        ));
        charts.push(chart);
    }
    let desc = format!(
        "Two pictures of the square with {} labelled points and, shaded, the region where a network \
         answers yes. The right region is two opposite quarters, and about one label in ten is wrong. \
         {}.",
        training.len(),
        told.join(". "),
    );
    beside(
        charts,
        "Learned by heart, or not",
        &desc,
        "Discs are labelled yes, crosses no, and some of them wrongly: the dotted lines are the true \
         borders. Shaded is where the network answers yes; above each panel is its share of right \
         answers to new points. Left, nothing is done, and the shade reaches out for single wrong \
         labels. Right, the same start and the same points with the remedy that is named above.",
    )
}
