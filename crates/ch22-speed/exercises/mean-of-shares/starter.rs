/// The mean over all samples, from the number of samples and the mean of each share.
pub fn mean_of_all(shares: &[(usize, Vec<f64>)]) -> Vec<f64> {
    todo!("how often does each mean count?")
}

fn main() {
    println!("{:?}", mean_of_all(&[(3, vec![1.0, -2.0]), (1, vec![5.0, 2.0])]));
}
