use ch08_sigmoid::activate;
use ch11_architecture::ndarray::{Array1, Array2, ArrayView1, array};

/// The postactivations of the hidden nodes (H) and of the output nodes (O).
pub fn forward(
    i_to_h: &Array2<f64>,
    h_to_o: &Array2<f64>,
    input: ArrayView1<f64>,
) -> (Array1<f64>, Array1<f64>) {
    todo!("a row times a matrix, `mapv(activate)`, and once more")
}

fn main() {
    let (i_to_h, h_to_o) = (array![[0.5, -0.5], [1.0, 0.25]], array![[1.0], [-1.0]]);
    let (post_h, post_o) = forward(&i_to_h, &h_to_o, array![1.0, 2.0].view());
    println!("{post_h:.6} {post_o:.6}");
}
