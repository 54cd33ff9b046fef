/// How far from 0 the weights between layers of so many leaky nodes may begin.
pub fn reach(leak: f64, from: usize, to: usize) -> f64 {
    todo!("a leak of {leak}, from {from} nodes to {to}")
}

fn main() {
    println!("{:.4}", reach(0.1, 60, 120));
}
