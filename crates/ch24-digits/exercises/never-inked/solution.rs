use ch24_digits::worked::{RECIPE, envelope, parts};
use ch24_digits::{Activation, Recipe, Start, train};

/// What are these weights? We train for three epochs and compare with the start.
pub fn answer() -> char {
    let parts = parts(&envelope(), 0);
    assert_eq!(parts.training.inputs.column(0).sum(), 0.0);
    let recipe = Recipe { most: 3, ..RECIPE };
    let trained = train(&recipe, &parts.training, &parts.validation, 0).network;
    let activations = [Activation::Tanh, Activation::Linear];
    let start = Start::Glorot.network(&[64, 32, 10], &activations, 0);
    let weights = trained.layers[0].weights.row(0);
    if weights == start.layers[0].weights.row(0) {
        return 'b';
    }
    if weights.iter().all(|weight| *weight == 0.0) {
        return 'a';
    }
    let moved = |pixel: usize| {
        (&trained.layers[0].weights.row(pixel) - &start.layers[0].weights.row(pixel)).sum()
    };
    if moved(0) * moved(1) > 0.0 { 'c' } else { 'd' }
}

fn main() {
    println!("The answer is {}.", answer());
}
