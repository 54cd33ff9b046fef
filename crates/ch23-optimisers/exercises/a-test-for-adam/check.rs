use answer::test;

use crate::checks::Checks;

/// What is different about an Adam.
#[derive(Default)]
struct Odd {
    mean_uncorrected: bool,
    squares_uncorrected: bool,
    whole: bool,
    no_root: bool,
    square_of_mean: bool,
    under_root: bool,
    uphill: bool,
    counted_from: i32,
    /// After this many updates the correction stands still, if it does.
    correction_stands: Option<i32>,
}

fn adam(gradients: &[f64], odd: Odd) -> Vec<f64> {
    let (mut weight, mut mean, mut squares) = (0.0, 0.0_f64, 0.0_f64);
    let mut weights = vec![];
    for (update, gradient) in (1 + odd.counted_from..).zip(gradients) {
        let shares = odd.correction_stands.map_or(update, |last| update.min(last));
        mean = 0.9 * mean + if odd.whole { *gradient } else { 0.1 * gradient };
        squares = 0.999 * squares + 0.001 * gradient * gradient;
        let above = if odd.mean_uncorrected { mean } else { mean / (1.0 - 0.9_f64.powi(shares)) };
        let mut below =
            if odd.squares_uncorrected { squares } else { squares / (1.0 - 0.999_f64.powi(shares)) };
        if odd.square_of_mean {
            below = above * above;
        }
        let divisor = match (odd.no_root, odd.under_root) {
            (true, _) => below + 1e-8,
            (_, true) => (below + 1e-8).sqrt(),
            _ => below.sqrt() + 1e-8,
        };
        weight -= if odd.uphill { -above / divisor } else { above / divisor };
        weights.push(weight);
    }
    weights
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts Adam", || test(|gradients| adam(gradients, Odd::default())));
    c.refuses("refuses Adam without its correction", || {
        test(|gradients| {
            let odd = Odd { mean_uncorrected: true, squares_uncorrected: true, ..Odd::default() };
            adam(gradients, odd)
        });
    });
    c.refuses_each(
        "refuses half a correction",
        &[
            || test(|all| adam(all, Odd { mean_uncorrected: true, ..Odd::default() })),
            || test(|all| adam(all, Odd { squares_uncorrected: true, ..Odd::default() })),
        ],
    );
    c.refuses("refuses gradients taken up whole", || {
        test(|all| adam(all, Odd { whole: true, ..Odd::default() }));
    });
    c.refuses("refuses a missing root", || {
        test(|all| adam(all, Odd { no_root: true, ..Odd::default() }));
    });
    c.refuses("refuses the square of the mean", || {
        test(|all| adam(all, Odd { square_of_mean: true, ..Odd::default() }));
    });
    c.refuses("refuses a number under the root", || {
        test(|all| adam(all, Odd { under_root: true, ..Odd::default() }));
    });
    c.refuses("refuses the wrong sign", || {
        test(|all| adam(all, Odd { uphill: true, ..Odd::default() }));
    });
    c.refuses_each(
        "refuses a correction that stands still",
        &[
            || test(|all| adam(all, Odd { correction_stands: Some(1), ..Odd::default() })),
            || test(|all| adam(all, Odd { correction_stands: Some(2), ..Odd::default() })),
        ],
    );
    c.refuses("refuses counting from the second", || {
        test(|all| adam(all, Odd { counted_from: 1, ..Odd::default() }));
    });
}
