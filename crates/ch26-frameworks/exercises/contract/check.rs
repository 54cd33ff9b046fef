use answer::{Portion, all_reduce, fold_scaling, from_to, mean_of_all, to_from};
use ch21_outputs::ndarray::{Array2, array};
use ch21_outputs::{Activation, Layer, Network, Scaler};

use crate::checks::Checks;

fn rows(matrix: &Array2<f64>) -> Vec<Vec<f64>> {
    matrix.rows().into_iter().map(|row| row.to_vec()).collect()
}

pub fn check(c: &mut Checks) {
    for (inputs, nodes) in [(2, 3), (3, 3), (4, 1)] {
        let weights =
            Array2::from_shape_fn((inputs, nodes), |(i, j)| ((i * 7 + j * 4) % 9) as f64 - 3.5);
        c.case(inputs![inputs, nodes]);
        let list = to_from(weights.view());
        c.block("to-from", &list);
        let values: Vec<f64> = (0..inputs * nodes).map(|place| 0.25 + place as f64).collect();
        c.table("from-to", &rows(&from_to(&values, inputs, nodes)));
    }
    let layer = |weights, biases| Layer { weights, biases, activation: Activation::Tanh };
    let network = Network {
        layers: vec![
            layer(array![[0.5, -1.0, 0.25], [2.0, 0.75, -0.5]], array![0.1, -0.2, 0.3]),
            layer(array![[1.0], [-0.5], [2.0]], array![0.5]),
        ],
    };
    let scaler = Scaler { offset: array![10.0, -3.0], unit: array![4.0, 0.5] };
    let nodes = [2, 3, 1];
    c.case(inputs![nodes]);
    let folded = fold_scaling(&network, &scaler);
    c.table("weights of the first layer", &rows(&folded.layers[0].weights));
    c.block("biases of the first layer", &folded.layers[0].biases.to_vec());
    c.table("weights of the last layer", &rows(&folded.layers[1].weights));
    for counts in [vec![5], vec![120, 30], vec![4, 4, 4], vec![1, 9, 5]] {
        let portions: Vec<Portion> = (0_u32..)
            .zip(&counts)
            .map(|(number, &samples)| {
                let n = f64::from(number);
                Portion { gradients: vec![1.5 - n, n * n + 0.25, -0.5 * n], samples }
            })
            .collect();
        c.case(inputs![counts]);
        c.block("mean of all", &mean_of_all(&portions));
    }
    for (machines, length) in [(1, 3), (2, 5), (3, 3), (4, 10), (3, 2)] {
        let lists: Vec<Vec<f64>> = (0..machines)
            .map(|m| (0..length).map(|at| ((m * 5 + at * 3) % 7) as f64 + 0.5).collect())
            .collect();
        c.case(inputs![machines, length]);
        let ring = all_reduce(lists);
        c.table("sums on each machine", &ring.lists);
        c.block("numbers sent", &ring.sent.iter().map(|&sent| sent as f64).collect::<Vec<_>>());
    }
}
