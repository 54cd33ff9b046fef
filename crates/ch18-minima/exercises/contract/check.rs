use answer::{Surface, curvatures, hessian, length, roll};
use ch18_minima::ndarray::{Array1, array};

use crate::checks::Checks;

/// E = x²y + 2y² + xz + z² + x⁴/4.
struct Bent;

impl Surface for Bent {
    fn error(&self, place: &Array1<f64>) -> f64 {
        let [x, y, z] = [place[0], place[1], place[2]];
        x * x * y + 2.0 * y * y + x * z + z * z + x * x * x * x / 4.0
    }

    fn gradient(&self, place: &Array1<f64>) -> Array1<f64> {
        let [x, y, z] = [place[0], place[1], place[2]];
        array![2.0 * x * y + z + x * x * x, x * x + 4.0 * y, x + 2.0 * z]
    }
}

pub fn check(c: &mut Checks) {
    // A coupling of 1 between equals, and none.
    for couples in [1.0, 0.0] {
        let hessian = array![[2.0, couples, 0.0], [couples, 2.0, 0.0], [0.0, 0.0, 5.0]];
        c.case(inputs![hessian]);
        c.block("curvatures", &curvatures(&hessian).values.to_vec());
    }
    for place in [array![1.0, 0.5, -0.25], array![-0.5, 1.0, 2.0]] {
        let at = place.to_vec();
        c.case(inputs![at]);
        c.number("length", length(&Bent.gradient(&place)));
        let measured = hessian(&Bent, &place);
        let rows: Vec<Vec<f64>> = measured.rows().into_iter().map(|row| row.to_vec()).collect();
        c.table("Hessian", &rows);
        let bends = curvatures(&measured);
        c.block("curvatures", &bends.values.to_vec());
        let left = (0..3).map(|k| {
            let direction = bends.directions.column(k).to_owned();
            length(&(measured.dot(&direction) - bends.values[k] * &direction))
        });
        c.holds("directions", left.fold(0.0, f64::max) < 1e-6);
        let places = roll(&Bent, &place, 0.0625, 0.5, 3);
        c.number("places", places.len() as f64);
        c.block("last place", &places.last().map(|place| place.to_vec()).unwrap_or_default());
    }
}
