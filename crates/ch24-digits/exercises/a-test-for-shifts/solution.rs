/// Moves an image of 64 pixels so far to the right and down.
pub type Shift = fn(&[f64], isize, isize) -> Vec<f64>;

/// Panics where `shift` is wrong.
pub fn test(shift: Shift) {
    let image: Vec<f64> = (1..=64).map(f64::from).collect();
    for (right, down) in [(0, 0), (1, 0), (0, 1), (-1, 0), (0, -1), (2, -3), (-2, 1), (8, 0)] {
        let mut wanted = vec![0.0; 64];
        for row in 0..8_isize {
            for column in 0..8_isize {
                let (to_row, to_column) = (row + down, column + right);
                if (0..8).contains(&to_row) && (0..8).contains(&to_column) {
                    wanted[(8 * to_row + to_column) as usize] = image[(8 * row + column) as usize];
                }
            }
        }
        let moved = shift(&image, right, down);
        assert_eq!(moved, wanted, "{right} to the right, {down} down");
    }
}

fn main() {
    test(|image, right, down| {
        use ch24_digits::{ndarray::ArrayView1, shifted};
        shifted(ArrayView1::from(image), right, down).to_vec()
    });
}
