use answer::fold;

use crate::checks::Checks;

fn layer(weights: &[Vec<f64>], biases: &[f64], inputs: &[f64]) -> Vec<f64> {
    let mut answers = biases.to_vec();
    for (row, input) in weights.iter().zip(inputs) {
        for (answer, weight) in answers.iter_mut().zip(row) {
            *answer += weight * input;
        }
    }
    answers
}

pub fn check(c: &mut Checks) {
    let one = (vec![vec![2.0], vec![-1.0], vec![0.25]], vec![0.5], vec![23.0], vec![8.0]);
    let two = (
        vec![vec![1.5, -0.5], vec![0.25, 2.0]],
        vec![-0.75, 0.5],
        vec![10.0, -4.0],
        vec![3.0, 0.5],
    );
    for (weights, biases, offset, unit) in [one, two] {
        c.case(inputs![weights, biases, offset, unit]);
        let (new, new_biases) = fold(&weights, &biases, &offset, &unit);
        let close = |inputs: &[f64]| {
            let old = layer(&weights, &biases, inputs);
            let wanted = old.iter().zip(&unit).zip(&offset).map(|((old, unit), o)| old * unit + o);
            let found = layer(&new, &new_biases, inputs);
            wanted.zip(&found).all(|(wanted, found)| (wanted - found).abs() < 1e-9)
        };
        let zeros = vec![0.0; weights.len()];
        c.holds(
            "the shape stays",
            new.len() == weights.len()
                && new.iter().all(|row| row.len() == biases.len())
                && new_biases.len() == biases.len(),
        );
        let none = vec![0.0; biases.len()];
        let nothing = |biases: &[f64], offset: &[f64]| {
            let (new, new_biases) = fold(&weights, biases, offset, &unit);
            layer(&new, &new_biases, &zeros)
        };
        let same = |found: Vec<f64>, wanted: Vec<f64>| {
            found.len() == wanted.len()
                && found.iter().zip(&wanted).all(|(one, other)| (one - other).abs() < 1e-9)
        };
        let in_unit = biases.iter().zip(&unit).map(|(bias, unit)| bias * unit).collect();
        c.holds("the bias is in the unit", same(nothing(&biases, &none), in_unit));
        c.holds("the offset is added once", same(nothing(&none, &offset), offset.clone()));
        if biases.len() == 2 {
            c.holds("a unit for each node", close(&[1.0, 0.0]) && close(&[0.0, -2.0]));
        }
        c.holds(
            "answers in the unit of the target",
            close(&[0.5, -1.0, 2.0][..weights.len()]) && close(&[-3.0, 0.25, 1.0][..weights.len()]),
        );
    }
}
