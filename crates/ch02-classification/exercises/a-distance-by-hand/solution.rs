/// Preactivation, length of the weights, distance, and the nearest place on the plane.
pub fn answer() -> [f64; 6] {
    // 0 − 6 − 12 = −18, √9 = 3, −18/3 = −6; (0, −3, 6) + 6 · (1, 2, −2)/3 = (2, 1, 2).
    [-18.0, 3.0, -6.0, 2.0, 1.0, 2.0]
}

fn main() {
    println!("{:?}", answer());
}
