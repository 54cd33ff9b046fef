pub use ch17_accuracy::{Outcomes, cheapest_threshold, train_until_no_better};

pub struct Difference {
    pub mean: f64,
    pub standard_error: f64,
}

impl Difference {
    pub fn between(earlier: &[f64], later: &[f64]) -> Difference {
        let right = ch17_accuracy::Difference::between(earlier, later);
        let root = (earlier.len() as f64).sqrt();
        Difference { mean: right.mean, standard_error: right.standard_error * root }
    }
}
