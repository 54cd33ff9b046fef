use ch19_any_network::worked::{blind_start, parity};
use ch19_any_network::{Network, Samples, backpropagate, epoch, error};

fn zero_in_front(network: &Network, samples: &Samples) -> bool {
    samples.iter().all(|(input, target)| {
        let gradients = backpropagate(network, input, target);
        gradients[..2].iter().all(|layer| layer.weights.iter().all(|slope| *slope == 0.0))
    })
}

fn after(mut network: Network, samples: &Samples, epochs: usize) -> Network {
    for _ in 0..epochs {
        epoch(&mut network, samples, 0.3);
    }
    network
}

/// What has happened? We wait, and then we push.
pub fn answer() -> char {
    let (_, network) = blind_start(2);
    let samples = parity(2);
    if !zero_in_front(&network, &samples) {
        return 'd';
    }
    let waited = after(network.clone(), &samples, 3000);
    if waited.layers[0] != network.layers[0] {
        return 'b';
    }
    let mut pushed = waited.clone();
    pushed.layers[1].biases += 3.5;
    let gain = error(&waited, &samples) - error(&after(pushed, &samples, 3000), &samples);
    if gain > 0.1 { 'c' } else { 'a' }
}

fn main() {
    println!("The answer is {}.", answer());
}
