use ch08_sigmoid::{activate, activate_prime};
use ch11_architecture::ndarray::{Array1, Array2, array};
use ch11_architecture::outer;

/// The gradients of the first layer (H×I) and of the second (O×H). `second` is O×H; `pre_h`
/// and `pre_o` are what the forward pass left.
pub fn gradients(
    second: &Array2<f64>,
    input: &Array1<f64>,
    target: &Array1<f64>,
    pre_h: &Array1<f64>,
    pre_o: &Array1<f64>,
) -> (Array2<f64>, Array2<f64>) {
    todo!("the error signals, what arrives, what is behind, two outer products")
}

fn main() {
    let (second, input, target) = (array![[1.0, -1.0]], array![1.0, 2.0], array![0.0]);
    let pre_h = array![2.5, 0.0];
    let pre_o = second.dot(&pre_h.mapv(activate));
    let (of_first, of_second) = gradients(&second, &input, &target, &pre_h, &pre_o);
    println!("{of_first:.6}\n{of_second:.6}");
}
