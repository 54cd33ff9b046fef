//! The chapter's figures.

use plot::diagram::Diagram;
use plot::{
    Chart, Corner, Dash, Drag, Entry, Figure, Marker, Role, Side, beside, curve, entry, fixed,
    number,
};

use crate::worked::{
    BATCHES, EPOCHS, Speed, after_epochs, batches_rates, by_hand, drawn, reduced, speed, steps,
    training_part,
};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("sum_or_mean", sum_or_mean(Moved)),
    entry!("scatter", scatter(Drawn)),
    entry!("seen", seen(Start)),
    entry!("two_parts", two_parts(Taken)),
    entry!("waiting", waiting()),
    entry!("measured", measured(Which)),
    entry!("growth", growth()),
];

plot::parameters! {
    /// A batch of the same three samples, over and over.
    pub struct Moved {
        /// How often the three samples are in the batch.
        copies: "times the three samples" in 1.0..=10.0, step 1.0, default 2.0;
        /// LR.
        rate: "learning rate" in 0.02..=0.4, step 0.02, default 0.1;
    }
}

/// The weight update by update, moved by the sum and by the mean.
pub fn sum_or_mean(p: &Moved) -> Figure {
    const UPDATES: usize = 8;
    let bottom = by_hand().bottom;
    let (least, most) = (-1.5, 3.5);
    let mut chart = Chart::new(0.0..=UPDATES as f64, least..=most)
        .size(640.0, 320.0)
        .x("updates")
        .y("weight")
        .legend(Corner::BottomLeft);
    chart.horizontal(bottom).role(Role::Ink).dash(Dash::Dotted).width(1.2);
    chart.note(
        (6.0, 3.1),
        &format!("{} samples, rate {}", number(3.0 * p.copies, 3), number(p.rate, 3)),
    );
    let mut told = vec![];
    for (n, name, by_mean) in [(1, "mean", true), (2, "sum", false)] {
        let weights = steps(p.copies as usize, by_mean, p.rate, UPDATES).weights;
        let inside = weights.iter().take_while(|weight| (least..=most).contains(*weight)).count();
        let points = (0_u16..).zip(&weights).map(|(at, weight)| (f64::from(at), *weight));
        chart.line(name, points.clone().take(inside)).role(Role::Series(n)).width(2.2);
        let marker = if by_mean { Marker::Dot } else { Marker::Ring };
        chart
            .points(&format!("{name}, updates"), points.take(inside))
            .role(Role::Series(n))
            .marker(marker)
            .unlabelled();
        chart.datum(&format!("{name} at the end"), &[weights[UPDATES]]);
        told.push(if inside == weights.len() {
            format!("by the {name} it ends at {}", number(weights[UPDATES], 3))
        } else {
            format!("by the {name} it leaves the chart at update {inside}")
        });
    }
    let desc = format!(
        "The weight over {UPDATES} updates with a batch of {} samples at a rate of {}: {}. The bottom is \
         at {}.",
        number(3.0 * p.copies, 3),
        number(p.rate, 3),
        told.join(", "),
        fixed(bottom, 3),
    );
    chart.finish(
        "Sum or mean",
        &desc,
        "The three samples of the page, in a batch as often as the drawing says. Dotted, where the error \
         is least. More copies leave the mean as it is. The sum grows with them, and so does the step: \
         here it overshoots, and on the screen a few more copies make it run away.",
    )
}

plot::parameters! {
    /// Which batches.
    pub struct Drawn {
        /// How many samples.
        size: "batch of" one of ["1 sample", "4 samples", "16 samples", "64 samples"], default "4 samples";
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The gradients of batches around that of all samples.
pub fn scatter(p: &Drawn) -> Figure {
    let size = [1, 4, 16, 64][p.size.index()];
    let away = drawn(1, 1);
    let all = away.all;
    let square = dot(&all, &all);
    let share = dot(&away.drawn[0], &all) / square;
    let across: Vec<f64> =
        away.drawn[0].iter().zip(&all).map(|(one, all)| one - share * all).collect();
    let unit = (square * dot(&across, &across)).sqrt();
    let points: Vec<(f64, f64)> = drawn(size, 80)
        .drawn
        .iter()
        .map(|one| (dot(one, &all) / square, dot(one, &across) / unit))
        .collect();
    let (x, y) = (-3.0..=5.0, -2.6..=2.6);
    let inside: Vec<(f64, f64)> =
        points.iter().copied().filter(|at| x.contains(&at.0) && y.contains(&at.1)).collect();
    let mut chart = Chart::new(x, y)
        .size(640.0, 420.0)
        .equal_units()
        .x("along the gradient of all")
        .y("across");
    chart.vertical(0.0).role(Role::Ink).width(1.0);
    chart.points("batches", inside.iter().copied()).role(Role::Series(1)).opacity(0.6).unlabelled();
    chart.arrow((0.0, 0.0), (1.0, 0.0)).role(Role::Ink).width(3.0);
    let uphill = points.iter().filter(|at| at.0 < 0.0).count();
    chart.note((-2.2, 2.3), "uphill");
    chart.note((4.1, 2.3), "downhill");
    chart.note((2.9, -2.3), &format!("batches of {size}"));
    let outside = points.len() - inside.len();
    let spread = (points.iter().map(|at| (at.0 - 1.0) * (at.0 - 1.0)).sum::<f64>()
        / points.len() as f64)
        .sqrt();
    let desc = format!(
        "{} points, each the gradient of a batch of {size}, seen in two directions: along the gradient \
         of all samples, whose length is the unit, and across it. {uphill} of them lie on the uphill \
         side of the line, {outside} outside the drawing. Along the gradient they are spread by {} \
         around 1.",
        points.len(),
        fixed(spread, 2),
    );
    chart.finish(
        "Gradients of a few samples",
        &desc,
        "The arrow is the gradient of all samples, one unit long. Each point is where the gradient of a \
         batch ends, seen along the arrow and in one direction at right angles to it: that in which the \
         first single sample's gradient is off. Points on the left of the line lead uphill. On the \
         screen, choose four times as many samples: the cloud keeps its middle and becomes narrower.",
    )
}

plot::parameters! {
    /// Which run.
    pub struct Start {
        /// The seed of split and start.
        seed: "seed" in 0.0..=11.0, step 1.0, default 0.0;
    }
}

/// The error of four batch sizes against samples seen and against seconds.
pub fn seen(p: &Start) -> Figure {
    let samples = training_part(p.seed as u64);
    let count = samples.len() as f64;
    let rates = batches_rates();
    let speed = speed();
    let longest = speed.penguins.iter().map(|row| row.median).fold(0.0, f64::max);
    let micro = |ns: f64, epochs: f64| ns * count * epochs / 1e6;
    let mut left = Chart::new(0.0..=count * EPOCHS as f64, 0.003..=2.5)
        .size(310.0, 340.0)
        .log_y()
        .x("samples seen")
        .y("error a sample")
        .legend(Corner::TopRight);
    let mut right = Chart::new(0.0..=micro(longest, EPOCHS as f64), 0.003..=2.5)
        .size(310.0, 340.0)
        .log_y()
        .x("milliseconds")
        .y("error a sample");
    let mut told = vec![];
    for (n, (size, rate)) in (1..).zip(BATCHES.into_iter().zip(rates)) {
        let errors = after_epochs(&samples, size, rate, EPOCHS, p.seed as u64);
        let name = if size as f64 > count { "all".to_owned() } else { size.to_string() };
        let by = |scale: f64| {
            let points = (0_u16..).zip(errors.clone());
            points.map(move |(epoch, error)| (f64::from(epoch) * scale, error.clamp(0.003, 2.5)))
        };
        left.line(&name, by(count)).role(Role::Series(n)).width(2.2);
        let ns = speed.penguins.iter().find(|row| row.size == size).map_or(0.0, |row| row.median);
        right.line(&name, by(micro(ns, 1.0))).role(Role::Series(n)).width(2.2).unlabelled();
        told.push(format!("{name}: {}", number(errors[EPOCHS], 3)));
    }
    let desc = format!(
        "Two charts of the error a sample for batches of several sizes, {EPOCHS} epochs of {} samples \
         each: on the left against samples seen, on the right against milliseconds. At the end the \
         errors are, by size of the batch, {}.",
        number(count, 4),
        told.join("; "),
    );
    beside(
        [left, right],
        "What a sample buys",
        &desc,
        "One split and start of the table's twelve, the first in print; on the screen you can choose \
         another. Batches of 1, 8, 32 and all, each at its rate in the table, and the error of the \
         training part. Left, against samples seen. Right, the same errors against time: the samples \
         seen times what a sample cost in a batch of that size when it was measured.",
    )
}

plot::parameters! {
    /// What the exponential is taken of.
    pub struct Taken {
        /// x.
        x: "x" in -2.0..=3.0, step 0.05, default 1.65;
    }
}

/// An exponential as a power of two and a rest.
pub fn two_parts(p: &Taken) -> Figure {
    let parts = reduced(p.x);
    let half = std::f64::consts::LN_2 / 2.0;
    let mut chart = Chart::new(-2.2..=3.2, -1.0..=23.0).size(640.0, 360.0).x("x").y("e^x");
    for k in -3..=4 {
        let border = (f64::from(k) + 0.5) * 2.0 * half;
        if (-2.2..=3.2).contains(&border) {
            chart.vertical(border).role(Role::Ink).dash(Dash::Dotted).width(0.8);
        }
    }
    chart
        .line("e^x", curve(-2.2..=3.1, 200, libm::exp))
        .role(Role::Series(1))
        .width(1.6)
        .unlabelled();
    let whole = parts.k * 2.0 * half;
    let strip = curve((whole - half).max(-2.2)..=(whole + half).min(3.1), 40, libm::exp);
    chart.line("strip", strip).role(Role::Series(2)).width(3.6).unlabelled();
    chart
        .line("e^r", curve(-half..=half, 40, libm::exp))
        .role(Role::Series(3))
        .width(3.6)
        .unlabelled();
    chart.point("here", (p.x, libm::exp(p.x))).role(Role::Series(2)).side(Side::Left).unlabelled();
    chart.point("rest", (parts.r, parts.rest)).role(Role::Series(3)).unlabelled();
    chart.handle([Drag::x("x")], (p.x, libm::exp(p.x)), "the place on the curve");
    chart.note((-1.0, 20.5), &format!("k = {}, r = {}", number(parts.k, 2), fixed(parts.r, 3)));
    chart.note(
        (-1.0, 18.3),
        &format!(
            "{} · {} ≈ {}",
            number(parts.power, 4),
            fixed(parts.rest, 5),
            fixed(parts.result, 3)
        ),
    );
    chart.datum("k, r, result", &[parts.k, parts.r, parts.result]);
    let desc = format!(
        "The curve of e to the power of x, divided into strips as wide as ln 2. At {} the strip has the \
         number {}, and the rest is {}. The value {} is the product of {} and {}, the value in the strip around 0.",
        number(p.x, 3),
        number(parts.k, 2),
        fixed(parts.r, 3),
        fixed(parts.result, 4),
        number(parts.power, 4),
        fixed(parts.rest, 4),
    );
    chart.finish(
        "One strip for all of them",
        &desc,
        "Dotted, the borders of strips that are ln 2 wide. Two pieces are thick: the strip around 0, and \
         the one in which the marked x lies. The second is the first times a power of 2, so a polynomial \
         for the strip around 0 is enough. An f64 stores the power of 2 in bits of its own. On the \
         screen you can move x.",
    )
}

/// What an update waits for, as chapter 12 makes it and with the next sum begun early.
pub fn waiting() -> Figure {
    let mut chain = Diagram::new(640.0, 375.0);
    let at = |place: usize| 42.0 + 92.0 * place as f64;
    let chained = |chain: &mut Diagram, row: &str, y: f64, steps: &[&str]| {
        for (place, step) in steps.iter().enumerate() {
            let node = chain.node(&format!("{row}{place}"), (at(place), y)).radius(34.0);
            step.split(' ').for_each(|line| {
                node.line(line);
            });
        }
        for place in 1..steps.len() {
            chain.edge(&format!("{row}{}", place - 1), &format!("{row}{place}")).width(2.2);
        }
    };
    chain.note((5.0, 14.0), "one after the other").start();
    let steps = ["sums", "sigmoids", "sum", "sigmoid", "signal", "weights", "next sums"];
    chained(&mut chain, "a", 78.0, &steps);
    chain.note((5.0, 165.0), "the next sums begun early").start();
    chained(&mut chain, "b", 228.0, &["sums", "sigmoids", "sum", "sigmoid", "signal", "next sums"]);
    chain.node("weights", (at(4), 332.0)).line("weights").radius(34.0).role(Role::Series(2));
    chain.edge("b4", "weights").role(Role::Series(2)).width(1.6).dash(Dash::Dashed);
    chain.node("early", (at(5), 332.0)).line("old").line("sums").radius(34.0).role(Role::Series(2));
    chain.edge("early", "b5").role(Role::Series(2)).width(1.6);
    chain.finish(
        "What the next sample waits for",
        "Two chains. Above, seven steps one after the other: sums, sigmoids, sum, sigmoid, signal, \
         weights and the next sums. Below, six steps: from the signal the next sums follow at once. The \
         old sums, which were formed beside the chain, lead to them too, and the weights are moved \
         beside the chain.",
        "Each arrow is a wait. Above, the next sample's sums wait for the moved weights. Below, the sums \
         with the old weights are ready long before, the signal corrects them, and the weights move \
         while the next sample is on its way.",
    )
}

plot::parameters! {
    /// Which of the three trainings.
    pub struct Which {
        /// Its name.
        workload: "training" one of ["W1, small", "W2, digits", "W3, large"], default "W1, small";
    }
}

/// All ways of a training by their time.
pub fn measured(p: &Which) -> Figure {
    let speed = speed();
    let workload = ["w1", "w2", "w3"][p.workload.index()];
    let rows = speed.table(workload);
    let unit = if workload == "w1" { "ns an update" } else { "ms" };
    let low = rows.iter().map(|row| row.2.fastest).fold(f64::INFINITY, f64::min) / 1.6;
    let high = rows.iter().map(|row| row.2.slowest).fold(0.0, f64::max) * 1.6;
    let names: Vec<(f64, &str)> =
        rows.iter().enumerate().map(|(place, row)| (-(place as f64), row.1)).collect();
    let bottom = 0.6 - rows.len() as f64;
    let mut chart = Chart::new(low..=high, bottom..=0.6)
        .size(640.0, 60.0 + 26.0 * rows.len() as f64)
        .log_x()
        .x(unit)
        .y_ticks(&names);
    for (place, (ours, words, measured)) in rows.iter().enumerate() {
        let y = -(place as f64);
        let role = if *ours { Role::Series(2) } else { Role::Series(1) };
        chart.segment((measured.fastest, y), (measured.slowest, y)).role(role).width(1.4);
        chart
            .point(words, (measured.median, y))
            .role(role)
            .marker(if *ours { Marker::Dot } else { Marker::Ring })
            .unlabelled();
    }
    let told: Vec<String> =
        rows.iter().map(|row| format!("{} {}", row.1, number(row.2.median, 3))).collect();
    let desc = format!(
        "{}, {unit}, the median of {} rounds, ours step by step and then the peers: {}.",
        p.workload.name(),
        speed.rounds,
        told.join("; ")
    );
    chart.finish(
        "The same training by several hands",
        &desc,
        "Time on a logarithmic axis: a mark is the median of all rounds, its line, where the \
         mark leaves it to be seen, goes from the fastest round to the slowest. Discs are ours, \
         step by step from above; rings below are the peers, the fastest first. W1 is drawn in \
         print, and the screen has W2 and W3 too. In each training all end with the same \
         weights, but for rounding.",
    )
}

/// A straight line through the first point and the last.
fn straight(points: &[(f64, f64)]) -> impl Fn(f64) -> f64 + use<> {
    let ((x1, y1), (x2, y2)) = (points[0], points[points.len() - 1]);
    move |x| y1 + (y2 - y1) / (x2 - x1) * (x - x1)
}

/// How time grows with hidden nodes and with samples, and what a sample costs by batch size.
pub fn growth() -> Figure {
    let Speed { hidden, samples, batch, .. } = speed();
    let mut charts = vec![];
    let mut told = vec![];
    for (rows, x, y, line, ticks) in [
        (&hidden, "hidden nodes", "ns an update", true, [(4.0, "4"), (32.0, "32"), (256.0, "256")]),
        (
            &samples,
            "samples",
            "µs an epoch",
            true,
            [(125.0, "125"), (1000.0, "1000"), (8000.0, "8000")],
        ),
        (
            &batch,
            "samples in a batch",
            "ns a sample",
            false,
            [(1.0, "1"), (16.0, "16"), (256.0, "256")],
        ),
    ] {
        let points: Vec<(f64, f64)> =
            rows.iter().map(|row| (row.size as f64, row.median)).collect();
        let (first, last) = (points[0], points[points.len() - 1]);
        let low = points.iter().map(|at| at.1).fold(f64::INFINITY, f64::min);
        let high = points.iter().map(|at| at.1).fold(0.0, f64::max);
        let mut chart = Chart::new(first.0 / 1.3..=last.0 * 1.3, low / 1.5..=high * 1.5)
            .size(203.0, 300.0)
            .log_x()
            .log_y()
            .x(x)
            .x_ticks(&ticks)
            .y(y);
        if line {
            let straight = straight(&points);
            let steps = 40;
            let at = |step: i32| {
                first.0 * libm::pow(last.0 / first.0, f64::from(step) / f64::from(steps))
            };
            chart
                .line("straight", (0..=steps).map(|step| (at(step), straight(at(step)))))
                .role(Role::Ink)
                .dash(Dash::Dashed)
                .width(1.2)
                .unlabelled();
        }
        chart.points("measured", points.iter().copied()).role(Role::Series(1)).unlabelled();
        told.push(format!(
            "{y} over {x}: {} at {}, {} at {}",
            number(first.1, 3),
            number(first.0, 4),
            number(last.1, 3),
            number(last.0, 4)
        ));
        charts.push(chart);
    }
    let desc = format!("Three charts with both axes logarithmic. {}.", told.join("; "));
    beside(
        charts,
        "How cost grows",
        &desc,
        "Left, an update of chapter 12's 3-H-1 over H. Middle, an epoch of its 3-4-1 over the number of \
         samples. Dashed, the straight line through the first point and the last, which bends on these \
         axes where it does not begin at 0. Right, what a sample of the digits costs in batches of \
         several sizes.",
    )
}
