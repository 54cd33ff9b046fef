use ch08_sigmoid::activate;

/// The preactivations of the hidden nodes; `i_to_h[i][h]` leads from input i to hidden node h.
pub fn pre_h(i_to_h: &[Vec<f64>], input: &[f64]) -> Vec<f64> {
    let mut pre_h = vec![0.0; i_to_h[0].len()];
    for (value, weights) in input.iter().zip(i_to_h) {
        for (pre, weight) in pre_h.iter_mut().zip(weights) {
            *pre += value * weight;
        }
    }
    pre_h
}

/// The output, from the hidden nodes' preactivations.
pub fn output(h_to_o: &[f64], pre_h: &[f64]) -> f64 {
    let post_h = pre_h.iter().map(|&pre| activate(pre));
    activate(post_h.zip(h_to_o).map(|(post, weight)| post * weight).sum())
}

fn main() {
    let i_to_h = [vec![1.0, 0.0, -1.0], vec![0.5, 2.0, 0.0], vec![0.0, 1.0, 1.0]];
    let pre_h = pre_h(&i_to_h, &[1.0, 2.0, 3.0]);
    println!("{pre_h:?} {}", output(&[1.0, -1.0, 0.5], &pre_h));
}
