use answer::network;

use crate::checks::Checks;

/// Whether the network says this to every input with so many 1s.
fn says(answer: f64, ones: u32) -> bool {
    let network = network();
    let mut counted = (0..8_u32).filter(|row| row.count_ones() == ones);
    counted.all(|row| {
        let input = [2, 1, 0].map(|place| f64::from(row >> place & 1));
        network.output(&input) == answer
    })
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.holds("at most three hidden nodes", (1..=3).contains(&network().into_hidden.len()));
    c.holds("no for 000", says(0.0, 0));
    c.holds("yes for one 1", says(1.0, 1));
    c.holds("no for two 1s", says(0.0, 2));
    c.holds("yes for 111", says(1.0, 3));
}
