//! The chapter's figures.

use ch08_sigmoid::activate_prime;
use ch11_architecture::Network;
use ch12_network::{Samples, Trainer, decide};
use plot::diagram::Diagram;
use plot::{
    Chart, Corner, Dash, Entry, Figure, Marker, Role, Side, amount, beside, course, entry, fixed,
    number,
};

use ch13_validation::figures::{Row, shares, strip};
use study::spread;

use crate::penguins::{FILE, SPECIES};
use crate::worked::recorded::{CHOSEN_APART, CHOSEN_LEAKING, REPEATED_APART, REPEATED_LEAKING};
use crate::worked::{DEAF, Setup, errors, preactivations, scaled, shuffle_inputs_alone};
use crate::{Rule, Scaler, one_of, shuffle, to_samples, tomatoes};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("one_of_n", one_of_n()),
    entry!("units", units(Units)),
    entry!("saturation", saturation(HueUnit)),
    entry!("pipeline", pipeline()),
    entry!("leaks", leaks()),
    entry!("broken_shuffle", broken_shuffle(ShuffleRun)),
    entry!("rules", rules(RuleRun)),
    entry!("penguins", penguins(Axes)),
];

/// A point, and whether its label is yes.
type Labelled = ((f64, f64), bool);

/// Two kinds of points: yes as dots, no as rings.
fn two_kinds(chart: &mut Chart, names: [&str; 2], points: &[Labelled]) {
    let kind = |kind: bool| {
        points.iter().filter(move |(_, yes)| *yes == kind).map(|(at, _)| *at).collect::<Vec<_>>()
    };
    chart.points("yes", kind(true)).marker(Marker::Dot).role(Role::Series(2)).label(names[0]);
    chart.points("no", kind(false)).marker(Marker::Ring).role(Role::Series(1)).label(names[1]);
}

/// How far red is from yellow, yellow from green, and green from red.
pub fn apart(red: &[f64], yellow: &[f64], green: &[f64]) -> [f64; 3] {
    [(red, yellow), (yellow, green), (green, red)]
        .map(|(a, b)| a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt())
}

/// Three colours as numbers on a line, in two orders, and as one-of-3.
pub fn one_of_n() -> Figure {
    let mut net = Diagram::new(640.0, 306.0);
    let rim = |colour: &str| match colour {
        "red" => Role::Series(5),
        "yellow" => Role::Series(2),
        _ => Role::Series(3),
    };
    let mut said = vec![];
    for (line, title, colours, y) in [
        ("first", "by colour", ["red", "yellow", "green"], 74.0),
        ("second", "by the alphabet", ["green", "red", "yellow"], 222.0),
    ] {
        let number = |name: &str| {
            let place = colours.iter().position(|colour| *colour == name).unwrap_or(0);
            [place as f64 + 1.0]
        };
        let distances = apart(&number("red"), &number("yellow"), &number("green"));
        net.note((14.0, y - 54.0), title).start();
        let ids = colours.map(|colour| format!("{line}-{colour}"));
        for (place, (colour, id)) in colours.iter().zip(&ids).enumerate() {
            let node = net.node(id, (48.0 + 122.0 * place as f64, y));
            node.radius(39.0).role(rim(colour)).line(colour).line(&format!("{}", place + 1));
        }
        let between = |a: &str, b: &str| {
            let ends = [a, b];
            if !ends.contains(&"green") {
                distances[0]
            } else if !ends.contains(&"red") {
                distances[1]
            } else {
                distances[2]
            }
        };
        for place in 0..2 {
            let label = fixed(between(colours[place], colours[place + 1]), 0);
            net.edge(&ids[place], &ids[place + 1]).headless().label(&label).at(0.5);
        }
        let whole = between(colours[0], colours[2]);
        net.brace((292.0, y + 42.0), (48.0, y + 42.0), &fixed(whole, 0));
        net.datum(&format!("distances {title}"), &distances);
        said.push(format!(
            "{title} they stand in the order {}: from red to yellow it is {}, from yellow to green \
             {}, from green to red {}",
            colours.join(", "),
            fixed(distances[0], 0),
            fixed(distances[1], 0),
            fixed(distances[2], 0),
        ));
    }
    // The corners as they are seen along the diagonal of the cube: equally far from each other.
    let corners = [("red", (500.0, 84.0)), ("yellow", (400.0, 257.2)), ("green", (600.0, 257.2))];
    let codes: Vec<Vec<f64>> = (0..corners.len()).map(|index| one_of(3, index)).collect();
    let distances = apart(&codes[0], &codes[1], &codes[2]);
    net.note((500.0, 20.0), "one-of-3");
    for ((name, at), code) in corners.iter().zip(&codes) {
        let code: Vec<String> = code.iter().map(|input| fixed(*input, 0)).collect();
        net.node(name, *at).radius(39.0).role(rim(name)).line(name).line(&code.join(", "));
    }
    for (place, distance) in distances.iter().enumerate() {
        let (from, to) = (corners[place].0, corners[(place + 1) % 3].0);
        net.edge(from, to).headless().label(&fixed(*distance, 2)).at(0.5);
    }
    net.datum("distances of one-of-3", &distances);
    let desc = format!(
        "Three colours as numbers on a line, and as one-of-3. On the left, twice, the numbers 1, 2 and \
         3: {}. On the right three corners, each with its code of two zeros and a one: from each to \
         each it is {}.",
        said.join("; "),
        fixed(distances[0], 2),
    );
    net.finish(
        "Three colours in numbers",
        &desc,
        "The numbers on the lines are distances. Left: on a line one colour always lies in the middle, \
         and the two at the ends are twice as far from each other. Right: with an input for each colour \
         they are three corners of a cube, and each is as far from the others as any.",
    )
}

plot::parameters! {
    /// How tomatoes are drawn.
    pub struct Units {
        /// How they are scaled on the right: to mean 0 and spread 1, or between 0 and 1.
        scaling: "on the right" one of ["standardised", "min-max"], default "standardised";
        /// How many.
        count: "tomatoes" in 20.0..=200.0, step 20.0, default 100.0;
        /// Which ones.
        seed: "seed" in 0.0..=20.0, step 1.0, default 1.0;
    }
}

/// Tomatoes by hue and density, as measured and scaled, one unit as long one way as the other.
pub fn units(p: &Units) -> Figure {
    let box_of_tomatoes = tomatoes(p.count as usize, p.seed as u64);
    let samples = to_samples(&box_of_tomatoes);
    let standard = p.scaling == "standardised";
    let fit = if standard { Scaler::fit } else { Scaler::fit_min_max };
    let inputs = fit(&samples.inputs).apply(&samples.inputs);
    let raw: Vec<Labelled> = box_of_tomatoes.iter().map(|t| ((t.hue, t.density), t.ripe)).collect();
    let ready: Vec<_> = box_of_tomatoes
        .iter()
        .zip(inputs.rows())
        .map(|(tomato, row)| ((row[0], row[2]), tomato.ripe))
        .collect();
    // Equal units make the frames squares, whatever the numbers beside them take; the widths are
    // what that needs, or a little more.
    let mut left = Chart::new(0.0..=120.0, -60.0..=60.0)
        .size(336.0, 330.0)
        .equal_units()
        .x("hue in degrees")
        .y("density in g/cm^3")
        .legend(Corner::TopRight);
    two_kinds(&mut left, ["ripe", "not yet"], &raw);
    let axis = if standard { -3.0..=3.0 } else { 0.0..=1.0 };
    let mut right = Chart::new(axis.clone(), axis)
        .size(if standard { 288.0 } else { 298.0 }, 330.0)
        .equal_units()
        .x(if standard { "hue, standardised" } else { "hue: share of its range" })
        .y(if standard { "density, standardised" } else { "density: share of its range" });
    two_kinds(&mut right, ["", ""], &ready);
    let densities: Vec<f64> = raw.iter().map(|point| point.0.1).collect();
    left.datum("left: density", &densities);
    let ripe = raw.iter().filter(|(_, ripe)| *ripe).count();
    let range = |values: fn(&Labelled) -> f64| {
        let values: Vec<f64> = raw.iter().map(values).collect();
        let (low, high) = plot::bounds(&values).unwrap_or((0.0, 0.0));
        format!("from {} to {}", fixed(low, 2), fixed(high, 2))
    };
    let desc = format!(
        "{} tomatoes, {ripe} of them ripe, twice. On the left as measured, hue {} degrees and \
         density {} grams per cubic centimetre, on axes with equal units: all points lie on one \
         level line. On the right {}: the points fill the square and the ripe ones lie towards one \
         corner.",
        raw.len(),
        range(|point| point.0.0),
        range(|point| point.0.1),
        if standard { "standardised" } else { "scaled to the range from 0 to 1" },
    );
    beside(
        [left, right],
        "Tomatoes in units of measurement and scaled",
        &desc,
        "Both charts give one unit the same length in both directions, as a dot product does. As \
         measured, all tomatoes lie on a line and the density has no say. Scaled, both features \
         spread alike, and the ripe ones, filled, are seen to keep to one side. In print, 100 \
         tomatoes, standardised.",
    )
}

plot::parameters! {
    /// In which unit the hue goes into the network.
    pub struct HueUnit {
        /// So many degrees count as 1.
        degrees: "degrees that count as 1" in 1.0..=40.0, step 1.0, default 1.0;
        /// Which weights.
        seed: "seed" in 0.0..=20.0, step 1.0, default 1.0;
    }
}

/// The preactivations of the hidden nodes before training, for a hue in other units.
pub fn saturation(p: &HueUnit) -> Figure {
    let samples = to_samples(&tomatoes(200, p.seed as u64));
    let standard = Scaler::fit(&samples.inputs);
    let mut scaler = standard.clone();
    // The other columns are standardised; the hue only in part.
    scaler.offset[0] = 0.0;
    scaler.unit[0] = p.degrees;
    let samples = scaled(&scaler, &samples);
    let network = Network::seeded(7, 6, 1, p.seed as u64);
    let pre = preactivations(&network, &samples);
    let mut bars = [0.0; 21];
    for value in &pre {
        let bar = (value / 2.0).round().clamp(-10.0, 10.0) + 10.0;
        bars[bar as usize] += 100.0 / pre.len() as f64;
    }
    let share = |slope: f64| slope < DEAF;
    let deaf = pre.iter().filter(|pre| share(activate_prime(**pre))).count();
    let deaf = 100.0 * deaf as f64 / pre.len() as f64;
    let top = bars.iter().fold(20.0_f64, |top, bar| top.max(*bar));
    let names: Vec<(f64, String)> = [-20, -10, 0, 10, 20]
        .map(|pre| {
            let beyond = match pre {
                -20 => "≤ −20".to_owned(),
                20 => "≥ 20".to_owned(),
                _ => number(f64::from(pre), 3),
            };
            (f64::from(pre) / 2.0 + 10.0, beyond)
        })
        .into();
    let ticks: Vec<(f64, &str)> = names.iter().map(|(at, name)| (*at, name.as_str())).collect();
    let mut chart = Chart::new(-0.7..=20.7, 0.0..=1.08 * top)
        .x("preactivation of a hidden node")
        .y("per cent of all cases")
        .x_ticks(&ticks);
    chart.bars("per cent", &bars).role(Role::Series(1));
    for edge in [-4.6, 4.6] {
        chart.vertical(edge / 2.0 + 10.0).dash(Dash::Dashed).role(Role::Ink);
    }
    chart.note((15.7, 1.02 * top), &format!("{} % outside", fixed(deaf, 1)));
    chart.datum("per cent with a slope below 0.01", &[deaf]);
    let desc = format!(
        "A histogram of the preactivations of 6 hidden nodes for 200 tomatoes before training, with the \
         hue in units of {}. {} per cent of them lie where the slope of the activation \
         function is below {DEAF}. The outermost bars hold {} and {} per cent.",
        amount(p.degrees, 3, "degree", "degrees"),
        fixed(deaf, 1),
        fixed(bars[0], 1),
        fixed(bars[20], 1),
    );
    chart.finish(
        "How many hidden nodes listen",
        &desc,
        "Outside the dashed lines the slope of the activation function is below a hundredth and a \
         node hardly learns. Here the hue alone is in degrees, the other columns are standardised, \
         and it is one network before its training with 200 tomatoes; a case is one hidden node and one \
         tomato. Most of its cases are outside, \
         many beyond the ends of the axis. On the screen, let more degrees count as 1, and most \
         cases move between the lines.",
    )
}

/// What is fitted on which rows, and what is applied to which.
pub fn pipeline() -> Figure {
    let mut net = Diagram::new(640.0, 400.0);
    let (left, right, bar) = ((108.0, 236.0), (492.0, 632.0), (322.0, 404.0));
    // Three fifths, a fifth and a fifth of the table, to scale, and below it a row from outside.
    let rows = [
        ("training", "to train on", 96.0, 231.0, Role::Series(1)),
        ("validation", "to choose by", 235.0, 280.0, Role::Series(2)),
        ("test", "to report", 284.0, 329.0, Role::Series(3)),
        ("a new row", "to answer", 352.0, 396.0, Role::Ink),
    ];
    net.shade((bar.0, rows[0].2), (bar.1, rows[3].3), Role::Series(4));
    for (name, next, top, bottom, role) in rows {
        let middle = 0.5 * (top + bottom);
        net.shade((left.0, top), (left.1, bottom), role);
        net.shade((right.0, top), (right.1, bottom), role);
        net.note((0.5 * (left.0 + left.1), middle), name);
        net.note((0.5 * (right.0 + right.1), middle), next);
        net.arrow((left.1 + 5.0, middle), (right.0 - 5.0, middle)).width(2.0);
    }
    let middle = 0.5 * (bar.0 + bar.1);
    net.note((middle, 118.0), "apply");
    net.note((0.5 * (right.0 + right.1), 76.0), "scaled");
    // The scaler, fitted on the training rows.
    net.shade((bar.0 - 44.0, 8.0), (bar.1 + 44.0, 64.0), Role::Series(4));
    net.note((middle, 24.0), "scaler: offset");
    net.note((middle, 47.0), "and unit");
    net.arrow((middle, 66.0), (middle, 94.0)).width(2.0);
    let fit = 186.0;
    net.arrow((fit, 94.0), (fit, 50.0)).width(2.0).headless();
    net.arrow((fit, 50.0), (bar.0 - 48.0, 50.0)).width(2.0);
    net.note((fit + 10.0, 72.0), "fit").start();
    // What must not be: struck out.
    let wrong = Role::Series(5);
    let (from, up, cross) = (46.0, 22.0, 140.0);
    net.brace((left.0 - 6.0, rows[2].3), (left.0 - 6.0, rows[0].2), "all rows");
    let all = 0.5 * (rows[0].2 + rows[2].3);
    net.arrow((from, all - 16.0), (from, up)).role(wrong).dash(Dash::Dashed).headless();
    net.arrow((from, up), (bar.0 - 48.0, up)).role(wrong).dash(Dash::Dashed);
    for side in [-1.0, 1.0] {
        let end = |way: f64| (cross + 12.0 * way, up + 12.0 * side * way);
        net.arrow(end(-1.0), end(1.0)).role(wrong).width(4.0).headless();
    }
    net.datum("parts of the table", &[0.6, 0.2, 0.2]);
    net.finish(
        "What may look at which rows",
        "A table is split into three parts, 60 per cent of the rows for training, 20 for validation and \
         20 for the test. An arrow, fit, leads from the training rows alone to the scaler, its offset and its \
         unit. That scaler is applied to the training rows, to the validation rows, to the test rows and \
         to a new row that comes in later; scaled, they are to train on, to choose by, to report and to \
         answer. A dashed arrow from all rows to the scaler is struck out.",
        "The scaler looks at the training rows and at no others. The same offset and unit are then applied \
         to every row that there is or will be. The dashed arrow would be leakage: rows that are to \
         judge would have had a part in the preparation.",
    )
}

/// What a hundred pipelines report of noise, honest ones and leaking ones.
pub fn leaks() -> Figure {
    let row = |name: &str, right: &[u8; 100], of: usize| -> Row<'static> {
        (name.to_owned(), vec![("", shares(right.map(u16::from), of))])
    };
    let rows = [
        row("chosen on training rows", &CHOSEN_APART, 20),
        row("chosen on all rows", &CHOSEN_LEAKING, 20),
        row("copies kept together", &REPEATED_APART, 30),
        row("split row by row", &REPEATED_LEAKING, 30),
    ];
    let (mut chart, said) =
        strip(&rows, (10.0, 101.0), "per cent right on the validation rows", 470.0);
    chart.vertical(50.0).role(Role::Ink).dash(Dash::Dotted);
    let medians: Vec<f64> =
        rows.iter().map(|(_, shown)| spread(shown[0].1.iter().copied()).median).collect();
    for (row, at) in medians.iter().enumerate() {
        let place = (rows.len() - 1 - row) as f64;
        // The number stands beside the end of its stroke, above the dots.
        chart.segment((*at, place - 0.36), (*at, place + 0.58)).width(3.2);
        chart.note((at + 6.5, place + 0.49), &fixed(*at, 1));
    }
    chart.datum("medians", &medians);
    let medians: Vec<String> = medians.iter().map(|at| fixed(*at, 1)).collect();
    let desc = format!(
        "Four strips of a hundred dots each, in per cent right on validation rows of pure noise. \
         {said}. A stroke through each strip marks its median: {}. A dotted line marks one half.",
        medians.join(", "),
    );
    chart.finish(
        "What is reported about nothing",
        &desc,
        "A hundred seeds to a strip. Seeds with the same report are piled up into a column: within \
         a strip, the higher it is, the more of them there are. A stroke marks the median, and the \
         dotted line the truth, one half. Columns that were chosen on the training rows, and copies \
         that stay together, scatter about it. Choose on all rows, or split copies row by row, and the \
         report moves away to the right.",
    )
}

plot::parameters! {
    /// Two trainings.
    pub struct ShuffleRun {
        /// LR.
        learning_rate: "learning rate LR" in 0.01..=0.2, step 0.01, default 0.02;
        /// Which tomatoes, order and weights.
        seed: "seed" in 0.0..=20.0, step 1.0, default 1.0;
    }
}

/// The error in training, with the labels moved along and with the labels left behind.
pub fn broken_shuffle(p: &ShuffleRun) -> Figure {
    let (epochs, seed) = (60, p.seed as u64);
    let samples = to_samples(&tomatoes(200, seed));
    let samples = scaled(&Scaler::fit(&samples.inputs), &samples);
    let (mut together, mut apart) = (samples.clone(), samples);
    shuffle(&mut together, seed);
    shuffle_inputs_alone(&mut apart, seed);
    let ripe = apart.targets.mean().unwrap_or(0.0);
    let base_rate = 0.5 * ripe * (1.0 - ripe);
    let setup = Setup { hidden: 6, learning_rate: p.learning_rate, epochs };
    let courses = [together, apart].map(|samples| errors(&samples, setup, seed).0);
    let top = courses.iter().flatten().fold(0.16_f64, |top, error| top.max(*error));
    let mut chart = Chart::new(1.0..=epochs as f64, 0.0..=top)
        .x("epoch")
        .y("error of a sample")
        .legend(Corner::TopRight);
    for (name, errors) in ["shuffled together", "inputs alone"].iter().zip(&courses) {
        let points = errors.iter().enumerate().map(|(n, error)| (n as f64 + 1.0, *error));
        chart.line(name, points);
    }
    chart
        .horizontal(base_rate)
        .dash(Dash::Dotted)
        .role(Role::Ink)
        .label("½p(1 − p)")
        .side(Side::Below);
    chart.datum("error at the base rate", &[base_rate]);
    let desc = format!(
        "The error of a sample over {epochs} epochs at a learning rate of {}. {}; {}. The error \
         at the base rate is {}, for {} per cent of ripe tomatoes.",
        number(p.learning_rate, 3),
        course("Shuffled together it", &courses[0]),
        course("with the inputs shuffled alone it", &courses[1]),
        fixed(base_rate, 4),
        fixed(100.0 * ripe, 1),
    );
    chart.finish(
        "Shuffled with and without labels",
        &desc,
        "Both errors fall at first, so a glance at the beginning of the run finds nothing wrong. The \
         solid one goes on falling. The dashed one stays near the dotted line, the error at the base \
         rate, where a network ends up that has learned how many tomatoes are ripe and nothing about \
         which. In print, 200 tomatoes at a learning rate of two hundredths.",
    )
}

plot::parameters! {
    /// A rule and a training.
    pub struct RuleRun {
        /// The rule that labels.
        rule: "rule" one of ["threshold", "plane", "corners"], default "corners";
        /// How many samples.
        samples: "samples" in 10.0..=300.0, step 10.0, default 60.0;
        /// Which samples and weights.
        seed: "seed" in 0.0..=20.0, step 1.0, default 1.0;
    }
}

/// Updates of the figure's training, whatever the number of samples.
const UPDATES: usize = 6_000;

/// What a rule says, and what a network has learned of it.
pub fn rules(p: &RuleRun) -> Figure {
    let rule = [Rule::Threshold, Rule::Plane, Rule::Corners][p.rule.index()];
    let (count, seed) = (p.samples as usize, p.seed as u64);
    let samples = rule.samples(count, seed);
    let network = Network::seeded(3, 6, 1, seed);
    let mut trainer = Trainer::new(network, 1.0);
    for row in 0..UPDATES {
        let row = row % count;
        trainer.step(samples.inputs.row(row), samples.targets.row(row));
    }
    let answer = |a: f64, b: f64| {
        let weights = &trainer.network;
        let hidden = (0..6).map(|h| {
            let pre = a * weights.i_to_h[[0, h]] + b * weights.i_to_h[[1, h]];
            ch08_sigmoid::activate(pre + weights.i_to_h[[2, h]]) * weights.h_to_o[[h, 0]]
        });
        decide(ch08_sigmoid::activate(hidden.sum()))
    };
    let fresh = rule.samples(1000, 1000 + seed);
    let right = |samples: &Samples| {
        let rows = samples.inputs.rows().into_iter().zip(&samples.targets);
        let right = rows.filter(|(row, target)| answer(row[0], row[1]) == **target).count();
        100.0 * right as f64 / samples.len() as f64
    };
    let (known, unknown) = (right(&samples), right(&fresh));
    let points: Vec<Labelled> = samples
        .inputs
        .rows()
        .into_iter()
        .zip(&samples.targets)
        .map(|(row, target)| ((row[0], row[1]), *target == 1.0))
        .collect();
    // Above the square there is room for the legend.
    let names = [-1.0, -0.5, 0.0, 0.5, 1.0].map(|at| (at, number(at, 3)));
    let ticks: Vec<(f64, &str)> = names.iter().map(|(at, name)| (*at, name.as_str())).collect();
    let frame = || {
        Chart::new(-1.0..=1.0, -1.0..=1.7)
            .size(310.0, 413.0)
            .x("first input")
            .y("second input")
            .x_ticks(&[(-1.0, "−1"), (0.0, "0"), (1.0, "1")])
            .y_ticks(&ticks)
    };
    let mut left = frame().legend(Corner::TopRight);
    left.note((-0.6, 1.35), "the rule");
    left.region(|a, b| b <= 1.0 && rule.label(a, b) == 1.0).role(Role::Series(2));
    let mut right_chart = frame();
    right_chart.note((0.0, 1.35), "the network");
    right_chart.region(|a, b| b <= 1.0 && answer(a, b) == 1.0).role(Role::Series(2));
    two_kinds(&mut left, ["yes", "no"], &points);
    two_kinds(&mut right_chart, ["", ""], &points);
    right_chart.datum("right: known, unknown", &[known, unknown]);
    let desc = format!(
        "Two squares with the same {count} samples. On the left the region where the rule, {}, says \
         yes; on the right the region where a network of 6 hidden nodes says yes after {UPDATES} \
         updates. It is right on {} per cent of these samples and on {} per cent of 1000 others.",
        match rule {
            Rule::Threshold => "a threshold for the first input",
            Rule::Plane => "a slanting line",
            Rule::Corners => "coordinates of different signs",
        },
        fixed(known, 1),
        fixed(unknown, 1),
    );
    beside(
        [left, right_chart],
        "A rule, and what a network makes of samples from it",
        &desc,
        "Shaded on the left is where the rule says yes, with the samples that it labelled; on the \
         right, where the trained network says yes. The dots and rings are the same, in print 60. The \
         network knows the rule from them alone, and where there are none it has to guess.",
    )
}

/// Species, measurements and label of every penguin of which all is known. The strict reader of
/// `penguins` and the tables for reading any `f64` would be a sixth of what the browser loads for
/// this chapter; the file is the one that has been read strictly, its numbers have at most one
/// decimal, and a test holds the two readers together.
pub fn points() -> impl Iterator<Item = (usize, [f64; 4], bool)> {
    let number = |cell: &str| -> Option<f64> {
        let (whole, tenths) = cell.split_once('.').unwrap_or((cell, "0"));
        let tenths = 10 * whole.parse::<u32>().ok()? + tenths.parse::<u32>().ok()?;
        Some(f64::from(tenths) / 10.0)
    };
    FILE.lines().skip(1).filter_map(move |line| {
        let cells: Vec<&str> = line.split(',').collect();
        let species = SPECIES.iter().position(|name| *name == cells[0])?;
        let measured = [number(cells[2])?, number(cells[3])?, number(cells[4])?, number(cells[5])?];
        let male = ["female", "male"].iter().position(|name| *name == cells[6])? == 1;
        Some((species, measured, male))
    })
}

/// What is measured of a penguin.
const MEASURES: [&str; 4] = ["bill length", "bill depth", "flipper", "mass"];

plot::parameters! {
    /// Which measurements, and of whom.
    pub struct Axes {
        /// Across.
        across: "across" one of MEASURES, default "mass";
        /// Upwards.
        up: "up" one of MEASURES, default "bill depth";
        /// Of whom.
        species: "species" one of ["all", "Adelie", "Chinstrap", "Gentoo"], default "all";
    }
}

/// Penguins by two of their measurements: a strip for each species on one axis, with the means of
/// both sexes.
pub fn penguins(p: &Axes) -> Figure {
    let (across, up) = (p.across.index(), p.up.index());
    let axes = [
        ("bill length in mm", (30.0, 61.0), [40.0, 55.0], 1),
        ("bill depth in mm", (12.5, 25.0), [15.0, 20.0], 1),
        ("flipper length in mm", (168.0, 235.0), [180.0, 220.0], 0),
        ("body mass in g", (2500.0, 6500.0), [3500.0, 5500.0], 0),
    ];
    let (name, (from, to), _, digits) = axes[across];
    let (name_up, (low, high), ticks_up, _) = axes[up];
    // The axis of the depth goes on to leave room for the legend, and upwards there is none.
    let high = if up == 1 { 22.5 } else { high };
    let kinds: Vec<usize> =
        (0..3).filter(|&kind| ["all", SPECIES[kind]].contains(&p.species.name())).collect();
    let alone = kinds.len() == 1;
    // A strip is one unit high, and its upper part is left to the means.
    let room = if alone { 0.92 } else { 0.8 };
    let base = |strip: usize| (kinds.len() - 1 - strip) as f64;
    let height = |strip: usize, value: f64| base(strip) + room * (value - low) / (high - low);
    let mut names: Vec<(f64, String)> = vec![];
    for (strip, &kind) in kinds.iter().enumerate() {
        names.push((base(strip) + 1.0, SPECIES[kind].to_owned()));
        names.extend(ticks_up.map(|tick| (height(strip, tick), number(tick, 4))));
    }
    let ticks: Vec<(f64, &str)> = names.iter().map(|(at, name)| (*at, name.as_str())).collect();
    let mut chart = Chart::new(from..=to, 0.0..=kinds.len() as f64)
        .size(640.0, if alone { 400.0 } else { 490.0 })
        .x(name)
        .y(name_up)
        .y_ticks(&ticks)
        .legend(if alone { Corner::BottomRight } else { Corner::TopRight });
    let (mut count, mut males, mut said) = (0, 0, vec![]);
    for (strip, &kind) in kinds.iter().enumerate() {
        let mut means = vec![];
        for (sex, is_male) in [("male", true), ("female", false)] {
            let of_sex: Vec<(f64, f64)> = points()
                .filter(|(species, _, male)| *species == kind && *male == is_male)
                .map(|(_, measured, _)| (measured[across], height(strip, measured[up])))
                .collect();
            count += of_sex.len();
            males += if is_male { of_sex.len() } else { 0 };
            let mean = of_sex.iter().map(|at| at.0).sum::<f64>() / of_sex.len() as f64;
            let (role, dash, marker) = if is_male {
                (Role::Series(2), Dash::Solid, Marker::Dot)
            } else {
                (Role::Series(1), Dash::Dashed, Marker::Ring)
            };
            let mark = chart.points(&format!("{} {sex}", SPECIES[kind]), of_sex);
            mark.marker(marker).role(role).label(if strip == 0 { sex } else { "" });
            let top = base(strip) + room + 0.02;
            chart.segment((mean, base(strip)), (mean, top)).role(role).dash(dash).width(3.2);
            chart.note((mean, top + 0.08), &fixed(mean, digits)).role(role);
            means.push(mean);
        }
        said.push(format!(
            "{} males {}, females {}",
            SPECIES[kind],
            fixed(means[0], digits),
            fixed(means[1], digits)
        ));
        chart.datum(&format!("means of {}", SPECIES[kind]), &means);
    }
    let desc = format!(
        "{count} penguins, {males} of them male, by {name} and upwards by {name_up}, {}. Strokes mark \
         the means of {name}: {}.",
        match p.species.name() {
            "all" => "a strip for each of three species".to_owned(),
            species => format!("{species} alone"),
        },
        said.join("; "),
    );
    chart.finish(
        "Penguins by two measurements",
        &desc,
        "The three species below each other on one axis, with a stroke at the mean of each sex, dashed \
         for the females. Within a species the males, filled, lie towards the upper right, and the \
         sexes mostly come apart. A heavy penguin may still be a female of a heavier kind: most Gentoo \
         females are heavier than nine in ten males of the others.",
    )
}
