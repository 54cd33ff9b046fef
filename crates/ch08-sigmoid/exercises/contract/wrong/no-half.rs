pub use ch08_sigmoid::{activate, activate_prime, final_error};

pub fn half_squared_error(output: f64, target: f64) -> f64 {
    final_error(output, target) * final_error(output, target)
}
