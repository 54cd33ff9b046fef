use answer::{Question, backpropagate, correct, epoch, error, softmax};
use ch19_any_network::{Activation, Layer, Network, Samples};
use ch21_outputs::ndarray::{Array2, array};

use crate::checks::Checks;

fn network() -> Network {
    Network {
        layers: vec![
            Layer {
                weights: array![[0.25, -0.5], [-0.375, 0.5]],
                biases: array![0.5, -0.25],
                activation: Activation::Tanh,
            },
            Layer {
                weights: array![[0.5, -0.25, 1.5], [0.75, 1.0, -0.5]],
                biases: array![-0.75, 0.375, 0.25],
                activation: Activation::Linear,
            },
        ],
    }
}

fn samples() -> Samples {
    Samples {
        inputs: array![[0.5, -2.0], [1.5, 0.25], [-1.0, 0.75], [2.0, 3.0], [-2.0, 2.5]],
        targets: array![
            [0.0, 0.0, 1.0],
            [1.0, 0.0, 0.0],
            [0.0, 1.0, 0.0],
            [0.0, 1.0, 0.0],
            [0.0, 1.0, 1.0]
        ],
    }
}

fn rows(matrix: &Array2<f64>) -> Vec<Vec<f64>> {
    matrix.rows().into_iter().map(|row| row.to_vec()).collect()
}

pub fn check(c: &mut Checks) {
    for values in [array![2.0, 1.0, -1.0], array![0.5, 1000.0], array![-900.0, -901.5, -900.0]] {
        c.case(inputs![values]);
        c.block("softmax", &softmax(values.view()).to_vec());
    }
    for (question, name) in [
        (Question::Number, "a number"),
        (Question::YesNo, "yes or no"),
        (Question::OneOf, "one of three"),
    ] {
        let (input, target) = (array![0.5, -2.0], array![0.0, 1.0, 0.0]);
        c.case(inputs![name, input, target]);
        let pre = array![2.0, -1.0, 0.5];
        c.block("outputs", &question.outputs(pre.view()).to_vec());
        c.number("E", question.error(pre.view(), target.view()));
        let soft = array![0.25, 0.0, 0.75];
        c.number("E for targets between 0 and 1", question.error(pre.view(), soft.view()));
        c.number("E far out", question.error((1000.0 * &pre).view(), target.view()));
        let gradients = backpropagate(&network(), question, input.view(), target.view());
        c.block("gradients of the output biases", &gradients[1].biases.to_vec());
        c.block("gradients of the hidden biases", &gradients[0].biases.to_vec());
        c.table("gradients of the output weights", &rows(&gradients[1].weights));
        c.table("gradients of the hidden weights", &rows(&gradients[0].weights));
        c.number("E of all samples", error(&network(), question, &samples()));
        c.number("right answers", correct(&network(), question, &samples()) as f64);
        let mut trained = network();
        epoch(&mut trained, question, &samples(), &[2, 0, 1], 0.5);
        c.table("output weights after an epoch", &rows(&trained.layers[1].weights));
    }
}
