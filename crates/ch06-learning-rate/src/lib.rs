//! # Chapter 6: the learning rate
//!
//! How long a step of gradient descent may be, how long it should be, and when it has to become
//! shorter.

pub use ch03_learning_rule::Sample;
use ch05_gradient_descent::{delta_update, descend, error, gradient};

pub mod figures;
pub mod worked;

/// Gradient descent with a constant learning rate. The weights end where the last step leads;
/// returned are the errors, the one before the first step and the one after each.
///
/// # Panics
///
/// If there is not one weight for each input.
pub fn train(
    weights: &mut [f64],
    samples: &[Sample],
    learning_rate: f64,
    steps: usize,
) -> Vec<f64> {
    let mut errors = vec![error(weights, samples)];
    for _ in 0..steps {
        let gradient = gradient(weights, samples);
        descend(weights, &gradient, learning_rate);
        errors.push(error(weights, samples));
    }
    errors
}

/// What a step multiplies the distance from the bottom by, Equation (6.2): negative where the step
/// leads to the other side, and beyond −1 where it leads away.
pub fn factor(learning_rate: f64, curvature: f64) -> f64 {
    1.0 - learning_rate * curvature
}

/// The learning rate from which on training does not arrive, Equation (6.3).
pub fn limit(curvature: f64) -> f64 {
    2.0 / curvature
}

/// How many steps it takes until no more than this share of the distance from the bottom is left.
/// `None` where the distance stops shrinking before.
///
/// # Panics
///
/// If there is not one weight for each input, at the start and at the bottom.
pub fn steps_needed(
    start: &[f64],
    bottom: &[f64],
    samples: &[Sample],
    learning_rate: f64,
    share: f64,
) -> Option<usize> {
    let mut weights = start.to_vec();
    let mut left = distance(&weights, bottom);
    let enough = share * left;
    let mut steps = 0;
    while left > enough {
        let gradient = gradient(&weights, samples);
        descend(&mut weights, &gradient, learning_rate);
        let before = left;
        left = distance(&weights, bottom);
        if left >= before {
            return None;
        }
        steps += 1;
    }
    Some(steps)
}

/// How far apart two lists of weights are: the length, Equation (2.2), of their difference.
fn distance(weights: &[f64], others: &[f64]) -> f64 {
    weights.iter().zip(others).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
}

/// The learning rate with the fewest steps in the long run, Equation (6.5), for the curvatures of
/// the flattest and the steepest direction.
pub fn best_rate([flattest, steepest]: [f64; 2]) -> f64 {
    2.0 / (flattest + steepest)
}

/// The curvatures of the error of two weights, Equation (6.8): along the flattest direction and
/// along the steepest.
///
/// # Panics
///
/// If a sample has fewer than two inputs.
pub fn curvatures(samples: &[Sample]) -> [f64; 2] {
    let sum = |i: usize, j: usize| -> f64 {
        samples.iter().map(|sample| sample.input[i] * sample.input[j]).sum()
    };
    let (first, second, both) = (sum(0, 0), sum(1, 1), sum(0, 1));
    let middle = 0.5 * (first + second);
    let half_gap = 0.5 * (first - second);
    let reach = (half_gap * half_gap + both * both).sqrt();
    [middle - reach, middle + reach]
}

/// How the learning rate changes on the way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Schedule {
    /// It stays as it is.
    Constant,
    /// It is halved after every so many updates.
    Halved {
        /// How many.
        every: usize,
    },
    /// In the t-th update it is the first rate divided by t.
    OneOverT,
}

impl Schedule {
    /// The learning rate of an update. The first update has number 0.
    ///
    /// # Panics
    ///
    /// If it is to be halved every 0 updates.
    pub fn rate(self, first_rate: f64, update: usize) -> f64 {
        match self {
            Schedule::Constant => first_rate,
            Schedule::Halved { every } => first_rate * libm::pow(0.5, (update / every) as f64),
            Schedule::OneOverT => first_rate / (update + 1) as f64,
        }
    }
}

/// One update of the delta rule on each sample, in order, with a learning rate that follows a
/// schedule.
///
/// # Panics
///
/// If there is not one weight for each input.
pub fn train_online(weights: &mut [f64], samples: &[Sample], first_rate: f64, schedule: Schedule) {
    for (update, sample) in samples.iter().enumerate() {
        delta_update(weights, sample, schedule.rate(first_rate, update));
    }
}
