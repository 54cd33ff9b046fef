/// In hundredths, matrices row by row: arriving at H1 and H2, behind them, the gradients of
/// ItoH, the gradients of HtoO; and the weights of a 5-3-2 network.
pub fn answers() -> ([f64; 2], [f64; 2], [f64; 4], [f64; 4], f64) {
    let arriving = [2.0 * 4.0 - 2.0, 3.0 * 4.0 + 4.0 * 2.0];
    let behind = arriving.map(|arriving| arriving / 4.0);
    let of_i_to_h = [2.0 * behind[0], 2.0 * behind[1], -behind[0], -behind[1]];
    // Both hidden nodes send one half.
    let of_h_to_o = [2.0, 1.0, 2.0, 1.0];
    (arriving, behind, of_i_to_h, of_h_to_o, 5.0 * 3.0 + 3.0 * 2.0)
}

fn main() {
    println!("{:?}", answers());
}
