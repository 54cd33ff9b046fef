use answer::{Bitmap, Digit, Recipe, confusion, nearest, outputs, seen, shifted, to_samples, train};
use ch24_digits::ndarray::{Array1, ArrayView1};

use crate::checks::Checks;

/// Images that no two rows, columns or digits of are alike.
fn digits(count: usize) -> Vec<Digit> {
    let pixel = |row: usize, place: usize| ((row * 7 + place * (row % 5 + 2) + place / 8) % 17) as u8;
    (0..count)
        .map(|row| Digit {
            pixels: std::array::from_fn(|place| pixel(row, place)),
            class: (row * row + row / 3) % 10,
        })
        .collect()
}

fn drawing(dots: &[(usize, usize)]) -> Bitmap {
    std::array::from_fn(|row| std::array::from_fn(|column| dots.contains(&(row, column))))
}

pub fn check(c: &mut Checks) {
    let samples = to_samples(&digits(30));
    c.case(inputs![]);
    c.block("inputs of an image", &samples.inputs.row(3).to_vec());
    c.block("targets of an image", &samples.targets.row(3).to_vec());
    for (right, down) in [(0, 0), (1, 0), (0, 2), (-3, -1), (8, 0)] {
        c.case(inputs![right, down]);
        c.block("moved image", &shifted(samples.inputs.row(3), right, down).to_vec());
    }
    for number in [0, 4, 11] {
        let image = samples.inputs.row(number).to_owned() * 0.9 + 0.01;
        c.case(inputs![number]);
        c.number("nearest", nearest(&samples, image.view()) as f64);
    }
    for number in 0..10 {
        let image = 0.6 * &samples.inputs.row(number) + 0.4 * &samples.inputs.row(number + 13);
        c.case(inputs![number]);
        c.number("nearest to a mixture", nearest(&samples, image.view()) as f64);
    }
    let mut twins = to_samples(&digits(3));
    let first = twins.inputs.row(0).to_owned();
    twins.inputs.row_mut(1).assign(&first);
    twins.inputs.row_mut(2).assign(&first);
    c.case(inputs![]);
    c.number("nearest of twins", nearest(&twins, first.view()) as f64);
    twins.inputs[[2, 63]] += 0.25;
    let last = twins.inputs.row(2).to_owned();
    c.number("nearest by the last pixel", nearest(&twins, last.view()) as f64);
    let told = |input: ArrayView1<f64>| (input[0] * 16.0) as usize % 10;
    let counts = confusion(&samples, told);
    let rows: Vec<Vec<f64>> =
        counts.iter().map(|row| row.iter().map(|count| *count as f64).collect()).collect();
    c.case(inputs![]);
    c.table("confusion matrix", &rows);
    let recipe = Recipe { hidden: &[4], batch: 8, learning_rate: 0.05, patience: 3, most: 25 };
    let validation = to_samples(&digits(40)[30..]);
    let short = Recipe { patience: 20, most: 4, ..recipe };
    let wild = Recipe { learning_rate: 5.0, ..recipe };
    for (name, recipe, seed) in [
        ("until no better", recipe, 1),
        ("until no better", recipe, 4),
        ("four epochs", short, 2),
        ("steps that are much too large", wild, 3),
    ] {
        let trained = train(&recipe, &samples, &validation, seed);
        c.case(inputs![name, seed]);
        c.number("epochs", trained.curve.len() as f64);
        c.number("best epoch", trained.best_epoch as f64);
        c.block("first errors", &trained.curve[1]);
        let shares: Array1<f64> = outputs(&trained.network, samples.inputs.row(2));
        c.block("outputs of the best network", &shares.to_vec());
    }
    for dots in [
        vec![(10, 12), (11, 12), (12, 12), (13, 13), (14, 13), (15, 14)],
        vec![(3, 4), (3, 20), (28, 4), (28, 20), (16, 11)],
        vec![(31, 31)],
        vec![(5, 0), (9, 0)],
        vec![(0, 3), (0, 9)],
        (0..20).flat_map(|row| [(row, 0), (row, 1), (row, 2), (row, 3)]).collect(),
        (4..24).flat_map(|row| [(row, 9 + row % 3), (row, 10 + row % 3)]).collect(),
        (0..32).flat_map(|row| [(row, row), (row, 31 - row), (0, row)]).collect(),
        (0..32).flat_map(|row| [(row, 0), (row, 31), (31, row), (row, 7 * row % 32)]).collect(),
        (2..30).flat_map(|row| (5..27).map(move |column| (row, column))).collect(),
        (0..12).flat_map(|row| (0..32).map(move |column| (row, column))).filter(|(row, column)| row * column % 3 == 0).collect(),
        (0..32).flat_map(|row| (0..9).map(move |column| (row, column))).filter(|(row, column)| (row + column) % 4 < 2).collect(),
    ] {
        c.case(inputs![dots]);
        c.block("what is seen", &seen(&drawing(&dots)).expect("there is ink"));
    }
    c.case(inputs![]);
    c.holds("nothing is seen of nothing", seen(&drawing(&[])).is_none());
}
