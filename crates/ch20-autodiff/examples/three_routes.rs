//! One gradient three times: by chapter 19's formulas, by the tape, by nudging.

use ch20_autodiff::network::{Plan, parameters};
use ch20_autodiff::worked::{by_formula, by_nudging};
use ch20_autodiff::{Activation, Network};

fn main() {
    let plan = Plan {
        nodes: vec![2, 3, 2, 1],
        activations: vec![Activation::Tanh, Activation::Relu, Activation::Sigmoid],
    };
    let network = Network::seeded(&plan.nodes, &plan.activations, 4);
    let (given, input, target) = (parameters(&network), [0.5, -1.0], [1.0]);

    let formula = by_formula(&network, &input, &target);
    let tape = plan.gradient(&given, &input, &target);
    let nudge = by_nudging(&plan, &given, &input, &target);

    println!("layer  parameter      formula           tape          nudge");
    let mut place = 0;
    for (layer, ends) in plan.nodes.windows(2).enumerate() {
        for n in 0..ends[0] * ends[1] + ends[1] {
            let name = match n.checked_sub(ends[0] * ends[1]) {
                None => format!("weight {}-{}", n / ends[1] + 1, n % ends[1] + 1),
                Some(node) => format!("bias {}", node + 1),
            };
            let (a, b, c) = (formula[place], tape[place], nudge[place]);
            println!("{:>5}  {name:<10} {a:>13.9}  {b:>13.9}  {c:>13.9}", layer + 1);
            place += 1;
        }
    }
}
