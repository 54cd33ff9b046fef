//! Every mistake about the six points, with what is left of it in the weights.

use ch04_convergence::worked::{HAND_RATE, hand_samples, mistakes};
use ch04_convergence::{margin, mistake_bound, radius};

fn main() {
    let (samples, good) = (hand_samples(), [3.0, 4.0]);
    let (radius, margin) = (radius(&samples), margin(&samples, &good));
    println!("R {radius:.3}, γ {margin:.3}, at most {:.2} mistakes", mistake_bound(radius, margin));
    for mistake in mistakes(&[0.0, 0.0], &samples, HAND_RATE, &good, 100) {
        print!("{:4?} weights {:4.1?}", mistake.input, mistake.after);
        print!("  reach {:.1} (at least {:.1})", mistake.reach, mistake.least_reach);
        println!("  squared {:.2} (at most {:4.1})", mistake.squared, mistake.most_squared);
    }
}
