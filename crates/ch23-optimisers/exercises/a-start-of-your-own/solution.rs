/// How far from 0 the weights between layers of so many leaky nodes may begin.
pub fn reach(leak: f64, from: usize, to: usize) -> f64 {
    let _ = to;
    let kept = 1.0 + leak * leak;
    (6.0 / (kept * from as f64)).sqrt()
}

fn main() {
    println!("{:.4}", reach(0.1, 60, 120));
}
