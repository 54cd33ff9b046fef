pub fn interval(right: usize, samples: usize) -> (f64, f64) {
    let _ = (right, samples);
    (0.0, 1.0)
}

fn main() {
    println!("{:?} {:?}", interval(5, 10), interval(10, 10));
}
