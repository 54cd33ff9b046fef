/// What becomes of the 14.
pub fn scaled() -> f64 {
    todo!("mean and standard deviation of which rows?")
}

/// Inputs of the network.
pub fn inputs() -> usize {
    todo!("three columns and their gaps")
}

/// The standard error of the share.
pub fn standard_error() -> f64 {
    todo!("equation (13.2)")
}

/// R².
pub fn explained() -> f64 {
    todo!("equation (25.2)")
}

fn main() {
    println!("{} {} {} {}", scaled(), inputs(), standard_error(), explained());
}
