use ch18_minima::ndarray::Array1;
pub use ch18_minima::{Curvatures, Surface, curvatures, hessian, length};

pub fn roll(
    surface: &impl Surface,
    start: &Array1<f64>,
    learning_rate: f64,
    _momentum: f64,
    steps: usize,
) -> Vec<Array1<f64>> {
    ch18_minima::roll(surface, start, learning_rate, 0.0, steps)
}
