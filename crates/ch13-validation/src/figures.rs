//! The chapter's figures.

use ch11_architecture::Network;
use ch12_network::Trainer;
use plot::diagram::Diagram;
use plot::{
    Chart, Corner, Dash, Entry, Figure, Marker, Role, bounds, course, curve, entry, fixed, number,
    stacked,
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::worked::{AMOUNTS, HIDDEN, LEARNING_RATE, LEVELS, NOISE, TIMES, counted, usual};
use crate::worked::{CHOSEN_EPOCH, EVERY, Look, looks, recorded};
use crate::{
    KINDS, Kind, POINTS, Templates, accuracy, burst, bursts, confusion, expected_best, pick,
    standard_error, wave,
};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("bursts", three_bursts(Noise)),
    entry!("learning_curve", learning_curve(Few)),
    entry!("by_heart", by_heart()),
    entry!("amounts", amounts()),
    entry!("three_sets", three_sets()),
    entry!("early_stopping", early_stopping()),
    entry!("splits", splits()),
    entry!("fifty", fifty()),
    entry!("guessers", guessers(Guessing)),
    entry!("mistakes", mistakes(Judged)),
    entry!("by_noise", by_noise()),
    entry!("levels", levels()),
    entry!("careless", careless()),
    entry!("told_apart", told_apart(Tests)),
];

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Sine => "sine",
        Kind::Square => "square",
        Kind::Triangle => "triangle",
    }
}

plot::parameters! {
    /// Which bursts, and how noisy.
    pub struct Noise {
        /// σ.
        noise: "noise σ" in 0.0..=0.6, step 0.05, default 0.1;
        /// Which bursts.
        seed: "seed" in 0.0..=50.0, step 1.0, default 1.0;
    }
}

/// A burst of each kind, the wave behind it and the values that the network gets.
pub fn three_bursts(p: &Noise) -> Figure {
    let mut charts = vec![];
    let mut ends = vec![];
    for (place, kind) in KINDS.into_iter().enumerate() {
        let seed = 100 * p.seed as u64 + place as u64;
        let values = burst(kind, p.noise, &mut ChaCha8Rng::seed_from_u64(seed));
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let cycles = rng.random_range(1.0..2.0);
        let start = rng.random_range(-0.125..0.125);
        let amplitude: f64 = rng.random_range(0.5..1.5);
        // Nearly all of the noise has room.
        let reach = 1.5 + 3.0 * p.noise;
        let last = place + 1 == KINDS.len();
        let mut chart = Chart::new(0.0..=15.0, -reach..=reach)
            .y_ticks(&[(-1.0, "−1"), (0.0, "0"), (1.0, "1")])
            .size(640.0, if last { 205.0 } else { 185.0 })
            .x(if last { "number of the value" } else { "" })
            .y(&format!("{}: value", name(kind)));
        chart.horizontal(0.0).role(Role::Grid);
        let clean = |point: f64| amplitude * wave(kind, start + cycles * point / POINTS as f64);
        chart
            .line(&format!("{} without noise", name(kind)), curve(0.0..=15.0, 300, clean))
            .role(Role::Ink)
            .width(1.2)
            .unlabelled();
        let points = values.iter().enumerate().map(|(point, value)| (point as f64, *value));
        chart
            .points(name(kind), points)
            .role(Role::Series(place as u8 + 1))
            .marker(Marker::Dot)
            .unlabelled();
        ends.push(format!(
            "The {} has an amplitude of {} and {} periods; its {POINTS} values lie between {} and {}",
            name(kind),
            fixed(amplitude, 2),
            fixed(cycles, 2),
            fixed(values.iter().copied().fold(f64::INFINITY, f64::min), 2),
            fixed(values.iter().copied().fold(f64::NEG_INFINITY, f64::max), 2),
        ));
        charts.push(chart);
    }
    let desc =
        format!("Three bursts with noise of σ = {}. {}.", number(p.noise, 3), ends.join(". "));
    stacked(
        charts,
        "A sine, a square and a triangle burst in noise",
        &desc,
        "The line is the wave as it was made, the dots are all that the network gets. Think the lines \
         away: with as little noise as here, the dots still show the kind. On the screen, raise the \
         noise: the square holds out longest, and sine and triangle are soon hard to tell apart.",
    )
}

plot::parameters! {
    /// A training with few samples.
    pub struct Few {
        /// How many bursts to train on.
        samples: "training samples" in 30.0..=900.0, step 30.0, default 90.0;
        /// σ.
        noise: "noise σ" in 0.0..=0.5, step 0.05, default 0.1;
        /// Which bursts and which first weights.
        seed: "seed" in 0.0..=20.0, step 1.0, default 1.0;
    }
}

/// Updates of the figure's training, and how often it is looked at.
const UPDATES: usize = 9000;
const LOOKS: usize = 20;

/// Accuracy on training samples and on others in the course of a training.
pub fn learning_curve(p: &Few) -> Figure {
    let seed = p.seed as u64;
    let training = bursts(p.samples as usize, p.noise, 1000 + seed);
    let validation = bursts(150, p.noise, 3000 + seed);
    let looked_at: Vec<usize> = (0..training.len().min(150)).collect();
    let looked_at = pick(&training, &looked_at);
    let network = Network::seeded(POINTS, HIDDEN, KINDS.len(), seed);
    let mut trainer = Trainer::new(network, LEARNING_RATE);
    let (mut seen, mut unseen) = (vec![], vec![]);
    for update in 0..=UPDATES {
        if update % (UPDATES / LOOKS) == 0 {
            seen.push(accuracy(&counted(&trainer.network, &looked_at)));
            unseen.push(accuracy(&counted(&trainer.network, &validation)));
        }
        let row = update % training.len();
        trainer.step(training.inputs.row(row), training.targets.row(row));
    }
    let mut chart = Chart::new(0.0..=UPDATES as f64, 0.0..=1.0)
        .x("updates")
        .x_ticks(&[(0.0, "0"), (3000.0, "3000"), (6000.0, "6000"), (9000.0, "9000")])
        .y("share of right answers")
        .legend(Corner::BottomRight);
    chart.horizontal(1.0 / 3.0).role(Role::Ink).dash(Dash::Dotted).label("guessing");
    let at = |look: usize| (look * (UPDATES / LOOKS)) as f64;
    for (name, shares) in [("training samples", &seen), ("other samples", &unseen)] {
        chart.line(name, shares.iter().enumerate().map(|(look, share)| (at(look), *share)));
    }
    let desc = format!(
        "Accuracy over {UPDATES} updates with {} training samples at a noise of {}. {}; {}.",
        number(p.samples, 4),
        number(p.noise, 3),
        course("On the training samples it", &seen),
        course("on 150 others it", &unseen),
    );
    chart.finish(
        "Learning curves",
        &desc,
        "The network gets ever better at the bursts that it is trained on, in print 90. On bursts that \
         it has never seen it gains less and less, and the gap between the lines is what its \
         score owes to having seen the samples. On the screen, give it more samples and the gap closes from both sides.",
    )
}

plot::parameters! {
    /// A crowd that guesses.
    pub struct Guessing {
        /// How many guess.
        guessers: "guessers" in 1.0..=200.0, step 1.0, default 50.0;
        /// How many samples they are asked.
        samples: "samples" in 10.0..=500.0, step 10.0, default 60.0;
    }
}

/// The probability of every number of right answers from 0 to `samples`.
pub fn binomial(share: f64, samples: usize) -> Vec<f64> {
    let odds = share / (1.0 - share);
    let peak = ((samples + 1) as f64 * share) as usize;
    let mut weights = vec![0.0; samples + 1];
    weights[peak] = 1.0;
    for right in peak + 1..=samples {
        weights[right] = weights[right - 1] * odds * (samples + 1 - right) as f64 / right as f64;
    }
    for right in (0..peak).rev() {
        weights[right] = weights[right + 1] / odds * (right + 1) as f64 / (samples - right) as f64;
    }
    let sum: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / sum).collect()
}

/// How many samples one guesser gets right, and how many the best of all.
pub fn guessers(p: &Guessing) -> Figure {
    let (guessers, samples) = (p.guessers as i32, p.samples as usize);
    let one = binomial(1.0 / 3.0, samples);
    let mut up_to = 0.0;
    let best: Vec<f64> = one
        .iter()
        .map(|probability| {
            let below = libm::pow(up_to, p.guessers);
            up_to = (up_to + probability).min(1.0);
            libm::pow(up_to, p.guessers) - below
        })
        .collect();
    let highest = one.iter().chain(&best).copied().fold(0.0, f64::max);
    let expected = expected_best(guessers, samples, 1.0 / 3.0);
    let at = |values: &[f64]| -> Vec<(f64, f64)> {
        let share = |right: usize| right as f64 / samples as f64;
        values.iter().enumerate().map(|(right, value)| (share(right), *value)).collect()
    };
    let mut chart = Chart::new(0.0..=1.0, 0.0..=1.15 * highest)
        .x("share of right answers")
        .y("probability")
        .legend(Corner::TopRight);
    chart.shade(at(&one), 0.0).role(Role::Series(1));
    chart.shade(at(&best), 0.0).role(Role::Series(2));
    chart.line("one guesser", at(&one));
    chart.line(&format!("best of {guessers}"), at(&best));
    chart
        .vertical(expected)
        .role(Role::Ink)
        .dash(Dash::Dashed)
        .label(&format!("{} %", fixed(100.0 * expected, 1)));
    chart.datum("expected share of the best", &[expected]);
    let desc = format!(
        "Guessers with three answers to choose from and {samples} samples. One guesser is right \
         a third of the time on average; the best of {guessers} is expected to be right on {} per \
         cent.",
        fixed(100.0 * expected, 1),
    );
    chart.finish(
        "One guesser and the best of many",
        &desc,
        "Nobody in this figure knows anything. The best of many guessers scores well above a third \
         all the same, and the vertical line is at the share to expect. On the screen, more guessers \
         or fewer samples move it to the right. In print, 50 guessers and 60 samples.",
    )
}

/// A row of a strip: its name and, for each group, the shares of right answers in per cent.
pub type Row<'a> = (String, Vec<(&'a str, Vec<f64>)>);

/// Counts of so many as shares in per cent.
pub fn shares(counts: impl IntoIterator<Item = u16>, of: usize) -> Vec<f64> {
    counts.into_iter().map(|right| 100.0 * f64::from(right) / of as f64).collect()
}

/// What most strips show.
const RIGHT: &str = "per cent of answers that are right";

/// A dot for each seed, a row for each thing that was tried. Equal dots are piled up.
pub fn strip(rows: &[Row], (from, to): (f64, f64), x: &str, height: f64) -> (Chart, String) {
    let count = rows.len();
    let place = |row: usize| (count - 1 - row) as f64;
    let ticks: Vec<(f64, &str)> =
        rows.iter().enumerate().map(|(row, (name, _))| (place(row), name.as_str())).collect();
    let groups = rows[0].1.len();
    let mut chart =
        Chart::new(from..=to, -0.75..=count as f64 - 0.15 + 0.6 * f64::from(u8::from(groups > 1)))
            .size(640.0, height)
            .x(x)
            .y("")
            .y_ticks(&ticks);
    if groups > 1 {
        chart = chart.legend(Corner::TopLeft);
    }
    let near = (to - from) / 110.0;
    let mut said = vec![];
    for group in 0..groups {
        let mut points = vec![];
        for (row, (name, shown)) in rows.iter().enumerate() {
            let (what, values) = &shown[group];
            let lane = 0.62 * (0.5 - (group as f64 + 0.9) / groups as f64);
            let step = (0.6 / groups as f64 / pile(values, near) as f64).min(0.1);
            for (nth, value) in values.iter().enumerate() {
                let before = values[..nth].iter().filter(|v| (**v - value).abs() < near).count();
                points.push((*value, place(row) + lane + step * before as f64));
            }
            let (low, high) = bounds(values).unwrap_or((0.0, 0.0));
            let what = if what.is_empty() { String::new() } else { format!(", {what}") };
            said.push(format!("{name}{what}: {} to {}", fixed(low, 1), fixed(high, 1)));
        }
        let marker = [Marker::Dot, Marker::Ring, Marker::Triangle][group % 3];
        let mark = chart.points(rows[0].1[group].0, points);
        mark.marker(marker).role(Role::Series(group as u8 + 1)).opacity(0.8);
        if groups == 1 {
            mark.unlabelled();
        }
    }
    (chart, said.join("; "))
}

/// How many values at most lie near one of them and before it.
fn pile(values: &[f64], near: f64) -> usize {
    let before = |(nth, value): (usize, &f64)| {
        values[..nth].iter().filter(|v| (**v - value).abs() < near).count()
    };
    values.iter().enumerate().map(before).max().unwrap_or(0).max(1)
}

/// Ninety bursts learned by heart: every seed at five times.
pub fn by_heart() -> Figure {
    let rows: Vec<Row> = TIMES
        .iter()
        .enumerate()
        .map(|(at, epochs)| {
            let of = |which: usize| recorded::LEARNING.map(|run| run[at][which]);
            let shown = vec![
                ("training samples", shares(of(0), 90)),
                ("other samples", shares(of(1), 600)),
            ];
            (format!("{epochs} epochs"), shown)
        })
        .collect();
    let (chart, said) = strip(&rows, (10.0, 101.0), RIGHT, 400.0);
    let mut chart = chart.legend(Corner::TopRight);
    chart.vertical(100.0 / 3.0).role(Role::Ink).dash(Dash::Dotted);
    let desc = format!(
        "Twenty trainings with 90 bursts, in per cent of right answers to those and to 600 others. \
         {said}."
    );
    chart.finish(
        "Learned by heart",
        &desc,
        "A dot and a ring for each of twenty trainings; the dotted line is a guesser's third. At \
         first dots and rings lie on each other. The dots then go on to the right, and the rings stay \
         behind.",
    )
}

/// Seen and unseen bursts for four sizes of the training set.
pub fn amounts() -> Figure {
    let rows: Vec<Row> = AMOUNTS
        .iter()
        .zip(&recorded::AMOUNTS)
        .map(|(&samples, runs)| {
            let shown = vec![
                ("training samples", shares(runs.map(|run| run[0]), samples)),
                ("other samples", shares(runs.map(|run| run[1]), 600)),
            ];
            (format!("{samples} samples"), shown)
        })
        .collect();
    let (chart, said) = strip(&rows, (50.0, 101.0), RIGHT, 320.0);
    let desc = format!(
        "Six trainings for each number of training samples, in per cent of right answers to those \
         and to 600 others. {said}."
    );
    chart.finish(
        "More samples",
        &desc,
        "Every row is the same number of updates. From the top down, dots and rings come \
         towards each other; in the last row they are mixed.",
    )
}

/// Two thousand bursts cut in three, and who may look at which part.
pub fn three_sets() -> Figure {
    let mut diagram = Diagram::new(640.0, 288.0);
    let parts = [
        ("1000 training", 20.0, 320.0, 1),
        ("400 validation", 320.0, 440.0, 2),
        ("600 test", 440.0, 620.0, 3),
    ];
    let says = [
        ["fit the weights", "as often as", "you like"],
        ["choose the rest", "as often as", "you like"],
        ["quote it", "once, at", "the end"],
    ];
    for ((name, left, right, series), lines) in parts.into_iter().zip(says) {
        diagram.shade((left + 2.0, 102.0), (right - 2.0, 158.0), Role::Series(series));
        let (count, what) = name.split_once(' ').unwrap_or((name, ""));
        let middle = 0.5 * (left + right);
        diagram.note((middle, 122.0), count);
        diagram.note((middle, 142.0), what);
        diagram.arrow((middle, 162.0), (middle, 202.0));
        for (line, y) in lines.into_iter().zip([220.0, 241.0, 262.0]) {
            diagram.note((middle, y), line).small();
        }
    }
    // The loop: what is chosen is trained again.
    diagram.arrow((380.0, 98.0), (170.0, 98.0)).bow(-30.0);
    diagram.note((275.0, 52.0), "train again").small();
    diagram.note((320.0, 20.0), "2000 bursts, shuffled");
    diagram.datum("bursts in the three sets", &[1000.0, 400.0, 600.0]);
    diagram.finish(
        "Three sets",
        "A bar of 2000 shuffled bursts cut in three: 1000 for training, to which the weights are \
         fitted; 400 for validation, by which the rest is chosen; 600 for the test, which is used \
         once and gives the number to quote. An arrow leads from choosing back to fitting: train \
         again. None leads back from the test.",
        "The lengths are to scale. Train, choose and train again as often as you like. The test set is \
         asked once, and no arrow leads back from it.",
    )
}

/// The run of the program with three sets: the errors of two of them, and the right answers.
pub fn early_stopping() -> Figure {
    let (shown, chosen) = (looks(), CHOSEN_EPOCH as f64);
    let column = |value: fn(&Look) -> f64| -> Vec<f64> { shown.iter().map(value).collect() };
    let errors = [column(|look| look.training_error), column(|look| look.validation_error)];
    let right = [column(|look| look.training), column(|look| look.validation)];
    let names = ["training set", "validation set"];
    let last = (shown.len() * EVERY) as f64;
    let points = |values: &[f64]| -> Vec<(f64, f64)> {
        (1..).zip(values).map(|(look, value)| ((look * EVERY) as f64, *value)).collect()
    };
    let most = errors.iter().flatten().copied().fold(0.0, f64::max);
    let mut above = Chart::new(0.0..=last, 0.0..=1.15 * most).size(640.0, 330.0);
    above = above.x("").y("[error](error) of a sample").legend(Corner::TopRight);
    let mut below = Chart::new(0.0..=last, 0.0..=1.0).size(640.0, 250.0);
    below = below.x("epoch").y("share of right answers");
    for (place, name) in names.into_iter().enumerate() {
        let role = Role::Series(place as u8 + 1);
        let dash = [Dash::Solid, Dash::Dashed][place];
        above.line(name, points(&errors[place])).role(role).dash(dash);
        below.line(name, points(&right[place])).role(role).dash(dash).unlabelled();
    }
    let lowest = (0..shown.len())
        .min_by(|&a, &b| errors[1][a].total_cmp(&errors[1][b]))
        .map(|look| points(&errors[1])[look])
        .expect("the run is looked at");
    above.point("lowest validation error", lowest).role(Role::Series(2)).unlabelled();
    // Left of the dotted line.
    above
        .note((lowest.0 - 42.0, lowest.1 - 0.035), &format!("lowest: {}", fixed(lowest.1, 3)))
        .role(Role::Series(2));
    above
        .point("last validation error", (last, errors[1][shown.len() - 1]))
        .role(Role::Series(2))
        .unlabelled();
    let at_the_end = format!("last: {}", fixed(errors[1][shown.len() - 1], 3));
    above.note((0.9 * last, errors[1][shown.len() - 1] - 0.035), &at_the_end).role(Role::Series(2));
    for chart in [&mut above, &mut below] {
        chart.vertical(chosen).role(Role::Ink).dash(Dash::Dotted);
    }
    below.note((chosen + 45.0, 0.2), &format!("epoch {CHOSEN_EPOCH}"));
    below.datum("chosen epoch", &[chosen]);
    let desc = format!(
        "Two charts of one training, epoch by epoch to {}. Above, on the training set {}; on the \
         validation set {}. Below, {}; {}. A dotted line marks epoch {CHOSEN_EPOCH}.",
        number(last, 3),
        course("the error", &errors[0]),
        course("the error", &errors[1]),
        course("the share of right answers on the training set", &right[0]),
        course("that on the validation set", &right[1]),
    );
    stacked(
        [above, below],
        "When to stop",
        &desc,
        "What overfitting looks like: the error on the training set goes on falling, the error on the \
         validation set turns and rises. Below, the share of right answers rises on the training set, \
         and on the validation set it comes down again from its top. The dotted line is at the epoch \
         that the program keeps.",
    )
}

/// Promise less test of thirty repeated choices, by the rule and without it.
pub fn splits() -> Figure {
    let gaps = |row: usize| -> Vec<f64> {
        let gap = |run: &[[u16; 4]; 2]| f64::from(run[row][1]) / 4.0 - f64::from(run[row][2]) / 6.0;
        recorded::SPLITS.iter().map(gap).collect()
    };
    let rows: Vec<Row> = vec![
        ("by the rule".into(), vec![("", gaps(0))]),
        ("the plain best".into(), vec![("", gaps(1))]),
    ];
    let (mut chart, said) =
        strip(&rows, (-9.0, 9.0), "validation less test, in percentage points", 240.0);
    chart.vertical(0.0).role(Role::Ink);
    chart.vertical(PAGE).role(Role::Ink).dash(Dash::Dashed);
    chart.datum("the chapter's split", &[PAGE]);
    let mean = |row: usize| fixed(gaps(row).iter().sum::<f64>() / 30.0, 1);
    let desc = format!(
        "Two strips of thirty dots: by how many percentage points the validation set promised more \
         than the test set delivered. {said}. The means are {} and {}. A dashed line at {} marks the \
         chapter's own split.",
        mean(0),
        mean(1),
        fixed(PAGE, 1),
    );
    chart.finish(
        "The choice made thirty times more",
        &desc,
        "A dot for each repetition, right of 0 where the validation set promised more than the test \
         set kept. The dashed line is the chapter's own split. The dots lie to both sides of 0, and \
         none comes up to the line.",
    )
}

/// Promise less test where the page opened its test set, in percentage points; a test holds it to
/// the choice itself.
pub const PAGE: f64 = 100.0 * (0.8075 - 448.0 / 600.0);

/// The choice of the best of fifty, a hundred times.
pub fn fifty() -> Figure {
    let rows: Vec<Row> = vec![
        ("all fifty, truly".into(), vec![("", shares(recorded::ABLE, 3000))]),
        ("chosen: validation".into(), vec![("", shares(recorded::CHOSEN.map(|run| run[0]), 60))]),
        ("chosen: test".into(), vec![("", shares(recorded::CHOSEN.map(|run| run[1]), 600))]),
    ];
    let (mut chart, said) = strip(&rows, (45.0, 101.0), RIGHT, 320.0);
    let best = rows[0].1[0].1.iter().copied().fold(0.0, f64::max);
    chart.vertical(best).role(Role::Ink).dash(Dash::Dotted);
    let desc = format!(
        "Three strips in per cent of right answers: fifty networks on 3000 bursts, then a hundred \
         times the one that was best on 60 validation bursts, by those and by 600 test bursts. \
         {said}. A dotted line marks the best of the fifty, {}.",
        fixed(best, 1)
    );
    chart.finish(
        "What the chosen one promises",
        &desc,
        "Above, what each of the fifty networks can do; the dotted line is the best of them. In the \
         middle, what the network that was chosen by 60 samples promised, a hundred times. Most of \
         the promises lie beyond the line, where none of the fifty can reach. Below, what the test \
         sets say of the same choices.",
    )
}

plot::parameters! {
    /// Whose mistakes.
    pub struct Judged {
        /// Who answers.
        who: "who answers" one of ["network", "templates", "always sine"], default "network";
        /// σ.
        noise: "noise σ" in 0.0..=0.5, step 0.05, default 0.1;
    }
}

/// A confusion matrix as a picture.
pub fn mistakes(p: &Judged) -> Figure {
    let test = bursts(TESTED, p.noise, 5000);
    let counts = match p.who.name() {
        "network" => counted(&usual(NOISE, 0), &test),
        "templates" => {
            let templates = Templates::all();
            confusion(&test, |input| templates.answer(input))
        }
        _ => confusion(&test, |_| 0),
    };
    let names = KINDS.map(name);
    let across: Vec<(f64, &str)> = (0..3).map(|k| (k as f64 + 0.5, names[k])).collect();
    let down: Vec<(f64, &str)> = (0..3).map(|k| (2.5 - k as f64, names[k])).collect();
    let mut chart = Chart::new(0.0..=3.0, 0.0..=3.0)
        .size(420.0, 400.0)
        .x("answer")
        .y("true kind")
        .no_grid()
        .x_ticks(&across)
        .y_ticks(&down);
    let of_a_kind = (TESTED / 3) as f64;
    let cell = |at: f64| (at.max(0.0) as usize).min(2);
    chart.heat(0.0, of_a_kind, 16, |x, y| counts[2 - cell(y)][cell(x)] as f64).opacity(0.5);
    let mut said = vec![];
    for (kind, row) in counts.iter().enumerate() {
        for (told, count) in row.iter().enumerate() {
            chart.note((told as f64 + 0.5, 2.5 - kind as f64), &count.to_string());
            said.push(format!("{} told {}: {count}", names[kind], names[told]));
        }
    }
    let share = 100.0 * accuracy(&counts);
    chart.datum("per cent right", &[share]);
    let desc = format!(
        "A square of nine fields at a noise of {}, a row for each true kind and a column for each \
         answer. {}. {} per cent are right.",
        number(p.noise, 3),
        said.join("; "),
        fixed(share, 1),
    );
    chart.finish(
        "Which mistakes",
        &desc,
        "The stronger a field, the more bursts fell into it. Right answers lie on the diagonal from \
         the upper left. In print, one network that was trained at σ = 0.1, and 300 bursts of each \
         kind at that noise; the program below asks another. On the screen, ask the templates, and \
         ask the constant answer: its picture is a column.",
    )
}

/// Every network of four levels of noise.
pub fn levels() -> Figure {
    let rows: Vec<Row> = LEVELS
        .iter()
        .zip(&recorded::LEVELS)
        .map(|(noise, runs)| {
            let of = |which: usize| shares(runs.map(|run| run[which]), 900);
            let shown =
                vec![("network", of(0)), ("trained without noise", of(1)), ("templates", of(2))];
            (format!("σ = {}", number(*noise, 2)), shown)
        })
        .collect();
    let (chart, said) = strip(&rows, (40.0, 101.0), RIGHT, 400.0);
    let desc = format!(
        "Eight networks, eight that were trained without noise and the templates on eight test \
         sets, at four levels of noise, in per cent of right answers. {said}."
    );
    chart.finish(
        "What the recipe is worth",
        &desc,
        "A mark for each of eight seeds. The triangles of the templates are ahead in every row. The \
         rings, of networks that were trained without noise, are the dots themselves at σ = 0, lie \
         among them at 0.1, mostly behind them at 0.2 and 0.4.",
    )
}

/// The program without the slope, beside the right one.
pub fn careless() -> Figure {
    let names = ["right gradient", "no slope", "no slope, LR ÷ 5"];
    let rows: Vec<Row> = ["clean", "σ = 0.2"]
        .iter()
        .zip(&recorded::EASY)
        .map(|(noise, runs)| {
            let of = |which: usize| (names[which], shares(runs.map(|run| run[which]), 900));
            ((*noise).to_string(), (0..3).map(of).collect())
        })
        .collect();
    let (chart, said) = strip(&rows, (55.0, 101.0), RIGHT, 300.0);
    let desc = format!(
        "Eight trainings with the right gradient and eight without the slope at the output nodes, \
         these also at a fifth of the learning rate, in per cent of right answers. {said}."
    );
    chart.finish(
        "A wrong gradient on an easy and on a harder task",
        &desc,
        "A mark for each of eight seeds. Seed by seed, the rings of the wrong program are ahead of \
         the dots on clean bursts and behind them on noisy ones. The triangles are the wrong program at a fifth \
         of the learning rate.",
    )
}

/// Test bursts at each level of noise in the figure.
const TESTED: usize = 900;

/// Accuracy at rising noise: networks from several seeds, and the templates.
pub fn by_noise() -> Figure {
    let levels = [0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5];
    let networks: Vec<Network> = (0..3).map(|seed| usual(NOISE, seed)).collect();
    let templates = Templates::all();
    let tests: Vec<_> = levels.iter().map(|noise| bursts(TESTED, *noise, 5000)).collect();
    let mut chart = Chart::new(0.0..=0.5, 0.0..=1.0)
        .x("noise σ of the test samples")
        .y("share of right answers")
        .legend(Corner::BottomLeft);
    let matched: Vec<f64> = tests
        .iter()
        .map(|test| accuracy(&confusion(test, |input| templates.answer(input))))
        .collect();
    chart
        .line("templates", levels.iter().copied().zip(matched.iter().copied()))
        .role(Role::Series(3))
        .dash(Dash::Dashed);
    let mut first = vec![];
    for (seed, network) in networks.iter().enumerate() {
        let shares: Vec<f64> = tests.iter().map(|test| accuracy(&counted(network, test))).collect();
        let line = chart.line(
            if seed == 0 { "three networks" } else { "network" },
            levels.iter().copied().zip(shares.iter().copied()),
        );
        line.role(Role::Series(1)).dash(Dash::Solid).width(1.4);
        if seed > 0 {
            line.unlabelled();
        } else {
            first = shares;
        }
    }
    chart.horizontal(1.0 / 3.0).role(Role::Ink).dash(Dash::Dotted).label("guessing");
    let desc = format!(
        "Accuracy against the noise of the test samples from 0 to {}. {}; {}. Guessing is right \
         a third of the time.",
        levels[levels.len() - 1],
        course("That of the templates", &matched),
        course("that of the first of three networks", &first),
    );
    chart.finish(
        "Accuracy against noise",
        &desc,
        &format!(
            "Three networks that differ in their first weights and their training samples, all \
             trained at σ = {}, and the templates, which were not trained at all, on the same \
             {TESTED} bursts at each level. Whoever knows how the bursts are made is ahead \
             everywhere; and a network's accuracy means little without the noise that it was \
             measured at.",
            number(NOISE, 2)
        ),
    )
}

plot::parameters! {
    /// Two networks in a test.
    pub struct Tests {
        /// Test samples for each.
        samples: "test samples" in 100.0..=5000.0, step 100.0, default 400.0;
        /// The better network's accuracy in truth.
        better: "better network" in 0.955..=0.99, step 0.005, default 0.96;
    }
}

/// What two networks of known accuracy may score.
pub fn told_apart(p: &Tests) -> Figure {
    let samples = p.samples as usize;
    let (worse, better) = (0.95, p.better);
    let (low, high) = (binomial(worse, samples), binomial(better, samples));
    let (mut worse_ahead, mut better_below) = (0.0, 0.0);
    for (low, high) in low.iter().zip(&high) {
        worse_ahead += low * better_below;
        better_below += high;
    }
    let at = |values: &[f64]| -> Vec<(f64, f64)> {
        let place = |right: usize| (right as f64 / samples as f64, values[right]);
        (0..=samples).filter(|right| *right as f64 >= 0.9 * p.samples).map(place).collect()
    };
    let highest = low.iter().chain(&high).copied().fold(0.0, f64::max);
    let mut chart = Chart::new(0.9..=1.0, 0.0..=1.15 * highest)
        .x("share of right answers in the test")
        .y("probability")
        .legend(Corner::TopLeft);
    chart.shade(at(&low), 0.0).role(Role::Series(1));
    chart.shade(at(&high), 0.0).role(Role::Series(2));
    chart.line(&format!("{} %", number(100.0 * worse, 3)), at(&low));
    chart.line(&format!("{} %", number(100.0 * better, 3)), at(&high)).dash(Dash::Dashed);
    chart.vertical(worse).width(1.2);
    chart.vertical(better).width(1.2);
    chart.datum("probability that the worse network scores higher", &[worse_ahead]);
    let desc = format!(
        "Two networks that are right in {} and {} per cent of all cases, tested on {samples} \
         samples each. Their scores scatter with standard errors of {} and {} percentage points, \
         and the worse one scores higher with a probability of {} per cent.",
        number(100.0 * worse, 3),
        number(100.0 * better, 3),
        fixed(100.0 * standard_error(worse, samples), 2),
        fixed(100.0 * standard_error(better, samples), 2),
        fixed(100.0 * worse_ahead, 1),
    );
    chart.finish(
        "Two networks in a test",
        &desc,
        "What the better and the worse network may score in one test; the dotted lines are how often \
         they are right in the long run. As long as the two hills \
         overlap, the worse one comes out ahead now and then. In print, 400 test samples for each. On \
         the screen, raise their number until you would bet on the result.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The wave in the figure is the one that the dots were made from.
    #[test]
    fn the_line_runs_through_the_dots_without_noise() {
        let figure = three_bursts(&Noise { noise: 0.0, seed: 3.0 });
        for kind in KINDS {
            let of = |what: &str| {
                let found = figure.data.iter().find(|(known, _)| known == what);
                found.expect(what).1.clone()
            };
            let line = of(&format!("{} without noise: y", name(kind)));
            for (point, value) in of(&format!("{}: y", name(kind))).iter().enumerate() {
                assert_eq!(line[20 * point], *value);
            }
        }
    }
}
