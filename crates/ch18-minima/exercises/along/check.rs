use answer::along;

use crate::checks::Checks;

/// The gradient of E = x²y + 2y³ + xyz + z² + y⁴/4.
fn gradient(place: &[f64]) -> Vec<f64> {
    let [x, y, z] = [place[0], place[1], place[2]];
    vec![2.0 * x * y + y * z, x * x + 6.0 * y * y + x * z + y * y * y, x * y + 2.0 * z]
}

pub fn check(c: &mut Checks) {
    let places = [[1.0, -2.0, 0.5], [0.25, 0.5, -1.5], [-2.0, 0.5, 1.0]];
    let directions = [[0.0, 2.0, 0.0], [3.0, 4.0, 0.0], [-1.0, 2.0, 2.0]];
    for (place, direction) in places.into_iter().zip(directions) {
        c.case(inputs![place, direction]);
        c.number("curvature", along(gradient, &place, &direction));
    }
}
