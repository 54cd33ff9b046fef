use answer::{
    Memory, Optimiser, Rule, Start, cosine, dropout_gradients, epoch, masks, thinned, warmed_up,
};
use ch23_optimisers::ndarray::{Array2, array};
use ch23_optimisers::{
    Activation, ChaCha8Rng, Gradients, Layer, LayerGradients, Network, Question, Samples,
    SeedableRng,
};

use crate::checks::Checks;

fn network() -> Network {
    Network {
        layers: vec![
            Layer {
                weights: array![[0.25, -0.5, 0.75], [-0.375, 0.5, 1.25]],
                biases: array![0.5, -0.25, 0.125],
                activation: Activation::Tanh,
            },
            Layer {
                weights: array![[0.5, -0.25], [0.75, 1.0], [-1.5, 0.375]],
                biases: array![-0.75, 0.375],
                activation: Activation::Linear,
            },
        ],
    }
}

fn gradients(times: f64) -> Gradients {
    let layer = |weights: Array2<f64>, biases| LayerGradients { weights: weights * times, biases };
    vec![
        layer(array![[1.0, -0.5, 0.25], [0.0, 2.0, -1.0]], times * array![0.5, 0.25, -3.0]),
        layer(array![[-1.0, 0.5], [4.0, -0.25], [0.75, 1.5]], times * array![1.0, -2.0]),
    ]
}

fn samples() -> Samples {
    Samples {
        inputs: array![[0.5, -2.0], [1.5, 0.25], [-1.0, 0.75], [2.0, 3.0], [-2.0, 2.5]],
        targets: array![[0.0, 1.0], [1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 0.0]],
    }
}

fn values(network: &Network) -> Vec<f64> {
    let of = |layer: &Layer| layer.weights.iter().chain(&layer.biases).copied().collect::<Vec<_>>();
    network.layers.iter().flat_map(of).collect()
}

pub fn check(c: &mut Checks) {
    let rules = [
        ("plain", Rule::Plain),
        ("momentum", Rule::Momentum { keep: 0.75 }),
        ("Nesterov", Rule::Nesterov { keep: 0.75 }),
        ("RMSProp", Rule::RmsProp { keep: 0.9, small: 0.01 }),
        ("Adam", Rule::Adam { first: 0.8, second: 0.95, small: 0.01 }),
        ("AdamW", Rule::AdamW { first: 0.8, second: 0.95, small: 0.01, decay: 0.25 }),
        ("Adam as it is used", Rule::ADAM),
    ];
    for (name, rule) in rules {
        c.case(inputs![name]);
        let (mut weight, mut memory) = (1.5, Memory::default());
        let mut weights = vec![];
        for (update, gradient) in (1..).zip([2.0, -0.5, 0.0, 3.0]) {
            weight = rule.moved(weight, gradient, &mut memory, 0.1, update);
            weights.push(weight);
        }
        c.block("weights", &weights);
        let mut moved = network();
        let mut optimiser = Optimiser::new(rule, 0.1, &moved);
        for times in [1.0, -0.5, 2.0] {
            optimiser.step(&mut moved, &gradients(times));
            optimiser.learning_rate *= 0.5;
        }
        c.block("weights and biases after three updates", &values(&moved));
        let mut trained = network();
        let mut optimiser = Optimiser::new(rule, 0.1, &trained);
        epoch(&mut trained, &mut optimiser, Question::OneOf, &samples(), &[2, 0, 1, 4, 3], 2);
        c.block("weights and biases after an epoch", &values(&trained));
    }
    for (update, updates) in [(0, 10), (3, 10), (5, 10), (10, 10)] {
        c.case(inputs![update, updates]);
        c.number("cosine", cosine(0.3, update, updates));
        c.number("warmed up", warmed_up(0.3, update, 4));
    }
    for (name, start) in
        [("within", Start::Within(0.2)), ("Glorot", Start::Glorot), ("He", Start::He)]
    {
        c.case(inputs![name]);
        c.number("reach", start.reach(3, 5));
        let activations = [Activation::Relu, Activation::Linear];
        let drawn = start.network(&[3, 5, 2], &activations, 7);
        c.block("weights and biases at the start", &values(&drawn));
        c.holds(
            "the activations in their order",
            drawn.layers.iter().zip(activations).all(|(layer, one)| layer.activation == one),
        );
    }
    for keep in [0.5, 0.8, 1.0] {
        c.case(inputs![keep]);
        let mut rng = ChaCha8Rng::seed_from_u64(3);
        let drawn = masks(&network(), keep, &mut rng);
        c.number("masks", drawn.len() as f64);
        c.block("factors", &drawn[0].to_vec());
        let activations = [Activation::Tanh, Activation::Relu, Activation::Linear];
        let deeper = Start::Glorot.network(&[2, 3, 4, 1], &activations, 0);
        let all: Vec<f64> =
            masks(&deeper, keep, &mut rng).iter().flat_map(|mask| mask.to_vec()).collect();
        c.block("factors of two hidden layers", &all);
        c.block("weights behind them", &values(&thinned(&network(), &[array![0.0, 2.0, 0.5]])));
        let mut sums = vec![];
        for numbers in [&[1][..], &[4, 0, 3]] {
            let mut rng = ChaCha8Rng::seed_from_u64(11);
            let question = Question::OneOf;
            let all = dropout_gradients(&network(), question, &samples(), numbers, keep, &mut rng);
            let of = |layer: &LayerGradients| {
                layer.weights.iter().chain(&layer.biases).copied().collect::<Vec<_>>()
            };
            sums.push(all.iter().flat_map(of).collect::<Vec<f64>>());
        }
        c.table("gradients with dropout", &sums);
    }
}
