use ch08_sigmoid::{activate, activate_prime};

/// S_ERROR of an output node with this target and this preactivation.
pub fn error_signal(target: f64, pre_o: f64) -> f64 {
    let final_error = target - activate(pre_o);
    final_error * activate_prime(pre_o)
}
