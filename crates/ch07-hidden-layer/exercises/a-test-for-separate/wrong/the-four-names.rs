/// Panics where `separable` is wrong about what one node with a bias can do.
pub fn test(separable: fn(&[f64]) -> bool) {
    assert!(separable(&[0.0, 0.0, 0.0, 1.0]), "AND");
    assert!(separable(&[0.0, 1.0, 1.0, 1.0]), "OR");
    assert!(separable(&[1.0, 1.0, 1.0, 0.0]), "NAND");
    assert!(!separable(&[0.0, 1.0, 1.0, 0.0]), "XOR");
}
