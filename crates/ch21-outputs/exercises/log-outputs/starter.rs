/// The logarithm of each output of softmax.
pub fn log_outputs(pre: &[f64]) -> Vec<f64> {
    todo!("what is the logarithm of a share?")
}

fn main() {
    println!("{:?}", log_outputs(&[2.0, 1.0, -1.0]));
    println!("{:?}", log_outputs(&[1000.0, 0.0]));
}
