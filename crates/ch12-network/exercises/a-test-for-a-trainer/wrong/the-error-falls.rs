use ch11_architecture::Network;
use ch12_network::{Samples, colours, error};

pub fn test(epoch: fn(&mut Network, &Samples, f64) -> f64) {
    let samples = colours(200, 2);
    let mut network = Network::seeded(3, 4, 1, 1);
    let before = error(&network, &samples);
    epoch(&mut network, &samples, 0.01);
    assert!(error(&network, &samples) < before);
}
