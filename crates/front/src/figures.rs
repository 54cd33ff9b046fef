//! A small network that is trained anew wherever one of its samples is moved.

use ch12_network::decide;
use ch15_bias::ndarray::{Array2, array};
use ch15_bias::{Network, Samples, Trainer, correct};
use plot::{Chart, Dash, Drag, Entry, Figure, Marker, Role, entry, fixed, number};

/// Every figure of the first page.
pub const ALL: &[Entry] = &[entry!("learns", learns(Moved))];

plot::parameters! {
    /// Where a sample is, and how long the network has been trained.
    pub struct Moved {
        /// Epochs so far.
        epochs: "epochs" in 0.0..=300.0, step 5.0, default 300.0, time;
        /// How far right the ringed sample is.
        across: "ringed disc, across" in -0.95..=0.95, step 0.05, default 0.3;
        /// How far up it is.
        up: "ringed disc, up" in -0.95..=0.95, step 0.05, default 0.35;
    }
}

/// The samples that stay where they are: place and target.
const FIXED: [(f64, f64, f64); 11] = [
    (-0.35, 0.3, 1.0),
    (0.35, -0.15, 1.0),
    (-0.1, -0.35, 1.0),
    (0.0, 0.1, 1.0),
    (-0.8, -0.55, 0.0),
    (0.05, -0.85, 0.0),
    (0.8, -0.6, 0.0),
    (0.85, 0.3, 0.0),
    (0.4, 0.85, 0.0),
    (-0.4, 0.8, 0.0),
    (-0.85, 0.15, 0.0),
];

/// Hidden nodes.
pub const HIDDEN: usize = 5;
/// The learning rate.
pub const RATE: f64 = 2.0;
/// The seed of the first weights.
pub const SEED: u64 = 2;

/// All samples, the ringed one first.
pub fn samples(p: &Moved) -> Samples {
    let places = std::iter::once((p.across, p.up, 1.0)).chain(FIXED);
    let places: Vec<_> = places.collect();
    let inputs = Array2::from_shape_fn((places.len(), 2), |(row, column)| {
        if column == 0 { places[row].0 } else { places[row].1 }
    });
    let targets = Array2::from_shape_fn((places.len(), 1), |(row, _)| places[row].2);
    Samples { inputs, targets }
}

/// The network after the epochs asked for, from the same first weights each time.
pub fn trained(p: &Moved, samples: &Samples) -> Network {
    let mut trainer = Trainer::new(Network::seeded(2, HIDDEN, 1, SEED), RATE);
    for _ in 0..p.epochs as usize {
        trainer.epoch(samples);
    }
    trainer.network
}

type At = (f64, f64);

/// Where a hidden node's line enters and leaves the square.
fn across([first, second, bias]: [f64; 3]) -> Option<(At, At)> {
    let edges = [-1.0, 1.0];
    let mut ends: Vec<At> = edges
        .into_iter()
        .flat_map(|edge| {
            [(edge, -(first * edge + bias) / second), (-(second * edge + bias) / first, edge)]
        })
        .filter(|end| end.0.abs() <= 1.0 + 1e-9 && end.1.abs() <= 1.0 + 1e-9)
        .collect();
    ends.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
    let (from, to) = (*ends.first()?, *ends.last()?);
    (from != to).then_some((from, to))
}

/// The samples in their square, what the network answers everywhere, and its hidden nodes' lines.
pub fn learns(p: &Moved) -> Figure {
    let samples = samples(p);
    let network = trained(p, &samples);
    let answer = |x: f64, y: f64| network.forward(array![x, y].view()).post_o[0];
    let right = correct(&network, &samples);
    let said =
        format!("after {} epochs {right} of {} are right", number(p.epochs, 4), samples.len());

    let mut chart = Chart::new(-1.0..=1.0, -1.0..=1.0).size(400.0, 372.0).equal_units();
    chart = chart.x(&said).x_ticks(&[]).y_ticks(&[]);
    chart.heat(0.0, 1.0, 6, answer).opacity(0.45);
    let mut drawn = 0;
    for h in 0..HIDDEN {
        let Network { i_to_h, bias_h, .. } = &network;
        if let Some((from, to)) = across([i_to_h[[0, h]], i_to_h[[1, h]], bias_h[h]]) {
            chart.segment(from, to).role(Role::Ink).width(1.1).dash(Dash::Dashed);
            drawn += 1;
        }
    }
    chart.contours(&[0.5], answer).role(Role::Ink).width(2.4).unlabelled();
    for (target, marker, series) in [(1.0, Marker::Dot, 1), (0.0, Marker::Cross, 2)] {
        let these = FIXED.into_iter().filter(|sample| sample.2 == target);
        let places: Vec<At> = these.map(|(x, y, _)| (x, y)).collect();
        let name = if target == 1.0 { "discs" } else { "crosses" };
        chart.points(name, places).role(Role::Series(series)).marker(marker).unlabelled();
    }
    let place = (p.across, p.up);
    let ring = chart.point("ringed disc", place).marker(Marker::Ring);
    ring.role(Role::Series(1)).unlabelled();
    chart.handle([Drag::x("across"), Drag::y("up")], place, "the ringed disc");

    let ringed = answer(p.across, p.up);
    chart.datum("answer to the ringed disc", &[ringed]);
    let desc = format!(
        "Five discs and seven crosses in a square, and a network with five hidden nodes. After {} \
         epochs it is right on {right} of {} samples. To the ringed disc, at ({}, {}), it answers \
         {}. Dashed are the lines of the hidden nodes, {drawn} of them in the square.",
        number(p.epochs, 4),
        samples.len(),
        fixed(p.across, 2),
        fixed(p.up, 2),
        if decide(ringed) == 1.0 { "yes" } else { "no" },
    );
    chart.finish(
        "A network learns",
        &desc,
        "A network learns to answer yes to discs and no to crosses; the bluer, the surer its yes. \
         On the screen, drag the ringed disc: the network is trained anew for wherever you put it, \
         by the code of this book.",
    )
}
