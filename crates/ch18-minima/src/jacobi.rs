//! The curvatures of a surface, from its Hessian.

use ndarray::{Array1, Array2, Axis};

use crate::ndarray;

/// The curvatures of a surface at a place, from the smallest to the largest, and the direction of
/// each.
#[derive(Clone, Debug)]
pub struct Curvatures {
    /// The eigenvalues of the Hessian.
    pub values: Array1<f64>,
    /// A direction of length 1 in each column, in the same order.
    pub directions: Array2<f64>,
}

/// The eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's rotations.
///
/// # Panics
///
/// If the matrix is not square.
pub fn curvatures(hessian: &Array2<f64>) -> Curvatures {
    assert!(hessian.is_square(), "as many columns as rows");
    let size = hessian.nrows();
    let mut turned = hessian.clone();
    let mut directions = Array2::eye(size);
    for _ in 0..SWEEPS {
        for p in 0..size {
            for q in p + 1..size {
                if turned[[p, q]] != 0.0 {
                    rotate(&mut turned, &mut directions, p, q);
                }
            }
        }
    }
    let mut order: Vec<usize> = (0..size).collect();
    order.sort_by(|&a, &b| turned[[a, a]].total_cmp(&turned[[b, b]]));
    Curvatures {
        values: order.iter().map(|&k| turned[[k, k]]).collect(),
        directions: directions.select(Axis(1), &order),
    }
}

/// Rounds over all pairs of weights: each squares what is left beside the diagonal, so that a
/// few are enough.
const SWEEPS: usize = 12;

/// Turns the axes p and q by the angle at which the entry that couples them becomes 0.
fn rotate(turned: &mut Array2<f64>, directions: &mut Array2<f64>, p: usize, q: usize) {
    let half = (turned[[q, q]] - turned[[p, p]]) / (2.0 * turned[[p, q]]);
    let tangent = half.signum() / (half.abs() + (half * half + 1.0).sqrt());
    let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
    let sine = tangent * cosine;
    let turn = |one: f64, other: f64| (cosine * one - sine * other, sine * one + cosine * other);
    for matrix in [&mut *turned, directions] {
        for mut row in matrix.rows_mut() {
            (row[p], row[q]) = turn(row[p], row[q]);
        }
    }
    for mut column in turned.columns_mut() {
        (column[p], column[q]) = turn(column[p], column[q]);
    }
    (turned[[p, q]], turned[[q, p]]) = (0.0, 0.0);
}
