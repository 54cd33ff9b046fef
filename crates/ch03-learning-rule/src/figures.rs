//! The chapter's figures.

use ch01_perceptron::preactivation;
use ch02_classification::figures::{half_plane, ring};
use ch02_classification::length;
use plot::{
    Chart, Dash, Drag, Entry, Figure, Marker, Role, Side, amount, beside, bounds, entry, fixed,
    number,
};

use study::spread;

use crate::worked::{AT_THE_MARK, RATES, SEEDS, START, four_days, rests, run, start};
use crate::{Sample, generate, update};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("one_update", one_update(Mistake)),
    entry!("corrections", corrections()),
    entry!("wedge", wedge(Start)),
    entry!("direction", direction(Training)),
    entry!("runs", runs()),
    entry!("at_the_mark", at_the_mark()),
    entry!("short_and_long", short_and_long()),
];

/// The weights before the update that is drawn.
const BEFORE: [f64; 2] = [2.0, -1.0];

plot::parameters! {
    /// A day about which the node is wrong.
    pub struct Mistake {
        /// Degrees above the mark.
        warmth: "warmth" in -3.5..=3.5, step 0.5, default 1.0;
        /// Steps of damp above the mark.
        damp: "damp" in -3.5..=3.5, step 0.5, default 3.0;
        /// LR.
        learning_rate: "learning rate LR" in 0.05..=0.5, step 0.05, default 0.4;
    }
}

/// One update of the weights before it by a day that is answered wrongly.
struct OneUpdate {
    input: [f64; 2],
    learning_rate: f64,
    pre: f64,
    target: f64,
    weights: [f64; 2],
    pre_after: f64,
}

fn mistake_about(input: [f64; 2], learning_rate: f64) -> OneUpdate {
    let pre = preactivation(&input, &BEFORE);
    let target = if pre >= 0.0 { 0.0 } else { 1.0 };
    let mut weights = BEFORE;
    update(&mut weights, &Sample { input: input.into(), target }, learning_rate);
    let pre_after = preactivation(&input, &weights);
    OneUpdate { input, learning_rate, pre, target, weights, pre_after }
}

/// Shades the side of yes of these weights in a frame that reaches further down than up.
fn shade_yes(chart: &mut Chart, [across, up]: [f64; 2], wide: f64, low: f64, high: f64) {
    if across == 0.0 && up == 0.0 {
        return;
    }
    if up.abs() < 1e-9 * across.abs() {
        let side = if across > 0.0 { [0.0, wide] } else { [-wide, 0.0] };
        chart.shade(side.map(|x| (x, high)), low);
        return;
    }
    // The line at the sides of the frame, and where it leaves it above and below.
    let mut stops = vec![-wide, wide];
    let leaves = [low, high].map(|y| -y * up / across);
    stops.extend(leaves.into_iter().filter(|x| x.abs() < wide));
    stops.sort_by(f64::total_cmp);
    let edge = stops.into_iter().map(|x| (x, (-x * across / up).clamp(low, high)));
    chart.shade(edge, if up > 0.0 { high } else { low });
}

/// The line at right angles to these weights, no lower and no higher than this.
fn dividing([across, up]: [f64; 2], low: f64, high: f64) -> [(f64, f64); 2] {
    let long = length(&[across, up]);
    let (x, y) = (-up / long, across / long);
    // Upwards, or to the right.
    let (x, y) = if y < 0.0 { (-x, -y) } else { (x, y) };
    let far = |height: f64| if y == 0.0 { 9.0 } else { (height.abs() / y).min(9.0) };
    [(-far(low) * x, -far(low) * y), (far(high) * x, far(high) * y)]
}

/// The day whose yes is wrong, which stays where it is.
const WRONG_YES: [f64; 2] = [3.0, 1.0];

/// A round line, without corners.
fn circle((x, y): (f64, f64), radius: f64) -> Vec<(f64, f64)> {
    let at = |angle: f64| (x + radius * libm::cos(angle), y + radius * libm::sin(angle));
    (0..=180).map(|part| at(std::f64::consts::TAU * f64::from(part) / 180.0)).collect()
}

/// How far the drawing of an update reaches to each side.
const EDGE: f64 = 4.4;

/// One update of two weights, drawn as arrows.
fn drawn_update(shown: &OneUpdate) -> Chart {
    let OneUpdate { input, learning_rate, pre, target, weights, pre_after } = *shown;
    let ticks = [(-4.0, "−4"), (-2.0, "−2"), (0.0, "0"), (2.0, "2"), (4.0, "4")];
    let mut chart = Chart::new(-EDGE..=EDGE, -EDGE..=EDGE)
        .size(314.0, 370.0)
        .equal_units()
        .x("warmth; first weight")
        .x_ticks(&ticks)
        .y("damp; second weight")
        .y_ticks(&ticks);
    for unit in -3..=3 {
        let at = f64::from(unit);
        chart.segment((at, -EDGE), (at, EDGE)).role(Role::Grid).width(1.0);
        chart.segment((-EDGE, at), (EDGE, at)).role(Role::Grid).width(1.0);
    }
    shade_yes(&mut chart, weights, EDGE, -EDGE, EDGE);
    let plane = |weights: [f64; 2]| dividing(weights, -EDGE, EDGE);
    chart
        .line("line before", plane(BEFORE))
        .role(Role::Ink)
        .dash(Dash::Dotted)
        .width(2.0)
        .unlabelled();
    if length(&weights) > 0.0 {
        chart.line("line after", plane(weights)).role(Role::Ink).dash(Dash::Solid).unlabelled();
    }
    let (before, after) = ((BEFORE[0], BEFORE[1]), (weights[0], weights[1]));
    let at = (input[0], input[1]);
    chart.segment((0.0, 0.0), at).role(Role::Series(3)).width(1.2).dash(Dash::Dashed);
    chart.arrow((0.0, 0.0), before).role(Role::Ink).dash(Dash::Dotted).width(2.0);
    chart.arrow(before, after).role(Role::Series(3)).width(3.0);
    let long = length(&[after.0 - before.0, after.1 - before.1]);
    chart
        .line("steps of this length", circle(before, long))
        .role(Role::Series(3))
        .dash(Dash::Solid)
        .width(0.8)
        .unlabelled();
    // The names stand clear of both arrows and of the piece between their tips.
    let (across, up) = (after.0 - before.0, after.1 - before.1);
    let falls = up < 0.0;
    chart.note(if falls { (2.55, -0.42) } else { (2.0, -1.6) }, "before").role(Role::Ink);
    if long > 0.7 {
        let turned = if falls { (-up / long, across / long) } else { (up / long, -across / long) };
        let away = 0.95 * turned.0.abs() + 0.35 * turned.1.abs() + 0.15;
        let place =
            (before.0 + across / 2.0 + away * turned.0, before.1 + up / 2.0 + away * turned.1);
        let sign = if target == 1.0 { "" } else { "−" };
        chart.note(place, &format!("{sign}{}·*x*", number(learning_rate, 2))).role(Role::Series(3));
    }
    let side = match (falls, long > 0.7) {
        (true, false) => Side::Below,
        (false, true) if up <= 0.7 || across < 0.0 => Side::Left,
        (true, true) => Side::Left,
        (false, _) => Side::Above,
    };
    chart.arrow((0.0, 0.0), after).term("weight").width(3.0).label("after").side(side);
    let yes = target == 1.0;
    chart
        .point("day", at)
        .role(Role::Series(if yes { 1 } else { 2 }))
        .marker(if yes { Marker::Dot } else { Marker::Cross })
        .label("*x*")
        .side(Side::Right);
    chart.line("the mistake", ring(at, 0.3)).role(Role::Series(3)).dash(Dash::Solid).unlabelled();
    chart.heading(&format!("preactivation {} to {}", number(pre, 4), number(pre_after, 4)));
    let pair = |w: [f64; 2]| format!("({}, {})", number(w[0], 4), number(w[1], 4));
    chart.heading(&format!("{} to {}", pair(BEFORE), pair(weights)));
    chart
}

/// What is said of one update to a reader who does not see it.
fn told(shown: &OneUpdate) -> String {
    let OneUpdate { input, learning_rate, pre, target, weights, pre_after } = *shown;
    let (said, wanted, verb) = if target == 1.0 {
        ("no", "opened the vent", "is added to")
    } else {
        ("yes", "left it shut", "is taken from")
    };
    format!(
        "the node says {said} to the day at ({}, {}), and the gardener {wanted}. {} times the day \
         {verb} the weights, which become {} and {}. The preactivation of the day was {} and is \
         now {}.",
        number(input[0], 2),
        number(input[1], 2),
        number(learning_rate, 2),
        number(weights[0], 4),
        number(weights[1], 4),
        number(pre, 4),
        number(pre_after, 4),
    )
}

/// An update by a day that the reader places, and one by a wrong yes.
pub fn one_update(p: &Mistake) -> Figure {
    let moved = mistake_about([p.warmth, p.damp], p.learning_rate);
    let still = mistake_about(WRONG_YES, p.learning_rate);
    let mut left = drawn_update(&moved);
    let at = (p.warmth, p.damp);
    left.handle([Drag::x("warmth"), Drag::y("damp")], at, "the day");
    left.datum("weights", &moved.weights);
    left.datum("preactivation before and after", &[moved.pre, moved.pre_after]);
    let mut right = drawn_update(&still);
    right.datum("weights after the wrong yes", &still.weights);
    right.datum("preactivation of the wrong yes", &[still.pre, still.pre_after]);
    let desc = format!(
        "Windless days on paper, in two panels. Left, with the weights 2 and −1 {} Right, with the \
         same weights {} In each panel a line at right angles to the weights turns with them, and \
         the side of yes after the update is shaded.",
        told(&moved),
        told(&still),
    );
    beside(
        [left, right],
        "Two updates",
        &desc,
        "On the left the node says no to a day of yes, the disc in the ring; on the right it says yes to a day of \
         no, the cross in the ring. Each axis measures a reading of the day and its weight. Dashed: the day's arrow \
         *x*. Dotted: the weights before, and their line; their side of yes is the one to which they point. Solid: both after a piece of *x* is added or taken off; the \
         new side of yes is shaded. The circle is where the steps of this length end. Above each panel are the day's preactivation and the weights, before and after. On the screen \
         the left day can be put anywhere; its target is always the other answer.",
    )
}

/// Where the drawings of the corrections end.
const LOWEST: f64 = -2.8;

/// The three corrections of a training on four days.
pub fn corrections() -> Figure {
    let days = four_days();
    let ticks = [(-2.0, "−2"), (0.0, "0"), (2.0, "2")];
    let mut told = vec![];
    let steps = crate::worked::corrections();
    let charts: Vec<Chart> = steps
        .iter()
        .map(|step| {
            let mut chart = Chart::new(-3.2..=3.8, LOWEST..=4.6)
                .size(210.0, 316.0)
                .equal_units()
                .no_grid()
                .x("warmth; first weight")
                .x_ticks(&ticks)
                .y("damp; second weight")
                .y_ticks(&ticks);
            let [before, after] = step.weights;
            shade_yes(&mut chart, after, 3.8, LOWEST, 4.6);
            let line = |weights: [f64; 2]| dividing(weights, LOWEST, 4.6);
            chart
                .line("line before", line(before))
                .role(Role::Ink)
                .dash(Dash::Dotted)
                .width(2.0)
                .unlabelled();
            chart.line("line after", line(after)).role(Role::Ink).dash(Dash::Solid).unlabelled();
            let (before_tip, after_tip) = ((before[0], before[1]), (after[0], after[1]));
            chart.arrow((0.0, 0.0), before_tip).role(Role::Ink).dash(Dash::Dotted).width(2.0);
            chart.arrow(before_tip, after_tip).role(Role::Series(3)).width(2.2);
            chart.arrow((0.0, 0.0), after_tip).term("weight").width(3.0);
            for (number, day) in days.iter().enumerate() {
                let at = (day.input[0], day.input[1]);
                let yes = day.target == 1.0;
                chart
                    .point(&format!("day {}", number + 1), at)
                    .role(Role::Series(if yes { 1 } else { 2 }))
                    .marker(if yes { Marker::Dot } else { Marker::Cross })
                    .unlabelled();
                if number == step.day {
                    let mended = chart.line("mended", ring(at, 0.52));
                    mended.role(Role::Series(3)).dash(Dash::Solid).width(2.0).unlabelled();
                }
                if step.wrong.contains(&number) {
                    let spoilt = chart.line("spoilt", ring(at, 0.52));
                    spoilt.role(Role::Ink).dash(Dash::Dashed).width(1.6).unlabelled();
                }
            }
            // Clear of the rings, the arrows and the lines of all three panels.
            for (number, place) in
                [(2.0, 3.95), (2.42, 0.05), (-2.85, -1.0), (0.0, 3.95)].into_iter().enumerate()
            {
                chart.note(place, &(number + 1).to_string()).role(Role::Ink);
            }
            let pair = |w: [f64; 2]| format!("({}, {})", number(w[0], 2), number(w[1], 2));
            chart.heading(&format!("epoch {}, day {}", step.epoch, step.day + 1));
            chart.heading(&format!("{} to {}", pair(before), pair(after)));
            chart.datum("days answered wrongly", &[step.wrong.len() as f64]);
            chart.datum("weights after", &after);
            let Sample { input, target } = &days[step.day];
            told.push(format!(
                "in epoch {} day {} at ({}, {}) is a wrong {}, and its correction makes {} and {} \
                 of the weights {} and {}; after it {}",
                step.epoch,
                step.day + 1,
                number(input[0], 2),
                number(input[1], 2),
                if *target == 1.0 { "no" } else { "yes" },
                number(after[0], 2),
                number(after[1], 2),
                number(before[0], 2),
                number(before[1], 2),
                match step.wrong.first() {
                    None => "all days are answered rightly".into(),
                    Some(wrong) => {
                        format!("day {} is answered wrongly", wrong + 1)
                    }
                },
            ));
            chart
        })
        .collect();
    let desc = format!(
        "Four windless days on paper in three panels, one after each correction: two discs, on \
         which the vent was opened, and two crosses, on which it was not. A line at right angles to \
         the weights parts yes, which is shaded, from no. The days are numbered in their \
         order, and the corrections are these: {}.",
        told.join("; "),
    );
    beside(
        charts,
        "Three corrections",
        &desc,
        "Four days, numbered in the order of an epoch; the learning rate is 1. Discs should lie on the \
         shaded side, crosses on the other. In each panel the day in the solid ring has just been \
         corrected: its own arrow, drawn from tip to tip, has been set onto the dotted weights or taken off, which makes the solid ones. Each line is at right angles to its weights. A dashed ring is around the day that was right before \
         and is wrong now.",
    )
}

plot::parameters! {
    /// The weights with which a training on the four days begins.
    pub struct Start {
        /// The weight of the warmth.
        warmth: "first weight at the start" in -3.0..=3.0, step 0.5, default 1.0;
        /// The weight of the damp.
        damp: "second weight at the start" in -3.0..=3.0, step 0.5, default 2.0;
    }
}

/// The four days and the training on them in the plane of the weights.
pub fn wedge(p: &Start) -> Figure {
    const LEFT: f64 = -3.6;
    const RIGHT: f64 = 6.6;
    const LOW: f64 = -3.5;
    const HIGH: f64 = 5.1;
    let ticks = [(-2.0, "−2"), (0.0, "0"), (2.0, "2"), (4.0, "4"), (6.0, "6")];
    let mut chart = Chart::new(LEFT..=RIGHT, LOW..=HIGH)
        .size(430.0, 384.0)
        .equal_units()
        .no_grid()
        .x("first weight")
        .x_ticks(&ticks)
        .y("second weight")
        .y_ticks(&ticks[..4]);
    // Between the lines of day 1, at right angles to (2, 3), and of day 4, at right angles to (0, 3).
    let day_1 = |x: f64| -2.0 * x / 3.0;
    let leaves = -1.5 * LOW;
    chart.shade([(0.0, 0.0), (leaves, LOW), (RIGHT, LOW)], 0.0);
    let lines = [
        ("day 1", (LEFT, day_1(LEFT)), (leaves, LOW), (-2.7, 2.65)),
        ("day 4", (LEFT, 0.0), (RIGHT, 0.0), (-2.7, 0.48)),
        ("days 2 and 3", (-0.5 * HIGH, HIGH), (-0.5 * LOW, LOW), (-0.1, 4.6)),
    ];
    for (name, from, to, at) in lines {
        let line = chart.line(&format!("line of {name}"), [from, to]);
        line.role(Role::Ink).dash(Dash::Solid).width(1.2).unlabelled();
        chart.note(at, name).role(Role::Ink);
    }
    chart.note((4.9, -1.9), "all right").role(Role::Ink);
    let begins = [p.warmth, p.damp];
    let told = crate::worked::corrections_from(begins);
    let mut ends = begins;
    let mut places = vec![];
    for step in &told {
        let [from, to] = step.weights;
        chart.arrow(from.into(), to.into()).role(Role::Series(3)).width(2.2);
        places.push(format!("({}, {})", number(to[0], 2), number(to[1], 2)));
        ends = to;
    }
    chart.point("at rest", ends.into()).role(Role::Series(3)).marker(Marker::Dot).unlabelled();
    chart
        .point("at the start", begins.into())
        .role(Role::Series(3))
        .marker(Marker::Ring)
        .unlabelled();
    chart.handle([Drag::x("warmth"), Drag::y("damp")], begins.into(), "the weights at the start");
    chart.datum("corrections", &[told.len() as f64]);
    let way: Vec<f64> = told.iter().flat_map(|step| step.weights[1]).collect();
    chart.datum("weights after each correction", &way);
    let course = if told.is_empty() {
        "They lie in the wedge, and nothing is corrected.".to_owned()
    } else {
        format!(
            "{} lead to {}, in the wedge.",
            amount(told.len() as f64, 2, "correction", "corrections"),
            places.join(", then to "),
        )
    };
    let desc = format!(
        "The plane of two weights. Each of the four days is a line through the middle at right \
         angles to its arrow; days 2 and 3 share one. Between the lines of day 1 and day 4, right of \
         the middle and below, is the shaded wedge of the weights that answer all four days \
         rightly. A training begins with the weights {} and {}. {course}",
        number(begins[0], 2),
        number(begins[1], 2),
    );
    chart.finish(
        "The wedge of good weights",
        &desc,
        "The same training in the plane of the weights. Each line belongs to a day and stands at right angles to \
         its arrow; shaded are the weights that answer all four days rightly. The arrows are the \
         corrections, from the ring, where the training begins, to the dot, where it rests. On the screen it can begin \
         elsewhere.",
    )
}

/// How dark the samples with small readings are shaded.
const SHADED: f64 = 0.1;

/// Samples in an epoch of the figure.
const SAMPLES: usize = 1000;

plot::parameters! {
    /// A training run.
    pub struct Training {
        /// LR.
        learning_rate: "learning rate LR" one of ["0.0001", "0.001", "0.01", "0.1", "1"],
            default "0.01";
        /// Which samples and which first weights. 0 is the run of the page's program.
        seed: "seed" in 0.0..=20.0, step 1.0, default 0.0;
    }
}

/// The same course as a staircase: level up to each jump, and then upright.
fn steps(course: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut drawn = vec![course[0]];
    for pair in course.windows(2).filter(|pair| pair[0].1 != pair[1].1) {
        drawn.push((pair[1].0, pair[0].1));
        drawn.push(pair[1]);
    }
    drawn.push(course[course.len() - 1]);
    drawn
}

/// The same three heights, in their order, moved apart where names beside them would touch.
fn apart(heights: [f64; 3]) -> [f64; 3] {
    const GAP: f64 = 0.22;
    let mut order = [0, 1, 2];
    order.sort_by(|a, b| heights[*a].total_cmp(&heights[*b]));
    let [low, middle, high] = order;
    let mut places = heights;
    places[low] = places[low].min(places[middle] - GAP);
    places[high] = places[high].max(places[middle] + GAP);
    places
}

/// What share of the arrow's length is nearly all of it.
const NEARLY_ALL: f64 = 0.95;

/// How many samples the left panel of the direction shows.
const FIRST: usize = 200;

/// The direction of the three weights, sample by sample, over five epochs.
pub fn direction(p: &Training) -> Figure {
    let seed = p.seed as u64;
    let learning_rate = RATES[p.learning_rate.index()];
    let samples = generate(SAMPLES, 2 * seed);
    let mut weights = if seed == 0 { START.into() } else { start(seed) };
    let mut courses = [vec![], vec![], vec![]];
    let mut count = 0;
    let mut mistakes = vec![];
    let long = length(&weights);
    for (course, weight) in courses.iter_mut().zip(&weights) {
        course.push((0.0, weight / long));
    }
    for _ in 0..5 {
        let mut wrong = 0.0;
        for sample in &samples {
            wrong += update(&mut weights, sample, learning_rate).abs();
            count += 1;
            let long = length(&weights);
            for (course, weight) in courses.iter_mut().zip(&weights) {
                course.push((f64::from(count), weight / long));
            }
        }
        mistakes.push(wrong);
    }
    let shade = |chart: &mut Chart, epochs: std::ops::Range<u32>, base: f64, top: f64| {
        for epoch in epochs {
            let half = [0.5, 1.0].map(|part| ((f64::from(epoch) + part) * SAMPLES as f64, top));
            chart.shade(half, base).role(Role::Ink).opacity(SHADED);
        }
    };
    // To the left of the first sample is room for the names of the lines.
    let mut first = Chart::new(-92.0..=FIRST as f64, -1.1..=1.1)
        .size(314.0, 340.0)
        .x("samples seen")
        .x_ticks(&[(0.0, "0"), (100.0, "100"), (200.0, "200")])
        .y("weight / length of the arrow")
        .y_ticks(&[(-1.0, "−1"), (-0.5, "−0.5"), (0.0, "0"), (0.5, "0.5"), (1.0, "1")]);
    // In the end two lines lie on each other: a broad one under a thin one.
    let lines = [("warmth", 2.6), ("damp", 4.4), ("wind", 1.6)];
    for ((name, width), course) in lines.iter().zip(&courses) {
        let course = steps(&course[..=FIRST]);
        first.line(name, course).dash(Dash::Solid).width(*width).unlabelled();
    }
    let starts = [0, 1, 2].map(|i| courses[i][0].1);
    for ((name, place), series) in ["warmth", "damp", "wind"].iter().zip(apart(starts)).zip(1..) {
        first.note((-46.0, place), name).role(Role::Series(series));
    }
    let said = format!("the first {FIRST} samples, LR {}", p.learning_rate);
    first.heading(&said);
    first.datum("mistakes in each epoch", &mistakes);
    // The two small weights alone in the last two epochs, on the narrowest of these scales that holds them.
    let later = |i: usize| &courses[i][3 * SAMPLES + 1..];
    let shares = |i: usize| later(i).iter().map(|at| at.1);
    let far = shares(1).chain(shares(2)).map(f64::abs).fold(0.0, f64::max);
    let scale = [0.2, 0.5, 1.0].into_iter().find(|scale| far <= *scale).unwrap_or(1.0);
    let names = [-scale, -scale / 2.0, 0.0, scale / 2.0, scale].map(|at| (at, number(at, 2)));
    let names = names.each_ref().map(|(at, name)| (*at, name.as_str()));
    let mut rest =
        Chart::new((3 * SAMPLES) as f64..=(5 * SAMPLES) as f64, -1.1 * scale..=1.1 * scale)
            .size(314.0, 340.0)
            .x("samples seen")
            .x_ticks(&[(3000.0, "3000"), (4000.0, "4000"), (5000.0, "5000")])
            .y("damp and wind alone")
            .y_ticks(&names);
    shade(&mut rest, 3..5, -1.1 * scale, 1.1 * scale);
    for (i, series) in [(1, 2), (2, 3)] {
        let (name, width) = lines[i];
        rest.line(&format!("{name}, later"), steps(later(i)))
            .role(Role::Series(series))
            .dash(Dash::Solid)
            .width(width)
            .label(name);
    }
    rest.heading("epochs 4 and 5");
    let turned =
        courses[0].iter().rposition(|(_, share)| *share < NEARLY_ALL).map_or(0, |last| last + 1);
    let said = if turned < courses[0].len() {
        format!("From sample {turned} on the weight of the warmth stays above 0.95 of the length.")
    } else {
        "In the end the weight of the warmth is not yet above 0.95 of the length.".to_owned()
    };
    let of = |i: usize, last: bool| {
        let course = &courses[i];
        fixed(if last { course[course.len() - 1].1 } else { course[0].1 }, 2)
    };
    let between = |i: usize| {
        let shares: Vec<f64> = shares(i).collect();
        let (least, most) = bounds(&shares).unwrap_or_default();
        format!("{} and {}", fixed(least, 2), fixed(most, 2))
    };
    let desc = format!(
        "Three weights over five epochs of {SAMPLES} samples at a learning rate of {}, each divided \
         by the length of all three, over the number of samples: left the first {FIRST}, right damp and wind in the last \
         two epochs. At the \
         start they are {}, {} and {} for warmth, damp and wind, after the last {}, {} and \
         {}. {said} In the last two epochs the damp is between {} and the wind between {}. \
         There the second half of each epoch, where the readings are a tenth as large, is shaded.",
        p.learning_rate,
        of(0, false),
        of(1, false),
        of(2, false),
        of(0, true),
        of(1, true),
        of(2, true),
        between(1),
        between(2),
    );
    first.datum("nearly all of the length", &[NEARLY_ALL]);
    first.datum("after the last sample", &[0, 1, 2].map(|i| courses[i][courses[i].len() - 1].1));
    beside(
        [first, rest],
        "Which way the arrow points",
        &desc,
        &format!(
            "One run, sample by sample, each weight divided by the length of the arrow: left the first {FIRST} \
             samples, right the two small weights in the last two epochs, on a scale of its own. The squares of the three add up to 1; that of the warmth, which the targets \
             depend on, becomes nearly all of it. The broad line is the damp, the thin one that crosses it the wind. Every mistake is a jump; a right \
             answer moves nothing. Shaded is the second half of an epoch, where readings a tenth as large turn the \
             arrow less. On the screen seed 0 is \
             the run of the program above; other seeds draw the samples and the start by chance."
        ),
    )
}

/// Mistakes and right answers of many runs, a dot a run.
pub fn runs() -> Figure {
    let all: Vec<_> = (0..SEEDS).map(run).collect();
    let epochs = [(1.0, "1"), (2.0, "2"), (3.0, "3"), (4.0, "4"), (5.0, "5")];
    let mut mistakes = Chart::new(0.4..=5.6, 0.0..=72.0)
        .size(215.0, 340.0)
        .x("epoch")
        .x_ticks(&epochs)
        .y("mistakes in the epoch");
    let mut untrained = Chart::new(-0.6..=0.6, 0.0..=102.0)
        .size(100.0, 340.0)
        .x("epoch")
        .x_ticks(&[(0.0, "0")])
        .y("right, per cent");
    let mut right = Chart::new(0.4..=5.6, 94.0..=100.1)
        .size(215.0, 340.0)
        .x("epoch")
        .x_ticks(&epochs)
        .y("right, per cent");
    // Side by side within a strip, in the order of the seeds.
    let aside = |seed: usize| 0.66 * (seed as f64 / SEEDS as f64 - 0.5);
    let (mut wrong, mut before, mut share) = (vec![], vec![], vec![]);
    for (seed, run) in all.iter().enumerate() {
        before.push((aside(seed), 100.0 * run.before));
        for (epoch, (mistakes, right)) in run.epochs.iter().enumerate() {
            let at = (epoch + 1) as f64 + aside(seed);
            wrong.push((at, *mistakes));
            share.push((at, 100.0 * right));
        }
    }
    let marked = [
        (&mut mistakes, "mistakes", wrong),
        (&mut untrained, "right before", before),
        (&mut right, "right", share),
    ];
    for (chart, name, dots) in marked {
        chart
            .points(name, dots)
            .role(Role::Series(1))
            .marker(Marker::Small)
            .opacity(0.7)
            .unlabelled();
    }
    let half = 100.0 - AT_THE_MARK;
    let level = right.segment((0.4, half), (5.6, half)).in_front();
    level.role(Role::Series(2)).dash(Dash::Dotted).width(2.6);
    for epoch in 0..=5 {
        let column =
            |pick: &dyn Fn(&crate::worked::Run) -> f64| spread(all.iter().map(pick)).median;
        let bar = |chart: &mut Chart, name: &str, median: f64| {
            let ends = [-0.36, 0.36].map(|aside| (f64::from(epoch) + aside, median));
            let median = chart.line(name, ends).in_front();
            median.role(Role::Ink).dash(Dash::Solid).width(2.4).unlabelled();
        };
        if let Some(i) = (epoch as usize).checked_sub(1) {
            bar(&mut mistakes, "median", column(&|run| run.epochs[i].0));
            bar(&mut right, "median", column(&|run| 100.0 * run.epochs[i].1));
        } else {
            bar(&mut untrained, "median", column(&|run| 100.0 * run.before));
        }
    }
    let told = |values: Vec<f64>, places: usize| {
        let (least, most) = bounds(&values).unwrap_or_default();
        format!("{} to {}", fixed(least, places), fixed(most, places))
    };
    let of = |epoch: usize, right: bool| -> Vec<f64> {
        let pick = |run: &crate::worked::Run| run.epochs[epoch];
        all.iter().map(pick).map(|both| if right { 100.0 * both.1 } else { both.0 }).collect()
    };
    let desc = format!(
        "A dot for each of {SEEDS} runs. Left, the mistakes during an epoch: {} in the first, {} in \
         the second, {} in the fifth. Beside them the share of right answers to the days of its \
         test set, in per cent: in the middle {} before any training, right, on a scale from \
         94 to 100, {} after the first epoch and {} after the fifth. A stroke across each column is the median. \
         A dotted line is at {} per cent, where half of the days at the mark are wrong and no \
         others.",
        told(of(0, false), 0),
        told(of(1, false), 0),
        told(of(4, false), 0),
        told(all.iter().map(|run| 100.0 * run.before).collect(), 1),
        told(of(0, true), 1),
        told(of(4, true), 1),
        fixed(half, 1),
    );
    right.datum("right without half of the days at the mark", &[half]);
    beside(
        [mistakes, untrained, right],
        "A hundred runs",
        &desc,
        "A dot is a run with days and first weights of its own, a stroke the median of a column. Left: \
         the mistakes in each epoch. Middle: the right answers to the test days before training. Right: \
         those after each epoch, on a scale of its own; the dotted line is explained in the next section.",
    )
}

/// How many times as long as they are the weights of damp and wind are drawn.
const LONGER: f64 = 150.0;

/// The test days of the program with the thermometer at its mark, and what decides them.
pub fn at_the_mark() -> Figure {
    let ticks = [(-10.0, "−10"), (0.0, "0"), (10.0, "10")];
    let mut told = vec![];
    let drawn = rests();
    let charts: Vec<Chart> = drawn
        .iter()
        .map(|rest| {
            let mut chart = Chart::new(-11.5..=11.5, -11.5..=11.5)
                .size(314.0, 300.0)
                .equal_units()
                .no_grid()
                .x("damp; its weight")
                .x_ticks(&ticks)
                .y("wind; its weight")
                .y_ticks(&ticks);
            half_plane(&mut chart, rest.weights, (11.5, 11.5));
            let [damp, wind] = rest.weights;
            let long = length(&rest.weights);
            let edge = [-17.0, 17.0].map(|t| (-t * wind / long, t * damp / long));
            chart.line("line of the rest", edge).role(Role::Ink).dash(Dash::Solid).unlabelled();
            let of = |right: bool| -> Vec<(f64, f64)> {
                let days = rest.days.iter().filter(|day| day.1 == right);
                days.map(|([damp, wind], _)| (*damp, *wind)).collect()
            };
            let (right, wrong) = (of(true), of(false));
            let counts = [right.len(), wrong.len()];
            let both = rest.days.iter().zip(&drawn[0].days);
            let spoilt = both.filter(|(now, before)| !now.1 && before.1);
            let spoilt: Vec<(f64, f64)> = spoilt.map(|(now, _)| now.0.into()).collect();
            let wrong: Vec<(f64, f64)> =
                wrong.into_iter().filter(|day| !spoilt.contains(day)).collect();
            let others = spoilt.len();
            chart
                .points("no, wrong", wrong)
                .role(Role::Series(1))
                .marker(Marker::Ring)
                .unlabelled();
            chart
                .points("no, wrong now", spoilt)
                .role(Role::Series(2))
                .marker(Marker::Triangle)
                .unlabelled();
            chart
                .points("yes, right", right)
                .role(Role::Series(1))
                .marker(Marker::Dot)
                .unlabelled();
            chart.arrow((0.0, 0.0), (LONGER * damp, LONGER * wind)).term("weight").width(3.2);
            let said = format!("after epoch {}: {} wrong", rest.epoch, counts[1]);
            chart.heading(&said);
            chart.datum("weights of damp and wind", &rest.weights);
            chart.datum("right and wrong", &counts.map(|count| count as f64));
            chart.datum("times as long", &[LONGER]);
            told.push(format!(
                "After epoch {} the weights of damp and wind are {} and {}, and of the {} days {} \
                 lie behind the line, a wrong no{}.",
                rest.epoch,
                fixed(damp, 3),
                fixed(wind, 3),
                rest.days.len(),
                counts[1],
                if others == 0 {
                    String::new()
                } else {
                    format!("; {others} of these, triangles, were right an epoch before")
                },
            ));
            chart.datum("right an epoch before", &[others as f64]);
            chart
        })
        .collect();
    let desc = format!(
        "Damp and wind of the test days with the thermometer at its mark, in two panels, and the \
         small arrow of the weights of damp and wind, drawn {LONGER} times as long, with the line at \
         right angles to it. The days lie all around the middle. All should be a yes. {}",
        told.join(" "),
    );
    beside(
        charts,
        "The days at the mark",
        &desc,
        &format!(
            "The program's test days with a warmth of 0. All of them want a yes; readings in tenths are drawn ten times as far out. The side of yes is shaded. The arrow \
             is the weights of damp and wind, {LONGER} times as long as they are. Dots are answered \
             rightly, rings and triangles wrongly; the triangles, on the right, were right an epoch before."
        ),
    )
}

/// A short arrow and a long one of the same direction, and the same correction of both.
pub fn short_and_long() -> Figure {
    let day = Sample { input: vec![3.0, 1.0], target: 1.0 };
    let x = (day.input[0], day.input[1]);
    let ticks = [(0.0, "0"), (4.0, "4"), (8.0, "8")];
    let across = [(-4.0, "−4"), (0.0, "0"), (4.0, "4")];
    let angle = |v: &[f64]| libm::atan2(v[1], v[0]).to_degrees();
    let mut told = vec![];
    let charts: Vec<Chart> = [("rate large, v short", 1.0), ("rate small, v long", 4.0)]
        .into_iter()
        .map(|(said, long)| {
            let before = [-long, 2.0 * long];
            let mut after = before;
            update(&mut after, &day, 1.0);
            let turned = angle(&before) - angle(&after);
            let mut chart = Chart::new(-5.4..=5.4, -2.4..=10.2)
                .size(314.0, 320.0)
                .equal_units()
                .no_grid()
                .x("first weight of v")
                .x_ticks(&across)
                .y("second weight of v")
                .y_ticks(&ticks);
            let tips = (before.into(), after.into());
            chart.arrow((0.0, 0.0), tips.0).role(Role::Ink).dash(Dash::Dotted).width(2.0);
            chart.arrow(tips.0, tips.1).role(Role::Series(3)).width(2.2);
            chart.arrow((0.0, 0.0), tips.1).term("weight").width(3.0);
            let arc = (0..=20).map(|part| {
                let at = (angle(&after) + turned * f64::from(part) / 20.0).to_radians();
                (1.7 * libm::cos(at), 1.7 * libm::sin(at))
            });
            chart.line("the turn", arc).role(Role::Ink).dash(Dash::Solid).width(1.2).unlabelled();
            let middle = (0.5 * (before[0] + after[0]) - 0.2, 0.5 * (before[1] + after[1]) + 0.8);
            chart.note(middle, "*x*").role(Role::Series(3));
            chart.heading(said);
            chart.note((0.0, -1.3), &format!("turns by {}°", fixed(turned, 0))).role(Role::Ink);
            chart.datum("turned by, in degrees", &[turned]);
            chart.datum("v before and after", &[before[0], before[1], after[0], after[1]]);
            told.push(format!(
                "{said}: from ({}, {}) to ({}, {}), a turn by {} degrees",
                number(before[0], 2),
                number(before[1], 2),
                number(after[0], 2),
                number(after[1], 2),
                fixed(turned, 0),
            ));
            chart
        })
        .collect();
    let desc = format!(
        "Two arrows v from the middle, which point the same way, the one four times as long as the \
         other. The arrow x = ({}, {}) of a wrong no is set onto the tip of each. {}.",
        number(x.0, 2),
        number(x.1, 2),
        told.join("; "),
    );
    beside(
        charts,
        "One correction of two arrows",
        &desc,
        "The same weights divided by a large learning rate and by one a quarter of it (dotted). The correction of a \
         wrong no adds the same *x* to both (solid: afterwards).",
    )
}
