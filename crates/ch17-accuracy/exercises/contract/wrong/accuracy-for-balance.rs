pub use ch17_accuracy::{Difference, cheapest_threshold, train_until_no_better};

pub struct Outcomes {
    pub hits: usize,
    pub misses: usize,
    pub false_alarms: usize,
    pub all_clears: usize,
}

impl Outcomes {
    fn right(&self) -> ch17_accuracy::Outcomes {
        let Outcomes { hits, misses, false_alarms, all_clears } = *self;
        ch17_accuracy::Outcomes { hits, misses, false_alarms, all_clears }
    }

    pub fn count(outputs: &[f64], targets: &[f64], threshold: f64) -> Outcomes {
        let right = ch17_accuracy::Outcomes::count(outputs, targets, threshold);
        let ch17_accuracy::Outcomes { hits, misses, false_alarms, all_clears } = right;
        Outcomes { hits, misses, false_alarms, all_clears }
    }

    pub fn recall(&self) -> f64 {
        self.right().recall()
    }

    pub fn precision(&self) -> f64 {
        self.right().precision()
    }

    pub fn balanced_accuracy(&self) -> f64 {
        self.right().accuracy()
    }
}
