/// The weights and the bias of the single node that a network
/// with linear hidden nodes is. `into_hidden[h]` has the weights
/// into hidden node h, `into_output` those into the output node,
/// the bias last in each.
pub fn single_node(
    into_hidden: &[Vec<f64>],
    into_output: &[f64],
) -> Vec<f64> {
    let (hidden, onward) = (into_hidden.len(), into_output.len());
    todo!("{hidden} hidden nodes, {onward} weights into O")
}

fn main() {
    let into_hidden = [vec![2.0, -1.0, 0.5], vec![0.5, 3.0, -1.0]];
    println!("{:?}", single_node(&into_hidden, &[1.0, -2.0, 0.25]));
}
