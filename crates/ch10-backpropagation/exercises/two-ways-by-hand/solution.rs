/// In hundredths: arriving at H1, behind H1, the gradient of G1-H1; arriving at G1, behind G1, the
/// gradient of I1-G1.
pub fn answer() -> [f64; 6] {
    // 20·3 − 10·2; times ¼; times ½. Then 10·(−6); times ¼; times 2.
    [40.0, 10.0, 5.0, -60.0, -15.0, -30.0]
}

fn main() {
    println!("{:?}", answer());
}
