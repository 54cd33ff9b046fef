/// 2 to the power of x.
pub fn power_of_two(x: f64) -> f64 {
    todo!("a whole number and a rest")
}

fn main() {
    println!("{} {}", power_of_two(0.5), power_of_two(-3.25));
}
