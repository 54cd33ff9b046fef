use answer::reach;

use crate::checks::Checks;

/// A generator that is good enough for weights: the same numbers on every machine.
struct Numbers(u64);

impl Numbers {
    /// Uniform from −1 to 1.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
    }
}

/// How many times as large the mean square of the preactivations of the last layer is as that of the
/// first, over many networks.
fn growth(leak: f64) -> f64 {
    let (mut first, mut last) = (0.0, 0.0);
    let mut numbers = Numbers(1);
    for _ in 0..40 {
        let mut post: Vec<f64> = (0..60).map(|_| 3.0_f64.sqrt() * numbers.next()).collect();
        for layer in 0..12 {
            let to = if post.len() == 60 { 120 } else { 60 };
            let most = reach(leak, post.len(), to);
            let pre: Vec<f64> = (0..to)
                .map(|_| post.iter().map(|post| post * most * numbers.next()).sum())
                .collect();
            let square = pre.iter().map(|pre| pre * pre).sum::<f64>() / to as f64;
            if layer == 0 {
                // The inputs have a mean square of 1, and have been through no node.
                first += square;
            }
            if layer == 11 {
                last += square;
            }
            post = pre.iter().map(|&pre| if pre > 0.0 { pre } else { leak * pre }).collect();
        }
    }
    last / first
}

fn kept(leak: f64) -> bool {
    (0.6..=1.6).contains(&growth(leak))
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.holds("kept by ReLU", kept(0.0));
    c.holds("kept by linear nodes", kept(1.0));
    c.holds("kept by leaky nodes", [0.25, 0.5, 0.75].into_iter().all(kept));
    c.holds("the layer behind does not matter", reach(0.5, 60, 10) == reach(0.5, 60, 400));
}
