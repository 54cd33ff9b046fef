//! The page's numbers once more in plain sums: each from those that it prints before it, and the
//! trainings by the chain rule, with no weight nudged.

use ch09_training::Network;
use ch09_training::worked::{
    EVERY, LEARNING_RATE, forward_pass, learned_xor, nudge_size, one_nudge, one_step, same_start,
    solved, xor, xor_by_nudging,
};
use study::over_seeds;

#[track_caller]
fn close(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} is not {b} within {within}");
}

fn sigmoid(pre: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-pre))
}

#[test]
fn the_forward_pass_product_by_product() {
    let told = forward_pass();
    let mut pre_o = 0.0;
    for h in 0..4 {
        let mut pre = 0.0;
        for i in 0..3 {
            close(told.contribution_h[i][h], told.input[i] * told.i_to_h[i][h], 1e-15);
            pre += told.contribution_h[i][h];
        }
        close(told.pre_h[h], pre, 1e-14);
        close(told.post_h[h], sigmoid(pre), 1e-14);
        close(told.contribution_o[h], told.post_h[h] * told.h_to_o[h], 1e-15);
        pre_o += told.contribution_o[h];
    }
    close(told.pre_o, pre_o, 1e-14);
    close(told.post_o, sigmoid(pre_o), 1e-14);
    close(told.final_error, told.post_o - told.target, 1e-15);
    close(told.error, told.final_error * told.final_error / 2.0, 1e-15);
}

/// What changes on the way through H1, and the slope by the chain rule.
#[test]
fn one_weight_nudged() {
    let (pass, told) = (forward_pass(), one_nudge());
    for (place, by) in [(&told.below, -told.nudge), (&told.here, 0.0), (&told.above, told.nudge)] {
        close(place.weight, pass.i_to_h[0][0] + by, 1e-15);
        close(place.pre_h, pass.pre_h[0] + by * pass.input[0], 1e-14);
        close(place.post_h, sigmoid(place.pre_h), 1e-14);
        close(place.pre_o, pass.pre_o + (place.post_h - pass.post_h[0]) * pass.h_to_o[0], 1e-14);
        close(place.post_o, sigmoid(place.pre_o), 1e-14);
        close(place.error, (place.post_o - pass.target).powi(2) / 2.0, 1e-14);
    }
    let slope = |post: f64| post * (1.0 - post);
    let signal = pass.final_error * slope(pass.post_o);
    close(told.exact, signal * pass.h_to_o[0] * slope(pass.post_h[0]) * pass.input[0], 1e-15);
    close(told.rise, told.above.error - told.here.error, 1e-15);
    close(told.one_sided * told.nudge, told.rise, 1e-15);
    close(told.central * 2.0 * told.nudge, told.above.error - told.below.error, 1e-14);
    close(told.one_sided_off * told.exact, (told.one_sided - told.exact).abs(), 1e-14);
    close(told.central_off * told.exact, (told.central - told.exact).abs(), 1e-14);
}

/// Nudges that are a tenth of the one before, and a one-sided error that falls with the nudge: half
/// the nudge times the bend of the error, for the weight that is worst.
#[test]
fn the_one_sided_error_follows_the_bend() {
    let (told, pass) = (nudge_size(), forward_pass());
    let nudges: Vec<f64> = told.rows.iter().map(|row| row.nudge).collect();
    assert_eq!(nudges[0], one_nudge().nudge);
    assert!(nudges[..9].windows(2).all(|pair| (pair[0] / pair[1] - 10.0).abs() < 1e-9));
    let error = |moved: usize, by: f64| {
        let weight = |n: usize, weight: f64| weight + if n == moved { by } else { 0.0 };
        let pre_o: f64 = (0..4)
            .map(|h| {
                let pre: f64 =
                    (0..3).map(|i| pass.input[i] * weight(4 * i + h, pass.i_to_h[i][h])).sum();
                sigmoid(pre) * weight(12 + h, pass.h_to_o[h])
            })
            .sum();
        (sigmoid(pre_o) - pass.target).powi(2) / 2.0
    };
    let bend = |n: usize| (error(n, 1e-3) - 2.0 * error(n, 0.0) + error(n, -1e-3)) / 1e-6;
    let worst = (0..16).map(|n| bend(n).abs()).fold(0.0, f64::max);
    for row in &told.rows[1..5] {
        close(row.one_sided / (row.nudge * worst / 2.0), 1.0, 0.005 + row.nudge);
    }
    // At a nudge of a tenth the next term counts, so the difference itself.
    let exact = |n: usize| (error(n, 1e-4) - error(n, -1e-4)) / 2e-4;
    let off = |n: usize| ((error(n, 0.1) - error(n, 0.0)) / 0.1 - exact(n)).abs();
    close(told.rows[0].one_sided, (0..16).map(off).fold(0.0, f64::max), 1e-8);
}

/// A network in plain lists, trained by the chain rule.
struct Plain {
    i_to_h: Vec<Vec<f64>>,
    h_to_o: Vec<f64>,
}

impl Plain {
    fn of(network: Network) -> Plain {
        Plain { i_to_h: network.i_to_h, h_to_o: network.h_to_o }
    }

    fn forward(&self, input: &[f64]) -> (Vec<f64>, f64) {
        let sum = |h: usize| input.iter().zip(&self.i_to_h).map(|(x, row)| x * row[h]).sum::<f64>();
        let post: Vec<f64> = (0..self.h_to_o.len()).map(|h| sigmoid(sum(h))).collect();
        let pre_o = post.iter().zip(&self.h_to_o).map(|(post, weight)| post * weight).sum();
        (post, sigmoid(pre_o))
    }

    /// The gradients: of ItoH row by row, and of HtoO; and the error.
    fn gradients(&self, input: &[f64], target: f64) -> (Vec<Vec<f64>>, Vec<f64>, f64) {
        let (post, output) = self.forward(input);
        let signal = (output - target) * output * (1.0 - output);
        let back = |h: usize| signal * self.h_to_o[h] * post[h] * (1.0 - post[h]);
        let row = |x: &f64| (0..post.len()).map(|h| back(h) * x).collect();
        let of_h_to_o = post.iter().map(|post| signal * post).collect();
        (input.iter().map(row).collect(), of_h_to_o, (output - target).powi(2) / 2.0)
    }

    /// Every weight times `keep`, less `rate` times its gradient; the error before.
    fn update(&mut self, input: &[f64], target: f64, keep: f64, rate: f64) -> f64 {
        let (i_to_h, h_to_o, error) = self.gradients(input, target);
        let step = |weights: &mut [f64], gradients: &[f64]| {
            for (weight, gradient) in weights.iter_mut().zip(gradients) {
                *weight = keep * *weight - rate * gradient;
            }
        };
        self.i_to_h.iter_mut().zip(&i_to_h).for_each(|(row, gradients)| step(row, gradients));
        step(&mut self.h_to_o, &h_to_o);
        error
    }

    fn error(&self, input: &[f64], target: f64) -> f64 {
        (self.forward(input).1 - target).powi(2) / 2.0
    }
}

#[test]
fn one_step_and_a_hundred_by_the_chain_rule() {
    let (pass, told) = (forward_pass(), one_step());
    let start = || Plain { i_to_h: pass.i_to_h.clone(), h_to_o: pass.h_to_o.clone() };
    let (i_to_h, h_to_o, error) = start().gradients(&pass.input, pass.target);
    let all: Vec<f64> = [i_to_h.concat(), h_to_o].concat();
    assert_eq!(told.passes, 2 * all.len());
    close(told.error, error, 1e-14);
    close(told.post_o, pass.post_o, 1e-14);
    let squares = all.iter().map(|gradient| gradient * gradient).sum::<f64>();
    close(told.straight_fall, LEARNING_RATE * squares, 1e-10);
    close(told.fall, told.error - told.new_error, 1e-14);
    let after = |updates: usize, keep: f64, rate: f64| {
        let mut network = start();
        (0..updates).for_each(|_| {
            network.update(&pass.input, pass.target, keep, rate);
        });
        network
    };
    let output = after(1, 1.0, LEARNING_RATE).forward(&pass.input).1;
    close(told.new_post_o, output, 1e-9);
    for (updates, keep, rate, error) in [
        (1, 1.0, LEARNING_RATE, told.new_error),
        (1, 0.0, LEARNING_RATE, told.replaced),
        (1, 1.0, -LEARNING_RATE, told.uphill),
        (100, 1.0, LEARNING_RATE, told.after_100),
        (100, 0.0, LEARNING_RATE, told.replaced_after_100),
        (100, 1.0, -LEARNING_RATE, told.uphill_after_100),
    ] {
        close(after(updates, keep, rate).error(&pass.input, pass.target), error, 1e-7);
    }
}

#[test]
fn xor_by_the_chain_rule() {
    let told = xor_by_nudging();
    let samples = xor();
    let runs = over_seeds(told.seeds, |seed| {
        let mut network = Plain::of(Network::seeded(2, 4, seed));
        let (mut errors, mut outputs) = (vec![], vec![]);
        for epoch in 1..=told.more_epochs {
            let update = |sample: &ch09_training::Sample| {
                network.update(&sample.input, sample.target, 1.0, told.learning_rate)
            };
            errors.push(samples.iter().map(update).sum::<f64>());
            if epoch == told.epochs {
                let output = |sample: &ch09_training::Sample| network.forward(&sample.input).1;
                outputs = samples.iter().map(output).collect::<Vec<f64>>();
            }
        }
        (errors, outputs)
    });
    let same = |ours: &[f64], theirs: &[f64]| {
        ours.iter().zip(theirs).for_each(|(ours, theirs)| close(*ours, *theirs, 1e-4));
    };
    same(&runs[0].1, &told.outputs);
    same(&runs[told.unsolved[0] as usize].1, &told.unsolved_outputs);
    let shelf: Vec<f64> =
        runs.iter().map(|run| run.0[told.epochs - 1]).filter(|error| *error > 0.1).collect();
    assert_eq!(shelf.len(), told.on_the_shelf);
    close(shelf.iter().copied().fold(f64::INFINITY, f64::min), told.shelf_lowest, 1e-4);
    close(shelf.iter().copied().fold(0.0, f64::max), told.shelf_highest, 1e-4);
    let last = |run: &(Vec<f64>, Vec<f64>)| run.0[told.more_epochs - 1];
    close(runs.iter().map(last).fold(0.0, f64::max), told.more_highest, 1e-6);
    let weights = Network::seeded(2, 4, 0);
    let count = weights.i_to_h.concat().len() + weights.h_to_o.len();
    assert_eq!((told.weights, told.updates), (count, told.epochs * samples.len()));
    assert_eq!(told.passes, 2 * count * told.updates);
    let half = proof::recorded(include_str!("snapshots/half_trained.snap"));
    let number = |name: &str| half[name].as_u64().expect("a count");
    assert_eq!(number("frozen") as usize, weights.i_to_h.concat().len());
    assert_eq!(number("weights") as usize, count);
    assert_eq!((number("seeds"), number("epochs") as usize), (told.seeds, told.epochs));
    // Seed by seed the middle of the errors as the page has it at its epochs.
    for row in &told.spread {
        let at = study::spread(runs.iter().map(|run| run.0[row.epoch - 1]));
        same(&[at.least, at.median, at.most], &[row.lowest, row.median, row.highest]);
    }
    let looked = learned_xor();
    assert_eq!(looked.epochs, told.epochs);
    let mut network = Plain::of(Network::seeded(2, 4, looked.seed));
    let error = |network: &Plain| -> f64 {
        samples.iter().map(|sample| network.error(&sample.input, sample.target)).sum()
    };
    let mut errors = vec![(0, error(&network))];
    for epoch in 1..=looked.epochs {
        for sample in &samples {
            network.update(&sample.input, sample.target, 1.0, told.learning_rate);
        }
        if epoch % EVERY == 0 {
            errors.push((epoch, error(&network)));
        }
    }
    let level = errors.iter().rev().find(|(_, error)| *error > looked.level);
    let fallen = errors.iter().find(|(_, error)| *error < looked.fallen);
    assert_eq!(level.map(|at| at.0), Some(looked.level_until));
    assert_eq!(fallen.map(|at| at.0), Some(looked.fallen_by));
    close(looked.error, error(&network), 1e-6);
    assert!(solved(&Network { i_to_h: network.i_to_h, h_to_o: network.h_to_o }, &samples));
}

/// With every weight at zero each hidden node answers one half, and so does the output.
#[test]
fn the_first_gradients_of_weights_that_are_all_zero() {
    let told = same_start();
    let network = Plain { i_to_h: vec![vec![told.start; 4]; 2], h_to_o: vec![told.start; 4] };
    let (i_to_h, h_to_o, _) = network.gradients(&[1.0, 0.0], 1.0);
    for h in 0..4 {
        close(told.first_gradient_i_to_h[h], i_to_h[0][h], 1e-10);
        close(told.first_gradient_h_to_o[h], h_to_o[h], 1e-10);
    }
    let largest = told.pre_h.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let smallest = told.pre_h.iter().copied().fold(f64::INFINITY, f64::min);
    close(told.apart, largest - smallest, 1e-15);
}
