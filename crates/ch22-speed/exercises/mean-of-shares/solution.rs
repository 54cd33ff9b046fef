/// The mean over all samples, from the number of samples and the mean of each share.
pub fn mean_of_all(shares: &[(usize, Vec<f64>)]) -> Vec<f64> {
    let all: usize = shares.iter().map(|share| share.0).sum();
    let mut mean = vec![0.0; shares[0].1.len()];
    for share in shares {
        let part = share.0 as f64 / all as f64;
        for (mean, gradient) in mean.iter_mut().zip(&share.1) {
            *mean += part * gradient;
        }
    }
    mean
}

fn main() {
    println!("{:?}", mean_of_all(&[(3, vec![1.0, -2.0]), (1, vec![5.0, 2.0])]));
}
