//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use serde::Serialize;
use study::{standard_error_of_mean, standard_error_of_share};

use crate::drawing::{DOTS, ink};
use crate::file::{FILE, network_from, read};
use crate::ndarray::{Array1, ArrayView1, Axis, concatenate};
use crate::{
    Activation, Bitmap, CLASSES, Confusion, Digit, FULL, Network, PIXELS, Question, Recipe, SIDE,
    Samples, Split, Start, blocks, largest, nearest, outputs, permutation, seen, shifted, split,
    to_samples,
};

pub mod images;
pub mod peers;
pub mod recorded;

/// The network that the page uses.
pub const NETWORK: &str = include_str!("../data/network.csv");

/// Our own drawings, each with its digit and its name.
pub const DRAWINGS: &str = include_str!("../data/drawings.txt");

/// The seed by which the test set was put aside.
pub const ENVELOPE: u64 = 2026;

/// How many starts a mean is taken over.
pub const SEEDS: u64 = 10;

/// How the page's network is trained.
pub const RECIPE: Recipe =
    Recipe { hidden: &[32], batch: 32, learning_rate: 0.01, patience: 10, most: 200 };

/// The same without hidden nodes.
pub const SOFTMAX: Recipe = Recipe { hidden: &[], ..RECIPE };

/// The hidden sizes that were tried on the validation parts.
pub const SIZES: [&[usize]; 3] = [&[16], &[32], &[64]];

/// How far an image is moved at most.
pub const REACH: isize = 2;

/// All images.
pub fn digits() -> Vec<Digit> {
    read("digits.csv", FILE).expect("the file that the tests read")
}

/// Two thirds to learn from, and the test set.
pub fn envelope() -> Split {
    split(&to_samples(&digits()), [2, 0, 1], ENVELOPE)
}

/// The training part, the validation part and the test set of a seed: the first two change with it,
/// the last does not.
pub fn parts(envelope: &Split, seed: u64) -> Split {
    let parts = split(&envelope.training, [3, 1, 0], seed);
    Split { test: envelope.test.clone(), ..parts }
}

/// The same sizes, but the test set is the last third of the file.
pub fn in_order() -> Split {
    let all = to_samples(&digits());
    let count = envelope().training.len();
    let rows = |first: usize, last: usize| {
        let rows: Vec<usize> = (first..last).collect();
        ch13_validation::pick(&all, &rows)
    };
    let none = rows(0, 0);
    Split { training: rows(0, count), validation: none, test: rows(count, all.len()) }
}

/// The samples, and each of them moved by one pixel to each of four sides.
pub fn with_shifts(samples: &Samples) -> Samples {
    let moved = |(right, down)| moved(samples, right, down);
    let all = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)].map(moved);
    let inputs: Vec<_> = all.iter().map(|samples| samples.inputs.view()).collect();
    let targets: Vec<_> = all.iter().map(|samples| samples.targets.view()).collect();
    Samples {
        inputs: concatenate(Axis(0), &inputs).expect("one width"),
        targets: concatenate(Axis(0), &targets).expect("one width"),
    }
}

/// The samples with every image moved.
pub fn moved(samples: &Samples, right: isize, down: isize) -> Samples {
    let mut moved = samples.clone();
    for mut row in moved.inputs.rows_mut() {
        let image = shifted(row.view(), right, down);
        row.assign(&image);
    }
    moved
}

/// The network's answer.
pub fn answer(network: &Network, input: ArrayView1<f64>) -> usize {
    largest(outputs(network, input).view())
}

/// The network that the page uses.
pub fn shipped() -> Network {
    network_from("network.csv", NETWORK).expect("the file that the tests read")
}

/// A drawing of our own.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// The digit that is meant.
    pub class: usize,
    pub name: &'static str,
    pub dots: Bitmap,
}

/// The drawings of [`DRAWINGS`]: a line with digit and name, 32 lines of 32 dots, an empty line.
///
/// # Panics
///
/// If the file has another form.
pub fn drawings() -> Vec<Drawing> {
    let drawing = |text: &'static str| {
        let (head, rows) = text.split_once('\n').expect("a line with the name");
        let (class, name) = head.split_once(' ').expect("the digit, then the name");
        let mut dots = [[false; DOTS]; DOTS];
        for (row, line) in dots.iter_mut().zip(rows.lines()) {
            for (dot, ink) in row.iter_mut().zip(line.bytes()) {
                *dot = ink == b'#';
            }
        }
        Drawing { class: class.parse().expect("a digit"), name, dots }
    };
    DRAWINGS.trim_end().split("\n\n").map(drawing).collect()
}

/// Pixels of 0 to 16 as a network receives them.
pub fn input(pixels: &[f64]) -> Array1<f64> {
    Array1::from_iter(pixels.iter().map(|pixel| pixel / FULL))
}

/// A share of right answers over the ten seeds.
#[derive(Clone, Debug, Serialize)]
pub struct Method {
    /// The share of the test set that is answered right, the mean over the seeds.
    pub accuracy: f64,
    /// The standard deviation of the share of right answers from one seed to the next.
    pub scatter: f64,
    /// The standard error of the mean share of right answers of ten seeds.
    pub by_seeds: f64,
    /// The standard error by the images: how far another test set of the same size would move the
    /// share of right answers.
    pub by_images: f64,
}

/// A difference between two methods on the same images.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Difference {
    /// How many more answers are right, as a share of the test set: the mean over the seeds.
    pub mean: f64,
    /// The standard error of the mean difference, over the images.
    pub standard_error: f64,
}

/// For each image the share of seeds that answer it right.
pub fn by_image(answers: &[&str], targets: &str) -> Vec<f64> {
    let right = |(place, target): (usize, u8)| {
        let right = answers.iter().filter(|answers| answers.as_bytes()[place] == target);
        right.count() as f64 / answers.len() as f64
    };
    targets.bytes().enumerate().map(right).collect()
}

/// For each seed the share of images that it answers right.
pub fn by_seed(answers: &[&str], targets: &str) -> Vec<f64> {
    let right = |answers: &&str| {
        let right = answers.bytes().zip(targets.bytes()).filter(|(told, target)| told == target);
        right.count() as f64 / targets.len() as f64
    };
    answers.iter().map(right).collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn method(answers: &[&str], targets: &str) -> Method {
    let (seeds, images) = (by_seed(answers, targets), by_image(answers, targets));
    Method {
        accuracy: mean(&seeds),
        scatter: standard_error_of_mean(&seeds) * (seeds.len() as f64).sqrt(),
        by_seeds: standard_error_of_mean(&seeds),
        by_images: standard_error_of_mean(&images),
    }
}

fn difference(one: &[f64], other: &[f64]) -> Difference {
    let by_image: Vec<f64> = one.iter().zip(other).map(|(one, other)| one - other).collect();
    Difference { mean: mean(&by_image), standard_error: standard_error_of_mean(&by_image) }
}

/// The data set and its parts.
#[derive(Debug, Serialize)]
pub struct Data {
    /// How many images the file has.
    pub images: usize,
    /// How many images the rarest digit has.
    pub fewest: usize,
    /// How many images the commonest digit has.
    pub most: usize,
    /// How many images are not in the test set.
    pub outside: usize,
    /// The ink of an image, in dots: the mean of the images outside the test set.
    pub ink: f64,
    /// The standard deviation of an image's ink, in dots.
    pub ink_deviation: f64,
    /// The mean ink of a one, in dots.
    pub ink_of_ones: f64,
    /// The mean ink of an eight, in dots.
    pub ink_of_eights: f64,
    /// How many of the images outside the test set have ink in the first and in the last row of
    /// pixels.
    pub full_height: usize,
    /// How many zeros are outside the test set.
    pub zeros: usize,
    /// How many of these zeros have ink in exactly the columns 2 to 7.
    pub zeros_of_six: usize,
    /// How many of these zeros fill no pixel of the columns 2 and 7 by more than half.
    pub zeros_of_twenty: usize,
    /// How many images to train on.
    pub training: usize,
    /// How many images to validate with.
    pub validation: usize,
    /// How many images to test with.
    pub test: usize,
    /// The commonest digit of the first training part.
    pub commonest: usize,
    /// The share of the test set on which it is right to always say the commonest digit.
    pub base_rate: f64,
    /// Pixels that have no ink in any image of the first training part.
    pub blank: usize,
    /// Weights and biases of the network.
    pub weights: usize,
    /// How many updates an epoch has, in batches of 32.
    pub updates: usize,
}

/// A sample as the image that it was.
fn to_digit((input, target): (ArrayView1<f64>, ArrayView1<f64>)) -> Digit {
    let pixels = std::array::from_fn(|pixel| (FULL * input[pixel]) as u8);
    Digit { pixels, class: largest(target) }
}

/// The numbers of the data set.
pub fn data() -> Data {
    let digits = digits();
    let counts =
        (0..CLASSES).map(|class| digits.iter().filter(|digit| digit.class == class).count());
    let counts: Vec<usize> = counts.collect();
    let envelope = envelope();
    let outside: Vec<Digit> = envelope.training.iter().map(to_digit).collect();
    let inks = outside.iter().map(|digit| digit.pixels.iter().map(|ink| f64::from(*ink)).sum());
    let inks: Vec<f64> = inks.collect();
    let ink = mean(&inks);
    let ink_of = |class: usize| {
        let of = outside.iter().zip(&inks).filter(|(digit, _)| digit.class == class);
        mean(&of.map(|(_, ink)| *ink).collect::<Vec<f64>>())
    };
    let squares: Vec<f64> = inks.iter().map(|one| (one - ink) * (one - ink)).collect();
    let row = |digit: &Digit, row: usize| {
        digit.pixels[SIDE * row..SIDE * (row + 1)].iter().any(|ink| *ink > 0)
    };
    let column =
        |digit: &Digit, column: usize| (0..SIDE).any(|row| digit.pixels[SIDE * row + column] > 0);
    let zeros: Vec<&Digit> = outside.iter().filter(|digit| digit.class == 0).collect();
    let of_six =
        |digit: &&&Digit| (0..SIDE).all(|at| column(digit, at) == (1..SIDE - 1).contains(&at));
    let half = |digit: &&&Digit| {
        let pixels = digit.pixels.iter().enumerate();
        pixels.filter(|(place, _)| [1, 6].contains(&(place % SIDE))).all(|(_, ink)| *ink <= 8)
    };
    let parts = parts(&envelope, 0);
    let learned = |class: &usize| parts.training.targets.column(*class).sum() as usize;
    let commonest = (0..CLASSES).max_by_key(learned).expect("ten classes");
    let network = shipped();
    Data {
        images: digits.len(),
        fewest: *counts.iter().min().expect("ten classes"),
        most: *counts.iter().max().expect("ten classes"),
        outside: outside.len(),
        ink,
        ink_deviation: mean(&squares).sqrt(),
        ink_of_ones: ink_of(1),
        ink_of_eights: ink_of(8),
        full_height: outside.iter().filter(|digit| row(digit, 0) && row(digit, SIDE - 1)).count(),
        zeros: zeros.len(),
        zeros_of_six: zeros.iter().filter(of_six).count(),
        zeros_of_twenty: zeros.iter().filter(of_six).filter(half).count(),
        training: parts.training.len(),
        validation: parts.validation.len(),
        test: parts.test.len(),
        commonest,
        base_rate: parts.test.targets.column(commonest).sum() / parts.test.len() as f64,
        blank: blank(&parts.training).len(),
        weights: network.layers.iter().map(|layer| layer.weights.len() + layer.biases.len()).sum(),
        updates: parts.training.len().div_ceil(RECIPE.batch),
    }
}

/// The pixels that have no ink in any of the images.
pub fn blank(samples: &Samples) -> Vec<usize> {
    (0..PIXELS)
        .filter(|pixel| samples.inputs.column(*pixel).iter().all(|ink| *ink == 0.0))
        .collect()
}

/// What became of the weights of the hidden nodes.
#[derive(Debug, Serialize)]
pub struct Nodes {
    pub largest: f64,
    /// The correlation of the first weights of pixels side by side, from −1 to 1.
    pub alike_at_start: f64,
    /// The correlation of the trained weights of pixels side by side, from −1 to 1.
    pub alike: f64,
    /// How far the weights of the outer two columns of pixels have moved from where they began: the
    /// root mean square.
    pub moved_outside: f64,
    /// How far the weights of the four middle columns of pixels have moved from where they began:
    /// the root mean square.
    pub moved_inside: f64,
    /// How far the weights of the outer two columns move by plain gradient descent in as many
    /// epochs: the root mean square.
    pub plain_outside: f64,
    /// How far the weights of the four middle columns move by plain gradient descent in as many
    /// epochs: the root mean square.
    pub plain_inside: f64,
    /// The mean ink of a pixel in the outer columns, in dots, in the first training part.
    pub ink_outside: f64,
    /// The mean ink of a pixel in the four middle columns, in dots, in the first training part.
    pub ink_inside: f64,
}

/// The columns at the sides, and those in the middle.
const OUTSIDE: [usize; 2] = [0, 7];
const INSIDE: [usize; 4] = [2, 3, 4, 5];

/// The network of a seed before its first update.
pub fn start(seed: u64) -> Network {
    let activations = [Activation::Tanh, Activation::Linear];
    Start::Glorot.network(&[PIXELS, RECIPE.hidden[0], CLASSES], &activations, seed)
}

/// The root of the mean square of how far the weights from these columns of pixels have moved.
pub fn moved_from(columns: &[usize], network: &Network, start: &Network) -> f64 {
    let moved = &network.layers[0].weights - &start.layers[0].weights;
    let pixels = (0..PIXELS).filter(|pixel| columns.contains(&(pixel % SIDE)));
    let squares = pixels.flat_map(|pixel| moved.row(pixel).mapv(|by| by * by).to_vec());
    mean(&squares.collect::<Vec<f64>>()).sqrt()
}

/// The correlation of the weights from pixels side by side.
pub fn alike(network: &Network) -> f64 {
    let weights = &network.layers[0].weights;
    let pixels = (0..PIXELS).flat_map(|pixel| {
        let right = (pixel % SIDE + 1 < SIDE).then_some((pixel, pixel + 1));
        right.into_iter().chain((pixel + SIDE < PIXELS).then_some((pixel, pixel + SIDE)))
    });
    let pairs = pixels.flat_map(|(one, other)| {
        let nodes = weights.row(one).to_vec().into_iter().zip(weights.row(other).to_vec());
        nodes.collect::<Vec<(f64, f64)>>()
    });
    let pairs: Vec<(f64, f64)> = pairs.collect();
    let middle = mean(&pairs.iter().map(|(one, other)| 0.5 * (one + other)).collect::<Vec<_>>());
    let together: f64 = pairs.iter().map(|(one, other)| (one - middle) * (other - middle)).sum();
    let apart = |(one, other): &(f64, f64)| (one - middle).powi(2) + (other - middle).powi(2);
    together / (0.5 * pairs.iter().map(apart).sum::<f64>())
}

/// The network of a seed, trained by gradient descent as it is.
pub fn plainly(seed: u64, epochs: usize) -> Network {
    let training = parts(&envelope(), seed).training;
    let mut network = start(seed);
    for epoch in 1..=epochs {
        let order = permutation(training.len(), 1000 * seed + epoch as u64);
        let question = Question::OneOf;
        ch22_speed::epoch(&mut network, question, &training, &order, RECIPE.batch, PLAIN_RATE);
    }
    network
}

/// LR of that training.
const PLAIN_RATE: f64 = 0.5;

/// The weights of the page's network.
pub fn nodes() -> Nodes {
    let (network, start) = (shipped(), start(0));
    let training = parts(&envelope(), 0).training;
    let ink = |columns: &[usize]| {
        let pixels = (0..PIXELS).filter(|pixel| columns.contains(&(pixel % SIDE)));
        let inks = pixels.map(|pixel| FULL * mean(&training.inputs.column(pixel).to_vec()));
        mean(&inks.collect::<Vec<f64>>())
    };
    let plain = plainly(0, usize::from(recorded::EPOCHS[0]));
    let weights = network.layers[0].weights.iter();
    Nodes {
        largest: weights.fold(0.0, |most: f64, weight| most.max(weight.abs())),
        alike_at_start: alike(&start),
        alike: alike(&network),
        moved_outside: moved_from(&OUTSIDE, &network, &start),
        moved_inside: moved_from(&INSIDE, &network, &start),
        plain_outside: moved_from(&OUTSIDE, &plain, &start),
        plain_inside: moved_from(&INSIDE, &plain, &start),
        ink_outside: ink(&OUTSIDE),
        ink_inside: ink(&INSIDE),
    }
}

/// What the test set said of the page's network.
#[derive(Debug, Serialize)]
pub struct Opened {
    pub best_epoch: usize,
    pub epochs: usize,
    pub validated: f64,
    /// How many images of the test set the page's network answers right.
    pub right: usize,
    /// How many images of the test set the page's network answers wrong.
    pub wrong: usize,
    /// The share of the test set that the page's network answers right.
    pub accuracy: f64,
    /// The standard error of the page's network's share of right answers, by the number of images.
    pub standard_error: f64,
    pub confusion: Confusion,
    /// How many of the wrong answers got a share above nine tenths.
    pub sure_and_wrong: usize,
}

/// The page's network: it is the first of the ten, with its weights rounded.
pub fn opened() -> Opened {
    let mut confusion = [[0; CLASSES]; CLASSES];
    for (target, told) in images::TARGETS.bytes().zip(recorded::NETWORK[0].bytes()) {
        confusion[usize::from(target - b'0')][usize::from(told - b'0')] += 1;
    }
    let right = (0..CLASSES).map(|class| confusion[class][class]).sum();
    let test = images::TARGETS.len();
    let accuracy = right as f64 / test as f64;
    Opened {
        best_epoch: usize::from(recorded::EPOCHS[0]),
        epochs: recorded::CURVE.len() - 1,
        validated: f64::from(recorded::VALIDATED[1][0]) / VALIDATION as f64,
        right,
        wrong: test - right,
        accuracy,
        standard_error: standard_error_of_share(accuracy, test),
        confusion,
        sure_and_wrong: mistake_shares().iter().filter(|share| **share > 0.9).count(),
    }
}

/// The share that each mistake of the page's network got.
pub fn mistake_shares() -> Vec<f64> {
    let network = shipped();
    let share = |image: &[u8; PIXELS + 2]| {
        let pixels: Vec<f64> = image[2..].iter().map(|ink| f64::from(*ink)).collect();
        outputs(&network, input(&pixels).view())[usize::from(image[1])]
    };
    images::MISTAKES.iter().map(share).collect()
}

/// How many images a validation part has.
pub const VALIDATION: usize = 299;

/// Accuracy on the test set, by every method.
#[derive(Debug, Serialize)]
pub struct Methods {
    /// The network.
    pub network: Method,
    /// Softmax alone.
    pub softmax: Method,
    /// The nearest neighbour.
    pub nearest: Method,
    /// The network trained with shifted images.
    pub with_shifts: Method,
    /// Scikit-learn's network of the same size, from the same ten parts.
    pub scikit_learn: Method,
    /// scikit-learn's softmax without hidden nodes, with a penalty on large weights.
    pub penalised: Method,
    /// The network less softmax alone.
    pub network_over_softmax: Difference,
    /// The nearest neighbour less the network.
    pub nearest_over_network: Difference,
    /// What the network loses where nothing was moved, by training on moved images as well.
    pub lost: Difference,
    /// The network less scikit-learn's.
    pub network_over_scikit_learn: Difference,
    /// The network less softmax with a penalty.
    pub network_over_penalised: Difference,
    /// Softmax with a penalty less softmax alone.
    pub penalised_over_softmax: Difference,
    pub fewest_epochs: u16,
    pub most_epochs: u16,
    /// The share of right answers to the validation parts with 16, 32 and 64 hidden nodes, in this
    /// order.
    pub validated: [f64; 3],
    pub validated_by_seeds: [f64; 3],
    /// What twice the hidden nodes gain in right answers to the validation parts: from 16 to 32,
    /// then from 32 to 64.
    pub larger_over_smaller: [f64; 2],
    /// The standard error, over the seeds, of what twice the hidden nodes gain: from 16 to 32, then
    /// from 32 to 64.
    pub larger_over_smaller_by_seeds: [f64; 2],
}

/// All methods on the test set.
pub fn methods() -> Methods {
    let targets = images::TARGETS;
    let of = |answers: &[&str]| by_image(answers, targets);
    let over = |one: &[&str], other: &[&str]| difference(&of(one), &of(other));
    let validated =
        recorded::VALIDATED.map(|row| row.map(|right| f64::from(right) / VALIDATION as f64));
    let steps = [1, 2].map(|size| {
        let pairs = validated[size].iter().zip(validated[size - 1]);
        pairs.map(|(larger, smaller)| larger - smaller).collect::<Vec<f64>>()
    });
    Methods {
        network: method(&recorded::NETWORK, targets),
        softmax: method(&recorded::SOFTMAX, targets),
        nearest: method(&recorded::NEAREST, targets),
        with_shifts: method(&recorded::WITH_SHIFTS, targets),
        scikit_learn: method(&peers::NETWORK, targets),
        penalised: method(&peers::PENALISED, targets),
        network_over_softmax: over(&recorded::NETWORK, &recorded::SOFTMAX),
        nearest_over_network: over(&recorded::NEAREST, &recorded::NETWORK),
        lost: over(&recorded::NETWORK, &recorded::WITH_SHIFTS),
        network_over_scikit_learn: over(&recorded::NETWORK, &peers::NETWORK),
        network_over_penalised: over(&recorded::NETWORK, &peers::PENALISED),
        penalised_over_softmax: over(&peers::PENALISED, &recorded::SOFTMAX),
        fewest_epochs: *recorded::EPOCHS.iter().min().expect("ten"),
        most_epochs: *recorded::EPOCHS.iter().max().expect("ten"),
        validated: validated.map(|row| mean(&row)),
        validated_by_seeds: validated.map(|row| standard_error_of_mean(&row)),
        larger_over_smaller: [mean(&steps[0]), mean(&steps[1])],
        larger_over_smaller_by_seeds: [
            standard_error_of_mean(&steps[0]),
            standard_error_of_mean(&steps[1]),
        ],
    }
}

/// Mean shares of right answers for every shift, row by row from two pixels up, each from two pixels
/// to the left.
#[derive(Debug, Serialize)]
pub struct ShiftShares {
    pub network: Vec<f64>,
    pub nearest: Vec<f64>,
    /// The share of right answers by the network that was trained with shifted images.
    pub with_shifts: Vec<f64>,
    /// The share of its ink that a test image loses on average: moved by one pixel to the right,
    /// then by one down.
    pub ink_lost: [f64; 2],
    /// The share of right answers by the page's network to test images that were moved so and put
    /// back.
    pub put_back: [f64; 2],
}

/// The mean share of its ink that an image loses by a shift.
pub fn ink_lost(samples: &Samples, right: isize, down: isize) -> f64 {
    let rows = |samples: &Samples| samples.inputs.sum_axis(Axis(1));
    let left = rows(&moved(samples, right, down)) / rows(samples);
    1.0 - mean(&left.to_vec())
}

/// The images moved, and moved back: where they were, without what the edge has cut off.
pub fn put_back(samples: &Samples, right: isize, down: isize) -> Samples {
    moved(&moved(samples, right, down), -right, -down)
}

/// The shares of the figure.
pub fn shift_shares() -> ShiftShares {
    let of = |rows: &[[u16; 25]; 10]| {
        let count = (rows.len() * images::TARGETS.len()) as f64;
        let share =
            |place: usize| rows.iter().map(|row| f64::from(row[place])).sum::<f64>() / count;
        (0..25).map(share).collect()
    };
    let (network, test) = (shipped(), envelope().test);
    let right = |samples: &Samples| {
        let right =
            samples.iter().filter(|(image, target)| answer(&network, *image) == largest(*target));
        right.count() as f64 / samples.len() as f64
    };
    ShiftShares {
        network: of(&recorded::SHIFTED),
        nearest: of(&recorded::SHIFTED_NEAREST),
        with_shifts: of(&recorded::SHIFTED_WITH_SHIFTS),
        ink_lost: [ink_lost(&test, 1, 0), ink_lost(&test, 0, 1)],
        put_back: [right(&put_back(&test, 1, 0)), right(&put_back(&test, 0, 1))],
    }
}

/// Whose hand?
#[derive(Debug, Serialize)]
pub struct Writers {
    /// How many places in the file count as near.
    pub within: usize,
    /// The share of images whose nearest other image stands within a hundred places of them in the
    /// file.
    pub close: f64,
    /// The share of images whose nearest other image would stand near them if places had no part in
    /// it.
    pub by_chance: f64,
    /// Accuracy on the last third of the file, learned on the first two.
    pub network: Method,
    /// The nearest neighbour.
    pub nearest: Method,
    /// Scikit-learn's softmax with a penalty.
    pub penalised: Method,
    /// The network's share of right answers on the validation part.
    pub validated: f64,
    /// The standard error, over the seeds, of the share on the validation part.
    pub validated_by_seeds: f64,
    /// What the network loses in right answers if the test set is the end of the file.
    pub network_loses: f64,
    /// The standard error of what the network loses.
    pub network_loses_error: f64,
    /// What the nearest neighbour loses in right answers if the test set is the end of the file.
    pub nearest_loses: f64,
    /// The standard error of what the nearest neighbour loses.
    pub nearest_loses_error: f64,
    /// What softmax with a penalty loses in right answers if the test set is the end of the file.
    pub penalised_loses: f64,
    /// The standard error of what softmax with a penalty loses.
    pub penalised_loses_error: f64,
    /// The nearest neighbour less the network.
    pub nearest_over_network: Difference,
    /// The network less softmax with a penalty.
    pub network_over_penalised: Difference,
}

/// The split by place in the file.
pub fn writers() -> Writers {
    let digits = digits();
    let count = digits.len();
    let within = 100;
    let distance = |one: &Digit, other: &Digit| -> i64 {
        let pairs = one.pixels.iter().zip(&other.pixels);
        pairs.map(|(a, b)| (i64::from(*a) - i64::from(*b)).pow(2)).sum()
    };
    let closest = |place: usize| {
        (0..count)
            .filter(|other| *other != place)
            .min_by_key(|other| distance(&digits[place], &digits[*other]))
            .expect("more images than one")
    };
    let close = (0..count).filter(|place| closest(*place).abs_diff(*place) <= within).count();
    let pairs: usize =
        (0..count).map(|place| place.min(within) + (count - 1 - place).min(within)).sum();
    let targets: String = digits[count - images::TARGETS.len()..]
        .iter()
        .map(|digit| digit.class.to_string())
        .collect();
    let (network, nearest) =
        (method(&recorded::IN_ORDER, &targets), method(&recorded::IN_ORDER_NEAREST, &targets));
    let penalised = method(&peers::PENALISED_IN_ORDER, &targets);
    let over = |one: &[&str], other: &[&str]| {
        difference(&by_image(one, &targets), &by_image(other, &targets))
    };
    let shuffled = methods();
    let error =
        |one: &Method, other: &Method| (one.by_images.powi(2) + other.by_images.powi(2)).sqrt();
    let validated = recorded::IN_ORDER_VALIDATED.map(|right| f64::from(right) / VALIDATION as f64);
    Writers {
        within,
        close: close as f64 / count as f64,
        by_chance: pairs as f64 / (count * (count - 1)) as f64,
        validated: mean(&validated),
        validated_by_seeds: standard_error_of_mean(&validated),
        network_loses: shuffled.network.accuracy - network.accuracy,
        network_loses_error: error(&shuffled.network, &network),
        nearest_loses: shuffled.nearest.accuracy - nearest.accuracy,
        nearest_loses_error: error(&shuffled.nearest, &nearest),
        penalised_loses: shuffled.penalised.accuracy - penalised.accuracy,
        penalised_loses_error: error(&shuffled.penalised, &penalised),
        nearest_over_network: over(&recorded::IN_ORDER_NEAREST, &recorded::IN_ORDER),
        network_over_penalised: over(&recorded::IN_ORDER, &peers::PENALISED_IN_ORDER),
        network,
        nearest,
        penalised,
    }
}

/// Our own drawings.
#[derive(Debug, Serialize)]
pub struct Drawn {
    /// How many digits we drew.
    pub drawings: usize,
    /// How many of our drawings the page's network reads right.
    pub right: usize,
    /// How many of our drawings are read right if the blocks are counted where the drawing stands.
    pub right_as_drawn: usize,
    /// The same of the nearest training image.
    pub nearest_right: usize,
    /// Ink of the drawings, in dots.
    pub drawn_ink: f64,
    /// The mean ink of our drawings as the network sees them, in dots.
    pub ink: f64,
    /// The least ink of a drawing, in dots.
    pub least_ink: f64,
    /// The most ink of a drawing, in dots.
    pub most_ink: f64,
    /// The squared distance of a drawing to the nearest training image, on average.
    pub distance: f64,
    /// The squared distance of a test image to the nearest training image, on average.
    pub test_distance: f64,
    /// A drawing that is read wrong: the digit, what the network says, and the share that it gives
    /// to that, in this order.
    pub mistakes: Vec<(usize, usize, f64)>,
}

/// What becomes of our own drawings.
pub fn drawn() -> Drawn {
    let (drawings, network) = (drawings(), shipped());
    let parts = parts(&envelope(), 0);
    let training = &parts.training;
    let images: Vec<Array1<f64>> =
        drawings.iter().map(|drawing| input(&seen(&drawing.dots).expect("ink"))).collect();
    let class = |number: usize| largest(training.targets.row(number));
    let distance = |image: ArrayView1<f64>| {
        let other = training.inputs.row(nearest(training, image));
        (&image - &other).mapv(|miss| miss * miss).sum()
    };
    let right = |answer: &dyn Fn(usize) -> usize| {
        (0..drawings.len()).filter(|number| answer(*number) == drawings[*number].class).count()
    };
    let inks: Vec<f64> = images.iter().map(|image| FULL * image.sum()).collect();
    let mistakes = drawings.iter().zip(&images).filter_map(|(drawing, image)| {
        let shares = outputs(&network, image.view());
        let told = largest(shares.view());
        (told != drawing.class).then(|| (drawing.class, told, shares[told]))
    });
    let distances: Vec<f64> = images.iter().map(|image| distance(image.view())).collect();
    let tested: Vec<f64> = parts.test.inputs.rows().into_iter().map(distance).collect();
    Drawn {
        drawings: drawings.len(),
        right: right(&|number| answer(&network, images[number].view())),
        right_as_drawn: right(&|number| {
            answer(&network, input(&blocks(&drawings[number].dots)).view())
        }),
        nearest_right: right(&|number| class(nearest(training, images[number].view()))),
        drawn_ink: mean(
            &drawings.iter().map(|drawing| ink(&drawing.dots) as f64).collect::<Vec<_>>(),
        ),
        ink: mean(&inks),
        least_ink: inks.iter().copied().fold(f64::INFINITY, f64::min),
        most_ink: inks.iter().copied().fold(0.0, f64::max),
        distance: mean(&distances),
        test_distance: mean(&tested),
        mistakes: mistakes.collect(),
    }
}
