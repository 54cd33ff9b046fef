//! The page's numbers once more by plain loops: from the lines of the file, from the answers one by
//! one, and from trainings in which every weight moves by itself.

use std::{ops::RangeInclusive, sync::LazyLock};

use ch24_digits::file::FILE;
use ch24_digits::worked::{DRAWINGS, NETWORK, drawings, peers, recorded};
use ch24_digits::{Activation, Network, Samples, Start, ndarray::Array2, permutation, seen};
use proof::plainly::{Layers, error_of_mean, list, mean, number, numbers, whole};
use serde_json::Value;

static SPLITS: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("oracles/splits.json")).expect("JSON"));

fn close(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} is not {b} within {within:e}");
}

fn rows(value: &Value) -> Vec<usize> {
    list(value).iter().map(whole).collect()
}

/// An image: its ink as shares, and its digit.
type Image = (Vec<f64>, usize);

/// The lines of the file.
static LINES: LazyLock<Vec<Image>> = LazyLock::new(|| {
    let image = |line: &str| {
        let mut fields: Vec<f64> =
            line.split(',').map(|field| field.parse().expect("ink")).collect();
        let class = fields.pop().expect("a digit") as usize;
        (fields.iter().map(|ink| ink / 16.0).collect(), class)
    };
    FILE.lines().map(image).collect()
});

fn of(rows: &[usize]) -> Vec<Image> {
    rows.iter().map(|row| LINES[*row].clone()).collect()
}

/// Training part, validation part and test set of a seed.
fn shuffled(seed: usize) -> [Vec<Image>; 3] {
    let split = &SPLITS["seeds"][seed];
    [&split["training"], &split["validation"], &SPLITS["test"]].map(|value| of(&rows(value)))
}

/// The same where the test set is the end of the file.
fn in_order(seed: usize) -> [Vec<Image>; 3] {
    let places = Array2::from_shape_fn((1198, 1), |(row, _)| row as f64);
    let places = Samples { inputs: places.clone(), targets: places };
    let kept = ch13_validation::split(&places, [3, 1, 0], seed as u64);
    let rows = |samples: &Samples| -> Vec<usize> {
        samples.inputs.column(0).iter().map(|row| *row as usize).collect()
    };
    [of(&rows(&kept.training)), of(&rows(&kept.validation)), LINES[1198..].to_vec()]
}

// Networks

/// The hidden nodes are tanh's. The weights are those of `network.csv`, in its order.
fn layers(nodes: &[usize]) -> Layers {
    Layers { nodes: nodes.to_vec(), relu: false }
}

/// Softmax of the outputs' sums.
fn softmax(sums: &[f64]) -> Vec<f64> {
    let powers: Vec<f64> = sums.iter().map(|pre| pre.exp()).collect();
    powers.iter().map(|power| power / powers.iter().sum::<f64>()).collect()
}

fn shares(nodes: &[usize], weights: &[f64], input: &[f64]) -> Vec<f64> {
    softmax(&layers(nodes).values(weights, input)[nodes.len() - 1])
}

fn told(nodes: &[usize], weights: &[f64], input: &[f64]) -> usize {
    let shares = shares(nodes, weights, input);
    (0..shares.len()).max_by(|a, b| shares[*a].total_cmp(&shares[*b])).expect("ten")
}

fn mean_gradient(nodes: &[usize], weights: &[f64], images: &[Image], batch: &[usize]) -> Vec<f64> {
    let layers = layers(nodes);
    let mut sum = vec![0.0; weights.len()];
    for number in batch {
        let (input, class) = &images[*number];
        let values = layers.values(weights, input);
        let mut signals = softmax(&values[nodes.len() - 1]);
        signals[*class] -= 1.0;
        layers.add_gradient(weights, &values, signals, 1.0 / batch.len() as f64, &mut sum);
    }
    sum
}

/// The weights and biases as `network.csv` would have them.
fn in_a_row(network: &Network) -> Vec<f64> {
    network
        .layers
        .iter()
        .flat_map(|layer| layer.weights.iter().chain(&layer.biases))
        .copied()
        .collect()
}

fn start(nodes: &[usize], seed: usize) -> Vec<f64> {
    let mut activations = vec![Activation::Tanh; nodes.len() - 2];
    activations.push(Activation::Linear);
    in_a_row(&Start::Glorot.network(nodes, &activations, seed as u64))
}

/// Batches of 32, Adam with a learning rate of a hundredth, a patience of ten epochs: the weights of
/// the best epoch, and its number.
fn trained(
    nodes: &[usize],
    training: &[Image],
    validation: &[Image],
    seed: usize,
) -> (Vec<f64>, usize) {
    let mut weights = start(nodes, seed);
    let error = |weights: &[f64]| {
        let misses =
            validation.iter().map(|(input, class)| -shares(nodes, weights, input)[*class].ln());
        misses.sum::<f64>()
    };
    let mut best = (error(&weights), weights.clone(), 0);
    let (mut means, mut squares) = (vec![0.0; weights.len()], vec![0.0; weights.len()]);
    let (mut kept, mut kept_squares) = (1.0, 1.0);
    let mut epoch = 0;
    while epoch < best.2 + 10 {
        epoch += 1;
        for batch in permutation(training.len(), (1000 * seed + epoch) as u64).chunks(32) {
            let gradient = mean_gradient(nodes, &weights, training, batch);
            kept *= 0.9;
            kept_squares *= 0.999;
            for (place, slope) in gradient.iter().enumerate() {
                means[place] += 0.1 * (slope - means[place]);
                squares[place] += 0.001 * (slope * slope - squares[place]);
                let size = (squares[place] / (1.0 - kept_squares)).sqrt() + 1e-8;
                weights[place] -= 0.01 * means[place] / (1.0 - kept) / size;
            }
        }
        let now = error(&weights);
        if now < best.0 {
            best = (now, weights.clone(), epoch);
        }
    }
    (best.1, best.2)
}

const PAGE: [usize; 3] = [64, 32, 10];

/// The weights of the page's network.
static SHIPPED: LazyLock<Vec<f64>> = LazyLock::new(|| {
    let fields = NETWORK.lines().skip(1).flat_map(|line| line.split(','));
    fields.map(|field| field.parse().expect("a weight")).collect()
});

fn answers(nodes: &[usize], weights: &[f64], images: &[Image]) -> String {
    images.iter().map(|(input, _)| told(nodes, weights, input).to_string()).collect()
}

fn count(nodes: &[usize], weights: &[f64], images: &[Image]) -> usize {
    images.iter().filter(|(input, class)| told(nodes, weights, input) == *class).count()
}

/// The image moved, pixel by pixel.
fn moved((input, class): &Image, right: isize, down: isize) -> Image {
    let mut there = vec![0.0; 64];
    for row in 0..8 {
        for column in 0..8 {
            let (to_row, to_column) = (row + down, column + right);
            if (0..8).contains(&to_row) && (0..8).contains(&to_column) {
                there[(8 * to_row + to_column) as usize] = input[(8 * row + column) as usize];
            }
        }
    }
    (there, *class)
}

fn all_moved(images: &[Image], right: isize, down: isize) -> Vec<Image> {
    images.iter().map(|image| moved(image, right, down)).collect()
}

#[test]
fn weight_by_weight_each_training_answers_as_recorded() {
    let [training, validation, test] = shuffled(1);
    let (weights, best) = trained(&PAGE, &training, &validation, 1);
    assert_eq!(answers(&PAGE, &weights, &test), recorded::NETWORK[1]);
    assert_eq!(best, usize::from(recorded::EPOCHS[1]));
    for (size, nodes) in [16, 32, 64].into_iter().enumerate() {
        let nodes = [64, nodes, 10];
        let [training, validation, _] = shuffled(7);
        let (weights, _) = trained(&nodes, &training, &validation, 7);
        let right = count(&nodes, &weights, &validation);
        assert_eq!(right, usize::from(recorded::VALIDATED[size][7]));
    }
    let [training, validation, test] = in_order(4);
    let (weights, _) = trained(&PAGE, &training, &validation, 4);
    assert_eq!(answers(&PAGE, &weights, &test), recorded::IN_ORDER[4]);
    assert_eq!(count(&PAGE, &weights, &validation), usize::from(recorded::IN_ORDER_VALIDATED[4]));
}

#[test]
fn weight_by_weight_softmax_alone_answers_as_recorded() {
    let [training, validation, test] = shuffled(2);
    let (weights, _) = trained(&[64, 10], &training, &validation, 2);
    assert_eq!(answers(&[64, 10], &weights, &test), recorded::SOFTMAX[2]);
}

#[test]
fn weight_by_weight_moved_images_teach_what_is_recorded() {
    let [training, validation, test] = shuffled(8);
    let sides = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)];
    let training: Vec<Image> =
        sides.iter().flat_map(|(right, down)| all_moved(&training, *right, *down)).collect();
    let (weights, _) = trained(&PAGE, &training, &validation, 8);
    assert_eq!(answers(&PAGE, &weights, &test), recorded::WITH_SHIFTS[8]);
    for (place, right, down) in [(10, -2, 0), (14, 2, 0), (18, 1, 1)] {
        let right = count(&PAGE, &weights, &all_moved(&test, right, down));
        assert_eq!(right, usize::from(recorded::SHIFTED_WITH_SHIFTS[8][place]));
    }
}

// Counts of answers

/// Of each answer whether it is right, for each seed.
fn right(answers: &[&str], targets: &[usize]) -> Vec<Vec<f64>> {
    let one = |(answer, target): (char, &usize)| {
        if answer.to_digit(10) == Some(*target as u32) { 1.0 } else { 0.0 }
    };
    answers.iter().map(|answers| answers.chars().zip(targets).map(one).collect()).collect()
}

/// For each image the share of the seeds.
fn image_by_image(right: &[Vec<f64>]) -> Vec<f64> {
    (0..right[0].len())
        .map(|image| mean(&right.iter().map(|row| row[image]).collect::<Vec<_>>()))
        .collect()
}

/// The mean of what one has more than the other, image by image, and its standard error.
fn ahead(one: &[Vec<f64>], other: &[Vec<f64>]) -> [f64; 2] {
    let (one, other) = (image_by_image(one), image_by_image(other));
    let more: Vec<f64> = one.iter().zip(&other).map(|(a, b)| a - b).collect();
    [mean(&more), error_of_mean(&more)]
}

/// The mean share of a method, and its standard error by the images.
fn by_images(right: &[Vec<f64>]) -> [f64; 2] {
    [mean(&right.concat()), error_of_mean(&image_by_image(right))]
}

fn same_difference(shown: &Value, ahead: [f64; 2]) {
    close(number(&shown["mean"]), ahead[0], 1e-9);
    close(number(&shown["standard_error"]), ahead[1], 1e-9);
}

#[test]
fn differences_are_taken_image_by_image() {
    let shown = proof::recorded(include_str!("snapshots/methods.snap"));
    let targets: Vec<usize> = rows(&SPLITS["test"]).iter().map(|row| LINES[*row].1).collect();
    let of = |answers: &[&str]| right(answers, &targets);
    let (network, softmax) = (of(&recorded::NETWORK), of(&recorded::SOFTMAX));
    let (nearest, shifted) = (of(&recorded::NEAREST), of(&recorded::WITH_SHIFTS));
    let (theirs, penalised) = (of(&peers::NETWORK), of(&peers::PENALISED));
    same_difference(&shown["network_over_softmax"], ahead(&network, &softmax));
    same_difference(&shown["network_over_penalised"], ahead(&network, &penalised));
    same_difference(&shown["penalised_over_softmax"], ahead(&penalised, &softmax));
    same_difference(&shown["nearest_over_network"], ahead(&nearest, &network));
    same_difference(&shown["network_over_scikit_learn"], ahead(&network, &theirs));
    same_difference(&shown["lost"], ahead(&network, &shifted));
    for (name, right) in [
        ("network", &network),
        ("softmax", &softmax),
        ("nearest", &nearest),
        ("scikit_learn", &theirs),
        ("penalised", &penalised),
    ] {
        close(number(&shown[name]["by_images"]), by_images(right)[1], 1e-9);
    }
}

#[test]
fn sizes_are_compared_split_by_split() {
    let shown = proof::recorded(include_str!("snapshots/methods.snap"));
    let images = rows(&SPLITS["seeds"][0]["validation"]).len() as f64;
    let all = recorded::VALIDATED.map(|row| row.map(|right| f64::from(right) / images));
    for (size, shares) in all.iter().enumerate() {
        close(number(&shown["validated"][size]), mean(shares), 1e-9);
    }
    for step in 0..2 {
        let gains: Vec<f64> = (0..10).map(|seed| all[step + 1][seed] - all[step][seed]).collect();
        close(number(&shown["larger_over_smaller"][step]), mean(&gains), 1e-9);
        close(number(&shown["larger_over_smaller_by_seeds"][step]), error_of_mean(&gains), 1e-9);
    }
}

#[test]
fn the_end_of_the_file_is_another_test_set() {
    let shown = proof::recorded(include_str!("snapshots/writers.snap"));
    let targets = |images: &[Image]| images.iter().map(|image| image.1).collect::<Vec<usize>>();
    let (end, shuffled) = (targets(&LINES[1198..]), targets(&of(&rows(&SPLITS["test"]))));
    let there = [
        right(&recorded::IN_ORDER, &end),
        right(&recorded::IN_ORDER_NEAREST, &end),
        right(&peers::PENALISED_IN_ORDER, &end),
    ];
    let here = [&recorded::NETWORK, &recorded::NEAREST, &peers::PENALISED];
    for (which, name) in ["network", "nearest", "penalised"].into_iter().enumerate() {
        let (there, here) = (by_images(&there[which]), by_images(&right(here[which], &shuffled)));
        close(number(&shown[name]["accuracy"]), there[0], 1e-9);
        close(number(&shown[format!("{name}_loses")]), here[0] - there[0], 1e-9);
        close(number(&shown[format!("{name}_loses_error")]), here[1].hypot(there[1]), 1e-9);
    }
    same_difference(&shown["nearest_over_network"], ahead(&there[1], &there[0]));
    same_difference(&shown["network_over_penalised"], ahead(&there[0], &there[2]));
    let images = rows(&SPLITS["seeds"][0]["validation"]).len() as f64;
    let validated = recorded::IN_ORDER_VALIDATED.map(|right| f64::from(right) / images);
    close(number(&shown["validated"]), mean(&validated), 1e-9);
    close(number(&shown["validated_by_seeds"]), error_of_mean(&validated), 1e-9);
}

/// Of all ordered pairs of places, those that are so close: twice as many as there are steps of this
/// length.
#[test]
fn chance_puts_few_images_near_their_nearest() {
    let shown = proof::recorded(include_str!("snapshots/writers.snap"));
    let (places, within) = (LINES.len(), whole(&shown["within"]));
    let pairs: usize = (1..=within).map(|step| 2 * (places - step)).sum();
    close(number(&shown["by_chance"]), pairs as f64 / (places * (places - 1)) as f64, 1e-9);
    let mut near = 0;
    for (place, (input, _)) in LINES.iter().enumerate() {
        let mut best = (f64::INFINITY, 0);
        for (other, (there, _)) in LINES.iter().enumerate() {
            let apart = squared(input, there);
            if other != place && apart < best.0 {
                best = (apart, other);
            }
        }
        near += usize::from(best.1.abs_diff(place) <= within);
    }
    close(number(&shown["close"]), near as f64 / places as f64, 1e-9);
}

fn squared(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum()
}

// The file

#[test]
fn the_parts_are_as_large_as_is_said_and_the_commonest_digit_is_counted() {
    let shown = proof::recorded(include_str!("snapshots/data.snap"));
    let [training, validation, test] = shuffled(0);
    assert_eq!(whole(&shown["training"]), training.len());
    assert_eq!(whole(&shown["validation"]), validation.len());
    assert_eq!(whole(&shown["test"]), test.len());
    // A third is put aside, and a quarter of the rest; what does not divide goes nowhere or into the
    // envelope.
    assert_eq!(test.len(), LINES.len() - LINES.len() * 2 / 3);
    assert_eq!(training.len(), (LINES.len() - test.len()) * 3 / 4);
    assert_eq!(validation.len(), (LINES.len() - test.len()) / 4);
    let of_class =
        |images: &[Image], class: usize| images.iter().filter(|image| image.1 == class).count();
    let commonest = whole(&shown["commonest"]);
    for other in (0..10).filter(|other| *other != commonest) {
        assert!(of_class(&training, other) < of_class(&training, commonest), "{other}");
    }
    let right = of_class(&test, commonest) as f64 / test.len() as f64;
    close(number(&shown["base_rate"]), right, 1e-9);
    let inked = (0..64).filter(|pixel| training.iter().any(|image| image.0[*pixel] > 0.0));
    assert_eq!(whole(&shown["blank"]), 64 - inked.count());
}

// The weights

/// The correlation of the weights from pixels side by side, each pair taken both ways round.
fn side_by_side(weights: &[f64]) -> f64 {
    let at = |row: usize, column: usize, node: usize| weights[32 * (8 * row + column) + node];
    let (mut count, mut sum, mut squares, mut products) = (0.0, 0.0, 0.0, 0.0);
    let mut take = |one: f64, other: f64| {
        count += 2.0;
        sum += one + other;
        squares += one * one + other * other;
        products += 2.0 * one * other;
    };
    for node in 0..32 {
        for long in 0..8 {
            for short in 0..7 {
                take(at(long, short, node), at(long, short + 1, node));
                take(at(short, long, node), at(short + 1, long, node));
            }
        }
    }
    (count * products - sum * sum) / (count * squares - sum * sum)
}

/// How far the weights of these columns of pixels have moved: the root mean square.
fn moved_by(columns: RangeInclusive<usize>, weights: &[f64], start: &[f64]) -> f64 {
    let of = |place: &usize| columns.contains(&(place / 32 % 8));
    let squares: Vec<f64> =
        (0..64 * 32).filter(of).map(|place| (weights[place] - start[place]).powi(2)).collect();
    mean(&squares).sqrt()
}

#[test]
fn weights_of_neighbours_and_ways_from_the_start_by_counting() {
    let shown = proof::recorded(include_str!("snapshots/nodes.snap"));
    let first = start(&PAGE, 0);
    close(number(&shown["alike"]), side_by_side(&SHIPPED), 1e-9);
    close(number(&shown["alike_at_start"]), side_by_side(&first), 1e-9);
    let [training, ..] = shuffled(0);
    let inks: Vec<f64> = training
        .iter()
        .flat_map(|(input, _)| (0..8).flat_map(|row| &input[8 * row + 2..8 * row + 6]))
        .map(|share| 16.0 * share)
        .collect();
    close(number(&shown["ink_inside"]), mean(&inks), 1e-9);
    // The gradient as it is, for as many epochs as the page's network had, each weight by itself.
    let mut weights = first.clone();
    for epoch in 1..=u64::from(recorded::EPOCHS[0]) {
        for batch in permutation(training.len(), epoch).chunks(32) {
            let gradient = mean_gradient(&PAGE, &weights, &training, batch);
            for (weight, slope) in weights.iter_mut().zip(gradient) {
                *weight -= 0.5 * slope;
            }
        }
    }
    let outside = moved_by(0..=0, &weights, &first).hypot(moved_by(7..=7, &weights, &first));
    close(number(&shown["plain_outside"]), outside / 2.0_f64.sqrt(), 1e-9);
    close(number(&shown["plain_inside"]), moved_by(2..=5, &weights, &first), 1e-9);
}

// Moved images and drawings

#[test]
fn without_the_last_column_or_row_an_image_is_read_as_often_as_is_said() {
    let shown = proof::recorded(include_str!("snapshots/shift_shares.snap"));
    let [_, _, test] = shuffled(0);
    let without = |cut: fn(usize) -> bool| {
        let cut_off = test.iter().map(|(input, class)| {
            let left = input.iter().enumerate();
            (left.map(|(place, ink)| if cut(place) { 0.0 } else { *ink }).collect(), *class)
        });
        count(&PAGE, &SHIPPED, &cut_off.collect::<Vec<Image>>()) as f64 / test.len() as f64
    };
    close(number(&shown["put_back"][0]), without(|place| place % 8 == 7), 1e-9);
    close(number(&shown["put_back"][1]), without(|place| place / 8 == 7), 1e-9);
}

#[test]
fn our_drawings_by_counting() {
    let shown = proof::recorded(include_str!("snapshots/drawn.snap"));
    let names =
        DRAWINGS.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_digit()));
    assert_eq!(whole(&shown["drawings"]), names.count());
    let shares_of = |counts: [f64; 64]| counts.map(|ink| ink / 16.0).to_vec();
    let ours: Vec<Image> = drawings()
        .iter()
        .map(|drawing| (shares_of(seen(&drawing.dots).expect("ink")), drawing.class))
        .collect();
    let inks: Vec<f64> = ours.iter().map(|(input, _)| 16.0 * input.iter().sum::<f64>()).collect();
    close(number(&shown["ink"]), mean(&inks), 1e-9);
    let mut sorted = inks;
    sorted.sort_by(f64::total_cmp);
    close(number(&shown["least_ink"]), sorted[0], 1e-9);
    close(number(&shown["most_ink"]), sorted[sorted.len() - 1], 1e-9);
    let wrong = ours.iter().filter(|(input, class)| told(&PAGE, &SHIPPED, input) != *class);
    let wrong: Vec<[f64; 3]> = wrong
        .map(|(input, class)| {
            let told = told(&PAGE, &SHIPPED, input);
            [*class as f64, told as f64, shares(&PAGE, &SHIPPED, input)[told]]
        })
        .collect();
    assert_eq!(list(&shown["mistakes"]).len(), wrong.len());
    for (shown, wrong) in list(&shown["mistakes"]).iter().zip(wrong) {
        for (one, other) in numbers(shown).into_iter().zip(wrong) {
            close(one, other, 1e-9);
        }
    }
    let [training, _, test] = shuffled(0);
    let nearest = |images: &[Image]| {
        let least = images.iter().map(|(input, _)| {
            let apart = training.iter().map(|(other, _)| squared(input, other));
            apart.fold(f64::INFINITY, f64::min)
        });
        mean(&least.collect::<Vec<f64>>())
    };
    close(number(&shown["distance"]), nearest(&ours), 1e-9);
    close(number(&shown["test_distance"]), nearest(&test), 1e-9);
}
