pub use ch08_sigmoid::{activate, activate_prime, half_squared_error};

pub fn final_error(output: f64, target: f64) -> f64 {
    target - output
}
