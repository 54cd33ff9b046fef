use ch18_minima::ndarray::{Array1, Array2};
pub use ch18_minima::{Curvatures, Surface, curvatures, length, roll};

pub fn hessian(surface: &impl Surface, place: &Array1<f64>) -> Array2<f64> {
    2.0 * ch18_minima::hessian(surface, place)
}
