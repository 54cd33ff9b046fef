use ch09_training::worked::{network, sample};
use ch10_backpropagation::worked::{Bug, gradients_with};
use ch10_backpropagation::{backpropagate, relative_error};

/// Which mistake was it? We make all four and look for the fingerprint.
pub fn answer() -> char {
    let right = backpropagate(&network(), &sample());
    let fits = |bug: Bug| {
        let wrong = gradients_with(bug, &network(), &sample(), 1.0);
        let i_to_h = relative_error(&wrong.i_to_h.concat(), &right.i_to_h.concat());
        let h_to_o = relative_error(&wrong.h_to_o, &right.h_to_o);
        h_to_o < 1e-10 && i_to_h > 0.5
    };
    let suspects = [
        ('a', Bug::NoSlopeAtOutput),
        ('b', Bug::PreactivationInHtoO),
        ('c', Bug::FinalErrorSentBack),
        ('d', Bug::SignOfError),
    ];
    let guilty: Vec<char> = suspects.iter().filter(|(_, bug)| fits(*bug)).map(|s| s.0).collect();
    if let [letter] = guilty[..] { letter } else { '?' }
}

fn main() {
    println!("The answer is {}.", answer());
}
