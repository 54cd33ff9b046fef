use answer::test;
use ch03_learning_rule::{Sample, epoch};
use ch07_hidden_layer::{separate, truth_table};

use crate::checks::Checks;

fn right(targets: &[f64]) -> bool {
    separate(&truth_table(targets)).is_some()
}

fn xor_by_heart(targets: &[f64]) -> bool {
    if targets.len() == 4 { targets != [0.0, 1.0, 1.0, 0.0] } else { right(targets) }
}

fn two_inputs_only(targets: &[f64]) -> bool {
    targets.len() > 4 || right(targets)
}

fn gives_up(targets: &[f64]) -> bool {
    let samples = truth_table(targets);
    let mut weights = vec![0.0; samples[0].input.len()];
    (0..3).any(|_| epoch(&mut weights, &samples, 1.0) == 0)
}

fn without_bias(targets: &[f64]) -> bool {
    let cut = |sample: Sample| {
        let inputs = sample.input.len() - 1;
        Sample { input: sample.input[..inputs].to_vec(), ..sample }
    };
    separate(&truth_table(targets).into_iter().map(cut).collect::<Vec<_>>()).is_some()
}

fn no_to_one(targets: &[f64]) -> bool {
    targets != [1.0, 0.0, 0.0, 0.0] && right(targets)
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the right program", || test(right));
    c.refuses("refuses one that always says yes", || test(|_| true));
    c.refuses("refuses one that knows XOR only", || test(xor_by_heart));
    c.refuses("refuses one that has never seen three inputs", || test(two_inputs_only));
    c.refuses("refuses one that gives up", || test(gives_up));
    c.refuses("refuses one without a bias", || test(without_bias));
    c.refuses("refuses one that says no too often", || test(no_to_one));
}
