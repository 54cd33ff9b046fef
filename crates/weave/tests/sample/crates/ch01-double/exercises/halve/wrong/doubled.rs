pub fn halve(input: f64) -> f64 {
    input * 2.0
}
