//! The chapter's figures.

use plot::{Chart, Corner, Dash, Entry, Figure, Role, entry, fixed, number};

use crate::worked::start;
use crate::{generate, update};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[entry!("weights", weights(Training))];

/// Samples in an epoch of the figure.
const SAMPLES: usize = 1000;

plot::parameters! {
    /// A training run.
    pub struct Training {
        /// LR.
        learning_rate: "learning rate LR" in 0.01..=0.5, step 0.01, default 0.01;
        /// Which samples and which first weights.
        seed: "seed" in 0.0..=20.0, step 1.0, default 1.0;
    }
}

/// The three weights, sample by sample, over five epochs.
pub fn weights(p: &Training) -> Figure {
    let seed = p.seed as u64;
    let samples = generate(SAMPLES, 2 * seed);
    let mut weights = start(seed);
    let mut courses = [0, 1, 2].map(|i| vec![weights[i]]);
    let mut mistakes = vec![];
    for _ in 0..5 {
        let mut wrong = 0.0;
        for sample in &samples {
            wrong += update(&mut weights, sample, p.learning_rate).abs();
            for (course, weight) in courses.iter_mut().zip(&weights) {
                course.push(*weight);
            }
        }
        mistakes.push(wrong);
    }
    let reach = courses.iter().flatten().fold(1.0_f64, |reach, weight| reach.max(weight.abs()));
    let seen = (5 * SAMPLES) as f64;
    let ends = ["0", "1", "2", "3", "4", "5"];
    let ends: Vec<(f64, &str)> =
        ends.iter().enumerate().map(|(end, name)| ((end * SAMPLES) as f64, *name)).collect();
    let mut chart = Chart::new(0.0..=seen, -1.1 * reach..=1.1 * reach)
        .x("epochs of 1,000 samples")
        .x_ticks(&ends)
        .y("weight")
        .legend(Corner::BottomRight);
    for end in 1..5 {
        chart.vertical((end * SAMPLES) as f64).role(Role::Ink).dash(Dash::Dashed).width(1.0);
    }
    for (i, course) in courses.iter().enumerate() {
        let points = course.iter().enumerate().map(|(n, weight)| (n as f64, *weight));
        chart.line(&format!("weight {}", i + 1), points);
    }
    chart.datum("mistakes in each epoch", &mistakes);
    let counted: Vec<String> = mistakes.iter().map(|count| number(*count, 4)).collect();
    let desc = format!(
        "Three weights over five epochs of {SAMPLES} samples at a learning rate of {}. They start \
         at {}, {} and {} and end at {}, {} and {}. The mistakes in the five epochs are {}.",
        number(p.learning_rate, 3),
        fixed(courses[0][0], 3),
        fixed(courses[1][0], 3),
        fixed(courses[2][0], 3),
        fixed(weights[0], 3),
        fixed(weights[1], 3),
        fixed(weights[2], 3),
        counted.join(", "),
    );
    chart.finish(
        "Three weights in training",
        &desc,
        "Sample by sample. The first weight is the one that the labels depend on: it climbs, and the \
         other two are soon small beside it. Every mistake is a jump; between mistakes the lines run \
         level, because a right answer moves nothing. Dashed: the end of an epoch. Each seed has \
         its own samples and its own start.",
    )
}
