/// The weights from-to: a row for each input, with a number for each node.
pub fn weights(bytes: &[u8], inputs: usize, nodes: usize) -> Vec<Vec<f64>> {
    let number = |at: usize| {
        let eight: [u8; 8] = std::array::from_fn(|byte| bytes[8 * at + byte]);
        f64::from_le_bytes(eight)
    };
    let values: Vec<f64> = (0..inputs * nodes).map(number).collect();
    (0..inputs).map(|input| (0..nodes).map(|node| values[node * inputs + input]).collect()).collect()
}

fn main() {
    let bytes: Vec<u8> = [1.0_f64, 2.0, 3.0, 4.0, 5.0, 6.0].iter().flat_map(|x| x.to_le_bytes()).collect();
    println!("{:?}", weights(&bytes, 2, 3));
}
