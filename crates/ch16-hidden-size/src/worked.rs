//! The worked numbers of the page.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use ch11_architecture::ndarray::{Array1, Array2, Axis, array};
use ch12_network::{decide, shuffled};
use ch13_validation::{bursts, gaussian, pick};
use ch14_datasets::{Scaler, penguins};
use ch15_bias::{correct, error};
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use study::{over_seeds, standard_error_of_share};

use crate::{
    Network, Question, Samples, Trainer, band, best_possible, bump, choose, deep_parity, in_band,
    inverse_sigmoid, mean_and_standard_error, multiplications, one_node, rules_of_thumb, staircase,
    wave, wide_parity,
};

/// How many questions about 2, 3 and 4 inputs networks of yes/no nodes answer.
#[derive(Debug, Serialize)]
pub struct Cubes {
    /// A row for each number of inputs.
    pub rows: Vec<Cube>,
    /// Where as many hidden nodes as inputs are too few.
    pub limit: Limit,
}

/// The smallest number n of inputs at which n hidden nodes cannot answer everything, because there
/// are more questions than ways to choose the nodes.
#[derive(Debug, Serialize)]
pub struct Limit {
    /// How many inputs.
    pub inputs: u32,
    /// There are at most two to the power of this number of networks.
    pub networks: u32,
    /// There are two to the power of this number of questions.
    pub questions: u32,
}

/// A node with n inputs has at most 2 to the n² answers, and n hidden nodes and an output node
/// have n + 1 times the exponent.
fn limit() -> Limit {
    let of = |n: u32| Limit { inputs: n, networks: n * n * (n + 1), questions: 1 << n };
    (2..16).map(of).find(|limit| limit.networks < limit.questions).expect("the power grows faster")
}

/// The questions about some number of inputs.
#[derive(Debug, Serialize)]
pub struct Cube {
    pub inputs: usize,
    /// How many questions there are.
    pub questions: usize,
    /// With 1, 2, 3 and 4 hidden nodes.
    pub answered: Vec<usize>,
    /// What is left with one hidden node fewer than inputs.
    pub left: Vec<Question>,
    /// The parity of the inputs, as a question.
    pub parity: Question,
}

/// The questions that networks of 1, 2, 3 and 4 yes/no hidden nodes answer.
///
/// The questions of a node come with their opposites. So an output node of up to three hidden
/// nodes need not weigh them in all ways: it asks whether all say yes, whether one does, whether
/// two of three do, or whether the first does and one of the others.
fn answered(nodes: &[Question], inputs: usize) -> Vec<Vec<bool>> {
    let none = vec![false; 1 << (1 << inputs)];
    let (mut one, mut both, mut either) = (none.clone(), none.clone(), none.clone());
    for &a in nodes {
        one[a] = true;
        for &b in nodes {
            both[a & b] = true;
            either[a | b] = true;
        }
    }
    let join = |sets: &[&Vec<bool>]| -> Vec<bool> {
        (0..none.len()).map(|question| sets.iter().any(|set| set[question])).collect()
    };
    let two = join(&[&one, &both, &either]);
    let mut three = two.clone();
    for other in (0..none.len()).filter(|&question| two[question]) {
        for &a in nodes {
            three[a & other] = true;
            three[a | other] = true;
        }
    }
    for (first, &a) in nodes.iter().enumerate() {
        for (second, &b) in nodes.iter().enumerate().skip(first) {
            for &c in &nodes[second..] {
                three[a & b | c & (a | b)] = true;
            }
        }
    }
    // Four count the ones and so answer parity and its opposite. The tests see to it that nothing
    // else is left.
    let mut four = three.clone();
    for wanted in 0..2 {
        let rows = (0..1usize << inputs).filter(|row| row.count_ones() % 2 == wanted);
        four[rows.map(|row| 1 << row).sum::<Question>()] = true;
    }
    vec![one, two, three, four]
}

/// The counts on the small cubes.
pub fn cubes() -> Cubes {
    let row = |inputs: usize| {
        let answered = answered(&one_node(inputs), inputs);
        let left = (0..answered[0].len()).filter(|&question| !answered[inputs - 2][question]);
        let odd = (0..1usize << inputs).filter(|row| row.count_ones() % 2 == 1);
        Cube {
            inputs,
            questions: answered[0].len(),
            left: left.collect(),
            answered: answered.iter().map(|set| set.iter().filter(|yes| **yes).count()).collect(),
            parity: odd.map(|row| 1 << row).sum(),
        }
    };
    Cubes { rows: [2, 3, 4].into_iter().map(row).collect(), limit: limit() }
}

/// The cases of the parity of so many bits.
pub fn parity(bits: usize) -> Samples {
    let bit = |(row, place): (usize, usize)| f64::from((row >> (bits - 1 - place)) as u32 & 1);
    let odd = |(row, _): (usize, usize)| f64::from((row as u32).count_ones() % 2);
    Samples {
        inputs: Array2::from_shape_fn((1 << bits, bits), bit),
        targets: Array2::from_shape_fn((1 << bits, 1), odd),
    }
}

/// Hidden nodes that the trainings on parity try.
pub const FOUND_SIZES: [usize; 5] = [2, 3, 4, 6, 8];
/// Trainings for each of them.
pub const FOUND_SEEDS: u64 = 50;

/// How many trainings find the parity of three bits.
#[derive(Debug, Serialize)]
pub struct Found {
    /// The learning rate.
    pub learning_rate: f64,
    /// How many epochs each training has.
    pub epochs: usize,
    /// How many seeds were tried for each size.
    pub seeds: u64,
    /// One row for each hidden size.
    pub rows: Vec<FoundRow>,
}

/// The trainings with one number of hidden nodes.
#[derive(Debug, Serialize)]
pub struct FoundRow {
    /// How many hidden nodes.
    pub hidden: usize,
    /// For how many seeds the parity is learned.
    pub solved: usize,
    /// The standard error of the count of seeds that learn it.
    pub standard_error: f64,
}

/// A network that was trained on the parity of three bits.
pub fn trained_on_parity(hidden: usize, seed: u64) -> Network {
    let samples = parity(3);
    let mut trainer = Trainer::new(Network::seeded(3, hidden, 1, seed), 0.5);
    for _ in 0..4000 {
        trainer.epoch(&samples);
    }
    trainer.network
}

/// Whether a training on the parity of three bits ends with all eight cases right.
pub fn finds_parity(hidden: usize, seed: u64) -> bool {
    let samples = parity(3);
    correct(&trained_on_parity(hidden, seed), &samples) == samples.len()
}

/// The trainings on the parity of three bits.
pub fn found() -> Found {
    let row = |hidden: usize| {
        let solved = over_seeds(FOUND_SEEDS, |seed| finds_parity(hidden, seed));
        let solved = solved.into_iter().filter(|found| *found).count();
        let (share, seeds) = (solved as f64 / FOUND_SEEDS as f64, FOUND_SEEDS as usize);
        let standard_error = standard_error_of_share(share, seeds) * FOUND_SEEDS as f64;
        FoundRow { hidden, solved, standard_error }
    };
    Found {
        learning_rate: 0.5,
        epochs: 4000,
        seeds: FOUND_SEEDS,
        rows: FOUND_SIZES.into_iter().map(row).collect(),
    }
}

/// Two sigmoid nodes that answer the parity of three bits.
pub fn sawtooth() -> Network {
    Network {
        i_to_h: array![[1.0, 10.0], [1.0, 10.0], [1.0, 10.0]],
        bias_h: array![-1.5, -15.0],
        h_to_o: array![[8.0], [-4.0]],
        bias_o: array![-2.0],
    }
}

/// What the two nodes make of 0, 1, 2 and 3 ones.
#[derive(Debug, Serialize)]
pub struct Sawtooth {
    /// One row for each number of ones.
    pub rows: Vec<Tooth>,
    /// The gentle node's ItoH weights (all the same), its bias and its HtoO weight, in this order.
    pub gentle: [f64; 3],
    /// The steep node's ItoH weights (all the same), its bias and its HtoO weight, in this order.
    pub steep: [f64; 3],
    /// The bias of the output node.
    pub bias: f64,
}

/// One number of ones.
#[derive(Debug, Serialize)]
pub struct Tooth {
    pub ones: usize,
    pub gentle: f64,
    pub steep: f64,
    /// The output node's preactivation for this number of ones.
    pub pre_o: f64,
    pub answer: f64,
}

/// The hand-made network of two sigmoid nodes.
pub fn sawtooth_by_hand() -> Sawtooth {
    let network = sawtooth();
    let rows = (0..=3).map(|ones| {
        let input = Array1::from_shape_fn(3, |place| f64::from(u8::from(place < ones)));
        let forward = network.forward(input.view());
        Tooth {
            ones,
            gentle: forward.post_h[0],
            steep: forward.post_h[1],
            pre_o: forward.pre_o[0],
            answer: decide(forward.post_o[0]),
        }
    });
    let node = |h: usize| [network.i_to_h[[0, h]], network.bias_h[h], network.h_to_o[[h, 0]]];
    Sawtooth { rows: rows.collect(), gentle: node(0), steep: node(1), bias: network.bias_o[0] }
}

/// The steepness of the page's stairs.
pub const STEEPNESS: f64 = 400.0;

/// A bump and a staircase.
#[derive(Debug, Serialize)]
pub struct Stairs {
    /// A bump from −0.5 to 0.5 of height 1 and steepness 20, at −1, −0.5, 0, 0.5 and 1.
    pub bump: Vec<f64>,
    /// The largest slope of the wave.
    pub slope: f64,
    /// The steepness of the steps.
    pub steepness: f64,
    /// One row for each number of hidden nodes.
    pub rows: Vec<StairsRow>,
    /// The largest value of the wave.
    pub top: f64,
    /// The preactivation whose sigmoid is the wave's largest value.
    pub inverse: f64,
}

/// Stairs of some number of hidden nodes.
#[derive(Debug, Serialize)]
pub struct StairsRow {
    /// How many hidden nodes.
    pub hidden: usize,
    /// What the largest distance between output and wave cannot exceed, by Equation (16.5).
    pub bound: f64,
    /// The largest distance between output and wave, measured.
    pub distance: f64,
}

/// The largest distance between a network's output and the wave on 2001 places from −1 to 1.
pub fn distance(network: &Network) -> f64 {
    let at = |place: i32| -1.0 + f64::from(place) / 1000.0;
    let apart = |x: f64| (network.forward(array![x].view()).post_o[0] - wave(x)).abs();
    (0..=2000).map(|place| apart(at(place))).fold(0.0, f64::max)
}

/// Stairs along the wave.
pub fn stairs() -> Stairs {
    let slope = 0.7 * std::f64::consts::PI;
    let row = |hidden: usize| StairsRow {
        hidden,
        bound: slope / (hidden + 1) as f64,
        distance: distance(&staircase(wave, hidden, STEEPNESS)),
    };
    Stairs {
        bump: [-1.0, -0.5, 0.0, 0.5, 1.0].map(|x| bump(x, -0.5, 0.5, 20.0, 1.0)).into(),
        slope,
        steepness: STEEPNESS,
        rows: [6, 12, 24, 48, 96].into_iter().map(row).collect(),
        top: wave(0.25),
        inverse: inverse_sigmoid(wave(0.25)),
    }
}

/// Three sigmoid nodes that follow the wave: one slow and high step up, two steep ones down.
pub fn three_nodes() -> Network {
    let (steepness, place) = (4.6, 0.475);
    Network {
        i_to_h: array![[1.5, steepness, steepness]],
        bias_h: array![0.0, steepness * place, -steepness * place],
        h_to_o: array![[115.0], [-39.8], [-39.8]],
        bias_o: array![-17.7],
    }
}

/// Trainings that imitate the wave.
#[derive(Debug, Serialize)]
pub struct TrainedCurve {
    /// How many points of the wave are trained on.
    pub points: usize,
    /// The learning rate.
    pub learning_rate: f64,
    /// How many epochs each training has.
    pub epochs: usize,
    /// How many seeds were tried for each size.
    pub seeds: u64,
    /// One row for each number of hidden nodes.
    pub rows: Vec<TrainedRow>,
    /// The largest distance between the wave and the output of three nodes made by hand.
    pub three_by_hand: f64,
    /// Steepness, place and height of the slow node of the three made by hand, in this order.
    pub slow: [f64; 3],
    /// Steepness, place and height of a steep node of the three made by hand, in this order.
    pub steep: [f64; 3],
    /// The bias of the output node of the network made by hand.
    pub bias: f64,
}

/// The trainings with one number of hidden nodes.
#[derive(Debug, Serialize)]
pub struct TrainedRow {
    /// How many hidden nodes.
    pub hidden: usize,
    /// The largest distance, one for each seed.
    pub distances: Vec<f64>,
    /// The largest distance between output and wave, the median over the seeds.
    pub median: f64,
}

/// A network that was trained on 64 points of the wave.
pub fn trained_curve(hidden: usize, seed: u64) -> Network {
    let at = |(row, _): (usize, usize)| -1.0 + (row as f64 + 0.5) / 32.0;
    let inputs = Array2::from_shape_fn((64, 1), at);
    let samples = Samples { targets: inputs.mapv(wave), inputs };
    train(&samples, hidden, 3.0, 2000, seed)
}

/// The wave by training.
pub fn curve_by_training() -> TrainedCurve {
    let row = |hidden: usize| {
        let distances = over_seeds(6, |seed| distance(&trained_curve(hidden, seed)));
        TrainedRow { hidden, median: study::spread(distances.clone()).median, distances }
    };
    let handle = |h: usize| {
        let Network { i_to_h, bias_h, h_to_o, .. } = three_nodes();
        [i_to_h[[0, h]], -bias_h[h] / i_to_h[[0, h]], h_to_o[[h, 0]]]
    };
    TrainedCurve {
        points: 64,
        learning_rate: 3.0,
        epochs: 2000,
        seeds: 6,
        rows: [2, 4, 6].into_iter().map(row).collect(),
        three_by_hand: distance(&three_nodes()),
        slow: handle(0),
        steep: handle(2),
        bias: three_nodes().bias_o[0],
    }
}

/// A network from its seed's weights, trained for some epochs in shuffled order.
pub fn train(
    samples: &Samples,
    hidden: usize,
    learning_rate: f64,
    epochs: usize,
    seed: u64,
) -> Network {
    let (inputs, outputs) = (samples.inputs.ncols(), samples.targets.ncols());
    let start = Network::seeded(inputs, hidden, outputs, seed);
    let mut trainer = Trainer::new(start, learning_rate);
    for epoch in 0..epochs as u64 {
        trainer.epoch_in_order(samples, &shuffled(samples.len(), seed, epoch));
    }
    trainer.network
}

/// A task to choose the number of hidden nodes for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Task {
    /// The band in the square, in noise.
    Band,
    /// A line between yes and no, in noise, among ten inputs.
    Line,
    /// The wave, in noise.
    Wave,
    /// Chapter 13's bursts.
    Bursts,
    /// The sex of chapter 14's penguins from four measurements.
    Penguins,
}

/// All tasks, in the order of the page.
pub const TASKS: [Task; 5] = [Task::Band, Task::Line, Task::Wave, Task::Bursts, Task::Penguins];

/// The sizes that are tried.
pub const SIZES: [usize; 8] = [1, 2, 3, 4, 6, 8, 14, 24];

/// The share of targets that are turned around, for the band and for the line.
pub const NOISE: f64 = 0.1;

impl Task {
    /// The learning rate and the epochs.
    pub fn setup(self) -> (f64, usize) {
        match self {
            Task::Band => (2.0, 500),
            Task::Line => (0.5, 200),
            Task::Wave => (3.0, 1000),
            Task::Bursts => (0.3, 60),
            Task::Penguins => (0.2, 100),
        }
    }

    /// Training and validation samples, drawn by this seed.
    pub fn samples(self, seed: u64) -> [Samples; 2] {
        let (training, validation) = (1000 + seed, 100_000 + seed);
        match self {
            Task::Band => [band(100, NOISE, training), band(1000, NOISE, validation)],
            Task::Line => [line(100, NOISE, training), line(1000, NOISE, validation)],
            Task::Wave => [noisy_wave(40, 0.05, training), noisy_wave(500, 0.05, validation)],
            Task::Bursts => [bursts(300, 0.1, training), bursts(600, 0.1, validation)],
            Task::Penguins => penguin_samples(seed),
        }
    }

    /// The mean errors E on the training and on the validation samples, after the training of
    /// this seed.
    pub fn errors(self, hidden: usize, seed: u64) -> [f64; 2] {
        let [training, validation] = self.samples(seed);
        let (learning_rate, epochs) = self.setup();
        let network = train(&training, hidden, learning_rate, epochs, seed);
        [&training, &validation].map(|samples| error(&network, samples) / samples.len() as f64)
    }
}

/// Ten inputs, of which three decide: yes where the sum of the first two is above the third.
fn line(count: usize, noise: f64, seed: u64) -> Samples {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let inputs = Array2::from_shape_simple_fn((count, 10), || rng.random_range(-1.0..1.0));
    let targets = Array2::from_shape_fn((count, 1), |(sample, _)| {
        let [first, second, third] = [0, 1, 2].map(|column| inputs[[sample, column]]);
        let turned = rng.random_range(0.0..1.0) < noise;
        f64::from(u8::from((first + second > third) != turned))
    });
    Samples { inputs, targets }
}

/// Places from −1 to 1, and the wave there with noise.
fn noisy_wave(count: usize, noise: f64, seed: u64) -> Samples {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let inputs = Array2::from_shape_simple_fn((count, 1), || rng.random_range(-1.0..1.0));
    let targets = inputs.mapv(|x| wave(x) + noise * gaussian(&mut rng));
    Samples { inputs, targets }
}

/// The penguins, shuffled and split in 200 for training and the rest; the units are those of the
/// training rows.
fn penguin_samples(seed: u64) -> [Samples; 2] {
    let table = penguins::read("penguins.csv", penguins::FILE).expect("the shipped file");
    let all = Samples {
        inputs: Array2::from_shape_fn((table.penguins.len(), 4), |(row, column)| {
            table.penguins[row].measurements[column]
        }),
        targets: Array2::from_shape_fn((table.penguins.len(), 1), |(row, _)| {
            f64::from(u8::from(table.penguins[row].male))
        }),
    };
    let mut rows: Vec<usize> = (0..all.len()).collect();
    rows.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
    let (training, validation) = rows.split_at(200);
    let parts = [pick(&all, training), pick(&all, validation)];
    let scaler = Scaler::fit(&parts[0].inputs);
    parts.map(|part| {
        let mut inputs = scaler.apply(&part.inputs);
        // The networks have biases and need no column of ones.
        inputs.remove_index(Axis(1), 4);
        Samples { inputs, targets: part.targets }
    })
}

/// The recording of the long experiments, a line for each result, with the kind of result first:
///
/// - the name of a task, hidden nodes, seed, mean training error, mean validation error;
/// - `network`, epochs, hidden nodes, then the weights in the order of [`flat`];
/// - `learned`, epochs, hidden nodes, seed, the fields of [`Learned`].
///
/// `examples/record_sizes.rs` writes it, and `tests/recorded.rs` trains some of it again.
pub const RECORDED: &str = include_str!("../data/recorded.csv");

/// The fields of the recorded lines that begin so, without the beginning.
pub fn recorded_lines(beginning: &str) -> impl Iterator<Item = Vec<f64>> {
    let rest = move |line: &'static str| line.strip_prefix(beginning)?.strip_prefix(',');
    RECORDED
        .lines()
        .filter_map(rest)
        .map(|fields| fields.split(',').map(|f| f.parse().expect("a number")).collect())
}

/// Trainings for each task and size that the page tells of.
pub const SEEDS: usize = 20;
/// Trainings that are recorded: as many again, to see what chance makes of a choice.
pub const RECORDED_SEEDS: usize = 40;

/// The recorded errors of a task: for each size and each seed the mean training error and the mean
/// validation error.
pub fn recorded(task: Task) -> Vec<Vec<[f64; 2]>> {
    let mut errors = vec![vec![[0.0; 2]; RECORDED_SEEDS]; SIZES.len()];
    for row in recorded_lines(&format!("{task:?}")).collect::<Vec<_>>() {
        let size = SIZES.iter().position(|size| *size as f64 == row[0]).expect("a recorded size");
        errors[size][row[1] as usize] = [row[2], row[3]];
    }
    errors
}

/// The seed of the recorded networks, which learn the band.
pub const TRAINED_SEED: u64 = 19;

/// The largest of them.
pub const LARGEST: usize = 24;

/// How long they are trained: as long as the page's other networks, and ten times as long.
pub const LONG: [usize; 2] = [500, 5000];

/// The sizes that are asked what they have learned of the noise.
pub const LEARNERS: [usize; 2] = [3, LARGEST];

/// What a network has made of the turned samples of the band.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Learned {
    /// Turned samples that it answers as they are labelled.
    pub learned: usize,
    /// Turned samples.
    pub turned: usize,
    /// Its mean validation error.
    pub validation: f64,
}

/// Trains a network on the band's samples of this seed and sees what it has learned of the noise.
pub fn learned(epochs: usize, hidden: usize, seed: u64) -> Learned {
    let [training, validation] = Task::Band.samples(seed);
    let network = train(&training, hidden, Task::Band.setup().0, epochs, seed);
    let turned: Vec<bool> = training
        .iter()
        .filter(|(input, target)| in_band(input[0], input[1]) != (target[0] == 1.0))
        .map(|(input, target)| decide(network.forward(input).post_o[0]) == target[0])
        .collect();
    Learned {
        learned: turned.iter().filter(|learned| **learned).count(),
        turned: turned.len(),
        validation: error(&network, &validation) / validation.len() as f64,
    }
}

/// The same for all seeds of the page, from the recording.
pub fn recorded_learned(epochs: usize, hidden: usize) -> Vec<Learned> {
    let of = |row: Vec<f64>| Learned {
        learned: row[1] as usize,
        turned: row[2] as usize,
        validation: row[3],
    };
    recorded_lines(&format!("learned,{epochs},{hidden}")).map(of).collect()
}

/// What small and large networks have learned of the noise after shorter and longer trainings.
#[derive(Debug, Serialize)]
pub struct Noise {
    /// How many sets of samples.
    pub seeds: usize,
    /// How many targets are turned, in all sets together.
    pub turned: usize,
    /// One row for each size and number of epochs.
    pub rows: Vec<NoiseRow>,
}

/// One size and one number of epochs.
#[derive(Debug, Serialize)]
pub struct NoiseRow {
    pub hidden: usize,
    /// How many epochs of training.
    pub epochs: usize,
    /// How many turned targets the networks answer as they were turned, in all sets together.
    pub learned: usize,
    /// The mean validation error.
    pub validation: f64,
    /// The standard error of the mean validation error.
    pub standard_error: f64,
}

/// The noise that was learned, from the recording.
pub fn noise() -> Noise {
    let row = |(hidden, epochs): (usize, usize)| {
        let runs = recorded_learned(epochs, hidden);
        let errors: Vec<f64> = runs.iter().map(|run| run.validation).collect();
        let (validation, standard_error) = mean_and_standard_error(&errors);
        let learned = runs.iter().map(|run| run.learned).sum();
        NoiseRow { hidden, epochs, learned, validation, standard_error }
    };
    let sizes = LEARNERS.into_iter().flat_map(|hidden| LONG.map(|epochs| (hidden, epochs)));
    Noise {
        seeds: SEEDS,
        turned: recorded_learned(LONG[0], LARGEST).iter().map(|run| run.turned).sum(),
        rows: sizes.map(row).collect(),
    }
}

/// The weights of a network in the order of the record.
pub fn flat(network: &Network) -> Vec<f64> {
    let Network { i_to_h, bias_h, h_to_o, bias_o } = network;
    i_to_h.iter().chain(bias_h).chain(h_to_o).chain(bias_o).copied().collect()
}

/// The recorded network with so many hidden nodes after so many epochs.
///
/// # Panics
///
/// If there is none.
pub fn trained_on_band(epochs: usize, hidden: usize) -> Network {
    let beginning = format!("network,{epochs},{hidden}");
    let numbers = recorded_lines(&beginning).next().expect("a network that was recorded");
    let (i_to_h, rest) = numbers.split_at(2 * hidden);
    let (bias_h, rest) = rest.split_at(hidden);
    Network {
        i_to_h: Array2::from_shape_fn((2, hidden), |(input, h)| i_to_h[input * hidden + h]),
        bias_h: Array1::from(bias_h.to_vec()),
        h_to_o: Array2::from_shape_fn((hidden, 1), |(h, _)| rest[h]),
        bias_o: array![rest[hidden]],
    }
}

/// What the rules of thumb say of the tasks and what is measured.
#[derive(Debug, Serialize)]
pub struct Rules {
    /// How many sets, each with samples and first weights of its own.
    pub seeds: usize,
    /// How many trainings are recorded for each task and size.
    pub recorded_seeds: usize,
    pub sizes: Vec<usize>,
    /// One row for each task.
    pub tasks: Vec<Measured>,
    /// For how many tasks the first rule allows the chosen size.
    pub between_allows: usize,
    /// For how many tasks the second rule names the chosen size.
    pub two_thirds_hits: usize,
    /// For how many tasks the third rule allows the chosen size.
    pub fewer_allows: usize,
    /// For how many tasks the first rule allows the size chosen from other seeds.
    pub between_allows_again: usize,
    /// For how many tasks the second rule names the size chosen from other seeds.
    pub two_thirds_hits_again: usize,
    /// For how many tasks the third rule allows the size chosen from other seeds.
    pub fewer_allows_again: usize,
}

/// A task with its errors.
#[derive(Debug, Serialize)]
pub struct Measured {
    pub task: String,
    /// How many inputs.
    pub inputs: usize,
    /// How many outputs.
    pub outputs: usize,
    /// How many samples to train on.
    pub training_samples: usize,
    pub validation_samples: usize,
    /// The learning rate.
    pub learning_rate: f64,
    /// How many epochs of training.
    pub epochs: usize,
    /// The smallest number of hidden nodes that the first rule allows.
    pub least: usize,
    /// The largest number of hidden nodes that the first rule allows.
    pub most: usize,
    /// The number of hidden nodes that the second rule names.
    pub two_thirds: usize,
    /// The third rule's limit: fewer hidden nodes than this.
    pub fewer_than: usize,
    /// For each size the mean training error over the seeds.
    pub training: Vec<f64>,
    /// For each size the mean validation error over the seeds,
    pub validation: Vec<f64>,
    /// and its standard error.
    pub standard_error: Vec<f64>,
    /// The number of hidden nodes with the least mean validation error.
    pub best_size: usize,
    /// One standard error above the best.
    pub limit: f64,
    /// The chosen size: the fewest hidden nodes whose mean validation error is within one standard
    /// error of the least.
    pub chosen: usize,
    /// The size chosen in the same way from as many other seeds.
    pub chosen_again: usize,
    /// The mean validation error at the second rule's size.
    pub at_two_thirds: f64,
    /// The mean validation error at the chosen size.
    pub at_chosen: f64,
    /// How much larger the validation error is at the second rule's size than at the chosen one, on
    /// the seeds that did not choose it, each seed compared with itself.
    pub cost: f64,
    /// The standard error of the difference between the validation errors at the second rule's size
    /// and at the chosen one.
    pub cost_standard_error: f64,
    /// The largest difference between the mean validation errors of two sizes.
    pub spread: f64,
}

/// A task by its recorded errors.
pub fn measured(task: Task) -> Measured {
    let [training, validation] = task.samples(0);
    let (inputs, outputs) = (training.inputs.ncols(), training.targets.ncols());
    let rules = rules_of_thumb(inputs, outputs);
    let (learning_rate, epochs) = task.setup();
    let errors = recorded(task);
    let column = |which: usize, from: usize| -> Vec<(usize, Vec<f64>)> {
        let of = |runs: &Vec<[f64; 2]>| {
            runs[from..from + SEEDS].iter().map(|run| run[which]).collect::<Vec<f64>>()
        };
        SIZES.into_iter().zip(errors.iter().map(of)).collect()
    };
    let means = |sized: &[(usize, Vec<f64>)]| -> Vec<(f64, f64)> {
        sized.iter().map(|(_, errors)| mean_and_standard_error(errors)).collect()
    };
    let validated = column(1, 0);
    let over = means(&validated);
    let best = (0..SIZES.len()).min_by(|&a, &b| over[a].0.total_cmp(&over[b].0)).expect("sizes");
    let chosen = choose(&validated);
    let place = |wanted: usize| {
        SIZES.iter().position(|size| *size == wanted).expect("a size that was tried")
    };
    let others = |size: usize| errors[place(size)][SEEDS..].iter().map(|run| run[1]);
    let pairs = others(rules.two_thirds).zip(others(chosen));
    let (cost, cost_standard_error) =
        mean_and_standard_error(&pairs.map(|(rule, chosen)| rule - chosen).collect::<Vec<f64>>());
    let worst = over.iter().map(|of| of.0).fold(0.0, f64::max);
    Measured {
        task: format!("{task:?}"),
        inputs,
        outputs,
        training_samples: training.len(),
        validation_samples: validation.len(),
        learning_rate,
        epochs,
        least: rules.between.0,
        most: rules.between.1,
        two_thirds: rules.two_thirds,
        fewer_than: rules.fewer_than,
        training: means(&column(0, 0)).iter().map(|of| of.0).collect(),
        validation: over.iter().map(|of| of.0).collect(),
        standard_error: over.iter().map(|of| of.1).collect(),
        best_size: SIZES[best],
        limit: over[best].0 + over[best].1,
        chosen,
        chosen_again: choose(&column(1, SEEDS)),
        at_two_thirds: over[place(rules.two_thirds)].0,
        at_chosen: over[place(chosen)].0,
        cost,
        cost_standard_error,
        spread: worst - over[best].0,
    }
}

/// All tasks.
pub fn rules() -> Rules {
    let tasks: Vec<Measured> = TASKS.into_iter().map(measured).collect();
    let count = |allows: &dyn Fn(&Measured, usize) -> bool| {
        [
            tasks.iter().filter(|task| allows(task, task.chosen)).count(),
            tasks.iter().filter(|task| allows(task, task.chosen_again)).count(),
        ]
    };
    let between = count(&|task, chosen| (task.least..=task.most).contains(&chosen));
    let two_thirds = count(&|task, chosen| task.two_thirds == chosen);
    let fewer = count(&|task, chosen| chosen < task.fewer_than);
    Rules {
        seeds: SEEDS,
        recorded_seeds: RECORDED_SEEDS,
        sizes: SIZES.into(),
        between_allows: between[0],
        two_thirds_hits: two_thirds[0],
        fewer_allows: fewer[0],
        between_allows_again: between[1],
        two_thirds_hits_again: two_thirds[1],
        fewer_allows_again: fewer[1],
        tasks,
    }
}

/// What the noise of the band costs at best, and what a size costs in multiplications.
#[derive(Debug, Serialize)]
pub struct Price {
    /// The share of the band's targets that are turned.
    pub noise: f64,
    /// The least error that is possible for a sample of the band, on average.
    pub best_possible: f64,
    /// The error of a sample that is not turned, with the best outputs.
    pub straight: f64,
    /// The error of a turned sample, with the best outputs.
    pub turned: f64,
    /// The standard error of the mean error of a hundred samples, with the best outputs.
    pub of_one_set: f64,
    /// The mean error of the best outputs on the page's training samples of the band.
    pub on_samples: f64,
    /// How far the mean training error is below that of the best outputs, each set compared with
    /// itself.
    pub below: Vec<f64>,
    /// The standard error of how far the training error is below that of the best outputs.
    pub below_standard_error: Vec<f64>,
    /// The output inside the band whose error is the least on average.
    pub sure: f64,
    /// The sizes of the page.
    pub sizes: Vec<usize>,
    /// Multiplications of one update for the band, with this number of hidden nodes.
    pub update: Vec<usize>,
    /// Multiplications of a whole training for the band, with this number of hidden nodes.
    pub training: Vec<usize>,
    /// How many more multiplications each further hidden node costs.
    pub each: usize,
    /// Weights and biases.
    pub weights: Vec<usize>,
}

/// The standard error of the mean that the best outputs have on one set of a hundred samples.
pub fn one_set() -> f64 {
    let apart = 0.5 * (1.0 - NOISE) * (1.0 - NOISE) - 0.5 * NOISE * NOISE;
    apart * standard_error_of_share(NOISE, 100)
}

/// The mean error of the best outputs on the band's training samples of this seed.
fn of_the_best_outputs(seed: u64) -> f64 {
    let [training, _] = Task::Band.samples(seed);
    let cost = training.iter().map(|(input, target)| {
        let best = if in_band(input[0], input[1]) { 1.0 - NOISE } else { NOISE };
        0.5 * (best - target[0]) * (best - target[0])
    });
    cost.sum::<f64>() / training.len() as f64
}

/// The price of a size.
pub fn price() -> Price {
    let (_, epochs) = Task::Band.setup();
    let update: Vec<usize> =
        SIZES.into_iter().map(|hidden| multiplications(2, hidden, 1)).collect();
    let perfect: Vec<f64> = (0..SEEDS as u64).map(of_the_best_outputs).collect();
    let below = recorded(Task::Band).into_iter().map(|runs| {
        let pairs = perfect.iter().zip(&runs).map(|(perfect, run)| perfect - run[0]);
        mean_and_standard_error(&pairs.collect::<Vec<f64>>())
    });
    let (below, below_standard_error) = below.unzip();
    let [straight, turned] = [NOISE, 1.0 - NOISE].map(|missed| 0.5 * missed * missed);
    Price {
        noise: NOISE,
        best_possible: best_possible(NOISE),
        straight,
        turned,
        of_one_set: one_set(),
        on_samples: mean_and_standard_error(&perfect).0,
        below,
        below_standard_error,
        sure: 1.0 - NOISE,
        sizes: SIZES.into(),
        training: update.iter().map(|each| each * 100 * epochs).collect(),
        update,
        each: multiplications(2, 2, 1) - multiplications(2, 1, 1),
        weights: SIZES.into_iter().map(|hidden| 4 * hidden + 1).collect(),
    }
}

/// Parity by one wide layer and by many narrow ones.
#[derive(Debug, Serialize)]
pub struct Depth {
    /// One row for each number of bits.
    pub rows: Vec<DepthRow>,
}

/// One number of bits.
#[derive(Debug, Serialize)]
pub struct DepthRow {
    /// How many bits the parity is of.
    pub bits: usize,
    /// Hidden nodes of the wide layer.
    pub wide_hidden: usize,
    /// Weights and biases of the network with one wide layer.
    pub wide_weights: usize,
    /// Hidden layers of the deep network.
    pub deep_layers: usize,
    /// Hidden nodes of the deep network.
    pub deep_hidden: usize,
    /// Weights and biases of the network with many narrow layers.
    pub deep_weights: usize,
    /// The most that the slopes of that many sigmoid layers let through of an error: a quarter for
    /// each layer.
    pub slopes: f64,
}

/// The hand-built parity networks, counted.
pub fn depth() -> Depth {
    let row = |bits: usize| {
        let (wide, deep) = (wide_parity(bits), deep_parity(bits));
        let layers = deep.0.len() - 1;
        DepthRow {
            bits,
            wide_hidden: wide.hidden(),
            wide_weights: wide.weights(),
            deep_layers: layers,
            deep_hidden: deep.hidden(),
            deep_weights: deep.weights(),
            slopes: (0..layers).fold(1.0, |product, _| product / 4.0),
        }
    };
    Depth { rows: [2, 4, 8, 16, 32, 64].into_iter().map(row).collect() }
}
