//! What trained networks have learned, without biases and with them.

use ch08_sigmoid::activate;
use ch12_network::worked::xor_samples;
use plot::{Chart, Figure, Marker, Role, beside, bounds, curve, fixed, number};

use super::drawing::{Frame, Scene};
use crate::ndarray::array;
use crate::worked::{Place, RATE, alarm_samples};
use crate::{Network, Samples, Trainer, correct};

plot::parameters! {
    /// Networks for the alarm.
    pub struct Alarm {
        /// Epochs so far.
        epochs: "epochs" in 0.0..=1000.0, step 10.0, default 1000.0, time;
        /// H.
        hidden: "hidden nodes" in 2.0..=8.0, step 1.0, default 2.0;
        /// Which first weights.
        seed: "seed" in 0.0..=20.0, step 1.0, default 1.0;
    }
}

fn trained(start: Network, samples: &Samples, place: Place, epochs: f64) -> Network {
    let mut trainer = Trainer::new(start, RATE);
    for _ in 0..epochs as usize {
        place.epoch(&mut trainer, samples);
    }
    trainer.network
}

/// How many times its weights the drawn network of the alarm has, for a curve with a shape.
const LOUDER: f64 = 6.0;

/// The output node's preactivation over the temperature: a drawn network without biases, and what
/// training makes of one without and of one with biases.
pub fn mirror(p: &Alarm) -> Figure {
    let samples = alarm_samples();
    let start = Network::seeded(1, p.hidden as usize, 1, p.seed as u64);
    let mut drawn = start.clone();
    drawn.i_to_h *= LOUDER;
    drawn.h_to_o *= LOUDER;
    let without = trained(start.clone(), &samples, Place::Neither, p.epochs);
    let with = trained(start, &samples, Place::Both, p.epochs);
    let panels = [
        (&drawn, "drawn", "drawn by chance, without biases"),
        (&without, "no biases", "trained without biases"),
        (&with, "biases", "trained with biases"),
    ];
    let mut charts = vec![];
    let mut told = vec![];
    for (network, name, said) in panels {
        let pre = |degrees: f64| network.forward(array![degrees].view()).pre_o[0];
        let mut chart = Chart::new(-4.0..=4.0, -6.5..=6.5).size(203.0, 290.0);
        chart = chart.x("degrees").y(&format!("[S_{{preA,O}}](preactivation), {name}"));
        chart = chart.x_ticks(&[(-3.0, "−3"), (-1.0, "−1"), (1.0, "1"), (3.0, "3")]);
        chart.region(|_, y| y >= 0.0);
        let shown = curve(-4.0..=4.0, 120, pre);
        chart.line("preactivation", shown).term("preactivation").width(2.2).unlabelled();
        let mut middles = vec![];
        for degrees in [1.0, 3.0] {
            let (left, right) = (pre(-degrees), pre(degrees));
            chart.segment((-degrees, left), (degrees, right)).role(Role::Ink).width(1.2);
            middles.push(0.5 * (left + right));
        }
        for (target, marker) in [(1.0, Marker::Dot), (0.0, Marker::Cross)] {
            let at = samples.iter().filter(|sample| sample.1[0] == target);
            let at: Vec<_> = at.map(|(input, _)| (input[0], pre(input[0]))).collect();
            chart
                .points(if target == 1.0 { "should ring" } else { "should not ring" }, at)
                .role(Role::Series(if target == 1.0 { 1 } else { 2 }))
                .marker(marker)
                .unlabelled();
        }
        if name != "biases" {
            chart
                .point("half the sum of the weights", (0.0, middles[0]))
                .role(Role::Ink)
                .marker(Marker::Ring)
                .unlabelled();
        }
        chart.datum(&format!("middles, {said}"), &middles);
        told.push(format!(
            "{said}, {} of 4 answers are right, and halfway between mirrored points the \
             preactivation is {} for 1 degree and {} for 3",
            correct(network, &samples),
            fixed(middles[0], 3),
            fixed(middles[1], 3),
        ));
        charts.push(chart);
    }
    let desc = format!(
        "The output node's preactivation of three 1-{}-1 networks over the temperature. Those that \
         are trained have had {} epochs. {}.",
        number(p.hidden, 2),
        number(p.epochs, 4),
        told.iter().map(|one| capital(one)).collect::<Vec<_>>().join(". "),
    );
    beside(
        charts,
        "The alarm, without biases and with them",
        &desc,
        "Discs should ring and belong in the shaded half, crosses belong below it. A thin line joins \
         a temperature with its mirror image. Left, weights drawn by chance: without biases both thin \
         lines pass through the ring, at half the sum of the weights, so no curve can have one of \
         them above 0 and the other below. Middle: training gives up and settles on the border. \
         Right: the same start with biases.",
    )
}

fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

plot::parameters! {
    /// A training on XOR.
    pub struct Square {
        /// Epochs so far.
        epochs: "epochs" in 0.0..=3000.0, step 25.0, default 3000.0, time;
        /// Which first weights.
        seed: "seed" in 0.0..=20.0, step 1.0, default 1.0;
    }
}

const PLANE: Frame = Frame { low: -0.6, high: 1.6 };
const TICKS: [(f64, &str); 2] = [(0.0, "0"), (1.0, "1")];

fn names() -> [(f64, f64, &'static str); 4] {
    [(0.0, 0.0, "00"), (0.0, 1.0, "01"), (1.0, 0.0, "10"), (1.0, 1.0, "11")]
}

/// The corners of the square, the lines of the hidden nodes and what the network answers.
pub fn square(p: &Square) -> Figure {
    let samples = xor_samples();
    let start = Network::seeded(2, 2, 1, p.seed as u64);
    let mut charts = vec![];
    let mut told = vec![];
    for (place, name) in [(Place::Neither, "without biases"), (Place::Both, "with biases")] {
        let network = trained(start.clone(), &samples, place, p.epochs);
        let mut chart = Chart::new(PLANE.low..=PLANE.high, PLANE.low..=PLANE.high);
        chart = chart.size(310.0, 330.0).equal_units().x("*x*_1").y(&format!("*x*_2, {name}"));
        chart = chart.x_ticks(&TICKS).y_ticks(&TICKS);
        chart.region(|x, y| yes(&network, x, y));
        let line = |h: usize| [network.i_to_h[[0, h]], network.i_to_h[[1, h]], network.bias_h[h]];
        let points = names().into_iter().zip(samples.targets.iter());
        Scene {
            frame: PLANE,
            wide: 235.0,
            lines: (0..2).map(|h| (format!("H{}", h + 1), line(h))).collect(),
            points: points.map(|((x, y, name), t)| ((x, y), name.to_owned(), *t)).collect(),
        }
        .draw(&mut chart);
        let far = |h: usize| {
            let [first, second, bias] = line(h);
            (bias / (first * first + second * second).sqrt()).abs()
        };
        let distances = [far(0), far(1)];
        chart.datum(&format!("distances {name}"), &distances);
        let (least, most) = bounds(&distances).unwrap_or_default();
        told.push(format!(
            "{name} {} of 4 answers are right, and the lines of H1 and H2 pass the origin at {} and {}",
            correct(&network, &samples),
            if distances[0] == least { fixed(least, 2) } else { fixed(most, 2) },
            if distances[0] == least { fixed(most, 2) } else { fixed(least, 2) },
        ));
        charts.push(chart);
    }
    let desc = format!(
        "XOR after {} epochs from seed {}: {}; {}.",
        number(p.epochs, 4),
        number(p.seed, 2),
        told[0],
        told[1],
    );
    beside(
        charts,
        "XOR with two hidden nodes",
        &desc,
        "Discs should be answered yes, crosses no; shaded is what the network says yes to. The lines \
         are where H1 and H2 say one half. Both networks start from the same weights. Left, both \
         lines are nailed to the point 00 (as printed, they nearly coincide). Right, they have moved \
         away from it.",
    )
}

fn yes(network: &Network, x: f64, y: f64) -> bool {
    let post = |h: usize| {
        let Network { i_to_h, bias_h, .. } = network;
        activate(x * i_to_h[[0, h]] + y * i_to_h[[1, h]] + bias_h[h])
    };
    let sum: f64 = (0..2).map(|h| post(h) * network.h_to_o[[h, 0]]).sum();
    sum + network.bias_o[0] >= 0.0
}

/// The four corners as the hidden nodes hand them on, and the line of the output node.
pub fn seen(p: &Square) -> Figure {
    let samples = xor_samples();
    let start = Network::seeded(2, 2, 1, p.seed as u64);
    let frame = Frame { low: -0.15, high: 1.15 };
    let places = [
        (Place::Neither, "no biases", "without biases"),
        (Place::Output, "O's bias", "with the output node's alone"),
        (Place::Both, "all biases", "with all three"),
    ];
    let mut charts = vec![];
    let mut told = vec![];
    for (place, name, said) in places {
        let network = trained(start.clone(), &samples, place, p.epochs);
        let mut chart = Chart::new(frame.low..=frame.high, frame.low..=frame.high);
        chart = chart.size(203.0, 240.0).equal_units().x("H1").y(&format!("H2, {name}"));
        chart = chart.x_ticks(&TICKS).y_ticks(&TICKS);
        let output = [network.h_to_o[[0, 0]], network.h_to_o[[1, 0]], network.bias_o[0]];
        chart.region(|x, y| output[0] * x + output[1] * y + output[2] >= 0.0);
        let points = names().into_iter().zip(samples.targets.iter());
        let points = points.map(|((x, y, name), target)| {
            let post_h = network.forward(array![x, y].view()).post_h;
            ((post_h[0], post_h[1]), name.to_owned(), *target)
        });
        let points: Vec<_> = points.collect();
        let (first, second) = points[0].0;
        told.push(format!(
            "{said} {} of 4 answers are right, and 00 lies at ({}, {})",
            correct(&network, &samples),
            fixed(first, 2),
            fixed(second, 2),
        ));
        Scene { frame, wide: 145.0, lines: vec![("O’s line".into(), output)], points }
            .draw(&mut chart);
        charts.push(chart);
    }
    let desc = format!(
        "The four corners of XOR with the postactivations of H1 and H2 for coordinates, after {} \
         epochs from seed {}: {}; {}; {}.",
        number(p.epochs, 4),
        number(p.seed, 2),
        told[0],
        told[1],
        told[2],
    );
    beside(
        charts,
        "The corners, as the output node sees them",
        &desc,
        "The postactivations of H1 and H2 for coordinates, and the line of the output node O. Without \
         a bias of its own, O's line has to pass through the lower left corner of this square, where \
         both hidden nodes say 0. Without hidden biases, 00 has to stay in the middle. The first \
         panel has both ties, the second only the one on 00, the third neither.",
    )
}
