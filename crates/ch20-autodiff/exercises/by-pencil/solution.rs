/// The slopes of f with respect to q, p, b and a.
pub fn back_from_f() -> [f64; 4] {
    [3.0, 12.0, -12.0, 21.0]
}

/// How fast p, q and f move with b.
pub fn forwards_from_b() -> [f64; 3] {
    [-1.0, -2.0, -12.0]
}

fn main() {
    println!("{:?} {:?}", back_from_f(), forwards_from_b());
}
