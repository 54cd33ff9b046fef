/// The epoch that is kept, and the epoch after which training stops.
pub fn stopped(errors: &[f64], patience: usize) -> (usize, usize) {
    let mut best = 0;
    for epoch in 1..errors.len() {
        if errors[epoch] < errors[best] {
            best = epoch;
        } else if epoch == best + patience {
            return (best, epoch);
        }
    }
    (best, errors.len() - 1)
}

fn main() {
    println!("{:?}", stopped(&[0.12, 0.10, 0.11, 0.09, 0.10, 0.10, 0.13, 0.08], 3));
}
