//! Two starts, two bottoms, and the pass between them: what is measured there.

use ch18_minima::worked::{RATE, pass_place, tasting};
use ch18_minima::{NodeSurface, Verdict, length, ndarray, roll, survey};
use ndarray::array;

fn main() {
    let samples = tasting();
    let surface = NodeSurface { samples: &samples };
    for start in [array![-2.0, 0.0], array![-2.0, 2.0]] {
        let places = roll(&surface, &start, RATE, 0.0, 5000);
        let measured = survey(&surface, &places[5000]);
        println!("from {start:4} to {:7.3}: error {:.4}", places[5000], measured.error);
        println!("    curvatures {:.4}, {:?}", measured.curvatures.values, measured.verdict(RATE));
    }
    let pass = pass_place();
    let measured = survey(&surface, &pass);
    assert_eq!(measured.verdict(RATE), Verdict::Saddle);
    println!("the pass at {pass:.3}: error {:.4}", measured.error);
    println!("    curvatures {:.4}, {:?}", measured.curvatures.values, measured.verdict(RATE));

    let down = measured.curvatures.directions.column(0).to_owned();
    for side in [-0.01, 0.01] {
        let start = &pass + &(side * &down);
        let places = roll(&surface, &start, RATE, 0.0, 5000);
        let gone = length(&(&places[5000] - &pass));
        println!("a hundredth aside: {gone:.2} away in the end, at {:.3}", places[5000]);
    }
}
