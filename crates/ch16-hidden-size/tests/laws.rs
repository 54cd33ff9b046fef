//! The worked numbers by another route, and what holds for every input.

use ch16_hidden_size::ndarray::{Array1, array};
use ch16_hidden_size::worked::{self, distance};
use ch16_hidden_size::{
    Question, answerable, band, best_possible, bump, choose, deep_parity, in_band, inverse_sigmoid,
    mean_and_standard_error, multiplications, one_node, rules_of_thumb, staircase, wave,
    wide_parity,
};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::ops::Mul;

fn close(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} and {b}");
}

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

#[test]
fn the_rules_in_thirds() {
    for (inputs, outputs) in [(2, 1), (10, 1), (1, 1), (16, 3), (4, 1), (5, 7), (100, 2)] {
        let rules = rules_of_thumb(inputs, outputs);
        let exact = 2.0 / 3.0 * inputs as f64 + outputs as f64;
        close(rules.two_thirds as f64, exact, 0.34);
        assert!(rules.between.0 <= rules.between.1);
        assert_eq!(rules.fewer_than, 2 * inputs);
    }
    // What the page says of XOR, whose shape the band has.
    let xor = rules_of_thumb(2, 1);
    assert_eq!((xor.between, xor.two_thirds, xor.fewer_than), ((1, 2), 2, 4));
    assert_eq!(rules_of_thumb(16, 3).fewer_than - 1, 31);
}

/// The nodes of a grid of small whole weights with a bias between them: no training at all.
fn nodes_of_a_grid(inputs: usize) -> BTreeSet<Question> {
    let mut found = BTreeSet::new();
    let choices = 7_i32.pow(inputs as u32);
    for number in 0..choices {
        let weights: Vec<i32> =
            (0..inputs).map(|place| number / 7_i32.pow(place as u32) % 7 - 3).collect();
        let sums: Vec<i32> = (0..1_usize << inputs)
            .map(|row| (0..inputs).map(|place| weights[place] * (row >> place & 1) as i32).sum())
            .collect();
        for limit in -12..=13 {
            let yes = sums.iter().enumerate().filter(|(_, sum)| **sum >= limit);
            found.insert(yes.map(|(row, _)| 1 << row).sum::<Question>());
        }
    }
    found
}

#[test]
fn nodes_are_counted_on_a_grid_of_weights() {
    for (inputs, count) in [(2, 14), (3, 104), (4, 1882)] {
        let trained: BTreeSet<Question> = one_node(inputs).into_iter().collect();
        assert_eq!(trained.len(), count);
        assert_eq!(trained, nodes_of_a_grid(inputs));
        // At most two to the square of the number of inputs.
        assert!(count <= 1 << (inputs * inputs));
        // A node's opposite is a node, which the quicker way of counting rests on.
        let all = (1 << (1 << inputs)) - 1;
        assert!(trained.iter().all(|question| trained.contains(&(all ^ question))));
    }
}

#[test]
fn both_ways_of_counting_agree_and_parity_is_left() {
    let cubes = worked::cubes();
    for row in &cubes.rows {
        // One node of four inputs is counted on the grid, and more than two take too long here.
        for hidden in if row.inputs == 4 { 2..=2 } else { 1..=row.inputs } {
            let found = answerable(row.inputs, hidden);
            let count = found.iter().filter(|found| **found).count();
            assert_eq!(count, row.answered[hidden - 1], "{} inputs, {hidden}", row.inputs);
        }
        // Two are left with one hidden node fewer than inputs: parity and its opposite.
        let mut wanted = [row.parity, row.questions - 1 - row.parity];
        wanted.sort();
        assert_eq!(row.left, wanted);
        assert_eq!(row.answered[row.inputs - 2], row.questions - 2);
        assert_eq!(row.answered[row.inputs - 1], row.questions);
        assert_eq!(row.answered[0], nodes_of_a_grid(row.inputs).len());
        assert_eq!(row.questions, 2_usize.pow(2_u32.pow(row.inputs as u32)));
    }
    // With n nodes of at most 2^(n²) answers and as many for the output node, ten is not enough to
    // break the pattern and eleven is.
    let enough = |n: u64| n.pow(3) + n.pow(2) >= 1 << n;
    assert!((2..=10).all(enough) && !enough(11));
    assert_eq!((cubes.limit.inputs, cubes.limit.networks, cubes.limit.questions), (11, 1452, 2048));
}

#[test]
fn the_wide_and_the_deep_network_are_right_everywhere() {
    for bits in 1..=10_usize {
        let networks = if bits > 1 && bits.is_power_of_two() {
            vec![wide_parity(bits), deep_parity(bits)]
        } else {
            vec![wide_parity(bits)]
        };
        for row in 0..1_usize << bits {
            let input: Vec<f64> = (0..bits).map(|bit| (row >> bit & 1) as f64).collect();
            for network in &networks {
                assert_eq!(network.output(&input), f64::from(row.count_ones() % 2));
            }
        }
    }
    for row in worked::depth().rows {
        let n = row.bits;
        assert_eq!((row.wide_hidden, row.wide_weights), (n, (n + 1) * (n + 1)));
        assert_eq!((row.deep_hidden, row.deep_weights), (2 * n - 2, 8 * n - 7));
        assert_eq!(1 << row.deep_layers, n);
        close(row.slopes, 1.0 / (n * n) as f64, 1e-12);
    }
}

#[test]
fn the_sawtooth_in_plain_numbers() {
    let shown = worked::sawtooth_by_hand();
    for row in &shown.rows {
        let x = row.ones as f64;
        close(row.gentle, sigmoid(x - 1.5), 1e-12);
        close(row.steep, sigmoid(10.0 * (x - 1.5)), 1e-12);
        close(row.pre_o, 8.0 * row.gentle - 4.0 * row.steep - 2.0, 1e-12);
        assert_eq!(row.answer, (row.ones % 2) as f64);
    }
    // The order of the bits does not matter.
    for row in 0..8_usize {
        let input = Array1::from_shape_fn(3, |bit| (row >> bit & 1) as f64);
        let odd = row.count_ones() % 2 == 1;
        assert_eq!(worked::sawtooth().forward(input.view()).pre_o[0] >= 0.0, odd);
    }
}

#[test]
fn three_nodes_along_the_wave_in_plain_numbers() {
    let farthest = (-1000..=1000)
        .map(|n| {
            let x = f64::from(n) / 1000.0;
            let down = sigmoid(4.6 * (x - 0.475)) + sigmoid(4.6 * (x + 0.475));
            let pre = 115.0 * sigmoid(1.5 * x) - 39.8 * down - 17.7;
            (sigmoid(pre) - (0.5 + 0.35 * (std::f64::consts::TAU * x).sin())).abs()
        })
        .fold(0.0, f64::max);
    close(distance(&worked::three_nodes()), farthest, 1e-9);
}

#[test]
fn what_one_set_of_samples_says_of_the_best_outputs() {
    let price = worked::price();
    close(price.straight, 0.005, 1e-12);
    close(price.turned, 0.405, 1e-12);
    let variance = 0.9 * 0.005_f64.powi(2) + 0.1 * 0.405_f64.powi(2) - 0.045_f64.powi(2);
    close(price.of_one_set, (variance / 100.0).sqrt(), 1e-12);
    // Fewer than ten turned of a hundred: nearly every second set.
    let (mut chance, mut sum) = (0.9_f64.powi(100), 0.0);
    for turned in 0..10 {
        sum += chance;
        chance *= f64::from(100 - turned) / f64::from(turned + 1) / 9.0;
    }
    close(sum, 0.45, 0.005);
}

#[test]
fn a_bump_in_tanh() {
    for (x, from, to, steepness, height) in
        [(0.2, -0.5, 0.5, 20.0, 1.0), (-0.7, -0.6, 0.1, 7.0, -2.5)]
    {
        let tanh = |place: f64| (0.5 * steepness * (x - place)).tanh();
        close(bump(x, from, to, steepness, height), 0.5 * height * (tanh(from) - tanh(to)), 1e-12);
    }
    // Its area is height times distance, whatever its sides are.
    let area = |steepness: f64| -> f64 {
        (-10_000..10_000)
            .map(|n| bump(f64::from(n) * 1e-3, -0.5, 0.25, steepness, 2.0) * 1e-3)
            .sum()
    };
    close(area(4.0), 1.5, 1e-6);
    close(area(40.0), 1.5, 1e-6);
}

#[test]
fn the_inverse_undoes_the_sigmoid() {
    for output in [0.01, 0.15, 0.5, 0.85, 0.999] {
        close(sigmoid(inverse_sigmoid(output)), output, 1e-12);
    }
    close(worked::stairs().inverse, (0.85_f64 / 0.15).ln(), 1e-9);
}

#[test]
fn stairs_keep_their_bound_and_double_their_price() {
    let shown = worked::stairs();
    close(shown.slope, 0.35 * std::f64::consts::TAU, 1e-12);
    for row in &shown.rows {
        close(row.bound, shown.slope / (row.hidden + 1) as f64, 1e-12);
        assert!(row.distance <= row.bound && row.distance > 0.85 * row.bound);
        // The levels, without any sigmoid.
        let width = 2.0 / (row.hidden + 1) as f64;
        let level = |x: f64| {
            let stair = ((x + 1.0) / width).floor().min(row.hidden as f64);
            wave(-1.0 + width * (stair + 0.5))
        };
        let x = |place: i32| -1.0 + f64::from(place) / 1000.0;
        let farthest = (0..=2000).map(|n| (level(x(n)) - wave(x(n))).abs()).fold(0.0, f64::max);
        // A step of finite steepness cuts the corner a little.
        assert!((0.9..1.01).contains(&(row.distance / farthest)));
    }
    for pair in shown.rows[1..].windows(2) {
        // Twice the nodes, half the distance.
        assert_eq!(pair[1].hidden, 2 * pair[0].hidden);
        close(pair[0].distance / pair[1].distance, 2.0, 0.15);
    }
    // For steps of any steepness that has done its work at the ends.
    for hidden in [3, 7, 20, 55] {
        for steepness in [400.0, 1000.0, 4000.0] {
            let bound = shown.slope / f64::from(hidden + 1);
            assert!(distance(&staircase(wave, hidden as usize, steepness)) < bound + 1e-3);
        }
    }
}

#[test]
fn no_output_beats_the_best_possible() {
    for noise in [0.05, 0.1, 0.3, 0.5] {
        let cost = |o: f64, ones: f64| 0.5 * (ones * (1.0 - o) * (1.0 - o) + (1.0 - ones) * o * o);
        for ones in [noise, 1.0 - noise] {
            let lowest = (0..=1000).map(|n| cost(f64::from(n) / 1000.0, ones));
            close(lowest.fold(f64::INFINITY, f64::min), best_possible(noise), 1e-12);
        }
    }
    // On very many samples the rule itself, as sure as it may be, comes to that.
    let samples = band(200_000, 0.1, 7);
    let cost = |(input, target): (ch16_hidden_size::ndarray::ArrayView1<f64>, _)| -> f64 {
        let target: ch16_hidden_size::ndarray::ArrayView1<f64> = target;
        let output = if in_band(input[0], input[1]) { 0.9 } else { 0.1 };
        0.5 * (output - target[0]) * (output - target[0])
    };
    let mean = samples.iter().map(cost).sum::<f64>() / samples.len() as f64;
    close(mean, best_possible(0.1), 1e-3);
}

thread_local! {
    static COUNTED: Cell<usize> = const { Cell::new(0) };
}

/// A number that counts the multiplications it takes part in.
#[derive(Clone, Copy)]
struct Counted(f64);

impl Mul for Counted {
    type Output = Counted;
    fn mul(self, other: Counted) -> Counted {
        COUNTED.set(COUNTED.get() + 1);
        Counted(self.0 * other.0)
    }
}

/// One update in plain loops, as chapter 15's trainer makes it.
fn update(inputs: usize, hidden: usize, outputs: usize) -> usize {
    COUNTED.set(0);
    let rate = Counted(-0.5);
    let input = vec![Counted(0.25); inputs];
    let mut i_to_h = vec![vec![Counted(0.1); hidden]; inputs];
    let mut h_to_o = vec![vec![Counted(0.2); outputs]; hidden];
    let (mut bias_h, mut bias_o) = (vec![Counted(0.0); hidden], vec![Counted(0.0); outputs]);
    let layer =
        |values: &[Counted], weights: &[Vec<Counted>], biases: &[Counted]| -> Vec<Counted> {
            (0..biases.len())
                .map(|node| {
                    let sum: f64 = values.iter().zip(weights).map(|(v, w)| (*v * w[node]).0).sum();
                    Counted(sigmoid(sum + biases[node].0))
                })
                .collect()
        };
    let slope = |post: Counted| post * Counted(1.0 - post.0);
    let post_h = layer(&input, &i_to_h, &bias_h);
    let post_o = layer(&post_h, &h_to_o, &bias_o);
    let mut error = 0.0;
    let signal: Vec<Counted> = post_o
        .iter()
        .map(|&post| {
            let final_error = Counted(post.0 - 1.0);
            error += (Counted(0.5) * final_error * final_error).0;
            final_error * slope(post)
        })
        .collect();
    let behind: Vec<Counted> = (0..hidden)
        .map(|h| {
            let arriving = h_to_o[h].iter().zip(&signal).map(|(w, s)| (*w * *s).0).sum();
            Counted(arriving) * slope(post_h[h])
        })
        .collect();
    let moved = |weights: &mut [Counted], by: Counted, along: &[Counted]| {
        for (weight, along) in weights.iter_mut().zip(along) {
            weight.0 += (by * *along).0;
        }
    };
    for (weights, post) in h_to_o.iter_mut().zip(&post_h) {
        moved(weights, rate * *post, &signal);
    }
    moved(&mut bias_o, rate, &signal);
    for (weights, input) in i_to_h.iter_mut().zip(&input) {
        moved(weights, rate * *input, &behind);
    }
    moved(&mut bias_h, rate, &behind);
    assert!(error > 0.0);
    COUNTED.get()
}

#[test]
fn the_multiplications_are_those_of_a_counting_program() {
    for (inputs, hidden, outputs) in [(2, 1, 1), (2, 24, 1), (16, 12, 3), (5, 7, 2), (1, 1, 4)] {
        assert_eq!(multiplications(inputs, hidden, outputs), update(inputs, hidden, outputs));
    }
    let price = worked::price();
    for (size, (update, training)) in
        price.sizes.iter().zip(price.update.iter().zip(&price.training))
    {
        assert_eq!(*update, 11 * size + 7);
        assert_eq!(*training, update * 50_000);
    }
    assert_eq!(price.each, update(2, 2, 1) - update(2, 1, 1));
}

#[test]
fn the_choice_in_plain_words() {
    let errors: Vec<(usize, Vec<f64>)> = vec![
        (8, vec![0.10, 0.12, 0.11]),
        (2, vec![0.113, 0.114, 0.1155]),
        (1, vec![0.2, 0.1, 0.3]),
        (4, vec![0.11, 0.113, 0.109]),
    ];
    for (_, of_size) in &errors {
        let mean = of_size.iter().sum::<f64>() / 3.0;
        close(mean_and_standard_error(of_size).0, mean, 1e-15);
        let standard_error = study::standard_error_of_mean(of_size);
        close(mean_and_standard_error(of_size).1, standard_error, 1e-15);
    }
    // The lowest mean is 0.11, its standard error 0.0058; 0.1142 is within, 0.2 is not.
    assert_eq!(choose(&errors), 2);
    assert_eq!(choose(&errors[..1]), 8);
}

#[test]
fn the_noise_is_as_large_as_it_is_said_to_be() {
    let samples = band(20_000, 0.1, 1);
    let turned = samples
        .iter()
        .filter(|(input, target)| in_band(input[0], input[1]) != (target[0] == 1.0))
        .count();
    close(turned as f64 / 20_000.0, 0.1, 3.0 * (0.09_f64 / 20_000.0).sqrt());
    // The same network of one input follows the curve at its stairs' middles.
    let network = staircase(wave, 9, 400.0);
    for stair in 0..10 {
        let x = -1.0 + 0.2 * (f64::from(stair) + 0.5);
        close(network.forward(array![x].view()).post_o[0], wave(x), 1e-9);
    }
}

/// Each stair of a staircase is as high as its curve in the middle of it, also where the curve does not
/// look the same from behind or after a shift.
#[test]
fn a_stair_is_as_high_as_the_curve_in_its_middle() {
    let curve = |x: f64| 0.2 + 0.15 * (x + 1.0) * (x + 1.0);
    for hidden in [1, 2, 5] {
        let network = staircase(curve, hidden, 2000.0);
        let width = 2.0 / (hidden as f64 + 1.0);
        for stair in 0..=hidden {
            let middle = width * (stair as f64 + 0.5) - 1.0;
            close(network.forward(array![middle].view()).post_o[0], curve(middle), 1e-9);
        }
    }
}

/// The lines at the edges of the band belong to the outside.
#[test]
fn the_edge_of_the_band_is_outside() {
    // Twice the number nearest to three tenths is the number nearest to six tenths.
    assert!(!in_band(0.3, 0.3) && !in_band(-0.3, -0.3));
    assert!(in_band(0.3, 0.29) && in_band(-0.3, -0.29) && !in_band(0.3, 0.31));
}
