use ch11_architecture::ndarray::ArrayView1;
use ch12_network::Samples;
pub use ch13_validation::accuracy;

pub fn largest(values: ArrayView1<f64>) -> usize {
    let mut best = 0;
    for (place, value) in values.iter().enumerate() {
        if *value >= values[best] {
            best = place;
        }
    }
    best
}

pub fn confusion(
    samples: &Samples,
    answer: impl Fn(ArrayView1<f64>) -> usize,
) -> [[usize; 3]; 3] {
    let mut counts = [[0; 3]; 3];
    for (input, target) in samples.iter() {
        counts[largest(target)][answer(input)] += 1;
    }
    counts
}

pub fn standard_error(share: f64, samples: usize) -> f64 {
    (share * (1.0 - share) / samples as f64).sqrt()
}
