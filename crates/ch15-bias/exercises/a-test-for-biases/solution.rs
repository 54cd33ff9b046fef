use ch11_architecture::ndarray::{ArrayView1, Axis, array};
use ch12_network::Samples;
use ch15_bias::{Network, error};

/// An update: a network, inputs, targets and a learning rate.
pub type Update = fn(&mut Network, ArrayView1<f64>, ArrayView1<f64>, f64);

/// Panics where `update` does not move each bias against its gradient.
pub fn test(update: Update) {
    let mut before = Network::seeded(2, 3, 1, 7);
    before.bias_h = array![0.3, -0.6, 0.9];
    before.bias_o = array![-0.4];
    let (input, target, learning_rate) = (array![0.5, -0.8], array![0.0], 0.5);
    let mut after = before.clone();
    update(&mut after, input.view(), target.view(), learning_rate);

    let sample =
        Samples { inputs: input.insert_axis(Axis(0)), targets: target.insert_axis(Axis(0)) };
    let measured = |nudge: &dyn Fn(&mut Network, f64)| {
        let error_at = |by: f64| {
            let mut network = before.clone();
            nudge(&mut network, by);
            error(&network, &sample)
        };
        (error_at(1e-5) - error_at(-1e-5)) / 2e-5
    };
    let agree = |before: f64, after: f64, measured: f64| {
        let used = (before - after) / learning_rate;
        assert!((used - measured).abs() < 1e-8, "moved by {used}, and the gradient is {measured}");
    };
    agree(before.bias_o[0], after.bias_o[0], measured(&|network, by| network.bias_o[0] += by));
    for h in 0..3 {
        agree(before.bias_h[h], after.bias_h[h], measured(&|network, by| network.bias_h[h] += by));
    }
}

fn main() {
    test(|network, input, target, learning_rate| {
        let gradients = ch15_bias::backpropagate(network, input, target);
        network.descend(&gradients, learning_rate);
    });
}
