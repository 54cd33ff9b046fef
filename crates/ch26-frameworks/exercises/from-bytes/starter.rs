/// The weights from-to: a row for each input, with a number for each node.
pub fn weights(bytes: &[u8], inputs: usize, nodes: usize) -> Vec<Vec<f64>> {
    todo!("eight bytes a number, all weights of node 0 first")
}

fn main() {
    let bytes: Vec<u8> = [1.0_f64, 2.0, 3.0, 4.0, 5.0, 6.0].iter().flat_map(|x| x.to_le_bytes()).collect();
    println!("{:?}", weights(&bytes, 2, 3));
}
