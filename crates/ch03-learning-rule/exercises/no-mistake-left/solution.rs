/// Weights for warmth, damp and wind that answer every day as the chapter's gardener does.
pub fn faultless() -> [f64; 3] {
    [1.0, 0.0, 0.0]
}

/// The share of all whole-numbered days that the weights 1, 0.001 and 0 answer wrongly.
pub fn share_wrong() -> f64 {
    // Warmth 0, one in 21, and of these the damp below 0, ten in 21.
    10.0 / (21.0 * 21.0)
}

/// Whether weights exist for the gardener who keeps the vent shut at the mark.
pub fn shut_at_the_mark() -> bool {
    false
}

fn main() {
    println!("{:?} {} {}", faultless(), share_wrong(), shut_at_the_mark());
}
