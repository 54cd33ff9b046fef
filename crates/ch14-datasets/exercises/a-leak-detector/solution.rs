use ch12_network::Samples;
use ch14_datasets::selection::noise;

/// Panics where a pipeline's reports cannot be honest.
pub fn test(pipeline: fn(&Samples, u64) -> f64) {
    let reports = (0..30).map(|seed| pipeline(&noise(40, 30, seed), seed));
    let mean = reports.sum::<f64>() / 30.0;
    assert!(mean < 0.6, "{mean} on average, of noise");
}

fn main() {
    // As honest as can be: it answers yes to everything and trains nothing.
    test(|samples, _| samples.targets.mean().unwrap_or(0.0));
}
