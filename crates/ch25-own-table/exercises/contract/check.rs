use answer::dealing::deal;
use answer::measured::{Measured, Says, says};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let piles: [(&[usize], &[usize], usize); 8] = [
        (&[4, 0, 2, 6, 1, 3, 5, 7], &[0, 1, 0, 0, 1, 1, 0, 1], 2),
        (&[8, 7, 6, 5, 4, 3, 2, 1, 0, 9], &[0, 0, 1, 1, 0, 1, 0, 1, 0, 1], 3),
        (&[3, 1, 0, 2, 4, 5, 6, 7], &[0, 2, 2, 2, 0, 1, 1, 1], 4),
        (&[2, 1, 0, 3], &[0, 0, 0, 0], 5),
        (&[2, 0, 3, 1], &[0, 0, 1, 1], 2),
        (&[], &[], 3),
        (&[4, 1, 0, 2, 3], &[2, 0, 0, 0, 1], 2),
        (&[2, 4, 1, 3, 0], &[0, 1, 0, 0, 2], 2),
    ];
    for (order, classes, k) in piles {
        let hands = deal(order, classes, k);
        c.case(inputs![order, classes, k]);
        c.block("cards of each hand", &hands.iter().map(|hand| hand.len() as f64).collect::<Vec<_>>());
        let cards = hands.iter().flatten().map(|&number| number as f64);
        c.block("cards, hand by hand", &cards.collect::<Vec<_>>());
    }
    let lists: [&[f64]; 6] =
        [&[1.0, 0.0, 1.0, 1.0, 0.0, -1.0], &[0.5, 0.25, 0.75, 0.5], &[2.0, 2.0], &[3.0, -1.0], &[4.0], &[]];
    for values in lists {
        let measured = Measured::mean(values);
        c.case(inputs![values]);
        c.number("mean", measured.value);
        c.number("standard error", measured.standard_error);
    }
    for (value, standard_error, rows) in [
        (0.3, 0.1, 50),
        (0.21, 0.1, 50),
        (0.205, 0.1, 50),
        (-0.205, 0.1, 50),
        (0.207, 0.1, 50),
        (0.2074, 0.1, 50),
        (0.2073, 0.1, 50),
        (0.2074, 0.1, 49),
        (0.2076, 0.1, 49),
        (0.19, 0.1, 500),
        (0.2008, 0.1, 500),
        (-0.3, 0.1, 50),
        (-0.2073, 0.1, 50),
        (-0.2074, 0.1, 50),
        (0.05, 0.1, 50),
        (0.9, 0.1, 3),
        (0.9, 0.1, 4),
        (-0.9, 0.1, 3),
        (-0.9, 0.1, 4),
        (0.31, 0.1, 4),
        (0.0, 0.0, 50),
        (0.5, 0.1, 0),
    ] {
        let word = match says(Measured { value, standard_error }, rows) {
            Says::Better => 1.0,
            Says::Worse => -1.0,
            Says::CannotTell => 0.0,
        };
        c.case(inputs![value, standard_error, rows]);
        c.number("verdict", word);
    }
}
