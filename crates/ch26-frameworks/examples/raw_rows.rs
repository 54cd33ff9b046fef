//! The petals network asked about raw rows: with its scaling folded in, and without any.

use ch21_outputs::{Network, Question, largest};
use ch26_frameworks::fold_scaling;
use ch26_frameworks::ndarray::array;
use ch26_frameworks::worked::{petals, scaling};

fn main() {
    let model = petals();
    let folded = fold_scaling(&model.network, &scaling(&model));
    let classes = &model.plan.target.classes;
    let say = |network: &Network, length: f64, width: f64| {
        let shares =
            Question::OneOf.outputs(network.forward(array![length, width].view()).output());
        let best = largest(shares.view());
        format!("{} {:.3}", classes[best], shares[best])
    };
    for (length, width) in [(1.4, 0.2), (4.5, 1.5), (6.0, 2.2)] {
        println!("petal {length} cm by {width} cm");
        println!("  folded:            {}", say(&folded, length, width));
        println!("  scaling forgotten: {}", say(&model.network, length, width));
    }
}
