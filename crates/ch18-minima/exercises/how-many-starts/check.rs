use answer::starts_needed;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases = [(30, 200, 0.01), (1, 2, 0.001), (150, 200, 0.05), (5, 200, 0.1), (0, 50, 0.01)];
    // In the last, two starts are all stuck with just this chance.
    let more = [(20, 20, 0.5), (9, 10, 0.2), (1, 2, 0.25)];
    for (stuck, tried, chance) in cases.into_iter().chain(more) {
        c.case(inputs![stuck, tried, chance]);
        c.number("starts", starts_needed(stuck, tried, chance) as f64);
    }
}
