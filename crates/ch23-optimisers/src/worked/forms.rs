//! Momentum in the forms that go by its name, on a parabola.

use serde::Serialize;

use crate::{Memory, Rule};

/// The share that is kept, and the learning rate.
pub const KEEP: f64 = 0.9;
pub const RATE: f64 = 0.1;

/// Momentum as it is written in different places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The velocity is a step: chapter 18's, and Polyak's.
    Step,
    /// The velocity takes the gradient up whole: PyTorch's.
    Whole,
    /// The velocity is a running mean of the gradients.
    Mean,
    /// The gradient is taken where the velocity would lead: Nesterov's.
    LookAhead,
}

/// All of them.
pub const FORMS: [Form; 4] = [Form::Step, Form::Whole, Form::Mean, Form::LookAhead];

impl Form {
    /// A weight and a velocity after one more update, where `slope` is the gradient at a weight.
    pub fn moved(
        self,
        (weight, velocity): (f64, f64),
        slope: impl Fn(f64) -> f64,
        keep: f64,
        learning_rate: f64,
    ) -> (f64, f64) {
        match self {
            Form::Step => {
                let velocity = keep * velocity - learning_rate * slope(weight);
                (weight + velocity, velocity)
            }
            Form::Whole => {
                let velocity = keep * velocity + slope(weight);
                (weight - learning_rate * velocity, velocity)
            }
            Form::Mean => {
                let velocity = keep * velocity + (1.0 - keep) * slope(weight);
                (weight - learning_rate * velocity, velocity)
            }
            Form::LookAhead => {
                let ahead = weight + keep * velocity;
                let velocity = keep * velocity - learning_rate * slope(ahead);
                (weight + velocity, velocity)
            }
        }
    }
}

/// The weight before the first update and after each, on E = ½ w², from 1. After `halved_after`
/// updates the rate is half of what it was.
pub fn weights(form: Form, keep: f64, rate: f64, halved_after: usize, updates: usize) -> Vec<f64> {
    let mut state = (1.0, 0.0);
    let mut weights = vec![1.0];
    for update in 0..updates {
        let rate = if update < halved_after { rate } else { 0.5 * rate };
        state = form.moved(state, |weight| weight, keep, rate);
        weights.push(state.0);
    }
    weights
}

/// The same by one of the chapter's rules.
pub fn by_rule(rule: Rule, rate: f64, halved_after: usize, updates: usize) -> Vec<f64> {
    let (mut weight, mut memory) = (1.0, Memory::default());
    let mut weights = vec![weight];
    for update in 0..updates {
        let rate = if update < halved_after { rate } else { 0.5 * rate };
        weight = rule.moved(weight, weight, &mut memory, rate, update as i32 + 1);
        weights.push(weight);
    }
    weights
}

/// The weights of the table: five updates, the rate halved after the third.
#[derive(Serialize)]
pub struct Forms {
    /// The share of the velocity that is kept at each update.
    pub keep: f64,
    /// The learning rate before it is halved.
    pub rate: f64,
    pub halved: f64,
    /// The weight by (23.2) after each update, the start included.
    pub step: Vec<f64>,
    /// The weight by (23.3) after each update, the start included.
    pub whole: Vec<f64>,
    /// The weight by (23.5) after each update, the start included.
    pub mean: Vec<f64>,
    /// The mean's, at a rate of 1 / (1 − keep) times as much.
    pub mean_scaled: Vec<f64>,
    /// The learning rate at which (23.5) has the numbers of (23.3).
    pub mean_rate: f64,
    /// The weight by (23.4) after each update, the start included.
    pub look_ahead: Vec<f64>,
    /// The place ahead by (23.4), where its gradient is taken.
    pub ahead: Vec<f64>,
    /// The weight that PyTorch's Nesterov prints after each update, the start included.
    pub nesterov: Vec<f64>,
}

/// The updates of the table, and after which of them the rate is halved.
pub const UPDATES: usize = 5;
pub const HALVED_AFTER: usize = 3;

/// Momentum's forms side by side.
pub fn forms() -> Forms {
    let of = |form, rate| weights(form, KEEP, rate, HALVED_AFTER, UPDATES);
    let mut state = (1.0, 0.0);
    let mut ahead = vec![1.0];
    for update in 0..UPDATES {
        let rate = if update < HALVED_AFTER { RATE } else { 0.5 * RATE };
        state = Form::LookAhead.moved(state, |weight| weight, KEEP, rate);
        ahead.push(state.0 + KEEP * state.1);
    }
    let mean_rate = RATE / (1.0 - KEEP);
    Forms {
        keep: KEEP,
        rate: RATE,
        halved: 0.5 * RATE,
        step: of(Form::Step, RATE),
        whole: of(Form::Whole, RATE),
        mean: of(Form::Mean, RATE),
        mean_scaled: of(Form::Mean, mean_rate),
        mean_rate,
        look_ahead: of(Form::LookAhead, RATE),
        ahead,
        nesterov: by_rule(Rule::Nesterov { keep: KEEP }, RATE, HALVED_AFTER, UPDATES),
    }
}
