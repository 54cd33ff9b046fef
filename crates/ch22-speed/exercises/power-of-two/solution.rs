/// 2 to the power of x.
pub fn power_of_two(x: f64) -> f64 {
    let k = x.round();
    let r = (x - k) * std::f64::consts::LN_2;
    let mut sum = 1.0;
    let mut term = 1.0;
    for n in 1..=20 {
        term *= r / f64::from(n);
        sum += term;
    }
    sum * f64::powi(2.0, k as i32)
}

fn main() {
    println!("{} {}", power_of_two(0.5), power_of_two(-3.25));
}
