//! What a trained network has learned: its hidden lines, and where its hidden layer puts the
//! points.

use ch07_hidden_layer::StepNetwork;
use plot::{Chart, Dash, Figure, Marker, Role, beside, fixed, number};

use crate::worked::{learned_at, xor};
use crate::{Network, error};

plot::parameters! {
    /// How far the training on XOR has come.
    pub struct Learned {
        /// Epochs so far.
        epochs: "epochs" in 0.0..=2000.0, step 20.0, default 2000.0, time;
    }
}

type At = (f64, f64);
const LOW: f64 = -0.45;
const HIGH: f64 = 1.45;

/// The square by hand and as it was learned, and the points as the output node weighs them.
pub fn learned(p: &Learned) -> Figure {
    let network = learned_at(p.epochs as usize);
    let samples = xor();
    let places: Vec<At> = samples.iter().map(|s| (s.input[0], s.input[1])).collect();
    let name = |at: &At| format!("{}{}", at.0, at.1);

    let square = |title: &str| {
        Chart::new(LOW..=HIGH, LOW..=HIGH)
            .size(203.0, 250.0)
            .equal_units()
            .x("*x*_1 across, *x*_2 up")
            .y(title)
            .x_ticks(&[(0.0, "0"), (1.0, "1")])
            .y_ticks(&[(0.0, "0"), (1.0, "1")])
    };
    let by_hand = StepNetwork::xor();
    let mut left = square("by hand, chapter 7");
    left.region(|x, y| by_hand.output(&[x, y]) == 1.0);
    for weights in &by_hand.into_hidden {
        draw_line(&mut left, [weights[0], weights[1], weights[2]], true);
    }
    let mut middle = square(&format!("epoch {}", number(p.epochs, 4)));
    middle.region(|x, y| network.forward(&[x, y]).pre_o > 0.0);
    for h in 0..network.h_to_o.len() {
        let weights = [network.i_to_h[0][h], network.i_to_h[1][h], 0.0];
        draw_line(&mut middle, weights, network.h_to_o[h] > 0.0);
    }
    for (chart, corner) in [(&mut left, (-0.2, -0.22)), (&mut middle, (-0.3, 0.08))] {
        draw_points(chart, &places, &samples.iter().map(|s| s.target).collect::<Vec<_>>());
        for at in &places {
            let named = name(at);
            let aside = |v: f64| if v > 0.5 { 1.0 } else { -1.0 };
            let at = match *at {
                // In the middle lines turn about this corner.
                (0.0, 0.0) => corner,
                (x, y) => (x + 0.2 * aside(x), y + 0.22 * aside(y)),
            };
            chart.note(at, &named);
        }
    }

    let weighed: Vec<At> = samples.iter().map(|s| for_and_against(&network, &s.input)).collect();
    let most = 10.0;
    let mut right = Chart::new(0.0..=most, 0.0..=most)
        .size(203.0, 250.0)
        .equal_units()
        .x("for yes, across")
        .y("against yes, up")
        .x_ticks(&[(0.0, "0"), (5.0, "5"), (10.0, "10")])
        .y_ticks(&[(0.0, "0"), (5.0, "5"), (10.0, "10")]);
    right.region(|x, y| x > y);
    right.segment((0.0, 0.0), (most, most)).role(Role::Ink).width(1.6);
    draw_points(&mut right, &weighed, &samples.iter().map(|s| s.target).collect::<Vec<_>>());
    let near = |a: At, b: At| (a.0 - b.0).abs() < 1.2 && (a.1 - b.1).abs() < 1.2;
    for (n, &at) in weighed.iter().enumerate() {
        if weighed[..n].iter().any(|&earlier| near(earlier, at)) {
            continue;
        }
        let here: Vec<usize> = (n..4).filter(|&other| near(weighed[other], at)).collect();
        let names = match here.len() {
            4 => "all four".to_owned(),
            _ => here.iter().map(|&h| name(&places[h])).collect::<Vec<_>>().join(", "),
        };
        // On the side away from the diagonal.
        let wide = 0.36 * names.chars().count() as f64;
        let beside = (at.0 + wide + 0.7, at.1.max(0.7));
        // Where there is no room above it, to the left of it.
        let above = if at.1 + 1.0 > most - 0.6 && at.0 > 2.0 * wide + 1.0 {
            (at.0 - wide - 0.7, at.1)
        } else {
            (at.0.max(wide + 0.3), (at.1 + 1.0).min(most - 0.6))
        };
        right.note(if at.0 > at.1 { beside } else { above }, &names);
    }

    let outputs: Vec<f64> = samples.iter().map(|s| network.forward(&s.input).post_o).collect();
    let summed: f64 = samples.iter().map(|sample| error(&network, sample)).sum();
    let correct = samples.iter().zip(&outputs).filter(|(s, o)| (**o > 0.5) == (s.target > 0.5));
    middle.datum("outputs", &outputs);
    right.datum("for", &weighed.iter().map(|at| at.0).collect::<Vec<_>>());
    right.datum("against", &weighed.iter().map(|at| at.1).collect::<Vec<_>>());
    let told: Vec<String> = places
        .iter()
        .zip(&weighed)
        .zip(&outputs)
        .map(|((place, at), output)| {
            format!(
                "{}: {} for yes, {} against, output {}",
                name(place),
                fixed(at.0, 2),
                fixed(at.1, 2),
                fixed(*output, 2)
            )
        })
        .collect();
    let desc = format!(
        "Left the four points of XOR with the two lines of chapter 7's network, which answers yes \
         between them. In the middle the same points with the four lines of a network after {} \
         epochs of training; all of them pass through 00. Right what its hidden nodes say for and \
         against yes. {}. Right answers: {} of 4; the summed error is {}.",
        number(p.epochs, 4),
        told.join(". "),
        correct.count(),
        fixed(summed, 3),
    );
    beside(
        [left, middle, right],
        "XOR by hand and learned",
        &desc,
        "Discs should be answered yes, crosses no; shaded is the network's yes. A line is where a \
         hidden node says one half: solid if its weight to the output is positive, dashed if it is \
         negative. Right: for each point what the nodes with positive weights add, and what those \
         with negative ones take away. Below the diagonal the answer is yes.",
    )
}

/// What the hidden nodes with positive weights contribute to the output's preactivation, and what
/// those with negative weights take from it.
pub fn for_and_against(network: &Network, input: &[f64]) -> (f64, f64) {
    let forward = network.forward(input);
    let products = forward.post_h.iter().zip(&network.h_to_o).map(|(post, weight)| post * weight);
    products.fold((0.0, 0.0), |(pro, contra), product| {
        (pro + product.max(0.0), contra - product.min(0.0))
    })
}

/// The line on which a node's preactivation is 0.
fn draw_line(chart: &mut Chart, [first, second, bias]: [f64; 3], pro: bool) {
    let length = (first * first + second * second).sqrt();
    if length < 1e-9 {
        return;
    }
    let foot = (-bias * first / length / length, -bias * second / length / length);
    let along = (-second / length * 4.0, first / length * 4.0);
    let line =
        chart.segment((foot.0 - along.0, foot.1 - along.1), (foot.0 + along.0, foot.1 + along.1));
    if pro {
        line.role(Role::Series(1)).width(2.4);
    } else {
        line.role(Role::Series(2)).dash(Dash::Dashed).width(2.4);
    }
}

fn draw_points(chart: &mut Chart, places: &[At], targets: &[f64]) {
    for (target, marker, said) in
        [(1.0, Marker::Dot, "yes is right"), (0.0, Marker::Cross, "no is right")]
    {
        let these = places.iter().zip(targets).filter(|(_, is)| **is == target).map(|(at, _)| *at);
        chart.points(said, these).role(Role::Ink).marker(marker).unlabelled();
    }
}
