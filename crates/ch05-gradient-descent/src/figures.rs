//! The chapter's figures.

use plot::{
    Chart, Corner, Dash, Drag, Entry, Figure, Marker, Role, Side, amount, beside, course, curve,
    entry, fixed, number, stacked,
};

use crate::worked::{
    LEARNING_RATE, SECOND, bowl, criterion, labelled, line, lowest, lowest_first, online_path,
    parabola, path, step_error, with_fifth,
};
use crate::{error, gradient};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("one_weight", one_weight(OneStep)),
    entry!("surface", surface(Look)),
    entry!("descent", descent(Walk)),
    entry!("two_paths", two_paths(Epochs)),
    entry!("staircase", staircase(At)),
    entry!("far", far(Fifth)),
];

plot::parameters! {
    /// One step on the parabola.
    pub struct OneStep {
        /// Where the step begins.
        weight: "weight" in -1.0..=5.0, step 0.1, default 0.0;
        /// LR.
        learning_rate: "learning rate LR" in 0.05..=0.5, step 0.05, default 0.1;
    }
}

/// The error over one weight, its slope at one place, and the step from there.
pub fn one_weight(p: &OneStep) -> Figure {
    let samples = parabola();
    let at = |weight: f64| error(&[weight], &samples);
    let slope = gradient(&[p.weight], &samples)[0];
    let next = p.weight - p.learning_rate * slope;
    let here = (p.weight, at(p.weight));
    let mut chart = Chart::new(-1.0..=5.0, 0.0..=18.0).x("weight").y("error E");
    chart.line("E", curve(-1.0..=5.0, 120, at)).term("error").unlabelled();
    chart.tangent(here, slope, 0.6).role(Role::Ink).width(2.2);
    chart.segment((next, here.1), (next, at(next))).dash(Dash::Dotted).width(1.6);
    chart.arrow(here, (next, here.1)).term("gradient").width(2.6);
    chart.point("after the step", (next, at(next))).marker(Marker::Ring).term("error");
    chart.point("before the step", here).term("error").unlabelled();
    // Within the bowl: beside the disc it would lie on the arrow.
    chart.note((2.0, 16.5), &format!("slope at the disc {}", number(slope, 3)));
    chart.handle([Drag::x("weight")], here, "the weight before the step");
    chart.datum("slope", &[slope]);
    let desc = format!(
        "A parabola with its lowest point at the weight 2, where the error is 0. At the weight {} \
         the error is {} and the slope {}. A step at a learning rate of {} leads to the weight {} \
         and the error {}.",
        number(p.weight, 3),
        number(here.1, 4),
        number(slope, 3),
        number(p.learning_rate, 3),
        number(next, 4),
        number(at(next), 4),
    );
    chart.finish(
        "The error of one weight",
        &desc,
        "The straight line has the slope of the curve at the disc. Here it falls to the right, and \
         the step, the arrow, goes to the right; the ring is where it lands. On the screen, drag \
         the disc: where the line rises the step goes to the left, and the steeper the line, the longer \
         the arrow.",
    )
}

plot::parameters! {
    /// Where the reader stands, and how far the descent has come.
    pub struct Look {
        /// Degrees around the vertical axis.
        around: "walk around, degrees" in 0.0..=360.0, step 5.0, default 85.0;
        /// Steps of the descent.
        steps: "steps" in 0.0..=40.0, step 1.0, default 20.0, time;
    }
}

/// The bowl in space, with the descent running down in it.
pub fn surface(p: &Look) -> Figure {
    let samples = bowl();
    let bottom = lowest(&samples);
    let least = error(&bottom, &samples);
    let (sin, cos) = (libm::sin(p.around.to_radians()), libm::cos(p.around.to_radians()));
    // Seen from above: what is further away is drawn higher.
    let seen = |weights: [f64; 2], height: f64| {
        let (a, b) = (weights[0] - bottom[0], weights[1] - bottom[1]);
        (a * cos - b * sin, 0.62 * height + 0.42 * (a * sin + b * cos))
    };
    let rim = 6.0;
    // From the bottom in one direction the error is half the curvature times the way squared.
    let place = |degrees: f64, height: f64| {
        let (up, right) = (libm::sin(degrees.to_radians()), libm::cos(degrees.to_radians()));
        let unit = [bottom[0] + right, bottom[1] + up];
        let way = (height / (error(&unit, &samples) - least)).sqrt();
        seen([bottom[0] + way * right, bottom[1] + way * up], least + height)
    };
    let mut chart = Chart::new(-4.4..=4.4, -2.5..=5.4).bare().size(560.0, 470.0);
    let floor = [[-1.0, -3.8], [4.8, -3.8], [4.8, 1.9], [-1.0, 1.9], [-1.0, -3.8]];
    chart
        .line("floor", floor.map(|at| seen(at, 0.0)))
        .role(Role::Grid)
        .dash(Dash::Solid)
        .unlabelled();
    let first = chart.arrow(seen([-1.0, -3.8], 0.0), seen([4.8, -3.8], 0.0));
    first.width(1.4);
    chart.arrow(seen([-1.0, -3.8], 0.0), seen([-1.0, 1.9], 0.0)).width(1.4);
    chart.arrow(seen([-1.0, 1.9], 0.0), seen([-1.0, 1.9], 5.0)).width(1.4);
    chart.note(seen([-1.0, 1.9], 5.5), "E");
    chart.note(seen([2.0, -4.6], 0.0), "*w*_1");
    chart.note(seen([-1.7, -1.0], 0.0), "*w*_2");
    // A mark from the floor's edge outwards, or from the upright axis, and its number.
    let ticks = [
        ([0.0, -3.8], [0.0, -4.0], [0.0, -4.5], 0.0, "0"),
        ([4.0, -3.8], [4.0, -4.0], [4.0, -4.5], 0.0, "4"),
        ([-1.0, -3.0], [-1.2, -3.0], [-1.6, -3.0], 0.0, "−3"),
        ([-1.0, 1.0], [-1.2, 1.0], [-1.6, 1.0], 0.0, "1"),
        ([-1.0, 1.9], [-0.8, 1.7], [-0.5, 1.4], 2.0, "2"),
        ([-1.0, 1.9], [-0.8, 1.7], [-0.5, 1.4], 4.0, "4"),
    ];
    for (from, to, number, height, label) in ticks {
        chart.segment(seen(from, height), seen(to, height)).role(Role::Ink).width(1.4);
        chart.note(seen(number, height), label);
    }
    let ring = |height: f64| (0..=120).map(move |i| (3.0 * f64::from(i), height));
    for level in 1..=6 {
        let height = rim * f64::from(level * level) / 36.0;
        chart
            .line("ring", ring(height).map(|(degrees, height)| place(degrees, height)))
            .term("error")
            .dash(Dash::Solid)
            .width(if level == 6 { 2.2 } else { 1.0 })
            .unlabelled();
    }
    for rib in 0..12 {
        let degrees = 15.0 + 30.0 * f64::from(rib);
        let up = (0..=10).map(|i| place(degrees, rim * f64::from(i * i) / 100.0));
        chart.line("rib", up).term("error").dash(Dash::Solid).width(1.0).unlabelled();
    }
    let walked = path([0.0, 0.0], LEARNING_RATE, p.steps as usize);
    let errors: Vec<f64> = walked.iter().map(|weights| error(weights, &samples)).collect();
    let points = walked.iter().zip(&errors).map(|(weights, error)| seen(*weights, *error));
    chart.line("descent", points).role(Role::Ink).dash(Dash::Solid).width(2.6).unlabelled();
    let last = walked.len() - 1;
    chart.point("bottom", seen(bottom, least)).marker(Marker::Plus).role(Role::Ink);
    chart.point("start", seen(walked[0], errors[0])).marker(Marker::Ring);
    chart.point("end", seen(walked[last], errors[last]));
    chart.datum("E", &errors);
    let desc = format!(
        "A bowl drawn as rings of equal error and ribs from its bottom to its rim, over a floor \
         with an axis for each weight. It is long one way and narrow the other. Its bottom is over \
         the weights {} and {}, at an error of {}. A line starts at the rim above the weights 0 \
         and 0 and runs down on the inside; in {} steps {}.",
        number(bottom[0], 3),
        number(bottom[1], 3),
        number(least, 4),
        last,
        course("the error", &errors),
    );
    chart.finish(
        "The error bowl",
        &desc,
        "Each place on the floor is a choice of two weights, and the bowl hangs above it at the \
         height of the error. The descent, from the ring \
         to the disc, drops at once to the valley's lowest line and then follows it towards the \
         bottom, the cross, without reaching it. Walk around the bowl to see how long and \
         narrow it is.",
    )
}

/// The part of the plane that the bowl's maps show.
fn map() -> Chart {
    Chart::new(-1.25..=4.25, -3.0..=1.4).size(640.0, 560.0).x("weight *w*_1").y("weight *w*_2")
}

/// The error as colour, and lines of equal error.
fn relief(chart: &mut Chart) {
    let samples = bowl();
    let at = |x: f64, y: f64| error(&[x, y], &samples);
    chart.heat(0.0, 16.0, 16, at).term("error").opacity(0.55);
    let least = error(&lowest(&samples), &samples);
    let levels: Vec<f64> = (1..=8).map(|n| least + 0.28 * f64::from(n * n)).collect();
    chart.contours(&levels, at).role(Role::Ink).width(0.7);
}

plot::parameters! {
    /// A descent in the bowl.
    pub struct Walk {
        /// LR.
        learning_rate: "learning rate LR" in 0.01..=0.24, step 0.01, default 0.1;
        /// The first weight at the start.
        first: "first weight at the start" in -1.0..=4.0, step 0.25, default 0.0;
        /// The second.
        second: "second weight at the start" in -2.75..=1.0, step 0.25, default 0.0;
        /// Steps.
        steps: "steps" in 0.0..=60.0, step 1.0, default 20.0, time;
    }
}

/// The bowl from above, and a descent in it.
pub fn descent(p: &Walk) -> Figure {
    let samples = bowl();
    let bottom = lowest(&samples);
    let start = [p.first, p.second];
    let mut chart = map();
    relief(&mut chart);
    let level = error(&start, &samples);
    chart.contours(&[level], |x, y| error(&[x, y], &samples)).role(Role::Ink).width(2.0);
    let uphill = gradient(&start, &samples);
    let steep = (uphill[0] * uphill[0] + uphill[1] * uphill[1]).sqrt();
    if steep > 0.0 {
        let tip = (start[0] + 0.65 * uphill[0] / steep, start[1] + 0.65 * uphill[1] / steep);
        chart.arrow((start[0], start[1]), tip).term("gradient").width(2.8).unlabelled();
    }
    let walked = path(start, p.learning_rate, p.steps as usize);
    chart
        .line("descent", walked.iter().map(|w| (w[0], w[1])))
        .role(Role::Ink)
        .marker(Marker::Dot)
        .unlabelled();
    let both = [Drag::x("first"), Drag::y("second")];
    chart.handle(both, (start[0], start[1]), "the start of the descent");
    // Two ways of one length, across the valley and along it.
    let least = error(&bottom, &samples);
    let mut rises = vec![];
    for up in [1.0, -1.0] {
        let end = [bottom[0] + 1.0, bottom[1] + up];
        let rise = error(&end, &samples) - least;
        chart.segment((bottom[0], bottom[1]), (end[0], end[1])).role(Role::Series(3)).width(2.6);
        chart.note((end[0] + 0.22, end[1]), &format!("+{}", number(rise, 3))).role(Role::Series(3));
        rises.push(rise);
    }
    chart.datum("rises across and along", &rises);
    let foot = chart.point("bottom", (bottom[0], bottom[1]));
    foot.marker(Marker::Plus).label("bottom").side(Side::Left);
    chart.note((3.75, 1.15), &format!("LR {}", number(p.learning_rate, 3)));
    let errors: Vec<f64> = walked.iter().map(|w| error(w, &samples)).collect();
    chart.datum("E", &errors);
    chart.datum("gradient at the start", &uphill);
    let end = walked[walked.len() - 1];
    let desc = format!(
        "Lines of equal error around the bottom at the weights {} and {}: long narrow ellipses that \
         lie aslant. Two strokes of one length go from the bottom: across the valley the error rises \
         by {}, along it by {}. From {} and {}, where the gradient is {} and {}, {} steps at a learning rate \
         of {} lead to {} and {}; {}.",
        number(bottom[0], 3),
        number(bottom[1], 3),
        number(rises[0], 3),
        number(rises[1], 3),
        number(start[0], 3),
        number(start[1], 3),
        number(uphill[0], 4),
        number(uphill[1], 4),
        walked.len() - 1,
        number(p.learning_rate, 3),
        number(end[0], 4),
        number(end[1], 4),
        course("the error", &errors),
    );
    chart.finish(
        "A descent, seen from above",
        &desc,
        "The bowl from above: along each line the error is the same. The arrow has the \
         direction of the gradient at the start, and always one length. It points uphill, at right angles to the bold line through the start, and the first step goes the opposite way, which need not be the way to the bottom. The two \
         strokes from the bottom are equally long, and their numbers say by how much the error rises \
         on them. Move the start about, then turn up the learning rate.",
    )
}

plot::parameters! {
    /// Two ways down.
    pub struct Epochs {
        /// LR.
        learning_rate: "learning rate LR" in 0.01..=0.22, step 0.01, default 0.1;
        /// Epochs.
        epochs: "epochs" in 1.0..=60.0, step 1.0, default 20.0, time;
    }
}

/// The corners of the triangle that the delta rule ends up going round, after each sample.
fn triangle(learning_rate: f64) -> [[f64; 2]; 3] {
    // Long enough for the slowest direction to die away.
    let epochs = libm::ceil(60.0 / learning_rate) as usize;
    let path = online_path([0.0, 0.0], learning_rate, epochs);
    let last = path.len() - 3;
    [path[last], path[last + 1], path[last + 2]]
}

/// The descent on all samples at once and the one sample by sample.
pub fn two_paths(p: &Epochs) -> Figure {
    let samples = bowl();
    let epochs = p.epochs as usize;
    let together = path([0.0, 0.0], p.learning_rate, epochs);
    let single = online_path([0.0, 0.0], p.learning_rate, epochs);
    let mut chart = Chart::new(-0.5..=2.75, -1.6..=1.0)
        .size(350.0, 430.0)
        .x("weight *w*_1")
        .y("weight *w*_2")
        .legend(Corner::TopRight);
    relief(&mut chart);
    chart
        .line(
            &format!("all at once, LR {}", number(p.learning_rate, 3)),
            together.iter().map(|w| (w[0], w[1])),
        )
        .role(Role::Ink)
        .dash(Dash::Dashed)
        .width(2.0);
    chart
        .line(
            &format!("one by one, LR {}", number(p.learning_rate, 3)),
            single.iter().map(|w| (w[0], w[1])),
        )
        .role(Role::Series(2))
        .dash(Dash::Solid)
        .width(2.0);
    let bottom = lowest(&samples);
    chart.point("bottom", (bottom[0], bottom[1])).marker(Marker::Plus);
    // Where the delta rule ends up, at this learning rate and at half of it.
    let rates = [p.learning_rate, 0.5 * p.learning_rate];
    let corners = rates.map(triangle);
    let away = |corner: [f64; 2]| libm::hypot(corner[0] - bottom[0], corner[1] - bottom[1]);
    let farthest = corners.map(|three| three.map(away).into_iter().fold(0.0, f64::max));
    let unit = farthest[0];
    let step = [0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];
    let step = step.into_iter().find(|step| *step < unit).unwrap_or(unit);
    let before = bottom.map(|weight| number(weight - step, 4));
    let mut last = Chart::new(
        bottom[0] - 1.35 * unit..=bottom[0] + 0.85 * unit,
        bottom[1] - 1.25 * unit..=bottom[1] + 0.65 * unit,
    )
    .size(290.0, 300.0)
    .equal_units()
    .no_grid()
    .x_ticks(&[(bottom[0] - step, &before[0]), (bottom[0], "2")])
    .x("weight *w*_1")
    .y_ticks(&[(bottom[1] - step, &before[1]), (bottom[1], "−1")])
    .y("weight *w*_2");
    for (i, three) in corners.iter().enumerate() {
        let round = three.iter().chain([&three[0]]).map(|w| (w[0], w[1]));
        last.line(&format!("round at LR {}", number(rates[i], 3)), round)
            .role(Role::Series(2))
            .dash(Dash::Solid)
            .width(if i == 0 { 2.0 } else { 1.4 })
            .unlabelled();
        let dots = three.iter().map(|w| (w[0], w[1]));
        last.points(&format!("corners at LR {}", number(rates[i], 3)), dots)
            .role(Role::Series(2))
            // The small triangle's third corner must not hide the bottom.
            .marker(if i == 0 { Marker::Dot } else { Marker::Small })
            .unlabelled();
    }
    let [one, two, three] = corners[0].map(|w| (w[0], w[1]));
    last.note((one.0 - 0.1 * unit, one.1 - 0.17 * unit), &format!("after 1: {}", fixed(unit, 3)));
    last.note((two.0 + 0.45 * unit, two.1), "after 2");
    last.note((three.0 + 0.34 * unit, three.1 + 0.16 * unit), "after 3");
    let inner = corners[1][0];
    last.note((inner[0] - 0.3 * unit, inner[1] + 0.12 * unit), &fixed(farthest[1], 3));
    last.point("bottom, larger", (bottom[0], bottom[1])).marker(Marker::Plus).unlabelled();
    last.datum("farthest corners", &farthest);
    let (one, other) = (together[epochs], single[3 * epochs]);
    let desc = format!(
        "Left, two paths down the same bowl from the weights 0 and 0, at a learning rate of {}. \
         After {} the steps on all samples at once have led to {} and {}, with an error of {}. The \
         updates after each sample run in a zigzag of three and have led to {} and {}, with an \
         error of {}. Right, much larger, the two triangles that the updates end up going round; the \
         bottom lies on their slanting sides: at this learning rate the farthest corner, that after the first sample, is \
         {} away from the bottom, at half of it {}.",
        number(p.learning_rate, 3),
        amount(epochs as f64, 4, "epoch", "epochs"),
        fixed(one[0], 3),
        fixed(one[1], 3),
        fixed(error(&one, &samples), 4),
        fixed(other[0], 3),
        fixed(other[1], 3),
        fixed(error(&other, &samples), 4),
        fixed(farthest[0], 3),
        fixed(farthest[1], 3),
    );
    beside(
        [chart, last],
        "All samples at once, and sample by sample",
        &desc,
        "Left: each sample pulls in its own direction, so the path of the delta rule is made of \
         three kinds of steps that repeat, close to the path on all samples. Right, much larger: \
         where it ends up, going round a triangle with a corner after each sample; the bottom, the \
         cross, lies on its slanting side. The small triangle is that of half the learning rate. The \
         number at a corner is its distance from the bottom.",
    )
}

plot::parameters! {
    /// A place on the staircase.
    pub struct At {
        /// The first weight.
        weight: "weight" in -3.0..=4.0, step 0.1, default 3.0;
    }
}

/// The error over one weight with a step in the node, and without.
pub fn staircase(p: &At) -> Figure {
    let samples = labelled();
    let with_step = |weight: f64| step_error(&[weight, SECOND], &samples);
    let linear = |weight: f64| error(&[weight, SECOND], &samples);
    let mut jumps: Vec<f64> = samples.iter().map(|sample| -SECOND / sample.input[0]).collect();
    jumps.sort_by(f64::total_cmp);
    let mut edges = vec![-3.0];
    edges.extend(&jumps);
    edges.push(4.0);
    let stairs: Vec<(f64, f64)> = edges
        .windows(2)
        .flat_map(|edge| {
            let height = with_step(0.5 * (edge[0] + edge[1]));
            [(edge[0], height), (edge[1], height)]
        })
        .collect();
    let slope = gradient(&[p.weight, SECOND], &samples)[0];
    let mut upper = Chart::new(-3.0..=4.0, 0.0..=2.4)
        .size(640.0, 220.0)
        .y("error E with the unit step")
        .y_ticks(&[(0.0, "0"), (0.5, "½"), (1.0, "1"), (1.5, "1½"), (2.0, "2")]);
    upper.line("with the unit step", stairs.clone()).term("unit-step").unlabelled();
    let on_jump = jumps.iter().any(|jump| (jump - p.weight).abs() < 1e-9);
    let level = if on_jump { "a jump: no slope" } else { "slope 0" };
    upper.point("there", (p.weight, with_step(p.weight))).label(level).side(Side::Above);
    let on_wrong_side = |weight: f64| criterion(&[weight, SECOND], &samples);
    let mut middle = Chart::new(-3.0..=4.0, 0.0..=15.0)
        .size(640.0, 230.0)
        .y("how far wrong answers are on the wrong side");
    middle
        .line("criterion", edges.iter().map(|weight| (*weight, on_wrong_side(*weight))))
        .term("final-error")
        .dash(Dash::Solid)
        .unlabelled();
    let kink = (on_wrong_side(p.weight + 1e-6) - on_wrong_side(p.weight)) / 1e-6
        - (on_wrong_side(p.weight) - on_wrong_side(p.weight - 1e-6)) / 1e-6;
    let asked = (on_wrong_side(p.weight + 1e-6) - on_wrong_side(p.weight - 1e-6)) / 2e-6;
    let criterion_slope =
        if kink.abs() > 1e-3 { "a bend".into() } else { format!("slope {}", fixed(asked, 1)) };
    let there = middle.point("there, criterion", (p.weight, on_wrong_side(p.weight)));
    there.term("final-error").label(&criterion_slope).side(Side::Above);
    let mut lower = Chart::new(-3.0..=4.0, 0.0..=55.0)
        .size(640.0, 270.0)
        .x("weight")
        .y("error E of the linear node");
    lower.line("linear", curve(-3.0..=4.0, 120, linear)).term("error").unlabelled();
    lower.tangent((p.weight, linear(p.weight)), slope, 0.7).role(Role::Ink);
    let label = format!("slope {}", number(slope, 3));
    lower.point("there, linear", (p.weight, linear(p.weight))).term("error").label(&label);
    let here = (p.weight, linear(p.weight));
    lower.handle([Drag::x("weight")], here, "the weight on the parabola");
    lower.datum("slope", &[slope]);
    let heights: Vec<f64> = stairs.iter().map(|at| at.1).collect();
    let desc = format!(
        "Three charts over one weight from −3 to 4. Above, with the unit step, {} in level stairs, \
         with jumps at the weights {}. At {} the error is {} and {}. In the middle, how far the wrong \
         answers are on the wrong side: {} in straight pieces, {} there, {criterion_slope}. Below, for \
         the linear node, a parabola with its lowest point at {}. At {} its height is {} and its \
         slope {}.",
        course("the error", &heights),
        jumps.iter().map(|jump| number(*jump, 3)).collect::<Vec<String>>().join(", "),
        number(p.weight, 3),
        number(with_step(p.weight), 3),
        if on_jump { "jumps" } else { "the stair is level" },
        course("it", &edges.iter().map(|weight| on_wrong_side(*weight)).collect::<Vec<f64>>()),
        number(on_wrong_side(p.weight), 3),
        number(lowest_first(&samples), 3),
        number(p.weight, 3),
        number(linear(p.weight), 4),
        number(slope, 4),
    );
    stacked(
        [upper, middle, lower],
        "A staircase, the perceptron criterion and a parabola",
        &desc,
        "The same six samples, the same weight. With the unit step the error changes only where an \
         answer turns over, and between those places it is level: no slope says which way the \
         lowest stair lies. In the middle is what the perceptron's rule goes down. Below, the linear \
         node's error has a slope everywhere but at its lowest point.",
    )
}

plot::parameters! {
    /// Where the fifth sample lies.
    pub struct Fifth {
        /// Its number.
        fifth: "number of the fifth sample" in 4.0..=20.0, step 0.5, default 12.0;
    }
}

/// A linear node that is read as a yes from one half upwards.
pub fn far(p: &Fifth) -> Figure {
    let samples = with_fifth(p.fifth);
    let fitted = line(&samples);
    let [slope, start] = fitted.weights;
    let mut chart = Chart::new(-1.0..=21.0, -0.25..=1.6).x("number *x*").y("target and output");
    let without = line(&samples[..4]);
    let [steeper, from] = without.weights;
    // Up to the upper edge of the chart.
    let end = (1.6 - from) / steeper;
    chart.shade([(fitted.boundary, 1.6), (21.0, 1.6)], -0.25);
    chart
        .line("without the fifth", [(-1.0, from - steeper), (end, 1.6)])
        .role(Role::Ink)
        .dash(Dash::Dashed)
        .width(1.2)
        .label_at(0.5 * (end + 2.0), Side::Left);
    chart.horizontal(0.5).role(Role::Ink);
    chart
        .line("output of the linear node", curve(-1.0..=21.0, 2, |x| slope * x + start))
        .term("postactivation")
        .dash(Dash::Solid)
        .unlabelled();
    let wrong = |index: &usize| {
        let sample = &samples[*index];
        (fitted.outputs[*index] >= 0.5) != (sample.target == 1.0)
    };
    let at = |index: usize| (samples[index].input[0], samples[index].target);
    let (bad, good): (Vec<usize>, Vec<usize>) = (0..samples.len()).partition(wrong);
    chart
        .points("answered right", good.into_iter().map(at))
        .term("target")
        .marker(Marker::Dot)
        .unlabelled();
    chart
        .points("answered wrong", bad.into_iter().map(at))
        .role(Role::Series(2))
        .marker(Marker::Cross)
        .unlabelled();
    for (sample, output) in samples.iter().zip(&fitted.outputs) {
        let x = sample.input[0];
        chart
            .segment((x, sample.target), (x, *output))
            .term("final-error")
            .dash(Dash::Dotted)
            .width(1.6);
    }
    chart.datum("boundary", &[fitted.boundary]);
    let desc = format!(
        "Five samples on a line: 0 and 1 with the target 0, 2, 3 and {} with the target 1. The \
         linear node with the least error has the outputs {}. They pass one half at {}, and {} of \
         the answers {} wrong.",
        number(p.fifth, 3),
        fitted.outputs.iter().map(|output| fixed(*output, 3)).collect::<Vec<String>>().join(", "),
        fixed(fitted.boundary, 3),
        fitted.wrong,
        if fitted.wrong == 1 { "is" } else { "are" },
    );
    chart.finish(
        "A sample too far from the border",
        &desc,
        "Discs and cross are the targets, the straight line is what the linear node with the least \
         error says, and from where it passes one half, the dotted level, the answer is yes, shaded. The dotted uprights are the final errors. The dashed line is \
         that of the first four samples. The fifth, far beyond the border, has tipped it so far that \
         another is answered wrongly: the cross. Move the fifth one in, and the line comes back until all five answers are \
         correct.",
    )
}
