pub use ch08_sigmoid::{activate, final_error, half_squared_error};

pub fn activate_prime(pre: f64) -> f64 {
    activate(pre)
}
