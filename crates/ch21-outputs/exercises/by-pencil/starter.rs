/// The three outputs.
pub fn outputs() -> [f64; 3] {
    todo!("a pencil is enough")
}

/// The three error signals.
pub fn error_signals() -> [f64; 3] {
    todo!("outputs and targets")
}

/// The error E.
pub fn error() -> f64 {
    todo!("an expression like 2.0_f64.ln() will do")
}

/// The first output with doubled preactivations.
pub fn doubled() -> f64 {
    todo!("a fraction will do")
}

fn main() {
    println!("{:?} {:?} {} {}", outputs(), error_signals(), error(), doubled());
}
