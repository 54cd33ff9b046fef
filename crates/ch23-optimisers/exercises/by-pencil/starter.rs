/// The weight after each update, by equation (23.3).
pub fn momentum() -> [f64; 3] {
    todo!("a pencil is enough")
}

/// The weight after the third update with the rate halved before it: by (23.3), then by (23.2).
pub fn halved() -> [f64; 2] {
    todo!("what is half of what?")
}

/// The weight after Adam's first update, for gradients of 4 and of 400.
pub fn adam() -> [f64; 2] {
    todo!("correct both running means")
}

/// The weight after the first update of RMSProp.
pub fn rms_prop() -> f64 {
    todo!("an expression will do")
}

fn main() {
    println!("{:?} {:?} {:?} {}", momentum(), halved(), adam(), rms_prop());
}
