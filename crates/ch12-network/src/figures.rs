//! The chapter's figures.

use ch11_architecture::Network;
use plot::diagram::Diagram;
use plot::{Chart, Corner, Dash, Entry, Figure, Marker, Role, course, entry, fixed, number};

use crate::worked::{self, RATE, XOR_SEEDS, XOR_SIZES, XOR_SOLVED};
use crate::{Samples, THRESHOLD, Trainer, colours};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("outputs", outputs(After)),
    entry!("regions", regions(Slice)),
    entry!("three_rates", three_rates(Seed)),
    entry!("sorted_epoch", sorted_epoch(InOrder)),
    entry!("program", program()),
    entry!("xor", xor()),
];

/// Samples of the figures.
const SAMPLES: usize = 1000;

/// The loss curve of a training: the error a sample of each of its epochs. The program draws the
/// one of the reader's own training with it.
pub fn training(errors: &[f64]) -> Figure {
    let last = errors.len().max(2) as f64;
    let most = errors.iter().copied().fold(0.0, f64::max);
    let mut chart = Chart::new(1.0..=last, 0.0..=1.1 * most).x("epoch").y("error a sample");
    // No screen shows more points than this.
    let stride = errors.len().div_ceil(1000).max(1);
    let points = (1..).zip(errors).step_by(stride).map(|(epoch, error)| (f64::from(epoch), *error));
    chart.line("error", points).unlabelled();
    let desc = format!("Over {} epochs {}.", errors.len(), course("the error a sample", errors));
    chart.finish(
        "Loss curve",
        &desc,
        "The error of each epoch, each sample's taken before its update.",
    )
}

plot::parameters! {
    /// Which run.
    pub struct Seed {
        /// Which weights and which colours.
        seed: "seed" in 0.0..=20.0, step 1.0, default 12.0;
    }
}

/// The loss curves of the same training at three learning rates.
pub fn three_rates(p: &Seed) -> Figure {
    let samples = colours(SAMPLES, p.seed as u64);
    let mut told = vec![];
    let curves = [0.01, 1.0, 100.0].map(|rate| {
        let mut trainer = Trainer::new(Network::seeded(3, 4, 1, p.seed as u64), rate);
        let errors: Vec<f64> = (0..50).map(|_| trainer.epoch(&samples) / SAMPLES as f64).collect();
        told.push(course(&format!("at a rate of {} the error a sample", number(rate, 2)), &errors));
        (1..).zip(errors).map(|(epoch, error)| (f64::from(epoch), error)).collect::<Vec<_>>()
    });
    let most = curves.iter().flatten().map(|at| at.1).fold(0.1, f64::max);
    let ticks = [(1.0, "1"), (10.0, "10"), (20.0, "20"), (30.0, "30"), (40.0, "40"), (50.0, "50")];
    let mut chart = Chart::new(1.0..=50.0, 0.0..=2.1 * most)
        .size(640.0, 300.0)
        .x("epoch")
        .x_ticks(&ticks)
        .y("[error](error) a sample, on the way")
        .legend(Corner::TopRight);
    let looks = [
        ("rate 0.01", Role::Series(1), Dash::Dashed),
        ("rate 1", Role::Series(2), Dash::Solid),
        ("rate 100", Role::Ink, Dash::Dotted),
    ];
    for ((name, role, dash), points) in looks.into_iter().zip(curves) {
        chart.line(name, points).role(role).dash(dash);
    }
    chart.finish(
        "A healthy loss curve and two sick ones",
        &format!("Fifty epochs of the same training: {}.", told.join("; ")),
        "The error on the way through each epoch. Solid, a healthy course: steep at first, then \
         slower and slower. Dashed, the rate is far too small: it falls the whole time and is nowhere \
         near its end. Dotted, the rate is far too large: in print it jumps, then stands still where \
         nearly every answer is no. Rounded otherwise, this run would jump otherwise.",
    )
}

plot::parameters! {
    /// A run at one moment.
    pub struct After {
        /// Epochs so far.
        epochs: "epochs" in 0.0..=50.0, step 1.0, default 10.0, time;
        /// Which weights and which colours.
        seed: "seed" in 0.0..=20.0, step 1.0, default 1.0;
    }
}

fn trained(p: &After) -> (Samples, Network) {
    let samples = colours(SAMPLES, p.seed as u64);
    let mut trainer = Trainer::new(Network::seeded(3, 4, 1, p.seed as u64), RATE);
    for _ in 0..p.epochs as usize {
        trainer.epoch(&samples);
    }
    (samples, trainer.network)
}

fn output(network: &Network, samples: &Samples, number: usize) -> f64 {
    network.forward(samples.inputs.row(number)).map_or(f64::NAN, |forward| forward.post_o[0])
}

/// The output of every sample over how blue it is.
pub fn outputs(p: &After) -> Figure {
    let (samples, network) = trained(p);
    let mut groups = [vec![], vec![]];
    for number in 0..samples.len() {
        let [red, green, blue] = [0, 1, 2].map(|column| samples.inputs[[number, column]]);
        let at = (blue - red.max(green), output(&network, &samples, number));
        groups[usize::from(samples.targets[[number, 0]] == 1.0)].push(at);
    }
    let wrong: Vec<(f64, f64)> = groups
        .iter()
        .zip([false, true])
        .flat_map(|(points, yes)| points.iter().filter(move |at| (at.1 >= THRESHOLD) != yes))
        .copied()
        .collect();
    let [no, yes] = groups;
    let missed = |points: &[(f64, f64)], yes: bool| {
        points.iter().filter(|at| (at.1 >= THRESHOLD) != yes).count()
    };
    let (missed_no, missed_yes) = (missed(&no, false), missed(&yes, true));
    let (all_no, all_yes) = (no.len(), yes.len());
    let is_right = |at: &(f64, f64), yes: bool| (at.1 >= THRESHOLD) == yes;
    let panel = |reach: f64, height: f64| {
        let mut chart = Chart::new(-reach..=reach, 0.0..=1.0)
            .size(640.0, height)
            .x("blue minus the larger of red and green")
            .y("[output](postactivation)")
            .legend(Corner::TopLeft);
        chart.horizontal(THRESHOLD).role(Role::Ink).dash(Dash::Dashed);
        chart.vertical(0.0).width(1.0);
        let within = |points: &[(f64, f64)]| -> Vec<(f64, f64)> {
            points.iter().filter(|at| at.0.abs() <= reach).copied().collect()
        };
        let (mut no, mut yes) = (within(&no), within(&yes));
        // Enlarged, a mistake is a cross alone: on another mark it would hardly be seen in print.
        if reach < 1.0 {
            no.retain(|at| is_right(at, false));
            yes.retain(|at| is_right(at, true));
        }
        chart.points("[target](target) 0", no).role(Role::Series(2)).marker(Marker::Ring);
        chart.points("[target](target) 1", yes).role(Role::Series(1)).marker(Marker::Dot);
        if reach < 1.0 {
            chart.points("mistake", within(&wrong)).role(Role::Ink).marker(Marker::Cross);
        }
        chart
    };
    let desc = format!(
        "The outputs of a 3-4-1 network for {SAMPLES} colours after {} epochs. Of {all_yes} samples \
         with target 1, {missed_yes} have an output below one half; of {all_no} with target 0, \
         {missed_no} have one of at least one half. The lower chart has the middle of the upper one, \
         ten times as wide, with crosses for the mistakes.",
        number(p.epochs, 3),
    );
    plot::stacked(
        [panel(1.0, 250.0), panel(0.1, 300.0)],
        "What the network answers, sample by sample",
        &desc,
        "Every mark is a sample, in print after 10 epochs. Right of the middle blue is the largest, and \
         the output should be 1; left of it, 0. Marks above the dashed threshold are answered yes. \
         Below, the middle is drawn ten times as wide, and a mistake is a cross: on the right a blue \
         colour below the threshold, on the left a colour that is not blue above it.",
    )
}

/// Where a line begins and where it ends.
type Line = [(f64, f64); 2];

plot::parameters! {
    /// A slice of the cube of colours, at one moment of the training.
    pub struct Slice {
        /// Epochs so far.
        epochs: "epochs" in 0.0..=50.0, step 1.0, default 10.0, time;
        /// How much blue all colours of the slice have.
        blue: "blue" in 0.1..=1.0, step 0.05, default 0.6;
        /// Which weights and which colours.
        seed: "seed" in 0.0..=20.0, step 1.0, default 1.0;
    }
}

/// Where in a slice of the cube the network says blue, and where it should.
pub fn regions(p: &Slice) -> Figure {
    let (_, network) = trained(&After { epochs: p.epochs, seed: p.seed });
    let says = |red: f64, green: f64| {
        let input = [red, green, p.blue];
        let hidden = |h: usize| {
            let pre: f64 = (0..3).map(|i| input[i] * network.i_to_h[[i, h]]).sum();
            ch08_sigmoid::activate(pre) * network.h_to_o[[h, 0]]
        };
        ch08_sigmoid::activate((0..4).map(hidden).sum()) >= THRESHOLD
    };
    let mut chart = Chart::new(0.0..=1.0, 0.0..=1.0).size(400.0, 400.0).x("red").y("green");
    chart.region(says).role(Role::Series(1)).opacity(0.35);
    let edge = [(p.blue, 0.0), (p.blue, p.blue), (0.0, p.blue)];
    chart.line("where blue is the largest", edge).role(Role::Ink).dash(Dash::Dashed).unlabelled();
    let lines: Vec<(usize, [f64; 2], Line)> = (0..4)
        .filter_map(|h| {
            let [red, green, blue] = [0, 1, 2].map(|i| network.i_to_h[[i, h]]);
            Some((h, [red, green], across([red, green], -blue * p.blue)?))
        })
        .collect();
    let mut drawn: Vec<Line> = lines.iter().map(|line| line.2).collect();
    drawn.extend([[edge[0], edge[1]], [edge[1], edge[2]]]);
    let (mut names, mut turns) = (vec![], vec![]);
    for &(h, rises, [from, to]) in &lines {
        let name = format!("H{}", h + 1);
        let says = if network.h_to_o[[h, 0]] < 0.0 { ("−", "no") } else { ("+", "yes") };
        chart.segment(from, to).role(Role::Series(2)).dash(Dash::Dotted).width(2.0);
        let ([foot, tip], at) = named_beside([from, to], rises, &drawn, &names);
        chart.segment(foot, tip).role(Role::Series(2)).width(2.5);
        chart.note(at, &format!("{name} {}", says.0));
        names.push(at);
        chart.datum(&format!("{name} turns"), &[from.0, from.1, to.0, to.1]);
        let end = |at: (f64, f64)| format!("({}, {})", fixed(at.0, 2), fixed(at.1, 2));
        let axis = if rises[0].abs() > rises[1].abs() { 0 } else { 1 };
        turns.push(format!(
            "{name}, which says {}, from {} to {}, positive towards {} {}",
            says.1,
            end(from),
            end(to),
            if rises[axis] > 0.0 { "more" } else { "less" },
            ["red", "green"][axis],
        ));
    }
    let turns = if turns.is_empty() { "none".into() } else { turns.join("; ") };
    let steps = 40;
    let at = |step: i32| (f64::from(step) + 0.5) / f64::from(steps);
    let fields = || (0..steps).flat_map(|r| (0..steps).map(move |g| (at(r), at(g))));
    let truly = |(red, green): (f64, f64)| p.blue > red && p.blue > green;
    let agree = fields().filter(|&(red, green)| says(red, green) == truly((red, green))).count();
    let yes = fields().filter(|&(red, green)| says(red, green)).count();
    let share = |count: usize| 100.0 * count as f64 / f64::from(steps * steps);
    chart.datum("per cent of the slice answered correctly", &[share(agree)]);
    let desc = format!(
        "The square of red and green at a blue of {}, after {} epochs. The network says blue in {} \
         per cent of it; truly blue is the square at the lower left, {} per cent. {} per cent of the \
         slice are answered correctly. Lines where a hidden node's preactivation is 0: {turns}.",
        number(p.blue, 3),
        number(p.epochs, 3),
        fixed(share(yes), 1),
        fixed(100.0 * p.blue * p.blue, 1),
        fixed(share(agree), 1),
    );
    chart.finish(
        "Regions of blue",
        &desc,
        "All colours with the same amount of blue, in print six tenths, after 10 epochs. Inside the \
         dashed lines blue is the largest; shaded is where the network says so. On each dotted line a \
         hidden node's preactivation is 0. Its tick points to where it is positive, and the sign by \
         its name is that of the node's weight in HtoO. On the screen, move the epochs from 0 on and watch.",
    )
}

/// Where a line `w · (x, y) = c` enters and leaves the unit square, the end with more to the right
/// or above last.
fn across(w: [f64; 2], c: f64) -> Option<Line> {
    let at_x = |x: f64| (x, (c - w[0] * x) / w[1]);
    let at_y = |y: f64| ((c - w[1] * y) / w[0], y);
    let inside = |at: &(f64, f64)| (0.0..=1.0).contains(&at.0) && (0.0..=1.0).contains(&at.1);
    let mut ends: Vec<(f64, f64)> =
        [at_x(0.0), at_x(1.0), at_y(0.0), at_y(1.0)].into_iter().filter(inside).collect();
    ends.sort_by(|a, b| (a.0 + 2.0 * a.1).total_cmp(&(b.0 + 2.0 * b.1)));
    Some([*ends.first()?, *ends.last()?]).filter(|[from, to]| from != to)
}

/// A tick on a line, from it to the side of `rises`, and a place for the line's name near it: where
/// there is most room between the lines and the names that are drawn already.
fn named_beside(
    [from, to]: Line,
    rises: [f64; 2],
    lines: &[Line],
    names: &[(f64, f64)],
) -> (Line, (f64, f64)) {
    let steep = (rises[0] * rises[0] + rises[1] * rises[1]).sqrt();
    let away = |(x, y): (f64, f64), by: f64| (x + by * rises[0] / steep, y + by * rises[1] / steep);
    let mut best = ([from, from], from, f64::NEG_INFINITY);
    for step in 2..=18 {
        let share = 0.05 * f64::from(step);
        let foot = (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1));
        for side in [1.0, -1.0] {
            // Beside its tick a name needs its own half width, which is more than its half height.
            let beyond = 0.085 + 0.05 * rises[0].abs() / steep;
            let at = away(foot, if side > 0.0 { beyond } else { -0.1 });
            let tip = away(foot, 0.035);
            let inside = |at: (f64, f64), x: f64, y: f64| {
                (x..=1.0 - x).contains(&at.0) && (y..=1.0 - y).contains(&at.1)
            };
            if !inside(at, 0.07, 0.05) || !inside(tip, 0.01, 0.01) {
                continue;
            }
            // A name is about twice as wide as it is high.
            let apart =
                |[a, b]: Line| distance((at.0 / 2.0, at.1), (a.0 / 2.0, a.1), (b.0 / 2.0, b.1));
            let room = lines.iter().map(|&line| apart(line)).fold(0.07, f64::min);
            let others = names.iter().map(|&name| apart([name, name]) / 2.0).fold(0.07, f64::min);
            let room = room.min(others) + if side > 0.0 { 0.01 } else { 0.0 };
            if room > best.2 {
                best = ([foot, tip], at, room);
            }
        }
    }
    (best.0, best.1)
}

/// How far a point lies from a segment.
fn distance(at: (f64, f64), a: (f64, f64), b: (f64, f64)) -> f64 {
    let (x, y) = (b.0 - a.0, b.1 - a.1);
    let long = x * x + y * y;
    let share = if long == 0.0 { 0.0 } else { ((at.0 - a.0) * x + (at.1 - a.1) * y) / long };
    let share = share.clamp(0.0, 1.0);
    let (across, up) = (at.0 - a.0 - share * x, at.1 - a.1 - share * y);
    (across * across + up * up).sqrt()
}

plot::parameters! {
    /// One epoch on the sorted table.
    pub struct InOrder {
        /// Which epoch, counted from 1.
        epoch: "epoch" in 1.0..=20.0, step 1.0, default 10.0;
        /// Which weights and which colours.
        seed: "seed" in 0.0..=20.0, step 1.0, default 1.0;
    }
}

/// What the network answers in the course of an epoch on the sorted table.
pub fn sorted_epoch(p: &InOrder) -> Figure {
    let shown = worked::sorted_epoch(p.epoch as usize, p.seed as u64);
    let points = |values: &[f64]| -> Vec<(f64, f64)> {
        shown.done.iter().zip(values).map(|(done, y)| (*done as f64, *y)).collect()
    };
    let turn = shown.no as f64;
    let mut chart = Chart::new(0.0..=SAMPLES as f64, 0.0..=1.2)
        .size(640.0, 330.0)
        .x("updates in this epoch")
        .y("share of all colours")
        .y_ticks(&[(0.0, "0"), (0.2, "0.2"), (0.4, "0.4"), (0.6, "0.6"), (0.8, "0.8"), (1.0, "1")]);
    chart.vertical(turn).role(Role::Ink).dash(Dash::Dashed);
    chart.note((turn / 2.0, 1.1), "targets 0");
    chart.note(((turn + SAMPLES as f64) / 2.0, 1.1), "targets 1");
    chart.line("right", points(&shown.right)).role(Role::Series(1)).dash(Dash::Solid);
    chart.line("yes", points(&shown.yes)).role(Role::Series(2)).dash(Dash::Dotted);
    chart.datum("epoch; targets of 0, of 1", &[p.epoch, turn, SAMPLES as f64 - turn]);
    let desc = format!(
        "Epoch {} on the sorted table, {} updates for targets of 0 and then {} for targets of 1. In \
         its course {}; {}.",
        number(p.epoch, 2),
        shown.no,
        SAMPLES - shown.no,
        course("the share of all colours that is answered yes", &shown.yes),
        course("the share that is answered rightly", &shown.right),
    );
    chart.finish(
        "One sorted epoch",
        &desc,
        "The answers to all thousand colours, after every 25 updates of one epoch and where its targets \
         turn, in print the tenth: how many are yes, and how many are right. As long as the targets \
         are 0 the network unlearns its yes, and behind the dashed line it unlearns its no.",
    )
}

/// What the three commands make of their files.
pub fn program() -> Figure {
    let mut net = Diagram::new(640.0, 312.0);
    let (train, file, predict) = (60.0, 155.0, 250.0);
    let columns = [64.0, 200.0, 326.0, 452.0, 580.0];
    let mut thing = |x: f64, y: f64, name: &str, is_file: bool| {
        let wide = if is_file { 60.0 } else { 48.0 };
        let series = if is_file { 6 } else { 1 };
        net.shade((x - wide, y - 20.0), (x + wide, y + 20.0), Role::Series(series));
        net.note((x, y), name);
        wide
    };
    let mut half = vec![];
    for (y, file) in [(train, "colours.csv"), (predict, "new.csv")] {
        half.push(thing(columns[0], y, file, true));
        thing(columns[1], y, "Table", false);
        thing(columns[2], y, "Samples", false);
    }
    thing(columns[3], train, "Trainer", false);
    thing(columns[3], file, "net.json", true);
    thing(columns[3], predict, "Network", false);
    thing(columns[4], predict, "answers", false);
    for y in [train, predict] {
        let beside = if y == train { y - 36.0 } else { y + 38.0 };
        net.note(((columns[0] + columns[1]) / 2.0 + 6.0, beside), "read").small();
        net.note(((columns[1] + columns[2]) / 2.0, beside), "samples").small();
        for (from, to, gap) in [(0, 1, half[0]), (1, 2, 48.0), (2, 3, 48.0)] {
            net.arrow((columns[from] + gap + 4.0, y), (columns[to] - 52.0, y));
        }
    }
    net.note(((columns[2] + columns[3]) / 2.0, train - 36.0), "epoch").small();
    net.note(((columns[2] + columns[3]) / 2.0, predict + 38.0), "forward").small();
    net.note(((columns[3] + columns[4]) / 2.0, predict + 38.0), "decide").small();
    net.arrow((columns[3] + 52.0, predict), (columns[4] - 52.0, predict));
    net.arrow((columns[3], train + 24.0), (columns[3], file - 24.0));
    net.arrow((columns[3], file + 24.0), (columns[3], predict - 24.0));
    net.arrow((columns[3] - 40.0, file + 24.0), (columns[2] + 14.0, predict - 24.0));
    net.arrow((columns[3] + 64.0, file + 8.0), (columns[4] - 4.0, predict - 24.0));
    net.note((columns[4] - 24.0, (file + predict) / 2.0 - 12.0), "kinds").small().start();
    net.note((columns[2] + 38.0, (file + predict) / 2.0 - 8.0), "columns, ones").small().end();
    net.note((columns[0] - 60.0, train - 36.0), "train").start();
    net.note((columns[0] - 60.0, predict - 36.0), "predict, evaluate").start();
    net.note((columns[3] + 12.0, (train + file) / 2.0), "Saved, as JSON").small().start();
    net.note((columns[3] + 12.0, (file + predict) / 2.0), "weights").small().start();
    net.finish(
        "The way through the program",
        "Boxes and arrows in two rows, marked train and, below, predict and evaluate. In training \
         colours.csv is read into a Table, of which samples makes \
         Samples, which a Trainer goes through by epoch; its network is Saved and written to net.json. In predicting new.csv goes the same way to Samples, for which net.json names \
         the columns and says whether a column of ones is added. The Network that is read from \
         net.json sends them forward, and decide makes answers of the outputs; where net.json says \
         that the targets are kinds, the largest output is the answer.",
        "What train does, above, and what predict does, below; evaluate goes the lower way too, with a \
         table that has targets. Grey boxes are files, blue ones are values in the program. All that passes from one way to the other is the file in the middle: \
         the weights, which columns become inputs, whether ones are added, and whether the targets are \
         kinds.",
    )
}

/// XOR without a bias: how many seeds solve it.
pub fn xor() -> Figure {
    let shares = XOR_SOLVED.map(|solved| 100.0 * solved as f64 / XOR_SEEDS as f64);
    let names = XOR_SIZES.map(|hidden| hidden.to_string());
    let ticks: Vec<(f64, &str)> =
        names.iter().enumerate().map(|(place, name)| (place as f64, name.as_str())).collect();
    let last = XOR_SIZES.len() as f64 - 1.0;
    let mut chart = Chart::new(-0.6..=last + 0.6, 0.0..=115.0)
        .size(640.0, 320.0)
        .x("hidden nodes")
        .y("seeds that solve XOR, per cent")
        .x_ticks(&ticks);
    chart.bars("seeds solved", &shares).unlabelled();
    for (place, share) in shares.iter().enumerate() {
        let count = XOR_SEEDS as f64;
        let error = 100.0 * (share / 100.0 * (1.0 - share / 100.0) / count).sqrt();
        let place = place as f64;
        if error > 0.0 {
            chart.segment((place, share - error), (place, share + error)).role(Role::Ink);
        }
        // No number lies on a line of the grid.
        let height = share + error + 6.5;
        let line = 50.0 * (height / 50.0).round();
        let height = if (height - line).abs() < 6.5 { line + 6.5 } else { height };
        chart.note((place, height), &number(*share, 3));
    }
    let told: Vec<String> = XOR_SIZES
        .iter()
        .zip(&shares)
        .map(|(hidden, share)| format!("{} per cent with {hidden} hidden nodes", number(*share, 3)))
        .collect();
    chart.finish(
        "XOR without a bias",
        &format!("Seeds that solve XOR: {}.", told.join(", ")),
        "With two or three hidden nodes nearly every training without a bias fails, and from four on \
         nearly every one succeeds. The strokes are one standard error up and down. Where every \
         seed succeeds the formula gives 0; but if three in a hundred failed in the long run, a hundred \
         successes would still come up once in twenty times.",
    )
}
