/// The weight after each update, by equation (23.3).
pub fn momentum() -> [f64; 3] {
    [0.6, 0.2, 0.2]
}

/// The weight after the third update with the rate halved before it: by (23.3), then by (23.2).
pub fn halved() -> [f64; 2] {
    [0.2, 0.1]
}

/// The weight after Adam's first update, for gradients of 4 and of 400.
pub fn adam() -> [f64; 2] {
    [0.9, 0.9]
}

/// The weight after the first update of RMSProp.
pub fn rms_prop() -> f64 {
    0.0
}

fn main() {
    println!("{:?} {:?} {:?} {}", momentum(), halved(), adam(), rms_prop());
}
