/// The outputs inside and outside that have the lowest error.
pub fn best_outputs(turned_inside: f64, turned_outside: f64) -> [f64; 2] {
    [1.0 - turned_inside, turned_outside]
}

/// The lowest mean error E of all samples.
pub fn best_error(inside: f64, turned_inside: f64, turned_outside: f64) -> f64 {
    let of = |turned: f64| 0.5 * turned * (1.0 - turned);
    inside * of(turned_inside) + (1.0 - inside) * of(turned_outside)
}

fn main() {
    println!("{:?}", best_outputs(0.2, 0.05));
    println!("{}", best_error(0.3, 0.2, 0.05));
}
