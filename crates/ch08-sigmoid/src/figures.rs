//! The chapter's figures.

use ch01_perceptron::unit_step;
use plot::{Chart, Corner, Dash, Drag, Entry, Figure, Role, Side, course, curve, entry, number};

use crate::worked::updated;
use crate::{activate, activate_prime, half_squared_error};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("step_and_sigmoid", step_and_sigmoid(Steepness)),
    entry!("sigmoid", sigmoid(SigmoidAt)),
    entry!("pace", pace()),
    entry!("learning", learning(Rate)),
    entry!("trap", trap(TrapAt)),
];

plot::parameters! {
    /// A number that multiplies the preactivation.
    pub struct Steepness {
        /// What the preactivation is multiplied by.
        weight: "weight" in 0.5..=20.0, step 0.5, default 1.0;
    }
}

/// The unit step and the sigmoid of a weighted preactivation.
pub fn step_and_sigmoid(p: &Steepness) -> Figure {
    let sigmoid = |x: f64| activate(p.weight * x);
    let mut chart =
        Chart::new(-6.0..=6.0, 0.0..=1.0).x("incoming value").y("output").legend(Corner::TopLeft);
    chart
        .line("unit step", [(-6.0, 0.0), (0.0, 0.0), (0.0, 1.0), (6.0, 1.0)])
        .dash(Dash::Dashed)
        .role(Role::Ink);
    chart
        .line(&format!("sigmoid, weight {}", number(p.weight, 3)), curve(-6.0..=6.0, 480, sigmoid))
        .dash(Dash::Solid)
        .term("activation-function");
    for (weight, dash) in [(3.0, Dash::Dashed), (10.0, Dash::Dotted)] {
        chart
            .line(
                &format!("weight {weight}"),
                curve(-6.0..=6.0, 480, |x: f64| activate(weight * x)),
            )
            .dash(dash)
            .width(1.6)
            .term("activation-function");
    }
    chart.datum("weight", &[p.weight]);
    let desc = format!(
        "The unit step jumps from {} to {} where the incoming value is 0. The sigmoid, with the \
         incoming value times {}, passes through {} there; from −2 to 2 it rises from {} to {}. \
         Beside it, with 3 and with 10 in the place of that number, it rises from {} to {} and from \
         {} to {}.",
        unit_step(-1.0),
        unit_step(0.0),
        number(p.weight, 3),
        number(sigmoid(0.0), 3),
        number(sigmoid(-2.0), 3),
        number(sigmoid(2.0), 3),
        number(activate(-6.0), 3),
        number(activate(6.0), 3),
        number(activate(-20.0), 3),
        number(activate(20.0), 3),
    );
    chart.finish(
        "The unit step and the sigmoid",
        &desc,
        "The step and the sigmoid run from 0 to 1. The step does all its work in one place; the sigmoid spreads it \
         out, and with a larger weight on the incoming value it comes as close to the step as \
         you like: three sigmoids are drawn, with the weights 1, 3 and 10 in print.",
    )
}

plot::parameters! {
    /// A place on the sigmoid.
    pub struct SigmoidAt {
        /// The preactivation at which the tangent touches.
        x: "preactivation x" in -8.0..=8.0, step 0.1, default 1.0;
    }
}

/// The sigmoid, its tangent at one place, and its slope everywhere.
pub fn sigmoid(p: &SigmoidAt) -> Figure {
    let (post, slope) = (activate(p.x), activate_prime(p.x));
    let mut chart = Chart::new(-8.0..=8.0, 0.0..=1.0).x("preactivation *x*").y("value");
    chart
        .line("f_A(*x*)", curve(-8.0..=8.0, 160, activate))
        .term("activation-function")
        .side(Side::Below);
    let slope_curve = chart.line("f_A'(*x*)", curve(-8.0..=8.0, 160, activate_prime)).term("slope");
    slope_curve.dash(Dash::Dashed).side(Side::Above);
    // Its name makes room for a place far out on the right.
    if p.x > 4.0 {
        slope_curve.label_at(-3.0, Side::Above);
    }
    chart.tangent((p.x, post), slope, 2.0).width(2.4);
    let side = if p.x < 0.0 { Side::Left } else { Side::Right };
    // On the left both points lie close together, and so would their labels.
    let above = if p.x < 0.0 { Side::Above } else { side };
    // At the left end of the axis there is no room on the left.
    let side = if p.x < -6.0 { Side::Right } else { side };
    chart.handle([Drag::x("x")], (p.x, post), "the place on the sigmoid");
    let touched = format!("f_A = {}", number(post, 3));
    if p.x < -6.0 {
        chart.point("touched", (p.x, post)).unlabelled();
        chart.note((-6.0, 0.14), &touched);
    } else {
        chart.point("touched", (p.x, post)).label(&touched).side(above);
    }
    chart
        .point("slope there", (p.x, slope))
        .term("slope")
        .label(&format!("f_A' = {}", number(slope, 3)))
        .side(side);
    let slopes: Vec<f64> = curve(-8.0..=8.0, 160, activate_prime).iter().map(|at| at.1).collect();
    let desc = format!(
        "Two curves over the preactivation from −8 to 8. {}; {}. At {} the sigmoid is {} and its \
         tangent has the slope {}.",
        course("The sigmoid", &[activate(-8.0), activate(8.0)]),
        course("its slope", &slopes),
        number(p.x, 3),
        number(post, 3),
        number(slope, 3),
    );
    chart.finish(
        "The sigmoid and its slope",
        &desc,
        "The straight line is the tangent: for a short way the sigmoid follows it. The dashed \
         curve is how steep that tangent is at every place, a hill with its top of one quarter \
         in the middle and almost nothing left at the ends.",
    )
}

plot::parameters! {
    /// The step size of a training run.
    pub struct Rate {
        /// LR.
        learning_rate: "learning rate LR" in 0.5..=10.0, step 0.5, default 1.0;
    }
}

/// How far the first update moves a node that should answer 0, for every preactivation.
pub fn pace() -> Figure {
    let moves = |pre: f64| pre - updated(pre, 0.0, 1.0);
    let mut chart =
        Chart::new(-6.0..=8.0, 0.0..=0.18).x("preactivation S_{preA}").y("how far it moves, LR 1");
    let drawn = curve(-6.0..=8.0, 280, moves);
    let (top, most) = drawn.iter().copied().fold((0.0, 0.0), |a, b| if b.1 > a.1 { b } else { a });
    chart.line("the first move", drawn).role(Role::Series(1)).dash(Dash::Solid).unlabelled();
    chart.vertical(top).role(Role::Ink).dash(Dash::Dotted).unlabelled();
    chart.note((top + 1.7, 0.168), &format!("output {}", number(activate(top), 2)));
    let mut told = vec![];
    // Out in the tail the curve leaves room above it only.
    for (start, label) in [(0.0, None), (2.0, None), (4.0, Some(0.95)), (6.0, Some(1.0))] {
        let at: (f64, f64) = (start, moves(start));
        let name = number(at.1, 3);
        let point = chart.point(&format!("from {start}"), at);
        match label {
            None => {
                let side = if start == 0.0 { Side::Left } else { Side::Right };
                point.label(&name).side(side);
            }
            Some(right) => {
                point.unlabelled();
                chart.note((start + right, at.1 + 0.011), &name);
            }
        }
        told.push(format!("{name} at {start}"));
    }
    let desc = format!(
        "The size of one update of a node with the target 0 at a learning rate of 1, over its \
         preactivation from −6 to 8. It rises from {} to its top, {} at a preactivation of {}, \
         where the output is {}, and falls to {}. By preactivation: {}.",
        number(moves(-6.0), 2),
        number(most, 3),
        number(top, 2),
        number(activate(top), 2),
        number(moves(8.0), 2),
        told.join(", "),
    );
    chart.finish(
        "How fast a node learns that should answer 0",
        &desc,
        "The final error times the slope. On the left there is little to correct. From the dotted \
         line on, where the output is two thirds, the node moves the more slowly the more wrong it \
         is. The dots are starts of the table.",
    )
}

/// The updates that the figure follows.
const UPDATES: usize = 20_000;

/// The error of one node, update by update, from several starts.
pub fn learning(p: &Rate) -> Figure {
    let run = |start: f64| -> Vec<f64> {
        let mut pre = start;
        (0..=UPDATES)
            .map(|_| {
                let error = half_squared_error(activate(pre), 0.0);
                pre = updated(pre, 0.0, p.learning_rate);
                error
            })
            .collect()
    };
    let mut chart = Chart::new(1.0..=UPDATES as f64, 0.0..=0.5).x("updates").y("error E").log_x();
    // On the logarithmic axis some hundred points show all that the updates would.
    let last = libm::log10(UPDATES as f64);
    let updates = curve(0.0..=last, 400, |decade| libm::pow(10.0, decade).round());
    let mut shown: Vec<usize> = updates.iter().map(|at| at.1 as usize).collect();
    shown.dedup();
    let mut courses = Vec::new();
    for start in [0.0, 2.0, 4.0, 6.0, 8.0] {
        let errors = run(start);
        let points: Vec<(f64, f64)> =
            shown.iter().map(|&update| (update as f64, errors[update])).collect();
        let drawn: Vec<f64> = points.iter().map(|at| at.1).collect();
        courses.push(course(&format!("from {start} the error"), &drawn));
        // Each name stands where its line comes down, and the lowest one's above it.
        // The steep ones are beside their name from their upper end on.
        let share = if start < 6.0 { 0.5 } else { 0.9 };
        let half = points.iter().find(|at| at.1 <= share * points[0].1).map_or(1.0, |at| at.0);
        let (at, side) = match (start, half) {
            (0.0, _) => (2.0, Side::Above),
            (_, late) if late > 5000.0 => (late, Side::Left),
            (_, half) => (half, Side::Right),
        };
        chart.line(&format!("from {start}"), points).label_at(at, side);
    }
    let desc = format!(
        "The error of one node with the target 0 over {UPDATES} updates at a learning rate of {}, \
         the updates on a logarithmic axis. By its starting preactivation: {}.",
        number(p.learning_rate, 3),
        courses.join("; "),
    );
    chart.finish(
        "Learning from the middle and from the tail",
        &desc,
        "One node that should answer 0, from five starting preactivations. The further out it \
         starts, the longer its error lies flat before it falls, although it has the most to \
         learn. Each mark of the axis below stands for ten times the updates of the one before.",
    )
}

plot::parameters! {
    /// A preactivation at which the mistake is made.
    pub struct TrapAt {
        /// The preactivation.
        pre: "preactivation" in -8.0..=8.0, step 0.1, default 4.0;
    }
}

/// The slope at the preactivation, and what comes out if it is taken at the postactivation.
pub fn trap(p: &TrapAt) -> Figure {
    let mistaken = |pre: f64| activate_prime(activate(pre));
    let (right, wrong) = (activate_prime(p.pre), mistaken(p.pre));
    let mut chart = Chart::new(-8.0..=8.0, 0.0..=0.3)
        .x("preactivation S_{preA}")
        .y("reported slope")
        .legend(Corner::TopRight);
    chart.line("f_A'(S_{preA}), right", curve(-8.0..=8.0, 160, activate_prime)).term("slope");
    chart.line("f_A'(S_{postA}), wrong", curve(-8.0..=8.0, 160, mistaken)).dash(Dash::Dashed);
    // Beside the point and above the curve, which is flat in the tails; on the top, clear of the
    // legend and of the other curve.
    let top = p.pre.abs() < 0.5;
    let beside = p.pre + if top || p.pre < 0.0 { -1.4 } else { 1.4 };
    let inside = beside.clamp(-7.1, 7.1);
    let above = if inside != beside || top { 0.025 } else { 0.012 };
    chart.handle([Drag::x("pre")], (p.pre, right), "the place on the slope");
    chart.point("right", (p.pre, right)).term("slope").unlabelled();
    chart.note((inside, right + above), &number(right, 3)).term("slope");
    chart.point("wrong", (p.pre, wrong)).label(&number(wrong, 3)).side(Side::Below);
    let mistakes: Vec<f64> = curve(-8.0..=8.0, 160, mistaken).iter().map(|at| at.1).collect();
    let desc = format!(
        "Two curves over the preactivation. The right slope is a hill of height {} that is almost \
         0 at both ends. With the postactivation in its place {}. At {} the right slope is {} and \
         the wrong one {}.",
        number(activate_prime(0.0), 3),
        course("the reported slope", &mistakes),
        number(p.pre, 3),
        number(right, 3),
        number(wrong, 3),
    );
    chart.finish(
        "The slope taken in the wrong place",
        &desc,
        "The right slope fades in the tails. Taken at the postactivation by mistake, the slope \
         never leaves the narrow strip on top: the tails are gone, and with them the warning \
         that a node has almost stopped learning.",
    )
}
