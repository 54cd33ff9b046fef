/// The weights and the bias of the single node that a network with linear hidden nodes is.
/// `into_hidden[h]` has the weights into hidden node h, `into_output` those into the output node,
/// the bias last in each.
pub fn single_node(into_hidden: &[Vec<f64>], into_output: &[f64]) -> Vec<f64> {
    let (inputs, hidden) = (into_hidden[0].len() - 1, into_hidden.len());
    let mut single = vec![0.0; inputs + 1];
    for h in 0..hidden {
        for i in 0..=inputs {
            single[i] += into_hidden[h][i] * into_output[h];
        }
    }
    single
}

fn main() {
    let into_hidden = [vec![2.0, -1.0, 0.5], vec![0.5, 3.0, -1.0]];
    println!("{:?}", single_node(&into_hidden, &[1.0, -2.0, 0.25]));
}
