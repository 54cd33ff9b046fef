//! The chapter's figures.

use core::f64::consts::PI;

use ch03_learning_rule::Sample;
use ch05_gradient_descent::worked::{distance, lowest, parabola};
use ch05_gradient_descent::{delta_update, error, gradient};
use plot::{
    Chart, Corner, Dash, Drag, Entry, Figure, Marker, Role, beside, bounds, course, curve, entry,
    number, stacked,
};

use crate::worked::{
    EPOCHS, MEDIANS, ONLINE_RATE, RATES, SCHEDULES, SEEDS, SHARE, TRAININGS, TRUE, UPDATES,
    distances, in_unit, readings, sum_and_difference, tank, walk,
};
use crate::{Schedule, best_rate, curvatures, factor, limit, steps_needed};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("rates", rates(AnotherRate)),
    entry!("steps", steps(OneWeightRate)),
    entry!("paths", paths(BowlRate)),
    entry!("needed", needed(Flattest)),
    entry!("angle", angle(Direction)),
    entry!("inputs", inputs()),
    entry!("mirror", mirror(SingleRate)),
    entry!("schedules", schedules(Noise)),
    entry!("settled", settled()),
];

/// The error after each step.
fn errors(walked: &[Vec<f64>], samples: &[Sample]) -> Vec<f64> {
    walked.iter().map(|weights| error(weights, samples)).collect()
}

plot::parameters! {
    /// A fifth learning rate beside the four of the page.
    pub struct AnotherRate {
        /// LR.
        learning_rate: "your learning rate LR" in 0.01..=0.26, step 0.01, default 0.22;
    }
}

/// How far from the bottom of the tank's bowl the weights are, step by step, at five rates.
pub fn rates(p: &AnotherRate) -> Figure {
    const STEPS: usize = 40;
    let samples = tank();
    let bottom = lowest(&samples);
    let mut chart = Chart::new(0.0..=STEPS as f64, 1e-4..=1e3)
        .x("step")
        .y("distance from the bottom")
        .log_y()
        .legend(Corner::BottomLeft)
        .size(640.0, 460.0);
    let mut courses = vec![];
    for (n, rate) in RATES.into_iter().chain([p.learning_rate]).enumerate() {
        let walked = walk(&[0.0, 0.0], &samples, rate, STEPS);
        let left: Vec<f64> = walked.iter().map(|weights| distance(weights, &bottom)).collect();
        let name = format!("LR {}{}", number(rate, 3), if n == 4 { ", yours" } else { "" });
        courses.push(course(&format!("at {} the distance", number(rate, 3)), &left));
        let line = chart.line(&name, left.iter().enumerate().map(|(step, &d)| (step as f64, d)));
        if n == 4 {
            line.role(Role::Ink).dash(Dash::Solid).width(1.6);
        }
    }
    let desc = format!(
        "How far the weights are from the bottom of one bowl over {STEPS} steps, by learning rate, \
         on a logarithmic axis from 0.0001 to 1000: {}.",
        courses.join("; "),
    );
    chart.finish(
        "One bowl, five learning rates",
        &desc,
        "Each mark on the left is a hundred times the one below it. A straight line down is a distance \
         that shrinks by the same share in every step; the steeper, the faster. One line goes up. \
         Try your own rate on both sides of 0.2.",
    )
}

plot::parameters! {
    /// The learning rate of the node with one weight.
    pub struct OneWeightRate {
        /// LR.
        learning_rate: "learning rate LR" in 0.01..=0.6, step 0.01, default 0.4;
    }
}

/// The error of one weight, a parabola, with the steps on it, and below it their order.
pub fn steps(p: &OneWeightRate) -> Figure {
    const STEPS: usize = 8;
    const RANGE: core::ops::RangeInclusive<f64> = -1.6..=5.6;
    let samples = parabola();
    let walked = walk(&[0.0], &samples, p.learning_rate, STEPS);
    let errors = errors(&walked, &samples);
    let mut upper = Chart::new(RANGE, 0.0..=26.0).y("error E").size(640.0, 300.0);
    upper
        .line("error", curve(RANGE, 180, |weight| error(&[weight], &samples)))
        .term("error")
        .dash(Dash::Solid)
        .unlabelled();
    let times = factor(p.learning_rate, 4.0);
    let factor = if times.abs() < 1e-9 { "0".into() } else { number(times, 3) };
    let rate = number(p.learning_rate, 3);
    upper.vertical(2.0).label("bottom");
    upper.note((0.4, 24.0), &format!("LR {rate}, factor {factor}"));
    upper
        .points("steps", walked.iter().zip(&errors).map(|(weights, error)| (weights[0], *error)))
        .term("learning-rate")
        .marker(Marker::Dot)
        .unlabelled();
    let row = |step: usize| (STEPS - step) as f64;
    let ticks: Vec<(usize, String)> =
        (0..=STEPS).step_by(2).map(|step| (step, step.to_string())).collect();
    let ticks: Vec<(f64, &str)> =
        ticks.iter().map(|(step, name)| (row(*step), name.as_str())).collect();
    let mut lower = Chart::new(RANGE, -0.5..=STEPS as f64 + 0.5)
        .x("weight")
        .y("step")
        .y_ticks(&ticks)
        .size(640.0, 290.0);
    lower.vertical(2.0).unlabelled();
    lower
        .line("order", walked.iter().enumerate().map(|(step, weights)| (weights[0], row(step))))
        .term("learning-rate")
        .dash(Dash::Solid)
        .width(1.8)
        .unlabelled();
    lower
        .points("weights", walked.iter().enumerate().map(|(step, at)| (at[0], row(step))))
        .term("learning-rate")
        .marker(Marker::Dot)
        .unlabelled();
    // The gradient at the start is −8, so the first step is 8 LR long.
    let rate = Drag::linear("learning_rate", 0.0, (0.125, 0.0));
    upper.handle([rate], (walked[1][0], errors[1]), "where the first step lands");
    lower.datum("factor", &[times]);
    let verdict = match times {
        t if t.abs() < 1e-9 => "The first step lands on the bottom",
        t if t > 0.0 => "All steps stay on one side and come nearer",
        t if t > -1.0 + 1e-9 => "Every step goes to the other side and comes nearer",
        t if t > -1.0 - 1e-9 => "The steps go from side to side at the same height for ever",
        _ => "Every step goes to the other side and further away, until the steps leave the frame",
    };
    let desc = format!(
        "Above, the error of one weight, a parabola with its bottom at a weight of 2, and a dot for \
         each of {STEPS} steps from a weight of 0. Below, the same weights in their order, step \
         after step from top to bottom. At a learning rate of {} each step multiplies the distance \
         from the bottom by {factor}. {verdict}. The error is {} at first, {} after one step and {} \
         in the end.",
        number(p.learning_rate, 3),
        number(errors[0], 3),
        number(errors[1], 3),
        number(errors[STEPS], 3),
    );
    stacked(
        [upper, lower],
        "Steps on a parabola",
        &desc,
        "Above, every dot is a weight with its error. Below, the same weights from the first step \
         to the last, downwards. At a learning rate of 0.4 they jump from side to side and come \
         nearer each time. On the screen try 0.05, where they creep down one side, and 0.55, where \
         each is further out than the last.",
    )
}

plot::parameters! {
    /// Gradient descent on the bowl.
    pub struct BowlRate {
        /// LR.
        learning_rate: "learning rate LR" in 0.01..=0.26, step 0.01, default 0.2;
        /// By how much the inputs are turned.
        turn: "bowl turned by" in -30.0..=30.0, step 5.0, default 0.0, unit "°";
    }
}

/// The same samples with their inputs turned by an angle, and with them the bowl.
fn turned(angle: f64) -> Vec<Sample> {
    let (sin, cos) = (libm::sin(angle), libm::cos(angle));
    let turn = |sample: Sample| {
        let (x, y) = (sample.input[0], sample.input[1]);
        Sample { input: vec![cos * x - sin * y, sin * x + cos * y], target: sample.target }
    };
    tank().into_iter().map(turn).collect()
}

/// The bowl from above, with the way of the weights at three rates; the one in the middle is the
/// reader's.
pub fn paths(p: &BowlRate) -> Figure {
    const STEPS: usize = 4;
    let angle = p.turn * PI / 180.0;
    let samples = turned(angle);
    let [flattest, steepest] = curvatures(&samples);
    let (sin, cos) = (libm::sin(angle), libm::cos(angle));
    let bottom = [2.0 * cos + sin, 2.0 * sin - cos];
    let least = error(&bottom, &samples);
    let levels: Vec<f64> = (1..=5).map(|n| least + 0.72 * f64::from(n * n)).collect();
    let half = 0.5_f64.sqrt();
    // A point of the unturned bowl, as it is seen from the bottom.
    let seen = |[x, y]: [f64; 2]| (bottom[0] + cos * x - sin * y, bottom[1] + sin * x + cos * y);
    let mut told = vec![];
    let mut n = 0;
    let charts = [0.1, p.learning_rate, 0.24].map(|rate| {
        let walked = walk(&[0.0, 0.0], &samples, rate, STEPS);
        // Above the bowl is room for the rate.
        let top = 1.1;
        let mut chart = Chart::new(-0.5..=2.7, -2.1..=1.5)
            .x("inlet")
            .x_ticks(&[(0.0, "0"), (1.0, "1"), (2.0, "2")])
            .y("outlet")
            .y_ticks(&[(-2.0, "−2"), (-1.0, "−1"), (0.0, "0"), (1.0, "1")])
            .no_grid()
            .equal_units()
            .size(210.0, 300.0);
        let bowl = |x: f64, y: f64| if y > top { f64::NAN } else { error(&[x, y], &samples) };
        chart.contours(&levels, bowl).term("error").width(1.0);
        chart.note((1.1, 1.3), &format!("LR {}", number(rate, 3)));
        // The two directions through the bottom: the tank's are the diagonals.
        for (along, reach) in [
            ([half * (cos - sin), half * (cos + sin)], [-1.3, 1.6]),
            ([half * (cos + sin), half * (sin - cos)], [-2.6, 1.6]),
        ] {
            let [from, to] = reach.map(|d| (bottom[0] + d * along[0], bottom[1] + d * along[1]));
            chart.segment(from, to).role(Role::Ink).dash(Dash::Dashed).width(1.2);
        }
        if n == 0 {
            // The start's two parts, first across the valley, then beside it, up to its dot.
            let corner = seen([-0.5, -0.5]);
            chart.arrow(seen([0.0, 0.0]), corner).role(Role::Ink).width(2.2);
            chart.arrow(corner, seen([-1.92, 0.92])).role(Role::Ink).width(2.2);
            chart.note(seen([0.02, -0.7]), "−½");
            chart.note(seen([-1.7, -0.42]), "−3/2");
        }
        chart
            .line("path", walked.iter().map(|weights| (weights[0], weights[1])))
            .term("learning-rate")
            .dash(Dash::Solid)
            .marker(Marker::Dot)
            .width(1.6)
            .unlabelled();
        chart.point("bottom", (bottom[0], bottom[1])).marker(Marker::Ring).unlabelled();
        // Beyond each dot, seen from the valley, its number, where there is room for it; where the
        // dots creep, the first two and the last, away from the arrows.
        let across = [half * (cos - sin), half * (cos + sin)];
        let mut placed: Vec<[f64; 2]> = vec![];
        for (step, at) in walked.iter().enumerate() {
            if n == 0 && ![0, 1, STEPS].contains(&step) {
                continue;
            }
            let out = (at[0] - bottom[0]) * across[0] + (at[1] - bottom[1]) * across[1];
            let beyond = if out < 0.0 && (n > 0 || step == 0) { -0.3 } else { 0.3 };
            let place = [at[0] + beyond * across[0], at[1] + beyond * across[1]];
            let inside = (-0.4..=2.6).contains(&place[0]) && (-2.0..=0.95).contains(&place[1]);
            if inside && placed.iter().all(|other| distance(other, &place) > 0.3) {
                chart.note((place[0], place[1]), &step.to_string());
                placed.push(place);
            }
        }
        let left: Vec<f64> = walked.iter().map(|weights| distance(weights, &bottom)).collect();
        chart.datum("distances", &left);
        let reach = factor(rate, steepest);
        let leaves =
            if reach < -1.0 - 1e-9 { ", each step further away across the valley" } else { "" };
        told.push(format!(
            "At a learning rate of {} each step multiplies the distance along the valley by {} and \
             the distance across it by {}; {}{leaves}.",
            number(rate, 3),
            number(factor(rate, flattest), 3),
            if reach.abs() < 1e-9 { "0".into() } else { number(reach, 3) },
            course("the distance from the bottom", &left),
        ));
        n += 1;
        chart
    });
    let [first, mut middle, last] = charts;
    middle.datum("steps", &[STEPS as f64]);
    let unturned = libm::atan2(-1.0, 2.0).to_degrees();
    let place = (bottom[0], bottom[1]);
    middle.handle([Drag::angle("turn", (0.0, 0.0), unturned)], place, "the bottom of the bowl");
    let desc = format!(
        "The bowl from above three times, as lines of equal error, {} times as curved across its \
         valley as along it; both directions are dashed through its bottom at {} and {}. {STEPS} \
         steps from (0, 0), numbered as far as there is room; in the first picture two arrows lead \
         from the bottom to the start, −½ of (1, 1) across the valley and −3/2 of (1, −1) along it. \
         {}",
        number(steepest / flattest, 3),
        number(bottom[0], 3),
        number(bottom[1], 3),
        told.join(" "),
    );
    beside(
        [first, middle, last],
        "Two directions, two factors",
        &desc,
        "Chapter 5's bowl from above, over the two weights, its two directions dashed, the ring on \
         its bottom; the dots are the start at 0 and 0 and four steps, numbered where there is room. The arrows on the left are the start's two parts, −½ of (1, 1) \
         and −3/2 of (1, −1). Every step multiplies the distance along either direction by a number \
         of its own. At 0.1 the path creeps along the valley, in the middle at 0.2 it jumps across \
         it and comes nearer with every jump, at 0.24 every jump is longer than the last. On the \
         screen turn the bowl: the paths turn with it, and nothing else changes.",
    )
}

plot::parameters! {
    /// How flat the flat direction is.
    pub struct Flattest {
        /// The curvature along the valley.
        curvature: "curvature of the flat direction" in 0.1..=9.0, step 0.1, default 1.0;
    }
}

/// How many steps training needs, for every learning rate.
pub fn needed(p: &Flattest) -> Figure {
    const RATES: usize = 160;
    // Each direction has a sample to itself here, at the tank's distances from the bottom.
    let inputs = [p.curvature.sqrt(), 3.0];
    let sample = |input: [f64; 2]| Sample { input: input.into(), target: 0.0 };
    let samples = vec![sample([inputs[0], 0.0]), sample([0.0, inputs[1]])];
    let start = [-1.5 * 2.0_f64.sqrt(), -0.5_f64.sqrt()];
    let steps = |rate: f64| steps_needed(&start, &[0.0, 0.0], &samples, rate, SHARE);
    let [flattest, steepest] = curvatures(&samples);
    let (best, end) = (best_rate([flattest, steepest]), limit(steepest));
    // Evenly spaced on the axis, and up to a hair below the limit.
    let rates = (0..=RATES).map(|n| 0.01 * libm::pow(0.999 * end / 0.01, n as f64 / RATES as f64));
    let counted: Vec<(f64, f64)> =
        rates.filter_map(|rate| steps(rate).map(|steps| (rate, steps as f64))).collect();
    let mut chart = Chart::new(0.009..=0.3, 0.9..=6000.0)
        .x("learning rate LR")
        .y("steps needed")
        .log_x()
        .log_y()
        .x_ticks(&[(0.01, "0.01"), (0.02, "0.02"), (0.05, "0.05"), (0.1, "0.1"), (0.2, "0.2")])
        .y_ticks(&[(1.0, "1"), (10.0, "10"), (100.0, "100"), (1000.0, "1000")]);
    chart.line("steps", counted.iter().copied()).unlabelled();
    chart.vertical(end).dash(Dash::Dashed).label("limit");
    let at_best = steps(best).unwrap_or(0) as f64;
    let noun = if at_best == 1.0 { "step" } else { "steps" };
    chart.point("best rate", (best, at_best));
    chart.note((0.72 * best, (0.55 * at_best).max(1.3)), &format!("{} {noun}", number(at_best, 4)));
    let desc = format!(
        "How many steps it takes until a hundredth of the distance is left, over the learning rate, \
         both axes logarithmic, for curvatures of {} and {}. The count starts at {} for a learning \
         rate of {}, is {} at the best rate {}, and ends at {} just below the limit {}. From the \
         limit on training does not arrive.",
        number(flattest, 3),
        number(steepest, 3),
        counted.first().map_or("none".into(), |at| number(at.1, 4)),
        number(0.01, 3),
        number(at_best, 4),
        number(best, 3),
        counted.last().map_or("none".into(), |at| number(at.1, 4)),
        number(end, 3),
    );
    chart.finish(
        "How many steps, by learning rate",
        &desc,
        "Both axes are logarithmic. On the left the flat direction sets the count: at twice the \
         learning rate it is about half. Just before the limit the count turns and shoots up. On \
         the screen make the flat direction flatter: the left side rises, while the limit stays \
         where it is. Make it as curved as the steep one, and at the best rate one step is enough.",
    )
}

plot::parameters! {
    /// A direction from the bottom, and how the outlet's minutes are written down.
    pub struct Direction {
        /// The angle of the direction.
        angle: "direction" in 0.0..=180.0, step 5.0, default 20.0, unit "°";
        /// How many of the unit make a minute.
        unit: "outlet's numbers, times" in 0.2..=1.6, step 0.1, default 1.0;
    }
}

/// The curvature in every direction, and the gradient one unit from the bottom.
pub fn angle(p: &Direction) -> Figure {
    let samples = in_unit(p.unit);
    let [flattest, steepest] = curvatures(&samples);
    let bottom = lowest(&samples);
    let at = |x: f64, y: f64| error(&[bottom[0] + x, bottom[1] + y], &samples);
    let unit = |degrees: f64| {
        let angle = degrees * PI / 180.0;
        (libm::cos(angle), libm::sin(angle))
    };
    let curvature = |degrees: f64| {
        let (x, y) = unit(degrees);
        2.0 * (at(x, y) - at(0.0, 0.0))
    };
    let (x, y) = unit(p.angle);
    let slope = gradient(&[bottom[0] + x, bottom[1] + y], &samples);
    let here = curvature(p.angle);
    let sideways = slope[1] * x - slope[0] * y;

    let mut left = Chart::new(-2.1..=2.1, -2.1..=2.1)
        .x("move of *w*_1")
        .y("move of *w*_2")
        .equal_units()
        .size(315.0, 335.0);
    let levels: Vec<f64> = [0.5, 1.5, 3.0, 5.0, 8.0].map(|above| at(0.0, 0.0) + above).into();
    left.contours(&levels, at).term("error").width(1.2);
    left.line("circle", curve(0.0..=360.0, 90, |d| d).into_iter().map(|(d, _)| unit(d)))
        .role(Role::Ink)
        .dash(Dash::Dotted)
        .width(1.6)
        .unlabelled();
    left.arrow((0.0, 0.0), (x, y)).role(Role::Ink).width(2.6);
    left.handle([Drag::angle("angle", (0.0, 0.0), 0.0)], (x, y), "the direction");
    let length = 0.9 / 9.0_f64.max(steepest);
    left.arrow((x, y), (x + length * slope[0], y + length * slope[1])).term("gradient").width(2.6);

    let top = 1.15 * steepest.max(9.0);
    let mut right = Chart::new(0.0..=180.0, 0.0..=top)
        .x("direction")
        .y("curvature λ")
        .x_ticks(&[(0.0, "0°"), (45.0, "45°"), (90.0, "90°"), (135.0, "135°"), (180.0, "180°")])
        .size(315.0, 335.0);
    right.line("curvature", curve(0.0..=180.0, 180, curvature)).term("error").unlabelled();
    right.horizontal(steepest).role(Role::Ink).unlabelled();
    right.horizontal(flattest).role(Role::Ink).unlabelled();
    right.point("here", (p.angle, here)).role(Role::Ink).unlabelled();
    right.datum("largest and smallest", &[steepest, flattest]);
    let aligned = if sideways.abs() < 1e-9 * steepest {
        "It points straight away from the bottom".into()
    } else {
        let (size, side) = (sideways.abs(), if sideways > 0.0 { "left" } else { "right" });
        format!("{} of it points sideways, to the {side} of the direction", number(size, 3))
    };
    let desc = format!(
        "Left, lines of equal error around the bottom, a circle of radius 1, and an arrow to the \
         circle at {} degrees with the gradient at its tip. {aligned}. Right, the curvature over \
         the direction, a wave between {} and {}. At {} degrees it is {}.",
        number(p.angle, 3),
        number(flattest, 3),
        number(steepest, 3),
        number(p.angle, 3),
        number(here, 3),
    );
    beside(
        [left, right],
        "The curvature in every direction",
        &desc,
        "Left, one unit from the bottom in some direction, to the dotted circle, and the gradient there (drawn shorter). Right, the curvature in that direction, the disc, and in all others; the dotted lines are its largest and its smallest \
         value. Where the wave is at its top or its bottom the gradient lies along the direction. \
         Everywhere else a part of it points to the side.",
    )
}

/// The tank's bowl with its inputs written down in three ways.
pub fn inputs() -> Figure {
    const STEPS: usize = 3;
    let ways = [
        ("both in minutes", "inlet", "outlet", tank()),
        ("outlet in seconds", "inlet", "outlet", in_unit(60.0)),
        ("⅓ sum, difference", "⅓ sum", "difference", sum_and_difference()),
    ];
    let mut told = vec![];
    let charts = ways.map(|(name, first, second, samples)| {
        let curvatures = curvatures(&samples);
        let bottom = lowest(&samples);
        let rate = best_rate(curvatures);
        let start = [0.0, 0.0];
        let sum = |i: usize, j: usize| -> f64 {
            samples.iter().map(|sample| sample.input[i] * sample.input[j]).sum()
        };
        let steep = 0.5 * libm::atan2(2.0 * sum(0, 1), sum(0, 0) - sum(1, 1));
        let (sin, cos) = (libm::sin(steep), libm::cos(steep));
        // As far as the start is above the bottom, half the curvature times the square of the way.
        let above = error(&start, &samples) - error(&bottom, &samples);
        let [flat_reach, steep_reach] = curvatures.map(|curvature| (2.0 * above / curvature).sqrt());
        let ticks = [(-2.0, "−2"), (0.0, "0"), (2.0, "2")];
        let mut chart = Chart::new(-3.1..=3.1, -3.7..=2.7)
            .x(first)
            .x_ticks(&ticks)
            .y(second)
            .y_ticks(&ticks)
            .no_grid()
            .equal_units()
            .size(210.0, 296.0);
        for share in [1.0, 0.5] {
            let around = curve(0.0..=360.0, 180, |degrees| degrees).into_iter().map(|(degrees, _)| {
                let angle = degrees * PI / 180.0;
                let along = share * flat_reach * libm::sin(angle);
                let across = share * steep_reach * libm::cos(angle);
                (across * cos - along * sin, across * sin + along * cos)
            });
            chart.line("equal error", around).term("error").dash(Dash::Solid).width(1.4).unlabelled();
        }
        let walked = walk(&start, &samples, rate, STEPS);
        let from_bottom = |at: &Vec<f64>| (at[0] - bottom[0], at[1] - bottom[1]);
        chart
            .line("path", walked.iter().map(from_bottom))
            .term("learning-rate")
            .dash(Dash::Solid)
            .marker(Marker::Dot)
            .width(1.6)
            .unlabelled();
        chart.point("bottom", (0.0, 0.0)).marker(Marker::Ring).unlabelled();
        chart.heading(name);
        let needed = steps_needed(&start, &bottom, &samples, rate, SHARE).unwrap_or(usize::MAX);
        let steps = match needed {
            1 => "1 step".to_owned(),
            10_000.. => format!("{},{:03} steps", needed / 1000, needed % 1000),
            _ => format!("{needed} steps"),
        };
        chart.note((0.0, -3.1), &steps).role(Role::Ink);
        chart.datum("reaches", &[flat_reach, steep_reach]);
        told.push(format!(
            "{name}: as far as {} along the bowl and {} across it, and {steps} to a hundredth of the \
             distance",
            number(flat_reach, 3),
            number(steep_reach, 3),
        ));
        chart
    });
    let desc = format!(
        "Three bowls from above, seen from their bottoms: two lines of equal error around each, the \
         outer one through the start, and the first {STEPS} steps at the best rate. The outer line \
         reaches, {}.",
        told.join("; "),
    );
    beside(
        charts,
        "Three ways to write down the same times",
        &desc,
        "The weights as seen from the bottom, for the same tank. On the outer line the error is that \
         of the start, on the inner one it lies a quarter as high above the bottom; dots are the \
         start and three steps at the best rate, and below is how many steps reach a hundredth of \
         the distance. In seconds the bowl is so narrow that its lines look like one stroke, and the \
         dots of its steps like one dot. With the third of the sum and the difference it is round, and \
         the first step ends at the bottom, the ring.",
    )
}

plot::parameters! {
    /// The delta rule on one reading.
    pub struct SingleRate {
        /// LR.
        learning_rate: "learning rate LR" in 0.01..=0.3, step 0.01, default 0.2;
    }
}

/// One update of the delta rule, seen from weights that answer every sample, and two trainings on
/// the tank's readings that come together.
pub fn mirror(p: &SingleRate) -> Figure {
    // The tank's first reading as it would be if the water had not moved, and its limit.
    const EDGE: f64 = 0.25;
    let right = (2.0, -1.0);
    let sample = Sample { input: vec![2.0, 2.0], target: 2.0 };
    let updated = |rate: f64| {
        let mut weights = [0.0, 0.0];
        delta_update(&mut weights, &sample, rate);
        weights
    };
    let (lands, image) = (updated(p.learning_rate), updated(EDGE));
    let away = |weights: [f64; 2]| distance(&weights, &[right.0, right.1]);
    let radius = away([0.0, 0.0]);
    let mut left = Chart::new(-2.1..=4.5, -4.0..=2.6)
        .x("weight *w*_1")
        .y("weight *w*_2")
        .no_grid()
        .equal_units()
        .size(314.0, 350.0);
    left.line(
        "circle",
        curve(0.0..=360.0, 120, |d| d).into_iter().map(|(d, _)| {
            let angle = d * PI / 180.0;
            (right.0 + radius * libm::cos(angle), right.1 + radius * libm::sin(angle))
        }),
    )
    .role(Role::Ink)
    .dash(Dash::Dotted)
    .width(1.4)
    .unlabelled();
    left.line("answers", [(-1.6, 2.6), (4.5, -3.5)]).term("error").dash(Dash::Solid).unlabelled();
    left.segment(right, (0.0, 0.0)).role(Role::Ink).dash(Dash::Dashed).width(1.2);
    left.segment(right, (image[0], image[1])).role(Role::Ink).dash(Dash::Dashed).width(1.2);
    left.arrow((0.0, 0.0), (lands[0], lands[1])).term("learning-rate").width(2.6);
    left.point("start", (0.0, 0.0)).term("learning-rate").marker(Marker::Dot).unlabelled();
    left.point("mirror image", (image[0], image[1]))
        .role(Role::Ink)
        .marker(Marker::Cross)
        .unlabelled();
    left.point("right weights", right).marker(Marker::Ring).unlabelled();
    left.note((-1.15, 0.1), "start");
    left.note((2.35, 1.75), "mirror image");
    let rate = Drag::linear("learning_rate", 0.0, (0.125, 0.125));
    left.handle([rate], (lands[0], lands[1]), "where the update leads");
    left.datum("distance from the ring, before and after", &[radius, away(lands)]);
    left.datum("where the update ends, and the limit", &[lands[0], lands[1], EDGE]);

    // The distance of two trainings, one reading at a time and on the sum of all three.
    let (readings, starts) = (tank(), TRAININGS);
    let mut both = starts;
    let mut apart = vec![distance(&both[0], &both[1])];
    for update in 0..3 * EPOCHS {
        for weights in &mut both {
            delta_update(weights, &readings[update % 3], ONLINE_RATE);
        }
        apart.push(distance(&both[0], &both[1]));
    }
    let [one, other] = starts.map(|start| walk(&start, &readings, ONLINE_RATE, EPOCHS));
    let summed: Vec<f64> =
        one.iter().zip(&other).map(|(one, other)| distance(one, other)).collect();
    let mut right_chart = Chart::new(0.0..=3.0 * EPOCHS as f64, 0.03..=30.0)
        .x("readings seen")
        .y("distance of two trainings")
        .x_ticks(&[(0.0, "0"), (12.0, "12"), (24.0, "24"), (36.0, "36")])
        .log_y()
        .size(314.0, 350.0);
    let stairs = apart.iter().enumerate().map(|(n, d)| (n as f64, *d));
    right_chart.line("one at a time", stairs).dash(Dash::Solid).unlabelled();
    right_chart.datum("learning rate and second start", &[ONLINE_RATE, starts[1][0], starts[1][1]]);
    right_chart.note((11.0, 0.22), "one at a time").role(Role::Series(1));
    let climbs = summed.iter().enumerate().map(|(n, d)| (3.0 * n as f64, *d));
    right_chart.line("their sum", climbs).dash(Dash::Dashed).unlabelled();
    right_chart.note((11.0, 10.0), "on the sum").role(Role::Series(2));
    let desc = format!(
        "Left, the plane of two weights with the slanting line of those that answer one sample, on \
         it a ring at 2 and −1, and around the ring a circle through the start at 0 and 0. At a \
         learning rate of {} an arrow leads from the start straight towards the line, to {} and \
         {}; the distance from the ring was {} and is {}. At {}, the limit, it would end on the \
         circle, in the mirror image at {} and {}. Right, two trainings on the tank's \
         readings at a learning rate of {}, from {} and {} and from {} and {}, on a logarithmic \
         axis. One reading at a time, {}. On the sum of the readings, {}.",
        number(p.learning_rate, 3),
        number(lands[0], 3),
        number(lands[1], 3),
        number(radius, 3),
        number(away(lands), 3),
        number(EDGE, 3),
        number(image[0], 3),
        number(image[1], 3),
        number(ONLINE_RATE, 3),
        number(starts[0][0], 3),
        number(starts[0][1], 3),
        number(starts[1][0], 3),
        number(starts[1][1], 3),
        course("their distance", &apart),
        course("their distance", &summed),
    );
    beside(
        [left, right_chart],
        "No update leads away",
        &desc,
        "Left, a sample with the inputs 2 and 2: on the slanting line lie the weights that answer \
         it, on the ring those that answer every sample. An update goes straight towards the line; printed is one at a rate of ⅕. \
         At the limit, ¼, it ends in the mirror image, as far from the ring as the start (the dashed strokes), on the circle around it; below the \
         limit it ends inside. Right, the tank's own readings, which no weights answer, at 0.24: how far two trainings from two starts are from each other, on a logarithmic axis. One reading at a time, it never \
         grows. With the sum of all three for a step, it does.",
    )
}

plot::parameters! {
    /// Training on noisy readings.
    pub struct Noise {
        /// The first learning rate.
        first_rate: "learning rate LR" in 0.02..=1.0, step 0.02, default 0.5;
        /// Which readings.
        seed: "seed" in 0.0..=20.0, step 1.0, default 1.0;
    }
}

/// The weight, reading by reading: above with a constant rate, below with two that shrink.
pub fn schedules(p: &Noise) -> Figure {
    const EVERY: usize = 100;
    let readings = readings(UPDATES, p.seed as u64);
    let rate = number(p.first_rate, 3);
    let lines = [
        (format!("constant, {rate}"), p.first_rate, Schedule::Constant),
        (format!("{rate}, halved every {EVERY}"), p.first_rate, Schedule::Halved { every: EVERY }),
        ("1, 1/2, 1/3, …".into(), 1.0, Schedule::OneOverT),
    ];
    let mut upper = Chart::new(0.0..=UPDATES as f64, 0.0..=4.5)
        .y("weight")
        .y_ticks(&[(0.0, "0"), (1.0, "1"), (2.0, "2"), (3.0, "3"), (4.0, "4")])
        .legend(Corner::BottomRight)
        .size(640.0, 230.0);
    let mut lower = Chart::new(0.0..=UPDATES as f64, 2.45..=3.55)
        .x("update")
        .y("weight, on a finer scale")
        .y_ticks(&[(2.6, "2.6"), (2.8, "2.8"), (3.0, "3"), (3.2, "3.2"), (3.4, "3.4")])
        .legend(Corner::TopRight)
        .size(640.0, 320.0);
    let mut told = vec![];
    for (n, (name, first_rate, schedule)) in lines.into_iter().enumerate() {
        let mut weights = [0.0];
        let mut points = vec![(0.0, 0.0)];
        for (update, reading) in readings.iter().enumerate() {
            delta_update(&mut weights, reading, schedule.rate(first_rate, update));
            points.push(((update + 1) as f64, weights[0]));
        }
        let between = |from: usize, to: usize| {
            let part: Vec<f64> = points[from..=to].iter().map(|at| at.1).collect();
            bounds(&part).unwrap_or((0.0, 0.0))
        };
        let ranges = [between(EVERY, 2 * EVERY), between(UPDATES - EVERY, UPDATES)];
        let [early, late] =
            ranges.map(|(low, high)| format!("between {} and {}", number(low, 3), number(high, 3)));
        told.push(format!(
            "with the schedule {name} the weight is at {} after 20 updates, lies {early} from update \
             {EVERY} to {}, and {late} in the last {EVERY}",
            number(points[20].1, 3),
            2 * EVERY,
        ));
        let chart = if n == 0 { &mut upper } else { &mut lower };
        // A thousand points are thinned out where they are drawn.
        let [(low, high), (low_late, high_late)] = ranges;
        chart.datum(&format!("lowest and highest, {name}"), &[low, high, low_late, high_late]);
        chart
            .line(&name, points)
            .role(Role::Series([1, 2, 3][n]))
            .dash([Dash::Solid, Dash::Solid, Dash::Dashed][n])
            .width([1.2, 1.6, 2.6][n]);
    }
    // The truth, on top of the lines that come to rest on it.
    for chart in [&mut upper, &mut lower] {
        chart.horizontal(TRUE).role(Role::Ink).dash(Dash::Solid).width(1.2).unlabelled();
    }
    let desc = format!(
        "A weight that learns from {UPDATES} noisy readings of {}, from a weight of 0, above with a \
         constant rate and below, on a finer scale around the truth, with two that shrink; the truth \
         is a level line. {}.",
        number(TRUE, 3),
        told.join("; "),
    );
    stacked(
        [upper, lower],
        "Noisy targets and three schedules",
        &desc,
        "The same readings for all three; the level line at 3 is the truth. Above, the constant rate \
         of one half never lets the weight rest. Below, on a finer scale, two rates that shrink: \
         with both it wanders less and less, and the dashed line, 1/*t*, is near the truth much \
         earlier. On the screen lower the rate, and the upper line wanders less and takes \
         longer to arrive.",
    )
}

/// The seeds whose distances are drawn: twenty that lie on the scale and leave each dot its place.
const DRAWN: core::ops::Range<u64> = 100..120;

/// The rows of the dots that would overlap, in the order in which they are filled: so far above the
/// middle, where 1 is the distance of two schedules.
const LANES: [f64; 9] = [0.0, 0.11, -0.11, 0.22, -0.22, 0.33, -0.33, 0.44, -0.44];

/// How far apart two dots of a lane are at least, in powers of ten.
const APART: f64 = 0.087;

/// A place for each dot of a schedule, so that none lies on another: in the middle of its row, or
/// above or below those that are too near on the logarithmic axis.
fn spread_out(mut all: Vec<f64>) -> Vec<(f64, f64)> {
    all.sort_by(f64::total_cmp);
    let mut last = [f64::NEG_INFINITY; LANES.len()];
    let beside = |d: f64| {
        let at = libm::log10(d);
        let free = last.iter().position(|taken| at - taken >= APART);
        let lane = free.unwrap_or(LANES.len() - 1);
        last[lane] = at;
        (d, LANES[lane])
    };
    all.into_iter().map(beside).collect()
}

/// How far off the weight is in the end: a dot for each seed, a row for each schedule.
pub fn settled() -> Figure {
    let count = SCHEDULES.len();
    let place = |row: usize| (count - 1 - row) as f64;
    let ticks: Vec<(f64, &str)> =
        SCHEDULES.iter().enumerate().map(|(row, (_, _, name))| (place(row), *name)).collect();
    let mut chart = Chart::new(7e-4..=2.0, -0.6..=count as f64 - 0.4)
        .size(640.0, 530.0)
        .log_x()
        .x("distance from the truth")
        .y("")
        .y_ticks(&ticks);
    let mut told = vec![];
    for (row, (first_rate, schedule, name)) in SCHEDULES.into_iter().enumerate() {
        let all =
            distances(first_rate, schedule, UPDATES, DRAWN.end).split_off(DRAWN.start as usize);
        let (low, high) = bounds(&all).unwrap_or((0.0, 0.0));
        let median = MEDIANS[row];
        told.push(format!(
            "{name}: {} to {}, the stroke at {}",
            number(low, 2),
            number(high, 2),
            number(median, 2)
        ));
        chart
            .points(name, spread_out(all).into_iter().map(|(d, up)| (d, place(row) + up)))
            .role(Role::Series(1))
            .marker(Marker::Dot)
            .unlabelled();
        let mark = |up: f64| (median, place(row) + up);
        chart.segment(mark(-0.47), mark(0.47)).role(Role::Ink).width(3.0);
    }
    let desc = format!(
        "A row of {} dots for each of five schedules, on a logarithmic axis: how far the weight is \
         from 3 after 1000 noisy readings, with a stroke at the median of {} runs. {}.",
        DRAWN.count(),
        number(SEEDS as f64, 4),
        told.join("; "),
    );
    chart.finish(
        "Five schedules, twenty runs of each",
        &desc,
        "How far off the weight is after 1000 readings, a dot for each of twenty runs, piled up where they are close, with a stroke at the median of a thousand; further left is better, and each mark on the axis is \
         ten times the one before. \
         Large steps to the end scatter, small steps from the start scatter less, and steps that \
         shrink slowly do best. In the last row the rate shrinks so fast that no run gets near.",
    )
}
