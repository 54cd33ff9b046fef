/// Weights for warmth, damp and wind that answer every day as the chapter's gardener does.
pub fn faultless() -> [f64; 3] {
    todo!("three numbers")
}

/// The share of all whole-numbered days that the weights 1, 0.001 and 0 answer wrongly.
pub fn share_wrong() -> f64 {
    todo!("a number from 0 to 1")
}

/// Whether weights exist for the gardener who keeps the vent shut at the mark.
pub fn shut_at_the_mark() -> bool {
    todo!("true or false")
}

fn main() {
    println!("{:?} {} {}", faultless(), share_wrong(), shut_at_the_mark());
}
