use ch08_sigmoid::activate;
use ch11_architecture::ndarray::{Array1, Array2, ArrayView1};

/// The postactivations of the hidden nodes (H) and of the output nodes (O).
pub fn forward(
    i_to_h: &Array2<f64>,
    h_to_o: &Array2<f64>,
    input: ArrayView1<f64>,
) -> (Array1<f64>, Array1<f64>) {
    let post_h = input.dot(i_to_h).mapv(activate);
    let post_o = post_h.dot(h_to_o);
    (post_h, post_o)
}
