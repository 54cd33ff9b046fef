//! The book's network in burn.

use burn::module::{Module, Param};
use burn::nn::Linear;
use burn::nn::loss::CrossEntropyLossConfig;
use burn::optim::{GradientsParams, SgdConfig};
use burn::tensor::activation::tanh;
use burn::tensor::{DType, Device, Int, Tensor, TensorData};
use ch22_speed::ndarray::{Array1, Array2};
use ch22_speed::{Activation, Batch, Layer, LayerGradients, Network, Question, Samples};

/// A network with one hidden layer of tanh.
#[derive(Module, Debug)]
pub struct Mlp {
    hidden: Linear,
    output: Linear,
}

impl Mlp {
    /// The preactivations of the output layer, a row for each row of inputs.
    pub fn forward(&self, inputs: Tensor<2>) -> Tensor<2> {
        let post_h = tanh(self.hidden.forward(inputs));
        self.output.forward(post_h)
    }

    /// The same weights as ours: burn keeps them from-to as well.
    pub fn new(network: &Network, device: &Device) -> Mlp {
        let linear = |layer: &Layer| Linear {
            weight: Param::from_tensor(matrix(&layer.weights, device)),
            bias: Some(Param::from_tensor(list(&layer.biases, device))),
        };
        Mlp { hidden: linear(&network.layers[0]), output: linear(&network.layers[1]) }
    }
}

/// The mean error of all rows and one of K, and a move by its gradients, so many times.
pub fn train(
    mut model: Mlp,
    inputs: Tensor<2>,
    classes: Tensor<1, Int>,
    updates: usize,
    learning_rate: f64,
) -> Mlp {
    let cross_entropy = CrossEntropyLossConfig::new().init(&inputs.device());
    let mut optimiser = SgdConfig::new().init();
    for _ in 0..updates {
        let error = cross_entropy.forward(model.forward(inputs.clone()), classes.clone());
        let gradients = GradientsParams::from_grads(error.backward(), &model);
        model = optimiser.step(learning_rate, model, gradients);
    }
    model
}

/// A matrix of ours.
pub fn matrix(values: &Array2<f64>, device: &Device) -> Tensor<2> {
    let shape = [values.nrows(), values.ncols()];
    let data = TensorData::new(values.iter().copied().collect::<Vec<f64>>(), shape);
    Tensor::from_data(data, (device, DType::F64))
}

/// A list of ours.
pub fn list(values: &Array1<f64>, device: &Device) -> Tensor<1> {
    Tensor::from_data(TensorData::new(values.to_vec(), [values.len()]), (device, DType::F64))
}

/// The classes by number.
pub fn classes(samples: &Samples, device: &Device) -> Tensor<1, Int> {
    let class = |row: ch22_speed::ndarray::ArrayView1<f64>| {
        row.iter().position(|share| *share == 1.0).expect("a class") as i64
    };
    let classes: Vec<i64> = samples.targets.rows().into_iter().map(class).collect();
    let count = classes.len();
    Tensor::from_data(TensorData::new(classes, [count]), (device, DType::I64))
}

fn values<const D: usize>(tensor: &Tensor<D>) -> Vec<f64> {
    tensor.clone().into_data().convert_dtype(DType::F64).try_to_vec::<f64>().expect("numbers")
}

/// How far burn's mean gradients are from ours, at the farthest.
pub fn gradients_apart(network: &Network, samples: &Samples) -> f64 {
    let device = Device::flex().autodiff();
    let model = Mlp::new(network, &device);
    let inputs = matrix(&samples.inputs, &device);
    let error = CrossEntropyLossConfig::new().init(&device);
    let error = error.forward(model.forward(inputs), classes(samples, &device));
    let gradients = error.backward();
    let numbers: Vec<usize> = (0..samples.inputs.nrows()).collect();
    let mut batch = Batch::new(network, numbers.len());
    let ours = batch.gradients(network, Question::OneOf, samples, &numbers);
    let apart = |layer: &Linear, ours: &LayerGradients| {
        let weight = layer.weight.grad(&gradients).expect("a gradient");
        let bias = layer.bias.as_ref().and_then(|bias| bias.grad(&gradients)).expect("a gradient");
        farthest(&values(&weight), ours.weights.iter())
            .max(farthest(&values(&bias), ours.biases.iter()))
    };
    apart(&model.hidden, &ours[0]).max(apart(&model.output, &ours[1]))
}

/// How far the weights are from ours after so many updates by all samples, at the farthest.
pub fn weights_apart(network: &Network, samples: &Samples, updates: usize, rate: f64) -> f64 {
    let device = Device::flex().autodiff();
    let model = Mlp::new(network, &device);
    let inputs = matrix(&samples.inputs, &device);
    let theirs = train(model, inputs, classes(samples, &device), updates, rate);
    let mut ours = network.clone();
    let order: Vec<usize> = (0..samples.inputs.nrows()).collect();
    for _ in 0..updates {
        ch22_speed::epoch(&mut ours, Question::OneOf, samples, &order, order.len(), rate);
    }
    let apart = |layer: &Linear, ours: &Layer| {
        let bias = layer.bias.as_ref().expect("biases");
        farthest(&values(&layer.weight.val()), ours.weights.iter())
            .max(farthest(&values(&bias.val()), ours.biases.iter()))
    };
    assert_eq!(ours.layers[0].activation, Activation::Tanh);
    apart(&theirs.hidden, &ours.layers[0]).max(apart(&theirs.output, &ours.layers[1]))
}

/// The largest distance of values in pairs.
pub fn farthest<'a>(theirs: &[f64], ours: impl ExactSizeIterator<Item = &'a f64>) -> f64 {
    assert_eq!(theirs.len(), ours.len(), "as many values");
    theirs.iter().zip(ours).map(|(one, other)| (one - other).abs()).fold(0.0, f64::max)
}
