use ch16_hidden_size::StepLayers;

/// A node that looks at some values. Each value is given by the nodes whose sum it is, less 1
/// where there are two of them.
fn node(incoming: usize, parts: &[Vec<usize>], weight: f64, bias: f64) -> Vec<f64> {
    let mut weights = vec![0.0; incoming];
    for &place in parts.iter().flatten() {
        weights[place] = weight;
    }
    weights.push(bias - weight * parts.iter().map(|part| part.len() as f64 - 1.0).sum::<f64>());
    weights
}

/// A network that says whether the number of ones among so many bits is odd.
pub fn parity(bits: usize) -> StepLayers {
    let (mut layers, mut incoming) = (vec![], bits);
    let mut values: Vec<Vec<usize>> = (0..bits).map(|bit| vec![bit]).collect();
    while values.len() > 1 {
        let (mut layer, mut next) = (vec![], vec![]);
        for parts in values.chunks(2) {
            let first = layer.len();
            layer.push(node(incoming, parts, 1.0, -0.5));
            if parts.len() == 2 {
                layer.push(node(incoming, parts, -1.0, 1.5));
            }
            next.push((first..layer.len()).collect());
        }
        incoming = layer.len();
        layers.push(layer);
        values = next;
    }
    layers.push(vec![node(incoming, &values, 1.0, -0.5)]);
    StepLayers(layers)
}

fn main() {
    for bits in 2..=5 {
        let network = parity(bits);
        println!("{bits} bits: {} weights", network.weights());
    }
}
