use ch08_sigmoid::activate;

/// The preactivations of the hidden nodes; `i_to_h[i][h]` leads from input i to hidden node h.
pub fn pre_h(i_to_h: &[Vec<f64>], input: &[f64]) -> Vec<f64> {
    i_to_h
        .iter()
        .map(|weights| weights.iter().zip(input).map(|(w, value)| w * value).sum())
        .collect()
}

/// The output, from the hidden nodes' preactivations.
pub fn output(h_to_o: &[f64], pre_h: &[f64]) -> f64 {
    let post_h = pre_h.iter().map(|&pre| activate(pre));
    activate(post_h.zip(h_to_o).map(|(post, weight)| post * weight).sum())
}
