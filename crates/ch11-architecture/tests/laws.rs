//! What must hold for every network, tried on networks drawn from seeds, and the page's numbers
//! by a second road.

use ch11_architecture::ndarray::{Array1, Array2, array};
use ch11_architecture::worked::{
    self, apart, beside_chapter_10, from_rows, nudged, one_update, out_by_in, published, starts,
    summed_error, train, transposed, two_outputs, with_a_constant,
};
use ch11_architecture::{Gradients, Network, backpropagate, outer};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use study::over_seeds;

/// A network of 1 to 6 inputs, hidden nodes and outputs, and a sample for it.
fn drawn(seed: u64) -> (Network, Array1<f64>, Array1<f64>) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let [inputs, hidden, outputs] = [0; 3].map(|_| rng.random_range(1..=6));
    let network = Network::seeded(inputs, hidden, outputs, seed + 1000);
    let mut list = |n| Array1::from_shape_simple_fn(n, || rng.random_range(-2.0..2.0));
    let input = list(inputs);
    let target = list(outputs).mapv(|number: f64| f64::from(u8::from(number > 0.0)));
    (network, input, target)
}

fn computed(network: &Network, input: &Array1<f64>, target: &Array1<f64>) -> Gradients {
    backpropagate(network, input.view(), target.view()).expect("the sample fits")
}

#[test]
fn the_matrices_agree_with_nudging() {
    for seed in 0..300 {
        let (network, input, target) = drawn(seed);
        let gradients = computed(&network, &input, &target);
        let measured = nudged(&network, input.view(), target.view(), 1e-5);
        for apart in
            [apart(&gradients.i_to_h, &measured.i_to_h), apart(&gradients.h_to_o, &measured.h_to_o)]
        {
            assert!(apart < 1e-7, "seed {seed}: {apart:e}");
        }
    }
}

/// Fewer than eight terms in every sum: the same bits as the loops.
#[test]
fn with_one_output_they_are_the_gradients_of_chapter_10() {
    for seed in 0..300 {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let (inputs, hidden) = (rng.random_range(1..=7), rng.random_range(1..=7));
        let scalar = ch09_training::Network::seeded(inputs, hidden, seed);
        let input: Vec<f64> = (0..inputs).map(|_| rng.random_range(-2.0..2.0)).collect();
        let sample = ch09_training::Sample { input, target: (seed % 2) as f64 };
        let theirs = ch10_backpropagation::backpropagate(&scalar, &sample);

        let network = from_rows(&scalar);
        let (input, target) = (Array1::from(sample.input), array![sample.target]);
        let ours = computed(&network, &input, &target);
        assert_eq!(ours.i_to_h.iter().copied().collect::<Vec<_>>(), theirs.i_to_h.concat());
        assert_eq!(ours.h_to_o.iter().copied().collect::<Vec<_>>(), theirs.h_to_o);

        let (mut scalar, mut network) = (scalar, network);
        scalar.descend(&theirs, 0.7);
        network.descend(&ours, 0.7);
        assert_eq!(network, from_rows(&scalar), "seed {seed}");
    }
}

/// Beyond that they differ in the last bits and in no printed digit.
#[test]
fn with_many_hidden_nodes_they_agree_to_twelve_digits() {
    for seed in 0..50 {
        let scalar = ch09_training::Network::seeded(9, 40, seed);
        let input: Vec<f64> = (0..9).map(|i| f64::from(i % 3) - 1.0).collect();
        let sample = ch09_training::Sample { input, target: 1.0 };
        let theirs = ch10_backpropagation::backpropagate(&scalar, &sample);
        let input = Array1::from(sample.input);
        let ours = computed(&from_rows(&scalar), &input, &array![1.0]);
        for (ours, theirs) in ours.i_to_h.iter().zip(theirs.i_to_h.concat()) {
            assert!((ours - theirs).abs() < 1e-13, "seed {seed}: {ours} {theirs}");
        }
    }
}

#[test]
fn every_number_of_chapter_10_in_every_bit() {
    let ours = one_update();
    for (ours, theirs) in beside_chapter_10(&ours) {
        assert_eq!(format!("{ours:.6}"), format!("{theirs:.6}"));
        assert_eq!(ours.to_bits(), theirs.to_bits(), "{ours} {theirs}");
    }
    assert_eq!((ours.compared, ours.equal), (57, 57));
}

/// The library's long sum written out: eight running sums, added up in a fixed order. In one
/// column it is that one, in two it is the plain loop.
#[test]
fn long_sums_keep_eight_running_sums() {
    let mut rng = ChaCha8Rng::seed_from_u64(5);
    for terms in 1..=64 {
        let mut list = |n| Array1::from_shape_simple_fn(n, || rng.random_range(-1.0..1.0));
        let (values, weights): (Array1<f64>, Array1<f64>) = (list(terms), list(terms));
        let products: Vec<f64> = values.iter().zip(&weights).map(|(v, w)| v * w).collect();
        let mut running = [0.0; 8];
        let whole = terms / 8 * 8;
        for (k, product) in products[..whole].iter().enumerate() {
            running[k % 8] += product;
        }
        let mut by_eights = 0.0;
        for k in 0..4 {
            by_eights += running[k] + running[k + 4];
        }
        let by_eights = products[whole..].iter().fold(by_eights, |sum, product| sum + product);
        let in_order = products.iter().fold(0.0, |sum, product| sum + product);

        let one = Array2::from_shape_fn((terms, 1), |(row, _)| weights[row]);
        let two = Array2::from_shape_fn((terms, 2), |(row, _)| weights[row]);
        assert_eq!(values.dot(&one)[0], by_eights, "{terms} terms");
        assert_eq!(values.dot(&two)[1], in_order, "{terms} terms");
        assert_eq!(one.t().dot(&values)[0], by_eights, "{terms} terms");
    }
}

/// Many samples at once: the same numbers, but no promise about the last digits.
#[test]
fn a_matrix_of_samples_gives_the_rows() {
    let network = Network::seeded(9, 20, 3, 1);
    let samples = Array2::from_shape_fn((5, 9), |(n, i)| ((n * 7 + i * 3) % 5) as f64 - 2.0);
    let together = samples.dot(&network.i_to_h);
    for (sample, row) in samples.outer_iter().zip(together.outer_iter()) {
        for (a, b) in network.forward(sample).unwrap().pre_h.iter().zip(row) {
            assert!((a - b).abs() < 1e-12, "{a} {b}");
        }
    }
}

/// The transposed program written with chapter 10's loops: the same networks, bit for bit, so
/// the page's counts are not an affair of the matrices.
#[test]
fn the_transposed_program_in_loops() {
    let samples = with_a_constant(|a, b| a != b);
    for seed in 0..20 {
        let mut looped = ch09_training::Network::seeded(3, 3, seed);
        for _ in 0..200 {
            for (input, target) in &samples {
                let (input, target) = (input.to_vec(), target[0]);
                let sample = ch09_training::Sample { input, target };
                let gradients = ch10_backpropagation::backpropagate(&looped, &sample);
                for i in 0..3 {
                    for h in 0..3 {
                        looped.i_to_h[i][h] -= 0.5 * gradients.i_to_h[h][i];
                    }
                    looped.h_to_o[i] -= 0.5 * gradients.h_to_o[i];
                }
            }
        }
        let mut network = Network::seeded(3, 3, 1, seed);
        train(&mut network, &samples, transposed, 0.5, 200);
        assert_eq!(network, from_rows(&looped), "seed {seed}");
    }
}

fn sigmoid(pre: f64) -> f64 {
    1.0 / (1.0 + (-pre).exp())
}

/// What arrives at each node that these weights lead to, by plain sums over what was sent.
fn sums(sent: &[f64], weights: &[Vec<f64>]) -> Vec<f64> {
    let to = |node: usize| sent.iter().zip(weights).map(|(sent, row)| sent * row[node]).sum();
    (0..weights[0].len()).map(to).collect()
}

#[track_caller]
fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-14, "{a} is not {b}");
}

/// The page's update from the inputs and weights that it prints.
#[test]
fn the_update_starts_from_the_weights_that_are_shown() {
    let shown = one_update();
    assert_eq!(shown.pre_h.len(), 4);
    for (pre, sum) in shown.pre_h.iter().zip(sums(&shown.input, &shown.i_to_h)) {
        close(*pre, sum);
    }
    close(shown.pre_o[0], sums(&shown.post_h, &shown.h_to_o)[0]);
    for (h, post) in shown.post_h.iter().enumerate() {
        close(*post, sigmoid(shown.pre_h[h]));
        close(shown.arriving[h], shown.h_to_o[h][0] * shown.error_signal[0]);
        close(shown.behind[h], shown.arriving[h] * post * (1.0 - post));
        close(shown.gradient_h_to_o[h][0], post * shown.error_signal[0]);
    }
}

/// The network that carries Mazur's biases, from its weights to the error after either update, in
/// plain sums.
#[test]
fn two_outputs_by_plain_sums() {
    use ch10_backpropagation::mazur::{INPUT, LEARNING_RATE, TARGETS};
    let shown = two_outputs();
    assert_eq!(shown.input, [INPUT[0], INPUT[1], 1.0]);
    // The third hidden node hears nothing and always says one half.
    assert_eq!((shown.post_h[2], shown.i_to_h.iter().all(|row| row[2] == 0.0)), (0.5, true));
    let outputs = |i_to_h: &[Vec<f64>], h_to_o: &[Vec<f64>]| -> (Vec<f64>, Vec<f64>) {
        let post_h: Vec<f64> = sums(&shown.input, i_to_h).into_iter().map(sigmoid).collect();
        let post_o = sums(&post_h, h_to_o).into_iter().map(sigmoid).collect();
        (post_h, post_o)
    };
    let error = |post_o: &[f64]| -> f64 {
        post_o.iter().zip(TARGETS).map(|(post, target)| (post - target).powi(2) / 2.0).sum()
    };
    let (post_h, post_o) = outputs(&shown.i_to_h, &shown.h_to_o);
    close(shown.error, error(&post_o));
    for (o, post) in post_o.iter().enumerate() {
        close(shown.post_o[o], *post);
        close(shown.error_signal[o], (post - TARGETS[o]) * post * (1.0 - post));
        close(shown.back_to_h1[o], shown.h_to_o[0][o] * shown.error_signal[o]);
    }
    // Behind each hidden node, with both signals and with the first alone.
    let behind = |signals: [f64; 2]| -> Vec<f64> {
        let over = |h: usize| shown.h_to_o[h][0] * signals[0] + shown.h_to_o[h][1] * signals[1];
        (0..3).map(|h| over(h) * post_h[h] * (1.0 - post_h[h])).collect()
    };
    let (first, second) = (shown.error_signal[0], shown.error_signal[1]);
    let (both, alone) = (behind([first, second]), behind([first, 0.0]));
    for (h, behind) in both.iter().enumerate() {
        close(shown.post_h[h], post_h[h]);
        close(shown.arriving[h] * post_h[h] * (1.0 - post_h[h]), *behind);
    }
    // The inputs are a factor of all three lengths and cancel.
    let length = |values: &[f64]| values.iter().map(|x| x * x).sum::<f64>().sqrt();
    let between: Vec<f64> = both.iter().zip(&alone).map(|(both, alone)| both - alone).collect();
    let off = length(&between) / (length(&both) + length(&alone));
    close(shown.without_sum_i_to_h, off);
    // The eight published weights move, and what carries the biases stays.
    let after = |behind: &[f64]| {
        let (mut i_to_h, mut h_to_o) = (shown.i_to_h.clone(), shown.h_to_o.clone());
        for (from, to) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
            i_to_h[from][to] -= LEARNING_RATE * shown.input[from] * behind[to];
            h_to_o[from][to] -= LEARNING_RATE * post_h[from] * shown.error_signal[to];
        }
        error(&outputs(&i_to_h, &h_to_o).1)
    };
    close(shown.new_error, after(&both));
    close(shown.new_error_without_sum, after(&alone));
}

/// The published example, carried by weights, lands where chapter 10's own code lands.
#[test]
fn two_outputs_are_the_published_ones() {
    let theirs = ch10_backpropagation::worked::mazur();
    let ours = two_outputs();
    assert_eq!(published().i_to_h.dim(), (3, 3));
    for (ours, theirs) in ours.post_o.iter().zip(theirs.post_o) {
        assert!((ours - theirs).abs() < 1e-15, "{ours} {theirs}");
    }
    assert!((ours.error - theirs.error).abs() < 1e-15);
    assert!((ours.new_error - theirs.gradients_first).abs() < 1e-15);
    let sum = ours.back_to_h1[0] + ours.back_to_h1[1];
    assert_eq!(sum.to_bits(), ours.arriving[0].to_bits());
}

/// The products against loops over every index, written without a matrix.
#[test]
fn shapes_and_sums_by_index() {
    for seed in 0..100 {
        let (network, input, _) = drawn(seed);
        let (inputs, hidden) = network.i_to_h.dim();
        let outputs = network.h_to_o.ncols();
        let forward = network.forward(input.view()).unwrap();
        assert_eq!((forward.pre_h.len(), forward.post_o.len()), (hidden, outputs));
        for h in 0..hidden {
            let mut sum = 0.0;
            for i in 0..inputs {
                sum += input[i] * network.i_to_h[[i, h]];
            }
            assert_eq!(forward.pre_h[h], sum);
        }
        let product = outer(input.view(), forward.post_o.view());
        for ((i, o), value) in product.indexed_iter() {
            assert_eq!(*value, input[i] * forward.post_o[o]);
        }
    }
}

#[test]
fn nothing_complains_about_a_square_that_is_transposed_but_the_gradient_check() {
    for seed in 0..50 {
        let network = Network::seeded(3, 3, 1, seed);
        let (input, target) = (array![1.0, 0.5, -0.5], array![0.0]);
        let wrong = transposed(&network, input.view(), target.view());
        network.clone().descend(&wrong, 1.0);
        let measured = nudged(&network, input.view(), target.view(), 1e-5);
        assert!(apart(&wrong.i_to_h, &measured.i_to_h) > 0.05, "seed {seed}");
        assert!(apart(&wrong.h_to_o, &measured.h_to_o) < 1e-7, "seed {seed}");
    }
}

#[test]
#[should_panic(expected = "the shape of ItoH")]
fn a_gradient_of_another_shape_is_refused() {
    let mut network = Network::seeded(3, 4, 1, 0);
    let transposed = Gradients { i_to_h: Array2::zeros((4, 3)), h_to_o: Array2::zeros((4, 1)) };
    network.descend(&transposed, 1.0);
}

/// One row would be stretched over all three without a word.
#[test]
#[should_panic(expected = "the shape of ItoH")]
fn a_gradient_of_one_row_is_refused() {
    let mut network = Network::seeded(3, 4, 1, 0);
    let row = Gradients { i_to_h: Array2::zeros((1, 4)), h_to_o: Array2::zeros((4, 1)) };
    network.descend(&row, 1.0);
}

#[test]
fn errors_name_both_shapes() {
    let said = |error: ch11_architecture::ShapeError| error.to_string();
    let network = Network::seeded(3, 4, 2, 0);
    let (input, short) = (array![1.0, 2.0, 3.0], array![1.0, 2.0]);
    assert_eq!(
        said(network.forward(short.view()).unwrap_err()),
        "the input has 2 values, but ItoH is 3×4 and wants 3"
    );
    assert_eq!(
        said(backpropagate(&network, short.view(), short.view()).unwrap_err()),
        "the input has 2 values, but ItoH is 3×4 and wants 3"
    );
    assert_eq!(
        said(backpropagate(&network, input.view(), input.view()).unwrap_err()),
        "the target has 3 values, but HtoO is 4×2 and wants 2"
    );
    let (i_to_h, h_to_o) = (Array2::zeros((4, 3)), Array2::zeros((4, 1)));
    assert_eq!(
        said(Network::new(i_to_h.clone(), h_to_o.clone()).unwrap_err()),
        "HtoO has the shape 4×1, but ItoH is 4×3 and wants 3 rows, one for each hidden node"
    );
    assert!(Network::new(i_to_h.t().to_owned(), h_to_o).is_ok());
}

/// The seed that the figure begins with stands in the middle of the hundred.
#[test]
fn the_figure_shows_a_middling_seed() {
    let samples = with_a_constant(|a, b| a || b);
    let mut errors: Vec<(f64, u64)> = (0..100)
        .map(|seed| {
            let mut network = Network::seeded(3, 3, 1, seed);
            train(&mut network, &samples, transposed, 1.0, 600);
            (summed_error(&network, &samples), seed)
        })
        .collect();
    errors.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert_eq!(errors[50].1, 24);
}

/// For one output the same draws in the same order as chapter 9.
#[test]
fn seeded_as_in_chapter_9() {
    for seed in 0..100 {
        let theirs = from_rows(&ch09_training::Network::seeded(3, 4, seed));
        assert_eq!(Network::seeded(3, 4, 1, seed), theirs);
    }
    let weights = Network::seeded(30, 40, 5, 1);
    assert!(weights.i_to_h.iter().all(|weight| (-1.0..1.0).contains(weight)));
}

/// A pair of twins is one node whose weight to the output counts twice.
#[test]
fn twins_are_one_node() {
    for seed in 0..50 {
        let pairs = &starts(seed)[2];
        let two = Network {
            i_to_h: Array2::from_shape_fn((2, 2), |(i, h)| pairs.i_to_h[[i, 2 * h]]),
            h_to_o: Array2::from_shape_fn((2, 1), |(h, _)| 2.0 * pairs.h_to_o[[2 * h, 0]]),
        };
        let input = array![1.0, -0.5];
        let outputs = [pairs, &two].map(|n| n.forward(input.view()).unwrap().post_o[0]);
        assert!((outputs[0] - outputs[1]).abs() < 1e-15, "seed {seed}: {outputs:?}");
    }
}

/// HtoO is looked at as well.
#[test]
#[should_panic(expected = "the shape of HtoO")]
fn a_transposed_gradient_of_h_to_o_is_refused() {
    let mut network = Network::seeded(3, 4, 1, 0);
    let turned = Gradients { i_to_h: Array2::zeros((3, 4)), h_to_o: Array2::zeros((1, 4)) };
    network.descend(&turned, 1.0);
}

#[test]
fn one_step_lowers_the_error() {
    let ours = out_by_in();
    assert!(ours.new_error < ours.error);
}

/// A bin gets each of 2368 weights with a probability of one in twenty: the extremes of 2000
/// bins lie three to four standard deviations out.
#[test]
fn the_fullest_and_the_emptiest_bin_by_the_binomial() {
    let shown = worked::drawn();
    let [inputs, hidden, outputs] = shown.shape;
    assert_eq!(shown.weights, (inputs + outputs) * hidden);
    let weights = shown.weights as f64;
    assert!((shown.expected * 20.0 - weights).abs() < 1e-9);
    let deviation = (weights * 0.05 * 0.95).sqrt();
    for (bin, out) in [(shown.fewest, -1.0), (shown.most, 1.0)] {
        let deviations = out * (bin as f64 - shown.expected) / deviation;
        assert!((2.5..4.5).contains(&deviations), "{deviations}");
    }
    assert_eq!(shown.as_in_chapter_9, shown.seeds as usize);
}

/// How often the two orders of a sum agree, in plain lists of the same draws with the library's
/// order written out; and a tenth in whole numbers.
#[test]
fn rounding_as_the_page_counts_it() {
    let shown = worked::rounding();
    assert_eq!((shown.one_column, shown.by_rows, shown.two_columns), (8, 8, 0));
    // The page's own network comes first, and then what lies around the first difference.
    let around = [one_update().post_h.len(), shown.one_column - 1, shown.one_column];
    assert_eq!([0, 1, 2].map(|row| shown.lengths[row].terms), around);
    for row in &shown.lengths {
        let (mut equal, mut largest) = (0, 0.0_f64);
        for seed in 0..shown.draws {
            let mut rng = ChaCha8Rng::seed_from_u64(seed);
            let drawn: Vec<f64> = (0..2 * row.terms).map(|_| rng.random_range(-1.0..1.0)).collect();
            let (values, weights) = drawn.split_at(row.terms);
            let products: Vec<f64> = values.iter().zip(weights).map(|(v, w)| v * w).collect();
            let whole = row.terms / 8 * 8;
            let mut running = [0.0; 8];
            for (k, product) in products[..whole].iter().enumerate() {
                running[k % 8] += product;
            }
            let by_eights = (0..4).fold(0.0, |sum, k| sum + (running[k] + running[k + 4]));
            let by_eights = products[whole..].iter().fold(by_eights, |sum, x| sum + x);
            let apart = by_eights - products.iter().sum::<f64>();
            equal += u64::from(apart == 0.0);
            largest = largest.max(apart.abs());
        }
        assert_eq!((row.equal, row.largest), (equal, largest), "{} terms", row.terms);
        // Each of the additions rounds by half of the last bit of a sum below the number of terms.
        let terms = row.terms as f64;
        assert!(row.largest <= terms * terms * f64::EPSILON);
        // Fewer than eight terms are one sum, as in the loop.
        assert_eq!(row.largest == 0.0, row.terms < 8);
        assert_eq!(row.equal == shown.draws, row.terms < 8);
    }
    assert!(shown.lengths.windows(2).all(|pair| pair[1].equal <= pair[0].equal));
    // What is kept for a tenth, in parts of 2⁵⁵: ten of it are 2 parts too many.
    let parts = 2_i64.pow(55);
    let tenth = (0.1 * parts as f64) as i64;
    assert_eq!(tenth as f64 / parts as f64, 0.1);
    assert_eq!(shown.fused, (parts - 10 * tenth) as f64 / parts as f64);
    assert_eq!(shown.in_two_steps, 0.0);
}

/// What the page prints, as it is recorded: these trainings take a while, and `snapshots.rs` holds
/// `worked::transposed_square` and `worked::twins` to them.
fn recorded(snapshot: &str) -> serde_json::Value {
    let (_, numbers) = snapshot.split_once("\n---\n").expect("a snapshot");
    serde_json::from_str(numbers).expect("numbers")
}

fn number(value: &serde_json::Value) -> f64 {
    value.as_f64().expect("a number")
}

/// Both programs on other seeds.
#[test]
fn the_transposed_square_as_the_page_tells_it() {
    let shown = recorded(include_str!("snapshots/transposed.snap"));
    let epochs = shown["epochs"].as_u64().expect("a count") as usize;
    let rules: [fn(bool, bool) -> bool; 2] = [|a, b| a || b, |a, b| a != b];
    for (task, rule) in rules.into_iter().enumerate() {
        let of = |what: &str| number(&shown["tasks"][task][what]);
        let samples = with_a_constant(rule);
        let runs = over_seeds(30, |seed| {
            let mut networks = [0; 2].map(|_| Network::seeded(3, 3, 1, 500 + seed));
            train(&mut networks[0], &samples, worked::right, 1.0, epochs);
            train(&mut networks[1], &samples, transposed, 1.0, epochs);
            networks.map(|network| worked::solved(&network, &samples))
        });
        for (program, page) in [of("right"), of("wrong")].into_iter().enumerate() {
            let solved = runs.iter().filter(|run| run[program]).count() as f64 / 30.0;
            let page = page / 100.0;
            let error = (page * (1.0 - page) * (1.0 / 30.0 + 1.0 / 100.0)).sqrt();
            assert!((solved - page).abs() <= 3.0 * error, "{solved} and {page}");
        }
        // Of what only one of the programs solves, nearly all is the right one's.
        let only = |one: usize, other: usize| {
            runs.iter().filter(|run| run[one] && !run[other]).count() as f64
        };
        let (right, wrong) = (only(0, 1), only(1, 0));
        assert!(right - wrong > 2.0 * (right + wrong).sqrt(), "{right} and {wrong}");
        assert!(of("right") > of("wrong") && of("right_error") < of("wrong_error"));
        // Read the wrong way round most are lost.
        assert!(2.0 * of("read_transposed") < of("right"));
    }
    // On the easy task four times out of five; the check finds HtoO right and ItoH wrong.
    let of = |what: &str| number(&shown[what]);
    assert!((75.0..=85.0).contains(&number(&shown["tasks"][0]["wrong"])));
    assert!(of("h_to_o") < 1e-7 && of("right") < 1e-7 && of("i_to_h_least") > 0.1);
    assert!(of("i_to_h_least") < of("i_to_h"));
}

/// Copies stay copies, so there are as many nodes as the start has; and all drawn is chapter 10's.
#[test]
fn the_four_starts_as_the_page_counts_them() {
    let shown = recorded(include_str!("snapshots/twins.snap"));
    let all = |what: &str| -> Vec<f64> {
        let starts = shown["starts"].as_array().expect("four starts").iter();
        starts.map(|start| number(&start[what])).collect()
    };
    assert_eq!((all("fewest"), all("most")), (vec![1.0, 1.0, 2.0, 4.0], vec![1.0, 1.0, 2.0, 4.0]));
    let update = ch10_backpropagation::update;
    let loops = ch10_backpropagation::worked::xor_solved(|network, sample| {
        update(network, sample, 1.0);
    });
    let solved = all("solved");
    assert_eq!(solved[3], loops as f64);
    // One node cannot do XOR, whatever it learns, and the gradient check finds nothing wrong.
    assert_eq!(solved[..2], [0.0, 0.0]);
    assert!(all("check").into_iter().all(|apart| apart < 1e-6));
}
