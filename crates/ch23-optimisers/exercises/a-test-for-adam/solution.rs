/// The gradients of a weight, update by update, to the weight after each, from 0.
pub type Adam = fn(&[f64]) -> Vec<f64>;

fn close(weights: &[f64], right: &[f64]) {
    let far = weights.iter().zip(right).any(|(a, b)| (a - b).abs() > 1e-6);
    assert!(!far, "{weights:?} is not {right:?}");
}

/// Panics where `adam` is not Adam.
pub fn test(adam: Adam) {
    let even = adam(&[3.0, 3.0, 3.0, 3.0]);
    close(&even, &[-1.0, -2.0, -3.0, -4.0]);
    let back_and_forth = adam(&[1.0, -1.0]);
    close(&back_and_forth, &[-1.0, -1.0 + 0.01 / 0.19]);
    let tiny = adam(&[1e-6]);
    close(&tiny, &[-1.0 / 1.01]);
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
