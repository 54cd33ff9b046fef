//! Six points and the planes between them: two lengths, and what every mistake gains.

use ch01_perceptron::preactivation;
use ch02_classification::{distance, length};
use ch03_learning_rule::{Sample, update};
use serde::Serialize;

use super::{HAND_RATE, hand_samples};
use crate::{margin, mistake_bound, radius, train_until_right};

/// How far one of the points lies from a plane.
#[derive(Serialize)]
pub struct Place {
    /// The inputs.
    pub input: Vec<f64>,
    /// What was done, 1 for opened.
    pub target: f64,
    /// The length of the sample.
    pub length: f64,
    /// How far it is from the plane, with chapter 2's sign.
    pub distance: f64,
    /// How far the point is from the plane, counted towards the side where its target wants it.
    pub on_its_side: f64,
}

/// A plane among the six points.
#[derive(Serialize)]
pub struct Plane {
    /// The weights.
    pub weights: Vec<f64>,
    /// The length of the weights.
    pub length: f64,
    /// The margin: the distance of the nearest point.
    pub margin: f64,
    /// How many mistakes the bound allows by this plane: (R/γ)².
    pub bound: f64,
}

fn plane(samples: &[Sample], weights: &[f64]) -> Plane {
    let margin = margin(samples, weights);
    let bound = mistake_bound(radius(samples), margin);
    Plane { weights: weights.into(), length: length(weights), margin, bound }
}

/// Margin and radius of the six points.
#[derive(Serialize)]
pub struct MarginByHand {
    /// The plane of the page.
    pub plane: Plane,
    /// The points, one after the other.
    pub places: Vec<Place>,
    /// The radius: the length of the longest sample.
    pub radius: f64,
    /// The square of the radius.
    pub radius_squared: f64,
    /// The plane with the widest margin.
    pub widest: Plane,
}

/// Margin and radius, point by point.
pub fn margin_by_hand() -> MarginByHand {
    let samples = hand_samples();
    let weights = [3.0, 4.0];
    let place = |sample: &Sample| {
        let distance = distance(&sample.input, &weights);
        Place {
            input: sample.input.clone(),
            target: sample.target,
            length: length(&sample.input),
            distance,
            on_its_side: if sample.target == 1.0 { distance } else { -distance },
        }
    };
    let radius = radius(&samples);
    MarginByHand {
        plane: plane(&samples, &weights),
        places: samples.iter().map(place).collect(),
        radius,
        radius_squared: radius * radius,
        widest: plane(&samples, &[4.0, 5.0]),
    }
}

/// One mistake and what it did to the weights.
#[derive(Clone, Serialize)]
pub struct Mistake {
    /// The input that was answered wrongly.
    pub input: Vec<f64>,
    pub target: f64,
    pub final_error: f64,
    pub before: Vec<f64>,
    /// What the update takes from the squared length by its middle term: 2 · LR · FE · S_preA.
    pub taken: f64,
    /// What it adds by its last term: the square of LR times the input's length.
    pub added: f64,
    /// The weights after the update.
    pub after: Vec<f64>,
    /// How far the weights reach in the good direction.
    pub reach: f64,
    /// The least that (4.3) allows.
    pub least_reach: f64,
    /// The squared length of the weights after the update.
    pub squared: f64,
    /// The most that (4.4) allows.
    pub most_squared: f64,
    pub length: f64,
}

/// Every mistake on the way until nothing is wrong, or until `most_epochs` are over. `good` are
/// weights of a plane between the two kinds.
pub fn mistakes(
    start: &[f64],
    samples: &[Sample],
    learning_rate: f64,
    good: &[f64],
    most_epochs: usize,
) -> Vec<Mistake> {
    let (gamma, longest) = (margin(samples, good), radius(samples));
    let (mut weights, mut seen): (Vec<f64>, Vec<Mistake>) = (start.into(), vec![]);
    for _ in 0..most_epochs {
        let known = seen.len();
        for sample in samples {
            let before = weights.clone();
            let final_error = update(&mut weights, sample, learning_rate);
            if final_error == 0.0 {
                continue;
            }
            let pre = preactivation(&sample.input, &before);
            let step = learning_rate * length(&sample.input);
            let count = (seen.len() + 1) as f64;
            let long = length(&weights);
            seen.push(Mistake {
                input: sample.input.clone(),
                target: sample.target,
                final_error,
                before,
                taken: 2.0 * learning_rate * final_error * pre,
                added: step * step,
                after: weights.clone(),
                reach: distance(&weights, good),
                least_reach: count * learning_rate * gamma,
                squared: weights.iter().map(|weight| weight * weight).sum(),
                most_squared: count * (learning_rate * longest) * (learning_rate * longest),
                length: long,
            });
        }
        if seen.len() == known {
            break;
        }
    }
    seen
}

/// The run by hand.
#[derive(Serialize)]
pub struct RunByHand {
    /// The learning rate.
    pub learning_rate: f64,
    /// The least that the weights grow along the good direction with each mistake: LR · γ.
    pub least_growth: f64,
    /// The most that the squared length of the weights grows with each mistake: (LR · R)².
    pub most_growth: f64,
    /// A component of the good direction, whose length is 1.
    pub good: Vec<f64>,
    /// The mistakes, one after the other.
    pub mistakes: Vec<Mistake>,
    /// How many mistakes the run makes.
    pub count: usize,
    /// The epochs, with the last one, which has none.
    pub epochs: usize,
    /// How many orders the six points can be shown in.
    pub orders: usize,
    /// The fewest mistakes of all the orders that the points can be shown in.
    pub fewest: usize,
    /// How many mistakes the bound allows.
    pub most: usize,
    /// In how many orders the weights end in another direction than the good one.
    pub elsewhere: usize,
}

/// All orders of some things.
fn orders<T: Clone>(things: &[T]) -> Vec<Vec<T>> {
    if things.is_empty() {
        return vec![vec![]];
    }
    let first = |i: usize| {
        let mut others = things.to_vec();
        let first = others.remove(i);
        orders(&others).into_iter().map(move |order| [vec![first.clone()], order].concat())
    };
    (0..things.len()).flat_map(first).collect()
}

/// The six points from zero weights, mistake by mistake.
pub fn run_by_hand() -> RunByHand {
    let (samples, good) = (hand_samples(), [3.0, 4.0]);
    let long = HAND_RATE * radius(&samples);
    let trained = |samples: &[Sample]| {
        let mut weights = [0.0, 0.0];
        let run = train_until_right(&mut weights, samples, HAND_RATE, 100);
        (run, weights)
    };
    let ends: Vec<_> = orders(&samples).iter().map(|order| trained(order)).collect();
    let counts = || ends.iter().map(|(run, _)| run.mistakes);
    // Halves, so that nothing is rounded.
    let is_good = |w: &[f64]| good[0] * w[1] == good[1] * w[0] && w[0] > 0.0;
    let run = mistakes(&[0.0, 0.0], &samples, HAND_RATE, &good, 100);
    RunByHand {
        learning_rate: HAND_RATE,
        least_growth: HAND_RATE * margin(&samples, &good),
        most_growth: long * long,
        good: good.map(|weight| weight / length(&good)).into(),
        count: run.len(),
        mistakes: run,
        epochs: trained(&samples).0.epochs,
        orders: ends.len(),
        fewest: counts().min().unwrap_or(0),
        most: counts().max().unwrap_or(0),
        elsewhere: ends.iter().filter(|(_, weights)| !is_good(weights)).count(),
    }
}
