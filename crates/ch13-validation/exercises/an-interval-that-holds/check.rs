use answer::interval;

use crate::checks::Checks;

/// The binomial probabilities of 0, 1, … n right answers.
fn probabilities(samples: usize, truth: f64) -> Vec<f64> {
    let mut all = vec![1.0];
    for _ in 0..samples {
        let mut next = vec![0.0; all.len() + 1];
        for (right, probability) in all.iter().enumerate() {
            next[right] += probability * (1.0 - truth);
            next[right + 1] += probability * truth;
        }
        all = next;
    }
    all
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let (mut shares, mut edges, mut average, mut every, mut narrow) = (true, true, true, true, true);
    for (samples, widest) in [(10, 0.55), (20, 0.4), (50, 0.25)] {
        let intervals: Vec<(f64, f64)> = (0..=samples).map(|right| interval(right, samples)).collect();
        for (right, (low, high)) in intervals.iter().enumerate() {
            let share = right as f64 / samples as f64;
            let room = 1e-12;
            shares &= *low >= 0.0 && *high <= 1.0 && *low <= share + room && *high >= share - room;
        }
        edges &= intervals[0].1 > 0.01 && intervals[samples].0 < 0.99;
        let caught: Vec<f64> = (1..100)
            .map(|hundredths| {
                let truth = f64::from(hundredths) / 100.0;
                let holds = |(low, high): &(f64, f64)| (*low..=*high).contains(&truth);
                let results = probabilities(samples, truth);
                results.iter().zip(&intervals).filter(|(_, i)| holds(i)).map(|(p, _)| p).sum()
            })
            .collect();
        average &= caught.iter().sum::<f64>() / 99.0 >= 0.94;
        every &= caught.iter().all(|share| *share >= 0.85);
        let width = intervals.iter().map(|(low, high)| high - low).sum::<f64>();
        narrow &= width / (samples + 1) as f64 <= widest;
    }
    c.holds("stays a share", shares);
    c.holds("is not certain at the edge", edges);
    c.holds("catches the truth on average", average);
    c.holds("catches every truth", every);
    c.holds("is no wider than it must", narrow);
}
