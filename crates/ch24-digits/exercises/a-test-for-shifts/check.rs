use answer::test;

use crate::checks::Checks;

/// Each pixel from wherever `from` says.
fn by(image: &[f64], from: impl Fn(isize, isize) -> (isize, isize)) -> Vec<f64> {
    let pixel = |place: isize| {
        let (row, column) = from(place / 8, place % 8);
        let inside = (0..8).contains(&row) && (0..8).contains(&column);
        if inside { image[(8 * row + column) as usize] } else { 0.0 }
    };
    (0..64).map(pixel).collect()
}

fn right(image: &[f64], right: isize, down: isize) -> Vec<f64> {
    by(image, |row, column| (row - down, column - right))
}

fn comes_back(image: &[f64], right: isize, down: isize) -> Vec<f64> {
    by(image, |row, column| ((row - down).rem_euclid(8), (column - right).rem_euclid(8)))
}

fn next_row(image: &[f64], right: isize, down: isize) -> Vec<f64> {
    let from = |place: isize| place - 8 * down - right;
    (0..64)
        .map(|place| if (0..64).contains(&from(place)) { image[from(place) as usize] } else { 0.0 })
        .collect()
}

fn sticks(image: &[f64], right: isize, down: isize) -> Vec<f64> {
    by(image, |row, column| ((row - down).clamp(0, 7), (column - right).clamp(0, 7)))
}

fn other_way(image: &[f64], right: isize, down: isize) -> Vec<f64> {
    by(image, |row, column| (row + down, column + right))
}

fn upwards(image: &[f64], right: isize, down: isize) -> Vec<f64> {
    by(image, |row, column| (row + down, column - right))
}

fn to_the_left(image: &[f64], right: isize, down: isize) -> Vec<f64> {
    by(image, |row, column| (row - down, column + right))
}

fn exchanged(image: &[f64], right: isize, down: isize) -> Vec<f64> {
    by(image, |row, column| (row - right, column - down))
}

fn one_step(image: &[f64], right: isize, down: isize) -> Vec<f64> {
    by(image, |row, column| (row - down.signum(), column - right.signum()))
}

fn never_down(image: &[f64], right: isize, _down: isize) -> Vec<f64> {
    by(image, |row, column| (row, column - right))
}

fn never_right(image: &[f64], _right: isize, down: isize) -> Vec<f64> {
    by(image, |row, column| (row - down, column))
}

fn never_left(image: &[f64], right: isize, down: isize) -> Vec<f64> {
    by(image, |row, column| (row - down, column - right.max(0)))
}

fn never_up(image: &[f64], right: isize, down: isize) -> Vec<f64> {
    by(image, |row, column| (row - down.max(0), column - right))
}

fn never_stays(image: &[f64], right: isize, down: isize) -> Vec<f64> {
    let right = if (right, down) == (0, 0) { 1 } else { right };
    by(image, |row, column| (row - down, column - right))
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the right program", || test(right));
    c.refuses_each("refuses what comes back", &[|| test(comes_back), || test(next_row)]);
    c.refuses("refuses what sticks", || test(sticks));
    c.refuses_each(
        "refuses the other direction",
        &[|| test(other_way), || test(upwards), || test(to_the_left)],
    );
    c.refuses("refuses rows for columns", || test(exchanged));
    c.refuses("refuses one step at the most", || test(one_step));
    c.refuses("refuses what never stays", || test(never_stays));
    c.refuses_each(
        "refuses a program that only moves one way",
        &[|| test(never_down), || test(never_right), || test(never_left), || test(never_up)],
    );
}
