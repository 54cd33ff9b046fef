use answer::{Batch, epoch, exp, shared_gradients};
use ch19_any_network::{Activation, Gradients, Layer, Network, Samples};
use ch21_outputs::Question;
use ch21_outputs::ndarray::{Array2, array};

use crate::checks::Checks;

fn network() -> Network {
    Network {
        layers: vec![
            Layer {
                weights: Array2::from_shape_fn((3, 9), |(i, h)| {
                    ((i * 9 + h) * 5 % 7) as f64 / 4.0 - 0.75
                }),
                biases: (0..9).map(|h| f64::from(h) / 8.0 - 0.5).collect(),
                activation: Activation::Tanh,
            },
            Layer {
                weights: Array2::from_shape_fn((9, 2), |(h, o)| {
                    ((h * 2 + o) * 3 % 5) as f64 / 4.0 - 0.5
                }),
                biases: array![-0.75, 0.375],
                activation: Activation::Linear,
            },
        ],
    }
}

fn samples() -> Samples {
    Samples {
        inputs: Array2::from_shape_fn((7, 3), |(row, column)| {
            ((row * 3 + column) * 4 % 11) as f64 / 4.0 - 1.25
        }),
        targets: Array2::from_shape_fn((7, 2), |(row, column)| {
            f64::from(u8::from(row % 2 == column))
        }),
    }
}

fn rows(matrix: &Array2<f64>) -> Vec<Vec<f64>> {
    matrix.rows().into_iter().map(|row| row.to_vec()).collect()
}

fn all(c: &mut Checks, gradients: &Gradients) {
    c.table("gradients of the output weights", &rows(&gradients[1].weights));
    c.block("gradients of the output biases", &gradients[1].biases.to_vec());
    c.table("gradients of the hidden weights", &rows(&gradients[0].weights));
    c.block("gradients of the hidden biases", &gradients[0].biases.to_vec());
}

pub fn check(c: &mut Checks) {
    let (network, samples) = (network(), samples());
    for (question, name) in [
        (Question::Number, "a number"),
        (Question::YesNo, "yes or no"),
        (Question::OneOf, "one of two"),
    ] {
        for numbers in [vec![3], vec![6, 0, 2, 5, 1]] {
            c.case(inputs![name, numbers]);
            let mut batch = Batch::new(&network, 5);
            let pre = batch.forward(&network, &samples, &numbers).to_owned();
            c.table("preactivations of the output", &rows(&pre));
            all(c, batch.gradients(&network, question, &samples, &numbers));
        }
    }
    for size in [1, 2, 3, 7] {
        c.case(inputs![size]);
        let mut trained = network.clone();
        epoch(&mut trained, Question::OneOf, &samples, &[4, 0, 6, 2, 1, 3, 5], size, 0.5);
        c.table("hidden weights after an epoch", &rows(&trained.layers[0].weights));
        c.block("output biases after an epoch", &trained.layers[1].biases.to_vec());
    }
    for threads in [1, 2, 3] {
        c.case(inputs![threads]);
        let mut batches = vec![Batch::new(&network, 7); threads];
        let numbers = [4, 0, 6, 2, 1, 3, 5];
        all(c, &shared_gradients(&mut batches, &network, Question::OneOf, &samples, &numbers));
    }
    let x = [0.0, 1.0, -1.0, 0.3, -30.5, 10.25, 20.125];
    c.case(inputs![x]);
    c.block("exponentials", &exp(x));
}
