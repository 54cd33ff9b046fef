/// The slopes of f with respect to q, p, b and a.
pub fn back_from_f() -> [f64; 4] {
    todo!("four numbers")
}

/// How fast p, q and f move with b.
pub fn forwards_from_b() -> [f64; 3] {
    todo!("three numbers")
}

fn main() {
    println!("{:?} {:?}", back_from_f(), forwards_from_b());
}
