/// The gradients of a weight, update by update, to the weight after each, from 0.
pub type Adam = fn(&[f64]) -> Vec<f64>;

/// Panics where `adam` is not Adam.
pub fn test(adam: Adam) {
    let weights = adam(&[3.0, 3.0]);
    todo!("assert! that {weights:?} are right, and more")
}

fn main() {
    test(|gradients| {
        use ch23_optimisers::{Memory, Rule};
        let (mut weight, mut memory) = (0.0, Memory::default());
        let mut weights = vec![];
        for (update, gradient) in (1..).zip(gradients) {
            weight = Rule::ADAM.moved(weight, *gradient, &mut memory, 1.0, update);
            weights.push(weight);
        }
        weights
    });
}
