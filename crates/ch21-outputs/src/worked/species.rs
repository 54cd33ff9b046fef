//! Which of three species? One of K, three times yes or no, and the number of the class.

use ch13_validation::split;
use ch14_datasets::{one_of, penguins, permutation, worked::table};
use serde::Serialize;

use super::{EPOCHS, Mean, PARTS, RATE, SEEDS, mean, runs};
use crate::ndarray::{Array2, ArrayView1};
use crate::{Network, Question, Samples, Scaler, epoch, error, largest, scaled, seeded};

/// The columns that the page uses: bill length and flipper length.
pub const FEATURES: [usize; 2] = [0, 2];

/// Hidden layers.
pub const HIDDEN: [&[usize]; 2] = [&[], &[4]];

/// How the question is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Three outputs, softmax.
    OneOf,
    /// Three outputs, three sigmoids.
    ThreeYesNo,
    /// One output, the number of the class; the number that each species is given.
    ClassNumber([usize; 3]),
}

/// All of them: the species in the middle is Chinstrap, Adelie, Gentoo.
pub const METHODS: [Method; 5] = [
    Method::OneOf,
    Method::ThreeYesNo,
    Method::ClassNumber([0, 1, 2]),
    Method::ClassNumber([1, 0, 2]),
    Method::ClassNumber([0, 2, 1]),
];

impl Method {
    /// The question that the output layer is trained for.
    pub fn question(self) -> Question {
        match self {
            Method::OneOf => Question::OneOf,
            Method::ThreeYesNo => Question::YesNo,
            Method::ClassNumber(_) => Question::Number,
        }
    }

    /// How many output nodes it takes.
    pub fn outputs(self) -> usize {
        if let Method::ClassNumber(_) = self { 1 } else { 3 }
    }

    /// The species that these preactivations say.
    pub fn answer(self, pre: ArrayView1<f64>) -> usize {
        match self {
            Method::OneOf | Method::ThreeYesNo => largest(pre),
            Method::ClassNumber(number) => {
                let nearest = pre[0].round().clamp(0.0, 2.0) as usize;
                number.iter().position(|one| *one == nearest).expect("a species for each number")
            }
        }
    }

    /// The targets, from one column a species.
    fn targets(self, one_column_each: &Array2<f64>) -> Array2<f64> {
        match self {
            Method::OneOf | Method::ThreeYesNo => one_column_each.clone(),
            Method::ClassNumber(number) => {
                let of_row = |(row, _)| number[largest(one_column_each.row(row))] as f64;
                Array2::from_shape_fn((one_column_each.nrows(), 1), of_row)
            }
        }
    }
}

/// All penguins: these measurements, and the species in one column each.
pub fn on_features(columns: &[usize]) -> Samples {
    let penguins = table().penguins;
    let input = |(row, column): (usize, usize)| penguins[row].measurements[columns[column]];
    let target = |(row, column): (usize, usize)| one_of(3, penguins[row].species)[column];
    Samples {
        inputs: Array2::from_shape_fn((penguins.len(), columns.len()), input),
        targets: Array2::from_shape_fn((penguins.len(), 3), target),
    }
}

/// The training part and the test part of a seed, both in the units of the training part.
pub fn prepared(samples: &Samples, seed: u64) -> (Samples, Samples) {
    let parts = split(samples, PARTS, seed);
    let scaler = Scaler::fit(&parts.training.inputs);
    let of = |part: &Samples| Samples {
        inputs: scaled(&scaler, &part.inputs),
        targets: part.targets.clone(),
    };
    (of(&parts.training), of(&parts.test))
}

/// A network trained for a question, an epoch in a new order each time.
pub fn trained(
    question: Question,
    hidden: &[usize],
    samples: &Samples,
    epochs: usize,
    seed: u64,
) -> Network {
    let (inputs, outputs) = (samples.inputs.ncols(), samples.targets.ncols());
    let mut network = seeded(inputs, hidden, outputs, seed);
    for number in 0..epochs {
        let order = permutation(samples.len(), 1000 * seed + number as u64);
        epoch(&mut network, question, samples, &order, RATE);
    }
    network
}

/// The same for the species, by a method.
pub fn trained_for(
    method: Method,
    hidden: &[usize],
    training: &Samples,
    epochs: usize,
    seed: u64,
) -> Network {
    let targets = method.targets(&training.targets);
    let samples = Samples { inputs: training.inputs.clone(), targets };
    trained(method.question(), hidden, &samples, epochs, seed)
}

/// The share of right answers on the test part, seed by seed.
pub fn shares(method: Method, hidden: &[usize], first: u64, count: u64) -> Vec<f64> {
    let all = on_features(&FEATURES);
    runs(first, count, |seed| {
        let (training, test) = prepared(&all, seed);
        let network = trained_for(method, hidden, &training, EPOCHS, seed);
        let right = test.iter().filter(|(input, target)| {
            method.answer(network.forward(*input).output()) == largest(*target)
        });
        right.count() as f64 / test.len() as f64
    })
}

/// The share of the test part that is of the species that most of the training part is of, seed by
/// seed.
pub fn commonest(first: u64, count: u64) -> Vec<f64> {
    let all = on_features(&FEATURES);
    runs(first, count, |seed| {
        let (training, test) = prepared(&all, seed);
        let of_each = training.targets.sum_axis(crate::ndarray::Axis(0));
        test.targets.column(largest(of_each.view())).sum() / test.len() as f64
    })
}

/// The cross-entropy a penguin of the four measurements with four hidden nodes, seed by seed: of the
/// training part and of the test part, after `epochs` epochs.
pub fn sureness(epochs: usize, first: u64, count: u64) -> [Vec<f64>; 2] {
    let all = on_features(&[0, 1, 2, 3]);
    let of = |training_part: bool| {
        runs(first, count, |seed| {
            let (training, test) = prepared(&all, seed);
            let network = trained(Question::OneOf, HIDDEN[1], &training, epochs, seed);
            let part = if training_part { &training } else { &test };
            error(&network, Question::OneOf, part) / part.len() as f64
        })
    };
    [of(true), of(false)]
}

/// By how much a share of right answers is above another on the same splits.
pub type Difference = Mean;

fn difference(above: &[f64], below: &[f64]) -> Difference {
    let differences: Vec<f64> = above.iter().zip(below).map(|(a, b)| a - b).collect();
    mean(&differences)
}

/// One hidden layer, or none.
#[derive(Serialize)]
pub struct SpeciesRow {
    /// How many hidden nodes the network has.
    pub hidden: usize,
    /// Asked for one of three.
    pub one_of: Mean,
    /// Asked as three questions of yes or no.
    pub three_yes_no: Mean,
    /// The number of the class, with this species in the middle.
    pub chinstrap_between: Mean,
    /// The number of the class, with Adelie in the middle.
    pub adelie_between: Mean,
    /// The number of the class, with Gentoo in the middle.
    pub gentoo_between: Mean,
    /// Softmax less each numbering, split by split.
    pub one_of_over_chinstrap: Difference,
    /// Softmax less the numbering with Adelie in the middle.
    pub one_of_over_adelie: Difference,
    pub one_of_over_gentoo: Difference,
    /// A numbering less the one with Gentoo in the middle.
    pub chinstrap_over_gentoo: Difference,
    /// The numbering with Adelie in the middle less the one with Gentoo there.
    pub adelie_over_gentoo: Difference,
}

/// What the three ways of asking make of the penguins.
#[derive(Serialize)]
pub struct Species {
    /// How many splits, each with first weights of its own.
    pub seeds: u64,
    /// How many penguins the table of chapter 14 has.
    pub penguins: usize,
    /// How many penguins to train on.
    pub training: usize,
    /// How many penguins to test with.
    pub test: usize,
    /// How many epochs each network of the table is trained.
    pub epochs: usize,
    /// The learning rate.
    pub learning_rate: f64,
    /// Always the commonest species.
    pub commonest: Mean,
    /// One row for each hidden layer, or none.
    pub rows: Vec<SpeciesRow>,
    /// Cross-entropy a penguin of the program with four measurements, after 10 and 40 epochs.
    pub training_early: Mean,
    /// Cross-entropy on the test part after the shorter training.
    pub test_early: Mean,
    /// Cross-entropy on the training part after the longer training.
    pub training_late: Mean,
    /// Cross-entropy on the test part after the longer training.
    pub test_late: Mean,
    /// The test part's less the training part's after 40 epochs, split by split.
    pub test_over_training: Difference,
    /// The test part's after 40 epochs less that after 10.
    pub test_late_over_early: Difference,
    /// The smallest sum of the three sigmoids for a penguin of the test part: seed 0, no hidden
    /// layer.
    pub least_sum: f64,
    /// The largest sum of the three sigmoids for a penguin of the test part: seed 0, no hidden
    /// layer.
    pub most_sum: f64,
    /// The outputs of softmax, as many, of the same penguin as the first of these.
    pub names: [&'static str; 3],
}

/// The penguins by species.
pub fn species() -> Species {
    let row = |hidden: &[usize]| {
        let [one_of, three, chinstrap, adelie, gentoo] =
            METHODS.map(|method| shares(method, hidden, 0, SEEDS));
        SpeciesRow {
            hidden: hidden.iter().sum(),
            one_of: mean(&one_of),
            three_yes_no: mean(&three),
            chinstrap_between: mean(&chinstrap),
            adelie_between: mean(&adelie),
            gentoo_between: mean(&gentoo),
            one_of_over_chinstrap: difference(&one_of, &chinstrap),
            one_of_over_adelie: difference(&one_of, &adelie),
            one_of_over_gentoo: difference(&one_of, &gentoo),
            chinstrap_over_gentoo: difference(&chinstrap, &gentoo),
            adelie_over_gentoo: difference(&adelie, &gentoo),
        }
    };
    let (training, test) = prepared(&on_features(&FEATURES), 0);
    let sigmoids = trained_for(Method::ThreeYesNo, HIDDEN[0], &training, EPOCHS, 0);
    let sums = test
        .iter()
        .map(|(input, _)| Question::YesNo.outputs(sigmoids.forward(input).output()).sum());
    let sums = study::spread(sums);
    let [training_early, test_early] = sureness(10, 0, SEEDS);
    let [training_late, test_late] = sureness(EPOCHS, 0, SEEDS);
    Species {
        commonest: mean(&commonest(0, SEEDS)),
        training_early: mean(&training_early),
        test_early: mean(&test_early),
        training_late: mean(&training_late),
        test_late: mean(&test_late),
        test_over_training: difference(&test_late, &training_late),
        test_late_over_early: difference(&test_late, &test_early),
        seeds: SEEDS,
        penguins: training.len() + test.len(),
        training: training.len(),
        test: test.len(),
        epochs: EPOCHS,
        learning_rate: RATE,
        rows: HIDDEN.map(row).into(),
        least_sum: sums.least,
        most_sum: sums.most,
        names: penguins::SPECIES,
    }
}
