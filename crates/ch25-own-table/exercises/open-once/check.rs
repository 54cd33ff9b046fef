use answer::choose;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases: [(&[usize], &[f64], &[f64]); 5] = [
        (&[2, 4, 8, 16], &[0.9, 0.5, 0.4, 0.6], &[0.8, 0.3, 0.7, 0.2]),
        (&[16, 8, 4], &[0.5, 0.7, 0.5], &[0.4, 0.1, 0.9]),
        (&[3], &[0.25], &[0.75]),
        (&[1, 5, 9], &[0.1, 0.2, 0.3], &[0.6, 0.5, 0.4]),
        (&[7, 2, 6], &[0.8, 0.7, 0.2], &[0.1, 0.3, 0.5]),
    ];
    for (sizes, validation, test) in cases {
        let place = |size: usize| sizes.iter().position(|other| *other == size);
        let (mut validated, mut opened) = (vec![], vec![]);
        let mut validate = |size: usize| {
            validated.push(size);
            place(size).map_or(f64::NAN, |at| validation[at])
        };
        let mut open = |size: usize| {
            opened.push(size);
            place(size).map_or(f64::NAN, |at| test[at])
        };
        let (size, error) = choose(sizes, &mut validate, &mut open);
        let least = validation.iter().copied().fold(f64::INFINITY, f64::min);
        let best = sizes[validation.iter().position(|one| *one == least).expect("a size")];
        c.case(inputs![sizes, validation, test]);
        c.holds("asks each size once", validated == sizes);
        c.holds("opens the test once", opened.len() == 1);
        c.holds("takes the best on the validation part", size == best);
        c.holds("opens it for that size", opened.last() == Some(&size));
        c.holds("gives the error of the test", place(size).is_some_and(|at| test[at] == error));
    }
}
