use answer::{Network, Trainer, backpropagate};
use ch11_architecture::ndarray::{Array2, array};

use crate::checks::Checks;

fn network() -> Network {
    Network {
        i_to_h: array![[0.25, -0.5, 0.125], [-0.375, 0.5, 0.25]],
        bias_h: array![0.5, -0.25, 1.0],
        h_to_o: array![[0.5, -0.25], [0.75, 1.0], [-1.5, 0.5]],
        bias_o: array![-0.75, 0.375],
    }
}

fn rows(matrix: &Array2<f64>) -> Vec<Vec<f64>> {
    matrix.rows().into_iter().map(|row| row.to_vec()).collect()
}

pub fn check(c: &mut Checks) {
    for (input, target) in
        [(array![0.5, -2.0], array![0.0, 1.0]), (array![0.0, 0.0], array![1.0, 0.0])]
    {
        c.case(inputs![input, target]);
        let forward = network().forward(input.view());
        c.block("S_postA,H", &forward.post_h.to_vec());
        c.block("S_postA,O", &forward.post_o.to_vec());
        let gradients = backpropagate(&network(), input.view(), target.view());
        c.block("gradients of the output biases", &gradients.bias_o.to_vec());
        c.block("gradients of the hidden biases", &gradients.bias_h.to_vec());
        c.table("gradient_HtoO", &rows(&gradients.h_to_o));
        c.table("gradient_ItoH", &rows(&gradients.i_to_h));
    }
    let (input, target, learning_rate) = (array![0.5, -2.0], array![0.0, 1.0], 0.5);
    c.case(inputs![input, target, learning_rate]);
    c.factor("the learning rate", learning_rate);
    let mut trainer = Trainer::new(network(), learning_rate);
    let errors = [0, 1].map(|_| trainer.step(input.view(), target.view()));
    c.block("output biases after two steps", &trainer.network.bias_o.to_vec());
    c.block("hidden biases after two steps", &trainer.network.bias_h.to_vec());
    c.table("HtoO after two steps", &rows(&trainer.network.h_to_o));
    c.table("ItoH after two steps", &rows(&trainer.network.i_to_h));
    c.block("E of the two steps", &errors);
}
