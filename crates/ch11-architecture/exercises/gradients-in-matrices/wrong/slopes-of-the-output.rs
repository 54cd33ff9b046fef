use ch08_sigmoid::{activate, activate_prime};
use ch11_architecture::ndarray::{Array1, Array2};
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
    let behind = arriving * activate_prime(pre_o[0]);
    (outer(input.view(), behind.view()), outer(post_h.view(), error_signal.view()))
}
