//! Softmax and its error by the formulas as they stand, and by the chapter's functions.

use ch21_outputs::ndarray::{Array1, array};
use ch21_outputs::{Question, softmax};

/// (21.5) as it is written.
fn naive(pre: &Array1<f64>) -> Array1<f64> {
    let exponentials = pre.mapv(libm::exp);
    &exponentials / exponentials.sum()
}

fn main() {
    for pre in [array![2.0, 1.0], array![710.0, 709.0], array![-800.0, -801.0], array![800.0, 0.0]]
    {
        let (careless, target) = (naive(&pre), array![0.0, 1.0]);
        let shares = softmax(pre.view());
        println!("preactivations {pre}");
        println!("  as written: {careless:.4}, E = {:.4}", -libm::log(careless[1]));
        println!(
            "  safe:       {shares:.4}, E = {:.4}",
            Question::OneOf.error(pre.view(), target.view())
        );
    }
    let (pre, target) = (array![40.0], array![0.0]);
    let output = Question::YesNo.outputs(pre.view())[0];
    println!("yes or no, preactivation 40, target 0");
    println!("  from the output: E = {:.4}", -libm::log(1.0 - output));
    println!("  safe:            E = {:.4}", Question::YesNo.error(pre.view(), target.view()));
}
