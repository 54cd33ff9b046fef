//! The four corners of XOR with what the hidden nodes say for coordinates.

use ch12_network::worked::xor_samples;
use plot::{Chart, Dash, Figure, Marker, Role, beside, fixed, number};

use super::drawing::{At, Frame, Scene};
use super::trained::{Square, TICKS, names, trained};
use crate::ndarray::array;
use crate::worked::{EPOCHS, LUCKY, Place, Placing, SEED, without_biases};
use crate::{Network, correct};

const FRAME: Frame = Frame { low: -0.15, high: 1.15 };

/// The four corners as the hidden nodes hand them on, and the line of the output node.
pub fn seen(p: &Square) -> Figure {
    let samples = xor_samples();
    let start = Network::seeded(2, 2, 1, p.seed as u64);
    let places = [
        (Place::Neither, "no biases", "without biases"),
        (Place::Output, "O’s bias alone", "with the output node’s alone"),
    ];
    let mut charts = vec![];
    let mut told = vec![];
    for (place, name, said) in places {
        let network = trained(start.clone(), &samples, place, p.epochs);
        let mut chart = Chart::new(FRAME.low..=FRAME.high, FRAME.low..=FRAME.high);
        chart = chart.size(310.0, 330.0).equal_units().y(name).x("H1 across, H2 up");
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
        Scene { frame: FRAME, wide: 235.0, lines: vec![("O’s line".into(), output)], points }
            .draw(&mut chart);
        charts.push(chart);
    }
    let desc = format!(
        "The four corners of XOR with the postactivations of H1 and H2 for coordinates, after {} \
         epochs from seed {}: {}; {}.",
        number(p.epochs, 4),
        number(p.seed, 2),
        told[0],
        told[1],
    );
    beside(
        charts,
        "The corners, as the output node sees them",
        &desc,
        "The postactivations of H1 and H2 for coordinates, and the line of the output node O; shaded \
         is its side of yes. Discs should be answered yes, crosses no. Left, without a bias of its \
         own, O’s line has to pass through the point (0, 0), where both hidden nodes say 0. Right, \
         the same start with a bias for O. Without hidden biases 00 stays in the middle of both.",
    )
}

/// How far the enlarged corner reaches.
const NEAR: Frame = Frame { low: -0.03, high: 0.17 };

/// The corner of the placing that is shown, and the placing of a seed that solves XOR.
pub fn corner() -> Figure {
    let shown = without_biases(SEED, 3000);
    let lucky = without_biases(LUCKY[0], EPOCHS);
    let left = of_corner(&shown, NEAR, "the corner enlarged")
        .x_ticks(&[(0.0, "0"), (0.1, "0.1")])
        .y_ticks(&[(0.0, "0"), (0.1, "0.1")]);
    let right = of_corner(&lucky, FRAME, &format!("seed {}", lucky.seed));
    let right = right.x_ticks(&TICKS).y_ticks(&TICKS);
    let (mut left, mut right) = (left, right);
    draw_corner(&mut left, &shown, NEAR);
    for (at, name) in [((0.133, 0.02), "01, 10"), ((0.023, -0.017), "11")] {
        left.note(at, name);
    }
    left.note((0.085, 0.13), "to 00").role(Role::Ink);
    left.note((0.125, 0.07), "O’s line");
    draw_corner(&mut right, &lucky, FRAME);
    for (at, name) in [((0.38, 0.56), "00"), ((0.87, 0.93), "11"), ((0.93, 0.55), "01, 10")] {
        right.note(at, name);
    }
    let told = |placing: &Placing| {
        let of = |n: usize| fixed(placing.directions[n], 1);
        format!(
            "00 lies at {} degrees, 01 at {}, 10 at {} and 11 at {}",
            of(0),
            of(1),
            of(2),
            of(3)
        )
    };
    let desc = format!(
        "Two trainings on XOR without biases, in the plane of H1 and H2, with the direction of each \
         case seen from (0, 0). Left, seed {} after {} epochs: {}; {} of 4 answers are right. Right, \
         seed {} after {} epochs: {}; {} of 4 are right, and O’s line passes between.",
        shown.seed,
        shown.epochs,
        told(&shown),
        shown.solved,
        lucky.seed,
        lucky.epochs,
        told(&lucky),
        lucky.solved,
    );
    beside(
        [left, right],
        "Seen from the corner",
        &desc,
        "Without biases O’s line turns about the ring, so what counts is the direction in which a case \
         lies from there. Left, the corner of the last figure as printed: 11 lies in nearly the \
         direction of 01 and 10, and 00 is up along the dotted line. Right, a seed that solves XOR: the \
         dotted lines are the directions of 10 and of 11, and O’s line has found the gap between them.",
    )
}

fn of_corner(placing: &Placing, frame: Frame, title: &str) -> Chart {
    let mut chart = Chart::new(frame.low..=frame.high, frame.low..=frame.high);
    chart = chart.size(310.0, 330.0).equal_units().y(title).x("H1 across, H2 up");
    let [first, second] = [placing.h_to_o[0], placing.h_to_o[1]];
    chart.region(|x, y| first * x + second * y >= 0.0);
    chart
}

fn draw_corner(chart: &mut Chart, placing: &Placing, frame: Frame) {
    let at = |n: usize| -> At { (placing.post_h[n][0], placing.post_h[n][1]) };
    // The directions that leave O's line a place: of the further one of 01 and 10, and of 11. Where
    // there is no place, that of 00.
    let limits = if placing.wedge > 0.0 { vec![at(2), at(3)] } else { vec![at(0)] };
    for to in limits {
        let reach = frame.high / to.0.max(to.1);
        let end = (reach * to.0, reach * to.1);
        chart.segment((0.0, 0.0), end).role(Role::Ink).dash(Dash::Dotted).width(1.6);
    }
    if let Some((from, to)) = frame.across([placing.h_to_o[0], placing.h_to_o[1], 0.0]) {
        chart.segment(from, to).role(Role::Ink).width(2.2);
    }
    for (which, target, marker) in [([1, 2], 1, Marker::Dot), ([0, 3], 2, Marker::Cross)] {
        let points = which.map(at).into_iter().filter(|at| at.0 < frame.high && at.1 < frame.high);
        chart
            .points(if target == 1 { "yes is right" } else { "no is right" }, points)
            .role(Role::Series(target))
            .marker(marker)
            .unlabelled();
    }
    chart.point("both say 0", (0.0, 0.0)).role(Role::Ink).marker(Marker::Ring).unlabelled();
}
