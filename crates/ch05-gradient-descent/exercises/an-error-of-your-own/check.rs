use answer::pull;

use crate::checks::Checks;

/// Whether a linear node that is trained with the pull answers the five samples correctly
/// (and the same in a mirror, where the far one is a no).
fn all_right(fifth: f64) -> bool {
    let samples = [(0.0, 0.0), (1.0, 0.0), (2.0, 1.0), (3.0, 1.0), (fifth, 1.0)];
    trained(samples) && trained(samples.map(|(x, target)| (3.0 - x, 1.0 - target)))
}

fn trained(samples: [(f64, f64); 5]) -> bool {
    let (mut weight, mut bias) = (0.0, 0.0);
    for _ in 0..20_000 {
        let (mut first, mut second) = (0.0, 0.0);
        for (x, target) in samples {
            let pull = pull(weight * x + bias, target);
            first += pull * x;
            second += pull;
        }
        weight -= 0.002 * first;
        bias -= 0.002 * second;
    }
    samples.iter().all(|(x, target)| (weight * x + bias >= 0.5) == (*target == 1.0))
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.holds("no pull at the target", pull(1.0, 1.0) == 0.0 && pull(0.0, 0.0) == 0.0);
    let low = [-3.0, -1.0, 0.0, 0.25, 0.45];
    c.holds("up where a yes is too low", low.iter().all(|output| pull(*output, 1.0) < 0.0));
    let high = [0.55, 0.75, 1.0, 2.0, 4.0];
    c.holds("down where a no is too high", high.iter().all(|output| pull(*output, 0.0) > 0.0));
    let stronger = low.windows(2).all(|pair| pull(pair[0], 1.0) <= pull(pair[1], 1.0))
        && high.windows(2).all(|pair| pull(pair[0], 0.0) <= pull(pair[1], 0.0));
    c.holds("the more wrong, the stronger", stronger);
    let fifths = [4.0, 8.0, 12.0, 20.0];
    c.holds("all five answers, and their mirror image", fifths.into_iter().all(all_right));
}
