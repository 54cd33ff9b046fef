//! The page's numbers once more: batches in plain loops over single samples, and the rest from the
//! definitions, the file of the measured times, or counting.

use std::f64::consts::LN_2;

use ch14_datasets::permutation;
use ch21_outputs::{seeded, worked as outputs};
use ch22_speed::{Batch, Question, exp, worked};
use proof::plainly::{error_of_mean, list, mean, number, whole};
use serde_json::Value;
use study::over_seeds;

#[track_caller]
fn assert_near(ours: f64, shown: &Value) {
    let shown = number(shown);
    assert!((ours - shown).abs() <= 1e-9 * shown.abs(), "{ours} here, {shown} on the page");
}

const INPUTS: usize = 4;
const HIDDEN: usize = 8;
const SPECIES: usize = 3;
/// Where the weights of the output layer begin: each hidden node has a weight for each input, and a
/// bias behind them.
const TO_O: usize = HIDDEN * (INPUTS + 1);
/// How many numbers there are to learn.
const ALL: usize = TO_O + SPECIES * (HIDDEN + 1);

/// The measurements of a penguin, and its species.
type Penguin = ([f64; INPUTS], usize);

fn penguins(seed: u64) -> Vec<Penguin> {
    let samples = outputs::prepared(&outputs::on_features(&[0, 1, 2, 3]), seed).0;
    let rows = samples.inputs.rows().into_iter().zip(samples.targets.rows());
    rows.map(|(input, target)| {
        let species = target.iter().position(|&target| target == 1.0).expect("a species");
        ([0, 1, 2, 3].map(|i| input[i]), species)
    })
    .collect()
}

fn first_weights(seed: u64) -> [f64; ALL] {
    let network = seeded(INPUTS, &[HIDDEN], SPECIES, seed);
    let mut weights = [0.0; ALL];
    for h in 0..HIDDEN {
        for i in 0..INPUTS {
            weights[h * (INPUTS + 1) + i] = network.layers[0].weights[[i, h]];
        }
        for o in 0..SPECIES {
            weights[TO_O + o * (HIDDEN + 1) + h] = network.layers[1].weights[[h, o]];
        }
    }
    weights
}

/// The postactivations of the hidden nodes, and the share that each species is given.
fn forward(weights: &[f64; ALL], input: &[f64; INPUTS]) -> ([f64; HIDDEN], [f64; SPECIES]) {
    let (mut post_h, mut shares, mut sum) = ([0.0; HIDDEN], [0.0; SPECIES], 0.0);
    for h in 0..HIDDEN {
        let mut pre = weights[h * (INPUTS + 1) + INPUTS];
        for i in 0..INPUTS {
            pre += weights[h * (INPUTS + 1) + i] * input[i];
        }
        post_h[h] = pre.tanh();
    }
    for o in 0..SPECIES {
        let mut pre = weights[TO_O + o * (HIDDEN + 1) + HIDDEN];
        for h in 0..HIDDEN {
            pre += weights[TO_O + o * (HIDDEN + 1) + h] * post_h[h];
        }
        shares[o] = pre.exp();
        sum += shares[o];
    }
    (post_h, shares.map(|share| share / sum))
}

/// The cross-entropy a sample.
fn error(weights: &[f64; ALL], penguins: &[Penguin]) -> f64 {
    let of = |(input, species): &Penguin| -forward(weights, input).1[*species].ln();
    penguins.iter().map(of).sum::<f64>() / penguins.len() as f64
}

/// Adds the gradient of a sample.
fn add_gradient(sum: &mut [f64; ALL], weights: &[f64; ALL], (input, species): &Penguin) {
    let (post_h, shares) = forward(weights, input);
    let mut arrived = [0.0; HIDDEN];
    for o in 0..SPECIES {
        let signal = if o == *species { shares[o] - 1.0 } else { shares[o] };
        for h in 0..HIDDEN {
            let place = TO_O + o * (HIDDEN + 1) + h;
            arrived[h] += signal * weights[place];
            sum[place] += signal * post_h[h];
        }
        sum[TO_O + o * (HIDDEN + 1) + HIDDEN] += signal;
    }
    for h in 0..HIDDEN {
        let signal = arrived[h] * (1.0 - post_h[h] * post_h[h]);
        for i in 0..INPUTS {
            sum[h * (INPUTS + 1) + i] += signal * input[i];
        }
        sum[h * (INPUTS + 1) + INPUTS] += signal;
    }
}

/// The mean of the gradients of these samples.
fn gradient(weights: &[f64; ALL], penguins: &[Penguin], numbers: &[usize]) -> [f64; ALL] {
    let mut sum = [0.0; ALL];
    for &number in numbers {
        add_gradient(&mut sum, weights, &penguins[number]);
    }
    sum.map(|sum| sum / numbers.len() as f64)
}

/// An epoch in batches, the last of which may be smaller; tells how often the weights were moved.
fn epoch(
    weights: &mut [f64; ALL],
    penguins: &[Penguin],
    order: &[usize],
    size: usize,
    rate: f64,
) -> usize {
    let (mut done, mut updates) = (0, 0);
    while done < order.len() {
        let end = order.len().min(done + size);
        let mean = gradient(weights, penguins, &order[done..end]);
        for (weight, gradient) in weights.iter_mut().zip(mean) {
            *weight -= rate * gradient;
        }
        (done, updates) = (end, updates + 1);
    }
    updates
}

#[track_caller]
fn assert_summed_up(values: &[f64], shown: &Value) {
    assert_near(mean(values), &shown["mean"]);
    assert_near(error_of_mean(values), &shown["standard_error"]);
}

/// Every size with every rate of the ladder, and what is said of the best.
#[test]
fn batches_of_several_sizes() {
    let shown = proof::recorded(include_str!("snapshots/batches.snap"));
    let (seeds, epochs) = (whole(&shown["seeds"]) as u64, whole(&shown["epochs"]));
    let ladder: Vec<f64> = list(&shown["ladder"]).iter().map(number).collect();
    for two_steps in ladder.windows(3) {
        assert!((two_steps[2] / two_steps[0] - 10.0).abs() < 1e-9, "ten times in two steps");
    }
    let parts = over_seeds(seeds, penguins);
    assert!(parts.iter().all(|part| part.len() == whole(&shown["samples"])));
    let mut rows = vec![];
    for row in list(&shown["rows"]) {
        let size = whole(&row["size"]);
        let runs = |rate: f64| -> Vec<[f64; 2]> {
            over_seeds(seeds, |seed| {
                let (mut weights, part) = (first_weights(seed), &parts[seed as usize]);
                let mut first = f64::NAN;
                for number in 0..epochs as u64 {
                    let order = permutation(part.len(), 1000 * seed + number);
                    let updates = epoch(&mut weights, part, &order, size, rate);
                    assert_eq!(updates, whole(&row["updates"]), "batches of {size}");
                    if number == 0 {
                        first = error(&weights, part);
                    }
                }
                [first, error(&weights, part)]
            })
        };
        let column = |runs: &[[f64; 2]], which: usize| -> Vec<f64> {
            runs.iter().map(|run| run[which]).collect()
        };
        let (mut best, mut least) = (vec![], f64::INFINITY);
        for &rate in &ladder {
            let runs = runs(rate);
            let end = mean(&column(&runs, 1));
            if end < least {
                (best, least) = (runs, end);
                assert!(rate <= number(&row["rate"]), "batches of {size}: the best rate");
            }
        }
        assert_eq!(best, runs(number(&row["rate"])), "batches of {size}: the best rate");
        assert_summed_up(&column(&best, 0), &row["first"]);
        assert_summed_up(&column(&best, 1), &row["last"]);
        rows.push((size, column(&best, 1)));
    }
    // From one sample to all there are.
    let [ones, .., (all, end_of_all)] = rows.as_slice() else { panic!("several sizes") };
    assert_eq!([ones.0, *all], [1, whole(&shown["samples"])]);
    for ((_, ends), row) in rows.iter().zip(list(&shown["rows"])) {
        let over: Vec<f64> = end_of_all.iter().zip(ends).map(|(all, end)| all - end).collect();
        assert_summed_up(&over, &row["all_over"]);
    }
}

/// The gradients of single samples, of batches and of all.
#[test]
fn the_noise_of_a_batch() {
    let shown = proof::recorded(include_str!("snapshots/noise.snap"));
    let (mut weights, penguins) = (first_weights(0), penguins(0));
    let count = penguins.len();
    assert_eq!(count, whole(&shown["samples"]));
    for number in 0..2 {
        epoch(&mut weights, &penguins, &permutation(count, number), 8, 0.2);
    }
    let everyone: Vec<usize> = (0..count).collect();
    let singles: Vec<[f64; ALL]> =
        everyone.iter().map(|&number| gradient(&weights, &penguins, &[number])).collect();
    let all = gradient(&weights, &penguins, &everyone);
    let length = all.iter().map(|value| value * value).sum::<f64>().sqrt();
    assert_near(length, &shown["length"]);
    // From all pairs of samples, without the gradient of all.
    let mut squares = 0.0;
    for (place, one) in singles.iter().enumerate() {
        for other in &singles[..place] {
            squares += one.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum::<f64>();
        }
    }
    let pairs = (count * (count - 1)) as f64 / 2.0;
    let spread = (squares / (count * count) as f64).sqrt();
    assert_near(spread, &shown["spread"]);
    let draws = whole(&shown["draws"]);
    for (power, row) in list(&shown["rows"]).iter().enumerate() {
        let size = 4_usize.pow(power as u32);
        assert_eq!(size, whole(&row["size"]));
        // The variance of a mean of samples that are not put back.
        let variance = squares / pairs / 2.0;
        let left = 1.0 / size as f64 - 1.0 / count as f64;
        assert_near((variance * left).sqrt(), &row["formula"]);
        let (mut off, mut uphill) = (0.0, 0);
        for draw in 0..draws as u64 {
            let (mut along, order) = (0.0, permutation(count, 77_000 + draw));
            for (place, all) in all.iter().enumerate() {
                let sum: f64 = order[..size].iter().map(|&number| singles[number][place]).sum();
                let mean = sum / size as f64;
                off += (mean - all) * (mean - all);
                along += mean * all;
            }
            uphill += usize::from(along < 0.0);
        }
        let distance = (off / draws as f64).sqrt();
        assert_near(distance, &row["distance"]);
        assert_near(distance / length, &row["relative"]);
        assert_near(uphill as f64 / draws as f64, &row["uphill"]);
    }
}

/// Three samples and their copies, from the parabola over the weight.
#[test]
fn the_batch_by_hand() {
    let shown = proof::recorded(include_str!("snapshots/by_hand.snap"));
    let (start, rate) = (number(&shown["weight"]), number(&shown["rate"]));
    // E = ½ Σ (w x − T)², nudged: of a parabola the central difference is the slope.
    let cost = |weight: f64, which: &[usize]| -> f64 {
        which
            .iter()
            .map(|&n| (weight * [1.0, 2.0, 2.0][n] - [1.0, 1.0, 3.0][n]).powi(2) / 2.0)
            .sum()
    };
    let slope =
        |weight: f64, which: &[usize]| cost(weight + 0.5, which) - cost(weight - 0.5, which);
    let mut one_by_one = start;
    for (n, gradient) in list(&shown["gradients"]).iter().enumerate() {
        assert_near(slope(start, &[n]), gradient);
        one_by_one -= rate * slope(one_by_one, &[n]);
    }
    assert_near(one_by_one, &shown["one_by_one"]);
    let all = |weight: f64| slope(weight, &[0, 1, 2]);
    assert_near(all(start), &shown["sum"]);
    assert_near(all(start) / 3.0, &shown["mean"]);
    assert_near(start - rate * all(start), &shown["by_sum"]);
    assert_near(start - rate / 3.0 * all(start), &shown["by_mean"]);
    let scaled = number(&shown["scaled_rate"]);
    assert_near(start - scaled / 3.0 * all(start), &shown["by_sum"]);
    let bottom = number(&shown["bottom"]);
    assert!(all(bottom).abs() < 1e-12, "flat at the bottom");
    for (copies, row) in [1.0, 2.0, 10.0].into_iter().zip(list(&shown["sizes"])) {
        assert_eq!(whole(&row["size"]), 3 * copies as usize);
        assert_near(copies * all(start), &row["sum"]);
        for (what, samples) in [("sum", 1.0), ("mean", 3.0 * copies)] {
            let step = |weight: f64, rate: f64| weight - rate * copies * all(weight) / samples;
            let after = (0..5).fold(start, |weight, _| step(weight, rate));
            assert_near(after, &row[format!("{what}_after_5")]);
            // At the limit the weight is thrown as far to the other side, and back.
            let limit = number(&row[format!("{what}_limit")]);
            let thrown = step(bottom + 1.0, limit);
            assert!((thrown - (bottom - 1.0)).abs() < 1e-9, "{what}: {thrown}");
        }
    }
}

/// The exponential of 3 in two parts, and what its series leaves out.
#[test]
fn the_exponential_in_two_parts() {
    let shown = proof::recorded(include_str!("snapshots/exponential.snap"));
    let three = &shown["three"];
    let x = number(&three["x"]);
    // The whole number of halvings that bring e^x closest to 1.
    let (mut rest, mut halvings) = (x.exp(), 0);
    while rest > 2.0_f64.sqrt() {
        (rest, halvings) = (rest / 2.0, halvings + 1);
    }
    assert_eq!(f64::from(halvings), number(&three["k"]));
    assert_near(rest, &three["rest"]);
    assert_near(rest.ln(), &three["r"]);
    assert_near(f64::from(1 << halvings), &three["power"]);
    assert_near(x.exp(), &three["result"]);
    assert_eq!(exp([x]), [x.exp()], "the chapter's exponential");
    // The series from its last term inwards.
    let r = rest.ln();
    for (terms, partial) in (1..).zip(list(&shown["partial"])) {
        let inwards = (1..=terms).rev();
        assert_near(inwards.fold(1.0, |sum, n| 1.0 + sum * r / f64::from(n)), partial);
    }
    // Half way between two whole numbers of halvings, and the term of the power of 14.
    let most = number(&shown["most"]);
    assert!((most.exp() * most.exp() - 2.0).abs() < 1e-9);
    let factorial: f64 = (1..=14).map(f64::from).product();
    assert_near((LN_2 / 2.0).powi(14) / factorial, &shown["left_out"]);
}

/// How far the exponentials are off, from the places of two f64s among all of them.
#[test]
fn units_in_the_last_place() {
    let shown = proof::recorded(include_str!("snapshots/ulps.snap"));
    let bits = |hex: &str| u64::from_str_radix(hex, 16).expect("bits");
    let (mut ours, mut theirs, mut right, mut numbers) = (0.0_f64, 0.0_f64, 0, 0);
    for line in include_str!("oracles/exp.csv").lines() {
        let cells: Vec<&str> = line.split(',').collect();
        let (x, near) = (f64::from_bits(bits(cells[0])), bits(cells[1]));
        let above: f64 = cells[2].parse().expect("a number");
        let off = |value: f64| {
            let places = value.to_bits() as i64 - near as i64;
            (places as f64 - above).abs()
        };
        let [value] = exp([x]);
        (ours, theirs) = (ours.max(off(value)), theirs.max(off(libm::exp(x))));
        right += u32::from(value.to_bits() == near);
        numbers += 1;
    }
    assert_eq!(numbers, whole(&shown["numbers"]));
    assert_near(ours, &shown["worst"]);
    assert_near(theirs, &shown["libm_worst"]);
    assert_near(f64::from(right) / numbers as f64, &shown["right"]);
}

/// How often an update asks for memory: chapter 21's by the arrays and lists that it makes, a batch
/// by its sums of error signals, whatever its size.
#[test]
fn the_memory_of_an_update() {
    let shown = proof::recorded(include_str!("snapshots/memory.snap"));
    let (network, samples) = (worked::network(0), worked::training_part(0));
    let layers = network.layers.len();
    // Preactivations, postactivations and gradients of each layer, an error signal for each, and the
    // slopes of all but the last. The lists of the first three ask once; that of the signals begins
    // with one, and asks once more for all others.
    let arrays = 4 * layers + (layers - 1);
    let lists = 3 + 2;
    assert_eq!(100 * (arrays + lists), whole(&shown["one_by_one"]));
    assert_eq!(100 * layers, whole(&shown["quick"]));
    let everyone: Vec<usize> = (0..samples.len()).collect();
    for size in [1, whole(&shown["quick_batch"]), everyone.len()] {
        let mut batch = Batch::new(&network, size).quick();
        let asked = allocation_counter::measure(|| {
            batch.gradients(&network, Question::Number, &samples, &everyone[..size]);
        });
        assert_eq!(asked.count_total, layers as u64, "batches of {size}");
    }
}
