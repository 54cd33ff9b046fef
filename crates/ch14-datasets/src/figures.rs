//! The chapter's figures.

use ch08_sigmoid::activate_prime;
use ch11_architecture::Network;
use ch12_network::{Samples, Trainer, decide};
use plot::{
    Chart, Corner, Dash, Entry, Figure, Marker, Role, Side, amount, beside, course, entry, fixed,
    number,
};

use ch13_validation::figures::{Row, shares, strip};

use crate::penguins::{FILE, SPECIES};
use crate::worked::recorded::{CHOSEN_APART, CHOSEN_LEAKING, REPEATED_APART, REPEATED_LEAKING};
use crate::worked::{DEAF, Setup, errors, preactivations, scaled, shuffle_inputs_alone};
use crate::{Rule, Scaler, shuffle, to_samples, tomatoes};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("units", units(Units)),
    entry!("saturation", saturation(HueUnit)),
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
    let names = ["ripe", "not yet"];
    // Equal units make the frames squares, whatever the numbers beside them take; the widths are
    // what that needs, or a little more.
    let mut left = Chart::new(0.0..=120.0, -60.0..=60.0)
        .size(336.0, 330.0)
        .equal_units()
        .x("hue in degrees")
        .y("density in g/cm^3");
    two_kinds(&mut left, ["", ""], &raw);
    let axis = if standard { -3.0..=3.0 } else { 0.0..=1.0 };
    let mut right = Chart::new(axis.clone(), axis)
        .size(if standard { 288.0 } else { 298.0 }, 330.0)
        .equal_units()
        .x(if standard { "hue, standardised" } else { "hue: share of its range" })
        .y(if standard { "density, standardised" } else { "density: share of its range" });
    two_kinds(&mut right, ["", ""], &ready);
    // In the corners that the two kinds lie towards.
    let corner = |part: f64| if standard { 6.0 * part - 3.0 } else { part };
    right.note((corner(0.14), corner(0.95)), names[0]).role(Role::Series(2));
    right.note((corner(0.8), corner(0.06)), names[1]).role(Role::Series(1));
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
         and it is one network before its training with 200 tomatoes. Most of its cases are outside, \
         many beyond the ends of the axis. On the screen, let more degrees count as 1, and most \
         cases move between the lines.",
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
        strip(&rows, (10.0, 101.0), "per cent right on the validation rows", 420.0);
    chart.vertical(50.0).role(Role::Ink).dash(Dash::Dotted);
    let desc = format!(
        "Four strips of a hundred dots each, in per cent right on validation rows of pure noise. \
         {said}. A dotted line marks one half."
    );
    chart.finish(
        "What is reported about nothing",
        &desc,
        "A hundred seeds to a strip. Seeds with the same report are piled up into a column: within \
         a strip, the higher it is, the more of them there are. The truth is one half, the dotted line. Columns that were \
         chosen on the training rows, and copies that stay together, scatter about it. Choose on all \
         rows, or split copies row by row, and the report moves away to the right.",
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

/// Penguins by two of their measurements.
pub fn penguins(p: &Axes) -> Figure {
    let (across, up) = (p.across.index(), p.up.index());
    let axes = [
        ("bill length in mm", 30.0..=61.0),
        ("bill depth in mm", 12.5..=25.0),
        ("flipper length in mm", 168.0..=235.0),
        ("body mass in g", 2500.0..=6500.0),
    ];
    let of_kind = |kind: usize| -> Vec<Labelled> {
        points()
            .filter(|(species, ..)| *species == kind)
            .map(|(_, measured, male)| ((measured[across], measured[up]), male))
            .collect()
    };
    let kinds: Vec<usize> =
        (0..3).filter(|&kind| ["all", SPECIES[kind]].contains(&p.species.name())).collect();
    let alone = kinds.len() == 1;
    let (wide, high) = if alone { (640.0, 400.0) } else { (640.0, 260.0) };
    let mut shown: Vec<Labelled> = vec![];
    let mut charts = vec![];
    for &kind in &kinds {
        let mut chart = Chart::new(axes[across].1.clone(), axes[up].1.clone()).size(wide, high);
        chart = chart.y(axes[up].0);
        if kind == kinds[kinds.len() - 1] {
            chart = chart.x(axes[across].0);
        }
        let penguins = of_kind(kind);
        for (sex, is_male, series, marker) in
            [("male", true, 2, Marker::Dot), ("female", false, 1, Marker::Ring)]
        {
            let of_sex = penguins.iter().filter(|point| point.1 == is_male).map(|point| point.0);
            chart
                .points(&format!("{} {sex}", SPECIES[kind]), of_sex)
                .marker(marker)
                .role(Role::Series(series));
        }
        charts.push(chart.legend(Corner::TopRight));
        shown.extend(penguins);
    }
    let males = shown.iter().filter(|point| point.1).count();
    let mean = |male: bool, value: fn(&(f64, f64)) -> f64| {
        let values: Vec<f64> =
            shown.iter().filter(|point| point.1 == male).map(|point| value(&point.0)).collect();
        fixed(values.iter().sum::<f64>() / values.len() as f64, 1)
    };
    let desc = format!(
        "{} penguins of {}, {males} of them male, by {} and {}. The mean of the males is {} and {}, \
         of the females {} and {}.",
        shown.len(),
        match p.species.name() {
            "all" => "all three species",
            species => species,
        },
        axes[across].0,
        axes[up].0,
        mean(true, |at| at.0),
        mean(true, |at| at.1),
        mean(false, |at| at.0),
        mean(false, |at| at.1),
    );
    plot::stacked(
        charts,
        "Penguins by two measurements",
        &desc,
        "The three species below each other on the same axes. Within a species the males, filled, lie \
         towards the upper right, and the sexes mostly come apart. A heavy penguin may still be a \
         female of a heavier kind: most Gentoo females are heavier than nine in ten males of the others.",
    )
}
