/// The three outputs.
pub fn outputs() -> [f64; 3] {
    [0.6, 0.3, 0.1]
}

/// The three error signals.
pub fn error_signals() -> [f64; 3] {
    [0.6, -0.7, 0.1]
}

/// The error E.
pub fn error() -> f64 {
    -0.3_f64.ln()
}

/// The first output with doubled preactivations.
pub fn doubled() -> f64 {
    36.0 / 46.0
}

fn main() {
    println!("{:?} {:?} {} {}", outputs(), error_signals(), error(), doubled());
}
