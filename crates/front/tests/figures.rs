//! The figure draws what it says, wherever its sample is put.

use ch15_bias::{Network, correct, error};
use front::figures::{ALL, HIDDEN, Moved, SEED, learns, samples, trained};

fn at(epochs: f64, across: f64, up: f64) -> Moved {
    Moved { epochs, across, up }
}

/// What a stranger is to see: it begins wrong and ends right.
#[test]
fn as_printed_it_ends_with_every_sample_right() {
    let figure = ALL[0].at_defaults();
    assert!(figure.svg.contains("after 300 epochs 12 of 12 are right"), "{}", figure.svg);
    assert!(figure.desc.contains("it is right on 12 of 12 samples"), "{}", figure.desc);
    let start = learns(&at(0.0, 0.3, 0.35));
    assert!(!start.desc.contains("right on 12 of 12"), "{}", start.desc);
}

#[test]
fn the_network_is_the_chapters_own_and_untrained_at_the_start() {
    let moved = at(0.0, 0.3, 0.35);
    assert_eq!(trained(&moved, &samples(&moved)), Network::seeded(2, HIDDEN, 1, SEED));
    // The description says how many samples and hidden nodes in words.
    let targets = samples(&moved).targets;
    let discs = targets.iter().filter(|target| **target == 1.0).count();
    assert_eq!((discs, targets.len() - discs, HIDDEN), (5, 7, 5));
}

/// Wherever the ringed disc is put, training lowers the error and leaves most samples right.
#[test]
fn everywhere_training_helps() {
    for i in -3..=3 {
        for j in -3..=3 {
            let (across, up) = (0.3 * f64::from(i), 0.3 * f64::from(j));
            let [before, after] = [0.0, 300.0].map(|epochs| {
                let moved = at(epochs, across, up);
                let samples = samples(&moved);
                let network = trained(&moved, &samples);
                (error(&network, &samples), correct(&network, &samples))
            });
            assert!(after.0 < before.0 / 2.0, "{across} {up}: {before:?} {after:?}");
            assert!(after.1 >= 10, "{across} {up}: {after:?}");
        }
    }
}

/// The rings lie where the sample is drawn, and the description names the place.
#[test]
fn the_description_follows_the_handle() {
    let figure = learns(&at(150.0, -0.5, 0.65));
    assert_eq!(figure.handles.len(), 1);
    assert!(figure.desc.contains("at (−0.50, 0.65)"), "{}", figure.desc);
}

/// It comes with the page, before anything is touched.
#[test]
fn it_is_small() {
    let svg = ALL[0].at_defaults().svg;
    assert!(svg.len() < 30_000, "{} bytes", svg.len());
}
