//! The chapter's figures.

use ch03_learning_rule::Sample;
use ch05_gradient_descent::{delta_update, error};
use plot::{
    Chart, Corner, Dash, Drag, Entry, Figure, Marker, Role, Side, course, curve, entry, number,
};

use crate::worked::{RATES, SHARE, TRUE, bowl, one, readings};
use crate::{Schedule, best_rate, curvatures, factor, limit, steps_needed, train};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("rates", rates(AnotherRate)),
    entry!("steps", steps(OneWeightRate)),
    entry!("paths", paths(BowlRate)),
    entry!("needed", needed(Flattest)),
    entry!("schedules", schedules(Noise)),
];

/// The weights before the first step and after each, and the errors.
fn path(start: &[f64], samples: &[Sample], rate: f64, steps: usize) -> (Vec<Vec<f64>>, Vec<f64>) {
    let mut weights = start.to_vec();
    let mut path = vec![weights.clone()];
    let mut errors = vec![error(&weights, samples)];
    for _ in 0..steps {
        errors.push(train(&mut weights, samples, rate, 1)[1]);
        path.push(weights.clone());
    }
    (path, errors)
}

plot::parameters! {
    /// A fifth learning rate beside the four of the page.
    pub struct AnotherRate {
        /// LR.
        learning_rate: "your learning rate LR" in 0.01..=0.6, step 0.01, default 0.5;
    }
}

/// The error on the bowl, step by step, at five learning rates.
pub fn rates(p: &AnotherRate) -> Figure {
    const STEPS: usize = 50;
    let mut chart = Chart::new(0.0..=STEPS as f64, 1e-6..=1e5)
        .x("step")
        .y("error E")
        .log_y()
        .legend(Corner::BottomLeft)
        .size(640.0, 460.0);
    let mut courses = vec![];
    for (n, rate) in RATES.into_iter().chain([p.learning_rate]).enumerate() {
        let errors = train(&mut [0.0, 0.0], &bowl(), rate, STEPS);
        let name = format!("LR {}{}", number(rate, 3), if n == 4 { ", yours" } else { "" });
        courses.push(course(&format!("at {} the error", number(rate, 3)), &errors));
        let points = errors.iter().enumerate().map(|(step, &error)| (step as f64, error));
        let line = chart.line(&name, points);
        if n == 4 {
            line.role(Role::Ink).dash(Dash::Solid).width(1.6);
        }
    }
    let desc = format!(
        "The error of the same bowl over {STEPS} steps, by learning rate, on a logarithmic axis \
         from 0.000001 to 100,000: {}. What grows beyond the axis leaves the frame at the top.",
        courses.join("; "),
    );
    chart.finish(
        "One bowl, five learning rates",
        &desc,
        "Each mark on the left is a hundred times the one below it. A straight line down is an error \
         that shrinks by the same share in every step; the steeper, the faster. One line goes up, \
         and leaves the frame.",
    )
}

plot::parameters! {
    /// The learning rate of the node with one weight.
    pub struct OneWeightRate {
        /// LR.
        learning_rate: "learning rate LR" in 0.01..=0.6, step 0.01, default 0.4;
    }
}

/// The error of one weight, a parabola, with the steps on it.
pub fn steps(p: &OneWeightRate) -> Figure {
    const STEPS: usize = 12;
    let samples = one();
    let curvature = 4.0;
    let (path, errors) = path(&[0.0], &samples, p.learning_rate, STEPS);
    let at = |step: usize| (path[step][0], errors[step]);
    let mut chart = Chart::new(-0.8..=2.8, 0.0..=6.5).x("weight").y("error E");
    chart
        .line("error", curve(-0.8..=2.8, 180, |weight| error(&[weight], &samples)))
        .term("error")
        .dash(Dash::Solid)
        .unlabelled();
    let times = factor(p.learning_rate, curvature);
    let factor = if times.abs() < 1e-9 { "0".into() } else { number(times, 3) };
    chart.vertical(1.0).label(&format!("bottom, factor {factor}"));
    chart
        .line("steps", (0..=STEPS).map(at))
        .term("learning-rate")
        .dash(Dash::Solid)
        .width(1.8)
        .marker(Marker::Dot)
        .unlabelled();
    chart.point("start", at(0)).label("start").side(Side::Left);
    // The slope at the start is −4, so the first step is 4 LR long.
    let rate = Drag::linear("learning_rate", 0.0, (1.0 / curvature, 0.0));
    chart.handle([rate], at(1), "where the first step lands");
    chart.datum("factor", &[times]);
    let verdict = match times {
        t if t.abs() < 1e-9 => "The first step lands on the bottom",
        t if t > 0.0 => "All steps stay on one side and come nearer",
        t if t > -1.0 + 1e-9 => "Every step goes to the other side and comes nearer",
        t if t > -1.0 - 1e-9 => "The steps go from side to side at the same height for ever",
        _ => "Every step goes to the other side and further away, until the steps leave the frame",
    };
    let desc = format!(
        "The error of one weight is a parabola with its bottom at a weight of 1. {STEPS} steps \
         from a weight of 0 at a learning rate of {}: each multiplies the distance from the bottom \
         by {factor}. {verdict}. The error is {} at first, {} after one step and {} in the end.",
        number(p.learning_rate, 3),
        number(errors[0], 3),
        number(errors[1], 3),
        number(errors[STEPS], 3),
    );
    chart.finish(
        "Steps on a parabola",
        &desc,
        "Every dot is a weight with its error, and the line goes from one to the next. With a \
         small learning rate they creep down one side; with a larger one they land on the other; \
         with one that is too large each dot is higher than the last, and soon outside the frame.",
    )
}

plot::parameters! {
    /// Gradient descent on the bowl.
    pub struct BowlRate {
        /// LR.
        learning_rate: "learning rate LR" in 0.01..=0.6, step 0.01, default 0.45;
        /// By how much the inputs are turned.
        turn: "bowl turned by" in -30.0..=30.0, step 5.0, default 0.0, unit "°";
    }
}

/// The same samples with their inputs turned by an angle, and with them the bowl.
fn turned(degrees: f64) -> Vec<Sample> {
    let angle = degrees * core::f64::consts::PI / 180.0;
    let (sin, cos) = (libm::sin(angle), libm::cos(angle));
    let turn = |sample: Sample| {
        let (x, y) = (sample.input[0], sample.input[1]);
        Sample { input: vec![cos * x - sin * y, sin * x + cos * y], target: sample.target }
    };
    bowl().into_iter().map(turn).collect()
}

/// The bowl from above, with the way of the weights.
pub fn paths(p: &BowlRate) -> Figure {
    const STEPS: usize = 40;
    let samples = turned(p.turn);
    let [flattest, steepest] = curvatures(&samples);
    let (path, errors) = path(&[0.0, 0.0], &samples, p.learning_rate, STEPS);
    let angle = p.turn * core::f64::consts::PI / 180.0;
    let (sin, cos) = (libm::sin(angle), libm::cos(angle));
    let bottom = (4.0 * cos - sin, 4.0 * sin + cos);
    let mut chart = Chart::new(-2.0..=7.0, -2.0..=3.6)
        .x("weight of input 1")
        .y("weight of input 2")
        .size(640.0, 450.0);
    chart
        .contours(&[0.05, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0], |x, y| error(&[x, y], &samples))
        .term("error");
    chart
        .line("path", path.iter().map(|weights| (weights[0], weights[1])))
        .term("learning-rate")
        .dash(Dash::Solid)
        .width(1.8)
        .unlabelled();
    chart
        .points("weights", path.iter().map(|weights| (weights[0], weights[1])))
        .marker(Marker::Dot)
        .term("learning-rate")
        .unlabelled();
    chart.point("start", (0.0, 0.0)).label("start").side(Side::Left);
    chart.point("bottom", bottom).marker(Marker::Cross).label("bottom").side(Side::Right);
    let unturned = libm::atan2(1.0, 4.0).to_degrees();
    chart.handle([Drag::angle("turn", (0.0, 0.0), unturned)], bottom, "the bottom of the bowl");
    chart.datum("errors", &errors);
    let reach = factor(p.learning_rate, steepest);
    let end = &path[STEPS];
    let leaves = if reach < -1.0 - 1e-9 {
        " The path goes further away with every step and leaves the frame."
    } else {
        ""
    };
    let desc = format!(
        "The bowl from above, as lines of equal error, {} times as curved along its short axis as \
         along its long one. From (0, 0), {STEPS} steps at a learning rate of {} multiply the \
         distance along the long axis by {} each and along the short axis by {} each. {}. The last \
         weights are {} and {}, the bottom is at {} and {}.{leaves}",
        number(steepest / flattest, 3),
        number(p.learning_rate, 3),
        number(factor(p.learning_rate, flattest), 3),
        if reach.abs() < 1e-9 { "0".into() } else { number(reach, 3) },
        sentence(&course("the error", &errors)),
        number(end[0], 3),
        number(end[1], 3),
        number(bottom.0, 3),
        number(bottom.1, 3),
    );
    chart.finish(
        "The way down a long bowl",
        &desc,
        "The dot at (0, 0) is the start, the rings are lines of equal error. Across the bowl the steps jump from wall to wall, \
         along it they crawl in one direction: two distances, each multiplied by a number of its \
         own. Turning the bowl turns the path with it and changes nothing else. Beyond a learning \
         rate of one half the path leaves the frame.",
    )
}

/// With a capital at the start.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

plot::parameters! {
    /// How flat the flat direction is.
    pub struct Flattest {
        /// The curvature along weight 1.
        curvature: "curvature of the flat direction" in 0.05..=4.0, step 0.05, default 0.25;
    }
}

/// How many steps training needs, for every learning rate.
pub fn needed(p: &Flattest) -> Figure {
    const RATES: usize = 160;
    let mut samples = bowl();
    samples[0].input[0] = p.curvature.sqrt();
    let [flattest, steepest] = curvatures(&samples);
    let (best, end) = (best_rate([flattest, steepest]), limit(steepest));
    // Evenly spaced on the axis, and up to a hair below the limit.
    let rates = (0..=RATES).map(|n| 0.02 * libm::pow(0.4995 / 0.02, n as f64 / RATES as f64));
    let counted: Vec<(f64, f64)> = rates
        .filter_map(|rate| {
            steps_needed(&[0.0, 0.0], &samples, rate, SHARE).map(|steps| (rate, steps as f64))
        })
        .collect();
    let mut chart = Chart::new(0.018..=0.7, 0.9..=5000.0)
        .x("learning rate LR")
        .y("steps needed")
        .log_x()
        .log_y()
        .x_ticks(&[(0.02, "0.02"), (0.05, "0.05"), (0.1, "0.1"), (0.2, "0.2"), (0.5, "0.5")])
        .y_ticks(&[(1.0, "1"), (10.0, "10"), (100.0, "100"), (1000.0, "1,000")]);
    chart.line("steps", counted.iter().copied()).unlabelled();
    chart.vertical(end).dash(Dash::Dashed).label("limit");
    let at_best = steps_needed(&[0.0, 0.0], &samples, best, SHARE).unwrap_or(0) as f64;
    let noun = if at_best == 1.0 { "step" } else { "steps" };
    chart.point("best rate", (best, at_best));
    chart.note((0.72 * best, (0.55 * at_best).max(1.3)), &format!("{} {noun}", number(at_best, 4)));
    let desc = format!(
        "How many steps it takes until a thousandth of the error is left, over the learning rate, \
         both axes logarithmic, for curvatures of {} and {}. The count starts at {} for a learning \
         rate of {}, is {} at the best rate {}, and rises to {} just below the limit {}. From the \
         limit on training does not arrive.",
        number(flattest, 3),
        number(steepest, 3),
        counted.first().map_or("none".into(), |at| number(at.1, 4)),
        number(0.02, 3),
        number(at_best, 4),
        number(best, 3),
        counted.last().map_or("none".into(), |at| number(at.1, 4)),
        number(end, 3),
    );
    chart.finish(
        "How many steps, by learning rate",
        &desc,
        "From the left the count falls in proportion: twice the learning rate, half the steps. \
         Just before the limit it turns and shoots up. Make the flat direction flatter and the \
         whole left side rises, while the limit stays where it is; make it as curved as the \
         other and one step is enough.",
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

/// The weight, reading by reading, with three schedules.
pub fn schedules(p: &Noise) -> Figure {
    const UPDATES: usize = 600;
    const EVERY: usize = 100;
    let readings = readings(UPDATES, p.seed as u64);
    let mut chart = Chart::new(0.0..=UPDATES as f64, 0.0..=4.5)
        .x("update")
        .y("weight")
        .legend(Corner::BottomRight);
    chart.horizontal(TRUE).role(Role::Ink);
    let lines = [
        (format!("constant, {}", number(p.first_rate, 3)), p.first_rate, Schedule::Constant),
        (format!("halved every {EVERY}"), p.first_rate, Schedule::Halved { every: EVERY }),
        ("1, 1/2, 1/3, …".into(), 1.0, Schedule::OneOverT),
    ];
    let mut told = vec![];
    for (n, (name, first_rate, schedule)) in lines.into_iter().enumerate() {
        let mut weights = [0.0];
        let mut points = vec![(0.0, 0.0)];
        for (update, reading) in readings.iter().enumerate() {
            delta_update(&mut weights, reading, schedule.rate(first_rate, update));
            points.push(((update + 1) as f64, weights[0]));
        }
        let late: Vec<f64> = points[UPDATES / 2..].iter().map(|at| at.1).collect();
        let (low, high) = plot::bounds(&late).unwrap_or((0.0, 0.0));
        told.push(format!(
            "with the schedule {name} the weight is at {} after 20 updates and lies between {} and \
             {} in the second half",
            number(points[20].1, 3),
            number(low, 3),
            number(high, 3),
        ));
        let line = chart.line(&name, points).dash([Dash::Solid, Dash::Solid, Dash::Dashed][n]);
        line.width([1.2, 2.2, 2.6][n]);
    }
    let desc = format!(
        "A weight that learns from {UPDATES} noisy readings of {}, from a weight of 0: {}.",
        number(TRUE, 3),
        told.join("; "),
    );
    chart.finish(
        "Noisy targets and three schedules",
        &desc,
        "The same readings for all three; the first two run together until the rate of one is halved. With a constant learning rate the weight never comes to \
         rest; lower the rate and it wanders less, and takes longer to arrive. The two that \
         shrink their rate arrive and settle.",
    )
}
