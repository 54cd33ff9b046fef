use answer::widest;
use ch03_learning_rule::Sample;
use ch04_convergence::worked::hand_samples;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    // Turned by these, the best direction of the week comes to lie at each end of the circle.
    for degrees in [0_i32, 90, 180, 270, 308, 309, 310] {
        c.case(inputs![degrees]);
        let (sin, cos) = f64::from(degrees).to_radians().sin_cos();
        let turned = |sample: Sample| {
            let (x, y) = (sample.input[0], sample.input[1]);
            Sample { input: vec![x * cos - y * sin, x * sin + y * cos], target: sample.target }
        };
        let samples: Vec<Sample> = hand_samples().into_iter().map(turned).collect();
        c.number("widest margin", widest(&samples));
    }
    let inseparable = [([1.0, 2.0], 1.0), ([2.0, 1.0], 0.0), ([1.0, 1.0], 1.0), ([1.5, 0.5], 1.0)];
    c.case(inputs![inseparable]);
    let samples = inseparable.map(|(input, target)| Sample { input: input.into(), target });
    c.number("widest margin", widest(&samples));
}
