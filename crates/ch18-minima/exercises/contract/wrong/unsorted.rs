use ch18_minima::ndarray::{Array2, Axis};
pub use ch18_minima::{Curvatures, Surface, hessian, length, roll};

pub fn curvatures(hessian: &Array2<f64>) -> Curvatures {
    let Curvatures { values, directions } = ch18_minima::curvatures(hessian);
    let order: Vec<usize> = (0..values.len()).rev().collect();
    Curvatures {
        values: values.select(Axis(0), &order),
        directions: directions.select(Axis(1), &order),
    }
}
