use answer::parity;

use crate::checks::Checks;

/// Whether the network for so many bits is right about every case.
fn right(bits: usize) -> bool {
    let network = parity(bits);
    (0..1_usize << bits).all(|row| {
        let input: Vec<f64> = (0..bits).map(|bit| (row >> bit & 1) as f64).collect();
        network.output(&input) == f64::from(row.count_ones() % 2)
    })
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.holds("right for 2, 4 and 8 bits", [2, 4, 8].into_iter().all(right));
    c.holds("right for 3, 5, 6 and 7 bits", [3, 5, 6, 7].into_iter().all(right));
    c.holds("few weights", (2..=8).all(|bits| parity(bits).weights() <= 8 * bits));
    let narrow = |node: &Vec<f64>| {
        let incoming = &node[..node.len().saturating_sub(1)];
        incoming.iter().filter(|weight| **weight != 0.0).count() <= 4
    };
    c.holds("narrow nodes", (2..=8).all(|bits| parity(bits).0.iter().flatten().all(narrow)));
}
