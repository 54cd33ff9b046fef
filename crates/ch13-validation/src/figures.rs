//! The chapter's figures.

use ch11_architecture::Network;
use ch12_network::Trainer;
use plot::{
    Chart, Corner, Dash, Entry, Figure, Marker, Role, beside, course, curve, entry, fixed, number,
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::worked::{HIDDEN, LEARNING_RATE, NOISE, counted, usual};
use crate::{
    KINDS, Kind, POINTS, Templates, accuracy, burst, bursts, confusion, expected_best, pick,
    standard_error, wave,
};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("bursts", three_bursts(Noise)),
    entry!("learning_curve", learning_curve(Few)),
    entry!("guessers", guessers(Guessing)),
    entry!("by_noise", by_noise()),
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
        let mut chart = Chart::new(0.0..=15.0, -3.0..=3.0)
            .size(203.0, 260.0)
            .x("number of the value")
            .y(name(kind));
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
    beside(
        charts,
        "A sine, a square and a triangle burst in noise",
        &desc,
        "The line is the wave as it was made, the dots are all that the network gets. Raise the \
         noise and cover the lines with your hand: the square holds out longest, and sine and \
         triangle are soon hard to tell apart.",
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
        "The network gets ever better at the bursts that it is trained on. On bursts that it has \
         never seen it stops getting better early, and the gap between the lines is what it has \
         learnt by heart. Give it more samples and the gap closes from both sides.",
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
         about a third of the time; the best of {guessers} is expected to be right about {} per \
         cent.",
        fixed(100.0 * expected, 1),
    );
    chart.finish(
        "One guesser and the best of many",
        &desc,
        "Nobody in this figure knows anything. The best of many guessers scores well above a third \
         all the same, and the vertical line is at the share to expect: the further right, the more \
         of them there are and the fewer samples.",
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
        .role(Role::Series(2))
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
    chart.vertical(worse).role(Role::Grid);
    chart.vertical(better).role(Role::Grid);
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
        "What the better and the worse network may score in one test. As long as the two hills \
         overlap, the worse one comes out ahead now and then. Raise the number of test samples \
         until you would bet on the result.",
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
