use answer::{Difference, Outcomes, cheapest_threshold, train_until_no_better};
use ch15_bias::{Network, Trainer};
use ch17_accuracy::{Rule, Scaler, scaled};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let (earlier, later) = ([4810.0, 4790.0, 4800.0, 4815.0], [4815.0, 4807.0, 4799.0, 4831.0]);
    c.case(inputs![earlier, later]);
    let difference = Difference::between(&earlier, &later);
    c.number("mean", difference.mean);
    c.number("standard error", difference.standard_error);

    // The third has no more epochs, and in the fourth nothing ever gets better.
    for (seed, patience, most, learning_rate) in
        [(1, 5, 80, 0.5), (2, 12, 80, 0.5), (2, 12, 4, 0.5), (1, 3, 80, 0.0)]
    {
        c.case(inputs![seed, patience, most, learning_rate]);
        let samples = Rule::Ball.samples(60, seed);
        let scaler = Scaler::fit(&samples.inputs);
        let others = scaled(&scaler, &Rule::Ball.samples(60, seed + 10));
        let trainer = Trainer::new(Network::seeded(4, 6, 1, seed), learning_rate);
        let stopped =
            train_until_no_better(trainer, &scaled(&scaler, &samples), &others, patience, most);
        c.number("best epoch", stopped.best_epoch as f64);
        c.number("epochs", stopped.epochs as f64);
        c.number("a weight of the network", stopped.network.h_to_o[[0, 0]]);
    }

    let outputs = [0.31, 0.92, 0.24, 0.63, 0.11, 0.45, 0.72, 0.05, 0.38, 0.56];
    let targets = [0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0];
    for threshold in [0.4, 0.5, 0.63] {
        c.case(inputs![outputs, targets, threshold]);
        let outcomes = Outcomes::count(&outputs, &targets, threshold);
        let counts =
            [outcomes.hits, outcomes.misses, outcomes.false_alarms, outcomes.all_clears];
        c.block("outcomes", &counts.map(|count| count as f64));
        c.number("recall", outcomes.recall());
        c.number("precision", outcomes.precision());
        c.number("balanced accuracy", outcomes.balanced_accuracy());
    }
    let costs = [
        (targets, 1.0, 1.0),
        (targets, 10.0, 1.0),
        (targets, 1.0, 5.0),
        // The first of the outputs is the cheapest threshold, the last one, and none of them.
        ([1.0, 1.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0], 1.0, 1.0),
        ([0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0], 3.0, 2.0),
        ([0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0], 1.0, 5.0),
    ];
    for (targets, miss, false_alarm) in costs {
        c.case(inputs![outputs, targets, miss, false_alarm]);
        let threshold = cheapest_threshold(&outputs, &targets, miss, false_alarm);
        let outcomes = Outcomes::count(&outputs, &targets, threshold);
        let cost = outcomes.misses as f64 * miss + outcomes.false_alarms as f64 * false_alarm;
        c.number("lowest cost", cost);
    }
}
