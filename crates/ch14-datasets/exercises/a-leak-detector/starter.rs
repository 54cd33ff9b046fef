use ch12_network::Samples;
use ch14_datasets::selection::noise;

/// Panics where a pipeline's reports cannot be honest.
pub fn test(pipeline: fn(&Samples, u64) -> f64) {
    let report = pipeline(&noise(40, 30, 1), 1);
    println!("on one table of noise: {report}");
    todo!("assert! something that only an honest pipeline keeps")
}

fn main() {
    // As honest as can be: it answers yes to everything and trains nothing.
    test(|samples, _| samples.targets.mean().unwrap_or(0.0));
}
