//! The chapter's figures.

use core::f64::consts::PI;

use ch01_perceptron::preactivation;
use ch02_classification::figures::{half_plane, ring};
use ch02_classification::{distance, length};
use ch03_learning_rule::worked::start;
use ch03_learning_rule::{Sample, correct, epoch, generate};
use plot::{
    Chart, Corner, Dash, Drag, Entry, Figure, Marker, Role, Side, amount, beside, bounds, course,
    curve, entry, fixed, number,
};

use crate::worked::{HAND_RATE, Mistake, apart, biased, hand_samples, mislabelled, mistakes};
use crate::{margin, mistake_bound, radius, train_until_right};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("turning", turning(Turning)),
    entry!("margin", margins(Plane)),
    entry!("reach", reaches()),
    entry!("squeeze", squeeze(Task)),
    entry!("counts", counts(Inputs)),
    entry!("edge", edge(OnTheEdge)),
    entry!("wrong_labels", wrong_labels(Labels)),
];

const WARMTH: &str = "warmth, °C above its mark";
const DAMP: &str = "damp, steps above its mark";

/// The two kinds of points, discs for yes and crosses for no.
fn both_kinds(chart: &mut Chart, samples: &[Sample]) {
    for (name, target, marker) in [("yes", 1.0, Marker::Dot), ("no", 0.0, Marker::Cross)] {
        let these = samples.iter().filter(|sample| sample.target == target);
        chart
            .points(name, these.map(|sample| (sample.input[0], sample.input[1])))
            .role(Role::Series(if target == 1.0 { 1 } else { 2 }))
            .marker(marker)
            .unlabelled();
    }
}

/// The line at right angles to these weights.
fn plane(weights: &[f64]) -> [(f64, f64); 2] {
    let long = length(weights);
    [-9.0, 9.0].map(|t| (-t * weights[1] / long, t * weights[0] / long))
}

fn pair(weights: &[f64]) -> String {
    format!("({}, {})", number(weights[0], 3), number(weights[1], 3))
}

/// The page's good plane.
const GOOD: [f64; 2] = [3.0, 4.0];

/// `1 mistake`, `2 mistakes`.
fn counted(count: usize) -> String {
    amount(count as f64, 6, "mistake", "mistakes")
}

plot::parameters! {
    /// A training from weights of the reader's choice.
    pub struct Turning {
        /// Which mistake is shown.
        mistake: "mistake" in 1.0..=10.0, step 1.0, default 2.0, time;
        /// The length of the first weights.
        long: "length of the weights at the start" in 0.0..=4.0, step 0.5, default 0.0;
        /// Their angle to the first axis.
        degrees: "their direction, degrees" in -180.0..=180.0, step 15.0, default -90.0;
    }
}

/// What one mistake does to the weights.
pub fn turning(p: &Turning) -> Figure {
    let samples = hand_samples();
    let angle = p.degrees.to_radians();
    let first = [p.long * libm::cos(angle), p.long * libm::sin(angle)];
    let run = mistakes(&first, &samples, HAND_RATE, &GOOD, 100);
    let shown = p.mistake as usize;
    let mistake = run.get(shown - 1);
    let last = run.last().map_or(first.to_vec(), |mistake| mistake.after.clone());
    let after = mistake.map_or(last, |mistake| mistake.after.clone());

    let mut chart =
        Chart::new(-5.0..=5.0, -4.5..=4.5).size(600.0, 580.0).equal_units().x(WARMTH).y(DAMP);
    half_plane(&mut chart, [after[0], after[1]], (5.0, 4.5));
    both_kinds(&mut chart, &samples);
    if length(&after) > 0.0 {
        chart.line("plane after", plane(&after)).role(Role::Ink).dash(Dash::Solid).unlabelled();
    }
    let tip = (after[0], after[1]);
    // Away from where the weights were.
    let from = mistake.map_or(0.0, |mistake| mistake.before[0]);
    let side = if tip.0 < from { Side::Left } else { Side::Right };
    let mut step_said = "nothing is wrong any more".to_owned();
    let said = if let Some(mistake) = mistake {
        let before = &mistake.before;
        if length(before) > 0.0 {
            chart
                .line("plane before", plane(before))
                .role(Role::Ink)
                .dash(Dash::Dotted)
                .width(1.0)
                .unlabelled();
            chart.arrow((0.0, 0.0), (before[0], before[1])).role(Role::Ink).dash(Dash::Dotted);
        }
        chart.arrow((before[0], before[1]), tip).role(Role::Series(3)).width(2.4);
        let around = ring((mistake.input[0], mistake.input[1]), 0.3);
        chart.line("answered wrongly", around).role(Role::Series(3)).dash(Dash::Solid).unlabelled();
        let (kind, verb, how, sign) = if mistake.target == 1.0 {
            ("no to a point that is a yes", "added to", "towards", "+")
        } else {
            ("yes to a point that is a no", "taken from", "away from", "−")
        };
        let step = format!("{sign} {HAND_RATE} · {}", pair(&mistake.input));
        step_said = step;
        format!(
            "Mistake {shown} of {}: with the weights {} the node says {kind}, {}. Half of the \
             point is {verb} the weights, which become {} and so turn {how} it.",
            run.len(),
            pair(before),
            pair(&mistake.input),
            pair(&after),
        )
    } else {
        format!(
            "After {} nothing is wrong any more. The weights stay at {}.",
            counted(run.len()),
            pair(&after),
        )
    };
    chart.arrow((0.0, 0.0), tip).term("weight").width(3.0).label("weights").side(side);
    let start = (first[0], first[1]);
    chart.point("start", start).role(Role::Ink).marker(Marker::Ring);
    let drags = [Drag::distance("long", (0.0, 0.0)), Drag::angle("degrees", (0.0, 0.0), 0.0)];
    chart.handle(drags, start, "the tip of the weights at the start");
    chart.heading(&step_said);
    chart.datum("weights", &after);
    chart.datum("mistakes in all", &[run.len() as f64]);
    let desc = format!(
        "Six windless days, three to be answered yes (discs) and three no (crosses), and a perceptron \
         with two weights. {said} The shaded side of the line is what it answers yes \
         afterwards.",
    );
    chart.finish(
        "Each mistake turns the weights",
        &desc,
        "Discs should be answered yes, crosses no, and the shaded side is answered yes. The weights are arrows on the axes of the readings, and the ring is their tip at the start; in print it is the second mistake. Dotted: weights and line before. From their tip half of the ringed point is added, or taken away if the \
         point is a cross; the line turns with the weights. Step through the mistakes, or start \
         somewhere else, until nothing is wrong.",
    )
}

plot::parameters! {
    /// The direction of a plane's weights.
    pub struct Plane {
        /// The angle to the page's weights, (3, 4).
        turned: "weights turned by, degrees" in -50.0..=130.0, step 1.0, default 0.0;
    }
}

/// Six points, their distances from a plane, the smallest of them, and the longest input.
pub fn margins(p: &Plane) -> Figure {
    let samples = hand_samples();
    let angle = p.turned.to_radians();
    let (cos, sin) = (libm::cos(angle), libm::sin(angle));
    // The page's weights at the length 1, turned.
    let weights = [0.6 * cos - 0.8 * sin, 0.6 * sin + 0.8 * cos];
    let (gamma, longest) = (margin(&samples, &weights), radius(&samples));
    let mut chart =
        Chart::new(-6.0..=6.0, -5.4..=5.4).size(600.0, 580.0).equal_units().x(WARMTH).y(DAMP);
    half_plane(&mut chart, weights, (6.0, 5.4));
    let circle = curve(0.0..=360.0, 90, f64::to_radians)
        .into_iter()
        .map(|(_, a)| (longest * libm::cos(a), longest * libm::sin(a)));
    chart.line("radius", circle).role(Role::Ink).dash(Dash::Dashed).width(1.0).unlabelled();
    chart.note((0.0, -longest - 0.4), &format!("R = {}", fixed(longest, 2)));
    if gamma > 0.0 {
        for side in [-gamma, gamma] {
            let along =
                plane(&weights).map(|(x, y)| (x + side * weights[0], y + side * weights[1]));
            chart.line("margin", along).role(Role::Series(3)).dash(Dash::Dotted).unlabelled();
        }
    }
    let (mut wrong, mut distances) = (0, vec![]);
    for sample in &samples {
        let (x, y) = (sample.input[0], sample.input[1]);
        let away = distance(&sample.input, &weights);
        let foot = (x - away * weights[0], y - away * weights[1]);
        let side = if sample.target == 1.0 { away } else { -away };
        wrong += usize::from(side < 0.0);
        distances.push(side);
        let nearest = side - gamma < 1e-9;
        chart
            .segment(foot, (x, y))
            .role(if nearest { Role::Series(3) } else { Role::Ink })
            .width(if nearest { 3.2 } else { 1.4 });
    }
    both_kinds(&mut chart, &samples);
    chart.line("plane", plane(&weights)).role(Role::Ink).dash(Dash::Solid).unlabelled();
    chart.arrow((0.0, 0.0), (weights[0], weights[1])).term("weight").width(3.0);
    let said = format!("margin γ = {}", fixed(gamma, 3));
    chart.heading(&said);
    let turned = Drag::angle("turned", (0.0, 0.0), libm::atan2(4.0, 3.0).to_degrees());
    chart.handle([turned], (weights[0], weights[1]), "the tip of the weight arrow");
    chart.datum("on its side", &distances);
    chart.datum("margin", &[gamma]);
    chart.datum("radius", &[longest]);
    let judged = if gamma > 0.0 {
        format!(
            "All six lie on their own side, the nearest at a distance of {}, and the longest \
             input has a length of {}; the two allow {} mistakes.",
            fixed(gamma, 3),
            fixed(longest, 3),
            fixed(mistake_bound(longest, gamma), 1),
        )
    } else {
        format!("{wrong} of the six lie on the wrong side, the furthest at {}.", fixed(gamma, 3))
    };
    let desc = format!(
        "Six points and a line through the middle, at right angles to weights in the direction of \
         (3, 4), turned by {} degrees. A stroke from each point to the line shows its distance. \
         {judged}",
        number(p.turned, 3),
    );
    chart.finish(
        "Margin and radius",
        &desc,
        "Strokes are distances from the line; the strong ones are the shortest, and their length \
         is the margin of this line. The two dotted lines bound the empty strip. The weights point \
         the way of our 3 and 4; turn them and look for the widest strip. Beyond a certain angle \
         the margin becomes negative: then a point is on the wrong side. The circle's radius is the \
         length of the longest input.",
    )
}

/// Where the weights go with each mistake of the calm week, and how far that reaches.
pub fn reaches() -> Figure {
    let run = mistakes(&[0.0, 0.0], &hand_samples(), HAND_RATE, &GOOD, 100);
    let good = GOOD.map(|weight| weight / length(&GOOD));
    let mut chart = Chart::new(-1.3..=3.3, -0.6..=2.6)
        .size(600.0, 450.0)
        .equal_units()
        .x("weight of the warmth")
        .x_ticks(&[(-1.0, "−1"), (0.0, "0"), (1.0, "1"), (2.0, "2"), (3.0, "3")])
        .y("weight of the damp")
        .y_ticks(&[(0.0, "0"), (1.0, "1"), (2.0, "2")]);
    let line = [-0.7, 3.2].map(|t| (t * good[0], t * good[1]));
    chart.line("good direction", line).role(Role::Ink).dash(Dash::Long).width(0.9).unlabelled();
    let furthest = run.last().map_or(0.0, |mistake| mistake.reach);
    chart
        .segment((0.0, 0.0), (furthest * good[0], furthest * good[1]))
        .role(Role::Series(4))
        .width(5.0);
    for (i, mistake) in run.iter().enumerate() {
        let (from, tip) = (&mistake.before, (mistake.after[0], mistake.after[1]));
        let foot = (mistake.reach * good[0], mistake.reach * good[1]);
        chart.segment(tip, foot).role(Role::Ink).dash(Dash::Dotted).width(1.2);
        let name = (i + 1).to_string();
        // To the left of the good direction, to its right, or on it.
        let aside = good[0] * tip.1 - good[1] * tip.0;
        let side = if aside > -1e-9 { Side::Left } else { Side::Right };
        chart.arrow((from[0], from[1]), tip).term("weight").width(1.8).label(&name).side(side);
        chart.point(&format!("reach {name}"), foot).role(Role::Series(4));
        // Beside the foot, across from the tip.
        let away = if aside > 1e-9 { 1.0 } else { -1.0 };
        let by = if aside.abs() > 1e-9 { 0.26 } else { -0.3 };
        let place = match i {
            // Clear of the arrow that begins or ends there.
            2 => (foot.0 + 0.24, foot.1 - 0.27),
            4 => (foot.0 + 0.31, foot.1 + 0.03),
            _ => (foot.0 + away * by * good[1], foot.1 - away * by * good[0]),
        };
        chart.note(place, &fixed(mistake.reach, 2)).role(Role::Series(4));
    }
    let reaches: Vec<f64> = run.iter().map(|mistake| mistake.reach).collect();
    chart.datum("reaches", &reaches);
    let told: Vec<String> = reaches.iter().map(|reach| fixed(*reach, 2)).collect();
    let tips: Vec<String> = run.iter().map(|mistake| pair(&mistake.after)).collect();
    let desc = format!(
        "The tip of the weights on paper, from the middle through the mistakes of the calm week, an \
         arrow for each: {}. A dashed line through the middle runs in the good direction, that of \
         (3, 4). The tips lie on alternate sides of it, the last one on it. A dotted stroke goes \
         from each tip to the line, and meets it at {} from the middle.",
        tips.join(", "),
        told.join(", "),
    );
    chart.finish(
        "The reach grows with every mistake",
        &desc,
        "The numbered arrows are what each mistake adds to the weights. Their tip swings from one \
         side of the good direction, the dashed line, to the other. Dotted lines lead from each tip to \
         where its shadow on that line ends. This shadow, the reach, moves on every time; the thick \
         stroke is the last one.",
    )
}

plot::parameters! {
    /// Points with a gap between the two kinds.
    pub struct Task {
        /// Which kind of points.
        points: "points on the right" one of ["of the worst kind", "drawn by chance"],
            default "of the worst kind";
        /// No point is nearer to the plane than this.
        gap: "gap, if drawn" in 0.2..=0.8, step 0.05, default 0.4;
        /// How many inputs a point has.
        inputs: "their inputs" in 2.0..=20.0, step 1.0, default 10.0;
        /// LR.
        learning_rate: "learning rate LR" in 0.1..=2.0, step 0.1, default 0.5;
        /// Which points.
        seed: "seed, if drawn" in 0.0..=20.0, step 1.0, default 1.0;
    }
}

/// One point along each axis, all to be answered no, and the weights of their widest margin.
fn worst_kind(inputs: usize) -> (Vec<Sample>, Vec<f64>) {
    let along = |axis: usize| {
        let input = (0..inputs).map(|i| f64::from(u8::from(i == axis))).collect();
        Sample { input, target: 0.0 }
    };
    ((0..inputs).map(along).collect(), vec![-1.0; inputs])
}

/// A run between the two inequalities of the proof.
struct Squeezed {
    gamma: f64,
    longest: f64,
    bound: f64,
    run: Vec<Mistake>,
    learning_rate: f64,
}

fn squeezed(samples: &[Sample], good: &[f64], learning_rate: f64) -> Squeezed {
    let (gamma, longest) = (margin(samples, good), radius(samples));
    let run = mistakes(&vec![0.0; good.len()], samples, learning_rate, good, 1000);
    Squeezed { gamma, longest, bound: mistake_bound(longest, gamma), run, learning_rate }
}

/// The run drawn as far as `end` mistakes, and how much of that the names of line and curve stand
/// from the left.
fn between(shown: &Squeezed, end: f64, named_at: f64) -> Chart {
    let Squeezed { gamma, longest, bound, run, learning_rate } = shown;
    let most = |k: f64| learning_rate * longest * k.sqrt();
    let least = |k: f64| learning_rate * gamma * k;
    let high = 1.1 * most(end);
    let mut chart =
        Chart::new(0.0..=end, 0.0..=high).size(315.0, 320.0).x("mistakes k").y("length");
    let numbered = |pick: &dyn Fn(&Mistake) -> f64| -> Vec<(f64, f64)> {
        run.iter().enumerate().map(|(i, mistake)| ((i + 1) as f64, pick(mistake))).collect()
    };
    chart
        .line("at most: √k · LR · R", curve(0.0..=end, 100, most))
        .role(Role::Series(2))
        .dash(Dash::Dashed)
        .unlabelled();
    chart
        .line("at least: k · LR · γ", [(0.0, 0.0), (end, least(end))])
        .role(Role::Series(1))
        .dash(Dash::Long)
        .unlabelled();
    chart
        .points("their reach", numbered(&|mistake| mistake.reach))
        .role(Role::Series(3))
        .marker(Marker::Square)
        .unlabelled();
    // On top: where the two are equal, the corners of the square stand out.
    chart
        .points("length of the weights", numbered(&|mistake| mistake.length))
        .term("weight")
        .marker(Marker::Dot)
        .unlabelled();
    let at = named_at * end;
    let aside = 0.12 * end;
    chart.note((at - aside, most(at) + 0.1 * high), "at most").role(Role::Series(2));
    chart.note((at + 0.5 * aside, least(at) - 0.14 * high), "at least").role(Role::Series(1));
    if *bound <= end {
        chart.vertical(*bound).label(&format!("(R/γ)^2 = {}", fixed(*bound, 1)));
        // Where line and curve cross, and the marks that have come so far lie on each other.
        let crossing = (*bound, least(*bound));
        let (across, up) = (0.045 * end, 0.045 * high);
        let around = curve(0.0..=2.0 * PI, 40, |turn| turn).into_iter().map(|(turn, _)| {
            (crossing.0 + across * libm::cos(turn), crossing.1 + up * libm::sin(turn))
        });
        chart
            .line("around the crossing", around)
            .role(Role::Ink)
            .dash(Dash::Solid)
            .width(1.8)
            .unlabelled();
        chart.datum("the crossing", &[crossing.0, crossing.1]);
    }
    chart
}

/// The two inequalities of the proof, with the calm week between them and a run of other points.
pub fn squeeze(p: &Task) -> Figure {
    let inputs = p.inputs as usize;
    let (samples, good) = match p.points.index() {
        0 => worst_kind(inputs),
        _ => (apart(60, inputs, p.gap, p.seed as u64), vec![1.0; inputs]),
    };
    let week = squeezed(&hand_samples(), &GOOD, p.learning_rate);
    let other = squeezed(&samples, &good, p.learning_rate);
    let mut left = between(&week, 8.0, 0.8);
    left.datum("bound of the week", &[week.bound]);
    let mut right = between(&other, 1.15 * other.bound, 0.5);
    right.datum("bound", &[other.bound]);
    right.datum("mistakes", &[other.run.len() as f64]);
    let told = |shown: &Squeezed| {
        format!(
            "a margin of {} and a radius of {}: the run ends after {}, where the weights are {} \
             long and reach {}, and line and curve cross at {} mistakes",
            fixed(shown.gamma, 3),
            fixed(shown.longest, 3),
            counted(shown.run.len()),
            fixed(shown.run.last().map_or(0.0, |mistake| mistake.length), 2),
            fixed(shown.run.last().map_or(0.0, |mistake| mistake.reach), 2),
            fixed(shown.bound, 1),
        )
    };
    let desc = format!(
        "Two panels of lengths over the number of mistakes. In each a straight line from 0 upwards \
         is what the weights reach at least in the good direction, a curve that bends over is what \
         their length is at most, and the run has a disc for the length and a square for the reach \
         after each mistake. Left the first 8 mistakes that the six days of the calm week allow, \
         with {}, to the right of the panel. Right {} points {} with {inputs} inputs, {}, marked \
         by a ring.",
        told(&week),
        samples.len(),
        p.points,
        told(&other),
    );
    beside(
        [left, right],
        "Caught between a line and a curve",
        &desc,
        "Discs are the length of the weights, squares their reach. With every mistake the reach must \
         stay on or above the straight line and the length on or below the curve, and the reach is \
         never more than the length. Left the calm week, which ends long before line and curve \
         cross. Right points of the worst kind, whose run goes all the way to the crossing, in \
         the ring, where disc and square lie on each other; beyond it no mistake is possible. On the site there are also 60 points drawn by \
         chance, none nearer to a certain plane than the gap. The learning rate stretches the \
         picture and moves nothing.",
    )
}

plot::parameters! {
    /// The kind of points.
    pub struct Inputs {
        /// How many inputs a point has.
        inputs: "inputs" in 2.0..=12.0, step 1.0, default 3.0;
        /// How many points.
        samples: "samples" in 20.0..=200.0, step 20.0, default 100.0;
    }
}

/// Counted mistakes over the bound, for many tasks.
pub fn counts(p: &Inputs) -> Figure {
    let inputs = p.inputs as usize;
    let good = vec![1.0; inputs];
    let mut runs = vec![];
    for gap in [0.5, 0.3, 0.2, 0.1, 0.05, 0.03, 0.02, 0.01] {
        for seed in 0..12 {
            let samples = apart(p.samples as usize, inputs, gap, seed);
            let bound = mistake_bound(radius(&samples), margin(&samples, &good));
            let run = train_until_right(&mut vec![0.0; inputs], &samples, 1.0, 500);
            runs.push((bound, run.mistakes as f64));
        }
    }
    let mut chart = Chart::new(5.0..=200_000.0, 0.8..=20_000.0)
        .log_x()
        .log_y()
        .x("bound (R/γ)^2")
        .y("mistakes counted");
    chart
        .line("bound", [(5.0, 5.0), (20_000.0, 20_000.0)])
        .role(Role::Ink)
        .dash(Dash::Solid)
        .unlabelled();
    chart.note((70.0, 4000.0), "as many as the bound allows");
    chart.points("runs", runs.clone()).role(Role::Series(1)).marker(Marker::Ring).unlabelled();
    let shares: Vec<f64> = runs.iter().map(|(bound, mistakes)| mistakes / bound).collect();
    let largest = shares.iter().copied().fold(0.0, f64::max);
    let most = runs.iter().map(|run| run.1).fold(0.0, f64::max);
    let desc = format!(
        "{} trainings on {} points of {inputs} inputs, each a ring: the bound on its mistakes to \
         the right, the mistakes that were counted upwards, both on logarithmic axes. All rings \
         lie below the line on which the two are equal. The run that comes nearest to it uses {} \
         per cent of its bound; the most mistakes in any run are {}.",
        runs.len(),
        number(p.samples, 3),
        fixed(100.0 * largest, 0),
        number(most, 4),
    );
    chart.finish(
        "Counted mistakes and the bound",
        &desc,
        "Every ring is one run, trained until it made no mistake: twelve for each of eight gaps, from a \
         half to a hundredth. None lies above the line, where the \
         mistakes would be more than the bound allows, and most lie far below: the bound allows \
         for the worst samples in the worst order. To the right, where the gap is narrow, they make more \
         mistakes, though by no means in proportion.",
    )
}

plot::parameters! {
    /// Chapter 3's training without a bias.
    pub struct OnTheEdge {
        /// How many epochs have been trained.
        epoch: "epochs" in 1.0..=12.0, step 1.0, default 8.0, time;
        /// Which samples and which first weights.
        seed: "seed" in 0.0..=20.0, step 1.0, default 4.0;
    }
}

/// The points with a first coordinate of 0, and the two weights that answer them.
pub fn edge(p: &OnTheEdge) -> Figure {
    let seed = p.seed as u64;
    let samples = generate(1000, 2 * seed);
    let mut weights = start(seed);
    // The lean at the end of each epoch, in per cent of the weight of the warmth.
    let ends: Vec<(f64, f64)> = (0..p.epoch as usize)
        .map(|_| {
            epoch(&mut weights, &samples, 0.01);
            (100.0 * weights[1] / weights[0], 100.0 * weights[2] / weights[0])
        })
        .collect();
    let now = ends[ends.len() - 1];
    let axis = |every: usize| (-10..=10).step_by(every).map(f64::from);
    let says_no = |y: f64, z: f64| preactivation(&[0.0, y, z], &weights) < 0.0;
    let points = |every| axis(every).flat_map(move |y| axis(every).map(move |z| (y, z)));
    let wrong = points(1).filter(|&(y, z)| says_no(y, z)).count();
    // All 441 would hide the arrow.
    let (no, yes): (Vec<_>, Vec<_>) = points(2).partition(|&(y, z)| says_no(y, z));
    let long = length(&weights[1..]);

    let mut rows = Chart::new(-11.0..=11.0, -11.0..=11.0)
        .size(315.0, 325.0)
        .x("damp above its mark")
        .y("wind above its mark");
    half_plane(&mut rows, [weights[1], weights[2]], (11.0, 11.0));
    rows.points("no, wrong", no).role(Role::Series(2)).marker(Marker::Ring).unlabelled();
    rows.points("yes, right", yes).role(Role::Series(1)).marker(Marker::Dot).unlabelled();
    let tip = (9.0 * weights[1] / long, 9.0 * weights[2] / long);
    rows.arrow((0.0, 0.0), tip).term("weight").width(3.2);

    let reach = ends.iter().fold(1.0_f64, |reach, at| reach.max(at.0.abs()).max(at.1.abs()));
    let reach = 1.3 * reach;
    let mut lean = Chart::new(-reach..=reach, -reach..=reach)
        .size(315.0, 325.0)
        .x("damp, % of the warmth")
        .y("wind, % of the warmth");
    lean.horizontal(0.0);
    lean.vertical(0.0);
    lean.line("from epoch to epoch", ends.iter().copied())
        .term("weight")
        .dash(Dash::Solid)
        .width(0.9)
        .unlabelled();
    lean.points("ends of epochs", ends.iter().copied())
        .term("weight")
        .marker(Marker::Dot)
        .unlabelled();
    // The numbers of the epochs, the last one first, wherever one has room beside its dot.
    let places = [(0.15, 0.0), (-0.15, 0.0), (0.0, 0.16), (0.0, -0.16)];
    let corners = [(0.13, 0.14), (-0.13, 0.14), (0.13, -0.14), (-0.13, -0.14)];
    let between = [(0.16, 0.08), (-0.16, 0.08), (0.16, -0.08), (-0.16, -0.08)];
    let places = [places, corners, between].concat();
    let mut taken: Vec<(f64, f64)> = vec![];
    // What is drawn as a line: the way from dot to dot, and the two axes.
    let mix = |a: f64, b: f64, t: f64| a + t * (b - a);
    let between = ends.windows(2).flat_map(|pair| {
        let at = |t: f64| (mix(pair[0].0, pair[1].0, t), mix(pair[0].1, pair[1].1, t));
        (0..=20).map(move |n| at(f64::from(n) / 20.0))
    });
    let axes = (-20..=20).map(|n| f64::from(n) / 20.0 * reach);
    let ways: Vec<(f64, f64)> = between.chain(axes.flat_map(|at| [(at, 0.0), (0.0, at)])).collect();
    let apart = |a: (f64, f64), b: (f64, f64), by: f64| {
        (a.0 - b.0).abs().max((a.1 - b.1).abs()) > by * reach
    };
    for (i, &at) in ends.iter().enumerate().rev() {
        let place = |(x, y): (f64, f64)| (at.0 + x * reach, at.1 + y * reach);
        let clear = |place: (f64, f64)| {
            let dots = ends.iter().enumerate().all(|(j, &dot)| j == i || apart(place, dot, 0.1));
            dots && taken.iter().all(|&text| apart(place, text, 0.17))
        };
        // The first that no line comes near, or the one that it comes least near.
        let room = |by: (f64, f64)| {
            let at = place(by);
            let away = ways.iter().map(|way| (at.0 - way.0).abs().max((at.1 - way.1).abs()));
            away.fold(0.085 * reach, f64::min)
        };
        let found = places.iter().copied().filter(|by| clear(place(*by))).rev();
        let found = found.max_by(|one, other| room(*one).total_cmp(&room(*other)));
        if let Some(by) = found.or((i + 1 == ends.len()).then_some(places[0])) {
            taken.push(place(by));
            lean.note(place(by), &(i + 1).to_string()).term("weight");
        }
    }
    lean.datum("wrong of 441", &[wrong as f64]);
    lean.datum("lean now", &[now.0, now.1]);
    let desc = format!(
        "Left, the 441 days with whole readings and the thermometer at its mark, all of which should \
         be answered yes. The weights of damp and wind after {} say no to {wrong} of them, drawn \
         hollow: those that lie against the arrow. Every second point of every second row is drawn. \
         Right, these two weights at the end of each epoch, in per cent of the weight of the warmth, \
         a numbered dot for each. They end at {} and {}, and none of the dots lies where \
         both are 0.",
        amount(ends.len() as f64, 3, "epoch", "epochs"),
        fixed(now.0, 1),
        fixed(now.1, 1),
    );
    beside(
        [rows, lean],
        "The days that lie on the plane",
        &desc,
        "Left: days with the thermometer at its mark, every second of every second row. All should \
         be answered yes; the hollow ones lie against the arrow of the two other weights and are \
         answered no. That arrow is the last epoch's, drawn longer than it is. Right: these two weights \
         when an epoch ends, in per cent of the weight of the warmth, numbered by the epochs. \
         They stay near 0 and do not settle there.",
    )
}

plot::parameters! {
    /// Training with wrong targets.
    pub struct Labels {
        /// The share of wrong targets, in per cent.
        wrong: "wrong targets, per cent" in 0.0..=20.0, step 1.0, default 5.0;
        /// Which samples.
        seed: "seed" in 0.0..=20.0, step 1.0, default 0.0;
    }
}

/// Right answers to others, epoch by epoch.
pub fn wrong_labels(p: &Labels) -> Figure {
    let seed = p.seed as u64;
    let labelled = biased(1000, 2 * seed);
    let others = biased(1000, 2 * seed + 1);
    let right = |weights: &[f64]| 100.0 * correct(weights, &others) as f64 / others.len() as f64;
    // With the weights of each epoch's end, and with the best so far on what was trained on.
    let course_of = |training: &[Sample]| -> (Vec<f64>, Vec<f64>) {
        let mut weights = vec![0.0; 4];
        let (mut kept, mut most) = (weights.clone(), correct(&weights, training));
        let walk = |_| {
            epoch(&mut weights, training, 1.0);
            let found = correct(&weights, training);
            if found > most {
                most = found;
                kept.clone_from(&weights);
            }
            (right(&weights), right(&kept))
        };
        (0..50).map(walk).unzip()
    };
    let (rights, kept) = course_of(&mislabelled(&labelled, p.wrong / 100.0, seed));
    let (clean, _) = course_of(&labelled);
    let (worst, best) = bounds(&rights).unwrap_or((100.0, 100.0));
    let lowest = clean.iter().copied().fold(worst, f64::min);
    let floor = (10.0 * ((lowest - 0.5) / 10.0).floor()).min(90.0);
    let mut chart = Chart::new(0.0..=50.0, floor..=100.5)
        .x("epoch")
        .y("right answers, per cent")
        .legend(Corner::BottomRight);
    let numbered = |rights: &[f64]| -> Vec<(f64, f64)> {
        rights.iter().enumerate().map(|(n, right)| ((n + 1) as f64, *right)).collect()
    };
    chart
        .line("right", numbered(&rights))
        .dash(Dash::Solid)
        .label(&format!("{} per cent of the targets wrong", number(p.wrong, 3)));
    if p.wrong > 0.0 {
        chart
            .line("right with the weights kept", numbered(&kept))
            .role(Role::Series(3))
            .dash(Dash::Long)
            .label("the same, the best weights kept");
        chart
            .line("right without wrong targets", numbered(&clean))
            .role(Role::Ink)
            .dash(Dash::Dashed)
            .width(1.6)
            .label("no target wrong");
    }
    let desc = format!(
        "The share of right answers to 1000 samples with right targets after each of 50 epochs of \
         training on 1000 others, of which {} per cent have a wrong target. {}; the worst epoch \
         ends at {} per cent, the best at {}. With the weights kept that were best on the training \
         samples, the last epoch ends at {}. Without a wrong target it ends at {}.",
        number(p.wrong, 3),
        course("The share", &rights),
        fixed(worst, 1),
        fixed(best, 1),
        fixed(kept[kept.len() - 1], 1),
        fixed(clean[clean.len() - 1], 1),
    );
    chart.finish(
        "Training on wrong targets",
        &desc,
        "Right answers to days that were not trained on, epoch by epoch. Without wrong targets, \
         short dashes, the curve comes to rest as soon as nothing is wrong. With a few, solid, it \
         keeps going up and down, with one seed further than with another: whatever mistake came \
         last has turned the weights its way. Long dashes: of each epoch's weights the best so far \
         on the training days are kept, as an exercise below asks. They can fall, since they are \
         chosen by the training days and shown on others.",
    )
}
