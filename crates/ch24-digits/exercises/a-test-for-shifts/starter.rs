/// Moves an image of 64 pixels so far to the right and down.
pub type Shift = fn(&[f64], isize, isize) -> Vec<f64>;

/// Panics where `shift` is wrong.
pub fn test(shift: Shift) {
    let moved = shift(&[0.0; 64], 1, 0);
    todo!("assert! that {moved:?} is right, and that other images are")
}

fn main() {
    test(|image, right, down| {
        use ch24_digits::{ndarray::ArrayView1, shifted};
        shifted(ArrayView1::from(image), right, down).to_vec()
    });
}
