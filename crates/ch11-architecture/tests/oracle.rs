//! A stored run of PyTorch, whose matrices are out×in, against ours; see `tests/oracles/ch11.py`
//! at the top of the repository.

use ch11_architecture::worked;
use serde::Deserialize;

#[derive(Deserialize)]
struct Oracle {
    outputs: Vec<f64>,
    error: f64,
    hidden_weight_grad: Vec<Vec<f64>>,
    output_weight_grad: Vec<Vec<f64>>,
    new_hidden_weight: Vec<Vec<f64>>,
    new_output_weight: Vec<Vec<f64>>,
    new_error: f64,
}

fn oracle() -> Oracle {
    let json = include_str!("../../../tests/oracles/ch11.json");
    serde_json::from_str(json).expect("tests/oracles/ch11.json has these fields")
}

#[track_caller]
fn close(ours: &[f64], theirs: &[f64]) {
    assert_eq!(ours.len(), theirs.len());
    for (ours, theirs) in ours.iter().zip(theirs) {
        assert!((ours - theirs).abs() <= 1e-15, "{ours} is not {theirs}");
    }
}

/// Rows for columns, by indices: nothing of the crate's own.
fn turned(rows: &[Vec<f64>]) -> Vec<f64> {
    (0..rows[0].len()).flat_map(|column| rows.iter().map(move |row| row[column])).collect()
}

#[test]
fn pytorch_has_the_same_numbers_transposed() {
    let (ours, theirs) = (worked::out_by_in(), oracle());
    close(&ours.post_o, &theirs.outputs);
    close(&[ours.error, ours.new_error], &[theirs.error, theirs.new_error]);
    assert_eq!((theirs.hidden_weight_grad.len(), ours.gradient_i_to_h.len()), (3, 2));
    close(&ours.gradient_i_to_h_out_by_in.concat(), &theirs.hidden_weight_grad.concat());
    close(&ours.gradient_i_to_h.concat(), &turned(&theirs.hidden_weight_grad));
    close(&ours.gradient_h_to_o.concat(), &turned(&theirs.output_weight_grad));
    close(&ours.new_i_to_h.concat(), &turned(&theirs.new_hidden_weight));
    close(&ours.new_h_to_o.concat(), &turned(&theirs.new_output_weight));
}
