use ch08_sigmoid::{activate, activate_prime};

use crate::product::product;

pub fn error_signal(target: f64, pre_o: f64) -> f64 {
    let output = activate(pre_o);
    product(
        "S_ERROR",
        &[("FE", output - target), ("+f_A′(S_preA,O)", activate_prime(pre_o))],
        &[
            ("the output", output),
            ("output plus target", output + target),
            ("the preactivation S_preA,O", pre_o),
            ("the slope at the output, a postactivation", activate_prime(output)),
            ("S_preA,O · (1 − S_preA,O), the shortcut on a preactivation", pre_o * (1.0 - pre_o)),
            ("E, which is half of FE squared", 0.5 * (output - target) * (output - target)),
        ],
    )
}
