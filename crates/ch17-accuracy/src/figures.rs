//! The chapter's figures.

use ch08_sigmoid::{activate, activate_prime};
use ch13_validation::pick;
use ch14_datasets::mislabel;
use ch14_datasets::worked::DEAF;
use plot::{
    Chart, Corner, Dash, Entry, Figure, Marker, Role, Side, amount, beside, course, curve, entry,
    fixed, number, stacked,
};

use crate::worked::{LADDER, SIZES, in_per_cent, outputs, recorded};
use crate::{Network, Outcomes, Recipe, Rule, Samples, Scaler, Trainer, pumps, scaled};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("sizes", sizes()),
    entry!("saturation", saturation(Range)),
    entry!("together", together(Course)),
    entry!("ladder", ladder()),
    entry!("patience", patience(Waiting)),
    entry!("folds", folds()),
    entry!("threshold", threshold(Warning)),
];

/// Always saying no to the ball, in per cent.
fn no_to_the_ball() -> f64 {
    100.0 * (1.0 - std::f64::consts::PI * std::f64::consts::PI / 32.0)
}

/// Accuracy by hidden size, a dot for each seed.
pub fn sizes() -> Figure {
    let rules = ["sums", "both", "ball"];
    let names = SIZES.map(|size| size.to_string());
    let ticks: Vec<(f64, &str)> =
        (0..).zip(&names).map(|(place, name)| (f64::from(place), name.as_str())).collect();
    let mut said = vec![];
    let charts: Vec<Chart> = ["raw, no biases", "scaled, with biases"]
        .into_iter()
        .zip(&recorded::SIZES)
        .enumerate()
        .map(|(way, (name, by_rule))| {
            let mut chart = Chart::new(-0.5..=7.5, 45.0..=101.0)
                .size(314.0, 360.0)
                .x("hidden nodes")
                .y(&format!("% right: {name}"))
                .x_ticks(&ticks);
            chart.horizontal(no_to_the_ball()).dash(Dash::Dotted).role(Role::Ink).unlabelled();
            if way == 0 {
                chart = chart.legend(Corner::BottomRight);
            }
            for (rule, by_size) in rules.iter().zip(by_rule) {
                let number = rules.iter().position(|name| name == rule).unwrap_or(0);
                let shift = 0.22 * (number as f64 - 1.0);
                let points = by_size.iter().enumerate().flat_map(|(place, row)| {
                    in_per_cent(row).into_iter().map(move |right| (place as f64 + shift, right))
                });
                let points: Vec<(f64, f64)> = points.collect();
                let least = points.iter().map(|at| at.1).fold(f64::INFINITY, f64::min);
                let most = points.iter().map(|at| at.1).fold(f64::NEG_INFINITY, f64::max);
                said.push(format!(
                    "{name}, {rule}: from {} to {}",
                    fixed(least, 1),
                    fixed(most, 1)
                ));
                let marker = [Marker::Dot, Marker::Ring, Marker::Square][number];
                let mark = chart.points(rule, points);
                mark.marker(marker).role(Role::Series(number as u8 + 1)).opacity(0.8);
                if way == 1 {
                    mark.unlabelled();
                }
            }
            chart
        })
        .collect();
    let desc = format!(
        "Two charts of the share of right answers, for networks of 1 to 16 hidden nodes and three \
         rules, ten seeds each, all trained for one epoch. {} per cent. A dotted line at {} per \
         cent is what always saying no to the ball comes to.",
        said.join("; "),
        fixed(no_to_the_ball(), 1),
    );
    beside(
        charts,
        "Accuracy by hidden size, a dot for each seed",
        &desc,
        "Left as the series does it, right with scaled inputs and biases; one epoch of 40,000 \
         samples each, and a mark for each of ten seeds. On the left no size gets the ball above \
         the dotted line on average; the line is what saying no to everything comes to. On the \
         right the size begins to matter.",
    )
}

plot::parameters! {
    /// How far the inputs reach.
    pub struct Range {
        /// From minus this to this.
        reach: "inputs from minus this to this" in 0.5..=20.0, step 0.5, default 20.0;
        /// Which weights and inputs.
        seed: "seed" in 0.0..=20.0, step 1.0, default 2.0;
    }
}

/// Where on the sigmoid the hidden nodes are before training.
pub fn saturation(p: &Range) -> Figure {
    let samples = Rule::Ball.samples(60, p.seed as u64).inputs * (p.reach / 20.0);
    let network = Network::seeded(4, 4, 1, p.seed as u64);
    let pre: Vec<f64> =
        samples.rows().into_iter().flat_map(|row| network.forward(row).pre_h.to_vec()).collect();
    let deaf = pre.iter().filter(|pre| activate_prime(**pre) < DEAF).count();
    let share = 100.0 * deaf as f64 / pre.len() as f64;
    let mut chart = Chart::new(-60.0..=60.0, -0.08..=1.08)
        .size(640.0, 300.0)
        .x("preactivation of a hidden node")
        .y("its postactivation");
    chart
        .line("sigmoid", curve(-60.0..=60.0, 600, activate))
        .role(Role::Ink)
        .width(1.2)
        .unlabelled();
    for edge in [-4.58, 4.58] {
        chart.vertical(edge).dash(Dash::Dashed).role(Role::Ink);
    }
    let (low, high) = plot::bounds(&pre).unwrap_or((0.0, 0.0));
    chart
        .points("hidden nodes", pre.into_iter().map(|pre| (pre, activate(pre))))
        .marker(Marker::Ring)
        .role(Role::Series(1))
        .opacity(0.6)
        .unlabelled();
    chart.note((-36.0, 0.6), &format!("{} % outside", fixed(share, 0)));
    chart.datum("per cent with a slope below 0.01", &[share]);
    let desc = format!(
        "The sigmoid, and on it 240 rings: four hidden nodes with random weights, for 60 samples \
         whose inputs reach from minus {reach} to {reach}. Their preactivations lie between {} and \
         {}. {} per cent of them lie outside two dashed lines, where the slope is below a hundredth.",
        fixed(low, 1),
        fixed(high, 1),
        fixed(share, 0),
        reach = number(p.reach, 3),
    );
    chart.finish(
        "Where the hidden nodes are before the first update",
        &desc,
        "Four hidden nodes and 60 samples before training, a ring for each pair. Outside the dashed lines the \
         sigmoid is level and the node passes back less than a hundredth of what arrives. Turn the \
         inputs down until nearly all rings are inside.",
    )
}

plot::parameters! {
    /// How far training has come.
    pub struct Course {
        /// How many updates.
        updates: "updates" in 0.0..=5000.0, step 500.0, default 5000.0, time;
        /// Which samples and weights.
        seed: "seed" in 0.0..=20.0, step 1.0, default 1.0;
    }
}

/// Where three networks say yes, in the plane of the first two inputs.
pub fn together(p: &Course) -> Figure {
    let (seed, updates) = (p.seed as u64, p.updates as usize);
    let raw = Rule::Ball.samples(updates.max(100), seed);
    let scaler = Scaler::fit(&Rule::Ball.samples(2_000, seed).inputs);
    let ready = Samples { inputs: scaled(&scaler, &raw).inputs, targets: raw.targets.clone() };
    let first: Vec<usize> = (0..updates).collect();
    let recipe = Recipe {
        scaled: false,
        biased: true,
        hidden: 10,
        epochs: 1,
        learning_rate: 0.8,
        shrink: 1.0,
        shuffled: false,
    };
    let without = Recipe { biased: false, ..recipe };
    let others = Rule::Ball.samples(1_000, 1_000 + seed);
    let mut said = vec![];
    let mut charts = vec![];
    let panels = [
        ("biases alone", recipe, &raw, false),
        ("scaling alone", without, &ready, true),
        ("both", recipe, &ready, true),
    ];
    for (name, recipe, samples, scale) in panels {
        let network = recipe.train(&pick(samples, &first), seed);
        let asked = if scale { scaled(&scaler, &others) } else { others.clone() };
        let right = ch15_bias::correct(&network, &asked) as f64 / 10.0;
        let unit = |place: usize, value: f64| match scale {
            true => (value - scaler.offset[place]) / scaler.unit[place],
            false => value,
        };
        let rest = [unit(2, 0.0), unit(3, 0.0)];
        let yes = |a: f64, b: f64| {
            let input = [unit(0, a), unit(1, b), rest[0], rest[1]];
            let hidden = (0..recipe.hidden).map(|h| {
                let pre: f64 = (0..4).map(|i| input[i] * network.i_to_h[[i, h]]).sum();
                activate(pre + network.bias_h[h]) * network.h_to_o[[h, 0]]
            });
            b <= 20.0 && hidden.sum::<f64>() + network.bias_o[0] >= 0.0
        };
        let mut chart = Chart::new(-20.0..=20.0, -20.0..=30.0)
            .size(205.0, 250.0)
            .equal_units()
            .x("first input")
            .y_ticks(&[(-20.0, "−20"), (0.0, "0"), (20.0, "20")])
            .y("second input");
        chart.region(yes).role(Role::Series(2)).opacity(0.35);
        let short = name.trim_end_matches(" alone");
        chart.note((0.0, 26.0), &format!("{short}: {} %", fixed(right, 0)));
        let circle = (0..=90).map(|part| {
            let angle = f64::from(part) / 90.0 * std::f64::consts::TAU;
            (20.0 * libm::cos(angle), 20.0 * libm::sin(angle))
        });
        chart.line(name, circle).role(Role::Ink).dash(Dash::Dashed).unlabelled();
        chart.datum(&format!("{name}: per cent right"), &[right]);
        said.push(format!("{name}: {} per cent", fixed(right, 1)));
        charts.push(chart);
    }
    let desc = format!(
        "Three squares, first input across and second upwards, with the other two inputs at 0. A \
         dashed circle is the rule. Shaded is where a network of 10 hidden nodes says yes after {} \
         updates. Right answers to 1000 points of the whole cube: {}.",
        number(p.updates, 5),
        said.join("; "),
    );
    beside(
        charts,
        "Neither change alone",
        &desc,
        "The slice of the cube in which the last two inputs are 0. Inside the dashed circle the \
         right answer is yes; shaded is where a network of ten hidden nodes says it. The per cent \
         are for 1000 points of the whole cube. With biases alone or scaling alone there \
         is no shade, or one with no relation to the circle. With both the shade grows into it.",
    )
}

/// Each rung of the ladder, a dot for each seed.
pub fn ladder() -> Figure {
    let count = LADDER.len();
    let place = |rung: usize| (count - 1 - rung) as f64;
    let ticks: Vec<(f64, &str)> =
        LADDER.iter().enumerate().map(|(rung, r)| (place(rung), r.name)).collect();
    let mut chart = Chart::new(1.0..=40.0, -0.6..=count as f64 - 0.4)
        .size(640.0, 460.0)
        .log_x()
        .x("wrong answers in per cent")
        .y("")
        .y_ticks(&ticks)
        .x_ticks(&[(1.0, "1"), (2.0, "2"), (5.0, "5"), (10.0, "10"), (20.0, "20"), (40.0, "40")]);
    chart.vertical(100.0 - no_to_the_ball()).dash(Dash::Dotted).role(Role::Ink).label("always no");
    let climbed = [0, 3, 4, 5, 6, 11, 12];
    let mut said = vec![];
    for (rung, row) in LADDER.iter().zip(&recorded::LADDER).enumerate().map(|(n, r)| (n, r.1)) {
        let wrong: Vec<f64> = in_per_cent(&row[..12]).iter().map(|right| 100.0 - right).collect();
        let (low, high) = plot::bounds(&wrong).unwrap_or((0.0, 0.0));
        said.push(format!("{}: {} to {}", LADDER[rung].name, fixed(low, 2), fixed(high, 2)));
        let kept = climbed.contains(&rung);
        chart
            .points(LADDER[rung].name, wrong.into_iter().map(|wrong| (wrong, place(rung))))
            .marker(if kept { Marker::Dot } else { Marker::Ring })
            .role(Role::Series(if kept { 1 } else { 2 }))
            .opacity(0.75)
            .unlabelled();
    }
    let desc = format!(
        "A strip of twelve dots for each of {count} recipes, on a logarithmic axis of wrong answers \
         in per cent. {}.",
        said.join("; ")
    );
    chart.finish(
        "The ladder, a mark for each seed",
        &desc,
        "Wrong answers to 5000 validation samples after each change, twelve seeds a row; further \
         left is better. Dots are recipes that were kept, rings were tried and not kept. The axis is logarithmic: from 20 to 10 is as far as from \
         2 to 1.",
    )
}

plot::parameters! {
    /// A training that is allowed to wait.
    pub struct Waiting {
        /// How many epochs without a new best.
        patience: "patience" in 1.0..=40.0, step 1.0, default 10.0, unit "epochs";
        /// Which samples and weights.
        seed: "seed" in 0.0..=20.0, step 1.0, default 19.0;
    }
}

/// How long the figure's training is shown.
const SHOWN: usize = 70;
/// After how many epochs each the training error is taken.
const STRIDE: usize = 5;

/// Training and validation error over the epochs, and where patience ends.
pub fn patience(p: &Waiting) -> Figure {
    let seed = p.seed as u64;
    let mut training = Rule::Ball.samples(200, 2 * seed);
    let mut validation = Rule::Ball.samples(200, 2 * seed + 1);
    mislabel(&mut training, 0.1, 2 * seed);
    mislabel(&mut validation, 0.1, 2 * seed + 1);
    let scaler = Scaler::fit(&training.inputs);
    let (training, validation) = (scaled(&scaler, &training), scaled(&scaler, &validation));
    let mut trainer = Trainer::new(Network::seeded(4, 10, 1, seed), 0.5);
    let (mut seen, mut unseen) = (vec![], vec![]);
    for epoch in 0..=SHOWN {
        if epoch > 0 {
            trainer.epoch(&training);
        }
        if epoch % STRIDE == 0 {
            seen.push(error_of_a_sample(&trainer.network, &training));
        }
        unseen.push(error_of_a_sample(&trainer.network, &validation));
    }
    let (best, stop) = stops(&unseen, p.patience as usize);
    let top = seen.iter().chain(&unseen).copied().fold(0.15, f64::max);
    let mut chart = Chart::new(0.0..=SHOWN as f64, 0.0..=1.05 * top)
        .x("epochs")
        .y("error of a sample")
        .legend(Corner::BottomLeft);
    for (name, errors, stride) in [("training", &seen, STRIDE), ("validation", &unseen, 1)] {
        let point = |(place, error): (usize, &f64)| ((stride * place) as f64, *error);
        chart.line(name, errors.iter().enumerate().map(point));
    }
    chart
        .point("best", (best as f64, unseen[best]))
        .role(Role::Ink)
        .label("kept")
        .side(Side::Above);
    if let Some(stop) = stop {
        chart.vertical(stop as f64).dash(Dash::Dashed).role(Role::Ink).label("stop");
    }
    let desc = format!(
        "The error of a sample over {SHOWN} epochs. {}; {}. With a patience of {} training \
         {}; the network that is kept is that of epoch {best}, with a validation error of {}.",
        course("On the training samples it", &seen),
        course("on the validation samples it", &unseen),
        amount(p.patience, 3, "epoch", "epochs"),
        match stop {
            Some(stop) => format!("stops after epoch {stop}"),
            None => "has not stopped by then".to_owned(),
        },
        fixed(unseen[best], 4),
    );
    chart.finish(
        "When to stop",
        &desc,
        "200 samples to train on and 200 to validate with, a label in ten wrong in both, ten hidden \
         nodes. The validation error dips at once, is no better for some epochs, and only then \
         comes down and turns around. Patience is how long training goes on without a new lowest \
         one before it stops (dashed); what is kept is the network of the lowest. Turn patience to \
         5, and training ends in the first dip.",
    )
}

/// The chapter's error without an allocation for each sample, so that the figure is soon redrawn.
fn error_of_a_sample(network: &Network, samples: &Samples) -> f64 {
    let errors = samples.iter().map(|(input, target)| {
        let mut pre_o = network.bias_o[0];
        for (h, bias) in network.bias_h.iter().enumerate() {
            let sum: f64 = (0..input.len()).map(|i| input[i] * network.i_to_h[[i, h]]).sum();
            pre_o += activate(bias + sum) * network.h_to_o[[h, 0]];
        }
        let off = activate(pre_o) - target[0];
        0.5 * off * off
    });
    errors.sum::<f64>() / samples.len() as f64
}

/// The best epoch before patience ends, and the epoch in which it does, if it does.
fn stops(errors: &[f64], patience: usize) -> (usize, Option<usize>) {
    let mut best = 0;
    for (epoch, error) in errors.iter().enumerate() {
        if *error < errors[best] {
            best = epoch;
        } else if epoch == best + patience {
            return (best, Some(epoch));
        }
    }
    (best, None)
}

/// Right answers of 67 in the first fold alone, for thirty shuffles. A test holds them.
pub const ONE_FOLD: [u8; 30] = [
    58, 59, 60, 59, 60, 59, 59, 58, 63, 61, 59, 57, 64, 62, 65, 58, 61, 64, 59, 61, 63, 60, 63, 63,
    61, 65, 59, 60, 60, 62,
];
/// Right answers of 333 in all five folds. A test holds them.
pub const FIVE_FOLDS: [u16; 30] = [
    304, 305, 304, 303, 305, 304, 305, 305, 303, 305, 307, 304, 304, 297, 306, 303, 305, 309, 303,
    306, 303, 302, 303, 302, 304, 301, 303, 303, 301, 303,
];

/// Accuracy by one fold and by five, a dot for each shuffle.
pub fn folds() -> Figure {
    let one: Vec<f64> = ONE_FOLD.iter().map(|&right| 100.0 * f64::from(right) / 67.0).collect();
    let five: Vec<f64> = FIVE_FOLDS.iter().map(|&right| 100.0 * f64::from(right) / 333.0).collect();
    let mut chart = Chart::new(82.0..=100.0, -0.7..=1.7)
        .size(640.0, 240.0)
        .x("per cent of penguins told rightly")
        .y("")
        .y_ticks(&[(1.0, "one fold"), (0.0, "five folds")]);
    for (row, (name, shares)) in [("five folds", &five), ("one fold", &one)].into_iter().enumerate()
    {
        // Equal results are stacked, so that each shuffle is seen.
        let points = shares.iter().enumerate().map(|(place, share)| {
            let before = shares[..place].iter().filter(|other| *other == share).count();
            (*share, row as f64 - 0.3 + 0.085 * before as f64)
        });
        chart
            .points(name, points)
            .marker(Marker::Dot)
            .role(Role::Series(row as u8 + 1))
            .unlabelled();
    }
    let said = |values: &[f64]| {
        let (low, high) = plot::bounds(values).unwrap_or((0.0, 0.0));
        format!("from {} to {} per cent", fixed(low, 1), fixed(high, 1))
    };
    let desc = format!(
        "Two strips of thirty dots, one for each shuffle of the same 333 penguins. By one fold of 67 \
         the accuracy runs {}; by all five folds {}.",
        said(&one),
        said(&five),
    );
    chart.finish(
        "One fold and five",
        &desc,
        "Thirty shuffles of one and the same table. Whoever holds back one fifth (here always \
         the first fold) reads off one of the upper dots, and it is a matter of luck which. With five folds every penguin is asked \
         about once, whatever the shuffle, and the luck is nearly gone.",
    )
}

plot::parameters! {
    /// When to give warning.
    pub struct Warning {
        /// From which output on.
        threshold: "threshold" in 0.01..=0.6, step 0.01, default 0.5;
        /// What a miss costs, in false alarms.
        miss: "a miss costs so many false alarms" in 1.0..=30.0, step 1.0, default 10.0;
    }
}

/// The outputs for pumps of both kinds, and what each threshold costs.
pub fn threshold(p: &Warning) -> Figure {
    let training = pumps(2_000, 0.1, 1);
    let scaler = Scaler::fit(&training.inputs);
    let training = scaled(&scaler, &training);
    let mut trainer = Trainer::new(Network::seeded(4, 4, 1, 1), 0.05);
    for _ in 0..12 {
        trainer.epoch(&training);
    }
    let others = scaled(&scaler, &pumps(2_000, 0.1, 2));
    let answers = outputs(&trainer.network, &others);
    let targets: Vec<f64> = others.targets.iter().copied().collect();
    let width = 0.03;
    let bars = |kind: f64| -> Vec<f64> {
        let mut bars = vec![0.0; 21];
        for (answer, target) in answers.iter().zip(&targets) {
            if *target == kind {
                bars[((answer / width) as usize).min(20)] += 1.0;
            }
        }
        bars
    };
    let (sound, faulty) = (bars(0.0), bars(1.0));
    let place = |output: f64| output / width - 0.5;
    let names = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6].map(|at| (place(at), number(at, 2)));
    let ticks: Vec<(f64, &str)> = names.iter().map(|(at, name)| (*at, name.as_str())).collect();
    let range = place(0.0)..=place(0.63);
    let mut upper = Chart::new(range.clone(), 0.3..=2_000.0)
        .size(640.0, 230.0)
        .log_y()
        .x("")
        .y("pumps")
        .x_ticks(&ticks)
        .y_ticks(&[(1.0, "1"), (10.0, "10"), (100.0, "100"), (1000.0, "1000")]);
    let top = |values: &[f64]| -> Vec<(f64, f64)> {
        let steps = values.iter().enumerate().flat_map(|(bar, value)| {
            let value = value.max(0.31);
            [(bar as f64 - 0.5, value), (bar as f64 + 0.5, value)]
        });
        steps.collect()
    };
    upper.line("sound", top(&sound)).role(Role::Series(1)).unlabelled();
    upper.line("a fault is coming", top(&faulty)).role(Role::Series(2)).unlabelled();
    upper.note((place(0.19), 220.0), "sound").role(Role::Series(1));
    upper.note((place(0.15), 3.0), "a fault is coming").role(Role::Series(2));
    upper.vertical(place(p.threshold)).role(Role::Ink).dash(Dash::Dashed);
    let cost =
        |threshold: f64| Outcomes::count(&answers, &targets, threshold).cost(p.miss, 1.0) / 2.0;
    let costs: Vec<(f64, f64)> =
        (1..=62).map(|step| f64::from(step) / 100.0).map(|at| (place(at), cost(at))).collect();
    let (_, highest) =
        plot::bounds(&costs.iter().map(|cost| cost.1).collect::<Vec<_>>()).unwrap_or((0.0, 1.0));
    let mut lower = Chart::new(range, 0.0..=1.1 * highest)
        .size(640.0, 210.0)
        .x("output of the network")
        .y("cost for 1000 pumps")
        .x_ticks(&ticks);
    lower.line("cost", costs.iter().copied()).role(Role::Series(3)).unlabelled();
    lower.vertical(place(p.threshold)).role(Role::Ink).dash(Dash::Dashed);
    let formula = 1.0 / (1.0 + p.miss);
    lower.vertical(place(formula)).role(Role::Ink).dash(Dash::Dotted).label("by the formula");
    let here = Outcomes::count(&answers, &targets, p.threshold);
    let some = |count: usize, one: &str, many: &str| amount(count as f64, 6, one, many);
    let counts = [here.hits, here.misses, here.false_alarms, here.all_clears];
    lower.datum("hits, misses, false alarms, all clears", &counts.map(|count| count as f64));
    lower.datum("cost of this threshold", &[cost(p.threshold)]);
    let desc = format!(
        "Above, how many of 2000 pumps get which output, on a logarithmic axis, sound ones and ones \
         with a fault coming. At a threshold of {} there are {}, {}, {} and \
         {}, {} per cent right. Below, the cost for 1000 pumps by the threshold, when a \
         miss costs {}: {} here, {} at the formula's threshold, {}, and {} at the \
         lowest point of the line.",
        number(p.threshold, 3),
        some(here.hits, "hit", "hits"),
        some(here.misses, "miss", "misses"),
        some(here.false_alarms, "false alarm", "false alarms"),
        some(here.all_clears, "all clear", "all clears"),
        fixed(100.0 * here.accuracy(), 1),
        amount(p.miss, 3, "false alarm", "false alarms"),
        fixed(cost(p.threshold), 0),
        fixed(cost(formula), 0),
        fixed(formula, 3),
        fixed(costs.iter().map(|cost| cost.1).fold(f64::INFINITY, f64::min), 0),
    );
    stacked(
        [upper, lower],
        "Outputs, a threshold and its cost",
        &desc,
        "Above, 2000 pumps by the network's output; the upper axis counts tenfold from line to \
         line, and a step at its foot is no pump at all. Right of the dashed threshold there is an \
         alarm. Below, what each threshold costs these pumps. Their lowest point is ragged and \
         need not lie on the dotted line, which is right on average. Make a miss dearer and watch \
         both move to the left.",
    )
}
