/// The row times the matrix; then in hundredths, matrices row by row: arriving at H1 and H2,
/// behind them, the gradients of ItoH, the gradients of HtoO.
pub fn answers() -> ([f64; 2], [f64; 2], [f64; 2], [f64; 4], [f64; 4]) {
    let product = [2.0 * 3.0 - 2.0, 2.0 * 4.0 - 5.0];
    let arriving = [2.0 * 4.0 - 2.0, 3.0 * 4.0 + 4.0 * 2.0];
    // At a preactivation of 0 the slope is a quarter.
    let behind = arriving.map(|arriving| arriving / 4.0);
    let of_i_to_h = [2.0 * behind[0], 2.0 * behind[1], -behind[0], -behind[1]];
    // Both hidden nodes send one half.
    let of_h_to_o = [2.0, 1.0, 2.0, 1.0];
    (product, arriving, behind, of_i_to_h, of_h_to_o)
}

fn main() {
    println!("{:?}", answers());
}
