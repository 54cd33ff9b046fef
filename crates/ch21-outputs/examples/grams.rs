//! How heavy? Targets standardised for the training, and predictions in grams.

use ch13_validation::split;
use ch14_datasets::permutation;
use ch21_outputs::worked::grams;
use ch21_outputs::{
    Question, Samples, Scaler, brought_back, epoch, root_mean_square, scaled, seeded,
};

fn main() {
    let parts = split(&grams(), [3, 0, 2], 0);
    let inputs = Scaler::fit(&parts.training.inputs);
    let mass = Scaler::fit(&parts.training.targets);
    let training = Samples {
        inputs: scaled(&inputs, &parts.training.inputs),
        targets: scaled(&mass, &parts.training.targets),
    };
    let mut network = seeded(3, &[4], 1, 0);
    for number in 0..40 {
        let order = permutation(training.len(), number);
        epoch(&mut network, Question::Number, &training, &order, 0.05);
    }
    let test = scaled(&inputs, &parts.test.inputs);
    let predicted: Vec<f64> = test
        .rows()
        .into_iter()
        .map(|input| brought_back(&mass, network.forward(input).output())[0])
        .collect();
    let measured = parts.test.targets.column(0).to_vec();
    for row in 0..3 {
        println!("predicted {:.0} g, measured {:.0} g", predicted[row], measured[row]);
    }
    println!("root mean squared error {:.0} g", root_mean_square(&predicted, &measured));
    let constant = vec![mass.offset[0]; measured.len()];
    println!("of the constant answer  {:.0} g", root_mean_square(&constant, &measured));
}
