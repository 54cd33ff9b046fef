//! What a trained network has learned: its hidden lines, and where its hidden layer puts the
//! points.

use plot::{Chart, Dash, Figure, Marker, Role, beside, fixed, number};

use crate::worked::{EVERY, learned_at, learned_xor, xor};
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

/// The square as it was learned, and the way of its points as the output node weighs them.
pub fn learned(p: &Learned) -> Figure {
    let epochs = p.epochs as usize;
    let network = learned_at(epochs);
    let samples = xor();
    let places: Vec<At> = samples.iter().map(|s| (s.input[0], s.input[1])).collect();
    let targets: Vec<f64> = samples.iter().map(|s| s.target).collect();
    let name = |at: &At| format!("{}{}", at.0, at.1);

    let mut square = Chart::new(LOW..=HIGH, LOW..=HIGH)
        .size(310.0, 350.0)
        .equal_units()
        .x("*x*_1 across, *x*_2 up")
        .y(&format!("epoch {}", number(p.epochs, 4)))
        .x_ticks(&[(0.0, "0"), (1.0, "1")])
        .y_ticks(&[(0.0, "0"), (1.0, "1")]);
    square.region(|x, y| network.forward(&[x, y]).pre_o > 0.0);
    square.contours(&[0.0], |x, y| network.forward(&[x, y]).pre_o).role(Role::Ink).width(0.7);
    for h in 0..network.h_to_o.len() {
        let weights = [network.i_to_h[0][h], network.i_to_h[1][h]];
        draw_line(&mut square, weights, network.h_to_o[h] > 0.0);
    }
    draw_points(&mut square, &places, &targets);
    for at in &places {
        let aside = |v: f64| if v > 0.5 { 1.0 } else { -1.0 };
        let beside = match *at {
            // The lines turn about this corner.
            (0.0, 0.0) => (-0.27, 0.07),
            (x, y) => (x + 0.15 * aside(x), y + 0.15 * aside(y)),
        };
        square.note(beside, &name(at));
    }

    let weighed: Vec<At> = samples.iter().map(|s| for_and_against(&network, &s.input)).collect();
    let most = 10.0;
    let mut right = Chart::new(0.0..=most, 0.0..=most)
        .size(310.0, 350.0)
        .equal_units()
        .x("for yes, across")
        .y("against yes, up")
        .x_ticks(&[(0.0, "0"), (5.0, "5"), (10.0, "10")])
        .y_ticks(&[(0.0, "0"), (5.0, "5"), (10.0, "10")]);
    right.shade([(0.0, 0.0), (most, most)], 0.0);
    right.segment((0.0, 0.0), (most, most)).role(Role::Ink).width(1.6);
    let told = learned_xor();
    let marks = [told.level_until, told.fallen_by];
    for (sample, place) in samples.iter().zip(&places) {
        let at = |epoch: usize| for_and_against(&learned_at(epoch), &sample.input);
        let way = (0..=epochs).step_by(EVERY).map(at);
        right
            .line(&format!("the way of {}", name(place)), way)
            .role(Role::Ink)
            .dash(Dash::Solid)
            .width(1.1)
            .unlabelled();
        for (nth, &mark) in marks.iter().enumerate().filter(|(_, mark)| **mark < epochs) {
            let marker = [Marker::Square, Marker::Ring][nth];
            right
                .points(&format!("{} at epoch {mark}", name(place)), [at(mark)])
                .role(Role::Ink)
                .marker(marker)
                .unlabelled();
        }
    }
    draw_points(&mut right, &weighed, &targets);
    let near = |a: At, b: At| (a.0 - b.0).abs() < 0.8 && (a.1 - b.1).abs() < 0.8;
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
        let wide = 0.22 * names.chars().count() as f64;
        let beside = (at.0 + wide + 0.45, at.1.max(0.5));
        let above = (at.0.max(wide + 0.2), (at.1 + 0.7).min(most - 0.4));
        right.note(if at.0 > at.1 { beside } else { above }, &names);
    }

    let outputs: Vec<f64> = samples.iter().map(|s| network.forward(&s.input).post_o).collect();
    let summed: f64 = samples.iter().map(|sample| error(&network, sample)).sum();
    let correct = samples.iter().zip(&outputs).filter(|(s, o)| (**o > 0.5) == (s.target > 0.5));
    square.datum("outputs", &outputs);
    right.datum("for", &weighed.iter().map(|at| at.0).collect::<Vec<_>>());
    right.datum("against", &weighed.iter().map(|at| at.1).collect::<Vec<_>>());
    let said: Vec<String> = places
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
        "Left the four points of XOR with the four lines of a network after {} epochs of training; \
         all of them pass through 00. Right what its hidden nodes say for and against yes, with \
         the way of each point since epoch 0. {}. Right answers: {} of 4; the summed error is {}.",
        number(p.epochs, 4),
        said.join(". "),
        correct.count(),
        fixed(summed, 3),
    );
    beside(
        [square, right],
        "XOR learned",
        &desc,
        &format!(
            "Discs should be answered yes, crosses no; shaded, with a thin edge, is the network's yes. A blue or orange line is where \
             a hidden node says one half: solid if its weight to the output is positive, dashed if \
             it is negative. Right: for each point what the nodes with positive weights add, and \
             what those with negative ones take away, from epoch 0 on. Squares are epoch {}, rings \
             epoch {}. Below the diagonal the answer is yes.",
            marks[0], marks[1],
        ),
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

/// The line on which a node without a bias has the preactivation 0.
fn draw_line(chart: &mut Chart, [first, second]: [f64; 2], pro: bool) {
    let length = (first * first + second * second).sqrt();
    if length < 1e-9 {
        return;
    }
    let along = (-second / length * 4.0, first / length * 4.0);
    let line = chart.segment((-along.0, -along.1), along);
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
