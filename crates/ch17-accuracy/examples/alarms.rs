//! One network, 5,000 pumps, three thresholds.

use ch17_accuracy::Outcomes;
use ch17_accuracy::worked::{FALSE_ALARM, MISS, outputs, trained_on_pumps};

fn main() {
    let (network, [_, test]) = trained_on_pumps(0);
    let answers = outputs(&network, &test);
    let targets: Vec<f64> = test.targets.iter().copied().collect();
    println!("threshold   hits  misses  false alarms  all clears  accuracy  cost");
    for threshold in [1.0, 0.5, FALSE_ALARM / (FALSE_ALARM + MISS)] {
        let o = Outcomes::count(&answers, &targets, threshold);
        println!(
            "{threshold:>9.3} {:>6} {:>7} {:>13} {:>11} {:>8.1}% {:>5}",
            o.hits,
            o.misses,
            o.false_alarms,
            o.all_clears,
            100.0 * o.accuracy(),
            o.cost(MISS, FALSE_ALARM)
        );
    }
}
