//! Two networks on XOR after 5000 epochs, measured; then both are left to train on.

use ch18_minima::worked::{SADDLE_SEED, VALLEY_SEED, standing, xor_surface};
use ch18_minima::{NetworkSurface, Surface, survey};

fn main() {
    for seed in [SADDLE_SEED, VALLEY_SEED] {
        let (network, samples) = xor_surface(2, seed);
        let surface = NetworkSurface { shape: &network, samples: &samples };
        let mut place = standing(seed, 5000);
        let measured = survey(&surface, &place);
        println!("seed {seed}: error {:.6}, {:?}", measured.error, measured.verdict(1.0));
        println!("    length of the gradient {:.1e}", measured.slope);
        println!("    smallest curvature    {:+.1e}", measured.curvatures.values[0]);
        println!("    largest curvature     {:+.1e}", measured.curvatures.values[8]);
        for _ in 5000..20_000 {
            place -= &surface.gradient(&place);
        }
        println!("    after 20,000 epochs: error {:.6}", surface.error(&place));
    }
}
