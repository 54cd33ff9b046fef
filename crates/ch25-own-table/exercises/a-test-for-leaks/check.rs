use answer::test;

use crate::checks::Checks;

/// Mean and standard deviation of these rows.
fn fitted(column: &[f64], rows: &[usize]) -> (f64, f64) {
    let count = rows.len() as f64;
    let mean = rows.iter().map(|&row| column[row]).sum::<f64>() / count;
    let squares: f64 = rows.iter().map(|&row| (column[row] - mean) * (column[row] - mean)).sum();
    (mean, (squares / count).sqrt())
}

fn by(column: &[f64], rows: &[usize]) -> Vec<f64> {
    let (mean, unit) = fitted(column, rows);
    column.iter().map(|value| (value - mean) / unit).collect()
}

fn others(column: &[f64], training: &[usize]) -> Vec<usize> {
    (0..column.len()).filter(|row| !training.contains(row)).collect()
}

fn right(column: &[f64], training: &[usize]) -> Vec<f64> {
    by(column, training)
}

fn of_all(column: &[f64], _training: &[usize]) -> Vec<f64> {
    by(column, &(0..column.len()).collect::<Vec<_>>())
}

fn of_its_own(column: &[f64], training: &[usize]) -> Vec<f64> {
    let mut scaled = by(column, training);
    let others = others(column, training);
    if !others.is_empty() {
        let own = by(column, &others);
        others.iter().for_each(|&row| scaled[row] = own[row]);
    }
    scaled
}

fn of_the_first(column: &[f64], training: &[usize]) -> Vec<f64> {
    by(column, &(0..training.len()).collect::<Vec<_>>())
}

fn only_moved(column: &[f64], training: &[usize]) -> Vec<f64> {
    let (mean, _) = fitted(column, training);
    column.iter().map(|value| value - mean).collect()
}

fn only_divided(column: &[f64], training: &[usize]) -> Vec<f64> {
    let (_, unit) = fitted(column, training);
    column.iter().map(|value| value / unit).collect()
}

fn only_training(column: &[f64], training: &[usize]) -> Vec<f64> {
    let mut scaled = by(column, training);
    others(column, training).iter().for_each(|&row| scaled[row] = column[row]);
    scaled
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the right program", || test(right));
    c.refuses("refuses a scale of all rows", || test(of_all));
    c.refuses("refuses a scale of the test rows", || test(of_its_own));
    c.refuses("refuses a scale of the first rows", || test(of_the_first));
    c.refuses_each("refuses what scales half", &[|| test(only_moved), || test(only_divided)]);
    c.refuses("refuses what scales the training rows alone", || test(only_training));
}
