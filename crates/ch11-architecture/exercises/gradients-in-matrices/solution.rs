use ch08_sigmoid::{activate, activate_prime};
use ch11_architecture::ndarray::{Array1, Array2, array};
use ch11_architecture::outer;

/// The gradients of ItoH and of HtoO. `pre_h` and `pre_o` are what the forward pass left.
pub fn gradients(
    h_to_o: &Array2<f64>,
    input: &Array1<f64>,
    target: &Array1<f64>,
    pre_h: &Array1<f64>,
    pre_o: &Array1<f64>,
) -> (Array2<f64>, Array2<f64>) {
    let post_h = pre_h.mapv(activate);
    let error_signal = (pre_o.mapv(activate) - target) * pre_o.mapv(activate_prime);
    let arriving = h_to_o.dot(&error_signal);
    let behind = arriving * pre_h.mapv(activate_prime);
    (outer(input.view(), behind.view()), outer(post_h.view(), error_signal.view()))
}

fn main() {
    let (h_to_o, input, target) = (array![[1.0], [-1.0]], array![1.0, 2.0], array![0.0]);
    let pre_h = array![2.5, 0.0];
    let pre_o = pre_h.mapv(activate).dot(&h_to_o);
    let (i_to_h, h_to_o) = gradients(&h_to_o, &input, &target, &pre_h, &pre_o);
    println!("{i_to_h:.6}\n{h_to_o:.6}");
}
