use answer::answer;
use ch24_digits::worked::{envelope, shipped};
use ch24_digits::{largest, outputs};

use crate::checks::Checks;

const STRICTNESSES: [f64; 9] = [0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 1.0];

/// Outputs that add up to 1, with one largest.
fn made() -> Vec<Vec<f64>> {
    let one = |class: usize, share: f64| {
        let mut outputs = vec![(1.0 - share) / 9.0; 10];
        outputs[class] = share;
        outputs
    };
    let mut all = vec![];
    for class in 0..10 {
        all.extend([0.12, 0.3, 0.55, 0.8, 0.9, 0.98, 1.0].map(|share| one(class, share)));
        let mut two = one(class, 0.5);
        two[(class + 3) % 10] += 0.3;
        for (place, share) in two.iter_mut().enumerate() {
            if place != class && place != (class + 3) % 10 {
                *share -= 0.3 / 8.0;
            }
        }
        all.push(two);
    }
    all
}

pub fn check(c: &mut Checks) {
    let (network, test) = (shipped(), envelope().test);
    let read: Vec<Vec<f64>> =
        test.inputs.rows().into_iter().map(|image| outputs(&network, image).to_vec()).collect();
    let digits: Vec<usize> = test.targets.rows().into_iter().map(largest).collect();
    let all: Vec<Vec<f64>> = made().into_iter().chain(read.iter().cloned()).collect();
    let most = |outputs: &[f64]| (0..10).max_by(|a, b| outputs[*a].total_cmp(&outputs[*b]));
    c.case(inputs![]);
    c.holds(
        "the largest, or nothing",
        all.iter().all(|outputs| {
            STRICTNESSES.iter().all(|strictness| {
                answer(outputs, *strictness).is_none_or(|told| Some(told) == most(outputs))
            })
        }),
    );
    c.holds(
        "at 0 always an answer",
        all.iter().all(|outputs| answer(outputs, 0.0).is_some()),
    );
    c.holds(
        "at 1 never an answer",
        all.iter().all(|outputs| answer(outputs, 1.0).is_none()),
    );
    c.holds(
        "stricter, no more answers",
        all.iter().all(|outputs| {
            STRICTNESSES.windows(2).all(|pair| {
                answer(outputs, pair[0]).is_some() || answer(outputs, pair[1]).is_none()
            })
        }),
    );
    c.holds(
        "strictness in between counts",
        STRICTNESSES.iter().any(|strictness| {
            let answered = read.iter().filter(|outputs| answer(outputs, *strictness).is_some()).count();
            (1..read.len()).contains(&answered)
        }),
    );
    c.holds(
        "wherever the digit stands",
        all.iter().all(|outputs| {
            let mut turned = outputs.clone();
            turned.reverse();
            (0..100).all(|strictness| {
                let strictness = f64::from(strictness) / 100.0;
                answer(outputs, strictness).map(|told| 9 - told) == answer(&turned, strictness)
            }) && outputs.iter().all(|share| {
                let strictness = share.clamp(0.0, 1.0) * (1.0 - 5e-5);
                answer(outputs, strictness).map(|told| 9 - told) == answer(&turned, strictness)
            })
        }),
    );
    let share = |strictness: f64| {
        let told = read.iter().map(|outputs| answer(outputs, strictness)).zip(&digits);
        let told: Vec<bool> =
            told.filter_map(|(told, digit)| told.map(|told| told != *digit)).collect();
        if told.is_empty() {
            return 1.0;
        }
        told.iter().filter(|wrong| **wrong).count() as f64 / told.len() as f64
    };
    c.holds("what is left is wrong less often", share(0.9) < share(0.0));
}
